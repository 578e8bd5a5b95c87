//! The browser, as the application needs it: storage, clipboard, focus, scroll, history. Every function says what it
//! could not do instead of throwing; a reader who denies storage or the clipboard loses that, and nothing else.
//!
//! Called from effects and event handlers only, never while rendering: the publisher renders the same pages where
//! there is no browser.

pub mod browser_context;
pub mod clipboard;
pub mod debounced;
pub mod device;
pub mod download;
pub mod dropped;
pub mod head;
pub mod history;
pub mod importer;
pub mod offline;
pub mod one_file;
pub mod page;
pub mod resize;
pub mod scroll;
pub mod selection;
pub mod sharing;
pub mod slices;
pub mod storage;
