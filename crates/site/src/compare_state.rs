//! How a comparison is seen: by what, which links, which search, which two passages level.
//!
//! Start with [`CompareState::of`]. The first two letters stand in the path, or in the query of the page where letters are chosen;
//! here is what the query adds.

use super::{Address, Route, lenient};
use compare::{LinkFilter, Origin, Side};
use corpus::ParallelKind;
use corpus::sort;

/// The three ways of comparing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum CompareBy {
    /// Passages, side by side.
    #[default]
    Passages,
    /// Themes.
    Themes,
    /// Words.
    Words,
}

impl CompareBy {
    /// All three, in order of display.
    pub const ALL: [Self; 3] = [Self::Passages, Self::Themes, Self::Words];

    /// The id used in addresses.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Passages => "passages",
            Self::Themes => "themes",
            Self::Words => "words",
        }
    }

    /// The word shown.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Passages => "Passages",
            Self::Themes => "Themes",
            Self::Words => "Words",
        }
    }
}

/// The query of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompareState {
    /// By passages, themes or words.
    pub by: CompareBy,
    /// The id of the third letter; whether there is one is for `compare::ChosenLetters` to say.
    pub c: Option<String>,
    /// Whether passages are read one after another instead of side by side.
    pub is_stacked: bool,
    /// The search whose hits are marked.
    pub q: String,
    /// Whether the panes scroll together.
    pub is_locked: bool,
    /// Which links are shown.
    pub filter: LinkFilter,
    /// The passages that stand level: sides and part ids, each side at most once, in the order of the sides; the parts
    /// need not exist.
    pub at: Vec<(Side, String)>,
    /// What could not be understood, as `name=value`.
    pub ignored: Vec<String>,
}

impl Default for CompareState {
    fn default() -> Self {
        Self {
            by: CompareBy::default(),
            c: None,
            is_stacked: false,
            q: String::new(),
            is_locked: true,
            filter: LinkFilter::default(),
            at: Vec::new(),
            ignored: Vec::new(),
        }
    }
}

impl CompareState {
    /// Reads an address. Where letters are chosen, a pair without a page of its own is shown too: there the query names the two,
    /// which are not part of the state.
    #[must_use]
    pub fn of(address: &Address) -> Self {
        if address.route != Route::Choose {
            return Self::read(&address.params);
        }
        let is_letter = |name: &str| ["a", "b"].contains(&name);
        let params: Vec<_> = address.params.iter().filter(|(name, _)| !is_letter(name)).cloned().collect();
        Self::read(&params)
    }

    /// Reads query parameters; whatever has no meaning here is listed in `ignored`. Repeated kinds are ORed; of the other
    /// parameters the last value counts.
    #[must_use]
    pub fn read(params: &[(String, String)]) -> Self {
        let mut state = Self::default();
        for (name, value) in params {
            if !state.take(name, value) {
                state.ignored.push(format!("{name}={value}"));
            }
        }
        sort::natural(&mut state.filter.kinds);
        state.filter.kinds.dedup();
        state
    }

    /// Takes one parameter; false if it means nothing.
    fn take(&mut self, name: &str, value: &str) -> bool {
        let mut understood = true;
        // Ids and words of addresses have no capitals; a query may.
        let meant = lenient::without_punctuation(value).to_ascii_lowercase();
        let (query, value) = (value, meant.as_str());
        match (name, value) {
            ("q", _) => query.clone_into(&mut self.q),
            ("c", "") => self.c = None,
            ("c", _) => self.c = Some(value.to_owned()),
            ("view", "linear") => self.is_stacked = true,
            ("view", "panes") => self.is_stacked = false,
            ("lock", "0") => self.is_locked = false,
            ("lock", "1") => self.is_locked = true,
            ("by", _) => match CompareBy::ALL.into_iter().find(|by| by.id() == value) {
                Some(by) => self.by = by,
                None => understood = false,
            },
            ("kind", _) => match ParallelKind::from_id(value) {
                Some(kind) => self.filter.kinds.push(kind),
                None => understood = false,
            },
            ("origin", _) => match Origin::from_id(value) {
                Some(origin) => self.filter.origin = Some(origin),
                None => understood = false,
            },
            ("min", "1" | "2" | "3") => self.filter.min = value.parse().ok(),
            ("at", _) => match read_at(value) {
                Some(at) => self.at = at,
                None => understood = false,
            },
            _ => understood = false,
        }
        understood
    }

    /// The query parameters that give this state; what is as it is by default is left out.
    #[must_use]
    pub fn params(&self) -> Vec<(String, String)> {
        let mut params: Vec<(String, String)> = Vec::new();
        let mut add = |name: &str, value: &str| params.push((name.to_owned(), value.to_owned()));
        if let Some(c) = &self.c {
            add("c", c);
        }
        if self.by != CompareBy::default() {
            add("by", self.by.id());
        }
        if self.is_stacked {
            add("view", "linear");
        }
        if !self.q.is_empty() {
            add("q", &self.q);
        }
        if !self.is_locked {
            add("lock", "0");
        }
        for kind in &self.filter.kinds {
            add("kind", kind.id());
        }
        if let Some(origin) = self.filter.origin {
            add("origin", origin.id());
        }
        if let Some(min) = self.filter.min {
            add("min", &min.to_string());
        }
        if !self.at.is_empty() {
            let at: Vec<String> = self.at.iter().map(|(side, part_id)| side.anchor(part_id)).collect();
            add("at", &at.join(","));
        }
        params
    }

    /// The part that is to stand level on a side.
    #[must_use]
    pub fn part_at(&self, side: Side) -> Option<&str> {
        self.at.iter().find(|(at, _)| *at == side).map(|(_, part_id)| part_id.as_str())
    }

    /// The same state with two passages level.
    #[must_use]
    pub fn with_at(mut self, at: Vec<(Side, String)>) -> Self {
        self.at = at;
        sort::natural(&mut self.at);
        self.at.dedup_by_key(|(side, _)| *side);
        self
    }

    /// The state that shows the same with the first two sides exchanged.
    #[must_use]
    pub fn swapped(mut self) -> Self {
        for (side, _) in &mut self.at {
            *side = match side {
                Side::A => Side::B,
                Side::B => Side::A,
                Side::C => Side::C,
            };
        }
        sort::natural(&mut self.at);
        self
    }
}

/// Reads `a-p12,b-p31`: at most one part a side.
fn read_at(value: &str) -> Option<Vec<(Side, String)>> {
    let mut at: Vec<(Side, String)> = value
        .split(',')
        .map(|anchor| Side::parse_anchor(anchor.trim()).map(|(side, part_id)| (side, part_id.to_owned())))
        .collect::<Option<_>>()?;
    sort::natural(&mut at);
    let is_unique = at.windows(2).all(|pair| pair[0].0 != pair[1].0);
    let is_clean = at.iter().all(|(_, part_id)| part_id.chars().all(|one| one.is_ascii_alphanumeric() || one == '-'));
    (is_unique && is_clean).then_some(at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn params(list: &[(&str, &str)]) -> Vec<(String, String)> {
        list.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn the_two_letters_of_a_pair_without_a_page_are_understood_where_letters_are_chosen_and_nowhere_else() {
        let chosen = Address::of(Route::Choose).and("a", "one").and("b", "two").and("by", "words").and("d", "x");
        let state = CompareState::of(&chosen);
        assert_eq!((state.by, state.ignored), (CompareBy::Words, vec!["d=x".to_owned()]));
        let elsewhere = Address { route: Route::compare("one", "two"), ..chosen };
        assert_eq!(CompareState::of(&elsewhere).ignored, ["a=one", "b=two", "d=x"]);
    }

    #[test]
    fn every_parameter_is_read() {
        let state = CompareState::read(&params(&[
            ("c", "third"),
            ("by", "words"),
            ("q", "trust"),
            ("lock", "0"),
            ("kind", "same-phrase"),
            ("kind", "contradiction"),
            ("origin", "editor"),
            ("min", "2"),
            ("at", "b-p31,a-p9"),
        ]));
        assert_eq!(state.by, CompareBy::Words);
        assert_eq!(state.c.as_deref(), Some("third"));
        assert!(!state.is_locked);
        assert_eq!(state.filter.kinds, [ParallelKind::Contradiction, ParallelKind::SamePhrase]);
        assert_eq!(state.filter.origin, Some(Origin::Editor));
        assert_eq!(state.filter.min, Some(2));
        assert_eq!((state.part_at(Side::A), state.part_at(Side::B)), (Some("p9"), Some("p31")));
        assert!(state.ignored.is_empty());
    }

    #[test]
    fn what_has_no_meaning_is_named_and_changes_nothing() {
        let nonsense = params(&[
            ("by", "colour"),
            ("kind", "-contradiction"),
            ("origin", ""),
            ("min", "4"),
            ("lock", "maybe"),
            ("at", "d-p1"),
            ("at", "a-p1,a-p2"),
            ("at", "a-<p>"),
            ("x", "1"),
        ]);
        let state = CompareState::read(&nonsense);
        assert_eq!(state.ignored.len(), nonsense.len());
        assert_eq!(CompareState { ignored: Vec::new(), ..state }, CompareState::default());
    }

    #[test]
    fn the_default_state_has_no_parameters() {
        assert_eq!(CompareState::default().params(), []);
    }

    #[test]
    fn swapping_exchanges_the_places_and_swapping_again_restores_them() {
        let state = CompareState::read(&params(&[("at", "a-p9,b-p31,c-p2"), ("q", "trust")]));
        let swapped = state.clone().swapped();
        assert_eq!((swapped.part_at(Side::A), swapped.part_at(Side::B)), (Some("p31"), Some("p9")));
        assert_eq!(swapped.swapped(), state);
    }

    prop_compose! {
        fn any_param()(
            name in prop::sample::select(vec!["c", "by", "q", "lock", "kind", "origin", "min", "at", "zzz"]),
            value in prop_oneof![
                "\\PC{0,12}",
                prop::sample::select(vec![
                    "themes", "words", "passages", "0", "1", "2", "contradiction", "same-episode", "editor", "computed",
                    "a-p1", "b-p2,a-heading", "c-n1",
                ]).prop_map(str::to_owned),
            ],
        ) -> (String, String) {
            (name.to_owned(), value)
        }
    }

    proptest! {
        #[test]
        fn any_query_is_read_and_reads_back_from_what_it_writes(list in prop::collection::vec(any_param(), 0..12)) {
            let state = CompareState { ignored: Vec::new(), ..CompareState::read(&list) };
            prop_assert_eq!(CompareState::read(&state.params()), state);
        }
    }
}
