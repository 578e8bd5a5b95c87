//! A static host for a built site: what the reader's browser will meet when `dist/` has been uploaded somewhere.
//!
//! Start at [`Site`] (which answer a request gets, without any network) and go on to [`Host`] (the server that gives
//! it). Nothing here knows what the site is about.

mod answer;
mod host;

pub use answer::Site;
pub use host::Host;
