//! Parts of the Rust toolchain: the target of the browser, the formatter, the linter.

use super::not_installed;
use crate::{
    process::{quietly, run, say},
    project::Project,
};
use anyhow::Result;
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
    run(project.command("rustup")?.args(["target", "add", TARGET])).map_err(|reason| {
        let by_hand = format!("rustup target add {TARGET} (or your system's package of it)");
        not_installed(&format!("the Rust target {TARGET}"), &reason, &by_hand)
    })
}

/// The sources of the standard library, which a release compiles anew for size.
pub fn standard_library(project: &Project) -> Result<()> {
    let root = quietly(project.command("rustc")?.args(["--print", "sysroot"])).unwrap_or_default();
    if Path::new(root.trim()).join("lib/rustlib/src/rust/library/Cargo.lock").is_file() {
        return Ok(());
    }
    say("installing the sources of the standard library (half a minute, once)");
    run(project.command("rustup")?.args(["component", "add", "rust-src"])).map_err(|reason| {
        let by_hand = "rustup component add rust-src (or do without: cargo xtask build --no-optimise)";
        not_installed("the component rust-src of the Rust toolchain", &reason, by_hand)
    })
}

/// `cargo fmt` and `cargo clippy`.
pub fn components(project: &Project) -> Result<()> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if quietly(project.cargo()?.args([subcommand, "--version"])).is_some() {
            continue;
        }
        say(&format!("installing {component} of the Rust toolchain (a few seconds, once)"));
        run(project.command("rustup")?.args(["component", "add", component]))
            .map_err(|reason| not_installed(component, &reason, &format!("rustup component add {component}")))?;
    }
    Ok(())
}
