//! Makes a collection of a folder of letters: `importer FOLDER --into DIR`, or `--report FILE` for the report alone.
//!
//! Start with [`run`]. What is guessed stands in `DIR/import.toml`, which the next import reads; what an editor has added to a letter
//! stays.

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context as _, Result, bail};
use importer::{folder, summary};
use lexopt::prelude::*;

/// What was asked for.
#[derive(Debug, Default, PartialEq, Eq)]
struct Asked {
    from: PathBuf,
    into: Option<PathBuf>,
    report: Option<PathBuf>,
}

fn asked(mut parser: lexopt::Parser) -> Result<Asked> {
    let mut asked = Asked::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("into") => asked.into = Some(parser.value()?.into()),
            Long("report") => asked.report = Some(parser.value()?.into()),
            Value(folder) if asked.from.as_os_str().is_empty() => asked.from = folder.into(),
            other => return Err(other.unexpected().into()),
        }
    }
    if asked.from.as_os_str().is_empty() || asked.into.is_none() && asked.report.is_none() {
        bail!("name the folder with the letters, and where the collection is to go: import FOLDER --into DIR");
    }
    Ok(asked)
}

fn main() -> ExitCode {
    match asked(lexopt::Parser::from_env()).and_then(|asked| run(&asked)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(asked: &Asked) -> Result<()> {
    let settings = match &asked.into {
        Some(into) => folder::settings(into)?,
        None => import::Settings::default(),
    };
    let mut opened = folder::read(&asked.from, &settings)?;
    println!("{}", summary(&mut opened).join("\n"));
    if let Some(report) = &asked.report {
        std::fs::write(report, opened.report_json())
            .with_context(|| format!("{} cannot be written", report.display()))?;
    }
    let Some(into) = &asked.into else { return Ok(()) };
    if opened.corpus().is_none_or(|corpus| corpus.letters.is_empty()) {
        bail!("no letter was found in {}", asked.from.display());
    }
    for line in folder::write(into, &mut opened)? {
        println!("{line}");
    }
    println!("{} has the collection; COLLECTION={} cargo xtask serve shows it", into.display(), into.display());
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "in a test a panic is the report")]
mod tests {
    use super::*;

    #[test]
    fn a_folder_and_a_place_for_the_collection_must_be_named() {
        let parsed = |line: &str| asked(lexopt::Parser::from_args(line.split_whitespace()));
        assert_eq!(parsed("a --into b").unwrap(), Asked { from: "a".into(), into: Some("b".into()), report: None });
        assert!(parsed("a").is_err() && parsed("--into b").is_err() && parsed("a b --into c").is_err());
    }
}
