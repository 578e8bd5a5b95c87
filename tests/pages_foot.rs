//! The foot of every page: its links lead to sections that are there, and below it stands which edition this is.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

use corpus::Corpus;
use knot_of_war::CORPUS_JSON;
use knot_of_war::edition::Edition;
use publisher::{
    Options,
    page::{imprint, render},
};
use site::Route;

#[test]
fn the_foot_leads_to_sections_of_the_page_about_the_edition() {
    let edition = Edition::searchable(Corpus::from_json(CORPUS_JSON).expect("the embedded collection is valid"));
    let about = render(&edition, &Route::About, None).expect("every page renders");
    let foot = about.split_once("<footer").expect("every page has a foot").1;
    let places: Vec<&str> = foot
        .split("/about/#")
        .skip(1)
        .chain(foot.split("href=\"#").skip(1))
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert!(places.len() >= 3, "{foot}");
    for place in places {
        assert!(about.contains(&format!("id=\"{place}\"")), "there is no section {place}");
    }
}

#[test]
fn the_imprint_names_version_date_and_commit() {
    let corpus = Corpus::from_json(CORPUS_JSON).expect("the embedded collection is valid");
    let options = Options { source: Some("0123456789ab".to_owned()), ..Options::from_environment() };
    let text = imprint(&corpus, &options);
    let edition = &corpus.collection.edition;
    for part in [edition.version.as_str(), &edition.date.to_string(), "0123456789ab"] {
        assert!(text.contains(part), "{part}: {text}");
    }
}
