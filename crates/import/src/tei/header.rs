//! Who wrote when and where to whom: from `correspDesc`, or from whatever else a header has.
//!
//! Start with [`read`]. Must not know the text beyond its heading and dateline.

use roxmltree::Node;

use super::element::{all, attribute, child, first, language_of, name, words};
use crate::{
    date,
    draft::{Attribution, Correspondent, Disagreement, DraftDate, Evidence},
    title::{self, likeness},
};

/// What a header and the beginning of a text state.
#[derive(Debug, Default)]
pub struct Stated {
    /// The title, white space made even.
    pub title: String,
    /// The names that the title marks as such, with the number of characters that stand before each.
    entitled: Vec<(usize, Correspondent)>,
    /// Who wrote.
    pub senders: Vec<Correspondent>,
    /// To whom.
    pub recipients: Vec<Correspondent>,
    /// When.
    pub date: Option<DraftDate>,
    /// Where it was written.
    pub place: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// Who keeps it.
    pub archive: Option<String>,
    /// The terms of use.
    pub licence: Option<String>,
    /// The editors.
    pub editors: Vec<String>,
    /// What does not agree.
    pub disagreements: Vec<Disagreement>,
}

/// Reads the header, and what the text of the letter itself says of sender, recipient and date. `text`: the element that
/// holds the letter; a division of a file with many letters has its own heading.
#[must_use]
pub fn read(header: Option<Node<'_, '_>>, text: Node<'_, '_>, prefer_title: bool) -> Stated {
    let mut stated = Stated { language: language(header, text), ..Stated::default() };
    if let Some(header) = header {
        of_file(&mut stated, header);
    }
    let heading = child(text, "head").filter(|_| name(text) == "div");
    if let Some(heading) = heading {
        stated.title = words(heading);
    }
    let description = header.and_then(|header| first(header, "correspDesc"));
    if let (Some(description), None) = (description, heading) {
        of_description(&mut stated, description);
    } else if heading.is_none() {
        of_other_elements(&mut stated, header);
    }
    of_heading(&mut stated, heading);
    of_title(&mut stated, prefer_title);
    of_dates(&mut stated, header, text);
    stated
}

/// The same of a file that this program has written: what its description of the correspondence does not say is not known.
#[must_use]
pub fn of_ours(header: Node<'_, '_>, text: Node<'_, '_>) -> Stated {
    let mut stated = Stated { language: language(Some(header), text), ..Stated::default() };
    of_file(&mut stated, header);
    if let Some(description) = first(header, "correspDesc") {
        of_description(&mut stated, description);
    }
    stated
}

/// What one description of a correspondence states, by itself.
#[must_use]
pub fn of_one(description: Node<'_, '_>) -> Stated {
    let mut stated = Stated::default();
    of_description(&mut stated, description);
    stated
}

fn language(header: Option<Node<'_, '_>>, text: Node<'_, '_>) -> Option<String> {
    let stated = header.and_then(|header| {
        let mut idents = all(header, "language").filter_map(|node| attribute(node, "ident"));
        let first = idents.next()?;
        idents.next().is_none().then_some(first)
    });
    let tag = language_of(text).or(stated).or_else(|| header.and_then(language_of))?;
    crate::language::tag(tag)
}

fn of_file(stated: &mut Stated, header: Node<'_, '_>) {
    let title_statement = first(header, "titleStmt");
    let titles = title_statement.into_iter().flat_map(|node| all(node, "title").collect::<Vec<_>>());
    let titles: Vec<Node<'_, '_>> = titles.collect();
    let main = titles.iter().find(|node| attribute(**node, "type") == Some("main")).or_else(|| titles.first());
    stated.title = main.copied().map(words).unwrap_or_default();
    stated.entitled = main.copied().map(entitled).unwrap_or_default();
    if let Some(statement) = title_statement {
        stated.editors = all(statement, "editor").map(words).filter(|name| !name.is_empty()).collect();
    }
    let licence = first(header, "licence");
    stated.licence = licence
        .and_then(|node| attribute(node, "target").map(str::to_owned).or_else(|| Some(words(node))))
        .or_else(|| first(header, "availability").map(words))
        .filter(|text| !text.is_empty());
    if let Some(identifier) = first(header, "msIdentifier") {
        let fields: Vec<String> =
            identifier.children().filter(Node::is_element).map(words).filter(|text| !text.is_empty()).collect();
        stated.archive = Some(fields.join(", ")).filter(|text| !text.is_empty());
    }
}

/// The names that are marked in a title.
fn entitled(title: Node<'_, '_>) -> Vec<(usize, Correspondent)> {
    let whole = words(title);
    let found = names_in(title).into_iter().filter_map(|node| correspondent(node, Evidence::Title));
    found.filter_map(|person| Some((whole.find(&person.name)?, person))).collect()
}

fn correspondent(node: Node<'_, '_>, evidence: Evidence) -> Option<Correspondent> {
    // What stands for a name that nobody knows is none.
    let name_read = if attribute(node, "type") == Some("unnamed") { String::new() } else { words(node) };
    let reference =
        ["ref", "key", "corresp", "sameAs"].into_iter().find_map(|wanted| attribute(node, wanted)).map(str::to_owned);
    let attribution = match attribute(node, "cert") {
        Some("unknown") => Attribution::Unknown,
        Some("low" | "medium") => Attribution::Uncertain,
        _ => Attribution::Known,
    };
    if name_read.is_empty() && reference.is_none() && attribution != Attribution::Unknown {
        return None;
    }
    let shown = if name_read.is_empty() { reference.clone().unwrap_or_default() } else { name_read };
    Some(Correspondent { name: shown, reference, is_body: name(node) == "orgName", evidence, attribution })
}

/// The names in an action, the outermost only.
fn names_in<'a, 'input>(action: Node<'a, 'input>) -> Vec<Node<'a, 'input>> {
    const NAMES: [&str; 4] = ["persName", "orgName", "name", "rs"];
    action
        .descendants()
        .filter(|node| NAMES.contains(&name(*node)))
        .filter(|node| {
            !node.ancestors().skip(1).take_while(|parent| *parent != action).any(|parent| NAMES.contains(&name(parent)))
        })
        .collect()
}

fn of_description(stated: &mut Stated, description: Node<'_, '_>) {
    for action in all(description, "correspAction") {
        let kind = attribute(action, "type").unwrap_or_default();
        for node in names_in(action) {
            let Some(found) = correspondent(node, Evidence::Header) else { continue };
            // Some editions name both under “sent”, and say who is who by the type of the name.
            let is_recipient = match attribute(node, "type").unwrap_or_default() {
                "addressee" | "recipient" | "receiver" => true,
                "sender" | "author" => false,
                _ => matches!(kind, "received" | "receive" | "addressed"),
            };
            match (is_recipient, kind) {
                (true, _) => stated.recipients.push(found),
                (false, "sent" | "send" | "written" | "") => stated.senders.push(found),
                (false, _) => {}
            }
        }
        if matches!(kind, "sent" | "send" | "written" | "") {
            let place =
                all(action, "placeName").chain(all(action, "settlement")).map(words).find(|place| !place.is_empty());
            stated.place = stated.place.take().or(place);
            stated.date = stated.date.take().or_else(|| date_of_all(action, Evidence::Header));
        }
    }
}

/// Headers without a description of the correspondence: `author`, and elements of an edition's own for the addressee.
fn of_other_elements(stated: &mut Stated, header: Option<Node<'_, '_>>) {
    let Some(header) = header else { return };
    let of = |wanted: &'static [&'static str]| {
        header
            .descendants()
            .filter(move |node| wanted.contains(&name(*node)))
            .filter_map(|node| correspondent(node, Evidence::Author))
    };
    let in_title = |node: &Node<'_, '_>| {
        node.ancestors().any(|parent| matches!(name(parent), "bibl" | "biblStruct" | "listBibl" | "revisionDesc"))
    };
    stated.senders = header
        .descendants()
        .filter(|node| matches!(name(*node), "sender" | "author") && !in_title(node))
        .filter_map(|node| correspondent(node, Evidence::Author))
        .collect();
    stated.recipients = of(&["addressee", "recipient", "receiver"]).collect();
    dedup(&mut stated.senders);
    dedup(&mut stated.recipients);
    stated.place = header
        .descendants()
        .find(|node| matches!(name(*node), "placeLet" | "origPlace"))
        .map(words)
        .filter(|place| !place.is_empty());
}

fn dedup(people: &mut Vec<Correspondent>) {
    let mut seen = std::collections::BTreeSet::new();
    people.retain(|person| seen.insert(person.name.clone()));
}

/// Volumes of many letters name both in the heading of each: `persName` of type `from` and `to`.
fn of_heading(stated: &mut Stated, heading: Option<Node<'_, '_>>) {
    let Some(heading) = heading else { return };
    for node in names_in(heading) {
        match attribute(node, "type") {
            Some("from") => stated.senders.extend(correspondent(node, Evidence::Letter)),
            Some("to") => stated.recipients.extend(correspondent(node, Evidence::Letter)),
            _ => {}
        }
    }
}

fn names(people: &[Correspondent]) -> String {
    people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// What the title says of sender and recipient: it fills what is missing, and is held against what the header says.
fn of_title(stated: &mut Stated, prefer_title: bool) {
    let Some((sender, recipient)) = title::correspondents(&stated.title) else { return };
    let entitled = |name: &str| Correspondent::named(name, Evidence::Title);
    let header = (names(&stated.senders), names(&stated.recipients));
    let straight = sender.as_deref().map_or(0, |sender| likeness(sender, &header.0)) + likeness(&recipient, &header.1);
    let reversed = sender.as_deref().map_or(0, |sender| likeness(sender, &header.1)) + likeness(&recipient, &header.0);
    if reversed > straight && !stated.recipients.is_empty() {
        let of_title = (Evidence::Title, stated.title.clone());
        let of_header = (Evidence::Header, format!("{} → {}", header.0, header.1));
        if prefer_title {
            std::mem::swap(&mut stated.senders, &mut stated.recipients);
        }
        let (taken, other) = if prefer_title { (of_title, of_header) } else { (of_header, of_title) };
        stated.disagreements.push(Disagreement { about: "correspondents", taken, other });
        return;
    }
    if stated.recipients.is_empty() {
        // Names that the title marks say also which entry of a register they mean.
        let from = stated.title.find(recipient.trim_start_matches('[')).unwrap_or_default().saturating_sub(1);
        let to = from + recipient.len() + 2;
        stated.recipients = stated
            .entitled
            .iter()
            .filter(|(at, _)| (from..to).contains(at))
            .map(|(_, person)| person.clone())
            .collect();
        if stated.recipients.is_empty() {
            stated.recipients.push(entitled(&recipient));
        }
    }
    if let Some(sender) = sender.filter(|_| stated.senders.is_empty()) {
        stated.senders.push(entitled(&sender));
    }
}

/// A date as one element states it.
fn date_of(node: Node<'_, '_>) -> Option<String> {
    let value = |wanted: &str| attribute(node, wanted).and_then(date::from_value);
    if let Some(when) = ["when", "when-iso", "when-custom"].into_iter().find_map(value) {
        return Some(when);
    }
    for (from, to) in
        [("from", "to"), ("notBefore", "notAfter"), ("from-iso", "to-iso"), ("notBefore-iso", "notAfter-iso")]
    {
        match (value(from), value(to)) {
            (Some(from), Some(to)) => return Some(date::span(&from, &to)),
            (Some(from), None) => return Some(format!("{from}/..")),
            (None, Some(to)) => return Some(format!("../{to}")),
            (None, None) => {}
        }
    }
    None
}

/// The dates in an element: one, or a span from the first to the last.
fn date_of_all(node: Node<'_, '_>, evidence: Evidence) -> Option<DraftDate> {
    let dates: Vec<Node<'_, '_>> = all(node, "date").collect();
    let found: Vec<String> = dates.iter().copied().filter_map(date_of).collect();
    let wording = dates.iter().map(|node| words(*node)).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" / ");
    let edtf = match &found[..] {
        [] => date::from_words(&wording)?,
        [one] => date::as_worded(one.clone(), &wording),
        [first, .., last] if !first.contains('/') && !last.contains('/') => date::span(first, last),
        [first, ..] => first.clone(),
    };
    Some(DraftDate { edtf, words: wording, evidence })
}

/// When it was written: the header's date, held against those of title and dateline; of three, two decide.
fn of_dates(stated: &mut Stated, header: Option<Node<'_, '_>>, text: Node<'_, '_>) {
    if stated.date.is_none() && name(text) != "div" {
        let creation =
            header.and_then(|header| first(header, "creation")).and_then(|node| date_of_all(node, Evidence::Header));
        let own = header.and_then(|header| {
            let node = header.descendants().find(|node| matches!(name(*node), "dateLet" | "origDate" | "docDate"))?;
            let edtf = date_of(node).or_else(|| date::from_words(&words(node)))?;
            Some(DraftDate { edtf, words: words(node), evidence: Evidence::Header })
        });
        stated.date = creation.or(own);
    }
    if name(text) == "div" {
        let least = attribute(text, "doc-dateTime-min").and_then(date::from_value);
        let most = attribute(text, "doc-dateTime-max").and_then(date::from_value);
        if let (Some(least), Some(most)) = (least, most) {
            stated.date =
                Some(DraftDate { edtf: date::span(&least, &most), words: String::new(), evidence: Evidence::Header });
        }
    }
    let in_text =
        all(text, "dateline").chain(all(text, "opener").take(1)).find_map(|node| date_of_all(node, Evidence::Letter));
    let in_title =
        date::from_words(&stated.title).map(|edtf| DraftDate { edtf, words: String::new(), evidence: Evidence::Title });
    let in_source = || {
        let description = header.and_then(|header| first(header, "sourceDesc"))?;
        date_of_all(first(description, "head")?, Evidence::Header)
    };
    let Some(taken) = stated.date.clone() else {
        stated.date = in_title.or(in_text).or_else(in_source);
        return;
    };
    let agrees = |one: &DraftDate, other: &DraftDate| {
        one.edtf
            .split('/')
            .any(|one| other.edtf.split('/').any(|other| one.starts_with(other) || other.starts_with(one)))
    };
    let other = [in_title, in_text].into_iter().flatten().collect::<Vec<_>>();
    if let [title, letter] = &other[..]
        && agrees(title, letter)
        && !agrees(&taken, title)
    {
        stated.disagreements.push(Disagreement {
            about: "date",
            taken: (title.evidence, title.edtf.clone()),
            other: (taken.evidence, taken.edtf.clone()),
        });
        stated.date = Some(title.clone());
    } else if let Some(title) = other.iter().find(|date| date.evidence == Evidence::Title && !agrees(&taken, date)) {
        stated.disagreements.push(Disagreement {
            about: "date",
            taken: (taken.evidence, taken.edtf),
            other: (title.evidence, title.edtf.clone()),
        });
    }
}
