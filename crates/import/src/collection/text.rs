//! The pieces of a part in the notation of a collection's files, with white space made even.
//!
//! Start with [`Writer::text`]. Must not know what kind of part it is, but whether its lines end where the document's do.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::people::People;
use crate::draft::{DraftChoice, DraftMark, DraftPiece, hyphen_at_end, reading_text};

/// Writes the texts of one letter.
pub(super) struct Writer<'a, 'r> {
    people: &'a mut People<'r>,
    /// The ids of the notes that have words.
    notes: BTreeSet<String>,
    /// Notes made of what editors explain beside a word.
    explained: Vec<String>,
    /// What was written ends with a blank, or nothing is written yet.
    is_even: bool,
    keeps_lines: bool,
}

impl<'a, 'r> Writer<'a, 'r> {
    pub(super) fn new(people: &'a mut People<'r>, notes: BTreeSet<String>) -> Self {
        Self { people, notes, explained: Vec::new(), is_even: true, keeps_lines: false }
    }

    /// The notes that were made; they hang where they belong, as `{"note": "+0"}` until they are numbered.
    pub(super) fn explanations(self) -> Vec<String> {
        self.explained
    }

    /// A text: a string, or a list of pieces.
    pub(super) fn text(&mut self, content: &[DraftPiece], keeps_lines: bool) -> Value {
        self.is_even = true;
        self.keeps_lines = keeps_lines;
        let mut pieces = Vec::new();
        self.pieces(content, &mut pieces);
        trim_end(&mut pieces);
        shape(pieces)
    }

    fn within(&mut self, content: &[DraftPiece]) -> Value {
        let mut pieces = Vec::new();
        self.pieces(content, &mut pieces);
        shape(pieces)
    }

    fn words(&mut self, text: &str, out: &mut Vec<Value>) {
        let mut words = String::new();
        for character in text.chars() {
            if character.is_whitespace() {
                if !self.is_even {
                    words.push(' ');
                    self.is_even = true;
                }
            } else {
                words.push(character);
                self.is_even = false;
            }
        }
        push_words(words, out);
    }

    fn pieces(&mut self, content: &[DraftPiece], out: &mut Vec<Value>) {
        for piece in content {
            match piece {
                DraftPiece::Text(text) => self.words(text, out),
                DraftPiece::Line { within_word: true } => {
                    trim_end(out);
                    if let Some(Value::String(words)) = out.last_mut()
                        && let Some(hyphen) = hyphen_at_end(words)
                    {
                        words.truncate(words.len() - hyphen.len_utf8());
                        out.push(json!({ "line": "", "hyphen": hyphen.to_string() }));
                    }
                    self.is_even = true;
                }
                DraftPiece::Line { within_word: false } if self.keeps_lines => {
                    if !out.is_empty() {
                        trim_end(out);
                        out.push(json!({ "line": "" }));
                        self.is_even = true;
                    }
                }
                DraftPiece::Line { within_word: false } => self.words(" ", out),
                DraftPiece::Page { number } => out.push(json!({ "page": number })),
                DraftPiece::NoteRef(id) if self.notes.contains(id) => out.push(json!({ "note": id })),
                // A note without a word.
                DraftPiece::NoteRef(_) => {}
                DraftPiece::Gap { reason } => {
                    out.push(json!({ "gap": reason }));
                    self.is_even = false;
                }
                DraftPiece::Figure { description } => {
                    let description = if description.is_empty() { "not described" } else { description };
                    out.push(json!({ "figure": description }));
                }
                DraftPiece::Span { mark, content } => self.span(mark, content, out),
                DraftPiece::Choice { kind, source, edited } => self.choice(*kind, source, edited, out),
            }
        }
    }

    fn span(&mut self, mark: &DraftMark, content: &[DraftPiece], out: &mut Vec<Value>) {
        if let DraftMark::Hand(hand) = mark {
            self.explain(
                if hand.is_empty() {
                    "From here on in another hand.".to_owned()
                } else {
                    format!("From here on in another hand: {}.", hand.trim_end_matches('.'))
                },
                out,
            );
            return;
        }
        let leads = reading_text(content).is_empty() && !has_words(content);
        if leads {
            // Nothing is marked; pages, notes and blanks within stay.
            self.pieces(content, out);
            return;
        }
        match mark {
            DraftMark::Emphasis(stated) => {
                let text = self.within(content);
                out.push(json!({ "hi": text, "rend": rendition(stated) }));
            }
            DraftMark::Deletion { hand } => {
                let before = self.is_even;
                let text = self.within(content);
                out.push(with_hand(json!({ "del": text }), hand));
                // In the reading text the deletion is not there: a blank before it is the blank after it.
                self.is_even = before;
            }
            DraftMark::Addition { place, hand } => {
                let text = self.within(content);
                let mut added = json!({ "add": text });
                if let Some(place) = placement(place) {
                    added["place"] = json!(place);
                }
                out.push(with_hand(added, hand));
            }
            DraftMark::Unclear => {
                let text = self.within(content);
                out.push(json!({ "unclear": text }));
            }
            DraftMark::Supplied | DraftMark::Expansion => {
                let text = self.within(content);
                out.push(json!({ "supplied": text }));
            }
            DraftMark::Foreign(language) => match crate::language::tag(language) {
                Some(language) => {
                    let text = self.within(content);
                    out.push(json!({ "foreign": text, "lang": language }));
                }
                None => self.pieces(content, out),
            },
            DraftMark::Mention { kind, reference } => {
                let words = reading_text(content);
                match reference.as_deref().and_then(|reference| self.people.mention(*kind, reference, &words)) {
                    Some(mention) => {
                        let text = self.within(content);
                        out.push(json!({ "mention": mention, "text": text }));
                    }
                    None => self.pieces(content, out),
                }
            }
            DraftMark::Hand(_) | DraftMark::Quotation | DraftMark::Link(_) | DraftMark::Plain => {
                self.pieces(content, out)
            }
        }
    }

    /// Makes a note of what editors say beside the words.
    fn explain(&mut self, note: String, out: &mut Vec<Value>) {
        self.explained.push(note);
        out.push(json!({ "note": format!("+{}", self.explained.len() - 1) }));
    }

    fn choice(&mut self, kind: DraftChoice, source: &[DraftPiece], edited: &[DraftPiece], out: &mut Vec<Value>) {
        let (has_source, has_edited) = (has_words(source), has_words(edited));
        match (kind, has_source, has_edited) {
            (DraftChoice::AbbreviationExplained, true, true) => {
                self.pieces(source, out);
                self.explain(format!("{}: {}", reading_text(source), reading_text(edited)), out);
            }
            (DraftChoice::Correction | DraftChoice::Regularisation, true, false) => {
                // What the editors take away.
                let before = self.is_even;
                out.push(json!({ "sic": reading_text(source), "corr": "" }));
                self.is_even = before;
            }
            (_, true, false) => self.pieces(source, out),
            (_, false, true) => {
                let text = self.within(edited);
                out.push(json!({ "supplied": text }));
            }
            (_, false, false) => {}
            (DraftChoice::Correction, true, true) => {
                out.push(json!({ "sic": reading_text(source), "corr": reading_text(edited) }));
                self.is_even = false;
            }
            (DraftChoice::Abbreviation, true, true) => {
                let before = self.is_even;
                let old = self.within(source);
                self.is_even = before;
                let new = self.within(edited);
                out.push(json!({ "abbr": old, "expan": new }));
            }
            (DraftChoice::Regularisation, true, true) => {
                let before = self.is_even;
                let old = self.within(source);
                self.is_even = before;
                let new = self.within(edited);
                out.push(json!({ "orig": old, "reg": new }));
            }
        }
    }
}

fn with_hand(mut piece: Value, hand: &str) -> Value {
    if !hand.is_empty() {
        piece["hand"] = json!(hand);
    }
    piece
}

/// Whether there is any word in it, in whichever reading.
pub(super) fn has_words(content: &[DraftPiece]) -> bool {
    content.iter().any(|piece| match piece {
        DraftPiece::Text(text) => !text.trim().is_empty(),
        DraftPiece::Span { content, .. } => has_words(content),
        DraftPiece::Choice { source, edited, .. } => has_words(source) || has_words(edited),
        DraftPiece::Gap { .. } | DraftPiece::Figure { .. } => true,
        DraftPiece::Line { .. } | DraftPiece::Page { .. } | DraftPiece::NoteRef(_) => false,
    })
}

fn push_words(words: String, out: &mut Vec<Value>) {
    if words.is_empty() {
        return;
    }
    match out.last_mut() {
        Some(Value::String(before)) => before.push_str(&words),
        _ => out.push(Value::String(words)),
    }
}

/// Takes white space away from the end, within pieces too, and before marks of notes and pages that stand there.
fn trim_end(pieces: &mut Vec<Value>) {
    let is_mark = |piece: &Value| {
        piece.as_object().is_some_and(|fields| fields.contains_key("note") || fields.contains_key("page"))
    };
    while let Some(at) = pieces.iter().rposition(|piece| !is_mark(piece)) {
        match &mut pieces[at] {
            Value::String(words) => {
                words.truncate(words.trim_end().len());
                if !words.is_empty() {
                    return;
                }
                pieces.remove(at);
            }
            Value::Object(fields) => {
                let text = ["hi", "add", "unclear", "supplied", "foreign", "text", "del"]
                    .into_iter()
                    .find(|field| fields.contains_key(*field));
                let Some(text) = text.and_then(|field| fields.get_mut(field)) else { return };
                match text {
                    Value::String(words) => words.truncate(words.trim_end().len()),
                    Value::Array(inside) => trim_end(inside),
                    _ => {}
                }
                return;
            }
            _ => return,
        }
    }
}

/// One string where that is all.
fn shape(mut pieces: Vec<Value>) -> Value {
    match &mut pieces[..] {
        [] => Value::String(String::new()),
        [Value::String(words)] => Value::String(std::mem::take(words)),
        _ => Value::Array(pieces),
    }
}

/// How words stand out, from what editions write; slanted where that is not known.
fn rendition(stated: &str) -> &'static str {
    let stated = stated.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| stated.contains(word));
    if has(&["double", "doppel"]) {
        "double-underline"
    } else if has(&["underl", "unterstr", "souligné"]) || stated.trim_matches('_').is_empty() && !stated.is_empty() {
        "underline"
    } else if has(&["sup", "hoch"]) {
        "superscript"
    } else if has(&["sub", "tief"]) {
        "subscript"
    } else if has(&["bold", "fett", "strong"]) {
        "bold"
    } else if has(&["small", "kapit", "smcap"]) {
        "small-caps"
    } else if has(&["spaced", "gesperrt", "letterspac"]) {
        "spaced"
    } else if has(&["large", "big"]) {
        "large"
    } else {
        "italic"
    }
}

/// Where added words stand, from what editions write.
fn placement(stated: &str) -> Option<&'static str> {
    let stated = stated.to_lowercase();
    [
        ("above", "above"),
        ("supralinear", "above"),
        ("super", "above"),
        ("below", "below"),
        ("infra", "below"),
        ("margin", "margin"),
        ("inline", "inline"),
        ("inspace", "inline"),
        ("top", "top"),
        ("bottom", "bottom"),
        ("overleaf", "overleaf"),
        ("opposite", "overleaf"),
    ]
    .into_iter()
    .find(|(word, _)| stated.contains(word))
    .map(|(_, placement)| placement)
}
