//! What the head of a page says to machines, by route: reference managers, search engines, messengers with previews.
//!
//! Start with [`PageTags::of`]. The publisher writes the tags; the application puts them in place again whenever the page
//! changes, so that they are never those of another page.

use super::{Head, Route, pages};
use citations::{
    CitedEdition,
    metadata::{self, MetaTag, Preview, PreviewPicture},
    structured_data::{self, About},
};
use corpus::{Corpus, EntityKind};

/// The tags of a page's head that depend on its route, but for the title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageTags {
    /// `<meta>`, in order.
    pub meta: Vec<MetaTag>,
    /// The page's lasting address; `None` where the edition has no address of its own (but see [`Self::in_its_folder`]).
    pub canonical: Option<String>,
    /// `prev` and `next` with the addresses of the pages before and after, of a list that has several; likewise.
    pub neighbours: Vec<(&'static str, String)>,
    /// The licence of what is on the page, where all of it is the edition's own; letters have rights apart.
    pub licence: Option<String>,
    /// JSON-LD, safe within a script; `None` where there is nothing to say in it.
    pub data: Option<String>,
}

impl PageTags {
    /// Selects all of these tags in a head, and no others.
    pub const SELECTOR: &str = "meta[property],meta[name='description'],meta[name^='twitter:'],meta[name^='citation_'],\
                                meta[name^='DC'],meta[name^='z:'],meta[name^='prism'],link[rel='canonical'],link[rel='license'],link[rel='prev'],link[rel='next'],script[type='application/ld+json']";

    /// The tags of a route.
    #[must_use]
    pub fn of(edition: &CitedEdition, route: &Route, picture: Option<PreviewPicture>) -> Self {
        let corpus = edition.corpus;
        let head = Head::of(corpus, route);
        let path = route.path();
        let path = path.trim_start_matches('/');
        let is_text = matches!(route, Route::Letter { .. } | Route::Compare { .. });
        let preview = Preview { title: &head.title, description: &head.description, picture, path, is_text };
        let mut meta = metadata::preview(edition, &preview);
        let letter = if let Route::Letter { letter } = route { corpus.letter(letter) } else { None };
        let data = match letter {
            _ if *route == Route::NotFound => None,
            Some(letter) => {
                meta.extend(metadata::letter(edition, letter));
                Some(structured_data::letter(edition, letter))
            }
            None => {
                let about = about(corpus, route);
                meta.extend(match about {
                    About::Comparison(a, b) => metadata::comparison(edition, a, b, &head.title),
                    _ => metadata::page(edition, &preview),
                });
                Some(structured_data::page(edition, &preview, about))
            }
        };
        let canonical = (*route != Route::NotFound).then(|| edition.address(path)).flatten();
        let (before, after) = pages::neighbours(corpus, route);
        let address = |route: Route| edition.address(route.path().trim_start_matches('/'));
        let neighbours = [("prev", before), ("next", after)];
        let neighbours = neighbours.into_iter().filter_map(|(rel, route)| Some((rel, address(route?)?))).collect();
        let is_own = !is_text && *route != Route::NotFound;
        let licence = corpus.collection.licence.as_ref().filter(|_| is_own).map(|licence| licence.url.clone());
        Self { meta, canonical, neighbours, licence, data }
    }

    /// The same for a page that lies in a folder of its own: where the edition has no address, that folder is the page's,
    /// named from its root, whatever a query says of how it is seen.
    #[must_use]
    pub fn in_its_folder(mut self, route: &Route) -> Self {
        let folder = || format!("{}{}", route.root(), route.path().trim_start_matches('/'));
        self.canonical = self.canonical.or_else(|| (*route != Route::NotFound).then(folder));
        self
    }

    /// What the page's `<link>`s say: `rel` and `href` of each.
    pub fn links(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let own = self.canonical.as_deref().map(|address| ("canonical", address));
        let licence = self.licence.as_deref().map(|address| ("license", address));
        own.into_iter().chain(licence).chain(self.neighbours.iter().map(|(rel, address)| (*rel, address.as_str())))
    }
}

/// What the page of a route is about, if it is no letter's.
fn about<'c>(corpus: &'c Corpus, route: &Route) -> About<'c> {
    let entity = |kind: EntityKind, id: &str| corpus.entity(kind, id).map(|one| About::Entity(kind, one));
    let about = match route {
        Route::Explorer => Some(About::Edition),
        Route::Compare { a, b } => corpus.letter(a).zip(corpus.letter(b)).map(|(a, b)| About::Comparison(a, b)),
        Route::Theme { theme } => corpus.theme(theme).map(About::Theme),
        Route::Person { id } => entity(EntityKind::Person, id),
        Route::Place { id } => entity(EntityKind::Place, id),
        Route::Organisation { id } => entity(EntityKind::Organisation, id),
        Route::Term { id } => entity(EntityKind::Term, id),
        Route::Choose | Route::Themes | Route::People | Route::Places | Route::Organisations | Route::Terms => {
            Some(About::List)
        }
        Route::ThemePage { theme, .. } if pages::exists(corpus, route) => corpus.theme(theme).map(About::Theme),
        Route::EntityPage { kind, id, .. } if pages::exists(corpus, route) => entity(*kind, id),
        Route::IndexPage { .. } if pages::exists(corpus, route) => Some(About::List),
        Route::About => Some(About::AboutPage),
        _ => None,
    };
    about.unwrap_or(About::Page)
}
