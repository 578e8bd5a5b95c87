//! What an editor has decided about files that can be read in more than one way: `import.toml`.
//!
//! Start with [`Settings`]. Must not know any format.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    date,
    draft::{Draft, DraftCorrespondent, DraftDate, FieldEvidence},
    source::FileProblem,
};

/// The decisions. Everything is optional: what is not decided is guessed, and the guess is written down.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// Title of the collection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// BCP 47 tag of the language of letters that do not state one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Which decides where header and title name sender and recipient the other way round: `title` or `header`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correspondents: Option<FieldEvidence>,
    /// Which decides where two dates of a letter do not agree: `title` or `header`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dates: Option<FieldEvidence>,
    /// What was put right by hand, by the letter's id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub letters: BTreeMap<String, LetterOverrides>,
}

/// What was put right in one letter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct LetterOverrides {
    /// Who wrote it; several are parted by semicolons, nobody is empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sender: Option<String>,
    /// To whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recipient: Option<String>,
    /// When, as EDTF; empty where it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}

impl Settings {
    /// Reads `import.toml` as it is written here: `field = "value"`, `[letters.id]`, comments. A page has no parser of all of TOML.
    ///
    /// # Errors
    /// The first line that is something else.
    pub fn from_toml(text: &str) -> Result<Self, FileProblem> {
        let mut fields = serde_json::Map::new();
        let mut letters = serde_json::Map::new();
        let mut letter: Option<String> = None;
        for (at, line) in text.lines().enumerate() {
            let wrong = || FileProblem::at("is no line of import.toml", u32::try_from(at + 1).unwrap_or(u32::MAX), 1);
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(id) = line.strip_prefix("[letters.").and_then(|rest| rest.strip_suffix(']')) {
                letter = Some(id.trim_matches('"').to_owned());
                continue;
            }
            let (field, value) = line.split_once('=').ok_or_else(wrong)?;
            let value: String = serde_json::from_str(value.trim()).map_err(|_| wrong())?;
            let into = match &letter {
                Some(id) => letters.entry(id.clone()).or_insert_with(|| serde_json::json!({})).as_object_mut(),
                None => Some(&mut fields),
            };
            into.and_then(|into| into.insert(field.trim().to_owned(), value.into()));
        }
        fields.insert("letters".to_owned(), letters.into());
        serde_json::from_value(fields.into())
            .map_err(|error| FileProblem::new(format!("is not as an import writes it: {error}")))
    }

    /// Takes over what was decided before; what is decided already stays.
    pub fn add(&mut self, before: Self) {
        self.title = self.title.take().or(before.title);
        self.language = self.language.take().or(before.language);
        self.correspondents = self.correspondents.or(before.correspondents);
        self.dates = self.dates.or(before.dates);
        for (id, put) in before.letters {
            let own = self.letters.entry(id).or_default();
            own.sender = own.sender.take().or(put.sender);
            own.recipient = own.recipient.take().or(put.recipient);
            own.date = own.date.take().or(put.date);
        }
    }

    /// As `import.toml` has them.
    #[must_use]
    pub fn to_toml(&self) -> String {
        // What JSON escapes TOML escapes in the same way.
        let text = |value: &str| serde_json::Value::from(value).to_string();
        let mut out = String::from("# What was guessed when the letters were read. Change it and import again.\n");
        let evidence =
            |one: FieldEvidence| serde_json::to_value(one).ok().and_then(|id| id.as_str().map(str::to_owned));
        for (field, value) in [
            ("title", self.title.clone()),
            ("language", self.language.clone()),
            ("correspondents", self.correspondents.and_then(evidence)),
            ("dates", self.dates.and_then(evidence)),
        ] {
            out.extend(value.map(|value| format!("{field} = {}\n", text(&value))));
        }
        for (id, put) in &self.letters {
            out.push_str(&format!("\n[letters.{id}]\n"));
            for (field, value) in [("sender", &put.sender), ("recipient", &put.recipient), ("date", &put.date)] {
                out.extend(value.as_deref().map(|value| format!("{field} = {}\n", text(value))));
            }
        }
        out
    }
}

/// Lets the decisions take effect in a letter.
pub fn decide(letter: &mut Draft, settings: &Settings) {
    for at in 0..letter.disagreements.len() {
        let one = &mut letter.disagreements[at];
        let decided = if one.about == "date" { settings.dates } else { settings.correspondents };
        if decided != Some(one.other.0) {
            continue;
        }
        std::mem::swap(&mut one.taken, &mut one.other);
        if one.about == "date" {
            letter.date = Some(DraftDate { edtf: one.taken.1.clone(), words: String::new(), evidence: one.taken.0 });
        } else {
            std::mem::swap(&mut letter.senders, &mut letter.recipients);
        }
    }
    let Some(put) = settings.letters.get(&letter.id) else { return };
    if let Some(names) = &put.sender {
        letter.senders = people(names, &letter.senders);
    }
    if let Some(names) = &put.recipient {
        letter.recipients = people(names, &letter.recipients);
    }
    if let Some(words) = &put.date {
        letter.date =
            date::from_value(words).map(|edtf| DraftDate { edtf, words: String::new(), evidence: FieldEvidence::Hand });
    }
}

/// The people of a field; whoever was there before under this name is the same.
fn people(names: &str, before: &[DraftCorrespondent]) -> Vec<DraftCorrespondent> {
    let names = names.split(';').map(str::trim).filter(|name| !name.is_empty());
    names
        .map(|name| match before.iter().find(|one| one.name == name) {
            Some(one) => one.clone(),
            None => DraftCorrespondent::named(name, FieldEvidence::Hand),
        })
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "in a test a panic is the report")]
mod tests {
    use super::*;

    #[test]
    fn decisions_are_read_as_they_are_written_and_what_is_decided_already_stays() {
        let put =
            LetterOverrides { sender: Some("A \"B\"; Ç".to_owned()), recipient: None, date: Some(String::new()) };
        let written = Settings {
            title: Some("Two = Letters # here".to_owned()),
            dates: Some(FieldEvidence::Header),
            letters: BTreeMap::from([("a-1".to_owned(), put)]),
            ..Settings::default()
        };
        assert_eq!(Settings::from_toml(&written.to_toml()).as_ref(), Ok(&written));
        let mut decided = Settings { title: Some("Mine".to_owned()), ..Settings::default() };
        decided.add(written.clone());
        assert_eq!((decided.title.as_deref(), decided.dates), (Some("Mine"), Some(FieldEvidence::Header)));
        assert_eq!(decided.letters, written.letters);
        assert_eq!(Settings::from_toml("title = 'x'").unwrap_err().at, Some((1, 1)));
        assert!(Settings::from_toml("colour = \"red\"").is_err());
    }
}
