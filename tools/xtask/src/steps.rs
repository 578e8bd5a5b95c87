//! What is checked, as lists: a new check is a new line here.
//!
//! The steps of a list run in order, whatever became of those before, except where a step says that it builds on another.

use crate::reproduce;
use anyhow::{Context as _, Result};
use xtask::{build, process, project::Project, setup};

/// One thing that is checked.
pub struct Step {
    pub name: &'static str,
    /// Roughly how long it takes on two cores once everything is installed and compiled.
    pub lasts: &'static str,
    /// The step without whose success this one has nothing to work on.
    pub after: Option<&'static str>,
    pub work: Work,
}

/// How a thing is checked.
pub enum Work {
    /// By a part of this program.
    Own(fn(&Project) -> Result<()>),
    /// By cargo with these words: it passes or fails as a whole.
    Cargo(&'static [&'static str]),
    /// By `cargo test` with these words and variables: tests are counted, and that none was run is a failure.
    Tests(&'static [&'static str], &'static [(&'static str, &'static str)]),
    /// By `cargo test` with these words, several tests at a time in browsers of their own: of those that fail, a few are run
    /// once more by themselves, and which that were is said.
    BrowserTests(&'static [&'static str]),
}

/// The fast part: seconds after the first time.
pub const CHECK: &[Step] = &[
    // What it finds is put right by `RUSTFMT=target/tools/bin/yew-fmt cargo fmt --all`.
    Step {
        name: "format",
        lasts: "a few seconds",
        after: None,
        work: Work::Own(|project| {
            setup::yew_fmt(project)?;
            let programs = project.programs("yew-fmt")?;
            let formatter = programs.first().context("yew-fmt is installed and not found")?;
            process::run(project.cargo()?.args(["fmt", "--all", "--check"]).env("RUSTFMT", formatter))
        }),
    },
    Step {
        name: "lints",
        lasts: "about a minute",
        after: None,
        work: Work::Cargo(&[
            "clippy",
            "--workspace",
            "--exclude",
            "second-opinion",
            "--exclude",
            "browser-tests",
            "--all-targets",
            "--features",
            "publisher/pictures",
            "--",
            "-D",
            "warnings",
        ]),
    },
    Step {
        name: "lints, browser",
        lasts: "about half a minute",
        after: None,
        work: Work::Cargo(&[
            "clippy",
            "--target",
            "wasm32-unknown-unknown",
            "--features",
            "browser",
            "--bin",
            "browser",
            "--",
            "-D",
            "warnings",
        ]),
    },
    // The build script validates the collection first: one with a problem stops here, with every problem listed.
    Step {
        name: "native tests and the collection",
        lasts: "about a minute",
        after: None,
        work: Work::Tests(NATIVE, &[]),
    },
];

/// The packages whose tests need neither a browser nor other people's programs: all but two, which have steps of their own.
const NATIVE: &[&str] =
    &["--workspace", "--exclude", "second-opinion", "--exclude", "browser-tests", "--features", "publisher/pictures"];

/// What a change has to pass beyond [`CHECK`].
pub const TEST: &[Step] = &[
    Step {
        name: "documentation of the code",
        lasts: "about half a minute",
        after: None,
        work: Work::Cargo(&[
            "doc",
            "--workspace",
            "--exclude",
            "second-opinion",
            "--exclude",
            "browser-tests",
            "--exclude",
            "xtask",
            "--no-deps",
            "--lib",
            "--document-private-items",
        ]),
    },
    // Its dependencies take minutes to compile; that is why it is not part of the fast checks.
    Step {
        name: "a second opinion on citations and data",
        lasts: "a few minutes the first time",
        after: None,
        work: Work::Tests(&["--package", "second-opinion"], &[]),
    },
    Step {
        name: "lints, second opinion and browser tests",
        lasts: "about half a minute",
        after: None,
        work: Work::Cargo(&[
            "clippy",
            "--package",
            "second-opinion",
            "--package",
            "browser-tests",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]),
    },
    Step {
        name: "build",
        lasts: "about two minutes",
        after: None,
        work: Work::Own(|project| build::run(project, true)),
    },
    Step {
        name: "the built edition in Chromium, Firefox and WebKit",
        lasts: "about ten minutes",
        after: Some("build"),
        work: Work::BrowserTests(&["--package", "browser-tests"]),
    },
];

/// What is checked once a night.
pub const NIGHTLY: &[Step] = &[
    Step {
        name: "native tests with many more cases",
        lasts: "some minutes",
        after: None,
        work: Work::Tests(NATIVE, &[("PROPTEST_CASES", "8192")]),
    },
    Step {
        name: "a thousand random changes of pages",
        lasts: "some minutes",
        after: Some("build"),
        work: Work::Tests(&["--package", "browser-tests", "changes::"], &[("CHANGES", "1000")]),
    },
    Step {
        name: "every page in two browsers, and many more odd addresses",
        lasts: "some minutes",
        after: Some("build"),
        work: Work::Tests(&["--package", "browser-tests", "--", "hostile::", "pages::"], &[("LONG", "1")]),
    },
    Step {
        name: "the ready files on nginx, Apache and Caddy",
        lasts: "half a minute",
        after: Some("build"),
        work: Work::Own(|project| {
            setup::servers(project)?;
            let words = ["test", "--package", "browser-tests", "hosts::", "--", "--ignored"];
            process::run(project.cargo()?.args(words))
        }),
    },
    Step {
        name: "a second build gives the same bytes",
        lasts: "about ten minutes",
        after: Some("build"),
        work: Work::Own(reproduce::run),
    },
    Step {
        name: "licences and origins of dependencies",
        lasts: "a few seconds",
        after: None,
        work: Work::Own(|project| {
            setup::cargo_deny(project)?;
            process::run(project.cargo()?.args([
                "deny",
                "--log-level",
                "error",
                "check",
                "licenses",
                "bans",
                "sources",
            ]))
        }),
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<&'static Step> {
        [CHECK, TEST, NIGHTLY].into_iter().flatten().collect()
    }

    #[test]
    fn steps_have_names_of_their_own_and_build_only_on_earlier_ones() {
        let mut earlier = Vec::new();
        for step in all() {
            assert!(!earlier.contains(&step.name), "{} stands twice", step.name);
            assert!(step.after.is_none_or(|name| earlier.contains(&name)), "{} builds on a later step", step.name);
            earlier.push(step.name);
        }
    }

    #[test]
    fn the_tests_of_packages_that_the_native_step_leaves_out_are_run_by_another() {
        for package in NATIVE.windows(2).filter(|words| words[0] == "--exclude").map(|words| words[1]) {
            let run = all().iter().any(|step| match step.work {
                Work::Tests(words, _) | Work::BrowserTests(words) => {
                    words.windows(2).any(|words| words == ["--package", package])
                }
                Work::Own(_) | Work::Cargo(_) => false,
            });
            assert!(run, "no step runs the tests of {package}");
        }
    }
}
