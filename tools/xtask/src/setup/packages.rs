//! Tools from the package registries of Rust and npm, installed below `target/tools`.

use super::{not_installed, versions};
use crate::{
    process::{quietly, run, say},
    project::Project,
};
use anyhow::{Context as _, Result, anyhow};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

const TRUNK: &str = "0.21.14";
const GECKODRIVER: &str = "0.37.1";
const CARGO_DENY: &str = "0.20.2";
const MDBOOK: &str = "0.5.4";
const PAGEFIND: &str = "1.6.0";
const BINARYEN: &str = "132.0.0";
const AXE: &str = "4.14.1";
/// Older ones cannot read what the Rust compiler writes today.
const OLDEST_WASM_OPT: u32 = 123;

/// Search engines for pages, with the versions that the figures are of.
const SEARCH_ENGINES: &[(&str, &str)] = &[("minisearch", "7.2.0"), ("flexsearch", "0.8.212"), ("lunr", "2.3.9")];

/// A program that comes as a Rust package.
struct Package<'a> {
    /// The name of the package.
    name: &'a str,
    /// The program that shows whether it is there.
    program: &'a str,
    version: &'a str,
    /// More words for `cargo install`.
    options: &'a [&'a str],
    /// Roughly how long it takes, on two cores.
    lasts: &'a str,
}

/// The builder of the application, without its own updates and with the smallest set of features that can serve.
pub fn trunk(project: &Project) -> Result<()> {
    let options = &["--no-default-features", "--features", "rustls"];
    let package = Package { name: "trunk", program: "trunk", version: TRUNK, options, lasts: "two to three minutes" };
    from_crates(project, &package)
}

/// The generator of the glue between WebAssembly and browser: it works only with the very version that is compiled in.
pub fn wasm_bindgen(project: &Project, version: &str) -> Result<()> {
    let (name, program, lasts) = ("wasm-bindgen-cli", "wasm-bindgen", "one minute");
    from_crates(project, &Package { name, program, version, options: &[], lasts })
}

/// What lets a test drive Firefox.
pub fn geckodriver(project: &Project) -> Result<()> {
    let (name, program, lasts) = ("geckodriver", "geckodriver", "one minute");
    from_crates(project, &Package { name, program, version: GECKODRIVER, options: &[], lasts })
}

/// What reads the licences and origins of all dependencies.
pub fn cargo_deny(project: &Project) -> Result<()> {
    let (name, program, options, lasts) = ("cargo-deny", "cargo-deny", &["--no-default-features"], "two minutes");
    from_crates(project, &Package { name, program, version: CARGO_DENY, options, lasts })
}

/// What makes a book of the letters, for comparison.
pub fn mdbook(project: &Project) -> Result<()> {
    let options = &["--no-default-features", "--features", "search"];
    let package = Package { name: "mdbook", program: "mdbook", version: MDBOOK, options, lasts: "two minutes" };
    from_crates(project, &package)
}

/// What makes a search of plain pages, for comparison. In a folder of its own, because npm removes from a folder what it is
/// not told to install into it.
pub fn pagefind(project: &Project) -> Result<()> {
    if first_has(project, "pagefind", |found| found == PAGEFIND)? {
        return Ok(());
    }
    let folder = project.tools.join("pagefind");
    say(&format!("installing pagefind {PAGEFIND} into {} (a few seconds, once)", folder.display()));
    let installed = from_npm(project, &folder, &format!("pagefind@{PAGEFIND}")).and_then(|()| {
        let usable = first_has(project, "pagefind", |found| found == PAGEFIND)?;
        usable.then_some(()).context("it is there and cannot be run: it needs node")
    });
    installed.map_err(|reason| {
        let by_hand = format!("npm install --prefix {} pagefind@{PAGEFIND}", folder.display());
        not_installed(&format!("pagefind {PAGEFIND}"), &reason, &by_hand)
    })
}

fn from_npm(project: &Project, folder: &Path, package: &str) -> Result<()> {
    let mut npm = project.command("npm")?;
    npm.args(["install", "--no-save", "--no-audit", "--no-fund", "--loglevel", "error", "--prefix"]);
    run(npm.arg(folder).arg(package))
}

/// Versions of what pages are measured with and beside, in a sentence.
pub fn versions_of_rivals(project: &Project) -> Result<String> {
    let mut chromium = None;
    for program in ["chromium", "chromium-browser", "google-chrome"] {
        chromium = chromium.or(quietly(project.command(program)?.arg("--version")));
    }
    let chromium = chromium.as_deref().and_then(versions::printed).unwrap_or("of unknown version").to_owned();
    Ok(format!("mdBook {MDBOOK}, Pagefind {PAGEFIND}, Chromium {chromium}."))
}

/// The optimiser of WebAssembly.
pub fn wasm_opt(project: &Project) -> Result<()> {
    let recent = |version: &str| versions::major(version).is_some_and(|number| number >= OLDEST_WASM_OPT);
    if first_has(project, "wasm-opt", recent)? {
        return Ok(());
    }
    say(&format!("installing wasm-opt: binaryen {BINARYEN} into {} (half a minute, once)", project.tools.display()));
    let installed = from_npm(project, &project.tools, &format!("binaryen@{BINARYEN}")).and_then(|()| {
        let usable = first_has(project, "wasm-opt", recent)?;
        usable.then_some(()).context("it is there and cannot be run: it needs node")
    });
    installed.map_err(|reason| {
        let by_hand = format!(
            "npm install --prefix {} binaryen@{BINARYEN} (or your system's binaryen, {OLDEST_WASM_OPT} or newer)\n  \
             without: cargo xtask build --no-optimise (the application is then a quarter larger)",
            project.tools.display()
        );
        not_installed("wasm-opt", &reason, &by_hand)
    })
}

/// The search engines that this one is compared with; gives the folder that they are in. It is their own: npm removes from a
/// folder what it has not been told of.
pub fn search_engines(project: &Project) -> Result<PathBuf> {
    let folder = project.tools.join("search-engines");
    let packages_folder = folder.join("node_modules");
    let is_there = |name: &str, version: &str| {
        let manifest = packages_folder.join(name).join("package.json");
        let text = fs::read_to_string(manifest).unwrap_or_default();
        text.lines().any(|line| line.trim().trim_end_matches(',') == format!("\"version\": \"{version}\""))
    };
    if quietly(project.command("node")?.arg("--version")).is_none() {
        let reason = anyhow!("the other search engines are written in JavaScript");
        return Err(not_installed("node", &reason, "install Node.js 20 or newer with npm, as your system has it"));
    }
    let packages: Vec<String> = SEARCH_ENGINES.iter().map(|(name, version)| format!("{name}@{version}")).collect();
    if SEARCH_ENGINES.iter().all(|(name, version)| is_there(name, version)) {
        return Ok(packages_folder);
    }
    say(&format!("installing {} into {} (a few seconds, once)", packages.join(", "), folder.display()));
    let mut npm = project.command("npm")?;
    npm.args([
        "install",
        "--no-save",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--loglevel",
        "error",
        "--prefix",
    ]);
    run(npm.arg(&folder).args(&packages)).map_err(|reason| {
        let by_hand = format!("npm install --no-save --prefix {} {}", folder.display(), packages.join(" "));
        not_installed("the other search engines", &reason, &by_hand)
    })?;
    Ok(packages_folder)
}

/// The checker of accessibility that the tests run in the browsers.
pub fn axe(project: &Project) -> Result<()> {
    // A folder of its own, as above.
    let folder = project.tools.join("axe");
    let manifest = folder.join("node_modules/axe-core/package.json");
    let is_there = || fs::read_to_string(&manifest).is_ok_and(|text| text.contains(&format!("\"version\": \"{AXE}\"")));
    if is_there() {
        return Ok(());
    }
    say(&format!("installing axe-core {AXE} into {} (a few seconds, once)", folder.display()));
    let installed = from_npm(project, &folder, &format!("axe-core@{AXE}"));
    let usable = installed
        .and_then(|()| is_there().then_some(()).with_context(|| format!("{} does not say so", manifest.display())));
    usable.map_err(|reason| {
        let by_hand = format!("npm install --prefix {} axe-core@{AXE}", folder.display());
        not_installed(&format!("axe-core {AXE}"), &reason, &by_hand)
    })
}

fn from_crates(project: &Project, package: &Package<'_>) -> Result<()> {
    let Package { name, program, version, lasts, .. } = *package;
    if first_has(project, program, |found| found == version)? {
        return Ok(());
    }
    say(&format!("installing {name} {version} into {} (about {lasts}, once)", project.tools.display()));
    // With the versions that its authors tried it with; where the registry no longer or not yet has one of them, with others.
    let installed = install(project, package, &["--locked"]).or_else(|_| {
        say("not with the versions that its authors used; trying with other versions of what it depends on");
        install(project, package, &[])
    });
    let usable = installed.and_then(|()| {
        let usable = first_has(project, program, |found| found == version)?;
        usable.then_some(()).with_context(|| format!("`{program} --version` does not print {version}"))
    });
    usable.map_err(|reason| {
        let by_hand = format!("cargo install {name} --version {version} --locked");
        not_installed(&format!("{name} {version}"), &reason, &by_hand)
    })
}

fn install(project: &Project, package: &Package<'_>, more: &[&str]) -> Result<()> {
    let mut cargo = project.cargo()?;
    cargo.args(["install", package.name, "--version", package.version, "--debug", "--root"]).arg(&project.tools);
    cargo.args(package.options).args(more);
    run(without_debugging(&mut cargo).env("CARGO_TARGET_DIR", project.tools.join("build")))
}

/// A quick build rather than a quick program, and only of packages that the compiler in use can compile.
fn without_debugging(cargo: &mut Command) -> &mut Command {
    cargo
        .env("CARGO_PROFILE_DEV_DEBUG", "false")
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS", "fallback")
}

/// Whether the program that the commands would run has a version that will do.
fn first_has(project: &Project, program: &str, will_do: impl Fn(&str) -> bool) -> Result<bool> {
    let text = quietly(project.command(program)?.arg("--version"));
    Ok(text.as_deref().and_then(versions::printed).is_some_and(will_do))
}
