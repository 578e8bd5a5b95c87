//! Links to words, quotations, citations, and the collection as files.
//!
//! Start with [`passage`] (the address of words) and [`resolve`] (what became of them).
//!
//! Knows the corpus and its words; must not know pages, routes or any browser. Addresses of pages are made from a
//! site's address that is given from outside, dates of access likewise.

#[cfg(test)]
mod fixture;
pub mod passage;
pub mod resolve;
pub mod select;
