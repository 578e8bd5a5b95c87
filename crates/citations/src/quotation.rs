//! Words of a letter for copying: the reading text with its quotation marks set one level deeper, and its citation.
//!
//! Start with [`quote`]. After *The Chicago Manual of Style*: a hundred words and more, or more than one paragraph,
//! are set off as a block, without marks of their own; the rest stands in double quotation marks.

use super::{
    citation::{Citation, Style, Subject, cite},
    facts::Edition,
    rich::Rich,
};
use corpus::Letter;
use text::address::{Passage, resolve::part_ranges, select::span_of};
use text::{escape, reading::reading_text};

/// From this many words on a quotation is a block.
const BLOCK_FROM: usize = 100;

/// Quoted words with their citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The words by part, in the reading text, with marks around them unless it is a block; after the last of them what a
    /// style wants in the text: “(Winter, par. 2)”.
    pub paragraphs: Vec<String>,
    /// Whether it is set off as a block.
    pub is_block: bool,
    /// Where it is from.
    pub citation: Rich,
}

/// Quotes a passage and cites it in a style. `None` where the letter does not have the words; whether they are still
/// the same is the business of [`resolve`](text::address::resolve()).
#[must_use]
pub fn quote(edition: &Edition, letter: &Letter, passage: &Passage, style: Style) -> Option<Quotation> {
    let mut paragraphs = Vec::new();
    for range in part_ranges(letter, &passage.words).ok()? {
        let text = reading_text(letter, range.part);
        let span = span_of(&text, range.words)?;
        paragraphs.push(text.get(span.start..span.end)?.to_owned());
    }
    let words: usize = paragraphs.iter().map(|text| text.split_whitespace().count()).sum();
    let is_block = paragraphs.len() > 1 || words >= BLOCK_FROM;
    if !is_block {
        paragraphs = paragraphs.iter().map(|text| format!("“{}”", nested(text))).collect();
    }
    let Citation { entry: citation, in_text } = cite(edition, Subject::Passage(letter, passage), style);
    // The entry of such a style does not say where in the letter: what stands in the text does.
    if let (Some(last), Some(in_text)) = (paragraphs.last_mut(), in_text) {
        last.push(' ');
        last.push_str(&in_text);
    }
    Some(Quotation { paragraphs, is_block, citation })
}

impl Quotation {
    /// For a text field or a message: the words, then the citation in a paragraph of its own.
    #[must_use]
    pub fn plain(&self) -> String {
        format!("{}\n\n{}\n", self.paragraphs.join("\n\n"), self.citation.plain())
    }

    /// As HTML, for programs that take formatted text from the clipboard.
    #[must_use]
    pub fn html(&self) -> String {
        let words: String = self.paragraphs.iter().map(|text| format!("<p>{}</p>", escape::html(text))).collect();
        let words = if self.is_block { format!("<blockquote>{words}</blockquote>") } else { words };
        format!("{words}<p>{}</p>", self.citation.html())
    }

    /// As Markdown, a block with its `>`.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mark = if self.is_block { "> " } else { "" };
        let lines: Vec<String> =
            self.paragraphs.iter().map(|text| format!("{mark}{}", escape::markdown(text))).collect();
        let between = if self.is_block { "\n>\n" } else { "\n\n" };
        format!("{}\n\n{}\n", lines.join(between), self.citation.markdown())
    }
}

/// A text as it stands inside double quotation marks: its own marks change from double to single and back, apostrophes
/// stay. A mark whose partner the stretch has cut off gets it back, so that what is quoted within stays marked.
#[must_use]
pub fn nested(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let (mut open, mut unopened) = (0_usize, 0_usize);
    let mut singles = 0_usize;
    let mut inner = String::with_capacity(text.len());
    for (at, &character) in characters.iter().enumerate() {
        let rest = characters.get(at + 1..).unwrap_or_default();
        inner.push(match character {
            '“' => {
                open += 1;
                '‘'
            }
            '”' => {
                if open == 0 {
                    unopened += 1;
                }
                open = open.saturating_sub(1);
                '’'
            }
            '"' => '\'',
            '‘' if closes_later(rest) => {
                singles += 1;
                '“'
            }
            '’' if singles > 0 && is_closing(rest) => {
                singles -= 1;
                '”'
            }
            other => other,
        });
    }
    format!("{}{inner}{}", "‘".repeat(unopened), "’".repeat(open))
}

/// Whether an opening single mark has its partner: without one it is an apostrophe at the head of a word.
fn closes_later(rest: &[char]) -> bool {
    rest.iter()
        .enumerate()
        .any(|(at, &character)| character == '’' && is_closing(rest.get(at + 1..).unwrap_or_default()))
}

/// Between letters the sign is an apostrophe.
fn is_closing(rest: &[char]) -> bool {
    rest.first().is_none_or(|next| !next.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::fixture;

    fn quoted(words: &str) -> Quotation {
        let corpus = fixture::corpus();
        let edition = Edition { corpus: &corpus, base: None, accessed: None };
        quote(&edition, &corpus.letters[0], &words.parse().unwrap(), Style::ChicagoNote).unwrap()
    }

    #[test]
    fn marks_change_places_inside_a_quotation_and_apostrophes_stay() {
        assert_eq!(nested("the “storm” of Lowhaven’s"), "the ‘storm’ of Lowhaven’s");
        assert_eq!(nested("“The sea ‘takes’ all.”"), "‘The sea “takes” all.’");
        assert_eq!(nested("‘tis so"), "‘tis so");
    }

    #[test]
    fn marks_that_a_selection_cut_off_are_given_back() {
        assert_eq!(nested("sea ‘takes’ all.” I go"), "‘sea “takes” all.’ I go");
        assert_eq!(nested("said: “The sea"), "said: ‘The sea’");
    }

    #[test]
    fn a_short_quotation_stands_in_marks_and_is_followed_by_its_citation() {
        let quotation = quoted("p2:1-6~00000000");
        assert!(
            quotation.plain().starts_with("“He said: ‘The sea “takes” all.’”\n\nAda Winter to Bruno Marsh, March 3")
        );
        assert!(quotation.plain().contains(", par. 2."));
        assert!(quotation.html().contains("<i>Two Letters</i>"));
    }

    #[test]
    fn several_paragraphs_are_a_block_without_marks() {
        let quotation = quoted("p2:12-p3:2~00000000");
        assert_eq!(quotation.paragraphs, ["always.", "Tell him:"]);
        assert!(quotation.markdown().starts_with("> always.\n>\n> Tell him:\n\nAda Winter"));
        assert!(quotation.html().starts_with("<blockquote><p>always.</p><p>Tell him:</p></blockquote>"));
    }
}
