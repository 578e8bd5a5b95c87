//! Addresses of words in a letter: `p12:3-25~a1b2c3d4`, and what becomes of them.
//!
//! Start with [`word_address`] (the address) and [`resolve()`] (what became of it); [`select`] and [`selection`] go from what a
//! reader selects to words and back.

pub mod resolve;
pub mod select;
pub mod selection;
pub mod word_address;

pub use resolve::{Resolution, address, resolve};
pub use word_address::{WordAddress, WordPosition, Words};
