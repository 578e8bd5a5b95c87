//! The Correspondence Metadata Interchange Format: an index of letters, without their texts.
//!
//! Start with [`read`]. Must not know texts.

use roxmltree::Document;

use super::{
    element::{all, attribute, child, first, name, words},
    header, own,
};
use crate::draft::Draft;

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
        let stated = header::of_one(*description);
        let key = attribute(*description, "key").or_else(|| attribute(*description, "ref")).map(str::to_owned);
        Draft {
            id: key.unwrap_or_else(|| format!("letter-{}", at + 1)),
            file: file.to_owned(),
            title: stated.title,
            senders: stated.senders,
            recipients: stated.recipients,
            date: stated.date,
            place: stated.place,
            language: None,
            archive: None,
            licence: first(header, "licence").and_then(|node| attribute(node, "target")).map(str::to_owned),
            editors: all(header, "editor").map(words).collect(),
            parts: Vec::new(),
            disagreements: stated.disagreements,
            own: serde_json::Map::new(),
        }
    });
    Some(drafts.collect())
}
