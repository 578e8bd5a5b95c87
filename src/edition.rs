//! A collection with what is computed from it once: what every page is given.
//!
//! Start with [`Edition`]. Stands between the engine and the face: knows the corpus and the engine, no page and no
//! browser.

use std::{
    cell::{OnceCell, RefCell},
    collections::BTreeSet,
    ops::Deref,
    rc::Rc,
};

use compare::Evidence;
use corpus::{Corpus, Entity, EntityKind, Letter, Part, named, sort};
use search::{Index, IndexBuilder};
use text::{Composed, Span, Version, collate::Order, compose, mentions::filed, span_among, words};

/// A collection, ready to be shown. Cheap to clone; two are equal when they are the same one.
#[derive(Clone, Debug)]
pub struct Edition(Rc<Inner>);

/// What an [`Edition`] holds.
#[derive(Debug)]
pub struct Inner {
    /// The collection.
    pub corpus: Corpus,
    /// The ids of those whose colour and mark letters have, in order of their first letter.
    correspondents: Vec<String>,
    /// The one who writes or is written to in every letter, where there is just one.
    centre: Option<String>,
    /// Whether a letter is named with its sender: not where all letters have the same.
    with_sender: bool,
    /// What computed links rest on; made when the first page asks for it.
    evidence: OnceCell<Evidence>,
    /// What search rests on; made when it is first asked for, or before in slices.
    index: OnceCell<Index>,
    /// The same in the making.
    making: RefCell<IndexBuilder>,
    /// The order of its language; made when it is first asked for.
    order: OnceCell<Order>,
    /// Where the entries of each kind stand as an index files them; each is put in order when it is first asked for.
    filed: [OnceCell<Vec<usize>>; EntityKind::ALL.len()],
    /// How many words the body of each letter has; each is counted when it is first asked for.
    lengths: Vec<OnceCell<usize>>,
}

impl PartialEq for Edition {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Edition {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

/// Up to so many parts the index is made faster than a reader could see a page without it.
const FEW_PARTS: usize = 500;

/// How many words the body of a letter has.
fn body_words(letter: &Letter) -> usize {
    let body = letter.parts.iter().filter(|part| part.kind.is_body());
    body.map(|part| words(&compose(letter, part, Version::Reading).text).len()).sum()
}

/// The one person or body that has a part in every letter, where there is just one.
fn centre(corpus: &Corpus) -> Option<String> {
    let mut in_all: Option<Vec<String>> = None;
    for letter in &corpus.letters {
        let here: Vec<String> = letter
            .senders()
            .iter()
            .chain(&letter.recipients())
            .filter_map(|one| one.entity().map(|(_, id)| id.to_owned()))
            .collect();
        let left = match in_all {
            None => here,
            Some(all) => all.into_iter().filter(|id| here.contains(id)).collect(),
        };
        in_all = Some(left);
    }
    let mut in_all = in_all.unwrap_or_default();
    in_all.dedup();
    in_all.pop().filter(|_| in_all.is_empty())
}

/// The id of the first at a letter's end that is not the centre's: to whom it is, or, of a letter to the centre, from whom.
fn other_end<'a>(letter: &'a Letter, centre: Option<&str>) -> &'a str {
    let is_to_centre = centre.is_some_and(|centre| letter.recipient == centre);
    let other = if is_to_centre || letter.recipient.is_empty() { &letter.sender } else { &letter.recipient };
    if is_to_centre && other.is_empty() { &letter.recipient } else { other }
}

/// An entity mentioned in a part, with the bytes of the reading text that mention it.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityMention<'a> {
    /// Which kind of entity.
    pub kind: EntityKind,
    /// The entity.
    pub entity: &'a Entity,
    /// Where in the reading text.
    pub span: Span,
}

impl Edition {
    /// Prepares a collection.
    #[must_use]
    pub fn new(corpus: Corpus) -> Self {
        let centre = centre(&corpus);
        let mut correspondents: Vec<String> = Vec::new();
        let mut known: BTreeSet<&str> = BTreeSet::new();
        for id in corpus.letters.iter().map(|letter| other_end(letter, centre.as_deref())) {
            if !id.is_empty() && known.insert(id) {
                correspondents.push(id.to_owned());
            }
        }
        let lengths = corpus.letters.iter().map(|_| OnceCell::new()).collect();
        let with_sender = named::senders_differ(&corpus);
        Self(Rc::new(Inner {
            corpus,
            correspondents,
            centre,
            with_sender,
            evidence: OnceCell::new(),
            index: OnceCell::new(),
            making: RefCell::default(),
            order: OnceCell::new(),
            filed: Default::default(),
            lengths,
        }))
    }

    /// The same with what search rests on: for whoever draws its results at once.
    #[must_use]
    pub fn searchable(corpus: Corpus) -> Self {
        let edition = Self::new(corpus);
        let _ = edition.index();
        edition
    }

    /// The same as a page is rendered from before any browser has it: with what search rests on where the collection is small
    /// enough for its first page to have timeline, filters and results in it, as a browser has them at once.
    #[must_use]
    pub fn prepared(corpus: Corpus) -> Self {
        let edition = Self::new(corpus);
        if edition.is_searchable() {
            let _ = edition.index();
        }
        edition
    }

    /// The place of a correspondent in the order of colours and marks, from 1; 0 for anybody else.
    #[must_use]
    pub fn slot(&self, id: &str) -> usize {
        self.correspondents.iter().position(|known| known == id).map_or(0, |at| at + 1)
    }

    /// Whose colour and mark a letter has: those of the correspondent, whoever of the two wrote it.
    #[must_use]
    pub fn letter_slot(&self, letter: &Letter) -> usize {
        self.slot(other_end(letter, self.centre.as_deref()))
    }

    /// Whether letters are named with who wrote them.
    #[must_use]
    pub fn names_senders(&self) -> bool {
        self.with_sender
    }

    /// What computed links rest on.
    #[must_use]
    pub fn evidence(&self) -> &Evidence {
        self.evidence.get_or_init(|| Evidence::new(&self.corpus))
    }

    /// What search rests on; made now if it is not there, which in a large collection takes longer than a reader should
    /// wait: see [`Self::make_index`].
    #[must_use]
    pub fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let mut making = self.making.take();
            loop {
                if let Some(index) = making.step(&self.corpus, usize::MAX) {
                    return index;
                }
            }
        })
    }

    /// Whether what search rests on is there, or will be before a reader sees the page: a small collection's is made at
    /// once when it is asked for.
    #[must_use]
    pub fn is_searchable(&self) -> bool {
        let is_small = || self.corpus.letters.iter().map(|letter| letter.parts.len()).sum::<usize>() <= FEW_PARTS;
        self.index.get().is_some() || is_small()
    }

    /// Whether what search rests on has been made.
    #[must_use]
    pub fn has_index(&self) -> bool {
        self.index.get().is_some()
    }

    /// Makes a little more of what search rests on, a few milliseconds' work at most; says whether all is there.
    #[must_use]
    pub fn make_index(&self) -> bool {
        if self.index.get().is_none()
            && let Some(index) = self.making.borrow_mut().step(&self.corpus, 1)
        {
            let _ = self.index.set(index);
        }
        self.index.get().is_some()
    }

    /// The name of a person or a body as one says it; the id where there is none of it.
    #[must_use]
    pub fn name_of<'a>(&'a self, id: &'a str) -> &'a str {
        let body = || self.corpus.entity(EntityKind::Organisation, id);
        self.corpus.person(id).or_else(body).map_or(id, |entity| &entity.name)
    }

    /// Sums by year of what is counted for each letter, in order of time, with the years between in which there is none;
    /// letters without a date are left out.
    #[must_use]
    pub fn by_year(&self, counts: &[usize]) -> Vec<(i32, usize)> {
        let years: Vec<Option<i32>> =
            self.corpus.letters.iter().map(|letter| letter.date.first().map(|date| date.year)).collect();
        let known = || years.iter().copied().flatten();
        let (Some(first), Some(last)) = (known().min(), known().max()) else { return Vec::new() };
        let mut sums: Vec<(i32, usize)> = (first..=last).map(|year| (year, 0)).collect();
        for (year, count) in years.iter().zip(counts).filter_map(|(year, count)| Some(((*year)?, count))) {
            let at = usize::try_from(year - first).ok();
            if let Some((_, sum)) = at.and_then(|at| sums.get_mut(at)) {
                *sum += count;
            }
        }
        sums
    }

    /// How the collection's language puts names in order.
    #[must_use]
    pub fn order(&self) -> &Order {
        self.order.get_or_init(|| Order::of_corpus(&self.corpus))
    }

    /// The entries of a kind as an index files them.
    #[must_use]
    pub fn filed(&self, kind: EntityKind) -> Vec<&Entity> {
        let all = self.corpus.entities(kind);
        let order = || filed(self.order(), all);
        let known = EntityKind::ALL.into_iter().zip(&self.filed).find(|(of, _)| *of == kind);
        let order = known.map_or(&[][..], |(_, filed)| filed.get_or_init(order));
        order.iter().filter_map(|&at| all.get(at)).collect()
    }

    /// How many words the body of a letter has, in the reading text.
    #[must_use]
    pub fn word_count(&self, letter: &Letter) -> usize {
        let at = self.corpus.letters.iter().position(|other| other.id == letter.id);
        let count = || body_words(letter);
        at.and_then(|at| self.lengths.get(at)).map_or_else(count, |length| *length.get_or_init(count))
    }

    /// The same of every letter, in order: without looking for each.
    pub fn word_counts(&self) -> impl Iterator<Item = usize> {
        let letters = self.corpus.letters.iter().zip(&self.lengths);
        letters.map(|(letter, length)| *length.get_or_init(|| body_words(letter)))
    }

    /// The entities mentioned in a part, in the order of the text, longer mentions before shorter at one place.
    #[must_use]
    pub fn mentions_in(&self, letter: &Letter, part: &Part, composed: &Composed) -> Vec<EntityMention<'_>> {
        let spans = words(&composed.text);
        let mut found = Vec::new();
        for kind in EntityKind::ALL {
            for entity in self.corpus.entities(kind) {
                for mention in entity.mentions.in_letter(&letter.id).iter().filter(|mention| mention.part == part.id) {
                    if let Some(span) = span_among(&spans, mention.words) {
                        found.push(EntityMention { kind, entity, span });
                    }
                }
            }
        }
        sort::by_key(&mut found, |mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
        found
    }
}
