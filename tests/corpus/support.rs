//! What the tests on collections share: where they are, copies of them to spoil, tables to check them against.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use corpus::{Corpus, validate::validate_folder};

/// A path below the repository's root.
pub fn path(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

/// Copies a folder with all that is in it.
pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The collection of this repository, read once.
pub fn collection() -> &'static Corpus {
    static COLLECTION: LazyLock<Corpus> = LazyLock::new(|| validate_folder(&path("corpus")).corpus.unwrap());
    &COLLECTION
}

/// The rows of a table in `tests/frozen/`, without comments and the line of headings: fields between tabs.
pub fn table(name: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path("tests/frozen").join(name)).unwrap();
    let rows = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// A text without its white space.
pub fn dense(text: &str) -> String {
    text.split_whitespace().collect()
}
