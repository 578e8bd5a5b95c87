//! What is wrong with a collection: where, what, what to do, and what becomes of it.

use std::fmt;

/// What becomes of what is wrong, where the collection is not to be refused for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It cannot be shown: this letter, part or entry is not in the edition.
    LeftOut,
    /// It is shown, but may be wrong.
    Doubtful,
    /// Nothing is wrong, but an editor may want to know.
    Note,
}

impl Severity {
    /// All, the worst first.
    pub const ALL: [Self; 3] = [Self::LeftOut, Self::Doubtful, Self::Note];

    /// The word before a message.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::LeftOut => "left out",
            Self::Doubtful => "doubtful",
            Self::Note => "note",
        }
    }
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What becomes of it.
    pub severity: Severity,
    /// The file, relative to the collection's folder.
    pub file: String,
    /// Where in it: part, entry, field; empty for the file as a whole.
    pub at: String,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub remedy: String,
}

impl Problem {
    /// Whether a letter, or something of one, is left out for it.
    #[must_use]
    pub fn takes_from_letters(&self) -> bool {
        self.severity == Severity::LeftOut && self.file.starts_with("letters/")
    }

    /// A file that cannot be read, and is left out.
    #[must_use]
    pub fn in_file(file: &str, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            severity: Severity::LeftOut,
            file: file.to_owned(),
            at: String::new(),
            what: what.into(),
            remedy: remedy.into(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.file)?;
        if !self.at.is_empty() {
            write!(out, ", {}", self.at)?;
        }
        write!(out, ": {} — {}", self.what, self.remedy)
    }
}
