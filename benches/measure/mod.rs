//! Measuring, for the benchmarks: each figure is the 95th percentile of many runs, as the budgets are stated.
//!
//! The lines that [`Figure::print`] writes are what `cargo xtask bench` reads. Must not know what is measured.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

/// Runs before any are counted: the first ones meet cold caches.
const WARM_UP: usize = 5;

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

/// The 95th percentile of the times that `work` takes in `runs` runs; at least one is made.
pub fn percentile_95<T>(runs: usize, mut work: impl FnMut() -> T) -> Duration {
    for _ in 0..WARM_UP {
        black_box(work());
    }
    let mut times: Vec<Duration> = (0..runs.max(1))
        .map(|_| {
            let started = Instant::now();
            black_box(work());
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[(times.len() * 95 / 100).min(times.len() - 1)]
}
