//! Where the reader is on a page: noted in the entry of the history, so that back, forward and reloading return there.
//!
//! Start with [`ScrollKeeper::note_at_rest`] and [`ScrollKeeper::return_to`]. A page may become as long as it was only by
//! and by, as results are drawn: until then the return is tried again at every change of its length. Must not know what
//! stands on a page.

use std::{cell::RefCell, rc::Rc};

use gloo::{events::EventListener, timers::callback::Timeout};

use super::{history, page, resize::ResizeListener};

/// How long the page rests before the place is noted, in ms. On leaving it would be too late: what is noted then is lost
/// when the page is loaded again.
const REST: u32 = 100;

/// How long all of a page is laid out for a return, in ms: a frame or two, after which browsers know how large everything is.
const LAID_OUT: u32 = 300;

/// What scrolls by itself within a page. Whoever draws it returns it to where it was.
const WITHIN: &str = "[data-pane]";

/// What the reader does who does not want to be taken anywhere.
const SIGNS: [&str; 4] = ["wheel", "touchmove", "keydown", "pointerdown"];

/// Notes the place and returns to it. Clones share what they know.
#[derive(Clone, Default)]
pub struct ScrollKeeper(Rc<RefCell<State>>);

#[derive(Default)]
struct State {
    /// The place is noted when this ends.
    rest: Option<Timeout>,
    /// What goes on while the page is not yet long enough.
    returning: Option<PendingRestoration>,
    /// The end of it. Apart from the rest: the scrolling that leads there begins a rest anew.
    ending: Option<Timeout>,
    /// What is not seen is laid out until this ends.
    laid_out: Option<Timeout>,
    /// The history is at another entry already, and the page still shows the one before.
    is_between: bool,
}

struct PendingRestoration {
    _watch: ResizeListener,
    _signs: Vec<EventListener>,
}

impl ScrollKeeper {
    /// Notes the place now, unless it is none of the entry's: on the way there.
    pub fn note(&self) {
        let mut state = self.0.borrow_mut();
        state.rest = None;
        if state.returning.is_none() && !state.is_between {
            history::remember_scroll_offsets(std::iter::once(page::scroll_y()).chain(page::scroll_tops(WITHIN)));
        }
    }

    /// Notes the place when the page rests.
    pub fn note_at_rest(&self) {
        let keeper = self.clone();
        let rest = Timeout::new(REST, move || keeper.note());
        self.0.borrow_mut().rest = Some(rest);
    }

    /// The history has gone to another entry, or is about to: where the page stands is not that one's place until
    /// [`ScrollKeeper::arrive`]. Between an entry and its page there may be frames, and a rest may end in one.
    pub fn depart(&self) {
        self.stop_returning();
        let mut state = self.0.borrow_mut();
        state.rest = None;
        state.is_between = true;
        // Where he has gone by himself before the application came was on the page that he leaves.
        page::remove_root_attribute("data-moved");
    }

    /// The page of the entry is drawn.
    pub fn arrive(&self) {
        self.0.borrow_mut().is_between = false;
    }

    /// Returns to a place so many px down, as soon as the page reaches so far.
    pub fn return_to(&self, y: f64) {
        self.stop_returning();
        // Where the page before rested is not where this one did.
        self.0.borrow_mut().rest = None;
        // What style sheets leave out where nobody sees it has the size that they guess: the place would be another.
        page::set_root_attribute("data-returning", "");
        if is_reached(y) {
            self.let_go();
            return;
        }
        let Some(app) = page::by_id("app") else { return };
        let keeper = self.clone();
        let tried = move || {
            if is_reached(y) {
                keeper.stop_returning_soon();
            }
        };
        let watch = ResizeListener::on(&[app], tried);
        let signs = web_sys::window().map_or_else(Vec::new, |window| {
            let listener = |sign| {
                let keeper = self.clone();
                EventListener::new(&window, sign, move |_| keeper.stop_returning_soon())
            };
            SIGNS.map(listener).into_iter().collect()
        });
        self.0.borrow_mut().returning = Some(PendingRestoration { _watch: watch, _signs: signs });
    }

    /// Stays where the page is now.
    pub fn stop_returning(&self) {
        let was_returning = self.0.borrow_mut().returning.take().is_some();
        if was_returning {
            self.let_go();
        }
    }

    /// Lets style sheets leave out again what is not seen.
    fn let_go(&self) {
        let laid_out = Timeout::new(LAID_OUT, || page::remove_root_attribute("data-returning"));
        self.0.borrow_mut().laid_out = Some(laid_out);
    }

    /// The same from within what goes on, which cannot be taken down while it runs.
    fn stop_returning_soon(&self) {
        let keeper = self.clone();
        self.0.borrow_mut().ending = Some(Timeout::new(0, move || {
            keeper.stop_returning();
            keeper.note();
        }));
    }
}

/// Scrolls to a place, and says whether the page reaches so far.
fn is_reached(y: f64) -> bool {
    page::scroll_page_to(y);
    (page::scroll_y() - y).abs() < 1.5
}
