//! The engine does not know this collection: whoever replaces `corpus/` has an explorer of their own letters.

use std::{collections::BTreeSet, fs, path::Path};

use crate::support::{collection, path};

fn rust_files(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_dir() {
            rust_files(&entry.path(), found);
        } else {
            found.push((entry.path().display().to_string(), fs::read_to_string(entry.path()).unwrap()));
        }
    }
}

#[test]
fn no_letter_and_no_person_of_the_collection_is_named_in_the_source_code() {
    let corpus = collection();
    let mut names: BTreeSet<&str> = corpus.letters.iter().map(|letter| letter.id.as_str()).collect();
    for person in &corpus.people {
        let surname = person.sort_name.split([',', ' ']).next();
        names.extend([Some(person.id.as_str()), person.handle.as_deref(), surname].into_iter().flatten());
    }
    let mut files = Vec::new();
    rust_files(&path("src"), &mut files);
    rust_files(&path("crates"), &mut files);
    files.push(("build.rs".to_owned(), fs::read_to_string(path("build.rs")).unwrap()));
    let mut found = Vec::new();
    for (file, text) in &files {
        let words = text.split(|character: char| !character.is_alphanumeric() && character != '-');
        found.extend(words.filter(|word| names.contains(word)).map(|word| format!("{file}: {word}")));
    }
    assert_eq!(found, [""; 0]);
}
