//! In which language words are, for browsers, and which way they run.
//!
//! Start with [`LangAttributes::of_part`]. The application speaks English; whatever is in another language, or in another than what
//! stands round it, says so. Of words whose language nobody has told the browser finds the direction.

use crate::view::PageContext;
use corpus::{
    Letter, Part,
    collection::UNDETERMINED,
    language::{Direction, direction},
};

/// The language of the application's own words.
pub const INTERFACE: &str = "en";

/// The attributes `lang` and `dir`, as far as an element needs them.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct LangAttributes {
    /// The tag; empty where the language is not told.
    pub lang: Option<String>,
    /// The direction.
    pub dir: Option<&'static str>,
}

impl LangAttributes {
    /// Of a letter's text as a whole.
    #[must_use]
    pub fn of_letter(context: &PageContext, letter: &Letter) -> Self {
        let own = of_letter(context, letter);
        let is_told = !own.is_empty();
        let attributes = Self::within(INTERFACE, own);
        // Each part finds its own direction where nothing is told.
        if is_told { attributes } else { Self { dir: None, ..attributes } }
    }

    /// Of a part within the text of its letter.
    #[must_use]
    pub fn of_part(context: &PageContext, letter: &Letter, part: &Part) -> Self {
        let around = of_letter(context, letter);
        let attributes = Self::within(around, of(context, letter, part));
        let is_unknown = around.is_empty() && part.lang.is_none();
        if is_unknown { Self { lang: None, dir: Some("auto") } } else { attributes }
    }

    /// Of words of a part that stand by themselves.
    #[must_use]
    pub fn of_words(context: &PageContext, letter: &Letter, part: Option<&Part>) -> Self {
        Self::within(INTERFACE, part.map_or_else(|| of_letter(context, letter), |part| of(context, letter, part)))
    }

    fn within(around: &str, own: &str) -> Self {
        let dir = match (own, direction(own)) {
            ("", _) => Some("auto"),
            (_, own) if own != direction(around) => Some(own.id()),
            (_, Direction::LeftToRight | Direction::RightToLeft) => None,
        };
        Self { lang: (own != around).then(|| own.to_owned()), dir }
    }
}

/// The language of a part; empty where it is not told.
#[must_use]
pub fn of<'a>(context: &'a PageContext, letter: &'a Letter, part: &'a Part) -> &'a str {
    told(part.lang.as_deref()).unwrap_or_else(|| of_letter(context, letter))
}

fn of_letter<'a>(context: &'a PageContext, letter: &'a Letter) -> &'a str {
    context.edition.corpus.language_of(letter).unwrap_or_default()
}

fn told(tag: Option<&str>) -> Option<&str> {
    tag.filter(|tag| *tag != UNDETERMINED && !tag.is_empty())
}
