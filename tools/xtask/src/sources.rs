//! Where the source files of packages and of the standard library lie on this machine, so that the compiler can be told
//! to leave it out of what is published.
//!
//! Start at [`without_folders`]. Messages of a panic name source files. With the folders of the machine in them they would
//! tell readers where somebody's home is, and the same commit would be other bytes elsewhere.

use crate::process::quietly;
use anyhow::Result;
use std::{env, fs, path::PathBuf, process::Command};

/// The compiler's flags for it. They are divided by blanks, so that a folder with a blank in its name cannot be told, and
/// stays. `rustc`: the compiler, to be run.
pub fn without_folders(rustc: impl Fn() -> Result<Command>) -> Result<String> {
    let mut folders: Vec<(String, String)> =
        package_folders().into_iter().map(|folder| (folder.display().to_string() + "/", String::new())).collect();
    folders.extend(standard_library(rustc)?);
    Ok(flags(&folders))
}

/// The folders below which cargo keeps the sources of packages, one for each registry.
fn package_folders() -> Vec<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let sources = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    let mut folders: Vec<PathBuf> = sources.into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    folders.sort();
    folders
}

/// Where the standard library's sources lie if they are installed, and the name that the compiler uses where they are not.
fn standard_library(rustc: impl Fn() -> Result<Command>) -> Result<Option<(String, String)>> {
    let root = quietly(rustc()?.args(["--print", "sysroot"]));
    let version = quietly(rustc()?.arg("-vV"));
    let commit = version.as_deref().and_then(|text| text.lines().find_map(|line| line.strip_prefix("commit-hash: ")));
    let both = root.as_deref().map(str::trim).zip(commit);
    Ok(both.map(|(root, commit)| (format!("{root}/lib/rustlib/src/rust"), format!("/rustc/{commit}"))))
}

fn flags(folders: &[(String, String)]) -> String {
    let told = folders.iter().filter(|(from, _)| !from.contains(' '));
    told.map(|(from, to)| format!("--remap-path-prefix={from}={to}")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiler_is_told_which_folders_are_nobody_elses_business() {
        let folders = [("/home/a/registry/one/", ""), ("/home/b c/", ""), ("/home/a/rust", "/rustc/1f")];
        let folders = folders.map(|(from, to)| (from.to_owned(), to.to_owned()));
        assert_eq!(
            flags(&folders),
            "--remap-path-prefix=/home/a/registry/one/= --remap-path-prefix=/home/a/rust=/rustc/1f"
        );
    }
}
