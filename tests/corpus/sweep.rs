//! Every text of a collection, spoilt one after the other: nothing half-valid passes unnoticed, and nothing panics.
//!
//! The fixtures show what is said about a defect; this shows that no field was forgotten.

use corpus::{Corpus, validate::validate, validate::validate_folder};
use serde_json::Value;

use crate::support::path;

/// Fields that may be empty: what is left out of a display where it is not known, and what stands in the source or
/// replaces it.
const MAY_BE_EMPTY: [&str; 14] = [
    "publisher",
    "dates",
    "identification",
    "source",
    "note",
    "sic",
    "corr",
    "mark",
    "title",
    "subtitle",
    "form",
    "genre",
    "sort_name",
    "printed",
];

/// The place of a text in a JSON value, as a JSON pointer (RFC 6901), with the text.
fn texts(value: &Value, pointer: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => found.push((pointer.to_owned(), text.clone())),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                texts(item, &format!("{pointer}/{index}"), found);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                texts(field, &format!("{pointer}/{name}"), found);
            }
        }
        _ => {}
    }
}

fn is_sound(value: Value) -> bool {
    Corpus::from_json(&value.to_string()).is_ok_and(|corpus| validate(&corpus).is_empty())
}

/// Spoils each text in turn and names those where nobody noticed.
fn unnoticed(spoil: impl Fn(&str, &str) -> Option<String>) -> Vec<String> {
    let corpus = validate_folder(&path("tests/second_collection")).corpus.unwrap();
    let whole = serde_json::to_value(corpus).unwrap();
    let mut all = Vec::new();
    texts(&whole, "", &mut all);
    assert!(is_sound(whole.clone()) && all.len() > 200);
    let mut unnoticed = Vec::new();
    for (pointer, text) in all {
        if let Some(spoilt) = spoil(&pointer, &text) {
            let mut value = whole.clone();
            *value.pointer_mut(&pointer).unwrap() = Value::String(spoilt);
            if is_sound(value) {
                unnoticed.push(format!("{pointer}: {text}"));
            }
        }
    }
    unnoticed
}

#[test]
fn a_text_that_is_emptied_is_noticed_wherever_it_stands() {
    let empty = |pointer: &str, _: &str| {
        let field = pointer.rsplit('/').find(|step| step.parse::<usize>().is_err()).unwrap();
        (!MAY_BE_EMPTY.contains(&field) && !pointer.contains("/mentions/")).then(String::new)
    };
    assert_eq!(unnoticed(empty), [""; 0]);
}

#[test]
fn a_reference_that_is_changed_is_noticed_wherever_it_stands() {
    let fields = ["sender", "recipient", "form", "to", "letter", "part", "a", "b", "correction", "note"];
    let lists = ["main", "touches", "mentioned", "answered_by", "answers"];
    let change = |pointer: &str, text: &str| {
        let field = pointer.rsplit('/').find(|step| step.parse::<usize>().is_err()).unwrap();
        let prose = pointer.starts_with("/correspondence/") && field == "note";
        ((fields.contains(&field) && !prose) || lists.contains(&field)).then(|| format!("{text}9"))
    };
    assert_eq!(unnoticed(change), [""; 0]);
}

#[test]
fn a_character_that_cannot_be_seen_is_noticed_wherever_it_stands() {
    assert_eq!(unnoticed(|_, text| Some(format!("{text}\u{7}"))), [""; 0]);
}
