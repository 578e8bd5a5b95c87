//! What Firefox has compiled of its own scripts, handed on from one session to the next: the start, of which these tests
//! need dozens, then takes a third less work.
//!
//! Start with [`lend`]. Nothing of a page is handed on. A session that is lent nothing is the same, only slower to start.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;

/// The files of a profile that are handed on. By the second, Firefox sees whether the first fit its version.
const FOLDER: &str = "startupCache";
const VERSION: &str = "compatibility.ini";

/// Where they are kept between sessions.
fn kept() -> PathBuf {
    crate::target().join("tools/firefox-startup")
}

/// Puts into a new profile what an earlier session has kept.
///
/// # Errors
/// When a file cannot be read or written.
pub fn lend(profile: &Path) -> Result<()> {
    if kept().join(VERSION).is_file() { copy(&kept(), profile) } else { Ok(()) }
}

/// Keeps what a session that has ended has compiled, where nothing is kept yet.
///
/// # Errors
/// When a file cannot be read or written.
pub fn keep(profile: &Path) -> Result<()> {
    let kept = kept();
    if kept.is_dir() || !profile.join(FOLDER).is_dir() {
        return Ok(());
    }
    // Complete or not at all, whoever else is about to keep theirs.
    let parts = tempfile::tempdir_in(crate::target())?;
    copy(profile, parts.path())?;
    fs::create_dir_all(kept.parent().unwrap_or(&kept))?;
    let _ = fs::rename(parts.path(), &kept);
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    let folder = to.join(FOLDER);
    fs::create_dir_all(&folder)?;
    for entry in fs::read_dir(from.join(FOLDER))? {
        let entry = entry?;
        fs::copy(entry.path(), folder.join(entry.file_name()))?;
    }
    fs::copy(from.join(VERSION), to.join(VERSION))?;
    Ok(())
}
