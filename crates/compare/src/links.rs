//! What joins two letters: the editor's parallels and the computed links, in order of rank.
//!
//! Start with [`PairLinks::new`]. Links are filtered by kind, origin and strength, and stepped through in the order in
//! which they stand in the letter on the left.

use corpus::sort;
use std::cmp::Reverse;

use super::{
    align::{Score, SharedFeature},
    chain::{ChainLink, heaviest_chain},
    choice::{Side, part_index},
    evidence::Evidence,
};
use corpus::{Corpus, Parallel, ParallelKind, PassageRef, WordRange};

/// Who joined two passages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// The editor, with a reason.
    Editor,
    /// The program, by the words shared.
    Computed,
}

impl Origin {
    /// Both, in order of rank.
    pub const ALL: [Self; 2] = [Self::Editor, Self::Computed];

    /// The id used in files and addresses.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Editor => "editor",
            Self::Computed => "computed",
        }
    }

    /// The words shown.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Editor => "Editor’s parallel",
            Self::Computed => "Computed link",
        }
    }

    /// The origin with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|origin| origin.id() == id)
    }
}

/// One end of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkEnd {
    /// The pane.
    pub side: Side,
    /// Index of the letter in the collection.
    pub letter: usize,
    /// Index of the part in the letter.
    pub part: usize,
    /// The part's id.
    pub part_id: String,
    /// The words meant; `None` for the whole part.
    pub words: Option<WordRange>,
}

impl LinkEnd {
    /// The id of the part in its pane: `a-p12`.
    #[must_use]
    pub fn anchor(&self) -> String {
        self.side.anchor(&self.part_id)
    }
}

/// Two passages that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The end in the pane on the left.
    pub left: LinkEnd,
    /// The end in the pane on the right.
    pub right: LinkEnd,
    /// Who joined them.
    pub origin: Origin,
    /// How they belong together; the editor's links only.
    pub kind: Option<ParallelKind>,
    /// 1 to 3 for the editor's links, 0 for computed ones.
    pub strength: u8,
    /// Why; the editor's links only.
    pub reason: Option<String>,
    /// How much the passages resemble each other in their words, for every link.
    pub score: Score,
}

impl Link {
    /// The link's id, as in `data-link`: `a-p12 b-p3`.
    #[must_use]
    pub fn id(&self) -> String {
        format!("{} {}", self.left.anchor(), self.right.anchor())
    }

    /// What the passages share, the weightiest first.
    #[must_use]
    pub fn shared(&self, evidence: &Evidence) -> Vec<SharedFeature> {
        evidence.shared((self.left.letter, self.left.part), (self.right.letter, self.right.part))
    }
}

/// Which links are shown.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct LinkFilter {
    /// Only these kinds; empty for all. Computed links have no kind, so naming one leaves them out.
    pub kinds: Vec<ParallelKind>,
    /// Only this origin.
    pub origin: Option<Origin>,
    /// The editor's links of at least this strength. Computed links have none, so naming one leaves them out.
    pub min: Option<u8>,
}

impl LinkFilter {
    /// Whether a link is shown.
    #[must_use]
    pub fn admits(&self, link: &Link) -> bool {
        let kind_fits = self.kinds.is_empty() || link.kind.is_some_and(|kind| self.kinds.contains(&kind));
        let origin_fits = self.origin.is_none_or(|origin| origin == link.origin);
        let strength_fits = self.min.is_none_or(|min| link.strength >= min);
        kind_fits && origin_fits && strength_fits
    }
}

/// The links between two letters in two panes, strongest first.
#[derive(Clone, Debug, PartialEq)]
pub struct PairLinks {
    /// The links, in order of rank: the editor's by strength, then by score; computed ones by score; ties by place
    /// in the letter that stands first in the collection.
    pub links: Vec<Link>,
}

impl PairLinks {
    /// The editor's parallels between two letters, and the best computed links from the threshold for pages upwards.
    /// Sides and letters are as in [`super::ChosenLetters::pairs`].
    #[must_use]
    pub fn new(corpus: &Corpus, evidence: &Evidence, pair: [(Side, usize); 2]) -> Self {
        let shown_from = evidence.weights().shown_from;
        let mut found = Self::all(corpus, evidence, pair);
        found.links.retain(|link| link.origin == Origin::Editor || link.score.value() >= shown_from);
        found
    }

    /// The same with all computed links, however weak: for each passage its best partners.
    #[must_use]
    pub fn all(
        corpus: &Corpus,
        evidence: &Evidence,
        [(left_side, left), (right_side, right)]: [(Side, usize); 2],
    ) -> Self {
        let table = evidence.align(left, right);
        let end = |side: Side, letter: usize, part: usize, words: Option<WordRange>| LinkEnd {
            side,
            letter,
            part,
            part_id: corpus.letters[letter].parts[part].id.clone(),
            words,
        };
        let mut links: Vec<Link> = corpus
            .parallels
            .iter()
            .filter_map(|parallel| {
                let (left_place, right_place) = oriented(corpus, parallel, left, right)?;
                let left_part = part_index(&corpus.letters[left], &left_place.part)?;
                let right_part = part_index(&corpus.letters[right], &right_place.part)?;
                Some(Link {
                    left: end(left_side, left, left_part, left_place.words),
                    right: end(right_side, right, right_part, right_place.words),
                    origin: Origin::Editor,
                    kind: Some(parallel.kind),
                    strength: parallel.strength,
                    reason: Some(parallel.reason.clone()),
                    score: table.score(left_part, right_part),
                })
            })
            .collect();
        sort_by_rank(&mut links);
        let mut joined: Vec<(usize, usize)> = links.iter().map(|link| (link.left.part, link.right.part)).collect();
        sort::natural(&mut joined);
        links.extend(table.best(|a, b| joined.binary_search(&(a, b)).is_ok()).into_iter().map(|computed| Link {
            left: end(left_side, left, computed.a, None),
            right: end(right_side, right, computed.b, None),
            origin: Origin::Computed,
            kind: None,
            strength: 0,
            reason: None,
            score: computed.score,
        }));
        Self { links }
    }

    /// The link with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Link> {
        self.links.iter().find(|link| link.id() == id)
    }

    /// The strongest link that joins two parts.
    #[must_use]
    pub fn between(&self, left_part: &str, right_part: &str) -> Option<&Link> {
        self.links.iter().find(|link| link.left.part_id == left_part && link.right.part_id == right_part)
    }

    /// The links of one part, strongest first.
    pub fn of_part(&self, side: Side, part_id: &str) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(move |link| {
            [&link.left, &link.right].into_iter().any(|end| end.side == side && end.part_id == part_id)
        })
    }

    /// The links that a filter admits, in order of rank.
    #[must_use]
    pub fn filtered(&self, filter: &LinkFilter) -> Vec<&Link> {
        self.links.iter().filter(|link| filter.admits(link)).collect()
    }

    /// The links that the lock follows, by their index in `links`: the heaviest chain that does not cross. With `through` (two
    /// parts, left and right, by index in their letters) the heaviest that leaves room for these two to stand level: the ends of
    /// a link that is chosen, or two passages that no link of `links` joins, such as two cells of the theme matrix.
    #[must_use]
    pub fn chain(links: &[&Link], through: Option<(usize, usize)>) -> Vec<usize> {
        heaviest_chain(&joints(links), through.map(|(left_part, right_part)| in_order(links, left_part, right_part)))
    }
}

/// Links as the chain sees them.
fn joints(links: &[&Link]) -> Vec<ChainLink> {
    let joint = |link: &&Link| {
        let (first, second) = in_order(links, link.left.part, link.right.part);
        ChainLink { first, second, strength: link.strength, score: link.score }
    };
    links.iter().map(joint).collect()
}

/// Two parts in the order in which their letters stand in the collection.
fn in_order(links: &[&Link], left_part: usize, right_part: usize) -> (usize, usize) {
    let is_mirrored = links.first().is_some_and(|link| link.left.letter > link.right.letter);
    if is_mirrored { (right_part, left_part) } else { (left_part, right_part) }
}

/// Links in the order in which a reader steps through them: as they stand on the left, then on the right.
pub fn sort_by_place(links: &mut [&Link]) {
    sort::by_key(links, |link| (link.left.part, link.right.part, link.origin));
}

/// A step through a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The index that it leads to.
    pub to: usize,
    /// Whether it goes round: from the last to the first, or from the first to the last. Whoever steps is to be told.
    pub wraps: bool,
}

/// The place after (or before) the current one in a list of so many; from neither, the first (or last). `None` in an
/// empty list, and where there is no other place.
#[must_use]
pub fn step(count: usize, current: Option<usize>, forwards: bool) -> Option<Step> {
    let last = count.checked_sub(1)?;
    match (current, forwards) {
        (None, true) => Some(Step { to: 0, wraps: false }),
        (None, false) => Some(Step { to: last, wraps: false }),
        (Some(_), _) if last == 0 => None,
        (Some(at), true) if at >= last => Some(Step { to: 0, wraps: true }),
        (Some(0), false) => Some(Step { to: last, wraps: true }),
        (Some(at), true) => Some(Step { to: at + 1, wraps: false }),
        (Some(at), false) => Some(Step { to: at - 1, wraps: false }),
    }
}

/// Sorts the editor's links by rank; ties by place in the letter that stands first in the collection.
fn sort_by_rank(links: &mut [Link]) {
    sort::by_key(links, |link| {
        let (left, right) = ((link.left.letter, link.left.part), (link.right.letter, link.right.part));
        (Reverse(link.strength), Reverse(link.score), left.min(right), left.max(right))
    });
}

/// The places of a parallel in the letters `left` and `right`, if it is one between them.
fn oriented<'p>(
    corpus: &Corpus,
    parallel: &'p Parallel,
    left: usize,
    right: usize,
) -> Option<(&'p PassageRef, &'p PassageRef)> {
    let (left_id, right_id) = (&corpus.letters.get(left)?.id, &corpus.letters.get(right)?.id);
    let (a, b) = (&parallel.a, &parallel.b);
    if a.letter == *left_id && b.letter == *right_id {
        Some((a, b))
    } else if b.letter == *left_id && a.letter == *right_id {
        Some((b, a))
    } else {
        None
    }
}
