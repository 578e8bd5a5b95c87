//! Letters of every kind that editors have: each collection of `tests/collections/` is read without anything left out, and
//! every one of its pages and files is made.

use std::{fs, path::Path};

use corpus::{Corpus, Severity, Version, compose, language, validate::validate_folder};
use publisher::Options;

use crate::support::path;

fn of(name: &str) -> Corpus {
    let loaded = validate_folder(&path("tests/collections").join(name));
    let worse: Vec<String> = loaded
        .problems
        .iter()
        .filter(|problem| problem.severity != Severity::Note)
        .map(|problem| format!("{}: {problem}", problem.severity.label()))
        .collect();
    assert_eq!(worse, [""; 0], "{name}");
    loaded.corpus.unwrap()
}

/// The two texts of a part: to be read, and as transmitted.
fn texts(corpus: &Corpus, letter: &str, part: &str) -> (String, String) {
    let (letter, part) = corpus.part(letter, part).unwrap();
    (compose(letter, part, Version::Reading).text, compose(letter, part, Version::Source).text)
}

#[test]
fn every_page_and_file_of_every_collection_is_made() {
    for entry in fs::read_dir(path("tests/collections")).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        let corpus = of(&name);
        assert_eq!(Corpus::from_compact(&corpus::compact::write(&corpus).unwrap()).unwrap(), corpus, "{name}");
        let again = Corpus::from_json(&serde_json::to_string(&corpus).unwrap()).unwrap();
        assert_eq!(again, corpus, "{name}");
        let site = Path::new(env!("CARGO_TARGET_TMPDIR")).join("collections").join(&name);
        let _ = fs::remove_dir_all(&site);
        fs::create_dir_all(&site).unwrap();
        // In the place of what Trunk builds: the pages do not depend on it. A module with no functions.
        for (file, text) in [
            ("index.html", "<title>x</title>"),
            ("browser.js", "export default 1"),
            ("browser_bg.wasm", "\0asm\x01\0\0\0\x0A\x01\0"),
        ] {
            fs::write(site.join(file), text).unwrap();
        }
        let options = Options {
            release: false,
            offline: true,
            one_file: false,
            within_budgets: false,
            site_url: Some("https://letters.example.org/".to_owned()),
            source: None,
        };
        let ids: Vec<String> = corpus.letters.iter().map(|letter| letter.id.clone()).collect();
        publisher::publish_corpus(corpus, &site, &options).unwrap_or_else(|error| panic!("{name}: {error}"));
        for id in ids {
            let page = fs::read_to_string(site.join(format!("letters/{id}/index.html"))).unwrap();
            assert!(page.contains("data-letter"), "{name}: {id}");
        }
    }
}

#[test]
fn a_letter_of_which_only_a_text_is_given_has_a_title_a_form_and_a_language() {
    let corpus = of("one_letter");
    let letter = &corpus.letters[0];
    assert_eq!((letter.title.as_str(), letter.form.as_str()), ("Letter", "letter"));
    assert_eq!(corpus.collection.title, "Letters");
    assert!(letter.senders().is_empty() && !letter.has_source());
}

#[test]
fn people_without_a_register_get_an_entry_filed_under_their_family_names() {
    let corpus = of("two_of_one_day");
    let filed: Vec<&str> = corpus.people.iter().map(|person| person.sort_name.as_str()).collect();
    assert_eq!(filed, ["Rask, Jon", "Falk, Ida"]);
    let titles: Vec<&str> = corpus.letters.iter().map(|letter| letter.title.as_str()).collect();
    assert_eq!(titles, ["Letter to Ida Falk, 2 May 1904", "Letter to Jon Rask, 2 May 1904"]);
}

#[test]
fn several_recipients_bodies_among_them_are_named_and_mentions_in_place_are_counted() {
    let corpus = of("three_recipients");
    let letter = &corpus.letters[0];
    assert_eq!(letter.recipients().len(), 3);
    assert_eq!(letter.bibliography.title, "Letter to Jon Rask, Per Holm, as he signs himself and The Pilots’ Guild");
    let mention = &corpus.person("rask").unwrap().mentions.in_letter("circular")[0];
    assert_eq!((mention.part.as_str(), mention.words.to_string().as_str()), ("p1", "2-3"));
}

#[test]
fn dates_of_all_kinds_are_sorted_by_their_first_day_and_said_in_words() {
    let corpus = of("dates");
    let said: Vec<(&str, String)> = corpus
        .letters
        .iter()
        .map(|letter| (letter.id.as_str(), letter.date.in_words().unwrap_or_else(|| "undated".to_owned())))
        .collect();
    let expected = [
        ("ides", "about 44 BC"),
        ("decade", "1870s"),
        ("range", "March 1871 to May 1871"),
        ("some-day", "between 1 March 1871 and 31 May 1871"),
        ("julian", "5 March 1871"),
        ("undated", "undated"),
    ];
    assert_eq!(said, expected.map(|(id, words)| (id, words.to_owned())));
}

#[test]
fn a_text_is_quoted_and_directed_as_its_language_has_it() {
    let corpus = of("languages");
    assert_eq!(
        texts(&corpus, "german", "p1").0,
        "„Das Schiff“, schrieb er, „ist da“, und die Eisenbahn auch. Die Eisenbahnen fahren."
    );
    let hebrew = corpus.letter("hebrew").unwrap();
    assert_eq!(language::direction(hebrew.language.as_deref().unwrap()).id(), "rtl");
}

#[test]
fn the_reading_text_has_additions_and_no_deletions_and_the_transmitted_one_both() {
    let corpus = of("manuscript");
    let (reading, source) = texts(&corpus, "draft", "p1");
    assert_eq!(reading, "I never once said that the boat was old. and tarred again.");
    assert_eq!(source, "I never once or twice said that the boate was rotten old.  and tarred agains.");
    let (reading, source) = texts(&corpus, "draft", "p2");
    assert_eq!(reading, "It ran on the line and over it, unbroken, past the light.");
    assert_eq!(source, "It ran on the line \nand over it, un=\nbroken, past  the light.");
    assert_eq!(texts(&corpus, "draft", "salutation"), ("Dear Captain,".to_owned(), "Dear Cap,".to_owned()));
    assert_eq!(texts(&corpus, "draft", "table").0, "rope\t12 fathoms\ntar\t1 barrel of pitch");
    assert_eq!(texts(&corpus, "draft", "address").0, "Captain Jon Rask\nHarbour Street 4\nLowhaven");
}
