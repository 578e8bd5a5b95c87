//! Opens the built edition in a real browser.
//!
//! Start with [`Reader`]: a browser at a freshly served `dist/`. [`Browser::all`] is what a test runs through; what the
//! console says is collected by [`Reader::console`], what axe finds by [`axe::findings`]; [`sight`] changes how a page is
//! seen, [`versions`] makes a second version of the edition. The tests are in `tests/site/`.

pub mod axe;
pub mod driver;
pub mod reader;
pub mod sight;
pub mod versions;

pub use driver::{Browser, Denied};
pub use reader::{Options, Reader};
