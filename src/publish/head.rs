//! What a page tells those who do not read it: search engines, messengers that show a preview, reference managers.

use super::{Options, page::escape};
use crate::{
    corpus::Corpus,
    site::{Head, Route},
};

/// The tags of a page's head that depend on its route.
#[must_use]
pub fn tags(corpus: &Corpus, route: &Route, options: &Options, site_url: Option<&str>) -> String {
    let head = Head::of(corpus, route);
    let mut tags = Tags::default();
    tags.title(&head.full_title(corpus));
    tags.meta("description", &head.description);
    tags.version(corpus, options);
    tags.property("og:type", if matches!(route, Route::Letter { .. }) { "article" } else { "website" });
    tags.property("og:site_name", &corpus.collection.title);
    tags.property("og:title", &head.title);
    tags.property("og:description", &head.description);
    tags.property("og:locale", &corpus.collection.language);
    tags.meta("twitter:card", "summary");
    if let Some(url) = site_url {
        let address = format!("{url}{}", route.path().trim_start_matches('/'));
        tags.link("canonical", &address);
        tags.property("og:url", &address);
    }
    tags.0
}

/// The tags of the page that stands for all pages that the service worker does not keep.
#[must_use]
pub fn shell_tags(corpus: &Corpus, options: &Options) -> String {
    let mut tags = Tags::default();
    tags.title(&corpus.collection.title);
    tags.meta("description", &corpus.collection.description);
    tags.meta("robots", "noindex");
    tags.version(corpus, options);
    tags.0
}

/// Tags as they are written, one a line.
#[derive(Default)]
struct Tags(String);

impl Tags {
    fn title(&mut self, title: &str) {
        self.line(&format!("<title>{}</title>", escape(title)));
    }

    fn meta(&mut self, name: &str, content: &str) {
        self.line(&format!("<meta name=\"{name}\" content=\"{}\">", escape(content)));
    }

    /// RDFa, as Open Graph has it.
    fn property(&mut self, name: &str, content: &str) {
        self.line(&format!("<meta property=\"{name}\" content=\"{}\">", escape(content)));
    }

    fn link(&mut self, rel: &str, href: &str) {
        self.line(&format!("<link rel=\"{rel}\" href=\"{}\">", escape(href)));
    }

    /// Which edition this is, and from which source it was made.
    fn version(&mut self, corpus: &Corpus, options: &Options) {
        self.meta("version", &options.version(corpus));
        self.meta("generator", concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION")));
    }

    fn line(&mut self, tag: &str) {
        self.0.push_str(tag);
        self.0.push('\n');
    }
}
