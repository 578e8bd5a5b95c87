//! Collections as data: the one of this repository against its sources and the editor's tables, spoilt ones against
//! their messages. One program, so that it links once.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the report")]

mod addresses;
mod collections;
mod engine;
mod exchange;
mod fidelity;
mod fields;
mod findings;
mod frozen;
mod invalid;
mod many;
mod model;
mod odd;
mod paged;
mod support;
mod sweep;
mod tables;
