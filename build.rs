//! Validates the collection and embeds it as one JSON.
//!
//! The folder is the one that `COLLECTION` names, by default `corpus/`. What is wrong is printed line by line. A strict
//! collection (it says so itself, or `STRICT=1` does) with a problem is never embedded; of others what can be shown is.
//! A folder of letters that is no collection is read as `cargo xtask import` reads it, and nothing is written into it.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use corpus::{
    Corpus, language,
    validate::{Loaded, validate_folder},
};
use importer::folder;

fn main() -> ExitCode {
    println!("cargo::rerun-if-env-changed=COLLECTION");
    println!("cargo::rerun-if-env-changed=STRICT");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let folder = root.join(env::var_os("COLLECTION").unwrap_or_else(|| "corpus".into()));
    println!("cargo::rerun-if-changed={}", folder.display());

    let loaded = match loaded(&folder) {
        Ok(loaded) => loaded,
        Err(error) => {
            println!("cargo::error={error}");
            return ExitCode::FAILURE;
        }
    };
    let is_strict = match env::var("STRICT").as_deref() {
        Ok("1") => true,
        Ok("0") => false,
        _ => loaded.is_strict(),
    };
    let is_refused = loaded.is_refused(is_strict);
    for problem in &loaded.problems {
        let as_what = if is_refused { "error" } else { "warning" };
        println!("cargo::{as_what}={}: {problem}", problem.severity.label());
    }
    let Some(corpus) = loaded.corpus.filter(|_| !is_refused) else {
        return ExitCode::FAILURE;
    };
    let target = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let languages = languages(&corpus);
    let written = fs::write(target.join("languages.rs"), languages)
        .map_err(|error| error.to_string())
        .and_then(|()| serde_json::to_string(&corpus).map_err(|error| error.to_string()))
        .and_then(|json| fs::write(target.join("corpus.json"), json).map_err(|error| error.to_string()))
        .and_then(|()| corpus::compact::write(&corpus).map_err(|error| error.to_string()))
        .and_then(|json| fs::write(target.join("corpus.compact.json"), json).map_err(|error| error.to_string()));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo::error=the collection could not be written to {}: {error}", target.display());
            ExitCode::FAILURE
        }
    }
}

/// The collection in a folder, or what the letters in it make.
fn loaded(folder: &Path) -> Result<Loaded, String> {
    if !folder.exists() || folder::is_collection(folder) {
        return Ok(validate_folder(folder));
    }
    let mut opened = folder::read(folder, &import::Settings::default()).map_err(|error| format!("{error:#}"))?;
    for line in importer::summary(&mut opened) {
        println!("cargo::warning={line}");
    }
    if opened.corpus().is_none_or(|corpus| corpus.letters.is_empty()) {
        return Err(format!("no letter was found in {}", folder.display()));
    }
    Ok(Loaded { corpus: opened.corpus().cloned(), sources: BTreeMap::new(), problems: Vec::new() })
}

/// The languages of the letters as an expression: the browser's module has the word families of these and of English only.
fn languages(corpus: &Corpus) -> String {
    let mut tags: BTreeSet<String> = [language::primary(&corpus.collection.language)].into();
    for letter in &corpus.letters {
        let parts = letter.parts.iter().filter_map(|part| part.lang.as_ref());
        tags.extend(letter.language.iter().chain(parts).map(|tag| language::primary(tag)));
    }
    let name = |tag: &String| match tag.as_str() {
        "ar" => Some("ARABIC"),
        "da" => Some("DANISH"),
        "de" => Some("GERMAN"),
        "el" => Some("GREEK"),
        "es" => Some("SPANISH"),
        "fi" => Some("FINNISH"),
        "fr" => Some("FRENCH"),
        "hu" => Some("HUNGARIAN"),
        "it" => Some("ITALIAN"),
        "nl" => Some("DUTCH"),
        "no" | "nb" | "nn" => Some("NORWEGIAN"),
        "pt" => Some("PORTUGUESE"),
        "ro" => Some("ROMANIAN"),
        "sv" => Some("SWEDISH"),
        "tr" => Some("TURKISH"),
        _ => None,
    };
    let names: BTreeSet<&str> = tags.iter().filter_map(name).chain(["ENGLISH"]).collect();
    let paths: Vec<String> = names.into_iter().map(|name| format!("text::families::{name}")).collect();
    format!("&[{}]", paths.join(", "))
}
