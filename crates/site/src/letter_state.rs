//! How a letter is seen: which text, which search, which words.

use super::lenient;
use text::Version;

/// The query of a letter page.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct LetterState {
    /// The search whose hits are marked.
    pub q: String,
    /// Which text is shown.
    pub version: Version,
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
            match (name.as_str(), meant.as_str()) {
                ("q", _) => state.q.clone_from(value),
                ("text", "source") => state.version = Version::Source,
                ("text", "reading") => state.version = Version::Reading,
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
        if self.version == Version::Source {
            params.push(("text".to_owned(), "source".to_owned()));
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
        let state = LetterState {
            q: "trust".to_owned(),
            version: Version::Source,
            at: Some("p3:1-2~00000000".to_owned()),
            ignored: Vec::new(),
        };
        assert_eq!(LetterState::read(&state.params()), state);
    }

    #[test]
    fn what_has_no_meaning_is_named() {
        let params = vec![("text".to_owned(), "upside-down".to_owned()), ("x".to_owned(), "1".to_owned())];
        assert_eq!(LetterState::read(&params).ignored, ["text=upside-down", "x=1"]);
    }
}
