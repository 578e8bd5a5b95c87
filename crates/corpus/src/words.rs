//! Words as addresses of words count them.

use crate::WordRange;

/// A stretch of a text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// The words of a text: runs of characters other than white space and em dashes. Word `n` of a passage address is
/// element `n - 1`.
#[must_use]
pub fn words(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices() {
        if character.is_whitespace() || character == '—' {
            if let Some(start) = start.take() {
                spans.push(Span { start, end: at });
            }
        } else if start.is_none() {
            start = Some(at);
        }
    }
    if let Some(start) = start {
        spans.push(Span { start, end: text.len() });
    }
    spans
}

/// Where words stand in a text whose words are known: from the first byte of the first to one past the last byte of the last.
/// `None` where the text has not so many words.
#[must_use]
pub fn span_among(spans: &[Span], words: WordRange) -> Option<Span> {
    let at = |word: u32| spans.get(usize::try_from(word).ok()?.checked_sub(1)?);
    Some(Span { start: at(words.first)?.start, end: at(words.last)?.end })
}

/// Where words stand in a text ([`span_among`]).
#[must_use]
pub fn span_of(text: &str, range: WordRange) -> Option<Span> {
    span_among(&words(text), range)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_and_em_dashes_divide_words_and_nothing_else_does() {
        let text = "the fact—I spoke, co-existence “so-called” A.M. Berg\u{a0}– end";
        let found: Vec<&str> = words(text).iter().map(|span| &text[span.start..span.end]).collect();
        assert_eq!(found, ["the", "fact", "I", "spoke,", "co-existence", "“so-called”", "A.M.", "Berg", "–", "end"]);
    }

    #[test]
    fn words_are_found_by_their_numbers_and_those_that_are_not_there_are_not() {
        let range = |first, last| WordRange { first, last };
        let text = "the fact—I spoke, so";
        assert_eq!(span_of(text, range(2, 3)), Some(Span { start: 4, end: 12 }));
        assert_eq!([span_of(text, range(2, 9)), span_of(text, range(0, 1))], [None, None]);
    }
}
