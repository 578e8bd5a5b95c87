//! The collection as data: letters and everything said about them.
//!
//! Start with [`Corpus`], then [`letter::Letter`] and [`inline::Inline`] (one text, two readings), and
//! [`reading::compose`], which makes the two. [`load`] reads a folder of JSON files, [`validate`] says everything that is
//! wrong with it.
//!
//! `build.rs` of the application uses this crate too: it refuses to embed a collection with a problem. It must not know anything above it: no searching, no comparing, no pages, no browser.

pub mod characters;
pub mod collection;
pub mod compact;
mod complete;
pub mod correction;
pub mod correspondent;
pub mod date;
pub mod dossier;
mod editors;
pub mod edtf;
pub mod entity;
pub mod exchange;
#[cfg(feature = "fixture")]
pub mod fixture;
pub mod historical_date;
pub mod host;
pub mod inline;
mod integrity;
pub mod language;
pub mod letter;
pub mod load;
pub mod moment;
pub mod named;
pub mod names;
pub mod parallel;
pub mod passage_ref;
mod problem;
pub mod reading;
mod slug;
pub mod sort;
pub mod stretch;
pub mod theme;
pub mod typography;
mod unique;
pub mod validate;
mod well_formed;
pub mod words;

use serde::{Deserialize, Serialize};

pub use collection::{AboutSection, Collection, Correspondence, EditionStatement, Event, Synonym};
pub use compact::Unreadable;
pub use complete::complete;
pub use correction::{Certainty, Correction, CorrectionKind, Sense};
pub use correspondent::{Attribution, Correspondent};
pub use date::PartialDate;
pub use dossier::Fact;
pub use edtf::Edtf;
pub use entity::{Entity, EntityKind, Mention, Mentions};
pub use historical_date::{DateCertainty, HistoricalDate};
pub use inline::{Inline, Text};
pub use letter::{Letter, Part, PartKind, number_in_id};
pub use moment::Moment;
pub use parallel::{Parallel, ParallelKind};
pub use passage_ref::{PassageRef, WordRange};
pub use problem::{Problem, Severity};
pub use reading::{Composed, Run, Version, compose};
pub use slug::{is_reserved, slug};
pub use theme::{Theme, ThemePassages};
pub use words::{Span, span_among, span_of, words};

/// The format of the files that this program reads and writes; it reads the earlier ones too.
pub const FORMAT: u8 = 2;

/// A whole collection. Serialised, this is the one JSON that is published as `/data/corpus.json` and, in its compact form,
/// embedded at compile time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Corpus {
    /// Title, edition, forms of letter, what to open with.
    pub collection: Collection,
    /// The sections of the page about the edition.
    pub about: Vec<AboutSection>,
    /// The letters, in order of date, undated ones last; ties by id.
    pub letters: Vec<Letter>,
    /// People who write, receive or are mentioned.
    pub people: Vec<Entity>,
    /// Places mentioned.
    pub places: Vec<Entity>,
    /// Bodies mentioned: states' organs, parties, armed forces, archives.
    pub organisations: Vec<Entity>,
    /// Words of the time that want explaining.
    pub terms: Vec<Entity>,
    /// Themes, and the passages assigned to each.
    pub themes: Vec<Theme>,
    /// The editor's parallels between passages of different letters.
    pub parallels: Vec<Parallel>,
    /// What readers look for under names that the letters do not use.
    pub synonyms: Vec<Synonym>,
    /// Dated events to set the letters against.
    pub events: Vec<Event>,
    /// Letters outside the collection (and within it) that are answered or mentioned.
    pub correspondence: Vec<Correspondence>,
}

impl Corpus {
    /// Reads the published JSON.
    ///
    /// # Errors
    /// When the text is not JSON of this shape; the message names the line and column.
    pub fn from_json(json: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(json)
    }

    /// Reads the embedded JSON.
    ///
    /// # Errors
    /// When the text was made by another version of the model.
    pub fn from_compact(json: &str) -> Result<Self, Unreadable> {
        compact::read(json)
    }

    /// The letter with this id.
    #[must_use]
    pub fn letter(&self, letter_id: &str) -> Option<&Letter> {
        self.letters.iter().find(|letter| letter.id == letter_id)
    }

    /// The language of a letter, if it is told; of one that says that nobody knows it, none.
    #[must_use]
    pub fn language_of<'a>(&'a self, letter: &'a Letter) -> Option<&'a str> {
        let own = letter.language.as_deref().filter(|tag| !tag.is_empty()).or_else(|| self.collection.told_language());
        own.filter(|tag| *tag != collection::UNDETERMINED)
    }

    /// The person with this id or this handle (the short name used in addresses, such as `to=berg`).
    #[must_use]
    pub fn person(&self, id_or_handle: &str) -> Option<&Entity> {
        self.people.iter().find(|person| person.id == id_or_handle || person.handle.as_deref() == Some(id_or_handle))
    }

    /// The theme with this id.
    #[must_use]
    pub fn theme(&self, theme_id: &str) -> Option<&Theme> {
        self.themes.iter().find(|theme| theme.id == theme_id)
    }

    /// All entities of one kind, in the order of their file.
    #[must_use]
    pub fn entities(&self, kind: EntityKind) -> &[Entity] {
        match kind {
            EntityKind::Person => &self.people,
            EntityKind::Place => &self.places,
            EntityKind::Organisation => &self.organisations,
            EntityKind::Term => &self.terms,
        }
    }

    /// One entity by kind and id.
    #[must_use]
    pub fn entity(&self, kind: EntityKind, id: &str) -> Option<&Entity> {
        self.entities(kind).iter().find(|entity| entity.id == id)
    }

    /// The letter and the part that a place names.
    #[must_use]
    pub fn part(&self, letter_id: &str, part_id: &str) -> Option<(&Letter, &Part)> {
        let letter = self.letter(letter_id)?;
        Some((letter, letter.part(part_id)?))
    }
}
