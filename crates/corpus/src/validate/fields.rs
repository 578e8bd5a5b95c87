//! The fields of any entry, whatever they mean: none is empty, none holds control characters.
//!
//! Works on the entry as JSON, so that a field added to the model is checked without a line here. Fields that may
//! be empty are left out of the JSON when they are, and so are never seen.

use serde::Serialize;
use serde_json::Value;

use super::check::Check;
use crate::{characters, host, well_formed};

/// Demands that no text and no list of an entry is empty and that no text holds characters that do harm. `at` names the
/// entry (empty for the file as a whole); `elsewhere` are the fields that another check looks after.
pub(super) fn check(check: &mut Check<'_>, file: &str, at: &str, entry: &impl Serialize, elsewhere: &[&str]) {
    check_but(check, file, at, entry, elsewhere, &[]);
}

/// The same of an entry some fields of which may be empty.
pub(super) fn check_but(
    check: &mut Check<'_>,
    file: &str,
    at: &str,
    entry: &impl Serialize,
    elsewhere: &[&str],
    optional: &[&str],
) {
    // An entry of the model always has a JSON form; one that had not would fail when the collection is embedded.
    let Ok(Value::Object(fields)) = serde_json::to_value(entry) else { return };
    for (name, value) in fields.iter().filter(|(name, _)| !elsewhere.contains(&name.as_str())) {
        let path = if at.is_empty() { format!("field {name}") } else { format!("{at}, field {name}") };
        walk(
            check,
            file,
            &path,
            value,
            &FieldRules { elsewhere, optional, may_be_empty: optional.contains(&name.as_str()) },
        );
    }
}

/// Which fields are not treated as all others.
struct FieldRules<'a> {
    elsewhere: &'a [&'a str],
    optional: &'a [&'a str],
    /// Whether the one at hand may be empty.
    may_be_empty: bool,
}

fn walk(check: &mut Check<'_>, file: &str, path: &str, value: &Value, apart: &FieldRules<'_>) {
    match value {
        Value::String(text) => {
            check.demand(
                apart.may_be_empty || !text.trim().is_empty(),
                file,
                path,
                "is empty",
                "write what it should say",
            );
            check_characters(check, file, path, text);
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(check, file, &format!("{path}, entry {}", index + 1), item, apart);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields.iter().filter(|(name, _)| !apart.elsewhere.contains(&name.as_str())) {
                let within = FieldRules { may_be_empty: apart.optional.contains(&name.as_str()), ..*apart };
                walk(check, file, &format!("{path}, field {name}"), field, &within);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Demands that a text holds nothing that cannot be seen: control characters other than line feeds, byte order marks,
/// replacement characters.
pub(super) fn check_characters(check: &mut Check<'_>, file: &str, at: &str, text: &str) {
    let mut copy = text.to_owned();
    if let Some(harmful) = characters::take_out(&mut copy, check.corpus.collection.soft_hyphens) {
        check.doubt(file, at, format!("holds {harmful}"), "take it away");
    }
}

/// Demands that an address can be opened by any reader: `http` or `https`, and a public host.
pub(super) fn check_url(check: &mut Check<'_>, file: &str, at: &str, url: &str) {
    let Some(authority) = well_formed::authority(url) else {
        check.leave_out(
            file,
            at,
            format!("“{url}” is not an address of the web"),
            "write it in full, from http:// or https:// on, without blanks or backslashes",
        );
        return;
    };
    if let Some((user, host)) = authority.rsplit_once('@') {
        check.leave_out(
            file,
            at,
            format!("“{url}” hides its host, {host}, behind a name, {user}"),
            format!("write the address without “{user}@”"),
        );
        return;
    }
    check.need(
        host::is_public(authority),
        file,
        at,
        format!("“{authority}” is not a host that readers can reach"),
        "give the public address, not one of a test or of your own machine",
    );
}
