//! What the interface calls things: plain words, one for each thing, and no two letters by the same name.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use corpus::Corpus;
use knot_of_war::CORPUS_JSON;
use knot_of_war::edition::Edition;
use publisher::page::render;
use site::Route;

/// Words at which readers stopped, and what stands in their place.
const PLAIN: [(&str, &str); 17] = [
    ("them side by side, level", "Read side by side"),
    ("Which links", "Filter links"),
    ("\"Level\"", "Scroll together"),
    ("Said elsewhere", "Parallels of"),
    ("the marks of a search", "highlights of a search"),
    ("ake the marks away", "Clear highlights"),
    ("ake the third letter away", "Remove third letter"),
    ("ead them in words", "List of links"),
    ("\"touches it\"", "touched on in"),
    ("to the same person", "Next letter"),
    ("ead it there", "Read at"),
    ("\"Address\"", "\"Online\""),
    ("\"Marks\"", "\"Classification\""),
    ("\"Sequel\"", "\"What followed\""),
    ("Understood as", "Searched for: "),
    ("results away", "Save these results"),
    ("{min} or more", "Medium or strong"),
];

/// What the views say: their source without comments and tests.
fn said() -> String {
    fn collect(folder: &Path, text: &mut String) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, text);
                continue;
            }
            let source = fs::read_to_string(&path).unwrap();
            let source = source.split("#[cfg(test)]").next().unwrap_or_default();
            let lines = source.lines().filter(|line| !line.trim_start().starts_with("//"));
            text.extend(lines.flat_map(|line| [line, "\n"]));
        }
    }
    let mut text = String::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut text);
    text
}

#[test]
fn the_interface_says_things_in_plain_words() {
    let said = said();
    for (stumbled_over, plain) in PLAIN {
        assert!(!said.contains(stumbled_over), "{stumbled_over:?} is back; say {plain:?}");
        assert!(said.contains(plain), "{plain:?} is not said any more");
    }
}

#[test]
fn a_paragraph_is_named_by_its_sign_a_blank_and_its_number_everywhere() {
    let edition = edition();
    let mut named = 0;
    for route in some_of_each(&edition.corpus) {
        let html = render(&edition, &route, None).unwrap();
        let text = without_tags(&html);
        for (at, sign) in text.match_indices('¶') {
            let after = text[at + sign.len()..].chars().next();
            assert!(!after.is_some_and(|after| after.is_ascii_digit()), "{}: {}", route.path(), around(&text, at));
            named += 1;
        }
    }
    assert!(named > 500, "{named} names were seen");
}

#[test]
fn no_two_letters_are_called_the_same_on_a_page() {
    let edition = edition();
    let letters: Vec<&str> = edition.corpus.letters.iter().map(|letter| letter.id.as_str()).collect();
    let mut seen = 0;
    for route in some_of_each(&edition.corpus) {
        let html = render(&edition, &route, None).unwrap();
        let mut called: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for link in html.split("<a ").skip(1) {
            let (tag, rest) = link.split_once('>').unwrap();
            let href = tag.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
            let to = letters.iter().find(|id| href.ends_with(&format!("letters/{id}/")));
            let Some(id) = to else { continue };
            // What a picture or a number leads to has a name of its own.
            let label = tag.split("aria-label=\"").nth(1).and_then(|rest| rest.split('"').next());
            let text = without_tags(rest.split("</a>").next().unwrap_or_default());
            let name = label.map_or_else(|| text.split_whitespace().collect::<Vec<_>>().join(" "), str::to_owned);
            called.entry(name).or_default().insert(id);
            seen += 1;
        }
        let twins: Vec<_> = called.iter().filter(|(_, ids)| ids.len() > 1).collect();
        assert!(twins.is_empty(), "{}: {twins:?}", route.path());
    }
    assert!(seen > 100, "{seen} links were seen");
}

fn edition() -> Edition {
    Edition::searchable(Corpus::from_json(CORPUS_JSON).unwrap())
}

/// A page of each kind, and every letter.
fn some_of_each(corpus: &Corpus) -> Vec<Route> {
    let mut kinds = Vec::new();
    let mut routes = site::pages(corpus);
    routes.retain(|route| {
        let kind = std::mem::discriminant(route);
        let is_new = !kinds.contains(&kind);
        kinds.push(kind);
        is_new || matches!(route, Route::Letter { .. })
    });
    routes
}

fn without_tags(html: &str) -> String {
    let pieces = html.split('<').enumerate();
    pieces
        .filter_map(|(at, piece)| if at == 0 { Some(piece) } else { piece.split_once('>').map(|(_, text)| text) })
        .collect()
}

fn around(text: &str, at: usize) -> String {
    text[at..].chars().take(40).collect()
}
