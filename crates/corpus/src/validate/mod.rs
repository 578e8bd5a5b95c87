//! Says everything that is wrong with a collection, at once, each with its remedy.
//!
//! Start with [`validate_folder`] (what the build script and the tests call) or [`validate`] (the collection alone).
//! One module for each subject, named after what it checks; all of them speak through [`check::Check`]. Must not change
//! or repair anything.

mod check;
mod collection;
mod correction;
mod correspondence;
mod entity;
mod exchange;
mod fields;
mod ids;
mod letter;
mod parallel;
mod pieces;
mod source;
mod theme;
mod transcript;

use std::{collections::BTreeSet, fmt, path::Path};

use super::{
    Corpus, EntityKind,
    load::{Loaded, read_folder},
};
use check::Check;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, relative to the collection's folder.
    pub file: String,
    /// Where in it: part, entry, field; empty for the file as a whole.
    pub at: String,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub remedy: String,
}

impl Problem {
    /// A problem with a whole file.
    #[must_use]
    pub fn in_file(file: &str, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { file: file.to_owned(), at: String::new(), what: what.into(), remedy: remedy.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.file)?;
        if !self.at.is_empty() {
            write!(out, ", {}", self.at)?;
        }
        write!(out, ": {} — {}", self.what, self.remedy)
    }
}

/// Reads a folder and says everything that is wrong with it: unreadable files first, then what the files say, in the
/// order of the files, then where a letter is not its source. Only a collection without problems may be embedded.
#[must_use]
pub fn validate_folder(folder: &Path) -> Loaded {
    let mut loaded = read_folder(folder);
    let Some(corpus) = &loaded.corpus else {
        return loaded;
    };
    // What an unreadable file may hold is not reported as missing: one mistake, one message.
    let unread = loaded.problems.iter().map(|problem| problem.file.clone()).collect();
    let mut found = validate_readable(corpus, &unread);
    for letter in &corpus.letters {
        let file = ids::letter_file(&letter.id);
        let rebuilds = !found.iter().any(|problem| problem.file == file && problem.at.starts_with(transcript::FIELD));
        if let Some(text) = loaded.sources.get(&letter.id).filter(|_| rebuilds) {
            found.extend(source::difference(letter, text));
        }
    }
    loaded.problems.extend(found);
    loaded
}

/// All problems of a collection, in the order of its files. Empty means that it makes sense in itself; whether its
/// letters are their sources is for [`validate_folder`].
#[must_use]
pub fn validate(corpus: &Corpus) -> Vec<Problem> {
    validate_readable(corpus, &BTreeSet::new())
}

fn validate_readable(corpus: &Corpus, unread: &BTreeSet<String>) -> Vec<Problem> {
    let mut check = Check::new(corpus, unread);
    collection::check(&mut check);
    letter::check(&mut check);
    for kind in EntityKind::ALL {
        entity::check(&mut check, kind);
    }
    theme::check(&mut check);
    parallel::check(&mut check);
    correspondence::check(&mut check);
    check.problems()
}
