//! Registers in TEI: `listPerson`, `listPlace`, `listOrg`, wherever they stand.
//!
//! Start with [`read`]. Must not know letters.

use roxmltree::{Document, Node};

use super::element::{all, attribute, child, even, first, id_of, name, words};
use crate::{
    draft::MentionKind,
    register::{Entry, Register},
};

/// Adds all entries of a document; gives how many.
pub fn read(document: &Document<'_>, register: &mut Register) -> usize {
    let mut count = 0;
    let is_ours = child(document.root_element(), "teiHeader").and_then(super::own::letter_id).is_some();
    for node in document.descendants() {
        let kind = match name(node) {
            "person" | "personGrp" => MentionKind::Person,
            "place" => MentionKind::Place,
            "org" => MentionKind::Organisation,
            "category" if is_ours => MentionKind::Term,
            _ => continue,
        };
        let found = if is_ours { super::own::entry_of(node, kind) } else { entry(node, kind) };
        if let Some((entry, keys)) = found {
            register.add(entry, keys);
            count += 1;
        }
    }
    count
}

fn entry(node: Node<'_, '_>, kind: MentionKind) -> Option<(Entry, Vec<String>)> {
    let names: &[&str] = match kind {
        MentionKind::Person => &["persName", "name"],
        MentionKind::Place => &["placeName", "geogName", "name", "settlement"],
        _ => &["orgName", "name"],
    };
    let named: Vec<Node<'_, '_>> = node.children().filter(|child| names.contains(&name(*child))).collect();
    let main = named
        .iter()
        .find(|node| matches!(attribute(**node, "type"), Some("main" | "reg" | "preferred")))
        .or_else(|| named.first());
    let main = main.copied().or_else(|| child(node, "label"))?;
    let (shown, sort_name) = person_name(main, kind);
    if shown.is_empty() {
        return None;
    }
    let id =
        id_of(node).or_else(|| attribute(node, "n")).or_else(|| attribute(node, "key")).unwrap_or(&shown).to_owned();
    let mut same_as: Vec<String> = all(node, "idno")
        .filter_map(|idno| address_of(attribute(idno, "type").unwrap_or_default(), &words(idno)))
        .chain(
            ["ref", "sameAs", "corresp"]
                .into_iter()
                .filter_map(|wanted| attribute(node, wanted))
                .flat_map(str::split_whitespace)
                .map(str::to_owned),
        )
        .chain(named.iter().filter_map(|node| attribute(*node, "ref")).map(str::to_owned))
        .filter(|address| address.starts_with("http"))
        .collect();
    same_as.dedup();
    let keys = ["n", "key"].into_iter().filter_map(|wanted| attribute(node, wanted)).map(str::to_owned);
    let keys = keys.chain(named.iter().map(|node| words(*node))).collect();
    let note = child(node, "note").or_else(|| child(node, "desc")).map(words).unwrap_or_default();
    Some((Entry { kind, id, name: shown, sort_name, note, same_as, dates: String::new() }, keys))
}

/// A name as one says it and as one files it. A register of “Surname, Forename” is turned round.
fn person_name(node: Node<'_, '_>, kind: MentionKind) -> (String, String) {
    let whole = words(node);
    if kind != MentionKind::Person {
        return (whole, String::new());
    }
    if let (Some(surname), Some(forename)) = (first(node, "surname").map(words), first(node, "forename").map(words)) {
        let (surname, forename) = (even(&surname), even(&forename));
        return (format!("{forename} {surname}"), format!("{surname}, {forename}"));
    }
    match whole.split_once(", ") {
        Some((surname, forename)) if !forename.contains(',') && !forename.is_empty() => {
            (format!("{forename} {surname}"), whole.clone())
        }
        _ => (whole, String::new()),
    }
}

/// The address that an identifier stands for.
fn address_of(kind: &str, value: &str) -> Option<String> {
    if value.starts_with("http") {
        return Some(value.to_owned());
    }
    let base = match kind.to_lowercase().as_str() {
        "viaf" => "http://viaf.org/viaf/",
        "gnd" => "https://d-nb.info/gnd/",
        "wikidata" => "http://www.wikidata.org/entity/",
        "geonames" => "https://sws.geonames.org/",
        _ => return None,
    };
    (!value.is_empty() && value.chars().all(|character| character.is_ascii_alphanumeric() || character == '-'))
        .then(|| format!("{base}{value}"))
}
