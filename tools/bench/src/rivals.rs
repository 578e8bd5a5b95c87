//! The other two sites that pages are measured beside, made from the same letters: a book by mdBook, and plain pages with
//! Pagefind's search. Both programs are installed below `target/tools`.

use anyhow::{Context as _, Result};
use std::{fs, path::PathBuf};
use xtask::{
    process::{quietly, run, say},
    project::Project,
    setup,
};

/// The package and program that measures, and lays out what the other two are made from.
pub const MEASURE: [&str; 6] = ["run", "--package", "browser-tests", "--bin", "measure", "--"];

/// Makes them anew; gives the folder that they are in.
pub fn make(project: &Project) -> Result<PathBuf> {
    setup::for_rivals(project)?;
    let folder = project.target.join("bench");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    say("making a book and plain pages of the same letters");
    run(project.cargo()?.args(MEASURE).arg("lay-out").arg(&folder))?;
    for book in ["book", "book-of-passages"] {
        run(project.command("mdbook")?.arg("build").arg(folder.join(book)).env("RUST_LOG", "error"))?;
    }
    for pages in ["pages", "pages-of-passages"] {
        run(project.command("pagefind")?.args(["--quiet", "--site"]).arg(folder.join(pages)))?;
    }
    Ok(folder)
}

/// Versions of what pages are measured with and beside, in a sentence.
pub fn versions(project: &Project) -> Result<String> {
    let mut chromium = None;
    for program in ["chromium", "chromium-browser", "google-chrome"] {
        chromium = chromium.or(quietly(project.command(program)?.arg("--version")));
    }
    let version = |printed: Option<String>| {
        let printed = printed.as_deref().and_then(setup::version_printed).map(str::to_owned);
        printed.unwrap_or_else(|| "of unknown version".to_owned())
    };
    let pagefind = version(quietly(project.command("pagefind")?.arg("--version")));
    Ok(format!("mdBook {}, Pagefind {pagefind}, Chromium {}.", setup::MDBOOK, version(chromium)))
}
