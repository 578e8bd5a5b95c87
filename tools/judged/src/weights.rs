//! What is lost without each weight: every one is made neutral by itself, over all sets.
//!
//! Start with [`table`], whose output stands in `docs/search.md`: with `--write` it is put there.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use search::{Index, weights::Weights};

use crate::{
    collection::{Collection, Query},
    engines, home,
    measures::Figures,
};

/// A set with what it is asked of.
struct Set {
    name: String,
    /// Index of its collection.
    of: usize,
    queries: Vec<Query>,
}

/// nDCG@10 of each set, and what it is without each weight, as lines of a table.
pub fn table(root: &Path, folders: &[PathBuf]) -> Result<Vec<String>> {
    let mut corpora = vec![home::corpus(root)?];
    let mut sets = Vec::new();
    for name in home::SETS {
        sets.push(Set { name: name.to_owned(), of: 0, queries: home::read(root, name)? });
    }
    for folder in folders {
        let collection = Collection::read(folder)?;
        let name = folder.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let documents = collection.corpus(&corpora[0])?;
        corpora.push(documents);
        sets.push(Set { name, of: corpora.len() - 1, queries: collection.queries });
    }
    let mut indexes: Vec<Index> = corpora.iter().map(Index::build).collect();
    let measured = |indexes: &mut [Index], weights: Weights| -> Vec<f64> {
        indexes.iter_mut().for_each(|index| index.weights = weights);
        let of = |set: &Set| -> Option<f64> {
            let (corpus, index) = (corpora.get(set.of)?, indexes.get(set.of)?);
            let figures = if set.of == 0 {
                home::figures(corpus, index, &set.queries)
            } else {
                let listed = set.queries.iter().map(|query| engines::listed(corpus, index, &query.text));
                Figures::of(&set.queries, &listed.collect::<Vec<_>>())
            };
            Some(figures.ndcg)
        };
        sets.iter().filter_map(of).collect()
    };
    let names: Vec<&str> = sets.iter().map(|set| set.name.as_str()).collect();
    let mut lines = vec![
        format!("| without | value | {} |", names.join(" | ")),
        format!("|---|---:|{}", "---:|".repeat(names.len())),
    ];
    let all = measured(&mut indexes, Weights::default());
    let figures = |figures: &[f64]| figures.iter().map(|figure| format!("{figure:.3}")).collect::<Vec<_>>().join(" | ");
    lines.push(format!("| nothing | | {} |", figures(&all)));
    for named in Weights::NAMED {
        let mut weights = Weights::default();
        let place = (named.place)(&mut weights);
        let value = std::mem::replace(place, named.neutral);
        let without = measured(&mut indexes, weights);
        let differences: Vec<String> =
            without.iter().zip(&all).map(|(without, with)| format!("{:+.3}", without - with)).collect();
        lines.push(format!("| `{}` | {value} | {} |", named.name, differences.join(" | ")));
    }
    Ok(lines)
}

/// A page with the lines in the place of those of its table that begins in the same way.
pub fn within(page: &str, lines: &[String]) -> Result<String> {
    let head = lines.first().and_then(|line| line.split("| value").next()).context("no lines")?;
    let all: Vec<&str> = page.lines().collect();
    let start = all.iter().position(|line| line.starts_with(head)).context("the page has no such table")?;
    let end = all.iter().skip(start).position(|line| !line.starts_with('|')).map_or(all.len(), |count| start + count);
    let (before, after) = (all.iter().take(start), all.iter().skip(end));
    let kept = before.copied().chain(lines.iter().map(String::as_str)).chain(after.copied());
    Ok(kept.map(|line| format!("{line}\n")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_put_where_the_one_before_it_stood() {
        let lines = ["| without | value | new |", "|---|"].map(str::to_owned);
        let page = "# Search\n\n| without | value | old |\n|---|\n| a |\n\nend\n";
        assert_eq!(within(page, &lines).unwrap(), "# Search\n\n| without | value | new |\n|---|\n\nend\n");
        assert!(within("nothing\n", &lines).is_err());
    }
}
