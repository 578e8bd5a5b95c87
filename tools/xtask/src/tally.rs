//! Counting tests from what `cargo test` prints.

use std::ops::AddAssign;

/// How many tests there were, by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
    pub ignored: usize,
}

/// The test that a line of output says has failed: `test pages::they_open ... FAILED`.
pub fn failed(line: &str) -> Option<&str> {
    line.trim().strip_prefix("test ")?.strip_suffix(" ... FAILED")
}

impl Tally {
    /// Adds what a line of output says, if it is the closing line of a test program.
    pub fn heed(&mut self, line: &str) {
        if let Some(counts) = closing(line) {
            *self += counts;
        }
    }

    /// How many were run.
    pub fn run(&self) -> usize {
        self.passed + self.failed
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }
}

/// Reads `test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s`.
fn closing(line: &str) -> Option<Tally> {
    let (_, counts) = line.trim().strip_prefix("test result: ")?.split_once(". ")?;
    let mut tally = Tally::default();
    for count in counts.split("; ") {
        let Some((number, what)) = count.split_once(' ') else { continue };
        let counted = match what {
            "passed" => &mut tally.passed,
            "failed" => &mut tally.failed,
            "ignored" => &mut tally.ignored,
            _ => continue,
        };
        *counted = number.parse().ok()?;
    }
    Some(tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_lines_of_several_test_programs_are_added_up() {
        let mut tally = Tally::default();
        for line in [
            "running 3 tests",
            "test a::b ... ok",
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 4 filtered out; finished in 0.01s",
            "test result: FAILED. 2 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s",
            "the test result: ok. 9 passed is prose",
        ] {
            tally.heed(line);
        }
        assert_eq!(tally, Tally { passed: 14, failed: 3, ignored: 1 });
        assert_eq!(tally.run(), 17);
    }

    #[test]
    fn the_names_of_failed_tests_are_read_and_nothing_else() {
        assert_eq!(failed("test pages::they_open ... FAILED"), Some("pages::they_open"));
        for line in ["test pages::they_open ... ok", "test result: FAILED. 2 passed; 3 failed", "---- pages::they_open"]
        {
            assert_eq!(failed(line), None, "{line}");
        }
    }
}
