//! Names in a part: which stretches of the reading text mention whom or what.
//!
//! Start with [`names`]. Mentions are whole words; the punctuation round a name is not part of it. Names may stand in
//! each other; where two overlap without one holding the other, the second is written in two pieces, of which the latter
//! has the type `continued`.

use corpus::stretch::Stretch as _;
use corpus::{Corpus, EntityKind, Letter, Part};
use text::{self, Span, reading::reading_text, span_among};

/// A name, or a piece of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NameSpan {
    /// Bytes of the reading text.
    pub span: Span,
    pub element: &'static str,
    /// `#person-id`.
    pub target: String,
    /// Whether it is the second piece of a name that crosses another.
    pub is_continued: bool,
}

/// The names of a part in the order of the text, the longer first where two begin together; none crosses another.
pub(super) fn names(corpus: &Corpus, letter: &Letter, part: &Part) -> Vec<NameSpan> {
    let text = reading_text(letter, part);
    let words = text::words(&text);
    let mut found = Vec::new();
    for kind in EntityKind::ALL {
        for entity in corpus.entities(kind) {
            for mention in entity.mentions.in_letter(&letter.id).iter().filter(|mention| mention.part == part.id) {
                if let Some(span) = span_among(&words, mention.words) {
                    let span = without_punctuation(&text, span);
                    found.push(NameSpan {
                        span,
                        element: element(kind),
                        target: format!("#{}", entity_id(kind, &entity.id)),
                        is_continued: false,
                    });
                }
            }
        }
    }
    uncrossed(&text, found)
}

/// The xml:id of an entity in a letter's file.
pub(super) fn entity_id(kind: EntityKind, id: &str) -> String {
    let prefix = match kind {
        EntityKind::Person => "person",
        EntityKind::Place => "place",
        EntityKind::Organisation => "org",
        EntityKind::Term => "term",
    };
    format!("{prefix}-{id}")
}

fn element(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "persName",
        EntityKind::Place => "placeName",
        EntityKind::Organisation => "orgName",
        EntityKind::Term => "term",
    }
}

/// From the first letter or digit to the last; the full stop of an abbreviation (one with another stop in it) stays.
fn without_punctuation(text: &str, span: Span) -> Span {
    let is_bare = |character: char| character.is_alphanumeric();
    let slice = text.stretch(span.start..span.end);
    let start = span.start + slice.find(is_bare).unwrap_or(0);
    let end = slice.char_indices().rev().find(|&(_, character)| is_bare(character));
    let mut end = end.map_or(span.end, |(at, character)| span.start + at + character.len_utf8());
    let last_word =
        text.get(start..end).and_then(|words| words.rsplit(|sign: char| sign.is_whitespace() || sign == '—').next());
    let is_abbreviation = last_word.is_some_and(|word| word.contains('.'));
    if is_abbreviation && text.get(end..).is_some_and(|rest| rest.starts_with('.')) {
        end += 1;
    }
    Span { start, end: end.max(start) }
}

/// In order, and cut where one would cross the end of another.
fn uncrossed(text: &str, mut found: Vec<NameSpan>) -> Vec<NameSpan> {
    let key = |name: &NameSpan| (name.span.start, std::cmp::Reverse(name.span.end));
    found.sort_by_key(key);
    let mut names: Vec<NameSpan> = Vec::new();
    while !found.is_empty() {
        let name = found.remove(0);
        let holding = names
            .iter()
            .map(|other| other.span)
            .find(|other| other.start < name.span.start && name.span.start < other.end && other.end < name.span.end);
        if let Some(other) = holding {
            let rest = text.stretch(other.end..name.span.end);
            let start = other.end + rest.find(char::is_alphanumeric).unwrap_or(rest.len());
            found.push(NameSpan { span: Span { start: name.span.start, end: other.end }, ..name.clone() });
            found.push(NameSpan { span: Span { start, end: name.span.end }, is_continued: true, ..name });
            found.sort_by_key(key);
        } else if name.span.start < name.span.end {
            names.push(name);
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::fixture;

    #[test]
    fn punctuation_round_a_name_is_not_part_of_it() {
        let span = |text: &str| without_punctuation(text, Span { start: 0, end: text.len() });
        assert_eq!(span("“Marsh’s”,"), Span { start: 3, end: 12 });
        assert_eq!(span("(U.S.),"), Span { start: 1, end: 5 });
        assert_eq!(span("Marsh."), Span { start: 0, end: 5 });
    }

    #[test]
    fn names_that_cross_are_written_in_pieces() {
        let corpus = fixture::corpus();
        let letter = &corpus.letters[0];
        let part = letter.part("p2").unwrap();
        let text = reading_text(letter, part);
        let found: Vec<(String, &str)> = names(&corpus, letter, part)
            .into_iter()
            .map(|name| (name.target, text.get(name.span.start..name.span.end).unwrap()))
            .collect();
        let expected = [("#place-sea", "The sea"), ("#term-takes", "sea"), ("#term-takes", "takes’ all")];
        assert_eq!(found, expected.map(|(target, text)| (target.to_owned(), text)));
    }
}
