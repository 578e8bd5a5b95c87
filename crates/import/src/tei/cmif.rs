//! The Correspondence Metadata Interchange Format: an index of letters, without their texts.
//!
//! Start with [`read`]. Must not know texts.

use roxmltree::{Document, Node};

use super::{
    element::{all, attribute, child, first, id_of, name, words},
    header, own,
};
use crate::draft::Draft;

/// Where a letter of an index is printed or shown: the edition that it names, and the letter's address there.
fn printed(description: Node<'_, '_>, header: Node<'_, '_>) -> Option<(&'static str, String, Option<String>)> {
    let source = attribute(description, "source")?.trim_start_matches('#');
    let edition = all(header, "bibl").find(|node| id_of(*node) == Some(source)).map(words)?;
    let address = attribute(description, "ref").filter(|address| address.starts_with("http")).map(str::to_owned);
    Some(("publication", edition, address))
}

/// The letters that an index lists; `None` where the document is none.
#[must_use]
pub fn read(document: &Document<'_>, file: &str) -> Option<Vec<Draft>> {
    let root = document.root_element();
    let header = child(root, "teiHeader")?;
    let descriptions: Vec<_> = all(header, "correspDesc").collect();
    // A letter has one description and a text; an index many, and none.
    let has_text = child(root, "text").is_some_and(|text| !words(text).is_empty());
    if own::letter_id(header).is_some() || descriptions.is_empty() || has_text || name(root) != "TEI" {
        return None;
    }
    let drafts = descriptions.iter().enumerate().map(|(at, description)| {
        let key = attribute(*description, "key").or_else(|| attribute(*description, "ref")).map(str::to_owned);
        Draft {
            id: key.unwrap_or_else(|| format!("letter-{}", at + 1)),
            file: file.to_owned(),
            licence: first(header, "licence").and_then(|node| attribute(node, "target")).map(str::to_owned),
            editors: all(header, "editor").map(words).collect(),
            facts: printed(*description, header).into_iter().collect(),
            ..header::of_one(*description)
        }
    });
    Some(drafts.collect())
}
