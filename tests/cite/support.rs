//! What the tests of this folder share.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use knot_of_war::{CORPUS_JSON, cite::Edition, corpus::Corpus};

/// The embedded collection.
pub fn collection() -> Corpus {
    Corpus::from_json(CORPUS_JSON).unwrap()
}

/// The edition of a collection as published at an address.
pub fn published(corpus: &Corpus) -> Edition<'_> {
    Edition { corpus, base: Some("https://letters.example.org/knot/"), accessed: "2027-02-03".parse().ok() }
}

/// A folder of schemas to validate against: the one that `SCHEMAS` names, by default `../shared/schemas` beside the
/// repository. They are no part of it; a test that has none says so.
pub fn schema(name: &str) -> Option<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let folder = env::var_os("SCHEMAS").map_or_else(|| root.join("../shared/schemas"), PathBuf::from);
    // A worktree lies one folder deeper.
    let found =
        [folder.join(name), root.join("../../shared/schemas").join(name)].into_iter().find(|path| path.exists());
    if found.is_none() {
        println!("NOT VALIDATED: {name} is not in {}; name its folder with SCHEMAS", folder.display());
    }
    found
}

/// Runs a program on files; `None`, said plainly, where it is not installed.
pub fn run(program: &str, arguments: &[&Path]) -> Option<Output> {
    match Command::new(program).args(arguments).output() {
        Ok(output) => Some(output),
        Err(error) => {
            println!("NOT VALIDATED: {program} could not be run ({error})");
            None
        }
    }
}

/// Writes a file for another program to read.
pub fn scratch(name: &str, text: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("cite");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path
}
