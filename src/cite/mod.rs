//! Links to words, quotations, citations, and the collection as files.
//!
//! Start with [`passage`] (the address of words) and [`resolve()`] (what became of them), then [`citation`].
//!
//! Knows the corpus and its words; must not know pages, routes or any browser. The site's address and the day of access
//! are given from outside ([`Edition`]); there is no clock here.

mod apa;
mod bibtex;
mod chicago;
pub mod citation;
#[cfg(feature = "publish")]
pub mod cmif;
mod csl;
pub mod export;
pub mod facts;
#[cfg(feature = "publish")]
pub mod files;
#[cfg(test)]
mod fixture;
pub mod metadata;
mod mla;
pub mod passage;
pub mod quotation;
pub mod resolve;
pub mod rich;
mod ris;
pub mod select;
pub mod selection;
#[cfg(feature = "publish")]
pub mod tei;
#[cfg(feature = "publish")]
mod xml;

pub use citation::{Citation, Style, Subject, cite, cite_all};
pub use facts::Edition;
pub use passage::{Passage, WordPlace, Words};
pub use quotation::{Quotation, quote};
pub use resolve::{Resolution, address, resolve};
pub use rich::Rich;
