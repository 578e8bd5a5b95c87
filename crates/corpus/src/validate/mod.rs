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

use std::collections::{BTreeMap, BTreeSet};

use super::{Corpus, EntityKind, Letter, Problem, complete, integrity, load};
use check::Check;

/// A collection that was read and checked.
pub struct Loaded {
    /// The collection without what cannot be shown, completed; `None` where nothing is left of it.
    pub corpus: Option<Corpus>,
    /// The source file of each letter that has one, by letter id.
    pub sources: BTreeMap<String, String>,
    /// Everything that is wrong with it.
    pub problems: Vec<Problem>,
}

impl Loaded {
    /// Whether it may not be published: nothing is left of it, or it is to be strict and something is to be said.
    #[must_use]
    pub fn is_refused(&self, strict: bool) -> bool {
        self.corpus.is_none() || (strict && !self.problems.is_empty())
    }

    /// Whether the collection asks for strictness itself.
    #[must_use]
    pub fn is_strict(&self) -> bool {
        self.corpus.as_ref().is_some_and(|corpus| corpus.collection.strict)
    }
}

/// Reads a folder and says everything that is wrong with it: unreadable files first, then what the files say, in the
/// order of the files, then where a letter is not its source.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn validate_folder(folder: &std::path::Path) -> Loaded {
    validate_files(load::read_folder(folder))
}

/// Checks what was read, leaves out what cannot be shown and completes the rest.
#[must_use]
pub fn validate_files(read: load::ReadFiles) -> Loaded {
    let load::ReadFiles { mut corpus, sources, mut problems, unread } = read;
    // What an unreadable file may hold is not reported as missing: one mistake, one message.
    let mut found = validate_readable(&corpus, &unread);
    for letter in &corpus.letters {
        let file = load::letter_file(&letter.id);
        let rebuilds = !found.iter().any(|problem| problem.file == file && problem.at.starts_with(transcript::FIELD));
        let rebuilds = rebuilds && !unread.contains(&file);
        let source = sources.get(&letter.id);
        found.extend(check_source(letter, source).filter(|_| rebuilds));
    }
    problems.extend(found);
    if problems.iter().any(|problem| problem.takes_from_letters())
        || corpus.letters.iter().any(|letter| letter.parts.is_empty())
    {
        corpus.collection.complete = false;
    }
    let is_of_later_format = corpus.collection.format > super::FORMAT;
    integrity::restore(&mut corpus);
    complete(&mut corpus);
    let corpus = Some(corpus).filter(|corpus| !corpus.letters.is_empty() && !is_of_later_format);
    Loaded { corpus, sources, problems }
}

/// Where a letter is not its source.
fn check_source(letter: &Letter, source: Option<&String>) -> Option<Problem> {
    let doubt = |file: String, at: &str, what: &str, remedy: &str| Problem {
        severity: super::Severity::Doubtful,
        file,
        at: at.to_owned(),
        what: what.to_owned(),
        remedy: remedy.to_owned(),
    };
    match (source, letter.transcript.is_empty()) {
        (None, true) => None,
        (None, false) => Some(doubt(
            format!("sources/{}.txt", letter.id),
            "",
            "is missing",
            "put the file there, or take the transcript out of the letter",
        )),
        (Some(_), true) => Some(doubt(
            load::letter_file(&letter.id),
            transcript::FIELD,
            "is missing, but there is a source file",
            "say what each stretch of the source is, or take the source file away",
        )),
        (Some(text), false) => source::difference(letter, text),
    }
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
