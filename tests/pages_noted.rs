#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]
//! The pages of the contradictions and of the exchange, as they are without scripts.

use corpus::{Corpus, ParallelKind};
use exchange::Exchange;
use knot_of_war::{CORPUS_JSON, edition::Edition};
use publisher::page::render;
use site::Route;

fn edition() -> Edition {
    Edition::searchable(Corpus::from_json(CORPUS_JSON).expect("the embedded collection is valid"))
}

#[test]
fn every_contradiction_is_on_its_page_with_its_question_its_reason_and_both_passages() {
    let edition = edition();
    let html = render(&edition, &Route::Contradictions, None).unwrap();
    let noted = edition.corpus.parallels.iter().filter(|one| one.kind == ParallelKind::Contradiction);
    let mut last = 0;
    let mut all: Vec<_> = noted.collect();
    all.sort_by_key(|one| one.order);
    for one in &all {
        let link = format!("data-link=\"{}#{} {}#{}\"", one.a.letter, one.a.part, one.b.letter, one.b.part);
        let at = html.find(&link).unwrap_or_else(|| panic!("{} is missing", one.id));
        assert!(at > last, "{} stands in its place", one.id);
        last = at;
        assert!(html.contains(&format!("id=\"{}\"", one.id)), "{} has its place", one.id);
        assert!(html.contains(&one.question) && html.contains(&one.reason), "{}", one.id);
        let level = format!("?at=a-{},b-{}", one.a.part, one.b.part);
        assert!(html.contains(&level), "{} leads to both, level", one.id);
    }
    assert_eq!(html.matches("<blockquote").count(), 2 * all.len());
}

#[test]
fn every_message_is_in_the_table_and_every_letter_has_what_had_reached_its_writer() {
    let edition = edition();
    let html = render(&edition, &Route::Exchange, None).unwrap();
    let exchange = Exchange::of(&edition.corpus).unwrap();
    for one in &exchange.sendings {
        assert_eq!(html.matches(&format!("id=\"m-{}\"", one.entry.id)).count(), 1, "{}", one.entry.id);
    }
    for letter in &edition.corpus.letters {
        assert!(html.contains(&format!("id=\"reached-{}\"", letter.id)), "{}", letter.id);
    }
    assert!(html.contains("no hour known"), "what is not known is said");
    for zone in &exchange.plan.zones {
        assert!(html.contains(&format!("value=\"{}\"", zone.id)), "{}", zone.id);
    }
}
