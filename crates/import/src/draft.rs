//! A letter as it was read, before it is a letter of a collection: what was stated, where it stood, and the text as a tree.
//!
//! Start with [`Draft`]. The vocabulary is TEI's, whatever the file was. Must not know any format.

use corpus::Attribution;
use serde::{Deserialize, Serialize};

/// A letter that was read from a file.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Draft {
    /// `[a-z0-9-]+`: from the file's own id or key, else from its name; the same whenever the file is read again.
    pub id: String,
    /// The file, in an archive its path there.
    pub file: String,
    /// What the file calls the letter; empty if nothing.
    pub title: String,
    /// Who wrote it, in the order in which they are named.
    pub senders: Vec<DraftCorrespondent>,
    /// To whom.
    pub recipients: Vec<DraftCorrespondent>,
    /// When it was written; `None` where nothing is stated.
    pub date: Option<DraftDate>,
    /// Where it was written, as named.
    pub place: Option<String>,
    /// BCP 47 tag of its language, where it is stated.
    pub language: Option<String>,
    /// Who keeps it, with the shelf mark.
    pub archive: Option<String>,
    /// Under which terms the file may be used, as stated.
    pub licence: Option<String>,
    /// Who edited the file, as stated.
    pub editors: Vec<String>,
    /// The parts of the text, notes last; none where only what is known of the letter is given.
    pub parts: Vec<DraftPart>,
    /// Statements of the file that do not agree.
    pub disagreements: Vec<Disagreement>,
    /// The id of the letter whose text this one gives in another language, where they share a file; empty until ids are given.
    pub translates: Option<String>,
    /// Further statements, by the field of the dossier that they belong to, with an address where there is one.
    pub facts: Vec<(&'static str, String, Option<String>)>,
    /// What a file of this program's own says more exactly, in the notation of a collection's files; empty for those of others.
    pub own: serde_json::Map<String, serde_json::Value>,
}

impl Draft {
    /// A letter of which nothing is known but the file.
    #[must_use]
    pub fn of_file(file: &str) -> Self {
        Self { file: file.to_owned(), ..Self::default() }
    }
}

/// A person or body that wrote or was written to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DraftCorrespondent {
    /// As named.
    pub name: String,
    /// The key or address by which a register knows it, as stated.
    pub reference: Option<String>,
    /// Whether it is a body.
    pub is_body: bool,
    /// Where it was read.
    pub evidence: FieldEvidence,
    /// Whether the file is sure of it.
    pub attribution: Attribution,
}

impl DraftCorrespondent {
    /// Somebody of whom only the name is known.
    #[must_use]
    pub fn named(name: impl Into<String>, evidence: FieldEvidence) -> Self {
        Self { name: name.into(), reference: None, is_body: false, evidence, attribution: Attribution::Known }
    }
}

/// A date as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DraftDate {
    /// In the Extended Date/Time Format: `1831-07-09`, `1877-02`, `1831-07-09/1831-07-11`, `1850~`.
    pub edtf: String,
    /// As worded; empty where the file has no words.
    pub words: String,
    /// Where it was read.
    pub evidence: FieldEvidence,
}

/// Which field of a file says something of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldEvidence {
    /// A description of the correspondence (`correspDesc`) or an element of that meaning.
    Header,
    /// The title.
    Title,
    /// `author` of the title statement.
    Author,
    /// The dateline or the heading of the letter itself.
    Letter,
    /// Front matter of a text file.
    FrontMatter,
    /// A row of a table.
    Table,
    /// The name of the file.
    FileName,
    /// Whoever put it right by hand.
    Hand,
}

/// Two statements of one file that do not agree, and which was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Disagreement {
    /// What they are about: `correspondents`, `date`.
    pub about: &'static str,
    /// What was taken, and from where.
    pub taken: (FieldEvidence, String),
    /// What was not.
    pub other: (FieldEvidence, String),
}

/// A part of the text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DraftPart {
    /// `p1`, `salutation1`, `n3`; counted by kind.
    pub id: String,
    /// What it is.
    pub kind: DraftPartKind,
    /// Its text.
    pub content: Vec<DraftPiece>,
}

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DraftPartKind {
    /// A heading.
    Heading,
    /// The address on the outside.
    Address,
    /// Place and date.
    Dateline,
    /// The greeting.
    Salutation,
    /// A paragraph.
    Paragraph,
    /// Lines of verse.
    Verse,
    /// An item of a list.
    ListItem,
    /// A row of a table; its cells are parted by tabs.
    TableRow,
    /// What stands before the signature.
    Closing,
    /// The signature.
    Signature,
    /// What follows the signature.
    Postscript,
    /// A note, the editors' or the writer's.
    Note,
}

impl DraftPartKind {
    /// What ids of parts of this kind begin with.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Heading => "heading",
            Self::Address => "address",
            Self::Dateline => "dateline",
            Self::Salutation => "salutation",
            Self::Paragraph | Self::Verse | Self::ListItem | Self::TableRow => "p",
            Self::Closing => "closing",
            Self::Signature => "signature",
            Self::Postscript => "postscript",
            Self::Note => "n",
        }
    }
}

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DraftPiece {
    /// Words.
    Text(String),
    /// A line of the source ends. `within_word`: the word goes on.
    Line {
        /// Whether the break is within a word.
        within_word: bool,
    },
    /// A page of the source begins.
    Page {
        /// Its number, as stated; empty if it has none.
        number: String,
    },
    /// A note hangs here, by the id of its part.
    NoteRef(String),
    /// Something is missing from the source.
    Gap {
        /// Why and how much, as stated.
        reason: String,
    },
    /// A picture, with what is said of it.
    Figure {
        /// Its description.
        description: String,
    },
    /// Marked words.
    Span {
        /// How they are marked.
        mark: DraftMark,
        /// The words.
        content: Vec<DraftPiece>,
    },
    /// What the source has, and what the editors make of it.
    Choice {
        /// Why there are two.
        kind: DraftChoice,
        /// As in the source.
        source: Vec<DraftPiece>,
        /// As edited.
        edited: Vec<DraftPiece>,
    },
}

/// How words are marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DraftMark {
    /// Set off from the rest, and how, as stated: `underline`, `sup`.
    Emphasis(String),
    /// Struck out, and by whose hand, where another's is stated.
    Deletion {
        /// The hand.
        hand: String,
    },
    /// Added, where, and by whose hand, where another's is stated.
    Addition {
        /// Where, as stated.
        place: String,
        /// The hand.
        hand: String,
    },
    /// Hard to read.
    Unclear,
    /// Supplied by the editors.
    Supplied,
    /// Letters of an abbreviation that the editors have written out.
    Expansion,
    /// In another language, by its tag.
    Foreign(String),
    /// A quotation.
    Quotation,
    /// From here on written by another hand, as stated; nothing is within.
    Hand(String),
    /// Names a person, place, body or work.
    Mention {
        /// Whom or what.
        kind: MentionKind,
        /// The key or address by which a register knows it, as stated.
        reference: Option<String>,
    },
    /// Leads somewhere.
    Link(String),
    /// Kept as words only: an element that has no meaning here.
    Plain,
}

/// What a mention names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MentionKind {
    /// A person.
    Person,
    /// A place.
    Place,
    /// A body.
    Organisation,
    /// A work.
    Work,
    /// A date.
    Date,
    /// A term, or what is not said.
    Term,
}

/// Why there are two readings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DraftChoice {
    /// An abbreviation and what it stands for.
    Abbreviation,
    /// An abbreviation of which several readings or translations are offered: shown beside the word, not in its place.
    AbbreviationExplained,
    /// The writer's spelling and a regular one.
    Regularisation,
    /// A slip and its correction.
    Correction,
}

/// The words that a reader reads: additions in, deletions out, corrected, expanded, regularised; white space made even.
#[must_use]
pub fn reading_text(content: &[DraftPiece]) -> String {
    let mut text = String::new();
    read(content, &mut text);
    text.trim().to_owned()
}

fn read(content: &[DraftPiece], text: &mut String) {
    for piece in content {
        match piece {
            DraftPiece::Text(words) => push_even(text, words),
            DraftPiece::Line { within_word: true } => {
                text.truncate(text.trim_end().trim_end_matches(JOINED).len());
                if let Some(hyphen) = hyphen_at_end(text) {
                    text.truncate(text.len() - hyphen.len_utf8());
                }
                text.push(JOINED);
            }
            DraftPiece::Line { within_word: false } => push_even(text, " "),
            DraftPiece::Page { .. } | DraftPiece::NoteRef(_) | DraftPiece::Gap { .. } | DraftPiece::Figure { .. } => {}
            DraftPiece::Span { mark: DraftMark::Deletion { .. }, .. } => {}
            DraftPiece::Span { content, .. } => read(content, text),
            DraftPiece::Choice { kind: DraftChoice::AbbreviationExplained, source, .. } => read(source, text),
            DraftPiece::Choice { edited, .. } => read(edited, text),
        }
    }
}

/// The hyphen with which a line ends whose last word goes on in the next.
pub(crate) fn hyphen_at_end(text: &str) -> Option<char> {
    let mut signs = text.chars().rev();
    let hyphen = signs.next().filter(|sign| matches!(sign, '-' | '‐' | '¬' | '⸗' | '=' | '\u{AD}'))?;
    signs.next().is_some_and(char::is_alphabetic).then_some(hyphen)
}

/// Stands while reading where a word goes on in the next line: white space after it is dropped with it.
const JOINED: char = '\u{2060}';

fn push_even(text: &mut String, words: &str) {
    for character in words.chars() {
        if character.is_whitespace() {
            if !text.ends_with([' ', '\t', JOINED]) && !text.is_empty() {
                text.push(if character == '\t' { '\t' } else { ' ' });
            }
        } else {
            if text.ends_with(JOINED) {
                text.pop();
            }
            text.push(character);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> DraftPiece {
        DraftPiece::Text(text.to_owned())
    }

    #[test]
    fn a_word_broken_at_the_end_of_a_line_is_one_word() {
        let content = [words("in der Hei \n "), DraftPiece::Line { within_word: true }, words("\n  math ist")];
        assert_eq!(reading_text(&content), "in der Heimath ist");
        let content = [words("eine\n"), DraftPiece::Line { within_word: false }, words("Zeile")];
        assert_eq!(reading_text(&content), "eine Zeile");
    }

    #[test]
    fn the_reading_text_has_additions_and_no_deletions_and_what_the_editors_make_of_the_source() {
        let content = [
            DraftPiece::Span { mark: DraftMark::Deletion { hand: String::new() }, content: vec![words("I")] },
            DraftPiece::Span {
                mark: DraftMark::Addition { place: String::new(), hand: String::new() },
                content: vec![words("i")],
            },
            words("hr "),
            DraftPiece::Choice {
                kind: DraftChoice::Correction,
                source: vec![words("teh")],
                edited: vec![words("the")],
            },
            words(" "),
            DraftPiece::Choice {
                kind: DraftChoice::AbbreviationExplained,
                source: vec![words("fr.")],
                edited: vec![words("franken / francs")],
            },
        ];
        assert_eq!(reading_text(&content), "ihr the fr.");
    }
}
