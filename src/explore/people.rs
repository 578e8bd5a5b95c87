//! Where those whom a query names are meant otherwise: by office, by another name, or as the one who is addressed.

use std::collections::BTreeMap;

use super::{
    answer::{Named, NamedPlace},
    bits::Bits,
    filters::Left,
    index::{Index, PassageId},
    names::Who,
    query::{Leaf, Term},
    respond::entity,
    search::Search,
};
use crate::{
    corpus::{Corpus, Entity, EntityKind, WordRange},
    text::words,
};

/// More forms than these are not listed.
const FORMS: usize = 6;

/// Which words of a query name whom.
struct Naming {
    who: Vec<Who>,
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

fn family_form(term: &Term) -> Option<&str> {
    match term {
        Term::Family(form) => Some(form),
        _ => None,
    }
}

fn mentions(index: &Index, (kind, at): Who) -> &[PassageId] {
    index.mentions.get(kind as usize).and_then(|kind| kind.get(at)).map_or(&[], Vec::as_slice)
}

/// The passages of letters that somebody wrote or that are addressed to him.
fn correspondence(index: &Index, corpus: &Corpus, person: &Entity, is_writer: bool) -> Bits {
    let mut bits = Bits::none(index.passages.len());
    for (letter, range) in corpus.letters.iter().zip(&index.letters) {
        let whole = if is_writer { letter.sender == person.id } else { letter.recipient == person.id };
        for id in range.clone().map(PassageId) {
            let spoken_to = || {
                let speech = index.passage(id).and_then(|passage| letter.part(&passage.anchor)?.speech.as_ref());
                speech.is_some_and(|speech| speech.to == person.id)
            };
            if whole || (!is_writer && spoken_to()) {
                bits.insert(id);
            }
        }
    }
    bits
}

/// For each leaf that names somebody: the passages where that one is meant, writes or is addressed.
pub(super) fn meant(index: &Index, corpus: &Corpus, search: &Search) -> BTreeMap<usize, Bits> {
    let mut meant = BTreeMap::new();
    for naming in namings(index, search) {
        let mut bits = Bits::none(index.passages.len());
        let mut corresponds = false;
        for &who in &naming.who {
            mentions(index, who).iter().for_each(|&passage| bits.insert(passage));
            if let Some(person) = entity(corpus, who).filter(|_| who.0 == EntityKind::Person) {
                for is_writer in [true, false] {
                    let letters = correspondence(index, corpus, person, is_writer);
                    corresponds |= !letters.is_empty();
                    bits.add(&letters);
                }
            }
        }
        if corresponds {
            meant.extend(naming.leaves.iter().map(|&leaf| (leaf, bits.clone())));
        }
    }
    meant
}

/// The headings under which the page shows where the names of the query are meant otherwise.
pub(super) fn named(index: &Index, corpus: &Corpus, search: &Search, left: &Left, found: &Bits) -> Vec<Named> {
    let mut sections = Vec::new();
    let namings = namings(index, search);
    let others = search.query.wanted().count();
    for naming in &namings {
        for &who in &naming.who {
            let Some(one) = entity(corpus, who) else { continue };
            let otherwise = |bits: Bits| -> Vec<PassageId> {
                let replaced = naming.leaves.iter().map(|&leaf| (leaf, bits.clone())).collect();
                let mut passages = left.of(&search.with(index, corpus, &replaced), None);
                passages.remove(found);
                passages.iter().collect()
            };
            let mentioned = otherwise(Bits::of(index.passages.len(), mentions(index, who).iter().copied()));
            let places: Vec<NamedPlace> =
                mentioned.iter().filter_map(|&passage| place(index, corpus, one, passage)).collect();
            if !places.is_empty() {
                sections.push(Named {
                    kind: who.0,
                    id: one.id.clone(),
                    heading: format!("Where {} is meant otherwise", one.name),
                    forms: forms(index, &places),
                    passages: places,
                });
            }
            if who.0 != EntityKind::Person || others <= naming.leaves.len() {
                continue;
            }
            for (is_writer, way) in [(false, "to"), (true, "by")] {
                let mut passages = otherwise(correspondence(index, corpus, one, is_writer));
                passages.retain(|passage| !mentioned.contains(passage));
                let whole = |passage| NamedPlace { passage, words: None };
                if !passages.is_empty() {
                    sections.push(Named {
                        kind: who.0,
                        id: one.id.clone(),
                        heading: format!("In letters {way} {}, with the other words", one.name),
                        forms: Vec::new(),
                        passages: passages.into_iter().map(whole).collect(),
                    });
                }
            }
        }
    }
    sections
}

/// The first mention of an entity in a passage.
fn place(index: &Index, corpus: &Corpus, entity: &Entity, id: PassageId) -> Option<NamedPlace> {
    let passage = index.passage(id)?;
    let letter = corpus.letters.get(passage.letter)?;
    let mention = entity.mentions.in_letter(&letter.id).iter().find(|mention| mention.part == passage.anchor)?;
    Some(NamedPlace { passage: id, words: Some(mention.words) })
}

/// The words used at the places, the most frequent first.
fn forms(index: &Index, places: &[NamedPlace]) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for place in places {
        if let Some(form) = place.words.and_then(|range| mention_text(index, place.passage, range)) {
            *counts.entry(form).or_default() += 1;
        }
    }
    let mut forms: Vec<(String, usize)> = counts.into_iter().collect();
    forms.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    forms.truncate(FORMS);
    forms.into_iter().map(|(form, _)| form).collect()
}

fn mention_text(index: &Index, passage: PassageId, range: WordRange) -> Option<String> {
    let text = index.text(passage);
    let spans = words(text);
    let (first, last) =
        (spans.get(range.first.checked_sub(1)? as usize)?, spans.get(range.last.checked_sub(1)? as usize)?);
    let outer = |letter: char| !letter.is_alphanumeric() && letter != '.';
    Some(text.get(first.start..last.end)?.trim_matches(outer).trim_end_matches(['.', ',']).to_owned())
}

/// What to say of a word that means a country in capitals and the pronoun in small letters.
pub(super) fn country_or_pronoun(index: &Index, corpus: &Corpus, search: &Search) -> Vec<String> {
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
        let Some(name) = name.filter(|name| super::function_words::is_small(&name.to_lowercase())) else { continue };
        notices.extend(meant(&name).map(|country| {
            format!("“{}” in capitals means {country}; “{}” is the pronoun.", leaf.typed, name.to_lowercase())
        }));
    }
    for ignored in &search.query.ignored {
        let in_capitals = ignored.to_uppercase();
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
