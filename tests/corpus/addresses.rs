//! What was once published keeps its address: people have linked to it, and programs fetch it.
//!
//! `tests/frozen/addresses.txt` lists every page, every file under `/data/`, the one file, and, below them, addresses with
//! queries and places as readers have sent them. `cargo xtask freeze` adds new pages and files; nothing ever takes a line
//! away.

use std::{collections::BTreeSet, fs};

use ::collection::freeze::published;
use corpus::Corpus;
use publisher::one_file;
use site::{self, Address, CompareState, LetterState, Route, explorer_state};
use text::address::{Resolution, WordAddress, resolve};

use crate::support::{collection, path};

const FILE: &str = "tests/frozen/addresses.txt";

/// What of an address with a query or a place has no meaning any more.
fn lost(corpus: &Corpus, text: &str) -> Vec<String> {
    let address = Address::parse(text);
    let params = &address.params;
    let mut lost = match &address.route {
        Route::Explorer => explorer_state::read(corpus, params).notices,
        Route::Letter { letter } => {
            let state = LetterState::read(params);
            let letter = corpus.letter(letter).unwrap_or_else(|| panic!("{text}: no such letter"));
            let mut lost = state.ignored;
            if let Some(at) = state.at {
                let passage: WordAddress = at.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
                let unchanged = resolve::resolve(letter, &passage) == Resolution::Unchanged;
                let today = resolve::address(letter, passage.words).map(|passage| passage.to_string());
                lost.extend((!unchanged).then(|| format!("the words are not unchanged; today it would be {today:?}")));
            }
            let known = letter.parts.iter().any(|part| part.id == address.fragment)
                || letter.corrections.iter().any(|correction| correction.id == address.fragment);
            lost.extend((!address.fragment.is_empty() && !known).then(|| format!("no place {}", address.fragment)));
            lost
        }
        Route::Compare { .. } => CompareState::read(params).ignored,
        Route::Choose => {
            let letters = ["a", "b"].map(|side| address.param(side).and_then(|id| corpus.letter(id)));
            letters.iter().filter(|letter| letter.is_none()).map(|_| "names no two letters".to_owned()).collect()
        }
        other => panic!("{text}: {other:?} has neither a query nor places that are promised"),
    };
    // What is read must be written again, or the address would change under the reader.
    let again = Address::parse(&address.to_string());
    lost.extend((again != address).then(|| format!("is written as {address}")));
    lost
}

#[test]
fn every_address_ever_published_still_leads_to_what_it_named() {
    let corpus = collection();
    let now = published(corpus).unwrap();
    assert!(now.contains(&format!("/{}", one_file::name(corpus))));
    let text = fs::read_to_string(path(FILE)).unwrap();
    let then: BTreeSet<String> = text.lines().filter(|line| line.starts_with('/')).map(str::to_owned).collect();
    let mut wrong = Vec::new();
    for address in &then {
        if address.contains(['?', '#']) {
            wrong.extend(lost(corpus, address).into_iter().map(|what| format!("{address}: {what}")));
        } else if !now.contains(address) {
            wrong.push(format!("{address}: is gone"));
        }
    }
    assert_eq!(wrong, [""; 0]);
    let new: Vec<&String> = now.difference(&then).collect();
    assert!(new.is_empty(), "not yet frozen; run cargo xtask freeze: {new:?}");
}

#[test]
fn the_file_that_each_page_was_published_as_is_still_its_file() {
    for route in site::pages(collection()) {
        let as_file = format!("{}index.html", route.path());
        assert_eq!(Route::of_path(&as_file), route);
        assert_eq!(Route::of_path(route.path().trim_end_matches('/')), route);
    }
}
