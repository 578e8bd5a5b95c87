//! Searching and narrowing: a [`Request`] in, an [`Answer`] out.
//!
//! Start with [`answer()`], which names the steps in order. The modules by what they do:
//!
//! - asking: [`request`]; the query language in `query`, `lex`, `parse`, `runs`, `fields`, [`function_words`];
//! - finding: [`index`] (made by `indexing` of `passages` and `slips`), `search`, `phrase`, [`similar`], `filters`, `bits`;
//! - judging: `rank` with the numbers of [`weights`]; `topics` (what passages are about in the editor's words), `numbers`;
//! - saying: [`answer`](mod@answer), `understood`, `people` and `names`, `synonyms`, `spelling`;
//! - showing what was found: [`mod@excerpt`], [`mod@concordance`], [`export`].
//!
//! Must not know pages, addresses or a browser.

pub mod answer;
mod bits;
pub mod concordance;
pub mod excerpt;
pub mod export;
mod fields;
mod filters;
pub mod function_words;
pub mod index;
mod indexing;
mod lex;
mod names;
mod numbers;
mod parse;
mod passages;
mod people;
mod phrase;
mod query;
mod rank;
mod remarks;
pub mod request;
mod respond;
mod runs;
mod search;
pub mod similar;
mod slips;
mod spelling;
mod synonyms;
mod topics;
mod understood;
pub mod weights;

pub use answer::Answer;
pub use concordance::concordance;
pub use excerpt::{excerpt, hits_in_letter, strip};
pub use index::{Index, Passage, PassageId, PassageKind, Scope};
pub use request::{Choice, Filter, Order, Request, Sort, View};
pub use respond::{answer, label};
