//! Serves a built site on this machine as a static host would: for `cargo xtask preview` and the tests in browsers.
//!
//! Start at [`Site`], which says what is served, then [`Host`], which serves it. Which answer a request gets is
//! `tower-http`'s; what hosts add to it stands in [`site`].

mod host;
mod site;

pub use host::Host;
pub use site::Site;
