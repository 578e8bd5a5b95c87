//! Citations of a letter, a passage, a comparison, a list of results, or the whole edition.
//!
//! Start with [`cite`]. Each style has a module of its own: `chicago`, `mla`, `apa` make prose, `bibtex`, `ris`, `csl`
//! what reference managers read.

use super::{
    apa, bibtex, chicago, csl,
    edition::CitedEdition,
    mla,
    rich::RichText,
    ris,
    style::Style,
    subject::{CitedWork, Subject},
};

/// A citation.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Citation {
    /// Note, entry or record; records have several lines and no italics.
    pub entry: RichText,
    /// What stands in brackets in the citing text, in styles that do so: “(Winter, par. 12)”.
    pub in_text: Option<String>,
}

/// Cites something in a style.
#[must_use]
pub fn cite(edition: &CitedEdition, subject: Subject, style: Style) -> Citation {
    let work = CitedWork::of(edition, subject);
    let prose = |entry, in_text| Citation { entry, in_text };
    let record = |text: String| Citation { entry: RichText::plain_text(text), in_text: None };
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
pub fn cite_all(edition: &CitedEdition, subjects: &[Subject], style: Style) -> String {
    let works: Vec<CitedWork> = subjects.iter().map(|subject| CitedWork::of(edition, *subject)).collect();
    match style {
        Style::BibTex => bibtex::records(edition, &works),
        Style::Ris => ris::records(edition, &works),
        Style::CslJson => csl::records(edition, &works),
        _ => subjects.iter().map(|subject| cite(edition, *subject, style).entry.plain() + "\n").collect(),
    }
}
