//! Letters of others: files in, letters and a report out.
//!
//! Start with [`import`]. [`source`] says what kind of file each is; [`tei`], [`plain`], [`docx`] and [`table`] read them;
//! what they read is a [`Draft`], whatever the file was; [`collection`] writes drafts as the files of a collection; [`mod@report`] says what became of every file, construct and character. Nothing is
//! fetched, nothing is kept, and no file can stop the reading of the others. Must not know how letters are shown or where files
//! come from: the same code reads a folder and what is dropped on a page.

pub mod archive;
pub mod collection;
pub mod date;
pub mod docx;
pub mod draft;
mod finish;
pub mod id;
pub mod language;
mod markdown;
pub mod plain;
pub mod register;
pub mod report;
pub mod settings;
pub mod source;
pub mod table;
pub mod tei;
pub mod title;

pub use draft::Draft;
use draft::{DraftCorrespondent, DraftDate, DraftPiece, FieldEvidence};
pub use register::Register;
pub use report::Report;
use report::{ConstructCounts, FileReport};
pub use settings::Settings;
pub use source::SourceFile;
use source::{FileKind, FileProblem};

/// How many archives may stand in one another.
const ARCHIVES_DEEP: usize = 2;
/// How many comments of the texts are told with their words.
const FIRST_COMMENTS: usize = 50;

/// What was read.
#[derive(Debug, Default)]
pub struct Imported {
    /// The letters, in order of date, undated ones last; ties by id.
    pub letters: Vec<Draft>,
    /// The people, places and bodies of all registers.
    pub register: Register,
    /// What became of everything.
    pub report: Report,
}

/// Reads files as letters. Files that cannot be read are told in the report; the others are read all the same. `progress` is told
/// how many of the files are done and how many there are, and may stop the reading by answering `false`.
pub fn import(files: Vec<SourceFile>, settings: &Settings, mut progress: impl FnMut(usize, usize) -> bool) -> Imported {
    let mut reading = Reading::new(settings.clone());
    for file in files {
        reading.add(file);
    }
    let count = reading.waiting();
    while progress(count - reading.waiting(), count) && reading.step() {}
    reading.finish()
}

/// A reading that goes on file by file: [`Reading::add`] what there is, [`Reading::step`] until nothing waits, [`Reading::finish`] as often as
/// wanted, also in between.
#[derive(Debug, Default)]
pub struct Reading {
    settings: Settings,
    /// Files that have not been read yet; the next one is the last.
    waiting: Vec<SourceFile>,
    letters: Vec<Draft>,
    rows: Vec<table::Row>,
    register: Register,
    report: Report,
    counts: ConstructCounts,
}

impl Reading {
    /// Begins with the decisions of earlier imports.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self { settings, ..Self::default() }
    }

    /// Takes a file in; the files of an archive take its place.
    pub fn add(&mut self, file: SourceFile) {
        if archive::is_of_a_system(&file.name) {
            return;
        }
        let mut found = self.unpacked(file, 0);
        self.waiting.append(&mut found);
        // The order of a folder is its operating system's; that of letters and reports is the names'.
        self.waiting.sort_by(|one, other| other.name.cmp(&one.name));
    }

    /// How many files wait.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// How many letters were read, and how many files were left out.
    #[must_use]
    pub fn so_far(&self) -> (usize, usize) {
        (
            self.letters.len(),
            self.report.files.iter().filter(|file| file.letters == 0 && file.problem.is_some()).count(),
        )
    }

    /// Reads the next file; `false` where none waits.
    pub fn step(&mut self) -> bool {
        self.step_with(|_| None)
    }

    /// The same, where somebody else may take the file: `take` answers how many letters it has, why it is left out, or nothing where it
    /// is not theirs.
    pub fn step_with(&mut self, take: impl FnOnce(&SourceFile) -> Option<Result<usize, FileProblem>>) -> bool {
        let Some(file) = self.waiting.pop() else { return false };
        match take(&file) {
            Some(Ok(letters)) => self.report.files.push(FileReport { name: file.name, letters, problem: None }),
            Some(Err(problem)) => self.left_out(&file.name, &problem),
            None => self.file(&file),
        }
        true
    }

    /// Says of a file that it could not be read at all.
    pub fn refuse(&mut self, name: &str, why: &str) {
        self.left_out(name, &FileProblem::new(why));
    }

    /// What was decided; may be changed before [`Self::finish`].
    pub fn settings_mut(&mut self) -> &mut Settings {
        &mut self.settings
    }

    /// What was decided.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The files in the place of the archives.
    fn unpacked(&mut self, file: SourceFile, depth: usize) -> Vec<SourceFile> {
        if file.kind() != FileKind::Zip {
            return vec![file];
        }
        if depth >= ARCHIVES_DEEP {
            self.left_out(&file.name, &FileProblem::new("is an archive within archives"));
            return Vec::new();
        }
        let inside = match archive::files(&file.bytes) {
            Ok(inside) => inside,
            Err(problem) => {
                self.left_out(&file.name, &problem);
                return Vec::new();
            }
        };
        let archive = format!("{}{}/", file.archive, file.name);
        drop(file);
        let mut all = Vec::new();
        for one in inside {
            match one.map(|one| SourceFile { archive: archive.clone(), ..one }) {
                Ok(one) => all.extend(self.unpacked(one, depth + 1)),
                Err((name, problem)) => self.left_out(&name, &problem),
            }
        }
        all
    }

    fn left_out(&mut self, name: &str, problem: &FileProblem) {
        self.report.files.push(FileReport { name: name.to_owned(), letters: 0, problem: Some(problem.to_string()) });
    }

    fn file(&mut self, file: &SourceFile) {
        let (mut doubts, rows) = (Vec::new(), self.rows.len());
        match self.letters_of(file, &mut doubts) {
            Ok(letters) => {
                let problem = (!doubts.is_empty()).then(|| doubts.join("; "));
                // A row of a table is a letter, or describes one.
                let count = letters.len() + self.rows.len() - rows;
                self.letters.extend(letters);
                self.report.files.push(FileReport { name: file.name.clone(), letters: count, problem });
            }
            Err(problem) => self.left_out(&file.name, &problem),
        }
    }

    fn letters_of(&mut self, file: &SourceFile, doubts: &mut Vec<String>) -> Result<Vec<Draft>, FileProblem> {
        match file.kind() {
            FileKind::Xml => {
                let text = file.text()?;
                let text = tei::with_characters(&text);
                let document = tei::parse(&text)?;
                let entries = tei::register::read(&document, &mut self.register);
                if let Some(letters) = tei::cmif::read(&document, &file.name) {
                    return Ok(letters);
                }
                let read = tei::read(&document, &file.name, &self.settings, &mut self.counts);
                self.report.characters.add(read.characters);
                self.comments(&file.name, read.comments);
                if read.letters.is_empty() && entries == 0 {
                    return Err(FileProblem::new(match tei::element::name(document.root_element()) {
                        "ead" | "mods" | "modsCollection" | "mets" | "record" | "collection" => {
                            "describes letters in a form of libraries and archives that is not read: save it as CMIF or as a table (.csv)"
                        }
                        _ => "has no text of a letter that can be found",
                    }));
                }
                Ok(read.letters)
            }
            kind @ (FileKind::Text | FileKind::Markdown) => {
                let (text, doubt) = file.plain_text()?;
                doubts.extend(doubt.map(str::to_owned));
                let text = plain::even_lines(&text);
                let text = plain::mail::as_read(&text).unwrap_or(text);
                let is_markdown = kind == FileKind::Markdown;
                let several = plain::several::split(&text, is_markdown);
                let mut letters = Vec::new();
                for one in several.as_ref().map_or(&[text.as_str()][..], |several| &several.letters) {
                    let read = plain::read(one, &file.name, is_markdown, &mut self.counts);
                    self.comments(&file.name, read.comments);
                    letters.push(read.draft);
                }
                letters.iter_mut().for_each(plain::take_fields);
                if let Some(several) = &several {
                    let author = plain::several::author(several.around[0]);
                    for (draft, at) in letters.iter_mut().zip(1..).filter(|(draft, _)| draft.id.is_empty()) {
                        draft.id = format!("{}-{at}", file.stem());
                    }
                    letters.iter_mut().for_each(plain::complete_from_text);
                    for draft in letters.iter_mut().filter(|draft| draft.senders.is_empty()) {
                        draft
                            .senders
                            .extend(author.iter().map(|name| DraftCorrespondent::named(name, FieldEvidence::Author)));
                    }
                    if several.around.iter().any(|around| tei::element::weight(around) > 0) {
                        doubts.push("what stands before its first letter or behind its last is left out".to_owned());
                    }
                } else {
                    letters.iter_mut().for_each(|draft| complete_from_name(draft, file.stem()));
                    letters.iter_mut().for_each(plain::complete_from_text);
                }
                letters.retain(|draft| !draft.parts.is_empty());
                if letters.is_empty() {
                    return Err(FileProblem::new("is empty"));
                }
                self.count_plain(&text, &letters);
                Ok(letters)
            }
            FileKind::Docx => {
                let read = docx::read(&file.bytes, &file.name, file.stem(), &mut self.counts)?;
                let mut letters = read.letters;
                letters.iter_mut().for_each(plain::take_fields);
                if let [only] = &mut letters[..] {
                    complete_from_name(only, file.stem());
                }
                letters.iter_mut().for_each(plain::complete_from_text);
                if letters.is_empty() {
                    return Err(FileProblem::new("is empty"));
                }
                self.report.characters.add(read.characters);
                self.comments(&file.name, read.comments);
                Ok(letters)
            }
            FileKind::Csv => {
                let (text, doubt) = file.plain_text()?;
                let table = table::read(&text, &file.name, &mut self.counts)?;
                doubts.extend(doubt.map(str::to_owned));
                doubts.extend(Some(table.doubt).filter(|doubt| !doubt.is_empty()));
                let drafts: Vec<Draft> = table.rows.iter().map(|row| row.draft.clone()).collect();
                self.count_plain(&table.text, &drafts);
                self.rows.extend(table.rows);
                Ok(Vec::new())
            }
            FileKind::Json => Err(FileProblem::new("is a collection in JSON: open its folder as a collection")),
            FileKind::Zip | FileKind::Other => Err(FileProblem::new(
                file.remedy().unwrap_or("is of a kind that is not read: save it as .docx, .txt or .xml"),
            )),
        }
    }

    /// Plain files have no mark-up that could be lost: what is not in text or notes is front matter and marks.
    fn count_plain(&mut self, text: &str, letters: &[Draft]) {
        let (words, notes) = weights(letters);
        let source = tei::element::weight(text);
        let omitted = source.saturating_sub(words + notes);
        self.report.characters.add(report::Characters { source: words + notes + omitted, text: words, notes, omitted });
    }

    fn comments(&mut self, file: &str, comments: Vec<String>) {
        self.report.comments += comments.len();
        let room = FIRST_COMMENTS.saturating_sub(self.report.first_comments.len());
        self.report.first_comments.extend(comments.into_iter().take(room).map(|words| (file.to_owned(), words)));
    }
}

/// What a text file does not say itself its name may: `1819-01-09 Mitford to Elford`.
fn complete_from_name(draft: &mut Draft, stem: &str) {
    let stem = &source::composed(stem);
    let name = stem.replace('_', " ");
    let (dated, rest) = match name.split_once(' ') {
        Some((first, rest)) => (date::from_value(first).or_else(|| date::from_words(first)), rest),
        None => (date::from_value(&name), name.as_str()),
    };
    let named = if dated.is_some() { rest } else { name.as_str() };
    let named = &as_a_title(named);
    let dated = date::from_words(stem).or_else(|| date::from_words(&name)).or(dated);
    if draft.date.is_none() {
        draft.date =
            dated.clone().map(|edtf| DraftDate { edtf, words: String::new(), evidence: FieldEvidence::FileName });
    }
    let people = |name: String| vec![DraftCorrespondent::named(name, FieldEvidence::FileName)];
    // Else the folder that it stands in may name them: “Berg to Feld/1801-05-03.txt”.
    let folders = || draft.file.rsplit('/').skip(1).find_map(title::correspondents);
    let dashed = || named.split_once(" – ").filter(|_| dated.is_some() && named.matches(" – ").count() == 1);
    let dashed = || dashed().map(|(sender, recipient)| (Some(sender.to_owned()), recipient.to_owned()));
    if let Some((sender, recipient)) = title::correspondents(named).or_else(dashed).or_else(folders) {
        if draft.recipients.is_empty() {
            draft.recipients = people(recipient);
        }
        if let (true, Some(sender)) = (draft.senders.is_empty(), sender) {
            draft.senders = people(sender);
        }
    } else if let (true, Some(sender)) = (draft.senders.is_empty(), title::sender_alone(named)) {
        draft.senders = people(sender);
    }
}

/// The name of a file as a title would have it: names with capitals, and without what people write behind a name to tell versions apart.
fn as_a_title(name: &str) -> String {
    const BEHIND: [&str; 8] = ["final", "copy", "kopie", "copie", "neu", "new", "transcript", "transcription"];
    const SMALL: [&str; 22] = [
        "to", "from", "an", "von", "vom", "à", "a", "de", "du", "au", "aan", "van", "till", "til", "fra", "of", "the",
        "and", "und", "et", "der", "den",
    ];
    let mut words: Vec<&str> = name.split_whitespace().collect();
    while words.len() > 1 && words.last().is_some_and(|word| BEHIND.contains(word)) {
        words.pop();
    }
    if name.chars().any(char::is_uppercase) {
        return words.join(" ");
    }
    let capital = |word: &&str| {
        let mut signs = word.chars();
        match signs.next().filter(|_| !SMALL.contains(word)) {
            Some(first) => first.to_uppercase().chain(signs).collect(),
            None => (*word).to_owned(),
        }
    };
    words.iter().map(capital).collect::<Vec<String>>().join(" ")
}

/// Characters of text and of notes.
fn weights(letters: &[Draft]) -> (usize, usize) {
    let (mut words, mut notes) = (0, 0);
    for part in letters.iter().flat_map(|letter| &letter.parts) {
        let weight = all_words(&part.content);
        if part.kind == draft::DraftPartKind::Note {
            notes += weight;
        } else {
            words += weight;
        }
    }
    (words, notes)
}

fn all_words(content: &[DraftPiece]) -> usize {
    content
        .iter()
        .map(|piece| match piece {
            DraftPiece::Text(text) => tei::element::weight(text),
            DraftPiece::Span { content, .. } => all_words(content),
            DraftPiece::Choice { source, edited, .. } => all_words(source) + all_words(edited),
            DraftPiece::Line { .. }
            | DraftPiece::Page { .. }
            | DraftPiece::NoteRef(_)
            | DraftPiece::Gap { .. }
            | DraftPiece::Figure { .. } => 0,
        })
        .sum()
}
