//! Words of a letter for copying: the reading text with its quotation marks set one level deeper, and its citation.
//!
//! Start with [`quote`]. After *The Chicago Manual of Style*: a hundred words and more, or more than one paragraph,
//! are set off as a block, without marks of their own; the rest stands in double quotation marks.

use super::{
    citation::{Citation, cite},
    edition::CitedEdition,
    quotation_marks::nested,
    rich::RichText,
    style::Style,
    subject::Subject,
};
use corpus::Letter;
use text::address::{WordAddress, resolve::part_ranges};
use text::{escape, reading::reading_text, span_of};

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
    pub citation: RichText,
}

/// Quotes a passage and cites it in a style. `None` where the letter does not have the words; whether they are still
/// the same is the business of [`resolve`](text::address::resolve()).
#[must_use]
pub fn quote(edition: &CitedEdition, letter: &Letter, passage: &WordAddress, style: Style) -> Option<Quotation> {
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
    let Citation { entry: citation, in_text } = cite(edition, Subject::Words(letter, passage), style);
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

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::fixture;

    fn quoted(words: &str) -> Quotation {
        let corpus = fixture::corpus();
        let edition = CitedEdition { corpus: &corpus, base: None, accessed: None };
        quote(&edition, &corpus.letters[0], &words.parse().unwrap(), Style::ChicagoNote).unwrap()
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
