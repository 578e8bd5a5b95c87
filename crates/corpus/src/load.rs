//! Reads a collection from the JSON files that a person edits.
//!
//! Start with [`read_folder`] (a folder on a disk) or [`assemble`] (files from anywhere). What cannot be read becomes a
//! [`Problem`] and is left out; it stops nothing else, so that an editor sees everything at once and a reader the rest.
//! Whether what was read makes sense is [`super::validate`]'s business.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;

use super::{
    Collection, Corpus, FORMAT, Letter, PartialDate, Problem, Severity, characters,
    editors::{Entry, InvalidValue, Node, parse, read_entry},
    historical_date,
};

/// A collection as read, with what could not be read.
pub struct ReadFiles {
    /// The collection, without what could not be read.
    pub corpus: Corpus,
    /// The source file of each letter that has one, by letter id.
    pub sources: BTreeMap<String, String>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// The files of which something is left out: what refers to that is not missing, but unread.
    pub unread: BTreeSet<String>,
}

/// Where files come from: `Ok(None)` where there is none of this name, `Err` with why it cannot be read.
pub trait Files {
    /// The text of a file.
    ///
    /// # Errors
    /// Why it cannot be read.
    fn read(&self, name: &str) -> Result<Option<String>, String>;

    /// The names of the files in a folder, in order; `None` where there is no such folder.
    fn list(&self, folder: &str) -> Option<Vec<String>>;

    /// The day on which they are read.
    fn today(&self) -> PartialDate;
}

/// Reads `collection.json`, `people.json` … and every file in `letters/` below `folder`, each with its source in
/// `sources/`.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn read_folder(folder: &std::path::Path) -> ReadFiles {
    assemble(&disk::Folder(folder))
}

/// The day on which a build runs: `SOURCE_DATE_EPOCH` is how those that can be reproduced name theirs.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn today() -> PartialDate {
    use std::time::SystemTime;

    const SECONDS_OF_A_DAY: u64 = 24 * 60 * 60;
    /// The number of the day from which computers count, 1 January 1970.
    const FIRST_OF_1970: i32 = 719_162;

    let named = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let now = || SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let days = named.unwrap_or_else(now) / SECONDS_OF_A_DAY;
    PartialDate::of_day_number(i32::try_from(days).unwrap_or_default() + FIRST_OF_1970)
}

/// Makes a collection of files.
#[must_use]
pub fn assemble(files: &dyn Files) -> ReadFiles {
    let mut reading = Reading { files, problems: Vec::new(), unread: BTreeSet::new(), keeps_soft_hyphens: false };
    let collection = reading.collection();
    reading.keeps_soft_hyphens = collection.soft_hyphens;
    let mut sources = BTreeMap::new();
    let mut letters = reading.letters(&mut sources);
    letters.sort_by_key(|letter| (historical_date::order(&letter.date), letter.id.clone()));
    let corpus = Corpus {
        collection,
        letters,
        about: reading.list("about.json", "section"),
        people: reading.list("people.json", "entry"),
        places: reading.list("places.json", "entry"),
        organisations: reading.list("organisations.json", "entry"),
        terms: reading.list("terms.json", "entry"),
        themes: reading.list("themes.json", "theme"),
        parallels: reading.list("parallels.json", "parallel"),
        synonyms: reading.list("synonyms.json", "entry"),
        events: reading.list("events.json", "event"),
        correspondence: reading.list("correspondence.json", "entry"),
    };
    ReadFiles { corpus, sources, problems: reading.problems, unread: reading.unread }
}

struct Reading<'a> {
    files: &'a dyn Files,
    problems: Vec<Problem>,
    unread: BTreeSet<String>,
    keeps_soft_hyphens: bool,
}

impl Reading<'_> {
    fn collection(&mut self) -> Collection {
        let file = "collection.json";
        let node = self.parse(file).unwrap_or(Node::Record(Vec::new()));
        if let Some(Node::Whole(format)) = node.field("format")
            && *format > i64::from(FORMAT)
        {
            self.problems.push(Problem {
                severity: Severity::LeftOut,
                file: file.to_owned(),
                at: "field format".to_owned(),
                what: format!("these files are of format {format}; this program knows formats up to {FORMAT}"),
                remedy: "use a newer version of the program".to_owned(),
            });
        }
        let is_dated = node.field("edition").is_some_and(|edition| edition.field("date").is_some());
        let mut collection: Collection = self.entry(file, "", node).unwrap_or_default();
        if !is_dated {
            let edition = &mut collection.edition;
            edition.date = edition.changes.first().map_or_else(|| self.files.today(), |change| change.date);
        }
        collection
    }

    /// A file that holds a list; one that is missing is an empty one.
    fn list<T: DeserializeOwned>(&mut self, file: &str, noun: &str) -> Vec<T> {
        let Some(node) = self.parse(file) else { return Vec::new() };
        let Node::List(entries) = node else {
            self.leave_out(file, String::new(), "is not a list", "write […] round its entries");
            return Vec::new();
        };
        let entries = entries.into_iter().enumerate();
        entries
            .filter_map(|(index, node)| {
                let id = node.field("id").and_then(Node::as_text).map(str::to_owned);
                let at = format!("{noun} {}", id.unwrap_or_else(|| (index + 1).to_string()));
                self.entry(file, &at, node)
            })
            .collect()
    }

    fn letters(&mut self, sources: &mut BTreeMap<String, String>) -> Vec<Letter> {
        let Some(names) = self.files.list("letters") else {
            self.leave_out(
                "letters/",
                String::new(),
                "there is no such folder",
                "make a folder letters/ with one JSON file for each letter",
            );
            return Vec::new();
        };
        let mut letters = Vec::new();
        for name in names {
            let Some(stem) = name.strip_suffix(".json") else { continue };
            let file = format!("letters/{name}");
            let Some(node) = self.parse(&file) else { continue };
            let Some(mut letter) = self.entry::<Letter>(&file, "", node) else { continue };
            self.name(&file, stem, &mut letter);
            if let Some(text) = self.text(&format!("sources/{stem}.txt")) {
                sources.insert(letter.id.clone(), text);
            }
            letters.push(letter);
        }
        letters
    }

    /// Gives a letter the id that it says or, without one, its file's name; made fit for addresses, where it is not.
    fn name(&mut self, file: &str, stem: &str, letter: &mut Letter) {
        let has_id = !letter.id.is_empty();
        let wanted = if has_id { letter.id.clone() } else { stem.to_owned() };
        let fit = super::slug(&wanted);
        if fit != wanted {
            let what = format!("“{wanted}” cannot be the id of a letter: it stands in addresses");
            let remedy = if has_id {
                format!("write “{fit}”, and name the file {fit}.json")
            } else {
                format!("name the file {fit}.json")
            };
            self.doubt(file, "field id".to_owned(), what, remedy);
        } else if has_id && stem != wanted {
            let what = format!("the letter is “{wanted}”, the file “{stem}”");
            self.doubt(file, "field id".to_owned(), what, format!("name the file {wanted}.json, or correct the id"));
        }
        letter.id = fit;
    }

    /// Reads an entry; what of it cannot be read is left out, and said.
    fn entry<T: DeserializeOwned>(&mut self, file: &str, at: &str, mut node: Node) -> Option<T> {
        let keeps_soft_hyphens = self.keeps_soft_hyphens;
        for (place, harmful) in node.change_texts(&|text| characters::take_out(text, keeps_soft_hyphens)) {
            let what = format!("holds {harmful}");
            self.doubt(file, joined(at, &place), what, "take it away: here it is left out".to_owned());
        }
        let Entry { value, invalid } = read_entry(node);
        for InvalidValue { place, what, remedy, takes_item, .. } in invalid {
            let at = joined(at, &place);
            if takes_item {
                self.leave_out(file, at, what, remedy);
            } else {
                self.doubt(file, at, what, remedy);
                self.unread.insert(file.to_owned());
            }
        }
        value
    }

    fn parse(&mut self, file: &str) -> Option<Node> {
        match parse(&self.text(file)?) {
            Ok(node) => Some(node),
            Err((what, remedy)) => {
                self.leave_out(file, String::new(), what, remedy);
                None
            }
        }
    }

    fn text(&mut self, file: &str) -> Option<String> {
        match self.files.read(file) {
            Ok(text) => text.map(|text| text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
            Err(why) => {
                self.leave_out(file, String::new(), why, "make it a file of text in UTF-8");
                None
            }
        }
    }

    fn leave_out(&mut self, file: &str, at: String, what: impl Into<String>, remedy: impl Into<String>) {
        self.unread.insert(file.to_owned());
        self.problems.push(Problem { at, ..Problem::in_file(file, what, remedy) });
    }

    fn doubt(&mut self, file: &str, at: String, what: String, remedy: String) {
        self.problems.push(Problem { severity: Severity::Doubtful, file: file.to_owned(), at, what, remedy });
    }
}

fn joined(at: &str, place: &str) -> String {
    [at, place].into_iter().filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(", ")
}

#[cfg(not(target_arch = "wasm32"))]
mod disk {
    use std::{fs, io::ErrorKind, path::Path};

    use super::{Files, PartialDate};

    /// A folder of a disk.
    pub(super) struct Folder<'a>(pub(super) &'a Path);

    impl Files for Folder<'_> {
        fn read(&self, name: &str) -> Result<Option<String>, String> {
            match fs::read_to_string(self.0.join(name)) {
                Ok(text) => Ok(Some(text)),
                Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
                Err(error) if error.kind() == ErrorKind::InvalidData => {
                    Err("has characters in another encoding than UTF-8".to_owned())
                }
                Err(error) => Err(format!("cannot be opened ({error})")),
            }
        }

        fn today(&self) -> PartialDate {
            super::today()
        }

        fn list(&self, folder: &str) -> Option<Vec<String>> {
            let entries = fs::read_dir(self.0.join(folder)).ok()?;
            let mut names: Vec<String> =
                entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
            names.sort();
            Some(names)
        }
    }
}

/// The file of a letter.
pub(crate) fn letter_file(letter_id: &str) -> String {
    format!("letters/{letter_id}.json")
}
