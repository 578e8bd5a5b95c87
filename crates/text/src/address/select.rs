//! From what a reader selects to words, and back: character offsets, and the way from the source text to the reading
//! text.
//!
//! Start with [`words_in`] (offsets to words), [`crate::span_of`] (words to offsets) and [`carry`] (words of one text of a
//! part to words of the other). Addresses always count words of the reading text, whichever text is shown. Offsets
//! are bytes; a browser's are UTF-16 units, see [`byte_offset`].

use crate::{Composed, Run, Span, Version, compose, span_of};
use corpus::{Inline, Letter, Part, Text, WordRange};

/// The words that a stretch of a text touches; `None` if it touches none. An empty stretch inside a word touches it.
#[must_use]
pub fn words_in(text: &str, stretch: Span) -> Option<WordRange> {
    let spans = crate::words(text);
    let touches = |word: &&Span| {
        let overlaps = word.start < stretch.end && stretch.start < word.end;
        let caret = stretch.start == stretch.end && word.start <= stretch.start && stretch.start < word.end;
        overlaps || caret
    };
    let first = spans.iter().position(|word| touches(&word))?;
    let count = spans.iter().skip(first).take_while(touches).count();
    Some(WordRange { first: number(first + 1), last: number(first + count) })
}

/// The byte offset of a browser's offset, which counts UTF-16 units. Beyond the end it is the end; inside a character
/// it is the character's first byte.
#[must_use]
pub fn byte_offset(text: &str, units: usize) -> usize {
    let mut before = 0;
    for (at, character) in text.char_indices() {
        before += character.len_utf16();
        if before > units {
            return at;
        }
    }
    text.len()
}

/// A browser's offset, in UTF-16 units, of a byte offset.
#[must_use]
pub fn utf16_offset(text: &str, byte: usize) -> usize {
    text.char_indices().take_while(|&(at, _)| at < byte).map(|(_, character)| character.len_utf16()).sum()
}

/// Carries words of one text of a part over to the other: from the source text to the reading text or back.
///
/// A word that belongs to a correction stands for all the words that replace it. Words without a counterpart (one that
/// the source has twice, one that the source lost) stand for the word that follows, at the end of the part for the one
/// before. `None` where the part has not so many words, or its other text has none.
#[must_use]
pub fn carry(letter: &Letter, part: &Part, from: Version, words: WordRange) -> Option<WordRange> {
    let to = match from {
        Version::Reading => Version::Source,
        Version::Source => Version::Reading,
    };
    let (here, there) = (compose(letter, part, from), compose(letter, part, to));
    let span = span_of(&here.text, words)?;
    let carried = carry_span(letter, &part.text, (&here, &here.runs), (&there, &there.runs), span)?;
    words_in(&there.text, carried).or_else(|| nearest_word(&there.text, carried.start))
}

/// Carries a stretch of one text over to the other, piece by piece; the pieces of both texts are the same. Each side is
/// a text with its runs of the pieces.
fn carry_span(
    letter: &Letter,
    text: &Text,
    here: (&Composed, &[Run]),
    there: (&Composed, &[Run]),
    span: Span,
) -> Option<Span> {
    let mut carried: Option<Span> = None;
    for (run, other) in here.1.iter().zip(there.1) {
        let overlap = Span { start: span.start.max(run.start), end: span.end.min(run.end) };
        if overlap.start >= overlap.end {
            continue;
        }
        let inline = text.0.get(run.piece);
        let piece = if inline.is_some_and(|piece| is_replaced(letter, piece)) {
            Some(Span { start: other.start, end: other.end })
        } else {
            match inline.map(Inline::texts).as_deref() {
                Some([inner]) => carry_span(letter, inner, (here.0, &run.within), (there.0, &other.within), overlap),
                // What stands between pieces is no word.
                Some(cells) if !cells.is_empty() => cells
                    .iter()
                    .zip(run.within.iter().zip(&other.within))
                    .filter_map(|(cell, (run, other))| {
                        carry_span(letter, cell, (here.0, &run.within), (there.0, &other.within), overlap)
                    })
                    .reduce(joined),
                _ => Some(carry_in_piece((here.0, run), (there.0, other), overlap)?),
            }
        };
        let Some(piece) = piece else { continue };
        carried = Some(carried.map_or(piece, |all| joined(all, piece)));
    }
    carried
}

fn joined(one: Span, other: Span) -> Span {
    Span { start: one.start.min(other.start), end: one.end.max(other.end) }
}

/// Whether the two texts have different words for a piece.
fn is_replaced(letter: &Letter, piece: &Inline) -> bool {
    match piece {
        Inline::Sic { correction, .. } => letter.applies(correction.as_deref()),
        Inline::Supplied { .. } | Inline::Deleted { .. } | Inline::Choice { .. } => true,
        _ => false,
    }
}

/// Within a piece whose words are the same in both texts only white space, hyphens and dashes differ in number: the
/// other characters are counted off.
fn carry_in_piece(here: (&Composed, &Run), there: (&Composed, &Run), overlap: Span) -> Option<Span> {
    let (here_text, run) = (&here.0.text, here.1);
    let (there_text, other) = (there.0.text.get(there.1.start..there.1.end)?, there.1);
    let before = lasting(here_text.get(run.start..overlap.start)?).count();
    let inside = lasting(here_text.get(overlap.start..overlap.end)?).count();
    let mut places = lasting(there_text).skip(before);
    let Some(first) = places.next() else {
        return Some(Span { start: other.end, end: other.end });
    };
    let last = inside.checked_sub(2).and_then(|more| places.nth(more)).unwrap_or(first);
    let end = if inside == 0 { first.start } else { last.end };
    Some(Span { start: other.start + first.start, end: other.start + end })
}

/// The characters that both texts have in the same number and order.
fn lasting(text: &str) -> impl Iterator<Item = Span> {
    text.char_indices()
        .filter(|&(_, character)| !character.is_whitespace() && character != '-' && character != '—')
        .map(|(at, character)| Span { start: at, end: at + character.len_utf8() })
}

fn nearest_word(text: &str, byte: usize) -> Option<WordRange> {
    let spans = crate::words(text);
    let following = spans.iter().position(|word| word.end > byte);
    let index = following.or_else(|| spans.len().checked_sub(1))?;
    Some(WordRange { first: number(index + 1), last: number(index + 1) })
}

/// Word numbers are 32-bit; a part with more words than that is cut off at the last that can be named.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::fixture;

    fn range(first: u32, last: u32) -> WordRange {
        WordRange { first, last }
    }

    /// The words of the other text that the given words of this one are carried to.
    fn carried(part_id: &str, from: Version, words: WordRange) -> String {
        let corpus = fixture::corpus();
        let letter = corpus.letters.first().unwrap();
        let part = letter.part(part_id).unwrap();
        let to = if from == Version::Source { Version::Reading } else { Version::Source };
        let words = carry(letter, part, from, words).unwrap();
        let text = compose(letter, part, to).text;
        let span = span_of(&text, words).unwrap();
        text.get(span.start..span.end).unwrap().to_owned()
    }

    #[test]
    fn a_stretch_takes_every_word_it_touches() {
        let text = "the fact—I spoke, so";
        assert_eq!(words_in(text, Span { start: 5, end: 13 }), Some(range(2, 3)));
        assert_eq!(words_in(text, Span { start: 0, end: text.len() }), Some(range(1, 5)));
        assert_eq!(words_in(text, Span { start: 1, end: 1 }), Some(range(1, 1)));
        assert_eq!(words_in(text, Span { start: 3, end: 4 }), None);
    }

    #[test]
    fn browser_offsets_count_utf16_units() {
        let text = "a—𝄞b";
        assert_eq!([0, 1, 2, 3, 4, 5, 9].map(|units| byte_offset(text, units)), [0, 1, 4, 4, 8, 9, 9]);
        assert_eq!([0, 1, 4, 8, 9].map(|byte| utf16_offset(text, byte)), [0, 1, 2, 4, 5]);
    }

    #[test]
    fn words_of_the_source_become_the_words_that_replace_them() {
        // Source: I did riot wait-- you know "why" and when rained rained. The boat's …
        assert_eq!(carried("p1", Version::Source, range(3, 3)), "not");
        assert_eq!(carried("p1", Version::Source, range(4, 5)), "wait—you");
        assert_eq!(carried("p1", Version::Source, range(7, 7)), "“why”");
        assert_eq!(carried("p1", Version::Source, range(9, 11)), "when it rained.");
    }

    #[test]
    fn words_of_the_reading_text_become_the_words_they_replace() {
        assert_eq!(carried("p1", Version::Reading, range(3, 3)), "riot");
        assert_eq!(carried("p1", Version::Reading, range(4, 5)), "wait-- you");
        assert_eq!(carried("p1", Version::Reading, range(10, 10)), "rained");
    }

    #[test]
    fn a_doubtful_correction_is_carried_as_the_source_has_it() {
        let corpus = fixture::corpus();
        let letter = corpus.letters.first().unwrap();
        let part = letter.part("p1").unwrap();
        let source = compose(letter, part, Version::Source).text;
        let last = number(crate::words(&source).len());
        assert_eq!(carried("p1", Version::Source, range(last, last)), "hole.");
    }

    #[test]
    fn a_part_that_the_source_lacks_has_no_source_words() {
        let corpus = fixture::corpus();
        let letter = corpus.letters.first().unwrap();
        let part = letter.part("signature").unwrap();
        assert_eq!(carry(letter, part, Version::Reading, range(1, 1)), None);
    }
}
