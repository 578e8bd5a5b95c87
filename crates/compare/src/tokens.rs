//! The words of a passage as comparison counts them.
//!
//! Start with [`tokens`]. They are the words that search finds, so that a count can be looked up: folded as in
//! `text::fold`, a hyphenated compound being one word. Must not know what is done with the words.

use corpus::{Letter, Part, reading::reading_text};
use text::fold;

/// A word of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassageToken {
    /// The word of the passage address that it is in, from 1.
    pub word: u32,
    /// The folded form.
    pub form: String,
    /// Whether a sentence or clause ends with it (`.`, `?`, `!`, `;`, `:`).
    pub ends_clause: bool,
}

/// The tokens of the reading text of a part, in order.
#[must_use]
pub fn tokens(letter: &Letter, part: &Part) -> Vec<PassageToken> {
    let text = reading_text(letter, part);
    let mut found = Vec::new();
    let mut rest = fold::tokens(&text).into_iter();
    while let Some(token) = rest.next() {
        let mut end = token.span.end;
        let form = match token.joined {
            Some(compound) => {
                for part in rest.by_ref().take(usize::from(compound.width) - 1) {
                    end = part.span.end;
                }
                compound.form
            }
            None => token.form,
        };
        found.push(PassageToken { word: token.word, form, ends_clause: ends_clause(&text, end) });
    }
    found
}

/// Whether what follows a word, as far as the next blank, divides clauses.
fn ends_clause(text: &str, end: usize) -> bool {
    text.get(end..)
        .unwrap_or_default()
        .chars()
        .take_while(|character| !character.is_whitespace() && !character.is_alphanumeric())
        .any(|character| matches!(character, '.' | '?' | '!' | ';' | ':'))
}
