//! Words as passage addresses count them.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_and_em_dashes_divide_words_and_nothing_else_does() {
        let text = "the fact—I spoke, co-existence “so-called” A.M. Berg\u{a0}– end";
        let found: Vec<&str> = words(text).iter().map(|span| &text[span.start..span.end]).collect();
        assert_eq!(found, ["the", "fact", "I", "spoke,", "co-existence", "“so-called”", "A.M.", "Berg", "–", "end"]);
    }
}
