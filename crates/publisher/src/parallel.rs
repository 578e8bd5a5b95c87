//! Work divided among the processors.
//!
//! [`each`] is all there is. Must not know what is worked on.

use std::{
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

/// What `work` makes of each item, in their order. Each thread begins with a state of its own: what cannot be shared, or is
/// costly to make.
///
/// # Errors
/// The first error that any of them met.
pub fn each<I: Sync, S, T: Send, E: Send>(
    items: &[I],
    begin: impl Fn() -> S + Sync,
    work: impl Fn(&S, &I) -> Result<T, E> + Sync,
) -> Result<Vec<T>, E> {
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(items.len())));
    let count = thread::available_parallelism().map_or(1, usize::from).min(items.len());
    let one = || -> Result<(), E> {
        let state = begin();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { return Ok(()) };
            let result = work(&state, item)?;
            done.lock().unwrap_or_else(PoisonError::into_inner).push((at, result));
        }
    };
    let results: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..count).map(|_| scope.spawn(one)).collect();
        threads.into_iter().map(thread::ScopedJoinHandle::join).collect()
    });
    for result in results {
        // A thread that panicked has said why by then.
        result.unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
    }
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(at, _)| *at);
    Ok(done.into_iter().map(|(_, result)| result).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_items_and_an_error_is_told() {
        let items: Vec<usize> = (0..100).collect();
        let doubled = each(&items, || 2, |by, item| Ok::<_, String>(by * item)).unwrap();
        assert_eq!(doubled, items.iter().map(|item| item * 2).collect::<Vec<_>>());
        let failed = each(&items, || (), |(), &item| if item == 70 { Err("seventy") } else { Ok(item) });
        assert_eq!(failed, Err("seventy"));
        assert_eq!(each(&[] as &[usize], || (), |(), &item| Ok::<_, String>(item)).unwrap(), [0; 0]);
    }
}
