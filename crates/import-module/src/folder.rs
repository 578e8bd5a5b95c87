//! The files of a collection without a disk: what the letters make, and what came as files of a collection already.
//!
//! Start with [`Folder::new`]. Must not know what the files mean beyond their names.

use std::collections::BTreeMap;

use corpus::{
    Corpus, PartialDate,
    load::{self, Files},
    validate::{self, Loaded},
};
use import::{Imported, Settings, SourceFile, collection, source::FileKind};
use serde_json::{Value, json};

/// The files beside the letters, as a collection names them.
const BESIDE: [&str; 11] = [
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
    today: Option<PartialDate>,
}

impl Folder {
    /// The files that were made of letters, beside those that came; of registers in both, the entries of both.
    pub(crate) fn new(imported: &Imported, settings: &Settings, came: &BTreeMap<String, String>, today: &str) -> Self {
        let mut files = BTreeMap::new();
        let is_new = !imported.letters.is_empty() || came.is_empty();
        for (path, made) in collection::files(imported, settings).into_iter().filter(|_| is_new) {
            files.insert(path, made.to_string());
        }
        for (path, text) in came {
            let text = match files.get(path) {
                Some(made) if path != "collection.json" => both(made, text).unwrap_or_else(|| text.clone()),
                _ => text.clone(),
            };
            let text = if is_letter(path) { put_right(path, text, settings) } else { text };
            files.insert(path.clone(), text);
        }
        Self { files, today: today.parse().ok() }
    }

    /// Other files of the same day.
    pub(crate) fn with(&self, files: BTreeMap<String, String>) -> Self {
        Self { files, today: self.today }
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
fn both(made: &str, came: &str) -> Option<String> {
    let mut made: Vec<Value> = serde_json::from_str(made).ok()?;
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

/// Whether a path is a letter's.
pub(crate) fn is_letter(path: &str) -> bool {
    stem(path).is_some()
}

/// The id that a letter's file is named after.
pub(crate) fn stem(path: &str) -> Option<&str> {
    path.strip_prefix("letters/")?.strip_suffix(".json")
}

/// What a file is in a collection: its path there and its text, or all files where it is a whole collection. Nothing where it is none.
pub(crate) fn collection_files(file: &SourceFile) -> Option<BTreeMap<String, String>> {
    if file.kind() != FileKind::Json {
        return None;
    }
    let text = file.text().ok()?;
    let name = file.name.rsplit('/').next()?;
    if name == "corpus.json" {
        return serde_json::from_str(&text).ok().and_then(split);
    }
    let folder = file.name.rsplit('/').nth(1);
    let path = if folder == Some("letters") {
        format!("letters/{name}")
    } else {
        BESIDE.contains(&name).then(|| name.to_owned())?
    };
    Some(BTreeMap::from([(path, text)]))
}

/// The files of a collection that came as one.
fn split(collection: Value) -> Option<BTreeMap<String, String>> {
    let Value::Object(fields) = collection else { return None };
    let mut files = BTreeMap::new();
    for (field, value) in fields {
        match (field.as_str(), value) {
            ("letters", Value::Array(letters)) => {
                for letter in letters {
                    let id = letter.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
                    files.insert(format!("letters/{id}.json"), letter.to_string());
                }
            }
            (_, value) => {
                files.insert(format!("{field}.json"), value.to_string());
            }
        }
    }
    Some(files)
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
