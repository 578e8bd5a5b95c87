//! What a page says of itself to machines: previews, reference managers, search engines.
//!
//! Start with [`preview`] (Open Graph and Twitter), [`letter`], [`comparison`] and [`page`] (Highwire and Dublin Core, read
//! by reference managers; written for Zotero). Plain data: the publisher writes it into heads, the application puts it
//! there after a change of page (`ZoteroItemUpdated` is then fired by whoever does). For schema.org see `structured_data`.

use super::{
    edition::{CitedEdition, comparison_path, letter_path},
    facts::LetterFacts,
};
use corpus::{
    Letter,
    dossier::{Bibliography, FactField},
};
use text::escape;

/// A `<meta>` tag of a head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MetaTag {
    /// The attribute that names it: `name`, or `property` for Open Graph.
    pub attribute: &'static str,
    /// Its name: `citation_title`, `og:title`.
    pub name: &'static str,
    /// Its content.
    pub content: String,
}

/// What a preview of a page shows.
#[derive(Clone, Copy, Debug)]
pub struct Preview<'a> {
    /// The page's own title.
    pub title: &'a str,
    /// One or two sentences.
    pub description: &'a str,
    /// Its picture: path below the root without a leading slash, and the way from the page to the root, for editions
    /// without an address of their own.
    pub picture: Option<PreviewPicture<'a>>,
    /// Path below the root without a leading slash; empty for the first page.
    pub path: &'a str,
    /// Whether the page is a text (a letter, a comparison) or a page of the site.
    pub is_text: bool,
}

/// The picture of a preview, 1200 by 630 pixels.
#[derive(Clone, Copy, Debug)]
pub struct PreviewPicture<'a> {
    /// Path below the root without a leading slash.
    pub path: &'a str,
    /// The way from the page to the root: `../../`.
    pub root: &'a str,
    /// What it shows, in words.
    pub alt: &'a str,
}

/// The namespaces of the prefixed names: `rel` and `href` of a `<link>` each.
pub const NAMESPACES: [(&str, &str); 4] = [
    ("schema.DC", "http://purl.org/dc/elements/1.1/"),
    ("schema.DCTERMS", "http://purl.org/dc/terms/"),
    ("schema.prism", "http://prismstandard.org/namespaces/1.2/basic/"),
    ("schema.z", "http://www.zotero.org/namespaces/export#"),
];

/// Description, Open Graph and Twitter tags of a page.
#[must_use]
pub fn preview(edition: &CitedEdition, page: &Preview) -> Vec<MetaTag> {
    let mut tags = Tags::default();
    tags.name("description", page.description);
    tags.property("og:type", if page.is_text { "article" } else { "website" });
    tags.property("og:site_name", edition.title());
    tags.property("og:title", page.title);
    tags.property("og:description", page.description);
    if let Some(address) = edition.address(page.path) {
        tags.property("og:url", &address);
    }
    tags.name("twitter:card", if page.picture.is_some() { "summary_large_image" } else { "summary" });
    if let Some(picture) = &page.picture {
        let address = edition.address(picture.path).unwrap_or_else(|| format!("{}{}", picture.root, picture.path));
        tags.property("og:image", &address);
        tags.property("og:image:type", "image/png");
        tags.property("og:image:width", "1200");
        tags.property("og:image:height", "630");
        tags.property("og:image:alt", picture.alt);
        tags.name("twitter:image", &address);
        tags.name("twitter:image:alt", picture.alt);
    }
    tags.0
}

/// Highwire and Dublin Core tags of a letter's page, with the type by which Zotero files it.
#[must_use]
pub fn letter(edition: &CitedEdition, letter: &Letter) -> Vec<MetaTag> {
    let facts = LetterFacts::of_letter(edition, letter);
    let Bibliography { title, genre, translator, .. } = facts.bibliography;
    let language = edition.corpus.language_of(letter);
    let mut tags = Tags::default();
    tags.name("citation_title", title);
    if let Some(date) = facts.date.first() {
        tags.name("citation_publication_date", &date.to_string().replace('-', "/"));
    }
    tags.optional("citation_language", language);
    tags.name("citation_publisher", edition.publisher().unwrap_or(edition.title()));
    tags.optional("citation_public_url", facts.address.as_deref());
    tags.optional("citation_fulltext_html_url", facts.address.as_deref());
    tags.name("z:itemType", "letter");
    facts.addressees().iter().for_each(|addressee| tags.name("z:recipients", addressee.sorted));
    tags.optional("z:archive", facts.bibliography.archive.as_deref());
    tags.name("DC.title", title);
    // No `citation_author`: Zotero would take it for all the people there are, and lose the recipient.
    facts.authors().iter().for_each(|author| tags.name("DC.creator", author.sorted));
    tags.optional("DC.contributor", translator.as_deref());
    tags.optional("DC.date", facts.date.notation().as_deref());
    tags.name("DC.type", genre);
    tags.name("DC.format", "text/html");
    tags.optional("DC.language", language);
    // Once: as `DC.description` it would stand in Zotero's Extra, too.
    tags.name("DCTERMS.abstract", &letter.description);
    tags.name("DC.publisher", edition.publisher().unwrap_or(edition.title()));
    tags.optional("DC.source", facts.published_in().or_else(|| facts.archive()).as_deref());
    tags.optional("DC.coverage", facts.bibliography.archive_location.as_deref());
    tags.optional("prism.volume", facts.volume_parts().map(|(number, _)| number).as_deref());
    tags.optional("DC.identifier", facts.address.as_deref());
    for rights in rights(letter) {
        tags.name("DC.rights", rights);
    }
    tags.licence(edition);
    tags.name("DCTERMS.isPartOf", &format!("{}, version {}", edition.full_title(), edition.version()));
    tags.0
}

/// Dublin Core tags of a page that is no letter: it is a page of the edition, of the edition's day. Without them reference
/// managers take the first day on the page for its own.
#[must_use]
pub fn page(edition: &CitedEdition, page: &Preview) -> Vec<MetaTag> {
    let mut tags = Tags::default();
    tags.of_the_edition(edition, page.title, "Web page", page.path);
    tags.0
}

/// The same of the page that shows two letters side by side.
#[must_use]
pub fn comparison(edition: &CitedEdition, a: &Letter, b: &Letter, title: &str) -> Vec<MetaTag> {
    let mut tags = Tags::default();
    tags.of_the_edition(edition, title, "Comparison", &comparison_path(&a.id, &b.id));
    let mut creators: Vec<&str> = Vec::new();
    for letter in [a, b] {
        for author in LetterFacts::of_letter(edition, letter).authors() {
            if !creators.contains(&author.sorted) {
                creators.push(author.sorted);
            }
        }
    }
    creators.iter().for_each(|creator| tags.name("DC.creator", creator));
    for part in [a, b] {
        let reference = edition.address(&letter_path(&part.id)).unwrap_or_else(|| part.title.clone());
        tags.name("DCTERMS.hasPart", &reference);
    }
    tags.0
}

/// The tags as HTML, one a line.
#[must_use]
pub fn html(tags: &[MetaTag]) -> String {
    tags.iter()
        .map(|tag| format!("<meta {}=\"{}\" content=\"{}\">\n", tag.attribute, tag.name, escape::html(&tag.content)))
        .collect()
}

pub(super) fn facts_of(letter: &Letter, field: FactField) -> impl Iterator<Item = &str> {
    letter.dossier.iter().filter(move |fact| fact.field == field).filter_map(|fact| fact.value.as_deref())
}

pub(super) fn rights(letter: &Letter) -> impl Iterator<Item = &str> {
    facts_of(letter, FactField::Rights)
}

#[derive(Default)]
struct Tags(Vec<MetaTag>);

impl Tags {
    fn name(&mut self, name: &'static str, content: &str) {
        self.push("name", name, content);
    }

    fn property(&mut self, name: &'static str, content: &str) {
        self.push("property", name, content);
    }

    /// Whose, of which day and under which licence a page of the edition is.
    fn of_the_edition(&mut self, edition: &CitedEdition, title: &str, kind: &str, path: &str) {
        self.name("z:itemType", "webpage");
        self.name("DC.title", title);
        self.name("DC.date", &edition.date().to_string());
        self.name("DC.type", kind);
        self.name("DC.format", "text/html");
        self.optional("DC.language", edition.corpus.collection.told_language());
        self.name("DC.publisher", edition.publisher().unwrap_or(edition.title()));
        self.optional("DC.identifier", edition.address(path).as_deref());
        self.licence(edition);
        self.name("DCTERMS.isPartOf", &format!("{}, version {}", edition.full_title(), edition.version()));
    }

    /// The licence of what the edition has added: after the rights in a letter, which come first where there are any.
    fn licence(&mut self, edition: &CitedEdition) {
        if let Some(licence) = &edition.corpus.collection.licence {
            self.name("DC.rights", &format!("What this edition has added: {}, {}", licence.name, licence.url));
            self.name("DCTERMS.license", &licence.url);
        }
    }

    fn optional(&mut self, name: &'static str, content: Option<&str>) {
        self.name(name, content.unwrap_or_default());
    }

    /// A tag without content says nothing and is left out.
    fn push(&mut self, attribute: &'static str, name: &'static str, content: &str) {
        if !content.is_empty() {
            self.0.push(MetaTag { attribute, name, content: content.to_owned() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::fixture;

    fn content<'a>(tags: &'a [MetaTag], name: &str) -> Option<&'a str> {
        tags.iter().find(|tag| tag.name == name).map(|tag| tag.content.as_str())
    }

    #[test]
    fn reference_managers_find_writer_title_day_and_type() {
        let corpus = fixture::corpus();
        let edition = CitedEdition { corpus: &corpus, base: Some("https://example.org/x/"), accessed: None };
        let tags = letter(&edition, &corpus.letters[0]);
        assert_eq!(content(&tags, "citation_author"), None);
        for (name, expected) in [
            ("DC.creator", "Winter, Ada Jane"),
            ("z:recipients", "Marsh, Bruno"),
            ("z:archive", "Town Archive"),
            ("DC.coverage", "Marsh Papers, box 7"),
            ("prism.volume", "2"),
            ("DC.date", "1901-03-03"),
            ("DCTERMS.abstract", "She writes."),
            ("DCTERMS.license", "https://creativecommons.org/licenses/by/4.0/"),
        ] {
            assert_eq!(content(&tags, name), Some(expected), "{name}");
        }
        assert_eq!(content(&tags, "DC.description"), None);
        assert_eq!(content(&tags, "citation_publication_date"), Some("1901/03/03"));
        assert_eq!(content(&tags, "citation_public_url"), Some("https://example.org/x/letters/winter-1/"));
        assert_eq!(content(&tags, "z:itemType"), Some("letter"));
        assert_eq!(content(&tags, "DC.rights"), Some("Free to use & share <always>."));
        assert!(html(&tags).contains("content=\"Free to use &amp; share &lt;always&gt;.\""));
    }

    #[test]
    fn without_an_address_none_is_claimed_and_the_picture_is_relative() {
        let corpus = fixture::corpus();
        let edition = CitedEdition { corpus: &corpus, base: None, accessed: None };
        let picture = PreviewPicture { path: "pictures/winter-1.png", root: "../../", alt: "A card" };
        let page =
            Preview { title: "T", description: "D", picture: Some(picture), path: "letters/winter-1/", is_text: true };
        let tags = preview(&edition, &page);
        assert_eq!(content(&tags, "og:url"), None);
        assert_eq!(content(&tags, "og:image"), Some("../../pictures/winter-1.png"));
        assert_eq!(content(&letter(&edition, &corpus.letters[0]), "citation_public_url"), None);
        let sited = CitedEdition { base: Some("https://example.org/x/"), ..edition };
        let tags = preview(&sited, &page);
        assert_eq!(content(&tags, "og:image"), Some("https://example.org/x/pictures/winter-1.png"));
        assert_eq!(content(&tags, "og:url"), Some("https://example.org/x/letters/winter-1/"));
    }

    #[test]
    fn a_comparison_names_both_letters_and_pages_are_of_the_editions_day() {
        let corpus = fixture::corpus();
        let edition = CitedEdition { corpus: &corpus, base: None, accessed: None };
        let tags = comparison(&edition, &corpus.letters[0], &corpus.letters[1], "Both");
        let parts: Vec<&str> =
            tags.iter().filter(|tag| tag.name == "DCTERMS.hasPart").map(|tag| tag.content.as_str()).collect();
        assert_eq!(parts, ["Letter to Bruno Marsh, 3 March 1901", "Telegram to Ada Winter, March 1901"]);
        assert_eq!(content(&tags, "DC.date"), Some("2024-05-06"));
        let first = Preview { title: "Two Letters", description: "D", picture: None, path: "", is_text: false };
        let tags = page(&edition, &first);
        assert_eq!(content(&tags, "DC.date"), Some("2024-05-06"));
        assert_eq!(content(&tags, "z:itemType"), Some("webpage"));
    }
}
