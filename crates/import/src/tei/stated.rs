//! What attributes and content of an element say of it beyond its name: which kind of part, whom it names, whether it holds
//! anything, how many characters.
//!
//! Start with [`meaning_of`], which knows namespaces; the table by names is [`super::meaning`].

use roxmltree::Node;

use super::{
    element::{attribute, even, name, weight},
    meaning::{Meaning, NAMESPACE, meaning},
};
use crate::{
    draft::{DraftPartKind, DraftPiece, MentionKind},
    report::Treatment,
};

/// The characters of the bodies in these elements, counted by themselves.
pub(super) fn characters_of_bodies(roots: &[Node<'_, '_>]) -> usize {
    let mut count = 0;
    for root in roots {
        let has_body = root.descendants().any(|node| name(node) == "body");
        for text in root.descendants().filter(Node::is_text) {
            if !has_body || text.ancestors().any(|node| name(node) == "body") {
                count += weight(text.text().unwrap_or_default());
            }
        }
    }
    count
}

/// What an element means; those of other namespaces, and those that no line of the table has, are kept as words, or as divisions if
/// they hold parts.
pub(super) fn meaning_of(node: Node<'_, '_>) -> (Meaning, Treatment) {
    let of_other = (Meaning::Words, Treatment::Text);
    let found = match node.tag_name().namespace() {
        namespace if is_of_tei(node, namespace) => meaning(name(node)),
        // An empty line, as one large edition writes it.
        Some(_) if name(node) == "whiteline" => (Meaning::Line, Treatment::Shown),
        _ => of_other,
    };
    if found == of_other && holds_parts(node) { (Meaning::Structure, Treatment::Shown) } else { found }
}

/// Whether this is the namespace of TEI, or what the document itself has in its place: some projects give their schema a namespace
/// of its own.
pub(super) fn is_of_tei(node: Node<'_, '_>, namespace: Option<&str>) -> bool {
    let is_root = |root: Node<'_, '_>| {
        matches!(name(root), "TEI" | "TEI.2" | "teiCorpus") && root.tag_name().namespace() == namespace
    };
    matches!(namespace, None | Some(NAMESPACE)) || is_root(node.document().root_element())
}

/// The kind of part that the type of a division stands for.
pub(super) fn section_kind(node: Node<'_, '_>) -> Option<DraftPartKind> {
    match attribute(node, "type")? {
        "dateline" => Some(DraftPartKind::Dateline),
        "opener" | "salutation" | "salute" => Some(DraftPartKind::Salutation),
        "closer" => Some(DraftPartKind::Closing),
        "signature" | "signed" => Some(DraftPartKind::Signature),
        "postscript" => Some(DraftPartKind::Postscript),
        "address" => Some(DraftPartKind::Address),
        _ => None,
    }
}

/// `rs` and `name` say themselves what they name.
pub(super) fn mention_kind(node: Node<'_, '_>, kind: MentionKind) -> MentionKind {
    if kind != MentionKind::Term {
        return kind;
    }
    match attribute(node, "type").unwrap_or_default() {
        kind if kind.starts_with("pers") => MentionKind::Person,
        kind if kind.starts_with("place") || kind.starts_with("geo") => MentionKind::Place,
        kind if kind.starts_with("org") || kind.starts_with("corp") => MentionKind::Organisation,
        "work" | "title" | "bibl" => MentionKind::Work,
        _ => MentionKind::Term,
    }
}

/// The ids that a pointer names: `#a #b`, or only `a`.
pub(super) fn targets(pointer: &str) -> impl Iterator<Item = &str> {
    pointer.split_whitespace().map(|one| one.strip_prefix('#').unwrap_or(one))
}

/// Whether an expansion offers several readings, or a translation, instead of writing the word out.
pub(super) fn is_offer(expansion: &str) -> bool {
    expansion.contains('/') || expansion.contains('|')
}

pub(super) fn holds_parts(node: Node<'_, '_>) -> bool {
    node.children().any(|child| {
        child.is_element() && matches!(meaning_of(child).0, Meaning::Part(_) | Meaning::Section(_) | Meaning::Structure)
    })
}

/// Whether there is anything to show in it, a number of a page or a mark of a note apart.
pub(crate) fn has_substance(piece: &DraftPiece) -> bool {
    match piece {
        DraftPiece::Text(text) => !even(text).is_empty(),
        DraftPiece::Line { .. } | DraftPiece::Page { .. } => false,
        DraftPiece::NoteRef(_) | DraftPiece::Gap { .. } | DraftPiece::Figure { .. } => true,
        DraftPiece::Span { content, .. } => content.iter().any(has_substance),
        DraftPiece::Choice { source, edited, .. } => source.iter().chain(edited).any(has_substance),
    }
}

/// What a picture's address is called without folder and ending.
pub(super) fn file_name(address: &str) -> String {
    let name = address.trim_end_matches('/').rsplit(['/', '\\']).next().unwrap_or_default();
    name.split('.').next().unwrap_or_default().trim_start_matches('#').to_owned()
}
