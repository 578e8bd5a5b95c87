//! The TEI of a letter gives back both of its texts. That it is valid TEI is for `second-opinion` to say.

use corpus::EntityKind;
use exports::tei;
use roxmltree::{Document, Node};
use text::{Version, compose};

use crate::support::{collection, published};

const XML_ID: (&str, &str) = ("http://www.w3.org/XML/1998/namespace", "id");

/// The text of an element for whoever takes one side of each `choice`; the rule of the editorial declaration, written
/// down again from its words.
fn text_of(node: Node, version: Version) -> String {
    let left_out: &[&str] = match version {
        Version::Source => &["corr", "reg", "supplied"],
        Version::Reading => &["sic", "orig"],
    };
    node.children()
        .map(|child| match child.text() {
            Some(text) if child.is_text() => text.to_owned(),
            _ if left_out.contains(&child.tag_name().name()) => String::new(),
            _ => text_of(child, version),
        })
        .collect()
}

#[test]
fn both_texts_of_every_part_are_read_back_exactly() {
    let corpus = collection();
    for letter in &corpus.letters {
        let text = tei::document(&published(&corpus), letter);
        let document = Document::parse(&text).unwrap();
        for part in &letter.parts {
            let element = document.descendants().find(|node| node.attribute(XML_ID) == Some(part.id.as_str()));
            let element = element.unwrap_or_else(|| panic!("{} has no {}", letter.id, part.id));
            for version in [Version::Source, Version::Reading] {
                assert_eq!(text_of(element, version), compose(letter, part, version).text, "{} {}", letter.id, part.id);
            }
        }
    }
}

#[test]
fn parts_stand_in_the_order_of_the_letter() {
    let corpus = collection();
    for letter in &corpus.letters {
        let text = tei::document(&published(&corpus), letter);
        let document = Document::parse(&text).unwrap();
        let ids: Vec<&str> = document
            .descendants()
            .filter_map(|node| node.attribute(XML_ID))
            .filter(|id| letter.part(id).is_some())
            .collect();
        let mut expected: Vec<&str> = letter.parts.iter().map(|part| part.id.as_str()).collect();
        // Summaries stand in the front, before whatever the letter has them after.
        expected.sort_by_key(|id| letter.part(id).is_some_and(|part| part.kind != corpus::PartKind::Summary));
        assert_eq!(ids, expected, "{}", letter.id);
    }
}

#[test]
fn every_pointer_within_a_document_has_its_target() {
    let corpus = collection();
    for letter in &corpus.letters {
        let text = tei::document(&published(&corpus), letter);
        let document = Document::parse(&text).unwrap();
        let ids: Vec<&str> = document.descendants().filter_map(|node| node.attribute(XML_ID)).collect();
        for attribute in document.descendants().flat_map(|node| node.attributes()) {
            if ["ref", "target", "resp", "ana", "toWhom"].contains(&attribute.name()) {
                for target in attribute.value().split_whitespace().filter_map(|one| one.strip_prefix('#')) {
                    assert!(ids.contains(&target), "{}: #{target}", letter.id);
                }
            }
        }
    }
}

#[test]
fn every_mention_is_a_name_in_the_text() {
    let corpus = collection();
    for letter in &corpus.letters {
        let text = tei::document(&published(&corpus), letter);
        let document = Document::parse(&text).unwrap();
        let body = document.descendants().find(|node| node.has_tag_name((NS, "text"))).unwrap();
        for (kind, prefix) in EntityKind::ALL.into_iter().zip(["#person-", "#place-", "#org-", "#term-"]) {
            for entity in corpus.entities(kind) {
                let target = format!("{prefix}{}", entity.id);
                let found = body
                    .descendants()
                    .filter(|node| node.attribute("ref") == Some(target.as_str()))
                    .filter(|node| node.attribute("type") != Some("continued"))
                    .count();
                assert_eq!(found, entity.mentions.in_letter(&letter.id).len(), "{} {target}", letter.id);
            }
        }
    }
}

const NS: &str = "http://www.tei-c.org/ns/1.0";

#[test]
fn the_letter_inside_a_covering_message_is_a_text_of_its_own() {
    let corpus = collection();
    for letter in &corpus.letters {
        let has_frame = letter.parts.iter().any(|part| part.kind == corpus::PartKind::Frame);
        let text = tei::document(&published(&corpus), letter);
        let document = Document::parse(&text).unwrap();
        let enclosed = document.descendants().find(|node| node.has_tag_name((NS, "floatingText")));
        assert_eq!(enclosed.is_some(), has_frame, "{}", letter.id);
        if let Some(enclosed) = enclosed {
            let body: Vec<&str> = letter.body().map(|part| part.id.as_str()).collect();
            let inside: Vec<&str> = enclosed
                .descendants()
                .filter_map(|node| node.attribute(XML_ID))
                .filter(|id| body.contains(id))
                .collect();
            assert_eq!(inside, body);
        }
    }
}

#[test]
fn the_header_says_who_wrote_when_to_whom() {
    let corpus = collection();
    for letter in &corpus.letters {
        let text = tei::document(&published(&corpus), letter);
        let document = Document::parse(&text).unwrap();
        let action = |kind: &str| {
            document
                .descendants()
                .find(|node| node.has_tag_name((NS, "correspAction")) && node.attribute("type") == Some(kind))
                .unwrap()
        };
        let name = |node: Node| {
            let person = node.children().find(|child| child.has_tag_name((NS, "persName"))).unwrap();
            person.attribute("ref").unwrap().to_owned()
        };
        assert_eq!(name(action("sent")), format!("#person-{}", letter.sender));
        assert_eq!(name(action("received")), format!("#person-{}", letter.recipient));
        let date = action("sent").children().find(|child| child.has_tag_name((NS, "date"))).unwrap();
        assert_eq!(date.attribute("when").map(ToOwned::to_owned), letter.date.iso.map(|iso| iso.to_string()));
    }
}
