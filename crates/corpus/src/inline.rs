//! One text, two readings: the pieces that a part is made of.
//!
//! Start with [`Text`]. The JSON holds the source's characters and the editor's additions; [`Text::source`] gives back
//! the source. The reading text (corrections applied, dashes and quotation marks set) is made from the same pieces by
//! `corpus::reading`. The vocabulary follows TEI: `sic`/`corr`, `supplied`, `pb`, `note`, `foreign`.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The inline pieces of a part, in order. In JSON a plain string, or a list of strings and objects.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Text(pub Vec<Inline>);

/// A piece of text. Derived reading and writing is for the compact form only: in JSON that a person edits, a piece has
/// the shape that its comment shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Inline {
    /// The source's words, as the source has them. JSON: a string.
    Words(String),
    /// A slip and its correction. `{"sic": "riot", "corr": "not", "correction": "c3"}`. Whether the correction is
    /// applied depends on its certainty, which stands in the letter's `corrections`. An empty `sic` is a place where
    /// words are missing.
    Sic {
        /// What the source has.
        sic: String,
        /// What it should be.
        corr: String,
        /// Id in the letter's `corrections`.
        correction: String,
    },
    /// Words that the source file lost and the edition restores: `{"supplied": "A. Berg"}`.
    Supplied {
        /// The words supplied.
        supplied: String,
        /// Id in the letter's `corrections`, if it is listed there.
        correction: Option<String>,
    },
    /// A page of the source begins: `{"page": "225", "mark": "[Page 225] "}`.
    PageBreak {
        /// The number of the page that begins here.
        page: String,
        /// The source's characters that mark it; empty if it does not.
        mark: String,
        /// Id in the letter's `corrections`, if it is listed there.
        correction: Option<String>,
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
    /// Words in another language: `{"foreign": "ibid.", "lang": "la"}`.
    Foreign {
        /// The words.
        foreign: String,
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

impl Inline {
    /// The source's characters of this piece, without note and page marks.
    #[must_use]
    pub fn source(&self) -> &str {
        match self {
            Self::Words(words) => words,
            Self::Sic { sic, .. } => sic,
            Self::Foreign { foreign, .. } => foreign,
            Self::Brackets { text, .. } => text,
            Self::Supplied { .. } | Self::PageBreak { .. } | Self::Join | Self::NoteRef { .. } => "",
        }
    }

    /// The source's mark of a note or page, if this piece is one.
    #[must_use]
    pub fn mark(&self) -> &str {
        match self {
            Self::PageBreak { mark, .. } | Self::NoteRef { mark, .. } => mark,
            _ => "",
        }
    }

    /// The id of the correction that this piece carries out.
    #[must_use]
    pub fn correction(&self) -> Option<&str> {
        match self {
            Self::Sic { correction, .. } => Some(correction),
            Self::Supplied { correction, .. }
            | Self::PageBreak { correction, .. }
            | Self::NoteRef { correction, .. } => correction.as_deref(),
            _ => None,
        }
    }
}

impl Text {
    /// The source's words exactly, without its note and page marks.
    #[must_use]
    pub fn source(&self) -> String {
        self.0.iter().map(Inline::source).collect()
    }

    /// The source's characters exactly, with its note and page marks.
    #[must_use]
    pub fn source_with_marks(&self) -> String {
        self.0.iter().flat_map(|piece| [piece.source(), piece.mark()]).collect()
    }
}

/// The shape of an object in JSON: every field optional, unknown ones refused; which go together is checked after.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawInline {
    #[serde(skip_serializing_if = "Option::is_none")]
    sic: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    corr: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    supplied: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    join: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mark: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    correction: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    foreign: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    brackets: Option<BracketsBy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum RawPiece {
    Words(String),
    Object(Box<RawInline>),
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum RawText {
    Plain(String),
    Pieces(Vec<serde_json::Value>),
}

impl TryFrom<RawInline> for Inline {
    type Error = &'static str;

    fn try_from(raw: RawInline) -> Result<Self, Self::Error> {
        let given = raw.clone();
        let mark = raw.mark.unwrap_or_default();
        let correction = raw.correction;
        let piece = if let Some(sic) = raw.sic {
            let corr = raw.corr.ok_or("a “sic” without “corr”: write what it should be")?;
            let correction = correction.ok_or("a “sic” without “correction”: give the id of its correction")?;
            Self::Sic { sic, corr, correction }
        } else if let Some(supplied) = raw.supplied {
            Self::Supplied { supplied, correction }
        } else if let Some(page) = raw.page {
            Self::PageBreak { page, mark, correction }
        } else if raw.join.is_some() {
            Self::Join
        } else if let Some(note) = raw.note {
            Self::NoteRef { note, mark, correction }
        } else if let Some(foreign) = raw.foreign {
            Self::Foreign { foreign, lang: raw.lang.ok_or("“foreign” without “lang”: name the language")? }
        } else if let Some(brackets) = raw.brackets {
            Self::Brackets { brackets, text: raw.text.ok_or("“brackets” without “text”")?, lang: raw.lang }
        } else {
            return Err("a piece of text that is none of: sic, supplied, page, join, note, foreign, brackets");
        };
        // What the piece does not keep would be lost without a word.
        let kept = matches!(RawPiece::from(&piece), RawPiece::Object(kept) if *kept == given);
        if kept { Ok(piece) } else { Err("a piece of text with fields that do not go together: make it one thing") }
    }
}

impl From<&Inline> for RawPiece {
    fn from(piece: &Inline) -> Self {
        let optional = |text: &String| (!text.is_empty()).then(|| text.clone());
        let raw = match piece {
            Inline::Words(words) => return Self::Words(words.clone()),
            Inline::Sic { sic, corr, correction } => RawInline {
                sic: Some(sic.clone()),
                corr: Some(corr.clone()),
                correction: Some(correction.clone()),
                ..RawInline::default()
            },
            Inline::Supplied { supplied, correction } => {
                RawInline { supplied: Some(supplied.clone()), correction: correction.clone(), ..RawInline::default() }
            }
            Inline::PageBreak { page, mark, correction } => RawInline {
                page: Some(page.clone()),
                mark: optional(mark),
                correction: correction.clone(),
                ..RawInline::default()
            },
            Inline::Join => RawInline { join: Some("sheet".to_owned()), ..RawInline::default() },
            Inline::NoteRef { note, mark, correction } => RawInline {
                note: Some(note.clone()),
                mark: optional(mark),
                correction: correction.clone(),
                ..RawInline::default()
            },
            Inline::Foreign { foreign, lang } => {
                RawInline { foreign: Some(foreign.clone()), lang: Some(lang.clone()), ..RawInline::default() }
            }
            Inline::Brackets { brackets, text, lang } => RawInline {
                brackets: Some(*brackets),
                text: Some(text.clone()),
                lang: lang.clone(),
                ..RawInline::default()
            },
        };
        Self::Object(Box::new(raw))
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !serializer.is_human_readable() {
            return self.0.serialize(serializer);
        }
        match self.0.as_slice() {
            [Inline::Words(words)] => serializer.serialize_str(words),
            pieces => serializer.collect_seq(pieces.iter().map(RawPiece::from)),
        }
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            return Vec::deserialize(deserializer).map(Self);
        }
        // Through `Value`, so that an unknown field is named instead of “did not match any variant”.
        match RawText::deserialize(deserializer)? {
            RawText::Plain(words) => Ok(Self(vec![Inline::Words(words)])),
            RawText::Pieces(pieces) => pieces
                .into_iter()
                .map(|piece| match piece {
                    serde_json::Value::String(words) => Ok(Inline::Words(words)),
                    object => serde_json::from_value::<RawInline>(object)
                        .map_err(de::Error::custom)
                        .and_then(|raw| Inline::try_from(raw).map_err(de::Error::custom)),
                })
                .collect::<Result<_, D::Error>>()
                .map(Self),
        }
    }
}
