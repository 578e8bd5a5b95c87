//! Letters as plain text and as Markdown: front matter, paragraphs, notes.
//!
//! Start with [`read`]. Front matter is lines such as `From: Mary Mitford`, between lines of `---` or before the first empty line.
//! Must not know XML.

use std::collections::BTreeMap;

use crate::{
    date,
    draft::{Correspondent, Draft, DraftDate, DraftPart, DraftPartKind, Evidence, Mark, Piece},
    language,
    report::{Tally, Treatment},
};

/// Fields of front matter, and the words for them that are understood.
const FIELDS: [(&str, &[&str]); 7] = [
    ("from", &["from", "sender", "author", "von", "absender", "de", "expéditeur"]),
    ("to", &["to", "recipient", "addressee", "an", "empfänger", "à", "destinataire"]),
    ("date", &["date", "dated", "datum", "sent"]),
    ("place", &["place", "ort", "lieu", "origin"]),
    ("title", &["title", "subject", "titel", "titre"]),
    ("language", &["language", "lang", "sprache", "langue"]),
    ("id", &["id"]),
];

/// Reads a letter. `markdown`: emphasis, headings and notes are marked as Markdown has them.
#[must_use]
pub fn read(text: &str, file: &str, markdown: bool, tally: &mut Tally) -> Draft {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let (fields, body) = front_matter(&text);
    let field = |name: &str| fields.get(name).cloned().unwrap_or_default();
    let mut draft = Draft {
        id: field("id"),
        file: file.to_owned(),
        title: field("title"),
        senders: people(&field("from")),
        recipients: people(&field("to")),
        date: None,
        place: Some(field("place")).filter(|place| !place.is_empty()),
        language: language::tag(&field("language")),
        archive: None,
        licence: None,
        editors: Vec::new(),
        parts: Vec::new(),
        disagreements: Vec::new(),
        own: serde_json::Map::new(),
    };
    let dated = field("date");
    let edtf = date::from_value(&dated).or_else(|| date::from_words(&dated));
    draft.date = edtf.map(|edtf| DraftDate { edtf, words: dated, evidence: Evidence::FrontMatter });
    draft.parts = parts(body, markdown, file, tally);
    draft
}

fn people(names: &str) -> Vec<Correspondent> {
    names
        .split([';', '&'])
        .flat_map(|names| names.split(" and "))
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(|name| Correspondent::named(name, Evidence::FrontMatter))
        .collect()
}

/// The fields at the beginning, by their plain name, and what follows them.
fn front_matter(text: &str) -> (BTreeMap<&'static str, String>, &str) {
    let text = text.trim_start_matches(['\u{feff}', '\n']);
    let (block, rest, is_fenced) = match text.strip_prefix("---\n") {
        Some(inside) => match inside.split_once("\n---") {
            Some((block, rest)) => (block, rest.split_once('\n').map_or("", |(_, rest)| rest), true),
            None => return (BTreeMap::new(), text),
        },
        None => match text.split_once("\n\n") {
            Some((block, rest)) => (block, rest, false),
            None => return (BTreeMap::new(), text),
        },
    };
    let mut fields = BTreeMap::new();
    for line in block.lines().filter(|line| !line.trim().is_empty()) {
        let known = line.split_once(':').and_then(|(key, value)| {
            let key = key.trim().to_lowercase();
            let (name, _) = FIELDS.iter().find(|(_, words)| words.contains(&key.as_str()))?;
            Some((*name, value.trim().trim_matches('"').to_owned()))
        });
        match known {
            Some((name, value)) => {
                fields.entry(name).or_insert(value);
            }
            // Without a fence, a first paragraph that is not all fields is the letter's.
            None if !is_fenced => return (BTreeMap::new(), text),
            None => {}
        }
    }
    (fields, rest)
}

fn parts(body: &str, markdown: bool, file: &str, tally: &mut Tally) -> Vec<DraftPart> {
    let mut parts = Vec::new();
    let mut notes: Vec<(String, String)> = Vec::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut blocks: Vec<&str> = Vec::new();
    for block in body.split("\n\n").map(|block| block.trim_matches('\n')).filter(|block| !block.trim().is_empty()) {
        let mut is_note = false;
        for line in block.lines() {
            if let Some((label, text)) = line.trim_start().strip_prefix("[^").and_then(|rest| rest.split_once("]:")) {
                notes.push((label.to_owned(), text.trim().to_owned()));
                is_note = true;
            } else if let (true, Some((_, text))) = (is_note, notes.last_mut()) {
                text.push(' ');
                text.push_str(line.trim());
            }
        }
        if !is_note {
            blocks.push(block);
        }
    }
    let mut referred = Vec::new();
    for block in blocks {
        let heading = block.trim_start_matches('#');
        let (kind, text) = if markdown && heading.len() < block.len() && heading.starts_with(' ') {
            (DraftPartKind::Heading, heading.trim())
        } else {
            (DraftPartKind::Paragraph, block)
        };
        tally.note(if kind == DraftPartKind::Heading { "heading" } else { "paragraph" }, Treatment::Kept, || {
            file.to_owned()
        });
        let content = pieces(text, markdown, &notes, &mut referred, file, tally);
        let count = counts.entry(kind.prefix()).or_default();
        *count += 1;
        parts.push(DraftPart { id: format!("{}{count}", kind.prefix()), kind, content });
    }
    // Notes in the order in which they are referred to, those that nothing refers to last.
    let unreferred: Vec<String> =
        notes.iter().map(|(label, _)| label.clone()).filter(|label| !referred.contains(label)).collect();
    for (at, label) in referred.iter().chain(&unreferred).enumerate() {
        let text = notes.iter().find(|(other, _)| other == label).map(|(_, text)| text.as_str()).unwrap_or_default();
        tally.note("note", Treatment::Kept, || file.to_owned());
        let content = pieces(text, markdown, &[], &mut Vec::new(), file, tally);
        parts.push(DraftPart { id: format!("n{}", at + 1), kind: DraftPartKind::Note, content });
    }
    parts
}

/// The words of a paragraph with the marks of Markdown: `*emphasis*`, `**strong**`, `[^1]`.
fn pieces(
    text: &str,
    markdown: bool,
    notes: &[(String, String)],
    referred: &mut Vec<String>,
    file: &str,
    tally: &mut Tally,
) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        if let Some((label, after)) = rest.strip_prefix("[^").and_then(|rest| rest.split_once(']'))
            && notes.iter().any(|(known, _)| known == label)
        {
            push_text(&mut pieces, &mut plain);
            let at = referred.iter().position(|known| known == label).unwrap_or_else(|| {
                referred.push(label.to_owned());
                referred.len() - 1
            });
            pieces.push(Piece::NoteRef(format!("n{}", at + 1)));
            rest = after;
            continue;
        }
        let emphasis = ["**", "__", "*", "_"].into_iter().filter(|_| markdown).find_map(|sign| {
            let inside = rest.strip_prefix(sign)?;
            let end = inside.find(sign)?;
            let (words, after) = (&inside[..end], &inside[end + sign.len()..]);
            let is_set_off = !plain.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric);
            let is_tight =
                !words.is_empty() && !words.starts_with(char::is_whitespace) && !words.ends_with(char::is_whitespace);
            (is_tight && is_set_off && !words.contains("\n\n")).then_some((sign, words, after))
        });
        if let Some((sign, words, after)) = emphasis {
            push_text(&mut pieces, &mut plain);
            tally.note("emphasis", Treatment::Kept, || file.to_owned());
            let rendition = if sign.len() == 2 { "bold" } else { "italic" };
            let content = self::pieces(words, markdown, notes, referred, file, tally);
            pieces.push(Piece::Span { mark: Mark::Emphasis(rendition.to_owned()), content });
            rest = after;
            continue;
        }
        if character == '\n' {
            push_text(&mut pieces, &mut plain);
            pieces.push(Piece::Line { within_word: false });
        } else {
            plain.push(character);
        }
        rest = &rest[character.len_utf8()..];
    }
    push_text(&mut pieces, &mut plain);
    pieces
}

fn push_text(pieces: &mut Vec<Piece>, plain: &mut String) {
    if !plain.is_empty() {
        pieces.push(Piece::Text(std::mem::take(plain)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::reading_text;

    const LETTER: &str = "From: Mary Mitford\nTo: Sir William Elford\nDate: 3 April 1815\nPlace: Bertram House\n\nMy dear Sir,\n\nI *do* think\nso.[^1]\n\n[^1]: She thought so\nfor years.\n";

    #[test]
    fn front_matter_says_who_when_and_where_and_the_rest_is_the_letter() {
        let draft = read(LETTER, "a.txt", true, &mut Tally::default());
        assert_eq!(draft.senders[0].name, "Mary Mitford");
        assert_eq!(draft.recipients[0].name, "Sir William Elford");
        assert_eq!(draft.date.map(|date| date.edtf).as_deref(), Some("1815-04-03"));
        let texts: Vec<String> =
            draft.parts.iter().map(|part| format!("{}: {}", part.id, reading_text(&part.content))).collect();
        assert_eq!(texts, ["p1: My dear Sir,", "p2: I do think so.", "n1: She thought so for years."]);
    }

    #[test]
    fn a_letter_that_begins_at_once_is_not_taken_for_front_matter() {
        let draft = read("Dear Anna,\nto you: all my love\n\nYours", "a.txt", false, &mut Tally::default());
        assert!(draft.senders.is_empty());
        assert_eq!(draft.parts.len(), 2);
    }

    #[test]
    fn plain_text_keeps_its_stars_and_underscores() {
        let draft = read("snake_case and *stars* stay\n\nso", "a.txt", false, &mut Tally::default());
        assert_eq!(reading_text(&draft.parts[0].content), "snake_case and *stars* stay");
        let draft = read("snake_case_names stay in Markdown too\n\nso", "a.md", true, &mut Tally::default());
        assert_eq!(reading_text(&draft.parts[0].content), "snake_case_names stay in Markdown too");
    }
}
