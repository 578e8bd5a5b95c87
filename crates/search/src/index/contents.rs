//! What a collection offers to the index: its passages, and which of them mention whom and belong to which theme.
//!
//! Start with [`add_letter`]. Must not know of queries.

use corpus::sort;
use std::collections::{BTreeMap, BTreeSet};

use crate::{
    index::{
        PassageId, PassageKind, Passages, Scope,
        postings::Postings,
        source_slips::{self, SourceSlips},
    },
    stop_words,
};
use corpus::{Corpus, EntityKind, Letter, Part, PartKind, Theme, letter::NoteBy};
use text::{Version, compose, families::Families, fold::tokens};

/// Adds the parts of a letter in the order of its text, then what this edition says about it.
pub(crate) fn add_letter(postings: &mut Postings, rules: &Families, corpus: &Corpus, at: usize, letter: &Letter) {
    for part in &letter.parts {
        postings.language = rules.number(corpus, letter, part);
        let reading = compose(letter, part, Version::Reading);
        let slips = source_slips::of_part(letter, part, &reading);
        postings.add(at, &part.id, (PassageKind::Part(part.kind), scope(part)), &reading.text, &slips);
    }
    postings.language = 0;
    let mut add = |anchor: &str, kind: PassageKind, text: &str| {
        postings.add(at, anchor, (kind, Scope::Apparatus), text, &SourceSlips::default());
    };
    for correction in &letter.corrections {
        add(&correction.id, PassageKind::Correction, &correction.why);
    }
    for part in &letter.parts {
        match (&part.gist, &part.also) {
            (Some(gist), Some(also)) => add(&part.id, PassageKind::Gist, &format!("{gist}; also: {also}")),
            (Some(gist), None) => add(&part.id, PassageKind::Gist, gist),
            (None, _) => {}
        }
    }
    for fact in &letter.dossier {
        let words: Vec<&str> = fact
            .value
            .iter()
            .map(String::as_str)
            .chain([fact.source.as_str()])
            .filter(|text| !text.is_empty())
            .collect();
        add("dossier", PassageKind::Dossier, &words.join(" — "));
    }
    for parallel in corpus.parallels.iter().filter(|parallel| parallel.a.letter == letter.id) {
        add(&parallel.a.part, PassageKind::Parallel, &parallel.reason);
    }
}

fn scope(part: &Part) -> Scope {
    match part.kind {
        kind if kind.is_body() => Scope::Body,
        PartKind::Summary => Scope::Apparatus,
        PartKind::Note if part.note_by() == Some(NoteBy::Edition) => Scope::Apparatus,
        PartKind::Note => Scope::SourceNote,
        _ => Scope::Framing,
    }
}

/// The passages that mention each entity of a kind, by index in its file.
pub(crate) fn mentions(all: &Passages, corpus: &Corpus, kind: EntityKind) -> Vec<Vec<PassageId>> {
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    numbers.extend(corpus.letters.iter().enumerate().map(|(at, letter)| (letter.id.as_str(), at)));
    let of_entity = |entity: &corpus::Entity| {
        let mut passages = Vec::new();
        for letter_id in entity.mentions.letters() {
            let Some(&letter) = numbers.get(letter_id) else { continue };
            let in_letter = entity.mentions.in_letter(letter_id);
            passages.extend(in_letter.iter().filter_map(|mention| all.find(letter, &mention.part)));
        }
        sort::natural(&mut passages);
        passages.dedup();
        passages
    };
    corpus.entities(kind).iter().map(of_entity).collect()
}

/// The passages of a theme, in the order of the collection, with whether they are mainly about it.
pub(crate) fn of_theme(all: &Passages, corpus: &Corpus, theme: &Theme) -> Vec<(PassageId, bool)> {
    let mut passages = Vec::new();
    for (at, letter) in corpus.letters.iter().enumerate() {
        let Some(assigned) = theme.in_letter(&letter.id) else { continue };
        passages.extend(assigned.main.iter().filter_map(|part| all.find(at, part)).map(|id| (id, true)));
        passages.extend(assigned.touches.iter().filter_map(|part| all.find(at, part)).map(|id| (id, false)));
    }
    sort::by_key(&mut passages, |(id, mainly)| (*id, !mainly));
    passages.dedup_by_key(|(id, _)| *id);
    passages
}

/// What a theme is called, as family keys.
#[derive(Clone, Debug, Default)]
pub(crate) struct ThemeWords {
    /// Of its label.
    pub label: BTreeSet<String>,
    /// Of its definition.
    pub definition: BTreeSet<String>,
}

/// The words that a theme is described with.
pub(crate) fn words_of_theme(rules: &Families, theme: &Theme) -> ThemeWords {
    let keys = |text: &str| {
        let mut keys = BTreeSet::new();
        for token in tokens(text) {
            if !stop_words::is_stop_word(&token.form) || stop_words::calls_themes(&token.form) {
                keys.insert(rules.key(&token.form));
            }
        }
        keys
    };
    ThemeWords { label: keys(&theme.label), definition: keys(&theme.definition) }
}
