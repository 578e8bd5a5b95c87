//! The text of a TEI document: what stands before the letter, the letter (in the message that encloses it, if one does),
//! its notes and the reasons of its corrections.
//!
//! Start with [`fn@text`].

use super::content::{certainty, content, hand_in_words};
use crate::{export::correction_kind, xml::Xml};
use corpus::{Corpus, Correction, Inline, Letter, Part, PartKind, letter::NoteBy};
use text::part_name;

/// Writes the `text` element of a letter.
pub(super) fn text(xml: &mut Xml, corpus: &Corpus, letter: &Letter) {
    let writer = Writer { corpus, letter };
    xml.open("text", &[("xml:lang", letter.language.as_ref().unwrap_or(&corpus.collection.language))]).line();
    let summaries: Vec<&Part> = letter.parts.iter().filter(|part| part.kind == PartKind::Summary).collect();
    if !summaries.is_empty() {
        xml.open("front", &[]).line().open("div", &[("type", "summary"), ("resp", "#resp-source")]).line();
        for part in summaries {
            writer.part(xml, "p", part);
        }
        xml.close().line().close().line();
    }
    xml.open("body", &[]).line();
    xml.open("div", &[("type", &letter.form)]).line();
    writer.blocks(xml, &items(letter));
    xml.close().line().close().line();
    writer.back(xml);
    xml.close().line();
}

/// A block of a document: a part, or a letter enclosed in it.
enum Item<'a> {
    Part(&'a Part),
    Enclosed(Vec<Item<'a>>),
}

impl Item<'_> {
    /// Whether it belongs to the running text: what stands before the first such item opens it, what stands after the
    /// last closes it.
    fn is_running(&self) -> bool {
        match self {
            Self::Part(part) => match part.kind {
                PartKind::Postscript => false,
                PartKind::Frame | PartKind::Enclosure => true,
                kind => kind.is_body(),
            },
            Self::Enclosed(_) => true,
        }
    }
}

/// The parts of the document in order, without summaries and notes. Whatever stands between the frame paragraphs of
/// a covering message is the letter that it encloses.
fn items(letter: &Letter) -> Vec<Item<'_>> {
    let is_frame = |part: &&Part| part.kind == PartKind::Frame;
    let parts: Vec<&Part> =
        letter.parts.iter().filter(|part| !matches!(part.kind, PartKind::Summary | PartKind::Note)).collect();
    let first = parts.iter().position(is_frame).unwrap_or(parts.len());
    let last = parts.iter().rposition(is_frame).unwrap_or(parts.len());
    let mut items: Vec<Item> = Vec::new();
    let mut has_enclosed = false;
    for (at, part) in parts.into_iter().enumerate() {
        let encloses = at > first && !is_frame(&part) && (at < last || !has_enclosed || in_enclosed(&items));
        match items.last_mut() {
            Some(Item::Enclosed(inner)) if encloses => inner.push(Item::Part(part)),
            _ if encloses => {
                items.push(Item::Enclosed(vec![Item::Part(part)]));
                has_enclosed = true;
            }
            _ => items.push(Item::Part(part)),
        }
    }
    items
}

fn in_enclosed(items: &[Item]) -> bool {
    matches!(items.last(), Some(Item::Enclosed(_)))
}

struct Writer<'a> {
    corpus: &'a Corpus,
    letter: &'a Letter,
}

impl Writer<'_> {
    fn blocks(&self, xml: &mut Xml, items: &[Item]) {
        let first = items.iter().position(Item::is_running).unwrap_or(items.len());
        let last = items.iter().rposition(Item::is_running).unwrap_or(items.len());
        let mut group = "";
        for (at, item) in items.iter().enumerate() {
            let wanted = match item {
                Item::Part(part) if matches!(part.kind, PartKind::Heading | PartKind::Postscript) => "",
                Item::Part(_) if at < first => "opener",
                Item::Part(_) if at > last => "closer",
                _ => "",
            };
            if wanted != group {
                if !group.is_empty() {
                    xml.close().line();
                }
                match wanted {
                    "opener" => xml.open("opener", &[]).line(),
                    "closer" => xml.open("closer", &[]).line(),
                    _ => xml,
                };
                group = wanted;
            }
            match item {
                Item::Part(part) => self.part(xml, element(part.kind, at < first, at > last), part),
                Item::Enclosed(inner) => {
                    xml.open("floatingText", &[("type", "enclosed")]).line().open("body", &[]).line();
                    self.blocks(xml, inner);
                    xml.close().line().close().line();
                }
            }
        }
        if !group.is_empty() {
            xml.close().line();
        }
    }

    /// A part as one element with the part's id.
    fn part(&self, xml: &mut Xml, element: &'static str, part: &Part) {
        let themes: Vec<String> = self
            .corpus
            .themes
            .iter()
            .filter(|theme| theme.has(&self.letter.id, &part.id))
            .map(|theme| format!("#theme-{}", theme.id))
            .collect();
        let number = part.number().filter(|_| part.kind == PartKind::Paragraph).unwrap_or("");
        let kind =
            if element == "ab" { part_name::in_words(self.letter, &part.id).replace(' ', "-") } else { String::new() };
        let hand = hand_in_words(part.hand.as_deref().unwrap_or_default());
        let attributes = [
            ("xml:id", part.id.as_str()),
            ("xml:lang", part.lang.as_deref().unwrap_or_default()),
            ("type", &kind),
            ("n", number),
            ("rend", &hand),
            ("ana", &themes.join(" ")),
        ];
        xml.open(element, &attributes);
        if let Some(speech) = &part.speech {
            let target = format!("#person-{}", speech.to);
            xml.open("said", &[("toWhom", &target), ("direct", "true"), ("resp", "#resp-edition")]);
        }
        content(xml, self.corpus, self.letter, part);
        if part.speech.is_some() {
            xml.close();
        }
        xml.close().line();
    }

    /// Notes and corrections.
    fn back(&self, xml: &mut Xml) {
        let has_notes = self.letter.notes().next().is_some();
        if !has_notes && self.letter.corrections.is_empty() {
            return;
        }
        xml.open("back", &[]).line();
        if has_notes {
            xml.open("div", &[("type", "notes")]).line();
            for note in self.letter.notes() {
                let (kind, resp) = match note.note_by() {
                    Some(NoteBy::Translator) => ("translator", "#resp-translator"),
                    Some(NoteBy::Edition) => ("edition", "#resp-edition"),
                    _ => ("source", "#resp-source"),
                };
                xml.open("note", &[("xml:id", &note.id), ("type", kind), ("resp", resp)]);
                content(xml, self.corpus, self.letter, note);
                xml.close().line();
            }
            xml.close().line();
        }
        if !self.letter.corrections.is_empty() {
            xml.open("div", &[("type", "corrections")]).line();
            for correction in &self.letter.corrections {
                self.correction(xml, correction);
            }
            xml.close().line();
        }
        xml.close().line();
    }

    fn correction(&self, xml: &mut Xml, correction: &Correction) {
        // Slips of layout and of the page's furniture are not marked in the text; they point to their part, if any.
        let is_marked =
            |part: &Part| part.text.0.iter().any(|piece: &Inline| piece.correction() == Some(&correction.id));
        let target = if self.letter.parts.iter().any(is_marked) {
            format!("#{}", correction.id)
        } else if self.letter.part(&correction.part).is_some() {
            format!("#{}", correction.part)
        } else {
            String::new()
        };
        let id = format!("why-{}", correction.id);
        let attributes = [
            ("xml:id", id.as_str()),
            ("type", "correction"),
            ("subtype", correction_kind(correction.kind)),
            ("target", &target),
            ("cert", certainty(correction.certainty)),
            ("resp", "#resp-edition"),
        ];
        xml.open("note", &attributes);
        for (words, what) in [(&correction.sic, "As transmitted"), (&correction.corr, "Proposed")] {
            if !words.is_empty() {
                xml.text(&format!("{what}: ")).element("mentioned", &[], words).text(". ");
            }
        }
        xml.text(&correction.why);
        if let Some(sense) = correction.sense {
            xml.empty("seg", &[("type", "sense"), ("subtype", sense.id())]);
        }
        xml.close().line();
    }
}

/// The element of a part, before the running text, after it or in it.
fn element(kind: PartKind, is_before: bool, is_after: bool) -> &'static str {
    match kind {
        PartKind::Paragraph | PartKind::Frame | PartKind::Summary => "p",
        PartKind::Verse => "lg",
        PartKind::List => "list",
        PartKind::Table => "table",
        PartKind::Postscript => "postscript",
        PartKind::Address if is_before || is_after => "address",
        PartKind::Heading if is_before => "head",
        PartKind::Heading if is_after => "trailer",
        PartKind::Dateline if is_before || is_after => "dateline",
        PartKind::Salutation | PartKind::Closing if is_before || is_after => "salute",
        PartKind::Signature if is_before || is_after => "signed",
        _ => "ab",
    }
}
