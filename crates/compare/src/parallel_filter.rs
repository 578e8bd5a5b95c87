//! The editor's parallels as a list: which are chosen, in what order, and how many there are of each sort.
//!
//! Start with [`ParallelFilter::listed`]. Contradictions come in the editor's order, the strongest first; other kinds by strength,
//! then as they stand in the collection. Must not know how a choice is written in an address.

use corpus::sort;
use corpus::{Corpus, Letter, Parallel, ParallelKind};

/// Which parallels are wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParallelFilter {
    /// To whom, by person id: nobody for all; one, and a passage is to him; two, and one passage is to each. The same
    /// person twice: both passages are to him, in different letters.
    pub to: Vec<String>,
    /// Under which of these themes either passage stands; none for all.
    pub themes: Vec<String>,
    /// Of which of these kinds; none for contradictions.
    pub kinds: Vec<ParallelKind>,
}

impl Default for ParallelFilter {
    fn default() -> Self {
        Self { to: Vec::new(), themes: Vec::new(), kinds: vec![ParallelKind::Contradiction] }
    }
}

/// Two addressees, and how many parallels there are between what they were told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddresseePair<'c> {
    /// Who comes first in the collection.
    pub one: &'c str,
    /// The other, or the same.
    pub other: &'c str,
    /// How many.
    pub count: usize,
}

impl ParallelFilter {
    /// The parallels that are chosen, in order.
    #[must_use]
    pub fn listed<'c>(&self, corpus: &'c Corpus) -> Vec<&'c Parallel> {
        let mut chosen: Vec<(usize, &Parallel)> =
            corpus.parallels.iter().enumerate().filter(|(_, parallel)| self.admits(corpus, parallel)).collect();
        sort::by_key(&mut chosen, |(at, parallel)| {
            let is_contradiction = parallel.kind == ParallelKind::Contradiction;
            let order = parallel.order.map_or(usize::MAX, usize::from);
            (!is_contradiction, std::cmp::Reverse(parallel.strength), order, *at)
        });
        chosen.into_iter().map(|(_, parallel)| parallel).collect()
    }

    /// Whether one is.
    #[must_use]
    pub fn admits(&self, corpus: &Corpus, parallel: &Parallel) -> bool {
        let kind_fits = match self.kinds[..] {
            [] => parallel.kind == ParallelKind::Contradiction,
            _ => self.kinds.contains(&parallel.kind),
        };
        kind_fits && self.to_fits(corpus, parallel) && self.theme_fits(corpus, parallel)
    }

    fn to_fits(&self, corpus: &Corpus, parallel: &Parallel) -> bool {
        let Some((a, b)) = addressees(corpus, parallel) else { return false };
        match &self.to[..] {
            [] => true,
            [one] => a == one || b == one,
            [one, other, ..] => (a == one && b == other) || (a == other && b == one),
        }
    }

    fn theme_fits(&self, corpus: &Corpus, parallel: &Parallel) -> bool {
        self.themes.is_empty() || themes(corpus, parallel).iter().any(|id| self.themes.iter().any(|one| one == id))
    }

    /// How many there are between any two addressees, whatever addressees are chosen; pairs without any are left out.
    #[must_use]
    pub fn pairs<'c>(&self, corpus: &'c Corpus) -> Vec<AddresseePair<'c>> {
        let all = Self { to: Vec::new(), ..self.clone() }.listed(corpus);
        let mut people: Vec<&str> = Vec::new();
        for letter in &corpus.letters {
            if !letter.recipient.is_empty() && !people.contains(&letter.recipient.as_str()) {
                people.push(&letter.recipient);
            }
        }
        let mut pairs = Vec::new();
        for (at, one) in people.iter().enumerate() {
            for other in people.iter().skip(at) {
                let is_between = |parallel: &&&Parallel| {
                    addressees(corpus, parallel)
                        .is_some_and(|(a, b)| (a, b) == (*one, *other) || (b, a) == (*one, *other))
                };
                pairs.push(AddresseePair { one, other, count: all.iter().filter(is_between).count() });
            }
        }
        pairs.retain(|pair| pair.count > 0);
        pairs
    }

    /// How many there are to each addressee, whatever addressees are chosen, in the order of the collection.
    #[must_use]
    pub fn addressees<'c>(&self, corpus: &'c Corpus) -> Vec<(&'c str, usize)> {
        let mut counts: Vec<(&str, usize)> = Vec::new();
        for letter in &corpus.letters {
            if !letter.recipient.is_empty() && counts.iter().all(|(person, _)| *person != letter.recipient) {
                let of_one = Self { to: vec![letter.recipient.clone()], ..self.clone() };
                counts.push((&letter.recipient, of_one.listed(corpus).len()));
            }
        }
        counts.retain(|(_, count)| *count > 0);
        counts
    }

    /// How many there are under each theme, by index, whatever themes are chosen.
    #[must_use]
    pub fn by_theme(&self, corpus: &Corpus) -> Vec<usize> {
        let all = Self { themes: Vec::new(), ..self.clone() }.listed(corpus);
        let of = |id: &str| all.iter().filter(|parallel| themes(corpus, parallel).contains(&id)).count();
        corpus.themes.iter().map(|theme| of(&theme.id)).collect()
    }

    /// How many there are of a kind, whatever kinds are chosen.
    #[must_use]
    pub fn of_kind(&self, corpus: &Corpus, kind: ParallelKind) -> usize {
        Self { kinds: vec![kind], ..self.clone() }.listed(corpus).len()
    }
}

/// To whom the two passages are, by person id; `None` where a letter is not there.
#[must_use]
pub fn addressees<'c>(corpus: &'c Corpus, parallel: &Parallel) -> Option<(&'c str, &'c str)> {
    let recipient = |id: &str| corpus.letter(id).map(|letter: &Letter| letter.recipient.as_str());
    Some((recipient(&parallel.a.letter)?, recipient(&parallel.b.letter)?))
}

/// The ids of the themes under which either passage stands, in the order of the collection.
#[must_use]
pub fn themes<'c>(corpus: &'c Corpus, parallel: &Parallel) -> Vec<&'c str> {
    let stands = |theme: &&corpus::Theme| {
        [&parallel.a, &parallel.b].into_iter().any(|place| theme.has(&place.letter, &place.part))
    };
    corpus.themes.iter().filter(stands).map(|theme| theme.id.as_str()).collect()
}
