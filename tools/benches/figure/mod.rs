//! A measured figure, as a line. The lines that [`Figure::print`] writes are what `cargo xtask bench` reads.

use std::time::Duration;

/// A figure with its baseline and its limit.
pub struct Figure<'a> {
    /// What was measured, in a few words.
    pub what: &'a str,
    /// The measured time.
    pub time: Duration,
    /// The time of something simpler in the same run, which shows how fast the machine is.
    pub baseline: Option<Duration>,
    /// What must not be exceeded, in milliseconds.
    pub limit: Option<f64>,
}

impl Figure<'_> {
    /// Prints the figure as a line of five fields.
    pub fn print(&self) {
        let milliseconds = |time: Duration| format!("{:.4}", time.as_secs_f64() * 1000.0);
        let baseline = self.baseline.map_or_else(|| "-".to_owned(), milliseconds);
        let limit = self.limit.map_or_else(|| "-".to_owned(), |limit| limit.to_string());
        println!("{}\t{}\tms\t{baseline}\t{limit}", self.what, milliseconds(self.time));
    }
}
