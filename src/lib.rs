//! The Knot of War: a letters explorer.
//!
//! The corpus flows down, the address flows in, the page comes out. Read the modules in this order: [`corpus`] (the
//! model), [`text`] (words), [`explore`] and [`compare`] (what the program is for), [`cite`], [`site`] (addresses), and
//! then the face: `view`, `platform`, `app`. Arrows point from the last to the first and never back.

pub mod app;
pub mod cite;
pub mod compare;
pub mod corpus;
pub mod edition;
pub mod explore;
pub mod order;
pub mod platform;
#[cfg(feature = "publish")]
pub mod publish;
pub mod site;
pub mod text;
pub mod view;

/// The collection as `build.rs` validated it, in its compact form: what the application embeds.
pub const CORPUS_COMPACT: &str = include_str!(concat!(env!("OUT_DIR"), "/corpus.compact.json"));

/// The same as JSON with names: what is published.
pub const CORPUS_JSON: &str = include_str!(concat!(env!("OUT_DIR"), "/corpus.json"));
