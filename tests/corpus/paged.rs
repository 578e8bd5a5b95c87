//! More letters and entries than a page holds: what is parted into pages by path is read without scripts.

use corpus::{Corpus, Correspondent, Letter};

use crate::{
    collections::{of, published_corpus, said},
    many::elements,
};

/// So many letters that went both ways between three people, over eleven years.
fn many(count: usize) -> Corpus {
    let mut corpus = of("two_of_one_day");
    let first = corpus.letters[0].clone();
    let people = ["rask", "falk", "holm"];
    corpus.letters = (0..count)
        .map(|at| Letter {
            id: format!("l{at}"),
            title: String::new(),
            sender: String::new(),
            recipient: String::new(),
            senders: vec![Correspondent { name: people[at % 3].to_owned(), ..Correspondent::default() }],
            recipients: vec![Correspondent { name: people[(at + 1) % 3].to_owned(), ..Correspondent::default() }],
            date: serde_json::from_str(&format!("\"{}\"", 1850 + at % 11)).unwrap(),
            bibliography: corpus::dossier::Bibliography::default(),
            ..first.clone()
        })
        .collect();
    corpus::complete(&mut corpus);
    corpus
}

#[test]
fn of_many_letters_pages_stay_small_and_all_are_found_without_scripts() {
    let files = published_corpus("many", many(150));
    let first = &files["index.html"];
    assert!(said(first).contains("150 letters, by year 1850 14 letters"), "{}", said(first));
    assert!(first.contains("aria-label=\"letters by year: 14 in 1850; "), "the years are a picture too");
    assert!(elements(first) < 1_500, "{}", elements(first));
    let list = &files["letters/index.html"];
    assert!((0..150).all(|at| list.contains(&format!("letters/l{at}/"))));
    let people = &files["people/index.html"];
    assert!(elements(people) < 500 && people.contains("no mentions"));
    assert!(elements(&files["compare/index.html"]) < 500);
    assert!(!files.keys().any(|file| file.starts_with("compare/l")));
    // The worker fetches shell and application, none of the letters; it knows of each that there is a page.
    let (known, _) = files["sw.js"].strip_prefix("const EDITION = ").unwrap().split_once(";\n").unwrap();
    let known: serde_json::Value = serde_json::from_str(known).unwrap();
    let kept: Vec<&String> = known["files"].as_object().unwrap().keys().collect();
    assert!(kept.len() < 12 && !kept.iter().any(|file| file.starts_with("letters/")), "{kept:?}");
    assert!(
        known["pages"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|page| page.as_str().unwrap().starts_with("letters/l"))
            .count()
            == 150
    );
}

#[test]
fn a_list_that_one_page_cannot_hold_is_read_page_by_page_without_scripts() {
    let mut corpus = many(260);
    corpus.places = (0..230)
        .map(|at| {
            corpus::Entity::bare(&format!("place-{at}"), &format!("{} place {at}", char::from(b'A' + at as u8 / 10)))
        })
        .collect();
    corpus::complete(&mut corpus);
    let files = published_corpus("paged", corpus);
    let pages = |folder: &str| -> Vec<&String> {
        [format!("{folder}/index.html"), format!("{folder}/page/2/index.html")].map(|file| &files[&file]).to_vec()
    };
    for folder in ["letters", "places"] {
        assert!(!files.contains_key(&format!("{folder}/page/3/index.html")));
        let [first, second] = pages(folder)[..] else { panic!() };
        let url = "https://letters.example.org/";
        assert!(first.contains(&format!("<link rel=\"next\" href=\"{url}{folder}/page/2/\">")), "{folder}");
        assert!(!first.contains("rel=\"prev\""), "{folder}");
        assert!(second.contains(&format!("<link rel=\"canonical\" href=\"{url}{folder}/page/2/\">")), "{folder}");
        assert!(second.contains(&format!("<link rel=\"prev\" href=\"{url}{folder}/\">")), "{folder}");
        assert!(!second.contains("rel=\"next\""), "{folder}");
        // Ways that a reader without scripts can go.
        assert!(first.contains("/page/2/\"") && said(first).contains("1 2 Next"), "{folder}");
        assert!(said(second).contains("Previous 1 2") && second.contains(", page 2 · "), "{folder}");
        assert!(files["sitemap.xml"].contains(&format!("<loc>{url}{folder}/page/2/</loc>")));
    }
    // Each stands once, on one of the pages.
    let count = |pages: &[&String], text: &str| pages.iter().map(|page| page.matches(text).count()).sum::<usize>();
    assert!((0..260).all(|at| count(&pages("letters"), &format!("letters/l{at}/\"")) == 1));
    assert!((0..230).all(|at| count(&pages("places"), &format!("id=\"place-{at}\"")) == 1));
    // The alphabet leads to the page that has the letter; the worker knows the page.
    assert!(pages("places")[0].contains("page/2/#filed-w\"") && pages("places")[1].contains("\"#filed-w\""));
    assert!(files["sw.js"].contains("\"places/page/2/\""));
    // Pages of all files are as small as those of the application; `/data/` names no file of a letter.
    for file in ["letters/index.html", "letters/page/2/index.html", "data/index.html"] {
        assert!(elements(&files[file]) < 6_000, "{file}: {}", elements(&files[file]));
    }
    // Links of the second page lead to where those of the first do.
    assert!(pages("places")[1].contains("/place-229/\""));
    assert!(pages("letters")[1].contains("href=\"../../../letters/l"));
}
