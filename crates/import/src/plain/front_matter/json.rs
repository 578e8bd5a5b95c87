//! Front matter in JSON: an object at the beginning of a file, alone or between lines of `;;;`.
//!
//! Start with [`front_matter`]. Must not know what follows it.

use std::collections::BTreeMap;

use serde_json::{Deserializer, Map, Value};

use super::{FrontMatter, known};

/// The fields of the object with which a text begins, if it is one that says something of a letter.
pub(super) fn front_matter(text: &str) -> Option<FrontMatter<'_>> {
    let is_fenced = text.starts_with(";;;");
    let text = text.trim_start_matches(';').trim_start();
    if !text.starts_with('{') {
        return None;
    }
    let mut values = Deserializer::from_str(text).into_iter::<Map<String, Value>>();
    let object = values.next()?.ok()?;
    let rest = text.get(values.byte_offset()..)?;
    let rest = if is_fenced { rest.trim_start().strip_prefix(";;;")? } else { rest };
    let (mut fields, mut unknown) = (BTreeMap::new(), Vec::new());
    gather(&object, &mut fields, &mut unknown);
    let is_of_letter = fields.keys().any(|name| matches!(*name, "from" | "to" | "date" | "title"));
    is_of_letter.then_some((fields, unknown, rest))
}

/// Fields may stand in groups: `"params": {"place": "Bonn"}`.
fn gather(object: &Map<String, Value>, fields: &mut BTreeMap<&'static str, String>, unknown: &mut Vec<String>) {
    for (key, value) in object {
        match (known(key), value) {
            (Some(name), value) => {
                let words = words(value);
                if !words.is_empty() {
                    fields.entry(name).or_insert(words);
                }
            }
            (None, Value::Object(group)) => gather(group, fields, unknown),
            (None, _) => unknown.push(key.clone()),
        }
    }
}

/// What a value says, several parted by semicolons; of somebody with other fields the name.
fn words(value: &Value) -> String {
    match value {
        Value::String(words) => words.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Array(values) => values.iter().map(words).filter(|one| !one.is_empty()).collect::<Vec<_>>().join("; "),
        Value::Object(fields) => fields.get("name").map(words).unwrap_or_default(),
        Value::Null | Value::Bool(_) => String::new(),
    }
}
