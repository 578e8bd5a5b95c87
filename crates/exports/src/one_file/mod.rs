//! The one file that holds the application and letters, and opens from a disk: how it is written, and what is read from it.
//!
//! Start with [`page::document`]: the page, from a [`Shell`] (the application, packed by the publisher) and what is shown
//! in it. The publisher writes the edition's own file and the bare explorer so; the application takes the shell of the
//! bare explorer, or of the file that it runs in, and fills it with the letters that a reader has opened. Those stand in
//! the page as a [`block`] of data, which the application reads when it starts, and as [`plain`] text. Must not know what a
//! view shows, nor how the application is packed.

pub mod block;
pub mod page;
pub mod plain;

pub use block::{Block, BlockError, BlockMetadata};
pub use page::{Contents, Shell, document};
