//! The address that is written when the reader rests: while one types, every key asks for another address, and
//! browsers take longer to write one than this program to answer it, and refuse more than some hundred in half a minute.
//!
//! Start with [`Debounced::put`]. Whoever goes elsewhere writes it first ([`Debounced::write`]), so that nothing is lost; whoever
//! has come elsewhere by back or forward forgets it. Must not know what addresses mean.

use std::{cell::RefCell, rc::Rc};

use gloo::timers::callback::Timeout;

use super::history::{HistoryBehavior, UrlScheme};
use site::Address;

/// How long a reader rests before the address is written, in ms.
const REST: u32 = 150;

/// An address that is not written yet, if there is one.
#[derive(Clone, Default)]
pub struct Debounced(Rc<RefCell<Option<(Address, Timeout)>>>);

impl Debounced {
    /// Writes an address when the reader rests; one that was to be written is left out.
    pub fn put(&self, url_scheme: &UrlScheme, address: &Address) {
        let (debounced, url_scheme_then) = (self.clone(), url_scheme.clone());
        let rest = Timeout::new(REST, move || debounced.write(&url_scheme_then));
        self.0.replace(Some((address.clone(), rest)));
    }

    /// Writes the address now, if there is one.
    pub fn write(&self, url_scheme: &UrlScheme) {
        if let Some((address, rest)) = self.0.take() {
            drop(rest);
            // A refused entry only means that a link copied now does not know the last letters.
            url_scheme.enter(&address, HistoryBehavior::Replace);
        }
    }

    /// Forgets the address.
    pub fn forget(&self) {
        self.0.take();
    }
}
