//! The other two sites that pages are measured beside, made from the same letters: a book by mdBook, and plain pages with
//! Pagefind's search. Both programs are installed below `target/tools`, in the versions named in `setup`.

use crate::{
    process::{run, say},
    project::Project,
    setup,
};
use anyhow::{Context as _, Result};
use std::{fs, path::PathBuf};

/// The package and program that measures, and lays out what the other two are made from.
pub const MEASURE: [&str; 6] = ["run", "--package", "browser-tests", "--bin", "measure", "--"];

/// Makes them anew; gives the folder that they are in.
pub fn make(project: &Project) -> Result<PathBuf> {
    setup::mdbook(project)?;
    setup::pagefind(project)?;
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
