//! Comparing, on the collection of this repository and on small made-up ones: links and their order, mirrors, themes, words,
//! files, and how well the computed links do. One program, so that it links once.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the report")]

mod choices;
mod files;
mod gold;
mod links;
mod quality;
mod support;
mod themes;
mod words;
