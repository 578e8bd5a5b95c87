//! Reads a collection from a folder: the JSON files that a person edits.
//!
//! Start with [`read_folder`]. Every file that cannot be read becomes a [`Problem`]; none stops the others from being
//! read, so that an editor sees everything that is wrong at once. Whether what was read makes sense is
//! `validate`'s business.

use std::{collections::BTreeMap, fs, io::ErrorKind, path::Path};

use serde::de::DeserializeOwned;

use super::{Corpus, Letter, validate::Problem};

/// A collection as read, with what could not be read.
pub struct Loaded {
    /// The collection; `None` where a file that it cannot do without is missing or unreadable.
    pub corpus: Option<Corpus>,
    /// The source file of each letter, by letter id.
    pub sources: BTreeMap<String, String>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// Reads `collection.json`, `about.json`, `people.json` … and every file in `letters/` below `folder`, each with
/// its source in `sources/`.
#[must_use]
pub fn read_folder(folder: &Path) -> Loaded {
    let mut problems = Vec::new();
    let collection = read(folder, "collection.json", &mut problems);
    let mut letters = Vec::new();
    let mut sources = BTreeMap::new();
    for id in letter_ids(folder, &mut problems) {
        if let Some(letter) = read_letter(folder, &id, &mut problems) {
            sources.extend(read_text(folder, &format!("sources/{id}.txt"), &mut problems).map(|text| (id, text)));
            letters.push(letter);
        }
    }
    letters.sort_by(|one, other| {
        let key = |letter: &Letter| (letter.date.iso.is_none(), letter.date.iso, letter.id.clone());
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
    Loaded { corpus, sources, problems }
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

/// The file names in `letters/` without their ending, in order.
fn letter_ids(folder: &Path, problems: &mut Vec<Problem>) -> Vec<String> {
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
        .filter_map(|name| name.strip_suffix(".json").map(str::to_owned))
        .collect();
    names.sort();
    names
}

fn read_letter(folder: &Path, id: &str, problems: &mut Vec<Problem>) -> Option<Letter> {
    let name = format!("letters/{id}.json");
    let letter: Letter = read(folder, &name, problems)?;
    if letter.id != id {
        problems.push(Problem {
            file: name,
            at: "field id".to_owned(),
            what: format!("the letter is “{}”, the file “{id}”", letter.id),
            remedy: format!("name the file {}.json, or correct the id", letter.id),
        });
    }
    Some(letter)
}

fn read_text(folder: &Path, name: &str, problems: &mut Vec<Problem>) -> Option<String> {
    match fs::read_to_string(folder.join(name)) {
        Ok(text) => Some(text),
        Err(error) => {
            problems.push(match error.kind() {
                ErrorKind::NotFound => Problem::in_file(name, "is missing", "put the file there"),
                _ => Problem::in_file(name, format!("cannot be read ({error})"), "make it a file of text in UTF-8"),
            });
            None
        }
    }
}

fn read<T: DeserializeOwned>(folder: &Path, name: &str, problems: &mut Vec<Problem>) -> Option<T> {
    match serde_json::from_str(&read_text(folder, name, problems)?) {
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
