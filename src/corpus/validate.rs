//! Says everything that is wrong with a collection, at once, each with its remedy.
//!
//! Start with [`validate`].

use std::fmt;

use super::Corpus;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, relative to the collection's folder.
    pub file: String,
    /// Where in it: letter, part, field; empty for the file as a whole.
    pub at: String,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub remedy: String,
}

impl Problem {
    /// A problem with a whole file.
    #[must_use]
    pub fn in_file(file: &str, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { file: file.to_owned(), at: String::new(), what: what.into(), remedy: remedy.into() }
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

/// All problems of a collection, in the order of its files. Empty means that it may be embedded.
#[must_use]
pub fn validate(_corpus: &Corpus) -> Vec<Problem> {
    Vec::new()
}
