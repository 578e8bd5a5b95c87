//! Themes, and the passages that the editor has assigned to each.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A theme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Lasting id.
    pub id: String,
    /// A few words.
    pub label: String,
    /// What belongs to it.
    pub definition: String,
    /// The passages, by letter id.
    #[serde(deserialize_with = "super::unique::map")]
    pub passages: BTreeMap<String, ThemePassages>,
}

/// The passages of one letter that belong to a theme, in the order of the letter.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThemePassages {
    /// Ids of the parts that are mainly about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub main: Vec<String>,
    /// Ids of the parts that touch it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub touches: Vec<String>,
}

impl ThemePassages {
    /// Whether the part is assigned at all.
    #[must_use]
    pub fn has(&self, part_id: &str) -> bool {
        self.main.iter().chain(&self.touches).any(|id| id == part_id)
    }

    /// How many parts are assigned.
    #[must_use]
    pub fn count(&self) -> usize {
        self.main.len() + self.touches.len()
    }
}

impl Theme {
    /// What is assigned in one letter.
    #[must_use]
    pub fn in_letter(&self, letter_id: &str) -> Option<&ThemePassages> {
        self.passages.get(letter_id).filter(|assigned| assigned.count() > 0)
    }

    /// Whether a part of a letter is assigned to this theme.
    #[must_use]
    pub fn has(&self, letter_id: &str, part_id: &str) -> bool {
        self.in_letter(letter_id).is_some_and(|assigned| assigned.has(part_id))
    }
}
