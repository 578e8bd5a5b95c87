//! What is measured of ranked lists, and whether a difference could be chance.
//!
//! Start with [`Figures::of`].

use std::collections::BTreeMap;

use crate::collection::Query;

/// Lists are judged to this depth.
const DEPTH: usize = 10;

/// Rounds of the randomisation test.
const ROUNDS: u32 = 10_000;

/// Means over the queries of a set.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    pub ndcg: f64,
    pub map: f64,
    pub precision: f64,
    pub recall: f64,
    pub success: f64,
    /// nDCG@10 of each query.
    pub each: Vec<f64>,
}

impl Figures {
    /// Judges the lists of documents, one for each query, best first.
    pub fn of(queries: &[Query], listed: &[Vec<String>]) -> Self {
        let mut all = Self::default();
        for (query, list) in queries.iter().zip(listed) {
            let grades: Vec<u32> = list.iter().map(|id| query.grades.get(id).copied().unwrap_or(0)).collect();
            let first = |count: usize| grades.get(..count.min(grades.len())).unwrap_or_default();
            let relevant = |grades: &[u32]| grades.iter().filter(|grade| **grade > 0).count() as f64;
            let total = query.grades.len() as f64;
            let best = query.grades.values().copied().max().unwrap_or(0);
            let found = grades.iter().enumerate().filter(|(_, grade)| **grade > 0).zip(1..);
            all.map += found.map(|((at, _), count)| f64::from(count) / (at as f64 + 1.0)).sum::<f64>() / total;
            all.precision += relevant(first(DEPTH)) / DEPTH as f64;
            all.recall += relevant(first(100)) / total;
            all.success += f64::from(u8::from(first(3).contains(&best)));
            all.each.push(ndcg(&grades, &query.grades));
        }
        let count = queries.len().max(1) as f64;
        all.ndcg = all.each.iter().sum::<f64>() / count;
        for sum in [&mut all.map, &mut all.precision, &mut all.recall, &mut all.success] {
            *sum /= count;
        }
        all
    }

    /// A line of the table.
    pub fn line(&self, name: &str) -> String {
        let Self { ndcg, map, precision, recall, success, .. } = self;
        format!("{name:<14}{ndcg:>9.3}{map:>9.3}{precision:>9.3}{recall:>9.3}{success:>11.3}")
    }
}

/// nDCG@10 with the gain 2^grade − 1.
fn ndcg(grades: &[u32], judged: &BTreeMap<String, u32>) -> f64 {
    let gain = |grades: &[u32]| -> f64 {
        let first = grades.iter().take(DEPTH).enumerate();
        first.map(|(at, grade)| (2_f64.powi(i32::try_from(*grade).unwrap_or(0)) - 1.0) / (at as f64 + 2.0).log2()).sum()
    };
    let mut ideal: Vec<u32> = judged.values().copied().collect();
    ideal.sort_unstable_by(|one, other| other.cmp(one));
    let best = gain(&ideal);
    if best > 0.0 { gain(grades) / best } else { 0.0 }
}

/// The mean difference of paired figures, and how often one as great comes about when the names of the two are exchanged
/// by chance in each pair. The same in every run.
pub fn randomised(one: &[f64], other: &[f64]) -> (f64, f64) {
    let differences: Vec<f64> = one.iter().zip(other).map(|(one, other)| one - other).collect();
    let count = differences.len().max(1) as f64;
    let observed = differences.iter().sum::<f64>() / count;
    let mut state: u64 = 19_621_026;
    let mut as_great = 0;
    for _ in 0..ROUNDS {
        let mut sum = 0.0;
        for difference in &differences {
            // xorshift, Marsaglia 2003.
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            sum += if state >> 32 & 1 == 0 { *difference } else { -difference };
        }
        as_great += u32::from((sum / count).abs() >= observed.abs() - 1e-12);
    }
    (observed, f64::from(as_great) / f64::from(ROUNDS))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(grades: &[(&str, u32)]) -> Query {
        Query { text: String::new(), grades: grades.iter().map(|(id, grade)| ((*id).to_owned(), *grade)).collect() }
    }

    #[test]
    fn a_perfect_list_has_all_figures_of_one_but_precision() {
        let queries = [query(&[("a", 2), ("b", 1)])];
        let figures = Figures::of(&queries, &[vec!["a".to_owned(), "b".to_owned()]]);
        assert!((figures.ndcg - 1.0).abs() < 1e-9 && (figures.map - 1.0).abs() < 1e-9);
        assert!((figures.precision - 0.2).abs() < 1e-9 && (figures.recall - 1.0).abs() < 1e-9);
        let other = Figures::of(&queries, &[vec!["x".to_owned(), "b".to_owned()]]);
        assert!(other.ndcg < 0.3 && (other.map - 0.25).abs() < 1e-9 && other.success < 0.5);
    }

    #[test]
    fn equal_figures_differ_by_chance_and_very_different_ones_do_not() {
        let (_, chance) = randomised(&[0.5, 0.4, 0.6], &[0.5, 0.4, 0.6]);
        assert!(chance > 0.99);
        let (difference, chance) = randomised(&[1.0; 30], &[0.2; 30]);
        assert!(difference > 0.79 && chance < 0.01);
    }
}
