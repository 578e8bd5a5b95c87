//! `bench`: measures, prints the figures of one run as tables, and writes them into `docs/performance.md`.
//!
//! Start at [`run`]. What is measured natively are programs in `benches/`; pages are measured in Chromium by the program
//! `measure` of `browser-tests`, beside two other sites ([`rivals`]), scrolled there by `scrolling`, and searched by `keys`.
//! Each prints lines with tabs between fields: [`natively`], [`growth`] and [`beside`] say which. Other lines are shown as
//! they are.

mod beside;
mod engines;
mod growth;
mod natively;
mod report;
mod rivals;
mod table;

use anyhow::{Result, bail};
use beside::Beside;
use growth::Growth;
use lexopt::prelude::*;
use natively::Measured;
use std::{
    path::PathBuf,
    process::{Command, ExitCode},
};
use xtask::{
    build,
    process::{follow, say},
    project::Project,
    setup,
};

/// The programs in `benches/`, by name.
const BENCHMARKS: &[&str] = &["start", "search", "compare", "alignment", "growth"];
/// The name of what is measured in a browser.
const PAGES: &str = "pages";

/// The programs that do in Chromium what readers do, and what each does.
const READERS: [(&str, &str); 2] =
    [("scrolling", "scrolling two letters together (a minute)"), ("keys", "typing into the search field (a minute)")];
/// The name of what readers do.
const READING: &str = "reading";
/// The name of all that fills the engine's table.
const NATIVELY: &str = "natively";
/// The name of the comparison with other search engines.
const ENGINES: &str = "engines";

/// What the lines of all programs say.
#[derive(Default)]
struct Figures {
    natively: Vec<Measured>,
    growth: Vec<Growth>,
    beside: Vec<Beside>,
    /// The names of the sites that are measured beside each other.
    sites: Vec<String>,
    engines: Vec<engines::Row>,
}

impl Figures {
    fn heed(&mut self, line: &str) {
        self.natively.extend(Measured::read(line));
        self.growth.extend(Growth::read(line));
        self.beside.extend(Beside::read(line));
        if let Some(sites) = beside::sites(line) {
            self.sites = sites;
        }
        self.engines.extend(engines::Row::read(line));
    }

    fn count(&self) -> usize {
        self.natively.len() + self.growth.len() + self.beside.len() + self.engines.len()
    }

    /// Shows what a program prints, and takes its figures; fails where it fails or has none.
    fn take(&mut self, name: &str, program: &mut Command) -> Result<()> {
        let before = self.count();
        let succeeded = follow(program, |line| self.heed(line))?;
        if !succeeded || self.count() == before {
            bail!("the benchmark '{name}' failed or measured nothing");
        }
        Ok(())
    }
}

fn main() -> ExitCode {
    match asked().and_then(|asked| run(&Project::here()?, &asked)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// What is to be measured.
#[derive(Default)]
struct Asked {
    /// Only benchmarks whose name has these words.
    only: String,
    /// The pages of `dist/` are measured as they are.
    built: bool,
    /// The `dist/` of another version of this edition, measured beside it.
    before: Option<PathBuf>,
}

/// From the arguments that `cargo xtask bench` hands on.
fn asked() -> Result<Asked> {
    let mut asked = Asked::default();
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("only") => asked.only = parser.value()?.string()?,
            Long("built") => asked.built = true,
            Long("before") => asked.before = Some(std::path::absolute(parser.value()?)?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(asked)
}

/// Runs the benchmarks that are asked for; fails where one fails or a figure is above its limit. Tables that are complete
/// are written down.
fn run(project: &Project, asked: &Asked) -> Result<()> {
    let only = asked.only.as_str();
    let load = report::load();
    let mut figures = Figures::default();
    let fills_engine_table = NATIVELY.contains(only);
    for name in BENCHMARKS.iter().filter(|name| {
        fills_engine_table || name.contains(only) || **name == engines::MAKES_COLLECTIONS && ENGINES.contains(only)
    }) {
        say(&format!("measuring: {name} (minutes the first time, when it is compiled)"));
        let mut cargo = project.cargo()?;
        cargo.env("SEARCH_FILES", engines::folder(project));
        figures.take(name, cargo.args(["bench", "--package", "benches", "--bench", name]))?;
    }
    if ENGINES.contains(only) {
        let others = engines::prepare(project)?;
        say("measuring: other search engines (a minute or two)");
        figures.take(ENGINES, &mut engines::comparison(project, &others)?)?;
    }
    let mut versions = String::new();
    let is_read =
        |name: &str| fills_engine_table || PAGES.contains(only) || READING.contains(only) || name.contains(only);
    let readers: Vec<_> = READERS.into_iter().filter(|(name, _)| is_read(name)).collect();
    if PAGES.contains(only) || !readers.is_empty() {
        setup::for_browser_tests(project)?;
        if !asked.built {
            build::run(project, true)?;
        }
    }
    for (name, what) in readers {
        say(&format!("measuring: {what}"));
        let program = ["run", "--quiet", "--package", "browser-tests", "--bin", name];
        figures.take(name, project.cargo()?.args(program))?;
    }
    if PAGES.contains(only) {
        let folder = rivals::make(project)?;
        say("measuring: pages (about twenty minutes)");
        figures.take(PAGES, project.cargo()?.args(rivals::MEASURE).arg(&folder).args(&asked.before))?;
        versions = rivals::versions(project)?;
    }
    let tables = [
        (!figures.beside.is_empty()).then(|| beside::table(&figures.beside, &figures.sites, &versions)),
        (!figures.natively.is_empty()).then(|| natively::table(&figures.natively)),
        (!figures.growth.is_empty()).then(|| growth::table(&figures.growth)),
    ];
    let tables: Vec<table::Table> = tables.into_iter().flatten().chain(engines::tables(&figures.engines)).collect();
    for table in &tables {
        println!("{}", table.text());
    }
    // A table that several programs fill is written only where all of them have run.
    let whole: Vec<table::Table> =
        tables.into_iter().filter(|table| fills_engine_table || table.name != natively::NAME).collect();
    report::write(project, &whole, load)?;
    let above: Vec<&str> = figures.natively.iter().filter(|one| one.is_above()).map(|one| one.what.as_str()).collect();
    if !above.is_empty() {
        bail!("above the limit: {}", above.join(", "));
    }
    Ok(())
}
