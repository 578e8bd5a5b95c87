//! Idioms that were written down before anybody looked at what the reader does with them: headers, texts, tables, names of files,
//! wordings of dates, as editions and people have them. How many were read at first stands in `docs/importing.md`. All of it is made up.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the report")]

mod bodies;
mod dates;
mod headers;
mod kept_apart;
mod plainly;
mod second_trial;
mod tables;
mod word;

use import::{
    Imported, Settings, SourceFile,
    draft::{Draft, DraftPartKind, reading_text},
    import,
    report::Treatment,
};

/// Reads files, and holds that every character is accounted for.
pub fn read(files: &[(&str, &[u8])]) -> Imported {
    let files = files.iter().map(|(name, bytes)| SourceFile::new(*name, *bytes)).collect();
    let imported = import(files, &Settings::default(), |_, _| true);
    assert!(imported.report.characters.is_complete(), "{:?}", imported.report.characters);
    imported
}

/// Sender, recipient and date, as one line.
pub fn stated(draft: &Draft) -> String {
    let names = |people: &[import::draft::DraftCorrespondent]| {
        people.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(" + ")
    };
    let date = draft.date.as_ref().map(|date| date.edtf.as_str()).unwrap_or_default();
    format!("{} | {} | {date}", names(&draft.senders), names(&draft.recipients))
}

/// What is stated of each letter of these files.
pub fn all(files: &[(&str, &[u8])]) -> Vec<String> {
    read(files).letters.iter().map(stated).collect()
}

/// The reading text, a part after the other with `/` between them, and the notes, likewise.
pub fn texts(imported: &Imported) -> (String, String) {
    let (mut text, mut notes) = (Vec::new(), Vec::new());
    for part in imported.letters.iter().flat_map(|letter| &letter.parts) {
        let words = reading_text(&part.content).replace('\t', " ");
        if part.kind == DraftPartKind::Note { notes.push(words) } else { text.push(words) }
    }
    (text.join(" / "), notes.join(" / "))
}

/// Constructs of which nothing is shown.
pub fn omitted(imported: &Imported) -> Vec<&str> {
    let left_out = imported.report.constructs.iter().filter(|one| one.treatment == Treatment::Omitted);
    left_out.map(|one| one.name.as_str()).collect()
}

/// A document of TEI.
pub fn tei(header: &str, text: &str) -> String {
    format!(
        r#"<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="L1"><teiHeader>{header}</teiHeader><text>{text}</text></TEI>"#
    )
}

/// Fails with all that differ, not with the first.
pub fn compare(cases: impl IntoIterator<Item = (String, String, String)>) {
    let (mut right, mut wrong) = (0, Vec::new());
    for (what, found, expected) in cases {
        if found == expected {
            right += 1;
        } else {
            wrong.push(format!("{what}\n      found {found}\n   expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{right} of {} are read:\n{}", right + wrong.len(), wrong.join("\n"));
}

/// What each of the three ways of saying it comes to.
pub const BOTH: &str = "Anna Berg | Cora Feld | 1801-05-03";
