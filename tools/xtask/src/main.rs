//! The commands of this repository: `cargo xtask serve | build | preview | check | test | bench | import | convert |
//! freeze | compare | lines`.
//!
//! Start at [`arguments`] (what can be asked for); each command is a module of its own, [`xtask::setup`] gets what they need,
//! and [`steps`] lists what is checked. Nothing here knows the collection or the application.

mod arguments;
mod compare;
mod lines;
mod preview;
mod reproduce;
mod runner;
mod serve;
mod steps;
mod tally;

use arguments::Asked;
use std::process::ExitCode;
use xtask::{build, process, project::Project, publish, setup};

fn main() -> ExitCode {
    let asked = match arguments::parse(lexopt::Parser::from_env()) {
        Ok(asked) => asked,
        Err(error) => {
            eprintln!("error: {error}; `cargo xtask help` lists what there is");
            return ExitCode::FAILURE;
        }
    };
    match obey(&asked) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn obey(asked: &Asked) -> anyhow::Result<()> {
    let project = Project::here()?;
    match asked {
        Asked::Help => {
            println!("{}", arguments::HELP);
            Ok(())
        }
        Asked::Serve { release, port, open } => serve::run(&project, *release, *port, *open),
        Asked::Build { optimise } => build::run(&project, *optimise),
        Asked::Preview { port, base } => preview::run(&project, *port, base),
        Asked::Check => {
            setup::target(&project)?;
            setup::components(&project)?;
            runner::run(&project, &[steps::CHECK], "")
        }
        Asked::Test { all, only } => {
            setup::components(&project)?;
            setup::for_building(&project, true)?;
            setup::for_browser_tests(&project)?;
            let lists = [steps::TEST, steps::NIGHTLY];
            runner::run(&project, if *all { &lists } else { &lists[..1] }, only)
        }
        Asked::Bench { only, further, .. } if !further.is_empty() => {
            if only != "judged" {
                anyhow::bail!("only `--only judged` takes arguments of its own");
            }
            setup::for_building(&project, true)?;
            let mut cargo = project.cargo()?;
            cargo.env("NODE_PACKAGES", project.npm().join("node_modules"));
            cargo.args(["run", "--quiet", "--release", "--manifest-path", "tools/judged/Cargo.toml", "--"]);
            process::run(cargo.args(further))
        }
        Asked::Bench { only, built, before, .. } => {
            let mut cargo = project.cargo()?;
            cargo.args(["run", "--quiet", "--package", "bench", "--", "--only", only]);
            if *built {
                cargo.arg("--built");
            }
            if let Some(before) = before {
                cargo.args(["--before", before]);
            }
            process::run(&mut cargo)
        }
        Asked::Import { from, into } => {
            let mut cargo = project.cargo()?;
            process::run(cargo.args(["run", "--quiet", "--package", "importer", "--", from, "--into", into]))
        }
        Asked::Convert { folder } => {
            let mut cargo = project.cargo()?;
            process::run(cargo.args(["run", "--quiet", "--package", "collection", "--", "convert", folder]))
        }
        Asked::Freeze { folder } => {
            let named = folder.clone().or_else(|| std::env::var("COLLECTION").ok().filter(|named| !named.is_empty()));
            // What is frozen of this program's own collection is a test of it.
            let into = named.as_ref().map_or_else(|| "tests/frozen".to_owned(), |folder| format!("{folder}/frozen"));
            let folder = named.unwrap_or_else(|| "corpus".to_owned());
            let mut cargo = project.cargo()?;
            let words = ["run", "--quiet", "--package", "collection", "--", "freeze", &folder, "--into", &into];
            process::run(cargo.args(words))
        }
        Asked::Compare { before, after } => compare::run(before, after),
        Asked::Lines { before } => lines::run(&project, before.as_deref()),
        Asked::Publish => publish::run(&project),
    }
}
