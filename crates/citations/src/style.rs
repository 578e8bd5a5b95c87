//! The styles of citation and the formats of reference managers.

/// The styles of citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// *The Chicago Manual of Style*, 18th edition: a note.
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
