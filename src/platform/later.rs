//! The address that is to be written when the reader rests: while one types, every key asks for another address, and
//! browsers take longer to write one than this program to answer it, and refuse more than some hundred in half a minute.
//!
//! Start with [`Later::put`]. Whoever goes elsewhere writes it first ([`Later::write`]), so that nothing is lost; whoever
//! has come elsewhere by back or forward forgets it. Must not know what addresses mean.

use std::{cell::RefCell, rc::Rc};

use gloo::timers::callback::Timeout;

use super::history::{Entry, Surface};
use site::Address;

/// How long a reader rests before the address is written, in ms.
const REST: u32 = 150;

/// An address that is not written yet, if there is one.
#[derive(Clone, Default)]
pub struct Later(Rc<RefCell<Option<(Address, Timeout)>>>);

impl Later {
    /// Writes an address when the reader rests; one that was to be written is left out.
    pub fn put(&self, surface: &Surface, address: &Address) {
        let (later, surface_then) = (self.clone(), surface.clone());
        let rest = Timeout::new(REST, move || later.write(&surface_then));
        self.0.replace(Some((address.clone(), rest)));
    }

    /// Writes the address now, if there is one.
    pub fn write(&self, surface: &Surface) {
        if let Some((address, rest)) = self.0.take() {
            drop(rest);
            // A refused entry only means that a link copied now does not know the last letters.
            surface.enter(&address, Entry::Replace);
        }
    }

    /// Forgets the address.
    pub fn forget(&self) {
        self.0.take();
    }
}
