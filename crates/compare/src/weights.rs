//! Every number that decides which passages are offered as belonging together.

/// How many channels there are: what two passages can share is of one of so many kinds.
pub(super) const CHANNELS: usize = 6;

/// The weights of the computed links. Tuned on three pairs of letters and checked on the others; `benches/alignment.rs`
/// prints how well they do beside plain TF-IDF.
///
/// Two passages are compared in several channels; in each they get a cosine, and their resemblance is the weighted mean of
/// these over the channels in which the collection has anything. Raising a channel's weight makes its kind of evidence
/// count more against the others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// Shared word families, rare ones counting more.
    pub words: f64,
    /// Two families that follow each other in both.
    pub phrases: f64,
    /// Shared numbers and years.
    pub numbers: f64,
    /// Shared people, places, organisations and terms, as the editor has marked them.
    pub names: f64,
    /// Shared themes.
    pub themes: f64,
    /// A passage of a third letter beside which the editor has put both.
    pub parallels: f64,
    /// A theme that a passage only touches, against one that it is mainly about.
    pub touches: f64,
    /// Exponent of the rarity of a term (1: plain IDF; higher: rare terms count more).
    pub rarity: f64,
    /// How far a long passage is held against itself (0: not at all, 1: plain cosine).
    pub length: f64,
    /// How much of the score comes from kin: what resembles a passage's counterpart within its own letter is probably one,
    /// too.
    pub kin: f64,
    /// How many passages of the same letter count as a passage's kin.
    pub kin_count: usize,
    /// How much of the score comes from the neighbours, the passages just before and after on both sides.
    pub context: f64,
    /// A word family that stands in at least this share of the collection's passages is not named among the words that make
    /// a score, though it counts …
    pub common_from: f64,
    /// … if these are at least so many: in a small collection whatever is shared at all is shared by a good part of it.
    pub common_least: u32,
    /// Computed links below this score are not shown on pages (they stand in `/data/parallels.json` all the same). Above it
    /// the editor has half of the computed links, around it a third, below 0.10 hardly any.
    pub shown_from: f64,
}

impl Weights {
    /// The weights in use.
    pub const STANDARD: Self = Self {
        words: 1.0,
        phrases: 0.5,
        numbers: 0.1,
        names: 0.25,
        themes: 0.25,
        parallels: 0.4,
        touches: 0.5,
        rarity: 1.0,
        length: 0.5,
        kin: 0.3,
        kin_count: 6,
        context: 0.1,
        common_from: 0.15,
        common_least: 12,
        shown_from: 0.165,
    };

    /// The weights of the channels, in the order of `features::Feature`.
    pub(super) fn of_channels(&self) -> [f64; CHANNELS] {
        [self.words, self.phrases, self.numbers, self.names, self.themes, self.parallels]
    }
}

impl Default for Weights {
    fn default() -> Self {
        Self::STANDARD
    }
}
