//! Other people's programs judge what this one writes: JSON schemas, a BibTeX parser, the citation styles' own files.
//!
//! Only tests, see `tests/`. A package of its own, because those programs take minutes to compile and nobody should wait
//! for them who works on a page: `cargo test -p second-opinion`.
