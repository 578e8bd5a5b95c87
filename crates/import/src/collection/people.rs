//! Who is who: correspondents and mentions as entries of the collection's registers.
//!
//! Start with [`People::correspondent`] and [`People::mention`]: each gives what a letter writes, and sees that there is an entry. Two
//! are one where a register says so, or where they have the same name. Must not know texts.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::{
    draft::{DraftCorrespondent, MentionKind},
    id::slug,
    register::{Entry, Register},
};
use corpus::Attribution;

/// Words by which editions name somebody whom they do not know.
const UNKNOWN: [&str; 10] =
    ["unbekannt", "unknown", "anonym", "anonymous", "inconnu", "n. n.", "n.n.", "nn", "[unknown]", "unidentified"];

/// The registers that are being made.
pub(super) struct People<'r> {
    register: &'r Register,
    entries: BTreeMap<(&'static str, String), Value>,
    /// The ids of those whom no register has, by the key or address that means them.
    by_reference: BTreeMap<(MentionKind, String), String>,
}

impl<'r> People<'r> {
    pub(super) fn new(register: &'r Register) -> Self {
        Self { register, entries: BTreeMap::new(), by_reference: BTreeMap::new() }
    }

    /// A sender or recipient.
    pub(super) fn correspondent(&mut self, named: &DraftCorrespondent) -> Value {
        if named.attribution == Attribution::Unknown || UNKNOWN.contains(&named.name.to_lowercase().as_str()) {
            let mut unknown = json!({ "certainty": "unknown" });
            if !named.name.is_empty() {
                unknown["name"] = json!(named.name);
            }
            return unknown;
        }
        let kind = if named.is_body { MentionKind::Organisation } else { MentionKind::Person };
        let found = named
            .reference
            .as_deref()
            .and_then(|reference| self.register.find(kind, reference))
            .or_else(|| self.register.find(kind, &named.name));
        let (name, sort_name, dates) = parts_of_name(&named.name, named.is_body);
        let id = match found.cloned() {
            Some(entry) => self.add_entry(&entry),
            None => {
                let reference = named.reference.as_deref().unwrap_or_default();
                let key = reference.strip_prefix('#').unwrap_or(&name);
                self.add_unregistered(kind, reference, key, &(name.clone(), sort_name, dates))
            }
        };
        let field = if named.is_body { "organisation" } else { "person" };
        match named.attribution {
            Attribution::Uncertain => json!({ field: id, "name": named.name, "certainty": "uncertain" }),
            _ => json!({ field: id, "name": named.name }),
        }
    }

    /// What a letter of this program's own mentions: the entries that a register has, with the words.
    pub(super) fn add_mentions(&mut self, letter: &str, mentions: &Value) {
        let all = mentions.as_object().into_iter().flatten();
        for (named, places) in all {
            let Some((file, id)) = named.split_once('/') else { continue };
            let Some(entry) = self.register.entry(kind_of(file), id).cloned() else { continue };
            let id = self.add_entry(&entry);
            if let Some(entry) = self.entries.get_mut(&(file_of(entry.kind).unwrap_or("terms"), id)) {
                entry["mentions"][letter] = places.clone();
            }
        }
    }

    /// Somebody to whom words of a letter are said.
    pub(super) fn add_person(&mut self, id: &str) {
        if let Some(entry) = self.register.entry(MentionKind::Person, id).cloned() {
            self.add_entry(&entry);
        }
    }

    /// A mention, as `people/anna-berg`; nothing for what no register of this program has.
    pub(super) fn mention(&mut self, kind: MentionKind, reference: &str, words: &str) -> Option<String> {
        let first = reference
            .split_whitespace()
            .next()
            .filter(|first| first.starts_with('#') || first.starts_with("http"))
            .unwrap_or(reference);
        if let Some(entry) = self.register.find(kind, reference).or_else(|| self.register.find(kind, first)).cloned() {
            let id = self.add_entry(&entry);
            return Some(format!("{}/{id}", file_of(entry.kind)?));
        }
        let file = file_of(kind)?;
        // A key that no register has is still the same in all letters; one that is words is the name.
        let key = first.trim_start_matches('#').rsplit(['/', '#']).next().unwrap_or_default();
        let name = if key.contains(' ') { key } else { words };
        let parts = parts_of_name(name, kind != MentionKind::Person);
        if parts.0.is_empty() {
            return None;
        }
        let id = self.add_unregistered(kind, first, key, &parts);
        Some(format!("{file}/{id}"))
    }

    /// Somebody whom no register has: one entry for each reference, else for each name.
    fn add_unregistered(
        &mut self,
        kind: MentionKind,
        reference: &str,
        key: &str,
        name: &(String, String, String),
    ) -> String {
        let by = (kind, reference.to_owned());
        if let Some(id) = self.by_reference.get(&by) {
            return id.clone();
        }
        let same_as = reference.starts_with("http").then(|| reference.to_owned());
        let id = self.add(kind, key, &name.0, &name.1, &name.2, "", same_as.as_slice(), &[]);
        if !reference.is_empty() {
            self.by_reference.insert(by, id.clone());
        }
        id
    }

    fn add_entry(&mut self, entry: &Entry) -> String {
        let (name, sort_name, dates) = if entry.sort_name.is_empty() {
            parts_of_name(&entry.name, entry.kind != MentionKind::Person)
        } else {
            (entry.name.clone(), String::new(), String::new())
        };
        let dates = if entry.dates.is_empty() { dates } else { entry.dates.clone() };
        let sort_name = if entry.sort_name.is_empty() { sort_name } else { entry.sort_name.clone() };
        let key =
            if slug(&entry.id).chars().any(|character| character.is_ascii_alphabetic()) { &entry.id } else { &name };
        self.add(entry.kind, key, &name, &sort_name, &dates, &entry.note, &entry.same_as, &entry.also)
    }

    #[allow(clippy::too_many_arguments, reason = "the fields of one entry")]
    fn add(
        &mut self,
        kind: MentionKind,
        key: &str,
        name: &str,
        sort_name: &str,
        dates: &str,
        note: &str,
        same_as: &[String],
        also: &[String],
    ) -> String {
        let file = file_of(kind).unwrap_or("terms");
        let id = Some(slug(key)).filter(|id| !id.is_empty()).unwrap_or_else(|| slug(&format!("x{:08x}", digest(key))));
        self.entries.entry((file, id.clone())).or_insert_with(|| {
            let mut fields = Map::new();
            for (field, values) in [("same_as", same_as), ("also", also)] {
                if !values.is_empty() {
                    fields.insert(field.to_owned(), json!(values));
                }
            }
            for (field, value) in [
                ("id", id.as_str()),
                ("name", name),
                ("sort_name", sort_name),
                ("dates", dates),
                ("identification", note),
            ] {
                if !value.is_empty() {
                    fields.insert(field.to_owned(), json!(value));
                }
            }
            Value::Object(fields)
        });
        id
    }

    /// The files of the registers, each sorted by id; none for a register without entries.
    pub(super) fn files(self) -> Vec<(String, Value)> {
        let mut files: BTreeMap<String, Vec<Value>> = BTreeMap::new();
        for ((file, _), entry) in self.entries {
            files.entry(format!("{file}.json")).or_default().push(entry);
        }
        files.into_iter().map(|(file, entries)| (file, Value::Array(entries))).collect()
    }
}

fn kind_of(file: &str) -> MentionKind {
    match file {
        "people" => MentionKind::Person,
        "places" => MentionKind::Place,
        "organisations" => MentionKind::Organisation,
        _ => MentionKind::Term,
    }
}

fn file_of(kind: MentionKind) -> Option<&'static str> {
    match kind {
        MentionKind::Person => Some("people"),
        MentionKind::Place => Some("places"),
        MentionKind::Organisation => Some("organisations"),
        MentionKind::Term | MentionKind::Work | MentionKind::Date => None,
    }
}

/// Name as one says it, name as one files it, and dates of life: “Gray, Thomas, 1716-1771” is Thomas Gray.
fn parts_of_name(stated: &str, is_body: bool) -> (String, String, String) {
    let stated = stated.trim().trim_end_matches(',').to_owned();
    if is_body {
        return (stated, String::new(), String::new());
    }
    let fields: Vec<&str> = stated.split(", ").map(str::trim).collect();
    let is_dates = |field: &str| {
        field.chars().filter(char::is_ascii_digit).count() >= 4 && !field.chars().any(char::is_alphabetic)
    };
    match &fields[..] {
        [family, given]
            if !is_dates(given) && !family.contains(' ')
                || fields.len() == 2 && !is_dates(given) && given.split(' ').count() <= 3 =>
        {
            (format!("{given} {family}"), stated.clone(), String::new())
        }
        [family, given, dates] if is_dates(dates) => {
            (format!("{given} {family}"), format!("{family}, {given}"), dates.replace('-', "–"))
        }
        [name, dates] if is_dates(dates) => ((*name).to_owned(), String::new(), dates.replace('-', "–")),
        _ => (stated, String::new(), String::new()),
    }
}

/// FNV-1a, for names of which nothing can stand in an id.
fn digest(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::parts_of_name;

    #[test]
    fn names_as_catalogues_write_them_are_said_as_people_say_them() {
        for (stated, name, filed, dates) in [
            ("Gray, Thomas, 1716-1771", "Thomas Gray", "Gray, Thomas", "1716–1771"),
            ("Berg, Anna Maria", "Anna Maria Berg", "Berg, Anna Maria", ""),
            ("Anna Berg", "Anna Berg", "", ""),
            ("Voltaire, 1694-1778", "Voltaire", "", "1694–1778"),
        ] {
            assert_eq!(parts_of_name(stated, false), (name.to_owned(), filed.to_owned(), dates.to_owned()), "{stated}");
        }
        assert_eq!(parts_of_name("Board, The", true).0, "Board, The");
    }
}
