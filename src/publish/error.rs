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
        }
    }
}

impl std::error::Error for PublishError {}
