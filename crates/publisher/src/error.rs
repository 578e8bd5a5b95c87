//! What can go wrong while publishing.

use std::{fmt, io};

/// Why the edition could not be written.
#[derive(Debug)]
pub enum PublishError {
    /// The embedded collection is not readable.
    Corpus(String),
    /// A file of Trunk's output is missing or unreadable.
    Read(String, io::Error),
    /// A file could not be written.
    Write(String, io::Error),
    /// A page could not be rendered.
    Render(String, String),
    /// A list names a file that was not written.
    NotPublished(String),
    /// The glue cannot stand in one file: it loads others.
    Glue(&'static str),
    /// A part of the application could not be packed for the one file.
    Pack(&'static str, io::Error),
    /// A file could not be compressed.
    Compress(String, io::Error),
    /// A picture could not be drawn.
    Picture(String),
    /// `budgets.toml` cannot be understood.
    Budgets(String),
    /// The edition is larger than it may be; the table of all measures.
    OverBudget(String),
}

impl fmt::Display for PublishError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Corpus(error) => write!(out, "the embedded collection cannot be read: {error}"),
            Self::Read(path, error) => {
                write!(out, "{path} cannot be read ({error}): build with `cargo xtask build` or `trunk build` first")
            }
            Self::Write(path, error) => write!(out, "{path} cannot be written: {error}"),
            Self::Render(path, error) => write!(out, "the page {path} cannot be rendered: {error}"),
            Self::NotPublished(path) => write!(out, "{path} is listed but was not written: a mistake of the publisher"),
            Self::Glue(what) => write!(
                out,
                "the generated script has {what}, so that the one-file edition cannot hold it: \
                 look for a dependency with JavaScript of its own"
            ),
            Self::Pack(what, error) => write!(out, "the {what} cannot be packed for the one file: {error}"),
            Self::Compress(path, error) => write!(out, "{path} cannot be compressed: {error}"),
            Self::Picture(error) => write!(out, "a picture cannot be drawn: {error}"),
            Self::Budgets(error) => write!(out, "budgets.toml cannot be understood: {error}"),
            Self::OverBudget(table) => write!(
                out,
                "the edition is larger than it may be:\n{table}\nMake it smaller, or raise the limit in budgets.toml"
            ),
        }
    }
}

impl std::error::Error for PublishError {}
