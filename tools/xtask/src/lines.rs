//! `cargo xtask lines [COMMIT]`: how many lines of code stand in which folder, in a commit and now, as a table.
//!
//! Start at [`run`]. Code is what is written by hand for a compiler, a browser or a style sheet: `.rs`, `.js`, `.css`.
//! Must not know what the folders are for.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use xtask::{process::quietly, project::Project};

/// What code is, to git.
const CODE: [&str; 3] = ["*.rs", "*.js", "*.css"];

/// Prints the table; `before` is a commit.
///
/// # Errors
/// When git cannot be asked.
pub fn run(project: &Project, before: Option<&str>) -> Result<()> {
    let now = counted(project, "HEAD")?;
    let before = before.map(|commit| counted(project, commit)).transpose()?;
    print!("{}", table(before.as_ref(), &now));
    Ok(())
}

/// Lines by folder in a commit.
fn counted(project: &Project, commit: &str) -> Result<BTreeMap<String, usize>> {
    let mut git = std::process::Command::new("git");
    git.current_dir(&project.root).args(["grep", "--count", "", commit, "--"]).args(CODE);
    let told = quietly(&mut git).with_context(|| format!("git does not know the code of {commit}"))?;
    Ok(by_folder(&told))
}

/// Sums `commit:path:lines`, one a line, by the folder that holds a crate, or the tests, or the styles.
fn by_folder(told: &str) -> BTreeMap<String, usize> {
    let mut sums = BTreeMap::new();
    for line in told.lines() {
        let Some((_, path)) = line.split_once(':') else { continue };
        let Some((path, lines)) = path.rsplit_once(':') else { continue };
        let mut folders: Vec<&str> = path.split('/').collect();
        folders.pop();
        let depth = if matches!(folders.first(), Some(&("crates" | "tools" | "src"))) { 2 } else { 1 };
        folders.truncate(depth);
        let folder = if folders.is_empty() { ".".to_owned() } else { folders.join("/") };
        *sums.entry(folder).or_default() += lines.parse::<usize>().unwrap_or_default();
    }
    sums
}

fn table(before: Option<&BTreeMap<String, usize>>, now: &BTreeMap<String, usize>) -> String {
    let none = BTreeMap::new();
    let earlier = before.unwrap_or(&none);
    let mut folders: Vec<&String> = earlier.keys().chain(now.keys()).collect();
    folders.sort();
    folders.dedup();
    let number = |of: &BTreeMap<String, usize>, folder: &str| of.get(folder).map(usize::to_string).unwrap_or_default();
    let row = |name: &str, one: &str, other: &str| match before {
        Some(_) => format!("| {name} | {one} | {other} |\n"),
        None => format!("| {name} | {other} |\n"),
    };
    let rule = row("---", "---:", "---:").replace(' ', "");
    let mut out = row("folder", "before", "now") + &rule;
    for folder in folders {
        out += &row(&format!("`{folder}`"), &number(earlier, folder), &number(now, folder));
    }
    let all = |of: &BTreeMap<String, usize>| of.values().sum::<usize>().to_string();
    out + &row("all", &all(earlier), &all(now))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_is_one_row_and_what_has_gone_stays_in_the_table() {
        let before = by_folder("a1:src/explore/mod.rs:10\na1:src/app.rs:5\na1:build.rs:1\n");
        let now = by_folder("b2:crates/search/src/query/mod.rs:4\nb2:crates/search/src/lib.rs:3\nb2:src/app.rs:6\n");
        let expected = "| folder | before | now |\n|---|---:|---:|\n| `.` | 1 |  |\n| `crates/search` |  | 7 |\n\
                        | `src` | 5 | 6 |\n| `src/explore` | 10 |  |\n| all | 16 | 13 |\n";
        assert_eq!(table(Some(&before), &now), expected);
        assert!(table(None, &now).starts_with("| folder | now |\n|---|---:|\n| `crates/search` | 7 |\n"));
    }
}
