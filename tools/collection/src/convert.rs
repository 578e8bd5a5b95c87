//! Brings the files of a collection to the present format.
//!
//! Start with [`convert`]. A later format has more than an earlier one and reads all that it had, so that the files stay
//! as they were written: what is changed is the number that says which format they are of. What could no longer be
//! read stops it, before anything is written.

use std::{fs, io::ErrorKind, path::Path};

use anyhow::{Context as _, Result, bail};
use corpus::{FORMAT, Severity, validate::validate_folder};
use serde_json::Value;

/// What was done, in a sentence.
///
/// # Errors
/// When something of the collection would be left out, its format is not known, or the file cannot be written.
pub fn convert(folder: &Path) -> Result<String> {
    let loaded = validate_folder(folder);
    let left_out: Vec<String> = loaded
        .problems
        .iter()
        .filter(|problem| problem.severity == Severity::LeftOut)
        .map(|problem| format!("  {problem}"))
        .collect();
    if !left_out.is_empty() || loaded.corpus.is_none() {
        bail!("{} cannot be read whole; nothing was changed:\n{}", folder.display(), left_out.join("\n"));
    }
    let file = folder.join("collection.json");
    let text = match fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => "{\n}\n".to_owned(),
        Err(error) => return Err(error).with_context(|| format!("{} cannot be read", file.display())),
    };
    let Some((from, converted)) = with_format(&text) else {
        return Ok(format!("{} is of format {FORMAT} already", folder.display()));
    };
    fs::write(&file, converted).with_context(|| format!("{} cannot be written", file.display()))?;
    Ok(format!("{}: format {from} is now {FORMAT}; all else stays as it was written", folder.display()))
}

/// The format that a file says, or means by saying none, and the file with the present one; nothing where that is so.
fn with_format(text: &str) -> Option<(u64, String)> {
    let fields: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_default();
    let said = fields.get("format").and_then(Value::as_u64);
    if said == Some(u64::from(FORMAT)) {
        return None;
    }
    let open = text.find('{')? + 1;
    let (before, after) = text.split_at(open);
    let converted = match said {
        None => {
            let comma = if fields.as_object().is_some_and(|fields| !fields.is_empty()) { "," } else { "" };
            format!("{before}\n  \"format\": {FORMAT}{comma}{after}")
        }
        Some(said) => {
            let name = text.find("\"format\"")?;
            let number = name + text.get(name..)?.find(&said.to_string())?;
            let end = number + said.to_string().len();
            format!("{}{FORMAT}{}", text.get(..number)?, text.get(end..)?)
        }
    };
    Some((said.unwrap_or(1), converted))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "in a test a panic is the report")]
mod tests {
    use super::*;

    #[test]
    fn the_number_is_added_or_changed_and_all_else_stays_as_it_was_written() {
        let with = |text| with_format(text).unwrap().1;
        assert_eq!(with("{\n  \"title\":   \"A\"\n}\n"), "{\n  \"format\": 2,\n  \"title\":   \"A\"\n}\n");
        assert_eq!(with("{}"), "{\n  \"format\": 2}");
        assert_eq!(with("{\"a\": 1, \"format\" : 1, \"b\": 1}"), "{\"a\": 1, \"format\" : 2, \"b\": 1}");
        assert_eq!(with_format("{\"format\": 2}"), None);
    }
}
