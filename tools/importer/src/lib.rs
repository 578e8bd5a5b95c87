//! Folders of letters: what one holds, read as letters, and said in a few lines.
//!
//! Start with [`folder::read`] and [`summary`]. The program beside this writes a collection of it; the build of the application shows it
//! straight away. The reading is the crate `import-module`'s, as in a browser; here are only folders and files.

pub mod folder;

use corpus::Severity;
use import_module::OpenedFiles;

/// The report in a few lines.
#[must_use]
pub fn summary(opened: &mut OpenedFiles) -> Vec<String> {
    let letters = opened.corpus().map_or(0, |corpus| corpus.letters.len());
    let problems: Vec<String> = opened
        .problems()
        .iter()
        // Of files without letters it is said above what is the matter with each.
        .filter(|problem| problem.severity < Severity::Note && letters > 0)
        .map(|problem| format!("{}: {problem}", problem.severity.label()))
        .collect();
    let imported = opened.imported();
    let report = &imported.report;
    let mut lines = vec![format!("{} files, {letters} letters", report.files.len())];
    for file in report.files.iter().filter(|file| file.problem.is_some()) {
        let what = if file.letters == 0 { "left out" } else { "doubtful" };
        lines.push(format!("{what}: {} {}", file.name, file.problem.as_deref().unwrap_or_default()));
    }
    let disagree = imported.letters.iter().filter(|letter| !letter.disagreements.is_empty()).count();
    if disagree > 0 {
        lines.push(format!(
            "title and header disagree in {disagree} of the letters; import.toml says which is followed"
        ));
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
    lines.extend(problems);
    lines
}
