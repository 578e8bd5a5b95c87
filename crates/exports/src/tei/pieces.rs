//! The text of a part as TEI nodes: where source and reading text differ, both stand in a `choice`.
//!
//! Start with [`nodes`]. Whoever takes `sic` and `orig` and leaves out `supplied` has the source text; whoever takes
//! `corr`, `reg` and `supplied` has the reading text. Which names stand where is the business of `names`.

use corpus::stretch::Stretch as _;
use corpus::{
    Certainty, Inline, Letter, Part, Run, Text,
    inline::{BracketsBy, ChoiceKind, Placement},
};
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
    /// Words that the document has in one way and the reading text in another.
    Choice { kind: ChoiceKind, old: String, new: String },
    /// Words that stand as they are: in the source only, or a blank of the reading text.
    Blank(String),
    /// Words to which something is said: foreign, in another's brackets, doubtful.
    Wrapped { wrapper: Wrapper<'a>, nodes: Vec<Node<'a>> },
    /// A place without words.
    Mark(Mark<'a>),
}

pub(super) enum Wrapper<'a> {
    Foreign {
        lang: &'a str,
    },
    /// Words of the edition where the source has none.
    Supplied {
        id: &'a str,
    },
    Brackets {
        by: BracketsBy,
        lang: &'a str,
    },
    Doubtful {
        id: &'a str,
    },
    Highlighted {
        rend: &'a str,
    },
    Added {
        place: &'a str,
        hand: &'a str,
    },
    Deleted {
        hand: &'a str,
    },
    Unclear,
    Item,
    Row,
    Cell,
}

pub(super) enum Mark<'a> {
    PageBreak {
        page: &'a str,
        id: &'a str,
        facs: &'a str,
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
    /// Words that cannot be given.
    Gap {
        reason: &'a str,
        extent: &'a str,
    },
    /// A line begins; with a hyphen the word goes on.
    Line {
        number: &'a str,
        hyphen: Option<&'a str>,
    },
    Figure {
        description: &'a str,
        url: &'a str,
    },
}

/// The content of a part.
pub(super) fn nodes<'a>(letter: &'a Letter, part: &'a Part) -> Vec<Node<'a>> {
    let source = compose(letter, part, Version::Source);
    let reading = compose(letter, part, Version::Reading);
    let texts = Texts { letter, source: &source.text, reading: &reading.text };
    texts.nodes(&part.text, &source.runs, &reading.runs)
}

/// The two texts of a part.
struct Texts<'a, 'b> {
    letter: &'a Letter,
    source: &'b str,
    reading: &'b str,
}

impl<'a> Texts<'a, '_> {
    /// The nodes of a text's pieces, whose stretches in the two texts are given.
    fn nodes(&self, text: &'a Text, source: &[Run], reading: &[Run]) -> Vec<Node<'a>> {
        let pieces = text.0.iter().zip(source).zip(reading);
        pieces.flat_map(|((piece, from), to)| self.piece(piece, from, to)).collect()
    }

    fn piece(&self, piece: &'a Inline, from: &Run, to: &Run) -> Vec<Node<'a>> {
        let old = self.source.stretch(from.start..from.end);
        let new = self.reading.stretch(to.start..to.end);
        let span = Span { start: to.start, end: to.end };
        let one = |kind| vec![Node { span, kind }];
        let wrapped = |wrapper, nodes| one(NodeKind::Wrapped { wrapper, nodes });
        let within = |text| self.nodes(text, &from.within, &to.within);
        match piece {
            Inline::Words(_) => signs(old, new, to.start),
            Inline::Sic { correction, .. } => {
                let id = optional(correction);
                let certainty = match correction {
                    None => Certainty::Certain,
                    Some(id) => self.letter.correction(id).map_or(Certainty::Doubtful, |listed| listed.certainty),
                };
                if certainty == Certainty::Doubtful {
                    one(doubtful(id, signs(old, new, to.start)))
                } else {
                    one(NodeKind::Correction { id, sic: old.to_owned(), corr: new.to_owned(), certainty })
                }
            }
            Inline::Supplied { supplied, correction } => {
                wrapped(Wrapper::Supplied { id: optional(correction) }, self.added(supplied, &to.within))
            }
            Inline::PageBreak { page, correction, facs, .. } => {
                one(NodeKind::Mark(Mark::PageBreak { page, id: optional(correction), facs: optional(facs) }))
            }
            Inline::Join => one(NodeKind::Mark(Mark::SheetEnd)),
            Inline::NoteRef { note, mark, correction } => {
                one(NodeKind::Mark(Mark::Note { note, mark, id: optional(correction) }))
            }
            Inline::Foreign { foreign, lang } => wrapped(Wrapper::Foreign { lang }, within(foreign)),
            Inline::Brackets { brackets, lang, .. } => {
                wrapped(Wrapper::Brackets { by: *brackets, lang: optional(lang) }, signs(old, new, to.start))
            }
            Inline::Highlighted { hi, rend } => wrapped(Wrapper::Highlighted { rend: rend.id() }, within(hi)),
            Inline::Added { add, place, hand } => {
                let place = place.map_or("", Placement::id);
                wrapped(Wrapper::Added { place, hand: optional(hand) }, within(add))
            }
            Inline::Unclear { unclear } => wrapped(Wrapper::Unclear, within(unclear)),
            Inline::Deleted { del, hand } => {
                wrapped(Wrapper::Deleted { hand: optional(hand) }, self.struck(del, &from.within, to.start))
            }
            Inline::Choice { kind, .. } => {
                one(NodeKind::Choice { kind: *kind, old: old.to_owned(), new: new.to_owned() })
            }
            // The names of the registers stand for it.
            Inline::Mention { text, .. } => within(text),
            Inline::Gap { reason, extent } => one(NodeKind::Mark(Mark::Gap { reason, extent })),
            Inline::LineBreak { line, hyphen } => {
                let hyphen = hyphen.as_deref();
                let mut nodes = one(NodeKind::Mark(Mark::Line { number: line, hyphen }));
                nodes.extend((!new.is_empty()).then(|| Node { span, kind: NodeKind::Blank(new.to_owned()) }));
                nodes
            }
            Inline::Figure { figure, url } => {
                one(NodeKind::Mark(Mark::Figure { description: figure, url: optional(url) }))
            }
            Inline::Item { item } => wrapped(Wrapper::Item, within(item)),
            Inline::Row { row } => {
                let cells = row.iter().zip(from.within.iter().zip(&to.within));
                let cells = cells.map(|(cell, (from, to))| Node {
                    span: Span { start: to.start, end: to.end },
                    kind: NodeKind::Wrapped {
                        wrapper: Wrapper::Cell,
                        nodes: self.nodes(cell, &from.within, &to.within),
                    },
                });
                wrapped(Wrapper::Row, cells.collect())
            }
        }
    }

    /// What only the reading text has.
    fn added(&self, text: &'a Text, reading: &[Run]) -> Vec<Node<'a>> {
        let pieces = text.0.iter().zip(reading);
        pieces
            .map(|(piece, run)| {
                let span = Span { start: run.start, end: run.end };
                let kind = match (piece, piece.texts().as_slice()) {
                    (Inline::Highlighted { rend, .. }, [inner]) => NodeKind::Wrapped {
                        wrapper: Wrapper::Highlighted { rend: rend.id() },
                        nodes: self.added(inner, &run.within),
                    },
                    _ => NodeKind::Text(self.reading.stretch(run.start..run.end).to_owned()),
                };
                Node { span, kind }
            })
            .collect()
    }

    /// What only the source has, at a place of the reading text.
    fn struck(&self, text: &'a Text, source: &[Run], at: usize) -> Vec<Node<'a>> {
        let span = Span { start: at, end: at };
        let pieces = text.0.iter().zip(source);
        pieces
            .map(|(piece, run)| {
                let words = self.source.stretch(run.start..run.end).to_owned();
                let wrapper = match piece {
                    Inline::Highlighted { rend, .. } => Some(Wrapper::Highlighted { rend: rend.id() }),
                    Inline::Added { place, hand, .. } => {
                        Some(Wrapper::Added { place: place.map_or("", Placement::id), hand: optional(hand) })
                    }
                    Inline::Deleted { hand, .. } => Some(Wrapper::Deleted { hand: optional(hand) }),
                    Inline::Unclear { .. } => Some(Wrapper::Unclear),
                    _ => None,
                };
                let kind = match (wrapper, piece.texts().as_slice()) {
                    (Some(wrapper), [inner]) => {
                        NodeKind::Wrapped { wrapper, nodes: self.struck(inner, &run.within, at) }
                    }
                    _ => NodeKind::Blank(words),
                };
                Node { span, kind }
            })
            .collect()
    }
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
