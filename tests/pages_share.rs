//! What a reader takes away from a letter's page, rendered as the publisher renders it: citation, files, the passages of
//! the other letters, all before any script.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

use compare::counterparts::by_the_editor;
use corpus::{Corpus, Letter, PartKind};
use knot_of_war::CORPUS_JSON;
use knot_of_war::edition::Edition;
use publisher::page::render;
use site::{Address, Route};

fn edition() -> Edition {
    Edition::searchable(Corpus::from_json(CORPUS_JSON).expect("the embedded collection is valid"))
}

fn page(edition: &Edition, letter: &Letter, site_url: Option<&str>) -> String {
    render(edition, &Route::letter(&letter.id), site_url).expect("every page renders")
}

/// The part of a page between two texts.
fn between<'h>(html: &'h str, from: &str, to: &str) -> &'h str {
    let start = html.find(from).unwrap_or_else(|| panic!("the page has {from}"));
    let rest = &html[start..];
    &rest[..rest.find(to).unwrap_or(rest.len())]
}

#[test]
fn every_letter_has_a_citation_before_any_script() {
    let edition = edition();
    for letter in &edition.corpus.letters {
        let html = page(&edition, letter, None);
        let cite = between(&html, "menu cite", "</details>");
        let sender = edition.corpus.person(&letter.sender).expect("the sender is known");
        assert!(cite.contains(&sender.sort_name), "{}: the writer is filed by family name", letter.id);
        assert!(cite.contains(&edition.corpus.collection.edition.version), "{}: the version is named", letter.id);
        assert!(cite.contains("data/citations.bib"), "{}: files for reference managers", letter.id);
        assert!(!cite.contains("ccessed"), "{}: the day of access is the reader’s", letter.id);
    }
}

#[test]
fn citations_name_the_address_of_the_site_where_it_has_one() {
    let edition = edition();
    let letter = &edition.corpus.letters[0];
    let address = format!("https://letters.example.org/x/letters/{}/", letter.id);
    assert!(page(&edition, letter, Some("https://letters.example.org/x/")).contains(&address));
    assert!(!page(&edition, letter, None).contains("://letters.example.org"));
}

#[test]
fn every_letter_links_to_its_files_and_to_those_of_the_edition() {
    let edition = edition();
    for letter in &edition.corpus.letters {
        let html = page(&edition, letter, None);
        let files = between(&html, "menu files-menu", "</details>");
        for ending in ["json", "xml", "txt", "source.txt", "md"] {
            let link = format!("href=\"../../data/letters/{}.{ending}\"", letter.id);
            assert!(files.contains(&link), "{}: {ending}", letter.id);
        }
        assert!(files.contains(&format!("href=\"../../{}.html\"", edition.corpus.collection.id)));
    }
}

#[test]
fn every_parallel_of_the_editor_is_a_link_beside_both_its_passages() {
    let edition = edition();
    let corpus = &edition.corpus;
    for (index, letter) in corpus.letters.iter().enumerate() {
        let html = page(&edition, letter, None);
        for part in letter.parts.iter().filter(|part| part.kind != PartKind::Note) {
            for one in by_the_editor(corpus, index, &part.id) {
                let other = &corpus.letters[one.letter];
                let at = format!("a-{},b-{}", part.id, other.parts[one.part].id);
                let to = Address::of(Route::compare(&letter.id, &other.id)).and("at", &at);
                let link = format!("href=\"../..{to}\"");
                assert!(html.contains(&link), "{}#{} lacks {link}", letter.id, part.id);
            }
        }
    }
}

#[test]
fn reasons_and_computed_links_wait_for_the_application() {
    let edition = edition();
    let corpus = &edition.corpus;
    let html = page(&edition, &corpus.letters[0], None);
    for parallel in &corpus.parallels {
        assert!(!html.contains(&parallel.reason), "{}", parallel.reason);
    }
}

#[test]
fn whatever_stands_beside_a_part_is_marked_as_not_its_text() {
    let edition = edition();
    for letter in &edition.corpus.letters {
        let html = page(&edition, letter, None);
        let text = between(&html, "id=\"text\"", "</article>");
        for (at, _) in text.match_indices("class=\"elsewhere\"") {
            let before = &text[..at];
            let beside = before.rfind("class=\"beside\"").expect("it stands beside a part");
            let element = &before[before[..beside].rfind('<').expect("an element")..beside];
            assert!(element.contains("data-apparatus=\"note\""), "{}: {element}", letter.id);
        }
    }
}
