//! What can be cited, and everything that a citation of it needs.
//!
//! Start with [`Subject`]. Must not know any style's order or punctuation.

use super::{
    dates::{month_first, with_certainty},
    edition::{CitedEdition, comparison_path},
    facts::LetterFacts,
};
use corpus::{Letter, named};
use text::address::WordAddress;

/// What is cited.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    /// A letter.
    Letter(&'a Letter),
    /// Words of a letter.
    Words(&'a Letter, &'a WordAddress),
    /// Two letters side by side.
    Comparison(&'a Letter, &'a Letter),
    /// Any other page of the edition, such as a list of results.
    Page {
        /// Its title: “Search for “trust”: 9 passages in 3 of 5 letters”.
        title: &'a str,
        /// Its path and query below the root, without a leading slash.
        path: &'a str,
    },
    /// The edition as a whole.
    Edition,
}

/// What is cited, with everything that a citation of it needs.
pub(super) enum CitedWork<'a> {
    Letter(LetterFacts<'a>),
    Comparison(Box<[LetterFacts<'a>; 2]>, Option<String>),
    Page(&'a str, Option<String>),
    Edition(Option<String>),
}

impl<'a> CitedWork<'a> {
    pub fn of(edition: &CitedEdition<'a>, subject: Subject<'a>) -> Self {
        match subject {
            Subject::Letter(letter) => Self::Letter(LetterFacts::of_letter(edition, letter)),
            Subject::Words(letter, passage) => Self::Letter(LetterFacts::of_words(edition, letter, passage)),
            Subject::Comparison(a, b) => Self::Comparison(
                Box::new([a, b].map(|letter| LetterFacts::of_letter(edition, letter))),
                edition.address(&comparison_path(&a.id, &b.id)),
            ),
            Subject::Page { title, path } => Self::Page(title, edition.address(path)),
            Subject::Edition => Self::Edition(edition.address("")),
        }
    }
}

/// “Ada Winter to Bruno Marsh, March 3, 1901, compared with Bruno Marsh to Ada Winter, telegram, [March 1901?]”.
pub(super) fn comparison_title(letters: &[LetterFacts; 2]) -> String {
    let [a, b] = letters;
    format!("{}, compared with {}", from_to_when(a), from_to_when(b))
}

/// “Bruno Marsh to Ada Winter, telegram, [March 1901?]”.
pub(super) fn from_to_when(facts: &LetterFacts) -> String {
    let when = with_certainty(facts.date, month_first).unwrap_or_else(|| "n.d.".to_owned());
    format!("{}, {when}", from_to(facts))
}

/// “Bruno Marsh to Ada Winter, telegram”.
pub(super) fn from_to(facts: &LetterFacts) -> String {
    // The description has the form already, and whichever end is known.
    let (Some(from), Some(to)) = (named::listed(&facts.senders), named::listed(&facts.recipients)) else {
        return facts.bibliography.title.clone();
    };
    let words = format!("{from} to {to}");
    facts.unusual_genre().map_or_else(|| words.clone(), |genre| format!("{words}, {genre}"))
}
