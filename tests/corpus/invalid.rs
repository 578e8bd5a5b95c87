//! Every defect of a collection is reported, all at once and in exactly these words.
//!
//! Each folder of `tests/invalid_corpus/` spoils a copy of `tests/second_collection/`: `defect.json` lists the edits,
//! `expected.txt` the messages, each after what becomes of it. After a deliberate change of words,
//! `UPDATE_EXPECTED=1 cargo test --test corpus`
//! writes the messages anew; read the difference before committing it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use corpus::{
    Corpus, Severity,
    validate::{validate, validate_folder},
};
use serde::Deserialize;

use crate::support;

/// One edit of a file; without `find`, `remove` or `rename` the whole file is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    file: String,
    /// What is replaced. Must stand in the file exactly once, unless `every` is set.
    find: Option<String>,
    write: Option<String>,
    #[serde(default)]
    every: bool,
    #[serde(default)]
    remove: bool,
    rename: Option<String>,
}

fn apply(folder: &Path, edit: &Edit) {
    let file = folder.join(&edit.file);
    if edit.remove {
        return fs::remove_file(file).unwrap();
    }
    if let Some(name) = &edit.rename {
        return fs::rename(file, folder.join(name)).unwrap();
    }
    let written = edit.write.as_deref().unwrap();
    let Some(find) = &edit.find else {
        return fs::write(file, written).unwrap();
    };
    let text = fs::read_to_string(&file).unwrap();
    let times = text.matches(find.as_str()).count();
    assert!(times == 1 || (edit.every && times > 0), "{}: “{find}” stands {times} times", edit.file);
    fs::write(file, text.replace(find.as_str(), written)).unwrap();
}

/// A copy of the example, spoilt.
fn spoilt(defect: &Path, name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name).join(defect.file_name().unwrap());
    let _ = fs::remove_dir_all(&folder);
    support::copy_folder(&support::path("tests/second_collection"), &folder);
    let edits: Vec<Edit> = serde_json::from_str(&fs::read_to_string(defect.join("defect.json")).unwrap())
        .unwrap_or_else(|error| panic!("{}: {error}", defect.display()));
    for edit in &edits {
        apply(&folder, edit);
    }
    folder
}

fn messages(defect: &Path) -> String {
    let folder = spoilt(defect, "invalid_corpus");
    validate_folder(&folder)
        .problems
        .iter()
        .map(|problem| format!("{}: {problem}\n", problem.severity.label()))
        .collect()
}

#[test]
fn every_defect_gives_exactly_its_messages() {
    let mut wrong = Vec::new();
    let mut defects: Vec<_> =
        fs::read_dir(support::path("tests/invalid_corpus")).unwrap().map(|entry| entry.unwrap().path()).collect();
    defects.sort();
    assert!(!defects.is_empty());
    for defect in defects {
        let found = messages(&defect);
        let expected_file = defect.join("expected.txt");
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&expected_file, &found).unwrap();
        }
        let expected = fs::read_to_string(&expected_file).unwrap_or_default();
        if found != expected || found.is_empty() {
            wrong.push(format!("{}\nexpected:\n{expected}found:\n{found}", defect.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// However a collection is spoilt, what can be shown of it is: sound, with nothing in it that has to be left out.
#[test]
fn what_is_left_of_a_spoilt_collection_is_sound() {
    for defect in fs::read_dir(support::path("tests/invalid_corpus")).unwrap().map(|entry| entry.unwrap().path()) {
        let folder = spoilt(&defect, "what_is_left");
        let Some(corpus) = validate_folder(&folder).corpus else {
            let has_nothing = ["no_letters", "only_letter_unreadable", "format_of_the_future"];
            assert!(has_nothing.iter().any(|name| defect.ends_with(name)), "nothing is left of {}", defect.display());
            continue;
        };
        let left: Vec<String> = validate(&corpus)
            .into_iter()
            .filter(|problem| problem.severity == Severity::LeftOut)
            .map(|problem| problem.to_string())
            .collect();
        assert_eq!(left, [""; 0], "{}", defect.display());
        let again = Corpus::from_compact(&corpus::compact::write(&corpus).unwrap()).unwrap();
        assert_eq!(again, corpus, "{}", defect.display());
    }
}

#[test]
fn of_a_collection_with_nothing_to_be_said_nothing_is_left_out() {
    for folder in ["corpus", "tests/second_collection"] {
        let as_read = corpus::load::read_folder(&support::path(folder)).corpus;
        let left = validate_folder(&support::path(folder)).corpus.unwrap();
        let mut completed = as_read;
        corpus::complete(&mut completed);
        assert!(left == completed, "{folder}");
    }
}

#[test]
fn a_byte_order_mark_before_a_file_makes_no_difference() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("byte_order_marks");
    support::copy_folder(&support::path("tests/second_collection"), &folder);
    let before = validate_folder(&folder);
    for inner in ["", "letters", "sources"] {
        for entry in fs::read_dir(folder.join(inner)).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_file() {
                let text = fs::read_to_string(entry.path()).unwrap();
                fs::write(entry.path(), format!("\u{feff}{text}")).unwrap();
            }
        }
    }
    let after = validate_folder(&folder);
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(after.problems, []);
    assert_eq!(after.corpus, before.corpus);
}

#[test]
fn a_sound_collection_has_no_problem() {
    let loaded = validate_folder(&support::path("tests/second_collection"));
    assert_eq!(loaded.problems, []);
    let letters: Vec<String> = loaded.corpus.unwrap().letters.into_iter().map(|letter| letter.id).collect();
    assert_eq!(letters, ["1871-03-04-brandt", "1871-03-04-lindqvist", "undated-brandt"], "by date, undated ones last");
}
