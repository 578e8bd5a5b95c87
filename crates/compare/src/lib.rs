//! Reading letters against each other: what the program is for.
//!
//! Start with [`ChosenLetters`] (which letters), then [`Evidence`] (built once for a collection) and [`PairLinks`] (what joins
//! two letters). [`chain`] and [`scroll`] keep panes level; [`synopsis`] and [`theme`] compare by theme, [`vocabulary`] and
//! [`phrases`] by words; [`counterparts`] serves the letter page; [`parallel_filter`] lists the editor's parallels; [`parallels`]
//! and [`export`] make files; [`overview`] gives the geometry of strips and ribbons. [`exchange`] reads letters as messages: by when each had reached
//! whom, and which crossed.
//!
//! Everything here is pure and deterministic, and mirrors exactly when the sides are swapped. It must not know how
//! anything is shown: no addresses, no pages, no browser.

pub mod align;
pub mod chain;
pub mod choice;
pub mod counterparts;
pub mod evidence;
pub mod exchange;
pub mod export;
mod features;
pub mod links;
pub mod overview;
pub mod parallel_filter;
pub mod parallels;
pub mod phrases;
pub mod scroll;
pub mod shared_evidence;
pub mod synopsis;
pub mod theme;
pub mod tokens;
pub mod vocabulary;
pub mod weights;

pub use align::{Computed, Score, SharedFeature};
pub use choice::{ChoiceProblem, ChosenLetters, Other, Side};
pub use counterparts::{Counterpart, CounterpartFinder};
pub use evidence::Evidence;
pub use links::{Link, LinkEnd, LinkFilter, Origin, PairLinks};
pub use parallel_filter::ParallelFilter;
pub use shared_evidence::SharedEvidence;
pub use weights::Weights;
