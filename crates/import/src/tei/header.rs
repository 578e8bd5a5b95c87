//! Who wrote when and where to whom: from `correspDesc`, or from whatever else a header has.
//!
//! Start with [`read`]. Where there is no description of the correspondence, [`idioms`] looks in the other places. Must not know the
//! text beyond its heading, dateline, salutation and signature.

mod dates;
mod idioms;

use roxmltree::Node;

use super::element::{all, attribute, first, language_of, lines, name, words};
use crate::{
    date,
    draft::{Disagreement, Draft, DraftCorrespondent, DraftDate, FieldEvidence},
    title::{self, likeness, several},
};
use corpus::Attribution;

use dates::{date_of_all, of_dates};

/// The names that a title marks as such, with the number of characters that stand before each.
type TitleNames = Vec<(usize, DraftCorrespondent)>;

/// How many letters the file of a letter holds.
#[derive(Clone, Copy)]
pub enum FileContents<'a, 'input> {
    /// This one alone.
    OneLetter,
    /// Others too; this description of the correspondence is of this one.
    SeveralLetters(Option<Node<'a, 'input>>),
}

/// A letter of which only what header and text state of it is filled in: title, sender, recipient, date and the like. `text`: the element that
/// holds the letter; one of a file with many letters has its own heading.
#[must_use]
pub fn read(
    header: Option<Node<'_, '_>>,
    contents: FileContents<'_, '_>,
    text: Node<'_, '_>,
    prefer_title: bool,
) -> Draft {
    let mut stated = Draft { language: language(header, text), ..Draft::default() };
    if let Some(header) = header {
        of_file(&mut stated, header);
    }
    let mut marked = header.and_then(main_title).map(entitled).unwrap_or_default();
    let (heading, description) = match contents {
        FileContents::OneLetter => (None, header.and_then(|header| first(header, "correspDesc"))),
        FileContents::SeveralLetters(description) => (idioms::heading(text), description),
    };
    if let Some(heading) = heading {
        stated.title = lines(heading);
        marked = entitled(heading);
    }
    if let Some(description) = description {
        of_description(&mut stated, description);
    }
    of_heading(&mut stated, heading);
    if let (FileContents::OneLetter, Some(header)) = (contents, header) {
        idioms::of_header(&mut stated, header);
    }
    if heading.is_some() || matches!(contents, FileContents::OneLetter) {
        idioms::of_memorandum(&mut stated, text);
    }
    let title = stated.title.clone();
    of_title(&mut stated, &title, &marked, prefer_title);
    if let (FileContents::OneLetter, Some(header)) = (contents, header) {
        for title in idioms::other_titles(header, text) {
            if (stated.senders.is_empty() || stated.recipients.is_empty()) && idioms::names_two(&title) {
                of_title(&mut stated, &title, &marked, false);
            }
        }
    }
    if let Some(description) = description.filter(|_| stated.senders.is_empty() && stated.recipients.is_empty()) {
        let prose = words(description);
        of_title(&mut stated, &prose, &marked, false);
        let edtf = date::from_words(&prose).filter(|_| stated.date.is_none());
        stated.date =
            edtf.map(|edtf| DraftDate { edtf, words: String::new(), evidence: FieldEvidence::Header }).or(stated.date);
    }
    idioms::of_letter(&mut stated, text);
    if let (FileContents::SeveralLetters(_), Some(header)) = (contents, header) {
        idioms::of_volume(&mut stated, header);
    }
    of_dates(&mut stated, header, matches!(contents, FileContents::OneLetter), text);
    stated
}

/// The same of a file that this program has written: what its description of the correspondence does not say is not known.
#[must_use]
pub fn of_ours(header: Node<'_, '_>, text: Node<'_, '_>) -> Draft {
    let mut stated = Draft { language: language(Some(header), text), ..Draft::default() };
    of_file(&mut stated, header);
    if let Some(description) = first(header, "correspDesc") {
        of_description(&mut stated, description);
    }
    stated
}

/// What one description of a correspondence states, by itself.
#[must_use]
pub fn of_one(description: Node<'_, '_>) -> Draft {
    let mut stated = Draft::default();
    of_description(&mut stated, description);
    stated
}

fn language(header: Option<Node<'_, '_>>, text: Node<'_, '_>) -> Option<String> {
    let stated = header.and_then(|header| {
        let mut idents = all(header, "language").filter_map(|node| attribute(node, "ident"));
        let first = idents.next()?;
        idents.next().is_none().then_some(first)
    });
    let described = header.and_then(|header| {
        let mut tags = all(header, "textLang").filter_map(|node| attribute(node, "mainLang"));
        let first = tags.next()?;
        tags.all(|tag| tag == first).then_some(first)
    });
    let in_body = || first(text, "body").and_then(language_of);
    let tag =
        in_body().or_else(|| language_of(text)).or(stated).or(described).or_else(|| header.and_then(language_of))?;
    crate::language::tag(tag)
}

fn of_file(stated: &mut Draft, header: Node<'_, '_>) {
    stated.title = main_title(header).map(lines).unwrap_or_default();
    if let Some(statement) = first(header, "titleStmt") {
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

/// The title of a file, of several the main one.
fn main_title<'a, 'input>(header: Node<'a, 'input>) -> Option<Node<'a, 'input>> {
    let titles: Vec<Node<'a, 'input>> = all(first(header, "titleStmt")?, "title").collect();
    titles.iter().find(|node| attribute(**node, "type") == Some("main")).or_else(|| titles.first()).copied()
}

/// The names that are marked in a title.
fn entitled(title: Node<'_, '_>) -> TitleNames {
    let whole = lines(title);
    let found = names_in(title).into_iter().filter_map(|node| correspondent(node, FieldEvidence::Title));
    found.filter_map(|person| Some((whole.find(&person.name)?, person))).collect()
}

fn correspondent(node: Node<'_, '_>, evidence: FieldEvidence) -> Option<DraftCorrespondent> {
    // What stands for a name that nobody knows is none.
    let name_read = if attribute(node, "type") == Some("unnamed") { String::new() } else { name_of(node) };
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
    Some(DraftCorrespondent { name: shown, reference, is_body: name(node) == "orgName", evidence, attribution })
}

/// A name of which the parts are marked may have nothing between them.
fn name_of(node: Node<'_, '_>) -> String {
    let is_parted = node.children().filter(Node::is_element).count() > 1
        && node.children().filter(Node::is_text).all(|text| text.text().unwrap_or_default().trim().is_empty());
    if !is_parted {
        return words(node);
    }
    let parts: Vec<String> = node
        .children()
        .filter(|child| child.is_element() && !matches!(name(*child), "note" | "idno" | "date" | "birth" | "death"))
        .map(words)
        .filter(|part| !part.is_empty())
        .collect();
    let starts_with_surname = node.children().find(Node::is_element).is_some_and(|child| name(child) == "surname");
    parts.join(if starts_with_surname && parts.len() == 2 { ", " } else { " " })
}

/// `<name type="place">`, `<rs type="place">`.
fn is_of_a_place(node: Node<'_, '_>) -> bool {
    matches!(name(node), "name" | "rs")
        && matches!(attribute(node, "type"), Some("place" | "settlement" | "city" | "country" | "geog"))
}

/// The names in an action, the outermost only.
fn names_in<'a, 'input>(action: Node<'a, 'input>) -> Vec<Node<'a, 'input>> {
    const NAMES: [&str; 4] = ["persName", "orgName", "name", "rs"];
    action
        .descendants()
        .filter(|node| NAMES.contains(&name(*node)) && !is_of_a_place(*node))
        .filter(|node| {
            let mut within = node.ancestors().skip(1).take_while(|parent| *parent != action);
            !within.any(|parent| NAMES.contains(&name(parent)) || name(parent) == "note")
        })
        .collect()
}

/// What the type of an action, or of a name, says of who it is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Sender,
    Recipient,
}

fn side(stated: &str) -> Option<Side> {
    // An address in a vocabulary ends with the code: `http://id.loc.gov/vocabulary/relators/rcp`.
    let code = stated.rsplit(['/', '#', ':']).next().unwrap_or(stated);
    match code.to_lowercase().as_str() {
        "sent" | "sentby" | "send" | "sending" | "written" | "writtenby" | "sender" | "author" | "writer" | "from"
        | "absender" | "verfasser" | "schreiber" | "expéditeur" | "expediteur" | "mittente" | "remitente"
        | "correspondent-from" | "letfrom" | "aut" => Some(Side::Sender),
        "received" | "receive" | "receiving" | "addressed" | "addressee" | "recipient" | "receiver" | "to"
        | "sentto" | "delivered" | "deliveredto" | "receivedby" | "addressedto" | "empfänger" | "empfaenger"
        | "adressat" | "destinataire" | "destinatario" | "correspondent-to" | "letto" | "rcp" => Some(Side::Recipient),
        _ => None,
    }
}

fn of_description(stated: &mut Draft, description: Node<'_, '_>) {
    const OLDER: [&str; 4] = ["sender", "addressee", "recipient", "receiver"];
    let mut actions: Vec<Node<'_, '_>> = all(description, "correspAction").collect();
    if actions.is_empty() {
        // As it was proposed before it was in the guidelines.
        actions = description.descendants().filter(|node| OLDER.contains(&name(*node))).collect();
    }
    if actions.is_empty() {
        // Names that say themselves who they are, in running words.
        for node in names_in(description) {
            let side = ["type", "role"].into_iter().find_map(|wanted| attribute(node, wanted).and_then(side));
            match side {
                Some(Side::Recipient) => stated.recipients.extend(correspondent(node, FieldEvidence::Header)),
                Some(Side::Sender) => stated.senders.extend(correspondent(node, FieldEvidence::Header)),
                None => {}
            }
        }
        if !all(description, "correspContext").any(|context| first(context, "date").is_some()) {
            stated.date = stated.date.take().or_else(|| date_of_all(description, FieldEvidence::Header));
        }
    }
    for action in actions {
        let of_action = match name(action) {
            "correspAction" => side(attribute(action, "type").unwrap_or("sent")),
            older => side(older),
        };
        let mut named = Vec::new();
        for node in names_in(action) {
            let Some(found) = correspondent(node, FieldEvidence::Header) else { continue };
            // Some editions name both under “sent”, and say who is who by the type of the name.
            let of_name = ["type", "role"].into_iter().find_map(|wanted| attribute(node, wanted).and_then(side));
            named.push((of_name.or(of_action), found));
        }
        if named.is_empty() {
            named.extend(idioms::unmarked_name(action).map(|found| (of_action, found)));
        }
        for (side, found) in named {
            match side {
                Some(Side::Recipient) => stated.recipients.push(found),
                Some(Side::Sender) => stated.senders.push(found),
                None => {}
            }
        }
        if of_action == Some(Side::Sender) {
            let place =
                all(action, "placeName").chain(all(action, "settlement")).map(words).find(|place| !place.is_empty());
            let place = place.or_else(|| action.descendants().find(|node| is_of_a_place(*node)).map(words));
            stated.place = stated.place.take().or(place);
            stated.date = stated.date.take().or_else(|| date_of_all(action, FieldEvidence::Header));
        }
    }
}

fn dedup(people: &mut Vec<DraftCorrespondent>) {
    let mut seen = std::collections::BTreeSet::new();
    people.retain(|person| seen.insert(person.name.clone()));
}

/// What a name says itself of who it is.
fn side_of_name(node: Node<'_, '_>) -> Option<Side> {
    ["type", "role"].into_iter().find_map(|wanted| attribute(node, wanted).and_then(side))
}

/// The name before this one, with nothing but “and” between.
fn joined_to<'a, 'input>(node: Node<'a, 'input>) -> Option<Node<'a, 'input>> {
    const AND: [&str; 9] = ["and", ", and", "&", "und", "et", "e", "y", "en", "och"];
    let between = node.prev_sibling().filter(Node::is_text)?;
    let before = between.prev_sibling().filter(Node::is_element)?;
    AND.contains(&between.text()?.trim()).then_some(before)
}

/// Volumes of many letters name both in the heading of each: `persName` of type `from` and `to`.
fn of_heading(stated: &mut Draft, heading: Option<Node<'_, '_>>) {
    let Some(heading) = heading else { return };
    if !stated.senders.is_empty() || !stated.recipients.is_empty() {
        return;
    }
    let glosses = all(heading, "gloss").chain(all(heading, "placeName"));
    for node in names_in(heading).into_iter().chain(glosses) {
        match side_of_name(node).or_else(|| side_of_name(joined_to(node)?)) {
            Some(Side::Sender) => stated.senders.extend(correspondent(node, FieldEvidence::Letter)),
            Some(Side::Recipient) => stated.recipients.extend(correspondent(node, FieldEvidence::Letter)),
            None => {}
        }
    }
}

fn names(people: &[DraftCorrespondent]) -> String {
    people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// What the title says of sender and recipient: it fills what is missing, and is held against what the header says.
fn of_title(stated: &mut Draft, title: &str, marked: &[(usize, DraftCorrespondent)], prefer_title: bool) {
    let Some((sender, recipient)) = title::correspondents(title) else {
        if let Some(sender) = title::sender_alone(title).filter(|_| stated.senders.is_empty()) {
            stated.senders.push(DraftCorrespondent::named(sender, FieldEvidence::Title));
        }
        return;
    };
    let entitled = |name: &str| -> Vec<DraftCorrespondent> {
        several(name).into_iter().map(|name| DraftCorrespondent::named(name, FieldEvidence::Title)).collect()
    };
    let header = (names(&stated.senders), names(&stated.recipients));
    let straight = sender.as_deref().map_or(0, |sender| likeness(sender, &header.0)) + likeness(&recipient, &header.1);
    let reversed = sender.as_deref().map_or(0, |sender| likeness(sender, &header.1)) + likeness(&recipient, &header.0);
    if reversed > straight && !stated.recipients.is_empty() {
        let of_title = (FieldEvidence::Title, title.to_owned());
        let of_header = (FieldEvidence::Header, format!("{} → {}", header.0, header.1));
        if prefer_title {
            std::mem::swap(&mut stated.senders, &mut stated.recipients);
        }
        let (taken, other) = if prefer_title { (of_title, of_header) } else { (of_header, of_title) };
        stated.disagreements.push(Disagreement { about: "correspondents", taken, other });
        return;
    }
    // Names that the title marks say also which entry of a register they mean.
    let people = |stated: &Draft, named: &str| -> Vec<DraftCorrespondent> {
        if stated.title != title {
            return entitled(named);
        }
        let from = title.find(named).unwrap_or_default().saturating_sub(1);
        let to = from + named.len() + 2;
        let found = marked.iter().filter(|(at, _)| (from..to).contains(at));
        let found: Vec<DraftCorrespondent> = found.map(|(_, person)| person.clone()).collect();
        if found.is_empty() { entitled(named) } else { found }
    };
    if stated.recipients.is_empty() {
        stated.recipients = people(stated, &recipient);
    }
    if let Some(sender) = sender.filter(|_| stated.senders.is_empty()) {
        stated.senders = people(stated, &sender);
    }
}
