//! Checks a letter file by file: ids, who and when, dossier, the parts and their numbering. What its parts are made of
//! is for [`pieces`], [`correction`] and [`transcript`].
//!
//! Start with [`check`].

use super::{check::Check, correction, fields, pieces, transcript};
use crate::{
    Correspondent, DateCertainty, Letter, Part, PartKind, PartialDate,
    dossier::{Basis, Fact},
    load, well_formed,
};

/// Ids that would be mistaken for something else in an address: `/compare/{a}/rest/`.
const RESERVED: [&str; 1] = ["rest"];

/// The longest line about a part, in characters: more is no line.
const LONGEST_LINE: usize = 160;

pub(super) fn check(check: &mut Check<'_>) {
    let letters = &check.corpus.letters;
    let has_letters = !letters.is_empty() || check.has_unread_letters();
    check.need(has_letters, "letters/", "", "there is no letter", "add one JSON file for each letter");
    for (index, letter) in letters.iter().enumerate() {
        let file = load::letter_file(&letter.id);
        check.need(
            well_formed::is_id(&letter.id) && !RESERVED.contains(&letter.id.as_str()),
            &file,
            "field id",
            format!("“{}” cannot be the id of a letter", letter.id),
            "use lower-case letters, digits and hyphens only (and not “rest”, which has a meaning in addresses)",
        );
        check.need(
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
    if !well_formed::has_something_to_show(letter) {
        check.leave_out(
            file,
            "",
            "there is nothing to show: no text, and nothing that is known of it",
            "add its text as parts, or what is known of it: a date, a sender, a dossier",
        );
        return;
    }
    let elsewhere = ["id", "parts", "corrections", "transcript"];
    fields::check_but(check, file, "", letter, &elsewhere, &["title", "form", "genre", "source"]);
    for (field, one, list) in
        [("sender", &letter.sender, &letter.senders), ("recipient", &letter.recipient, &letter.recipients)]
    {
        if !one.is_empty() && list.is_empty() {
            check.person(file, &format!("field {field}"), one);
        }
        for (index, correspondent) in list.iter().enumerate() {
            check_correspondent(check, file, &format!("field {field}s, entry {}", index + 1), correspondent);
        }
    }
    let is_said = |one: &str, list: &[Correspondent]| !one.is_empty() || !list.is_empty();
    for (what, is_said) in [
        ("who wrote it", is_said(&letter.sender, &letter.senders)),
        ("to whom it is written", is_said(&letter.recipient, &letter.recipients)),
    ] {
        // It may stand in what could not be read.
        let is_said = is_said || check.is_partly_unread(file);
        let remedy = "say it, or write [{\"certainty\": \"unknown\"}] where nobody knows";
        check.suggest(is_said, file, "", format!("does not say {what}"), remedy);
    }
    if let Some(tag) = &letter.language {
        check.language(file, "field language", tag);
    }
    if let Some(version) = &letter.version_of {
        check.letter(file, "field version_of", &version.letter);
        check.need(
            version.letter != letter.id,
            file,
            "field version_of",
            "the letter is said to be a state of itself",
            "write the id of the other letter",
        );
    }
    check.suggest(
        !letter.description.is_empty(),
        file,
        "",
        "has no description",
        "say in a sentence or two what it is about",
    );
    check.demand(
        letter.form.is_empty() || check.corpus.collection.forms.iter().any(|form| form.id == letter.form),
        file,
        "field form",
        format!("no form has the id “{}”", letter.form),
        "write the id of one of the forms in collection.json, or add it there",
    );
    check_date(check, file, letter);
    check_calendar(check, file, letter);
    check.suggest(
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
        !(unknown && letter.date.is_known()),
        file,
        "field date",
        "is given, but its certainty is “unknown”",
        "say how it is known (stated, catalogued, supplied or inferred), or write null for “iso”",
    );
    check.demand(
        unknown || letter.date.is_known(),
        file,
        "field date",
        "is missing, but its certainty is not “unknown”",
        "write the date into “iso”, or “unknown” for its certainty",
    );
}

fn check_correspondent(check: &mut Check<'_>, file: &str, at: &str, correspondent: &Correspondent) {
    if let Some((kind, id)) = correspondent.entity() {
        // With a name of its own an entry is made for it.
        if correspondent.name.is_empty() {
            check.entity(file, at, kind, id);
        } else {
            check.need(
                well_formed::is_id(id),
                file,
                at,
                format!("“{id}” is not an id"),
                "use lower-case letters, digits and hyphens only",
            );
        }
    }
    check.demand(
        correspondent.person.is_none() || correspondent.organisation.is_none(),
        file,
        at,
        "is a person and an organisation at once",
        "make it two entries",
    );
    let is_told = correspondent.entity().is_some() || !correspondent.name.is_empty();
    let is_unknown = correspondent.certainty == crate::Attribution::Unknown;
    check.demand(
        is_told || is_unknown,
        file,
        at,
        "says nothing of who it is",
        "write a person, an organisation or a name, or “unknown” for the certainty",
    );
}

/// A year that stands in catalogues where none is known.
const PLACEHOLDER_YEARS: [i32; 2] = [1, 1000];

fn check_calendar(check: &mut Check<'_>, file: &str, letter: &Letter) {
    let Some(iso) = letter.date.iso else { return };
    check.demand(
        iso.month.is_some() || !PLACEHOLDER_YEARS.contains(&iso.year),
        file,
        "field date",
        format!("“{iso}” looks like what stands where no year is known"),
        "write null for “iso”, or what is known of the year into “edtf”",
    );
    let is_julian = letter.date.calendar.as_deref().is_some_and(|calendar| calendar.eq_ignore_ascii_case("julian"));
    let worded: Option<PartialDate> = letter.date.wording.as_ref().and_then(|wording| wording.parse().ok());
    if is_julian
        && let Some(PartialDate { year, month: Some(month), day: Some(day) }) = worded
        && let Some(gregorian) = PartialDate::from_julian(year, month, day)
    {
        check.demand(
            gregorian == iso,
            file,
            "field date",
            format!(
                "{} of the Julian calendar was {} of ours, but “iso” is {iso}",
                worded.map(PartialDate::in_words).unwrap_or_default(),
                gregorian.in_words()
            ),
            format!("write {gregorian} into “iso”, or correct the wording"),
        );
    }
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
        check.need(
            !letter.parts.iter().take(index).any(|other| other.id == part.id),
            file,
            at.as_str(),
            "this id stands twice",
            "give each part its own id",
        );
        check_part_id(check, file, &at, part);
        if let Some(tag) = &part.lang {
            check.language(file, &format!("{at}, field lang"), tag);
        }
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
        check.doubt(file, format!("part {}", part.id), "stands after the notes", "put the notes last");
    }
}

/// The shape of a part's id says what it is: `p…` a paragraph, `n… t… e…` a note. `c…` is for corrections: both are
/// fragments of the same page.
fn check_part_id(check: &mut Check<'_>, file: &str, at: &str, part: &Part) {
    let shape = match part.kind {
        PartKind::Paragraph => "p1, p2 and so on",
        PartKind::Note => {
            "n1 and so on for a note of the source, t1 for one of the translator, e1 for one of this edition"
        }
        _ => "a word in lower-case letters, with a number if it needs one",
    };
    check.need(
        well_formed::is_part_id(part),
        file,
        at,
        format!("“{}” is not an id for this kind of part", part.id),
        format!("write {shape}"),
    );
}

/// Body paragraphs are counted from `p1` without gaps, in the order of the text.
fn check_numbering(check: &mut Check<'_>, file: &str, letter: &Letter) {
    check.suggest(!letter.parts.is_empty(), file, "field parts", "the letter has no text", "add it, if there is one");
    let has_body = letter.parts.iter().any(|part| part.kind.is_body());
    check.demand(
        has_body || letter.parts.is_empty(),
        file,
        "field parts",
        "the letter has no body paragraph",
        "add its text as parts of kind “paragraph”",
    );
    for (part, number) in letter.body().zip(1_u32..) {
        let found = well_formed::numbered(&part.id, 'p');
        if found.is_some_and(|found| found != number) {
            check.doubt(
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
