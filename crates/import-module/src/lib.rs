//! Letters that a reader opens: files in; a report, a table to put right, and a collection out.
//!
//! Start with [`OpenedFiles`]. The reading is the crate `import`'s, the checking `corpus`'s; here they are joined without a disk, for a
//! browser ([`page_data`]: what the page is told; [`folder`]: the collection's files; [`several`]: of more than one that was saved; [`join`]: beside the edition's own letters). Must not know the page or how messages come to it.

pub mod changes;
mod folder;
mod join;
mod page_data;
mod paths;
mod rename;
mod saved;
mod several;

use std::collections::BTreeMap;

use citations::CitedEdition;
use corpus::{Corpus, Edtf, Problem, Severity};
use import::{Imported, Reading, Settings, SourceFile, archive, settings::LetterOverrides};

use changes::ChangesSinceSave;
use folder::Folder;
use join::{Decisions, JoinedCollection};

/// What was read, and what it makes.
#[derive(Default)]
pub struct OpenedFiles {
    reading: Reading,
    /// Files of collections of this program by their path, each by where it came from.
    json: BTreeMap<String, several::Files>,
    today: String,
    /// Whether the whole was given a title here, not when it was saved.
    is_titled: bool,
    /// Who or what is the same as in the edition, or is not, by `person` or `letter` and the id here.
    same: Decisions,
    made: Option<MadeCollection>,
}

/// What the files make, with the decisions as they are.
pub(crate) struct MadeCollection {
    pub(crate) imported: Imported,
    pub(crate) folder: Folder,
    pub(crate) corpus: Option<Corpus>,
    pub(crate) problems: Vec<Problem>,
}

impl OpenedFiles {
    /// Begins; `settings` as JSON, nothing where nothing was decided; `today` as `2026-11-30`.
    #[must_use]
    pub fn new(settings: &str, today: &str) -> Self {
        let settings: Settings = serde_json::from_str(settings).unwrap_or_default();
        Self { reading: Reading::new(settings), today: today.to_owned(), ..Self::default() }
    }

    /// Takes a file in.
    pub fn add(&mut self, name: String, bytes: Vec<u8>) {
        self.made = None;
        self.reading.add(SourceFile::new(name, bytes));
    }

    /// Reads the next of the files that wait; `false` where none does.
    pub fn step(&mut self) -> bool {
        self.made = None;
        let mut decided = None;
        let is_more = self.reading.step_with(|file| {
            let mut came = match saved::read(file)? {
                Ok(came) => came,
                Err(problem) => return Some(Err(problem)),
            };
            let letters = came.letters();
            let from = saved::collection_of(file);
            if !came.files.is_empty() {
                self.json.entry(from).or_default().append(&mut came.files);
            }
            decided = came.decided;
            Some(Ok(letters))
        });
        decided.into_iter().for_each(|before| self.reading.settings_mut().add(before));
        is_more
    }

    /// Says of a file that it could not be read.
    pub fn refuse(&mut self, name: &str, why: &str) {
        self.made = None;
        self.reading.refuse(name, why);
    }

    /// How many letters were read so far, and how many files were left out.
    #[must_use]
    pub fn so_far(&self) -> (usize, usize) {
        let (letters, left_out) = self.reading.so_far();
        (letters + self.json.values().flat_map(BTreeMap::keys).filter(|path| paths::is_letter(path)).count(), left_out)
    }

    /// Puts a field of a letter right: `sender`, `recipient` or `date`. What is the matter with the value, or nothing.
    pub fn put(&mut self, letter: &str, field: &str, value: &str) -> String {
        let value = value.trim();
        if field == "date" && !value.is_empty() && value.parse::<Edtf>().is_err() {
            return "A date is written 1871-03-04, 1871-03 or 1871; about 1871~, perhaps 1871?, from … to 1871-03/1871-05."
                .to_owned();
        }
        let put: &mut LetterOverrides = self.reading.settings_mut().letters.entry(letter.to_owned()).or_default();
        let field = match field {
            "sender" => &mut put.sender,
            "recipient" => &mut put.recipient,
            "date" => &mut put.date,
            _ => return "There is no such field.".to_owned(),
        };
        *field = Some(value.to_owned());
        self.made = None;
        String::new()
    }

    /// Decides which of two statements holds where a file contradicts itself: `about` `correspondents` or `date`; or what the whole is
    /// called (`title`) and in which language it is (`language`, a tag), nothing where it is empty.
    pub fn decide(&mut self, about: &str, evidence: &str) {
        self.made = None;
        let (settings, stated) = (self.reading.settings_mut(), evidence.trim());
        match about {
            "title" => {
                settings.title = Some(stated.to_owned()).filter(|title| !title.is_empty());
                self.is_titled = true;
            }
            "language" => settings.language = import::language::tag(stated),
            _ => self.follow(about, evidence),
        }
    }

    fn follow(&mut self, about: &str, evidence: &str) {
        let Ok(evidence) = serde_json::from_value(evidence.into()) else { return };
        let settings = self.reading.settings_mut();
        let decision = if about == "date" { &mut settings.dates } else { &mut settings.correspondents };
        *decision = Some(evidence);
    }

    /// The collection in its compact form with names, which lasts; empty where nothing can be shown.
    pub fn open(&mut self) -> String {
        self.make().corpus.as_ref().and_then(|corpus| corpus::compact::write_lasting(corpus).ok()).unwrap_or_default()
    }

    /// The collection joined with another, given in its compact form; as JSON `compact` (empty where nothing can be shown), `own` (the ids of these letters there) and `notices`, lists of
    /// `person` or `letter`, the id here, the id there, the name.
    pub fn together(&mut self, base: &str) -> String {
        let same = self.same.clone();
        let MadeCollection { corpus, folder, .. } = self.make();
        let joined = corpus
            .as_ref()
            .zip(Corpus::from_compact(base).ok())
            .and_then(|(own, base)| join::join(&base, own, folder, &same));
        let (compact, own, notices) = match joined {
            Some(JoinedCollection { both, own, notices }) => {
                (corpus::compact::write_lasting(&both).unwrap_or_default(), own, notices)
            }
            None => (String::new(), Vec::new(), Vec::new()),
        };
        let notices: Vec<[String; 4]> =
            notices.into_iter().map(|one| [one.about.to_owned(), one.own, one.base, one.name]).collect();
        serde_json::json!({ "compact": compact, "own": own, "notices": notices }).to_string()
    }

    /// Decides of a `person` or a `letter`, by its id in a notice, whether it is the edition's: such people are one, such a letter another
    /// witness of it.
    pub fn decide_same(&mut self, about: &str, own: &str, is_same: bool) {
        self.same.insert((about.to_owned(), own.to_owned()), is_same);
    }

    /// The report as it is saved, with what was decided.
    pub fn report_json(&mut self) -> String {
        let decided = serde_json::to_value(self.reading.settings()).unwrap_or_default();
        let mut report = serde_json::to_value(&self.make().imported.report).unwrap_or_default();
        report["decided"] = decided;
        serde_json::to_string_pretty(&report).unwrap_or_default()
    }

    /// What was read, before it is a collection.
    pub fn imported(&mut self) -> &Imported {
        &self.make().imported
    }

    /// The files of the collection, by their path in it.
    pub fn files(&mut self) -> &BTreeMap<String, String> {
        &self.make().folder.files
    }

    /// The collection, where anything of it can be shown.
    pub fn corpus(&mut self) -> Option<&Corpus> {
        self.make().corpus.as_ref()
    }

    /// What is wrong with the collection.
    pub fn problems(&mut self) -> &[Problem] {
        &self.make().problems
    }

    /// What has become of letters since they were saved, where files of a collection came too.
    pub fn since(&mut self) -> &ChangesSinceSave {
        &self.make().folder.since
    }

    /// What was decided in an earlier import.
    pub fn decided_before(&mut self, settings: Settings) {
        self.made = None;
        self.reading.settings_mut().add(settings);
    }

    /// What was decided.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        self.reading.settings()
    }

    /// The report as a table.
    pub fn report_csv(&mut self) -> String {
        self.make().imported.report.to_csv()
    }

    /// The folder of the collection as an archive, from which the program builds a site.
    pub fn archive(&mut self) -> Vec<u8> {
        let settings = self.reading.settings().to_toml();
        let report = self.report_json();
        let mut files: Vec<(String, Vec<u8>)> =
            self.make().folder.files.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes())).collect();
        files.push(("import.toml".to_owned(), settings.into_bytes()));
        files.push(("import-report.json".to_owned(), report.into_bytes()));
        archive::write(&files)
    }

    /// The letters as TEI, a file each, as an archive; read again they are the same letters.
    pub fn tei(&mut self) -> Vec<u8> {
        let Some(corpus) = self.make().corpus.as_ref() else { return archive::write(&[]) };
        let edition = CitedEdition { corpus, base: None, accessed: None };
        let files: Vec<(String, Vec<u8>)> = corpus
            .letters
            .iter()
            .map(|letter| (format!("{}.xml", letter.id), exports::tei::document(&edition, letter).into_bytes()))
            .collect();
        archive::write(&files)
    }

    pub(crate) fn make(&mut self) -> &MadeCollection {
        let (reading, json, today) = (&self.reading, &self.json, &self.today);
        let mut settings = reading.settings().clone();
        // What each of several was called stands in each.
        settings.title = settings.title.filter(|_| self.is_titled || json.len() < 2);
        self.made.get_or_insert_with(|| {
            let imported = reading.finish();
            let (came, renamed) = several::joined(json);
            let folder = Folder::new(&imported, &settings, &came, today);
            let loaded = folder.loaded();
            let mut problems = loaded.problems;
            problems.extend(renamed.iter().map(|(old, new)| Problem {
                severity: Severity::Doubtful,
                file: format!("letters/{new}.json"),
                at: String::new(),
                what: format!("two saved collections have a letter {old}, and not the same"),
                remedy: format!("both are shown, the second as {new}"),
            }));
            MadeCollection { imported, folder, corpus: loaded.corpus, problems }
        })
    }
}
