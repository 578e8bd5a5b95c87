//! JSON as it was written: nothing lost, not even what stands twice. Start with [`parse`].

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, SeqAccess, Visitor},
};
use serde_json::error::Category;

use super::invalid_value::{Kind, Step};

/// A value of JSON.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    Null,
    Bool(bool),
    Number(f64),
    Whole(i64),
    Text(String),
    List(Vec<Node>),
    Record(Vec<(String, Node)>),
    /// Where an item of a list was taken away: the others keep their numbers.
    Taken,
}

/// What was taken away.
#[derive(Debug, Default)]
pub(super) struct Removed {
    /// The name of the field, if it was one.
    pub(super) field: Option<String>,
    /// Whether it was an item of a list, or everything.
    pub(super) is_item: bool,
    /// Whether it was everything.
    pub(super) is_all: bool,
}

/// Reads a text as JSON; a byte order mark before it is no part of it.
///
/// # Errors
/// What is wrong, with the line, and what to do.
pub(crate) fn parse(text: &str) -> Result<Node, (String, String)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_json::from_str(text).map_err(|error| {
        // A text that goes on in another line is noticed at its end.
        let goes_on = error.to_string().starts_with("control character");
        let line = if goes_on && error.column() == 0 { error.line() - 1 } else { error.line() };
        let there = text.lines().nth(line.saturating_sub(1)).unwrap_or_default().trim();
        let quoted: String = there.chars().take(60).collect();
        if text.trim().is_empty() {
            return ("is empty".to_owned(), "write it, or take the file away".to_owned());
        }
        if error.classify() == Category::Eof {
            let what = format!("stops in line {line}, before everything that was opened is closed");
            return (what, "look for a missing }, ] or quotation mark".to_owned());
        }
        let what = format!("cannot be read from line {line} on, which is “{quoted}”");
        if goes_on {
            return (what, "a text goes on in another line: write \\n where a line ends within it".to_owned());
        }
        (what, remedy(text, &error).to_owned())
    })
}

/// What is most often wrong where JSON breaks off: told by the characters before that place.
fn remedy(text: &str, error: &serde_json::Error) -> &'static str {
    let start: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let at = start + error.column().saturating_sub(1);
    let before = text.get(..at).unwrap_or(text).trim_end();
    let next = text.get(at..).and_then(|rest| rest.trim_start().chars().next()).unwrap_or_default();
    match (before.chars().last().unwrap_or_default(), next) {
        (',', '}' | ']') => "take away the comma before the closing bracket",
        (_, '“' | '”' | '„' | '‘' | '’' | '\'') => "put straight quotation marks (\") round names and texts",
        ('"' | '}' | ']' | '0'..='9' | 'e' | 'l', '"' | '{' | '[') => {
            "a comma, or a colon after a name, is missing there or in the line before"
        }
        ('}' | ']', _) if before.len() + 1 >= text.trim_end().len() || next.is_alphanumeric() => {
            "something stands after the end: look whether a bracket is closed too early"
        }
        _ => {
            "look there and in the line before for a missing or superfluous comma, bracket or quotation mark; a quotation mark within a text is written \\\""
        }
    }
}

impl Node {
    /// The text that this value is.
    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The field of this record.
    pub(crate) fn field(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Record(fields) => fields.iter().find(|(field, _)| field == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// Changes every text within; gives what was said of each, after its place in words.
    pub(crate) fn change_texts(&mut self, change: &impl Fn(&mut String) -> Option<String>) -> Vec<(String, String)> {
        let mut said = Vec::new();
        self.change_within(&mut Vec::new(), change, &mut said);
        said.into_iter().map(|(path, what)| (self.place(&path), what)).collect()
    }

    fn change_within(
        &mut self,
        path: &mut Vec<Step>,
        change: &impl Fn(&mut String) -> Option<String>,
        said: &mut Vec<(Vec<Step>, String)>,
    ) {
        match self {
            Self::Text(text) => said.extend(change(text).map(|what| (path.clone(), what))),
            Self::List(items) => {
                for (at, item) in items.iter_mut().enumerate() {
                    path.push(Step::Item(at));
                    item.change_within(path, change, said);
                    path.pop();
                }
            }
            Self::Record(fields) => {
                for (name, value) in fields {
                    path.push(Step::Field(name.clone()));
                    value.change_within(path, change, said);
                    path.pop();
                }
            }
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::Whole(_) | Self::Taken => {}
        }
    }

    fn step(&self, step: &Step) -> Option<&Self> {
        match (self, step) {
            (Self::Record(_), Step::Field(name)) => self.field(name),
            (Self::List(items), Step::Item(at)) => items.get(*at),
            _ => None,
        }
    }

    /// A path in words: “part p1, field kind”. Items are called by their id, where they have one.
    pub(super) fn place(&self, path: &[Step]) -> String {
        let mut words: Vec<String> = Vec::new();
        let mut node = Some(self);
        for step in path {
            node = node.and_then(|node| node.step(step));
            match step {
                Step::Field(name) => words.push(format!("field {name}")),
                Step::Item(at) => {
                    let id = node.and_then(|node| node.field("id")).and_then(Self::as_text);
                    let list =
                        words.last().and_then(|word| word.strip_prefix("field ")).map(|list| singular(list).to_owned());
                    match (list.as_deref(), id) {
                        (Some(list), Some(id)) => {
                            words.pop();
                            words.push(format!("{list} {id}"));
                        }
                        (Some("piece"), None) => {
                            words.pop();
                            words.push(format!("piece {} of the text", at + 1));
                        }
                        _ => words.push(format!("entry {}", at + 1)),
                    }
                }
            }
        }
        words.join(", ")
    }

    /// Takes away what an error is about.
    pub(super) fn remove(&mut self, path: &[Step], kind: &Kind) -> Removed {
        match (path, kind) {
            ([], Kind::Value | Kind::Missing(_)) => Removed { field: None, is_item: true, is_all: true },
            ([], Kind::Unknown(field) | Kind::Doubled(field)) => {
                if let Self::Record(fields) = self
                    && let Some(at) = fields.iter().rposition(|(name, _)| name == field)
                {
                    fields.remove(at);
                    return Removed::default();
                }
                Removed { field: None, is_item: true, is_all: true }
            }
            ([Step::Item(at)], Kind::Value | Kind::Missing(_)) => {
                if let Self::List(items) = self
                    && let Some(item) = items.get_mut(*at)
                {
                    *item = Self::Taken;
                    return Removed { field: None, is_item: true, is_all: false };
                }
                Removed { field: None, is_item: true, is_all: true }
            }
            ([Step::Field(name)], Kind::Value | Kind::Missing(_)) => {
                if let Self::Record(fields) = self
                    && let Some(at) = fields.iter().position(|(field, _)| field == name)
                {
                    fields.remove(at);
                    return Removed { field: Some(name.clone()), is_item: false, is_all: false };
                }
                Removed { field: None, is_item: true, is_all: true }
            }
            ([step, rest @ ..], kind) => {
                let inner = match (self, step) {
                    (Self::Record(fields), Step::Field(name)) => {
                        fields.iter_mut().find(|(field, _)| field == name).map(|(_, value)| value)
                    }
                    (Self::List(items), Step::Item(at)) => items.get_mut(*at),
                    _ => None,
                };
                match inner {
                    Some(inner) => inner.remove(rest, kind),
                    None => Removed { field: None, is_item: true, is_all: true },
                }
            }
        }
    }
}

/// What one item of a list is called.
fn singular(list: &str) -> &str {
    match list {
        "text" | "hi" | "add" | "del" | "supplied" | "foreign" | "unclear" | "abbr" | "expan" | "orig" | "reg" => {
            "piece"
        }
        other => other.strip_suffix('s').unwrap_or(other),
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NodeVisitor;

        impl<'de> Visitor<'de> for NodeVisitor {
            type Value = Node;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("JSON")
            }

            fn visit_unit<E>(self) -> Result<Node, E> {
                Ok(Node::Null)
            }

            fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
                Ok(Node::Bool(value))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Node, E> {
                Ok(Node::Whole(number))
            }

            #[expect(clippy::cast_precision_loss, reason = "no number of the model is so large")]
            fn visit_u64<E>(self, number: u64) -> Result<Node, E> {
                Ok(i64::try_from(number).map_or(Node::Number(number as f64), Node::Whole))
            }

            fn visit_f64<E>(self, number: f64) -> Result<Node, E> {
                Ok(Node::Number(number))
            }

            fn visit_str<E>(self, text: &str) -> Result<Node, E> {
                Ok(Node::Text(text.to_owned()))
            }

            fn visit_string<E>(self, text: String) -> Result<Node, E> {
                Ok(Node::Text(text))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = access.next_element()? {
                    items.push(item);
                }
                Ok(Node::List(items))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = access.next_entry()? {
                    fields.push(field);
                }
                Ok(Node::Record(fields))
            }
        }
        deserializer.deserialize_any(NodeVisitor)
    }
}
