//! Words: the reading text of a part, its words with their places, folding for search, word families.
//!
//! Start with [`reading::compose`], then [`words::words`]. Knows the corpus model and nothing above it: no queries, no
//! pages.

pub mod reading;
pub mod typography;
pub mod words;

pub use reading::{Composed, Run, Version, compose};
pub use words::{Span, words};
