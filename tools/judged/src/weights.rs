//! What is lost without each weight: every one is made neutral by itself, over all sets.
//!
//! Start with [`table`], whose output stands in `docs/search.md`.

use std::path::{Path, PathBuf};

use anyhow::Result;
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

/// Prints nDCG@10 of each set, and what it is without each weight.
pub fn table(root: &Path, folders: &[PathBuf]) -> Result<()> {
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
    println!("| without | value | {} |", names.join(" | "));
    println!("|---|---:|{}", "---:|".repeat(names.len()));
    let all = measured(&mut indexes, Weights::default());
    let figures = |figures: &[f64]| figures.iter().map(|figure| format!("{figure:.3}")).collect::<Vec<_>>().join(" | ");
    println!("| nothing | | {} |", figures(&all));
    for named in Weights::NAMED {
        let mut weights = Weights::default();
        let place = (named.place)(&mut weights);
        let value = std::mem::replace(place, named.neutral);
        let without = measured(&mut indexes, weights);
        let differences: Vec<String> =
            without.iter().zip(&all).map(|(without, with)| format!("{:+.3}", without - with)).collect();
        println!("| `{}` | {value} | {} |", named.name, differences.join(" | "));
    }
    Ok(())
}
