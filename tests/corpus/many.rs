//! A thousand letters: every kind of page has few enough elements for a phone, however many letters there are.
//!
//! The collection is generated, the same on every machine: short letters that went both ways, with more people, places, bodies
//! and words of the time than one page holds, a place that every letter names, themes, and parallels of an editor.
//! Pages are rendered as the publisher renders them; of the pages of letters and entries, those that have most to say.

use std::rc::Rc;

use corpus::{Corpus, EntityKind, validate::validate_folder};
use knot_of_war::{
    edition::Edition,
    opened::EditionSwitch,
    platform::history::UrlScheme,
    view::{
        PageContext, Prerendered, Settings,
        explorer::{
            DRAWN, SharedAnswer,
            filters::{Filters, FiltersProps},
            results::{Results, ResultsProps},
            timeline::{Timeline, TimelineProps},
        },
    },
};
use publisher::page::render;
use search::{Request, View};
use serde_json::{Value, json};
use site::{
    Address, Route,
    pages::{MENTIONS_PAGE, entity_pages},
};

use yew::Callback;

use crate::support::path;

/// How many letters.
const LETTERS: usize = 1_000;

/// What a page may have: results in the explorer, and an index or a chooser.
const OF_RESULTS: usize = 6_000;
const OF_INDEX: usize = 12_000;

/// Entries of a register: each named in every so many letters, the first in all.
fn entries(kind: &str, count: usize) -> Vec<Value> {
    let entry = |at: usize| {
        let step = 1 + at * 7;
        let mentions: serde_json::Map<String, Value> = (0..LETTERS)
            .filter(|letter| letter % step == 0)
            .map(|letter| (format!("l{letter}"), json!(if at == 0 { "p1:1 p1:3 p2:2" } else { "p2:2" })))
            .collect();
        let name = format!("{}{kind} {at}", char::from(b'A' + u8::try_from(at % 26).unwrap()));
        json!({ "id": format!("{kind}-{at}"), "name": name, "sort_name": name, "mentions": mentions })
    };
    (0..count).map(entry).collect()
}

/// The collection: ten correspondents of one, who writes every other letter.
fn thousand() -> Corpus {
    let base = validate_folder(&path("tests/collections/two_of_one_day")).corpus.unwrap();
    let mut corpus: Value = serde_json::to_value(base).unwrap();
    let person = |at: usize| format!("person-{at}");
    let letters: Vec<Value> = (0..LETTERS)
        .map(|at| {
            let (one, other) = (person(0), person(1 + at % 10));
            let (from, to) = if at % 2 == 0 { (one, other) } else { (other, one) };
            json!({
                "id": format!("l{at}"),
                "senders": [{ "name": from }], "recipients": [{ "name": to }],
                "date": format!("{}-{:02}-{:02}", 1840 + at / 40, 1 + at % 12, 1 + at % 28),
                "parts": [
                    { "id": "salutation", "kind": "salutation", "text": "Dear friend," },
                    { "id": "p1", "kind": "paragraph", "text": "Harbour and harbour: the ships have come in again." },
                    { "id": "p2", "kind": "paragraph", "text": "The harbour is full, and nobody has written to me since." }
                ]
            })
        })
        .collect();
    let passages = |theme: usize| -> Value {
        let of = (0..LETTERS).filter(|at| at % 9 == theme);
        of.map(|at| (format!("l{at}"), json!({ "main": ["p1"] }))).collect::<serde_json::Map<_, _>>().into()
    };
    let parallels: Vec<Value> = (0..300)
        .map(|at| {
            json!({
                "a": format!("l{at}#p1"), "b": format!("l{}#p2", at + 300), "id": format!("c{}", at + 1),
                "kind": "contradiction", "strength": 1 + at % 3, "question": "Were there ships?", "reason": "One has ships."
            })
        })
        .collect();
    corpus["letters"] = letters.into();
    corpus["people"] = entries("person", 700).into();
    corpus["places"] = entries("place", 450).into();
    corpus["organisations"] = entries("body", 210).into();
    corpus["terms"] = entries("term", 30).into();
    corpus["themes"] = (0..9)
        .map(|at| json!({ "id": format!("t{at}"), "label": format!("Theme {at}"), "definition": "D.", "passages": passages(at) }))
        .collect();
    corpus["parallels"] = parallels.into();
    let mut corpus: Corpus = serde_json::from_value(corpus).unwrap();
    corpus::complete(&mut corpus);
    corpus
}

/// How many elements a page has.
pub fn elements(page: &str) -> usize {
    page.match_indices('<')
        .filter(|(at, _)| page[at + 1..].starts_with(|next: char| next.is_ascii_alphabetic()))
        .count()
}

#[test]
fn no_page_of_a_thousand_letters_has_more_elements_than_it_may() {
    let edition = Edition::prepared(thousand());
    let corpus = &edition.corpus;
    // Of each kind of page those with most on them: the first and the last letter and pair, the entries that are named most.
    let mut routes: Vec<(Route, usize)> = Vec::new();
    for route in site::pages(corpus) {
        let (is_tried, most) = match &route {
            Route::Letter { letter } => (["l0", "l1", "l599", "l999"].contains(&letter.as_str()), 1_500),
            Route::Compare { a, b } => (a == "l0" || b == "l0", 1_500),
            Route::Explorer | Route::Choose | Route::About | Route::Help | Route::Import => (true, 2_500),
            other => match other.as_entity() {
                Some((_, id, page)) => (id.ends_with("-0") || page > 1 || id.ends_with("-1"), OF_RESULTS),
                // A theme is read through: as much as results.
                None if other.as_theme().is_some() => (true, OF_RESULTS),
                None => (true, OF_INDEX),
            },
        };
        if is_tried {
            routes.push((route, most));
        }
    }
    assert!(routes.len() > 40, "{}", routes.len());
    let mut found = Vec::new();
    for (route, most) in &routes {
        let count = elements(&render(&edition, route, None).unwrap());
        if count > *most {
            found.push(format!("{} has {count} of {most}", route.path()));
        }
    }
    assert_eq!(found, [""; 0]);
}

/// How many elements a component has on its own.
fn drawn<C: yew::BaseComponent>(make: impl FnOnce() -> C::Properties + 'static) -> usize
where
    C::Properties: 'static,
{
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let rendered = async { yew::LocalServerRenderer::<C>::with_props(make()).hydratable(false).render().await };
    elements(&tokio::task::LocalSet::new().block_on(&runtime, rendered))
}

#[test]
fn the_explorer_with_results_of_a_thousand_letters_has_no_more_elements_than_it_may() {
    let edition = Edition::new(thousand());
    let context = PageContext {
        edition: edition.clone(),
        url_scheme: UrlScheme::Pages { base: String::new(), served: None },
        address: Rc::new(Address::of(Route::Explorer).and("q", "harbour")),
        places: None,
        live: false,
        prerendered: Prerendered::default(),
        go: Callback::noop(),
        browser: Rc::default(),
        opened: None,
        remembered_as: String::new(),
        edition_switch: EditionSwitch::default(),
        settings: Settings::default(),
        change_settings: Callback::noop(),
        open_private: Callback::noop(),
    };
    for (query, view) in [
        ("harbour", View::Passages),
        ("harbour", View::Letters),
        ("harbour", View::Concordance),
        ("", View::Letters),
        ("ships nobody", View::Passages),
    ] {
        let request = Rc::new(Request::query(query).viewed(view));
        let answer = SharedAnswer::from(search::answer(&edition.corpus, edition.index(), &request, DRAWN));
        assert!(!answer.letters.is_empty() || answer.partial_matches.is_some(), "{query}");
        let results = {
            let (context, request, answer) = (context.clone(), request.clone(), answer.clone());
            drawn::<Results>(move || ResultsProps {
                context,
                live: false,
                is_asked: true,
                request,
                notices: Vec::new(),
                answer,
                drawn: DRAWN,
                is_settled: true,
                more: Callback::noop(),
            })
        };
        let filters = {
            let (context, answer) = (context.clone(), answer.clone());
            drawn::<Filters>(move || FiltersProps { context, live: false, answer, open: true, act: Callback::noop() })
        };
        let timeline = {
            let (context, counts) = (context.clone(), answer.timeline.clone());
            drawn::<Timeline>(move || TimelineProps {
                context,
                counts,
                counts_passages: true,
                after: None,
                before: None,
                act: Callback::noop(),
            })
        };
        let all = results + filters + timeline;
        assert!(results > 50 && filters > 20 && timeline > 20, "{query}: {results}, {filters}, {timeline}");
        // The line of time has bars and years, not a stem and a label for each letter and month; no result has a menu of all letters.
        assert!(timeline < 250 && results < DRAWN * 40, "{timeline}, {results}");
        // What stands above and around them has not five hundred.
        assert!(
            all < OF_RESULTS - 500,
            "“{query}”, {view:?}: {results} results, {filters} filters, {timeline} timeline"
        );
    }
}

#[test]
fn what_every_letter_names_has_pages_that_lead_on_and_together_name_every_place_once() {
    let edition = Edition::prepared(thousand());
    let corpus = &edition.corpus;
    let place = corpus.entity(EntityKind::Place, "place-0").unwrap();
    let pages = entity_pages(corpus, place);
    let most = pages
        .iter()
        .map(|letters| letters.iter().map(|letter| place.mentions.in_letter(&letter.id).len()).sum::<usize>());
    assert_eq!(pages.len(), 13);
    assert!(most.into_iter().all(|count| count <= MENTIONS_PAGE));
    let mut marks = 0;
    for page in 1..=pages.len() {
        let route = Route::entity_page(EntityKind::Place, "place-0", page);
        let html = render(&edition, &route, None).unwrap();
        marks += html.matches("<mark>").count();
        assert!(html.contains("3,000 mentions in 1,000 letters"), "{page}");
        for (rel, is_there) in [("next", page < pages.len()), ("prev", page > 1)] {
            assert_eq!(html.matches(&format!("rel=\"{rel}\"")).count(), if is_there { 2 } else { 0 }, "{rel} {page}");
        }
        // Whoever is sent from the overview finds the letter on the page.
        for letter in &pages[page - 1] {
            assert!(html.contains(&format!("href=\"#in-{}\"", letter.id)), "{}", letter.id);
            assert!(html.contains(&format!("id=\"in-{}\"", letter.id)), "{}", letter.id);
        }
    }
    assert_eq!(marks, place.mentions.count());
    // What few letters name has one page, and an address beyond the last has none.
    assert!(!site::pages::exists(corpus, &Route::entity_page(EntityKind::Place, "place-0", 14)));
    assert!(!site::pages::exists(corpus, &Route::entity_page(EntityKind::Place, "place-9", 2)));
    let none = render(&edition, &Route::entity_page(EntityKind::Place, "place-0", 14), None).unwrap();
    assert!(none.contains("no such page") || none.contains("No such page"), "{none}");
}

#[test]
fn what_many_letters_say_on_a_theme_is_told_by_year_and_read_page_by_page() {
    let edition = Edition::prepared(thousand());
    let matrix = render(&edition, &Route::Themes, None).unwrap();
    // 26 years: a column is a decade. Every ninth letter has a passage on the theme.
    for decade in ["1840s", "1850s", "1860s"] {
        assert!(matrix.contains(&format!("<th scope=\"col\">{decade}</th>")), "{decade}");
    }
    assert!(matrix.contains("?theme=t0&amp;after=1840&amp;before=1849&amp;view=passages\">45</a>"), "{matrix}");
    assert!(matrix.contains("Assigned to no theme: 1,000 paragraphs in 1,000 letters."));
    let pages = [1, 2].map(|page| render(&edition, &Route::theme_page("t0", page), None).unwrap());
    let passages = pages.each_ref().map(|page| page.matches("data-paragraph=\"p1\"").count());
    assert_eq!(passages, [60, 52]);
    assert!(pages.iter().all(|page| page.contains("112 passages in 112 letters")));
    assert!(pages[0].contains("/themes/t0/page/2/") || pages[0].contains("./page/2/"));
    assert!(
        pages[0].contains("rel=\"next\"") && !pages[1].contains("rel=\"next\"") && pages[1].contains("rel=\"prev\"")
    );
    // Beside its neighbours on the theme, not beside all.
    let beside = pages[0].matches("at=a-p1,b-p1").count();
    assert!((60..=360).contains(&beside), "{beside}");
    assert!(!site::pages::exists(&edition.corpus, &Route::theme_page("t0", 3)));
}
