//! The paths of a collection's files. Must not know what stands in them.
//!
//! Start with [`is_letter`].

/// Whether a path is a letter's.
pub(crate) fn is_letter(path: &str) -> bool {
    stem(path).is_some()
}

/// The id that a letter's file is named after.
pub(crate) fn stem(path: &str) -> Option<&str> {
    path.strip_prefix("letters/")?.strip_suffix(".json")
}
