//! The fields of any entry, whatever they mean: none is empty, none holds control characters.
//!
//! Works on the entry as JSON, so that a field added to the model is checked without a line here. Fields that may
//! be empty are left out of the JSON when they are, and so are never seen.

use serde::Serialize;
use serde_json::Value;

use super::check::Check;
use crate::host;

/// Demands that no text and no list of an entry is empty and that no text holds control characters. `at` names the
/// entry (empty for the file as a whole); `elsewhere` are the fields that another check looks after.
pub(super) fn check(check: &mut Check<'_>, file: &str, at: &str, entry: &impl Serialize, elsewhere: &[&str]) {
    // An entry of the model always has a JSON form; one that had not would fail when the collection is embedded.
    let Ok(Value::Object(fields)) = serde_json::to_value(entry) else { return };
    for (name, value) in fields.iter().filter(|(name, _)| !elsewhere.contains(&name.as_str())) {
        let path = if at.is_empty() { format!("field {name}") } else { format!("{at}, field {name}") };
        walk(check, file, &path, value, elsewhere);
    }
}

fn walk(check: &mut Check<'_>, file: &str, path: &str, value: &Value, elsewhere: &[&str]) {
    match value {
        Value::String(text) => {
            check.demand(!text.trim().is_empty(), file, path, "is empty", "write what it should say");
            check_characters(check, file, path, text);
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(check, file, &format!("{path}, entry {}", index + 1), item, elsewhere);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields.iter().filter(|(name, _)| !elsewhere.contains(&name.as_str())) {
                walk(check, file, &format!("{path}, field {name}"), field, elsewhere);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Demands that a text holds nothing that cannot be seen: control characters other than line feeds, byte order marks,
/// replacement characters.
pub(super) fn check_characters(check: &mut Check<'_>, file: &str, at: &str, text: &str) {
    let unseen = |character: &char| {
        (character.is_control() && *character != '\n') || matches!(character, '\u{feff}' | '\u{fffd}' | '\u{200b}')
    };
    if let Some(character) = text.chars().find(unseen) {
        check.note(
            file,
            at,
            format!("holds the character U+{:04X}, which cannot be seen or printed", u32::from(character)),
            "take it away",
        );
    }
}

/// Demands that an address can be opened by any reader: `http` or `https`, and a public host.
pub(super) fn check_url(check: &mut Check<'_>, file: &str, at: &str, url: &str) {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let Some(rest) = rest.filter(|_| !url.contains(char::is_whitespace)) else {
        check.note(
            file,
            at,
            format!("“{url}” is not an address of the web"),
            "write it in full, from http:// or https:// on, without blanks",
        );
        return;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    check.demand(
        host::is_public(host),
        file,
        at,
        format!("“{host}” is not a host that readers can reach"),
        "give the public address, not one of a test or of your own machine",
    );
}
