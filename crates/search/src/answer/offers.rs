//! What answers a query better than a list of passages: a theme, somebody's page, a contradiction, the concordance.
//!
//! Start with [`offers`]. Each is offered at most once, and only where it is plainly meant.

use crate::{
    answer::{Offer, OfferKind, RankedPassage, concordance, people},
    index::{Index, PassageId, passage_set::PassageSet},
    matching::Search,
    query::Term,
};
use corpus::stretch::Stretch as _;
use corpus::{Corpus, ParallelKind};

/// Which part of a query's weight a theme's name must have to be offered.
const CALLED: f32 = 0.5;

/// A contradiction is offered of one of so many passages, the best.
const FIRST: usize = 5;

/// A concordance is offered of a word with so many places.
const PLACES: usize = 8;

/// What is offered above the passages `found`, of which `ranked` are the first. `theme`: the theme that the query calls, with the part of its weight.
pub(crate) fn offers(
    corpus: &Corpus,
    index: &Index,
    search: &Search,
    found: &PassageSet,
    ranked: &[RankedPassage],
    theme: Option<(usize, f32)>,
) -> Vec<Offer> {
    let mut offers = Vec::new();
    let is_single = search.query.wanted().nth(1).is_none();
    let named = people::only_one_named(index, search).filter(|_| is_single);
    // Who asks for somebody by name asks for him.
    let theme = theme.filter(|(_, called)| *called >= CALLED && named.is_none()).map(|(theme, _)| theme);
    if let Some((theme, passages)) = theme.and_then(|at| Some((corpus.themes.get(at)?, index.themes.get(at)?))) {
        offers.push(Offer { kind: OfferKind::Theme(theme.id.clone()), count: passages.len() });
    }
    if let Some((kind, at)) = named
        && let (Some(entity), Some(mentions)) = (corpus.entities(kind).get(at), index.mentions_of(kind).get(at))
    {
        offers.push(Offer { kind: OfferKind::Entity(kind, entity.id.clone()), count: mentions.len() });
    }
    offers.extend(contradiction(corpus, index, ranked));
    let mut wanted = search.query.wanted();
    if let (Some((_, leaf)), None) = (wanted.next(), wanted.next())
        && matches!(leaf.term, Term::Family(_) | Term::Exact(_) | Term::Phrase(_))
    {
        let places = concordance::places(index, search, |passage| found.has(passage)).len();
        if places >= PLACES {
            offers.push(Offer { kind: OfferKind::Concordance, count: places });
        }
    }
    offers
}

/// The strongest contradiction between two passages found, one of them among the first.
fn contradiction(corpus: &Corpus, index: &Index, found: &[RankedPassage]) -> Option<Offer> {
    let place = |id: PassageId| {
        let passage = index.passage(id)?;
        Some((corpus.letters.get(passage.letter)?.id.as_str(), passage.anchor.as_str()))
    };
    let found: Vec<(&str, &str)> = found.iter().filter_map(|found| place(found.passage)).collect();
    let first = found.stretch(..FIRST.min(found.len()));
    let between = corpus.parallels.iter().enumerate().filter(|(_, parallel)| {
        let (a, b) = (
            (parallel.a.letter.as_str(), parallel.a.part.as_str()),
            (parallel.b.letter.as_str(), parallel.b.part.as_str()),
        );
        parallel.kind == ParallelKind::Contradiction
            && found.contains(&a)
            && found.contains(&b)
            && (first.contains(&a) || first.contains(&b))
    });
    let between: Vec<(usize, u8)> = between.map(|(at, parallel)| (at, parallel.strength)).collect();
    let count = between.len();
    let strongest = between.into_iter().rev().max_by_key(|(_, strength)| *strength)?;
    Some(Offer { kind: OfferKind::Contradiction(strongest.0), count })
}
