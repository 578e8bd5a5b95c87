//! Makes a collection of a folder of letters: `importer FOLDER --into DIR`, or `--report FILE` for the report alone.
//!
//! Start with [`run`]. What is guessed stands in `DIR/import.toml`, which the next import reads; what an editor has added to a letter
//! stays. The reading is the crate `import`'s; here are only folders and files.

mod folder;

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context as _, Result, bail};
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
    let files = folder::read(&asked.from)?;
    let settings = match &asked.into {
        Some(into) => folder::settings(into)?,
        None => import::Settings::default(),
    };
    let count = files.len();
    let imported = import::import(files, &settings, |_, _| true);
    print!("{}", summary(&imported, count));
    if let Some(report) = &asked.report {
        let text = serde_json::to_string_pretty(&imported.report)?;
        std::fs::write(report, text).with_context(|| format!("{} cannot be written", report.display()))?;
    }
    let Some(into) = &asked.into else { return Ok(()) };
    if imported.letters.is_empty() {
        bail!("no letter was found in {}", asked.from.display());
    }
    folder::write(into, &imported, &settings)?;
    println!("{} has the collection; COLLECTION={} cargo xtask serve shows it", into.display(), into.display());
    Ok(())
}

/// The report in a few lines.
fn summary(imported: &import::Imported, files: usize) -> String {
    let report = &imported.report;
    let mut lines = vec![format!("{files} files, {} letters", imported.letters.len())];
    for file in report.files.iter().filter(|file| file.problem.is_some()) {
        let what = if file.letters == 0 { "left out" } else { "doubtful" };
        lines.push(format!("{what}: {} {}", file.name, file.problem.as_deref().unwrap_or_default()));
    }
    let disagree = imported.letters.iter().filter(|letter| !letter.disagreements.is_empty()).count();
    if disagree > 0 {
        lines.push(format!("in {disagree} letters title and header disagree; import.toml says which is followed"));
    }
    for construct in report.constructs.iter().filter(|construct| construct.treatment > import::report::Treatment::Shown)
    {
        lines.push(format!(
            "{:?}: {} ×{}, first in {}",
            construct.treatment, construct.name, construct.count, construct.first
        ));
    }
    let unresolved: usize = report.unresolved.values().sum();
    if unresolved > 0 {
        lines.push(format!("{} keys of names that no register has, {unresolved} times", report.unresolved.len()));
    }
    let all = &report.characters;
    lines.push(format!(
        "{} characters: {} in texts, {} in notes, {} left out",
        all.source, all.text, all.notes, all.omitted
    ));
    lines.join("\n") + "\n"
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
