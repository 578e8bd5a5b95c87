//! Runs lists of steps and sums up.

use crate::{
    steps::{BROWSERS, CheckMethod, IN_BROWSERS, Step},
    tally::{self, Tally},
};
use anyhow::{Context as _, Result, bail};
use std::{
    env,
    fs::{self, File},
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};
use xtask::{
    process::{follow, run as finish, say},
    project::Project,
};

/// What became of a step.
struct Outcome {
    name: &'static str,
    tally: Tally,
    took: Duration,
    /// Its tests that passed only when they were run by themselves.
    unsteady: Vec<String>,
    /// Why it failed, if it did.
    problem: Option<String>,
}

/// Up to this many failed browser tests may be due to a machine that was too busy; more are not run again.
const MOST_UNSTEADY: usize = 3;

/// Runs every step of the lists whose name has the words `only`, prints one line for each and a closing line that counts
/// tests, and fails where any failed.
pub fn run(project: &Project, lists: &[&'static [Step]], only: &str) -> Result<()> {
    let mut outcomes: Vec<Outcome> = Vec::new();
    let steps: Vec<&'static Step> =
        lists.iter().flat_map(|list| list.iter()).filter(|step| step.name.contains(only)).collect();
    if steps.is_empty() {
        bail!("no check has “{only}” in its name");
    }
    let mut beside: Vec<Option<Beside>> =
        steps.iter().map(|step| Beside::begin(project, &step.method)).collect::<Result<_>>()?;
    for (number, step) in steps.iter().enumerate() {
        say(&format!("{} of {}: {} ({})", number + 1, steps.len(), step.name, step.lasts));
        let started = Instant::now();
        let (mut tally, mut unsteady) = (Tally::default(), Vec::new());
        let failed =
            |name: &&str| outcomes.iter().any(|before: &Outcome| before.name == *name && before.problem.is_some());
        let result = match step.after.filter(|name| failed(name)) {
            Some(needed) => Err(anyhow::anyhow!("not run, because '{needed}' failed")),
            None => match beside[number].take() {
                Some(begun) => begun.end(),
                None => work(project, &step.method, &mut tally, &mut unsteady),
            },
        };
        let problem = result.err().map(|error| format!("{error:#}"));
        if let Some(problem) = &problem {
            eprintln!("error: {}: {problem}", step.name);
        }
        outcomes.push(Outcome { name: step.name, tally, took: started.elapsed(), unsteady, problem });
    }
    println!("{}", summary(&outcomes));
    let failures = outcomes.iter().filter(|outcome| outcome.problem.is_some()).count();
    if failures > 0 {
        bail!("{failures} of {} steps failed", outcomes.len());
    }
    Ok(())
}

/// A run of this program that goes on beside others.
struct Beside {
    child: Child,
    said: PathBuf,
    words: String,
}

impl Beside {
    /// Begins one, where a step is done so.
    fn begin(project: &Project, method: &CheckMethod) -> Result<Option<Self>> {
        let CheckMethod::Beside(words) = method else { return Ok(None) };
        let words_said = words.join("-");
        let said = project.target.join(format!("beside-{words_said}.log"));
        let output = File::create(&said).with_context(|| format!("{} cannot be written", said.display()))?;
        let mut command = Command::new(env::current_exe()?);
        command.args(*words).stdin(Stdio::null()).stdout(output.try_clone()?).stderr(output);
        let child = command.spawn().context("this program cannot be started again")?;
        Ok(Some(Self { child, said, words: words_said }))
    }

    /// Waits for its end and shows what it has said.
    fn end(mut self) -> Result<()> {
        let status = self.child.wait()?;
        eprint!("{}", String::from_utf8_lossy(&fs::read(&self.said).unwrap_or_default()));
        if !status.success() {
            bail!("`cargo xtask {}` failed ({status})", self.words);
        }
        Ok(())
    }
}

fn work(project: &Project, method: &CheckMethod, tally: &mut Tally, unsteady: &mut Vec<String>) -> Result<()> {
    match method {
        CheckMethod::Own(run) => run(project),
        // Begun before: see [`Beside`].
        CheckMethod::Beside(_) => Ok(()),
        CheckMethod::Cargo(words) => finish(project.cargo()?.args(*words)),
        CheckMethod::Tests(words, variables) => {
            let mut cargo = project.cargo()?;
            cargo.envs(variables.iter().copied());
            let succeeded = follow(cargo.args(["test", "--no-fail-fast"]).args(*words), |line| tally.heed(line))?;
            verdict(succeeded, *tally)
        }
        CheckMethod::BrowserTests(words, variables) => {
            let run = |tally: &mut Tally, failed: &mut Vec<String>, words: &[&str]| -> Result<bool> {
                let mut cargo = project.cargo()?;
                cargo.args(["test", "--no-fail-fast"]).args(IN_BROWSERS).args(words).envs(variables.iter().copied());
                // The way through the program that asks says nothing of the page, and is longer than what does.
                cargo.env("RUST_BACKTRACE", "0");
                follow(&mut cargo, |line| {
                    tally.heed(line);
                    failed.extend(tally::failed(line).map(str::to_owned));
                })
            };
            let mut failed = Vec::new();
            let succeeded = run(tally, &mut failed, &[*words, &[BROWSERS]].concat())?;
            if succeeded || failed.is_empty() || failed.len() > MOST_UNSTEADY {
                return verdict(succeeded, *tally);
            }
            say(&format!("once more, by themselves: {}", failed.join(", ")));
            let mut again = Tally::default();
            let names: Vec<&str> = failed.iter().map(String::as_str).collect();
            let succeeded = run(&mut again, &mut Vec::new(), &[&["--test-threads=1", "--exact"][..], &names].concat())?;
            tally.passed += again.passed;
            tally.failed = again.failed;
            *unsteady = failed;
            verdict(succeeded, *tally)
        }
    }
}

/// What the end of `cargo test` and the count of its tests say together.
fn verdict(succeeded: bool, tally: Tally) -> Result<()> {
    match (succeeded, tally.failed, tally.run()) {
        (true, _, 0) => bail!("no test was run"),
        (true, ..) => Ok(()),
        (false, 0, _) => bail!("the tests could not be compiled, or a test program broke off"),
        (false, failed, run) => bail!("{failed} of {run} tests failed"),
    }
}

/// One line for each step, then the count of tests alone on the last line. A step that failed without a failed test counts
/// as one, so that the last line never looks like success.
fn summary(outcomes: &[Outcome]) -> String {
    let width = outcomes.iter().map(|outcome| outcome.name.chars().count()).max().unwrap_or_default();
    let mut text = String::from("\nSummary\n");
    let mut total = Tally::default();
    for Outcome { name, tally, took, unsteady, problem } in outcomes {
        let verdict = if problem.is_some() { "FAILED" } else { "passed" };
        let mut tests = match (tally.run(), tally.ignored) {
            (0, _) => String::new(),
            (run, 0) => format!("{run} tests"),
            (run, ignored) => format!("{run} tests, {ignored} left to --all"),
        };
        if !unsteady.is_empty() {
            tests.push_str(&format!(", only by themselves: {}", unsteady.join(", ")));
        }
        let detail = problem.as_deref().map_or(tests.as_str(), |problem| problem.lines().next().unwrap_or_default());
        let line = format!("  {verdict}  {name:width$}  {:>4} s  {detail}", took.as_secs());
        text.push_str(line.trim_end());
        text.push('\n');
        total += *tally;
        if problem.is_some() && tally.failed == 0 {
            total.failed += 1;
        }
    }
    text.push_str(&format!("{} passed, {} failed", total.passed, total.failed));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(name: &'static str, passed: usize, failed: usize, problem: Option<&str>) -> Outcome {
        let tally = Tally { passed, failed, ignored: 0 };
        let problem = problem.map(str::to_owned);
        Outcome { name, tally, took: Duration::from_secs(3), unsteady: Vec::new(), problem }
    }

    #[test]
    fn the_summary_has_a_line_for_each_step_and_ends_with_the_count_alone() {
        let text = summary(&[outcome("format", 0, 0, None), outcome("native tests", 12, 0, None)]);
        assert_eq!(
            text,
            "\nSummary\n  passed  format           3 s\n  passed  native tests     3 s  12 tests\n12 passed, 0 failed"
        );
    }

    #[test]
    fn tests_that_passed_only_by_themselves_are_named() {
        let unsteady = vec!["pages::they_open".to_owned()];
        let text = summary(&[Outcome { unsteady, ..outcome("browsers", 12, 0, None) }]);
        assert!(text.contains("12 tests, only by themselves: pages::they_open\n12 passed, 0 failed"), "{text}");
    }

    #[test]
    fn what_cargo_says_and_the_count_of_tests_make_the_verdict() {
        let tally = |passed, failed| Tally { passed, failed, ignored: 0 };
        assert!(verdict(true, tally(3, 0)).is_ok());
        assert_eq!(verdict(true, tally(0, 0)).unwrap_err().to_string(), "no test was run");
        assert_eq!(verdict(false, tally(3, 2)).unwrap_err().to_string(), "2 of 5 tests failed");
        assert!(verdict(false, tally(3, 0)).unwrap_err().to_string().contains("broke off"));
    }

    #[test]
    fn a_step_that_failed_without_a_failed_test_still_counts_as_a_failure() {
        let text = summary(&[
            outcome("format", 0, 0, Some("`cargo fmt` failed\nwith more")),
            outcome("native tests", 10, 2, Some("2 of 12 tests failed")),
        ]);
        assert!(text.contains("  FAILED  format           3 s  `cargo fmt` failed\n"), "{text}");
        assert!(text.ends_with("\n10 passed, 3 failed"), "{text}");
    }
}
