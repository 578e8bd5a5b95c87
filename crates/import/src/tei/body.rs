//! The text of a letter: from elements to parts and pieces. Every character that is read is counted.
//!
//! Start with [`read`], which makes parts and hangs notes; [`pieces`] reads what stands within a part. What an element means stands
//! in [`super::meaning`]. Must not know headers.

mod pieces;
mod readings;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use roxmltree::{Document, Node, NodeId};

use super::{
    element::{attribute, id_of, name, weight, words},
    meaning::Meaning,
    stated::{characters_of_bodies, has_substance, holds_parts, meaning_of, section_kind, targets},
};
use crate::{
    draft::{DraftMark, DraftPart, DraftPartKind, DraftPiece},
    report::Characters,
};

/// What was read of a text.
#[derive(Debug, Default)]
pub struct Body {
    /// The parts, notes last.
    pub parts: Vec<DraftPart>,
    /// The characters of its body, or of all of it where it has no `body`.
    pub characters: Characters,
}

/// The notes of a file, by what they point to and by their own ids: gathered once, however many letters it holds.
#[derive(Debug, Default)]
pub struct Notes<'a, 'input> {
    all: Vec<Node<'a, 'input>>,
    by_target: HashMap<&'a str, Vec<usize>>,
    /// What the header says of each hand, by its id.
    hands: HashMap<&'a str, String>,
    by_id: HashMap<&'a str, usize>,
}

/// What a note points to.
fn targets_of<'a>(note: Node<'a, '_>) -> impl Iterator<Item = &'a str> {
    ["target", "corresp"].into_iter().filter_map(move |wanted| attribute(note, wanted)).flat_map(targets)
}

/// The id by which an element names a hand.
fn key_of_hand<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    let fields: &[&str] = if name(node) == "handShift" { &["new", "corresp", "resp"] } else { &["hand"] };
    fields.iter().find_map(|wanted| attribute(node, wanted)).and_then(|pointer| targets(pointer).next())
}

impl<'a, 'input> Notes<'a, 'input> {
    /// All notes of a document.
    #[must_use]
    pub fn of(document: &'a Document<'input>) -> Self {
        let mut notes = Self::default();
        for note in document.descendants().filter(|node| name(*node) == "note") {
            let at = notes.all.len();
            for target in targets_of(note) {
                notes.by_target.entry(target).or_default().push(at);
            }
            if let Some(id) = id_of(note) {
                notes.by_id.entry(id).or_insert(at);
            }
            notes.all.push(note);
        }
        let hands = document.descendants().filter(|node| matches!(name(*node), "handNote" | "hand"));
        notes.hands = hands.filter_map(|node| Some((id_of(node)?, words(node)))).collect();
        notes
    }

    /// Those that hang at one of these ids or are pointed to, in the order of the file.
    fn about(&self, ids: &BTreeSet<&str>, pointed: &BTreeSet<&str>) -> impl Iterator<Item = Node<'a, 'input>> {
        let hanging = ids.iter().filter_map(|id| self.by_target.get(id)).flatten();
        let found: BTreeSet<usize> =
            hanging.chain(pointed.iter().filter_map(|id| self.by_id.get(id))).copied().collect();
        found.into_iter().filter_map(|at| self.all.get(at).copied())
    }
}

/// Reads the text in these elements (usually one `text`), in order. `notes`: all of the file, for those that stand elsewhere.
#[must_use]
pub fn read(roots: &[Node<'_, '_>], notes: &Notes<'_, '_>) -> Body {
    let mut reader = Reader::default();
    for root in roots {
        reader.find_notes(*root, notes);
    }
    for root in roots {
        reader.has_body =
            root.descendants().any(|node| name(node) == "body") || root.ancestors().any(|node| name(node) == "body");
        reader.element(*root, None);
        reader.flush(DraftPartKind::Paragraph);
    }
    // Notes that nothing in the text points to stand at the end all the same.
    for root in roots {
        let unread =
            |node: &Node<'_, '_>| reader.set_apart.contains(&node.id()) && !reader.read_notes.contains_key(&node.id());
        let unread: Vec<Node<'_, '_>> = root.descendants().filter(unread).collect();
        for note in unread {
            reader.note(note);
        }
    }
    let mut parts = reader.parts;
    parts.append(&mut reader.notes);
    Body { parts, characters: Characters { source: characters_of_bodies(roots), ..reader.characters } }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Bucket {
    Text,
    Notes,
    Omitted,
}

#[derive(Default)]
struct Reader {
    parts: Vec<DraftPart>,
    notes: Vec<DraftPart>,
    counts: HashMap<&'static str, usize>,
    /// What is being read and not yet a part.
    run: Vec<DraftPiece>,
    characters: Characters,
    counted: HashSet<NodeId>,
    has_body: bool,
    in_note: bool,
    /// Notes that hang at the element with this id.
    by_anchor: BTreeMap<String, Vec<NodeId>>,
    /// Notes that the text points to, by their own id.
    by_id: BTreeMap<String, NodeId>,
    /// Notes that do not stand where they belong.
    set_apart: HashSet<NodeId>,
    /// Ids of the parts of notes that were read.
    read_notes: HashMap<NodeId, String>,
    /// Notes of which a mark stands in the text, with how many.
    marked_notes: HashMap<NodeId, usize>,
    /// What the header says of the hands that the text names.
    hands: HashMap<String, String>,
}

impl Reader {
    /// Finds the notes that stand elsewhere than where they hang: by `target` or `corresp`, or pointed to.
    fn find_notes(&mut self, root: Node<'_, '_>, notes: &Notes<'_, '_>) {
        let mut ids = BTreeSet::new();
        let mut pointed = BTreeSet::new();
        for node in root.descendants().filter(Node::is_element) {
            ids.extend(id_of(node));
            if !notes.hands.is_empty()
                && let Some(key) = key_of_hand(node)
                && let Some(said) = notes.hands.get(key)
            {
                self.hands.insert(key.to_owned(), said.clone());
            }
            if matches!(name(node), "ref" | "ptr" | "anchor" | "seg") {
                for attribute_name in ["target", "corresp"] {
                    pointed.extend(attribute(node, attribute_name).into_iter().flat_map(targets));
                }
            }
        }
        // Of a file with many letters, only what is in or points into this one.
        for note in notes.about(&ids, &pointed) {
            let hangs: Vec<&str> = targets_of(note).filter(|target| ids.contains(target)).collect();
            let own = id_of(note).filter(|id| pointed.contains(id));
            if let Some(id) = own {
                self.by_id.insert(id.to_owned(), note.id());
                self.set_apart.insert(note.id());
            } else if let Some(first) = hangs.first() {
                // Between two anchors, the note hangs at the second.
                let at = hangs.get(1).unwrap_or(first);
                self.by_anchor.entry((*at).to_owned()).or_default().push(note.id());
                self.set_apart.insert(note.id());
            }
        }
    }

    fn count(&mut self, text: Node<'_, '_>, bucket: Bucket) {
        // What is left out may hold a note that belongs elsewhere and is read there: each character is counted once.
        if !self.counted.insert(text.id()) {
            return;
        }
        if self.has_body && !text.ancestors().any(|node| name(node) == "body") {
            return;
        }
        let weight = weight(text.text().unwrap_or_default());
        match bucket {
            Bucket::Text => self.characters.text += weight,
            Bucket::Notes => self.characters.notes += weight,
            Bucket::Omitted => self.characters.omitted += weight,
        }
    }

    /// By whose hand something is: as the header describes it in few words, else as it is called.
    fn hand(&self, node: Node<'_, '_>) -> String {
        const MOST: usize = 80;
        let Some(key) = key_of_hand(node) else {
            return ["medium", "scribe"]
                .into_iter()
                .filter_map(|one| attribute(node, one))
                .collect::<Vec<_>>()
                .join(", ");
        };
        let said = self.hands.get(key).filter(|said| !said.is_empty() && said.chars().count() <= MOST);
        said.cloned().unwrap_or_else(|| key.replace('_', " "))
    }

    fn bucket(&self) -> Bucket {
        if self.in_note { Bucket::Notes } else { Bucket::Text }
    }

    /// Makes a part of what was read, if there is anything in it; marks without words wait for the next.
    fn flush(&mut self, kind: DraftPartKind) {
        let is_empty = !self.run.iter().any(has_substance);
        if is_empty {
            self.run.retain(|piece| !matches!(piece, DraftPiece::Text(_) | DraftPiece::Line { .. }));
            return;
        }
        let id = self.next_id(kind);
        let content = std::mem::take(&mut self.run);
        self.parts.push(DraftPart { id, kind, content });
    }

    fn next_id(&mut self, kind: DraftPartKind) -> String {
        let count = self.counts.entry(kind.prefix()).or_default();
        *count += 1;
        format!("{}{count}", kind.prefix())
    }

    /// An element that holds parts, or is one.
    fn element(&mut self, node: Node<'_, '_>, within: Option<DraftPartKind>) {
        let (own, _) = meaning_of(node);
        match own {
            Meaning::Structure => {
                self.mixed(node, section_kind(node).or(within), within.unwrap_or(DraftPartKind::Paragraph))
            }
            Meaning::Section(kind) => {
                let kind = within.filter(|_| kind == DraftPartKind::Closing).unwrap_or(kind);
                self.mixed(node, Some(kind), kind);
            }
            Meaning::Part(kind) => {
                let kind = match (within, kind) {
                    (Some(within), DraftPartKind::Paragraph) => within,
                    (Some(DraftPartKind::Closing), DraftPartKind::Salutation) => DraftPartKind::Closing,
                    _ => kind,
                };
                self.mixed(node, within, kind);
            }
            Meaning::Row => {
                for (at, cell) in node.children().filter(Node::is_element).enumerate() {
                    if at > 0 {
                        self.run.push(DraftPiece::Text("\t".to_owned()));
                    }
                    self.inline_element(cell);
                }
                self.loose_text(node);
                self.flush(DraftPartKind::TableRow);
            }
            Meaning::Register => {
                for note in node.descendants().filter(|node| name(*node) == "note") {
                    if !self.set_apart.contains(&note.id()) && matches!(name(node), "noteGrp" | "standOff") {
                        self.set_apart.insert(note.id());
                    }
                }
                for text in node.descendants().filter(Node::is_text) {
                    if !text.ancestors().any(|parent| self.set_apart.contains(&parent.id())) {
                        self.count(text, Bucket::Omitted);
                    }
                }
            }
            _ => self.inline_element(node),
        }
    }

    /// Words that stand between the cells of a row: shown nowhere, so they are counted as left out.
    fn loose_text(&mut self, row: Node<'_, '_>) {
        for text in row.children().filter(Node::is_text) {
            self.count(text, Bucket::Omitted);
        }
    }

    /// The children of an element of which some may be parts of their own; what is between these is a part of this kind.
    fn mixed(&mut self, node: Node<'_, '_>, within: Option<DraftPartKind>, kind: DraftPartKind) {
        self.flush(kind);
        for child in node.children() {
            let (own, _) = meaning_of(child);
            let is_block = child.is_element()
                && matches!(
                    own,
                    Meaning::Structure | Meaning::Section(_) | Meaning::Part(_) | Meaning::Row | Meaning::Register
                );
            // “I am, with great respect, yours”: no part by itself.
            let is_in_sentence = own == Meaning::Part(DraftPartKind::Salutation)
                && matches!(name(node), "closer" | "p")
                && self.run.iter().any(has_substance);
            let is_block = (is_block && !is_in_sentence) || own == Meaning::Quotation && holds_parts(child);
            if is_block {
                self.flush(kind);
                if own == Meaning::Quotation {
                    self.mixed(child, within, kind);
                } else {
                    self.element(child, within);
                }
            } else if is_in_sentence {
                self.span(child, DraftMark::Plain);
                self.hang_notes(child);
            } else {
                self.inline(child);
            }
        }
        self.hang_notes(node);
        self.flush(kind);
    }

    /// The notes that hang at an element by its id.
    fn hang_notes(&mut self, node: Node<'_, '_>) {
        let Some(notes) = id_of(node).and_then(|id| self.by_anchor.remove(id)) else { return };
        for note in notes.into_iter().filter_map(|id| node.document().get_node(id)) {
            self.mark_note(note);
        }
    }

    /// Sets the mark of a note; `false` where it can have no other. A note hangs in one place: what is pointed to from several, as from
    /// an original and its translation, stands below as often.
    fn mark_note(&mut self, note: Node<'_, '_>) -> bool {
        const MOST_MARKS: usize = 12;
        let marks = self.marked_notes.entry(note.id()).or_default();
        if *marks > 0 {
            // A note that points to itself would never end.
            if self.in_note || *marks == MOST_MARKS {
                return false;
            }
            self.read_notes.remove(&note.id());
        }
        *marks += 1;
        let id = self.note(note);
        self.run.push(DraftPiece::NoteRef(id));
        true
    }

    /// Reads a note as a part; gives its id. One that was read is not read again.
    fn note(&mut self, node: Node<'_, '_>) -> String {
        if let Some(id) = self.read_notes.get(&node.id()) {
            return id.clone();
        }
        let id = self.next_id(DraftPartKind::Note);
        self.read_notes.insert(node.id(), id.clone());
        let outer = std::mem::replace(&mut self.in_note, true);
        let content = self.content(node);
        self.in_note = outer;
        self.notes.push(DraftPart { id: id.clone(), kind: DraftPartKind::Note, content });
        id
    }
}
