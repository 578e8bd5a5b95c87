//! The head of a page, as far as it says what the page is.

use super::Options;
use citations::{
    self as cite,
    metadata::{self, NAMESPACES, PreviewPicture},
};
use corpus::Corpus;
use site::{Head, PageTags, Route};
use text::escape::html as escape;

/// The tags of the page of a route.
#[must_use]
pub fn tags(edition: &cite::CitedEdition, route: &Route, options: &Options, picture: Option<PreviewPicture>) -> String {
    let title = Head::of(edition.corpus, route).full_title(edition.corpus);
    let tags = PageTags::of(edition, route, picture).in_its_folder(route);
    let mut out = title_and_version(&title, edition.corpus, options);
    out.push_str(&metadata::html(&tags.meta));
    for (rel, href) in NAMESPACES.into_iter().chain(tags.links()) {
        out.push_str(&format!("<link rel=\"{rel}\" href=\"{}\">\n", escape(href)));
    }
    if let Some(data) = &tags.data {
        out.push_str(&format!("<script type=\"application/ld+json\">{data}</script>\n"));
    }
    out
}

/// The tags of the page that stands for all pages that the service worker does not keep.
#[must_use]
pub fn shell_tags(corpus: &Corpus, options: &Options) -> String {
    let collection = &corpus.collection;
    format!(
        "{}<meta name=\"description\" content=\"{}\">\n<meta name=\"robots\" content=\"noindex\">\n",
        title_and_version(&collection.title, corpus, options),
        escape(&collection.description)
    )
}

fn title_and_version(title: &str, corpus: &Corpus, options: &Options) -> String {
    format!(
        "<title>{}</title>\n<meta name=\"version\" content=\"{}\">\n<meta name=\"generator\" content=\"{}\">\n",
        escape(title),
        escape(&options.version(corpus)),
        concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"))
    )
}
