//! Checks a letter file by file: ids, who and when, dossier, the parts and their numbering. What its parts are made of
//! is for [`pieces`], [`correction`] and [`transcript`].

use super::{check::Check, correction, fields, ids, pieces, transcript};
use crate::{
    DateCertainty, Letter, Part, PartKind,
    letter::{Basis, Fact},
};

/// Ids that would be mistaken for something else in an address: `/compare/{a}/rest/`.
const RESERVED: [&str; 1] = ["rest"];

/// The longest line about a part, in characters: more is no line.
const LONGEST_LINE: usize = 160;

pub(super) fn check(check: &mut Check<'_>) {
    let letters = &check.corpus.letters;
    check.demand(!letters.is_empty(), "letters/", "", "there is no letter", "add one JSON file for each letter");
    for (index, letter) in letters.iter().enumerate() {
        let file = ids::letter_file(&letter.id);
        check.demand(
            ids::is_id(&letter.id) && !RESERVED.contains(&letter.id.as_str()),
            &file,
            "field id",
            format!("“{}” cannot be the id of a letter", letter.id),
            "use lower-case letters, digits and hyphens only (and not “rest”, which has a meaning in addresses)",
        );
        check.demand(
            !letters.iter().take(index).any(|other| other.id == letter.id),
            &file,
            "field id",
            format!("the id “{}” stands in two files", letter.id),
            "give each letter its own id",
        );
        check_letter(check, &file, letter);
    }
}

fn check_letter<'a>(check: &mut Check<'a>, file: &str, letter: &'a Letter) {
    fields::check(check, file, "", letter, &["id", "parts", "corrections", "transcript"]);
    check.person(file, "field sender", &letter.sender);
    check.person(file, "field recipient", &letter.recipient);
    check.demand(
        check.corpus.collection.forms.iter().any(|form| form.id == letter.form),
        file,
        "field form",
        format!("no form has the id “{}”", letter.form),
        "write the id of one of the forms in collection.json, or add it there",
    );
    check_date(check, file, letter);
    check.demand(
        !letter.dossier.is_empty(),
        file,
        "field dossier",
        "says nothing about the letter",
        "add what is known, and what is not",
    );
    for (index, fact) in letter.dossier.iter().enumerate() {
        check_fact(check, file, &format!("field dossier, entry {}", index + 1), fact);
    }
    if let Some(url) = &letter.bibliography.url {
        fields::check_url(check, file, "field bibliography, field url", url);
    }
    check_parts(check, file, letter);
    pieces::check(check, file, letter);
    correction::check(check, file, letter);
    transcript::check(check, file, letter);
}

fn check_date(check: &mut Check<'_>, file: &str, letter: &Letter) {
    let unknown = letter.date.certainty == DateCertainty::Unknown;
    check.demand(
        !(unknown && letter.date.iso.is_some()),
        file,
        "field date",
        "is given, but its certainty is “unknown”",
        "say how it is known (stated, catalogued, supplied or inferred), or write null for “iso”",
    );
    check.demand(
        unknown || letter.date.iso.is_some(),
        file,
        "field date",
        "is missing, but its certainty is not “unknown”",
        "write the date into “iso”, or “unknown” for its certainty",
    );
}

fn check_fact(check: &mut Check<'_>, file: &str, at: &str, fact: &Fact) {
    let unknown = fact.basis == Basis::Unknown;
    check.demand(
        !(unknown && fact.value.is_some()),
        file,
        at,
        "has a value, but its basis is “unknown”",
        "say what it rests on (letter, heading, outside or inference), or write null for the value",
    );
    check.demand(
        unknown || fact.value.is_some(),
        file,
        at,
        "has no value, but its basis is not “unknown”",
        "write the value, or “unknown” for its basis",
    );
    if let Some(url) = &fact.url {
        fields::check_url(check, file, at, url);
    }
}

/// Checks a line of the editor's about a part.
fn check_line(check: &mut Check<'_>, file: &str, at: &str, line: &str) {
    let length = line.chars().count();
    check.demand(!line.trim().is_empty(), file, at, "is empty", "say what the passage says, or leave the field out");
    check.demand(
        length <= LONGEST_LINE,
        file,
        at,
        format!("has {length} characters"),
        format!("say it in one line of at most {LONGEST_LINE}"),
    );
    fields::check_characters(check, file, at, line);
}

fn check_parts(check: &mut Check<'_>, file: &str, letter: &Letter) {
    for (index, part) in letter.parts.iter().enumerate() {
        let at = format!("part {}", part.id);
        check.demand(
            !letter.parts.iter().take(index).any(|other| other.id == part.id),
            file,
            at.as_str(),
            "this id stands twice",
            "give each part its own id",
        );
        check_part_id(check, file, &at, part);
        if let Some(speech) = &part.speech {
            check.person(file, &format!("{at}, field speech"), &speech.to);
            fields::check(check, file, &format!("{at}, field speech"), speech, &["to"]);
        }
        for (field, line) in [("gist", &part.gist), ("also", &part.also)] {
            if let Some(line) = line {
                check_line(check, file, &format!("{at}, field {field}"), line);
            }
        }
        check.demand(
            part.also.is_none() || part.gist.is_some(),
            file,
            format!("{at}, field also"),
            "stands without a gist",
            "say first what the passage says",
        );
    }
    check_numbering(check, file, letter);
    let first_note = letter.parts.iter().position(|part| part.kind == PartKind::Note).unwrap_or(letter.parts.len());
    for part in letter.parts.iter().skip(first_note).filter(|part| part.kind != PartKind::Note) {
        check.note(file, format!("part {}", part.id), "stands after the notes", "put the notes last");
    }
}

/// The shape of a part's id says what it is: `p…` a paragraph, `n… t… e…` a note. `c…` is for corrections: both are
/// fragments of the same page.
fn check_part_id(check: &mut Check<'_>, file: &str, at: &str, part: &Part) {
    let is = |prefixes: &[char]| prefixes.iter().any(|prefix| ids::numbered(&part.id, *prefix).is_some());
    let (fits, shape) = match part.kind {
        PartKind::Paragraph => (is(&['p']), "p1, p2 and so on"),
        PartKind::Note => (
            is(&['n', 't', 'e']),
            "n1 and so on for a note of the source, t1 for one of the translator, e1 for one of this edition",
        ),
        _ => {
            let word = part.id.trim_end_matches(|character: char| character.is_ascii_digit());
            let plain = word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
            (plain && part.id != transcript::FURNITURE, "a word in lower-case letters, with a number if it needs one")
        }
    };
    check.demand(fits, file, at, format!("“{}” is not an id for this kind of part", part.id), format!("write {shape}"));
}

/// Body paragraphs are counted from `p1` without gaps, in the order of the text.
fn check_numbering(check: &mut Check<'_>, file: &str, letter: &Letter) {
    check.demand(
        letter.body().next().is_some(),
        file,
        "field parts",
        "the letter has no body paragraph",
        "add its text as parts of kind “paragraph”",
    );
    for (part, number) in letter.body().zip(1_u32..) {
        let found = ids::numbered(&part.id, 'p');
        if found.is_some_and(|found| found != number) {
            check.note(
                file,
                format!("part {}", part.id),
                format!("stands where p{number} should be"),
                "number the body paragraphs from p1 without gaps, in their order",
            );
            // Every later one is wrong by the same step.
            return;
        }
    }
}
