//! Long work in slices, between which the page can answer its reader.
//!
//! Start with [`in_slices`]. Whoever drops what it gives stops the work; what was done stays done.

use std::{cell::RefCell, rc::Rc};

use gloo::timers::callback::Timeout;
use js_sys::Date;

/// How long a slice goes on beginning new work, in ms: with what it began last it stays within a frame.
const SLICE: f64 = 8.0;

/// Work that goes on.
#[derive(Clone, Default)]
pub struct Slices(Rc<RefCell<Option<Timeout>>>);

/// Does `work` again and again until it says that nothing is left.
#[must_use]
pub fn in_slices(work: impl FnMut() -> bool + 'static) -> Slices {
    let slices = Slices::default();
    slices.go_on(work);
    slices
}

impl Slices {
    fn go_on(&self, mut work: impl FnMut() -> bool + 'static) {
        // The timer holds its own holder only until it has fired.
        let holder = Rc::downgrade(&self.0);
        let timeout = Timeout::new(0, move || {
            let Some(holder) = holder.upgrade().map(Self) else { return };
            let began = Date::now();
            loop {
                if work() {
                    return;
                }
                if Date::now() - began >= SLICE {
                    return holder.go_on(work);
                }
            }
        });
        self.0.replace(Some(timeout));
    }
}
