//! Structured data of pages: JSON-LD in the vocabulary of schema.org.
//!
//! Start with [`letter`] and [`page`]. Every page says what it is, which edition it is of and under which licence; nothing is
//! merely a `Thing`. Must not know routes: whoever asks says what kind of page it is.

use serde_json::{Value, json};

use super::{
    edition::{CitedEdition, comparison_path, letter_path},
    facts::LetterFacts,
    metadata::{Preview, facts_of, rights},
};
use corpus::{Entity, EntityKind, Letter, Theme, dossier::FactField, named::NamedCorrespondent};

/// What a page is about.
#[derive(Clone, Copy, Debug)]
pub enum About<'a> {
    /// The edition: its first page.
    Edition,
    /// Two letters side by side.
    Comparison(&'a Letter, &'a Letter),
    /// A person, place, body or term.
    Entity(EntityKind, &'a Entity),
    /// A theme.
    Theme(&'a Theme),
    /// A list of things, such as an index.
    List,
    /// The edition, in words.
    AboutPage,
    /// Anything else.
    Page,
}

/// A letter as a schema.org `Message` within its edition, for a `<script type="application/ld+json">`: nothing in it can
/// end the script.
#[must_use]
pub fn letter(edition: &CitedEdition, letter: &Letter) -> String {
    let facts = LetterFacts::of_letter(edition, letter);
    let bibliography = facts.bibliography;
    let mut item = json!({
        "@context": "https://schema.org",
        "@type": ["Message", "ArchiveComponent"],
        "name": letter.title,
        "description": letter.description,
        "genre": bibliography.genre,
        "isPartOf": collection(edition),
    });
    insert(&mut item, "inLanguage", edition.corpus.language_of(letter));
    insert(&mut item, "author", correspondents(edition, &facts.senders));
    insert(&mut item, "sender", correspondents(edition, &facts.senders));
    insert(&mut item, "recipient", correspondents(edition, &facts.recipients));
    insert(&mut item, "@id", facts.address.clone());
    insert(&mut item, "url", facts.address.clone());
    // Of a date that is no day, month or year: the interval in which it lies, as ISO 8601 has it.
    let day = facts.date.span().map(
        |(first, last)| {
            if first == last { first.to_string() } else { format!("{first}/{last}") }
        },
    );
    insert(&mut item, "dateCreated", day.clone());
    insert(&mut item, "dateSent", day);
    if let Some(translator) = &bibliography.translator {
        // Only people are filed under another form than the one in which one says their names.
        let kind = if bibliography.translator_sort.is_some() { "Person" } else { "Organization" };
        insert(&mut item, "translator", Some(json!({ "@type": kind, "name": translator })));
    }
    if let Some(archive) = &bibliography.archive {
        insert(&mut item, "holdingArchive", Some(json!({ "@type": "ArchiveOrganization", "name": archive })));
    }
    insert(&mut item, "itemLocation", bibliography.archive_location.clone());
    if let Some(published) = facts.published_in() {
        let mut source = json!({ "@type": "CreativeWork", "name": published });
        insert(&mut source, "url", bibliography.url.clone());
        let editors = facts.editors().into_iter().map(|name| json!({ "@type": "Person", "name": name }));
        let editors: Vec<Value> = editors.collect();
        insert(&mut source, "editor", (!editors.is_empty()).then_some(editors));
        insert(&mut source, "datePublished", bibliography.year.clone());
        if let Some(publisher) = &bibliography.publisher {
            insert(&mut source, "publisher", Some(json!({ "@type": "Organization", "name": publisher })));
        }
        insert(&mut item, "isBasedOn", Some(source));
    }
    let credits: Vec<&str> = facts_of(letter, FactField::Credits).collect();
    insert(&mut item, "creditText", (!credits.is_empty()).then(|| credits.join(" ")));
    let rights: Vec<&str> = rights(letter).collect();
    insert(&mut item, "usageInfo", (!rights.is_empty()).then(|| rights.join(" ")));
    in_script(&item)
}

/// Any other page.
#[must_use]
pub fn page(edition: &CitedEdition, page: &Preview, about: About) -> String {
    if let About::Edition = about {
        let mut item = collection(edition);
        insert(&mut item, "@context", Some("https://schema.org"));
        insert(&mut item, "description", Some(edition.corpus.collection.description.as_str()));
        insert(&mut item, "inLanguage", edition.corpus.collection.told_language());
        insert(&mut item, "collectionSize", Some(edition.corpus.letters.len()));
        return in_script(&item);
    }
    let kind = match about {
        About::List => "CollectionPage",
        About::AboutPage => "AboutPage",
        _ => "WebPage",
    };
    let mut item = json!({
        "@context": "https://schema.org",
        "@type": kind,
        "name": page.title,
        "description": page.description,
        "dateModified": edition.date().to_string(),
        "isPartOf": collection(edition),
    });
    insert(&mut item, "inLanguage", edition.corpus.collection.told_language());
    insert(&mut item, "url", edition.address(page.path));
    licence(&mut item, edition);
    let main = match about {
        About::Entity(kind, one) => Some(entity(edition, kind, one)),
        About::Theme(theme) => Some(json!({
            "@type": "DefinedTerm",
            "name": theme.label,
            "description": theme.definition,
            "inDefinedTermSet": format!("Themes of {}", edition.title()),
        })),
        _ => None,
    };
    insert(&mut item, "mainEntity", main);
    if let About::Comparison(a, b) = about {
        insert(&mut item, "@id", edition.address(&comparison_path(&a.id, &b.id)));
        let letters = [a, b].map(|letter| {
            let mut letter_item = json!({ "@type": "Message", "name": letter.title });
            insert(&mut letter_item, "@id", edition.address(&letter_path(&letter.id)));
            letter_item
        });
        insert(&mut item, "about", Some(Value::Array(letters.to_vec())));
    }
    in_script(&item)
}

fn entity(edition: &CitedEdition, kind: EntityKind, entity: &Entity) -> Value {
    let kind_name = match kind {
        EntityKind::Person => "Person",
        EntityKind::Place => "Place",
        EntityKind::Organisation => "Organization",
        EntityKind::Term => "DefinedTerm",
    };
    let mut item = json!({ "@type": kind_name, "name": entity.name });
    insert(&mut item, "@id", edition.address(&format!("{}/{}/", kind.plural(), entity.id)));
    if entity.sort_name != entity.name {
        insert(&mut item, "alternateName", Some(entity.sort_name.as_str()));
    }
    if !entity.identification.is_empty() {
        insert(&mut item, "description", Some(entity.identification.as_str()));
    }
    same_as(&mut item, entity);
    item
}

/// One, or a list of several; nothing where nobody is known.
fn correspondents(edition: &CitedEdition, people: &[NamedCorrespondent<'_>]) -> Option<Value> {
    let mut known: Vec<Value> = people.iter().filter_map(|one| correspondent(edition, one)).collect();
    if known.len() > 1 { Some(Value::Array(known)) } else { known.pop() }
}

fn correspondent(edition: &CitedEdition, named: &NamedCorrespondent<'_>) -> Option<Value> {
    let (kind, id) = named.entity?;
    let type_name = if kind == EntityKind::Organisation { "Organization" } else { "Person" };
    let mut item = json!({ "@type": type_name, "name": named.name });
    if kind == EntityKind::Person || named.sorted != named.name {
        insert(&mut item, "alternateName", Some(named.sorted));
    }
    insert(&mut item, "@id", edition.address(&format!("{}/{id}/", kind.plural())));
    if let Some(entity) = edition.corpus.entity(kind, id) {
        same_as(&mut item, entity);
    }
    Some(item)
}

fn same_as(item: &mut Value, entity: &Entity) {
    insert(item, "sameAs", (!entity.same_as.is_empty()).then(|| entity.same_as.clone()));
}

fn collection(edition: &CitedEdition) -> Value {
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
    licence(&mut item, edition);
    item
}

fn licence(item: &mut Value, edition: &CitedEdition) {
    insert(item, "license", edition.corpus.collection.licence.as_ref().map(|licence| licence.url.clone()));
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

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::fixture;

    #[test]
    fn nothing_in_a_text_can_end_the_script() {
        let corpus = fixture::corpus();
        let edition = CitedEdition { corpus: &corpus, base: None, accessed: None };
        let script = letter(&edition, &corpus.letters[0]);
        assert!(!script.contains('<'));
        let item: Value = serde_json::from_str(&script).unwrap();
        assert_eq!(item["usageInfo"], "Free to use & share <always>.");
        assert_eq!(item["recipient"]["name"], "Bruno Marsh");
        assert_eq!(item["dateSent"], "1901-03-03");
    }

    #[test]
    fn every_page_says_what_it_is_and_under_which_licence_and_nothing_is_a_mere_thing() {
        let mut corpus = fixture::corpus();
        corpus.people[0].same_as = vec!["https://viaf.org/viaf/1".to_owned()];
        let edition = CitedEdition { corpus: &corpus, base: Some("https://example.org/"), accessed: None };
        let shown = Preview { title: "T", description: "D", picture: None, path: "t/", is_text: false };
        let abouts = [
            About::Edition,
            About::Comparison(&corpus.letters[0], &corpus.letters[1]),
            About::Entity(EntityKind::Person, &corpus.people[0]),
            About::Entity(EntityKind::Term, &corpus.terms[0]),
            About::Theme(&corpus.themes[0]),
            About::List,
            About::AboutPage,
            About::Page,
        ];
        let pages = abouts.map(|about| page(&edition, &shown, about));
        for text in pages.iter().chain([&letter(&edition, &corpus.letters[0])]) {
            assert!(!text.contains("\"Thing\"") && text.contains("creativecommons.org"), "{text}");
            assert!(serde_json::from_str::<Value>(text).unwrap()["@type"].is_string() || text.contains("Message"));
        }
        assert!(pages[2].contains("\"sameAs\":[\"https://viaf.org/viaf/1\"]"));
        assert!(pages[0].contains("\"version\":\"2.1.0\""));
    }
}
