//! Who wrote when to whom, in the many ways in which headers and texts say it. All of it is made up.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the report")]

mod headers;
mod titles;
mod volumes;

use import::{Imported, Settings, SourceFile, draft::Draft, import};

fn read(text: &str) -> Imported {
    let imported = import(vec![SourceFile::new("a.xml", text.as_bytes())], &Settings::default(), |_, _| true);
    assert!(imported.report.characters.is_complete(), "{:?}: {text}", imported.report.characters);
    imported
}

/// Sender, recipient and date, as one line.
fn stated(draft: &Draft) -> String {
    let names = |people: &[import::draft::DraftCorrespondent]| {
        people.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(" + ")
    };
    let date = draft.date.as_ref().map(|date| date.edtf.as_str()).unwrap_or_default();
    format!("{} | {} | {date}", names(&draft.senders), names(&draft.recipients))
}

fn header(header: &str, body: &str) -> String {
    let text = format!(
        r#"<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{header}</teiHeader><text><body>{body}</body></text></TEI>"#
    );
    let letters = read(&text).letters;
    assert_eq!(letters.len(), 1, "{text}");
    stated(&letters[0])
}

const BOTH: &str = "Anna Berg | Cora Feld | 1801-05-03";
