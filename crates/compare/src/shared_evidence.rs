//! What a link rests on, in words: what is said of computed links and listed with all of them.
//!
//! Start with [`SharedEvidence::of`].

use super::{
    align::{SharedFeature, SharedKind},
    evidence::Evidence,
    links::Link,
};
use text::capitals::capitalised;

/// How many things are named at most.
const MOST: usize = 8;

/// Named are the weightiest things that together make this share of the resemblance; the rest is small change.
const SHARE: f64 = 0.85;

/// What two passages share, the weightiest first in each list.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct SharedEvidence {
    /// Words, phrases and numbers, folded.
    pub words: Vec<String>,
    /// People, places, bodies and terms.
    pub names: Vec<String>,
    /// Labels of themes.
    pub themes: Vec<String>,
    /// Places `letter-id#part` in third letters beside which the editor has put both.
    pub beside: Vec<String>,
}

impl SharedEvidence {
    /// The evidence that a link rests on.
    #[must_use]
    pub fn of(link: &Link, evidence: &Evidence) -> Self {
        Self::from_shared(link.shared(evidence))
    }

    /// What two passages share, each by its letter and part.
    #[must_use]
    pub fn between(one: (usize, usize), other: (usize, usize), evidence: &Evidence) -> Self {
        Self::from_shared(evidence.shared(one, other))
    }

    fn from_shared(shared: Vec<SharedFeature>) -> Self {
        let enough = SHARE * shared.iter().map(|one| one.weight).sum::<f64>();
        let mut evidence = Self::default();
        let mut told = 0.0;
        for one in shared {
            if told >= enough || evidence.count() == MOST {
                break;
            }
            told += one.weight;
            match one.what {
                SharedKind::Theme => evidence.themes.push(one.text),
                SharedKind::Beside => evidence.beside.push(one.text),
                SharedKind::Name => evidence.add_name(one.text),
                SharedKind::Phrase | SharedKind::Word | SharedKind::Number => evidence.add_word(one.text),
            }
        }
        evidence
    }

    /// Adds a word or phrase, unless it is part of one that is there; those that are part of it go.
    fn add_word(&mut self, word: String) {
        if self.words.iter().chain(&self.names).any(|known| is_within(&word, known)) {
            return;
        }
        self.words.retain(|known| !is_within(known, &word));
        self.words.push(word);
    }

    fn add_name(&mut self, name: String) {
        self.words.retain(|known| !is_within(known, &name));
        self.names.push(name);
    }

    fn count(&self) -> usize {
        self.words.len() + self.names.len() + self.themes.len() + self.beside.len()
    }

    /// Words and names in one list, for files.
    #[must_use]
    pub fn words_and_names(&self) -> Vec<String> {
        self.words.iter().chain(&self.names).cloned().collect()
    }

    /// All in one line: “Shared words: cursing, activity; theme: The critics.”
    #[must_use]
    pub fn sentence(&self) -> String {
        let list =
            |label: &str, things: &[String]| (!things.is_empty()).then(|| format!("{label} {}", things.join(", ")));
        let names = if self.names.len() > 1 { "names:" } else { "name:" };
        let themes = if self.themes.len() > 1 { "themes:" } else { "theme:" };
        let lists: Vec<String> = [
            list("shared words:", &self.words),
            list(names, &self.names),
            list(themes, &self.themes),
            (!self.beside.is_empty()).then(|| "both beside the same passage of a third letter".to_owned()),
        ]
        .into_iter()
        .flatten()
        .collect();
        let text = if lists.is_empty() { "the passages around both correspond".to_owned() } else { lists.join("; ") };
        capitalised(&text) + "."
    }
}

/// Whether one text stands in another as whole words, case apart.
fn is_within(part: &str, whole: &str) -> bool {
    format!(" {} ", whole.to_lowercase()).contains(&format!(" {} ", part.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(what: SharedKind, text: &str, weight: f64) -> SharedFeature {
        SharedFeature { text: text.to_owned(), what, a: Vec::new(), b: Vec::new(), weight }
    }

    #[test]
    fn words_within_a_phrase_are_not_named_again_and_small_change_is_left_out() {
        let evidence = SharedEvidence::from_shared(vec![
            shared(SharedKind::Theme, "Trust", 0.4),
            shared(SharedKind::Word, "rope", 0.2),
            shared(SharedKind::Phrase, "knot in the rope", 0.15),
            shared(SharedKind::Word, "knot", 0.1),
            shared(SharedKind::Beside, "x#p1", 0.05),
            shared(SharedKind::Word, "then", 0.1),
        ]);
        assert_eq!(evidence.words, ["knot in the rope"]);
        assert_eq!(
            evidence.sentence(),
            "Shared words: knot in the rope; theme: Trust; both beside the same passage of a third letter."
        );
    }

    #[test]
    fn a_link_without_words_of_its_own_says_so() {
        assert_eq!(SharedEvidence::default().sentence(), "The passages around both correspond.");
    }
}
