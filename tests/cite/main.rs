//! Links to words, citations and data files of the real collection, judged where possible by other people's programs.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the report")]

mod authorities;
mod files;
mod passages;
mod reference_managers;
mod support;
mod tei;
