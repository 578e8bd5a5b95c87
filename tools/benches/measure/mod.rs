//! Measuring, for the benchmarks: percentiles over inputs, as the budgets are stated, of the best of several runs.
//! Must not know what is measured.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

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
