//! Two builds of one commit give the same bytes: `dist/` is compared with a second build, made in another folder from
//! nothing but the files of the repository.
//!
//! Start at [`run`]. Needs `dist/` as `build` has just written it. That the second folder has another path is part of
//! the test: no path of the machine that builds may get into what is published.

use anyhow::{Context as _, Result, bail, ensure};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};
use xtask::{
    process::{quietly, run as finish, say},
    project::Project,
};

/// Builds again below `target/again` and compares.
pub fn run(project: &Project) -> Result<()> {
    let again = project.target.join("again");
    let source = again.join("source");
    lay_out(project, &source)?;
    say("building the same files again, in another folder (about eight minutes: nothing is compiled yet)");
    let commit = quietly(project.command("git")?.args(["rev-parse", "--short=12", "HEAD"])).unwrap_or_default();
    let mut cargo = project.cargo()?;
    cargo.current_dir(&source).args(["xtask", "build"]);
    // The copy is no repository, so that the commit has to be told. What cargo says of the first folder would mislead it.
    cargo.env("CARGO_TARGET_DIR", again.join("target")).env("SOURCE_COMMIT", commit.trim());
    finish(cargo.env_remove("CARGO_MANIFEST_DIR"))?;
    let (first, second) = (contents(&project.dist())?, contents(&source.join("dist"))?);
    let differences = differences(&first, &second);
    if !differences.is_empty() {
        bail!("two builds of the same files differ:\n  {}", differences.join("\n  "));
    }
    say(&format!("{} files of two builds are the same, byte for byte", first.len()));
    fs::remove_dir_all(&source).with_context(|| format!("{} cannot be removed", source.display()))
}

/// Copies what git knows of the repository, as it lies there now.
fn lay_out(project: &Project, source: &Path) -> Result<()> {
    if source.exists() {
        fs::remove_dir_all(source).with_context(|| format!("{} cannot be removed", source.display()))?;
    }
    let listed =
        quietly(project.command("git")?.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]));
    let listed = listed.context("`git ls-files` failed: only a repository can be built again from its own files")?;
    for name in listed.split('\0').filter(|name| !name.is_empty()) {
        let (from, to) = (project.root.join(name), source.join(name));
        if !from.is_file() {
            continue;
        }
        let folder = to.parent().context("a file lies in a folder")?;
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        fs::copy(&from, &to).with_context(|| format!("{name} cannot be copied"))?;
    }
    Ok(())
}

/// Every file below a folder, by its path from there.
fn contents(folder: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        let entries = fs::read_dir(&next).with_context(|| format!("{} cannot be read", next.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
                found.insert(path.strip_prefix(folder)?.to_path_buf(), bytes);
            }
        }
    }
    ensure!(!found.is_empty(), "{} is empty: run `cargo xtask build` first", folder.display());
    Ok(found)
}

/// What is not the same in both, a line each.
fn differences(first: &BTreeMap<PathBuf, Vec<u8>>, second: &BTreeMap<PathBuf, Vec<u8>>) -> Vec<String> {
    let mut lines = Vec::new();
    for (path, bytes) in first {
        match second.get(path) {
            None => lines.push(format!("{}: only in the first", path.display())),
            Some(other) if other != bytes => {
                let same = bytes.iter().zip(other).take_while(|(one, two)| one == two).count();
                lines.push(format!(
                    "{}: {} and {} bytes, the same up to byte {same}",
                    path.display(),
                    bytes.len(),
                    other.len()
                ));
            }
            Some(_) => {}
        }
    }
    let added = second.keys().filter(|path| !first.contains_key(*path));
    lines.extend(added.map(|path| format!("{}: only in the second", path.display())));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> BTreeMap<PathBuf, Vec<u8>> {
        files.iter().map(|(name, text)| (PathBuf::from(name), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn a_changed_a_lost_and_an_added_file_are_named() {
        let first = folder(&[("a", "same"), ("b", "one way"), ("c", "lost")]);
        let second = folder(&[("a", "same"), ("b", "one day"), ("d", "new")]);
        assert_eq!(
            differences(&first, &second),
            ["b: 7 and 7 bytes, the same up to byte 4", "c: only in the first", "d: only in the second"]
        );
        assert_eq!(differences(&first, &first), [""; 0]);
    }
}
