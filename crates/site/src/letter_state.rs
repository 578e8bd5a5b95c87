//! How a letter is seen: which text, which search, which theme, which words.
//!
//! Start with [`LetterState`]. Must not know how a letter is drawn.

use super::lenient;
use text::Version;

/// Which text of a letter is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum ShownText {
    /// The reading text.
    #[default]
    Reading,
    /// The text as transmitted.
    Source,
    /// The reading text, what it corrects struck out beside it.
    Both,
    /// Both texts, level.
    Columns,
}

impl ShownText {
    /// All, in order of display.
    pub const ALL: [Self; 4] = [Self::Reading, Self::Source, Self::Both, Self::Columns];

    /// The value in addresses.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Source => "source",
            Self::Both => "both",
            Self::Columns => "columns",
        }
    }

    /// The text in which words are marked and counted.
    #[must_use]
    pub fn version(self) -> Version {
        match self {
            Self::Source => Version::Source,
            Self::Reading | Self::Both | Self::Columns => Version::Reading,
        }
    }

    /// Whether both texts are there.
    #[must_use]
    pub fn is_both(self) -> bool {
        matches!(self, Self::Both | Self::Columns)
    }
}

impl From<Version> for ShownText {
    fn from(version: Version) -> Self {
        match version {
            Version::Reading => Self::Reading,
            Version::Source => Self::Source,
        }
    }
}

/// The query of a letter page.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct LetterState {
    /// The search whose hits are marked.
    pub q: String,
    /// Which text is shown.
    pub shown: ShownText,
    /// Id of the theme whose passages are marked.
    pub theme: Option<String>,
    /// The passage address of the marked words, as written.
    pub at: Option<String>,
    /// What could not be understood, as `name=value`.
    pub ignored: Vec<String>,
}

impl LetterState {
    /// Reads query parameters; whatever has no meaning here is listed in `ignored`.
    #[must_use]
    pub fn read(params: &[(String, String)]) -> Self {
        let mut state = Self::default();
        for (name, value) in params {
            let meant = lenient::without_punctuation(value).to_ascii_lowercase();
            let shown = ShownText::ALL.into_iter().find(|shown| shown.id() == meant);
            match (name.as_str(), shown) {
                ("q", _) => state.q.clone_from(value),
                ("text", Some(shown)) => state.shown = shown,
                ("theme", _) if !meant.is_empty() => state.theme = Some(meant),
                ("at", _) => state.at = Some(meant),
                _ => state.ignored.push(format!("{name}={value}")),
            }
        }
        state
    }

    /// The query parameters that give this state; what is as it is by default is left out.
    #[must_use]
    pub fn params(&self) -> Vec<(String, String)> {
        let mut params = Vec::new();
        if !self.q.is_empty() {
            params.push(("q".to_owned(), self.q.clone()));
        }
        if self.shown != ShownText::default() {
            params.push(("text".to_owned(), self.shown.id().to_owned()));
        }
        if let Some(theme) = &self.theme {
            params.push(("theme".to_owned(), theme.clone()));
        }
        if let Some(at) = &self.at {
            params.push(("at".to_owned(), at.clone()));
        }
        params
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_reads_back_from_its_parameters() {
        for shown in ShownText::ALL {
            let state = LetterState {
                q: "trust".to_owned(),
                shown,
                theme: Some("inspection".to_owned()),
                at: Some("p3:1-2~00000000".to_owned()),
                ignored: Vec::new(),
            };
            assert_eq!(LetterState::read(&state.params()), state);
        }
    }

    #[test]
    fn what_has_no_meaning_is_named() {
        let params = vec![("text".to_owned(), "upside-down".to_owned()), ("x".to_owned(), "1".to_owned())];
        assert_eq!(LetterState::read(&params).ignored, ["text=upside-down", "x=1"]);
    }
}
