//! Documents of word processors (Office Open XML): paragraphs, emphasis, footnotes.
//!
//! Start with [`read`]. One letter a document, or a letter under each heading of the first level. The format is ECMA-376, part 1. Must not
//! know other formats than that and XML.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use crate::{
    archive, date,
    draft::{Correspondent, DraftDate},
    draft::{Draft, DraftPart, DraftPartKind, Evidence, Mark, Piece, reading_text},
    report::{Tally, Treatment},
    source::{FileProblem, SourceFile},
    tei::element::{attribute, child, name},
    tei::parse,
    title,
};

/// Reads the letters of a document.
///
/// # Errors
/// When the archive or its main part cannot be read.
pub fn read(bytes: &[u8], file: &str, stem: &str, tally: &mut Tally) -> Result<Vec<Draft>, FileProblem> {
    let inside: Vec<SourceFile> = archive::files(bytes)?.into_iter().flatten().collect();
    let text_of = |path: &str| inside.iter().find(|file| file.name == path).map(SourceFile::text);
    let main =
        text_of("word/document.xml").ok_or_else(|| FileProblem::new("is not a document of a word processor"))??;
    let document = parse(&main)?;
    let notes_text = text_of("word/footnotes.xml").transpose()?;
    let notes_document = notes_text.as_deref().map(parse).transpose()?;
    let mut notes = notes_document.as_ref().map(footnotes).unwrap_or_default();
    let ends_text = text_of("word/endnotes.xml").transpose()?;
    let ends_document = ends_text.as_deref().map(parse).transpose()?;
    notes.extend(ends_document.as_ref().map(footnotes).unwrap_or_default());
    let mut letters: Vec<Vec<Node<'_, '_>>> = vec![Vec::new()];
    // What stands in a box within a paragraph is read with it.
    let is_outermost =
        |node: &Node<'_, '_>| name(*node) == "p" && !node.ancestors().skip(1).any(|parent| name(parent) == "p");
    for paragraph in document.descendants().filter(is_outermost) {
        if style(paragraph).is_some_and(|style| is_first_heading(&style))
            && letters.last().is_some_and(|letter| !letter.is_empty())
        {
            letters.push(Vec::new());
        }
        if let Some(letter) = letters.last_mut() {
            letter.push(paragraph);
        }
    }
    let several = letters.len() > 1;
    let drafts = letters.into_iter().enumerate().map(|(at, paragraphs)| {
        let id = if several { format!("{stem}-{}", at + 1) } else { String::new() };
        letter(&paragraphs, &notes, id, file, tally)
    });
    Ok(drafts.filter(|draft| !draft.parts.is_empty()).collect())
}

/// Each footnote and endnote, by its kind and id.
fn footnotes<'a>(document: &'a Document<'a>) -> BTreeMap<(bool, String), Node<'a, 'a>> {
    document
        .descendants()
        .filter(|node| matches!(name(*node), "footnote" | "endnote"))
        .filter(|node| !matches!(attribute(*node, "type"), Some(kind) if kind != "normal"))
        .filter_map(|node| Some(((name(node) == "endnote", attribute(node, "id")?.to_owned()), node)))
        .collect()
}

fn style(paragraph: Node<'_, '_>) -> Option<String> {
    let style = child(child(paragraph, "pPr")?, "pStyle")?;
    attribute(style, "val").map(str::to_lowercase)
}

/// `Heading1` in every language in which word processors name their styles by number.
fn is_first_heading(style: &str) -> bool {
    style.ends_with('1')
        && ["heading", "überschrift", "berschrift", "titre", "titolo", "ttulo", "kop"]
            .iter()
            .any(|name| style.contains(name))
        || style == "title"
}

fn letter(
    paragraphs: &[Node<'_, '_>],
    notes: &BTreeMap<(bool, String), Node<'_, '_>>,
    id: String,
    file: &str,
    tally: &mut Tally,
) -> Draft {
    let mut draft = Draft {
        id,
        file: file.to_owned(),
        title: String::new(),
        senders: Vec::new(),
        recipients: Vec::new(),
        date: None,
        place: None,
        language: None,
        archive: None,
        licence: None,
        editors: Vec::new(),
        parts: Vec::new(),
        disagreements: Vec::new(),
        own: serde_json::Map::new(),
    };
    let mut note_parts: Vec<DraftPart> = Vec::new();
    let mut count = 0_usize;
    for paragraph in paragraphs {
        let mut content = Vec::new();
        runs(*paragraph, notes, &mut note_parts, &mut content, file, tally);
        let text = reading_text(&content);
        if text.is_empty() {
            continue;
        }
        if style(*paragraph).is_some_and(|style| is_first_heading(&style)) && draft.title.is_empty() {
            tally.note("heading", Treatment::Kept, || file.to_owned());
            draft.title = text;
            draft.parts.push(DraftPart { id: "heading1".to_owned(), kind: DraftPartKind::Heading, content });
            continue;
        }
        tally.note("paragraph", Treatment::Kept, || file.to_owned());
        count += 1;
        draft.parts.push(DraftPart { id: format!("p{count}"), kind: DraftPartKind::Paragraph, content });
    }
    draft.parts.append(&mut note_parts);
    let entitled = |name: String| Correspondent::named(name, Evidence::Title);
    if let Some((sender, recipient)) = title::correspondents(&draft.title) {
        draft.senders.extend(sender.map(entitled));
        draft.recipients.push(entitled(recipient));
    }
    draft.date =
        date::from_words(&draft.title).map(|edtf| DraftDate { edtf, words: String::new(), evidence: Evidence::Title });
    draft
}

fn runs(
    node: Node<'_, '_>,
    notes: &BTreeMap<(bool, String), Node<'_, '_>>,
    note_parts: &mut Vec<DraftPart>,
    content: &mut Vec<Piece>,
    file: &str,
    tally: &mut Tally,
) {
    for child_node in node.children().filter(Node::is_element) {
        match name(child_node) {
            "r" => {
                let mut inside = Vec::new();
                runs(child_node, notes, note_parts, &mut inside, file, tally);
                let rendition = rendition(child_node);
                if rendition.is_empty() || inside.is_empty() {
                    content.append(&mut inside);
                } else {
                    tally.note("emphasis", Treatment::Kept, || file.to_owned());
                    content.push(Piece::Span { mark: Mark::Emphasis(rendition), content: inside });
                }
            }
            "t" => content.push(Piece::Text(child_node.text().unwrap_or_default().to_owned())),
            "tab" => content.push(Piece::Text(" ".to_owned())),
            "br" | "cr" => content.push(Piece::Line { within_word: false }),
            "noBreakHyphen" => content.push(Piece::Text("\u{2011}".to_owned())),
            // Deleted by tracked changes: not in the document as it stands.
            "del" | "moveFrom" | "pPr" | "rPr" => {}
            "txbxContent" => {
                content.push(Piece::Line { within_word: false });
                runs(child_node, notes, note_parts, content, file, tally);
            }
            // The same for programs that do not know the other.
            "Fallback" => {}
            kind @ ("footnoteReference" | "endnoteReference") => {
                let key = attribute(child_node, "id").map(|id| (kind == "endnoteReference", id.to_owned()));
                let Some(note) = key.and_then(|key| notes.get(&key)) else { continue };
                tally.note("note", Treatment::Kept, || file.to_owned());
                let id = format!("n{}", note_parts.len() + 1);
                let mut text = Vec::new();
                runs(*note, &BTreeMap::new(), &mut Vec::new(), &mut text, file, tally);
                note_parts.push(DraftPart { id: id.clone(), kind: DraftPartKind::Note, content: text });
                content.push(Piece::NoteRef(id));
            }
            "p" => {
                if !content.is_empty() {
                    content.push(Piece::Line { within_word: false });
                }
                runs(child_node, notes, note_parts, content, file, tally);
            }
            // Links, inserted words, fields, content controls: what is in them.
            _ => runs(child_node, notes, note_parts, content, file, tally),
        }
    }
}

fn rendition(run: Node<'_, '_>) -> String {
    let Some(properties) = child(run, "rPr") else { return String::new() };
    let is_on = |wanted: &str| {
        child(properties, wanted).is_some_and(|node| !matches!(attribute(node, "val"), Some("0" | "false" | "none")))
    };
    let mut words: Vec<&str> = [("b", "bold"), ("i", "italic"), ("u", "underline"), ("strike", "strikethrough")]
        .into_iter()
        .filter(|(wanted, _)| is_on(wanted))
        .map(|(_, word)| word)
        .collect();
    match child(properties, "vertAlign").and_then(|node| attribute(node, "val")) {
        Some("superscript") => words.push("sup"),
        Some("subscript") => words.push("sub"),
        _ => {}
    }
    words.join(" ")
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
        let letters = read(&bytes, "letters.docx", "letters", &mut Tally::default()).unwrap();
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
        let letters = read(&bytes, "a.docx", "a", &mut Tally::default()).unwrap();
        let texts: Vec<String> = letters[0].parts.iter().map(|part| reading_text(&part.content)).collect();
        assert_eq!(texts, ["Dear Cora, boxed", "cell", "At the end."]);
    }

    #[test]
    fn an_archive_that_is_no_document_is_told() {
        let problem = read(&archive_of(&[("a.txt", b"x")]), "a.docx", "a", &mut Tally::default()).unwrap_err();
        assert!(problem.what.contains("not a document"), "{problem}");
    }
}
