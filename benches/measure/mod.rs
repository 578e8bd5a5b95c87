//! Measuring, for the benchmarks: percentiles over inputs, as the budgets are stated, of the best of several runs.
//!
//! The lines that [`Figure::print`] writes are what `cargo xtask bench` reads. Must not know what is measured.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

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

/// The 95th percentile, over all inputs, of the time that `work` takes for each: the best of `rounds` runs, which is what
/// the work itself costs whatever else the machine does. Nothing takes no time.
pub fn percentile_95<I, T>(inputs: &[I], rounds: usize, mut work: impl FnMut(&I) -> T) -> Duration {
    let mut best = vec![Duration::MAX; inputs.len()];
    for _ in 0..rounds.max(1) {
        for (input, best) in inputs.iter().zip(&mut best) {
            let started = Instant::now();
            black_box(work(input));
            *best = started.elapsed().min(*best);
        }
    }
    best.sort_unstable();
    best.get((best.len() * 95 / 100).min(best.len().saturating_sub(1))).copied().unwrap_or_default()
}

/// The time that `work` takes: the best of `rounds` runs.
pub fn best_of<T>(rounds: usize, mut work: impl FnMut() -> T) -> Duration {
    percentile_95(&[()], rounds, |()| work())
}
