//! A collection's files under other ids, where two have one id for different things.
//!
//! Start with [`renamed_files`]. Must not know why an id is changed.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::paths::stem;

/// New ids, by register and old id.
pub(crate) type RenamedIds = BTreeMap<(String, String), String>;

/// The files of a collection under other ids.
pub(crate) fn renamed_files(files: &BTreeMap<String, String>, renamed: &RenamedIds) -> BTreeMap<String, String> {
    if renamed.is_empty() {
        return files.clone();
    }
    let files = files.iter().map(|(path, text)| {
        let Ok(mut value) = serde_json::from_str::<Value>(text) else { return (path.clone(), text.clone()) };
        change(&mut value, "", renamed);
        let Some(letter) = stem(path) else {
            let register = path.trim_end_matches(".json");
            value.as_array_mut().into_iter().flatten().for_each(|entry| change_id(entry, register, renamed));
            return (path.clone(), value.to_string());
        };
        change_id(&mut value, "letters", renamed);
        let new = renamed.get(&("letters".to_owned(), letter.to_owned()));
        (new.map_or_else(|| path.clone(), |new| format!("letters/{new}.json")), value.to_string())
    });
    files.collect()
}

/// Changes the id of an entry of a register, or of a letter.
fn change_id(entry: &mut Value, register: &str, renamed: &RenamedIds) {
    let id = entry.get("id").and_then(Value::as_str);
    if let Some(new) = id.and_then(|id| renamed.get(&(register.to_owned(), id.to_owned()))) {
        entry["id"] = Value::from(new.as_str());
    }
}

/// Changes what names somebody or a letter, in the way of the readable files.
fn change(value: &mut Value, field: &str, renamed: &RenamedIds) {
    let new = |register: &str, id: &str| renamed.get(&(register.to_owned(), id.to_owned())).cloned();
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| change(value, field, renamed)),
        Value::Object(fields) => {
            if matches!(field, "mentions" | "passages") {
                let letters: Vec<String> = fields.keys().cloned().collect();
                for (old, new) in letters.into_iter().filter_map(|old| Some((old.clone(), new("letters", &old)?))) {
                    if let Some(list) = fields.remove(&old) {
                        fields.insert(new, list);
                    }
                }
            }
            for (field, value) in fields.iter_mut() {
                change(value, field, renamed);
            }
        }
        Value::String(text) => {
            let new = match field {
                "sender" | "recipient" | "person" => new("people", text),
                "organisation" => new("organisations", text),
                "letter" | "answered_by" => new("letters", text),
                // Places: `letter#part:words`.
                "a" | "b" | "mentioned" => text
                    .split_once('#')
                    .and_then(|(letter, place)| Some(format!("{}#{place}", new("letters", letter)?))),
                "mention" => {
                    text.split_once('/').and_then(|(register, id)| Some(format!("{register}/{}", new(register, id)?)))
                }
                _ => None,
            };
            if let Some(new) = new {
                *text = new;
            }
        }
        _ => {}
    }
}

/// An id that nobody has: with a number behind it.
pub(crate) fn free(id: &str, taken: &mut BTreeSet<String>) -> String {
    let mut number = 2;
    while taken.contains(&format!("{id}-{number}")) {
        number += 1;
    }
    let new = format!("{id}-{number}");
    taken.insert(new.clone());
    new
}
