//! When a letter was written: as one element states it, and as header, title and dateline state it together.
//!
//! Start with [`of_dates`].

use roxmltree::Node;

use super::{
    super::element::{all, attribute, name, words},
    idioms,
};
use crate::{
    date,
    draft::{Disagreement, Draft, DraftDate, FieldEvidence},
};

/// A date as one element states it.
pub(super) fn date_of(node: Node<'_, '_>) -> Option<String> {
    let value = |wanted: &str| attribute(node, wanted).and_then(date::from_value);
    // What the edition itself is not sure of.
    let doubt = match (attribute(node, "cert"), attribute(node, "precision")) {
        (Some("low" | "unknown"), Some("low")) => "%",
        (Some("low" | "unknown"), _) => "?",
        (_, Some("low")) => "~",
        _ => "",
    };
    let doubted = |edtf: String| {
        let is_plain = edtf.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        if is_plain { edtf + doubt } else { edtf }
    };
    // `value` and `normal` are those of older files and of archives.
    if let Some(when) = ["when", "when-iso", "when-custom", "value", "normal"].into_iter().find_map(value) {
        return Some(doubted(when));
    }
    for (from, to) in
        [("from", "to"), ("notBefore", "notAfter"), ("from-iso", "to-iso"), ("notBefore-iso", "notAfter-iso")]
    {
        match (value(from), value(to)) {
            (Some(from), Some(to)) if from == to => return Some(doubted(from)),
            (Some(from), Some(to)) => return Some(date::span(&from, &to)),
            (Some(from), None) => return Some(format!("{from}/..")),
            (None, Some(to)) => return Some(format!("../{to}")),
            (None, None) => {}
        }
    }
    None
}

/// The dates in an element: one, or a span from the first to the last.
pub(super) fn date_of_all(node: Node<'_, '_>, evidence: FieldEvidence) -> Option<DraftDate> {
    let mut dates: Vec<Node<'_, '_>> = node
        .descendants()
        .filter(|node| matches!(name(*node), "date" | "dateRange" | "docDate" | "origDate"))
        .collect();
    // One day in two calendars: EDTF has that of today. One that the edition doubts stands beside one that it does not.
    let is_julian = |node: &Node<'_, '_>| {
        attribute(*node, "calendar").is_some_and(|calendar| calendar.to_lowercase().contains("julian"))
    };
    let is_doubted = |node: &Node<'_, '_>| matches!(attribute(*node, "cert"), Some("low" | "medium"));
    // What happened to the letter on its way, or to its file.
    let is_of_another_event = |node: &Node<'_, '_>| {
        ["type", "ana", "subtype"].into_iter().filter_map(|wanted| attribute(*node, wanted)).any(|stated| {
            let stated = stated.trim_start_matches('#').to_lowercase();
            ["postmark", "poststempel", "stamp", "received", "receipt", "arrival", "answered", "published"]
                .into_iter()
                .any(|event| stated.starts_with(event))
        })
    };
    let all_second: [&dyn Fn(&Node<'_, '_>) -> bool; 3] = [&is_julian, &is_doubted, &is_of_another_event];
    for is_second in all_second {
        if dates.iter().any(|date| !is_second(date) && date_of(*date).is_some()) {
            dates.retain(|date| !is_second(date));
        }
    }
    if dates.is_empty() {
        // A dateline of which nothing is marked.
        let wording = words(node);
        let is_short = wording.chars().count() < 200;
        let edtf = date::from_words(&wording).filter(|_| is_short)?;
        return Some(DraftDate { edtf, words: wording, evidence });
    }
    let found: Vec<String> = dates.iter().copied().filter_map(date_of).collect();
    let wording = dates.iter().map(|node| words(*node)).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" / ");
    let edtf = match &found[..] {
        [] => date::from_wording(&wording)?,
        [one] => date::as_worded(one.clone(), &wording),
        [first, .., last] if !first.contains('/') && !last.contains('/') => date::span(first, last),
        [first, ..] => first.clone(),
    };
    Some(DraftDate { edtf, words: wording, evidence })
}

/// Whether a date is a day or month within the year or month that a header has without more words.
fn is_more_exact(edtf: &str, of_header: &DraftDate) -> bool {
    of_header.words.len() <= of_header.edtf.len()
        && edtf.len() > of_header.edtf.len()
        && edtf.starts_with(&of_header.edtf)
        && edtf.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// When it was written: the header's date, held against those of title and dateline; of three, two decide.
pub(super) fn of_dates(stated: &mut Draft, header: Option<Node<'_, '_>>, is_alone: bool, text: Node<'_, '_>) {
    if let (None, true, Some(header)) = (&stated.date, is_alone, header) {
        stated.date = idioms::date(header);
    }
    if !is_alone {
        let least = attribute(text, "doc-dateTime-min").and_then(date::from_value);
        let most = attribute(text, "doc-dateTime-max").and_then(date::from_value);
        let edtf = match (least, most) {
            (Some(least), Some(most)) => Some(date::span(&least, &most)),
            (one, other) => one.or(other),
        };
        if let Some(edtf) = edtf {
            stated.date = Some(DraftDate { edtf, words: String::new(), evidence: FieldEvidence::Header });
        }
    }
    let in_text = all(text, "dateline")
        .chain(all(text, "opener").take(1))
        .find_map(|node| date_of_all(node, FieldEvidence::Letter));
    let in_title = idioms::date_of_title(header.filter(|_| is_alone))
        .or_else(|| date::from_words(&stated.title))
        .map(|edtf| DraftDate { edtf, words: String::new(), evidence: FieldEvidence::Title });
    let in_source = || idioms::date_of_source(header.filter(|_| is_alone)?, text);
    let Some(taken) = stated.date.clone() else {
        stated.date = in_title.or(in_text).or_else(in_source).or_else(|| idioms::date_of_lines(text));
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
    } else if let Some(exact) = other.iter().find(|date| is_more_exact(&date.edtf, &taken)) {
        stated.date = Some(exact.clone());
    } else if let Some(title) = other.iter().find(|date| date.evidence == FieldEvidence::Title && !agrees(&taken, date))
    {
        stated.disagreements.push(Disagreement {
            about: "date",
            taken: (taken.evidence, taken.edtf),
            other: (title.evidence, title.edtf.clone()),
        });
    }
}
