//! Opens the built edition in a real browser.
//!
//! Start with [`Reader`]: a browser at a freshly served `dist/`. [`Browser::all`] is what a test runs through; what the
//! console says is collected by [`Reader::console`], what axe finds by [`axe::findings`]; [`sight`] changes how a page is
//! seen, [`versions`] makes a second version of the edition, [`session`] hands browsers on, [`support`] knows which browsers are supported and what they can do. The tests are in
//! `tests/site/`.

use std::{env, path::PathBuf};

pub mod axe;
pub mod driver;
pub mod reader;
pub mod session;
pub mod sight;
pub mod support;
pub mod versions;

pub use driver::{Browser, Denied};
pub use reader::{Options, Reader};

/// Where `cargo xtask test` installs what comes from npm.
#[must_use]
pub fn npm() -> PathBuf {
    target().join("tools/npm/node_modules")
}

/// Where cargo builds, and `cargo xtask test` installs what it needs.
pub(crate) fn target() -> PathBuf {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |folder| root.join(folder))
}
