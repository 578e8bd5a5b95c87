//! What the commands need, and how it is got: everything below `target/tools`, but for rustup's parts and the browsers.
//!
//! Start at [`for_building`]. Each function returns at once where the thing is there already, whoever installed it. What
//! cannot be installed ends the command with its name, the reason, and what to type by hand.

mod compiler;
mod packages;
mod system;
mod versions;

use crate::project::Project;
use anyhow::{Context as _, Result};
use std::fs;

pub use compiler::{components, wasm_target};
pub use packages::wasm_opt;
pub use system::browsers;

/// What `trunk build` needs; wasm-opt only where the result is to be `optimised`.
pub fn for_building(project: &Project, optimised: bool) -> Result<()> {
    wasm_target(project)?;
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
    packages::geckodriver(project)?;
    browsers(project)
}
