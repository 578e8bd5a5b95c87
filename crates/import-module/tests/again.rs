//! Letters that were saved, opened again: added to, read anew from the same folder, with what was put right and what editors wrote.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use corpus::{Corpus, compact};
use exports::one_file::{Whose, block};
use import_module::Opened;
use serde_json::{Value, json};

fn letter(to: &str, words: &str) -> String {
    format!("From: Anna Berg\nTo: {to}\nDate: 1871-03-04\n\n{words}\n")
}

fn opened(files: &[(&str, Vec<u8>)]) -> Opened {
    let mut opened = Opened::new("", "2026-11-30");
    for (name, bytes) in files {
        opened.add((*name).to_owned(), bytes.clone());
    }
    while opened.step() {}
    opened
}

fn told(opened: &mut Opened) -> Value {
    serde_json::from_str(&opened.told()).unwrap()
}

/// Two letters, of which one was put right.
fn first() -> Opened {
    let mut first = opened(&[
        ("a.txt", letter("Cora Field", "One.").into_bytes()),
        ("b.txt", letter("Cora Field", "Two.").into_bytes()),
        ("c.txt", letter("Cora Field", "Three.").into_bytes()),
    ]);
    assert_eq!(first.put("a", "sender", "Dora Lind"), "");
    first
}

/// The same folder later: one as it was, one changed, one gone, one new.
fn later() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("a.txt", letter("Cora Field", "One.").into_bytes()),
        ("b.txt", letter("Cora Field", "Two, and more.").into_bytes()),
        ("d.txt", letter("Emil Lind", "Four.").into_bytes()),
    ]
}

fn page(opened: &mut Opened, whose: Whose) -> Vec<u8> {
    let whose = Whose { report: opened.report_json(), ..whose };
    let text = block::write(&whose, &opened.open());
    format!("<!DOCTYPE html><p>before</p>{}<p>after</p>", block::element(&text)).into_bytes()
}

fn sender(opened: &mut Opened, id: &str) -> String {
    let corpus = opened.corpus().unwrap();
    let letter = corpus.letters.iter().find(|letter| letter.id == id).unwrap();
    corpus::named::senders(corpus, letter).iter().map(|one| one.name.to_owned()).collect()
}

#[test]
fn what_is_new_changed_and_gone_since_it_was_saved_is_told_and_what_was_put_right_stays() {
    let mut archive = ("saved.zip", first().archive());
    let mut saved = ("saved.html", page(&mut first(), Whose::default()));
    for before in [&mut archive, &mut saved] {
        let mut files = later();
        files.push((before.0, std::mem::take(&mut before.1)));
        let mut again = opened(&files);
        let told = told(&mut again);
        assert_eq!(told["since"], json!([["new", "d"], ["changed", "b"], ["gone", "c"]]), "{}", before.0);
        assert_eq!(again.corpus().unwrap().letters.len(), 4);
        assert_eq!(sender(&mut again, "a"), "Dora Lind", "{}", before.0);
        let changed = again.corpus().unwrap().part("b", "p1").unwrap().1.text.source();
        assert_eq!(changed, "Two, and more.");
    }
}

#[test]
fn a_saved_page_opened_alone_is_the_same_letters_and_saved_again_the_same_block() {
    let mut first = first();
    let mut again = opened(&[("letters.html", page(&mut first, Whose::default()))]);
    assert_eq!(told(&mut again)["since"], json!([]));
    assert_eq!(again.corpus().unwrap().letters, first.corpus().unwrap().letters);
    assert_eq!(sender(&mut again, "a"), "Dora Lind");
    let letters = again.corpus().unwrap().letters.clone();
    let mut third = opened(&[("letters.html", page(&mut again, Whose::default()))]);
    assert_eq!(third.corpus().unwrap().letters, letters);
}

#[test]
fn of_a_page_saved_together_with_an_edition_the_readers_own_letters_are_opened() {
    let base = corpus::fixture::corpus();
    let mut first = first();
    let joined: Value = serde_json::from_str(&first.together(&compact::write(&base).unwrap())).unwrap();
    let own: Vec<String> = serde_json::from_value(joined["own"].clone()).unwrap();
    let whose =
        Whose { together: true, title: "Mine".to_owned(), own, report: first.report_json(), ..Whose::default() };
    let text = block::write(&whose, joined["compact"].as_str().unwrap());
    let mut again = opened(&[("both.html", block::element(&text).into_bytes())]);
    let corpus = again.corpus().unwrap();
    assert_eq!(corpus.collection.title, "Mine");
    assert_eq!(corpus.letters.iter().map(|letter| letter.id.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
    assert!(corpus.people.iter().all(|person| base.people.iter().all(|other| other.name != person.name)));
}

#[test]
fn what_an_editor_wrote_to_a_letter_stays_when_it_is_read_again() {
    let mut archive = first();
    let text = archive.files()["letters/a.json"].replacen('{', "{\"description\":\"By the editor.\",", 1);
    let mut files = later();
    files.push(("x/letters/a.json", text.into_bytes()));
    files.push(("x/themes.json", br#"[{"id":"one","label":"One","definition":"x","assignments":[]}]"#.to_vec()));
    let mut again = opened(&files);
    let read = again.corpus().unwrap();
    assert_eq!(read.letters.iter().find(|letter| letter.id == "a").unwrap().description, "By the editor.");
    assert!(again.files().contains_key("themes.json"));
}

#[test]
fn decisions_in_import_toml_hold_in_a_browser_too() {
    let decisions = b"# Mine.\ntitle = \"The Bergs\"\n\n[letters.a]\nrecipient = \"Emil Lind\"\n".to_vec();
    let mut files = later();
    files.push(("import.toml", decisions));
    let mut again = opened(&files);
    let corpus = again.corpus().unwrap();
    assert_eq!(corpus.collection.title, "The Bergs");
    let a = corpus.letters.iter().find(|letter| letter.id == "a").unwrap();
    assert_eq!(corpus::named::recipients(corpus, a)[0].name, "Emil Lind");
}

#[test]
fn people_of_one_name_and_a_letter_that_both_have_are_asked_and_what_is_decided_holds() {
    let words =
        "we were all of us in the garden when the letter came and nobody said a word until it was read to the end";
    let base =
        compact::write(opened(&[("x.txt", letter("Cora Field", words).into_bytes())]).corpus().unwrap()).unwrap();
    let mut own = opened(&[("y.txt", letter("Cora Field", words).into_bytes())]);
    let joined = |own: &mut Opened| -> (Vec<Vec<String>>, Corpus) {
        let joined: Value = serde_json::from_str(&own.together(&base)).unwrap();
        let notices = serde_json::from_value(joined["notices"].clone()).unwrap();
        (notices, Corpus::from_compact(joined["compact"].as_str().unwrap()).unwrap())
    };
    let (notices, both) = joined(&mut own);
    assert_eq!(notices.iter().map(|one| one[0].as_str()).collect::<Vec<_>>(), ["person", "person", "letter"]);
    assert_eq!(both.people.len(), 4);
    for notice in &notices {
        own.decide_same(&notice[0], &notice[1], notice[1] != "cora-field");
    }
    let (left, both) = joined(&mut own);
    assert_eq!(left, Vec::<Vec<String>>::new());
    assert_eq!(both.people.len(), 3, "one is one, the other two");
    let witness = both.letters.iter().find(|letter| letter.id == "y").unwrap().version_of.clone().unwrap();
    assert_eq!(witness.letter, "x");
}

#[test]
fn the_whole_has_the_title_and_language_that_were_given_to_it_also_when_it_is_opened_again() {
    let mut first = opened(&[("a.txt", letter("Cora Field", "One.").into_bytes())]);
    first.decide("title", "Letters of Anna Berg");
    first.decide("language", "de");
    let corpus = Corpus::from_compact(&first.open()).unwrap();
    assert_eq!((corpus.collection.title.as_str(), corpus.collection.language.as_str()), ("Letters of Anna Berg", "de"));
    let mut again = opened(&[("saved.zip", first.archive())]);
    assert_eq!(told(&mut again)["facts"][0][0], "Letters of Anna Berg");
    again.decide("title", "Berg");
    assert_eq!(told(&mut again)["facts"][0][0], "Berg");
    again.decide("language", "no language at all");
    assert_eq!(told(&mut again)["facts"][0][4], "de");
}
