//! TEI P5: one letter a file, or many.
//!
//! Start with [`read`]. [`meaning`] says what each element stands for, [`body`] reads texts, [`header`] who, when and where,
//! [`register`](mod@register) people and places, [`own`] what this program has written itself. Must not know other formats.

pub mod body;
pub mod cmif;
pub mod element;
mod entities;
pub mod header;
pub mod meaning;
pub mod own;
pub mod register;
mod stated;

pub use entities::with_characters;
pub(crate) use stated::has_substance;

use std::collections::{HashMap, HashSet};

use roxmltree::{Document, Node, NodeId, ParsingOptions};

use crate::{
    draft::{Draft, FieldEvidence},
    report::{Characters, ConstructCounts},
    settings::Settings,
    source::FileProblem,
};
use element::{all, attribute, child, first, id_of, name, weight};
use header::FileContents;

/// How deep elements may stand in one another: far beyond any letter, far before a stack ends.
const DEEPEST: usize = 200;
/// How many nodes a file may have: a volume of a thousand letters has about two million.
const MOST_NODES: u32 = 8_000_000;

/// How much text entities may become, in bytes.
const MOST_EXPANDED: usize = 8 << 20;

/// How many attributes an element may have: each is held against all before it.
const MOST_ATTRIBUTES: usize = 400;

/// Reads the document; the text must outlive it.
///
/// # Errors
/// When it is not well formed, nested too deeply or too large; the message has line and column where there are any.
pub fn parse(text: &str) -> Result<Document<'_>, FileProblem> {
    if entities::expanded(text) > MOST_EXPANDED {
        return Err(FileProblem::new(format!("has entities that would become more than {} MB", MOST_EXPANDED >> 20)));
    }
    if let Some(line) = entities::crowded(text, MOST_ATTRIBUTES) {
        return Err(FileProblem::at(format!("has an element with more than {MOST_ATTRIBUTES} attributes"), line, 1));
    }
    // A document type may define entities, which is allowed and bounded; nothing outside the file is ever fetched.
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| {
        let at = error.pos();
        FileProblem::at(format!("is not well-formed XML: {error}"), at.row, at.col)
    })?;
    if element::depth(&document) > DEEPEST {
        return Err(FileProblem::new(format!("has elements more than {DEEPEST} deep in one another")));
    }
    Ok(document)
}

/// What was read of a file.
#[derive(Debug, Default)]
pub struct ParsedTei {
    /// The letters.
    pub letters: Vec<Draft>,
    /// Where the characters went.
    pub characters: Characters,
    /// Comments within the texts.
    pub comments: Vec<String>,
}

/// Reads the letters of a document.
#[must_use]
pub fn read(document: &Document<'_>, file: &str, settings: &Settings, counts: &mut ConstructCounts) -> ParsedTei {
    let mut read = ParsedTei::default();
    let notes = body::Notes::of(document);
    for (root, text) in texts_of(document) {
        let header = child(root, "teiHeader");
        count_constructs(text, file, document, counts);
        read.comments
            .extend(text.descendants().filter(Node::is_comment).filter_map(|node| node.text()).map(element::even));
        let descriptions: Vec<Node<'_, '_>> =
            header.into_iter().flat_map(|header| all(header, "correspDesc").collect::<Vec<_>>()).collect();
        let documents = letters_of(text, &descriptions);
        let characters = &mut read.characters;
        if documents.is_empty() {
            read.letters.push(letter(root, header, FileContents::OneLetter, text, &notes, file, settings, characters));
            continue;
        }
        let original = original_among(&documents, descriptions.len());
        for (at, one) in documents.iter().enumerate() {
            if let Some(original) = original {
                // What the header says it says of the letter, in whatever language.
                let owner = if id_of(*one).is_some() { *one } else { root };
                let read_letter =
                    letter(owner, header, FileContents::OneLetter, *one, &notes, file, settings, characters);
                let translates = (at != original).then(String::new);
                read.letters.push(Draft { translates, ..read_letter });
                continue;
            }
            let contents = FileContents::SeveralLetters(description_of(*one, at, documents.len(), &descriptions));
            read.letters.push(letter(*one, header, contents, *one, &notes, file, settings, characters));
        }
        // A volume's introduction and other matter outside of its letters.
        let are_letters: HashSet<NodeId> = documents.iter().map(Node::id).collect();
        let outside = text
            .descendants()
            .filter(Node::is_text)
            .filter(|node| node.ancestors().any(|node| name(node) == "body"))
            .filter(|node| !node.ancestors().any(|parent| are_letters.contains(&parent.id())))
            .map(|node| weight(node.text().unwrap_or_default()))
            .sum::<usize>();
        read.characters.add(Characters { source: outside, omitted: outside, ..Characters::default() });
    }
    read
}

/// The documents of TEI in a file, one in another or in a wrapping of somebody else's, with their texts; a transcript of the sheets
/// where there is none.
fn texts_of<'a, 'input>(document: &'a Document<'input>) -> Vec<(Node<'a, 'input>, Node<'a, 'input>)> {
    let with_text = |root: Node<'a, 'input>| Some((root, child(root, "text").or_else(|| child(root, "sourceDoc"))?));
    let found: Vec<_> = document
        .descendants()
        .filter(|node| matches!(name(*node), "TEI" | "TEI.2" | "teiCorpus" | "teiCorpus.2"))
        .filter_map(with_text)
        .collect();
    if found.is_empty() { with_text(document.root_element()).into_iter().collect() } else { found }
}

/// The place of the original, where the divisions of a file are one letter in several languages: they stand beside each other, each in a
/// language of its own, and one description is all that there is, or they call themselves original and translation.
fn original_among(documents: &[Node<'_, '_>], descriptions: usize) -> Option<usize> {
    const TRANSLATIONS: [&str; 8] = [
        "translation",
        "übersetzung",
        "traduction",
        "traduzione",
        "traducción",
        "vertaling",
        "översättning",
        "translatio",
    ];
    let first = documents.first()?;
    let languages: HashSet<&str> = documents.iter().filter_map(|one| attribute(*one, "lang")).collect();
    let is_beside = documents.iter().all(|one| one.parent() == first.parent());
    if documents.len() < 2 || descriptions > 1 || !is_beside || languages.len() < documents.len() {
        return None;
    }
    let is_translation = |one: &Node<'_, '_>| {
        let head = child(*one, "head").map(element::words).unwrap_or_default();
        let said = ["subtype", "type", "n"].into_iter().filter_map(|wanted| attribute(*one, wanted));
        said.chain([head.as_str()])
            .any(|said| said.split_whitespace().any(|word| TRANSLATIONS.contains(&word.to_lowercase().as_str())))
    };
    let translations = documents.iter().filter(|one| is_translation(one)).count();
    let are_said = translations > 0 && translations < documents.len();
    (are_said || (descriptions == 1 && translations == 0))
        .then(|| documents.iter().position(|one| !is_translation(one)))
        .flatten()
}

/// Of the descriptions in the header of a file with many letters, that of one: named by it or naming it, else in their order if there
/// are as many.
fn description_of<'a, 'input>(
    letter: Node<'_, '_>,
    at: usize,
    count: usize,
    descriptions: &[Node<'a, 'input>],
) -> Option<Node<'a, 'input>> {
    let named = descriptions.iter().find(|one| points(letter, **one) || points(**one, letter));
    named.or_else(|| descriptions.get(at).filter(|_| descriptions.len() == count)).copied()
}

/// Whether one element names the other by its id.
fn points(from: Node<'_, '_>, to: Node<'_, '_>) -> bool {
    let id = id_of(to);
    id.is_some()
        && ["decls", "corresp", "target", "ref", "key", "n"]
            .into_iter()
            .filter_map(|wanted| attribute(from, wanted))
            .any(|pointer| stated::targets(pointer).any(|target| Some(target) == id))
}

/// The elements that are a letter each, in a text with many of them; none where the text is one letter.
fn letters_of<'a, 'input>(text: Node<'a, 'input>, descriptions: &[Node<'_, '_>]) -> Vec<Node<'a, 'input>> {
    let grouped: Vec<Node<'a, 'input>> = text
        .descendants()
        .filter(|node| name(*node) == "text" && node.parent().is_some_and(|parent| name(parent) == "group"))
        .filter(|node| child(*node, "group").is_none())
        .collect();
    if grouped.len() > 1 {
        return grouped;
    }
    let is_letter = |node: &Node<'_, '_>| {
        is_division_of_letter(*node)
            && attribute(*node, "subtype") != Some("editorial-note")
            && child(*node, "head").is_none_or(|head| !element::words(head).to_lowercase().ends_with("editorial note"))
            && !node.ancestors().skip(1).any(is_division_of_letter)
    };
    let divisions: Vec<Node<'a, 'input>> = text.descendants().filter(is_letter).collect();
    let are_documents = divisions.iter().any(|node| attribute(*node, "type") == Some("document"));
    if divisions.len() > 1 || are_documents {
        return divisions;
    }
    // Whatever they are called: divisions of which each names its description.
    let described: Vec<Node<'a, 'input>> = text
        .descendants()
        .filter(|node| name(*node).starts_with("div") && descriptions.iter().any(|one| points(*node, *one)))
        .collect();
    if described.len() > 1 && described.len() <= descriptions.len() { described } else { Vec::new() }
}

fn is_division_of_letter(node: Node<'_, '_>) -> bool {
    const LETTERS: [&str; 6] = ["document", "letter", "brief", "lettre", "lettera", "carta"];
    name(node).starts_with("div")
        && attribute(node, "type").is_some_and(|kind| LETTERS.contains(&kind.to_lowercase().as_str()))
}

#[allow(clippy::too_many_arguments, reason = "what a letter is read from, each of another kind")]
fn letter(
    owner: Node<'_, '_>,
    header: Option<Node<'_, '_>>,
    contents: FileContents<'_, '_>,
    text: Node<'_, '_>,
    notes: &body::Notes<'_, '_>,
    file: &str,
    settings: &Settings,
    characters: &mut Characters,
) -> Draft {
    let body = body::read(&[text], notes);
    characters.add(body.characters);
    let ours = header.and_then(|header| Some((header, own::letter_id(header)?)));
    let stated = match ours {
        Some((header, _)) => header::of_ours(header, text),
        None => header::read(
            header,
            contents,
            text,
            settings.correspondents.unwrap_or(FieldEvidence::Title) == FieldEvidence::Title,
        ),
    };
    let own_fields = ours.map(|(header, _)| own::read(header, text)).unwrap_or_default();
    let own = ours.map(|(_, id)| id).or_else(|| id_of(owner)).or_else(|| id_of(text)).or_else(|| {
        header.and_then(|header| first(header, "titleStmt")).and_then(|node| all(node, "title").find_map(id_of))
    });
    Draft {
        id: own.map(str::to_owned).unwrap_or_default(),
        file: file.to_owned(),
        language: stated.language.or_else(|| settings.language.clone()),
        parts: body.parts,
        own: own_fields,
        ..stated
    }
}

fn count_constructs(text: Node<'_, '_>, file: &str, document: &Document<'_>, counts: &mut ConstructCounts) {
    let mut known: HashMap<(Option<&str>, &str), String> = HashMap::new();
    for node in text.descendants().filter(Node::is_element) {
        let namespace = node.tag_name().namespace();
        let shown = known.entry((namespace, name(node))).or_insert_with(|| match namespace {
            Some(uri) if !stated::is_of_tei(node, namespace) => {
                format!("{}:{}", node.lookup_prefix(uri).unwrap_or("other"), name(node))
            }
            _ => name(node).to_owned(),
        });
        let treatment = stated::meaning_of(node).1;
        counts.note(shown, treatment, || format!("{file}:{}", document.text_pos_at(node.range().start).row));
    }
}
