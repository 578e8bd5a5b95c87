//! The index of the collection's letters in the Correspondence Metadata Interchange Format, a part of TEI that
//! aggregators of letters read.
//!
//! Start with [`document`].

use super::{
    authority,
    tei::{DateEvidence, NAMESPACE, actions},
    xml::Xml,
};
use citations::{CitedEdition, edition::letter_path};
use corpus::EntityKind;

/// The format asks for this licence of the index (not of the letters).
const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

/// The index of all letters.
#[must_use]
pub fn document(edition: &CitedEdition) -> String {
    let corpus = edition.corpus;
    let collection = &corpus.collection;
    let title = edition.full_title();
    let publisher = edition.publisher().unwrap_or(edition.title());
    let date = edition.date().to_string();
    // Without an address of its own the index is named by the edition, so that two versions are not taken for one.
    let name = edition.address("data/cmif.xml").unwrap_or_else(|| format!("{}-{}", collection.id, edition.version()));
    let source = format!("edition-{}", collection.id);
    let mut xml = Xml::document();
    xml.open("TEI", &[("xmlns", NAMESPACE)]).line().open("teiHeader", &[]).line().open("fileDesc", &[]).line();
    xml.open("titleStmt", &[]).element("title", &[], &format!("Index of letters: {title}"));
    xml.element("editor", &[], edition.editor()).close().line();
    xml.open("publicationStmt", &[]);
    xml.open("publisher", &[]);
    match edition.base {
        Some(base) => xml.element("ref", &[("target", base)], publisher),
        None => xml.text(publisher),
    };
    xml.close().element("idno", &[("type", "url")], &name).element("date", &[("when", &date)], "");
    xml.open("availability", &[]).element("licence", &[("target", LICENCE)], "CC BY 4.0").close().close().line();
    xml.open("sourceDesc", &[]);
    xml.open("bibl", &[("type", "online"), ("xml:id", &source)]);
    xml.text(&format!("{title}. Version {}, {}.", edition.version(), edition.date().in_words()));
    if let Some(base) = edition.base {
        xml.text(" ").element("ref", &[("target", base)], base);
    }
    xml.close().close().line().close().line();
    xml.open("profileDesc", &[]).line();
    for letter in &corpus.letters {
        let address = edition.address(&letter_path(&letter.id)).unwrap_or_default();
        let attributes = [("key", letter.id.as_str()), ("ref", &address), ("source", &format!("#{source}"))];
        xml.open("correspDesc", &attributes).line();
        // By an authority's address others find the same person in other editions; this edition's page is only its own.
        let pages = |kind: EntityKind, id: &str| {
            let known = corpus.entity(kind, id).and_then(|entity| authority::best(kind, entity));
            let page = || edition.address(&format!("{}/{id}/", kind.plural()));
            known.map(str::to_owned).or_else(page).unwrap_or_default()
        };
        actions(&mut xml, corpus, letter, &pages, DateEvidence::Conjectures);
        xml.close().line();
    }
    xml.close().line().close().line();
    // The format is metadata only; TEI asks for a text.
    xml.open("text", &[]).open("body", &[]).empty("p", &[]);
    xml.finish()
}
