//! Registers of people, places and bodies, and which entry a key means.
//!
//! Start with [`Register`]. Must not know any format.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::draft::MentionKind;

/// An entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Person, place or body.
    pub kind: MentionKind,
    /// Its id in the register.
    pub id: String,
    /// The name as one says it.
    pub name: String,
    /// The name as one files it; empty where the register does not say.
    pub sort_name: String,
    /// What is said of it.
    pub note: String,
    /// Where others describe it: addresses.
    pub same_as: Vec<String>,
    /// Dates of life; empty where the register does not say.
    pub dates: String,
    /// Other names.
    pub also: Vec<String>,
}

/// All entries of all registers that were read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Register {
    entries: Vec<Entry>,
    by_key: BTreeMap<(MentionKind, String), usize>,
}

impl Register {
    /// Adds an entry under every key by which it may be called. The first of two with one key stays.
    pub fn add(&mut self, entry: Entry, further_keys: impl IntoIterator<Item = String>) {
        let at = self.entries.len();
        let own = [entry.id.clone(), entry.name.clone(), entry.sort_name.clone()];
        let keys = own.into_iter().chain(entry.same_as.clone()).chain(further_keys).filter(|key| !key.is_empty());
        for key in keys {
            self.by_key.entry((entry.kind, normal(&key))).or_insert(at);
        }
        self.entries.push(entry);
    }

    /// The entry that a key, pointer or address means.
    #[must_use]
    pub fn find(&self, kind: MentionKind, reference: &str) -> Option<&Entry> {
        let kinds: &[MentionKind] = match kind {
            MentionKind::Term => &[MentionKind::Person, MentionKind::Place, MentionKind::Organisation],
            _ => &[kind],
        };
        kinds.iter().find_map(|kind| {
            let at = ids(reference).find_map(|key| self.by_key.get(&(*kind, normal(key))))?;
            self.entries.get(*at)
        })
    }

    /// The entry of this kind with this key, and of no other kind.
    #[must_use]
    pub fn entry(&self, kind: MentionKind, key: &str) -> Option<&Entry> {
        self.entries.get(*self.by_key.get(&(kind, normal(key)))?)
    }

    /// The entries, in the order in which they were read.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }
}

/// The ways in which a pointer may mean a key: as it is, without `#`, after the last `#`, `/` or `:`.
fn ids(reference: &str) -> impl Iterator<Item = &str> {
    let reference = reference.trim();
    let after = |sign: char| reference.rsplit_once(sign).map(|(_, rest)| rest);
    [Some(reference), after('#'), after('/'), after(':')].into_iter().flatten()
}

/// Keys are held against each other without white space at their ends, and addresses without their scheme and final slash.
fn normal(key: &str) -> String {
    let key = key.trim();
    let address = key.strip_prefix("https://").or_else(|| key.strip_prefix("http://"));
    address.map_or_else(|| key.to_owned(), |rest| rest.trim_end_matches('/').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(id: &str, name: &str, sort_name: &str, same_as: &[&str]) -> Entry {
        Entry {
            kind: MentionKind::Person,
            id: id.to_owned(),
            name: name.to_owned(),
            sort_name: sort_name.to_owned(),
            note: String::new(),
            same_as: same_as.iter().map(|address| (*address).to_owned()).collect(),
            dates: String::new(),
            also: Vec::new(),
        }
    }

    #[test]
    fn keys_pointers_addresses_and_filed_names_find_an_entry() {
        let mut register = Register::default();
        register.add(
            person("P526", "Alfred Escher", "Escher (vom Glas) Alfred", &["https://d-nb.info/gnd/118684787/"]),
            ["526".to_owned()],
        );
        for reference in
            ["#P526", "P526", "526", "Escher (vom Glas) Alfred", "http://d-nb.info/gnd/118684787", "people.xml#P526"]
        {
            assert!(register.find(MentionKind::Person, reference).is_some(), "{reference}");
        }
        assert!(register.find(MentionKind::Place, "#P526").is_none());
        assert!(register.find(MentionKind::Term, "#P526").is_some());
        assert!(register.find(MentionKind::Person, "#P52").is_none());
    }
}
