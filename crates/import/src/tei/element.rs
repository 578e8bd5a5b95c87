//! Looking at elements: attributes, descendants, words.
//!
//! Must not know what any of it means.

use roxmltree::Node;

/// The `xml:id`.
#[must_use]
pub fn id_of<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    node.attribute((roxmltree::NS_XML_URI, "id")).filter(|id| !id.is_empty())
}

/// The language, `xml:lang` of the element or of what it stands in.
#[must_use]
pub fn language_of<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    node.ancestors().find_map(|node| node.attribute((roxmltree::NS_XML_URI, "lang")))
}

/// Local name of an element; empty for what is none.
#[must_use]
pub fn name<'a>(node: Node<'a, '_>) -> &'a str {
    if node.is_element() { node.tag_name().name() } else { "" }
}

/// The first descendant with this local name, in any namespace.
#[must_use]
pub fn first<'a, 'input>(node: Node<'a, 'input>, wanted: &str) -> Option<Node<'a, 'input>> {
    node.descendants().find(|node| name(*node) == wanted)
}

/// All descendants with this local name.
pub fn all<'a, 'input, 'w>(
    node: Node<'a, 'input>,
    wanted: &'w str,
) -> impl Iterator<Item = Node<'a, 'input>> + use<'a, 'input, 'w>
where
    'a: 'w,
{
    node.descendants().filter(move |node| name(*node) == wanted)
}

/// The child with this local name.
#[must_use]
pub fn child<'a, 'input>(node: Node<'a, 'input>, wanted: &str) -> Option<Node<'a, 'input>> {
    node.children().find(|node| name(*node) == wanted)
}

/// An attribute by its local name, in any namespace; empty ones are none.
#[must_use]
pub fn attribute<'a>(node: Node<'a, '_>, wanted: &str) -> Option<&'a str> {
    node.attributes()
        .find(|attribute| attribute.name() == wanted)
        .map(|attribute| attribute.value().trim())
        .filter(|value| !value.is_empty())
}

/// The words in an element, white space made even; those of notes left out.
#[must_use]
pub fn words(node: Node<'_, '_>) -> String {
    let mut text = String::new();
    gather(node, &mut text);
    even(&text)
}

/// The same of a title, whose lines are parted by commas unless a sign stands there already or the next goes on with a small letter.
#[must_use]
pub fn lines(node: Node<'_, '_>) -> String {
    let mut text = String::new();
    gather(node, &mut text);
    let mut out = String::new();
    for line in text.split(LINE).map(even).filter(|line| !line.is_empty()) {
        let is_parted = out.is_empty()
            || out.ends_with(|sign: char| !sign.is_alphanumeric())
            || line.starts_with(|sign: char| !sign.is_uppercase());
        out.push_str(if is_parted { " " } else { ", " });
        out.push_str(&line);
    }
    out.trim_start().to_owned()
}

/// Where a line ends, while words are gathered: white space of a kind that files do not have.
const LINE: char = '\u{2028}';

fn gather(node: Node<'_, '_>, text: &mut String) {
    for child in node.children() {
        if child.is_text() {
            text.push_str(child.text().unwrap_or_default());
        } else if child.is_element() && !matches!(name(child), "note" | "expan") {
            if matches!(name(child), "lb" | "pb" | "p") {
                text.push(LINE);
            }
            gather(child, text);
        }
    }
}

/// White space made even.
#[must_use]
pub fn even(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many characters other than white space.
#[must_use]
pub fn weight(text: &str) -> usize {
    text.chars().filter(|character| !character.is_whitespace()).count()
}

/// How deep the document is nested, without descending by calls.
#[must_use]
pub fn depth(document: &roxmltree::Document<'_>) -> usize {
    let (mut deepest, mut depth) = (0_usize, 0_usize);
    let root = document.root();
    let mut node = root;
    loop {
        if let Some(child) = node.first_child() {
            node = child;
            depth += 1;
            deepest = deepest.max(depth);
            continue;
        }
        loop {
            if node == root {
                return deepest;
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else { return deepest };
            node = parent;
            depth = depth.saturating_sub(1);
        }
    }
}
