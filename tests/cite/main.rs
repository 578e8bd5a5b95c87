//! Links to words, citations and data files of the real collection, judged where possible by other people's programs.

mod passages;
mod support;
#[cfg(feature = "publish")]
mod tei;
