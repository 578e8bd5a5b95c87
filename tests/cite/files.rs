//! The files under `/data/` are complete, true to the collection and listed with their digests.

use std::collections::BTreeSet;

use corpus::{Letter, Version, compose};
use exports::{
    export,
    files::{self, DataFile},
};
use knot_of_war::CORPUS_JSON;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::support::{collection, published};

fn all() -> Vec<DataFile> {
    files::all(&published(&collection()), b"[]".to_vec()).unwrap()
}

fn text(files: &[DataFile], path: &str) -> String {
    let file = files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("{path} is missing"));
    String::from_utf8(file.bytes.clone()).unwrap()
}

#[test]
fn every_file_that_was_promised_is_there_once() {
    let files = all();
    let paths: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths.len(), files.len());
    let mut promised: BTreeSet<String> = [
        "corpus.json",
        "corpus.schema.json",
        "cmif.xml",
        "citations.bib",
        "citations.ris",
        "citations.json",
        "letters.csv",
        "themes.csv",
        "emendations.csv",
        "parallels.json",
        "contradictions.csv",
        "exchange.json",
        "exchange.csv",
        "index.json",
    ]
    .map(|name| format!("data/{name}"))
    .into();
    for letter in collection().letters {
        promised
            .extend(["json", "xml", "txt", "source.txt", "md"].map(|end| format!("data/letters/{}.{end}", letter.id)));
    }
    assert_eq!(paths, promised.iter().map(String::as_str).collect());
}

#[test]
fn the_index_lists_every_other_file_with_size_and_digest() {
    let files = all();
    let index: Value = serde_json::from_str(&text(&files, "data/index.json")).unwrap();
    let entries = index["files"].as_array().unwrap();
    assert_eq!(entries.len(), files.len() - 1);
    for (entry, file) in entries.iter().zip(&files) {
        assert_eq!(format!("data/{}", entry["path"].as_str().unwrap()), file.path);
        assert_eq!(entry["bytes"].as_u64(), u64::try_from(file.bytes.len()).ok());
        let digest: String = Sha256::digest(&file.bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(entry["sha256"], digest.as_str());
    }
}

#[test]
fn the_collection_is_published_as_it_is_embedded() {
    assert_eq!(text(&all(), "data/corpus.json"), CORPUS_JSON);
}

#[test]
fn plain_texts_have_every_word_of_their_text() {
    let corpus = collection();
    let files = all();
    for letter in &corpus.letters {
        for (ending, version) in [("txt", Version::Reading), ("source.txt", Version::Source)] {
            let text = text(&files, &format!("data/letters/{}.{ending}", letter.id));
            for part in letter.parts.iter().filter(|part| version == Version::Reading || !part.id.starts_with('e')) {
                let words = compose(letter, part, version).text;
                assert!(text.contains(words.trim()), "{} {}", letter.id, part.id);
            }
        }
        let read: Letter = serde_json::from_str(&export::json(letter)).unwrap();
        assert_eq!(&read, letter);
    }
}

#[test]
fn each_footnote_of_a_markdown_letter_is_called_and_explained() {
    for letter in &collection().letters {
        let corpus = collection();
        let text = export::markdown(&published(&corpus), letter);
        for note in letter.notes() {
            assert_eq!(text.matches(&format!("[^{}]", note.id)).count(), 2, "{} {}", letter.id, note.id);
        }
    }
}

#[test]
fn tables_have_one_line_for_each_assignment_and_correction() {
    let corpus = collection();
    let assigned: usize =
        corpus.themes.iter().flat_map(|theme| theme.passages.values()).map(corpus::theme::ThemePassages::count).sum();
    assert_eq!(export::themes_csv(&corpus).matches("\r\n").count(), assigned + 1);
    let corrections: usize = corpus.letters.iter().map(|letter| letter.corrections.len()).sum();
    assert_eq!(export::emendations_csv(&corpus).matches("\r\n").count(), corrections + 1);
    assert_eq!(export::letters_csv(&published(&corpus)).matches("\r\n").count(), corpus.letters.len() + 1);
}
