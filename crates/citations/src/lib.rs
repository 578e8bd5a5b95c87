//! Citations and quotations of letters, and what a page says of itself to machines.
//!
//! Start with [`citation`], then [`quotation`] and [`metadata`].
//!
//! Knows the corpus and its words; must not know pages, routes or any browser. The site's address and the day of access
//! are given from outside ([`Edition`]); there is no clock here.

mod apa;
mod bibtex;
mod chicago;
pub mod citation;
mod csl;
pub mod facts;
pub mod metadata;
mod mla;
pub mod quotation;
pub mod rich;
mod ris;

pub use citation::{Citation, Style, Subject, cite, cite_all};
pub use facts::Edition;
pub use quotation::{Quotation, quote};
pub use rich::Rich;
