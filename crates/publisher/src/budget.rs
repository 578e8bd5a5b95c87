//! What the edition weighs, beside what it may weigh.
//!
//! Start with [`measure`]. The limits stand in `budgets.toml` at the root of the repository; here is how each one is
//! measured. Sizes are deterministic, so that a limit is kept or exceeded on every machine alike.

use std::{collections::BTreeMap, fmt::Write as _};

use serde::Deserialize;

use super::{PublishError, output::Output, page_file};
use knot_of_war::edition::Edition;
use site::Route;

/// The limits; sizes in bytes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budgets {
    /// Id of the collection whose limits these are; other collections are measured, and not refused.
    pub collection: String,
    /// What is loaded before a letter is read: its page, style sheets and the script that waits.
    pub reading: usize,
    /// The same of a long letter.
    pub reading_long: usize,
    /// The number of words above which a letter is long.
    pub long_letter_words: usize,
    /// Everything that a first visit to a letter loads, sooner or later.
    pub first_visit: usize,
    /// In how many requests.
    pub first_visit_requests: usize,
    /// What the service worker fetches.
    pub offline: usize,
    /// In how many requests.
    pub offline_requests: usize,
    /// The one-file edition, not compressed.
    pub one_file: usize,
}

impl Budgets {
    /// The limits of `budgets.toml`.
    ///
    /// # Errors
    /// When the file cannot be understood.
    pub fn read() -> Result<Self, PublishError> {
        toml::from_str(include_str!("../../../budgets.toml")).map_err(|error| PublishError::Budgets(error.to_string()))
    }

    /// Whether a release of a collection is refused for what it weighs: only of the collection that the limits are for.
    #[must_use]
    pub fn refuse(&self, report: &BudgetReport, collection: &str) -> bool {
        report.is_exceeded() && self.collection == collection
    }
}

/// One measure and its limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BudgetLine {
    /// What is measured.
    pub what: String,
    /// How much it is.
    pub is: usize,
    /// How much it may be.
    pub limit: usize,
}

/// All measures.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct BudgetReport {
    /// In order of display.
    pub lines: Vec<BudgetLine>,
}

/// What a reader loads, as lists of published files.
#[derive(Clone, Copy, Debug)]
pub struct LoadedFiles<'a> {
    /// What every page loads beside itself before it is read: style sheets and script.
    pub reading: &'a [String],
    /// What is loaded after that: the application, icon and manifest.
    pub later: &'a [String],
    /// What the service worker fetches, itself included; empty if there is none.
    pub offline: &'a [String],
    /// The one-file edition.
    pub one_file: &'a str,
}

/// Weighs the published files. `sizes`: what they have under Brotli.
///
/// # Errors
/// When one of them is missing.
pub fn measure(
    output: &Output,
    sizes: &BTreeMap<String, usize>,
    edition: &Edition,
    loads: LoadedFiles<'_>,
    budgets: &Budgets,
) -> Result<BudgetReport, PublishError> {
    let mut report = BudgetReport::default();
    let scale = Scale { output, sizes };
    let (reading, later) = (scale.sum(loads.reading)?, scale.sum(loads.later)?);
    let mut heaviest = 0;
    for letter in &edition.corpus.letters {
        let page = scale.weigh(&page_file(&Route::letter(&letter.id)))?;
        heaviest = heaviest.max(page);
        let long = edition.word_count(letter) > budgets.long_letter_words;
        let limit = if long { budgets.reading_long } else { budgets.reading };
        report.add(format!("{}: before reading", letter.id), page + reading, limit);
    }
    report.add(
        "all of a first visit to the longest letter".to_owned(),
        heaviest + reading + later,
        budgets.first_visit,
    );
    let requests = 1 + loads.reading.len() + loads.later.len();
    report.add("… requests".to_owned(), requests, budgets.first_visit_requests);
    if !loads.offline.is_empty() {
        report.add("kept for reading without a network".to_owned(), scale.sum(loads.offline)?, budgets.offline);
        report.add("… requests".to_owned(), loads.offline.len(), budgets.offline_requests);
    }
    report.add(format!("{}, not compressed", loads.one_file), output.written(loads.one_file)?.bytes, budgets.one_file);
    Ok(report)
}

impl BudgetReport {
    fn add(&mut self, what: String, is: usize, limit: usize) {
        self.lines.push(BudgetLine { what, is, limit });
    }

    /// Whether any measure exceeds its limit.
    #[must_use]
    pub fn is_exceeded(&self) -> bool {
        self.lines.iter().any(BudgetLine::is_exceeded)
    }

    /// The table: measure, limit, name; what exceeds its limit is marked.
    #[must_use]
    pub fn table(&self) -> String {
        let mut out = format!("{:>9} {:>9}\n", "is", "at most");
        for line in &self.lines {
            let mark = if line.is_exceeded() { "   TOO MUCH" } else { "" };
            let _ = writeln!(out, "{:>9} {:>9}  {}{mark}", grouped(line.is), grouped(line.limit), line.what);
        }
        out
    }
}

impl BudgetLine {
    fn is_exceeded(&self) -> bool {
        self.is > self.limit
    }
}

/// `12345` as `12 345`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(' ');
        }
        out.push(digit);
    }
    out
}

/// What files weigh: under Brotli, or as they are where they are not sent so.
struct Scale<'a> {
    output: &'a Output,
    sizes: &'a BTreeMap<String, usize>,
}

impl Scale<'_> {
    fn sum(&self, paths: &[String]) -> Result<usize, PublishError> {
        paths.iter().map(|path| self.weigh(path)).sum()
    }

    fn weigh(&self, path: &str) -> Result<usize, PublishError> {
        Ok(self.sizes.get(path).copied().unwrap_or(self.output.written(path)?.bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_budgets_can_be_read() {
        assert!(Budgets::read().unwrap().first_visit > 0);
    }

    #[test]
    fn a_measure_at_its_limit_is_within_it_and_one_above_is_named() {
        let mut report = BudgetReport::default();
        report.add("a page".to_owned(), 25_000, 25_000);
        assert!(!report.is_exceeded());
        report.add("the rest".to_owned(), 1_230_001, 1_230_000);
        assert!(report.is_exceeded());
        // What is too much for one collection is told of another, and does not stop it.
        let budgets = Budgets::read().unwrap();
        assert!(budgets.refuse(&report, &budgets.collection) && !budgets.refuse(&report, "a-thousand-letters"));
        assert!(!budgets.refuse(&BudgetReport::default(), &budgets.collection));
        let table = report.table();
        assert!(table.contains("   25 000    25 000  a page\n"), "{table}");
        assert!(table.contains("1 230 001 1 230 000  the rest   TOO MUCH\n"), "{table}");
    }
}
