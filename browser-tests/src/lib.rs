//! Opens the built edition in a real browser.
//!
//! Start with [`Reader`]: a browser at a freshly served `dist/`. [`Browser::all`] is what a test runs through; what the
//! console says is collected by [`Reader::console`]. The tests are in `tests/site/`.

pub mod driver;
pub mod reader;

pub use driver::Browser;
pub use reader::{Options, Reader};
