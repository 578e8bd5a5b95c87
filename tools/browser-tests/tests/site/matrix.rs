//! `docs/robustness.md` has a line for each kind of trouble that a test brings about: what was done, what the reader sees, and
//! in which engines. The lines are taken from the tests: a paragraph of a test's comment that begins with `Trouble:`, in three
//! parts divided by `|`. With `WRITE_MATRIX=1` in the environment the file is written anew.

use std::{collections::BTreeSet, env, fs, path::Path};

use anyhow::{Context as _, Result};

/// The engines, and how a test's text shows that it runs in them.
const ENGINES: [(&str, &[&str]); 4] = [
    ("Chromium", &["Browser::every()", "Browser::all()", "Browser::Chromium"]),
    ("Firefox", &["Browser::every()", "Browser::all()", "Browser::Firefox"]),
    ("WebKit", &["Browser::every()", "Browser::WebKit"]),
    ("Chromium 109", &["EarlyChromium"]),
];

/// The table between these lines is the tests'.
const BEGIN: &str = "<!-- made from the tests: begin -->\n";
const END: &str = "<!-- made from the tests: end -->\n";

/// The tests of a file: their comments, their names and their texts.
fn tests(text: &str) -> Vec<(String, String, &str)> {
    let mut found = Vec::new();
    let starts: Vec<usize> = ["#[tokio::test]", "#[test]"]
        .iter()
        .flat_map(|mark| text.match_indices(&format!("\n{mark}\n")).map(|(at, _)| at + 1).collect::<Vec<_>>())
        .collect();
    for start in starts {
        let (before, rest) = text.split_at(start);
        let mut comment: Vec<&str> =
            before.lines().rev().map_while(|line| line.strip_prefix("///")).map(str::trim).collect();
        comment.reverse();
        let body = rest.split("\n}\n").next().unwrap_or_default();
        let name = body.split("fn ").nth(1).and_then(|rest| rest.split('(').next()).unwrap_or_default();
        found.push((comment.join(" "), name.to_owned(), body));
    }
    found
}

/// The table, a line for each trouble, by kind.
fn table() -> Result<String> {
    fn lines_of(folder: &Path, lines: &mut Vec<String>) -> Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                lines_of(&path, lines)?;
                continue;
            }
            let text = fs::read_to_string(&path)?;
            for (comment, name, body) in tests(&text) {
                let Some((_, trouble)) = comment.split_once("Trouble:") else { continue };
                let parts: Vec<&str> = trouble.split('|').map(str::trim).collect();
                let [kind, done, seen] = &parts[..] else { panic!("{name}: not in three parts: {trouble}") };
                let is_in = |marks: &[&str]| marks.iter().any(|mark| body.contains(mark));
                let engines = ENGINES.map(|(_, marks)| if is_in(marks) { "✓" } else { "" });
                assert!(engines.contains(&"✓"), "{name} runs in no engine that is known here");
                lines.push(format!("| {kind} | {done} | {seen} | {} | `{name}` |\n", engines.join(" | ")));
            }
        }
        Ok(())
    }
    let mut lines = Vec::new();
    lines_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/site"), &mut lines)?;
    lines.sort();
    let names = ENGINES.map(|(name, _)| name).join(" | ");
    let rule = "|---".repeat(ENGINES.len() + 4);
    Ok(format!("| kind | what is done | what the reader sees | {names} | test |\n{rule}|\n{}", lines.concat()))
}

#[test]
fn the_matrix_of_troubles_and_engines_is_that_of_the_tests() -> Result<()> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/robustness.md");
    let text = fs::read_to_string(&file)?;
    let (before, rest) = text.split_once(BEGIN).context("the table has a beginning")?;
    let (written, after) = rest.split_once(END).context("and an end")?;
    let table = table()?;
    assert!(table.lines().count() > 10, "{table}");
    if env::var_os("WRITE_MATRIX").is_some() {
        fs::write(&file, format!("{before}{BEGIN}{table}{END}{after}"))?;
        return Ok(());
    }
    assert_eq!(
        written, table,
        "docs/robustness.md is out of date: WRITE_MATRIX=1 cargo test -p browser-tests --test site matrix"
    );
    Ok(())
}

/// The names of all functions below a folder.
fn functions(folder: &Path, names: &mut BTreeSet<String>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            functions(&path, names)?;
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = fs::read_to_string(&path)?;
            names.extend(text.split("fn ").skip(1).filter_map(|rest| rest.split('(').next()).map(str::to_owned));
        }
    }
    Ok(())
}

#[test]
fn every_case_that_was_reported_is_held_by_tests_that_are_there() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut names = BTreeSet::new();
    for folder in ["tools/browser-tests/tests", "tests", "crates", "src"] {
        functions(&root.join(folder), &mut names)?;
    }
    let text = fs::read_to_string(root.join("docs/robustness.md"))?;
    let (_, cases) = text.split_once("| no. |").context("the table of cases")?;
    let lines: Vec<Vec<&str>> =
        cases.lines().skip(2).take_while(|line| line.starts_with('|')).map(|line| line.split('|').collect()).collect();
    assert_eq!(lines.len(), 49);
    for (line, number) in lines.iter().zip(1..) {
        assert_eq!(line.len(), 6, "{line:?}");
        assert_eq!(line[1].trim(), number.to_string());
        let tests: Vec<&str> = line[4].split(',').map(|name| name.trim().trim_matches('`')).collect();
        let gone: Vec<&&str> = tests.iter().filter(|name| !names.contains(**name)).collect();
        assert!(gone.is_empty(), "case {number}: no such test: {gone:?}");
    }
    Ok(())
}
