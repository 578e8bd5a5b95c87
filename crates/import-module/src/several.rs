//! Several collections that were saved here, opened at once: one of all, in which nothing of any is lost.
//!
//! Start with [`joined`]. What has the same id in two is one where it is the same (a letter by its words, day and people; an entry of a register
//! by its name or an authority's address); else the later one gets another id. Must not know the edition of the page.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::{
    changes::said,
    paths::{is_letter, stem},
    rename::{RenamedIds, free, renamed_files},
};

/// The registers, and themes, which have ids that may clash.
const ENTRIES: [&str; 5] = ["people", "places", "organisations", "terms", "themes"];

/// The files of a collection, by their path in it.
pub(crate) type Files = BTreeMap<String, String>;

/// One collection of all, in the order of what they are called; and the ids that are not what they were, old and new.
pub(crate) fn joined(all: &BTreeMap<String, Files>) -> (Files, Vec<(String, String)>) {
    let mut all = all.values();
    let mut files = all.next().cloned().unwrap_or_default();
    let mut told = Vec::new();
    for other in all {
        let renamed = clashes(&files, other);
        let of_letters = renamed.iter().filter(|((register, _), _)| register == "letters");
        told.extend(of_letters.map(|((_, old), new)| (old.clone(), new.clone())));
        for (path, text) in renamed_files(other, &renamed) {
            let text = match files.get(&path) {
                Some(before) => both(&path, before, &text),
                None => text,
            };
            files.insert(path, text);
        }
    }
    (files, told)
}

/// The ids that mean something else in the second.
fn clashes(one: &Files, other: &Files) -> RenamedIds {
    let mut renamed = RenamedIds::new();
    let mut taken: BTreeSet<String> =
        one.keys().chain(other.keys()).filter_map(|path| stem(path)).map(str::to_owned).collect();
    for (path, text) in other.iter().filter(|(path, _)| is_letter(path)) {
        let (Some(before), Some(id)) = (one.get(path), stem(path)) else { continue };
        let (Some(before), Some(letter)) = (read(before), read(text)) else { continue };
        if !is_same_letter(&before, &letter) {
            let new = free(id, &mut taken);
            renamed.insert(("letters".to_owned(), id.to_owned()), new);
        }
    }
    for register in ENTRIES {
        let path = format!("{register}.json");
        let (before, entries) = (entries(one.get(&path)), entries(other.get(&path)));
        let id = |entry: &Value| entry["id"].as_str().unwrap_or_default().to_owned();
        let mut taken: BTreeSet<String> = before.iter().chain(&entries).map(id).collect();
        for entry in &entries {
            let same_id = before.iter().find(|one| one["id"] == entry["id"]);
            if same_id.is_some_and(|one| !is_same_entry(one, entry)) {
                let new = free(&id(entry), &mut taken);
                renamed.insert((register.to_owned(), id(entry)), new);
            }
        }
    }
    renamed
}

fn read(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok()
}

fn entries(text: Option<&String>) -> Vec<Value> {
    match text.and_then(|text| read(text)) {
        Some(Value::Array(entries)) => entries,
        _ => Vec::new(),
    }
}

fn is_same_letter(one: &Value, other: &Value) -> bool {
    let people =
        |letter: &Value| ["sender", "senders", "recipient", "recipients"].map(|field| letter[field].to_string());
    said(one) == said(other) && people(one) == people(other)
}

fn is_same_entry(one: &Value, other: &Value) -> bool {
    let addresses = |entry: &Value| -> Vec<String> {
        entry["same_as"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let (mine, theirs) = (addresses(one), addresses(other));
    ["name", "label"].into_iter().any(|field| !one[field].is_null() && one[field] == other[field])
        || mine.iter().any(|address| theirs.contains(address))
}

/// Two files of one path: a letter with what was added to it in either, two lists as one, what is said of the whole.
fn both(path: &str, before: &str, text: &str) -> String {
    let (Some(mut one), Some(mut other)) = (read(before), read(text)) else { return before.to_owned() };
    if is_letter(path) {
        import::collection::keep_what_editors_added(&one, &mut other);
        return other.to_string();
    }
    if path == "collection.json" {
        let title = |of: &Value| of["title"].as_str().unwrap_or_default().to_owned();
        let (first, second) = (title(&one), title(&other));
        if first != second && !second.is_empty() {
            one["title"] = json!(if first.is_empty() { second } else { format!("{first}; {second}") });
        }
        if one["complete"] != other["complete"] {
            one["complete"] = json!(false);
        }
        append(&mut one["forms"], other["forms"].take());
        return one.to_string();
    }
    append(&mut one, other);
    one.to_string()
}

/// The entries of one list behind those of the other; of an entry that both have, the mentions and passages of both.
fn append(one: &mut Value, other: Value) {
    let Value::Array(other) = other else { return };
    if one.is_null() {
        *one = json!([]);
    }
    let Value::Array(one) = one else { return };
    for mut entry in other {
        let same = |before: &&mut Value| {
            **before == entry || !entry["id"].is_null() && entry["id"] != "" && before["id"] == entry["id"]
        };
        let Some(before) = one.iter_mut().find(same) else {
            one.push(entry);
            continue;
        };
        for field in ["mentions", "passages"] {
            let Value::Object(places) = entry[field].take() else { continue };
            if let Some(known) = before[field].as_object_mut() {
                for (letter, list) in places {
                    known.entry(letter).or_insert(list);
                }
            } else {
                before[field] = Value::Object(places);
            }
        }
    }
}
