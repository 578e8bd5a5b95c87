//! The query language: what a query asks for, as a tree.
//!
//! Start with [`Query`]; [`super::parse`] makes it from text, [`super::search`] finds what it asks for. Must not know the
//! index.

use corpus::PartialDate;

use super::{request::Filter, runs};

/// A query, read.
#[derive(Clone, Debug, PartialEq, Default)]
pub(super) struct Query {
    /// What must hold; `None` for a query without words.
    pub root: Option<Node>,
    /// The words and phrases, in the order of the query.
    pub leaves: Vec<Leaf>,
    /// Small words that need not match, as typed.
    pub ignored: Vec<String>,
    /// What could not be read as meant and was taken literally, a sentence each.
    pub remarks: Vec<String>,
    /// Whether a number is asked for: *how many*.
    pub asks_number: bool,
    /// Whether this edition's own words are searched.
    pub in_notes: bool,
}

/// Something that holds of a passage or does not.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    /// All of these.
    All(Vec<Node>),
    /// One of these at least.
    Any(Vec<Node>),
    /// Not this.
    Not(Box<Node>),
    /// A word or phrase, by number.
    Leaf(usize),
    /// A field.
    Field(Field),
}

/// A test of something else than words.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Field {
    /// One of these ids in a filter.
    Is(Filter, Vec<String>),
    /// The letter's date lies between.
    Dated(PartialDate, PartialDate),
    /// The passage is a note or this edition's own words.
    Notes,
}

/// A word or phrase.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Leaf {
    /// As typed.
    pub typed: String,
    /// How it is matched.
    pub term: Term,
    /// Whether passages that have it are left out.
    pub excluded: bool,
    /// The small word that stands right after it in the query, folded: *shot down*.
    pub particle: Option<String>,
    /// Whether words of like meaning, and what passages are about, count a little too.
    pub wide: bool,
}

/// How a word or phrase is matched. All words are folded.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Term {
    /// Any word of its family.
    Family(String),
    /// This form.
    Exact(String),
    /// Forms that differ in at most so many letters.
    Fuzzy(String, usize),
    /// Forms that fit; `*` stands for any letters, `?` for one.
    Pattern(String),
    /// These words one after the other, in these forms.
    Phrase(Vec<PhraseWord>),
    /// One word of each of these lists, or of their families, in any order, the last at most so many words after the
    /// first.
    Near(Vec<Vec<String>>, u32),
    /// Any of these names.
    Name(Vec<Vec<String>>),
    /// A compound: as one word, or its parts one after the other.
    Compound(String, Vec<String>),
    /// Two words that are also written as one: either the one, or both.
    Split(String, Vec<String>),
}

/// A word of a phrase.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PhraseWord {
    /// The form, or a pattern.
    pub form: String,
    /// The compound that begins here, and over how many words.
    pub joined: Option<(String, usize)>,
}

impl PhraseWord {
    /// Whether the form is a pattern.
    pub fn is_pattern(&self) -> bool {
        self.form.contains(['*', '?'])
    }
}

impl Query {
    /// Whether it is a word or words side by side, without signs that ask for something exactly.
    pub fn is_plain(&self) -> bool {
        let plain = |node: &Node| match node {
            Node::Leaf(leaf) => self.leaves.get(*leaf).is_some_and(|leaf| {
                matches!(
                    leaf.term,
                    Term::Family(_)
                        | Term::Name(_)
                        | Term::Compound(..)
                        | Term::Split(..)
                        | Term::Near(_, runs::DATE_WITHIN)
                )
            }),
            Node::Field(_) | Node::Not(_) => true,
            Node::All(_) | Node::Any(_) => false,
        };
        let is_plain = match &self.root {
            Some(Node::All(nodes)) => nodes.iter().all(plain),
            Some(leaf @ Node::Leaf(_)) => plain(leaf),
            _ => false,
        };
        is_plain && self.wanted().next().is_some()
    }

    /// The leaves that passages are to have.
    pub fn wanted(&self) -> impl Iterator<Item = (usize, &Leaf)> {
        self.leaves.iter().enumerate().filter(|(_, leaf)| !leaf.excluded)
    }
}
