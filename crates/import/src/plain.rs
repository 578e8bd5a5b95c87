//! Letters as plain text and as Markdown: front matter, paragraphs, notes.
//!
//! Start with [`read`]; [`several`] parts a file that holds many. Front matter ([`mod@front_matter`]) is lines
//! such as `From: Mary Mitford`, between lines of `---` or before the first empty line. Must not know XML.

mod front_matter;
pub(crate) mod mail;
pub(crate) mod several;

pub(crate) use front_matter::take_fields;
use front_matter::{front_matter, people};

use corpus::Attribution;

use crate::{
    date,
    draft::{Draft, DraftCorrespondent, DraftDate, DraftPart, DraftPartKind, DraftPiece, FieldEvidence, reading_text},
    language, markdown,
    report::{ConstructCounts, Treatment},
    title,
};

/// What was read of a file.
#[derive(Debug)]
pub struct ParsedText {
    /// The letter.
    pub draft: Draft,
    /// Comments of Markdown, which a reader does not see.
    pub comments: Vec<String>,
}

/// Reads a letter. `markdown`: emphasis, headings and notes are marked as Markdown has them.
#[must_use]
pub fn read(text: &str, file: &str, markdown: bool, counts: &mut ConstructCounts) -> ParsedText {
    let text = even_lines(text);
    let (fields, unknown, body) = front_matter(&text);
    for name in unknown {
        counts.note(&format!("field {name}"), Treatment::Omitted, || file.to_owned());
    }
    let field = |name: &str| fields.get(name).cloned().unwrap_or_default();
    let mut draft = Draft {
        id: field("id"),
        title: field("title"),
        senders: people(&field("from")),
        recipients: people(&field("to")),
        place: Some(field("place")).filter(|place| !place.is_empty()),
        language: language::tag(&field("language")),
        archive: Some(field("archive")).filter(|archive| !archive.is_empty()),
        licence: Some(field("rights")).filter(|licence| !licence.is_empty()),
        editors: Some(field("editor")).filter(|editor| !editor.is_empty()).into_iter().collect(),
        ..Draft::of_file(file)
    };
    let dated = field("date");
    let edtf = date::from_value(&dated).or_else(|| date::from_wording(&dated));
    draft.date = edtf.map(|edtf| DraftDate { edtf, words: dated, evidence: FieldEvidence::FrontMatter });
    let mut comments = Vec::new();
    if markdown {
        let read = markdown::parts(body, file, counts);
        (draft.parts, comments) = (read.parts, read.comments);
    } else {
        draft.parts = parts(body, file, counts);
    }
    ParsedText { draft, comments }
}

/// Line ends of any system; lines of nothing but blanks are empty.
pub(crate) fn even_lines(text: &str) -> String {
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
    let entitled = |name: String| vec![DraftCorrespondent::named(name, FieldEvidence::Title)];
    let mut title = draft.title.clone();
    if title.is_empty() && draft.senders.is_empty() {
        // A line that heads the letter, in a text that has no headings. One that names the recipient alone is no name for it.
        let lines = draft.parts.iter().filter(|part| part.kind == DraftPartKind::Paragraph).take(3).map(text_of);
        // Where a print slants words, a plain text has signs: “_To Cora Field_”.
        let lines = lines.map(|line| line.trim_matches(['_', '*']).to_owned());
        title = lines.take_while(|line| line.chars().count() <= 120).find(|line| is_title(line)).unwrap_or_default();
        if matches!(title::correspondents(&title), Some((Some(_), _))) {
            draft.title.clone_from(&title);
        }
    }
    if let Some((sender, recipient)) = title::correspondents(&title) {
        if draft.recipients.is_empty() {
            draft.recipients = entitled(recipient);
        }
        if let (true, Some(sender)) = (draft.senders.is_empty(), sender) {
            draft.senders = entitled(sender);
        }
    }
    complete_from_signature(draft);
    if draft.date.is_none() {
        let of_title = date::from_words(&draft.title).map(|edtf| (edtf, String::new(), FieldEvidence::Title));
        let text: Vec<&DraftPart> = draft.parts.iter().filter(|part| part.kind != DraftPartKind::Note).collect();
        let ends = text.iter().take(4).chain(text.iter().rev().take(2));
        let short = ends.map(|part| text_of(part)).filter(|text| text.chars().count() < 100);
        // Of a letter without empty lines, the last few that are no sentence: “Weimar, 3 May 1801”.
        let last = text.iter().rev().take(3).flat_map(|part| lines_of(part).into_iter().rev().take(5));
        let last = last.filter(|line| line.split_whitespace().count() <= 6);
        let found = of_title.or_else(|| {
            short
                .chain(last)
                .filter_map(|text| date::from_words(&text).map(|edtf| (edtf, text, FieldEvidence::Letter)))
                .next()
        });
        draft.date = found.map(|(edtf, words, evidence)| DraftDate { edtf, words, evidence });
    }
}

/// Words with which letters are closed before a name.
const CLOSINGS: [&str; 53] = [
    "servant",
    "servants",
    "yours",
    "truly",
    "faithfully",
    "sincerely",
    "affectionately",
    "obediently",
    "respectfully",
    "friend",
    "ever",
    "brother",
    "sister",
    "son",
    "daughter",
    "diener",
    "dienerin",
    "freund",
    "freundin",
    "dein",
    "deine",
    "ihr",
    "ihre",
    "euer",
    "eure",
    "ergebener",
    "ergebenster",
    "ergebenste",
    "bruder",
    "schwester",
    "sohn",
    "tochter",
    "serviteur",
    "servante",
    "ami",
    "amie",
    "frère",
    "sœur",
    "fils",
    "servitore",
    "servitor",
    "servitrice",
    "amico",
    "amica",
    "fratello",
    "sorella",
    "figlio",
    "servidor",
    "amigo",
    "dienaar",
    "vriend",
    "vän",
    "tjenare",
];

/// Who signs and to whom it is addressed, where nothing else says either: a full name below a closing, and behind it one after “To”. It may be
/// otherwise, and is not sure.
fn complete_from_signature(draft: &mut Draft) {
    if !draft.senders.is_empty() || !draft.recipients.is_empty() {
        return;
    }
    let text = draft.parts.iter().filter(|part| part.kind != DraftPartKind::Note);
    let lines: Vec<String> = text.flat_map(lines_of).filter(|line| !line.trim().is_empty()).collect();
    let last = &lines[lines.len().saturating_sub(12)..];
    let name = |line: &str| {
        let name = line.trim().trim_end_matches(['.', ',', ';']);
        let is_full = (2..=5).contains(&name.split(' ').count())
            && name.starts_with(char::is_uppercase)
            && !name.contains(|sign: char| sign.is_numeric() || ",:!?".contains(sign))
            && title::is_like_a_name(name);
        is_full.then(|| DraftCorrespondent {
            attribution: Attribution::Uncertain,
            ..DraftCorrespondent::named(name, FieldEvidence::Letter)
        })
    };
    let closes = |line: &str| {
        let word = line.trim().trim_end_matches(['.', ',', ';', ':']).rsplit(' ').next().unwrap_or_default();
        CLOSINGS.contains(&word.to_lowercase().as_str())
    };
    let signed = last.windows(2).enumerate().rev().find_map(|(at, pair)| {
        let [before, line] = pair else { return None };
        Some((at + 2, name(line).filter(|_| closes(before))?))
    });
    let Some((behind, sender)) = signed else { return };
    draft.senders.push(sender);
    let address = last.get(behind..).unwrap_or_default().iter().find_map(|line| {
        let words = ["To ", "An ", "A ", "À ", "Al ", "Alla ", "Aan ", "Till "];
        words.iter().find_map(|word| name(line.trim().strip_prefix(word)?))
    });
    draft.recipients.extend(address);
}

/// The words of each line of a part.
fn lines_of(part: &DraftPart) -> Vec<String> {
    part.content
        .split(|piece| matches!(piece, DraftPiece::Line { .. } | DraftPiece::Page { .. }))
        .map(reading_text)
        .collect()
}

/// Whether a line by itself says who writes to whom, and not only something in which such a word stands: “Off to London”.
fn is_title(line: &str) -> bool {
    let Some((sender, recipient)) = title::correspondents(line) else { return false };
    let is_full = |name: &str| title::is_like_a_name(name) && (name.contains(' ') || date::from_words(line).is_some());
    match sender {
        Some(sender) => is_full(&sender) && is_full(&recipient),
        None => title::is_like_a_name(&recipient) && !line.ends_with(['!', '?', ',']),
    }
}

/// The paragraphs of a plain text, with its notes.
fn parts(body: &str, file: &str, counts: &mut ConstructCounts) -> Vec<DraftPart> {
    let mut parts = Vec::new();
    let mut notes: Vec<(&str, String)> = Vec::new();
    let mut blocks: Vec<&str> = Vec::new();
    for block in body.split("\n\n").map(|block| block.trim_matches('\n')).filter(|block| !block.trim().is_empty()) {
        let mut is_note = false;
        for line in block.lines() {
            if let Some((label, text)) = line.trim_start().strip_prefix("[^").and_then(|rest| rest.split_once("]:")) {
                notes.push((label, text.trim().to_owned()));
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
    let mut referred: Vec<&str> = Vec::new();
    let mut pages = Vec::new();
    for block in blocks {
        let mut content = std::mem::take(&mut pages);
        content.extend(pieces(block, &notes, &mut referred));
        for _ in block.lines().filter_map(page) {
            counts.note("page", Treatment::Kept, || file.to_owned());
        }
        // A page on which nothing stands begins with the next that has words.
        if block.lines().all(|line| page(line).is_some()) {
            content.retain(|piece| matches!(piece, DraftPiece::Page { .. }));
            pages = content;
            continue;
        }
        counts.note("paragraph", Treatment::Kept, || file.to_owned());
        parts.push(DraftPart { id: format!("p{}", parts.len() + 1), kind: DraftPartKind::Paragraph, content });
    }
    if let Some(last) = parts.last_mut() {
        last.content.append(&mut pages);
    }
    // Notes in the order in which they are referred to, those that nothing refers to last.
    let unreferred: Vec<&str> =
        notes.iter().map(|(label, _)| *label).filter(|label| !referred.contains(label)).collect();
    for (at, label) in referred.iter().chain(&unreferred).enumerate() {
        let text = notes.iter().find(|(other, _)| other == label).map(|(_, text)| text.clone()).unwrap_or_default();
        counts.note("note", Treatment::Kept, || file.to_owned());
        let content = vec![DraftPiece::Text(text)];
        parts.push(DraftPart { id: format!("n{}", at + 1), kind: DraftPartKind::Note, content });
    }
    parts
}

/// The number in a line that says only which page begins: `--- page 81r ---`, `[fol. 3v]`, `[S. 12]`.
fn page(line: &str) -> Option<&str> {
    const PAGES: [&str; 12] =
        ["page", "pag.", "p.", "seite", "s.", "folio", "fol.", "f.", "blatt", "bl.", "pagina", "página"];
    let is_mark = |character: char| "-–—=*[](){}|<>".contains(character);
    let line = line.trim();
    if !(line.starts_with(is_mark) && line.ends_with(is_mark)) {
        return None;
    }
    let (word, number) = line.trim_matches(|character: char| is_mark(character) || character == ' ').split_once(' ')?;
    let number = number.trim();
    (PAGES.contains(&word.to_lowercase().as_str())
        && number.len() <= 8
        && number.contains(|one: char| one.is_numeric()))
    .then_some(number)
}

/// The lines of a paragraph, with the places at which notes hang.
fn pieces<'t>(text: &'t str, notes: &[(&str, String)], referred: &mut Vec<&'t str>) -> Vec<DraftPiece> {
    let mut pieces = Vec::new();
    for line in text.split('\n') {
        if let Some(number) = page(line) {
            pieces.push(DraftPiece::Page { number: number.to_owned() });
            continue;
        }
        if !pieces.is_empty() {
            pieces.push(DraftPiece::Line { within_word: false });
        }
        let mut rest = line;
        while let Some((before, (label, after))) = rest
            .split_once("[^")
            .and_then(|(before, rest)| Some((before, rest.split_once(']')?)))
            .filter(|(_, (label, _))| notes.iter().any(|(known, _)| known == label))
        {
            pieces.push(DraftPiece::Text(before.to_owned()));
            let at = referred.iter().position(|known| *known == label).unwrap_or_else(|| {
                referred.push(label);
                referred.len() - 1
            });
            pieces.push(DraftPiece::NoteRef(format!("n{}", at + 1)));
            rest = after;
        }
        pieces.push(DraftPiece::Text(rest.to_owned()));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTER: &str = "From: Mary Mitford\nTo: Sir William Elford\nDate: 3 April 1815\nPlace: Bertram House\n\nMy dear Sir,\n\nI *do* think\nso.[^1]\n\n[^1]: She thought so\nfor years.\n";

    #[test]
    fn front_matter_says_who_when_and_where_and_the_rest_is_the_letter() {
        let draft = read(LETTER, "a.txt", true, &mut ConstructCounts::default()).draft;
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
            "{\n  \"from\": \"Anna Berg\",\n  \"to\": [{\"name\": \"Cora Feld\"}],\n  \"date\": \"1801-05-03\"\n}\n\nJa.",
        ] {
            let draft = read(text, "a.md", true, &mut ConstructCounts::default()).draft;
            let names = |people: &[DraftCorrespondent]| people.iter().map(|one| one.name.clone()).collect::<String>();
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
    fn lists_of_people_may_stand_in_a_line_and_fields_that_are_not_known_are_told() {
        let text = "---\r\nfrom: [Anna Berg, \"Tal, Dora\"]\r\nto:\r\n  - Cora Field\r\n  - Emil Hof\r\ntags:\r\n  - war\r\nmood: glad\r\n---\r\n\r\nYes.";
        let mut counts = ConstructCounts::default();
        let draft = read(text, "a.md", true, &mut counts).draft;
        let names = |people: &[DraftCorrespondent]| people.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&draft.senders), ["Anna Berg", "Tal, Dora"]);
        assert_eq!(names(&draft.recipients), ["Cora Field", "Emil Hof"]);
        let told: Vec<String> = counts.constructs().into_iter().map(|one| one.name).collect();
        assert_eq!(told, ["field mood", "field tags", "paragraph"]);
        let draft =
            read("From: Anna Berg\nTo: Cora Field\nArchive: Basel, 7\nMood: glad\n\nYes.", "a.txt", false, &mut counts)
                .draft;
        assert_eq!((draft.archive.as_deref(), draft.parts.len()), (Some("Basel, 7"), 1));
    }

    #[test]
    fn fields_that_are_paragraphs_are_read_and_stay_in_the_text() {
        let mut draft = read("x", "a.txt", false, &mut ConstructCounts::default()).draft;
        draft.parts = parts(
            "From: Anna Berg\nTo: Cora Feld\n\nDate: 3 May 1801\n\nDear Cora,",
            "a.txt",
            &mut ConstructCounts::default(),
        );
        take_fields(&mut draft);
        assert_eq!((draft.senders[0].name.as_str(), draft.recipients[0].name.as_str()), ("Anna Berg", "Cora Feld"));
        assert_eq!((draft.date.map(|date| date.edtf).as_deref(), draft.parts.len()), (Some("1801-05-03"), 3));
    }

    #[test]
    fn without_fields_the_heading_and_the_date_line_say_it() {
        let mut draft = read(
            "# Anna Berg an Cora Feld\n\nWeimar, 3. Mai 1801\n\nJa.",
            "a.md",
            true,
            &mut ConstructCounts::default(),
        )
        .draft;
        complete_from_text(&mut draft);
        assert_eq!((draft.senders[0].name.as_str(), draft.recipients[0].name.as_str()), ("Anna Berg", "Cora Feld"));
        assert_eq!(draft.date.map(|date| date.edtf).as_deref(), Some("1801-05-03"));
    }

    #[test]
    fn a_letter_that_begins_at_once_is_not_taken_for_front_matter() {
        let draft =
            read("Dear Anna,\nto you: all my love\n\nYours", "a.txt", false, &mut ConstructCounts::default()).draft;
        assert!(draft.senders.is_empty());
        assert_eq!(draft.parts.len(), 2);
        for text in ["{sic} my love\n\nso", "{\"b\": 1}\n\nso", "{\"from\": \"Anna\"\n\nso"] {
            let draft = read(text, "a.txt", false, &mut ConstructCounts::default()).draft;
            assert_eq!((draft.senders.len(), draft.parts.len()), (0, 2), "{text}");
        }
    }

    #[test]
    fn plain_text_keeps_its_stars_and_underscores() {
        let draft = read("snake_case and *stars* stay\n\nso", "a.txt", false, &mut ConstructCounts::default()).draft;
        assert_eq!(reading_text(&draft.parts[0].content), "snake_case and *stars* stay");
        let draft =
            read("snake_case_names stay in Markdown too\n\nso", "a.md", true, &mut ConstructCounts::default()).draft;
        assert_eq!(reading_text(&draft.parts[0].content), "snake_case_names stay in Markdown too");
    }
}
