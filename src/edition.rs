//! A collection with what is computed from it once: what every page is given.
//!
//! Start with [`Edition`]. Stands between the engine and the face: knows the corpus and the engine, no page and no
//! browser.

use corpus::sort;
use std::{cell::OnceCell, ops::Deref, rc::Rc};

use compare::Evidence;
use corpus::{Corpus, Entity, EntityKind, Letter, Part};
use search::Index;
use text::{Composed, Span, Version, compose, span_among, words};

/// A collection, ready to be shown. Cheap to clone; two are equal when they are the same one.
#[derive(Clone, Debug)]
pub struct Edition(Rc<Inner>);

/// What an [`Edition`] holds.
#[derive(Debug)]
pub struct Inner {
    /// The collection.
    pub corpus: Corpus,
    /// Recipients' person ids, in order of their first letter: the order of colours and marks.
    recipients: Vec<String>,
    /// What computed links rest on; made when the first page asks for it.
    evidence: OnceCell<Evidence>,
    /// What search rests on; made when the first page asks for it.
    index: OnceCell<Index>,
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

/// An entity mentioned in a part, with the bytes of the reading text that mention it.
#[derive(Clone, Debug, PartialEq)]
pub struct MentionIn<'a> {
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
        let mut recipients: Vec<String> = Vec::new();
        for letter in &corpus.letters {
            if !recipients.contains(&letter.recipient) {
                recipients.push(letter.recipient.clone());
            }
        }
        let lengths = corpus.letters.iter().map(|_| OnceCell::new()).collect();
        Self(Rc::new(Inner { corpus, recipients, evidence: OnceCell::new(), index: OnceCell::new(), lengths }))
    }

    /// The place of a recipient in the order of colours and marks, from 1; 0 for anybody else.
    #[must_use]
    pub fn recipient_slot(&self, person_id: &str) -> usize {
        self.recipients.iter().position(|id| id == person_id).map_or(0, |at| at + 1)
    }

    /// What computed links rest on.
    #[must_use]
    pub fn evidence(&self) -> &Evidence {
        self.evidence.get_or_init(|| Evidence::new(&self.corpus))
    }

    /// What search rests on.
    #[must_use]
    pub fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::build(&self.corpus))
    }

    /// The name of a person as one says it; the id where there is no such person.
    #[must_use]
    pub fn person_name<'a>(&'a self, person_id: &'a str) -> &'a str {
        self.corpus.person(person_id).map_or(person_id, |person| &person.name)
    }

    /// How many words the body of a letter has, in the reading text.
    #[must_use]
    pub fn word_count(&self, letter: &Letter) -> usize {
        let count = || letter.body().map(|part| words(&compose(letter, part, Version::Reading).text).len()).sum();
        let at = self.corpus.letters.iter().position(|other| other.id == letter.id);
        at.and_then(|at| self.lengths.get(at)).map_or_else(count, |length| *length.get_or_init(count))
    }

    /// The entities mentioned in a part, in the order of the text, longer mentions before shorter at one place.
    #[must_use]
    pub fn mentions_in(&self, letter: &Letter, part: &Part, composed: &Composed) -> Vec<MentionIn<'_>> {
        let spans = words(&composed.text);
        let mut found = Vec::new();
        for kind in EntityKind::ALL {
            for entity in self.corpus.entities(kind) {
                for mention in entity.mentions.in_letter(&letter.id).iter().filter(|mention| mention.part == part.id) {
                    if let Some(span) = span_among(&spans, mention.words) {
                        found.push(MentionIn { kind, entity, span });
                    }
                }
            }
        }
        sort::by_key(&mut found, |mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
        found
    }
}
