//! What comes from npm: the packages of `tools/npm/package.json`, in the versions of its lock file, below `target/tools/npm`.
//!
//! Start with [`install`]. Its `dependencies` are what a build needs, its `devDependencies` what tests and benchmarks do. The
//! lock file names no registry: npm asks the one that it is set to.

use super::{first_has, not_installed, versions};
use crate::{
    process::{run, say},
    project::Project,
};
use anyhow::{Context as _, Result};
use std::fs;

/// Older ones cannot read what the Rust compiler writes today.
const OLDEST_WASM_OPT: u32 = 123;

/// What `npm ci` reads, beside each other.
const FILES: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];

/// How much of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// What a build needs.
    Build,
    /// All of it.
    All,
}

impl Extent {
    /// What the mark of a finished installation begins with, so that more is never taken for less.
    fn name(self) -> &'static str {
        match self {
            Self::Build => "for building",
            Self::All => "all",
        }
    }
}

/// Installs what is not there in these versions.
pub fn install(project: &Project, extent: Extent) -> Result<()> {
    let (source, folder) = (project.root.join("tools/npm"), project.npm());
    let lock = source.join("package-lock.json");
    let lock = fs::read_to_string(&lock).with_context(|| format!("{} cannot be read", lock.display()))?;
    let mark = folder.join("installed");
    let marked = fs::read_to_string(&mark).unwrap_or_default();
    if [Extent::All, extent].iter().any(|enough| marked == format!("{}\n{lock}", enough.name())) {
        return Ok(());
    }
    let what = if extent == Extent::All { "for tests and benchmarks" } else { "for building" };
    say(&format!("installing the npm packages {what} into {} (half a minute, once)", folder.display()));
    let lay_out = || -> Result<()> {
        fs::create_dir_all(&folder)?;
        for name in FILES {
            fs::copy(source.join(name), folder.join(name))?;
        }
        Ok(())
    };
    lay_out().with_context(|| format!("{} cannot be written", folder.display()))?;
    let mut npm = project.command("npm")?;
    npm.current_dir(&folder).args(["ci", "--loglevel", "error"]);
    if extent == Extent::Build {
        npm.arg("--omit=dev");
    }
    run(&mut npm).map_err(|reason| {
        let by_hand = format!(
            "install Node.js 20 or newer with npm, then: npm ci (in {})\n  without: cargo xtask build --no-optimise, with \
             a larger application",
            folder.display()
        );
        not_installed("the packages of tools/npm/package.json", &reason, &by_hand)
    })?;
    fs::write(&mark, format!("{}\n{lock}", extent.name()))
        .with_context(|| format!("{} cannot be written", mark.display()))
}

/// The optimiser of WebAssembly: any that is recent enough, else npm's.
pub fn wasm_opt(project: &Project) -> Result<()> {
    let recent = |version: &str| versions::major(version).is_some_and(|number| number >= OLDEST_WASM_OPT);
    if first_has(project, "wasm-opt", recent)? {
        return Ok(());
    }
    install(project, Extent::Build)?;
    first_has(project, "wasm-opt", recent)?.then_some(()).context("wasm-opt is there and cannot be run: it needs node")
}
