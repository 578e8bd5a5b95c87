//! Addresses: which page, seen how, at what place; and the list of all pages.
//!
//! Start with [`route::Route`] (the path), then [`address::Address`] (path, query, fragment) and [`pages()`] (every page
//! of an edition). Total both ways: any text is an address, any state has one. Must not know a browser.

pub mod address;
pub mod compare_state;
pub mod contradictions_state;
pub mod exchange_state;
pub mod explorer_state;
pub mod head;
pub mod lenient;
pub mod letter_state;
pub mod pages;
pub mod report;
pub mod route;
pub mod tags;

pub use address::Address;
pub use compare_state::CompareState;
pub use explorer_state::ExplorerState;
pub use head::Head;
pub use letter_state::{LetterState, ShownText};
pub use pages::pages;
pub use route::Route;
pub use tags::PageTags;
