//! What was read and what was not: every file, every construct, every character.
//!
//! Start with [`Report`]: its JSON is what *Save the report* gives. Must not know any format.

use std::collections::BTreeMap;

use serde::Serialize;

/// The report of an import. Documented in `docs/importing.md`; fields are added, never taken away.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Report {
    /// The files, in the order in which they were given; those of an archive by their path there.
    pub files: Vec<FileReport>,
    /// Each construct of the texts, the most frequent first.
    pub constructs: Vec<Construct>,
    /// Where the characters of all bodies went.
    pub characters: Characters,
    /// Keys of names that no register has, with how often.
    pub unresolved: BTreeMap<String, usize>,
    /// Comments in the texts, which a reader does not see: how many, with file and words of the first fifty.
    pub comments: usize,
    /// The first comments.
    pub first_comments: Vec<(String, String)>,
}

impl Report {
    /// Files and constructs as one table, for spreadsheets.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut out = csv::WriterBuilder::new().flexible(false).from_writer(b"\xEF\xBB\xBF".to_vec());
        // Writing into memory does not fail, and all rows have the same length.
        let mut row = |cells: [&str; 5]| {
            let _ = out.write_record(cells);
        };
        row(["kind", "name", "count", "what", "place"]);
        for file in &self.files {
            let (problem, letters) = (file.problem.as_deref().unwrap_or_default(), file.letters.to_string());
            row(["file", &file.name, &letters, problem, ""]);
        }
        for one in &self.constructs {
            row(["construct", &one.name, &one.count.to_string(), one.treatment.id(), &one.first]);
        }
        let all = &self.characters;
        for (name, count) in
            [("source", all.source), ("text", all.text), ("notes", all.notes), ("omitted", all.omitted)]
        {
            row(["characters", name, &count.to_string(), "", ""]);
        }
        for (key, count) in &self.unresolved {
            row(["unresolved key", key, &count.to_string(), "", ""]);
        }
        String::from_utf8(out.into_inner().unwrap_or_default()).unwrap_or_default()
    }
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileReport {
    /// Its name, in an archive its path there.
    pub name: String,
    /// How many letters were read from it, or, of a table, described by it.
    pub letters: usize,
    /// Why it, or part of it, was left out, or what is doubtful about it, in words; with line and column where there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problem: Option<String>,
}

/// A construct that the texts have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Construct {
    /// Its name in the file: an element's, with its namespace's prefix where it is not TEI's.
    pub name: String,
    /// How often.
    pub count: usize,
    /// What is made of it.
    pub treatment: Treatment,
    /// Where it stands first: file and line.
    pub first: String,
}

/// What is made of a construct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Treatment {
    /// Kept with its meaning.
    Kept,
    /// Shown, as something else that comes near.
    Shown,
    /// Its words are in the text; what it says of them is not.
    Text,
    /// Left out with its words.
    Omitted,
}

/// Characters without white space. `source` is counted apart, from the file; it equals the sum of the other three.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Characters {
    /// All of the bodies, notes within them included.
    pub source: usize,
    /// Of these, in the text: in either of two readings.
    pub text: usize,
    /// In notes.
    pub notes: usize,
    /// Left out.
    pub omitted: usize,
}

impl Treatment {
    /// The word for it in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Shown => "shown",
            Self::Text => "text",
            Self::Omitted => "omitted",
        }
    }
}

impl Characters {
    /// Whether every character is accounted for.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.source == self.text + self.notes + self.omitted
    }

    /// Adds those of another text.
    pub const fn add(&mut self, other: Self) {
        self.source += other.source;
        self.text += other.text;
        self.notes += other.notes;
        self.omitted += other.omitted;
    }
}

/// Counts constructs while texts are read.
#[derive(Debug, Default)]
pub struct ConstructCounts {
    constructs: BTreeMap<(String, Treatment), (usize, String)>,
}

impl ConstructCounts {
    /// Notes a construct; `place` is asked only for the first.
    pub fn note(&mut self, name: &str, treatment: Treatment, place: impl FnOnce() -> String) {
        if let Some((count, _)) = self.constructs.get_mut(&(name.to_owned(), treatment)) {
            *count += 1;
            return;
        }
        self.constructs.insert((name.to_owned(), treatment), (1, place()));
    }

    /// All of them, the most frequent first, ties by name.
    #[must_use]
    pub fn constructs(&self) -> Vec<Construct> {
        let mut all: Vec<Construct> = self
            .constructs
            .iter()
            .map(|((name, treatment), (count, first))| Construct {
                name: name.clone(),
                count: *count,
                treatment: *treatment,
                first: first.clone(),
            })
            .collect();
        all.sort_by_key(|construct| std::cmp::Reverse(construct.count));
        all
    }
}
