//! The parts of Rust that `rust-toolchain.toml` names. rustup brings them by itself, unless its owner has told it to install
//! nothing unasked, or a toolchain was put in by other hands.

use super::not_installed;
use crate::{
    process::{quietly, run, say},
    project::Project,
};
use anyhow::{Context as _, Result};
use std::path::Path;

/// What the application is compiled for.
const TARGET: &str = "wasm32-unknown-unknown";

/// The standard library for browsers.
///
/// # Errors
/// When it is not there and cannot be installed.
pub fn target(project: &Project) -> Result<()> {
    if has_target(project)? {
        return Ok(());
    }
    let add = ["target", "add", TARGET];
    from_rustup(project, &format!("Rust's standard library for {TARGET}"), &add, has_target)
}

/// What checks and formats the code.
///
/// # Errors
/// When one of them is not there and cannot be installed.
pub fn components(project: &Project) -> Result<()> {
    for (name, program) in [("clippy", "cargo-clippy"), ("rustfmt", "rustfmt")] {
        // rustup puts a program there for each component, whether it has it or not.
        let is_there = |project: &Project| Ok(quietly(project.command(program)?.arg("--version")).is_some());
        if !is_there(project)? {
            from_rustup(project, name, &["component", "add", name], is_there)?;
        }
    }
    Ok(())
}

fn has_target(project: &Project) -> Result<bool> {
    let folder = quietly(project.command("rustc")?.args(["--print", "target-libdir", "--target", TARGET]));
    Ok(folder.is_some_and(|folder| Path::new(folder.trim()).is_dir()))
}

fn from_rustup(project: &Project, name: &str, add: &[&str], is_there: impl Fn(&Project) -> Result<bool>) -> Result<()> {
    say(&format!("installing {name} with rustup (once)"));
    let by_hand = format!("rustup {}", add.join(" "));
    let installed = run(project.command("rustup")?.args(add)).and_then(|()| {
        is_there(project)?
            .then_some(())
            .with_context(|| format!("`{by_hand}` has brought nothing that this compiler finds"))
    });
    installed.map_err(|reason| not_installed(name, &reason, &by_hand))
}
