//! Places of which a file has more than one reading: what the source has and what the editors make of it, and readings by witness.
//!
//! Start with [`other_reading`]. Must not know what is made of the rest of a body.

use roxmltree::Node;

use super::Reader;
use crate::{
    draft::{DraftChoice, DraftMark, DraftPart, DraftPartKind, DraftPiece},
    tei::{
        element::{attribute, name, words},
        stated::{has_substance, is_offer},
    },
};

/// The other reading that older files write into an attribute: `<sic corr="the">teh</sic>`.
pub(super) fn other_reading<'a>(node: Node<'a, '_>) -> Option<(DraftChoice, bool, &'a str)> {
    let (attribute_name, kind, is_source) = match name(node) {
        "sic" => ("corr", DraftChoice::Correction, true),
        "corr" => ("sic", DraftChoice::Correction, false),
        "orig" => ("reg", DraftChoice::Regularisation, true),
        "reg" => ("orig", DraftChoice::Regularisation, false),
        "abbr" => ("expan", DraftChoice::Abbreviation, true),
        "expan" => ("abbr", DraftChoice::Abbreviation, false),
        _ => return None,
    };
    Some((kind, is_source, attribute(node, attribute_name)?))
}

/// Two segments of a choice of which one is as it stands, the other as it is spelt today.
fn typed<'a, 'input>(children: &[Node<'a, 'input>]) -> Option<(Node<'a, 'input>, Node<'a, 'input>)> {
    let [one, other] = children else { return None };
    let is_source = |node: &Node<'_, '_>| {
        matches!(attribute(*node, "type"), Some("orig" | "original" | "dipl" | "diplomatic" | "sic"))
    };
    let is_edited = |node: &Node<'_, '_>| {
        matches!(attribute(*node, "type"), Some("reg" | "norm" | "normalized" | "modern" | "corr"))
    };
    match () {
        () if is_source(one) && is_edited(other) => Some((*one, *other)),
        () if is_edited(one) && is_source(other) => Some((*other, *one)),
        () => None,
    }
}

impl Reader {
    pub(super) fn reading_beside(&mut self, node: Node<'_, '_>) {
        let content = self.content(node);
        let Some((kind, is_source, other)) = other_reading(node) else {
            self.run.push(DraftPiece::Span { mark: DraftMark::Plain, content });
            return;
        };
        let other = vec![DraftPiece::Text(other.to_owned())];
        let (source, edited) = if is_source { (content, other) } else { (other, content) };
        self.run.push(DraftPiece::Choice { kind, source, edited });
    }

    pub(super) fn choice(&mut self, node: Node<'_, '_>) {
        let children: Vec<Node<'_, '_>> = node.children().filter(Node::is_element).collect();
        let of =
            |names: &[&str]| children.iter().copied().filter(|node| names.contains(&name(*node))).collect::<Vec<_>>();
        let pairs: [(&[&str], &[&str], DraftChoice); 3] = [
            (&["abbr", "am"], &["expan", "ex"], DraftChoice::Abbreviation),
            (&["orig"], &["reg"], DraftChoice::Regularisation),
            (&["sic"], &["corr"], DraftChoice::Correction),
        ];
        let chosen = pairs.into_iter().find(|(source, edited, _)| !of(source).is_empty() && !of(edited).is_empty());
        let Some((source, edited, kind)) = chosen else {
            if children.len() > 1 && children.iter().all(|child| name(*child) == "unclear") {
                return self.readings(node);
            }
            if let Some((source, edited)) = typed(&children) {
                let (source, edited) = (self.content(source), self.content(edited));
                self.run.push(DraftPiece::Choice { kind: DraftChoice::Regularisation, source, edited });
                return;
            }
            // One half only, or readings of another kind: all of it, in order.
            for child in node.children() {
                self.inline(child);
            }
            return;
        };
        let (source, edited) = (of(source), of(edited));
        let beside: Vec<Node<'_, '_>> =
            node.children().filter(|child| !source.contains(child) && !edited.contains(child)).collect();
        let kind = if kind == DraftChoice::Abbreviation
            && (edited.len() > 1 || edited.iter().any(|node| is_offer(&words(*node))))
        {
            DraftChoice::AbbreviationExplained
        } else {
            kind
        };
        let source: Vec<DraftPiece> = source.into_iter().flat_map(|node| self.content(node)).collect();
        let mut made = Vec::new();
        for (at, node) in edited.into_iter().enumerate() {
            if at > 0 {
                made.push(DraftPiece::Text(" / ".to_owned()));
            }
            made.extend(self.content(node));
        }
        self.run.push(DraftPiece::Choice { kind, source, edited: made });
        // Halves of another pair are readings too.
        for child in beside {
            self.inline(child);
        }
    }

    /// Of readings by witness the first is text, the others are told in a note.
    pub(super) fn readings(&mut self, node: Node<'_, '_>) {
        const READINGS: [&str; 3] = ["lem", "rdg", "unclear"];
        let mut readings = node.children().filter(|child| READINGS.contains(&name(*child)));
        let first = readings.next();
        if let Some(first) = first {
            let content = self.content(first);
            self.run.push(DraftPiece::Span { mark: DraftMark::Plain, content });
        }
        let others: Vec<Node<'_, '_>> = readings.collect();
        if !others.is_empty() {
            let outer = std::mem::replace(&mut self.in_note, true);
            let mut content = Vec::new();
            for (at, other) in others.into_iter().enumerate() {
                if at > 0 {
                    content.push(DraftPiece::Text("; ".to_owned()));
                }
                content.extend(self.content(other));
            }
            self.in_note = outer;
            if content.iter().any(has_substance) {
                let id = self.next_id(DraftPartKind::Note);
                self.notes.push(DraftPart { id: id.clone(), kind: DraftPartKind::Note, content });
                self.run.push(DraftPiece::NoteRef(id));
            }
        }
        for child in node.children().filter(|child| !READINGS.contains(&name(*child))) {
            self.inline(child);
        }
    }
}
