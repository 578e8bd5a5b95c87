//! A letter as TEI P5.
//!
//! Start with [`document`]. The header is written by `header`, the text by `body`, its parts by `content` from the nodes
//! of `pieces` and the names of `names`. Both texts can be read back: source and reading text differ only in `choice`
//! (`sic`/`corr` for words, `orig`/`reg` for typewriter signs) and `supplied`.

mod body;
mod content;
mod correspondence;
mod header;
mod names;
mod pieces;

pub(super) use correspondence::{DateEvidence, actions};

use super::xml::Xml;
use citations::CitedEdition;
use corpus::Letter;

/// The namespace of TEI.
pub(super) const NAMESPACE: &str = "http://www.tei-c.org/ns/1.0";

/// The TEI document of a letter.
#[must_use]
pub fn document(edition: &CitedEdition, letter: &Letter) -> String {
    let mut xml = Xml::document();
    let id = format!("letter-{}", letter.id);
    xml.open("TEI", &[("xmlns", NAMESPACE), ("xml:id", &id), ("xml:lang", "en")]).line();
    header::header(&mut xml, edition, letter);
    header::people_and_places(&mut xml, edition.corpus, letter);
    body::text(&mut xml, edition.corpus, letter);
    xml.close();
    xml.finish()
}
