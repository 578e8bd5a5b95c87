//! Addresses of words in a letter: `p12:3-25~a1b2c3d4`, and what becomes of them.
//!
//! Start with [`passage`] (the address) and [`resolve()`] (what became of it); [`select`] and [`selection`] go from what a
//! reader selects to words and back.

pub mod passage;
pub mod resolve;
pub mod select;
pub mod selection;

pub use passage::{Passage, WordPlace, Words};
pub use resolve::{Resolution, address, resolve};
