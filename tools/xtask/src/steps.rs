//! What is checked, as lists: a new check is a new line here.
//!
//! The steps of a list run in order, whatever became of those before, except where a step says that it builds on another.

use crate::reproduce;
use anyhow::{Context as _, Result};
use xtask::{process, project::Project, setup};

/// One thing that is checked.
pub struct Step {
    pub name: &'static str,
    /// Roughly how long it takes on two cores once everything is installed and compiled.
    pub lasts: &'static str,
    /// The step without whose success this one has nothing to work on.
    pub after: Option<&'static str>,
    pub method: CheckMethod,
}

/// How a thing is checked.
pub enum CheckMethod {
    /// By a part of this program.
    Own(fn(&Project) -> Result<()>),
    /// By cargo with these words: it passes or fails as a whole.
    Cargo(&'static [&'static str]),
    /// By `cargo test` with these words and variables: tests are counted, and that none was run is a failure.
    Tests(&'static [&'static str], &'static [(&'static str, &'static str)]),
    /// By this program with these words, in another run that begins with the first step and goes on beside the others: what it
    /// says is shown when its turn comes. The linker of the optimised module has use for one processor only.
    Beside(&'static [&'static str]),
    /// By the tests in browsers that these words choose, with these variables, several at a time in browsers of their own: of
    /// those that fail, a few are run once more by themselves, and which that were is said.
    BrowserTests(&'static [&'static str], &'static [(&'static str, &'static str)]),
}

/// The fast part: seconds after the first time.
pub const CHECK: &[Step] = &[
    FORMAT,
    Step {
        name: "lints",
        lasts: "about a minute",
        after: None,
        method: CheckMethod::Cargo(&[
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
    LINTS_IN_BROWSER,
    // The build script validates the collection first: one with a problem stops here, with every problem listed.
    Step {
        name: "native tests and the collection",
        lasts: "about a minute",
        after: None,
        method: CheckMethod::Tests(
            &[
                "--workspace",
                "--exclude",
                "second-opinion",
                "--exclude",
                "browser-tests",
                "--features",
                "publisher/pictures",
                "--tests",
            ],
            &[],
        ),
    },
];

const FORMAT: Step = Step {
    // What it finds is put right by `RUSTFMT=target/tools/bin/yew-fmt cargo fmt --all`.
    name: "format",
    lasts: "a few seconds",
    after: None,
    method: CheckMethod::Own(|project| {
        setup::yew_fmt(project)?;
        let programs = project.programs("yew-fmt")?;
        let formatter = programs.first().context("yew-fmt is installed and not found")?;
        process::run(project.cargo()?.args(["fmt", "--all", "--check"]).env("RUSTFMT", formatter))
    }),
};

const LINTS_IN_BROWSER: Step = Step {
    name: "lints, browser",
    lasts: "about half a minute",
    after: None,
    method: CheckMethod::Cargo(&[
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
};

/// What a change has to pass. Cargo compiles a package anew for each set of features that other packages want of it: so each
/// step names the whole workspace, and only what it looks at differs.
pub const TEST: &[Step] = &[
    FORMAT,
    LINTS_IN_BROWSER,
    Step {
        name: "lints",
        lasts: "about a minute",
        after: None,
        method: CheckMethod::Cargo(&[
            "clippy",
            "--workspace",
            "--features",
            "publisher/pictures",
            "--lib",
            "--bins",
            "--tests",
            "--benches",
            "--test",
            "site",
            "--",
            "-D",
            "warnings",
        ]),
    },
    Step {
        name: "documentation of the code",
        lasts: "about half a minute",
        after: None,
        method: CheckMethod::Cargo(&[
            "doc",
            "--workspace",
            "--exclude",
            "xtask",
            "--features",
            "publisher/pictures",
            "--no-deps",
            "--lib",
            "--document-private-items",
        ]),
    },
    Step {
        name: "native tests, the collection, and a second opinion on citations and data",
        lasts: "a few minutes the first time",
        after: None,
        method: CheckMethod::Tests(ALL, &[]),
    },
    Step {
        name: "what the tests in browsers measure with",
        lasts: "a minute the first time, and as much less for the tests in browsers",
        after: None,
        method: CheckMethod::Tests(&["--workspace", "--features", "publisher/pictures", "--bin", "measure"], &[]),
    },
    Step { name: "build", lasts: "about two minutes", after: None, method: CheckMethod::Beside(&["build"]) },
    Step {
        name: "the built edition in Chromium, Firefox and WebKit",
        lasts: "about ten minutes",
        after: Some("build"),
        method: CheckMethod::BrowserTests(&[], &[]),
    },
];

/// All tests but those in browsers, whose driver would have serde_json keep the order of fields in everything that is tested. No
/// test stands in a comment: looking for some in every package takes longer than many tests do.
const ALL: &[&str] = &["--workspace", "--exclude", "browser-tests", "--features", "publisher/pictures", "--tests"];

/// The tests in browsers; which of them may stand behind it.
pub const IN_BROWSERS: &[&str] = &["--workspace", "--features", "publisher/pictures", "--test", "site", "--"];

/// How many browser tests are run in one go: one more than there are processors, for now and then each waits for a frame or
/// an answer.
pub const BROWSERS: &str = "--test-threads=3";

/// What is checked once a night.
pub const NIGHTLY: &[Step] = &[
    Step {
        name: "native tests with many more cases",
        lasts: "some minutes",
        after: None,
        method: CheckMethod::Tests(ALL, &[("PROPTEST_CASES", "8192")]),
    },
    Step {
        name: "a thousand random changes of pages",
        lasts: "some minutes",
        after: Some("build"),
        method: CheckMethod::BrowserTests(&["changes::"], &[("CHANGES", "1000")]),
    },
    Step {
        name: "in browsers what is shared out by day: every page and state, at every width, in every engine",
        lasts: "about an hour",
        after: Some("build"),
        method: CheckMethod::BrowserTests(&["--skip", "changes::"], &[("LONG", "1")]),
    },
    Step {
        name: "the ready files on nginx, Apache and Caddy",
        lasts: "half a minute",
        after: Some("build"),
        method: CheckMethod::Own(|project| {
            setup::servers(project)?;
            process::run(project.cargo()?.arg("test").args(IN_BROWSERS).args(["hosts::", "--ignored"]))
        }),
    },
    Step {
        name: "a second build gives the same bytes",
        lasts: "about ten minutes",
        after: Some("build"),
        method: CheckMethod::Own(reproduce::run),
    },
    Step {
        name: "licences and origins of dependencies",
        lasts: "a few seconds",
        after: None,
        method: CheckMethod::Own(|project| {
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

    #[test]
    fn steps_have_names_of_their_own_and_build_only_on_earlier_ones() {
        for list in [&[CHECK][..], &[TEST, NIGHTLY]] {
            let mut earlier = Vec::new();
            for step in list.iter().copied().flatten() {
                assert!(!earlier.contains(&step.name), "{} stands twice", step.name);
                assert!(step.after.is_none_or(|name| earlier.contains(&name)), "{} builds on a later step", step.name);
                earlier.push(step.name);
            }
        }
    }

    #[test]
    fn tests_that_one_step_leaves_out_are_run_by_another() {
        // The package of the browsers' driver has steps of its own: one for the program that has tests, one for those in browsers.
        let leaves_out =
            |words: &[&str]| words.windows(2).filter(|two| two[0] == "--exclude").all(|two| two[1] == "browser-tests");
        let runs_all = TEST.iter().any(|step| matches!(step.method, CheckMethod::Tests(words, _) if words.starts_with(&["--workspace"]) && leaves_out(words)));
        assert!(runs_all, "no step of `test` runs all tests");
        let manifest = include_str!("../../browser-tests/Cargo.toml");
        let library = manifest.split_once("[lib]").and_then(|(_, rest)| rest.split("\n[").next());
        assert!(
            library.is_some_and(|table| table.contains("test = false")),
            "tests of this library are run by no step"
        );
        let left_out: Vec<&str> =
            manifest.split("[[test]]").skip(1).filter(|test| test.contains("test = false")).collect();
        assert_eq!(left_out.len(), 1, "{left_out:?}");
        assert!(left_out[0].contains("name = \"site\"") && IN_BROWSERS.contains(&"site"));
        assert!(TEST.iter().any(|step| matches!(step.method, CheckMethod::BrowserTests([], _))));
    }
}
