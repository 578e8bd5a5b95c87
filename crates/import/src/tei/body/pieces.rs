//! What stands within a part: words, marks of the editors, links, figures, places where notes hang.
//!
//! Start with [`Reader::inline_element`]. Must not make parts, but for the notes that a link asks for.

use roxmltree::Node;

use super::{Bucket, Reader, readings};
use crate::{
    draft::{DraftMark, DraftPart, DraftPartKind, DraftPiece, hyphen_at_end},
    tei::{
        element::{attribute, child, language_of, name, words},
        meaning::Meaning,
        stated::{file_name, has_substance, meaning_of, mention_kind, targets},
    },
};

impl Reader {
    pub(super) fn inline(&mut self, node: Node<'_, '_>) {
        if node.is_text() {
            let bucket = self.bucket();
            self.count(node, bucket);
            self.run.push(DraftPiece::Text(node.text().unwrap_or_default().to_owned()));
        } else if node.is_element() {
            self.inline_element(node);
        }
    }

    /// What the children make, without making parts.
    pub(super) fn content(&mut self, node: Node<'_, '_>) -> Vec<DraftPiece> {
        let before = std::mem::take(&mut self.run);
        for child in node.children() {
            self.inline(child);
        }
        std::mem::replace(&mut self.run, before)
    }

    pub(super) fn span(&mut self, node: Node<'_, '_>, mark: DraftMark) {
        let content = self.content(node);
        self.run.push(DraftPiece::Span { mark, content });
    }

    pub(super) fn inline_element(&mut self, node: Node<'_, '_>) {
        let (own, _) = meaning_of(node);
        let stated = |wanted: &str| attribute(node, wanted).unwrap_or_default().to_owned();
        // A sign that stands close to what is before it, whatever white space a file has there.
        if matches!(attribute(node, "join"), Some("left" | "both")) {
            self.run.push(DraftPiece::Line { within_word: true });
        }
        if name(node) == "bibl" && node.parent().is_some_and(|parent| name(parent) == "cit") {
            self.run.push(DraftPiece::Text(" ".to_owned()));
        }
        match own {
            Meaning::Line => {
                let looks_broken = ["rend", "rendition"].into_iter().any(|wanted| stated(wanted).contains("hyphen"))
                    || is_broken_by_sign(&self.run);
                let within_word = attribute(node, "break").map_or(looks_broken, |stated| stated == "no");
                self.run.push(DraftPiece::Line { within_word });
            }
            Meaning::Page => {
                let number = attribute(node, "n")
                    .map_or_else(|| file_name(attribute(node, "facs").unwrap_or_default()), str::to_owned);
                // A page that nothing numbers is none to look up.
                if !number.is_empty() {
                    self.run.push(DraftPiece::Page { number });
                }
                if attribute(node, "break") == Some("no") {
                    self.run.push(DraftPiece::Line { within_word: true });
                }
            }
            Meaning::Note => {
                if !self.set_apart.contains(&node.id()) {
                    let id = self.note(node);
                    self.run.push(DraftPiece::NoteRef(id));
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
                    self.run.push(DraftPiece::Gap { reason: stated.join(" ") });
                } else {
                    self.run.push(DraftPiece::Text(" ".to_owned()));
                }
                self.run.extend(described);
            }
            Meaning::Figure => {
                let description = child(node, "figDesc").map(words).unwrap_or_default();
                self.run.push(DraftPiece::Figure { description });
                let content = self.content(node);
                if content.iter().any(has_substance) {
                    self.run.push(DraftPiece::Span { mark: DraftMark::Plain, content });
                }
            }
            Meaning::Choice => self.choice(node),
            Meaning::Readings => self.readings(node),
            Meaning::Emphasis => self.span(node, DraftMark::Emphasis(stated("rend") + &stated("rendition"))),
            // Struck out, and made good again.
            Meaning::Deletion if node.parent().is_some_and(|parent| name(parent) == "restore") => {
                self.span(node, DraftMark::Plain);
            }
            Meaning::Deletion => {
                let hand = self.hand(node);
                self.span(node, DraftMark::Deletion { hand });
            }
            Meaning::Addition => {
                let hand = self.hand(node);
                self.span(node, DraftMark::Addition { place: stated("place"), hand });
            }
            Meaning::Unclear => self.span(node, DraftMark::Unclear),
            Meaning::Supplied => self.span(node, DraftMark::Supplied),
            Meaning::Expansion => self.span(node, DraftMark::Expansion),
            Meaning::Foreign => {
                let language = node.attribute((roxmltree::NS_XML_URI, "lang")).unwrap_or_default();
                self.span(node, DraftMark::Foreign(language.to_owned()));
            }
            Meaning::Quotation => self.quotation(node),
            Meaning::Hand => {
                let hand = self.hand(node);
                self.run.push(DraftPiece::Span { mark: DraftMark::Hand(hand), content: Vec::new() });
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
                    content = vec![DraftPiece::Span { mark: DraftMark::Emphasis("italic".to_owned()), content }];
                }
                self.run.push(DraftPiece::Span { mark: DraftMark::Mention { kind, reference }, content });
            }
            Meaning::Link => {
                let note = attribute(node, "target")
                    .and_then(|target| targets(target).next())
                    .and_then(|id| self.by_id.get(id).copied());
                if let Some(note) = note.and_then(|id| node.document().get_node(id)) {
                    if self.mark_note(note) {
                        // The words of the link are the mark of the note.
                        for text in node.descendants().filter(Node::is_text) {
                            self.count(text, Bucket::Notes);
                        }
                    } else {
                        let content = self.content(node);
                        self.run.push(DraftPiece::Span { mark: DraftMark::Plain, content });
                    }
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
                self.run.push(DraftPiece::Line { within_word: false });
            }
            Meaning::Words if readings::other_reading(node).is_some() => self.reading_beside(node),
            Meaning::Words => {
                let content = self.content(node);
                self.run.push(DraftPiece::Span { mark: DraftMark::Plain, content });
            }
            Meaning::Structure | Meaning::Section(_) | Meaning::Part(_) | Meaning::Row | Meaning::Register => {
                // A part within words (a paragraph within a note, a list within a cell): its words, in a line of their own.
                self.run.push(DraftPiece::Line { within_word: false });
                let content = self.content(node);
                self.run.push(DraftPiece::Span { mark: DraftMark::Plain, content });
                self.run.push(DraftPiece::Line { within_word: false });
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
        let is_in_marks = |pieces: &[DraftPiece]| match pieces.last() {
            Some(DraftPiece::Text(text)) => text.trim_end().ends_with(is_mark),
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
            content.insert(0, DraftPiece::Text(open.to_owned()));
            content.push(DraftPiece::Text(close.to_owned()));
        }
        self.run.push(DraftPiece::Span { mark: DraftMark::Quotation, content });
    }

    /// A link shows where it leads: an address on the web stands in a note, within a note behind the words; without words the target
    /// itself is shown.
    fn link(&mut self, node: Node<'_, '_>) {
        let target =
            ["target", "url", "doc"].into_iter().find_map(|wanted| attribute(node, wanted)).unwrap_or_default();
        let mut content = self.content(node);
        let is_address = target.starts_with("http://") || target.starts_with("https://");
        let mark = DraftMark::Link(target.to_owned());
        if !content.iter().any(has_substance) {
            content.push(DraftPiece::Text(target.trim_start_matches('#').to_owned()));
            self.run.push(DraftPiece::Span { mark, content });
            return;
        }
        let is_written = words(node).contains(target);
        self.run.push(DraftPiece::Span { mark, content });
        if !is_address || is_written {
            return;
        }
        if self.in_note {
            self.run.push(DraftPiece::Text(format!(" ({target})")));
        } else {
            let id = self.next_id(DraftPartKind::Note);
            let content = vec![DraftPiece::Text(target.to_owned())];
            self.notes.push(DraftPart { id: id.clone(), kind: DraftPartKind::Note, content });
            self.run.push(DraftPiece::NoteRef(id));
        }
    }
}

/// Whether words end with a sign that transcriptions have only where a line breaks a word: `schrei¬`.
fn is_broken_by_sign(run: &[DraftPiece]) -> bool {
    let before = run.iter().rev().find(|piece| !matches!(piece, DraftPiece::Page { .. }));
    let Some(DraftPiece::Text(words)) = before else { return false };
    matches!(hyphen_at_end(words.trim_end()), Some('¬' | '⸗' | '\u{AD}'))
}
