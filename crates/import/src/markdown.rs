//! Markdown, as far as letters are written in it: headings, paragraphs, lists, quotations, tables, notes, and what words are marked with.
//!
//! Start with [`parts`]: it parts lines into blocks; [`inline`] reads the words of each. What is not understood is text as it stands, HTML
//! too but for the few elements that mark words. Must not know front matter.

mod inline;

use std::collections::BTreeMap;

use crate::{
    draft::{DraftMark, DraftPart, DraftPartKind, DraftPiece},
    report::{ConstructCounts, Treatment},
};
use inline::Inline;

/// What was read of a text.
#[derive(Debug, Default)]
pub(crate) struct ParsedMarkdown {
    /// The parts, notes last.
    pub parts: Vec<DraftPart>,
    /// What stands between `<!--` and `-->`, or `%%` and `%%`.
    pub comments: Vec<String>,
}

/// The parts of a text.
pub(crate) fn parts(body: &str, file: &str, counts: &mut ConstructCounts) -> ParsedMarkdown {
    let (body, comments) = without_comments(body);
    let mut blocks = Blocks::default();
    blocks.read(&body);
    let mut told = |name: &str, treatment: Treatment| counts.note(name, treatment, || file.to_owned());
    let mut inline = Inline::new(&blocks.links, &blocks.notes);
    let mut parts: Vec<DraftPart> = Vec::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (kind, text) in &blocks.blocks {
        let (kind, construct, treatment, content) = match kind {
            Kind::Heading => (DraftPartKind::Heading, "heading", Treatment::Kept, inline.pieces(text)),
            Kind::Paragraph => (DraftPartKind::Paragraph, "paragraph", Treatment::Kept, inline.pieces(text)),
            Kind::Quotation => {
                let content = vec![DraftPiece::Span { mark: DraftMark::Quotation, content: inline.pieces(text) }];
                (DraftPartKind::Paragraph, "quotation", Treatment::Shown, content)
            }
            Kind::Item => (DraftPartKind::ListItem, "list item", Treatment::Kept, inline.pieces(text)),
            Kind::Row => (DraftPartKind::TableRow, "table row", Treatment::Kept, inline.row(text)),
            Kind::Code => (DraftPartKind::Paragraph, "preformatted text", Treatment::Shown, inline::lines(text)),
        };
        told(construct, treatment);
        let count = counts.entry(kind.prefix()).or_default();
        *count += 1;
        parts.push(DraftPart { id: format!("{}{count}", kind.prefix()), kind, content });
    }
    // Notes in the order in which they are referred to, those that nothing refers to last.
    let mut at = 0;
    while let Some(text) = inline.note(at) {
        told("note", Treatment::Kept);
        let content = inline.pieces_of_note(&text);
        parts.push(DraftPart { id: format!("n{}", at + 1), kind: DraftPartKind::Note, content });
        at += 1;
    }
    for (name, treatment) in inline.told() {
        told(name, treatment);
    }
    ParsedMarkdown { parts, comments }
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Heading,
    Paragraph,
    Quotation,
    Item,
    Row,
    Code,
}

#[derive(Debug, Default)]
struct Blocks {
    blocks: Vec<(Kind, String)>,
    /// The addresses that links name.
    links: BTreeMap<String, String>,
    /// The notes by their label.
    notes: Vec<(String, String)>,
    /// Whether the last block may go on in the next line.
    is_open: bool,
}

impl Blocks {
    fn read(&mut self, body: &str) {
        let lines: Vec<&str> = body.lines().collect();
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            let after = lines.get(at + 1).copied().unwrap_or_default();
            at += 1 + self.line(line, after, lines.get(at + 1..).unwrap_or_default());
        }
    }

    fn open(&mut self, kind: Kind, text: &str) {
        self.blocks.push((kind, text.to_owned()));
        self.is_open = true;
    }

    /// Takes a line; gives how many of the following it has taken too.
    fn line(&mut self, line: &str, after: &str, rest: &[&str]) -> usize {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            self.is_open = false;
            return 0;
        }
        if let Some(fence) = ["```", "~~~"].into_iter().find(|fence| trimmed.starts_with(fence)) {
            let inside: Vec<&str> =
                rest.iter().take_while(|line| !line.trim_start().starts_with(fence)).copied().collect();
            self.open(Kind::Code, &inside.join("\n"));
            self.is_open = false;
            return inside.len() + 1;
        }
        if let Some((label, text)) = trimmed.strip_prefix("[^").and_then(|rest| rest.split_once("]:")) {
            let (text, taken) = note(text, rest);
            self.notes.push((label.to_owned(), text));
            self.is_open = false;
            return taken;
        }
        if let Some((label, address)) = defined(trimmed) {
            self.links.entry(label.to_lowercase()).or_insert_with(|| address.to_owned());
            return 0;
        }
        if let Some(heading) = heading(trimmed) {
            self.open(Kind::Heading, heading);
            self.is_open = false;
            return 0;
        }
        let is_paragraph = self.is_open && self.blocks.last().is_some_and(|(kind, _)| *kind == Kind::Paragraph);
        if is_rule(trimmed) {
            // Under a line it makes a heading of it.
            if let (true, true, Some((kind, _))) = (is_paragraph, is_underline(trimmed), self.blocks.last_mut()) {
                *kind = Kind::Heading;
            }
            self.is_open = false;
            return 0;
        }
        if let (true, true, Some((kind, _))) = (is_paragraph, is_underline(trimmed), self.blocks.last_mut()) {
            *kind = Kind::Heading;
            self.is_open = false;
            return 0;
        }
        if trimmed.contains('|') && is_delimiter(after) {
            let rows = rest.iter().skip(1).take_while(|line| line.contains('|')).copied();
            let rows: Vec<&str> = std::iter::once(trimmed).chain(rows).collect();
            rows.iter().for_each(|row| self.open(Kind::Row, row.trim()));
            self.is_open = false;
            return rows.len();
        }
        if let Some(quoted) = trimmed.strip_prefix('>') {
            let quoted = quoted.trim_start_matches(['>', ' ']);
            match self.blocks.last_mut() {
                Some((Kind::Quotation, text)) if self.is_open && !quoted.is_empty() => push_line(text, quoted),
                _ if quoted.is_empty() => self.is_open = false,
                _ => self.open(Kind::Quotation, quoted),
            }
            return 0;
        }
        if let Some(item) = self.item(line, rest) {
            self.open(Kind::Item, item);
            return 0;
        }
        match self.blocks.last_mut() {
            Some((Kind::Paragraph | Kind::Quotation | Kind::Item, text)) if self.is_open => push_line(text, line),
            _ => self.open(Kind::Paragraph, line.trim_start()),
        }
        0
    }

    /// The text of an item of a list. A number begins one only where it is counted on from one: “3. May” is a day.
    fn item<'l>(&self, line: &'l str, rest: &[&str]) -> Option<&'l str> {
        let trimmed = line.trim_start();
        if let Some(item) = ["- ", "* ", "+ "].into_iter().find_map(|sign| trimmed.strip_prefix(sign)) {
            return Some(item.trim_start());
        }
        let number = numbered(trimmed)?;
        let before =
            self.blocks.iter().rev().take_while(|(kind, _)| *kind == Kind::Item).find_map(|(_, text)| numbered(text));
        let next = || rest.iter().filter(|line| !line.trim().is_empty()).find_map(|line| numbered(line.trim_start()));
        let counts_on = before.is_some_and(|before| before + 1 == number) || number == 1 && next() == Some(2);
        counts_on.then_some(trimmed)
    }
}

/// A note, with the lines that go on with it: those below, and indented ones after empty lines; how many these are.
fn note(first: &str, rest: &[&str]) -> (String, usize) {
    let mut text = first.trim().to_owned();
    let (mut taken, mut empty) = (0, 0);
    for line in rest {
        if line.trim().is_empty() {
            empty += 1;
            continue;
        }
        let goes_on = if empty == 0 { !line.trim_start().starts_with("[^") } else { line.starts_with(['\t', ' ']) };
        if !goes_on {
            break;
        }
        push_line(&mut text, line.trim());
        taken += empty + 1;
        empty = 0;
    }
    (text, taken)
}

fn push_line(text: &mut String, line: &str) {
    text.push('\n');
    text.push_str(line.trim_start());
}

fn heading(line: &str) -> Option<&str> {
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    ((1..=6).contains(&level) && text.starts_with(' ')).then(|| text.trim().trim_end_matches('#').trim_end())
}

/// `---`, `***`, `* * *`.
fn is_rule(line: &str) -> bool {
    ['-', '*', '_'].into_iter().any(|sign| {
        line.chars().filter(|character| *character == sign).count() >= 3
            && line.chars().all(|character| character == sign || character == ' ')
    })
}

fn is_underline(line: &str) -> bool {
    line.len() >= 2 && (line.bytes().all(|byte| byte == b'=') || line.bytes().all(|byte| byte == b'-'))
}

/// The line below the head of a table.
fn is_delimiter(line: &str) -> bool {
    let line = line.trim();
    line.contains('-') && line.contains('|') && line.chars().all(|character| "|-: ".contains(character))
}

fn numbered(line: &str) -> Option<u32> {
    let digits = line.len() - line.trim_start_matches(|character: char| character.is_ascii_digit()).len();
    let rest = line.get(digits..)?;
    (rest.starts_with(". ") || rest.starts_with(") ")).then(|| line.get(..digits)?.parse().ok())?
}

/// `[label]: address "title"`.
fn defined(line: &str) -> Option<(&str, &str)> {
    let (label, rest) = line.strip_prefix('[')?.split_once("]:")?;
    let address = rest.split_whitespace().next()?.trim_matches(['<', '>']);
    let is_address = address.contains("://") || address.starts_with(['#', '/', '.']) || address.starts_with("mailto:");
    (!label.starts_with('^') && is_address).then_some((label, address))
}

fn without_comments(body: &str) -> (String, Vec<String>) {
    let (mut out, mut comments) = (String::new(), Vec::new());
    let mut rest = body;
    // The first that is closed, of either kind.
    while let Some((at, comment, after)) = [("<!--", "-->"), ("%%", "%%")]
        .into_iter()
        .filter_map(|(open, close)| {
            let at = rest.find(open)?;
            let (comment, after) = rest.get(at + open.len()..)?.split_once(close)?;
            Some((at, comment, after))
        })
        .min_by_key(|(at, ..)| *at)
    {
        out.push_str(&rest[..at]);
        comments.push(comment.split_whitespace().collect::<Vec<_>>().join(" "));
        rest = after;
    }
    (out + rest, comments)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::reading_text;

    fn read(text: &str) -> Vec<String> {
        let read = parts(text, "a.md", &mut ConstructCounts::default());
        read.parts.iter().map(|part| format!("{:?} {}: {}", part.kind, part.id, reading_text(&part.content))).collect()
    }

    #[test]
    fn blocks_of_all_kinds_are_parts_of_their_own() {
        let text = "Anna Berg to Cora Field\n=======\n\n## Basel ##\n\nFirst\nline.\n\n---\n\n- one\n- two\n  more\n\n1. first\n2. second\n\n> quoted\n> on\n\n| a | b |\n|---|:-:|\n| c | d |\n\n```\n*code*\n  as is\n```\n\nEnd.";
        assert_eq!(
            read(text),
            [
                "Heading heading1: Anna Berg to Cora Field",
                "Heading heading2: Basel",
                "Paragraph p1: First line.",
                "ListItem p2: one",
                "ListItem p3: two more",
                "ListItem p4: 1. first",
                "ListItem p5: 2. second",
                "Paragraph p6: quoted on",
                "TableRow p7: a\tb",
                "TableRow p8: c\td",
                "Paragraph p9: *code* as is",
                "Paragraph p10: End."
            ]
        );
    }

    #[test]
    fn a_day_at_the_beginning_of_a_line_is_no_item_of_a_list() {
        assert_eq!(read("3. Mai 1801\n\nJa."), ["Paragraph p1: 3. Mai 1801", "Paragraph p2: Ja."]);
        assert_eq!(read("1. Mai 1801\n\nJa."), ["Paragraph p1: 1. Mai 1801", "Paragraph p2: Ja."]);
    }

    #[test]
    fn notes_go_on_in_indented_lines_and_may_stand_in_the_text() {
        let text = "One[^a] two^[within] three[^1].\n\n[^1]: Last.\n[^a]: First\non.\n\n    And more.\n\nNot a note.\n\n[^z]: Lost.";
        assert_eq!(
            read(text),
            [
                "Paragraph p1: One two three.",
                "Paragraph p2: Not a note.",
                "Note n1: First on. And more.",
                "Note n2: within",
                "Note n3: Last.",
                "Note n4: Lost."
            ]
        );
    }

    #[test]
    fn comments_are_in_no_text_and_told() {
        let read = parts("One <!-- a\nb -->two", "a.md", &mut ConstructCounts::default());
        assert_eq!(reading_text(&read.parts[0].content), "One two");
        assert_eq!(read.comments, ["a b"]);
    }
}
