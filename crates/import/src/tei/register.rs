//! Registers in TEI: `listPerson`, `listPlace`, `listOrg`, wherever they stand.
//!
//! Start with [`read`]. Must not know letters.

use roxmltree::{Document, Node};

use super::element::{all, attribute, child, even, first, id_of, name, words};
use crate::{
    date,
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
            // Volumes of documents list their people as items.
            "item" if !is_ours => {
                if let Some((entry, keys)) = listed(node) {
                    register.add(entry, keys);
                    count += 1;
                }
                continue;
            }
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
    // Of names that have an id each, any of them may be meant.
    let keys = keys.chain(named.iter().filter_map(|node| id_of(*node)).map(str::to_owned));
    let keys = keys.chain(named.iter().map(|node| words(*node))).collect();
    let mut also: Vec<String> =
        named.iter().map(|node| person_name(*node, kind).0).filter(|name| !name.is_empty() && *name != shown).collect();
    also.dedup();
    Some((
        Entry { kind, id, name: shown, sort_name, note: said_of(node, main), same_as, dates: life(node), also },
        keys,
    ))
}

/// An item of a list of people: a name that has an id and what follows it.
fn listed(item: Node<'_, '_>) -> Option<(Entry, Vec<String>)> {
    let named = all(item, "persName").next()?;
    let (id, whole) = (id_of(named)?.to_owned(), words(item));
    let (shown, sort_name) = person_name(named, MentionKind::Person);
    let note = whole.strip_prefix(&words(named)).filter(|_| !shown.is_empty())?;
    let note = note.trim_start_matches([',', ';', ':', '.', ' ']).to_owned();
    let entry = Entry {
        kind: MentionKind::Person,
        id,
        name: shown,
        sort_name,
        note,
        same_as: Vec::new(),
        dates: String::new(),
        also: Vec::new(),
    };
    Some((entry, Vec::new()))
}

/// The years of a life, as its attributes or words say: “1787–1855”.
fn life(node: Node<'_, '_>) -> String {
    let year = |wanted: &str| {
        let event = child(node, wanted)?;
        let mut dates = std::iter::once(event).chain(all(event, "date"));
        let value = |node: Node<'_, '_>| {
            ["when", "when-iso", "when-custom", "notBefore", "from", "notAfter", "to"]
                .into_iter()
                .find_map(|wanted| attribute(node, wanted).and_then(date::from_value))
        };
        let edtf = dates.find_map(value).or_else(|| date::from_wording(&words(event)))?;
        let (sign, digits) = edtf.strip_prefix('-').map_or(("", edtf.as_str()), |digits| ("−", digits));
        let year = digits.get(..4)?.trim_start_matches('0');
        (!year.is_empty()).then(|| format!("{sign}{year}"))
    };
    match (year("birth"), year("death")) {
        (Some(birth), Some(death)) => format!("{birth}–{death}"),
        (Some(birth), None) => format!("born {birth}"),
        (None, Some(death)) => format!("died {death}"),
        (None, None) => child(node, "floruit").map(words).unwrap_or_default(),
    }
}

/// What a register says of somebody or of a place: its note, what he did, where it lies.
fn said_of(node: Node<'_, '_>, named: Node<'_, '_>) -> String {
    const FACTS: [&str; 8] =
        ["occupation", "nationality", "education", "faith", "residence", "affiliation", "state", "trait"];
    const LIES_IN: [&str; 6] = ["settlement", "district", "region", "country", "bloc", "geogName"];
    let mut lies: Vec<String> = node
        .children()
        .chain(node.children().filter(|child| name(*child) == "location").flat_map(|child| child.children()))
        .filter(|child| LIES_IN.contains(&name(*child)) && *child != named)
        .map(words)
        .filter(|words| !words.is_empty())
        .collect();
    if name(node) == "place" {
        lies.extend(first(node, "geo").map(words).filter(|words| !words.is_empty()).map(|geo| format!("at {geo}")));
    }
    let notes = node.children().filter(|child| matches!(name(*child), "note" | "desc")).map(words);
    let facts = node.children().filter(|child| FACTS.contains(&name(*child))).map(words);
    let facts = facts.chain(node.children().filter_map(sex));
    let lies = (!lies.is_empty()).then(|| lies.join(", "));
    let mut all: Vec<String> = Vec::new();
    for one in lies.into_iter().chain(facts).chain(notes).filter(|words| !words.is_empty()) {
        match all.last_mut() {
            Some(before) if !before.ends_with(['.', '!', '?']) => before.push('.'),
            _ => {}
        }
        all.push(one);
    }
    all.join(" ")
}

/// What an entry says of somebody's sex, in a word where it has a figure or a letter.
fn sex(node: Node<'_, '_>) -> Option<String> {
    if !matches!(name(node), "sex" | "gender") {
        return None;
    }
    let said =
        Some(words(node)).filter(|said| !said.is_empty()).or_else(|| Some(attribute(node, "value")?.to_owned()))?;
    match said.to_lowercase().as_str() {
        "1" | "m" | "male" => Some("Male".to_owned()),
        "2" | "f" | "female" => Some("Female".to_owned()),
        _ if said.chars().count() < 2 => None,
        _ => Some(said),
    }
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
