//! The editor's parallels: two passages of different letters that belong side by side, and why.

use serde::{Deserialize, Serialize};

use super::PassageRef;

/// A parallel. The order of `a` and `b` has no meaning; the file has the earlier letter first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parallel {
    /// Lasting id, by which it is linked to; empty where it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// One passage, or words in it.
    pub a: PassageRef,
    /// The other, in another letter.
    pub b: PassageRef,
    /// How they belong together.
    pub kind: ParallelKind,
    /// 1 (worth having beside it) to 3 (must be read together).
    pub strength: u8,
    /// Its place among the contradictions, from 1: the strongest first, those of one strength as the editor wants them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<u16>,
    /// The question that the two passages answer differently; empty where it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub question: String,
    /// One line, true to both texts.
    pub reason: String,
}

/// How two passages belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ParallelKind {
    /// One addressee is told one thing, the other another.
    Contradiction,
    /// The same argument.
    SameArgument,
    /// The same episode.
    SameEpisode,
    /// The same phrase, promise, proverb or image.
    SamePhrase,
    /// One text reports or cites the other.
    ReportOf,
}

impl ParallelKind {
    /// All kinds, in order of display.
    pub const ALL: [Self; 5] =
        [Self::Contradiction, Self::SameArgument, Self::SameEpisode, Self::SamePhrase, Self::ReportOf];

    /// The id used in files and addresses.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::SameArgument => "same-argument",
            Self::SameEpisode => "same-episode",
            Self::SamePhrase => "same-phrase",
            Self::ReportOf => "report-of",
        }
    }

    /// The words shown.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Contradiction => "Contradiction",
            Self::SameArgument => "Same argument",
            Self::SameEpisode => "Same episode",
            Self::SamePhrase => "Same phrase",
            Self::ReportOf => "Report of the other",
        }
    }

    /// The kind with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}
