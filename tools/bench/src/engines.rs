//! The search set beside other search engines: the same passages, the same queries, the same run.
//!
//! Start with [`prepare`], then run [`comparison`], whose lines [`Row::read`] reads: `engines`, the table (`judged`, or
//! `speed` and of what), and the cells of a row. The search is built as WebAssembly, as the application is, so that all
//! engines run in one JavaScript engine; `benches/engines/` measures them there.

use super::table::{Table, written};
use anyhow::Result;
use std::{
    path::{Path, PathBuf},
    process::Command,
};
use xtask::{process, project::Project, publish, setup};

/// The benchmark that writes the collections into the folder.
pub const MAKES_COLLECTIONS: &str = "search";

const TARGET: &str = "wasm32-unknown-unknown";
const PROGRAM: &str = "search_engine";

/// Where the collections and the WebAssembly are put.
pub fn folder(project: &Project) -> PathBuf {
    project.target.join("search-engines")
}

/// Gets the other engines, and builds the own one; gives the folder of the others.
pub fn prepare(project: &Project) -> Result<PathBuf> {
    setup::for_building(project, true)?;
    setup::for_rivals(project)?;
    process::say("building the search alone as WebAssembly (minutes the first time)");
    let build = ["build", "--release", "--target", TARGET, "--package", "benches", "--bin", PROGRAM];
    process::run(project.cargo()?.args(build))?;
    let module = project.target.join(TARGET).join("release").join(format!("{PROGRAM}.wasm"));
    let wasm = folder(project).join("wasm");
    let mut bindgen = project.command("wasm-bindgen")?;
    process::run(bindgen.args(["--target", "nodejs", "--no-typescript", "--out-dir"]).arg(&wasm).arg(&module))?;
    publish::optimise(project, &wasm)?;
    Ok(project.npm().join("node_modules"))
}

/// The command that measures, and prints lines as benchmarks do. The collections must be in the folder.
pub fn comparison(project: &Project, others: &Path) -> Result<Command> {
    let mut node = project.command("node")?;
    node.arg(project.root.join("tools/benches/engines/compare.mjs"));
    node.arg(folder(project)).arg(others).arg(&project.root);
    Ok(node)
}

/// A row of one of the tables.
#[derive(Debug, PartialEq)]
pub struct Row {
    /// `judged`, or `speed, 5 letters …`.
    table: String,
    engine: String,
    /// The set of queries; nothing in tables of speed.
    set: Option<String>,
    figures: Vec<f64>,
}

impl Row {
    /// From a line; nothing of any other.
    pub fn read(line: &str) -> Option<Self> {
        let fields: Vec<&str> = line.split('\t').collect();
        let ["engines", table, engine, set, figures @ ..] = &fields[..] else { return None };
        let figures: Option<Vec<f64>> = figures.iter().map(|figure| figure.parse().ok()).collect();
        let set = (*set != "-").then(|| (*set).to_owned());
        Some(Self { table: (*table).to_owned(), engine: (*engine).to_owned(), set, figures: figures? })
    }
}

/// How good the answers are, and how fast they come.
pub fn tables(rows: &[Row]) -> Vec<Table> {
    let (judged, speed): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.set.is_some());
    let headed = |columns: &[&str]| columns.iter().map(|&column| column.to_owned()).collect();
    let row = |row: &&Row| {
        let first = match &row.set {
            Some(set) => format!("{}: {set}", row.engine),
            None => format!("{}: {}", row.table, row.engine),
        };
        [first].into_iter().chain(row.figures.iter().map(|figure| written(Some(*figure)))).collect()
    };
    let judged = Table {
        name: "judged",
        title: "Search engines: judged queries of `tests/queries`, the first ten passages of each",
        columns: headed(&["engine and set", "queries", "success@3", "MRR", "nDCG@10"]),
        rows: judged.iter().map(row).collect(),
        remarks: vec!["MiniSearch: fuzzy 0.2, prefix. FlexSearch: forward, suggest. lunr: as it comes. “Held out” and “unseen”: kept apart at first, looked at since. “Fresh” and “independent”: nothing was tuned on these; “independent” was written without knowledge of the search and of what the editor has written.".to_owned()],
    };
    let speed = Table {
        name: "speed",
        title: "Search engines: speed and memory, all in one JavaScript engine",
        columns: headed(&["collection and engine", "start, ms", "memory, MB", "a key, median, ms", "a key, p95, ms"]),
        rows: speed.iter().map(row).collect(),
        remarks: vec![
            "Every key of the same texts typed letter by letter; the best of three rounds for each.".to_owned(),
        ],
    };
    [judged, speed].into_iter().filter(|table| !table.rows.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_in_the_table_that_they_name() {
        let rows: Vec<Row> = [
            "engines\tjudged\tlunr\tfurther\t59\t0.8\t0.7\t0.6",
            "engines\t5 letters\tlunr\t-\t9\t1\t2\t3",
            "other\t1",
        ]
        .iter()
        .filter_map(|line| Row::read(line))
        .collect();
        let tables = tables(&rows);
        assert_eq!(tables[0].rows, [["lunr: further", "59.0", "0.80", "0.70", "0.60"]]);
        assert_eq!(tables[1].rows, [["5 letters: lunr", "9.00", "1.00", "2.00", "3.00"]]);
    }
}
