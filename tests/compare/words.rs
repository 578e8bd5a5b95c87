//! Comparing by words: the figures against an independent calculation, and the shared phrases.

use std::collections::BTreeMap;

use compare::{
    ChosenLetters, Evidence, Other,
    phrases::{FEWEST_WORDS, shared_phrases},
    vocabulary::{Vocabulary, positive_zero},
};
use serde_json::json;

use crate::support::{Made, collection, evidence, made_up, ordered_pairs};

/// Written by `tests/frozen/vocabulary.py`, which shares nothing with the program but the rules.
const INDEPENDENT: &str = include_str!("../frozen/vocabulary.tsv");

#[test]
fn the_figures_agree_with_an_independent_calculation_to_the_printed_digits() {
    let mut vocabularies: BTreeMap<(&str, &str), Vocabulary> = BTreeMap::new();
    let mut lines = 0;
    for line in INDEPENDENT.lines().skip(2) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [a, b, words_a, words_b, word, ..] = fields[..] else { panic!("{line}") };
        let vocabulary = vocabularies.entry((a, b)).or_insert_with(|| {
            let choice = ChosenLetters::resolve(collection(), Some(a), Some(b)).unwrap();
            Vocabulary::new(evidence(), choice.a, choice.b)
        });
        assert_eq!((vocabulary.words_a.to_string(), vocabulary.words_b.to_string()), (words_a.into(), words_b.into()));
        let row = vocabulary.rows.iter().find(|row| row.word == word).unwrap_or_else(|| panic!("no {word} in {a} {b}"));
        let counts = [row.count_a, row.count_b].map(|count| count.to_string());
        let figures = [row.rate_a, row.rate_b, row.log_likelihood, row.log_ratio];
        let figures = figures.map(|figure| format!("{:.2}", positive_zero(figure)));
        let printed: Vec<&str> = counts.iter().chain(&figures).map(String::as_str).collect();
        assert_eq!(printed, fields[5..], "{word} in {a} {b}");
        lines += 1;
    }
    assert!(vocabularies.len() >= 15 && lines >= 800);
}

#[test]
fn the_most_distinctive_words_are_those_of_the_independent_calculation() {
    let mut wanted: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for line in INDEPENDENT.lines().skip(2) {
        let fields: Vec<&str> = line.split('\t').collect();
        wanted.entry((fields[0], fields[1])).or_default().push(fields[4]);
    }
    for ((a, b), words) in wanted {
        let choice = ChosenLetters::resolve(collection(), Some(a), Some(b)).unwrap();
        let vocabulary = Vocabulary::new(evidence(), choice.a, choice.b);
        let first: Vec<&str> = vocabulary.rows.iter().take(words.len()).map(|row| row.word.as_str()).collect();
        assert_eq!(first, words, "{a} {b}");
    }
}

#[test]
fn a_small_text_gets_a_caution_and_long_ones_do_not() {
    let words: Vec<u32> = (0..collection().letters.len())
        .map(|letter| Vocabulary::new(evidence(), letter, Other::Rest).words_a)
        .collect();
    for (a, b) in ordered_pairs(collection()) {
        let vocabulary = Vocabulary::new(evidence(), a, Other::Letter(b));
        assert_eq!(vocabulary.caution().is_some(), words[a].min(words[b]) < 2000);
    }
}

#[test]
fn the_csv_has_every_word_and_the_digits_that_are_shown() {
    let vocabulary = Vocabulary::new(evidence(), 0, Other::Letter(1));
    let csv = vocabulary.to_csv();
    let lines: Vec<&str> = csv.split_terminator("\r\n").collect();
    assert_eq!(lines.len(), vocabulary.rows.len() + 1);
    assert_eq!(lines[0], "\u{feff}word,count_a,count_b,per_1000_a,per_1000_b,log_likelihood,log_ratio");
    let row = &vocabulary.rows[0];
    assert!(lines[1].starts_with(&format!("{},{},{},{:.2},", row.word, row.count_a, row.count_b, row.rate_a)));
}

#[test]
fn shared_phrases_are_maximal_and_keep_their_places() {
    let letter = |id, paragraphs| Made { id, to: "smith", paragraphs };
    let corpus = made_up(
        &[
            letter(
                "one",
                &["Before it, we must not pull on the ends of the rope. And then?", "Pull on the ends of it."],
            ),
            letter(
                "two",
                &["He said: “we must not pull, on the ends of the rope”—never.", "On the ends of the world."],
            ),
        ],
        &[],
        &json!([]),
    );
    let evidence = Evidence::new(&corpus);
    let phrases = shared_phrases(&evidence, 0, Other::Letter(1));
    let found: Vec<(&str, usize)> = phrases.iter().map(|phrase| (phrase.text.as_str(), phrase.words)).collect();
    assert_eq!(found, [("we must not pull on the ends of the rope", 10)]);
    assert_eq!((phrases[0].a[0].part, phrases[0].a[0].words.to_string()), (0, "3-12".to_owned()));
    assert_eq!((phrases[0].b[0].part, phrases[0].b[0].words.to_string()), (0, "3-12".to_owned()));
}

#[test]
fn shared_phrases_of_the_collection_mirror_and_none_is_part_of_another() {
    for (a, b) in ordered_pairs(collection()).into_iter().filter(|(a, b)| a < b) {
        let straight = shared_phrases(evidence(), a, Other::Letter(b));
        let swapped = shared_phrases(evidence(), b, Other::Letter(a));
        assert_eq!(straight.len(), swapped.len());
        for (one, other) in straight.iter().zip(&swapped) {
            assert_eq!((&one.text, &one.a, &one.b), (&other.text, &other.b, &other.a));
            assert!(one.words >= FEWEST_WORDS && !one.a.is_empty() && !one.b.is_empty());
            let within = |longer: &str| format!(" {longer} ").contains(&format!(" {} ", one.text));
            assert_eq!(straight.iter().filter(|phrase| within(&phrase.text)).count(), 1, "{}", one.text);
        }
    }
}

#[test]
fn against_the_rest_every_other_letter_counts() {
    let rest = Vocabulary::new(evidence(), 0, Other::Rest);
    let singles: u32 =
        (1..collection().letters.len()).map(|b| Vocabulary::new(evidence(), 0, Other::Letter(b)).words_b).sum();
    assert_eq!(rest.words_b, singles);
    assert!(
        shared_phrases(evidence(), 0, Other::Rest).iter().all(|phrase| phrase.b.iter().all(|place| place.letter != 0))
    );
}

#[test]
fn words_and_phrases_are_shown_as_the_letters_have_them() {
    let letter = |id, paragraphs| Made { id, to: "smith", paragraphs };
    let corpus = made_up(
        &[
            letter("one", &["Bombers of the Il-28 type. He saw the Il-28s, the Union’s bombers, said He."]),
            letter("two", &["Consequently: bombers of the Il-28 type, and the Union."]),
        ],
        &[],
        &json!([]),
    );
    let evidence = Evidence::new(&corpus);
    let printed =
        ["bombers", "il28", "consequently", "union", "he", "nowhere"].map(|form| evidence.printed(&corpus, form));
    assert_eq!(printed, ["bombers", "Il-28", "Consequently", "Union", "He", "nowhere"]);
    let phrases = shared_phrases(&evidence, 0, Other::Letter(1));
    assert_eq!(phrases[0].printed(&corpus), "Bombers of the Il-28 type");
}
