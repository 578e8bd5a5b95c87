//! Reads a folder of letters and prints the report as JSON: `cargo run -p import --example report -- FOLDER`. With `--letters`
//! a line for each letter instead: id, date, sender, recipient, parts.

use std::{env, fs, path::Path, process::ExitCode};

use import::{Settings, SourceFile};

fn files(folder: &Path, prefix: &str, found: &mut Vec<SourceFile>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            files(&entry.path(), &format!("{name}/"), found)?;
        } else {
            found.push(SourceFile::new(name, fs::read(entry.path())?));
        }
    }
    Ok(())
}

fn main() -> ExitCode {
    let mut names: Vec<String> = env::args().skip(1).collect();
    let letters = names.iter().position(|name| name == "--letters").map(|at| names.remove(at)).is_some();
    let mut found = Vec::new();
    for name in &names {
        if let Err(error) = files(Path::new(name), "", &mut found) {
            eprintln!("{name}: {error}");
            return ExitCode::FAILURE;
        }
    }
    let imported = import::import(found, &Settings::default(), |_, _| true);
    if !letters {
        println!("{}", serde_json::to_string_pretty(&imported.report).unwrap_or_default());
        return ExitCode::SUCCESS;
    }
    for letter in &imported.letters {
        let people = |people: &[import::draft::DraftCorrespondent]| {
            people.iter().map(|one| one.name.clone()).collect::<Vec<_>>().join("; ")
        };
        let date = letter.date.as_ref().map(|date| format!("{} ({:?})", date.edtf, date.evidence)).unwrap_or_default();
        println!(
            "{}\t{date}\t{}\t{}\t{}\t{}",
            letter.id,
            people(&letter.senders),
            people(&letter.recipients),
            letter.parts.len(),
            letter.disagreements.len()
        );
    }
    ExitCode::SUCCESS
}
