//! The whole edition as it is published, without what only a browser can see: what every page says to crawlers, whether its
//! links lead anywhere, and whether what the editor has found is in every file that it belongs to.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the report")]

mod authorities;
mod folders;
mod heads;
mod links;
mod support;
