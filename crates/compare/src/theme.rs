//! One theme across the letters: which passages to set side by side, and which themes lie near it.
//!
//! Start with [`level`]; [`beside`] gives the editor's parallels within a theme, [`neighbours`] the themes that share
//! passages with it. The matrix of all themes is [`super::synopsis`].

use corpus::sort;
use std::cmp::Reverse;

use corpus::{Corpus, Parallel, PassageRef, Theme};

/// The passages of one letter under one theme: a cell of the matrix.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ThemeInLetter<'c> {
    /// The theme.
    pub theme: &'c Theme,
    /// The letter's id.
    pub letter: &'c str,
}

impl<'c> ThemeInLetter<'c> {
    /// The passage to begin with: the first that is mainly about the theme, else the first; `None` in an empty cell.
    #[must_use]
    pub fn first(self) -> Option<&'c str> {
        let assigned = self.theme.in_letter(self.letter)?;
        assigned.main.first().or_else(|| assigned.touches.first()).map(String::as_str)
    }

    fn has(self, place: &PassageRef) -> bool {
        place.letter == self.letter && self.theme.has(self.letter, &place.part)
    }

    fn is_main(self, place: &PassageRef) -> bool {
        self.theme.in_letter(self.letter).is_some_and(|assigned| assigned.main.contains(&place.part))
    }
}

/// The ids of the two parts that stand level when two cells are opened side by side: those that the editor has joined
/// most strongly (passages mainly about the theme before those that touch it), else the first of each. `None` where a
/// cell is empty or both are of one letter.
#[must_use]
pub fn level<'c>(corpus: &'c Corpus, a: ThemeInLetter<'c>, b: ThemeInLetter<'c>) -> Option<(&'c str, &'c str)> {
    if a.letter == b.letter {
        return None;
    }
    let first = (a.first()?, b.first()?);
    let joined = corpus
        .parallels
        .iter()
        .filter_map(|parallel| {
            let (own, other) = ends(parallel, |place| a.has(place), |place| b.has(place))?;
            Some((parallel.strength, a.is_main(own) && b.is_main(other), own, other))
        })
        .min_by_key(|(strength, are_main, ..)| (Reverse(*are_main), Reverse(*strength)));
    Some(joined.map_or(first, |(_, _, own, other)| (own.part.as_str(), other.part.as_str())))
}

/// A parallel seen from one of its passages.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ThemeParallel<'c> {
    /// The parallel.
    pub parallel: &'c Parallel,
    /// The end in the passage from which it is seen.
    pub own: &'c PassageRef,
    /// The other end.
    pub other: &'c PassageRef,
}

/// The editor's parallels of a passage whose other end is assigned to the same theme, strongest first.
#[must_use]
pub fn beside<'c>(corpus: &'c Corpus, theme: &Theme, letter_id: &str, part_id: &str) -> Vec<ThemeParallel<'c>> {
    let mut found: Vec<ThemeParallel<'c>> = corpus
        .parallels
        .iter()
        .filter_map(|parallel| {
            let (own, other) = ends(
                parallel,
                |place| place.letter == letter_id && place.part == part_id,
                |place| theme.has(&place.letter, &place.part),
            )?;
            Some(ThemeParallel { parallel, own, other })
        })
        .collect();
    sort::by_key(&mut found, |one| Reverse(one.parallel.strength));
    found
}

/// The ends of a parallel, that which `is_own` first, if `is_other` holds of the other.
fn ends(
    parallel: &Parallel,
    is_own: impl Fn(&PassageRef) -> bool,
    is_other: impl Fn(&PassageRef) -> bool,
) -> Option<(&PassageRef, &PassageRef)> {
    [(&parallel.a, &parallel.b), (&parallel.b, &parallel.a)]
        .into_iter()
        .find(|(own, other)| is_own(own) && is_other(other))
}

/// The other themes to which passages of this one are also assigned, by index, with how many passages they share: most
/// first, ties in the order of the collection.
#[must_use]
pub fn neighbours(corpus: &Corpus, theme: &Theme) -> Vec<(usize, usize)> {
    let others = corpus.themes.iter().enumerate().filter(|(_, other)| other.id != theme.id);
    ranked(others.map(|(index, other)| (index, shared(theme, other))))
}

/// The themes of some passages (letter id, part id), by index, with how many of the passages each has: most first, ties in
/// the order of the collection.
#[must_use]
pub fn themes_of(corpus: &Corpus, passages: &[(&str, &str)]) -> Vec<(usize, usize)> {
    let has = |theme: &Theme| passages.iter().filter(|(letter, part)| theme.has(letter, part)).count();
    ranked(corpus.themes.iter().enumerate().map(|(index, theme)| (index, has(theme))))
}

fn ranked(counts: impl Iterator<Item = (usize, usize)>) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = counts.filter(|(_, count)| *count > 0).collect();
    sort::by_key(&mut found, |(index, count)| (Reverse(*count), *index));
    found
}

fn shared(one: &Theme, other: &Theme) -> usize {
    one.passages
        .iter()
        .flat_map(|(letter, assigned)| assigned.main.iter().chain(&assigned.touches).map(move |part| (letter, part)))
        .filter(|(letter, part)| other.has(letter, part))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two letters, three themes, two parallels: a weak one between main passages, a strong one that only touches.
    fn corpus() -> Corpus {
        let letter = |id: &str, date: &str| {
            format!(
                r#"{{"id": "{id}", "title": "T", "description": "D", "sender": "s", "recipient": "r", "form": "letter",
                    "date": {{"iso": "{date}", "certainty": "stated", "source": ""}}, "dossier": [], "transcript": [],
                    "bibliography": {{"title": "T", "genre": "Letter"}},
                    "parts": [{{"id": "p1", "kind": "paragraph", "text": ["One."]}}]}}"#
            )
        };
        let theme = |id: &str, passages: &str| {
            format!(r#"{{"id": "{id}", "label": "L", "definition": "D", "passages": {passages}}}"#)
        };
        let json = format!(
            r#"{{"collection": {{"id": "c", "title": "T", "subtitle": "S", "description": "D", "language": "en",
                    "edition": {{"version": "1.0.0", "date": "2000", "changes": []}}, "forms": [],
                    "opening": {{"title": "T", "lead": "L", "a": "one#p1", "b": "two#p1"}}}},
                "about": [], "people": [], "places": [], "organisations": [], "terms": [], "synonyms": [],
                "events": [], "correspondence": [], "letters": [{}, {}], "themes": [{}, {}, {}],
                "parallels": [
                    {{"a": "one#p9", "b": "two#p4", "kind": "same-phrase", "strength": 3, "reason": "R"}},
                    {{"a": "one#p2", "b": "two#p3", "kind": "same-phrase", "strength": 1, "reason": "R"}}]}}"#,
            letter("one", "1900-01-01"),
            letter("two", "1900-01-02"),
            theme(
                "sea",
                r#"{"one": {"main": ["p1", "p2"], "touches": ["p9"]}, "two": {"main": ["p3"], "touches": ["p4"]}}"#
            ),
            theme("land", r#"{"one": {"main": ["p9"]}, "two": {"touches": ["p4"]}}"#),
            theme("sky", r#"{"one": {"touches": ["p5"]}}"#),
        );
        Corpus::from_json(&json).unwrap()
    }

    fn cell<'c>(corpus: &'c Corpus, theme: &str, letter: &'c str) -> ThemeInLetter<'c> {
        ThemeInLetter { theme: corpus.theme(theme).unwrap(), letter }
    }

    #[test]
    fn two_cells_open_at_the_strongest_parallel_and_main_passages_come_first() {
        let corpus = corpus();
        let level = |a, b| level(&corpus, cell(&corpus, a, "one"), cell(&corpus, b, "two"));
        assert_eq!(level("sea", "sea"), Some(("p2", "p3")));
        assert_eq!(level("land", "land"), Some(("p9", "p4")));
    }

    #[test]
    fn two_cells_without_a_parallel_open_at_the_first_passage_of_each() {
        let corpus = corpus();
        let level = |a, b| level(&corpus, a, b);
        assert_eq!(level(cell(&corpus, "sky", "one"), cell(&corpus, "sea", "two")), Some(("p5", "p3")));
        assert_eq!(level(cell(&corpus, "sea", "one"), cell(&corpus, "sky", "two")), None);
        assert_eq!(level(cell(&corpus, "sea", "one"), cell(&corpus, "sky", "one")), None);
    }

    #[test]
    fn swapping_the_cells_swaps_the_passages() {
        let corpus = corpus();
        let (one, two) = (cell(&corpus, "sea", "one"), cell(&corpus, "sea", "two"));
        assert_eq!(level(&corpus, two, one), level(&corpus, one, two).map(|(a, b)| (b, a)));
    }

    #[test]
    fn parallels_of_a_passage_are_those_that_stay_within_the_theme() {
        let corpus = corpus();
        let sea = corpus.theme("sea").unwrap();
        let others = |part: &str| -> Vec<String> {
            beside(&corpus, sea, "two", part).iter().map(|one| one.other.to_string()).collect()
        };
        assert_eq!(others("p4"), ["one#p9"]);
        assert!(others("p1").is_empty());
        assert!(beside(&corpus, corpus.theme("sky").unwrap(), "two", "p4").is_empty());
    }

    #[test]
    fn neighbours_share_passages_and_the_nearest_comes_first() {
        let corpus = corpus();
        assert_eq!(neighbours(&corpus, corpus.theme("sea").unwrap()), [(1, 2)]);
        assert_eq!(neighbours(&corpus, corpus.theme("sky").unwrap()), []);
    }

    #[test]
    fn the_themes_of_passages_are_counted_by_passage() {
        let corpus = corpus();
        assert_eq!(themes_of(&corpus, &[("one", "p9"), ("two", "p3"), ("two", "p99")]), [(0, 2), (1, 1)]);
    }
}
