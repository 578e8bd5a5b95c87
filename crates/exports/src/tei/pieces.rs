//! The text of a part as TEI nodes: where source and reading text differ, both stand in a `choice`.
//!
//! Start with [`nodes`]. Whoever takes `sic` and `orig` and leaves out `supplied` has the source text; whoever takes
//! `corr`, `reg` and `supplied` has the reading text. Which names stand where is the business of `names`.

use corpus::{Certainty, Inline, Letter, Part, inline::BracketsBy};
use text::{Span, Version, compose};

/// A node of a part's content, with the bytes of the reading text that it covers.
pub(super) struct Node<'a> {
    pub span: Span,
    pub kind: NodeKind<'a>,
}

pub(super) enum NodeKind<'a> {
    /// Words that both texts have; may be cut anywhere.
    Text(String),
    /// A typewriter's sign, and what stands for it in print.
    Sign { orig: String, reg: String },
    /// A slip and its correction.
    Correction { id: &'a str, sic: String, corr: String, certainty: Certainty },
    /// Words of the edition where the source has none.
    Supplied { id: &'a str, text: String },
    /// Words to which something is said: foreign, in another's brackets, doubtful.
    Wrapped { wrapper: Wrapper<'a>, nodes: Vec<Node<'a>> },
    /// A place without words.
    Mark(Mark<'a>),
}

pub(super) enum Wrapper<'a> {
    Foreign { lang: &'a str },
    Brackets { by: BracketsBy, lang: &'a str },
    Doubtful { id: &'a str },
}

pub(super) enum Mark<'a> {
    PageBreak {
        page: &'a str,
        id: &'a str,
    },
    SheetEnd,
    Note {
        note: &'a str,
        mark: &'a str,
        id: &'a str,
    },
    /// Where words may be missing.
    Doubtful {
        id: &'a str,
    },
}

/// The content of a part.
pub(super) fn nodes<'a>(letter: &'a Letter, part: &'a Part) -> Vec<Node<'a>> {
    let source = compose(letter, part, Version::Source);
    let reading = compose(letter, part, Version::Reading);
    let mut nodes = Vec::new();
    for ((piece, from), to) in part.text.0.iter().zip(&source.runs).zip(&reading.runs) {
        let old = source.text.get(from.start..from.end).unwrap_or_default();
        let new = reading.text.get(to.start..to.end).unwrap_or_default();
        let span = Span { start: to.start, end: to.end };
        let mut add = |kind| nodes.push(Node { span, kind });
        match piece {
            Inline::Words(_) => nodes.extend(signs(old, new, to.start)),
            Inline::Sic { correction: id, .. } => {
                let certainty = letter.correction(id).map_or(Certainty::Doubtful, |correction| correction.certainty);
                if certainty == Certainty::Doubtful {
                    add(doubtful(id, signs(old, new, to.start)));
                } else {
                    add(NodeKind::Correction { id, sic: old.to_owned(), corr: new.to_owned(), certainty });
                }
            }
            Inline::Supplied { correction, .. } => {
                add(NodeKind::Supplied { id: optional(correction), text: new.to_owned() });
            }
            Inline::PageBreak { page, correction, .. } => {
                add(NodeKind::Mark(Mark::PageBreak { page, id: optional(correction) }));
            }
            Inline::Join => add(NodeKind::Mark(Mark::SheetEnd)),
            Inline::NoteRef { note, mark, correction } => {
                add(NodeKind::Mark(Mark::Note { note, mark, id: optional(correction) }));
            }
            Inline::Foreign { lang, .. } => {
                add(NodeKind::Wrapped { wrapper: Wrapper::Foreign { lang }, nodes: signs(old, new, to.start) });
            }
            Inline::Brackets { brackets, lang, .. } => add(NodeKind::Wrapped {
                wrapper: Wrapper::Brackets { by: *brackets, lang: optional(lang) },
                nodes: signs(old, new, to.start),
            }),
        }
    }
    nodes
}

fn optional(id: &Option<String>) -> &str {
    id.as_deref().unwrap_or_default()
}

fn doubtful<'a>(id: &'a str, nodes: Vec<Node<'a>>) -> NodeKind<'a> {
    if nodes.is_empty() {
        NodeKind::Mark(Mark::Doubtful { id })
    } else {
        NodeKind::Wrapped { wrapper: Wrapper::Doubtful { id }, nodes }
    }
}

/// Words that differ in typewriter signs only: stretches in common, and between them what was set otherwise.
fn signs<'a>(old: &str, new: &str, offset: usize) -> Vec<Node<'a>> {
    let (mut old, mut new) = (old.chars().peekable(), new.chars().peekable());
    let mut nodes: Vec<Node> = Vec::new();
    let mut at = offset;
    while old.peek().is_some() || new.peek().is_some() {
        if old.peek() == new.peek() {
            let Some(character) = old.next() else { break };
            new.next();
            let end = at + character.len_utf8();
            match nodes.last_mut() {
                Some(Node { span, kind: NodeKind::Text(text) }) => {
                    text.push(character);
                    span.end = end;
                }
                _ => nodes.push(Node { span: Span { start: at, end }, kind: NodeKind::Text(character.to_string()) }),
            }
            at = end;
            continue;
        }
        let (mut orig, mut reg) = (String::new(), String::new());
        if new.peek() == Some(&'—') || old.peek().is_none_or(|next| next.is_whitespace() || *next == '-') {
            // A dash, with the blanks that it closes up; the dash itself may belong to a neighbouring piece.
            reg.extend(new.next_if_eq(&'—'));
            while let Some(sign) = old.next_if(|next| next.is_whitespace() || *next == '-') {
                orig.push(sign);
            }
        }
        if orig.is_empty() && reg.is_empty() {
            orig.extend(old.next());
            reg.extend(new.next());
        }
        let end = at + reg.len();
        nodes.push(Node { span: Span { start: at, end }, kind: NodeKind::Sign { orig, reg } });
        at = end;
    }
    nodes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(old: &str, new: &str) -> String {
        signs(old, new, 0)
            .into_iter()
            .map(|node| match node.kind {
                NodeKind::Text(text) => text,
                NodeKind::Sign { orig, reg } => format!("{{{orig}|{reg}}}"),
                _ => unreachable!("only words are compared"),
            })
            .collect()
    }

    #[test]
    fn signs_that_are_set_otherwise_stand_beside_each_other() {
        assert_eq!(written("a-- b \"c\"", "a—b “c”"), "a{-- |—}b {\"|“}c{\"|”}");
        assert_eq!(written("it's – co-op", "it’s – co-op"), "it{'|’}s – co-op");
    }

    #[test]
    fn a_dash_that_a_neighbouring_piece_has_closes_up_this_ones_blanks() {
        assert_eq!(written("a ", "a"), "a{ |}");
        assert_eq!(written(" b", "b"), "{ |}b");
    }
}
