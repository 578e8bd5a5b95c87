//! The text of a letter: from elements to parts and pieces. Every character that is read is counted.
//!
//! Start with [`read`]. What an element means stands in [`super::meaning`]. Must not know headers.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use roxmltree::{Node, NodeId};

use super::{
    element::{attribute, child, even, id_of, name, weight, words},
    meaning::{Meaning, NAMESPACE, meaning},
};
use crate::{
    draft::{ChoiceKind, DraftPart, DraftPartKind, Mark, MentionKind, Piece},
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

/// Reads the text in these elements (usually one `text`), in order.
#[must_use]
pub fn read(roots: &[Node<'_, '_>]) -> Body {
    let mut reader = Reader::default();
    for root in roots {
        reader.find_notes(*root);
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
    Body { parts, characters: Characters { source: source(roots), ..reader.characters } }
}

/// The characters of the bodies in these elements, counted by themselves.
fn source(roots: &[Node<'_, '_>]) -> usize {
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
}

impl Reader {
    /// Finds the notes that stand elsewhere than where they hang: by `target` or `corresp`, or pointed to.
    fn find_notes(&mut self, root: Node<'_, '_>) {
        let document = root.document();
        let mut ids = BTreeSet::new();
        let mut pointed = BTreeSet::new();
        for node in root.descendants().filter(Node::is_element) {
            ids.extend(id_of(node));
            if matches!(name(node), "ref" | "ptr" | "anchor" | "seg") {
                for attribute_name in ["target", "corresp"] {
                    pointed.extend(attribute(node, attribute_name).into_iter().flat_map(targets));
                }
            }
        }
        let all = document.root_element().descendants().filter(|node| name(*node) == "note");
        // Of a file with many letters, only what is in or points into this one.
        for note in all {
            let hangs: Vec<&str> = ["target", "corresp"]
                .into_iter()
                .filter_map(|attribute_name| attribute(note, attribute_name))
                .flat_map(targets)
                .filter(|target| ids.contains(target))
                .collect();
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
            let is_block = is_block || own == Meaning::Quotation && holds_parts(child);
            if is_block {
                self.flush(kind);
                if own == Meaning::Quotation {
                    self.mixed(child, within, kind);
                } else {
                    self.element(child, within);
                }
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
            Meaning::Deletion => self.span(node, Mark::Deletion),
            Meaning::Addition => self.span(node, Mark::Addition(stated("place"))),
            Meaning::Unclear => self.span(node, Mark::Unclear),
            Meaning::Supplied => self.span(node, Mark::Supplied),
            Meaning::Expansion => self.span(node, Mark::Expansion),
            Meaning::Foreign => {
                let language = node.attribute((roxmltree::NS_XML_URI, "lang")).unwrap_or_default();
                self.span(node, Mark::Foreign(language.to_owned()));
            }
            Meaning::Quotation => self.span(node, Mark::Quotation),
            Meaning::Hand => self.run.push(Piece::Span { mark: Mark::Hand(stated("new")), content: Vec::new() }),
            Meaning::Mention(kind) => {
                let reference =
                    ["ref", "key", "corresp"].into_iter().find_map(|wanted| attribute(node, wanted)).map(str::to_owned);
                self.span(node, Mark::Mention { kind: mention_kind(node, kind), reference });
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
                    self.span(node, Mark::Link(stated("target")));
                }
            }
            Meaning::Omitted => {
                for text in node.descendants().filter(Node::is_text) {
                    self.count(text, Bucket::Omitted);
                }
            }
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

    fn choice(&mut self, node: Node<'_, '_>) {
        let children: Vec<Node<'_, '_>> = node.children().filter(Node::is_element).collect();
        let of =
            |names: &[&str]| children.iter().copied().filter(|node| names.contains(&name(*node))).collect::<Vec<_>>();
        let pairs: [(&[&str], &[&str], ChoiceKind); 3] = [
            (&["abbr", "am"], &["expan", "ex"], ChoiceKind::Abbreviation),
            (&["orig"], &["reg"], ChoiceKind::Regularisation),
            (&["sic"], &["corr"], ChoiceKind::Correction),
        ];
        let chosen = pairs.into_iter().find(|(source, edited, _)| !of(source).is_empty() && !of(edited).is_empty());
        let Some((source, edited, kind)) = chosen else {
            // One half only, or readings of another kind: all of it, in order.
            for child in node.children() {
                self.inline(child);
            }
            return;
        };
        let (source, edited) = (of(source), of(edited));
        let kind = if kind == ChoiceKind::Abbreviation
            && (edited.len() > 1 || edited.iter().any(|node| is_offer(&words(*node))))
        {
            ChoiceKind::AbbreviationExplained
        } else {
            kind
        };
        let source: Vec<Piece> = source.into_iter().flat_map(|node| self.content(node)).collect();
        let mut made = Vec::new();
        for (at, node) in edited.into_iter().enumerate() {
            if at > 0 {
                made.push(Piece::Text(" / ".to_owned()));
            }
            made.extend(self.content(node));
        }
        self.run.push(Piece::Choice { kind, source, edited: made });
        let paired = |child: &Node<'_, '_>| {
            matches!(name(*child), "abbr" | "am" | "expan" | "ex" | "orig" | "reg" | "sic" | "corr")
        };
        for child in node.children().filter(|child| !paired(child)) {
            self.inline(child);
        }
    }

    /// Of readings by witness the first is text, the others are told in a note.
    fn readings(&mut self, node: Node<'_, '_>) {
        let mut readings = node.children().filter(|child| matches!(name(*child), "lem" | "rdg"));
        let first = readings.next();
        if let Some(first) = first {
            let content = self.content(first);
            self.run.push(Piece::Span { mark: Mark::Plain, content });
        }
        let others: Vec<Node<'_, '_>> = readings.collect();
        if !others.is_empty() {
            let outer = std::mem::replace(&mut self.in_note, true);
            let mut content = Vec::new();
            for (at, other) in others.into_iter().enumerate() {
                if at > 0 {
                    content.push(Piece::Text("; ".to_owned()));
                }
                content.extend(self.content(other));
            }
            self.in_note = outer;
            if content.iter().any(has_substance) {
                let id = self.next_id(DraftPartKind::Note);
                self.notes.push(DraftPart { id: id.clone(), kind: DraftPartKind::Note, content });
                self.run.push(Piece::NoteRef(id));
            }
        }
        for child in node.children().filter(|child| !matches!(name(*child), "lem" | "rdg")) {
            self.inline(child);
        }
    }
}

/// What an element means; those of other namespaces are kept as words.
fn meaning_of(node: Node<'_, '_>) -> (Meaning, crate::report::Treatment) {
    match node.tag_name().namespace() {
        None | Some(NAMESPACE) => meaning(name(node)),
        Some(_) => (Meaning::Words, crate::report::Treatment::Text),
    }
}

/// The kind of part that the type of a division stands for.
fn section_kind(node: Node<'_, '_>) -> Option<DraftPartKind> {
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
fn mention_kind(node: Node<'_, '_>, kind: MentionKind) -> MentionKind {
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
fn targets(pointer: &str) -> impl Iterator<Item = &str> {
    pointer.split_whitespace().map(|one| one.strip_prefix('#').unwrap_or(one))
}

/// Whether an expansion offers several readings, or a translation, instead of writing the word out.
fn is_offer(expansion: &str) -> bool {
    expansion.contains('/') || expansion.contains('|')
}

fn holds_parts(node: Node<'_, '_>) -> bool {
    node.children().any(|child| {
        child.is_element() && matches!(meaning_of(child).0, Meaning::Part(_) | Meaning::Section(_) | Meaning::Structure)
    })
}

/// Whether there is anything to show in it, a number of a page or a mark of a note apart.
fn has_substance(piece: &Piece) -> bool {
    match piece {
        Piece::Text(text) => !even(text).is_empty(),
        Piece::Line { .. } | Piece::Page { .. } => false,
        Piece::NoteRef(_) | Piece::Gap { .. } | Piece::Figure { .. } => true,
        Piece::Span { content, .. } => content.iter().any(has_substance),
        Piece::Choice { source, edited, .. } => source.iter().chain(edited).any(has_substance),
    }
}

/// What a picture's address is called without folder and ending.
fn file_name(address: &str) -> String {
    let name = address.rsplit(['/', '\\']).next().unwrap_or_default();
    name.split('.').next().unwrap_or_default().trim_start_matches('#').to_owned()
}
