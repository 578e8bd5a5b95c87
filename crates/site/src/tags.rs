//! What the head of a page says to machines, by route: reference managers, search engines, messengers with previews.
//!
//! Start with [`PageTags::of`]. The publisher writes the tags; the application puts them in place again whenever the page
//! changes, so that they are never those of another page.

use super::{Head, Route};
use citations::{
    CitedEdition,
    metadata::{self, MetaTag, Picture, Preview},
};

/// The tags of a page's head that depend on its route, but for the title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageTags {
    /// `<meta>`, in order.
    pub meta: Vec<MetaTag>,
    /// The page's lasting address; `None` where the edition has no address of its own.
    pub canonical: Option<String>,
    /// JSON-LD, safe within a script; `None` where there is nothing to say in it.
    pub data: Option<String>,
}

impl PageTags {
    /// Selects all of these tags in a head, and no others.
    pub const SELECTOR: &str = "meta[property],meta[name='description'],meta[name^='twitter:'],meta[name^='citation_'],\
                                meta[name^='DC'],meta[name^='z:'],link[rel='canonical'],script[type='application/ld+json']";

    /// The tags of a route.
    #[must_use]
    pub fn of(edition: &CitedEdition, route: &Route, picture: Option<Picture>) -> Self {
        let corpus = edition.corpus;
        let head = Head::of(corpus, route);
        let path = route.path();
        let path = path.trim_start_matches('/');
        let is_text = matches!(route, Route::Letter { .. } | Route::Compare { .. });
        let preview = Preview { title: &head.title, description: &head.description, picture, path, is_text };
        let mut meta = metadata::preview(edition, &preview);
        let mut data = None;
        match route {
            Route::Explorer => data = Some(metadata::edition_json_ld(edition)),
            Route::Letter { letter } => {
                if let Some(letter) = corpus.letter(letter) {
                    meta.extend(metadata::letter(edition, letter));
                    data = Some(metadata::json_ld(edition, letter));
                }
            }
            Route::Compare { a, b } => {
                if let (Some(a), Some(b)) = (corpus.letter(a), corpus.letter(b)) {
                    meta.extend(metadata::comparison(edition, a, b, &head.title));
                }
            }
            _ => {}
        }
        let canonical = (*route != Route::NotFound).then(|| edition.address(path)).flatten();
        Self { meta, canonical, data }
    }
}
