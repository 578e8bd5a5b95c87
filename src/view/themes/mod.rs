//! Comparing by theme across all letters: the matrix, and one theme read through.
//!
//! Start with [`Matrix`] (of many letters [`years`]) and [`theme::page`]; [`passage`] draws a passage under a theme.

mod cells;
pub mod matrix;
pub mod passage;
pub mod theme;
pub mod years;

pub use matrix::Matrix;

use super::PageContext;
use compare::{
    Side,
    theme::{ThemeInLetter, level},
};
use site::{Address, CompareState, Route};

/// Two passages side by side, level with each other.
fn side_by_side(a: (&str, &str), b: (&str, &str)) -> Address {
    let at = vec![(Side::A, a.1.to_owned()), (Side::B, b.1.to_owned())];
    Address::with_params(Route::compare(a.0, b.0), CompareState::default().with_at(at).params())
}

/// Two cells of the matrix side by side, at the passages that belong together most; `None` where one is empty or both
/// are of one letter.
fn cells_side_by_side(context: &PageContext, a: ThemeInLetter<'_>, b: ThemeInLetter<'_>) -> Option<Address> {
    let (one, other) = level(&context.edition.corpus, a, b)?;
    Some(side_by_side((a.letter, one), (b.letter, other)))
}
