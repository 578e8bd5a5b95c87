//! Writes tables into `docs/performance.md`, each between two marks of its own, with the machine and the date: nothing
//! stands there that was not printed.

use super::table::Table;
use anyhow::{Context as _, Result};
use std::{fs, thread};
use xtask::{process::quietly, project::Project};

/// Replaces what an earlier run has written.
pub fn write(project: &Project, tables: &[Table], load: Option<f64>) -> Result<()> {
    let file = project.root.join("docs/performance.md");
    let text = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    let machine = machine(project, load)?;
    let mut text = text;
    for table in tables {
        let measured = format!("{}\n{machine}\n", table.markdown());
        text = between(&text, table.name, &measured)
            .with_context(|| format!("docs/performance.md has lost the marks of the table '{}'", table.name))?;
    }
    fs::write(&file, text).with_context(|| format!("{} cannot be written", file.display()))
}

/// The text with something else between the marks of a table.
fn between(text: &str, name: &str, measured: &str) -> Option<String> {
    let begin = format!("<!-- {name}: written by `cargo xtask bench` -->\n");
    let end = format!("<!-- {name}: end -->\n");
    let (before, rest) = text.split_once(&begin)?;
    let (_, after) = rest.split_once(&end)?;
    Some(format!("{before}{begin}\n{measured}\n{end}{after}"))
}

/// How many programs wanted a core during the last minute, where the system says so: on a quiet machine fewer than it has.
pub fn load() -> Option<f64> {
    fs::read_to_string("/proc/loadavg").ok()?.split(' ').next()?.parse().ok()
}

/// The commit that `dist/` says it was made from.
fn source(project: &Project) -> Option<String> {
    let page = fs::read_to_string(project.dist().join("index.html")).ok()?;
    let (_, after) = page.split_once("name=\"version\" content=\"")?;
    let (version, _) = after.split_once('"')?;
    Some(version.split_once("source ")?.1.to_owned())
}

/// When and on what was measured: nothing that names the machine.
fn machine(project: &Project, load: Option<f64>) -> Result<String> {
    let asked = |program: &str, words: &[&str]| -> Result<Option<String>> {
        let text = quietly(project.command(program)?.args(words));
        Ok(text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()))
    };
    let date = asked("date", &["-u", "+%-d %B %Y"])?;
    let cores = thread::available_parallelism().map_or(0, usize::from);
    let memory = fs::read_to_string("/proc/meminfo").ok().and_then(|text| memory(&text));
    let rust = asked("rustc", &["--version"])?;
    let facts = [
        date.map(|date| format!("Measured on {date}")),
        source(project).map(|commit| format!("pages made from commit {commit}")),
        Some(format!("{cores} cores")),
        memory.map(|memory| format!("{memory:.0} GB of memory")),
        load.map(|load| format!("load {load:.1} at the beginning")),
        rust.and_then(|rust| Some(format!("Rust {}", rust.split(' ').nth(1)?))),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    Ok(format!("{}.", facts.join(", ")))
}

fn memory(meminfo: &str) -> Option<f64> {
    let line = meminfo.lines().find_map(|line| line.strip_prefix("MemTotal:"))?;
    let kibibytes: f64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kibibytes * 1024.0 / 1e9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_between_the_marks_is_replaced() {
        let page = |inner: &str| {
            format!("# Speed\n\n<!-- pages: written by `cargo xtask bench` -->\n{inner}<!-- pages: end -->\nMore.\n")
        };
        let once = between(&page("old\n"), "pages", "new").unwrap();
        assert_eq!(once, page("\nnew\n"));
        assert_eq!(between(&once, "pages", "new").unwrap(), once);
        assert_eq!(between(&once, "growth", "new"), None);
    }

    #[test]
    fn memory_is_read_in_units_of_a_thousand() {
        assert_eq!(memory("MemTotal:       1953125 kB\nMemFree: 1 kB").map(|memory| memory.round()), Some(2.0));
        assert_eq!(memory("nothing"), None);
    }
}
