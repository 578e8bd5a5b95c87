//! The query language: what a query asks for, as a tree.
//!
//! Start with [`Query`]; [`parse`] makes it from text, `matching` finds what it asks for. The tree itself knows no index.

use crate::request::Filter;
use corpus::PartialDate;
use dates::AskedDate;

pub(crate) mod compounds;
pub(crate) mod dates;
pub(crate) mod fields;
pub(crate) mod lex;
pub(crate) mod parse;

/// A query, read.
#[derive(Clone, Debug, PartialEq, Default)]
pub(crate) struct Query {
    /// What must hold; `None` for a query without words.
    pub root: Option<Node>,
    /// The words and phrases, in the order of the query.
    pub leaves: Vec<Leaf>,
    /// All words as typed one after the other, folded, whatever else they mean; none for fewer than three.
    pub verbatim: Vec<String>,
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
pub(crate) enum Node {
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
pub(crate) enum Field {
    /// One of these ids in a filter.
    Is(Filter, Vec<String>),
    /// The letter's date lies between; where one is not told, before or after the other.
    Dated(Option<PartialDate>, Option<PartialDate>),
    /// It stands in one of these letters, by index.
    In(Vec<usize>),
    /// The passage is a note or this edition's own words.
    Notes,
}

/// A word or phrase.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Leaf {
    /// As typed.
    pub typed: String,
    /// How it is matched.
    pub term: Term,
    /// Whether passages that have it are left out.
    pub excluded: bool,
    /// How often the query has it.
    pub times: u32,
    /// Whether words of like meaning, and what passages are about, count a little too.
    pub wide: bool,
}

/// How a word or phrase is matched. All words are folded.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Term {
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
    /// One of these days or months.
    Date(Vec<AskedDate>),
    /// Years in figures, of which some may be any: `195?`, `??57`.
    Years(String),
    /// Any of these names.
    Name(Vec<Vec<String>>),
    /// A compound: as one word, or its parts one after the other.
    Compound(String, Vec<String>),
    /// Any word of its family, or of the compound that it is a part of.
    PartOf(String, String),
}

/// A word of a phrase.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PhraseWord {
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
                        | Term::PartOf(..)
                        | Term::Date(_)
                        | Term::Years(_)
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
