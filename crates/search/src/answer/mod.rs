//! What the explorer answers: everything that its page shows, in plain values.
//!
//! Start with [`Answer`]. Excerpts, concordance lines and exports are made from it on demand, for as many passages as
//! are drawn. Must not know markup or addresses; where a link leads to another question, the [`Request`] stands here.

use crate::{
    index::PassageId,
    matching::Search,
    request::{Filter, Request},
};
use corpus::EntityKind;
use text::fold::fold;

pub mod concordance;
pub mod excerpt;
pub mod export;
mod facets;
mod groups;
pub(crate) mod labels;
mod offers;
mod people;
pub(crate) mod run;
mod spelling;
mod synonyms;
mod understood;

pub use crate::ranking::RankedPassage;

/// The answer to a [`Request`].
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// How the query was understood.
    pub understood: Understood,
    /// How many passages and letters were found.
    pub count: Count,
    /// The passages found, in order; as many of the first as the caller asked for.
    pub passages: Vec<RankedPassage>,
    /// The letters found: by their best passage when sorted by relevance, else by date.
    pub letters: Vec<LetterFound>,
    /// The passages found in groups, where the request wants them so: in the order of the collection.
    pub groups: Vec<ResultGroup>,
    /// What answers better than a list of passages, to be offered above it.
    pub offers: Vec<Offer>,
    /// Passages with some of the words, where none or few have all of them; none of those found.
    pub partial_matches: Option<PartialMatches>,
    /// Where those whom the query names are meant otherwise, by whom.
    pub names: Vec<IndirectMentions>,
    /// What the editor says to words that the letters do not use.
    pub synonyms: Vec<SynonymAnswer>,
    /// Other queries that may have been meant.
    pub suggestions: Vec<Suggestion>,
    /// Places in this edition's own notes, dossiers and reasons that a plain query leaves out.
    pub edition: Option<EditionPlaces>,
    /// What should be said about the reading of the query, a sentence each.
    pub notices: Vec<String>,
    /// Every filter with the counts of its choices in the present state.
    pub facets: Vec<Facet>,
    /// What is found in each letter of the collection, dates disregarded: for the timeline. By index of letter.
    pub timeline: Vec<u32>,
    /// What narrows the answer, each with the request that goes without it.
    pub chips: Vec<Chip>,
    /// The passages found, all of them, in the order of the collection.
    pub(crate) all: Vec<PassageId>,
    /// What was searched, for excerpts and concordance.
    pub(crate) search: Search,
}

impl Answer {
    /// Whether an editor's answer (“no letter mentions …”) stands alone, with no passages below it.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        self.all.is_empty() && self.synonyms.iter().any(|synonym| synonym.see.is_none())
    }

    /// Whether the search found every passage of a plain request without a query: nothing narrows it.
    #[must_use]
    pub fn is_found(&self, passage: PassageId) -> bool {
        self.all.binary_search(&passage).is_ok()
    }
}

/// How a query was understood.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Understood {
    /// In a sentence; empty without a query.
    pub sentence: String,
    /// Its words, in order.
    pub words: Vec<WordReading>,
    /// Function words that need not match.
    pub ignored: Vec<String>,
}

/// How one word of the query was read.
#[derive(Clone, Debug, PartialEq)]
pub struct WordReading {
    /// As typed.
    pub typed: String,
    /// How it was read.
    pub reading: MatchKind,
    /// The forms of the letters that it matches, the most frequent first, each with its number of places.
    pub forms: Vec<(String, u32)>,
}

/// How a word is matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatchKind {
    /// With all words of its family.
    Family,
    /// In exactly this form.
    Exact,
    /// With forms that differ in a few letters.
    Fuzzy,
    /// With forms that fit a pattern.
    Pattern,
    /// As a name with its abbreviation or full form.
    Name,
}

/// How much was found.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Count {
    /// Whether passages are counted; otherwise letters.
    pub of_passages: bool,
    /// Passages found.
    pub passages: usize,
    /// Letters found.
    pub letters: usize,
    /// Letters of the collection.
    pub of_letters: usize,
    /// “9 passages in 3 of 5 letters”.
    pub sentence: String,
}

/// A letter found.
#[derive(Clone, Debug, PartialEq)]
pub struct LetterFound {
    /// Index in `corpus.letters`.
    pub letter: usize,
    /// How many of its passages were found.
    pub passages: u32,
    /// Up to three of them, best first (in order of text when sorted by date).
    pub best: Vec<PassageId>,
}

/// Passages found that stand together.
#[derive(Clone, Debug, PartialEq)]
pub struct ResultGroup {
    /// Id of the recipient.
    pub recipient: String,
    /// The letters, by index in `corpus.letters`; one where passages stand together by letter.
    pub letters: Vec<usize>,
    /// How many passages were found in them.
    pub count: usize,
    /// The passages, in order; as many of the first as the caller asked for.
    pub passages: Vec<RankedPassage>,
}

/// Something that answers a query better than a list of passages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What.
    pub kind: OfferKind,
    /// How many passages, contradictions or places it has.
    pub count: usize,
}

/// What is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfferKind {
    /// A theme, by id.
    Theme(String),
    /// Somebody or something, by kind and id.
    Entity(EntityKind, String),
    /// A contradiction between two passages found, by index in `corpus.parallels`.
    Contradiction(usize),
    /// The concordance of the one word.
    Concordance,
}

/// Passages with some of the words.
#[derive(Clone, Debug, Default)]
pub struct PartialMatches {
    /// Whether passages above have the one word that was asked for, and these do not.
    pub in_other_words: bool,
    /// What is listed here and why, in a sentence or two: which words the letters never have, what was read instead.
    pub lead: String,
    /// How many.
    pub count: usize,
    /// The passages, best first; as many of the first as the caller asked for.
    pub passages: Vec<RankedPassage>,
    /// What was searched instead.
    pub(crate) search: Search,
}

/// Where somebody or something is meant otherwise than by the words of the query.
#[derive(Clone, Debug, PartialEq)]
pub struct IndirectMentions {
    /// Kind of the one meant.
    pub kind: EntityKind,
    /// Id.
    pub id: String,
    /// “Where Ada Smith is meant otherwise”, “Reed Valley, in other words”, “In letters to Ada Smith, with the other words”.
    pub heading: String,
    /// How he is meant there: “the president”, “Mr. President”; the most frequent first.
    pub forms: Vec<String>,
    /// How many passages there are.
    pub count: usize,
    /// The passages, in the order of the collection; as many of the first as the caller asked for.
    pub passages: Vec<IndirectMention>,
}

/// A passage where somebody is meant otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IndirectMention {
    /// Which passage.
    pub passage: PassageId,
    /// First and last word of the first mention in it, counted from 1; `None` where he is the one who writes or is
    /// addressed.
    pub words: Option<corpus::WordRange>,
}

/// What the editor says to a word that the letters do not use.
#[derive(Clone, Debug, PartialEq)]
pub struct SynonymAnswer {
    /// The word or phrase, as typed.
    pub looked_for: String,
    /// Why.
    pub reason: String,
    /// The query that finds what is meant by these words alone; `None` where no letter speaks of it.
    pub finds: Option<String>,
    /// The request that finds what is meant, with the other words; `None` where no letter speaks of it.
    pub see: Option<Request>,
}

impl SynonymAnswer {
    /// Whether the query asks for nothing else.
    pub(crate) fn stands_for_all(&self) -> bool {
        self.see.as_ref().is_some_and(|see| self.finds.as_ref() == Some(&see.q))
    }

    /// Its words, folded.
    pub(crate) fn words(&self) -> Vec<String> {
        self.looked_for.split(|letter: char| !letter.is_alphanumeric()).map(fold).collect()
    }
}

/// Another query that may have been meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// Words before the link: “Did you mean”.
    pub lead: &'static str,
    /// The query, which is also the text of the link.
    pub request: Request,
    /// How many passages it finds.
    pub passages: usize,
}

/// Places in this edition's own words.
#[derive(Clone, Debug, PartialEq)]
pub struct EditionPlaces {
    /// How many.
    pub count: usize,
    /// The request that shows them.
    pub request: Request,
}

/// A filter with its choices.
#[derive(Clone, Debug, PartialEq)]
pub struct Facet {
    /// Which.
    pub filter: Filter,
    /// Its choices: those of forms and themes in the order of their files, people and things by name.
    pub options: Vec<FacetOption>,
}

/// One choice of a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetOption {
    /// Id.
    pub id: String,
    /// What is shown.
    pub label: String,
    /// How much would be found with this choice, the filter's other choices disregarded.
    pub count: u32,
    /// Whether it is chosen, excluded or neither.
    pub state: OptionState,
}

impl FacetOption {
    /// Whether it can be chosen: it finds something, or it is in force and can be taken back.
    #[must_use]
    pub fn is_enabled(&self) -> bool {
        self.count > 0 || self.state != OptionState::Open
    }
}

/// Whether a choice is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionState {
    /// Not chosen.
    Open,
    /// Chosen.
    Chosen,
    /// Filtered out.
    Excluded,
}

/// Something that narrows the answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Chip {
    /// “To: Ada Smith”, “not Theme: Bridges”.
    pub label: String,
    /// The request without it.
    pub without: Request,
}
