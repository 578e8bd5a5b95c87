//! Other people's programs judge what this one writes: schemas, parsers, the citation styles' own files, whole programs.
//!
//! Only tests, see `tests/`, and how those programs are run. A package of its own, because they take minutes to compile and
//! nobody should wait for them who works on a page: `cargo test -p second-opinion`. Pandoc, biber and jing come from the
//! system's packages, what runs in Node from `tools/npm`; `cargo xtask test` installs both.

use std::{env, fs, io, path::PathBuf, process::Command};

/// Where a script of this package finds what came from npm.
#[must_use]
pub fn npm() -> PathBuf {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |folder| root.join(folder));
    target.join("tools/npm/node_modules")
}

/// What a script of `scripts/` prints, given files that hold these texts.
///
/// # Errors
/// When it cannot be run, or ends with a failure: with what it said.
pub fn script(name: &str, folder: &str, texts: &[&str]) -> io::Result<String> {
    let folder = PathBuf::from(folder).join(name);
    fs::create_dir_all(&folder)?;
    let mut node = Command::new("node");
    // Modules look beside themselves, and nowhere else.
    fs::copy(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("scripts").join(name), npm().join("..").join(name))?;
    node.arg(npm().join("..").join(name));
    for (number, text) in texts.iter().enumerate() {
        let file = folder.join(number.to_string());
        fs::write(&file, text)?;
        node.arg(file);
    }
    said(&mut node)
}

/// What a program prints to its standard output.
///
/// # Errors
/// When it cannot be run, or ends with a failure: with what it said.
pub fn said(program: &mut Command) -> io::Result<String> {
    let output = program.output().map_err(|error| {
        io::Error::new(error.kind(), format!("{program:?}: {error}: `cargo xtask test` installs it, or says how"))
    })?;
    if !output.status.success() {
        return Err(io::Error::other(format!("{program:?}: {}", String::from_utf8_lossy(&output.stderr))));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
