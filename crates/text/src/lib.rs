//! Words: the reading text of a part, its words with their places, folding for search, word families.
//!
//! Start with [`reading::compose`], then [`words::words`], [`fold::tokens`] and [`families::Families`]. Knows the corpus model and nothing above it: no queries, no
//! pages.

pub mod address;
pub mod capitals;
pub mod collate;
pub mod context;
pub mod csv;
pub mod decimal;
pub mod escape;
pub mod families;
pub mod fold;
pub mod mentions;
pub mod numerals;
pub mod part_name;
pub mod related;

pub use corpus::{Composed, Run, Span, Version, compose, reading, span_among, span_of, typography, words};
