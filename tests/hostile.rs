//! Whatever stands in an address, a fragment or the browser's storage, the edition reads it without harm, and what it makes
//! of it is something that it could have written itself.
//!
//! Queries, which may also come from a clipboard, have tests of their own in `tests/search/properties.rs`.

use std::sync::LazyLock;

use citations::Style;
use corpus::{Corpus, PassageRef};
use knot_of_war::CORPUS_JSON;
use knot_of_war::view::settings::Settings;
use proptest::{collection::vec, option, prelude::*, sample::select};
use site::{Address, CompareState, LetterState, Route, explorer_state, pages};
use text::address::{WordAddress, resolve, resolve::part_ranges};

#[allow(clippy::unwrap_used, reason = "in a test a panic is the report")]
static CORPUS: LazyLock<Corpus> = LazyLock::new(|| Corpus::from_json(CORPUS_JSON).unwrap());

/// Pieces of addresses, in an order in which nobody would write them; ids that exist, so that some lead somewhere.
fn address() -> impl Strategy<Value = String> {
    let signs = select(vec![
        "/",
        "//",
        "..",
        "/./",
        "?",
        "&",
        "&&",
        "=",
        "#",
        "##",
        ":",
        "-",
        "~",
        ",",
        "%",
        "%00",
        "%ff",
        "%F0%9F",
        "%2e%2e%2f",
        "\\",
        "+",
        "javascript:",
        "data:text/html,",
        "<script>",
        "\"",
        "'",
        "\u{202e}",
        "\u{0}",
        "index.html",
        "0",
        "1",
        "12:3-25",
        "99999999999999999999",
        "-1",
        "~a1b2c3d4",
        "p12",
        "p0",
        "a-p1",
        "b-p1",
        "c-p1",
        "n1",
        "heading",
    ]);
    let words = select(vec![
        "/letters/",
        "/compare/",
        "/themes/",
        "/people/",
        "/404/",
        "q",
        "at",
        "text",
        "source",
        "view",
        "panes",
        "linear",
        "lock",
        "by",
        "words",
        "rest",
        "kind",
        "origin",
        "min",
        "c",
        "to",
        "theme",
        "after",
        "before",
        "1962-10",
        "9999-99-99",
        "sort",
    ]);
    let ids = (0..CORPUS.letters.len()).prop_map(|at| CORPUS.letters[at].id.clone());
    let piece = prop_oneof![
        4 => signs.prop_map(str::to_owned),
        4 => words.prop_map(str::to_owned),
        2 => ids,
        1 => "\\PC{0,6}",
        1 => any::<char>().prop_map(String::from),
    ];
    vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

/// What a state says of itself, written and read again, stays.
fn check(text: &str) -> Result<(), TestCaseError> {
    let address = Address::parse(text);
    let again = Address::parse(&address.to_string());
    prop_assert_eq!(&again.route, &address.route);
    let params = &address.params;

    let state = explorer_state::read(&CORPUS, params).request;
    prop_assert_eq!(&explorer_state::read(&CORPUS, &explorer_state::params(&CORPUS, &state)).request, &state);
    let state = CompareState { ignored: Vec::new(), ..CompareState::read(params) };
    prop_assert_eq!(&CompareState::read(&state.params()), &state);
    let state = LetterState { ignored: Vec::new(), ..LetterState::read(params) };
    prop_assert_eq!(&LetterState::read(&state.params()), &state);

    if let Route::Compare { a, b } = &address.route {
        // Asked before a page is shown: it may say no to anything.
        let _ = pages::has_page(&CORPUS, a, b);
    }
    for passage in state.at.iter().chain([&address.fragment]).filter_map(|at| at.parse::<WordAddress>().ok()) {
        for letter in &CORPUS.letters {
            if let Some(words) = resolve::resolve(letter, &passage).words(&passage) {
                prop_assert!(part_ranges(letter, words).is_ok(), "{} in {}", passage, letter.id);
            }
        }
    }
    Ok(())
}

/// Stored values: those of this edition, of another version, of somebody who plays with the browser's tools.
fn stored() -> impl Strategy<Value = Option<String>> {
    let known = select(vec![
        "",
        "on",
        "off",
        "light",
        "dark",
        "auto",
        "-1",
        "3",
        "4",
        "-2",
        "127",
        "128",
        "1e9",
        "NaN",
        "null",
        "true",
        "{}",
        "[object Object]",
        "mla",
        "chicago-note",
        "#",
        "#p1",
        "x#p1:0",
        "x#p1:5-2",
        "x#p1:4294967296",
        "__proto__",
    ]);
    let place = (0..CORPUS.letters.len(), "(p[0-9]{1,4}|heading|zz)(:[0-9]{1,12}(-[0-9]{1,12})?)?")
        .prop_map(|(at, part)| format!("{}#{part}", CORPUS.letters[at].id));
    option::of(prop_oneof![4 => known.prop_map(str::to_owned), 2 => place, 2 => "\\PC{0,40}", 1 => "(?s).{0,12}"])
}

proptest! {
    #[test]
    fn any_address_is_read_and_what_is_read_is_written_again(text in address()) {
        check(&text)?;
    }

    #[test]
    fn any_stored_values_give_settings_that_could_have_been_chosen(values in vec(stored(), 6)) {
        let names = Settings::default().values().map(|(name, _)| name);
        let settings = Settings::read(|asked| {
            let at = names.iter().position(|name| *name == asked)?;
            values[at].clone()
        });
        prop_assert!(Settings::SIZES.contains(&settings.size));
        let written = settings.values();
        let again = Settings::read(|asked| written.iter().find(|(name, _)| *name == asked).map(|(_, value)| value.clone()));
        prop_assert_eq!(again, settings);
    }

    #[test]
    fn any_stored_place_or_style_is_one_that_exists_or_none(value in stored()) {
        let value = value.unwrap_or_default();
        if let Ok(place) = value.parse::<PassageRef>() {
            prop_assert_eq!(place.to_string().parse::<PassageRef>().ok(), Some(place.clone()));
            prop_assert!(place.words.is_none_or(|words| words.first > 0 && words.first <= words.last));
        }
        if let Some(style) = Style::from_id(&value) {
            prop_assert_eq!(style.id(), value.as_str());
        }
    }
}
