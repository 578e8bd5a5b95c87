//! The Knot of War: a letters explorer.
//!
//! The corpus flows down, the address flows in, the page comes out. What can be decided without a browser lies in crates
//! of its own (`crates/`): read them in the order `corpus`, `text`, `search` and `compare`, `citations`, `exports`, `site`.
//! Here is the application: [`edition`] (a collection with what is computed from it once), [`opened`] (letters of a reader's own), [`view`], [`platform`] (the browser),
//! [`app`]. Arrows point from the last to the first and never back; `publisher` renders the application and stands above it.

pub mod app;
pub mod edition;
pub mod opened;
pub mod platform;
pub mod view;

/// The collection as `build.rs` validated it, in its compact form: what the application embeds.
pub const CORPUS_COMPACT: &str = include_str!(concat!(env!("OUT_DIR"), "/corpus.compact.json"));

/// The same as JSON with names: what is published.
pub const CORPUS_JSON: &str = include_str!(concat!(env!("OUT_DIR"), "/corpus.json"));

/// The languages whose word families the browser’s module has: those of the collection, and English.
pub const LANGUAGES: &[text::families::Language] = include!(concat!(env!("OUT_DIR"), "/languages.rs"));
