//! How much each sign of relevance counts.
//!
//! Start with [`Weights`]. Must not know how the signs are found: `ranking` does.

/// The weights of ranking. Scores are sums of word weights (rarer words weigh more, as in BM25), raised or lowered by
/// these.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// Another form of the word's family, against 1 for the form typed. More: inflections count as much as the form.
    /// Less: passages with the very form come first.
    pub family: f32,
    /// How much more the form typed counts where it is rarer than its family (*seas* against *sea*), as a share of how
    /// much rarer. More: the very form decides.
    pub exact: f32,
    /// How soon repetition stops helping (BM25 *k1*). More: passages that repeat a word gain. Less: one mention is
    /// almost as good as many.
    pub saturation: f32,
    /// How much length is held against a passage (BM25 *b*, 0–1). More: short passages gain. Less: long ones do.
    pub length: f32,
    /// What words standing close together add, as a share of the weight of the lighter of the two. More: phrases beat
    /// scattered words.
    pub proximity: f32,
    /// At how many words' distance that is halved. More: wider windows count as near.
    pub near: f32,
    /// In lists of passages with some of the words: how steeply having more of them counts (exponent of the share of
    /// the query's weight that is present, divided by the number of words: two words want each other, of a long sentence
    /// some will do). More: passages with most words first. Less: rare single words rise.
    pub coverage: f32,
    /// What is lost by whatever is no paragraph of a letter: headings, frames, datelines, salutations, signatures, the
    /// source's notes and this edition's words. More (towards 1): they mix with the text.
    pub aside: f32,
    /// What belonging to a theme adds that is called by words of the query, as a share of the score. More: the editor's
    /// themes decide. Less: words alone do.
    pub theme: f32,
    /// Which share of the weight of the query a theme must be called by. More: only queries that name the theme.
    pub called: f32,
    /// The part of that which a passage only touching the theme gets.
    pub touches: f32,
    /// Where a word names somebody meant otherwise in the passage (“the chairman”), or the letter's writer or
    /// addressee: the part of the word's weight that counts, in lists of passages with some of the words only.
    pub meant: f32,
    /// The weight of naming the writer or addressee of a letter, against other words. More: the name must stand in the
    /// passage. Less: names of correspondents hardly matter.
    pub correspondent: f32,
    /// The weight of words that say little by themselves (*put*, *want*, *reason*), against others. More: they decide as
    /// names and things do.
    pub light: f32,
    /// What a paragraph gains from the better of its two neighbours, as a share of that one's score: an argument often
    /// goes on from one paragraph to the next. More: whole stretches rise. Less: every paragraph for itself.
    pub neighbour: f32,
    /// What a word gains that stands among the first of its passage, where a paragraph says what it is about. More:
    /// openings decide.
    pub early: f32,
    /// In lists of passages with some of the words: what a word of like meaning counts, against the word itself.
    pub like: f32,
    /// There too: what counts of a word's weight where the passage is about it in the editor's words, but has it not.
    /// More: themes, names and identifications find as much as the letters' own words.
    pub about: f32,
    /// The part of that for words that only describe a theme or somebody, against words of its name.
    pub described: f32,
    /// There too: what counts of a word's weight where the editor's remarks on a passage have it (the reason of a
    /// parallel, a note), and the passage has not. More: passages are found by what is said of them.
    pub remark: f32,
    /// The same for the gist that the editor gives of a passage.
    pub gist: f32,
    /// What a passage gains of the score of the best remark on it.
    pub remarked: f32,
    /// The same for its gist.
    pub gisted: f32,
    /// What a passage gains of the score of one that the editor puts beside it, at full strength.
    pub beside: f32,
    /// There too: what a passage gains of the score of one of the best that is mainly about the same theme; divided by the
    /// root of the number of passages of the theme. More: the rest of what is told of a matter rises with its best part.
    pub alike: f32,
    /// There too: which part of the score of one of the best passages a note on it has.
    pub noted: f32,
    /// There too: what counts of a word's weight where the editor reads something else for it that the passage has.
    pub editor: f32,
    /// What a passage gains that has a number near the words, where a number is asked for, as a share of its score.
    pub number: f32,
}

/// A weight by name.
#[derive(Clone, Copy, Debug)]
pub struct NamedWeight {
    /// Its name.
    pub name: &'static str,
    /// The value with which it changes nothing.
    pub neutral: f32,
    /// Its place.
    pub place: fn(&mut Weights) -> &mut f32,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            family: 0.9,
            exact: 0.55,
            saturation: 1.2,
            length: 0.75,
            proximity: 0.3,
            near: 2.0,
            coverage: 1.1,
            aside: 0.4,
            theme: 0.5,
            called: 0.25,
            touches: 0.25,
            meant: 0.5,
            correspondent: 0.6,
            light: 0.7,
            neighbour: 0.2,
            early: 0.15,
            like: 0.5,
            about: 0.4,
            described: 0.6,
            remark: 0.2,
            gist: 0.7,
            remarked: 0.1,
            gisted: 0.4,
            beside: 0.05,
            alike: 0.5,
            noted: 0.5,
            editor: 0.7,
            number: 1.8,
        }
    }
}

impl Weights {
    /// Every weight, for saying what is lost without it; so many as there are fields, all of one size.
    pub const NAMED: [NamedWeight; size_of::<Self>() / size_of::<f32>()] = [
        NamedWeight { name: "family", neutral: 1.0, place: |weights| &mut weights.family },
        NamedWeight { name: "exact", neutral: 0.0, place: |weights| &mut weights.exact },
        NamedWeight { name: "saturation", neutral: 0.0, place: |weights| &mut weights.saturation },
        NamedWeight { name: "length", neutral: 0.0, place: |weights| &mut weights.length },
        NamedWeight { name: "proximity", neutral: 0.0, place: |weights| &mut weights.proximity },
        NamedWeight { name: "near", neutral: 1000.0, place: |weights| &mut weights.near },
        NamedWeight { name: "coverage", neutral: 0.0, place: |weights| &mut weights.coverage },
        NamedWeight { name: "aside", neutral: 1.0, place: |weights| &mut weights.aside },
        NamedWeight { name: "theme", neutral: 0.0, place: |weights| &mut weights.theme },
        NamedWeight { name: "called", neutral: 0.0, place: |weights| &mut weights.called },
        NamedWeight { name: "touches", neutral: 1.0, place: |weights| &mut weights.touches },
        NamedWeight { name: "meant", neutral: 0.0, place: |weights| &mut weights.meant },
        NamedWeight { name: "correspondent", neutral: 1.0, place: |weights| &mut weights.correspondent },
        NamedWeight { name: "light", neutral: 1.0, place: |weights| &mut weights.light },
        NamedWeight { name: "neighbour", neutral: 0.0, place: |weights| &mut weights.neighbour },
        NamedWeight { name: "early", neutral: 0.0, place: |weights| &mut weights.early },
        NamedWeight { name: "like", neutral: 0.0, place: |weights| &mut weights.like },
        NamedWeight { name: "about", neutral: 0.0, place: |weights| &mut weights.about },
        NamedWeight { name: "described", neutral: 1.0, place: |weights| &mut weights.described },
        NamedWeight { name: "remark", neutral: 0.0, place: |weights| &mut weights.remark },
        NamedWeight { name: "gist", neutral: 0.0, place: |weights| &mut weights.gist },
        NamedWeight { name: "remarked", neutral: 0.0, place: |weights| &mut weights.remarked },
        NamedWeight { name: "gisted", neutral: 0.0, place: |weights| &mut weights.gisted },
        NamedWeight { name: "beside", neutral: 0.0, place: |weights| &mut weights.beside },
        NamedWeight { name: "alike", neutral: 0.0, place: |weights| &mut weights.alike },
        NamedWeight { name: "noted", neutral: 0.0, place: |weights| &mut weights.noted },
        NamedWeight { name: "editor", neutral: 0.0, place: |weights| &mut weights.editor },
        NamedWeight { name: "number", neutral: 0.0, place: |weights| &mut weights.number },
    ];

    /// How much being among `count` of `total` says: 1 for what is rare, towards 0 for what holds of most.
    #[must_use]
    pub fn rarity_of(&self, count: usize, total: usize) -> f32 {
        let (count, total) = (count as f32, total as f32);
        ((1.0 + (total - count + 0.5).max(0.0) / (count + 0.5)).ln() / COMMON).min(1.0)
    }
}

/// The weight of a word that is neither rare nor frequent; names of correspondents weigh no more.
pub(crate) const COMMON: f32 = 3.0;
