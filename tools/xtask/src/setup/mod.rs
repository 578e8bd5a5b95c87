//! What the commands need, and how it is got: everything below `target/tools`, but for the browsers and the parts of Rust
//! that `rust-toolchain.toml` names.
//!
//! Start at [`for_building`]. Each function returns at once where the thing is there already, whoever installed it. What
//! cannot be installed ends the command with its name, the reason, and what to type by hand.

mod npm;
mod packages;
mod system;
mod toolchain;
mod versions;

use crate::{process::quietly, project::Project};
use anyhow::{Context as _, Error, Result, anyhow};
use std::fs;

use npm::Extent;
pub use npm::wasm_opt;
pub use packages::{MDBOOK, cargo_deny, mdbook, yew_fmt};
use system::browsers;
pub use system::servers;
pub use toolchain::{components, target};
pub use versions::printed as version_printed;

/// What `trunk build` needs; wasm-opt only where the result is to be `optimised`.
pub fn for_building(project: &Project, optimised: bool) -> Result<()> {
    target(project)?;
    packages::trunk(project)?;
    let lock = project.root.join("Cargo.lock");
    let lock = fs::read_to_string(&lock).with_context(|| format!("{} cannot be read", lock.display()))?;
    let version = versions::locked(&lock, "wasm-bindgen").context("Cargo.lock has no wasm-bindgen")?;
    packages::wasm_bindgen(project, version)?;
    if optimised {
        wasm_opt(project)?;
    }
    Ok(())
}

/// What the tests in browsers need beside the built site.
pub fn for_browser_tests(project: &Project) -> Result<()> {
    browsers(project)?;
    packages::geckodriver(project)?;
    npm::install(project, Extent::All)
}

/// What the sites and engines that this edition is measured beside need.
pub fn for_rivals(project: &Project) -> Result<()> {
    mdbook(project)?;
    npm::install(project, Extent::All)
}

/// Whether the program that the commands would run has a version that will do.
fn first_has(project: &Project, program: &str, will_do: impl Fn(&str) -> bool) -> Result<bool> {
    let text = quietly(project.command(program)?.arg("--version"));
    Ok(text.as_deref().and_then(versions::printed).is_some_and(will_do))
}

/// What is said of something that is not there and could not be installed: its name, the reason, and what to do by hand.
fn not_installed(name: &str, reason: &Error, by_hand: &str) -> Error {
    anyhow!("{name}: not there, and could not be installed\n  reason:  {reason:#}\n  by hand: {by_hand}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_installed_is_named_with_the_reason_and_the_command() {
        let reason = anyhow!("no network").context("`npm install x` failed");
        assert_eq!(
            not_installed("x 1.0", &reason, "npm install x").to_string(),
            "x 1.0: not there, and could not be installed\n  reason:  `npm install x` failed: no network\n  by hand: \
             npm install x"
        );
    }
}
