//! Links to words, citations and data files of the real collection, judged where possible by other people's programs.

#[cfg(feature = "publish")]
mod files;
mod passages;
mod support;
#[cfg(feature = "publish")]
mod tei;
