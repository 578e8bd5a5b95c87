//! TEI that this program has written, read back as what it was: parts with their ids and kinds, corrections with their reasons, the
//! dossier, marks of notes and pages.
//!
//! Start with [`read`]. What is read here stands in the notation of a collection's files and takes the place of what any reader of TEI would
//! make of the same text; header and registers are read as everybody's. The other side is the crate `exports`, module `tei`; what it
//! does not write (themes, parallels, gists, the transcript of the source file) is not here. Must not know other formats.

mod names;
mod pieces;

use std::collections::BTreeMap;

use roxmltree::Node;
use serde_json::{Map, Value, json};

use crate::tei::element::{all, attribute, child, first, id_of, name};
use crate::{draft::MentionKind, register::Entry};
use names::Names;
use pieces::{Reader, hand};

/// The field of what the letter mentions, which stands in the registers of a collection: by entry, `p3:4-5`.
pub const MENTIONS: &str = "mentions";

/// The corrections of a letter by their ids.
type Corrections = BTreeMap<String, Value>;

/// The id of a letter that this program wrote; nothing for files of others.
#[must_use]
pub fn letter_id<'a>(header: Node<'a, '_>) -> Option<&'a str> {
    let is_ours = all(header, "respStmt").any(|node| id_of(node) == Some("resp-edition"));
    let idno = all(header, "idno").find(|node| attribute(*node, "type") == Some("letter"))?;
    idno.text().filter(|_| is_ours)
}

/// The fields of a letter as its file in a collection has them.
#[must_use]
pub fn read(header: Node<'_, '_>, text: Node<'_, '_>) -> Map<String, Value> {
    let mut fields = Map::new();
    let corrections = corrections(text);
    let mut parts: Vec<Value> = Vec::new();
    let mut mentions: BTreeMap<String, String> = BTreeMap::new();
    for node in text.descendants().filter(|node| is_part(*node)) {
        parts.push(part(node, &corrections));
        let mut names = Names::default();
        names.gather(node);
        for (entry, place) in names.mentions(id_of(node).unwrap_or_default()) {
            let list = mentions.entry(entry).or_default();
            if !list.is_empty() {
                list.push(' ');
            }
            list.push_str(&place);
        }
    }
    fields.insert("parts".to_owned(), json!(parts));
    fields.insert(MENTIONS.to_owned(), json!(mentions));
    if !corrections.is_empty() {
        let mut listed: Vec<Value> = corrections.into_values().collect();
        listed.sort_by_key(|one| one["id"].as_str().and_then(|id| id.get(1..)?.parse::<u32>().ok()));
        fields.insert("corrections".to_owned(), json!(listed));
    }
    if let Some(date) = first(header, "correspDesc").and_then(|node| first(node, "date")) {
        fields.insert("date".to_owned(), date_of(date));
    }
    let (mut dossier, mut unverified) = (Vec::new(), Vec::new());
    for note in first(header, "notesStmt").into_iter().flat_map(|node| node.children()).filter(Node::is_element) {
        if attribute(note, "type") == Some("unverified") {
            unverified.push(json!(whole(note)));
        } else {
            dossier.push(fact(note));
        }
    }
    fields.insert("dossier".to_owned(), json!(dossier));
    if !unverified.is_empty() {
        fields.insert("unverified".to_owned(), json!(unverified));
    }
    fields
}

/// All characters in an element.
fn whole(node: Node<'_, '_>) -> String {
    node.descendants().filter(Node::is_text).filter_map(|text| text.text()).collect()
}

fn is_part(node: Node<'_, '_>) -> bool {
    const PARTS: [&str; 13] = [
        "p",
        "ab",
        "lg",
        "list",
        "table",
        "postscript",
        "address",
        "head",
        "trailer",
        "dateline",
        "salute",
        "signed",
        "note",
    ];
    PARTS.contains(&name(node)) && id_of(node).is_some() && attribute(node, "type") != Some("correction")
}

fn part(node: Node<'_, '_>, corrections: &Corrections) -> Value {
    let id = id_of(node).unwrap_or_default();
    let kind = kind(node, id);
    let mut fields = Map::new();
    fields.insert("id".to_owned(), json!(id));
    fields.insert("kind".to_owned(), json!(kind));
    if let Some(language) = node.attribute((roxmltree::NS_XML_URI, "lang")) {
        fields.insert("lang".to_owned(), json!(language));
    }
    if let Some(hand) = hand(node) {
        fields.insert("hand".to_owned(), json!(hand));
    }
    let said = child(node, "said").filter(|said| attribute(*said, "toWhom").is_some());
    if let Some(said) = said {
        let to = attribute(said, "toWhom").unwrap_or_default().trim_start_matches("#person-");
        fields.insert("speech".to_owned(), json!({ "to": to, "why": "Encoded so in the file." }));
    }
    let mut reader = Reader { corrections, keeps_lines: false };
    let text = reader.text(said.unwrap_or(node));
    fields.insert("text".to_owned(), text);
    if reader.keeps_lines && !matches!(kind, "verse" | "address") {
        fields.insert("lines".to_owned(), json!(true));
    }
    Value::Object(fields)
}

/// The kind of a part, by its element and, where that serves several kinds, by what the element says of itself.
fn kind(node: Node<'_, '_>, id: &str) -> &'static str {
    const KINDS: [&str; 11] = [
        "heading",
        "summary",
        "dateline",
        "salutation",
        "closing",
        "signature",
        "postscript",
        "address",
        "enclosure",
        "frame",
        "paragraph",
    ];
    let named = |words: &str| KINDS.into_iter().find(|kind| words.starts_with(kind));
    let is_in = |wanted: &str| node.ancestors().any(|parent| name(parent) == wanted);
    match name(node) {
        "note" => "note",
        "p" if is_in("front") => "summary",
        "p" if id.starts_with("frame") => "frame",
        "lg" => "verse",
        "list" => "list",
        "table" => "table",
        "postscript" => "postscript",
        "address" => "address",
        "head" | "trailer" => "heading",
        "dateline" => "dateline",
        "signed" => "signature",
        "salute" => named(id).unwrap_or(if is_in("closer") { "closing" } else { "salutation" }),
        "ab" => attribute(node, "type").and_then(named).unwrap_or("paragraph"),
        _ => "paragraph",
    }
}

/// An entry of a register, under the id that it has in its collection; further keys, by which the text points to it.
#[must_use]
pub fn entry_of(node: Node<'_, '_>, kind: MentionKind) -> Option<(Entry, Vec<String>)> {
    // Categories are the terms of the time, and themes, which are no entries.
    let pointer = id_of(node).filter(|pointer| kind != MentionKind::Term || pointer.starts_with("term-"))?;
    let id = pointer.split_once('-')?.1.to_owned();
    let (filed, note) = if kind == MentionKind::Term {
        let description = child(node, "catDesc")?;
        let words = whole(description);
        let term = whole(child(description, "term")?);
        let definition = words.strip_prefix(term.as_str()).unwrap_or_default().trim_start_matches(": ").to_owned();
        (term, definition)
    } else {
        let filed = node.children().find(|child| matches!(name(*child), "persName" | "placeName" | "orgName"))?;
        (whole(filed), child(node, "note").map(whole).unwrap_or_default())
    };
    let said = node.children().find(|child| attribute(*child, "type") == Some("as-said")).map(whole);
    let name = said.unwrap_or_else(|| match filed.split_once(", ") {
        Some((family, given)) if kind == MentionKind::Person => format!("{given} {family}"),
        _ => filed.clone(),
    });
    // Dates of life stand before what is said of somebody.
    let is_dates = |words: &str| words.contains(|sign: char| sign.is_ascii_digit()) && !words.contains(' ');
    let (dates, note) = match note.split_once(". ") {
        Some((dates, rest)) if is_dates(dates) => (dates.to_owned(), rest.to_owned()),
        None if is_dates(&note) => (note, String::new()),
        _ => (String::new(), note),
    };
    let same_as = node.children().filter(|child| crate::tei::element::name(*child) == "idno").map(whole).collect();
    Some((Entry { kind, id, name, sort_name: filed, note, same_as, dates, also: Vec::new() }, vec![pointer.to_owned()]))
}

/// The corrections, from their notes.
fn corrections(text: Node<'_, '_>) -> Corrections {
    let mut all_of_it = Corrections::new();
    for note in all(text, "note").filter(|note| attribute(*note, "type") == Some("correction")) {
        let Some(id) = id_of(note).and_then(|id| id.strip_prefix("why-")) else { continue };
        let (mut sic, mut corr, mut why) = (String::new(), String::new(), String::new());
        let mut before = "";
        for child in note.children() {
            if name(child) == "mentioned" {
                if before.ends_with("As transmitted: ") { sic = whole(child) } else { corr = whole(child) }
            } else if child.is_text() {
                before = child.text().unwrap_or_default();
            }
        }
        if let Some(last) = note.children().rfind(Node::is_text) {
            let words = last.text().unwrap_or_default();
            let after = last.prev_siblings().skip(1).any(|node| name(node) == "mentioned");
            why = if after { words.strip_prefix(". ").unwrap_or(words) } else { words }.to_owned();
        }
        let certainty = match attribute(note, "cert") {
            Some("low") => "doubtful",
            Some("medium") => "probable",
            _ => "certain",
        };
        let target = attribute(note, "target").unwrap_or_default().trim_start_matches('#');
        let place = text.descendants().find(|node| !target.is_empty() && id_of(*node) == Some(target));
        let part = place.and_then(|node| node.ancestors().find(|node| is_part(*node))).and_then(id_of);
        let mut correction = json!({
            "id": id,
            "part": part.unwrap_or("furniture"),
            "kind": attribute(note, "subtype").unwrap_or("typo"),
            "certainty": certainty,
            "sic": sic,
            "corr": corr,
        });
        if !why.is_empty() {
            correction["why"] = json!(why);
        }
        if let Some(sense) = child(note, "seg").filter(|seg| attribute(*seg, "type") == Some("sense")) {
            correction["sense"] = json!(attribute(sense, "subtype"));
        }
        all_of_it.insert(id.to_owned(), correction);
    }
    all_of_it
}

/// When, and how that is known.
fn date_of(node: Node<'_, '_>) -> Value {
    let stated = ["when", "when-custom"].into_iter().find_map(|wanted| attribute(node, wanted));
    let certainty = match (attribute(node, "evidence"), attribute(node, "cert")) {
        (Some("internal"), _) => "stated",
        (Some("external"), _) => "catalogued",
        (Some("conjecture"), _) => "inferred",
        _ => "unknown",
    };
    let mut date = json!({ "certainty": certainty });
    if let Some(stated) = stated {
        date["edtf"] = json!(stated);
    }
    if let Some(wording) = child(node, "seg").filter(|seg| attribute(*seg, "type") == Some("wording")) {
        date["wording"] = json!(whole(wording));
    }
    if let Some(calendar) = attribute(node, "calendar") {
        date["calendar"] = json!(calendar.trim_start_matches("#calendar-"));
    }
    date
}

/// A statement of the dossier.
fn fact(note: Node<'_, '_>) -> Value {
    let place = child(note, "bibl");
    let value: String =
        note.children().filter(Node::is_text).filter_map(|text| text.text()).next().unwrap_or_default().to_owned();
    let value = if place.is_some() { value.strip_suffix(" (").unwrap_or(&value) } else { value.trim_end() };
    let basis = attribute(note, "subtype").unwrap_or("heading");
    let is_known = basis != "unknown" || value != "Not known";
    let mut fact = json!({
        "field": attribute(note, "type").unwrap_or_default(),
        "value": is_known.then_some(value),
        "basis": basis,
    });
    if let Some(place) = place {
        fact["source"] = json!(whole(place));
    }
    if let Some(address) = child(note, "ref").and_then(|node| attribute(node, "target")) {
        fact["url"] = json!(address);
    }
    fact
}
