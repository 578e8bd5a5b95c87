//! Headers without a description of the correspondence: the many other places in which editions say who wrote when to whom.
//!
//! Start with [`of_header`]. Each fills in only what is not yet known. Must not know descriptions of correspondence.

use roxmltree::Node;

use super::{
    Side, correspondent,
    dates::{date_of, date_of_all},
    dedup, names_in, side,
};
use crate::{
    date,
    draft::{Draft, DraftCorrespondent, DraftDate, FieldEvidence},
    tei::element::{all, attribute, child, even, first, lines, name, words},
    title::{self, likeness},
};
use corpus::Attribution;

/// The heading of a letter among others.
pub(super) fn heading<'a, 'input>(text: Node<'a, 'input>) -> Option<Node<'a, 'input>> {
    let body = child(text, "body");
    // A first heading may be a number of a file only.
    let of = |node: Node<'a, 'input>| {
        let mut heads = node.children().filter(|head| name(*head) == "head");
        heads.clone().find(|head| title::correspondents(&words(*head)).is_some()).or_else(|| heads.next())
    };
    of(text).or_else(|| of(body?)).or_else(|| of(body?.children().find(|node| name(*node).starts_with("div"))?))
}

/// What stands in an action that marks no name.
pub(super) fn unmarked_name(action: Node<'_, '_>) -> Option<DraftCorrespondent> {
    let is_other = |node: &Node<'_, '_>| {
        matches!(name(*node), "date" | "placeName" | "settlement" | "country" | "note" | "idno" | "desc" | "address")
    };
    let mut text = String::new();
    for node in action.descendants().filter(Node::is_text) {
        if !node.ancestors().take_while(|parent| *parent != action).any(|parent| is_other(&parent)) {
            text.push_str(node.text().unwrap_or_default());
            text.push(' ');
        }
    }
    let named = even(&text).trim_matches([',', ';', '.', ':']).to_owned();
    let reference = action
        .descendants()
        .filter(|node| matches!(name(*node), "ref" | "ptr"))
        .find_map(|node| attribute(node, "target"))
        .map(str::to_owned);
    if named.chars().count() > 100 || !named.chars().any(char::is_alphabetic) {
        let target = reference.filter(|_| named.is_empty())?;
        return Some(DraftCorrespondent {
            reference: Some(target.clone()),
            ..DraftCorrespondent::named(target, FieldEvidence::Header)
        });
    }
    Some(DraftCorrespondent { reference, ..DraftCorrespondent::named(named, FieldEvidence::Header) })
}

/// `author`, `addressee`, whatever names somebody and says by type or role who it is.
pub(super) fn of_header(stated: &mut Draft, header: Node<'_, '_>) {
    const ELSEWHERE: [&str; 8] =
        ["bibl", "biblStruct", "listBibl", "revisionDesc", "correspDesc", "correspContext", "additional", "biblFull"];
    const NO_NAMES: [&str; 9] =
        ["date", "placeName", "settlement", "origPlace", "address", "idno", "language", "correspAction", "category"];
    // A book that is named has an author too; a letter that is described as one has somebody to whom it was written.
    let is_of_letter = |parent: Node<'_, '_>| {
        name(parent) == "bibl"
            && parent.descendants().any(|node| {
                ["type", "role"]
                    .into_iter()
                    .filter_map(|wanted| attribute(node, wanted))
                    .any(|stated| side(stated) == Some(Side::Recipient))
            })
            && !parent.ancestors().any(|list| matches!(name(list), "listBibl" | "additional"))
    };
    let is_elsewhere =
        |node: Node<'_, '_>| node.ancestors().any(|parent| ELSEWHERE.contains(&name(parent)) && !is_of_letter(parent));
    let (mut senders, mut recipients) = (Vec::new(), Vec::new());
    let (mut authors, mut is_told) = (Vec::new(), false);
    for node in header.descendants().filter(Node::is_element) {
        let own = name(node);
        let by_name = match own {
            "sender" | "letFrom" | "absender" => Some(Side::Sender),
            "addressee" | "recipient" | "receiver" | "letTo" | "empfaenger" => Some(Side::Recipient),
            _ => None,
        };
        let by_type = ["type", "role", "n", "ana"]
            .into_iter()
            .find_map(|wanted| attribute(node, wanted).and_then(side))
            // “Recipient”, and who it is.
            .or_else(|| (own == "respStmt").then(|| side(&words(child(node, "resp")?)))?);
        let found = match (by_name, by_type) {
            _ if NO_NAMES.contains(&own) || own == "event" => continue,
            (None, None) if own != "author" => continue,
            (_, Some(side)) | (Some(side), None) => Some(side),
            (None, None) => None,
        };
        if is_elsewhere(node) {
            continue;
        }
        // The names within, if it holds some; a person of a list is one.
        let within: Vec<Node<'_, '_>> = match own {
            "persName" | "orgName" | "name" | "rs" => vec![node],
            "person" | "org" => names_in(node).into_iter().take(1).collect(),
            _ => names_in(node),
        };
        let mut named: Vec<DraftCorrespondent> =
            within.into_iter().filter_map(|node| correspondent(node, FieldEvidence::Author)).collect();
        if named.is_empty() {
            named.extend(correspondent(node, FieldEvidence::Author).filter(|found| found.name.chars().count() < 120));
        }
        match found {
            Some(Side::Sender) => senders.append(&mut named),
            Some(Side::Recipient) => recipients.append(&mut named),
            None => authors.append(&mut named),
        }
        is_told |= found.is_some();
    }
    if senders.is_empty() {
        // Who is told to be the recipient is named as an author of the file in some.
        authors.retain(|author| {
            !is_told || !recipients.iter().any(|other: &DraftCorrespondent| other.name == author.name)
        });
        senders = authors;
    }
    dedup(&mut senders);
    dedup(&mut recipients);
    if stated.senders.is_empty() {
        stated.senders = senders;
    }
    if stated.recipients.is_empty() {
        stated.recipients = recipients;
    }
    if stated.place.is_none() {
        let place = header.descendants().find(|node| matches!(name(*node), "placeLet" | "origPlace")).map(words);
        stated.place = place.filter(|place| !place.is_empty());
    }
}

/// Titles beside the main one that may name the two.
pub(super) fn other_titles(header: Node<'_, '_>, text: Node<'_, '_>) -> Vec<String> {
    const TITLES: [&str; 5] = ["title", "unittitle", "head", "summary", "label"];
    let in_header = header
        .descendants()
        .filter(|node| TITLES.contains(&name(*node)) && !node.ancestors().any(|parent| name(parent) == "seriesStmt"));
    let prose = first(header, "sourceDesc").into_iter().flat_map(|node| all(node, "p").collect::<Vec<_>>());
    let abstracts = prose.chain(all(header, "abstract")).chain(all(header, "bibl"));
    // The first may be a number only: “Letter XII.”
    let in_text = text.descendants().filter(|node| matches!(name(*node), "head" | "titlePart")).take(2);
    let all = in_header.chain(in_text).chain(abstracts).map(lines);
    all.filter(|title| !title.is_empty() && title.chars().count() < 300).collect()
}

/// What stands at the beginning of a memorandum, each in a line or a list of its own: “TO: The President”, “FROM: Anna Berg”.
pub(super) fn of_memorandum(stated: &mut Draft, text: Node<'_, '_>) {
    const LINES: [&str; 6] = ["p", "item", "ab", "row", "line", "head"];
    const MOST: usize = 30;
    // A heading or title that names the two goes before.
    let are_known = !stated.senders.is_empty() && !stated.recipients.is_empty();
    if are_known || title::correspondents(&stated.title).is_some() {
        return;
    }
    let beginning = text.descendants().filter(|node| LINES.contains(&name(*node)) || name(*node) == "list").take(MOST);
    let (mut senders, mut recipients) = (Vec::new(), Vec::new());
    for node in beginning {
        let found = if name(node) == "list" {
            // A list of its own, which says by type or heading what it is.
            let heading = child(node, "head").or_else(|| child(node, "label"));
            let headed = heading.map(words).and_then(|words| memorandum_side(words.trim_end_matches(':')));
            let typed = attribute(node, "type").and_then(side);
            let Some(side) = typed.or(headed) else { continue };
            let items = node.children().filter(|child| name(*child) == "item").map(words);
            items.map(|named| (side, named)).collect()
        } else {
            let line = words(node);
            let Some((field, named)) = line.split_once(':') else { continue };
            match memorandum_side(field) {
                Some(side) if field.chars().any(char::is_uppercase) => vec![(side, named.to_owned())],
                _ => continue,
            }
        };
        for (side, named) in found {
            let named = named.trim().trim_start_matches("The ").trim_end_matches(['.', ';', ',']);
            if named.is_empty() || named.chars().count() > 100 {
                continue;
            }
            let person = DraftCorrespondent::named(named, FieldEvidence::Letter);
            match side {
                Side::Sender => senders.push(person),
                Side::Recipient => recipients.push(person),
            }
        }
    }
    if stated.senders.is_empty() {
        stated.senders = senders;
    }
    if stated.recipients.is_empty() {
        stated.recipients = recipients;
    }
}

/// What the word before a colon says at the beginning of a memorandum.
fn memorandum_side(field: &str) -> Option<Side> {
    match field.trim().to_lowercase().as_str() {
        "to" | "for" | "memorandum for" | "memorandum to" | "an" | "à" | "pour" => Some(Side::Recipient),
        "from" | "memorandum from" | "von" | "de" => Some(Side::Sender),
        _ => None,
    }
}

/// A volume of one writer's letters names the writer once.
pub(super) fn of_volume(stated: &mut Draft, header: Node<'_, '_>) {
    let Some(statement) = first(header, "titleStmt").filter(|_| stated.senders.is_empty()) else { return };
    let mut authors: Vec<DraftCorrespondent> =
        all(statement, "author").filter_map(|node| correspondent(node, FieldEvidence::Author)).collect();
    authors.retain(|author| stated.recipients.iter().all(|other| likeness(&author.name, &other.name) == 0));
    stated.senders = authors;
}

/// Names that the letter itself marks: who signs, whom the salutation addresses. Last of all, and not sure.
pub(super) fn of_letter(stated: &mut Draft, text: Node<'_, '_>) {
    // Names that say themselves who they are, where the letter begins.
    if stated.senders.is_empty() && stated.recipients.is_empty() {
        let openers = all(text, "opener").chain(all(text, "head"));
        for node in openers.take(3).flat_map(names_in) {
            let side = ["type", "role"].into_iter().find_map(|wanted| attribute(node, wanted).and_then(side));
            match side {
                Some(Side::Sender) => stated.senders.extend(correspondent(node, FieldEvidence::Letter)),
                Some(Side::Recipient) => stated.recipients.extend(correspondent(node, FieldEvidence::Letter)),
                None => {}
            }
        }
    }
    let uncertain = |found: DraftCorrespondent| DraftCorrespondent { attribution: Attribution::Uncertain, ..found };
    let named_in = |wanted: &'static str| {
        text.descendants()
            .filter(move |node| name(*node) == wanted)
            .flat_map(names_in)
            .filter(|node| matches!(name(*node), "persName" | "name" | "rs"))
            .find_map(|node| correspondent(node, FieldEvidence::Letter))
    };
    if stated.senders.is_empty() {
        let signature = || {
            let signed = words(first(text, "signed")?);
            let signed = signed.trim_end_matches(['.', ',', ';']);
            let words = signed.split_whitespace().count();
            let is_name = (1..=4).contains(&words)
                && signed.split_whitespace().all(|word| {
                    word.starts_with(char::is_uppercase)
                        || matches!(word, "von" | "de" | "van" | "di" | "of" | "zu" | "af")
                });
            is_name.then(|| DraftCorrespondent::named(signed, FieldEvidence::Letter))
        };
        stated.senders = named_in("signed").or_else(signature).map(uncertain).into_iter().collect();
    }
    if stated.recipients.is_empty() {
        let found = named_in("salute").or_else(|| named_in("address")).or_else(|| named_in("opener"));
        let is_sender = |found: &DraftCorrespondent| stated.senders.iter().any(|sender| sender.name == found.name);
        stated.recipients = found.filter(|found| !is_sender(found)).map(uncertain).into_iter().collect();
    }
}

/// The date of a header: of its creation, of the letter's description by the edition, of its origin.
pub(super) fn date(header: Node<'_, '_>) -> Option<DraftDate> {
    let typed = header.descendants().find(|node| {
        matches!(name(*node), "date" | "note" | "term" | "item" | "event")
            && attribute(*node, "type").is_some_and(|kind| {
                matches!(
                    kind,
                    "sent"
                        | "written"
                        | "letter"
                        | "date"
                        | "composition"
                        | "creation"
                        | "dateSent"
                        | "original"
                        | "origin"
                )
            })
    });
    let stated = |node: Node<'_, '_>| {
        let edtf = date_of(node)
            .map(|edtf| date::as_worded(edtf, &words(node)))
            .or_else(|| date::from_wording(&words(node)))?;
        Some(DraftDate { edtf, words: words(node), evidence: FieldEvidence::Header })
    };
    typed
        .and_then(stated)
        .or_else(|| first(header, "creation").and_then(|node| date_of_all(node, FieldEvidence::Header)))
        .or_else(|| {
            header
                .descendants()
                .filter(|node| matches!(name(*node), "dateLet" | "origDate" | "docDate" | "unitdate" | "dateSent"))
                .find_map(stated)
        })
}

/// Whether a title that is not the letter's own may be one of a letter: prose that happens to have such a word is none.
pub(super) fn names_two(title: &str) -> bool {
    match title::correspondents(title) {
        Some((sender, recipient)) => sender.iter().chain([&recipient]).all(|name| title::is_like_a_name(name)),
        None => true,
    }
}

/// The date that stands in the first or last lines of a letter that marks no dateline, or in its closing.
pub(super) fn date_of_lines(text: Node<'_, '_>) -> Option<DraftDate> {
    const LONGEST: usize = 80;
    if let Some(found) = first(text, "docDate").and_then(|node| date_of_all(node, FieldEvidence::Letter)) {
        return Some(found);
    }
    if let Some(found) = all(text, "closer").find_map(|closer| date_of_all(closer, FieldEvidence::Letter)) {
        return Some(found);
    }
    let mut lines: Vec<Node<'_, '_>> =
        text.descendants().filter(|node| matches!(name(*node), "p" | "ab" | "head" | "line")).collect();
    let last = lines.split_off(lines.len().saturating_sub(2).max(lines.len().min(3)));
    lines.truncate(3);
    let is_short = |node: &Node<'_, '_>| words(*node).chars().count() < LONGEST;
    lines.into_iter().chain(last).filter(is_short).find_map(|line| date_of_all(line, FieldEvidence::Letter))
}

/// The date that a title marks as such.
pub(super) fn date_of_title(header: Option<Node<'_, '_>>) -> Option<String> {
    let statement = first(header?, "titleStmt")?;
    let mut dates = all(statement, "title").flat_map(|title| all(title, "date").collect::<Vec<_>>());
    dates.find_map(date_of)
}

/// The date of what the file was made from, where nothing else says one.
pub(super) fn date_of_source(header: Node<'_, '_>, text: Node<'_, '_>) -> Option<DraftDate> {
    let titles = || {
        let edtf = other_titles(header, text).iter().find_map(|title| date::from_words(title))?;
        Some(DraftDate { edtf, words: String::new(), evidence: FieldEvidence::Title })
    };
    let description = first(header, "sourceDesc");
    let of = |wanted: &str| date_of_all(first(description?, wanted)?, FieldEvidence::Header);
    of("head")
        .or_else(|| of("analytic"))
        .or_else(|| of("history"))
        .or_else(|| of("msItem"))
        .or_else(titles)
        .or_else(|| of("bibl"))
}
