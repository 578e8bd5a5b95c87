//! What became of the worker that keeps the edition for reading without a network.
//!
//! The worker is looked after by the script that starts the application (`crates/publisher/src/start.js`), which tells its state in
//! `<html data-offline>` and by an event. Here that is read and answered; nothing here knows what the worker keeps.

use gloo::events::EventListener;
use web_sys::Event;

use super::page;

/// Whether the edition is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offline {
    /// Not known yet, not all of it, or not meant to be: the one file, a build to work on.
    Unsaid,
    /// All of it, in the version that is shown.
    Kept,
    /// All of it, and a newer version waits for the reader's word.
    Waiting,
    /// The browser does not let pages be kept.
    Refused,
    /// There is no room for it.
    Full,
}

/// How things stand now.
#[must_use]
pub fn state() -> Offline {
    match page::root_attribute("data-offline").as_deref() {
        Some("kept") => Offline::Kept,
        Some("waiting") => Offline::Waiting,
        Some("refused") => Offline::Refused,
        Some("full") => Offline::Full,
        _ => Offline::Unsaid,
    }
}

/// Calls `changed` whenever that changes, until the listener is dropped.
pub fn on_change(changed: impl Fn(Offline) + 'static) -> Option<EventListener> {
    Some(EventListener::new(&page::document()?.into(), "offline-state", move |_| changed(state())))
}

/// Lets the newer version take over: every open page of the edition then loads itself again.
pub fn take_over() {
    if let (Some(document), Ok(event)) = (page::document(), Event::new("take-over")) {
        // Nobody can cancel it; the answer says nothing.
        let _ = document.dispatch_event(&event);
    }
}
