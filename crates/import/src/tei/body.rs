//! The text of a letter: from elements to parts and pieces. Every character that is read is counted.
//!
//! Start with [`read`]. What an element means stands in [`super::meaning`]. Must not know headers.

mod readings;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use roxmltree::{Document, Node, NodeId};

use super::{
    element::{attribute, child, id_of, language_of, name, weight, words},
    meaning::Meaning,
    stated::{
        characters_of_bodies, file_name, has_substance, holds_parts, meaning_of, mention_kind, section_kind, targets,
    },
};
use crate::{
    draft::{DraftPart, DraftPartKind, Mark, Piece},
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
    run: Vec<Piece>,
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
            self.run.retain(|piece| !matches!(piece, Piece::Text(_) | Piece::Line { .. }));
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
                        self.run.push(Piece::Text("\t".to_owned()));
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
                self.span(child, Mark::Plain);
                self.hang_notes(child);
            } else {
                self.inline(child);
            }
        }
        self.hang_notes(node);
        self.flush(kind);
    }

    fn inline(&mut self, node: Node<'_, '_>) {
        if node.is_text() {
            let bucket = self.bucket();
            self.count(node, bucket);
            self.run.push(Piece::Text(node.text().unwrap_or_default().to_owned()));
        } else if node.is_element() {
            self.inline_element(node);
        }
    }

    /// What the children make, without making parts.
    fn content(&mut self, node: Node<'_, '_>) -> Vec<Piece> {
        let before = std::mem::take(&mut self.run);
        for child in node.children() {
            self.inline(child);
        }
        std::mem::replace(&mut self.run, before)
    }

    fn span(&mut self, node: Node<'_, '_>, mark: Mark) {
        let content = self.content(node);
        self.run.push(Piece::Span { mark, content });
    }

    fn inline_element(&mut self, node: Node<'_, '_>) {
        let (own, _) = meaning_of(node);
        let stated = |wanted: &str| attribute(node, wanted).unwrap_or_default().to_owned();
        // A sign that stands close to what is before it, whatever white space a file has there.
        if matches!(attribute(node, "join"), Some("left" | "both")) {
            self.run.push(Piece::Line { within_word: true });
        }
        if name(node) == "bibl" && node.parent().is_some_and(|parent| name(parent) == "cit") {
            self.run.push(Piece::Text(" ".to_owned()));
        }
        match own {
            Meaning::Line => self.run.push(Piece::Line { within_word: attribute(node, "break") == Some("no") }),
            Meaning::Page => {
                let number = attribute(node, "n")
                    .map_or_else(|| file_name(attribute(node, "facs").unwrap_or_default()), str::to_owned);
                self.run.push(Piece::Page { number });
                if attribute(node, "break") == Some("no") {
                    self.run.push(Piece::Line { within_word: true });
                }
            }
            Meaning::Note => {
                if !self.set_apart.contains(&node.id()) {
                    let id = self.note(node);
                    self.run.push(Piece::NoteRef(id));
                }
            }
            Meaning::Anchor => {}
            Meaning::Gap => {
                let stated: Vec<&str> = ["reason", "quantity", "extent", "unit"]
                    .into_iter()
                    .filter_map(|wanted| attribute(node, wanted))
                    .collect();
                let described = self.content(node);
                let is_space = name(node) == "space";
                if !is_space || !described.is_empty() {
                    self.run.push(Piece::Gap { reason: stated.join(" ") });
                } else {
                    self.run.push(Piece::Text(" ".to_owned()));
                }
                self.run.extend(described);
            }
            Meaning::Figure => {
                let description = child(node, "figDesc").map(words).unwrap_or_default();
                self.run.push(Piece::Figure { description });
                let content = self.content(node);
                if content.iter().any(has_substance) {
                    self.run.push(Piece::Span { mark: Mark::Plain, content });
                }
            }
            Meaning::Choice => self.choice(node),
            Meaning::Readings => self.readings(node),
            Meaning::Emphasis => self.span(node, Mark::Emphasis(stated("rend") + &stated("rendition"))),
            // Struck out, and made good again.
            Meaning::Deletion if node.parent().is_some_and(|parent| name(parent) == "restore") => {
                self.span(node, Mark::Plain);
            }
            Meaning::Deletion => {
                let hand = self.hand(node);
                self.span(node, Mark::Deletion { hand });
            }
            Meaning::Addition => {
                let hand = self.hand(node);
                self.span(node, Mark::Addition { place: stated("place"), hand });
            }
            Meaning::Unclear => self.span(node, Mark::Unclear),
            Meaning::Supplied => self.span(node, Mark::Supplied),
            Meaning::Expansion => self.span(node, Mark::Expansion),
            Meaning::Foreign => {
                let language = node.attribute((roxmltree::NS_XML_URI, "lang")).unwrap_or_default();
                self.span(node, Mark::Foreign(language.to_owned()));
            }
            Meaning::Quotation => self.quotation(node),
            Meaning::Hand => {
                let hand = self.hand(node);
                self.run.push(Piece::Span { mark: Mark::Hand(hand), content: Vec::new() });
            }
            Meaning::Mention(kind) => {
                let reference =
                    ["ref", "key", "corresp"].into_iter().find_map(|wanted| attribute(node, wanted)).map(str::to_owned);
                let kind = mention_kind(node, kind);
                // Titles of works stand out in print.
                let is_set_off = name(node) == "title"
                    && attribute(node, "level") != Some("a")
                    && !node.descendants().chain(node.ancestors()).any(|node| matches!(name(node), "hi" | "emph"));
                let mut content = self.content(node);
                if is_set_off {
                    content = vec![Piece::Span { mark: Mark::Emphasis("italic".to_owned()), content }];
                }
                self.run.push(Piece::Span { mark: Mark::Mention { kind, reference }, content });
            }
            Meaning::Link => {
                let note = attribute(node, "target")
                    .and_then(|target| targets(target).next())
                    .and_then(|id| self.by_id.get(id).copied());
                if let Some(note) = note.and_then(|id| node.document().get_node(id)) {
                    // The words of the link are the mark of the note.
                    for text in node.descendants().filter(Node::is_text) {
                        self.count(text, Bucket::Notes);
                    }
                    let id = self.note(note);
                    self.run.push(Piece::NoteRef(id));
                } else {
                    self.link(node);
                }
            }
            Meaning::Omitted => {
                for text in node.descendants().filter(Node::is_text) {
                    self.count(text, Bucket::Omitted);
                }
            }
            Meaning::SourceLine => {
                let mut content = self.content(node);
                self.run.append(&mut content);
                self.run.push(Piece::Line { within_word: false });
            }
            Meaning::Words if readings::other_reading(node).is_some() => self.reading_beside(node),
            Meaning::Words => {
                let content = self.content(node);
                self.run.push(Piece::Span { mark: Mark::Plain, content });
            }
            Meaning::Structure | Meaning::Section(_) | Meaning::Part(_) | Meaning::Row | Meaning::Register => {
                // A part within words (a paragraph within a note, a list within a cell): its words, in a line of their own.
                self.run.push(Piece::Line { within_word: false });
                let content = self.content(node);
                self.run.push(Piece::Span { mark: Mark::Plain, content });
                self.run.push(Piece::Line { within_word: false });
            }
        }
        if matches!(own, Meaning::Line | Meaning::Page | Meaning::Anchor | Meaning::Hand) {
            // Empty in any valid file; what stands in one all the same is read behind it.
            let mut content = self.content(node);
            self.run.append(&mut content);
        }
        self.hang_notes(node);
    }

    /// Words that the file says are quoted have the marks that it leaves to whoever shows them, unless they are written.
    fn quotation(&mut self, node: Node<'_, '_>) {
        let is_mark = |character: char| "\"'“”„‘’‚«»‹›".contains(character);
        let is_in_marks = |pieces: &[Piece]| match pieces.last() {
            Some(Piece::Text(text)) => text.trim_end().ends_with(is_mark),
            _ => false,
        };
        let quoted = words(node);
        let is_plain = matches!(attribute(node, "rend"), Some("none" | "block" | "unmarked"));
        let has_marks = is_plain || quoted.is_empty() || quoted.starts_with(is_mark) || is_in_marks(&self.run);
        let language = language_of(node).and_then(crate::language::tag).unwrap_or_default();
        let (open, close) = match language.split('-').next().unwrap_or_default() {
            _ if has_marks => ("", ""),
            "de" | "cs" | "sk" => ("„", "“"),
            "fr" | "it" | "es" | "pt" | "ru" | "el" => ("«", "»"),
            "sv" | "fi" => ("”", "”"),
            _ => ("“", "”"),
        };
        let mut content = self.content(node);
        if !has_marks {
            content.insert(0, Piece::Text(open.to_owned()));
            content.push(Piece::Text(close.to_owned()));
        }
        self.run.push(Piece::Span { mark: Mark::Quotation, content });
    }

    /// A link shows where it leads: an address on the web stands in a note, within a note behind the words; without words the target
    /// itself is shown.
    fn link(&mut self, node: Node<'_, '_>) {
        let target =
            ["target", "url", "doc"].into_iter().find_map(|wanted| attribute(node, wanted)).unwrap_or_default();
        let mut content = self.content(node);
        let is_address = target.starts_with("http://") || target.starts_with("https://");
        let mark = Mark::Link(target.to_owned());
        if !content.iter().any(has_substance) {
            content.push(Piece::Text(target.trim_start_matches('#').to_owned()));
            self.run.push(Piece::Span { mark, content });
            return;
        }
        let is_written = words(node).contains(target);
        self.run.push(Piece::Span { mark, content });
        if !is_address || is_written {
            return;
        }
        if self.in_note {
            self.run.push(Piece::Text(format!(" ({target})")));
        } else {
            let id = self.next_id(DraftPartKind::Note);
            let content = vec![Piece::Text(target.to_owned())];
            self.notes.push(DraftPart { id: id.clone(), kind: DraftPartKind::Note, content });
            self.run.push(Piece::NoteRef(id));
        }
    }

    /// The notes that hang at an element by its id.
    fn hang_notes(&mut self, node: Node<'_, '_>) {
        let Some(notes) = id_of(node).and_then(|id| self.by_anchor.remove(id)) else { return };
        for note in notes.into_iter().filter_map(|id| node.document().get_node(id)) {
            let id = self.note(note);
            self.run.push(Piece::NoteRef(id));
        }
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
