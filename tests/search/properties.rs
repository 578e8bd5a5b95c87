//! What holds of any query, any request and any address.

use corpus::{Corpus, EntityKind, PartialDate};
use proptest::{collection::vec, option, prelude::*, sample::select};
use search::{Answer, Filter, LineOrder, Request, Sort, View, concordance, excerpt, export, hits_in_letter};
use site::explorer_state;

use crate::support::{Searched, invented, letters};

/// Queries, or addresses, tried in each case: with the 8,192 cases of the nightly run a million of each.
const QUERIES: usize = 128;

/// Pieces of queries: signs of the language, fields, words of both collections, anything.
fn piece() -> impl Strategy<Value = String> {
    let signs = select(vec![
        "(",
        ")",
        "((",
        "\"",
        "“",
        "”",
        "OR",
        "AND",
        "NOT",
        "-",
        "~",
        "~2",
        "~99999999999",
        "*",
        "?",
        "=",
        ":",
        "'",
        "’s",
        "\\",
        "&",
        "to:",
        "from:",
        "date:",
        "date:1871-03..1871-13",
        "form:letter",
        "theme:",
        "person:",
        "in:notes",
        "in:",
        "org:\"",
        ".",
        "—",
    ]);
    let words = select(vec![
        "ferry",
        "bridge",
        "the",
        "Ashford",
        "boat",
        "railway",
        "4 March",
        "1871",
        "Brandt",
        "US",
        "us",
        "U.S.",
        "co-op",
        "Il-28",
        "trust",
        "missil*",
        "tr?st",
        "kruschev~",
        "=knot",
        "Kennedy",
        "Bay of Pigs",
        "Turkey",
        "why",
        "27 October",
        "United States",
    ]);
    prop_oneof![
        4 => words.prop_map(str::to_owned),
        4 => signs.prop_map(str::to_owned),
        1 => "\\PC{0,8}",
        1 => "[a-z]{1,9}",
    ]
}

fn query() -> impl Strategy<Value = String> {
    (vec(piece(), 0..8), any::<bool>()).prop_map(|(pieces, spaced)| pieces.join(if spaced { " " } else { "" }))
}

/// A request with choices that exist in the collection.
fn request(searched: &'static Searched) -> impl Strategy<Value = Request> {
    let options: Vec<(Filter, String)> = searched
        .answer(&Request::default())
        .facets
        .into_iter()
        .flat_map(|facet| facet.options.into_iter().map(move |option| (facet.filter, option.id)))
        .collect();
    let date = || option::of(select(vec!["1871", "1871-03", "1962-10", "1962-11-11", "1963"]));
    let q = prop_oneof![2 => Just(String::new()), 3 => select(vec!["ferry", "bridge OR rope", "trust", "cuba", "knot -doom"]).prop_map(str::to_owned), 1 => query()];
    let ways = (
        option::of(select(vec![Sort::Relevance, Sort::Date])),
        option::of(select(vec![View::Letters, View::Passages, View::Concordance])),
        select(vec![LineOrder::Letter, LineOrder::Left, LineOrder::Right]),
    );
    (q, vec((select(options), any::<bool>()), 0..4), date(), date(), ways).prop_map(
        |(q, choices, after, before, (sort, view, order))| {
            let parsed = |date: Option<&str>| date.and_then(|date| date.parse::<PartialDate>().ok());
            let mut request = Request::query(&q).shown(sort, view, order).dated(parsed(after), parsed(before));
            for ((filter, id), exclude) in choices {
                request.choose(filter, &id, exclude);
            }
            request
        },
    )
}

/// Everything that a page could show of an answer.
fn look_at(searched: &Searched, answer: &Answer, q: &str) {
    let Searched { corpus, index } = searched;
    let listed = answer.passages.iter().chain(answer.partial_matches.iter().flat_map(|some| &some.passages)).take(20);
    for found in listed {
        let shown = excerpt(index, answer, found.passage, 120);
        assert!(index.text(found.passage).contains(&shown.text()), "{q}");
    }
    let lines = concordance(index, answer, LineOrder::Left, 20, 40);
    assert!(lines.lines.len() <= lines.total, "{q}");
    for letter in &corpus.letters {
        let hits = hits_in_letter(corpus, index, q, &letter.id);
        assert!(hits.iter().all(|hit| hit.start < hit.end && hit.words.first <= hit.words.last), "{q}");
    }
    let cite = |_: &corpus::Letter, _: &str| String::new();
    assert!(export::csv(corpus, index, answer, &cite).starts_with("\u{feff}letter,"), "{q}");
    assert_eq!(answer.count.passages == 0, answer.passages.is_empty(), "{q}");
    for found in answer.partial_matches.iter().flat_map(|some| &some.passages) {
        assert!(!answer.is_found(found.passage), "{q}");
    }
}

proptest! {
    #[test]
    fn any_text_is_a_query_and_is_answered(queries in vec(query(), QUERIES)) {
        for (at, q) in queries.iter().enumerate() {
            let answer = invented().ask(q);
            // Everything that is shown of it costs ten times as much as the answer.
            if at % 16 == 0 {
                look_at(invented(), &answer, q);
            }
        }
    }

    #[test]
    fn an_address_reads_back_as_the_request_that_it_was_written_for(request in request(letters())) {
        let params = explorer_state::params(&letters().corpus, &request);
        let read = explorer_state::read(&letters().corpus, &params);
        prop_assert_eq!(read.request, request);
        prop_assert_eq!(read.notices, Vec::<String>::new());
    }

    #[test]
    fn any_parameters_are_an_address_and_settle_at_once(
        addresses in vec(vec(
            (
                prop_oneof![select(vec!["q", "to", "from", "form", "theme", "person", "after", "before", "sort", "view", "order"])
                    .prop_map(str::to_owned), "\\PC{0,6}"],
                prop_oneof![select(vec!["castro", "-castro", "kennedy", "jfk", "-il28", "1962-11", "date", "left", "", "-"])
                    .prop_map(str::to_owned), "\\PC{0,12}"],
            ),
            0..8,
        ), QUERIES),
    ) {
        let corpus = &letters().corpus;
        for (at, params) in addresses.iter().enumerate() {
            let once = explorer_state::read(corpus, params);
            let again = explorer_state::read(corpus, &explorer_state::params(corpus, &once.request));
            prop_assert_eq!(&again.request, &once.request);
            prop_assert!(again.notices.is_empty());
            if at % 16 == 0 {
                letters().answer(&once.request);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases / 4, ..ProptestConfig::default() })]

    #[test]
    fn any_query_is_answered_on_this_collection(q in query()) {
        let answer = letters().ask(&q);
        look_at(letters(), &answer, &q);
    }

    #[test]
    fn a_choice_finds_as_much_as_its_count_says(request in request(letters()), which in any::<prop::sample::Index>()) {
        let answer = letters().answer(&request);
        // Where no passage has all words, counts are of those with some, which have a floor of their own.
        prop_assume!(answer.count.passages > 0);
        let options: Vec<_> = answer
            .facets
            .iter()
            .flat_map(|facet| facet.options.iter().map(|option| (facet.filter, option)))
            .collect();
        let (filter, option) = which.get(&options);
        let mut alone = request.clone();
        for choice in request.chosen(*filter) {
            alone.drop_choice(*filter, &choice.id);
        }
        alone.choose(*filter, &option.id, false);
        let found = letters().answer(&alone).count;
        let counted = if request.counts_passages() { found.passages } else { found.letters };
        prop_assert_eq!(counted, option.count as usize, "{:?} {}", filter, option.id);
    }

    #[test]
    fn what_is_seen_while_one_types_is_how_the_whole_answer_begins(request in request(letters()), seen in 1..9_usize) {
        let Searched { corpus, index } = letters();
        let first = search::first_answer(corpus, index, &request, seen);
        let whole = letters().answer(&request);
        prop_assert_eq!(&first.count, &whole.count);
        prop_assert_eq!(&first.understood, &whole.understood);
        prop_assert_eq!(&first.notices, &whole.notices);
        prop_assert_eq!(&first.suggestions, &whole.suggestions);
        prop_assert_eq!(first.chips.len(), whole.chips.len());
        prop_assert_eq!(&first.passages[..], &whole.passages[..seen.min(whole.passages.len())]);
        if request.view() == View::Letters {
            prop_assert_eq!(&first.letters, &whole.letters);
        }
        // Below as many results as are seen nothing else is.
        if whole.passages.len() < seen {
            let listed = |answer: &Answer| answer.partial_matches.clone().map(|some| (some.lead, some.count, some.passages));
            let whole = listed(&whole).map(|(lead, count, mut passages)| {
                passages.truncate(seen);
                (lead, count, passages)
            });
            prop_assert_eq!(listed(&first), whole);
        }
        if whole.passages.is_empty() {
            prop_assert_eq!(&first.names, &whole.names);
        }
    }

    #[test]
    fn more_filters_never_find_more(request in request(letters())) {
        let narrow = letters().answer(&request);
        for chip in &narrow.chips {
            let without = letters().answer(&chip.without);
            // Another choice of the same filter is an alternative: dropping one may find less.
            let alternatives = Filter::ALL.into_iter().any(|filter| request.chosen(filter).len() > 1);
            prop_assert!(alternatives || without.count.passages >= narrow.count.passages);
        }
    }

    #[test]
    fn and_narrows_or_widens_not_divides(one in select(WORDS.to_vec()), other in select(WORDS.to_vec())) {
        let found = |q: &str| letters().found(q);
        let (a, b) = (found(one), found(other));
        let both: Vec<String> = a.iter().filter(|place| b.contains(place)).cloned().collect();
        prop_assert_eq!(found(&format!("{one} {other}")), both.clone());
        prop_assert_eq!(found(&format!("{one} OR {other}")).len(), a.len() + b.len() - both.len());
        prop_assert_eq!(found(&format!("{one} -{other}")).len(), a.len() - both.len());
    }
}

const WORDS: &[&str] =
    &["trust", "missiles", "cuba", "war", "imperialism", "friends", "agreement", "soviet", "revolution", "=peace"];

#[test]
fn an_address_may_name_people_by_their_short_names() {
    let corpus: &Corpus = &letters().corpus;
    let param = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let state = explorer_state::read(corpus, &[param("to", "kennedy"), param("to", "-castro"), param("person", "rfk")]);
    assert_eq!(state.request.chosen(Filter::To)[0].id, "jfk");
    assert!(state.request.chosen(Filter::To)[1].exclude);
    assert_eq!(state.request.chosen(Filter::Person)[0].id, "rfk");
    assert!(corpus.entity(EntityKind::Person, "rfk").is_some());
    assert_eq!(explorer_state::params(corpus, &state.request)[0], param("to", "kennedy"));
}

#[test]
fn what_has_no_meaning_in_an_address_is_said() {
    let corpus = &letters().corpus;
    let param = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let state = explorer_state::read(corpus, &[param("to", "nobody"), param("colour", "red"), param("view", "")]);
    assert_eq!(state.request, Request::default());
    assert_eq!(state.notices.len(), 2);
}
