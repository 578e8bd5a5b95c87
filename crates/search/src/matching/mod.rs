//! Finds what a query asks for: where each of its words stands, and which passages satisfy it.
//!
//! Start with [`Search::run`]. The hits of a word are in the order of the collection; passages are sets of bits. Must
//! not know what is better: that is `ranking`.

use std::collections::BTreeMap;

use crate::{
    index::{Index, PassageId, passage_set::PassageSet},
    query::{Field, Leaf, Node, Query, Term},
};
use corpus::Corpus;
use hits::{Hit, family, fitting, fuzzy, hits_of, in_text_order};

pub(crate) mod dates;
pub(crate) mod filtered;
pub(crate) mod hits;
pub(crate) mod phrase;

/// What was found for one word or phrase.
#[derive(Clone, Debug, Default)]
pub(crate) struct LeafHits {
    /// Where, in order.
    pub hits: Vec<Hit>,
    /// The opening passages of letters of the date asked for, whether they name it or not.
    pub dated: Vec<PassageId>,
    /// The forms matched, by number.
    pub forms: Vec<u32>,
    /// The passages.
    pub passages: PassageSet,
    /// Those with the word itself, where `passages` has others too.
    pub own: Option<PassageSet>,
}

/// A query with what was found for it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Search {
    pub query: Query,
    pub leaves: Vec<LeafHits>,
    /// The passages that a query of this kind is about at all.
    pub domain: PassageSet,
    /// The passages of the domain that satisfy the query.
    pub found: PassageSet,
}

impl Search {
    /// Carries a query out.
    pub fn run(index: &Index, corpus: &Corpus, query: Query) -> Self {
        let size = index.passages.len();
        let leaves: Vec<LeafHits> = query.leaves.iter().map(|leaf| find(index, corpus, leaf)).collect();
        let domain = if query.in_notes { PassageSet::all(size) } else { index.plain.clone() };
        let mut search = Self { query, leaves, domain, found: PassageSet::none(size) };
        let mut found = search.anywhere(index, corpus);
        found.keep(&search.domain);
        search.found = found;
        search
    }

    /// The passages of any kind that satisfy the query.
    pub fn anywhere(&self, index: &Index, corpus: &Corpus) -> PassageSet {
        match &self.query.root {
            Some(root) => self.satisfying(index, corpus, root, &BTreeMap::new()),
            None => PassageSet::all(index.passages.len()),
        }
    }

    /// The passages of the domain that satisfy the query when some words are held to stand in other passages.
    pub fn with(&self, index: &Index, corpus: &Corpus, replaced: &BTreeMap<usize, PassageSet>) -> PassageSet {
        let Some(root) = &self.query.root else { return PassageSet::none(index.passages.len()) };
        let mut found = self.satisfying(index, corpus, root, replaced);
        found.keep(&self.domain);
        found
    }

    /// The passages among some with any of the words.
    pub fn with_any(&self, among: &PassageSet) -> PassageSet {
        let mut any = PassageSet::none(0);
        for (leaf, _) in self.query.wanted() {
            if let Some(hits) = self.leaves.get(leaf) {
                if any == PassageSet::none(0) {
                    any = hits.passages.clone();
                } else {
                    any.add(&hits.passages);
                }
            }
        }
        any.keep(among);
        any
    }

    /// The passages of the domain with every wanted word but one.
    pub fn with_others(&self, but: usize) -> PassageSet {
        let mut with = self.domain.clone();
        let others = self.query.wanted().filter(|(leaf, _)| *leaf != but).filter_map(|(leaf, _)| self.leaves.get(leaf));
        others.for_each(|found| with.keep(&found.passages));
        with
    }

    /// Whether any of some passages is one that a query of this kind is about.
    pub fn is_in_domain(&self, passages: &PassageSet) -> bool {
        let mut within = passages.clone();
        within.keep(&self.domain);
        !within.is_empty()
    }

    /// The passages among some that satisfy what the query asks for besides its wanted words: fields and exclusions. For the
    /// list of passages with some of the words.
    pub fn besides_words(&self, index: &Index, corpus: &Corpus, among: &PassageSet) -> PassageSet {
        let mut kept = among.clone();
        if let Some(Node::All(nodes)) = &self.query.root {
            for node in nodes.iter().filter(|node| matches!(node, Node::Field(_) | Node::Not(_))) {
                kept.keep(&self.satisfying(index, corpus, node, &BTreeMap::new()));
            }
        }
        kept
    }

    fn satisfying(
        &self,
        index: &Index,
        corpus: &Corpus,
        node: &Node,
        replaced: &BTreeMap<usize, PassageSet>,
    ) -> PassageSet {
        let size = index.passages.len();
        match node {
            Node::Leaf(leaf) => {
                let found = replaced.get(leaf).or_else(|| self.leaves.get(*leaf).map(|found| &found.passages));
                found.cloned().unwrap_or_else(|| PassageSet::none(size))
            }
            Node::Not(inner) => self.satisfying(index, corpus, inner, replaced).inverted(),
            Node::Field(field) => with_field(index, corpus, field),
            Node::All(nodes) => {
                let mut all = PassageSet::all(size);
                nodes.iter().for_each(|node| all.keep(&self.satisfying(index, corpus, node, replaced)));
                all
            }
            Node::Any(nodes) => {
                let mut any = PassageSet::none(size);
                nodes.iter().for_each(|node| any.add(&self.satisfying(index, corpus, node, replaced)));
                any
            }
        }
    }
}

/// The passages for which a field holds.
fn with_field(index: &Index, corpus: &Corpus, field: &Field) -> PassageSet {
    let size = index.passages.len();
    match field {
        Field::Is(filter, ids) => {
            let mut any = PassageSet::none(size);
            ids.iter().for_each(|id| any.add(&filtered::passages(index, *filter, id)));
            any
        }
        Field::Dated(first, last) => filtered::dated(index, corpus, *first, *last),
        Field::In(letters) => PassageSet::of(size, letters.iter().flat_map(|&letter| index.passages.of_letter(letter))),
        Field::Notes => index.notes.clone(),
    }
}

fn find(index: &Index, corpus: &Corpus, leaf: &Leaf) -> LeafHits {
    let mut forms: Vec<(u32, f32)> = Vec::new();
    let mut hits: Vec<Hit> = Vec::new();
    let mut dated: Vec<PassageId> = Vec::new();
    match &leaf.term {
        Term::Family(form) => forms = family(index, form),
        Term::Exact(form) => forms.extend(index.form(form).map(|form| (form, 1.0))),
        Term::Fuzzy(form, most) => forms = fuzzy(index, form, *most),
        Term::Pattern(pattern) => forms = fitting(index, pattern).into_iter().map(|form| (form, 1.0)).collect(),
        Term::Phrase(words) => hits = phrase::in_order(index, words),
        Term::Near(words, within) => hits = phrase::near(index, words, *within),
        Term::Date(dates) => (hits, dated) = dates::find(index, corpus, dates),
        Term::Years(figures) => forms = dates::years(index, figures),
        Term::Name(names) => {
            for name in names {
                let words: Vec<phrase::MergedHits> =
                    name.iter().map(|form| phrase::MergedHits::form(index, form)).collect();
                hits.extend(phrase::adjacent(&words));
            }
        }
        Term::Compound(joined, parts) => {
            forms = family(index, joined);
            let words: Vec<phrase::MergedHits> =
                parts.iter().map(|form| phrase::MergedHits::family(index, form)).collect();
            hits = phrase::adjacent(&words);
        }
        Term::PartOf(form, joined) => {
            forms = family(index, form);
            forms.extend(family(index, joined));
        }
    }
    hits.extend(hits_of(index, forms.iter().copied()));
    let own = leaf.wide.then(|| passages_of(index, &hits));
    if let Term::Family(form) | Term::PartOf(form, _) = &leaf.term
        && leaf.wide
    {
        let like = like(index, form);
        hits.extend(hits_of(index, like.iter().copied()));
        forms.extend(like);
    }
    in_text_order(&mut hits);
    // Of hits that begin at one word the longest stands.
    hits.dedup_by_key(|hit| hit.slot);
    let mut passages = passages_of(index, &hits);
    dated.iter().for_each(|&passage| passages.insert(passage));
    LeafHits { hits, dated, forms: forms.into_iter().map(|(form, _)| form).collect(), passages, own }
}

fn passages_of(index: &Index, hits: &[Hit]) -> PassageSet {
    let passages = hits.iter().filter_map(|hit| index.slot(hit.slot)).map(|slot| slot.passage);
    PassageSet::of(index.passages.len(), passages)
}

/// The forms of words of like meaning, each with its fit: rare ones say more.
fn like(index: &Index, typed: &str) -> Vec<(u32, f32)> {
    let total = index.plain.count();
    let own = index.family(typed);
    let mut forms: Vec<(u32, f32)> = Vec::new();
    for like in index.like(typed) {
        let is_form =
            |form: &&u32| index.forms.get(**form as usize).is_some_and(|form| like.has(&index.rules, &form.text));
        let family: Vec<u32> = index.family(like.word).iter().filter(is_form).copied().collect();
        let places = family.iter().map(|form| index.postings(*form).len()).sum();
        let fit = index.weights.like * index.weights.rarity_of(places, total);
        forms.extend(family.iter().filter(|form| !own.contains(form)).map(|form| (*form, fit)));
    }
    forms
}
