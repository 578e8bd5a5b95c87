//! Measures the built edition in Chromium beside what else one could make of the same letters: a book by mdBook, and plain
//! pages with a search by Pagefind. `cargo xtask bench` runs it.
//!
//! `measure lay-out FOLDER` writes what the other two are made from ([`letters`]); `measure FOLDER` serves all three with
//! the same host and measures ([`load`], [`first_wish`], [`search`]); so is the `dist/` of another version of this edition, BEFORE. Which pages these are, and how one searches in them, stands in
//! [`contestants`]. Each figure is a line: `beside`, what, unit, `-` where less is better and `+` where more is, and the
//! figures of the sites in the order that the line `sites` has said; `-` where there is none.

mod contestants;
mod first_wish;
mod judged;
mod letters;
mod load;
mod search;

use std::{env, path::Path};

use anyhow::{Result, bail};
use browser_tests::{
    Browser,
    driver::{Server, Start},
};
use corpus::Corpus;
use knot_of_war::CORPUS_JSON;

#[tokio::main]
async fn main() -> Result<()> {
    let corpus = Corpus::from_json(CORPUS_JSON)?;
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["lay-out", folder] => letters::lay_out(&corpus, Path::new(folder)),
        [folder] => measure(&corpus, Path::new(folder), None).await,
        [folder, before] => measure(&corpus, Path::new(folder), Some(Path::new(before))).await,
        _ => bail!("measure lay-out FOLDER, or measure FOLDER [BEFORE]"),
    }
}

async fn measure(corpus: &Corpus, folder: &Path, before: Option<&Path>) -> Result<()> {
    let contestants = contestants::all(corpus, folder, before)?;
    println!("sites\t{}", contestants.iter().map(|one| one.name).collect::<Vec<_>>().join("\t"));
    let start = Start::default();
    let server = Server::start(Browser::Chromium, &start)?;
    let driver = server.open(Browser::Chromium, &start).await?;
    let measured = async {
        load::measure(&driver, &contestants).await?;
        first_wish::measure(&driver, &contestants).await?;
        search::measure(&driver, &contestants).await
    }
    .await;
    driver.quit().await?;
    measured
}

/// Prints a line of figures, one for each contestant.
fn print(what: &str, unit: &str, less_is_better: bool, figures: &[Option<f64>]) {
    let figures = figures.iter().map(|figure| figure.map_or_else(|| "-".to_owned(), |figure| format!("{figure:.3}")));
    let sign = if less_is_better { '-' } else { '+' };
    println!("beside\t{what}\t{unit}\t{sign}\t{}", figures.collect::<Vec<_>>().join("\t"));
}

/// The value in the middle; nothing of nothing.
fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}
