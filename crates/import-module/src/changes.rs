//! Letters that were saved before, beside the same files read again: which are new, which have changed, which are not among the files.
//!
//! Start with [`between`]. What an editor has added is no change. Must not know where the files are.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::paths::stem;

/// What has become of letters since they were saved; ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangesSinceSave {
    /// Not there before.
    pub new: Vec<String>,
    /// With other words, or of another date.
    pub changed: Vec<String>,
    /// Saved before, and in none of the files: they stay as they were.
    pub gone: Vec<String>,
}

/// What has become of the letters of a collection's files, in those that were read. Nothing where there are no letters in either.
#[must_use]
pub fn between(came: &BTreeMap<String, String>, made: &BTreeMap<String, Value>) -> ChangesSinceSave {
    let ids =
        |paths: Vec<&String>| paths.into_iter().filter_map(|path| stem(path)).map(str::to_owned).collect::<Vec<_>>();
    let (before, now) = (ids(came.keys().collect()), ids(made.keys().collect()));
    if before.is_empty() || now.is_empty() {
        return ChangesSinceSave::default();
    }
    let mut since = ChangesSinceSave::default();
    for id in &now {
        let path = format!("letters/{id}.json");
        let same = came.get(&path).and_then(|text| serde_json::from_str::<Value>(text).ok()).zip(made.get(&path));
        match same {
            None => since.new.push(id.clone()),
            Some((before, now)) if said(&before) != said(now) => since.changed.push(id.clone()),
            Some(_) => {}
        }
    }
    since.gone = before.into_iter().filter(|id| !now.contains(id)).collect();
    since
}

/// The words of a letter and its date, without what may be written in several ways.
pub(crate) fn said(letter: &Value) -> (String, String) {
    let mut words = String::new();
    for part in letter["parts"].as_array().into_iter().flatten() {
        gather(&part["text"], &mut words);
        words.push(' ');
    }
    let date = &letter["date"];
    let stated = [&date["iso"], &date["edtf"], date].into_iter().find_map(Value::as_str).unwrap_or_default();
    (words, stated.to_owned())
}

fn gather(value: &Value, words: &mut String) {
    match value {
        Value::String(text) => words.extend(text.chars().filter(|character| character.is_alphanumeric())),
        Value::Array(values) => values.iter().for_each(|value| gather(value, words)),
        Value::Object(fields) => fields.values().for_each(|value| gather(value, words)),
        _ => {}
    }
}
