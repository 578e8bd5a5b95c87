//! What readers of other habits type: names in other languages, misspellings, fields, words for word.

use search::{
    Grouping, LineOrder, Request, Scope,
    answer::{OfferKind, concordance::concordance},
    hits_in_letter,
};
use text::fold::tokens;

use crate::support::letters;

fn found(q: &str) -> Vec<String> {
    letters().found(q)
}

#[test]
fn whoever_is_named_in_another_language_is_found() {
    let khrushchev = found("Khrushchev");
    for name in [
        "Jruschov",
        "Chruschtschow",
        "Khrouchtchev",
        "Хрущёв",
        "Хрущев",
        "ХРУЩЁВ",
        "Kruschev",
        "Krusciov",
        "Chruszczow",
        "N. Chruschtschow",
        "Nikita Jruschov",
    ] {
        let places = found(name);
        assert!(!places.is_empty() && places.iter().all(|place| khrushchev.contains(place)), "{name}: {places:?}");
    }
    assert_eq!(found("Кастро"), found("Castro"));
    for (name, english) in [
        ("Mikojan", "Mikoyan"),
        ("Микоян", "Mikoyan"),
        ("Фидель", "Fidel"),
        ("Кеннеди", "Kennedy"),
        ("Сталин", "Stalin"),
        ("Малиновский", "Malinovsky"),
        ("Москва", "Moscow"),
        ("Добрынин", "Dobrynin"),
        ("Kusnezow", "Kuznetsov"),
        ("Куба", "=Cuba"),
        ("Wien", "Vienna"),
        ("Moskau", "Moscow"),
        ("La Habana", "Havana"),
    ] {
        assert_eq!(found(name), found(english), "{name}");
    }
    for (name, field) in [
        ("Sowjetunion", "place:ussr"),
        ("СССР", "place:ussr"),
        ("Estados Unidos", "place:usa"),
        ("États-Unis", "place:usa"),
        ("США", "place:usa"),
        ("ООН", "org:un"),
        ("ONU", "org:un"),
        ("Naciones Unidas", "org:un"),
        ("Vereinte Nationen", "org:un"),
        ("OTAN", "org:nato"),
        ("НАТО", "org:nato"),
        ("КПСС", "org:cpsu"),
        ("PCUS", "org:cpsu"),
    ] {
        let places = found(name);
        let of_field = found(field);
        assert!(!places.is_empty() && places.iter().all(|place| of_field.contains(place)), "{name}: {places:?}");
    }
    for (of, whose) in [("mikoyans", "mikoyan"), ("gromykos", "gromyko")] {
        let headings = |q: &str| letters().ask(q).names.into_iter().map(|named| named.heading).collect::<Vec<_>>();
        assert!(!headings(whose).is_empty(), "{whose}");
        assert_eq!(headings(of), headings(whose), "without an apostrophe");
    }
    for strange in ["赫鲁晓夫", "フルシチョフ", "Χρουστσόφ"] {
        let answer = letters().ask(strange);
        assert!(
            answer.suggestions.is_empty() && answer.partial_matches.is_none() && answer.passages.is_empty(),
            "{strange}"
        );
    }
    assert_eq!(found("Kuba").len(), found("=Cuba").len());
    assert!(found("RFK").iter().all(|place| found("Robert Kennedy").contains(place)), "not his brother");
}

#[test]
fn a_word_that_differs_in_its_first_letter_is_another_word() {
    for (word, other) in
        [("wife", "life"), ("moon", "soon"), ("warships", "hardships"), ("bank", "tank"), ("hell", "bell")]
    {
        let answer = letters().ask(word);
        let is_read_as = |text: &str| text.split(|sign: char| !sign.is_alphabetic()).any(|read| read == other);
        assert!(!answer.partial_matches.is_some_and(|some| is_read_as(&some.lead)), "{word} is no {other}");
        assert!(!answer.suggestions.iter().any(|one| is_read_as(&one.request.q)), "{word} is no {other}");
    }
    for (slip, meant) in [("epace", "peace"), ("eace", "peace"), ("ppeace", "peace"), ("nvasion", "invasion")] {
        assert!(letters().ask(slip).suggestions.iter().any(|one| one.request.q == meant), "{slip} for {meant}");
    }
}

#[test]
fn a_word_with_another_letter_in_it_is_no_slip_of_a_short_one() {
    for word in ["Rául", "Minh", "Ho Chi Minh", "beard", "decades"] {
        let answer = letters().ask(word);
        assert!(answer.suggestions.is_empty(), "{word}: {:?}", answer.suggestions);
        assert!(answer.partial_matches.is_none_or(|some| !some.lead.contains("is read as")), "{word}");
    }
    // Beside words that are found too, unless a passage has both.
    for q in ["Castro's beard", "beard of Castro", "a sender of letters"] {
        let lead = letters().ask(q).partial_matches.map(|some| some.lead).unwrap_or_default();
        assert!(!lead.contains("is read as"), "{q}: {lead}");
    }
}

#[test]
fn no_suggestion_leads_to_nothing() {
    for q in [
        "Jruschow",
        "kruschef",
        "Dobrinin",
        "Miokyan",
        "Kenedy",
        "Malinowskij",
        "missles",
        "Громико",
        "zzzzzz",
        "Hruschow",
    ] {
        for suggestion in letters().ask(q).suggestions {
            assert!(suggestion.passages > 0, "{q}: {suggestion:?}");
            assert!(!found(&suggestion.request.q).is_empty(), "{q}: {suggestion:?}");
        }
    }
}

#[test]
fn a_misspelt_query_is_read_as_the_one_that_is_meant() {
    for (misspelt, meant) in [
        ("Kennety", "Kennedy"),
        ("hungre and cold", "hunger and cold"),
        ("impulsve", "impulsive"),
        ("starvnig", "starving"),
        ("may inspcetors come to cuba", "may inspectors come to cuba"),
        ("what sohuld Mikoyan tell Fidel", "what should Mikoyan tell Fidel"),
        ("27 Otcober", "27 October"),
        ("tansk", "tanks"),
        ("Sovet war dead", "Soviet war dead"),
    ] {
        let right = letters().ask(meant);
        let answer = letters().ask(misspelt);
        let some = answer.partial_matches.as_ref().map_or(&[][..], |some| &some.passages);
        let first = |passages: &[search::answer::RankedPassage]| {
            passages.iter().take(3).map(|found| found.passage).collect::<Vec<_>>()
        };
        let of_right = right.passages.iter().chain(right.partial_matches.iter().flat_map(|some| &some.passages));
        let of_right: Vec<search::answer::RankedPassage> = of_right.copied().collect();
        assert!(answer.passages.is_empty(), "{misspelt}");
        assert_eq!(first(some), first(&of_right), "{misspelt}");
        assert!(answer.partial_matches.is_some_and(|some| some.lead.contains("is read as")), "{misspelt}");
    }
    let offered: Vec<String> = letters().ask("Kenedi").suggestions.into_iter().map(|one| one.request.q).collect();
    assert_eq!(offered, ["kennedy"], "as the letters spell the name");
    let meant_only = letters().ask("Pitsnuda");
    assert!(!meant_only.names.is_empty(), "whom no passage names is meant all the same");
    assert!(meant_only.notices.iter().any(|notice| notice.contains("is read as “pitsunda”")));
    let in_letter = |q: &str| hits_in_letter(&letters().corpus, &letters().index, q, "1962-11-11-mikoyan");
    assert_eq!(in_letter("fetsih"), in_letter("fetish"), "within a letter as over all");
}

#[test]
fn a_field_may_have_a_blank_after_its_colon_and_is_explained() {
    for (spaced, close) in [
        ("date: 1962-10", "date:1962-10"),
        ("person: mikoyan", "person:mikoyan"),
        ("to: castro trust", "to:castro trust"),
        ("trust to: castro", "trust to:castro"),
        ("To:Castro trust", "to:castro trust"),
        ("TO: CASTRO trust", "to:castro trust"),
        ("Person:Mikoyan", "person:mikoyan"),
        ("THEME:Trust", "theme:trust"),
        ("theme:Trust-US", "theme:trust-us"),
        ("trust IN:Notes", "trust in:notes"),
        ("trust In:1962-10-30-CASTRO", "trust in:1962-10-30-castro"),
        ("Date:1962-10", "date:1962-10"),
        ("date:27.10.1962..1962-11-11", "date:1962-10-27..1962-11-11"),
        ("date:\"11 November 1962\"", "date:1962-11-11"),
        ("date:\"October 1962\"", "date:1962-10"),
        ("recipient:castro trust", "to:castro trust"),
        ("sender: khrushchev trust", "from:khrushchev trust"),
        ("organisation:un", "org:un"),
        ("before:1962-10-30", "date:1962-10-26..1962-10-30"),
        ("before: 1962-10", "date:1962-10"),
        ("after:1963", "date:1963"),
        ("trust after:1962-11 before:1962-11", "trust date:1962-11"),
        ("cuba || berlin", "cuba OR berlin"),
        ("cuba||berlin", "cuba OR berlin"),
        ("cuba && missiles", "cuba AND missiles"),
    ] {
        assert!(!found(spaced).is_empty(), "{spaced}");
        assert_eq!(found(spaced), found(close), "{spaced}");
    }
    let theme = letters().ask("theme:trust");
    assert!(theme.understood.sentence.contains("Can the adversary be trusted"), "{:?}", theme.understood);
    assert!(theme.suggestions.is_empty() && !theme.passages.is_empty());
    assert!(letters().ask("he wrote to: nobody").notices.len() == 1);
}

#[test]
fn a_letter_can_be_searched_alone() {
    let all = found("trust");
    let one = found("trust in:1962-10-30-castro");
    let of_letter: Vec<String> = all.into_iter().filter(|place| place.starts_with("1962-10-30-castro#")).collect();
    assert_eq!(one, of_letter);
    assert!(
        !hits_in_letter(&letters().corpus, &letters().index, "trust in:1962-10-30-castro", "1962-10-30-castro")
            .is_empty()
    );
}

#[test]
fn where_only_exclusions_are_asked_for_paragraphs_come_before_headings() {
    let answer = letters().ask("NOT cuba");
    let scopes: Vec<Scope> =
        answer.passages.iter().filter_map(|found| Some(letters().index.passage(found.passage)?.scope)).collect();
    let last_body = scopes.iter().rposition(|scope| *scope == Scope::Body).unwrap_or_default();
    let first_other = scopes.iter().position(|scope| *scope != Scope::Body).unwrap_or(usize::MAX);
    assert!(last_body < first_other);
}

#[test]
fn initials_and_spaced_abbreviations_are_names() {
    for q in ["N. S. Khrushchev", "N.S. Khrushchev", "N Khrushchev"] {
        let answer = letters().ask(q);
        let first = letters().index.passage(answer.passages[0].passage).expect("a passage");
        assert!(matches!(first.scope, Scope::Body | Scope::Framing), "{q}: a letter's own words lead");
        assert!(answer.passages.len() > 5, "{q}");
    }
    assert_eq!(found("U S A"), found("USA"));
    assert_eq!(found("u s"), found("US"));
}

#[test]
fn words_typed_as_they_stand_bring_their_passage_first() {
    let index = &letters().index;
    let mut missed = Vec::new();
    for letter in &letters().corpus.letters {
        for part in letter.body() {
            let reading = text::reading::reading_text(letter, part);
            let words: Vec<&str> = reading.split_whitespace().collect();
            // Every window would take minutes; a step of five touches each word.
            for window in words.windows(7).step_by(5) {
                let q = window.join(" ");
                let typed: Vec<String> = tokens(&q).into_iter().map(|token| token.form).collect();
                let answer = search::answer(&letters().corpus, index, &Request::query(&q), 1);
                let has_them = answer.passages.first().is_some_and(|found| {
                    let forms: Vec<String> =
                        tokens(index.text(found.passage)).into_iter().map(|token| token.form).collect();
                    forms.windows(typed.len()).any(|run| run == typed)
                });
                if !has_them {
                    missed.push(q);
                }
            }
        }
    }
    assert!(missed.is_empty(), "{}: {missed:#?}", missed.len());
}

#[test]
fn typing_of_other_keyboards_is_read() {
    for (typed, plain) in [
        ("ｔｒｕｓｔ", "trust"),
        ("con\u{fb01}dence", "confidence"),
        ("Mikoyan\u{2bc}s", "Mikoyan"),
        ("mis\u{200b}siles", "missiles"),
        ("tru\u{ad}st", "trust"),
        ("ｔｏ：castro trust", "to:castro trust"),
        ("Dortico\u{301}s", "Dorticós"),
    ] {
        assert!(!found(plain).is_empty(), "{plain}");
        assert_eq!(found(typed), found(plain), "{plain}");
    }
}

#[test]
fn passages_can_stand_together_by_recipient_or_letter() {
    let ask = |group| letters().answer(&Request::query("trust").grouped(Some(group)));
    let by_recipient = ask(Grouping::Recipient);
    let recipients: Vec<&str> = by_recipient.groups.iter().map(|group| group.recipient.as_str()).collect();
    assert_eq!(recipients, ["jfk", "castro", "mikoyan"]);
    let by_letter = ask(Grouping::Letter);
    assert!(by_letter.groups.iter().map(|group| group.letters[0]).is_sorted());
    for answer in [&by_recipient, &by_letter] {
        assert_eq!(answer.groups.iter().map(|group| group.count).sum::<usize>(), answer.count.passages);
        let all: usize = answer.groups.iter().map(|group| group.passages.len()).sum();
        assert_eq!(all, answer.count.passages);
    }
    assert!(letters().ask("trust").groups.is_empty());
}

#[test]
fn what_answers_better_than_a_list_is_offered() {
    let trust = letters().ask("can the adversary be trusted");
    assert!(
        trust.offers.iter().any(|offer| matches!(&offer.kind, OfferKind::Theme(id) if id == "trust-us")),
        "{:?}",
        trust.offers
    );
    let person = letters().ask("Dobrynin");
    assert!(person.offers.iter().any(|offer| matches!(&offer.kind, OfferKind::Entity(_, id) if id == "dobrynin")));
    assert!(
        !person.offers.iter().any(|offer| matches!(offer.kind, OfferKind::Theme(_)))
            && !letters().ask("Khrushchev").offers.iter().any(|offer| matches!(offer.kind, OfferKind::Theme(_))),
        "a name asks for no theme"
    );
    let word = letters().ask("trust");
    assert!(word.offers.iter().any(|offer| offer.kind == OfferKind::Concordance));
    assert!(letters().ask("zzz").offers.is_empty());
}

#[test]
fn as_many_places_are_offered_as_the_concordance_has_lines() {
    let mut all = 0;
    for words in ["trust", "blockade", "missiles", "=peace", "\"United States\"", "weapons to=castro", "Cuba"] {
        let answer = letters().ask(words);
        let offered = answer.offers.iter().find(|offer| offer.kind == OfferKind::Concordance);
        let lines = concordance(&letters().index, &answer, LineOrder::Letter, 1, 20).total;
        assert_eq!(offered.map(|offer| offer.count), (lines >= 8).then_some(lines), "{words}");
        all += usize::from(offered.is_some());
    }
    assert!(all > 3, "{all}");
}

#[test]
fn the_work_of_a_query_is_bounded() {
    let long = [
        "a* ".repeat(2_700),
        "*a*b*c*d".repeat(2_500),
        "e\u{301}".repeat(25_000),
        "\u{301}".repeat(50_000),
        "zzq~3 qqx~3 ".repeat(400),
        format!("\"{}\"", "a* ".repeat(2_000)),
        format!("\"{}\"~50", "the of ".repeat(1_000)),
        "(".repeat(8_000),
        "NOT ".repeat(2_000),
        "missing words everywhere unknowable ".repeat(300),
    ];
    for q in &long {
        let answer = letters().ask(q);
        assert!(answer.understood.words.len() <= 256);
        let costly = answer.understood.words.iter().filter(|word| {
            matches!(word.reading, search::answer::MatchKind::Pattern | search::answer::MatchKind::Fuzzy)
        });
        assert!(costly.count() <= 16);
    }
    assert!(letters().ask(&long[0]).notices.iter().any(|notice| notice.contains("beginning")));
}

#[test]
fn an_index_made_in_slices_is_the_index_made_at_once() {
    let mut builder = search::IndexBuilder::default();
    let mut slices = 0;
    let index = loop {
        slices += 1;
        if let Some(index) = builder.step(&letters().corpus, 1) {
            break index;
        }
    };
    assert!(slices > letters().corpus.letters.len());
    assert_eq!(index.size(), letters().index.size());
    for q in ["trust", "27 October", "what guarantees did Cuba get"] {
        let sliced = search::answer(&letters().corpus, &index, &Request::query(q), 20);
        let whole = search::answer(&letters().corpus, &letters().index, &Request::query(q), 20);
        assert_eq!(sliced.passages, whole.passages, "{q}");
    }
}
