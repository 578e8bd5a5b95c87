//! What every check works with: the collection, what is known to be unreadable, and the list of problems.
//!
//! Start with [`Check`]. Must not know what is checked.

use std::collections::BTreeSet;

use crate::{
    Corpus, EntityKind, Letter, Part, PassageRef, Problem, Severity, WordRange, language, load, reading, span_among,
    words,
};

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

    fn say(&mut self, severity: Severity, file: &str, at: String, what: String, remedy: String) {
        let problem = Problem { severity, file: file.to_owned(), at, what, remedy };
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    /// Says that something is shown, but may be wrong.
    pub(super) fn doubt(
        &mut self,
        file: &str,
        at: impl Into<String>,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.say(Severity::Doubtful, file, at.into(), what.into(), remedy.into());
    }

    /// Says that something cannot be shown; [`crate::integrity`] leaves it out.
    pub(super) fn leave_out(
        &mut self,
        file: &str,
        at: impl Into<String>,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.say(Severity::LeftOut, file, at.into(), what.into(), remedy.into());
    }

    /// Doubts something unless the condition holds.
    pub(super) fn demand(
        &mut self,
        holds: bool,
        file: &str,
        at: impl Into<String>,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        if !holds {
            self.doubt(file, at, what, remedy);
        }
    }

    /// Says that something cannot be shown unless the condition holds.
    pub(super) fn need(
        &mut self,
        holds: bool,
        file: &str,
        at: impl Into<String>,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        if !holds {
            self.leave_out(file, at, what, remedy);
        }
    }

    /// Remarks something unless the condition holds.
    pub(super) fn suggest(
        &mut self,
        holds: bool,
        file: &str,
        at: impl Into<String>,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        if !holds {
            self.say(Severity::Note, file, at.into(), what.into(), remedy.into());
        }
    }

    /// Whether something of a letter could not be read.
    pub(super) fn is_partly_unread(&self, file: &str) -> bool {
        self.unread.contains(file)
    }

    /// Whether any letter's file could not be read.
    pub(super) fn has_unread_letters(&self) -> bool {
        self.unread.iter().any(|file| file.starts_with("letters/"))
    }

    /// The letter with this id; a missing one is noted, unless its file could not be read or there is no letter at all,
    /// which is said once.
    pub(super) fn letter(&mut self, file: &str, at: &str, letter_id: &str) -> Option<&'a Letter> {
        let letter = self.corpus.letter(letter_id);
        let said = self.corpus.letters.is_empty() || self.unread.contains(&load::letter_file(letter_id));
        if letter.is_none() && !said {
            self.leave_out(
                file,
                at,
                format!("no letter has the id “{letter_id}”"),
                format!("write the id of a letter, or add {}", load::letter_file(letter_id)),
            );
        }
        letter
    }

    /// Demands that a person has this id.
    pub(super) fn person(&mut self, file: &str, at: &str, person_id: &str) {
        self.entity(file, at, EntityKind::Person, person_id);
    }

    /// Demands that somebody in a register has this id.
    pub(super) fn entity(&mut self, file: &str, at: &str, kind: EntityKind, id: &str) {
        let register = format!("{}.json", kind.plural());
        if self.corpus.entity(kind, id).is_some() || self.unread.contains(&register) {
            return;
        }
        let what = match kind {
            EntityKind::Person => "person",
            EntityKind::Place => "place",
            EntityKind::Organisation => "organisation",
            EntityKind::Term => "term",
        };
        self.doubt(
            file,
            at,
            format!("no {what} has the id “{id}”"),
            format!("write the id of a {what}, or add the {what} to {register}")
                .replace("a organisation", "an organisation"),
        );
    }

    /// Demands that a text is the tag of a language.
    pub(super) fn language(&mut self, file: &str, at: &str, tag: &str) {
        let remedy = language::better(tag).map_or_else(
            || "write a tag such as en, de-CH or grc (BCP 47)".to_owned(),
            |better| format!("write {better} (BCP 47)"),
        );
        self.demand(language::is_tag(tag), file, at, format!("“{tag}” is not the tag of a language"), remedy);
    }

    /// The part of a letter; a missing one is noted.
    pub(super) fn part(&mut self, file: &str, at: &str, letter: &'a Letter, part_id: &str) -> Option<&'a Part> {
        let part = letter.part(part_id);
        if part.is_none() && !self.unread.contains(&load::letter_file(&letter.id)) {
            self.leave_out(
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
        self.leave_out(
            file,
            at,
            format!("words {range} of {}#{} are named, but the part has {} words", letter.id, part.id, spans.len()),
            "count the words of the reading text from 1",
        );
        None
    }
}
