//! Programs that come as Rust packages, installed below `target/tools`.

use super::{first_has, not_installed};
use crate::{
    process::{run, say},
    project::Project,
};
use anyhow::{Context as _, Result};
use std::process::Command;

const TRUNK: &str = "0.21.14";
const GECKODRIVER: &str = "0.37.1";
const YEW_FMT: &str = "0.6.3";
const CARGO_DENY: &str = "0.20.2";
/// Also named in what `bench` writes.
pub const MDBOOK: &str = "0.5.4";

/// A program that comes as a Rust package.
struct Package<'a> {
    /// The name of the package.
    name: &'a str,
    /// The program that shows whether it is there.
    program: &'a str,
    version: &'a str,
    /// More words for `cargo install`.
    options: &'a [&'a str],
    /// Whether it is optimised: what runs at every change, and works long enough to gain by it.
    is_optimised: bool,
    /// Roughly how long it takes, on two cores.
    lasts: &'a str,
}

/// The builder of the application, without its own updates and with the smallest set of features that can serve.
pub fn trunk(project: &Project) -> Result<()> {
    let options = &["--no-default-features", "--features", "rustls"];
    let package = Package {
        name: "trunk",
        program: "trunk",
        version: TRUNK,
        options,
        is_optimised: false,
        lasts: "two to three minutes",
    };
    from_crates(project, &package)
}

/// The generator of the glue between WebAssembly and browser: it works only with the very version that is compiled in.
pub fn wasm_bindgen(project: &Project, version: &str) -> Result<()> {
    let (name, program, lasts) = ("wasm-bindgen-cli", "wasm-bindgen", "three minutes");
    from_crates(project, &Package { name, program, version, options: &[], is_optimised: true, lasts })
}

/// What lets a test drive Firefox.
pub fn geckodriver(project: &Project) -> Result<()> {
    let (name, program, lasts) = ("geckodriver", "geckodriver", "one minute");
    from_crates(project, &Package { name, program, version: GECKODRIVER, options: &[], is_optimised: false, lasts })
}

/// What formats Rust, the notation of the views included.
///
/// # Errors
/// When it is not there and cannot be installed.
pub fn yew_fmt(project: &Project) -> Result<()> {
    let (name, program, lasts) = ("yew-fmt", "yew-fmt", "one minute");
    from_crates(project, &Package { name, program, version: YEW_FMT, options: &[], is_optimised: false, lasts })
}

/// What reads the licences and origins of all dependencies.
pub fn cargo_deny(project: &Project) -> Result<()> {
    let (name, program, options, lasts) = ("cargo-deny", "cargo-deny", &["--no-default-features"], "two minutes");
    from_crates(project, &Package { name, program, version: CARGO_DENY, options, is_optimised: false, lasts })
}

/// What makes a book of the letters, for comparison.
pub fn mdbook(project: &Project) -> Result<()> {
    let options = &["--no-default-features", "--features", "search"];
    let package = Package {
        name: "mdbook",
        program: "mdbook",
        version: MDBOOK,
        options,
        is_optimised: false,
        lasts: "two minutes",
    };
    from_crates(project, &package)
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
    if package.is_optimised {
        cargo.env("CARGO_PROFILE_DEV_OPT_LEVEL", "1");
    }
    run(without_debugging(&mut cargo).env("CARGO_TARGET_DIR", project.tools.join("build")))
}

/// A quick build rather than a quick program, and only of packages that the compiler in use can compile.
fn without_debugging(cargo: &mut Command) -> &mut Command {
    cargo
        .env("CARGO_PROFILE_DEV_DEBUG", "false")
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS", "fallback")
}
