//! Corrections: where the reading text differs from the source, of what kind, how surely, and why.
//!
//! Start with [`Correction`]. The place itself is marked in the text, by [`super::Inline::Sic`] and its like. Must not know how any of
//! it is shown.

use serde::{Deserialize, Serialize};

/// A correction: what kind of slip it is, how sure the editor is, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// `c1 …` within the letter; lasting.
    pub id: String,
    /// Id of the part it stands in, or `furniture` for the source page's furniture.
    pub part: String,
    /// What kind of slip.
    #[serde(default)]
    pub kind: CorrectionKind,
    /// How sure the editor is.
    #[serde(default)]
    pub certainty: Certainty,
    /// The source's words; as transmitted.
    pub sic: String,
    /// What is proposed.
    pub corr: String,
    /// Why, where it does not explain itself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// What it does to the sense, where that is more than a slip mended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sense: Option<Sense>,
}

/// What a correction does to the sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sense {
    /// Without it the words say the opposite, or nothing where a negative stood.
    Turned,
    /// What the passage says hangs on how the place is read.
    Open,
}

impl Sense {
    /// The words shown.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Turned => "Turns the sense around",
            Self::Open => "The sense hangs on it",
        }
    }

    /// The value in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Turned => "turned",
            Self::Open => "open",
        }
    }
}

impl Correction {
    /// Whether the reading text has the correction (doubtful ones are only noted).
    #[must_use]
    pub fn is_applied(&self) -> bool {
        self.certainty != Certainty::Doubtful
    }
}

/// Kinds of slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CorrectionKind {
    /// A slip of the writer, typist or translator.
    #[default]
    Typo,
    /// A misreading by machine.
    Ocr,
    /// A word is missing.
    MissingWord,
    /// A word stands twice.
    Doubled,
    /// Punctuation.
    Punctuation,
    /// The source itself notes the garble.
    GarbleNotedBySource,
    /// Layout lost or run together in saving; encoded as notes, pages and supplied parts.
    Structure,
    /// A typing convention, converted by one rule everywhere; never marked as a correction.
    Typography,
}

/// How sure the editor is of a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// No other reading is possible.
    #[default]
    Certain,
    /// Very likely; applied.
    Probable,
    /// Possible; noted, not applied.
    Doubtful,
}
