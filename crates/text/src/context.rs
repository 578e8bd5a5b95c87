//! Words in their context: the line of a concordance, or the opening of a passage.
//!
//! Start with [`context`]. Cuts only between words, never inside one. Must not know what the words are: a hit, a
//! mention or anything else.

use corpus::Span;
use corpus::stretch::Stretch as _;

/// A stretch of a text with what stands before and after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context<'t> {
    /// What stands before, up to the words themselves, with the space between.
    pub before: &'t str,
    /// The words.
    pub words: &'t str,
    /// What stands after, from the words on, with the space between.
    pub after: &'t str,
    /// Whether there is more before.
    pub is_cut_before: bool,
    /// Whether there is more after.
    pub is_cut_after: bool,
}

/// A stretch of a text (in bytes) with at most `reach` characters of whole words on either side.
#[must_use]
pub fn context(text: &str, span: Span, reach: usize) -> Context<'_> {
    let before = text.stretch(..span.start);
    let after = text.stretch(span.end..);
    let kept_before = last_words(before, reach);
    let kept_after = first_words(after, reach);
    Context {
        before: kept_before,
        words: text.stretch(span.start..span.end),
        after: kept_after,
        is_cut_before: kept_before.len() < before.trim_start().len(),
        is_cut_after: kept_after.len() < after.trim_end().len(),
    }
}

/// The first whole words of a text, at most `reach` characters; the whole text if it is no longer.
#[must_use]
pub fn first_words(text: &str, reach: usize) -> &str {
    let text = text.trim_end();
    match text.char_indices().nth(reach) {
        None => text,
        Some((end, next)) => {
            let kept = text.stretch(..end);
            let last_break = if next.is_whitespace() { Some(end) } else { kept.rfind(char::is_whitespace) };
            kept.stretch(..last_break.unwrap_or(0)).trim_end()
        }
    }
}

/// The last whole words of a text, at most `reach` characters; the whole text if it is no longer.
fn last_words(text: &str, reach: usize) -> &str {
    let text = text.trim_start();
    let Some(past) = text.chars().count().checked_sub(reach).filter(|past| *past > 0) else { return text };
    let start = text.char_indices().nth(past).map_or(text.len(), |(start, _)| start);
    let kept = text.stretch(start..);
    let is_word_start = text.get(..start).is_some_and(|left_out| left_out.ends_with(char::is_whitespace));
    if is_word_start {
        return kept;
    }
    kept.find(char::is_whitespace).map_or("", |at| kept.stretch(at..)).trim_start()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TEXT: &str = "The ships sailed at dawn, and nobody was told";

    fn around<'t>(text: &'t str, words: &str, reach: usize) -> Context<'t> {
        let start = text.find(words).unwrap();
        context(text, Span { start, end: start + words.len() }, reach)
    }

    #[test]
    fn a_cut_falls_between_words_and_says_so() {
        let line = around(TEXT, "dawn", 10);
        assert_eq!((line.before, line.words, line.after), ("sailed at ", "dawn", ", and"));
        assert!(line.is_cut_before && line.is_cut_after);
    }

    #[test]
    fn a_short_text_is_kept_whole() {
        let line = around(TEXT, "dawn", 99);
        assert_eq!((line.before, line.after), ("The ships sailed at ", ", and nobody was told"));
        assert!(!line.is_cut_before && !line.is_cut_after);
    }

    #[test]
    fn a_word_longer_than_the_reach_is_left_out_rather_than_broken() {
        assert_eq!(first_words("extraordinarily long", 5), "");
        assert_eq!(first_words("so long", 2), "so");
    }

    proptest! {
        #[test]
        fn the_context_is_a_stretch_of_the_text(text in "\\PC{0,60}", reach in 0usize..20, cut in 0usize..20) {
            let at = text.char_indices().nth(cut).map_or(text.len(), |(at, _)| at);
            let line = context(&text, Span { start: at, end: at }, reach);
            let joined = format!("{}{}", line.before, line.after);
            prop_assert!(text.contains(&joined));
            prop_assert!(line.before.chars().count() <= reach && line.after.chars().count() <= reach);
        }
    }
}
