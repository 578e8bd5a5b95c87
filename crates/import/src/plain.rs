//! Letters as plain text and as Markdown: front matter, paragraphs, notes.
//!
//! Start with [`read`]. Front matter is lines such as `From: Mary Mitford`, between lines of `---` or before the first empty line.
//! Must not know XML.

use std::collections::BTreeMap;

use crate::{
    date,
    draft::{Correspondent, Draft, DraftDate, DraftPart, DraftPartKind, Evidence, Mark, Piece, reading_text},
    language,
    report::{Tally, Treatment},
    title,
};

/// Fields of front matter, and the words for them that are understood.
const FIELDS: [(&str, &[&str]); 7] = [
    (
        "from",
        &[
            "from",
            "sender",
            "author",
            "by",
            "von",
            "absender",
            "absenderin",
            "verfasser",
            "verfasserin",
            "schreiber",
            "de",
            "expéditeur",
            "auteur",
            "da",
            "mittente",
            "remitente",
            "van",
            "afzender",
            "från",
            "avsändare",
            "fra",
        ],
    ),
    (
        "to",
        &[
            "to",
            "recipient",
            "addressee",
            "receiver",
            "an",
            "empfänger",
            "empfängerin",
            "adressat",
            "adressatin",
            "à",
            "destinataire",
            "a",
            "destinatario",
            "aan",
            "ontvanger",
            "till",
            "mottagare",
            "til",
        ],
    ),
    ("date", &["date", "dated", "datum", "sent", "data", "fecha", "dato", "written"]),
    ("place", &["place", "ort", "lieu", "origin", "luogo", "lugar", "plaats", "plats"]),
    ("title", &["title", "subject", "titel", "titre", "titolo", "título", "betreff", "betrifft"]),
    ("language", &["language", "lang", "sprache", "langue", "lingua", "idioma", "taal", "språk"]),
    ("id", &["id"]),
];

/// Reads a letter. `markdown`: emphasis, headings and notes are marked as Markdown has them.
#[must_use]
pub fn read(text: &str, file: &str, markdown: bool, tally: &mut Tally) -> Draft {
    let text = even_lines(text);
    let (fields, body) = front_matter(&text);
    let field = |name: &str| fields.get(name).cloned().unwrap_or_default();
    let mut draft = Draft {
        id: field("id"),
        title: field("title"),
        senders: people(&field("from")),
        recipients: people(&field("to")),
        place: Some(field("place")).filter(|place| !place.is_empty()),
        language: language::tag(&field("language")),
        ..Draft::of_file(file)
    };
    let dated = field("date");
    let edtf = date::from_value(&dated).or_else(|| date::from_wording(&dated));
    draft.date = edtf.map(|edtf| DraftDate { edtf, words: dated, evidence: Evidence::FrontMatter });
    draft.parts = parts(body, markdown, file, tally);
    draft
}

/// Line ends of any system; lines of nothing but blanks are empty.
fn even_lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.split('\n').map(|line| if line.trim().is_empty() { "" } else { line }).collect();
    lines.join("\n")
}

/// What the letter itself says where nothing above it does: a heading that names the two, a date at the beginning or the end.
pub(crate) fn complete_from_text(draft: &mut Draft) {
    let text_of = |part: &DraftPart| reading_text(&part.content);
    let heading = draft.parts.iter().find(|part| part.kind == DraftPartKind::Heading).map(text_of);
    if let Some(heading) = heading.filter(|_| draft.title.is_empty()) {
        draft.title = heading;
    }
    let entitled = |name: String| vec![Correspondent::named(name, Evidence::Title)];
    if let Some((sender, recipient)) = title::correspondents(&draft.title) {
        if draft.recipients.is_empty() {
            draft.recipients = entitled(recipient);
        }
        if let (true, Some(sender)) = (draft.senders.is_empty(), sender) {
            draft.senders = entitled(sender);
        }
    }
    if draft.date.is_none() {
        let of_title = date::from_words(&draft.title).map(|edtf| (edtf, String::new(), Evidence::Title));
        let text: Vec<&DraftPart> = draft.parts.iter().filter(|part| part.kind != DraftPartKind::Note).collect();
        let ends = text.iter().take(3).chain(text.iter().rev().take(2));
        let short = ends.map(|part| text_of(part)).filter(|text| text.chars().count() < 100);
        let found = of_title.or_else(|| {
            short.filter_map(|text| date::from_words(&text).map(|edtf| (edtf, text, Evidence::Letter))).next()
        });
        draft.date = found.map(|(edtf, words, evidence)| DraftDate { edtf, words, evidence });
    }
}

/// Takes the fields that the first paragraphs of a document are, `From: …` each; `false` where they are none.
pub(crate) fn take_fields(draft: &mut Draft) {
    let fields_of = |part: &DraftPart| -> Option<Vec<(&'static str, String)>> {
        let mut lines = vec![String::new()];
        for piece in &part.content {
            match piece {
                Piece::Line { .. } => lines.push(String::new()),
                piece => {
                    if let Some(line) = lines.last_mut() {
                        line.push_str(&reading_text(std::slice::from_ref(piece)));
                        line.push(' ');
                    }
                }
            }
        }
        lines.iter().filter(|line| !line.trim().is_empty()).map(|line| field(line)).collect()
    };
    let count =
        draft.parts.iter().take_while(|part| part.kind != DraftPartKind::Note && fields_of(part).is_some()).count();
    let found: Vec<(&'static str, String)> = draft.parts.iter().take(count).filter_map(fields_of).flatten().collect();
    if !found.iter().any(|(name, _)| matches!(*name, "from" | "to")) {
        return;
    }
    for (name, value) in found {
        match name {
            "from" => draft.senders = people(&value),
            "to" => draft.recipients = people(&value),
            "date" => {
                let edtf = date::from_value(&value).or_else(|| date::from_wording(&value));
                draft.date = edtf.map(|edtf| DraftDate { edtf, words: value, evidence: Evidence::FrontMatter });
            }
            "place" => draft.place = Some(value).filter(|place| !place.is_empty()),
            "language" => draft.language = language::tag(&value),
            "title" => draft.title = value,
            _ => {}
        }
    }
}

/// A line that is a field, with its plain name.
fn field(line: &str) -> Option<(&'static str, String)> {
    let (key, value) = line.split_once(':')?;
    let key = key.trim_matches(|character: char| character.is_whitespace() || "*_#".contains(character)).to_lowercase();
    let (name, _) = FIELDS.iter().find(|(_, words)| words.contains(&key.as_str()))?;
    let is_mark = |character: char| character.is_whitespace() || "*\"'“”[]".contains(character);
    Some((*name, value.trim_matches(is_mark).to_owned()))
}

fn people(names: &str) -> Vec<Correspondent> {
    names
        .split([';', '&'])
        .flat_map(|names| names.split(" and "))
        .flat_map(|names| names.split(" und "))
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(|name| Correspondent::named(name, Evidence::FrontMatter))
        .collect()
}

/// The fields at the beginning, by their plain name, and what follows them.
fn front_matter(text: &str) -> (BTreeMap<&'static str, String>, &str) {
    let text = text.trim_start_matches(['\u{feff}', '\n']);
    let first = text.lines().next().unwrap_or_default();
    let (block, rest, is_fenced) = if matches!(first.trim_end(), "---" | "+++") {
        let inside = text.get(first.len() + 1..).unwrap_or_default();
        let end = inside
            .split_inclusive('\n')
            .scan(0, |at, line| {
                let start = *at;
                *at += line.len();
                Some((start, *at, line))
            })
            .find(|(_, _, line)| matches!(line.trim_end(), "---" | "+++" | "..."));
        match end {
            Some((start, end, _)) => (&inside[..start], &inside[end..], true),
            None => return (BTreeMap::new(), text),
        }
    } else {
        match text.split_once("\n\n") {
            Some((block, rest)) => (block, rest, false),
            None => return (BTreeMap::new(), text),
        }
    };
    let mut fields = BTreeMap::new();
    // Of a list below its name, every line is a value.
    let mut listed: Option<&'static str> = None;
    for line in block.lines().filter(|line| !line.trim().is_empty()) {
        if let (true, Some(name), Some(value)) = (is_fenced, listed, line.trim_start().strip_prefix("- ")) {
            let value = value.trim().trim_matches(['"', '\'']);
            let all: &mut String = fields.entry(name).or_default();
            all.push_str(if all.is_empty() { "" } else { "; " });
            all.push_str(value);
            continue;
        }
        // TOML has its own sign.
        let known = field(line).or_else(|| field(&line.replacen('=', ":", 1)).filter(|_| is_fenced));
        listed = known.as_ref().filter(|(_, value)| value.is_empty()).map(|(name, _)| *name);
        match known {
            Some((name, value)) if !value.is_empty() => {
                fields.entry(name).or_insert(value);
            }
            // Without a fence, a first paragraph that is not all fields is the letter's.
            None if !is_fenced => return (BTreeMap::new(), text),
            _ => {}
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
    fn fields_are_understood_in_several_languages_and_fences() {
        for text in [
            "Von: Anna Berg\r\nAn: Cora Feld\r\nDatum: 3. Mai 1801\r\n \r\nJa.",
            "---\nfrom:\n  - Anna Berg\nto: 'Cora Feld'\ntags: [a]\ndate: 1801-05-03\n---\nJa.",
            "+++\nfrom = \"Anna Berg\"\nto = \"Cora Feld\"\ndate = 1801-05-03\n+++\n\nJa.",
            "**From:** Anna Berg\n**To:** Cora Feld\n**Date:** May 3, 1801\n\nJa.",
            "--- \nDe: Anna Berg\nÀ: Cora Feld\nDate: le 3 mai 1801\n...\nJa.",
        ] {
            let draft = read(text, "a.md", true, &mut Tally::default());
            let names = |people: &[Correspondent]| people.iter().map(|one| one.name.clone()).collect::<String>();
            assert_eq!(
                (names(&draft.senders), names(&draft.recipients)),
                ("Anna Berg".into(), "Cora Feld".into()),
                "{text}"
            );
            assert_eq!(draft.date.as_ref().map(|date| date.edtf.as_str()), Some("1801-05-03"), "{text}");
            assert_eq!(draft.parts.len(), 1, "{text}");
        }
    }

    #[test]
    fn fields_that_are_paragraphs_are_read_and_stay_in_the_text() {
        let mut draft = read("x", "a.txt", false, &mut Tally::default());
        draft.parts = parts(
            "From: Anna Berg\nTo: Cora Feld\n\nDate: 3 May 1801\n\nDear Cora,",
            false,
            "a.txt",
            &mut Tally::default(),
        );
        take_fields(&mut draft);
        assert_eq!((draft.senders[0].name.as_str(), draft.recipients[0].name.as_str()), ("Anna Berg", "Cora Feld"));
        assert_eq!((draft.date.map(|date| date.edtf).as_deref(), draft.parts.len()), (Some("1801-05-03"), 3));
    }

    #[test]
    fn without_fields_the_heading_and_the_date_line_say_it() {
        let mut draft =
            read("# Anna Berg an Cora Feld\n\nWeimar, 3. Mai 1801\n\nJa.", "a.md", true, &mut Tally::default());
        complete_from_text(&mut draft);
        assert_eq!((draft.senders[0].name.as_str(), draft.recipients[0].name.as_str()), ("Anna Berg", "Cora Feld"));
        assert_eq!(draft.date.map(|date| date.edtf).as_deref(), Some("1801-05-03"));
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
