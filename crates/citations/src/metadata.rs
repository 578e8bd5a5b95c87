//! What a page says of itself to machines: previews, reference managers, search engines.
//!
//! Start with [`preview`] (Open Graph and Twitter, for every page), [`letter`] (Highwire and Dublin Core, read by
//! reference managers, for letter pages) and [`json_ld`] (schema.org). Plain data: the publisher writes it into heads,
//! the application puts it there after a change of page (`ZoteroItemUpdated` is then fired by whoever does).

use serde_json::{Value, json};

use super::{
    edition::{CitedEdition, comparison_path, letter_path},
    facts::LetterFacts,
    person_name::PersonName,
};
use corpus::{
    Letter,
    letter::{Bibliography, FactField},
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
    pub picture: Option<Picture<'a>>,
    /// Path below the root without a leading slash; empty for the first page.
    pub path: &'a str,
    /// Whether the page is a text (a letter, a comparison) or a page of the site.
    pub is_text: bool,
}

/// The picture of a preview, 1200 by 630 pixels.
#[derive(Clone, Copy, Debug)]
pub struct Picture<'a> {
    /// Path below the root without a leading slash.
    pub path: &'a str,
    /// The way from the page to the root: `../../`.
    pub root: &'a str,
    /// What it shows, in words.
    pub alt: &'a str,
}

/// The namespaces of the prefixed names: `rel` and `href` of a `<link>` each.
pub const NAMESPACES: [(&str, &str); 3] = [
    ("schema.DC", "http://purl.org/dc/elements/1.1/"),
    ("schema.DCTERMS", "http://purl.org/dc/terms/"),
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
    let language = edition.corpus.collection.language.as_str();
    let mut tags = Tags::default();
    tags.name("citation_title", title);
    tags.name("citation_author", facts.author.sorted);
    if let Some(date) = facts.date.iso {
        tags.name("citation_publication_date", &date.to_string().replace('-', "/"));
    }
    tags.name("citation_language", language);
    tags.name("citation_publisher", edition.publisher().unwrap_or(edition.title()));
    tags.optional("citation_public_url", facts.address.as_deref());
    tags.optional("citation_fulltext_html_url", facts.address.as_deref());
    tags.name("z:itemType", "letter");
    tags.name("DC.title", title);
    tags.name("DC.creator", facts.author.sorted);
    tags.optional("DC.contributor", translator.as_deref());
    if let Some(date) = facts.date.iso {
        tags.name("DC.date", &date.to_string());
    }
    tags.name("DC.type", genre);
    tags.name("DC.format", "text/html");
    tags.name("DC.language", language);
    tags.name("DC.description", &letter.description);
    tags.name("DC.publisher", edition.publisher().unwrap_or(edition.title()));
    tags.optional("DC.source", facts.published_in().or_else(|| facts.archive()).as_deref());
    tags.optional("DC.identifier", facts.address.as_deref());
    for rights in rights(letter) {
        tags.name("DC.rights", rights);
    }
    tags.name("DCTERMS.isPartOf", &format!("{}, version {}", edition.full_title(), edition.version()));
    tags.0
}

/// Dublin Core tags of the page that shows two letters side by side.
#[must_use]
pub fn comparison(edition: &CitedEdition, a: &Letter, b: &Letter, title: &str) -> Vec<MetaTag> {
    let mut tags = Tags::default();
    tags.name("DC.title", title);
    tags.name("DC.creator", LetterFacts::of_letter(edition, a).author.sorted);
    if a.sender != b.sender {
        tags.name("DC.creator", LetterFacts::of_letter(edition, b).author.sorted);
    }
    tags.name("DC.type", "Comparison");
    tags.name("DC.language", &edition.corpus.collection.language);
    tags.optional("DC.identifier", edition.address(&comparison_path(&a.id, &b.id)).as_deref());
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

/// A letter as a schema.org `Message` within its edition, for a `<script type="application/ld+json">`: nothing in it can
/// end the script.
#[must_use]
pub fn json_ld(edition: &CitedEdition, letter: &Letter) -> String {
    let facts = LetterFacts::of_letter(edition, letter);
    let bibliography = facts.bibliography;
    let person = |name: PersonName, id: &str| {
        let mut person = json!({ "@type": "Person", "name": name.name, "alternateName": name.sorted });
        insert(&mut person, "@id", edition.address(&format!("people/{id}/")));
        person
    };
    let mut item = json!({
        "@context": "https://schema.org",
        "@type": ["Message", "ArchiveComponent"],
        "name": letter.title,
        "description": letter.description,
        "genre": bibliography.genre,
        "inLanguage": edition.corpus.collection.language,
        "author": person(facts.author, &letter.sender),
        "sender": person(facts.author, &letter.sender),
        "recipient": person(facts.recipient, &letter.recipient),
        "isPartOf": edition_json(edition),
    });
    insert(&mut item, "@id", facts.address.clone());
    insert(&mut item, "url", facts.address.clone());
    let day = facts.date.iso.map(|date| date.to_string());
    insert(&mut item, "dateCreated", day.clone());
    insert(&mut item, "dateSent", day);
    if let Some(translator) = &bibliography.translator {
        insert(&mut item, "translator", Some(json!({ "@type": "Thing", "name": translator })));
    }
    if let Some(archive) = &bibliography.archive {
        insert(&mut item, "holdingArchive", Some(json!({ "@type": "ArchiveOrganization", "name": archive })));
    }
    insert(&mut item, "itemLocation", bibliography.archive_location.clone());
    if let Some(published) = facts.published_in() {
        let mut source = json!({ "@type": "CreativeWork", "name": published });
        insert(&mut source, "url", bibliography.url.clone());
        insert(&mut item, "isBasedOn", Some(source));
    }
    let credits: Vec<&str> = facts_of(letter, FactField::Credits).collect();
    insert(&mut item, "creditText", (!credits.is_empty()).then(|| credits.join(" ")));
    let rights: Vec<&str> = rights(letter).collect();
    insert(&mut item, "usageInfo", (!rights.is_empty()).then(|| rights.join(" ")));
    in_script(&item)
}

/// The edition as a schema.org `Collection`, for the head of its first page.
#[must_use]
pub fn edition_json_ld(edition: &CitedEdition) -> String {
    let mut item = edition_json(edition);
    insert(&mut item, "@context", Some("https://schema.org"));
    insert(&mut item, "description", Some(edition.corpus.collection.description.as_str()));
    insert(&mut item, "inLanguage", Some(edition.corpus.collection.language.as_str()));
    insert(&mut item, "collectionSize", Some(edition.corpus.letters.len()));
    in_script(&item)
}

fn edition_json(edition: &CitedEdition) -> Value {
    let mut item = json!({
        "@type": "Collection",
        "name": edition.full_title(),
        "version": edition.version(),
        "datePublished": edition.date().to_string(),
    });
    insert(&mut item, "url", edition.address(""));
    if let Some(publisher) = edition.publisher() {
        insert(&mut item, "publisher", Some(json!({ "@type": "Organization", "name": publisher })));
    }
    item
}

fn insert(item: &mut Value, key: &str, value: Option<impl Into<Value>>) {
    if let (Some(fields), Some(value)) = (item.as_object_mut(), value) {
        fields.insert(key.to_owned(), value.into());
    }
}

/// JSON that contains no `<`: written otherwise, `</script>` or `<!--` in a text would end the element.
fn in_script(item: &Value) -> String {
    item.to_string().replace('<', "\\u003c")
}

fn facts_of(letter: &Letter, field: FactField) -> impl Iterator<Item = &str> {
    letter.dossier.iter().filter(move |fact| fact.field == field).filter_map(|fact| fact.value.as_deref())
}

fn rights(letter: &Letter) -> impl Iterator<Item = &str> {
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
        assert_eq!(content(&tags, "citation_author"), Some("Winter, Ada Jane"));
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
        let picture = Picture { path: "pictures/winter-1.png", root: "../../", alt: "A card" };
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
    fn nothing_in_a_text_can_end_the_script() {
        let corpus = fixture::corpus();
        let edition = CitedEdition { corpus: &corpus, base: None, accessed: None };
        let script = json_ld(&edition, &corpus.letters[0]);
        assert!(!script.contains('<'));
        let item: Value = serde_json::from_str(&script).unwrap();
        assert_eq!(item["usageInfo"], "Free to use & share <always>.");
        assert_eq!(item["recipient"]["name"], "Bruno Marsh");
        assert_eq!(item["dateSent"], "1901-03-03");
    }

    #[test]
    fn a_comparison_names_both_letters_and_the_edition_its_version() {
        let corpus = fixture::corpus();
        let edition = CitedEdition { corpus: &corpus, base: None, accessed: None };
        let tags = comparison(&edition, &corpus.letters[0], &corpus.letters[1], "Both");
        let parts: Vec<&str> =
            tags.iter().filter(|tag| tag.name == "DCTERMS.hasPart").map(|tag| tag.content.as_str()).collect();
        assert_eq!(parts, ["Letter to Bruno Marsh, 3 March 1901", "Telegram to Ada Winter, March 1901"]);
        assert!(edition_json_ld(&edition).contains("\"version\":\"2.1.0\""));
    }
}
