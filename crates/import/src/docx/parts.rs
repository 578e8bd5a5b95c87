//! The parts that an archive of a word processor is made of: the document, its notes, styles, links and comments.
//!
//! Start with [`Package::read`], then [`Parts::of`]. Must not know letters.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};

use crate::{
    archive,
    source::{FileProblem, SourceFile},
    tei::{
        element::{attribute, child, even, name, weight},
        parse,
    },
};

/// The texts of the parts.
pub(super) struct Package {
    document: String,
    others: BTreeMap<&'static str, String>,
    /// What stands at the head and the foot of every page, as it is stored.
    edges: Vec<String>,
}

/// The parts beside the document, and what they are called there.
const OTHERS: [&str; 5] = ["footnotes.xml", "endnotes.xml", "comments.xml", "styles.xml", "_rels/document.xml.rels"];

impl Package {
    pub(super) fn read(bytes: &[u8]) -> Result<Self, FileProblem> {
        let inside: Vec<SourceFile> = archive::files(bytes)?.into_iter().flatten().collect();
        let file = |path: &str| inside.iter().find(|file| file.name == path);
        // Some programs call the main part otherwise.
        let named = file("word/document.xml").or_else(|| {
            let is_main = |file: &&SourceFile| file.name.starts_with("word/document") && file.name.ends_with(".xml");
            inside.iter().find(is_main)
        });
        let main = named.ok_or_else(|| FileProblem::new("is not a document of a word processor"))?;
        let mut others = BTreeMap::new();
        for name in OTHERS {
            if let Some(found) = file(&format!("word/{name}")) {
                others.insert(name, found.text()?);
            }
        }
        let is_edge = |file: &&SourceFile| {
            let name = file.name.strip_prefix("word/").unwrap_or_default();
            (name.starts_with("header") || name.starts_with("footer")) && name.ends_with(".xml")
        };
        let edges = inside.iter().filter(is_edge).filter_map(|file| file.text().ok()).collect();
        Ok(Self { document: main.text()?, others, edges })
    }
}

impl Package {
    /// How many heads and feet of pages have words, and not the number of the page alone.
    pub(super) fn edges_with_words(&self) -> usize {
        let has_words = |text: &&String| {
            parse(text).is_ok_and(|part| {
                let words = part.descendants().filter(|node| name(*node) == "t").filter_map(|node| node.text());
                words.flat_map(str::chars).any(char::is_alphabetic)
            })
        };
        self.edges.iter().filter(has_words).count()
    }
}

/// The parts, read.
pub(super) struct Parts<'a> {
    pub(super) document: Document<'a>,
    others: BTreeMap<&'static str, Document<'a>>,
    /// The level of each style of headings, by the style's id.
    headings: BTreeMap<String, u8>,
}

impl<'a> Parts<'a> {
    pub(super) fn of(package: &'a Package) -> Result<Self, FileProblem> {
        let document = parse(&package.document)?;
        let mut others = BTreeMap::new();
        for (name, text) in &package.others {
            others.insert(*name, parse(text)?);
        }
        let headings = others.get("styles.xml").map(headings).unwrap_or_default();
        Ok(Self { document, others, headings })
    }

    /// The level of a heading, the document's title being 0; nothing for what is none.
    pub(super) fn heading_level(&self, paragraph: Node<'_, '_>) -> Option<u8> {
        let properties = child(paragraph, "pPr")?;
        let value = |wanted: &str| child(properties, wanted).and_then(|node| attribute(node, "val"));
        if let Some(level) = value("outlineLvl").and_then(|level| level.parse::<u8>().ok()) {
            return (level < 9).then_some(level + 1);
        }
        let style = value("pStyle")?;
        self.headings.get(style).copied().or_else(|| level_of_name(style))
    }

    pub(super) fn note(&self, reference: &str, id: &str) -> Option<Node<'_, 'a>> {
        let (part, element) =
            if reference == "endnoteReference" { ("endnotes.xml", "endnote") } else { ("footnotes.xml", "footnote") };
        notes(self.others.get(part)?, element).find(|node| attribute(*node, "id") == Some(id))
    }

    /// Where a link leads.
    pub(super) fn target(&self, id: &str) -> Option<&str> {
        let links = self.others.get("_rels/document.xml.rels")?;
        let link = links.descendants().find(|node| attribute(*node, "Id") == Some(id))?;
        attribute(link, "Target")
    }

    pub(super) fn comments(&self) -> Vec<String> {
        let all = self.others.get("comments.xml").into_iter().flat_map(|part| part.descendants());
        let comments = all.filter(|node| name(*node) == "comment");
        comments
            .map(|comment| {
                let words = comment.descendants().filter(|node| name(*node) == "t").filter_map(|node| node.text());
                even(&words.collect::<Vec<_>>().join(" "))
            })
            .collect()
    }

    /// How many characters the document and its notes have, counted by themselves; and those of notes to which no place leads.
    pub(super) fn weights(&self) -> (usize, usize) {
        let mut led_to = BTreeSet::new();
        for node in self.document.descendants() {
            if matches!(name(node), "footnoteReference" | "endnoteReference") && !is_left_out(node) {
                led_to.extend(attribute(node, "id").map(|id| (name(node) == "endnoteReference", id)));
            }
        }
        let (mut all, mut unread) = (weight_of(self.document.root()), 0);
        for (part, element) in [("footnotes.xml", "footnote"), ("endnotes.xml", "endnote")] {
            for note in self.others.get(part).into_iter().flat_map(|part| notes(part, element)) {
                let weight = weight_of(note);
                all += weight;
                let id = attribute(note, "id").unwrap_or_default();
                if !led_to.contains(&(element == "endnote", id)) {
                    unread += weight;
                }
            }
        }
        (all, unread)
    }
}

fn is_left_out(node: Node<'_, '_>) -> bool {
    node.ancestors().any(|node| matches!(name(node), "del" | "moveFrom" | "Fallback") || is_hidden(node))
}

/// Whether a run is one that the word processor does not show.
pub(super) fn is_hidden(run: Node<'_, '_>) -> bool {
    let properties = child(run, "rPr").filter(|_| name(run) == "r");
    let mark = properties.and_then(|properties| child(properties, "vanish"));
    mark.is_some_and(|mark| !matches!(attribute(mark, "val"), Some("0" | "false" | "off")))
}

/// The characters in an element, deleted ones included, those that stand twice for other programs once.
pub(super) fn weight_of(node: Node<'_, '_>) -> usize {
    let texts = node.descendants().filter(|node| matches!(name(*node), "t" | "delText" | "noBreakHyphen"));
    let texts = texts.filter(|node| !node.ancestors().any(|parent| name(parent) == "Fallback"));
    texts.map(|node| if name(node) == "noBreakHyphen" { 1 } else { weight(node.text().unwrap_or_default()) }).sum()
}

/// The notes of a part, without the lines by which they are set off from the text.
fn notes<'d, 'a>(part: &'d Document<'a>, element: &'static str) -> impl Iterator<Item = Node<'d, 'a>> {
    let all = part.descendants().filter(move |node| name(*node) == element);
    all.filter(|node| !matches!(attribute(*node, "type"), Some(kind) if kind != "normal"))
}

/// The styles of headings: what a style is called tells it, in whatever language its id is, or the level of its paragraphs.
fn headings(styles: &Document<'_>) -> BTreeMap<String, u8> {
    let all = styles.descendants().filter(|node| name(*node) == "style");
    all.filter_map(|style| {
        let id = attribute(style, "styleId")?;
        let named = child(style, "name").and_then(|node| attribute(node, "val")).and_then(level_of_name);
        let outlined = || {
            let level = child(child(style, "pPr")?, "outlineLvl")?;
            attribute(level, "val")?.parse::<u8>().ok().filter(|level| *level < 9).map(|level| level + 1)
        };
        Some((id.to_owned(), named.or_else(outlined)?))
    })
    .collect()
}

/// `Heading1`, `heading 1`, and that in the languages in which word processors name styles.
fn level_of_name(name: &str) -> Option<u8> {
    let name = name.to_lowercase();
    if matches!(name.as_str(), "title" | "titel" | "titre" | "titolo") {
        return Some(0);
    }
    let level = name.chars().last()?.to_digit(10).filter(|level| *level > 0)?;
    let is_heading = ["heading", "berschrift", "titre", "titolo", "ttulo", "título", "kop", "rubrik", "overskrift"]
        .iter()
        .any(|word| name.contains(word));
    is_heading.then_some(u8::try_from(level).ok()?)
}
