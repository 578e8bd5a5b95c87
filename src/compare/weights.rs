//! Every number that decides which passages are offered as belonging together.

/// The weights of the computed links. Tuned on three pairs of letters and checked on the others
/// (`benches/alignment.rs` prints how well they do beside plain TF-IDF).
///
/// A pair of passages is compared in several channels; in each it gets a cosine between 0 and 1, and the score is the
/// weighted mean of those. Raising a channel's weight makes that kind of evidence count more against the others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// Shared word families, rare ones counting more.
    pub words: f64,
    /// Shared sequences of two word families (function words between them skipped).
    pub phrases: f64,
    /// Shared people, places, organisations and terms, as the editor has marked them.
    pub entities: f64,
    /// Shared numbers and years.
    pub numbers: f64,
    /// Shared themes.
    pub themes: f64,
    /// How much of the score comes from the neighbours: the passages before and after on both sides.
    pub context: f64,
    /// Exponent of the rarity of a word (1: plain IDF; higher: rare words count more).
    pub rarity: f64,
    /// How far a long passage is held against itself (0: not at all, 1: plain cosine).
    pub length: f64,
    /// A theme that a passage only touches, against one that it is mainly about.
    pub touches: f64,
    /// How much a passage that resembles everything is held back when partners are ranked for another passage.
    pub hubness: f64,
    /// Links below this score are not shown on pages (they stand in `/data/parallels.json` all the same). Chosen on
    /// the tuning pairs as the score above which about every second computed link is one that the editor has, too.
    pub shown_from: f64,
}

impl Weights {
    /// The weights in use.
    pub const STANDARD: Self = Self {
        words: 1.0,
        phrases: 0.3,
        entities: 0.3,
        numbers: 0.1,
        themes: 0.6,
        context: 0.2,
        rarity: 1.3,
        length: 0.7,
        touches: 0.5,
        hubness: 0.0,
        shown_from: 0.15,
    };
}

impl Default for Weights {
    fn default() -> Self {
        Self::STANDARD
    }
}
