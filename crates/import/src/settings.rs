//! What an editor has decided about files that can be read in more than one way: `import.toml`.
//!
//! Start with [`Settings`]. Must not know any format.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::draft::Evidence;

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
    pub correspondents: Option<Evidence>,
    /// What was put right by hand, by the letter's id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub letters: BTreeMap<String, Put>,
}

/// What was put right in one letter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Put {
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sender: Option<String>,
    /// To whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recipient: Option<String>,
    /// When, as EDTF.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}
