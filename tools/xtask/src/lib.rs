//! What the commands of this repository share with its benchmarks: the project's folders, running programs, what has to be
//! installed, and the build.
//!
//! Start at [`project::Project`]. The commands themselves stand in `main.rs` and its modules.

pub mod build;
pub mod process;
pub mod project;
pub mod publish;
pub mod setup;
mod sources;
