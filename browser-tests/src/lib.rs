//! Opens the built edition in a real browser.
//!
//! Start with [`Reader`]: a browser at a freshly served `dist/`. [`Browser::all`] is what a test runs through; what the
//! console says is collected by [`Reader::console`]. [`versions`] makes a second version of the edition. The tests are in `tests/site/`.

pub mod driver;
pub mod reader;
pub mod versions;

pub use driver::{Browser, Denied};
pub use reader::{Options, Reader};
