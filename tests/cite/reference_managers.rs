//! What a reference manager takes from the head of a page. Zotero's “Embedded Metadata” reads Dublin Core by the prefixes
//! that links declare, its own `z:` beside it, and Highwire's names for the rest; here the same is read off the same tags. With
//! its own translator: see `docs/second-opinion.md`.

use site::{PageTags, Route};

use crate::support::{collection, published};

/// The contents of the tags of a name, in order.
fn of<'t>(tags: &'t PageTags, name: &str) -> Vec<&'t str> {
    tags.meta.iter().filter(|tag| tag.name == name).map(|tag| tag.content.as_str()).collect()
}

#[test]
fn a_letter_is_filed_with_its_people_archive_rights_and_one_abstract() {
    let corpus = collection();
    let edition = published(&corpus);
    for letter in &corpus.letters {
        let tags = PageTags::of(&edition, &Route::letter(&letter.id), None);
        let name = |id: &str| corpus.person(id).unwrap().sort_name.as_str();
        assert_eq!(of(&tags, "z:itemType"), ["letter"]);
        assert_eq!(of(&tags, "DC.creator"), [name(&letter.sender)]);
        assert_eq!(of(&tags, "z:recipients"), [name(&letter.recipient)]);
        // One of them would be taken for all the people there are.
        assert_eq!(of(&tags, "citation_author").len() + of(&tags, "citation_authors").len(), 0);
        let bibliography = &letter.bibliography;
        for (tag, value) in [("z:archive", &bibliography.archive), ("DC.coverage", &bibliography.archive_location)] {
            assert_eq!(of(&tags, tag), Vec::from_iter(value.as_deref()), "{}: {tag}", letter.id);
        }
        assert_eq!(of(&tags, "DC.date"), [letter.date.iso.unwrap().to_string()]);
        assert_eq!(of(&tags, "DC.language"), [letter.language.as_deref().unwrap_or(&corpus.collection.language)]);
        assert!(!of(&tags, "DC.rights").is_empty(), "{}", letter.id);
        let abstracts = ["DCTERMS.abstract", "DC.description", "citation_abstract", "eprints.abstract"];
        assert_eq!(abstracts.map(|tag| of(&tags, tag).len()).iter().sum::<usize>(), 1, "{}", letter.id);
        assert_eq!(of(&tags, "prism.volume").len(), usize::from(bibliography.volume.is_some()), "{}", letter.id);
    }
}

#[test]
fn every_other_page_is_dated_with_the_edition() {
    let corpus = collection();
    let edition = published(&corpus);
    let day = corpus.collection.edition.date.to_string();
    let mut pages = 0;
    for route in site::pages(&corpus).iter().filter(|route| !matches!(route, Route::Letter { .. })) {
        let tags = PageTags::of(&edition, route, None);
        assert_eq!(of(&tags, "DC.date"), [day.as_str()], "{}", route.path());
        assert_eq!(of(&tags, "z:itemType"), ["webpage"], "{}", route.path());
        assert_eq!(of(&tags, "DC.title").len(), 1, "{}", route.path());
        assert!(!of(&tags, "DC.rights").is_empty(), "{}", route.path());
        pages += 1;
    }
    assert!(pages > 100, "{pages}");
}
