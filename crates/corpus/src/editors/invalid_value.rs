//! What could not be read, in an editor's words. Start with [`InvalidValue`].

use std::fmt;

use serde::de::{self, Expected, Unexpected};

/// A value that could not be read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct InvalidValue {
    /// From the entry to the value; while an error travels outwards, from the value to the entry.
    pub(super) path: Vec<Step>,
    pub(super) kind: Kind,
    /// The path in words.
    pub(crate) place: String,
    /// What is wrong.
    pub(crate) what: String,
    /// What to do.
    pub(crate) remedy: String,
    /// Whether an item of a list, or the whole entry, goes with it.
    pub(crate) takes_item: bool,
}

/// A step from a value to one within it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Field(String),
    Item(usize),
}

/// What has to be taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The value itself.
    Value,
    /// A field that nothing is called.
    Unknown(String),
    /// The second of two fields of one name.
    Doubled(String),
    /// The value, because it lacks this field.
    Missing(String),
}

impl InvalidValue {
    fn new(kind: Kind, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            path: Vec::new(),
            kind,
            place: String::new(),
            what: what.into(),
            remedy: remedy.into(),
            takes_item: false,
        }
    }

    /// The same, seen from one step further out.
    pub(super) fn within(mut self, step: Step) -> Self {
        self.path.push(step);
        self
    }

    /// The same, said of the value in which it arose.
    pub(super) fn of_the_whole(self) -> Self {
        Self { path: Vec::new(), kind: Kind::Value, ..self }
    }

    /// The path as texts, for comparing.
    pub(super) fn keys(&self) -> Vec<String> {
        self.path
            .iter()
            .map(|step| match step {
                Step::Field(name) => name.clone(),
                Step::Item(at) => at.to_string(),
            })
            .collect()
    }
}

impl fmt::Display for InvalidValue {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.what, self.remedy)
    }
}

impl std::error::Error for InvalidValue {}

/// What was found, as an editor would call it.
fn found(unexpected: &Unexpected<'_>) -> String {
    match unexpected {
        Unexpected::Bool(value) => format!("“{value}”"),
        Unexpected::Unsigned(number) => format!("the number {number}"),
        Unexpected::Signed(number) => format!("the number {number}"),
        Unexpected::Float(number) => format!("the number {number}"),
        Unexpected::Str(text) => format!("the text “{}”", shortened(text)),
        Unexpected::Unit | Unexpected::Option => "null".to_owned(),
        Unexpected::Seq => "a list […]".to_owned(),
        Unexpected::Map => "an object {…}".to_owned(),
        _ => "something else".to_owned(),
    }
}

fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// What belongs there, as an editor would call it. Types that the model reads in a way of its own say it themselves.
fn expected(expected: &dyn Expected) -> String {
    let said = expected.to_string();
    match said.as_str() {
        "a string" => "a text in quotation marks".to_owned(),
        "a sequence" => "a list […]".to_owned(),
        "a map" => "an object {…}".to_owned(),
        "a boolean" => "true or false, without quotation marks".to_owned(),
        "u8" | "u16" | "u32" | "u64" | "i16" | "i32" | "i64" => "a whole number, without quotation marks".to_owned(),
        _ if said.starts_with("struct ") => "an object {…} with its fields".to_owned(),
        _ if said.starts_with("enum ") || said.starts_with("variant ") => "one of the words for it".to_owned(),
        _ => said,
    }
}

/// The word of a list that was probably meant.
fn nearest<'a>(typed: &str, known: &[&'a str]) -> Option<&'a str> {
    let typed = typed.to_lowercase().replace(['_', ' '], "-");
    known
        .iter()
        .map(|word| (distance(&typed, &word.replace('_', "-")), *word))
        .filter(|(distance, word)| distance * 3 <= word.len().max(typed.len()))
        .min()
        .map(|(_, word)| word)
}

/// How many characters must be added, taken away or changed.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, character) in one.chars().enumerate() {
        let mut before = at;
        let mut left = at + 1;
        for (place, same) in other.iter().map(|wanted| *wanted == character).enumerate() {
            let above = row.get(place + 1).copied().unwrap_or_default();
            let next = (before + usize::from(!same)).min(above + 1).min(left + 1);
            if let Some(cell) = row.get_mut(place) {
                *cell = left;
            }
            (before, left) = (above, next);
        }
        if let Some(cell) = row.last_mut() {
            *cell = left;
        }
    }
    row.last().copied().unwrap_or_default()
}

fn listed(words: &[&str]) -> String {
    words.join(", ")
}

impl de::Error for InvalidValue {
    // What the model says of its own values: “… is not a date: write …”.
    fn custom<T: fmt::Display>(message: T) -> Self {
        let message = message.to_string();
        let (what, remedy) = message.split_once(": ").unwrap_or((&message, "see docs/fields.md"));
        Self::new(Kind::Value, what, remedy)
    }

    fn invalid_type(unexpected: Unexpected<'_>, wanted: &dyn Expected) -> Self {
        Self::new(Kind::Value, format!("is {}", found(&unexpected)), format!("write {}", expected(wanted)))
    }

    fn invalid_value(unexpected: Unexpected<'_>, wanted: &dyn Expected) -> Self {
        Self::new(
            Kind::Value,
            format!("{} cannot stand here", found(&unexpected)),
            format!("write {}", expected(wanted)),
        )
    }

    fn invalid_length(length: usize, wanted: &dyn Expected) -> Self {
        Self::new(Kind::Value, format!("has {length} entries"), format!("write {}", expected(wanted)))
    }

    fn unknown_variant(variant: &str, known: &'static [&'static str]) -> Self {
        let remedy = match nearest(variant, known) {
            Some(meant) => format!("perhaps “{meant}”; the words are: {}", listed(known)),
            None => format!("write one of: {}", listed(known)),
        };
        Self::new(Kind::Value, format!("“{}” is none of the words that can stand here", shortened(variant)), remedy)
    }

    fn unknown_field(field: &str, known: &'static [&'static str]) -> Self {
        let remedy = match nearest(field, known) {
            Some(meant) => format!("perhaps “{meant}” is meant; if not, take it away"),
            None => format!("take it away; the fields are: {}", listed(known)),
        };
        Self::new(Kind::Unknown(field.to_owned()), format!("no field is called “{}”", shortened(field)), remedy)
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(Kind::Missing(field.to_owned()), format!("has no “{field}”"), "write it: nothing can stand for it")
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::new(Kind::Doubled(field.to_owned()), format!("has “{field}” twice"), "keep one of the two")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_that_was_meant_is_found_near_the_one_that_was_typed() {
        let known = ["paragraph", "salutation", "closing"];
        assert_eq!(nearest("paragaph", &known), Some("paragraph"));
        assert_eq!(nearest("Closing", &known), Some("closing"));
        assert_eq!(nearest("verse", &known), None);
    }
}
