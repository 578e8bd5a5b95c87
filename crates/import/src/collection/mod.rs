//! What was read, as the files of a collection: `collection.json`, `letters/…`, the registers, a page that says how it was read.
//!
//! Start with [`files`]. [`text`] writes the pieces of parts, [`people`] who is who. The files have the shapes that `docs/fields.md` lists; a
//! person can edit them. Must not know how files are written to a disk.

mod merge;
mod people;
mod text;

use serde_json::{Map, Value, json};

pub use merge::keep_what_editors_added;
use people::People;
use text::{Writer, has_words};

use crate::{
    Draft, Imported, Settings,
    draft::{DraftDate, DraftPart, DraftPartKind, DraftPiece, FieldEvidence, reading_text},
    tei::own,
};

/// The version of the format that is written.
const FORMAT: u8 = 2;

/// A file of the collection: its path and its contents.
pub type CollectionFile = (String, Value);

/// The files of the collection.
#[must_use]
pub fn files(imported: &Imported, settings: &Settings) -> Vec<CollectionFile> {
    let mut people = People::new(&imported.register);
    let whole = language_of(imported, settings);
    let letters: Vec<CollectionFile> = imported
        .letters
        .iter()
        .map(|draft| (format!("letters/{}.json", draft.id), letter(draft, whole, &mut people)))
        .collect();
    let mut all = vec![
        ("collection.json".to_owned(), collection(imported, settings)),
        ("about.json".to_owned(), json!([about(imported)])),
    ];
    all.extend(people.files());
    all.extend(letters);
    all
}

/// The language of the whole: what was decided, else that which most letters state; a few that state one say nothing of the others.
fn language_of<'a>(imported: &'a Imported, settings: &'a Settings) -> &'a str {
    let mut languages: Vec<&str> = imported.letters.iter().filter_map(|draft| draft.language.as_deref()).collect();
    languages.sort_unstable();
    let mut counted: Vec<(usize, &str)> =
        languages.chunk_by(|one, other| one == other).map(|same| (same.len(), same[0])).collect();
    counted.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let most = counted.first().filter(|(count, _)| count * 2 > imported.letters.len());
    settings.language.as_deref().or_else(|| most.map(|(_, language)| *language)).unwrap_or("und")
}

/// Whether the words of a letter run the other way than a language does.
fn runs_otherwise(draft: &Draft, language: &str) -> bool {
    let (mut rightwards, mut leftwards) = (0_usize, 0_usize);
    for part in &draft.parts {
        for sign in reading_text(&part.content).chars().filter(|sign| sign.is_alphabetic()) {
            let is_leftwards =
                matches!(sign, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}');
            *(if is_leftwards { &mut leftwards } else { &mut rightwards }) += 1;
        }
    }
    let is_rtl = corpus::language::direction(language) == corpus::language::Direction::RightToLeft;
    if is_rtl { rightwards > leftwards } else { leftwards > rightwards }
}

fn collection(imported: &Imported, settings: &Settings) -> Value {
    let language = language_of(imported, settings);
    let title = settings.title.clone().unwrap_or_else(|| "Letters".to_owned());
    let mut publishers: Vec<&str> =
        imported.letters.iter().flat_map(|draft| &draft.editors).map(String::as_str).collect();
    publishers.sort_unstable();
    publishers.dedup();
    let mut fields = json!({ "format": FORMAT, "title": title, "language": language });
    if let ([publisher], Some(fields)) = (&publishers[..], fields.as_object_mut()) {
        fields.insert("publisher".to_owned(), json!(publisher));
    }
    fields
}

/// The section of the page about the edition that says how the letters were read.
fn about(imported: &Imported) -> Value {
    let report = &imported.report;
    let left_out: Vec<String> = report
        .files
        .iter()
        .filter_map(|file| file.problem.as_ref().map(|problem| format!("{} {problem}.", file.name)))
        .collect();
    let mut paragraphs = vec![format!(
        "These {} letters were read from {} files. Of {} characters {} are in the texts, {} in notes, and {} were left out.",
        imported.letters.len(),
        report.files.len(),
        report.characters.source,
        report.characters.text,
        report.characters.notes,
        report.characters.omitted
    )];
    let of = |wanted: crate::report::Treatment| {
        let names: Vec<String> = report
            .constructs
            .iter()
            .filter(|construct| construct.treatment == wanted)
            .map(|construct| format!("{} ({})", construct.name, construct.count))
            .collect();
        names.join(", ")
    };
    for (treatment, sentence) in [
        (crate::report::Treatment::Omitted, "Left out with their words"),
        (crate::report::Treatment::Text, "Kept as words only"),
        (crate::report::Treatment::Shown, "Shown as something near to it"),
    ] {
        let names = of(treatment);
        if !names.is_empty() {
            paragraphs.push(format!("{sentence}: {names}."));
        }
    }
    paragraphs.extend(left_out);
    let licences: std::collections::BTreeSet<&str> =
        imported.letters.iter().filter_map(|draft| draft.licence.as_deref()).collect();
    paragraphs.extend(licences.into_iter().map(|licence| format!("Terms of use, as the files state them: {licence}.")));
    json!({ "id": "how-it-was-read", "title": "How these letters were read", "paragraphs": paragraphs })
}

/// `whole`: the language of the collection.
fn letter(draft: &Draft, whole: &str, people: &mut People) -> Value {
    let mut fields = Map::new();
    fields.insert("id".to_owned(), json!(draft.id));
    if !draft.title.is_empty() {
        fields.insert("title".to_owned(), json!(draft.title));
    }
    let senders: Vec<Value> = draft.senders.iter().map(|person| people.correspondent(person)).collect();
    let recipients: Vec<Value> = draft.recipients.iter().map(|person| people.correspondent(person)).collect();
    fields.insert("senders".to_owned(), json!(senders));
    fields.insert("recipients".to_owned(), json!(recipients));
    if let Some(date) = &draft.date {
        fields.insert("date".to_owned(), date_of(date));
    }
    let is_put = draft.date.as_ref().is_some_and(|date| date.evidence == FieldEvidence::Hand);
    if let Some(date) = draft.own.get("date").filter(|_| !is_put) {
        fields.insert("date".to_owned(), date.clone());
    }
    if let Some(language) = draft.language.as_deref().or_else(|| runs_otherwise(draft, whole).then_some("und")) {
        fields.insert("language".to_owned(), json!(language));
    }
    if let Some(original) = &draft.translates {
        fields.insert("version_of".to_owned(), json!({ "letter": original, "kind": "translation" }));
    }
    if !draft.own.is_empty() {
        people.add_mentions(&draft.id, &draft.own[own::MENTIONS]);
        for part in draft.own["parts"].as_array().into_iter().flatten() {
            people.add_person(part["speech"]["to"].as_str().unwrap_or_default());
        }
        let others = draft.own.iter().filter(|(field, _)| !["date", own::MENTIONS].contains(&field.as_str()));
        fields.extend(others.map(|(field, value)| (field.clone(), value.clone())));
        return Value::Object(fields);
    }
    fields.insert("dossier".to_owned(), json!(dossier(draft)));
    let unverified: Vec<String> = draft
        .disagreements
        .iter()
        .map(|one| {
            format!(
                "{} and {} of the file disagree: “{}” and “{}”; the first was followed.",
                named(one.taken.0, true),
                named(one.other.0, false),
                one.taken.1,
                one.other.1
            )
        })
        .collect();
    if !unverified.is_empty() {
        fields.insert("unverified".to_owned(), json!(unverified));
    }
    fields.insert("parts".to_owned(), json!(parts(draft, people)));
    Value::Object(fields)
}

/// What a field of a file is called in a sentence.
fn named(evidence: FieldEvidence, begins: bool) -> &'static str {
    match (evidence, begins) {
        (FieldEvidence::Header, true) => "Header",
        (FieldEvidence::Header, false) => "header",
        (FieldEvidence::Title, true) => "Title",
        (FieldEvidence::Title, false) => "title",
        (FieldEvidence::Author, true) => "Author",
        (FieldEvidence::Author, false) => "author",
        (FieldEvidence::Letter, true) => "Dateline",
        (FieldEvidence::Letter, false) => "dateline",
        (FieldEvidence::FrontMatter, true) => "Front matter",
        (FieldEvidence::FrontMatter, false) => "front matter",
        (FieldEvidence::Table, true) => "Table",
        (FieldEvidence::Table, false) => "table",
        (FieldEvidence::FileName, true) => "Name",
        (FieldEvidence::FileName, false) => "name",
        (FieldEvidence::Hand, true) => "Editor",
        (FieldEvidence::Hand, false) => "editor",
    }
}

fn date_of(date: &DraftDate) -> Value {
    let is_plain =
        date.edtf.trim_start_matches('-').split('-').all(|field| field.bytes().all(|byte| byte.is_ascii_digit()));
    let mut fields = Map::new();
    fields.insert(if is_plain { "iso" } else { "edtf" }.to_owned(), json!(date.edtf));
    let certainty = if date.evidence == FieldEvidence::Letter { "stated" } else { "catalogued" };
    fields.insert("certainty".to_owned(), json!(certainty));
    let source = match date.evidence {
        FieldEvidence::Hand => "put right by hand".to_owned(),
        evidence => format!("{} of the file", named(evidence, false)),
    };
    fields.insert("source".to_owned(), json!(source));
    if !date.words.is_empty() {
        fields.insert("wording".to_owned(), json!(date.words));
    }
    Value::Object(fields)
}

fn dossier(draft: &Draft) -> Vec<Value> {
    let facts = [
        ("place", draft.place.clone()),
        ("archive", draft.archive.clone()),
        ("source-file", Some(draft.file.clone())),
        ("credits", Some(draft.editors.join(", "))),
        ("rights", draft.licence.clone()),
    ];
    let known = facts.into_iter().filter_map(|(field, value)| Some((field, value.filter(|value| !value.is_empty())?)));
    let known = known.map(|(field, value)| json!({ "field": field, "value": value, "basis": "heading" }));
    let further = draft.facts.iter().map(|(field, value, address)| match address {
        Some(address) => json!({ "field": field, "value": value, "basis": "heading", "url": address }),
        None => json!({ "field": field, "value": value, "basis": "heading" }),
    });
    known.chain(further).collect()
}

/// The kind of a part, as files name it.
fn kind_id(kind: DraftPartKind) -> &'static str {
    match kind {
        DraftPartKind::Heading => "heading",
        DraftPartKind::Address => "address",
        DraftPartKind::Dateline => "dateline",
        DraftPartKind::Salutation => "salutation",
        DraftPartKind::Paragraph => "paragraph",
        DraftPartKind::Verse => "verse",
        DraftPartKind::ListItem => "list",
        DraftPartKind::TableRow => "table",
        DraftPartKind::Closing => "closing",
        DraftPartKind::Signature => "signature",
        DraftPartKind::Postscript => "postscript",
        DraftPartKind::Note => "note",
    }
}

/// The parts: lines of verse, items and rows that follow each other are one part; ids are counted anew.
fn parts(draft: &Draft, people: &mut People) -> Vec<Value> {
    let parts = with_words(&draft.parts);
    let gathered = parts.chunk_by(|one, next| one.kind == next.kind && is_line_of_many(one.kind));
    let notes = parts.iter().filter(|part| part.kind == DraftPartKind::Note).map(|part| part.id.clone()).collect();
    let mut writer = Writer::new(people, notes);
    let mut counts: std::collections::BTreeMap<&'static str, usize> = std::collections::BTreeMap::new();
    let mut written: Vec<Value> = Vec::new();
    for part in gathered {
        let kind = part[0].kind;
        let text = match kind {
            DraftPartKind::TableRow => rows(part, &mut writer),
            _ if part.len() > 1 || matches!(kind, DraftPartKind::Verse | DraftPartKind::ListItem) => {
                part.iter().map(|line| json!({ "item": writer.text(&line.content, false) })).collect::<Vec<_>>().into()
            }
            DraftPartKind::Address | DraftPartKind::Dateline | DraftPartKind::Signature => {
                writer.text(&part[0].content, true)
            }
            _ => writer.text(&part[0].content, false),
        };
        if is_nothing(&text) {
            continue;
        }
        let id = if kind == DraftPartKind::Note {
            part[0].id.clone()
        } else {
            let prefix = prefix_of(kind);
            let count = counts.entry(prefix).or_default();
            *count += 1;
            // What a letter mostly has once is called by its name alone.
            if *count == 1 && prefix != "p" { prefix.to_owned() } else { format!("{prefix}{count}") }
        };
        written.push(json!({ "id": id, "kind": kind_id(kind), "text": text }));
    }
    let explained = writer.explanations();
    let first = draft.parts.iter().filter(|part| part.kind == DraftPartKind::Note).count() + 1;
    number_explanations(&mut written, first);
    written.extend(
        explained
            .into_iter()
            .enumerate()
            .map(|(at, text)| json!({ "id": format!("n{}", first + at), "kind": "note", "text": text })),
    );
    written
}

/// What ids of parts of a kind begin with. Only paragraphs are counted as `p1 …`.
fn prefix_of(kind: DraftPartKind) -> &'static str {
    match kind {
        DraftPartKind::Verse | DraftPartKind::ListItem | DraftPartKind::TableRow => kind_id(kind),
        _ => kind.prefix(),
    }
}

/// The parts that have words to read. What has only deleted words, or a picture, joins the part before it (at the beginning, the one
/// after it), so that it is shown; a note without words is none.
fn with_words(parts: &[DraftPart]) -> Vec<DraftPart> {
    let mut kept: Vec<DraftPart> = Vec::new();
    let mut waiting: Vec<DraftPiece> = Vec::new();
    for part in parts {
        if !reading_text(&part.content).is_empty() {
            let mut part = part.clone();
            if !waiting.is_empty() && part.kind != DraftPartKind::Note {
                waiting.push(DraftPiece::Text(" ".to_owned()));
                waiting.append(&mut part.content);
                part.content = std::mem::take(&mut waiting);
            }
            kept.push(part);
            continue;
        }
        let has_notes = part.content.iter().any(|piece| matches!(piece, DraftPiece::NoteRef(_)));
        if !has_words(&part.content) && !has_notes || part.kind == DraftPartKind::Note {
            continue;
        }
        match kept.last_mut() {
            Some(before) => {
                before.content.push(DraftPiece::Text(" ".to_owned()));
                before.content.extend(part.content.iter().cloned());
            }
            None => waiting.extend(part.content.iter().cloned()),
        }
    }
    kept
}

/// Gives the notes that were made while writing the numbers that follow the letter's own.
fn number_explanations(value: &mut [Value], first: usize) {
    for value in value {
        match value {
            Value::Array(values) => number_explanations(values, first),
            Value::Object(fields) => {
                for (field, value) in fields.iter_mut() {
                    let made = value
                        .as_str()
                        .filter(|_| field == "note")
                        .and_then(|id| id.strip_prefix('+'))
                        .and_then(|at| at.parse::<usize>().ok());
                    match made {
                        Some(at) => *value = json!(format!("n{}", first + at)),
                        None => number_explanations(std::slice::from_mut(value), first),
                    }
                }
            }
            _ => {}
        }
    }
}

const fn is_line_of_many(kind: DraftPartKind) -> bool {
    matches!(kind, DraftPartKind::Verse | DraftPartKind::ListItem | DraftPartKind::TableRow | DraftPartKind::Address)
}

fn rows(part: &[DraftPart], writer: &mut Writer<'_, '_>) -> Value {
    let row = |part: &DraftPart, writer: &mut Writer<'_, '_>| {
        let is_tab = |piece: &DraftPiece| matches!(piece, DraftPiece::Text(text) if text == "\t");
        let cells: Vec<Value> = part.content.split(is_tab).map(|cell| writer.text(cell, false)).collect();
        json!({ "row": cells })
    };
    part.iter().map(|part| row(part, writer)).collect::<Vec<_>>().into()
}

fn is_nothing(text: &Value) -> bool {
    matches!(text, Value::String(words) if words.is_empty())
        || matches!(text, Value::Array(pieces) if pieces.is_empty())
}

/// What a letter begins with, for tables of letters before they are opened.
#[must_use]
pub fn first_words(draft: &Draft) -> String {
    let body = draft.parts.iter().find(|part| part.kind == DraftPartKind::Paragraph).or_else(|| draft.parts.first());
    body.map(|part| reading_text(&part.content).split(' ').take(12).collect::<Vec<_>>().join(" ")).unwrap_or_default()
}
