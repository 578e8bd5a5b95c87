//! Validates the collection and embeds it as one JSON.
//!
//! The folder is the one that `COLLECTION` names, by default `corpus/`. A collection with a problem is never embedded:
//! every problem is printed as an error of the build.

use std::{env, fs, path::PathBuf, process::ExitCode};

fn main() -> ExitCode {
    println!("cargo::rerun-if-env-changed=COLLECTION");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let folder = root.join(env::var_os("COLLECTION").unwrap_or_else(|| "corpus".into()));
    println!("cargo::rerun-if-changed={}", folder.display());

    let loaded = corpus::validate::validate_folder(&folder);
    for problem in &loaded.problems {
        println!("cargo::error={problem}");
    }
    let Some(corpus) = loaded.corpus.filter(|_| loaded.problems.is_empty()) else {
        return ExitCode::FAILURE;
    };
    let target = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let written = serde_json::to_string(&corpus)
        .map_err(|error| error.to_string())
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
