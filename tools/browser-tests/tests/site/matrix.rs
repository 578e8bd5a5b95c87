//! `docs/robustness.md` has a line for each kind of trouble that a test brings about: what was done, what the reader sees, and
//! in which engines. The lines are taken from the tests: a paragraph of a test's comment that begins with `Trouble:`, in three
//! parts divided by `|`. With `WRITE_MATRIX=1` in the environment the file is written anew.

use std::{env, fs, path::Path};

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
    assert_eq!(written, table, "docs/robustness.md is out of date: WRITE_MATRIX=1 cargo test -p browser-tests matrix");
    Ok(())
}
