//! How good the search's answers are: `cargo xtask bench --only judged -- --collection FOLDER --language en` sets it beside
//! MiniSearch, FlexSearch, lunr, tantivy and BM25 in Lucene's form on any collection; `-- --weights FOLDER…` says what is lost
//! without each weight, over the repository's sets and the collections of the folders, and `--write` puts that into
//! `docs/search.md`.
//!
//! Start with [`main`]. [`collection`] reads the plain form that `docs/search.md` describes, [`engines`] asks, [`measures`]
//! judges, [`weights`] leaves one weight out at a time.

mod collection;
mod engines;
mod home;
mod measures;
mod weights;

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use collection::Collection;
use lexopt::prelude::*;
use measures::{Figures, randomised};

fn main() -> Result<()> {
    let mut parser = lexopt::Parser::from_env();
    let (mut folder, mut language, mut weighed, mut write) = (None, "en".to_owned(), None, false);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("collection") => folder = Some(PathBuf::from(parser.value()?)),
            Long("language") => language = parser.value()?.string()?,
            Long("write") => write = true,
            Long("weights") => weighed = Some(Vec::new()),
            Value(value) if weighed.is_some() => weighed.iter_mut().for_each(|all| all.push(PathBuf::from(&value))),
            other => return Err(other.unexpected().into()),
        }
    }
    if language != "en" {
        bail!("the search knows the words of English only; '{language}' cannot be judged");
    }
    match (folder, weighed) {
        (_, Some(folders)) => {
            let lines = weights::table(&root(), &folders)?;
            lines.iter().for_each(|line| println!("{line}"));
            let page = root().join("docs/search.md");
            if write {
                std::fs::write(&page, weights::within(&std::fs::read_to_string(&page)?, &lines)?)?;
            }
            Ok(())
        }
        (Some(folder), None) => compare(&folder),
        (None, None) => bail!("write --collection FOLDER, or --weights with the folders of collections"),
    }
}

/// The folder of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn compare(folder: &Path) -> Result<()> {
    let collection = Collection::read(folder).with_context(|| format!("reading {}", folder.display()))?;
    let name = folder.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    println!("{name}: {} documents, {} judged queries", collection.documents.len(), collection.queries.len());
    println!("{:<14}{:>9}{:>9}{:>9}{:>9}{:>11}   against ours", "", "nDCG@10", "MAP", "P@10", "R@100", "success@3");
    let ours = Figures::of(&collection.queries, &engines::ours(&home::corpus(&root())?, &collection)?);
    println!("{}", ours.line("this search"));
    for (name, listed) in engines::others(&root(), folder, &collection)? {
        let figures = Figures::of(&collection.queries, &listed);
        let (difference, chance) = randomised(&ours.each, &figures.each);
        println!("{}   {difference:+.3}, p = {chance:.3}", figures.line(&name));
    }
    println!("Differences of nDCG@10, ours less theirs; p by a paired randomisation test of 10,000 rounds.");
    Ok(())
}
