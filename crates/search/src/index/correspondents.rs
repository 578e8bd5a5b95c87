//! Who writes to whom.
//!
//! Start with [`Correspondents::of`]. Must not know queries.

use std::collections::BTreeMap;

use crate::index::{PassageId, Passages, passage_set::PassageSet};
use corpus::Corpus;

/// Who writes to whom, by index of person.
#[derive(Clone, Debug, Default)]
pub(crate) struct Correspondents {
    /// The letters each person wrote, by index of letter.
    written: Vec<Vec<usize>>,
    /// The letters addressed to each person.
    received: Vec<Vec<usize>>,
    /// The passages of other letters that are to be said to each person.
    spoken_to: Vec<Vec<PassageId>>,
}

impl Correspondents {
    /// Collects who writes to whom.
    pub fn of(all_passages: &Passages, corpus: &Corpus) -> Self {
        let mut all = Self {
            written: vec![Vec::new(); corpus.people.len()],
            received: vec![Vec::new(); corpus.people.len()],
            spoken_to: vec![Vec::new(); corpus.people.len()],
        };
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        numbers.extend(corpus.people.iter().enumerate().map(|(at, person)| (person.id.as_str(), at)));
        let list = |lists: &mut Vec<Vec<usize>>, id: &str, letter: usize| {
            if let Some(list) = numbers.get(id).and_then(|&at| lists.get_mut(at)) {
                list.push(letter);
            }
        };
        for (at, letter) in corpus.letters.iter().enumerate() {
            letter
                .senders()
                .iter()
                .filter_map(|one| one.person.as_deref())
                .for_each(|id| list(&mut all.written, id, at));
            for id in letter.recipients().iter().filter_map(|one| one.person.as_deref()) {
                list(&mut all.received, id, at);
            }
            for part in &letter.parts {
                let Some(person) = part.speech.as_ref().and_then(|speech| numbers.get(speech.to.as_str())) else {
                    continue;
                };
                if let Some(list) = all.spoken_to.get_mut(*person) {
                    list.extend(all_passages.find(at, &part.id));
                }
            }
        }
        all
    }

    /// The passages of letters that somebody wrote, or that are addressed to him; `None` if there is no such letter.
    pub fn passages(&self, all: &Passages, person: usize, is_writer: bool) -> Option<PassageSet> {
        let letters = if is_writer { self.written.get(person)? } else { self.received.get(person)? };
        let ranges = letters.iter().map(|&letter| all.of_letter(letter));
        let spoken_to = self.spoken_to.get(person).filter(|_| !is_writer);
        let passages = ranges.flatten().chain(spoken_to.into_iter().flatten().copied());
        (!letters.is_empty()).then(|| PassageSet::of(all.len(), passages))
    }
}
