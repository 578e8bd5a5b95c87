//! Where those whom a query names are meant otherwise: by office, by another name, or as the one who is addressed.
//!
//! Start with [`meant`] and [`named`]. Must not know what the other passages are.

use corpus::sort;
use std::collections::BTreeMap;

use crate::{
    answer::{IndirectMention, IndirectMentions, labels::entity},
    index::{Index, PassageId, names::EntityRef, passage_set::PassageSet},
    matching::{Search, filtered::Filtered},
    query::{Leaf, Term},
    stop_words,
};
use corpus::{Corpus, Entity, EntityKind, WordRange};
use text::span_of;

/// More forms than these are not listed.
const FORMS: usize = 6;

/// Which words of a query name whom.
struct Naming {
    who: Vec<EntityRef>,
    leaves: Vec<usize>,
}

fn namings(index: &Index, search: &Search) -> Vec<Naming> {
    let wanted: Vec<(usize, &Leaf)> = search.query.wanted().collect();
    let mut namings = Vec::new();
    let mut at = 0;
    while let Some((leaf, first)) = wanted.get(at) {
        let (who, length) = match &first.term {
            Term::Name(names) => {
                let named = names.iter().map(|name| {
                    let forms: Vec<&str> = name.iter().map(String::as_str).collect();
                    index.names.named(&forms).0
                });
                (named.into_iter().find(|who| !who.is_empty()).unwrap_or_default(), 1)
            }
            _ => {
                let forms: Vec<&str> = wanted.iter().skip(at).map_while(|(_, leaf)| family_form(&leaf.term)).collect();
                index.names.named(&forms)
            }
        };
        let length = length.max(1);
        if !who.is_empty() {
            namings.push(Naming { who, leaves: (*leaf..*leaf + length).collect() });
        }
        at += length;
    }
    namings
}

/// The one whom a search names, if it names one only.
pub(crate) fn only_one_named(index: &Index, search: &Search) -> Option<EntityRef> {
    match namings(index, search).as_slice() {
        [naming] => match naming.who.as_slice() {
            [who] => Some(*who),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a search is for somebody by name.
pub(crate) fn names_somebody(index: &Index, search: &Search) -> bool {
    !namings(index, search).is_empty()
}

fn family_form(term: &Term) -> Option<&str> {
    match term {
        Term::Family(form) => Some(form),
        _ => None,
    }
}

fn mentions(index: &Index, (kind, at): EntityRef) -> &[PassageId] {
    index.mentions.get(kind as usize).and_then(|kind| kind.get(at)).map_or(&[], Vec::as_slice)
}

/// For each leaf that names somebody: the passages where that one is meant, writes or is addressed.
pub(crate) fn meant(index: &Index, search: &Search) -> BTreeMap<usize, PassageSet> {
    let mut meant = BTreeMap::new();
    for naming in namings(index, search) {
        let mut bits = PassageSet::none(index.passages.len());
        let mut corresponds = false;
        for &who in &naming.who {
            mentions(index, who).iter().for_each(|&passage| bits.insert(passage));
            if who.0 == EntityKind::Person {
                for letters in
                    [true, false].map(|is_writer| index.correspondents.passages(&index.passages, who.1, is_writer))
                {
                    corresponds |= letters.is_some();
                    letters.iter().for_each(|letters| bits.add(letters));
                }
            }
        }
        if corresponds {
            meant.extend(naming.leaves.iter().map(|&leaf| (leaf, bits.clone())));
        }
    }
    meant
}

/// The headings under which the page shows where the names of the query are meant otherwise; of each the first `limit`
/// passages, without those that are listed already.
pub(crate) fn named(
    index: &Index,
    corpus: &Corpus,
    search: &Search,
    left: &Filtered,
    listed: &PassageSet,
    limit: usize,
) -> Vec<IndirectMentions> {
    let mut sections = Vec::new();
    let words = search.query.wanted().count();
    for naming in namings(index, search) {
        let otherwise = |bits: PassageSet| -> PassageSet {
            let mut replaced = BTreeMap::new();
            for &leaf in &naming.leaves {
                replaced.insert(leaf, bits.clone());
            }
            let mut passages = left.of(&search.with(index, corpus, &replaced), None);
            passages.remove(listed);
            passages
        };
        for &who in &naming.who {
            let Some(one) = entity(corpus, who) else { continue };
            let mut add = |heading: String, passages: &PassageSet, by_mention: bool| {
                let places = passages.iter().take(limit).map(|passage| IndirectMention {
                    passage,
                    words: by_mention.then(|| mention(index, corpus, one, passage)).flatten(),
                });
                let places: Vec<IndirectMention> = places.collect();
                if !places.is_empty() {
                    let (id, forms) = (one.id.clone(), forms(index, &places));
                    sections.push(IndirectMentions {
                        kind: who.0,
                        id,
                        heading,
                        forms,
                        count: passages.count(),
                        passages: places,
                    });
                }
            };
            let mentioned = otherwise(PassageSet::of(index.passages.len(), mentions(index, who).iter().copied()));
            let heading = match who.0 {
                EntityKind::Person => format!("Where {} is meant otherwise", one.name),
                _ => format!("{}, in other words", one.name),
            };
            add(heading, &mentioned, true);
            if who.0 != EntityKind::Person || words <= naming.leaves.len() {
                continue;
            }
            for (is_writer, way) in [(false, "to"), (true, "by")] {
                if let Some(letters) = index.correspondents.passages(&index.passages, who.1, is_writer) {
                    let mut passages = otherwise(letters);
                    passages.remove(&mentioned);
                    add(format!("In letters {way} {}, with the other words", one.name), &passages, false);
                }
            }
        }
    }
    sections
}

/// The words of the first mention of an entity in a passage.
fn mention(index: &Index, corpus: &Corpus, entity: &Entity, id: PassageId) -> Option<WordRange> {
    let passage = index.passage(id)?;
    let letter = corpus.letters.get(passage.letter)?;
    let mentions = entity.mentions.in_letter(&letter.id);
    mentions.iter().find(|mention| mention.part == passage.anchor).map(|mention| mention.words)
}

/// The words used at the places, the most frequent first.
fn forms(index: &Index, places: &[IndirectMention]) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for place in places {
        if let Some(form) = place.words.and_then(|range| mention_text(index, place.passage, range)) {
            *counts.entry(form).or_default() += 1;
        }
    }
    let mut forms: Vec<(String, usize)> = counts.into_iter().collect();
    sort::by_key(&mut forms, |(_, count)| std::cmp::Reverse(*count));
    forms.truncate(FORMS);
    forms.into_iter().map(|(form, _)| form).collect()
}

fn mention_text(index: &Index, passage: PassageId, range: WordRange) -> Option<String> {
    let text = index.text(passage);
    let span = span_of(text, range)?;
    let outer = |letter: char| !letter.is_alphanumeric() && letter != '.';
    Some(text.get(span.start..span.end)?.trim_matches(outer).trim_end_matches(['.', ',']).to_owned())
}

/// What to say of a word that means a country in capitals and the pronoun in small letters.
pub(crate) fn country_or_pronoun(index: &Index, corpus: &Corpus, search: &Search) -> Vec<String> {
    let meant = |form: &str| {
        let (who, _) = index.names.named(&[form]);
        who.first().and_then(|&who| entity(corpus, who)).map(|entity| entity.name.as_str())
    };
    let mut notices = Vec::new();
    for leaf in &search.query.leaves {
        let name = match &leaf.term {
            Term::Name(_) if leaf.typed.chars().all(|letter| !letter.is_lowercase()) => {
                Some(leaf.typed.replace('.', ""))
            }
            _ => None,
        };
        let Some(name) = name.filter(|name| stop_words::is_stop_word(&name.to_lowercase())) else { continue };
        notices.extend(meant(&name).map(|country| {
            format!("“{}” in capitals means {country}; “{}” is the pronoun.", leaf.typed, name.to_lowercase())
        }));
    }
    for ignored in &search.query.ignored {
        let in_capitals = ignored.to_ascii_uppercase();
        if *ignored == ignored.to_lowercase() && in_capitals.len() == 2 {
            notices.extend(
                meant(&in_capitals)
                    .map(|country| format!("“{ignored}” was read as the pronoun; write {in_capitals} for {country}.")),
            );
        }
    }
    notices.dedup();
    notices
}
