//! A collection of an earlier format, and any folder, from beginning to end.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::{fs, path::Path};

use collection::{
    convert::convert,
    freeze::{ADDRESSES, IDS, freeze},
};
use corpus::validate::validate_folder;

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A copy of the example, which is of format 1.
fn example() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/second_collection"), folder.path());
    folder
}

fn replace(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(file, text.replacen(from, to, 1)).unwrap();
}

#[test]
fn a_collection_of_format_1_becomes_one_of_format_2_that_says_the_same() {
    let folder = example();
    let before = validate_folder(folder.path()).corpus.unwrap();
    let letters = folder.path().join("letters");
    let texts = || -> Vec<String> {
        fs::read_dir(&letters).unwrap().map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap()).collect()
    };
    let written = texts();
    assert!(convert(folder.path()).unwrap().contains("format 1 is now 2"));
    assert!(fs::read_to_string(folder.path().join("collection.json")).unwrap().contains("\"format\": 2,"));
    assert_eq!((validate_folder(folder.path()).corpus.unwrap(), texts()), (before, written));
    assert!(convert(folder.path()).unwrap().contains("already"));
}

#[test]
fn a_collection_that_cannot_be_read_whole_is_not_converted() {
    let folder = example();
    let before = fs::read_to_string(folder.path().join("collection.json")).unwrap();
    let letter = fs::read_dir(folder.path().join("letters")).unwrap().next().unwrap().unwrap().path();
    fs::write(letter, "{").unwrap();
    let said = convert(folder.path()).unwrap_err().to_string();
    assert!(said.contains("nothing was changed") && said.contains("letters/"), "{said}");
    assert_eq!(fs::read_to_string(folder.path().join("collection.json")).unwrap(), before);
}

#[test]
fn any_folder_is_frozen_and_a_text_changes_only_with_the_version() {
    let folder = example();
    let into = folder.path().join("frozen");
    assert!(freeze(folder.path(), &into).unwrap().contains("version 1.1.0"));
    let ids = || fs::read_to_string(into.join(IDS)).unwrap();
    let addresses = || fs::read_to_string(into.join(ADDRESSES)).unwrap();
    assert!(ids().contains("passage 1871-03-04-brandt#p1\t"), "{}", ids());
    assert!(addresses().contains("/letters/1871-03-04-brandt/\n") && addresses().contains("/reed-valley.html\n"));
    assert!(freeze(folder.path(), &into).unwrap().contains("0 of them new, 0 changed"));

    let letter = folder.path().join("letters/1871-03-04-brandt.json");
    let source = folder.path().join("sources/1871-03-04-brandt.txt");
    replace(&letter, "bridge ought", "bridges ought");
    replace(&source, "bridge ought", "bridges ought");
    let said = freeze(folder.path(), &into).unwrap_err().to_string();
    assert!(said.contains("raise edition.version") && said.contains("1871-03-04-brandt#"), "{said}");
    replace(&folder.path().join("collection.json"), "\"1.1.0\"", "\"1.2.0\"");
    let change =
        "{\"version\": \"1.2.0\", \"date\": \"2024-05-02\", \"what\": \"Bridges.\"},\n      {\"version\": \"1.1.0\"";
    replace(&folder.path().join("collection.json"), "{\"version\": \"1.1.0\"", change);
    assert!(freeze(folder.path(), &into).unwrap().contains("1 changed"));
    assert!(ids().starts_with("edition 1.2.0\n"));
}

#[test]
fn a_letter_that_was_frozen_cannot_be_taken_away() {
    let folder = example();
    let into = folder.path().join("frozen");
    freeze(folder.path(), &into).unwrap();
    let mut text = fs::read_to_string(into.join(ADDRESSES)).unwrap();
    text.push_str("/letters/gone/\n/letters/gone/?q=x#p1\n");
    fs::write(into.join(ADDRESSES), text).unwrap();
    assert!(freeze(folder.path(), &into).unwrap_err().to_string().contains("/letters/gone/"));
}
