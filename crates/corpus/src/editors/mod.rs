//! Reads the JSON that a person edits: says what is wrong in an editor's words, and reads what is right all the same.
//!
//! Start with [`parse`] and [`read_entry`]. A value that cannot be read is named with its place and taken away, and reading
//! begins anew without it: so one pass says everything, and one slip does not cost a letter. Must not know the model: all
//! it says comes from the types that are read.

mod invalid_value;
mod node;
mod reader;

use serde::de::DeserializeOwned;

pub(super) use invalid_value::InvalidValue;
pub(super) use node::{Node, parse};

use invalid_value::Kind;

/// What was read of an entry.
pub(super) struct Entry<T> {
    /// The entry; `None` where what is wrong leaves nothing of it.
    pub(super) value: Option<T>,
    /// What could not be read, each with whether a whole item went with it.
    pub(super) invalid: Vec<InvalidValue>,
}

/// Reads an entry, without what cannot be read.
pub(super) fn read_entry<T: DeserializeOwned>(mut node: Node) -> Entry<T> {
    let mut invalid: Vec<InvalidValue> = Vec::new();
    // The fields taken away so far: that such a one is then missing is no news.
    let mut taken: Vec<(Vec<String>, String)> = Vec::new();
    loop {
        let mut error = match reader::read::<T>(&node) {
            Ok(value) => return Entry { value: Some(value), invalid },
            Err(error) => error,
        };
        error.path.reverse();
        error.place = node.place(&error.path);
        let is_news = match &error.kind {
            Kind::Missing(field) => !taken.contains(&(error.keys(), field.clone())),
            _ => true,
        };
        let removed = node.remove(&error.path, &error.kind);
        if let Some(field) = removed.field {
            let mut owner = error.keys();
            owner.pop();
            taken.push((owner, field));
        }
        error.takes_item = removed.is_item;
        if is_news {
            invalid.push(error);
        } else if let Some(last) = invalid.last_mut() {
            last.takes_item = removed.is_item;
        }
        if removed.is_all {
            return Entry { value: None, invalid };
        }
    }
}
