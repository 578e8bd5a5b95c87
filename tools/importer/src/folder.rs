//! Folders: reading letters from one, writing a collection into another.
//!
//! Start with [`read`] and [`write`]. Must not know what is in the files.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};
use import::{Imported, Settings, SourceFile, collection};

/// The file of decisions.
const SETTINGS: &str = "import.toml";
/// The largest file that is read, in bytes.
const LARGEST: u64 = 512 << 20;

/// Every file of a folder and of those below it, by its path from there; hidden ones are passed over.
pub fn read(folder: &Path) -> Result<Vec<SourceFile>> {
    let mut files = Vec::new();
    if folder.is_file() {
        let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        files.push(SourceFile::new(name, fs::read(folder)?));
        return Ok(files);
    }
    gather(folder, "", &mut files)?;
    Ok(files)
}

fn gather(folder: &Path, prefix: &str, files: &mut Vec<SourceFile>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let own = entry.file_name().to_string_lossy().into_owned();
        let kind = entry.file_type()?;
        if own.starts_with('.') || own == SETTINGS {
            continue;
        }
        let name = format!("{prefix}{own}");
        if kind.is_dir() {
            gather(&entry.path(), &format!("{name}/"), files)?;
        } else if kind.is_file() && entry.metadata()?.len() <= LARGEST {
            files.push(SourceFile::new(
                name,
                fs::read(entry.path()).with_context(|| format!("{} cannot be read", entry.path().display()))?,
            ));
        }
    }
    Ok(())
}

/// The decisions of earlier imports into a folder; none where there was none.
pub fn settings(into: &Path) -> Result<Settings> {
    let file = into.join(SETTINGS);
    if !file.exists() {
        return Ok(Settings::default());
    }
    let text = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    toml::from_str(&text).with_context(|| format!("{} is not as an import writes it", file.display()))
}

/// Writes the collection: letters and registers anew, with what an editor has added to the letters; the decisions only where they are
/// not there yet; nothing else is touched. Letters that are gone from the source are told, and stay.
pub fn write(into: &Path, imported: &Imported, settings: &Settings) -> Result<()> {
    if into.file_name().is_some_and(|name| name == "corpus") {
        bail!("corpus/ is the program's own collection: choose another folder");
    }
    fs::create_dir_all(into.join("letters")).with_context(|| format!("{} cannot be made", into.display()))?;
    let mut written = BTreeSet::new();
    for (path, mut contents) in collection::files(imported, settings) {
        let file = into.join(&path);
        let before: Option<serde_json::Value> =
            fs::read_to_string(&file).ok().and_then(|text| serde_json::from_str(&text).ok());
        if let Some(before) = before {
            if path == "collection.json" {
                // Title, forms, opening: after the first import these are the editor's.
                continue;
            }
            collection::keep_what_editors_added(&before, &mut contents);
        }
        fs::write(&file, serde_json::to_string_pretty(&contents)? + "\n")
            .with_context(|| format!("{} cannot be written", file.display()))?;
        written.insert(file);
    }
    let gone: Vec<PathBuf> = fs::read_dir(into.join("letters"))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| !written.contains(path))
        .collect();
    for path in gone {
        println!("no longer among the files: {}; delete it if it is to go", path.display());
    }
    let decisions = into.join(SETTINGS);
    if !decisions.exists() {
        let guessed = guessed(imported, settings);
        fs::write(&decisions, guessed.to_toml())
            .with_context(|| format!("{} cannot be written", decisions.display()))?;
    }
    let report = into.join("import-report.json");
    fs::write(&report, serde_json::to_string_pretty(&imported.report)?)
        .with_context(|| format!("{} cannot be written", report.display()))
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

    fn import_into(into: &Path, words: &str) {
        let text = format!("From: Anna Berg\nTo: Cora Field\nDate: 4 March 1871\n\n{words}\n");
        let imported =
            import::import(vec![SourceFile::new("first.txt", text.into_bytes())], &settings(into).unwrap(), |_, _| {
                true
            });
        write(into, &imported, &settings(into).unwrap()).unwrap();
    }

    #[test]
    fn importing_again_keeps_what_editors_wrote_and_their_other_files() {
        let folder = tempfile::tempdir().unwrap();
        let letter = folder.path().join("letters/first.json");
        import_into(folder.path(), "One.");
        let edited = fs::read_to_string(&letter).unwrap().replacen('{', "{ \"description\": \"By the editor.\",", 1);
        fs::write(&letter, edited).unwrap();
        fs::write(folder.path().join("themes.json"), "[]").unwrap();
        fs::write(folder.path().join("collection.json"), "{\"format\": 2, \"title\": \"Mine\"}").unwrap();
        import_into(folder.path(), "Two.");
        let again = fs::read_to_string(&letter).unwrap();
        assert!(again.contains("By the editor.") && again.contains("Two.") && !again.contains("One."), "{again}");
        assert!(fs::read_to_string(folder.path().join("collection.json")).unwrap().contains("Mine"));
        assert_eq!(fs::read_to_string(folder.path().join("themes.json")).unwrap(), "[]");
    }

    #[test]
    fn the_programs_own_collection_is_never_written_into() {
        let folder = tempfile::tempdir().unwrap();
        let imported = import::import(vec![SourceFile::new("a.txt", *b"Words.")], &Settings::default(), |_, _| true);
        assert!(write(&folder.path().join("corpus"), &imported, &Settings::default()).is_err());
    }
}
