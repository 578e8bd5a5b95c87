//! The dossier: what is known of a document besides its text, and what a citation is made from.
//!
//! Start with [`Fact`]. Must not know how any of it is shown or cited.

use serde::{Deserialize, Serialize};

/// One statement of the dossier.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// What it is about.
    pub field: FactField,
    /// What is known; `null` where it is not known, and `basis` then says so.
    #[serde(default)]
    pub value: Option<String>,
    /// What the statement rests on.
    #[serde(default)]
    pub basis: Basis,
    /// Where exactly, in words (“dateline after the signature”, “FRUS VI doc. 65”).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// An address where it can be seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// What a statement rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The letter itself.
    Letter,
    /// The source file's heading, summary or notes.
    #[default]
    Heading,
    /// Another publication.
    Outside,
    /// The editor's conclusion.
    Inference,
    /// Not known.
    Unknown,
}

/// The fields of a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactField {
    /// Date.
    Date,
    /// From whom.
    From,
    /// To whom.
    To,
    /// Place of writing.
    Place,
    /// Form of the document.
    Form,
    /// Original language.
    Language,
    /// Translator.
    Translator,
    /// Transmission and delivery.
    Transmission,
    /// Classification and handling marks.
    Marks,
    /// Holding archive.
    Archive,
    /// Where it is published.
    Publication,
    /// The canonical address.
    Address,
    /// The page or file that is reproduced here.
    SourceFile,
    /// Other states of the text.
    Witnesses,
    /// What came of it.
    Sequel,
    /// Credits, exactly as given.
    Credits,
    /// Rights, exactly as given.
    Rights,
}

/// What a citation is made from. What is not known is left out.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "bibliography")]
pub struct Bibliography {
    /// “Letter to Anna Berg”. Without it made from the form and who it is to.
    #[serde(default)]
    pub title: String,
    /// Genre for reference managers: “Letter”, “Telegram”. Without it the form's label.
    #[serde(default)]
    pub genre: String,
    /// Translator: a name, or words such as “U.S. Embassy, Moscow”.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translator: Option<String>,
    /// The translator as one files it, “Field, Cora”; absent for an office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translator_sort: Option<String>,
    /// Archive that holds the original or the copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archive: Option<String>,
    /// Collection, series or shelf mark within the archive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archive_location: Option<String>,
    /// The publication it is printed in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub container: Option<String>,
    /// The editors of that publication as one files them, “Field, Cora”; a body, whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub editors: Vec<String>,
    /// Volume and title of the volume.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volume: Option<String>,
    /// Document number in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// Pages in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<String>,
    /// Publisher.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Place of publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher_place: Option<String>,
    /// Year of publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<String>,
    /// Canonical address of that publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}
