//! Documents of word processors (Office Open XML): paragraphs, emphasis, lists, tables, notes.
//!
//! Start with [`read`]. One letter a document, or a letter under each heading of the highest level that stands more than once. What was
//! deleted by tracked changes is left out, and every character counted; [`parts`] reads what an archive of this kind is made of, [`blocks`] finds
//! where letters begin.
//! The format is ECMA-376, part 1. Must not know other formats than that and XML.

mod blocks;
mod parts;

use std::collections::BTreeMap;

use roxmltree::Node;

use crate::{
    date,
    draft::{Draft, DraftMark, DraftPart, DraftPartKind, DraftPiece, FieldEvidence, reading_text},
    draft::{DraftCorrespondent, DraftDate},
    report::{Characters, ConstructCounts, Treatment},
    source::FileProblem,
    tei::element::{attribute, child, name, weight},
    title,
};
use blocks::{Block, gather};
use parts::{Package, Parts};

/// What was read of a document.
#[derive(Debug, Default)]
pub struct ParsedDocx {
    /// The letters.
    pub letters: Vec<Draft>,
    /// Where the characters went.
    pub characters: Characters,
    /// What was remarked in the margin.
    pub comments: Vec<String>,
}

/// Reads the letters of a document.
///
/// # Errors
/// When the archive or its main part cannot be read.
pub fn read(bytes: &[u8], file: &str, stem: &str, counts: &mut ConstructCounts) -> Result<ParsedDocx, FileProblem> {
    let package = Package::read(bytes)?;
    let parts = Parts::of(&package)?;
    for _ in 0..package.edges_with_words() {
        counts.note("head or foot of pages", Treatment::Omitted, || file.to_owned());
    }
    let mut blocks = Vec::new();
    if let Some(body) = parts.document.descendants().find(|node| name(*node) == "body") {
        gather(body, &mut blocks);
    }
    let (letters, level) = blocks::letters(blocks, &parts);
    let several = letters.len() > 1;
    let mut reader = Reader {
        parts: &parts,
        file,
        counts,
        characters: Characters::default(),
        notes: Vec::new(),
        read_notes: BTreeMap::new(),
    };
    let mut drafts = Vec::new();
    for (at, blocks) in letters.into_iter().enumerate() {
        let id = if several { format!("{stem}-{}", at + 1) } else { String::new() };
        drafts.extend(reader.letter(&blocks, id, level));
    }
    // Notes to which no place leads.
    let mut characters = reader.characters;
    let (text, unread) = parts.weights();
    characters.source = text;
    characters.omitted += unread;
    Ok(ParsedDocx { letters: drafts, characters, comments: parts.comments() })
}

struct Reader<'r, 'a> {
    parts: &'r Parts<'a>,
    file: &'r str,
    counts: &'r mut ConstructCounts,
    characters: Characters,
    /// The notes of the letter that is being read.
    notes: Vec<DraftPart>,
    /// Their ids, by kind and id in the document: each is read once.
    read_notes: BTreeMap<(bool, String), String>,
}

impl Reader<'_, '_> {
    fn told(&mut self, construct: &str, treatment: Treatment) {
        self.counts.note(construct, treatment, || self.file.to_owned());
    }

    /// A letter; nothing where there are only headings.
    fn letter(&mut self, blocks: &[Block<'_, '_>], id: String, level: Option<u8>) -> Option<Draft> {
        let mut draft = Draft { id, ..Draft::of_file(self.file) };
        self.notes.clear();
        self.read_notes.clear();
        let before = self.characters;
        let (mut count, mut headings) = (0_usize, 0_usize);
        for block in blocks {
            let mut content = Vec::new();
            let kind = match block {
                Block::Row(row) => {
                    for (at, cell) in row.children().filter(|child| matches!(name(*child), "tc" | "sdt")).enumerate() {
                        if at > 0 {
                            content.push(DraftPiece::Text("\t".to_owned()));
                        }
                        self.runs(cell, &mut content, false);
                    }
                    DraftPartKind::TableRow
                }
                Block::Paragraph(paragraph) => {
                    self.runs(*paragraph, &mut content, false);
                    match self.parts.heading_level(*paragraph) {
                        Some(_) => DraftPartKind::Heading,
                        None if is_item(*paragraph) => DraftPartKind::ListItem,
                        None => DraftPartKind::Paragraph,
                    }
                }
            };
            if !content.iter().any(crate::tei::has_substance) {
                continue;
            }
            let construct = match kind {
                DraftPartKind::Heading => "heading",
                DraftPartKind::ListItem => "list item",
                DraftPartKind::TableRow => "table row",
                _ => "paragraph",
            };
            self.told(construct, Treatment::Kept);
            let id = if kind == DraftPartKind::Heading {
                headings += 1;
                let is_first =
                    matches!(block, Block::Paragraph(paragraph) if self.parts.heading_level(*paragraph) == level);
                if is_first && draft.title.is_empty() {
                    draft.title = reading_text(&content);
                }
                format!("heading{headings}")
            } else {
                count += 1;
                format!("p{count}")
            };
            draft.parts.push(DraftPart { id, kind, content });
        }
        if count == 0 {
            // The title of the document, or a part of it, under which nothing stands.
            self.characters.omitted += self.characters.text - before.text + self.characters.notes - before.notes;
            (self.characters.text, self.characters.notes) = (before.text, before.notes);
            return None;
        }
        draft.parts.append(&mut self.notes);
        let entitled = |name: String| DraftCorrespondent::named(name, FieldEvidence::Title);
        if let Some((sender, recipient)) = title::correspondents(&draft.title) {
            draft.senders.extend(sender.into_iter().flat_map(|sender| title::several(&sender)).map(entitled));
            draft.recipients.extend(title::several(&recipient).into_iter().map(entitled));
        }
        draft.date = date::from_words(&draft.title).map(|edtf| DraftDate {
            edtf,
            words: String::new(),
            evidence: FieldEvidence::Title,
        });
        Some(draft)
    }

    fn text(&mut self, words: &str, content: &mut Vec<DraftPiece>, in_note: bool) {
        let weight = weight(words);
        if in_note {
            self.characters.notes += weight;
        } else {
            self.characters.text += weight;
        }
        content.push(DraftPiece::Text(words.to_owned()));
    }

    fn runs(&mut self, node: Node<'_, '_>, content: &mut Vec<DraftPiece>, in_note: bool) {
        for child_node in node.children().filter(Node::is_element) {
            match name(child_node) {
                // What the word processor hides, its reader does not know of.
                "r" if parts::is_hidden(child_node) => {
                    self.told("hidden text", Treatment::Omitted);
                    self.characters.omitted += parts::weight_of(child_node);
                }
                "r" => {
                    let mut inside = Vec::new();
                    self.runs(child_node, &mut inside, in_note);
                    self.marked(child_node, inside, content);
                }
                "t" => self.text(child_node.text().unwrap_or_default(), content, in_note),
                "noBreakHyphen" => self.text("\u{2011}", content, in_note),
                "tab" | "ptab" => content.push(DraftPiece::Text(" ".to_owned())),
                "br" | "cr" => content.push(DraftPiece::Line { within_word: false }),
                "sym" => self.told("symbol of a font", Treatment::Omitted),
                // Deleted by tracked changes: not in the document as it stands.
                deleted @ ("del" | "moveFrom") => {
                    self.told(
                        if deleted == "del" { "tracked deletion" } else { "text moved away" },
                        Treatment::Omitted,
                    );
                    self.characters.omitted += parts::weight_of(child_node);
                }
                "ins" | "moveTo" => {
                    self.told("tracked insertion", Treatment::Text);
                    self.runs(child_node, content, in_note);
                }
                "hyperlink" => self.link(child_node, content, in_note),
                "txbxContent" => {
                    self.told("text box", Treatment::Shown);
                    content.push(DraftPiece::Line { within_word: false });
                    self.runs(child_node, content, in_note);
                    content.push(DraftPiece::Line { within_word: false });
                }
                "commentReference" => self.told("comment", Treatment::Omitted),
                "blip" | "imagedata" => self.picture(child_node, content),
                kind @ ("footnoteReference" | "endnoteReference") if !in_note => {
                    let Some(note) = attribute(child_node, "id").and_then(|id| self.parts.note(kind, id)) else {
                        continue;
                    };
                    let id = self.note(note);
                    content.push(DraftPiece::NoteRef(id));
                }
                "p" | "tr" => {
                    if !content.is_empty() {
                        content.push(DraftPiece::Line { within_word: false });
                    }
                    self.runs(child_node, content, in_note);
                }
                // Properties, and what is the same as another for programs that do not know that.
                "pPr" | "rPr" | "tcPr" | "trPr" | "tblPr" | "tblGrid" | "sdtPr" | "Fallback" | "instrText" => {}
                // Inserted words, fields, tags, content controls: what is in them.
                _ => self.runs(child_node, content, in_note),
            }
        }
    }

    /// The words of a run with what they are set off by; runs that a word processor has parted are joined.
    fn marked(&mut self, run: Node<'_, '_>, inside: Vec<DraftPiece>, content: &mut Vec<DraftPiece>) {
        let marks = if inside.iter().any(crate::tei::has_substance) { marks(run) } else { Vec::new() };
        let is_emphasis = !marks.is_empty();
        let mut inside = inside;
        if let ([mark], Some(DraftPiece::Span { mark: before, content: words })) = (&marks[..], content.last_mut())
            && before == mark
        {
            words.append(&mut inside);
            return;
        }
        for mark in marks {
            inside = vec![DraftPiece::Span { mark, content: inside }];
        }
        if is_emphasis {
            self.told("emphasis", Treatment::Kept);
        }
        content.append(&mut inside);
    }

    /// A link shows where it leads in a note, unless that is what is written.
    fn link(&mut self, node: Node<'_, '_>, content: &mut Vec<DraftPiece>, in_note: bool) {
        let mut inside = Vec::new();
        self.runs(node, &mut inside, in_note);
        let target = attribute(node, "id").and_then(|id| self.parts.target(id)).unwrap_or_default().to_owned();
        let is_written = reading_text(&inside).contains(target.trim_end_matches('/'));
        content.push(DraftPiece::Span { mark: DraftMark::Link(target.clone()), content: inside });
        if target.is_empty() {
            return;
        }
        self.told("link", Treatment::Shown);
        if is_written || !(target.starts_with("http://") || target.starts_with("https://")) {
            return;
        }
        if in_note {
            content.push(DraftPiece::Text(format!(" ({target})")));
        } else {
            let id = format!("n{}", self.notes.len() + 1);
            let words = vec![DraftPiece::Text(target)];
            self.notes.push(DraftPart { id: id.clone(), kind: DraftPartKind::Note, content: words });
            content.push(DraftPiece::NoteRef(id));
        }
    }

    fn picture(&mut self, node: Node<'_, '_>, content: &mut Vec<DraftPiece>) {
        self.told("picture", Treatment::Shown);
        let frame = node.ancestors().find(|node| matches!(name(*node), "drawing" | "pict" | "object"));
        let described = frame.into_iter().flat_map(|frame| frame.descendants()).find_map(|node| {
            ["descr", "alt"].into_iter().find_map(|wanted| attribute(node, wanted)).map(str::to_owned)
        });
        content.push(DraftPiece::Figure { description: described.unwrap_or_default() });
    }

    fn note(&mut self, note: Node<'_, '_>) -> String {
        let key = (name(note) == "endnote", attribute(note, "id").unwrap_or_default().to_owned());
        if let Some(id) = self.read_notes.get(&key) {
            return id.clone();
        }
        self.told("note", Treatment::Kept);
        let id = format!("n{}", self.notes.len() + 1);
        let at = self.notes.len();
        self.read_notes.insert(key, id.clone());
        self.notes.push(DraftPart { id: id.clone(), kind: DraftPartKind::Note, content: Vec::new() });
        let mut content = Vec::new();
        self.runs(note, &mut content, true);
        if let Some(note) = self.notes.get_mut(at) {
            note.content = content;
        }
        id
    }
}

fn is_item(paragraph: Node<'_, '_>) -> bool {
    let number = child(paragraph, "pPr").and_then(|node| child(node, "numPr")).and_then(|node| child(node, "numId"));
    let style = child(paragraph, "pPr").and_then(|node| child(node, "pStyle")).and_then(|node| attribute(node, "val"));
    let is_of_style = style.is_some_and(|style| style.starts_with("ListBullet") || style.starts_with("ListNumber"));
    number.map_or(is_of_style, |number| attribute(number, "val") != Some("0"))
}

/// How the words of a run stand out, the innermost first; what is struck through was struck out.
fn marks(run: Node<'_, '_>) -> Vec<DraftMark> {
    let Some(properties) = child(run, "rPr") else { return Vec::new() };
    let is_on = |wanted: &str| {
        child(properties, wanted)
            .is_some_and(|node| !matches!(attribute(node, "val"), Some("0" | "false" | "none" | "off")))
    };
    let emphasis = |word: &str| DraftMark::Emphasis(word.to_owned());
    let raised = match child(properties, "vertAlign").and_then(|node| attribute(node, "val")) {
        Some("superscript") => Some("superscript"),
        Some("subscript") => Some("subscript"),
        _ => None,
    };
    let is_note = child(run, "footnoteReference").or_else(|| child(run, "endnoteReference")).is_some();
    let mut marks: Vec<DraftMark> = raised.filter(|_| !is_note).map(emphasis).into_iter().collect();
    for (wanted, word) in [("smallCaps", "small-caps"), ("u", "underline"), ("i", "italic"), ("b", "bold")] {
        if is_on(wanted) {
            marks.push(emphasis(word));
        }
    }
    if is_on("strike") || is_on("dstrike") {
        marks.push(DraftMark::Deletion { hand: String::new() });
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::tests::archive as archive_of;

    const MAIN: &str = r#"<w:document xmlns:w="w"><w:body>
      <w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Anna Berg to Cora Field, 4 March 1871</w:t></w:r></w:p>
      <w:p><w:r><w:t xml:space="preserve">I have </w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>never</w:t></w:r><w:r><w:t xml:space="preserve"> said so.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>
      <w:p/><w:p><w:r><w:t>Anna</w:t></w:r></w:p>
      <w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Cora Field to Anna Berg, 9 March 1871</w:t></w:r></w:p>
      <w:p><w:r><w:t>You have.</w:t></w:r></w:p></w:body></w:document>"#;
    const NOTES: &str = r#"<w:footnotes xmlns:w="w"><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>
      <w:footnote w:id="2"><w:p><w:r><w:t>She had.</w:t></w:r></w:p></w:footnote></w:footnotes>"#;

    #[test]
    fn each_heading_begins_a_letter_with_its_emphasis_and_notes() {
        let bytes = archive_of(&[("word/document.xml", MAIN.as_bytes()), ("word/footnotes.xml", NOTES.as_bytes())]);
        let letters = read(&bytes, "letters.docx", "letters", &mut ConstructCounts::default()).unwrap().letters;
        assert_eq!(letters.len(), 2);
        let first = &letters[0];
        assert_eq!((first.senders[0].name.as_str(), first.recipients[0].name.as_str()), ("Anna Berg", "Cora Field"));
        assert_eq!(first.date.as_ref().map(|date| date.edtf.as_str()), Some("1871-03-04"));
        let texts: Vec<String> =
            first.parts.iter().map(|part| format!("{}: {}", part.id, reading_text(&part.content))).collect();
        assert_eq!(
            texts,
            [
                "heading1: Anna Berg to Cora Field, 4 March 1871",
                "p1: I have never said so.",
                "p2: Anna",
                "n1: She had."
            ]
        );
        assert_eq!((letters[0].id.as_str(), letters[1].id.as_str()), ("letters-1", "letters-2"));
    }

    #[test]
    fn endnotes_boxes_and_tables_are_read_once() {
        let main = r#"<w:document xmlns:w="w" xmlns:mc="mc"><w:body><w:p><w:r><w:t>Dear Cora,</w:t></w:r><w:r><w:endnoteReference w:id="2"/></w:r>
          <w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>boxed</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r></w:p>
          <w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"#;
        let ends = r#"<w:endnotes xmlns:w="w"><w:endnote w:id="2"><w:p><w:r><w:t>At the end.</w:t></w:r></w:p></w:endnote></w:endnotes>"#;
        let bytes = archive_of(&[("word/document.xml", main.as_bytes()), ("word/endnotes.xml", ends.as_bytes())]);
        let letters = read(&bytes, "a.docx", "a", &mut ConstructCounts::default()).unwrap().letters;
        let texts: Vec<String> = letters[0].parts.iter().map(|part| reading_text(&part.content)).collect();
        assert_eq!(texts, ["Dear Cora, boxed", "cell", "At the end."]);
    }

    #[test]
    fn an_archive_that_is_no_document_is_told() {
        let problem =
            read(&archive_of(&[("a.txt", b"x")]), "a.docx", "a", &mut ConstructCounts::default()).unwrap_err();
        assert!(problem.what.contains("not a document"), "{problem}");
    }
}
