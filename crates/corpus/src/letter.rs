//! A letter: its parts, and the order in which its source file has them.
//!
//! Start with [`Letter`]. Its corrections are in [`super::correction`], what is known of it in [`super::dossier`]. Must not know how
//! any of it is shown.

use serde::{Deserialize, Serialize};

use super::{
    Correspondent, HistoricalDate, Text,
    correction::Correction,
    dossier::{Bibliography, Fact, FactField},
};

/// One letter of the collection. One file, `letters/{id}.json`. It must have an `id`, and something to show: parts, or
/// what is known of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "letter")]
pub struct Letter {
    /// `[a-z0-9-]+`; lasting. Without it the file's name.
    #[serde(default)]
    pub id: String,
    /// “Letter to Anna Berg, 4 March 1871”. Without it made from who and when.
    #[serde(default)]
    pub title: String,
    /// One or two sentences in this edition's own words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// What it is about in a line, for lists.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub line: String,
    /// Person id of the author; of the first of the `senders` where there are several.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sender: String,
    /// All who wrote, where `sender` does not say it: several, a body, somebody uncertain or unknown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub senders: Vec<Correspondent>,
    /// Person id of the addressee; of the first of the `recipients` where there are several.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub recipient: String,
    /// All to whom it is written, where `recipient` does not say it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<Correspondent>,
    /// Id of a form in `collection.json`. Without it the first of them.
    #[serde(default)]
    pub form: String,
    /// When it was written, and how that is known.
    #[serde(default)]
    pub date: HistoricalDate,
    /// BCP 47 tag of its language. Without it the collection's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Which letter of the collection this is another state of: a translation, a draft, a copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version_of: Option<VersionOf>,
    /// What is known about the document, in order of display.
    #[serde(default)]
    pub dossier: Vec<Fact>,
    /// What the editor could not verify, one sentence each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unverified: Vec<String>,
    /// What a citation needs.
    #[serde(default)]
    pub bibliography: Bibliography,
    /// Every part, notes included, in the order in which they are read; notes last.
    #[serde(default)]
    pub parts: Vec<Part>,
    /// Every correction and what is known of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
    /// The source file from first character to last (white space apart): what each stretch of it is. Without a source
    /// file there is none.
    #[serde(default)]
    pub transcript: Vec<SourceStretch>,
}

/// Another state of the same letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "version")]
pub struct VersionOf {
    /// Id of the letter that was sent, or is read first.
    pub letter: String,
    /// What this one is.
    pub kind: VersionKind,
}

/// What a state of a letter is to the one that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VersionKind {
    /// In another language.
    Translation,
    /// Written before it.
    Draft,
    /// Made after it.
    Copy,
    /// As it was printed.
    Printing,
}

impl VersionKind {
    /// “Translation”.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Translation => "Translation",
            Self::Draft => "Draft",
            Self::Copy => "Copy",
            Self::Printing => "Printing",
        }
    }
}

impl Letter {
    /// The part with this id.
    #[must_use]
    pub fn part(&self, part_id: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.id == part_id)
    }

    /// The correction with this id.
    #[must_use]
    pub fn correction(&self, correction_id: &str) -> Option<&Correction> {
        self.corrections.iter().find(|correction| correction.id == correction_id)
    }

    /// Whether the reading text has a correction: one that is listed, unless it is doubtful, and one that is not.
    #[must_use]
    pub fn applies(&self, correction_id: Option<&str>) -> bool {
        correction_id.is_none_or(|id| self.correction(id).is_some_and(Correction::is_applied))
    }

    /// All who wrote it; empty where nothing is said of that.
    #[must_use]
    pub fn senders(&self) -> Vec<Correspondent> {
        Correspondent::all(&self.sender, &self.senders)
    }

    /// All to whom it is written; empty where nothing is said of that.
    #[must_use]
    pub fn recipients(&self) -> Vec<Correspondent> {
        Correspondent::all(&self.recipient, &self.recipients)
    }

    /// Whether its source is told, so that it can be shown as it was transmitted: a transcript of the file, or a
    /// document's own deletions, abbreviations and slips in its parts.
    #[must_use]
    pub fn has_source(&self) -> bool {
        !self.transcript.is_empty() || self.parts.iter().any(|part| part.text.differs_as_transmitted())
    }

    /// The body paragraphs.
    pub fn body(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| part.kind == PartKind::Paragraph)
    }

    /// The notes of all three kinds.
    pub fn notes(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| part.kind == PartKind::Note)
    }

    /// The source's characters of a stretch of the transcript; none for a part that the letter has not.
    #[must_use]
    pub fn source_of(&self, stretch: &SourceStretch) -> String {
        match stretch {
            SourceStretch::Furniture(text) | SourceStretch::Metadata(_, text) => text.clone(),
            SourceStretch::Part(part_id) => {
                self.part(part_id).map(|part| part.text.source_with_marks()).unwrap_or_default()
            }
        }
    }

    /// The first fact of a field.
    #[must_use]
    pub fn fact(&self, field: FactField) -> Option<&Fact> {
        self.dossier.iter().find(|fact| fact.field == field)
    }
}

/// A part of a letter: the unit of links, search results and themes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "part")]
pub struct Part {
    /// `p1 …`, `heading`, `salutation`, `frame1 …`, `n1`, `t1`, `e1` …; lasting.
    pub id: String,
    /// What it is.
    pub kind: PartKind,
    /// Its text.
    #[serde(default)]
    pub text: Text,
    /// BCP 47 tag of its language, if not the letter's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// Whose hand it is in, if not the writer's: “a secretary”.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hand: Option<String>,
    /// Whether its lines end where the document's do. Those of verse and addresses always do.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub lines: bool,
    /// Set where the words are to be said to somebody other than the letter's recipient.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speech: Option<Speech>,
    /// What it says, in a line of the editor's: in plain words of today, those that readers look for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gist: Option<String>,
    /// Other words by which readers may look for it, after those of its gist.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub also: Option<String>,
}

/// The number in the id of a part, for those that are counted: `12` of `p12`. It is part of the lasting id: counting the
/// parts anew would renumber old citations.
#[must_use]
pub fn number_in_id(part_id: &str) -> Option<&str> {
    part_id.find(|character: char| character.is_ascii_digit()).and_then(|at| part_id.get(at..))
}

impl Part {
    /// Whether its lines end where the document's do.
    #[must_use]
    pub fn keeps_lines(&self) -> bool {
        self.lines || matches!(self.kind, PartKind::Verse | PartKind::Address)
    }

    /// The number in its id ([`number_in_id`]).
    #[must_use]
    pub fn number(&self) -> Option<&str> {
        number_in_id(&self.id)
    }

    /// Whose note it is, if it is one: by the first letter of its id.
    #[must_use]
    pub fn note_by(&self) -> Option<NoteBy> {
        if self.kind != PartKind::Note {
            return None;
        }
        match self.id.as_bytes().first() {
            Some(b't') => Some(NoteBy::Translator),
            Some(b'e') => Some(NoteBy::Edition),
            _ => Some(NoteBy::Source),
        }
    }
}

/// Words to be delivered to somebody else.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speech {
    /// Person id of the one who is spoken to.
    pub to: String,
    /// How the editor knows.
    pub why: String,
}

/// The kinds of part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartKind {
    /// The document's own heading or number.
    Heading,
    /// A catalogue's or printed edition's summary, headnote or source note standing before the letter.
    Summary,
    /// A paragraph of the document that encloses the letter (a covering telegram).
    Frame,
    /// Place and date line.
    Dateline,
    /// “Dear Mr. President:”.
    Salutation,
    /// A paragraph of the body.
    Paragraph,
    /// “Respectfully yours,”.
    Closing,
    /// The signature.
    Signature,
    /// What is added after the signature.
    Postscript,
    /// To whom and where, on a cover or at the head.
    Address,
    /// Lines of verse: `{"item": …}` for each, or ends of lines between them.
    Verse,
    /// A list: `{"item": …}` for each of its items.
    List,
    /// A table: `{"row": …}` for each of its rows.
    Table,
    /// A paragraph of what was sent along.
    Enclosure,
    /// A note: `n…` the source's, `t…` the translator's, `e…` this edition's.
    Note,
}

impl PartKind {
    /// Whether it belongs to the body of a letter: what is said in it, and not what stands round that.
    #[must_use]
    pub fn is_body(self) -> bool {
        matches!(self, Self::Paragraph | Self::Verse | Self::List | Self::Table | Self::Postscript)
    }
}

/// Whose note a note is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoteBy {
    /// The source's.
    Source,
    /// The translator's.
    Translator,
    /// This edition's.
    Edition,
}

/// A stretch of the source file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum SourceStretch {
    /// Furniture of the page: navigation, labels, list and heading marks.
    Furniture(String),
    /// Catalogue metadata: which, and its characters.
    Metadata(String, String),
    /// A part, by id: its source characters with note and page marks.
    Part(String),
}
