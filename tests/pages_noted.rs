//! The pages of the contradictions and of the exchange, as they are without scripts.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeSet;

use compare::exchange::Exchange;
use corpus::{Corpus, ParallelKind};
use exports::exchange as files;
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
    for one in &exchange.messages {
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

/// The rows of a table whose cells hold no line breaks, without its head.
fn rows(table: &str) -> Vec<&str> {
    table.lines().skip(1).collect()
}

#[test]
fn the_table_of_contradictions_has_a_line_for_each_with_its_question_its_places_and_its_reason() {
    let edition = edition();
    let corpus = &edition.corpus;
    let table = files::contradictions_csv(corpus);
    let rows = rows(&table);
    let noted: Vec<_> = corpus.parallels.iter().filter(|one| one.kind == ParallelKind::Contradiction).collect();
    assert_eq!(rows.len(), noted.len());
    for one in noted {
        let start = format!("{},{},", one.order.unwrap(), one.id);
        let row = rows.iter().find(|row| row.starts_with(&start)).unwrap_or_else(|| panic!("{} is missing", one.id));
        let places = [&one.a, &one.b].map(|place| format!("{}#{}", place.letter, place.part));
        for said in [&places[0], &places[1], &one.question, &one.reason] {
            assert!(row.contains(&said.replace('"', "\"\"")), "{}: {said}", one.id);
        }
    }
}

#[test]
fn every_message_is_in_the_table_and_the_data_of_the_exchange_and_nothing_unknown_is_made_up() {
    let edition = edition();
    let exchange = Exchange::of(&edition.corpus).unwrap();
    let ids: Vec<&str> = exchange.messages.iter().map(|one| one.entry.id.as_str()).collect();
    let table = files::csv(&exchange);
    assert_eq!(rows(&table).len(), ids.len());
    for (at, (row, id)) in rows(&table).into_iter().zip(&ids).enumerate() {
        assert!(row.starts_with(&format!("{},{id},", at + 1)), "{id}");
    }
    let data = files::json(&exchange);
    let told: Vec<&str> = data["messages"].as_array().unwrap().iter().filter_map(|one| one["id"].as_str()).collect();
    assert_eq!(told, ids);
    for (one, told) in exchange.messages.iter().zip(data["messages"].as_array().unwrap()) {
        let times = [
            ("sent", one.message.sent),
            ("handed_on", one.message.handed_on),
            ("delivered", one.message.delivered),
            ("received", one.message.received),
        ];
        for (name, moment) in times {
            assert_eq!(
                told.get(name).is_some_and(|time| !time.is_null()),
                moment.is_some(),
                "{name} of {}",
                one.entry.id
            );
        }
    }
    let letters: BTreeSet<&str> =
        data["reached"].as_array().unwrap().iter().filter_map(|one| one["letter"].as_str()).collect();
    assert_eq!(letters, edition.corpus.letters.iter().map(|letter| letter.id.as_str()).collect());
}

#[test]
fn both_pages_are_among_those_that_are_published_kept_for_reading_without_a_network_and_put_into_the_one_file() {
    // From this list come the pages of the host, its map, what the worker keeps, and the pages of the one file.
    let listed = site::pages(&edition().corpus);
    for route in [Route::Contradictions, Route::Exchange] {
        assert_eq!(listed.iter().filter(|one| **one == route).count(), 1, "{route:?}");
    }
}
