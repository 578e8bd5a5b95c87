//! Checks the pieces that parts are made of: nothing empty, notes that hang where they should, pages and joins.
//!
//! Start with [`check`]. Must not know the source file: `transcript` compares with it.

use std::collections::BTreeMap;

use super::{check::Check, fields};
use crate::{Inline, Letter, Part, PartKind, reading};

pub(super) fn check(check: &mut Check<'_>, file: &str, letter: &Letter) {
    let mut references: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut pages: Vec<&str> = Vec::new();
    for part in &letter.parts {
        let at = format!("part {}", part.id);
        let text = reading::reading_text(letter, part);
        let has_marks =
            part.text.all_pieces().iter().any(|piece| !matches!(piece, Inline::Words(_) | Inline::NoteRef { .. }));
        if text.trim().is_empty() {
            check.demand(has_marks, file, at.as_str(), "has no words", "write its text, or take the part away");
        } else {
            check_blanks(check, file, &at, &text);
        }
        for piece in part.text.all_pieces() {
            check_piece(check, file, &at, piece);
            match piece {
                Inline::NoteRef { note, .. } => references.entry(note).or_default().push(&part.id),
                Inline::PageBreak { page, .. } => {
                    check.suggest(
                        !pages.contains(&page.as_str()),
                        file,
                        at.as_str(),
                        format!("page {page} begins a second time"),
                        "each page begins once; if the document counts so, let it stand",
                    );
                    pages.push(page);
                }
                _ => {}
            }
        }
        check_join(check, file, &at, part);
    }
    check_notes(check, file, letter, &references);
}

fn check_piece(check: &mut Check<'_>, file: &str, at: &str, piece: &Inline) {
    fields::check_characters(check, file, at, piece.mark());
    let words: &[(&str, &str)] = match piece {
        Inline::Words(words) => &[("words", words)],
        Inline::PageBreak { page, .. } => &[("number of a page", page)],
        Inline::NoteRef { note, .. } => &[("id of a note", note)],
        Inline::Brackets { text, .. } => &[("words in brackets", text)],
        Inline::Mention { id, .. } => &[("id of what is mentioned", id)],
        Inline::Figure { figure, .. } => &[("description of a figure", figure)],
        _ => &[],
    };
    let texts = piece.texts();
    check.demand(
        texts.iter().any(|text| !text.0.is_empty() && text.0 != [Inline::Words(String::new())]) || texts.is_empty(),
        file,
        at,
        format!("a piece of the text has empty {}", called(piece)),
        "write them, or take the piece away",
    );
    match piece {
        Inline::Foreign { lang, .. } | Inline::Brackets { lang: Some(lang), .. } => check.language(file, at, lang),
        Inline::Figure { url: Some(url), .. } | Inline::PageBreak { facs: Some(url), .. } => {
            fields::check_url(check, file, at, url);
        }
        Inline::Mention { kind, id, .. } => check.entity(file, at, *kind, id),
        _ => {}
    }
    for (what, text) in words {
        check.demand(
            !text.is_empty(),
            file,
            at,
            format!("a piece of the text has empty {what}"),
            "write them, or take the piece away",
        );
        fields::check_characters(check, file, at, text);
    }
}

/// What the words within a piece are called.
fn called(piece: &Inline) -> &'static str {
    match piece {
        Inline::Supplied { .. } => "supplied words",
        Inline::Foreign { .. } => "foreign words",
        Inline::Deleted { .. } => "deleted words",
        Inline::Added { .. } => "added words",
        Inline::Row { .. } => "cells",
        _ => "words",
    }
}

/// The reading text is shown as it is, so blanks must be right: none doubled, none at an end.
fn check_blanks(check: &mut Check<'_>, file: &str, at: &str, text: &str) {
    let words: Vec<&str> = text.split(char::is_whitespace).collect();
    let Some(blank) = words.iter().position(|word| word.is_empty()) else { return };
    let behind = words.iter().take(blank).next_back().map_or("", |word| word);
    check.doubt(
        file,
        at,
        format!("the reading text has a blank too many after “{behind}”"),
        "take it away: blanks need not be those of the source",
    );
}

/// A join stands between the words that it rejoins.
fn check_join(check: &mut Check<'_>, file: &str, at: &str, part: &Part) {
    let outer = [part.text.0.first(), part.text.0.last()];
    check.demand(
        !outer.contains(&Some(&Inline::Join)),
        file,
        at,
        "begins or ends with a join",
        "put the join between the words that the sheet cut apart",
    );
}

/// Every mark leads to a note, and every note hangs in exactly one place.
fn check_notes(check: &mut Check<'_>, file: &str, letter: &Letter, references: &BTreeMap<&str, Vec<&str>>) {
    for (note_id, part_ids) in references {
        let note = letter.part(note_id).filter(|part| part.kind == PartKind::Note);
        for part_id in part_ids {
            check.need(
                note.is_some(),
                file,
                format!("part {part_id}"),
                format!("note {note_id} hangs here, but the letter has no note {note_id}"),
                "add the note or take the mark away",
            );
        }
        check.need(
            note.is_none() || part_ids.len() == 1,
            file,
            format!("part {note_id}"),
            format!("this note hangs in {} places: {}", part_ids.len(), part_ids.join(", ")),
            "keep one mark",
        );
    }
    // Its mark may stand in what could not be read.
    if check.is_partly_unread(file) {
        return;
    }
    for note in letter.notes().filter(|note| !references.contains_key(note.id.as_str())) {
        check.doubt(
            file,
            format!("part {}", note.id),
            "this note hangs nowhere",
            format!("put {{\"note\": \"{}\"}} where it belongs, or take the note away", note.id),
        );
    }
}
