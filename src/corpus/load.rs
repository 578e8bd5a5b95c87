//! Reads a collection from a folder: the JSON files that a person edits.
//!
//! Start with [`read_folder`]. Every file that cannot be read becomes a [`Problem`]; none stops the others from being
//! read, so that an editor sees everything that is wrong at once. Whether what was read makes sense is
//! `validate`'s business.

use std::{fs, path::Path};

use serde::de::DeserializeOwned;

use super::{Corpus, validate::Problem};

/// A collection as read, with what could not be read.
pub struct Loaded {
    /// The collection; `None` where a file that it cannot do without is missing or unreadable.
    pub corpus: Option<Corpus>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// Reads `collection.json`, `about.json`, `people.json` … and every file in `letters/` below `folder`.
#[must_use]
pub fn read_folder(folder: &Path) -> Loaded {
    let mut problems = Vec::new();
    let collection = read(folder, "collection.json", &mut problems);
    let mut letters = Vec::new();
    for name in letter_files(folder, &mut problems) {
        letters.extend(read::<super::Letter>(folder, &name, &mut problems));
    }
    letters.sort_by(|one, other| {
        let key = |letter: &super::Letter| (letter.date.iso.is_none(), letter.date.iso, letter.id.clone());
        key(one).cmp(&key(other))
    });
    let mut list = ListReader { folder, problems: &mut problems };
    let about = list.read("about.json");
    let people = list.read("people.json");
    let places = list.read("places.json");
    let organisations = list.read("organisations.json");
    let terms = list.read("terms.json");
    let themes = list.read("themes.json");
    let parallels = list.read("parallels.json");
    let synonyms = list.read("synonyms.json");
    let events = list.read("events.json");
    let correspondence = list.read("correspondence.json");
    let corpus = collection.map(|collection| Corpus {
        collection,
        about,
        letters,
        people,
        places,
        organisations,
        terms,
        themes,
        parallels,
        synonyms,
        events,
        correspondence,
    });
    Loaded { corpus, problems }
}

struct ListReader<'a> {
    folder: &'a Path,
    problems: &'a mut Vec<Problem>,
}

impl ListReader<'_> {
    /// A file that holds a list; one that is missing or unreadable counts as empty, and is reported.
    fn read<T: DeserializeOwned>(&mut self, name: &str) -> Vec<T> {
        read(self.folder, name, self.problems).unwrap_or_default()
    }
}

fn letter_files(folder: &Path, problems: &mut Vec<Problem>) -> Vec<String> {
    let entries = match fs::read_dir(folder.join("letters")) {
        Ok(entries) => entries,
        Err(error) => {
            problems.push(Problem::in_file(
                "letters/",
                format!("cannot be read ({error})"),
                "make a folder letters/ with one JSON file for each letter",
            ));
            return Vec::new();
        }
    };
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".json"))
        .map(|name| format!("letters/{name}"))
        .collect();
    names.sort();
    names
}

fn read<T: DeserializeOwned>(folder: &Path, name: &str, problems: &mut Vec<Problem>) -> Option<T> {
    let text = match fs::read_to_string(folder.join(name)) {
        Ok(text) => text,
        Err(error) => {
            problems.push(Problem::in_file(name, format!("cannot be read ({error})"), "put the file there"));
            return None;
        }
    };
    match serde_json::from_str(&text) {
        Ok(value) => Some(value),
        Err(error) => {
            problems.push(Problem::in_file(
                name,
                format!("is not what it should be: {error}"),
                "see docs/editing.md for the fields of this file",
            ));
            None
        }
    }
}
