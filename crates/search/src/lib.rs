//! Searching and narrowing: a [`Request`] in, an [`Answer`] out.
//!
//! Start with [`answer()`], which names the steps in order. Below it, each folder names only those before it:
//!
//! - [`request`] (what is asked), [`stop_words`], [`weights`], [`similar`] know nothing of each other's folders;
//! - [`index`]: every passage, its words, and what the editor says of it; made by [`IndexBuilder`], at once or in slices;
//! - `query`: the query language, from text to a tree of words, phrases and fields;
//! - `matching`: where the words of a query stand, and which passages satisfy it;
//! - `ranking`: which of them are better, by the numbers of [`weights`];
//! - [`answer`](mod@answer): everything that a page shows: how the query was understood, counts, names, other spellings,
//!   and of the passages as many excerpts, lines of a [`mod@concordance`] or rows of an [`export`] as are drawn.
//!
//! Must not know pages, addresses or a browser.

pub mod answer;
pub mod index;
mod matching;
mod query;
mod ranking;
pub mod request;
pub mod similar;
pub mod stop_words;
pub mod weights;

pub use answer::{
    Answer,
    concordance::{self, concordance},
    excerpt::{self, excerpt, hits_in_letter, strip},
    export,
    labels::label,
    run::{answer, first_answer},
};
pub use index::{Index, Passage, PassageId, PassageKind, Scope, builder::IndexBuilder};
pub use request::{Filter, FilterChoice, Grouping, LineOrder, Request, Sort, View};
