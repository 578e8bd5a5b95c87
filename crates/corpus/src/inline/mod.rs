//! One text, two readings: the pieces that a part is made of.
//!
//! Start with [`Text`]. The JSON holds the source's characters and the editor's additions; [`Text::source`] gives back
//! the source. The reading text (additions in, deletions out, corrected, expanded, regularised; dashes and quotation
//! marks set) is made from the same pieces by [`super::reading`]. Pieces stand within pieces, as deep as the document has
//! them. The vocabulary follows TEI; how each is written in JSON is in [`json`].

mod json;

use serde::{Deserialize, Serialize};

use super::EntityKind;

/// The inline pieces of a part, in order. In JSON a plain string, or a list of strings and objects.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Text(pub Vec<Inline>);

/// A piece of text. Derived reading and writing is for the compact form only: in JSON that a person edits, a piece has
/// the shape that its comment shows. Where a comment has `"…"`, a list of pieces may stand as well.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Inline {
    /// The source's words, as the source has them. JSON: a string.
    Words(String),
    /// A slip and its correction. `{"sic": "riot", "corr": "not", "correction": "c3"}`. Whether the correction is
    /// applied depends on its certainty, which stands in the letter's `corrections`; without an entry there it is. An
    /// empty `sic` is a place where words are missing.
    Sic {
        /// What the source has.
        sic: String,
        /// What it should be.
        corr: String,
        /// Id in the letter's `corrections`, if it is listed there.
        correction: Option<String>,
    },
    /// Words that the document lost and the edition restores: `{"supplied": "…"}`.
    Supplied {
        /// The words supplied.
        supplied: Text,
        /// Id in the letter's `corrections`, if it is listed there.
        correction: Option<String>,
    },
    /// A page of the source begins: `{"page": "225", "mark": "[Page 225] ", "facs": "https://…"}`.
    PageBreak {
        /// The number of the page that begins here.
        page: String,
        /// The source's characters that mark it; empty if it does not.
        mark: String,
        /// Id in the letter's `corrections`, if it is listed there.
        correction: Option<String>,
        /// The address of a picture of the page.
        facs: Option<String>,
    },
    /// A sheet of the source ended here and cut the paragraph; the edition has rejoined it: `{"join": "sheet"}`.
    Join,
    /// A note hangs here: `{"note": "n1", "mark": "/1/"}`.
    NoteRef {
        /// Id of the note's part.
        note: String,
        /// The source's characters that mark it; empty if it does not.
        mark: String,
        /// Id in the letter's `corrections`, if it is listed there.
        correction: Option<String>,
    },
    /// Words in another language: `{"foreign": "…", "lang": "la"}`. Their direction follows from the language.
    Foreign {
        /// The words.
        foreign: Text,
        /// BCP 47 tag of their language.
        lang: String,
    },
    /// Words that are not the author's but stand in brackets in the source:
    /// `{"brackets": "translator", "text": "[domestic]"}`.
    Brackets {
        /// Whose words they are: `translator` or `source-edition` (the edition that the source reproduces).
        brackets: BracketsBy,
        /// The words with their brackets, as in the source.
        text: String,
        /// BCP 47 tag, if they are in another language.
        lang: Option<String>,
    },
    /// Words that stand out in the document: `{"hi": "…", "rend": "underline"}`.
    Highlighted {
        /// The words.
        hi: Text,
        /// How they stand out.
        rend: Rendition,
    },
    /// Words that the writer struck out: `{"del": "…"}`. As transmitted they stand; in the reading text they do not.
    Deleted {
        /// The words.
        del: Text,
        /// Whose hand it was, if another's.
        hand: Option<String>,
    },
    /// Words that were added later: `{"add": "…", "place": "above"}`.
    Added {
        /// The words.
        add: Text,
        /// Where they stand on the page.
        place: Option<Placement>,
        /// Whose hand it was, if another's.
        hand: Option<String>,
    },
    /// Words that are hard to read: `{"unclear": "…"}`.
    Unclear {
        /// What the edition reads.
        unclear: Text,
    },
    /// Words that the document has in one way and the reading text in another: `{"abbr": "…", "expan": "…"}`,
    /// `{"orig": "…", "reg": "…"}`.
    Choice {
        /// What is done to them.
        kind: ChoiceKind,
        /// As the document has them.
        old: Text,
        /// As they are read.
        new: Text,
    },
    /// Words that cannot be given: `{"gap": "illegible", "extent": "3 words"}`.
    Gap {
        /// Why: “illegible”, “torn”; may be empty.
        reason: String,
        /// How much: “3 words”; may be empty.
        extent: String,
    },
    /// A line of the document ends here: `{"line": "", "hyphen": "-"}`. In the reading text a blank, or nothing where it
    /// has a `hyphen` (with which the line ends; may be empty); a new line in parts whose lines are kept.
    LineBreak {
        /// The number of the line that begins; mostly empty.
        line: String,
        /// The source's hyphen of a word that goes on in the next line.
        hyphen: Option<String>,
    },
    /// A drawing, a seal, a map in the text: `{"figure": "a sketch of the harbour", "url": "https://…"}`.
    Figure {
        /// What it shows.
        figure: String,
        /// Where it can be seen.
        url: Option<String>,
    },
    /// Somebody or something is mentioned: `{"mention": "people/berg", "text": "…"}`.
    Mention {
        /// Which register.
        kind: EntityKind,
        /// The id in it.
        id: String,
        /// The words.
        text: Text,
    },
    /// An item of a list, a line of verse, a line of an address: `{"item": "…"}`.
    Item {
        /// Its text.
        item: Text,
    },
    /// A row of a table: `{"row": ["…", "…"]}`.
    Row {
        /// Its cells.
        row: Vec<Text>,
    },
}

/// Whose words stand in brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BracketsBy {
    /// The translator's.
    Translator,
    /// The editors' of the printed edition that the source reproduces.
    SourceEdition,
}

/// How words stand out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rendition {
    /// Slanted.
    Italic,
    /// Heavy.
    Bold,
    /// Underlined once.
    Underline,
    /// Underlined twice.
    DoubleUnderline,
    /// Raised.
    Superscript,
    /// Lowered.
    Subscript,
    /// Small capitals.
    SmallCaps,
    /// Letters set apart.
    Spaced,
    /// Larger than the rest.
    Large,
}

impl Rendition {
    /// The word for it in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Italic => "italic",
            Self::Bold => "bold",
            Self::Underline => "underline",
            Self::DoubleUnderline => "double-underline",
            Self::Superscript => "superscript",
            Self::Subscript => "subscript",
            Self::SmallCaps => "small-caps",
            Self::Spaced => "spaced",
            Self::Large => "large",
        }
    }
}

/// Where added words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Placement {
    /// Above the line.
    Above,
    /// Below the line.
    Below,
    /// In the line.
    Inline,
    /// In the margin.
    Margin,
    /// At the head of the page.
    Top,
    /// At its foot.
    Bottom,
    /// On its back.
    Overleaf,
}

impl Placement {
    /// The word for it in files, which is TEI's.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Above => "above",
            Self::Below => "below",
            Self::Inline => "inline",
            Self::Margin => "margin",
            Self::Top => "top",
            Self::Bottom => "bottom",
            Self::Overleaf => "overleaf",
        }
    }
}

/// What is done to words between document and reading text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChoiceKind {
    /// An abbreviation is written out.
    Expanded,
    /// A spelling is made regular.
    Regularised,
}

impl Inline {
    /// The source's mark of a note or page, if this piece is one.
    #[must_use]
    pub fn mark(&self) -> &str {
        match self {
            Self::PageBreak { mark, .. } | Self::NoteRef { mark, .. } => mark,
            _ => "",
        }
    }

    /// The source's characters of this piece, without note and page marks.
    #[must_use]
    pub fn source(&self) -> String {
        let mut out = String::new();
        self.push_source(&mut out, false);
        out
    }

    /// The id of the correction that this piece carries out.
    #[must_use]
    pub fn correction(&self) -> Option<&str> {
        match self {
            Self::Sic { correction, .. }
            | Self::Supplied { correction, .. }
            | Self::PageBreak { correction, .. }
            | Self::NoteRef { correction, .. } => correction.as_deref(),
            _ => None,
        }
    }

    /// The texts within this piece, in order; of a choice both.
    #[must_use]
    pub fn texts(&self) -> Vec<&Text> {
        match self {
            Self::Supplied { supplied: text, .. }
            | Self::Foreign { foreign: text, .. }
            | Self::Highlighted { hi: text, .. }
            | Self::Deleted { del: text, .. }
            | Self::Added { add: text, .. }
            | Self::Unclear { unclear: text }
            | Self::Mention { text, .. }
            | Self::Item { item: text } => vec![text],
            Self::Choice { old, new, .. } => vec![old, new],
            Self::Row { row } => row.iter().collect(),
            Self::Words(_)
            | Self::Sic { .. }
            | Self::PageBreak { .. }
            | Self::Join
            | Self::NoteRef { .. }
            | Self::Brackets { .. }
            | Self::Gap { .. }
            | Self::LineBreak { .. }
            | Self::Figure { .. } => Vec::new(),
        }
    }

    /// The same, to be changed.
    pub(super) fn texts_mut(&mut self) -> Vec<&mut Text> {
        match self {
            Self::Supplied { supplied: text, .. }
            | Self::Foreign { foreign: text, .. }
            | Self::Highlighted { hi: text, .. }
            | Self::Deleted { del: text, .. }
            | Self::Added { add: text, .. }
            | Self::Unclear { unclear: text }
            | Self::Mention { text, .. }
            | Self::Item { item: text } => vec![text],
            Self::Choice { old, new, .. } => vec![old, new],
            Self::Row { row } => row.iter_mut().collect(),
            _ => Vec::new(),
        }
    }

    fn push_source(&self, out: &mut String, with_marks: bool) {
        match self {
            Self::Words(words) => out.push_str(words),
            Self::Sic { sic, .. } => out.push_str(sic),
            Self::Brackets { text, .. } => out.push_str(text),
            Self::Choice { old, .. } => old.push_source(out, with_marks),
            Self::Supplied { .. } => {}
            Self::LineBreak { hyphen, .. } => {
                out.push_str(hyphen.as_deref().unwrap_or_default());
                out.push('\n');
            }
            Self::Item { .. } if !out.is_empty() => {
                out.push('\n');
                self.texts().into_iter().for_each(|text| text.push_source(out, with_marks));
            }
            Self::Row { row } => {
                for (at, cell) in row.iter().enumerate() {
                    if at > 0 || !out.is_empty() {
                        out.push(if at == 0 { '\n' } else { '\t' });
                    }
                    cell.push_source(out, with_marks);
                }
            }
            _ => self.texts().into_iter().for_each(|text| text.push_source(out, with_marks)),
        }
        if with_marks {
            out.push_str(self.mark());
        }
    }
}

impl Text {
    /// Plain words.
    #[must_use]
    pub fn plain(words: impl Into<String>) -> Self {
        Self(vec![Inline::Words(words.into())])
    }

    /// The source's words exactly, without its note and page marks.
    #[must_use]
    pub fn source(&self) -> String {
        let mut out = String::new();
        self.push_source(&mut out, false);
        out
    }

    /// The source's characters exactly, with its note and page marks.
    #[must_use]
    pub fn source_with_marks(&self) -> String {
        let mut out = String::new();
        self.push_source(&mut out, true);
        out
    }

    /// Whether the document has something that the reading text has not, or has otherwise.
    #[must_use]
    pub fn differs_as_transmitted(&self) -> bool {
        self.all_pieces().iter().any(|piece| {
            matches!(
                piece,
                Inline::Sic { .. }
                    | Inline::Supplied { .. }
                    | Inline::Deleted { .. }
                    | Inline::Choice { .. }
                    | Inline::LineBreak { .. }
            )
        })
    }

    /// Every piece, at whatever depth, in the order of the text; a piece before those within it.
    #[must_use]
    pub fn all_pieces(&self) -> Vec<&Inline> {
        let mut all = Vec::new();
        self.collect(&mut all);
        all
    }

    /// The pieces that hold no others, in the order of the text as transmitted.
    #[must_use]
    pub fn transmitted(&self) -> Vec<&Inline> {
        let mut leaves = Vec::new();
        for piece in &self.0 {
            match piece {
                Inline::Supplied { .. } => {}
                Inline::Choice { old, .. } => leaves.extend(old.transmitted()),
                other if other.texts().is_empty() => leaves.push(other),
                other => leaves.extend(other.texts().into_iter().flat_map(Self::transmitted)),
            }
        }
        leaves
    }

    fn collect<'a>(&'a self, all: &mut Vec<&'a Inline>) {
        for piece in &self.0 {
            all.push(piece);
            piece.texts().into_iter().for_each(|text| text.collect(all));
        }
    }

    fn push_source(&self, out: &mut String, with_marks: bool) {
        self.0.iter().for_each(|piece| piece.push_source(out, with_marks));
    }
}
