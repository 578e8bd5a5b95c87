//! The built edition (`dist/`) as readers meet it. Each test says what holds; each runs in the browsers that it names.
//!
//! Needs `cargo xtask build` to have been run; `cargo xtask test` does both.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod access;
mod addresses;
mod both_texts;
mod changes;
mod comparing;
mod crawler;
mod denied;
mod finding;
mod hostile;
mod hosts;
mod keyboard;
mod layout;
mod letter_bar;
mod looks;
mod marks;
mod matrix;
mod offline;
mod one_file;
mod own_letters;
mod pages;
mod passages;
mod pictures;
mod printing;
mod reading;
mod saving;
mod searching;
mod sharing;
mod starting;
mod support;
mod tasks;
mod typing;
mod validity;
mod webkit;
mod word_files;

use std::env;

use corpus::Corpus;
use knot_of_war::CORPUS_JSON;

/// Whether everything is tried, not every so manieth: so it is at night, with `LONG=1`.
fn at_length() -> bool {
    env::var_os("LONG").is_some()
}

/// Whether a case is tried at this one of so many places (browsers, sizes, pages) where it could be: at length at all of them,
/// by day at one, in turn, the same in every run.
fn is_turn(case: usize, place: usize, places: usize) -> bool {
    at_length() || case % places == place
}

/// The collection that was built.
fn corpus() -> Corpus {
    Corpus::from_json(CORPUS_JSON).expect("the embedded collection is readable")
}
