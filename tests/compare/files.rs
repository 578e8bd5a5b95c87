//! What comparing gives away: the list of all links, and a comparison as CSV, Markdown and JSON.

use std::{collections::BTreeSet, sync::LazyLock};

use compare::{
    Evidence, Link, Origin, PairLinks, Side,
    align::PARTNERS,
    export::ComparisonExport,
    parallels::{Record, pairs, records},
};
use corpus::PassageRef;
use serde_json::json;

use crate::support::{Made, collection, evidence, links, made_up, parallel};

fn all_records() -> &'static [Record] {
    static RECORDS: LazyLock<Vec<Record>> = LazyLock::new(|| records(collection(), evidence()));
    &RECORDS
}

#[test]
fn the_list_has_every_parallel_of_the_editor_before_every_computed_link() {
    let all = all_records();
    let editors = all.iter().take_while(|record| record.origin == Origin::Editor.id()).count();
    assert_eq!(editors, collection().parallels.len());
    assert!(all[editors..].iter().all(|record| record.origin == Origin::Computed.id()));
    assert!(all[..editors].windows(2).all(|pair| pair[0].strength >= pair[1].strength));
    assert!(all[editors..].windows(2).all(|pair| pair[0].score >= pair[1].score));
}

#[test]
fn each_pair_of_passages_stands_in_the_list_once_in_the_order_of_the_collection() {
    let corpus = collection();
    let all = all_records();
    let order = |place: &str| {
        let place: PassageRef = place.parse().unwrap();
        corpus.letters.iter().position(|letter| letter.id == place.letter).unwrap()
    };
    assert!(all.iter().all(|record| order(&record.a) < order(&record.b)));
    let places: BTreeSet<(&str, &str)> = all.iter().map(|record| (record.a.as_str(), record.b.as_str())).collect();
    assert_eq!(places.len(), all.len());
}

#[test]
fn every_paragraph_is_offered_partners_in_every_other_letter() {
    let corpus = collection();
    let all = all_records();
    for letter in &corpus.letters {
        for other in corpus.letters.iter().filter(|other| other.id != letter.id) {
            for part in letter.body() {
                let own = format!("{}#{}", letter.id, part.id);
                let prefix = format!("{}#", other.id);
                let offered = all
                    .iter()
                    .filter(|one| {
                        (one.a == own && one.b.starts_with(&prefix)) || (one.b == own && one.a.starts_with(&prefix))
                    })
                    .count();
                assert!(offered >= PARTNERS, "{own} has {offered} partners in {}", other.id);
            }
        }
    }
}

#[test]
fn a_record_has_the_fields_of_the_contract() {
    let all = serde_json::to_value(all_records()).unwrap();
    for record in all.as_array().unwrap() {
        for field in ["a", "b", "origin", "kind", "strength", "reason", "score", "words"] {
            assert!(record.get(field).is_some(), "{field} is missing in {record}");
        }
        assert!(!record["reason"].as_str().unwrap().is_empty());
    }
}

#[test]
fn a_large_collection_lists_only_the_pairs_of_letters_that_the_editor_has_joined() {
    let ids: Vec<String> = (0..20).map(|number| format!("l{number:02}")).collect();
    let letters: Vec<Made<'_>> =
        ids.iter().map(|id| Made { id, to: "smith", paragraphs: &["A rope.", "A knot."] }).collect();
    let parallels = [parallel("l07#p1", "l03#p2", "same-phrase", 1), parallel("l03#p1", "l07#p1", "same-phrase", 1)];
    let corpus = made_up(&letters, &parallels, &json!([]));
    assert_eq!(pairs(&corpus), [(3, 7)]);
    assert!(records(&corpus, &Evidence::new(&corpus)).iter().all(|record| record.a.starts_with("l03#")));
}

fn export<T>(give: impl FnOnce(ComparisonExport<'_>, &[&Link]) -> T) -> T {
    let found: PairLinks = links(0, 4);
    let some: Vec<&Link> = found.links.iter().take(3).chain(found.links.iter().rev().take(1)).collect();
    let comparison = ComparisonExport {
        corpus: collection(),
        evidence: evidence(),
        links: &some,
        title: "One * two",
        citation: "See [there].",
    };
    give(comparison, &some)
}

#[test]
fn csv_has_a_line_for_every_link_with_both_texts() {
    export(|comparison, links| {
        let csv = comparison.to_csv();
        assert_eq!(csv.split_terminator("\r\n").count(), links.len() + 1);
        assert!(csv.starts_with("\u{feff}a,b,origin,kind,strength,reason,score,words,a_text,b_text\r\n"));
    });
}

#[test]
fn markdown_quotes_both_texts_and_takes_nothing_of_them_for_markup() {
    export(|comparison, links| {
        let markdown = comparison.to_markdown();
        assert!(markdown.starts_with("# One \\* two\n"));
        assert!(markdown.ends_with("\n---\n\nSee \\[there\\].\n"));
        assert_eq!(markdown.lines().filter(|line| line.starts_with("> ")).count(), 2 * links.len());
    });
}

#[test]
fn json_gives_the_same_links_as_data() {
    export(|comparison, links| {
        let value: serde_json::Value = serde_json::from_str(&comparison.to_json()).unwrap();
        assert_eq!(value["title"], json!("One * two"));
        let listed = value["links"].as_array().unwrap();
        assert_eq!(listed.len(), links.len());
        assert_eq!(listed[0]["origin"], json!("editor"));
        assert_eq!(listed[links.len() - 1]["kind"], json!(null));
        assert_eq!(Side::A.id(), "a");
    });
}
