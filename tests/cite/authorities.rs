//! By which addresses people, places and bodies are the same to others stands wherever programs look for it.

use std::collections::BTreeSet;

use citations::structured_data;
use corpus::EntityKind;
use exports::{cmif, tei};
use roxmltree::Document;
use site::{PageTags, Route};

use crate::support::{collection, published};

const KINDS: [EntityKind; 3] = [EntityKind::Person, EntityKind::Place, EntityKind::Organisation];

#[test]
fn every_authority_of_an_entity_is_in_the_structured_data_of_its_page() {
    let corpus = collection();
    let edition = published(&corpus);
    let mut addresses = 0;
    for kind in KINDS {
        for entity in corpus.entities(kind) {
            let route = match kind {
                EntityKind::Person => Route::Person { id: entity.id.clone() },
                EntityKind::Place => Route::Place { id: entity.id.clone() },
                _ => Route::Organisation { id: entity.id.clone() },
            };
            let data: serde_json::Value = PageTags::of(&edition, &route, None).data.unwrap().parse().unwrap();
            let said: BTreeSet<&str> =
                data["mainEntity"]["sameAs"].as_array().into_iter().flatten().filter_map(|one| one.as_str()).collect();
            assert_eq!(said, entity.same_as.iter().map(String::as_str).collect(), "{}", entity.id);
            addresses += said.len();
        }
    }
    // As many as the editor has found and does not doubt.
    assert!(addresses > 70, "{addresses}");
}

#[test]
fn authorities_of_whoever_is_in_a_letter_are_in_its_tei_and_of_whoever_wrote_or_received_it_in_its_data() {
    let corpus = collection();
    let edition = published(&corpus);
    for letter in &corpus.letters {
        let text = tei::document(&edition, letter);
        let document = Document::parse(&text).unwrap();
        let said: BTreeSet<&str> = document
            .descendants()
            .filter(|node| node.has_tag_name((NAMESPACE, "idno")))
            .filter_map(|node| node.text())
            .collect();
        let mut wanted = 0;
        for kind in KINDS {
            for entity in corpus.entities(kind).iter().filter(|one| !one.mentions.in_letter(&letter.id).is_empty()) {
                for address in &entity.same_as {
                    wanted += 1;
                    assert!(said.contains(address.as_str()), "{}: {address}", letter.id);
                }
            }
        }
        assert!(wanted > 2, "{}: {wanted}", letter.id);
        let data: serde_json::Value = structured_data::letter(&edition, letter).parse().unwrap();
        for (role, id) in [("author", &letter.sender), ("recipient", &letter.recipient)] {
            let person = corpus.person(id).unwrap();
            assert_eq!(data[role]["sameAs"], serde_json::json!(person.same_as), "{}: {role}", letter.id);
        }
    }
}

const NAMESPACE: &str = "http://www.tei-c.org/ns/1.0";

#[test]
fn the_index_of_letters_names_correspondents_and_places_by_authorities_with_and_without_an_address() {
    let corpus = collection();
    for base in [None, Some("https://letters.example.org/")] {
        let text = cmif::document(&citations::CitedEdition { base, ..published(&corpus) });
        let document = Document::parse(&text).unwrap();
        let mut named = 0;
        for node in document.descendants().filter(|node| ["persName", "placeName"].contains(&node.tag_name().name())) {
            let reference = node.attribute("ref").unwrap_or_default();
            let known =
                ["https://d-nb.info/", "https://viaf.org/", "https://www.wikidata.org/", "https://sws.geonames.org/"];
            assert!(
                known.iter().any(|file| reference.starts_with(file)),
                "{}: {reference}",
                node.text().unwrap_or_default()
            );
            named += 1;
        }
        assert!(named >= 2 * corpus.letters.len(), "{named}");
    }
}
