//! Queries with the passages that must come back, and how good a list of passages is.
//!
//! Start with [`read`]. The sets are those of `tests/queries/`; the measures are the usual ones of information retrieval.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context as _, Result};

/// As many results are judged.
const DEPTH: usize = 10;

/// A query and its judgements.
pub struct Judged {
    pub query: String,
    /// How well a passage answers, 1 to 3, by `letter#part`.
    grades: BTreeMap<String, u32>,
}

/// A set, without the queries to which nothing should be found.
pub fn read(name: &str) -> Result<Vec<Judged>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/queries").join(name);
    let text = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    let mut set = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let (query, passages) = (cells.next().unwrap_or_default(), cells.nth(1).unwrap_or_default());
        let mut grades = BTreeMap::new();
        for passage in passages.split_whitespace() {
            let (place, grade) = passage.split_once('=').with_context(|| format!("{name}: {line}"))?;
            grades.insert(place.to_owned(), grade.parse()?);
        }
        if !grades.is_empty() {
            set.push(Judged { query: query.to_owned(), grades });
        }
    }
    Ok(set)
}

impl Judged {
    /// Normalised discounted cumulative gain of the first ten (Järvelin and Kekäläinen 2002), gain 2^grade − 1.
    pub fn ndcg(&self, found: &[String]) -> f64 {
        let mut ideal: Vec<u32> = self.grades.values().copied().collect();
        ideal.sort_unstable_by(|one, other| other.cmp(one));
        gain(found.iter().map(|place| self.grade(place))) / gain(ideal.into_iter())
    }

    /// Whether one of the passages that answer best is among the first three.
    pub fn succeeds(&self, found: &[String]) -> bool {
        let best = self.grades.values().copied().max();
        found.iter().take(3).any(|place| Some(self.grade(place)) == best)
    }

    fn grade(&self, place: &str) -> u32 {
        self.grades.get(place).copied().unwrap_or(0)
    }
}

fn gain(grades: impl Iterator<Item = u32>) -> f64 {
    let ranked = grades.take(DEPTH).zip(2_u32..);
    ranked.map(|(grade, rank)| f64::from((1_u32 << grade) - 1) / f64::from(rank).log2()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_order_has_gain_one_and_a_best_passage_far_down_is_no_success() {
        let grades = [("a#p1", 3), ("a#p2", 1)].map(|(place, grade)| (place.to_owned(), grade)).into();
        let judged = Judged { query: String::new(), grades };
        let list = |places: &[&str]| places.iter().map(|&place| place.to_owned()).collect::<Vec<_>>();
        assert!((judged.ndcg(&list(&["a#p1", "a#p2"])) - 1.0).abs() < 1e-9);
        assert!(judged.ndcg(&list(&["a#p2", "a#p1"])) < 0.75);
        assert!(judged.succeeds(&list(&["x", "y", "a#p1"])) && !judged.succeeds(&list(&["x", "y", "a#p2", "a#p1"])));
    }
}
