//! The list of all pages of an edition: the one that prerendering, service worker, sitemap and tests share.
//!
//! Start with [`pages_of`]. Must not know what stands on a page.

use super::Route;
use corpus::{Corpus, Entity, EntityKind, Letter, Theme, ThemePassages};

/// Above this many letters only pairs with an editor's parallel have a page of their own, and lists of all letters give
/// way to fields to choose from.
pub const ALL_PAIRS_UP_TO: usize = 12;

/// How many entries one page of an index holds; further ones have `…/page/2/` and so on.
pub const INDEX_PAGE: usize = 200;

/// How many pages something of so many entries has, each of so many; at least one.
#[must_use]
pub fn pages_of(entries: usize, of_each: usize) -> usize {
    entries.div_ceil(of_each).max(1)
}

/// How many pages the index of a kind has.
#[must_use]
pub fn index_pages(corpus: &Corpus, kind: EntityKind) -> usize {
    pages_of(corpus.entities(kind).len(), INDEX_PAGE)
}

/// How many mentions one page of an entity lists at most, but for those of one letter, which stay together. Of few letters
/// all stand on one page.
pub const MENTIONS_PAGE: usize = 250;

/// The letters that mention an entity, in order, as its pages divide them; one page at least.
#[must_use]
pub fn entity_pages<'c>(corpus: &'c Corpus, entity: &Entity) -> Vec<Vec<&'c Letter>> {
    if entity.mentions.is_empty() {
        return vec![Vec::new()];
    }
    divided(corpus, MENTIONS_PAGE, |letter| entity.mentions.in_letter(&letter.id).len())
}

/// How many passages one page of a theme has at most, but for those of one letter, which stay together. Of few letters all
/// stand on one page.
pub const PASSAGES_PAGE: usize = 60;

/// The letters that have passages on a theme, in order, as its pages divide them; one page at least.
#[must_use]
pub fn theme_pages<'c>(corpus: &'c Corpus, theme: &Theme) -> Vec<Vec<&'c Letter>> {
    divided(corpus, PASSAGES_PAGE, |letter| theme.in_letter(&letter.id).map_or(0, ThemePassages::count))
}

/// The letters of which there is anything to list, on pages of at most so much, where there are many letters.
fn divided(corpus: &Corpus, most: usize, count: impl Fn(&Letter) -> usize) -> Vec<Vec<&Letter>> {
    let mut pages = vec![Vec::new()];
    let mut listed = 0;
    let is_paged = has_many_letters(corpus);
    for (letter, count) in corpus.letters.iter().map(|letter| (letter, count(letter))).filter(|(_, count)| *count > 0) {
        if is_paged && listed > 0 && listed + count > most {
            pages.push(Vec::new());
            listed = 0;
        }
        listed += count;
        if let Some(page) = pages.last_mut() {
            page.push(letter);
        }
    }
    pages
}

/// How many pages a theme has: `0` where there is none of this id.
fn count_theme_pages(corpus: &Corpus, id: &str) -> usize {
    corpus.theme(id).map_or(0, |theme| theme_pages(corpus, theme).len())
}

/// How many pages an entity has: `0` where there is none of this id.
fn count_entity_pages(corpus: &Corpus, kind: EntityKind, id: &str) -> usize {
    corpus.entity(kind, id).map_or(0, |entity| entity_pages(corpus, entity).len())
}

/// The pages before and after a page of an index, an entity or a theme.
#[must_use]
pub fn neighbours(corpus: &Corpus, route: &Route) -> (Option<Route>, Option<Route>) {
    let beside = |page: usize, count: usize, to: &dyn Fn(usize) -> Route| {
        ((page > 1).then(|| to(page - 1)), (page < count).then(|| to(page + 1)))
    };
    if let Some((kind, page)) = route.as_index() {
        return beside(page, index_pages(corpus, kind), &|page| Route::index_page(kind, page));
    }
    if let Some((theme, page)) = route.as_theme() {
        return beside(page, count_theme_pages(corpus, theme), &|page| Route::theme_page(theme, page));
    }
    match route.as_entity() {
        Some((kind, id, page)) => {
            beside(page, count_entity_pages(corpus, kind, id), &|page| Route::entity_page(kind, id, page))
        }
        None => (None, None),
    }
}

/// Whether a collection has so many letters that not every pair of them has a page.
#[must_use]
pub fn has_many_letters(corpus: &Corpus) -> bool {
    corpus.letters.len() > ALL_PAIRS_UP_TO
}

/// Every page, the explorer first.
#[must_use]
pub fn pages(corpus: &Corpus) -> Vec<Route> {
    let mut pages = vec![Route::Explorer];
    pages.extend(corpus.letters.iter().map(|letter| Route::letter(&letter.id)));
    if exists(corpus, &Route::Choose) {
        pages.push(Route::Choose);
    }
    pages.extend(pairs(corpus).into_iter().map(|(a, b)| Route::compare(a, b)));
    pages.extend(
        corpus.letters.iter().filter(|_| has_rest_pages(corpus)).map(|letter| Route::compare(&letter.id, "rest")),
    );
    if has_contradictions(corpus) {
        pages.push(Route::Contradictions);
    }
    if corpus.collection.exchange.is_some() {
        pages.push(Route::Exchange);
    }
    if exists(corpus, &Route::Themes) {
        pages.push(Route::Themes);
    }
    pages.extend(
        corpus.themes.iter().flat_map(|theme| {
            (1..=theme_pages(corpus, theme).len()).map(move |page| Route::theme_page(&theme.id, page))
        }),
    );
    for kind in indexes(corpus) {
        pages.extend((1..=index_pages(corpus, kind)).map(|page| Route::index_page(kind, page)));
        pages.extend(corpus.entities(kind).iter().flat_map(|entity| {
            (1..=entity_pages(corpus, entity).len()).map(move |page| Route::entity_page(kind, &entity.id, page))
        }));
    }
    pages.push(Route::About);
    pages.push(Route::Help);
    pages.push(Route::Import);
    pages
}

/// The kinds of which the collection has anything to list.
#[must_use]
pub fn indexes(corpus: &Corpus) -> Vec<EntityKind> {
    EntityKind::ALL.into_iter().filter(|kind| !corpus.entities(*kind).is_empty()).collect()
}

/// Whether each letter has a page beside all others; where it has none, `/compare/?a={id}&b=rest` shows that.
#[must_use]
pub fn has_rest_pages(corpus: &Corpus) -> bool {
    corpus.letters.len() > 1 && !has_many_letters(corpus)
}

/// Whether a route leads to something that the collection has, be it a page of its own or drawn by another.
#[must_use]
pub fn exists(corpus: &Corpus, route: &Route) -> bool {
    let has_letter = |id: &String| corpus.letter(id).is_some();
    let has_entity = |kind, id: &str| corpus.entity(kind, id).is_some();
    match route {
        Route::NotFound => false,
        Route::Letter { letter } => has_letter(letter),
        Route::Compare { a, b } => has_letter(a) && (has_letter(b) || (b == "rest" && corpus.letters.len() > 1)),
        Route::Theme { theme } => corpus.theme(theme).is_some(),
        Route::Person { id } => has_entity(EntityKind::Person, id),
        Route::Place { id } => has_entity(EntityKind::Place, id),
        Route::Organisation { id } => has_entity(EntityKind::Organisation, id),
        Route::Term { id } => has_entity(EntityKind::Term, id),
        Route::Contradictions => has_contradictions(corpus),
        Route::Exchange => corpus.collection.exchange.is_some(),
        Route::Choose => corpus.letters.len() > 1,
        Route::Themes => !corpus.themes.is_empty(),
        Route::People => !corpus.people.is_empty(),
        Route::Places => !corpus.places.is_empty(),
        Route::Organisations => !corpus.organisations.is_empty(),
        Route::Terms => !corpus.terms.is_empty(),
        Route::IndexPage { kind, page } => (2..=index_pages(corpus, *kind)).contains(page),
        Route::ThemePage { theme, page } => (2..=count_theme_pages(corpus, theme)).contains(page),
        Route::EntityPage { kind, id, page } => (2..=count_entity_pages(corpus, *kind, id)).contains(page),
        Route::Explorer | Route::About | Route::Help | Route::Import => true,
    }
}

/// Whether the editor has noted anything that the page of contradictions could list.
#[must_use]
pub fn has_contradictions(corpus: &Corpus) -> bool {
    !corpus.parallels.is_empty()
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
