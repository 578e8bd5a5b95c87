//! Citations and quotations of letters, and what a page says of itself to machines.
//!
//! Start with [`citation`] (one style a module), then [`quotation`] and [`metadata`]. What all of them start from is in
//! [`edition`], [`facts`] and [`subject`].
//!
//! Knows the corpus and its words; must not know pages, routes or any browser. The site's address and the day of access
//! are given from outside ([`CitedEdition`]); there is no clock here.

mod apa;
mod bibtex;
mod chicago;
pub mod citation;
mod csl;
mod dates;
pub mod edition;
pub mod facts;
pub mod metadata;
mod mla;
mod numbers;
pub mod person_name;
pub mod quotation;
mod quotation_marks;
pub mod rich;
mod ris;
pub mod structured_data;
pub mod style;
pub mod subject;

pub use citation::{Citation, cite, cite_all};
pub use edition::CitedEdition;
pub use quotation::{Quotation, quote};
pub use rich::RichText;
pub use style::Style;
pub use subject::Subject;
