//! People, places, bodies and words of the time, and where each is mentioned.
//!
//! Start with [`Entity`]. Mentions are written down by the editor, as words of the reading text, so that “Berg” in
//! one letter and a brother of that name in another are never confused; nothing here searches for names.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::passage_ref::WordRange;

/// A person, place, organisation or term.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entity {
    /// Lasting id.
    pub id: String,
    /// The name as one says it: “Anna Berg”.
    pub name: String,
    /// The name as one files it: “Berg, Anna Maria”. Without it made from the name.
    #[serde(default)]
    pub sort_name: String,
    /// Short name used in addresses (`to=berg`), for people who write or receive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handle: Option<String>,
    /// “1917–1963”; empty if not known or not fitting.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub dates: String,
    /// One line.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub identification: String,
    /// Where the identification is from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// The same in authority files, as addresses: Wikidata, VIAF, GND, GeoNames. Only what the editor is sure of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub same_as: Vec<String>,
    /// Other names that a reader may search by, not found in the letters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// The forms used in the letters' bodies (as in the reading text), most frequent first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<String>,
    /// Every mention.
    #[serde(default, skip_serializing_if = "Mentions::is_empty")]
    pub mentions: Mentions,
    /// What it may be confused with, or how else it is spoken of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ambiguity: Option<String>,
}

impl Entity {
    /// An entry of which only the name is known.
    #[must_use]
    pub fn bare(id: &str, name: &str) -> Self {
        Self {
            id: id.to_owned(),
            name: name.to_owned(),
            sort_name: String::new(),
            handle: None,
            dates: String::new(),
            identification: String::new(),
            source: String::new(),
            same_as: Vec::new(),
            also: Vec::new(),
            forms: Vec::new(),
            mentions: Mentions::default(),
            ambiguity: None,
        }
    }
}

/// The four kinds of entity; each has a file, an index page and a page for each of its entities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntityKind {
    /// `people.json`.
    Person,
    /// `places.json`.
    Place,
    /// `organisations.json`.
    Organisation,
    /// `terms.json`.
    Term,
}

impl EntityKind {
    /// All four, in the order of display.
    pub const ALL: [Self; 4] = [Self::Person, Self::Place, Self::Organisation, Self::Term];

    /// The name of the file and of the path: `people`, `places`, `organisations`, `terms`.
    #[must_use]
    pub fn plural(self) -> &'static str {
        match self {
            Self::Person => "people",
            Self::Place => "places",
            Self::Organisation => "organisations",
            Self::Term => "terms",
        }
    }

    /// The kind whose file and path have this name.
    #[must_use]
    pub fn from_plural(plural: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.plural() == plural)
    }

    /// The name of the query parameter and search field: `person`, `place`, `org`, `term`.
    #[must_use]
    pub fn parameter(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Organisation => "org",
            Self::Term => "term",
        }
    }
}

/// Where something is mentioned: by letter id, the words of each part.
///
/// In JSON `{"letter-id": "p3:4-5 p22:10 n1:2"}`.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mentions(#[serde(deserialize_with = "super::unique::map")] BTreeMap<String, MentionList>);

#[derive(Clone, Debug, PartialEq, Default)]
struct MentionList(Vec<Mention>);

/// One mention in a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The part's id.
    pub part: String,
    /// The words of its reading text.
    pub words: WordRange,
}

impl Mention {
    /// Whether two mentions share a word.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.part == other.part && self.words.first <= other.words.last && other.words.first <= self.words.last
    }
}

impl Mentions {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|list| list.0.is_empty())
    }

    /// How many there are in all letters.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.values().map(|list| list.0.len()).sum()
    }

    /// Adds a mention, unless it is there.
    pub fn add(&mut self, letter_id: &str, mention: Mention) {
        let list = self.0.entry(letter_id.to_owned()).or_default();
        if !list.0.contains(&mention) {
            list.0.push(mention);
        }
    }

    /// Keeps only those of which this holds.
    pub(super) fn retain(&mut self, keeps: impl Fn(&str, &Mention) -> bool) {
        for (letter_id, list) in &mut self.0 {
            list.0.retain(|mention| keeps(letter_id, mention));
        }
        self.0.retain(|_, list| !list.0.is_empty());
    }

    /// Keeps of mentions that share a word the first.
    pub(super) fn drop_overlaps(&mut self) {
        for list in self.0.values_mut() {
            let mut kept: Vec<Mention> = Vec::with_capacity(list.0.len());
            for mention in std::mem::take(&mut list.0) {
                if !kept.iter().any(|other| other.overlaps(&mention)) {
                    kept.push(mention);
                }
            }
            list.0 = kept;
        }
    }

    /// The mentions in one letter, in the order of the file.
    #[must_use]
    pub fn in_letter(&self, letter_id: &str) -> &[Mention] {
        self.0.get(letter_id).map_or(&[], |list| &list.0)
    }

    /// The ids of the letters that have one, in order of id.
    pub fn letters(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter(|(_, list)| !list.0.is_empty()).map(|(letter_id, _)| letter_id.as_str())
    }
}

impl Serialize for MentionList {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let list: Vec<String> = self.0.iter().map(|mention| format!("{}:{}", mention.part, mention.words)).collect();
        serializer.serialize_str(&list.join(" "))
    }
}

impl<'de> Deserialize<'de> for MentionList {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .split_whitespace()
            .map(|text| {
                let (part, words) = text.split_once(':').ok_or_else(|| {
                    serde::de::Error::custom(format!("“{text}” is not a mention: write p3:4-5, part and words"))
                })?;
                Ok(Mention { part: part.to_owned(), words: words.parse().map_err(serde::de::Error::custom)? })
            })
            .collect::<Result<_, D::Error>>()
            .map(Self)
    }
}
