//! Letters of which everything can be shown. Start with [`restore`].

use std::collections::BTreeSet;

use super::{better_tag, keep_first};
use crate::{Corpus, Inline, Letter, PartKind, Text, language, well_formed};

pub(super) fn restore(corpus: &mut Corpus) {
    keep_first(&mut corpus.letters, |letter| letter.id.as_str());
    let forms: BTreeSet<String> = corpus.collection.forms.iter().map(|form| form.id.clone()).collect();
    let people: BTreeSet<String> = corpus.people.iter().map(|person| person.id.clone()).collect();
    for letter in &mut corpus.letters {
        if !forms.contains(&letter.form) {
            letter.form.clear();
        }
        restore_letter(letter, &people);
    }
    corpus.letters.retain(well_formed::has_something_to_show);
    let ids: BTreeSet<String> = corpus.letters.iter().map(|letter| letter.id.clone()).collect();
    for letter in &mut corpus.letters {
        let stands = letter
            .version_of
            .as_ref()
            .is_none_or(|version| version.letter != letter.id && ids.contains(&version.letter));
        if !stands {
            letter.version_of = None;
        }
    }
}

fn restore_letter(letter: &mut Letter, people: &BTreeSet<String>) {
    if let Some(tag) = letter.language.as_mut().filter(|tag| !language::is_tag(tag)) {
        *tag = better_tag(tag);
    }
    for fact in &mut letter.dossier {
        fact.url = fact.url.take().filter(|url| well_formed::is_public_url(url));
    }
    let bibliography = &mut letter.bibliography;
    bibliography.url = bibliography.url.take().filter(|url| well_formed::is_public_url(url));
    let mut seen = BTreeSet::new();
    letter.parts.retain(|part| well_formed::is_part_id(part) && seen.insert(part.id.clone()));
    letter.parts.sort_by_key(|part| part.kind == PartKind::Note);
    let mut seen = BTreeSet::new();
    letter
        .corrections
        .retain(|correction| well_formed::is_correction_id(&correction.id) && seen.insert(correction.id.clone()));
    let corrections: BTreeSet<String> = seen;
    let notes: BTreeSet<String> = letter.notes().map(|note| note.id.clone()).collect();
    let mut hung = BTreeSet::new();
    for part in &mut letter.parts {
        if let Some(tag) = part.lang.as_mut().filter(|tag| !language::is_tag(tag)) {
            *tag = better_tag(tag);
        }
        part.speech = part.speech.take().filter(|speech| people.contains(&speech.to));
        make_text_sound(&mut part.text, &corrections, &notes, &mut hung);
    }
    let parts: BTreeSet<String> = letter.parts.iter().map(|part| part.id.clone()).collect();
    letter.transcript.retain(|stretch| match stretch {
        crate::letter::SourceStretch::Part(id) => parts.contains(id),
        _ => true,
    });
}

fn make_text_sound(
    text: &mut Text,
    corrections: &BTreeSet<String>,
    notes: &BTreeSet<String>,
    hung: &mut BTreeSet<String>,
) {
    let mut carried = BTreeSet::new();
    text.0.retain(|piece| match piece {
        Inline::NoteRef { note, .. } => notes.contains(note) && hung.insert(note.clone()),
        _ => true,
    });
    for piece in &mut text.0 {
        match piece {
            Inline::Sic { correction, .. }
            | Inline::Supplied { correction, .. }
            | Inline::PageBreak { correction, .. }
            | Inline::NoteRef { correction, .. } => {
                *correction = correction.take().filter(|id| corrections.contains(id) && carried.insert(id.clone()));
            }
            Inline::Foreign { lang, .. } if !language::is_tag(lang) => *lang = better_tag(lang),
            Inline::Brackets { lang: Some(lang), .. } if !language::is_tag(lang) => *lang = better_tag(lang),
            Inline::Figure { url, .. } => *url = url.take().filter(|url| well_formed::is_public_url(url)),
            _ => {}
        }
        if let Inline::PageBreak { facs, .. } = piece {
            *facs = facs.take().filter(|url| well_formed::is_public_url(url));
        }
        for inner in piece.texts_mut() {
            make_text_sound(inner, corrections, notes, hung);
        }
    }
}
