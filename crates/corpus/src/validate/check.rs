//! What every check works with: the collection, what is known to be unreadable, and the list of problems.

use std::collections::BTreeSet;

use super::{Problem, ids};
use crate::{Corpus, EntityKind, Letter, Part, PassageRef, WordRange, reading, span_among, words};

/// A collection being checked.
pub(super) struct Check<'a> {
    /// The collection. Borrowed for longer than the check itself, so that problems can be noted while going through it.
    pub(super) corpus: &'a Corpus,
    unread: &'a BTreeSet<String>,
    problems: Vec<Problem>,
}

impl<'a> Check<'a> {
    /// A check that has found nothing yet; `unread` are the files that could not be read.
    pub(super) fn new(corpus: &'a Corpus, unread: &'a BTreeSet<String>) -> Self {
        Self { corpus, unread, problems: Vec::new() }
    }

    /// What was found.
    pub(super) fn problems(self) -> Vec<Problem> {
        self.problems
    }

    /// Notes a problem.
    pub(super) fn note(
        &mut self,
        file: &str,
        at: impl Into<String>,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        let problem = Problem { file: file.to_owned(), at: at.into(), what: what.into(), remedy: remedy.into() };
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    /// Notes a problem unless the condition holds.
    pub(super) fn demand(
        &mut self,
        holds: bool,
        file: &str,
        at: impl Into<String>,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        if !holds {
            self.note(file, at, what, remedy);
        }
    }

    /// The letter with this id; a missing one is noted, unless its file could not be read or there is no letter at all,
    /// which is said once.
    pub(super) fn letter(&mut self, file: &str, at: &str, letter_id: &str) -> Option<&'a Letter> {
        let letter = self.corpus.letter(letter_id);
        let said = self.corpus.letters.is_empty() || self.unread.contains(&ids::letter_file(letter_id));
        if letter.is_none() && !said {
            self.note(
                file,
                at,
                format!("no letter has the id “{letter_id}”"),
                format!("write the id of a letter, or add {}", ids::letter_file(letter_id)),
            );
        }
        letter
    }

    /// Demands that a person has this id.
    pub(super) fn person(&mut self, file: &str, at: &str, person_id: &str) {
        let known = self.corpus.entity(EntityKind::Person, person_id).is_some();
        if !known && !self.unread.contains("people.json") {
            self.note(
                file,
                at,
                format!("no person has the id “{person_id}”"),
                "write the id of a person, or add the person to people.json",
            );
        }
    }

    /// The part of a letter; a missing one is noted.
    pub(super) fn part(&mut self, file: &str, at: &str, letter: &'a Letter, part_id: &str) -> Option<&'a Part> {
        let part = letter.part(part_id);
        if part.is_none() {
            self.note(
                file,
                at,
                format!("the letter {} has no part {part_id}", letter.id),
                "write the id of one of its parts, or take the entry away",
            );
        }
        part
    }

    /// Demands that a place exists: letter, part and words.
    pub(super) fn place(&mut self, file: &str, at: &str, place: &PassageRef) {
        let Some(letter) = self.letter(file, at, &place.letter) else { return };
        let Some(part) = self.part(file, at, letter, &place.part) else { return };
        if let Some(range) = place.words {
            self.words(file, at, letter, part, range);
        }
    }

    /// The words of a part's reading text; a range that goes beyond them is noted.
    pub(super) fn words(
        &mut self,
        file: &str,
        at: &str,
        letter: &Letter,
        part: &Part,
        range: WordRange,
    ) -> Option<String> {
        let text = reading::reading_text(letter, part);
        let spans = words(&text);
        if let Some(span) = span_among(&spans, range) {
            return text.get(span.start..span.end).map(str::to_owned);
        }
        self.note(
            file,
            at,
            format!("words {range} of {}#{} are named, but the part has {} words", letter.id, part.id, spans.len()),
            "count the words of the reading text from 1",
        );
        None
    }
}
