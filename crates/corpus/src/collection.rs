//! What is said about the collection as a whole, and the small files beside the letters.
//!
//! Start with [`Collection`]. Must not know how files are read or checked.

use serde::{Deserialize, Serialize};

use super::{
    Moment, PartialDate, PassageRef,
    exchange::{Message, Plan},
};

/// `collection.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Collection {
    /// Name for files and caches, `[a-z0-9-]+`: the one-file edition is `{id}.html`. Without it made from the title.
    #[serde(default)]
    pub id: String,
    /// The version of these files' format: 2. Version 1 is read too.
    #[serde(default = "first_format")]
    pub format: u8,
    /// Title of the edition. Without it “Letters”.
    #[serde(default)]
    pub title: String,
    /// One line under it.
    #[serde(default)]
    pub subtitle: String,
    /// One or two sentences for previews and the head of the explorer.
    #[serde(default)]
    pub description: String,
    /// BCP 47 tag of the letters' language; `und` where it is not told.
    #[serde(default = "undetermined")]
    pub language: String,
    /// Whether a collection of which anything is to be said is refused, as this program's own is.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub strict: bool,
    /// Whether soft hyphens in the letters are the document's own, and stay.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub soft_hyphens: bool,
    /// Whether every letter is given whole, as the editor says: the first page then says so, unless one has no text or something was left out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub complete: bool,
    /// Editor or publisher of this edition, for citations; left out where empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub publisher: String,
    /// The address of the published site with its final slash; left out until it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site_url: Option<String>,
    /// Where slips are reported (`mailto:` or `https:`); the link is absent without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report_url: Option<String>,
    /// Under which licence what this edition has added may be used. The rights in a letter are in its dossier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<Licence>,
    /// Version and history.
    #[serde(default)]
    pub edition: EditionStatement,
    /// The forms of document. Without any there is one, “Letter”.
    #[serde(default)]
    pub forms: Vec<Form>,
    /// The words of the first page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub front: Option<Front>,
    /// How the exchange of messages is drawn; without it there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exchange: Option<Plan>,
    /// The comparison shown on the first page; without it the list of letters comes first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opening: Option<Opening>,
    /// Comparisons to open with, for a first-time reader.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub featured: Vec<Opening>,
    /// Spans of time offered as a filter.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub periods: Vec<Period>,
    /// Searches offered on the help page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<SearchExample>,
}

impl Default for Collection {
    fn default() -> Self {
        Self {
            id: String::new(),
            format: crate::FORMAT,
            title: String::new(),
            subtitle: String::new(),
            description: String::new(),
            language: undetermined(),
            strict: false,
            soft_hyphens: false,
            complete: false,
            publisher: String::new(),
            site_url: None,
            report_url: None,
            licence: None,
            edition: EditionStatement::default(),
            forms: Vec::new(),
            front: None,
            exchange: None,
            opening: None,
            featured: Vec::new(),
            periods: Vec::new(),
            examples: Vec::new(),
        }
    }
}

impl Collection {
    /// The language of its letters, if it is told.
    #[must_use]
    pub fn told_language(&self) -> Option<&str> {
        Some(self.language.as_str()).filter(|tag| *tag != UNDETERMINED && !tag.is_empty())
    }

    /// The label of a form, by id.
    #[must_use]
    pub fn form_label(&self, form_id: &str) -> &str {
        self.forms.iter().find(|form| form.id == form_id).map_or("", |form| &form.label)
    }
}

fn first_format() -> u8 {
    1
}

fn undetermined() -> String {
    UNDETERMINED.to_owned()
}

/// The tag of a language that nobody has told.
pub const UNDETERMINED: &str = "und";

/// A licence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Licence {
    /// “CC BY 4.0”.
    pub name: String,
    /// Where it stands.
    pub url: String,
}

/// Version of the edition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "edition")]
pub struct EditionStatement {
    /// “1.0.0”.
    #[serde(default = "first_version")]
    pub version: String,
    /// Day of publication. Without it that of the first change, or the day on which the files are read.
    #[serde(default = "unsaid")]
    pub date: PartialDate,
    /// What changed, newest first.
    #[serde(default)]
    pub changes: Vec<Change>,
}

impl Default for EditionStatement {
    fn default() -> Self {
        Self { version: first_version(), date: unsaid(), changes: Vec::new() }
    }
}

/// Stands until the reader of the files puts a day there.
fn unsaid() -> PartialDate {
    PartialDate::of_day_number(0)
}

fn first_version() -> String {
    "1.0.0".to_owned()
}

/// One entry of the edition's history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Version.
    pub version: String,
    /// Day.
    pub date: PartialDate,
    /// What changed, in a sentence or two.
    pub what: String,
}

/// A form of document: letter, telegram …
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Id.
    pub id: String,
    /// “Letter”.
    pub label: String,
}

/// The words of the first page, as far as they are the collection's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Front {
    /// What and when, above the headline: “The siege, 1871”.
    pub eyebrow: String,
    /// The headline, in pieces.
    pub headline: Vec<Phrase>,
    /// A sentence or two below it.
    pub lead: Vec<Phrase>,
    /// The heading of the list of letters.
    pub letters: String,
    /// Ids of contradictions named below the opening pair.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<String>,
    /// Ids of the events that stand between the letters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<String>,
    /// Searches offered at the third door.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub searches: Vec<String>,
}

/// A piece of a sentence; the name of a person, or a word that stands for one, has that person's colour and mark.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// The words.
    pub text: String,
    /// Whom they mean.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
}

/// A comparison to open with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// The question it answers: “Whose idea were the missiles?”
    pub title: String,
    /// One line of introduction.
    pub lead: String,
    /// One passage; its words, if given, are what is quoted.
    pub a: PassageRef,
    /// The other.
    pub b: PassageRef,
}

/// A named span of time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// “The crisis”.
    pub label: String,
    /// First day or span.
    pub after: PartialDate,
    /// Last day or span.
    pub before: PartialDate,
}

/// A search offered as an example.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SearchExample {
    /// What is typed.
    pub q: String,
    /// What it shows.
    pub what: String,
}

/// A section of the page about the edition (`about.json`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AboutSection {
    /// Fragment id.
    pub id: String,
    /// Heading.
    pub title: String,
    /// Its paragraphs, plain text.
    pub paragraphs: Vec<String>,
}

/// What readers look for under another name (`synonyms.json`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Synonym {
    /// What is typed: words or phrases, any of them.
    pub looked_for: Vec<String>,
    /// The query that finds what is meant; left out where the letters truly do not speak of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub see: Option<String>,
    /// Why: one or two sentences, shown to the reader.
    #[serde(default)]
    pub reason: String,
}

/// A dated event (`events.json`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Lasting id.
    pub id: String,
    /// Day, month or year; the first of a span.
    pub date: PartialDate,
    /// The last, for a span.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<PartialDate>,
    /// A few words.
    pub label: String,
    /// Where this is from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// The hour, where one is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hour: Option<Moment>,
    /// The entry of `correspondence.json` that it is, where it is the sending of a message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The passages that speak of it, besides those that mention its message.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentioned: Vec<PassageRef>,
}

/// A letter, message or speech that is answered, mentioned or cited (`correspondence.json`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correspondence {
    /// Lasting id.
    pub id: String,
    /// “Berg to Holm, 3 March 1871”.
    pub label: String,
    /// Its date, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
    /// The id of the letter, where it is one of this collection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<String>,
    /// Where it is printed, or that it was not traced.
    #[serde(default)]
    pub printed: String,
    /// Where it can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// What should be known about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The passages that mention it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentioned: Vec<PassageRef>,
    /// Ids of the letters that answer it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answered_by: Vec<String>,
    /// What it answers: ids of letters of the collection, or of other entries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<String>,
    /// The person to whom it was addressed, where it is no message of the exchange.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub addressee: Option<String>,
    /// Who sent it to whom, and when, where it is a message of the exchange.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<Message>,
}
