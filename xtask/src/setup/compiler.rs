//! Parts of the Rust toolchain: the target of the browser, the formatter, the linter.

use crate::{
    process::{quietly, run, say},
    project::Project,
};
use anyhow::{Context as _, Result};
use std::path::Path;

const TARGET: &str = "wasm32-unknown-unknown";

/// The standard library for WebAssembly, for the toolchain in use.
pub fn wasm_target(project: &Project) -> Result<()> {
    let asked = ["--print", "target-libdir", "--target", TARGET];
    let folder = quietly(project.command("rustc")?.args(asked));
    if folder.is_some_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    say(&format!("installing the target {TARGET} of the Rust toolchain (half a minute, once)"));
    run(project.command("rustup")?.args(["target", "add", TARGET])).with_context(|| {
        format!(
            "the Rust target {TARGET} could not be installed, and without it nothing can be compiled for the browser. \
             By hand: `rustup target add {TARGET}`, or your system's package of it"
        )
    })
}

/// `cargo fmt` and `cargo clippy`.
pub fn components(project: &Project) -> Result<()> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if quietly(project.cargo()?.args([subcommand, "--version"])).is_some() {
            continue;
        }
        say(&format!("installing {component} of the Rust toolchain (a few seconds, once)"));
        run(project.command("rustup")?.args(["component", "add", component])).with_context(|| {
            format!("{component} could not be installed. By hand: `rustup component add {component}`")
        })?;
    }
    Ok(())
}
