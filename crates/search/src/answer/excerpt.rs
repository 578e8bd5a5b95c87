//! What is shown of a passage found: its words round the hits, with the hits marked; and the hits of a whole letter.
//!
//! Start with [`excerpt`]. Must not know how a passage was found or ranked.

use crate::answer::{Answer, spelling};
use crate::index::{Index, NO_FORM, PassageId};
use crate::matching::Search;
use crate::query::parse;
use corpus::sort;
use corpus::stretch::Stretch as _;
use corpus::{Corpus, WordRange};

/// A stretch of a passage's reading text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExcerptSpan {
    /// The characters.
    pub text: String,
    /// Whether they are a hit.
    pub marked: bool,
}

/// An excerpt from a passage.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Excerpt {
    /// Its pieces, in order; together a stretch of the reading text.
    pub pieces: Vec<ExcerptSpan>,
    /// Whether text was left out before it.
    pub cut_before: bool,
    /// Whether text was left out after it.
    pub cut_after: bool,
}

impl Excerpt {
    /// The text, hits not marked.
    #[must_use]
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }
}

/// A hit in a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartHit {
    /// Id of the part.
    pub part: String,
    /// The words of the passage address that it touches.
    pub words: WordRange,
    /// First byte in the part's reading text, without punctuation.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// The hits in one passage as byte spans of its text with the words they touch, in order, none overlapping.
fn hits(index: &Index, search: &Search, id: PassageId) -> Vec<(usize, usize, WordRange)> {
    let Some(passage) = index.passage(id) else { return Vec::new() };
    let mut spans: Vec<(usize, usize, WordRange)> = Vec::new();
    for (leaf, _) in search.query.wanted() {
        let Some(found) = search.leaves.get(leaf) else { continue };
        let first = found.hits.partition_point(|hit| hit.slot < passage.slots.start);
        for hit in found.hits.iter().skip(first).take_while(|hit| hit.slot < passage.slots.end) {
            let slots = index.slots.stretch(hit.slot as usize..(hit.slot + hit.width) as usize);
            let slots = slots.iter().filter(|slot| slot.form != NO_FORM);
            let start = slots.clone().map(|slot| slot.start).min().unwrap_or_default();
            let end = slots.clone().map(|slot| slot.end()).max().unwrap_or_default();
            let words = WordRange {
                first: slots.clone().map(|slot| u32::from(slot.word)).min().unwrap_or(1),
                last: slots.map(|slot| u32::from(slot.word)).max().unwrap_or(1),
            };
            let relative = |at: u32| at.saturating_sub(passage.text.start) as usize;
            if end > start {
                spans.push((relative(start), relative(end), words));
            }
        }
    }
    sort::natural(&mut spans);
    let mut apart: Vec<(usize, usize, WordRange)> = Vec::new();
    for (start, end, words) in spans {
        match apart.last_mut() {
            Some((_, last, touched)) if start < *last => {
                *last = end.max(*last);
                touched.last = words.last.max(touched.last);
            }
            _ => apart.push((start, end, words)),
        }
    }
    apart
}

/// An excerpt of about `length` characters, where the passage has most hits together. A passage hardly longer is given
/// whole. Of passages with some of the words, those that were found are marked.
#[must_use]
pub fn excerpt(index: &Index, answer: &Answer, id: PassageId, length: usize) -> Excerpt {
    let search = match &answer.partial_matches {
        Some(some) if !answer.is_found(id) => &some.search,
        _ => &answer.search,
    };
    let text = index.text(id);
    let hits = hits(index, search, id);
    let (from, to) = window(text, &hits, length);
    let mut pieces = Vec::new();
    let mut at = from;
    let mut push = |start: usize, end: usize, marked: bool| {
        if let Some(text) = text.get(start..end).filter(|text| !text.is_empty()) {
            pieces.push(ExcerptSpan { text: text.to_owned(), marked });
        }
    };
    for (start, end, _) in hits.into_iter().filter(|(start, end, _)| *start >= from && *end <= to) {
        push(at, start, false);
        push(start, end, true);
        at = end;
    }
    push(at, to, false);
    Excerpt { pieces, cut_before: from > 0, cut_after: to < text.len() }
}

/// The stretch of a text to show: from the start of a sentence or word to the end of one.
fn window(text: &str, hits: &[(usize, usize, WordRange)], length: usize) -> (usize, usize) {
    if text.len() <= length + length / 3 {
        return (0, text.len());
    }
    let within =
        |from: usize| hits.iter().filter(|(start, end, _)| *start >= from && *end <= from + length * 3 / 4).count();
    // The densest stretch; the first of several.
    let first = hits.iter().map(|(start, ..)| *start).rev().max_by_key(|&start| within(start)).unwrap_or(0);
    let last =
        hits.iter().filter(|(_, end, _)| *end <= first + length * 3 / 4).map(|(_, end, _)| *end).max().unwrap_or(first);
    let spare = length.saturating_sub(last.saturating_sub(first));
    let earliest = first.saturating_sub(spare / 2);
    let from = sentence_start(text, earliest, first).unwrap_or_else(|| word_start(text, earliest));
    let to = word_end(text, (from + length).max(last));
    (from, to)
}

/// The first start of a sentence between two bytes.
fn sentence_start(text: &str, from: usize, to: usize) -> Option<usize> {
    if from == 0 {
        return Some(0);
    }
    let ends = text.match_indices(['.', '?', '!']).map(|(at, sign)| at + sign.len());
    let starts = ends.filter(|end| text.get(*end..).is_some_and(|rest| rest.starts_with(' '))).map(|end| end + 1);
    starts
        .filter(|start| *start >= from && *start <= to)
        .find(|start| text.get(*start..).and_then(|rest| rest.chars().next()).is_some_and(char::is_uppercase))
}

fn word_start(text: &str, at: usize) -> usize {
    let next = text.char_indices().find(|(byte, letter)| *byte >= at && letter.is_whitespace());
    next.map_or(0, |(byte, letter)| byte + letter.len_utf8())
}

fn word_end(text: &str, at: usize) -> usize {
    let next = text.char_indices().find(|(byte, letter)| *byte >= at && letter.is_whitespace());
    next.map_or(text.len(), |(byte, _)| byte)
}

/// The hits of a query in one letter, in order of its text: those of passages that satisfy the query; if there is none,
/// of those with some of its words. What is misspelt is read as what it may be. This edition's own words have hits only for
/// `in:notes`.
#[must_use]
pub fn hits_in_letter(corpus: &Corpus, index: &Index, q: &str, letter_id: &str) -> Vec<PartHit> {
    let Some(letter) = corpus.letters.iter().position(|letter| letter.id == letter_id) else { return Vec::new() };
    let mut search = Search::run(index, corpus, parse::parse(index, corpus, q));
    if search.found.is_empty()
        && let Some(corrected) = spelling::read(index, q, &search).corrected(q)
    {
        search = Search::run(index, corpus, parse::parse(index, corpus, &corrected));
    }
    if search.query.wanted().next().is_none() {
        return Vec::new();
    }
    let passages = || index.passages.of_letter(letter);
    let any = search.with_any(&search.domain);
    let satisfied = passages().any(|id| search.found.has(id));
    let mut out = Vec::new();
    for id in passages().filter(|id| if satisfied { search.found.has(*id) } else { any.has(*id) }) {
        let Some(passage) = index.passage(id) else { continue };
        // Only parts have words to be marked in the letter.
        if letter_part(corpus, letter, &passage.anchor, passage.kind) {
            out.extend(hits(index, &search, id).into_iter().map(|(start, end, words)| PartHit {
                part: passage.anchor.clone(),
                words,
                start,
                end,
            }));
        }
    }
    out
}

fn letter_part(corpus: &Corpus, letter: usize, anchor: &str, kind: crate::index::PassageKind) -> bool {
    matches!(kind, crate::index::PassageKind::Part(_))
        && corpus.letters.get(letter).is_some_and(|letter| letter.part(anchor).is_some())
}

/// Where the hits of an answer lie in one letter: each a share of its length from 0 to 1, for the strip beside its card.
#[must_use]
pub fn strip(index: &Index, answer: &Answer, letter: usize) -> Vec<f32> {
    let of_text =
        |id: &PassageId| index.passage(*id).is_some_and(|passage| passage.scope != crate::index::Scope::Apparatus);
    let bounds = |id: PassageId| index.passage(id).map_or(0..0, |passage| passage.text.clone());
    let parts: Vec<PassageId> = index.passages.of_letter(letter).filter(of_text).collect();
    let start = parts.first().map_or(0, |id| bounds(*id).start);
    let end = parts.last().map_or(start + 1, |id| bounds(*id).end).max(start + 1);
    let share = |at: usize, id: PassageId| (bounds(id).start - start) as f32 + at as f32;
    let found = parts.iter().filter(|id| answer.is_found(**id));
    found
        .flat_map(|id| {
            hits(index, &answer.search, *id).into_iter().map(|(at, ..)| share(at, *id) / (end - start) as f32)
        })
        .collect()
}
