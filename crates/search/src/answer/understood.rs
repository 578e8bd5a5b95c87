//! Says in plain words how a query was read.
//!
//! Start with [`explain`]. Must not know what was found.

use corpus::sort;
use std::cmp::Reverse;

use crate::answer::{MatchKind, Understood, WordReading};
use crate::index::Index;
use crate::matching::Search;
use crate::query::{Field, Node, Query, Term, dates};
use corpus::{Corpus, PartialDate};
use text::capitals::capitalised;

/// How the query of a search was understood.
pub(crate) fn explain(index: &Index, corpus: &Corpus, search: &Search) -> Understood {
    let query = &search.query;
    let words = query
        .leaves
        .iter()
        .zip(&search.leaves)
        .map(|(leaf, found)| {
            let reading = match leaf.term {
                Term::Exact(_) | Term::Phrase(_) => MatchKind::Exact,
                Term::Fuzzy(..) => MatchKind::Fuzzy,
                Term::Pattern(_) => MatchKind::Pattern,
                Term::Name(_) => MatchKind::Name,
                Term::Family(_)
                | Term::Near(..)
                | Term::Date(_)
                | Term::Years(_)
                | Term::Compound(..)
                | Term::PartOf(..) => MatchKind::Family,
            };
            WordReading { typed: leaf.typed.clone(), reading, forms: forms(index, &found.forms) }
        })
        .collect();
    let mut sentence =
        query.root.as_ref().map_or_else(String::new, |root| capitalised(&say(index, corpus, query, root, false)) + ".");
    if !query.ignored.is_empty() {
        let mut ignored = query.ignored.clone();
        ignored.dedup();
        sentence.push_str(&format!(" Small words need not match: {}.", ignored.join(", ")));
    }
    sentence.push_str(&forms_not_known(index, query));
    Understood { sentence, words, ignored: query.ignored.clone() }
}

/// What is said where a word is looked for in all its forms and those of some letters' language are not known: which form is found
/// there, and how to find the others.
fn forms_not_known(index: &Index, query: &Query) -> String {
    let has_forms = |term: &Term| matches!(term, Term::Family(_) | Term::PartOf(..));
    let Some(leaf) = query.leaves.iter().find(|leaf| has_forms(&leaf.term)).filter(|_| index.rules.have_gaps()) else {
        return String::new();
    };
    let beginning = format!("“{}*” finds the words that begin so.", leaf.typed.trim_start_matches('='));
    if index.rules.are_known() {
        format!(" In letters of a language whose word forms are not known here, only as typed; {beginning}")
    } else {
        format!(" The word forms of this language are not known here; {beginning}")
    }
}

/// The forms with the number of places of each, the most frequent first.
fn forms(index: &Index, forms: &[u32]) -> Vec<(String, u32)> {
    let mut counted: Vec<(String, u32)> = forms
        .iter()
        .filter_map(|&form| {
            let count = u32::try_from(index.postings(form).len()).unwrap_or(u32::MAX);
            Some((as_written(index, form)?, count))
        })
        .collect();
    sort::by_key(&mut counted, |(form, count)| (Reverse(*count), form.clone()));
    counted
}

/// A form as one writes it: folded, but a compound with its hyphen.
fn as_written(index: &Index, form: u32) -> Option<String> {
    let place = index.postings(form).first()?;
    let (first, last) = (index.slot(place.slot)?, index.slot(place.slot + place.width - 1)?);
    match place.width {
        1 => {
            let text = index.forms.get(form as usize).map(|form| form.text.to_string())?;
            let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
            // A number in words is found by its digits.
            let written = || index.text.get(first.start as usize..first.end() as usize).map(str::to_lowercase);
            if is_number { written() } else { Some(text) }
        }
        _ => index.text.get(first.start as usize..last.end() as usize).map(str::to_owned),
    }
}

fn say(index: &Index, corpus: &Corpus, query: &Query, node: &Node, inner: bool) -> String {
    let list = |nodes: &[Node], word: &str| {
        let said: Vec<String> = nodes.iter().map(|node| say(index, corpus, query, node, true)).collect();
        let joined = said.join(word);
        if inner { format!("({joined})") } else { joined }
    };
    match node {
        Node::All(nodes) => list(nodes, " and "),
        Node::Any(nodes) => list(nodes, " or "),
        Node::Not(node) => format!("not {}", say(index, corpus, query, node, true)),
        Node::Leaf(leaf) => query
            .leaves
            .get(*leaf)
            .map_or_else(String::new, |leaf| say_leaf(&leaf.typed, &leaf.term, index.rules.are_known())),
        Node::Field(field) => say_field(corpus, field),
    }
}

/// Where no word families are known (`has_families`), a word stands for its own form.
fn say_leaf(typed: &str, term: &Term, has_families: bool) -> String {
    let bare = typed.trim_start_matches('=');
    match term {
        Term::Family(_) if has_families => format!("any form of “{bare}”"),
        Term::Family(_) => format!("“{bare}”, in this form"),
        Term::Exact(_) => format!("exactly “{bare}”"),
        Term::Fuzzy(_, 1) => format!("words that differ from “{bare}” in one letter at most"),
        Term::Fuzzy(_, most) => format!("words that differ from “{bare}” in {most} letters at most"),
        Term::Pattern(_) => format!("words like “{bare}”"),
        Term::Phrase(_) => {
            format!("the phrase {}", if typed.starts_with('“') { typed.to_owned() } else { format!("“{bare}”") })
        }
        Term::Near(_, within) => format!("“{bare}” within {within} words of each other"),
        Term::Date(dates) => format!("the date {}", dates::in_words_all(dates)),
        Term::Years(figures) if figures.ends_with('?') => format!("any year of the “{bare}”"),
        Term::Years(_) => format!("any year that ends in “{bare}”"),
        Term::Name(names) => {
            // A single name is no abbreviation of another.
            let is_single = names.len() == 1;
            let names: Vec<String> = names.iter().map(|name| shown(name, is_single)).collect();
            format!("the name {}", names.join(" or "))
        }
        Term::Compound(..) => format!("“{bare}” in one word or in several"),
        Term::PartOf(_, joined) if !has_families => format!("“{bare}”, also in “{joined}”"),
        Term::PartOf(_, joined) => format!("any form of “{bare}”, also in “{joined}”"),
    }
}

/// A folded name as one writes it.
fn shown(name: &[String], is_single: bool) -> String {
    let capitals = |word: &String| {
        let small = matches!(word.as_str(), "of" | "the" | "and" | "for" | "in");
        let abbreviated = name.len() == 1 && !is_single;
        match (small, abbreviated) {
            (true, _) => word.clone(),
            (_, true) => word.to_ascii_uppercase(),
            _ => capitalised(word),
        }
    };
    format!("“{}”", name.iter().map(capitals).collect::<Vec<_>>().join(" "))
}

fn say_field(corpus: &Corpus, field: &Field) -> String {
    match field {
        Field::Is(filter, ids) => {
            let labels: Vec<String> = ids.iter().map(|id| crate::answer::labels::label(corpus, *filter, id)).collect();
            format!("{}: {}", filter.label().to_lowercase(), labels.join(" or "))
        }
        Field::Dated(Some(first), Some(last)) if first == last => format!("letters of {}", first.in_words()),
        Field::Dated(Some(first), Some(last)) => format!("letters from {} to {}", first.in_words(), last.in_words()),
        Field::Dated(Some(first), None) => format!("letters from {} on", first.in_words()),
        Field::Dated(None, last) => {
            format!("letters until {}", last.map_or_else(String::new, PartialDate::in_words))
        }
        Field::In(letters) => {
            let titles =
                letters.iter().filter_map(|&letter| corpus.letters.get(letter)).map(|letter| letter.title.as_str());
            format!("in {}", titles.collect::<Vec<_>>().join(" or "))
        }
        Field::Notes => "in notes, dossiers and the editor’s reasons".to_owned(),
    }
}
