//! A second version of the built edition, made from the first by changing bytes as a new build would: consistently.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use publisher::output::policy_digest;
use serde_json::Value;

use crate::reader::dist;

/// What every kept page of the second version has in its head, and none of the first.
pub const MARK: &str = "<meta name=\"version-under-test\" content=\"2\">";

/// Copies what was built, so that a test can change what is served.
///
/// # Errors
/// When a file cannot be read or written.
pub fn first(folder: &Path) -> Result<()> {
    copy(&dist(), folder)
}

/// Publishes the second version over the first, and returns the files of pages that it changed.
///
/// # Errors
/// When a file cannot be read or written, or the worker is not as it is published.
pub fn second(folder: &Path) -> Result<Vec<PathBuf>> {
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
            let text = fs::read_to_string(&page)?.replace("</head>", &format!("{MARK}</head>"));
            *integrity = policy_digest(&text).into();
            fs::write(&page, text)?;
            pages.push(page);
        }
    }
    known["digest"] = "0000000000000002".into();
    fs::write(worker, format!("const EDITION = {known};\n{rest}"))?;
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
