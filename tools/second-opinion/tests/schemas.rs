//! TEI, CMIF and CSL-JSON are valid by the schemas of those formats.
//!
//! `second-opinion/schemas/` has each schema cut down to what the files use (`derive.py` there): what is valid by the
//! shorter one is valid by the full one. Where `SCHEMAS` names a folder with the full ones, those are asked too.

#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, reason = "in a test a panic is the report")]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use citations::{CitedEdition, Style, Subject, cite_all};
use corpus::{Corpus, WordRange};
use exports::{cmif, tei};
use knot_of_war::CORPUS_JSON;
use serde_json::Value;
use text::address::{address, word_address::Words};

fn corpus() -> Corpus {
    Corpus::from_json(CORPUS_JSON).unwrap()
}

fn edition(corpus: &Corpus) -> CitedEdition<'_> {
    CitedEdition { corpus, base: Some("https://letters.example.org/knot/"), accessed: "2027-02-03".parse().ok() }
}

/// The schema in this repository, and the full one where there is a folder of those.
fn schemas(own: &str, full: &str) -> Vec<PathBuf> {
    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("schemas").join(own);
    let full = env::var_os("SCHEMAS").map(|folder| PathBuf::from(folder).join(full));
    [own].into_iter().chain(full).collect()
}

/// What jing says against a document; nothing where it is valid.
fn complaints(schema: &Path, name: &str, text: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).unwrap();
    let output = Command::new("jing").args([schema, &path]).output();
    let output = output.expect("jing cannot be run: `cargo xtask test` installs it, or says how");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.success(), said.is_empty(), "{said}");
    said
}

#[test]
fn each_letter_is_valid_tei() {
    let corpus = corpus();
    for schema in schemas("tei.rng", "tei_all.rng") {
        let of = |letter: &corpus::Letter| {
            let document = tei::document(&edition(&corpus), letter);
            complaints(&schema, &format!("{}.xml", letter.id), &document)
        };
        assert_eq!(corpus.letters.iter().map(of).collect::<String>(), "");
    }
}

#[test]
fn the_index_is_valid_cmif_with_and_without_an_address() {
    let corpus = corpus();
    let edition = edition(&corpus);
    for schema in schemas("cmif.rng", "cmif.rng") {
        assert_eq!(complaints(&schema, "cmif.xml", &cmif::document(&edition)), "");
        let without = CitedEdition { base: None, ..edition };
        assert_eq!(complaints(&schema, "cmif-without-address.xml", &cmif::document(&without)), "");
    }
}

#[test]
fn the_schemas_refuse_what_is_wrong() {
    let corpus = corpus();
    let letter = tei::document(&edition(&corpus), &corpus.letters[0]);
    let index = cmif::document(&edition(&corpus));
    for (own, full, text, from, to) in [
        ("tei.rng", "tei_all.rng", &letter, "<correspDesc", "<correspDesc when=\"soon\""),
        ("tei.rng", "tei_all.rng", &letter, "type=\"sent\"", "type=\"sent off\""),
        ("tei.rng", "tei_all.rng", &letter, "<body>", "<body>Dear reader"),
        ("cmif.rng", "cmif.rng", &index, "type=\"received\"", "type=\"wanted\""),
    ] {
        assert!(text.contains(from), "{from}");
        for schema in schemas(own, full) {
            let said =
                complaints(&schema, &format!("wrong-{from:.6}.xml").replace(['<', '"'], ""), &text.replace(from, to));
            assert!(!said.is_empty(), "{to} passed by {}", schema.display());
        }
    }
}

#[test]
fn csl_json_of_everything_that_can_be_cited_is_valid() {
    let corpus = corpus();
    let mut subjects: Vec<Subject> = vec![Subject::Edition, Subject::Page { title: "Search", path: "?q=a" }];
    subjects.extend(corpus.letters.iter().map(Subject::Letter));
    for pair in corpus.letters.windows(2) {
        subjects.push(Subject::Comparison(&pair[0], &pair[1]));
    }
    let letter = &corpus.letters[0];
    let first = WordRange { first: 1, last: 3 };
    let passage = address(letter, Words::in_part(&letter.body().next().unwrap().id, first)).unwrap();
    subjects.push(Subject::Words(letter, &passage));
    let items: Value = serde_json::from_str(&cite_all(&edition(&corpus), &subjects, Style::CslJson)).unwrap();
    // For `derive.py`, which cuts the full schema down to what is used.
    fs::write(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("citations.json"), items.to_string()).unwrap();
    for path in schemas("csl.json", "csl-data.json") {
        let schema: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        let problems: Vec<String> =
            validator.iter_errors(&items).map(|one| format!("{}: {one}", one.instance_path)).collect();
        assert_eq!(problems, Vec::<String>::new(), "{}", path.display());
        let mut wrong = items.clone();
        wrong[0]["type"] = "rumour".into();
        assert!(!validator.is_valid(&wrong), "{}", path.display());
    }
}
