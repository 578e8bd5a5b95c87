//! The letters and the collection as files for taking away.
//!
//! Start with [`export`] (what a browser makes too) and `files` (everything under `/data/`). [`one_file`] is the page that
//! opens from a disk, with the letters in it; publisher and browser write it. [`tei`](mod@tei) and `cmif` are for the publisher
//! and for letters of others. Must not know routes, views or any browser.

#[cfg(feature = "tei")]
mod authority;
#[cfg(feature = "tei")]
pub mod cmif;
#[cfg(feature = "publish")]
pub mod exchange;
pub mod export;
#[cfg(feature = "publish")]
pub mod files;
pub mod one_file;
#[cfg(feature = "tei")]
pub mod tei;
#[cfg(feature = "tei")]
mod xml;
