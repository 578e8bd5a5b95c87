//! The letters and the collection as files for taking away.
//!
//! Start with [`export`] (what a browser makes too) and `files` (everything under `/data/`). [`tei`](mod@tei) and `cmif` are
//! written by the publisher only. Must not know pages, routes or any browser.

#[cfg(feature = "tei")]
mod authority;
#[cfg(feature = "tei")]
pub mod cmif;
#[cfg(feature = "publish")]
pub mod exchange;
pub mod export;
#[cfg(feature = "publish")]
pub mod files;
#[cfg(feature = "tei")]
pub mod tei;
#[cfg(feature = "tei")]
mod xml;
