//! Which letters are compared, and what is wrong with a choice that cannot be.
//!
//! Start with [`ChosenLetters::resolve`].

use corpus::sort;
use std::fmt;

use corpus::{Corpus, Letter};

/// The word that stands in an address for “the rest of the collection”.
pub const REST: &str = "rest";

/// A pane of the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// The first letter.
    A,
    /// The second letter.
    B,
    /// The third, if there is one.
    C,
}

impl Side {
    /// All three, in order.
    pub const ALL: [Self; 3] = [Self::A, Self::B, Self::C];

    /// The letter used in addresses and in the ids of panes: `a`, `b`, `c`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
            Self::C => "c",
        }
    }

    /// The side with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|side| side.id() == id)
    }

    /// The id of a part in this pane: `a-p12`.
    #[must_use]
    pub fn anchor(self, part_id: &str) -> String {
        format!("{}-{part_id}", self.id())
    }

    /// Reads `a-p12`: the side and the part's id (which need not exist).
    #[must_use]
    pub fn parse_anchor(anchor: &str) -> Option<(Self, &str)> {
        let (side, part_id) = anchor.split_once('-')?;
        Some((Self::from_id(side)?, part_id)).filter(|_| !part_id.is_empty())
    }
}

/// What stands in the second place of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Other {
    /// A letter, by its index in the collection.
    Letter(usize),
    /// All other letters together (comparison by words only).
    Rest,
}

/// Letters that can be compared, by their indices in the collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChosenLetters {
    /// The first letter.
    pub a: usize,
    /// The second, or the rest of the collection.
    pub b: Other,
    /// The third letter, beside two others.
    pub c: Option<usize>,
}

/// Why letters cannot be compared. `Display` says it to the reader, with a way on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChoiceProblem {
    /// No letter is named on this side.
    Missing {
        /// The side.
        side: Side,
    },
    /// The collection has no such letter.
    Unknown {
        /// The side.
        side: Side,
        /// The id as it was given.
        letter_id: String,
    },
    /// The letter already stands on another side.
    Same {
        /// The later of the two sides.
        side: Side,
        /// The letter's id.
        letter_id: String,
    },
    /// A third letter is named, where one is set against all others.
    BesideTheRest,
}

impl ChoiceProblem {
    /// The side that a reader has to choose again.
    #[must_use]
    pub fn side(&self) -> Side {
        match self {
            Self::Missing { side } | Self::Unknown { side, .. } | Self::Same { side, .. } => *side,
            Self::BesideTheRest => Side::C,
        }
    }
}

impl fmt::Display for ChoiceProblem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let which = |side: &Side| match side {
            Side::A => "first",
            Side::B => "second",
            Side::C => "third",
        };
        match self {
            Self::Missing { side } => write!(out, "No {} letter is chosen. Choose one below.", which(side)),
            Self::Unknown { side, letter_id } => write!(
                out,
                "This collection has no letter “{letter_id}”. Choose another as the {} letter.",
                which(side)
            ),
            Self::Same { side, .. } => write!(
                out,
                "The same letter is chosen twice. A comparison needs different letters: choose another as the {} one.",
                which(side)
            ),
            Self::BesideTheRest => write!(
                out,
                "One letter stands beside all others here: a third letter is not added, for it is among them already."
            ),
        }
    }
}

impl std::error::Error for ChoiceProblem {}

impl ChosenLetters {
    /// Finds the letters that an address names.
    ///
    /// A third letter that cannot be used does not spoil the comparison of the first two: see [`ChosenLetters::with_third`].
    ///
    /// # Errors
    /// Every problem, so that a page can say all of them at once; never empty.
    pub fn resolve(corpus: &Corpus, a: Option<&str>, b: Option<&str>) -> Result<Self, Vec<ChoiceProblem>> {
        let first = find(corpus, Side::A, a);
        let second = match b {
            Some(REST) if corpus.letter(REST).is_none() => Ok(Other::Rest),
            _ => find(corpus, Side::B, b).map(Other::Letter),
        };
        match (first, second) {
            (Ok(a), Ok(Other::Letter(b))) if a == b => {
                Err(vec![ChoiceProblem::Same { side: Side::B, letter_id: corpus.letters[a].id.clone() }])
            }
            (Ok(a), Ok(b)) => Ok(Self { a, b, c: None }),
            (first, second) => Err([first.err(), second.err()].into_iter().flatten().collect()),
        }
    }

    /// Adds the third letter.
    ///
    /// # Errors
    /// When it does not exist, already stands on another side, or the second side is the rest of the collection.
    pub fn with_third(self, corpus: &Corpus, c: &str) -> Result<Self, ChoiceProblem> {
        let third = find(corpus, Side::C, Some(c))?;
        if self.b == Other::Rest {
            return Err(ChoiceProblem::BesideTheRest);
        }
        if third == self.a || self.b == Other::Letter(third) {
            return Err(ChoiceProblem::Same { side: Side::C, letter_id: c.to_owned() });
        }
        Ok(Self { c: Some(third), ..self })
    }

    /// The letters chosen, with their sides and indices.
    #[must_use]
    pub fn sides(&self) -> Vec<(Side, usize)> {
        let second = match self.b {
            Other::Letter(letter) => Some((Side::B, letter)),
            Other::Rest => None,
        };
        [Some((Side::A, self.a)), second, self.c.map(|letter| (Side::C, letter))].into_iter().flatten().collect()
    }

    /// The pairs of sides that have links: a–b, and with a third letter a–c and b–c.
    #[must_use]
    pub fn pairs(&self) -> Vec<[(Side, usize); 2]> {
        let sides = self.sides();
        let mut pairs = Vec::new();
        for (at, left) in sides.iter().enumerate() {
            pairs.extend(sides[at + 1..].iter().map(|right| [*left, *right]));
        }
        sort::by_key(&mut pairs, |[(left, _), (right, _)]| (*right, *left));
        pairs
    }

    /// The same comparison with the first two sides exchanged; `None` against the rest of the collection.
    #[must_use]
    pub fn swapped(self) -> Option<Self> {
        match self.b {
            Other::Letter(b) => Some(Self { a: b, b: Other::Letter(self.a), c: self.c }),
            Other::Rest => None,
        }
    }
}

fn find(corpus: &Corpus, side: Side, letter_id: Option<&str>) -> Result<usize, ChoiceProblem> {
    let letter_id = letter_id.filter(|id| !id.is_empty()).ok_or(ChoiceProblem::Missing { side })?;
    index_of(corpus, letter_id).ok_or_else(|| ChoiceProblem::Unknown { side, letter_id: letter_id.to_owned() })
}

/// The index of a letter in the collection.
#[must_use]
pub fn index_of(corpus: &Corpus, letter_id: &str) -> Option<usize> {
    corpus.letters.iter().position(|letter| letter.id == letter_id)
}

/// The index of a part in a letter.
#[must_use]
pub fn part_index(letter: &Letter, part_id: &str) -> Option<usize> {
    letter.parts.iter().position(|part| part.id == part_id)
}
