//! The files of a collection without a disk: what the letters make, and what came as files of a collection already.
//!
//! Start with [`Folder::new`]. Must not know what the files mean beyond their names.

use std::collections::BTreeMap;

use corpus::{
    Corpus, PartialDate,
    load::{self, Files},
    validate::{self, Loaded},
};
use import::{Imported, Settings, collection};
use serde_json::{Value, json};

use crate::{
    changes::{self, ChangesSinceSave},
    paths::{is_letter, stem},
};

/// What a collection says of itself, with the title and language that were decided since.
fn called(text: &str, settings: &Settings) -> String {
    let Ok(mut fields) = serde_json::from_str::<Value>(text) else { return text.to_owned() };
    for (field, value) in [("title", &settings.title), ("language", &settings.language)] {
        if let (Some(value), Some(fields)) = (value, fields.as_object_mut()) {
            fields.insert(field.to_owned(), value.as_str().into());
        }
    }
    fields.to_string()
}

/// The files beside the letters, as a collection names them.
pub(crate) const BESIDE: [&str; 11] = [
    "collection.json",
    "about.json",
    "people.json",
    "places.json",
    "organisations.json",
    "terms.json",
    "themes.json",
    "parallels.json",
    "synonyms.json",
    "events.json",
    "correspondence.json",
];

/// A collection's files by their path.
pub(crate) struct Folder {
    pub(crate) files: BTreeMap<String, String>,
    /// What has become of the letters since they were saved.
    pub(crate) since: ChangesSinceSave,
    today: Option<PartialDate>,
}

impl Folder {
    /// The files that were made of letters, beside those that came; of registers in both, the entries of both.
    pub(crate) fn new(imported: &Imported, settings: &Settings, came: &BTreeMap<String, String>, today: &str) -> Self {
        let mut files = BTreeMap::new();
        let is_new = !imported.letters.is_empty() || came.is_empty();
        let mut made: BTreeMap<String, Value> =
            collection::files(imported, settings).into_iter().filter(|_| is_new).collect();
        let since = changes::between(came, &made);
        for (path, text) in came {
            let text = match made.remove(path) {
                // A letter that was read again, with what an editor had added to it.
                Some(mut again) if is_letter(path) => {
                    if let Ok(before) = serde_json::from_str(text) {
                        collection::keep_what_editors_added(&before, &mut again);
                    }
                    again.to_string()
                }
                _ if path == "collection.json" => called(text, settings),
                Some(again) => both(again, text).unwrap_or_else(|| text.clone()),
                _ if is_letter(path) => put_right(path, text.clone(), settings),
                _ => text.clone(),
            };
            files.insert(path.clone(), text);
        }
        files.extend(made.into_iter().map(|(path, value)| (path, value.to_string())));
        Self { files, since, today: today.parse().ok() }
    }

    /// Other files of the same day.
    pub(crate) fn with(&self, files: BTreeMap<String, String>) -> Self {
        Self { files, since: ChangesSinceSave::default(), today: self.today }
    }

    /// The collection that the files are, checked.
    pub(crate) fn loaded(&self) -> Loaded {
        validate::validate_files(load::assemble(self))
    }

    /// The collection alone, where something of it can be shown.
    pub(crate) fn corpus(&self) -> Option<Corpus> {
        self.loaded().corpus
    }
}

/// Two lists as one; of entries with one id the first.
fn both(made: Value, came: &str) -> Option<String> {
    let Value::Array(mut made) = made else { return None };
    let came: Vec<Value> = serde_json::from_str(came).ok()?;
    for entry in came {
        if !made.iter().any(|one| one.get("id") == entry.get("id")) {
            made.push(entry);
        }
    }
    serde_json::to_string(&made).ok()
}

/// What was put right by hand, in a letter that came as a file of a collection.
fn put_right(path: &str, text: String, settings: &Settings) -> String {
    let Some(put) = stem(path).and_then(|id| settings.letters.get(id)) else { return text };
    let Ok(Value::Object(mut letter)) = serde_json::from_str(&text) else { return text };
    let people = |names: &str| -> Value {
        names.split(';').map(str::trim).filter(|name| !name.is_empty()).map(|name| json!({ "name": name })).collect()
    };
    for (one, list, names) in [("sender", "senders", &put.sender), ("recipient", "recipients", &put.recipient)] {
        if let Some(names) = names {
            letter.remove(one);
            letter.insert(list.to_owned(), people(names));
        }
    }
    match put.date.as_deref() {
        Some("") => drop(letter.remove("date")),
        Some(date) => {
            let date = json!({ "edtf": date, "certainty": "catalogued", "source": "put right by hand" });
            letter.insert("date".to_owned(), date);
        }
        None => {}
    }
    Value::Object(letter).to_string()
}

impl Files for Folder {
    fn read(&self, name: &str) -> Result<Option<String>, String> {
        Ok(self.files.get(name).cloned())
    }

    fn list(&self, folder: &str) -> Option<Vec<String>> {
        let inside = |path: &String| Some(path.strip_prefix(folder)?.strip_prefix('/')?.to_owned());
        let names: Vec<String> = self.files.keys().filter_map(inside).collect();
        (!names.is_empty()).then_some(names)
    }

    fn today(&self) -> PartialDate {
        self.today.unwrap_or_else(|| PartialDate::of_day_number(1))
    }
}
