//! What stands above a letter and says who wrote when to whom, in the words of several languages.
//!
//! Start with [`front_matter`] (of a file of text) and [`take_fields`] (of a document whose first paragraphs it is). Must not know
//! what follows it.

mod json;

use std::collections::BTreeMap;

use crate::{
    date,
    draft::{Draft, DraftCorrespondent, DraftDate, DraftPart, DraftPartKind, DraftPiece, FieldEvidence, reading_text},
    language,
};

/// Fields of front matter, and the words for them that are understood.
#[rustfmt::skip]
const FIELDS: [(&str, &[&str]); 10] = [
    ("from", &[
        "from", "sender", "senders", "sender name", "author", "authors", "by", "von", "absender", "absenderin", "verfasser", "verfasserin", "schreiber",
        "de", "expéditeur", "auteur", "auctor", "scriptor", "da", "mittente", "remitente", "van", "afzender", "från", "avsändare", "fra", "afsender",
        "remetente", "od", "odesílatel", "nadawca", "feladó", "lähettäjä", "от", "от кого",
    ]),
    ("to", &[
        "to", "recipient", "recipients", "recipient name", "addressee", "addressees", "receiver", "receivers", "an", "empfänger", "empfängerin",
        "adressat", "adressatin", "à", "destinataire", "destinatarius", "a", "destinatario", "aan", "ontvanger", "till", "mottagare", "til", "modtager",
        "para", "destinatário", "komu", "adresát", "do", "odbiorca", "adresat", "címzett", "vastaanottaja", "кому",
    ]),
    ("date", &[
        "date", "dated", "datum", "sent", "date sent", "sent date", "data", "fecha", "dato", "written", "date written", "letter date", "ltr date",
        "dies", "datierung", "gesendet", "envoyé", "envoyé le", "enviado", "inviato", "verzonden", "dátum", "päiväys", "päivämäärä", "дата",
    ]),
    ("place", &[
        "place", "ort", "lieu", "origin", "luogo", "lugar", "plaats", "plats", "locus", "absendeort", "schreibort", "location", "place sent", "sted",
        "local", "místo", "miejsce", "miejscowość", "hely", "paikka", "место",
    ]),
    ("title", &["title", "subject", "titel", "titre", "titolo", "título", "betreff", "betrifft", "objet", "oggetto", "asunto", "onderwerp"]),
    ("language", &["language", "lang", "sprache", "langue", "lingua", "idioma", "taal", "språk"]),
    ("id", &["id"]),
    ("archive", &["archive", "archiv", "repository", "shelfmark", "signatur", "cote", "collocazione"]),
    ("rights", &["licence", "license", "rights", "lizenz", "rechte"]),
    ("editor", &["editor", "edited by", "herausgeber", "herausgeberin", "transcriber", "transcribed by", "transkription"]),
];

/// Takes the fields that the first paragraphs of a document are, `From: …` each; `false` where they are none.
pub(crate) fn take_fields(draft: &mut Draft) {
    let fields_of = |part: &DraftPart| -> Option<Vec<(&'static str, String)>> {
        if part.kind == DraftPartKind::TableRow {
            // A table of two columns may have no colons.
            let row = reading_text(&part.content);
            return Some(vec![field(&row.replacen('\t', ":", usize::from(!row.contains(":\t"))))?]);
        }
        let mut lines = vec![String::new()];
        for piece in &part.content {
            match piece {
                DraftPiece::Line { .. } => lines.push(String::new()),
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
    // A title may stand above them.
    let parts = || draft.parts.iter().skip_while(|part| part.kind == DraftPartKind::Heading);
    let count = parts().take_while(|part| part.kind != DraftPartKind::Note && fields_of(part).is_some()).count();
    let found: Vec<(&'static str, String)> = parts().take(count).filter_map(fields_of).flatten().collect();
    if !found.iter().any(|(name, _)| matches!(*name, "from" | "to")) {
        return;
    }
    for (name, value) in found {
        match name {
            "from" => draft.senders = people(&value),
            "to" => draft.recipients = people(&value),
            "date" => {
                let edtf = date::from_value(&value).or_else(|| date::from_wording(&value));
                draft.date = edtf.map(|edtf| DraftDate { edtf, words: value, evidence: FieldEvidence::FrontMatter });
            }
            "place" => draft.place = Some(value).filter(|place| !place.is_empty()),
            "language" => draft.language = language::tag(&value),
            "title" => draft.title = value,
            _ => {}
        }
    }
}

/// The plain name of a field.
fn known(key: &str) -> Option<&'static str> {
    let key = key.trim_matches(|character: char| character.is_whitespace() || "*_#".contains(character)).to_lowercase();
    let key = key.replace(['_', '-'], " ");
    FIELDS.iter().find(|(_, words)| words.contains(&key.as_str())).map(|(name, _)| *name)
}

/// A line that is a field, with its plain name.
pub(super) fn field(line: &str) -> Option<(&'static str, String)> {
    let (key, value) = line.split_once(':')?;
    let name = known(key)?;
    let is_mark = |character: char| character.is_whitespace() || "*\"'“”[]".contains(character);
    Some((name, value.trim_matches(is_mark).to_owned()))
}

/// Several people in a line.
pub(super) fn people(names: &str) -> Vec<DraftCorrespondent> {
    let names = without_addresses(names);
    names
        .split([';', '&'])
        .flat_map(|names| names.split(" and "))
        .flat_map(|names| names.split(" und "))
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(|name| DraftCorrespondent::named(name, FieldEvidence::FrontMatter))
        .collect()
}

/// The names of a mail's line, parted by semicolons: of “"Berg, Anna" <anna@example.org>, Dora Tal” the addresses are of no use, and commas
/// outside of quotation marks part people. Other lines are left as they are.
fn without_addresses(names: &str) -> String {
    if !(names.contains('@') && names.contains('<')) {
        return names.to_owned();
    }
    // The mark at the beginning of a field is taken already.
    let (mut plain, mut address, mut is_quoted) = (String::new(), None, names.matches('"').count() % 2 == 1);
    for sign in names.chars() {
        match (&mut address, sign) {
            (None, '"') => is_quoted = !is_quoted,
            (None, '<') => address = Some(String::new()),
            (None, ',') if !is_quoted => plain.push(';'),
            (None, sign) => plain.push(sign),
            (Some(_), '>') => {
                let address = address.take().unwrap_or_default();
                // Who has an address alone is called by it.
                if plain.trim_end().is_empty() || plain.trim_end().ends_with(';') || !address.contains('@') {
                    plain.push_str(&address);
                }
            }
            (Some(address), sign) => address.push(sign),
        }
    }
    plain
}

/// What stands above a letter: its fields by their plain name, the names of those that are not known, and the letter.
pub(super) type FrontMatter<'t> = (BTreeMap<&'static str, String>, Vec<String>, &'t str);

/// What stands above a letter, if anything does.
pub(super) fn front_matter(text: &str) -> FrontMatter<'_> {
    let text = text.trim_start_matches(['\u{feff}', '\n']);
    let nothing = (BTreeMap::new(), Vec::new(), text);
    if let Some(found) = json::front_matter(text) {
        return found;
    }
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
            None => return nothing,
        }
    } else {
        let mut lines = text.split_inclusive('\n').scan(0, |at, line| {
            let start = *at;
            *at += line.len();
            Some((start, *at, line))
        });
        match lines.find(|(_, _, line)| *line == "\n" || is_rule(line)) {
            Some((start, end, _)) => (&text[..start], &text[end..], false),
            None => return nothing,
        }
    };
    let mut fields = BTreeMap::new();
    let mut unknown = Vec::new();
    // Of a list below its name, every line is a value.
    let mut listed: Option<&'static str> = None;
    let mut is_under_unknown = false;
    for line in block.lines().filter(|line| !line.trim().is_empty()) {
        let line = &without_links(line);
        let is_below = is_fenced && line.starts_with([' ', '\t', '-']);
        let inside = line.trim_start();
        let value = inside.strip_prefix("- ").filter(|_| is_fenced);
        // Of one who has a name and other fields below.
        let (value, is_of_other) = match value.unwrap_or(inside).split_once(':').filter(|_| is_below) {
            Some(("name" | "Name" | "person", name)) => (Some(name), false),
            Some((key, _)) if matches!(listed, Some("from" | "to")) => {
                (None, !(listed == Some("from") && key == "place"))
            }
            _ => (value, false),
        };
        if listed.is_some() && is_of_other {
            continue;
        }
        if let (Some(name), Some(value)) = (listed, value) {
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
                let value = if is_fenced { in_line(line).unwrap_or(value) } else { value };
                fields.entry(name).or_insert(value);
                is_under_unknown = false;
            }
            Some(_) => is_under_unknown = false,
            // What belongs to a field that is not known.
            None if is_fenced && (is_under_unknown && line.starts_with([' ', '\t', '-']) || line.starts_with('#')) => {}
            None => match line.split_once([':', '=']) {
                Some((name, _)) if is_fenced || is_name_of_field(name) => {
                    unknown.push(name.trim().to_owned());
                    is_under_unknown = true;
                }
                // Without a fence, a first paragraph that is not all fields is the letter's.
                _ if !is_fenced => return nothing,
                _ => {}
            },
        }
    }
    if !is_fenced && !fields.keys().any(|name| matches!(*name, "from" | "to" | "date")) {
        return nothing;
    }
    (fields, unknown, rest)
}

/// A line in which links between notes are their words: of `[[Anna Berg|Anna]]` the name of the note, which is what others are called by.
fn without_links(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, (link, after))) =
        rest.split_once("[[").and_then(|(before, rest)| Some((before, rest.split_once("]]")?)))
    {
        out.push_str(before);
        out.push_str(link.split(['|', '#']).next().unwrap_or_default());
        rest = after;
    }
    out + rest
}

/// The values of a list in a line: `[Anna Berg, "Field, Cora"]`.
fn in_line(line: &str) -> Option<String> {
    let (_, value) = line.split_once([':', '='])?;
    let inside = value.trim().strip_prefix('[')?.strip_suffix(']')?;
    let (mut values, mut quoted) = (vec![String::new()], None);
    for character in inside.chars() {
        match (quoted, character) {
            (None, '"' | '\'') => quoted = Some(character),
            (Some(sign), character) if sign == character => quoted = None,
            (None, ',') => values.push(String::new()),
            _ => {
                if let Some(value) = values.last_mut() {
                    value.push(character);
                }
            }
        }
    }
    Some(values.iter().map(|value| value.trim()).filter(|value| !value.is_empty()).collect::<Vec<_>>().join("; "))
}

/// `----`, `****`, `====`.
pub(super) fn is_rule(line: &str) -> bool {
    let line = line.trim();
    ['-', '*', '=', '_'].into_iter().any(|sign| line.len() >= 3 && line.chars().all(|character| character == sign))
}

/// Whether what stands before a colon may be the name of a field: a word or two with a capital.
fn is_name_of_field(name: &str) -> bool {
    name.split([' ', '-']).count() <= 3
        && name.starts_with(char::is_uppercase)
        && name.chars().all(|one| one.is_alphabetic() || matches!(one, ' ' | '-'))
}
