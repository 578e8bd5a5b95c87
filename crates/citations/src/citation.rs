//! Citations of a letter, a passage, a comparison, a list of results, or the whole edition.
//!
//! Start with [`cite`]. Each style has a module of its own: `chicago`, `mla`, `apa` make prose, `bibtex`, `ris`, `csl`
//! what reference managers read.

use super::{
    apa, bibtex, chicago, csl,
    facts::{Edition, LetterFacts, comparison_path},
    mla,
    rich::Rich,
    ris,
};
use corpus::Letter;
use text::address::Passage;

/// What is cited.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    /// A letter.
    Letter(&'a Letter),
    /// Words of a letter.
    Passage(&'a Letter, &'a Passage),
    /// Two letters side by side.
    Comparison(&'a Letter, &'a Letter),
    /// Any other page of the edition, such as a list of results.
    Page {
        /// Its title: “Search for “trust”: 9 passages in 3 of 5 letters”.
        title: &'a str,
        /// Its path and query below the root, without a leading slash.
        path: &'a str,
    },
    /// The edition as a whole.
    Edition,
}

/// The styles of citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// *The Chicago Manual of Style*, 17th edition: a note.
    ChicagoNote,
    /// The same: an entry of a bibliography.
    ChicagoBibliography,
    /// *MLA Handbook*, 9th edition: an entry of the works cited.
    Mla,
    /// *Publication Manual of the American Psychological Association*, 7th edition: an entry of the references.
    Apa,
    /// BibTeX and biblatex.
    BibTex,
    /// RIS, as reference managers exchange it.
    Ris,
    /// CSL-JSON: an array of items.
    CslJson,
}

impl Style {
    /// All styles, in order of display.
    pub const ALL: [Self; 7] =
        [Self::ChicagoNote, Self::ChicagoBibliography, Self::Mla, Self::Apa, Self::BibTex, Self::Ris, Self::CslJson];

    /// The name shown.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::ChicagoNote => "Chicago, note",
            Self::ChicagoBibliography => "Chicago, bibliography",
            Self::Mla => "MLA",
            Self::Apa => "APA",
            Self::BibTex => "BibTeX",
            Self::Ris => "RIS",
            Self::CslJson => "CSL-JSON",
        }
    }

    /// Lasting id, for settings and downloads.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::ChicagoNote => "chicago-note",
            Self::ChicagoBibliography => "chicago-bibliography",
            Self::Mla => "mla",
            Self::Apa => "apa",
            Self::BibTex => "bibtex",
            Self::Ris => "ris",
            Self::CslJson => "csl-json",
        }
    }

    /// The style with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|style| style.id() == id)
    }

    /// For the formats of reference managers the ending of a file's name and its media type; `None` for prose.
    #[must_use]
    pub fn file_type(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::BibTex => Some(("bib", "application/x-bibtex")),
            Self::Ris => Some(("ris", "application/x-research-info-systems")),
            Self::CslJson => Some(("json", "application/vnd.citationstyles.csl+json")),
            _ => None,
        }
    }
}

/// A citation.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Citation {
    /// Note, entry or record; records have several lines and no italics.
    pub entry: Rich,
    /// What stands in brackets in the citing text, in styles that do so: “(Winter, par. 12)”.
    pub in_text: Option<String>,
}

/// Cites something in a style.
#[must_use]
pub fn cite(edition: &Edition, subject: Subject, style: Style) -> Citation {
    let work = Work::of(edition, subject);
    let prose = |entry, in_text| Citation { entry, in_text };
    let record = |text: String| Citation { entry: Rich::plain_text(text), in_text: None };
    match style {
        Style::ChicagoNote => prose(chicago::note(edition, &work), None),
        Style::ChicagoBibliography => prose(chicago::bibliography(edition, &work), None),
        Style::Mla => prose(mla::entry(edition, &work), mla::in_text(&work)),
        Style::Apa => prose(apa::entry(edition, &work), apa::in_text(edition, &work)),
        Style::BibTex => record(bibtex::records(edition, &[work])),
        Style::Ris => record(ris::records(edition, &[work])),
        Style::CslJson => record(csl::records(edition, &[work])),
    }
}

/// The records of several things in one file, for the formats of reference managers; prose styles give a line each.
#[must_use]
pub fn cite_all(edition: &Edition, subjects: &[Subject], style: Style) -> String {
    let works: Vec<Work> = subjects.iter().map(|subject| Work::of(edition, *subject)).collect();
    match style {
        Style::BibTex => bibtex::records(edition, &works),
        Style::Ris => ris::records(edition, &works),
        Style::CslJson => csl::records(edition, &works),
        _ => subjects.iter().map(|subject| cite(edition, *subject, style).entry.plain() + "\n").collect(),
    }
}

/// What is cited, with everything that a citation of it needs.
pub(super) enum Work<'a> {
    Letter(LetterFacts<'a>),
    Comparison(Box<[LetterFacts<'a>; 2]>, Option<String>),
    Page(&'a str, Option<String>),
    Edition(Option<String>),
}

impl<'a> Work<'a> {
    fn of(edition: &Edition<'a>, subject: Subject<'a>) -> Self {
        match subject {
            Subject::Letter(letter) => Self::Letter(LetterFacts::of_letter(edition, letter)),
            Subject::Passage(letter, passage) => Self::Letter(LetterFacts::of_passage(edition, letter, passage)),
            Subject::Comparison(a, b) => Self::Comparison(
                Box::new([a, b].map(|letter| LetterFacts::of_letter(edition, letter))),
                edition.address(&comparison_path(&a.id, &b.id)),
            ),
            Subject::Page { title, path } => Self::Page(title, edition.address(path)),
            Subject::Edition => Self::Edition(edition.address("")),
        }
    }
}
