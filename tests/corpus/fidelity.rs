//! The letters of this repository are their sources, divided and joined as the editor's notes say.

use std::fs;

use corpus::{
    Corpus, DateCertainty, Inline, Letter, Part, Version, compose, inline::BracketsBy, letter::SourceStretch,
    reading::reading_text, validate::validate_folder,
};
use knot_of_war::CORPUS_COMPACT;
use knot_of_war::CORPUS_JSON;

use crate::support::{collection, dense, path, table};

/// Letter, body paragraphs, words in them (as the source has them, split at white space).
const BODIES: [(&str, usize, usize); 5] = [
    ("1962-10-26-kennedy", 31, 2739),
    ("1962-10-30-castro", 25, 1504),
    ("1962-11-11-mikoyan", 75, 6686),
    ("1962-11-22-kennedy", 12, 1013),
    ("1963-01-31-castro", 79, 7591),
];

/// Part, last words before a cut, first words after it.
const JOINS: [(&str, &str, &str); 10] = [
    ("1963-01-31-castro#p8", "on the other hand, there", "also remain some fissures"),
    ("1963-01-31-castro#p45", "that held American imperialism", "back was the powerful forces"),
    ("1963-01-31-castro#p61", "We talk about both peaceful", "coexistence and the inevitable triumph"),
    ("1963-01-31-castro#p77", "do you know, conditions", "have arisen in the relations"),
    ("1962-11-11-mikoyan#p9", "in his speech on 22", "October, he spoke about"),
    ("1962-11-11-mikoyan#p25", "in order to finally", "normalize the situation."),
    ("1962-11-11-mikoyan#p40", "the president of the United States and", "his circle have chosen"),
    ("1962-11-11-mikoyan#p46", "Yes, it could. Could", "world war break out?"),
    ("1962-11-11-mikoyan#p53", "as they are capable of doing. They", "would have dealt with us"),
    ("1962-11-11-mikoyan#p75", "the entire world, the obligation", "undertaken in the president's letter"),
];

fn letter(letter_id: &str) -> &'static Letter {
    collection().letter(letter_id).unwrap()
}

fn part(letter_id: &str, part_id: &str) -> &'static Part {
    letter(letter_id).part(part_id).unwrap()
}

fn source_file(letter_id: &str) -> String {
    fs::read_to_string(path("corpus/sources").join(format!("{letter_id}.txt"))).unwrap()
}

fn source_words(letter: &Letter, part: &Part) -> String {
    compose(letter, part, Version::Source).text
}

#[test]
fn the_collection_has_no_problem() {
    assert_eq!(validate_folder(&path("corpus")).problems, []);
}

#[test]
fn each_letter_gives_back_its_source_character_for_character() {
    for letter in &collection().letters {
        let rebuilt: String = letter.transcript.iter().map(|stretch| letter.source_of(stretch)).collect();
        assert_eq!(dense(&rebuilt), dense(&source_file(&letter.id)), "{}", letter.id);
    }
}

/// Every character of a source is words of a part unless it stands in `tests/frozen/furniture.tsv`: the furniture of
/// the page, and what the catalogue says, each with its line.
#[test]
fn only_the_listed_lines_and_marks_are_furniture_or_metadata() {
    let mut found: Vec<Vec<String>> = Vec::new();
    for letter in &collection().letters {
        let source = source_file(&letter.id);
        let lines: Vec<usize> = source
            .lines()
            .zip(1..)
            .flat_map(|(line, number)| std::iter::repeat_n(number, dense(line).chars().count()))
            .collect();
        let mut passed = 0;
        for stretch in &letter.transcript {
            let text = dense(&letter.source_of(stretch));
            let what = match stretch {
                SourceStretch::Furniture(_) => Some("furniture"),
                SourceStretch::Metadata(name, _) => Some(name.as_str()),
                SourceStretch::Part(_) => None,
            };
            if let Some(what) = what {
                found.push(vec![letter.id.clone(), lines[passed].to_string(), what.to_owned(), text.clone()]);
            }
            passed += text.chars().count();
        }
    }
    let listed = table("furniture.tsv").into_iter().map(|row| {
        let [letter, line, what, text] = row.try_into().unwrap();
        vec![letter, line, what, dense(&text)]
    });
    assert_eq!(found, listed.collect::<Vec<_>>());
}

#[test]
fn bodies_have_the_paragraphs_and_words_that_were_counted_in_the_sources() {
    let counted: Vec<(String, usize, usize)> = collection()
        .letters
        .iter()
        .map(|letter| {
            let words = letter.body().map(|part| source_words(letter, part).split_whitespace().count()).sum();
            (letter.id.clone(), letter.body().count(), words)
        })
        .collect();
    assert_eq!(counted, BODIES.map(|(id, paragraphs, words)| (id.to_owned(), paragraphs, words)));
}

#[test]
fn paragraphs_cut_by_a_sheet_are_joined_and_no_others() {
    let mut joined = Vec::new();
    for letter in &collection().letters {
        for part in &letter.parts {
            let joins = part.text.0.iter().enumerate().filter(|(_, piece)| **piece == Inline::Join);
            joined.extend(joins.map(|(at, _)| {
                let before: String = part.text.0.iter().take(at).map(Inline::source).collect();
                let after: String = part.text.0.iter().skip(at).map(Inline::source).collect();
                (format!("{}#{}", letter.id, part.id), before, after)
            }));
        }
    }
    for (place, last, first) in JOINS {
        let fits = |(at, before, after): &&(String, String, String)| {
            at == place && before.trim_end().ends_with(last) && after.trim_start().starts_with(first)
        };
        assert!(joined.iter().find(fits).is_some(), "{place}: “{last}” + “{first}”");
    }
    assert_eq!(joined.len(), JOINS.len());
}

#[test]
fn joined_words_are_parted_by_one_blank_in_both_texts() {
    for (place, last, first) in JOINS {
        let (letter_id, part_id) = place.split_once('#').unwrap();
        let text = source_words(letter(letter_id), part(letter_id, part_id));
        assert!(text.contains(&format!("{last} {first}")), "{place}");
    }
}

#[test]
fn notes_of_the_sources_hang_where_the_sources_have_them() {
    let mut found = Vec::new();
    for letter in &collection().letters {
        for part in &letter.parts {
            for piece in &part.text.0 {
                if let Inline::NoteRef { note, mark, .. } = piece
                    && !note.starts_with('e')
                {
                    found.push(format!("{}#{} {note} “{mark}”", letter.id, part.id));
                }
            }
        }
    }
    let expected = [
        "1962-10-26-kennedy#heading n0 “”",
        "1962-10-26-kennedy#p1 n1 “/1/”",
        "1962-10-26-kennedy#p5 n2 “/2/”",
        "1962-11-11-mikoyan#heading n1 “[1]”",
        "1962-11-22-kennedy#heading n0 “0”",
        "1962-11-22-kennedy#p1 n1 “1”",
        "1962-11-22-kennedy#signature n2 “”",
    ];
    assert_eq!(found, expected);
}

#[test]
fn pages_begin_where_the_source_marks_them() {
    let letter = letter("1962-11-22-kennedy");
    let mut pages = Vec::new();
    for part in &letter.parts {
        let composed = compose(letter, part, Version::Reading);
        for run in &composed.runs {
            if let Inline::PageBreak { page, .. } = &part.text.0[run.piece] {
                let (before, after) = composed.text.split_at(run.start);
                let last = before.split_whitespace().last().unwrap_or("");
                let first = after.split_whitespace().next().unwrap_or("");
                pages.push(format!("{page} in {} between “{last}” and “{first}”", part.id));
            }
        }
    }
    assert_eq!(pages, ["225 in p6 between “should” and “treat”", "226 in p12 between “” and “In”"]);
}

#[test]
fn words_in_brackets_belong_to_translators_and_source_editions() {
    let mut found = Vec::new();
    for letter in &collection().letters {
        for part in &letter.parts {
            for piece in &part.text.0 {
                if let Inline::Brackets { brackets, text, .. } = piece {
                    let by = if *brackets == BracketsBy::Translator { "translator" } else { "source edition" };
                    found.push(format!("{}#{} {by} {text}", letter.id, part.id));
                }
            }
        }
    }
    let expected = [
        "1962-10-26-kennedy#p13 translator (cargoes)",
        "1962-11-11-mikoyan#p6 translator [choose to]",
        "1962-11-11-mikoyan#p9 translator [domestic]",
        "1962-11-11-mikoyan#p12 translator [two alternatives]",
        "1962-11-11-mikoyan#p19 translator [personally]",
        "1962-11-11-mikoyan#p26 translator [dokazat']",
        "1962-11-11-mikoyan#p51 translator [i.e., as caring only about Soviet interests]",
        "1962-11-11-mikoyan#p53 translator [previously]",
        "1962-11-11-mikoyan#p54 translator [Imeni Komintern]",
        "1962-11-11-mikoyan#p57 translator [our]",
        "1962-11-11-mikoyan#p65 translator [stationed]",
        "1962-11-11-mikoyan#p69 translator [in response]",
        "1962-11-22-kennedy#p9 source edition [that]",
    ];
    assert_eq!(found, expected);
}

#[test]
fn words_to_be_said_to_another_than_the_addressee_are_marked() {
    let mut found = Vec::new();
    for letter in &collection().letters {
        let spoken = letter.parts.iter().filter_map(|part| part.speech.as_ref().map(|speech| (part, speech)));
        found.extend(spoken.map(|(part, speech)| format!("{}#{} to {}", letter.id, part.id, speech.to)));
    }
    assert_eq!(found, ["1962-11-11-mikoyan#p70 to castro", "1962-11-11-mikoyan#p71 to castro"]);
}

#[test]
fn the_undated_source_of_november_22_has_a_date_from_elsewhere_and_two_restored_parts() {
    let letter = letter("1962-11-22-kennedy");
    assert_eq!(letter.date.iso.unwrap().to_string(), "1962-11-22");
    assert_eq!(letter.date.certainty, DateCertainty::Supplied);
    assert!(letter.date.source.contains("FRUS VI, doc. 82"), "{}", letter.date.source);
    for (part_id, words) in [("dateline", "Moscow, November 22, 1962."), ("signature", "N. Khrushchev")] {
        let part = letter.part(part_id).unwrap();
        assert_eq!(reading_text(letter, part), words);
        assert_eq!(part.text.source(), "", "{part_id} is not in the source");
        assert!(part.text.0.iter().any(|piece| matches!(piece, Inline::Supplied { .. })), "{part_id} is the edition's");
    }
}

#[test]
fn the_address_of_a_test_host_is_in_no_field_that_is_shown() {
    let mut corpus = collection().clone();
    let mut hidden = 0;
    for letter in &mut corpus.letters {
        hidden += serde_json::to_string(&letter.transcript).unwrap().matches("dvincitest").count();
        letter.transcript.clear();
    }
    assert_eq!(hidden, 1, "the transcript keeps what the source says");
    assert!(!serde_json::to_string(&corpus).unwrap().to_lowercase().contains("dvincitest"));
}

#[test]
fn a_pronoun_in_capitals_is_no_mention_of_the_country() {
    let corpus = collection();
    let text = reading_text(letter("1962-10-26-kennedy"), part("1962-10-26-kennedy", "p4"));
    assert!(text.contains("together with us, other peoples"), "{text}");
    let usa = corpus.places.iter().find(|place| place.id == "usa").unwrap();
    assert!(!usa.mentions.in_letter("1962-10-26-kennedy").iter().any(|mention| mention.part == "p4"));
}

#[test]
fn what_the_application_embeds_is_what_is_published() {
    let embedded = Corpus::from_compact(CORPUS_COMPACT).unwrap();
    assert!(embedded == Corpus::from_json(CORPUS_JSON).unwrap() && embedded == *collection());
}
