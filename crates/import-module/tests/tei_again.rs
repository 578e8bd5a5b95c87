//! What this program writes as TEI is, read again, the same letters: those of this collection, and of every test collection.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the report")]

use std::path::{Path, PathBuf};

use citations::CitedEdition;
use corpus::{Corpus, EntityKind, Letter, PartKind, Version, compose, named, validate::validate_folder};
use import_module::OpenedFiles;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// This collection, and those of the tests.
fn folders() -> Vec<PathBuf> {
    let mut folders = vec![root().join("corpus"), root().join("tests/second_collection")];
    let mut others: Vec<PathBuf> =
        std::fs::read_dir(root().join("tests/collections")).unwrap().map(|entry| entry.unwrap().path()).collect();
    others.sort();
    folders.append(&mut others);
    folders
}

fn read_again(corpus: &Corpus) -> Corpus {
    let edition = CitedEdition { corpus, base: None, accessed: None };
    let mut opened = OpenedFiles::new("", "2026-11-30");
    for letter in &corpus.letters {
        opened.add(format!("{}.xml", letter.id), exports::tei::document(&edition, letter).into_bytes());
    }
    while opened.step() {}
    let told: serde_json::Value = serde_json::from_str(&opened.told()).unwrap();
    assert_eq!(told["problems"], serde_json::json!([]), "{}", corpus.collection.title);
    Corpus::from_compact(&opened.open()).unwrap()
}

/// Everything that a reader sees of a part: id, kind, both texts, language, hand, lines, the marks in it.
fn part_facts(letter: &Letter) -> Vec<String> {
    // A summary stands in the front of the file, before whatever the letter has it after.
    let mut parts: Vec<_> = letter.parts.iter().collect();
    parts.sort_by_key(|part| part.kind != PartKind::Summary);
    let facts = parts.into_iter().map(|part| {
        let texts = [Version::Reading, Version::Source].map(|version| compose(letter, part, version).text);
        let mut marks = Vec::new();
        gather_marks(&part.text, &mut marks);
        let spoken_to = part.speech.as_ref().map(|speech| &speech.to);
        format!(
            "{} {:?} {texts:?} {:?} {:?} {} {spoken_to:?} {marks:?}",
            part.id,
            part.kind,
            part.lang,
            part.hand,
            part.keeps_lines()
        )
    });
    facts.collect()
}

fn gather_marks(text: &corpus::Text, marks: &mut Vec<String>) {
    for piece in &text.0 {
        marks.extend(mark(piece));
        piece.texts().into_iter().for_each(|inside| gather_marks(inside, marks));
    }
}

/// A mark without words: its kind and what it leads to. The source's own characters of it are not in TEI.
fn mark(piece: &corpus::Inline) -> Option<String> {
    match piece {
        corpus::Inline::NoteRef { note, mark, correction } => Some(format!("note {note} {mark} {correction:?}")),
        corpus::Inline::PageBreak { page, correction, facs, .. } => {
            Some(format!("page {page} {correction:?} {facs:?}"))
        }
        corpus::Inline::Gap { reason, extent } => Some(format!("gap {reason} {extent}")),
        corpus::Inline::Figure { figure, url } => Some(format!("figure {figure} {url:?}")),
        corpus::Inline::LineBreak { line, hyphen } => Some(format!("line {line} {hyphen:?}")),
        corpus::Inline::Join => Some("join".to_owned()),
        _ => None,
    }
}

fn people(corpus: &Corpus, letter: &Letter) -> String {
    let of = |named: Vec<named::NamedCorrespondent>| {
        let said = named
            .iter()
            .map(|one| format!("{:?} {} {:?}", one.entity, one.as_named.unwrap_or(one.name), one.certainty));
        said.collect::<Vec<_>>().join("; ")
    };
    format!("{} → {}", of(named::senders(corpus, letter)), of(named::recipients(corpus, letter)))
}

#[test]
fn letters_that_were_written_as_tei_are_read_again_as_the_same_letters() {
    for folder in folders() {
        let corpus = validate_folder(&folder).corpus.unwrap();
        let again = read_again(&corpus);
        let ids = |corpus: &Corpus| corpus.letters.iter().map(|letter| letter.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&again), ids(&corpus), "{}", folder.display());
        for (letter, read) in corpus.letters.iter().zip(&again.letters) {
            let id = &letter.id;
            assert_eq!(read.title, letter.title, "{id}");
            for (part, expected) in part_facts(read).into_iter().zip(part_facts(letter)) {
                assert_eq!(part, expected, "{id}");
            }
            assert_eq!(part_facts(read).len(), part_facts(letter).len(), "{id}");
            assert_eq!(people(&again, read), people(&corpus, letter), "{id}");
            assert_eq!(read.corrections, letter.corrections, "{id}");
            assert_eq!((read.date.iso, &read.date.edtf), (letter.date.iso, &letter.date.edtf), "{id}");
            assert_eq!(
                (&read.date.wording, &read.date.calendar),
                (&letter.date.wording, &letter.date.calendar),
                "{id}"
            );
            let language = |corpus: &Corpus, letter: &Letter| {
                letter.language.clone().unwrap_or(corpus.collection.language.clone())
            };
            assert_eq!(language(&again, read), language(&corpus, letter), "{id}");
            assert_eq!(read.dossier, letter.dossier, "{id}");
            assert_eq!(read.unverified, letter.unverified, "{id}");
        }
    }
}

#[test]
fn whoever_is_mentioned_stands_in_the_registers_again_and_is_mentioned_by_the_same_words() {
    for folder in folders() {
        let corpus = validate_folder(&folder).corpus.unwrap();
        let again = read_again(&corpus);
        for kind in EntityKind::ALL {
            for entity in corpus.entities(kind) {
                for letter in &corpus.letters {
                    let mentions = entity.mentions.in_letter(&letter.id);
                    if mentions.is_empty() {
                        continue;
                    }
                    let read = again
                        .entities(kind)
                        .iter()
                        .find(|other| other.id == entity.id)
                        .unwrap_or_else(|| panic!("{}", entity.id));
                    assert_eq!((&read.name, &read.same_as), (&entity.name, &entity.same_as));
                    // A taxonomy has no other name by which to file a term.
                    let filed = if kind == EntityKind::Term { &read.sort_name } else { &entity.sort_name };
                    assert_eq!(&read.sort_name, filed, "{}", entity.id);
                    assert_eq!(
                        (&read.dates, &read.identification),
                        (&entity.dates, &entity.identification),
                        "{}",
                        entity.id
                    );
                    let mut places: Vec<String> = mentions.iter().map(|one| format!("{one:?}")).collect();
                    let mut places_again: Vec<String> =
                        read.mentions.in_letter(&letter.id).iter().map(|one| format!("{one:?}")).collect();
                    places.sort();
                    places_again.sort();
                    assert_eq!(places_again, places, "{} in {}", entity.id, letter.id);
                }
            }
        }
    }
}
