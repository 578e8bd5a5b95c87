//! A link to words finds them again, or says what became of them; it never points at other words.

use std::{fs, sync::LazyLock};

use citations::{edition::words_path, quote};
use corpus::{Inline, Letter, Part, Text, WordRange};
use proptest::prelude::*;
use site::{Address, Route};
use text::address::{
    Resolution, WordAddress, Words, address, resolve,
    resolve::part_ranges,
    select::{byte_offset, carry, utf16_offset, words_in},
    word_address::check,
};
use text::{Version, compose, reading::reading_text, span_of, words};

use crate::support::{collection, published};

fn count(letter: &Letter, part: &Part) -> u32 {
    u32::try_from(words(&reading_text(letter, part)).len()).unwrap()
}

/// First words, last words, the whole part, and a range that differs from part to part.
fn ranges(letter: &Letter, part: &Part, seed: u32) -> Vec<WordRange> {
    let count = count(letter, part);
    let first = 1 + seed.wrapping_mul(2_654_435_761) % count;
    let last = first + seed.wrapping_mul(40_503) % (count - first + 1);
    let few = count.min(5);
    vec![
        WordRange { first: 1, last: few },
        WordRange { first: count - few + 1, last: count },
        WordRange { first: 1, last: count },
        WordRange { first, last },
    ]
}

/// The letters and digits of the words an address names.
fn said(letter: &Letter, words: &Words) -> String {
    let ranges = part_ranges(letter, words).unwrap();
    let texts = ranges.iter().map(|range| {
        let text = reading_text(letter, range.part);
        let span = span_of(&text, range.words).unwrap();
        text[span.start..span.end].to_owned()
    });
    texts.flat_map(|text| text.to_lowercase().chars().filter(|one| one.is_alphanumeric()).collect::<Vec<_>>()).collect()
}

fn replace(letter: &Letter, part_id: &str, text: &str) -> Letter {
    let mut letter = letter.clone();
    letter.parts.iter_mut().find(|part| part.id == part_id).unwrap().text = Text(vec![Inline::Words(text.to_owned())]);
    letter
}

#[test]
fn the_check_agrees_with_the_published_vectors() {
    let table = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/passage_vectors.tsv")).unwrap();
    let rows: Vec<Vec<&str>> = table.lines().skip(1).map(|line| line.split('\t').collect()).collect();
    assert!(rows.len() > 10);
    for row in rows {
        let [text, count, _, expected] = row[..] else { panic!("{row:?}") };
        let spans = words(text);
        assert_eq!(spans.len().to_string(), count, "{text}");
        assert_eq!(format!("{:08x}", check(spans.iter().map(|word| &text[word.start..word.end]))), expected, "{text}");
    }
}

#[test]
fn every_part_of_every_letter_can_be_linked_to_and_found_unchanged() {
    let mut links = 0;
    for letter in &collection().letters {
        for (seed, part) in (1..).zip(&letter.parts) {
            for range in ranges(letter, part, seed) {
                let passage = address(letter, Words::in_part(&part.id, range)).unwrap();
                let read: WordAddress = passage.to_string().parse().unwrap();
                assert_eq!(read, passage);
                assert_eq!(resolve(letter, &read), Resolution::Unchanged, "{} {read}", letter.id);
                links += 1;
            }
        }
    }
    assert!(links > 800, "{links}");
}

#[test]
fn passages_from_each_paragraph_to_the_next_are_found_unchanged() {
    for letter in &collection().letters {
        let body: Vec<&Part> = letter.body().collect();
        for pair in body.windows(2) {
            let [one, next] = pair else { continue };
            let text = format!("{}:{}-{}:{}", one.id, count(letter, one), next.id, count(letter, next).min(6));
            let words = text.parse::<WordAddress>().unwrap().words;
            let passage = address(letter, words).unwrap();
            assert_eq!(resolve(letter, &passage), Resolution::Unchanged, "{} {passage}", letter.id);
        }
    }
}

#[test]
fn the_address_in_a_link_is_read_back_by_the_site() {
    let corpus = collection();
    let letter = &corpus.letters[0];
    let part = letter.body().next().unwrap();
    let passage = address(letter, Words::in_part(&part.id, WordRange { first: 1, last: 3 })).unwrap();
    let read = Address::parse(&format!("/{}", words_path(&letter.id, &passage)));
    assert_eq!(read.route, Route::letter(&letter.id));
    assert_eq!(read.param("at"), Some(passage.to_string().as_str()));
    assert_eq!(read.fragment, part.id);
}

#[test]
fn after_a_word_is_put_in_a_link_is_unchanged_or_moved_or_differs_but_says_the_same() {
    let (mut unchanged, mut moved, mut differs) = (0, 0, 0);
    for letter in &collection().letters {
        for (seed, part) in (1..).zip(letter.body()) {
            let text = reading_text(letter, part);
            let spans = words(&text);
            let middle = spans[spans.len() / 2].start;
            let edited = replace(letter, &part.id, &format!("{}inserted {}", &text[..middle], &text[middle..]));
            // Looking for long passages takes long without optimisation, and shows nothing that short ones do not.
            for range in ranges(letter, part, seed).into_iter().filter(|range| range.last - range.first < 20) {
                let passage = address(letter, Words::in_part(&part.id, range)).unwrap();
                let before = said(letter, &passage.words);
                let resolution = resolve(&edited, &passage);
                match resolution {
                    Resolution::Unchanged => unchanged += 1,
                    Resolution::Moved(_) => moved += 1,
                    Resolution::TextDiffers => differs += 1,
                    Resolution::Unchecked | Resolution::Missing(_) => panic!("{} {passage}: {resolution:?}", letter.id),
                }
                if let Some(words) = resolution.words(&passage) {
                    assert_eq!(said(&edited, words), before, "{} {passage}", letter.id);
                }
            }
        }
    }
    assert!(unchanged > 100 && moved > 100 && differs > 20, "{unchanged} {moved} {differs}");
}

#[test]
fn when_two_paragraphs_change_places_long_links_follow_their_words() {
    for letter in &collection().letters {
        let ids: Vec<String> = letter.body().map(|part| part.id.clone()).collect();
        let (first, last) = (ids.first().unwrap(), ids.last().unwrap());
        let texts = [first, last].map(|id| reading_text(letter, letter.part(id).unwrap()));
        let swapped = replace(&replace(letter, first, &texts[1]), last, &texts[0]);
        let count = count(letter, letter.part(first).unwrap());
        let range = WordRange { first: 1, last: count };
        let passage = address(letter, Words::in_part(first, range)).unwrap();
        assert_eq!(resolve(&swapped, &passage), Resolution::Moved(Words::in_part(last, range)), "{}", letter.id);
    }
}

#[test]
fn words_carried_to_the_source_and_back_are_the_same_words_but_for_what_corrections_join() {
    for letter in &collection().letters {
        for part in &letter.parts {
            let source = compose(letter, part, Version::Source).text;
            if source.trim().is_empty() {
                continue;
            }
            for word in 1..=count(letter, part) {
                let one = WordRange { first: word, last: word };
                let there = carry(letter, part, Version::Reading, one).unwrap();
                let back = carry(letter, part, Version::Source, there).unwrap();
                let corrected = part.text.0.iter().any(|piece| matches!(piece, Inline::Sic { .. }));
                assert!(
                    back.first <= word && word <= back.last || corrected,
                    "{} {} word {word}: {there} {back}",
                    letter.id,
                    part.id
                );
                if !corrected && !source.contains("--") {
                    assert_eq!(back, one, "{} {} word {word}", letter.id, part.id);
                }
            }
        }
    }
}

#[test]
fn a_selection_in_a_browser_gives_the_words_it_covers() {
    for letter in &collection().letters {
        for part in letter.body() {
            let text = reading_text(letter, part);
            for (number, word) in (1..).zip(words(&text)) {
                let units = utf16_offset(&text, word.start);
                assert_eq!(byte_offset(&text, units), word.start);
                assert_eq!(words_in(&text, word), Some(WordRange { first: number, last: number }));
            }
        }
    }
}

#[test]
fn every_paragraph_can_be_quoted_with_its_citation() {
    let corpus = collection();
    let edition = published(&corpus);
    for letter in &corpus.letters {
        for part in letter.body() {
            let range = WordRange { first: 1, last: count(letter, part).min(12) };
            let passage = address(letter, Words::in_part(&part.id, range)).unwrap();
            let quotation = quote(&edition, letter, &passage, citations::Style::ChicagoNote).unwrap();
            let text = quotation.plain();
            assert!(text.starts_with('“') && text.contains("”\n\n"), "{text}");
            let inner = text.split("\n\n").next().unwrap().trim_start_matches('“').trim_end_matches('”');
            assert!(!inner.contains(['"', '[']) || reading_text(letter, part).contains(['"', '[']), "{text}");
            assert!(text.contains(&format!("?at={passage}#{}", part.id)), "{text}");
        }
    }
}

/// The shortest letter: what is tried with thousands of addresses should not read thousands of words each time.
static SHORTEST: LazyLock<Letter> = LazyLock::new(|| {
    let length = |letter: &Letter| letter.body().map(|part| count(letter, part)).sum::<u32>();
    collection().letters.into_iter().min_by_key(length).unwrap()
});

proptest! {
    #[test]
    fn any_address_can_be_resolved(text in "(p[0-9]{1,3}|heading|n1|x):[0-9]{1,4}(-(p[0-9]{1,2}:)?[0-9]{1,10})?(~[0-9a-f]{8})?") {
        let Ok(passage) = text.parse::<WordAddress>() else { return Ok(()) };
        if let Some(words) = resolve(&SHORTEST, &passage).words(&passage) {
            prop_assert!(part_ranges(&SHORTEST, words).is_ok());
        }
    }
}
