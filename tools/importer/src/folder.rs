//! Folders: reading letters from one, writing a collection into another.
//!
//! Start with [`read`] and [`fn@write`]. Must not know what is in the files.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context as _, Result, bail};
use import::{Imported, Settings, collection};
use import_module::{
    OpenedFiles,
    changes::{self, ChangesSinceSave},
};
use serde_json::Value;

/// The file of decisions.
const SETTINGS: &str = "import.toml";
/// The largest file that is read, in bytes.
const LARGEST: u64 = 512 << 20;

/// Reads every file of a folder and of those below it, by its path from there, as letters; hidden ones are passed over. `settings`: what
/// was decided before; an `import.toml` in the folder itself is read too.
///
/// # Errors
/// When the folder, or a file in it, cannot be read from the disk.
pub fn read(folder: &Path, settings: &Settings) -> Result<OpenedFiles> {
    let mut files = Vec::new();
    if folder.is_file() {
        let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        files.push((name, fs::read(folder)?));
    } else {
        gather(folder, "", &mut files)?;
    }
    let mut opened = OpenedFiles::new(&serde_json::to_string(settings)?, &corpus::load::today().to_string());
    for (name, bytes) in files {
        if name.rsplit('/').next() == Some(SETTINGS) {
            opened.decided_before(parsed(&String::from_utf8_lossy(&bytes)).context(name)?);
        } else {
            opened.add(name, bytes);
        }
    }
    while opened.step() {}
    Ok(opened)
}

/// Whether a folder is a collection already; others hold letters to be read.
#[must_use]
pub fn is_collection(folder: &Path) -> bool {
    let has_letters = fs::read_dir(folder.join("letters")).is_ok_and(|entries| {
        entries.flatten().any(|entry| entry.path().extension().is_some_and(|ending| ending == "json"))
    });
    has_letters || folder.join("collection.json").exists()
}

fn gather(folder: &Path, prefix: &str, files: &mut Vec<(String, Vec<u8>)>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let own = entry.file_name().to_string_lossy().into_owned();
        let kind = entry.file_type()?;
        if own.starts_with('.') {
            continue;
        }
        let name = format!("{prefix}{own}");
        if kind.is_dir() {
            gather(&entry.path(), &format!("{name}/"), files)?;
        } else if kind.is_file() && entry.metadata()?.len() <= LARGEST {
            let bytes = fs::read(entry.path()).with_context(|| format!("{} cannot be read", entry.path().display()))?;
            files.push((name, bytes));
        }
    }
    Ok(())
}

fn parsed(text: &str) -> Result<Settings> {
    Ok(toml::from_str(text)?)
}

/// The decisions of earlier imports into a folder; none where there was none.
///
/// # Errors
/// When they cannot be read, or are not as an import writes them.
pub fn settings(into: &Path) -> Result<Settings> {
    let file = into.join(SETTINGS);
    if !file.exists() {
        return Ok(Settings::default());
    }
    let text = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    parsed(&text).with_context(|| format!("{} is not as an import writes it", file.display()))
}

/// Writes the collection: letters and registers anew, with what an editor has added to the letters; the decisions only where they are
/// not there yet; nothing else is touched. Letters that are gone from the source stay. Says which letters are new, changed and gone.
///
/// # Errors
/// When the folder is the program's own collection, or something cannot be written.
pub fn write(into: &Path, opened: &mut OpenedFiles) -> Result<Vec<String>> {
    if into.file_name().is_some_and(|name| name == "corpus") {
        bail!("corpus/ is the program's own collection: choose another folder");
    }
    fs::create_dir_all(into.join("letters")).with_context(|| format!("{} cannot be made", into.display()))?;
    let mut before: BTreeMap<String, String> = BTreeMap::new();
    for entry in fs::read_dir(into.join("letters"))?.flatten() {
        let text = fs::read_to_string(entry.path()).unwrap_or_default();
        before.insert(format!("letters/{}", entry.file_name().to_string_lossy()), text);
    }
    let mut made: BTreeMap<String, Value> = BTreeMap::new();
    for (path, text) in opened.files() {
        made.insert(path.clone(), serde_json::from_str(text)?);
    }
    let since = changes::between(&before, &made);
    for (path, mut contents) in made {
        let file = into.join(&path);
        if let Some(before) = fs::read_to_string(&file).ok().and_then(|text| serde_json::from_str(&text).ok()) {
            if path == "collection.json" {
                // Title, forms, opening: after the first import these are the editor's.
                continue;
            }
            collection::keep_what_editors_added(&before, &mut contents);
        }
        fs::write(&file, serde_json::to_string_pretty(&contents)? + "\n")
            .with_context(|| format!("{} cannot be written", file.display()))?;
    }
    let decisions = into.join(SETTINGS);
    if !decisions.exists() {
        let settings = opened.settings().clone();
        let guessed = guessed(opened.imported(), &settings);
        fs::write(&decisions, guessed.to_toml())
            .with_context(|| format!("{} cannot be written", decisions.display()))?;
    }
    let report = into.join("import-report.json");
    fs::write(&report, opened.report_json()).with_context(|| format!("{} cannot be written", report.display()))?;
    Ok(told(into, &since))
}

/// What has become of the letters since the last import, a line each.
fn told(into: &Path, since: &ChangesSinceSave) -> Vec<String> {
    let line = |how: &'static str| move |id: &String| format!("{how}: {id}");
    let mut lines: Vec<String> = since.new.iter().map(line("new")).collect();
    lines.extend(since.changed.iter().map(line("changed")));
    lines.extend(since.gone.iter().map(|id| {
        let file = into.join(format!("letters/{id}.json"));
        format!("no longer among the files: {id}; delete {} if it is to go", file.display())
    }));
    lines
}

fn guessed(imported: &Imported, settings: &Settings) -> Settings {
    let disagree =
        imported.letters.iter().flat_map(|letter| &letter.disagreements).find(|one| one.about == "correspondents");
    Settings {
        title: settings.title.clone().or_else(|| Some("Letters".to_owned())),
        correspondents: settings.correspondents.or_else(|| disagree.map(|one| one.taken.0)),
        ..settings.clone()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "in a test a panic is the report")]
mod tests {
    use super::*;

    fn import_into(into: &Path, files: &[(&str, &str)]) -> Vec<String> {
        let from = tempfile::tempdir().unwrap();
        for (name, words) in files {
            let text = format!("From: Anna Berg\nTo: Cora Field\nDate: 4 March 1871\n\n{words}\n");
            fs::write(from.path().join(name), text).unwrap();
        }
        write(into, &mut read(from.path(), &settings(into).unwrap()).unwrap()).unwrap()
    }

    #[test]
    fn importing_again_keeps_what_editors_wrote_and_their_other_files() {
        let folder = tempfile::tempdir().unwrap();
        let letter = folder.path().join("letters/first.json");
        let first = import_into(folder.path(), &[("first.txt", "One."), ("same.txt", "S."), ("left.txt", "L.")]);
        assert_eq!(first, [""; 0], "everything is new the first time");
        let edited = fs::read_to_string(&letter).unwrap().replacen('{', "{ \"description\": \"By the editor.\",", 1);
        fs::write(&letter, edited).unwrap();
        fs::write(folder.path().join("themes.json"), "[]").unwrap();
        fs::write(folder.path().join("collection.json"), "{\"format\": 2, \"title\": \"Mine\"}").unwrap();
        let again = import_into(folder.path(), &[("first.txt", "Two."), ("same.txt", "S."), ("more.txt", "M.")]);
        assert_eq!(again[..2], ["new: more", "changed: first"]);
        assert!(again.len() == 3 && again[2].starts_with("no longer among the files: left"), "{again:?}");
        let again = fs::read_to_string(&letter).unwrap();
        assert!(again.contains("By the editor.") && again.contains("Two.") && !again.contains("One."), "{again}");
        assert!(fs::read_to_string(folder.path().join("collection.json")).unwrap().contains("Mine"));
        assert_eq!(fs::read_to_string(folder.path().join("themes.json")).unwrap(), "[]");
    }

    #[test]
    fn the_programs_own_collection_is_never_written_into() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.txt"), "Words.").unwrap();
        let mut opened = read(folder.path(), &Settings::default()).unwrap();
        assert!(write(&folder.path().join("corpus"), &mut opened).is_err());
    }

    #[test]
    fn a_folder_of_foreign_files_is_no_collection_and_nothing_is_written_into_it() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("letters")).unwrap();
        fs::write(folder.path().join("letters/a.txt"), "From: Anna Berg\n\nWords.").unwrap();
        assert!(!is_collection(folder.path()));
        let mut opened = read(folder.path(), &Settings::default()).unwrap();
        assert_eq!(opened.corpus().unwrap().letters[0].id, "a");
        assert!(crate::summary(&mut opened)[0].starts_with("1 files, 1 letters"));
        let names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, ["letters"]);
        fs::write(folder.path().join("letters/a.json"), "{}").unwrap();
        assert!(is_collection(folder.path()));
    }
}
