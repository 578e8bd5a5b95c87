//! The list of all pages of an edition: the one that prerendering, service worker, sitemap and tests share.

use super::Route;
use corpus::{Corpus, EntityKind};

/// From this many letters on, only pairs with an editor's parallel have a page of their own.
const ALL_PAIRS_UP_TO: usize = 12;

/// Every page, the explorer first.
#[must_use]
pub fn pages(corpus: &Corpus) -> Vec<Route> {
    let mut pages = vec![Route::Explorer];
    pages.extend(corpus.letters.iter().map(|letter| Route::letter(&letter.id)));
    pages.push(Route::Choose);
    pages.extend(pairs(corpus).into_iter().map(|(a, b)| Route::compare(a, b)));
    pages.extend(
        corpus.letters.iter().filter(|_| corpus.letters.len() > 1).map(|letter| Route::compare(&letter.id, "rest")),
    );
    pages.push(Route::Themes);
    pages.extend(corpus.themes.iter().map(|theme| Route::Theme { theme: theme.id.clone() }));
    for kind in EntityKind::ALL {
        pages.push(Route::entities(kind));
        pages.extend(corpus.entities(kind).iter().map(|entity| Route::entity(kind, &entity.id)));
    }
    pages.push(Route::About);
    pages.push(Route::Help);
    pages
}

/// The ordered pairs of letters that have a page of their own.
#[must_use]
pub fn pairs(corpus: &Corpus) -> Vec<(&str, &str)> {
    let mut pairs = Vec::new();
    for a in &corpus.letters {
        for b in &corpus.letters {
            if has_page(corpus, &a.id, &b.id) {
                pairs.push((a.id.as_str(), b.id.as_str()));
            }
        }
    }
    pairs
}

/// Whether an ordered pair has a page of its own.
#[must_use]
pub fn has_page(corpus: &Corpus, a: &str, b: &str) -> bool {
    a != b
        && corpus.letter(a).is_some()
        && corpus.letter(b).is_some()
        && (corpus.letters.len() <= ALL_PAIRS_UP_TO || has_parallel(corpus, a, b))
}

fn has_parallel(corpus: &Corpus, a: &str, b: &str) -> bool {
    corpus.parallels.iter().any(|parallel| {
        let ends = (parallel.a.letter.as_str(), parallel.b.letter.as_str());
        ends == (a, b) || ends == (b, a)
    })
}
