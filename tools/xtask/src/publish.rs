//! `publish`: what Trunk runs after each build, on the folder that will become `dist/`.
//!
//! It makes the WebAssembly small and hands over to the publisher of the application, which renders the pages. Trunk could
//! run wasm-opt by itself, but would take any version that it finds, and could not be told to leave it out.

use crate::{process, project::Project, setup};
use anyhow::{Context as _, Result};
use std::{
    env::{self, consts::EXE_SUFFIX},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Set in the environment where `build --no-optimise` was asked for: Trunk hands on no options.
pub const NO_OPTIMISE: &str = "KNOT_NO_OPTIMISE";

/// Features are named one by one: with all of them, wasm-opt writes what browsers refuse to load.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-reference-types",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-multivalue",
];

/// For size, before and after compression; `docs/why.md` has what each brings. The stack lies lowest in memory and grows
/// down, so that nothing is kept in the first kilobyte. Functions in the order of their names have their like beside
/// them; hints of alignment are ignored by engines.
const PASSES: &[&str] = &[
    "-Oz",
    "--low-memory-unused",
    "--one-caller-inline-max-function-size=40",
    "--dae2",
    "-Oz",
    "--reorder-functions-by-name",
    "--dealign",
];

/// Makes the folder that Trunk names in the environment the edition.
///
/// # Errors
/// When Trunk did not run this, or a step fails.
pub fn run(project: &Project) -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("`publish` is run by Trunk after each build: use `cargo xtask build`")?;
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    if release && env::var_os(NO_OPTIMISE).is_none() {
        setup::wasm_opt(project)?;
        optimise(project, &staging)?;
    }
    process::say("rendering the pages");
    // Drawing pictures takes packages that whoever works on the application need not compile. The publisher is named alone: what
    // others in the workspace ask of serde_json (the driver of browsers: that it keeps the order of fields) would change the
    // published files.
    let features: &[&str] = if release { &["--features", "pictures"] } else { &[] };
    process::run(project.cargo()?.args(["build", "--package", "publisher"]).args(features))?;
    let mut publisher = Command::new(project.target.join("debug").join(format!("publisher{EXE_SUFFIX}")));
    publisher.arg(&staging).current_dir(&project.root);
    // The limits hold for what is optimised.
    if release && env::var_os(NO_OPTIMISE).is_some() {
        publisher.env("BUDGETS", "report");
    }
    process::run(&mut publisher)
}

/// Replaces every WebAssembly module of the folder by a smaller one that does the same.
pub fn optimise(project: &Project, folder: &Path) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    for entry in entries {
        let module = entry?.path();
        if module.extension().is_some_and(|extension| extension == "wasm") {
            let before = fs::metadata(&module)?.len();
            process::say("optimising the WebAssembly (about twenty seconds)");
            // Outside the folder: a run that breaks off leaves nothing there that would be published.
            let smaller = project.target.join("optimised.wasm");
            let mut wasm_opt = project.command("wasm-opt")?;
            process::run(wasm_opt.args(FEATURES).args(PASSES).arg("--output").arg(&smaller).arg(&module))?;
            fs::copy(&smaller, &module).with_context(|| format!("{} cannot be written", module.display()))?;
            process::say(&format!("{before} bytes before, {} after", fs::metadata(&module)?.len()));
        }
    }
    Ok(())
}
