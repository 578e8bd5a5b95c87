//! Parsers of other people read the citations; a validator of other people reads the collection by its own schema.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the report")]

use std::{fs, path::Path};

use biblatex::{Bibliography, ChunksExt, DateValue, PermissiveType};
use biblib::{CitationParser as _, RisParser};
use citations::{CitedEdition, Style, Subject, cite, cite_all};
use corpus::{Corpus, validate::validate_folder};
use exports::files::{self, SCHEMA};
use knot_of_war::CORPUS_JSON;
use serde_json::Value;

fn corpus() -> Corpus {
    Corpus::from_json(CORPUS_JSON).unwrap()
}

fn edition(corpus: &Corpus) -> CitedEdition<'_> {
    CitedEdition { corpus, base: Some("https://letters.example.org/knot/"), accessed: "2027-02-03".parse().ok() }
}

/// Every problem that a schema finds.
fn problems(schema: &Value, instance: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(schema).unwrap();
    validator.iter_errors(instance).map(|error| format!("{}: {error}", error.instance_path)).collect()
}

#[test]
fn the_collection_is_valid_by_its_own_schema() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    assert!(jsonschema::meta::is_valid(&schema));
    let corpus: Value = serde_json::from_str(CORPUS_JSON).unwrap();
    assert_eq!(problems(&schema, &corpus), Vec::<String>::new());
}

#[test]
fn the_schema_refuses_what_the_model_refuses() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let mut changed: Value = serde_json::from_str(CORPUS_JSON).unwrap();
    changed["letters"][0]["surprise"] = Value::Bool(true);
    changed["letters"][0]["date"]["iso"] = "26 October".into();
    changed["letters"][0]["parts"][0]["kind"] = "chorus".into();
    assert_eq!(problems(&schema, &changed).len(), 3, "{:?}", problems(&schema, &changed));
}

/// The schema of one definition: what the files of an editor hold.
fn definition(schema: &Value, name: &str) -> Value {
    serde_json::json!({ "$ref": format!("#/$defs/{name}"), "$defs": schema["$defs"] })
}

#[test]
fn every_file_of_the_small_collections_is_valid_by_the_schema_and_so_is_what_is_made_of_them() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let read = |path: &Path| -> Value { serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap() };
    let collections = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/collections");
    let mut wrong = Vec::new();
    let mut count = 0;
    for folder in fs::read_dir(collections).unwrap().map(|entry| entry.unwrap().path()) {
        let mut tell = |path: &Path, name: &str, value: &Value| {
            count += 1;
            let problems = problems(&definition(&schema, name), value);
            wrong.extend(problems.into_iter().map(|problem| format!("{}: {problem}", path.display())));
        };
        for entry in fs::read_dir(folder.join("letters")).unwrap() {
            let path = entry.unwrap().path();
            tell(&path, "letter", &read(&path));
        }
        for path in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            match name.as_str() {
                "letters" | "sources" => {}
                "collection" => tell(&path, "collection", &read(&path)),
                "people" | "places" | "organisations" | "terms" => {
                    read(&path).as_array().unwrap().iter().for_each(|entry| tell(&path, "entity", entry));
                }
                other => panic!("{other}: which definition is it by?"),
            }
        }
        let made = serde_json::to_value(validate_folder(&folder).corpus.unwrap()).unwrap();
        wrong.extend(problems(&schema, &made).into_iter().map(|problem| format!("{}: {problem}", folder.display())));
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(count > 20, "{count}");
}

#[test]
fn the_schema_refuses_wrong_letters_as_editors_write_them() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let letter = definition(&schema, "letter");
    let part = |text: &str| format!(r#"{{"parts": [{{"id": "p1", "kind": "paragraph", "text": {text}}}]}}"#);
    let right = part(r#"["a", {"add": ["b", {"del": [{"hi": "c"}]}], "place": "above"}]"#);
    assert_eq!(problems(&letter, &serde_json::from_str(&right).unwrap()), Vec::<String>::new());
    for wrong in [
        part("[3]"),
        part(r#"[{"del": 3}]"#),
        part(r#"[{"add": "b", "place": "nowhere"}]"#),
        part(r#"[{"sic": "b"}]"#),
        part(r#"[{"abbr": "b"}]"#),
        part(r#"[{"del": "b", "reg": "c"}]"#),
        part(r#"[{"mention": "ships/b", "text": "c"}]"#),
        part(r#"[{"add": [{"del": [{"hi": 3}]}]}]"#),
        r#"{"date": "in spring"}"#.to_owned(),
        r#"{"date": {"edtf": "about 1871"}}"#.to_owned(),
        r#"{"senders": [{"who": "b"}]}"#.to_owned(),
        r#"{"version_of": {"letter": "b"}}"#.to_owned(),
        r#"{"parts": [{"id": "p1", "kind": "poem"}]}"#.to_owned(),
        r#"{"language": "Old High German"}"#.to_owned(),
    ] {
        assert!(!problems(&letter, &serde_json::from_str(&wrong).unwrap()).is_empty(), "{wrong}");
    }
}

#[test]
fn every_object_of_the_collection_refuses_unknown_fields() {
    fn objects(schema: &Value, at: &str, open: &mut Vec<String>) {
        if let Some(fields) = schema.as_object() {
            if fields.contains_key("properties") && !fields.contains_key("additionalProperties") {
                open.push(at.to_owned());
            }
            fields.iter().for_each(|(key, value)| objects(value, &format!("{at}/{key}"), open));
        }
    }
    let mut open = Vec::new();
    objects(&serde_json::from_str(SCHEMA).unwrap(), "", &mut open);
    assert_eq!(open, Vec::<String>::new());
}

#[test]
fn bibtex_of_everything_parses_to_the_same_people_titles_and_dates() {
    let corpus = corpus();
    let subjects: Vec<Subject> = corpus.letters.iter().map(Subject::Letter).collect();
    let text = cite_all(&edition(&corpus), &subjects, Style::BibTex);
    let bibliography = Bibliography::parse(&text).unwrap();
    assert_eq!(bibliography.len(), corpus.letters.len());
    for letter in &corpus.letters {
        let entry = bibliography.get(&letter.id).unwrap();
        let author = &entry.author().unwrap()[0];
        let expected = &corpus.person(&letter.sender).unwrap().sort_name;
        assert_eq!(&format!("{}, {}", author.name, author.given_name), expected);
        assert_eq!(entry.title().unwrap().format_verbatim(), letter.bibliography.title);
        let PermissiveType::Typed(date) = entry.date().unwrap() else { panic!("{} has no date", letter.id) };
        let DateValue::At(day) = date.value else { panic!("{} has a span", letter.id) };
        let iso = letter.date.iso.unwrap();
        assert_eq!(
            (day.year, day.month, day.day),
            (iso.year, iso.month.map(|month| month - 1), iso.day.map(|day| day - 1))
        );
        assert_eq!(entry.url().unwrap(), format!("https://letters.example.org/knot/letters/{}/", letter.id));
        if let Some(translator) = &letter.bibliography.translator {
            let read = &entry.translator().unwrap()[0];
            let whole = [&read.given_name, &read.name].map(String::as_str).join(" ");
            assert_eq!(whole.trim(), translator);
        }
    }
}

#[test]
fn bibtex_of_comparisons_pages_and_the_edition_parses() {
    let corpus = corpus();
    let page = Subject::Page { title: "Search for “50% {of} $1 & #2_3~^\\”", path: "?q={}%7B" };
    for subject in [page, Subject::Edition, Subject::Comparison(&corpus.letters[0], &corpus.letters[1])] {
        let text = cite(&edition(&corpus), subject, Style::BibTex).entry.plain();
        let bibliography = Bibliography::parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert!(bibliography.iter().all(|entry| entry.title().is_ok() && entry.url().is_ok()));
    }
    let text = cite(&edition(&corpus), page, Style::BibTex).entry.plain();
    let title = Bibliography::parse(&text).unwrap().iter().next().unwrap().title().unwrap().format_verbatim();
    assert!(title.starts_with("Search for “50% {of} $1 & #2_3"), "{title}");
}

#[test]
fn ris_of_everything_parses_to_the_same_people_titles_and_dates() {
    let corpus = corpus();
    let letters = corpus.letters.iter().map(Subject::Letter);
    let subjects: Vec<Subject> = letters.chain([Subject::Edition]).collect();
    let records = RisParser::new().parse(&cite_all(&edition(&corpus), &subjects, Style::Ris)).unwrap();
    assert_eq!(records.len(), subjects.len());
    for (record, letter) in records.iter().zip(&corpus.letters) {
        let author = &record.authors[0];
        let given = [&author.given_name, &author.middle_name].into_iter().flatten().cloned().collect::<Vec<_>>();
        let read = format!("{}, {}", author.name, given.join(" "));
        assert_eq!(read, corpus.person(&letter.sender).unwrap().sort_name);
        assert_eq!(record.title, letter.bibliography.title);
        let (date, iso) = (record.date.as_ref().unwrap(), letter.date.iso.unwrap());
        assert_eq!((date.year, date.month, date.day), (iso.year, iso.month, iso.day), "{}", letter.id);
        assert_eq!(record.urls, [format!("https://letters.example.org/knot/letters/{}/", letter.id)]);
    }
}

#[test]
fn every_data_file_of_json_is_json() {
    let corpus = corpus();
    for file in files::all(&edition(&corpus), b"[]".to_vec()).unwrap() {
        if file.path.ends_with(".json") {
            assert!(serde_json::from_slice::<Value>(&file.bytes).is_ok(), "{}", file.path);
        }
    }
}
