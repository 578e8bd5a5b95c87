//! Other versions of the built edition, made from the first by changing bytes as a new build would: consistently.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use anyhow::{Context as _, Result};
use publisher::output::policy_digest;
use serde_json::Value;
use tempfile::TempDir;

/// The folder that `cargo xtask build` has written.
#[must_use]
pub fn dist() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../dist")
}

/// What every kept page of the second version has in its head, and none of the first.
pub const MARK: &str = "<meta name=\"version-under-test\" content=\"2\">";

/// Copies what was built, so that a test can change what is served.
///
/// # Errors
/// When a file cannot be read or written.
pub fn first(folder: &Path) -> Result<()> {
    copy(&dist(), folder)
}

/// The one listening copy of this run of the tests.
///
/// # Errors
/// As of [`listening`].
pub fn that_listens() -> Result<PathBuf> {
    static COPY: Mutex<Option<TempDir>> = Mutex::new(None);
    let mut copy = COPY.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(folder) = &*copy {
        return Ok(folder.path().to_owned());
    }
    let folder = tempfile::tempdir()?;
    listening(folder.path())?;
    let path = folder.path().to_owned();
    *copy = Some(folder);
    Ok(path)
}

/// Publishes the second version over the first, and returns the files of pages that it changed.
///
/// # Errors
/// When a file cannot be read or written, or the worker is not as it is published.
pub fn second(folder: &Path) -> Result<Vec<PathBuf>> {
    with_in_head(folder, MARK)
}

/// Copies what was built, with a script first in every page that keeps what its console is told: nobody else tells what
/// WebKit's says where that is driven.
///
/// # Errors
/// As of [`second`].
pub fn listening(folder: &Path) -> Result<()> {
    with_script(folder, include_str!("ears.js"))
}

/// Copies what was built, with a script first in every page. For hosts that serve it at their root.
///
/// # Errors
/// As of [`second`].
pub fn with_script(folder: &Path, script: &str) -> Result<()> {
    first(folder)?;
    fs::write(folder.join("first.js"), script)?;
    let first = "<script src=\"/first.js\"></script>";
    let kept = with_in_head(folder, first)?;
    for page in pages_below(folder)?.iter().filter(|page| !kept.contains(page)) {
        put_in_head(page, first)?;
    }
    Ok(())
}

/// Puts something into the head of every page that is kept, and tells the worker.
fn with_in_head(folder: &Path, what: &str) -> Result<Vec<PathBuf>> {
    let worker = folder.join("sw.js");
    let script = fs::read_to_string(&worker)?;
    let rest = script.strip_prefix("const EDITION = ").context("the worker begins with what it knows")?;
    let (known, rest) = rest.split_once(";\n").context("what the worker knows ends with the line")?;
    let mut known: Value = serde_json::from_str(known)?;
    let mut pages = Vec::new();
    for (path, integrity) in known["files"].as_object_mut().context("the worker lists files")? {
        let name = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.clone() };
        if name.ends_with(".html") {
            let page = folder.join(&name);
            *integrity = policy_digest(&put_in_head(&page, what)?).into();
            pages.push(page);
        }
    }
    known["digest"] = "0000000000000002".into();
    fs::write(worker, format!("const EDITION = {known};\n{rest}"))?;
    Ok(pages)
}

/// Puts something first into the head of a page, behind the rules of what it may load, and returns its text.
fn put_in_head(page: &Path, what: &str) -> Result<String> {
    let text = fs::read_to_string(page)?.replacen("<script>", &format!("{what}<script>"), 1);
    fs::write(page, &text)?;
    Ok(text)
}

/// All pages below a folder.
fn pages_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut pages = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            pages.extend(pages_below(&path)?);
        } else if path.file_name().is_some_and(|name| name == "index.html") {
            pages.push(path);
        }
    }
    Ok(pages)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
