//! Writes the content of a part: its nodes, with its names round them.
//!
//! Start with [`content`]. Names open and close at the nodes they cover; a name that would cut a correction takes in the
//! whole of it.

use super::{
    names::{NameSpan, names},
    pieces::{Mark, Node, NodeKind, Wrapper, nodes},
};
use crate::xml::Xml;
use corpus::stretch::Stretch as _;
use corpus::{
    Certainty, Corpus, Letter, Part, PartKind,
    inline::{BracketsBy, ChoiceKind},
};
use text::Span;

/// Writes the content of a part.
pub(super) fn content(xml: &mut Xml, corpus: &Corpus, letter: &Letter, part: &Part) {
    let item = match part.kind {
        PartKind::Verse => "l",
        PartKind::Address => "addrLine",
        _ => "item",
    };
    write(xml, nodes(letter, part), names(corpus, letter, part), item);
}

/// Another's hand, as `rend` can say it: `@hand` would need a description of every hand.
pub(super) fn hand_in_words(hand: &str) -> String {
    if hand.is_empty() {
        String::new()
    } else {
        format!("hand:{}", hand.split_whitespace().collect::<Vec<_>>().join("-"))
    }
}

/// How sure the editor is, in TEI's words. Doubtful corrections are never in a `choice`.
pub(super) fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Certain => "high",
        Certainty::Probable => "medium",
        Certainty::Doubtful => "low",
    }
}

/// Writes nodes with the names that stand in them.
/// `item` is the element of an item of a list, which verse and addresses call otherwise.
fn write(xml: &mut Xml, nodes: Vec<Node>, names: Vec<NameSpan>, item: &'static str) {
    let (mut outer, mut inner) = (Vec::new(), Vec::new());
    for name in names.into_iter().flat_map(|name| cut_at_marks(&nodes, name)) {
        let holder = nodes.iter().position(|node| holds_names(node) && holds(node.span, name.span));
        match holder {
            Some(at) => inner.push((at, name)),
            None => outer.push(NameSpan { span: widened(&nodes, name.span), ..name }),
        }
    }
    outer.sort_by_key(|name| (name.span.start, std::cmp::Reverse(name.span.end)));
    let mut waiting = outer.into_iter().peekable();
    let mut open: Vec<usize> = Vec::new();
    for (at, node) in nodes.into_iter().enumerate() {
        let within: Vec<NameSpan> =
            inner.iter().filter(|(holder, _)| *holder == at).map(|(_, name)| name.clone()).collect();
        let mut cuts: Vec<usize> = vec![node.span.start];
        let text = match &node.kind {
            NodeKind::Text(text) => text.clone(),
            _ => String::new(),
        };
        if !text.is_empty() {
            let ends = open.iter().copied().chain(waiting.clone().flat_map(|name| [name.span.start, name.span.end]));
            cuts.extend(ends.filter(|cut| node.span.start < *cut && *cut < node.span.end));
            cuts.sort_unstable();
            cuts.dedup();
        }
        let is_empty = node.span.start == node.span.end;
        for (index, &start) in cuts.iter().enumerate() {
            while open.last().is_some_and(|end| *end <= start) {
                xml.close();
                open.pop();
            }
            // A mark at the head of a name stands before it.
            while let Some(name) = waiting.next_if(|name| !is_empty && name.span.start <= start) {
                let kind = if name.is_continued { "continued" } else { "" };
                xml.open(name.element, &[("type", kind), ("ref", &name.target)]);
                open.push(name.span.end);
            }
            let end = cuts.get(index + 1).copied().unwrap_or(node.span.end);
            if !text.is_empty() {
                xml.text(text.stretch(start - node.span.start..end - node.span.start));
            }
        }
        write_node(xml, node, within, item);
    }
    open.iter().for_each(|_| {
        xml.close();
    });
}

fn holds_names(node: &Node) -> bool {
    matches!(node.kind, NodeKind::Wrapped { .. } | NodeKind::Correction { .. })
}

/// A name of which one end stands within a correction or marked words, in two pieces: these cannot be cut.
fn cut_at_marks(nodes: &[Node], name: NameSpan) -> Vec<NameSpan> {
    let (start, end) = (name.span.start, name.span.end);
    let marked = nodes.iter().filter(|node| holds_names(node)).map(|node| node.span);
    let cut = marked.into_iter().find_map(|node| {
        let ends_within = start < node.start && node.start < end && end < node.end;
        let begins_within = node.start < start && start < node.end && node.end < end;
        (ends_within && !begins_within).then_some(node.start).or(begins_within.then_some(node.end))
    });
    match cut {
        Some(at) => vec![
            NameSpan { span: Span { start, end: at }, ..name.clone() },
            NameSpan { span: Span { start: at, end }, is_continued: true, ..name },
        ],
        None => vec![name],
    }
}

/// Whether a name stands within a node without filling it.
fn holds(node: Span, name: Span) -> bool {
    node.start <= name.start && name.end <= node.end && node != name
}

/// A name's stretch, widened to the ends of the nodes that cannot be cut.
fn widened(nodes: &[Node], name: Span) -> Span {
    let whole = |node: &&Node| !matches!(node.kind, NodeKind::Text(_));
    let cut =
        |at: usize| nodes.iter().filter(whole).map(|node| node.span).find(|span| span.start < at && at < span.end);
    Span {
        start: cut(name.start).map_or(name.start, |span| span.start),
        end: cut(name.end).map_or(name.end, |span| span.end),
    }
}

/// Writes a node that is not mere text.
fn write_node(xml: &mut Xml, node: Node, names: Vec<NameSpan>, item: &'static str) {
    match node.kind {
        NodeKind::Text(_) => {}
        NodeKind::Sign { orig, reg } => {
            xml.open("choice", &[]).element("orig", &[], &orig).element("reg", &[], &reg).close();
        }
        NodeKind::Correction { id, sic, corr, certainty: sure } => {
            xml.open("choice", &[("xml:id", id)]).element("sic", &[], &sic);
            xml.open("corr", &[("cert", certainty(sure)), ("resp", "#resp-edition")]);
            write(xml, vec![Node { span: node.span, kind: NodeKind::Text(corr) }], names, item);
            xml.close().close();
        }
        NodeKind::Choice { kind, old, new } => {
            let (before, after) = match kind {
                ChoiceKind::Expanded => ("abbr", "expan"),
                ChoiceKind::Regularised => ("orig", "reg"),
            };
            xml.open("choice", &[]).element(before, &[], &old);
            xml.element(after, &[("resp", "#resp-edition")], &new).close();
        }
        NodeKind::Blank(text) => {
            xml.text(&text);
        }
        NodeKind::Wrapped { wrapper, nodes } => {
            match wrapper {
                Wrapper::Supplied { id } => {
                    xml.open("supplied", &[("xml:id", id), ("reason", "lost"), ("resp", "#resp-edition")])
                }
                Wrapper::Foreign { lang } => xml.open("foreign", &[("xml:lang", lang)]),
                Wrapper::Highlighted { rend } => xml.open("hi", &[("rend", rend)]),
                Wrapper::Added { place, hand } => xml.open("add", &[("place", place), ("rend", &hand_in_words(hand))]),
                Wrapper::Deleted { hand } => xml.open("del", &[("rend", &hand_in_words(hand))]),
                Wrapper::Unclear => xml.open("unclear", &[]),
                Wrapper::Item => xml.open(item, &[]),
                Wrapper::Row => xml.open("row", &[]),
                Wrapper::Cell => xml.open("cell", &[]),
                Wrapper::Doubtful { id } => xml.open("seg", &[("xml:id", id), ("type", "doubtful")]),
                Wrapper::Brackets { by, lang } => {
                    let resp = match by {
                        BracketsBy::Translator => "#resp-translator",
                        BracketsBy::SourceEdition => "#resp-source",
                    };
                    xml.open("seg", &[("type", "brackets"), ("resp", resp), ("xml:lang", lang)])
                }
            };
            write(xml, nodes, names, item);
            xml.close();
        }
        NodeKind::Mark(Mark::PageBreak { page, id, facs }) => {
            xml.empty("pb", &[("xml:id", id), ("n", page), ("facs", facs)]);
        }
        NodeKind::Mark(Mark::Gap { reason, extent }) => {
            // TEI wants a word here, not a sentence.
            let word = reason.split_whitespace().collect::<Vec<_>>().join("-");
            let sentence = if word == reason { String::new() } else { reason.replace(char::is_whitespace, " ") };
            xml.empty("gap", &[("reason", &word), ("n", &sentence), ("extent", extent)]);
        }
        NodeKind::Mark(Mark::Line { number, hyphen }) => {
            if let Some(hyphen) = hyphen.filter(|hyphen| !hyphen.is_empty()) {
                xml.element("pc", &[("force", "weak")], hyphen);
            }
            let breaks = if hyphen.is_some() { "no" } else { "" };
            xml.empty("lb", &[("n", number), ("break", breaks)]);
        }
        NodeKind::Mark(Mark::Figure { description, url }) => {
            xml.open("figure", &[]);
            if !url.is_empty() {
                xml.empty("graphic", &[("url", url)]);
            }
            xml.element("figDesc", &[], description).close();
        }
        NodeKind::Mark(Mark::SheetEnd) => {
            xml.empty("milestone", &[("unit", "sheet")]);
        }
        NodeKind::Mark(Mark::Note { note, mark, id }) => {
            let target = format!("#{note}");
            xml.empty("ptr", &[("xml:id", id), ("type", "note"), ("target", &target), ("n", mark)]);
        }
        NodeKind::Mark(Mark::Doubtful { id }) => {
            xml.empty("anchor", &[("xml:id", id), ("type", "doubtful")]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::fixture;

    fn written(part_id: &str) -> String {
        let corpus = fixture::corpus();
        let letter = &corpus.letters[0];
        let mut xml = Xml::default();
        content(&mut xml, &corpus, letter, letter.part(part_id).unwrap());
        xml.finish().trim_end().to_owned()
    }

    #[test]
    fn every_kind_of_piece_has_its_element() {
        let text = written("p1");
        for expected in [
            "I did <choice xml:id=\"c1\"><sic>riot</sic><corr cert=\"high\" resp=\"#resp-edition\">not</corr></choice> wait",
            "<choice><orig>-- </orig><reg>—</reg></choice>you know",
            "<ptr type=\"note\" target=\"#n1\" n=\"/1/\"/>and <pb n=\"31\"/>when",
            "<sic></sic><corr cert=\"medium\" resp=\"#resp-edition\"> it</corr>",
            "<sic> rained</sic><corr cert=\"high\" resp=\"#resp-edition\"></corr>",
            "<foreign xml:lang=\"la\">ibidem</foreign>",
            "<seg type=\"brackets\" resp=\"#resp-translator\">[there]</seg><milestone unit=\"sheet\"/>",
            "<seg xml:id=\"c4\" type=\"doubtful\">hole</seg>",
        ] {
            assert!(text.contains(expected), "{expected}\n{text}");
        }
    }

    #[test]
    fn names_stand_round_the_words_that_mention_them() {
        let sea = "<placeName ref=\"#place-sea\">The <term ref=\"#term-takes\">sea</term></placeName> ";
        assert!(written("p2").contains(sea), "{}", written("p2"));
        assert_eq!(written("salutation"), "Dear <persName ref=\"#person-marsh\">Bruno</persName>,");
    }
}
