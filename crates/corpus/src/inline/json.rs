//! How pieces are written in the JSON that a person edits: a string, or an object whose fields say what it is.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer},
};

use super::{BracketsBy, ChoiceKind, Inline, Placement, Rendition, Text};
use crate::EntityKind;

/// The shape of an object in JSON: every field optional, unknown ones refused; which go together is checked after.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "piece of text")]
struct RawInline {
    /// What the source has where the edition corrects it; with `corr`.
    #[serde(skip_serializing_if = "Option::is_none")]
    sic: Option<String>,
    /// What it should be.
    #[serde(skip_serializing_if = "Option::is_none")]
    corr: Option<String>,
    /// Words that the document lost and the edition restores.
    #[serde(skip_serializing_if = "Option::is_none")]
    supplied: Option<Text>,
    /// A page begins: its number, which may be empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
    /// The address of a picture of the page, with `page`.
    #[serde(skip_serializing_if = "Option::is_none")]
    facs: Option<String>,
    /// A sheet ended here and cut the paragraph, which the edition has rejoined; the value is `sheet`.
    #[serde(skip_serializing_if = "Option::is_none")]
    join: Option<String>,
    /// A note hangs here: the id of its part.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    /// The source’s own characters for a note or page, with `note` or `page`.
    #[serde(skip_serializing_if = "Option::is_none")]
    mark: Option<String>,
    /// Id of an entry in the letter’s `corrections`, with `sic`, `supplied`, `page` or `note`.
    #[serde(skip_serializing_if = "Option::is_none")]
    correction: Option<String>,
    /// Words in another language, with `lang`.
    #[serde(skip_serializing_if = "Option::is_none")]
    foreign: Option<Text>,
    /// Whose the words in brackets are, with `text`.
    #[serde(skip_serializing_if = "Option::is_none")]
    brackets: Option<BracketsBy>,
    /// The words of a `mention`; words with their brackets, as a plain text, of `brackets`.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Text>,
    /// BCP 47 tag of the language of `foreign` or `brackets`.
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
    /// Words that stand out in the document, with `rend`.
    #[serde(skip_serializing_if = "Option::is_none")]
    hi: Option<Text>,
    /// How they stand out. Without it `italic`.
    #[serde(skip_serializing_if = "Option::is_none")]
    rend: Option<Rendition>,
    /// Words that were struck out.
    #[serde(skip_serializing_if = "Option::is_none")]
    del: Option<Text>,
    /// Words that were added later.
    #[serde(skip_serializing_if = "Option::is_none")]
    add: Option<Text>,
    /// Where added words stand on the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Placement>,
    /// Whose hand it was, with `del` or `add`, if another’s.
    #[serde(skip_serializing_if = "Option::is_none")]
    hand: Option<String>,
    /// Words that are hard to read, as the edition reads them.
    #[serde(skip_serializing_if = "Option::is_none")]
    unclear: Option<Text>,
    /// Words that the document abbreviates, with `expan`.
    #[serde(skip_serializing_if = "Option::is_none")]
    abbr: Option<Text>,
    /// The same written out.
    #[serde(skip_serializing_if = "Option::is_none")]
    expan: Option<Text>,
    /// Words in a spelling of their time, with `reg`.
    #[serde(skip_serializing_if = "Option::is_none")]
    orig: Option<Text>,
    /// The same in the regular spelling.
    #[serde(skip_serializing_if = "Option::is_none")]
    reg: Option<Text>,
    /// Words that cannot be given: why, such as `torn`; may be empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    gap: Option<String>,
    /// How much is missing, with `gap`: `2 words`.
    #[serde(skip_serializing_if = "Option::is_none")]
    extent: Option<String>,
    /// A line of the document ends here: the number of the next; mostly empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<String>,
    /// The hyphen of a word that goes on in the next line, with `line`; may be empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    hyphen: Option<String>,
    /// A drawing, a seal, a map: what it shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    figure: Option<String>,
    /// Where a `figure` can be seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    /// Somebody or something is mentioned: `people/`, `places/`, `organisations/` or `terms/` and the id; with `text`.
    #[serde(skip_serializing_if = "Option::is_none")]
    mention: Option<String>,
    /// An item of a list, a line of verse, a line of an address.
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<Text>,
    /// A row of a table: its cells.
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<Vec<Text>>,
}

/// What may stand alone in an object, in the order in which a message names them.
const KINDS: &str = "sic, supplied, page, join, note, foreign, brackets, hi, del, add, unclear, abbr, orig, gap, line, \
                     figure, mention, item, row";

impl TryFrom<RawInline> for Inline {
    type Error = String;

    fn try_from(raw: RawInline) -> Result<Self, String> {
        let given = raw.clone();
        let mark = raw.mark.unwrap_or_default();
        let correction = raw.correction;
        let piece = if let Some(sic) = raw.sic {
            let corr = raw.corr.ok_or("a “sic” without “corr”: write what it should be")?;
            Self::Sic { sic, corr, correction }
        } else if let Some(supplied) = raw.supplied {
            Self::Supplied { supplied, correction }
        } else if let Some(page) = raw.page {
            Self::PageBreak { page, mark, correction, facs: raw.facs }
        } else if raw.join.is_some() {
            Self::Join
        } else if let Some(note) = raw.note {
            Self::NoteRef { note, mark, correction }
        } else if let Some(foreign) = raw.foreign {
            Self::Foreign { foreign, lang: raw.lang.ok_or("“foreign” without “lang”: name the language")? }
        } else if let Some(brackets) = raw.brackets {
            let text = match raw.text.as_ref().map(|text| text.0.as_slice()) {
                Some([Inline::Words(words)]) => words.clone(),
                _ => {
                    return Err(
                        "“brackets” without “text”: write the words with their brackets, as a plain text".into()
                    );
                }
            };
            Self::Brackets { brackets, text, lang: raw.lang }
        } else if let Some(hi) = raw.hi {
            Self::Highlighted { hi, rend: raw.rend.unwrap_or(Rendition::Italic) }
        } else if let Some(del) = raw.del {
            Self::Deleted { del, hand: raw.hand }
        } else if let Some(add) = raw.add {
            Self::Added { add, place: raw.place, hand: raw.hand }
        } else if let Some(unclear) = raw.unclear {
            Self::Unclear { unclear }
        } else if let Some(old) = raw.abbr {
            let new = raw.expan.ok_or("an “abbr” without “expan”: write it out, or make it plain words")?;
            Self::Choice { kind: ChoiceKind::Expanded, old, new }
        } else if let Some(old) = raw.orig {
            let new = raw.reg.ok_or("an “orig” without “reg”: write the regular form, or make it plain words")?;
            Self::Choice { kind: ChoiceKind::Regularised, old, new }
        } else if let Some(reason) = raw.gap {
            Self::Gap { reason, extent: raw.extent.unwrap_or_default() }
        } else if let Some(line) = raw.line {
            Self::LineBreak { line, hyphen: raw.hyphen }
        } else if let Some(figure) = raw.figure {
            Self::Figure { figure, url: raw.url }
        } else if let Some(mention) = raw.mention {
            let (kind, id) =
                mention.split_once('/').and_then(|(file, id)| Some((EntityKind::from_plural(file)?, id))).ok_or_else(
                    || format!("“{mention}” names nobody: write people/, places/, organisations/ or terms/ and the id"),
                )?;
            let text = raw.text.ok_or("a “mention” without “text”: write the words that mention it")?;
            Self::Mention { kind, id: id.to_owned(), text }
        } else if let Some(item) = raw.item {
            Self::Item { item }
        } else if let Some(row) = raw.row {
            Self::Row { row }
        } else {
            return Err(format!("a piece of text that is none of: {KINDS}"));
        };
        // What the piece does not keep would be lost without a word.
        let kept = RawInline::of(&piece)
            .is_some_and(|kept| kept == given || (given.rend.is_none() && RawInline { rend: None, ..kept } == given));
        if kept {
            Ok(piece)
        } else {
            Err("a piece of text with fields that do not go together: make it one thing".into())
        }
    }
}

impl RawInline {
    /// A piece as an object; nothing for plain words.
    fn of(piece: &Inline) -> Option<Self> {
        let optional = |text: &String| (!text.is_empty()).then(|| text.clone());
        let mut raw = Self::default();
        match piece.clone() {
            Inline::Words(_) => return None,
            Inline::Sic { sic, corr, correction } => {
                (raw.sic, raw.corr, raw.correction) = (Some(sic), Some(corr), correction);
            }
            Inline::Supplied { supplied, correction } => (raw.supplied, raw.correction) = (Some(supplied), correction),
            Inline::PageBreak { page, mark, correction, facs } => {
                (raw.page, raw.mark, raw.correction, raw.facs) = (Some(page), optional(&mark), correction, facs);
            }
            Inline::Join => raw.join = Some("sheet".to_owned()),
            Inline::NoteRef { note, mark, correction } => {
                (raw.note, raw.mark, raw.correction) = (Some(note), optional(&mark), correction);
            }
            Inline::Foreign { foreign, lang } => (raw.foreign, raw.lang) = (Some(foreign), Some(lang)),
            Inline::Brackets { brackets, text, lang } => {
                (raw.brackets, raw.text, raw.lang) = (Some(brackets), Some(Text::plain(text)), lang);
            }
            Inline::Highlighted { hi, rend } => (raw.hi, raw.rend) = (Some(hi), Some(rend)),
            Inline::Deleted { del, hand } => (raw.del, raw.hand) = (Some(del), hand),
            Inline::Added { add, place, hand } => (raw.add, raw.place, raw.hand) = (Some(add), place, hand),
            Inline::Unclear { unclear } => raw.unclear = Some(unclear),
            Inline::Choice { kind: ChoiceKind::Expanded, old, new } => {
                (raw.abbr, raw.expan) = (Some(old), Some(new));
            }
            Inline::Choice { kind: ChoiceKind::Regularised, old, new } => (raw.orig, raw.reg) = (Some(old), Some(new)),
            Inline::Gap { reason, extent } => (raw.gap, raw.extent) = (Some(reason), optional(&extent)),
            Inline::LineBreak { line, hyphen } => (raw.line, raw.hyphen) = (Some(line), hyphen),
            Inline::Figure { figure, url } => (raw.figure, raw.url) = (Some(figure), url),
            Inline::Mention { kind, id, text } => {
                (raw.mention, raw.text) = (Some(format!("{}/{id}", kind.plural())), Some(text));
            }
            Inline::Item { item } => raw.item = Some(item),
            Inline::Row { row } => raw.row = Some(row),
        }
        Some(raw)
    }
}

/// A piece as it stands in JSON.
struct Piece(Inline);

impl Serialize for Piece {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (&self.0, RawInline::of(&self.0)) {
            (Inline::Words(words), _) => serializer.serialize_str(words),
            (_, raw) => raw.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Piece {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct PieceVisitor;

        impl<'de> Visitor<'de> for PieceVisitor {
            type Value = Piece;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("words in quotation marks, or {…} that says what they are")
            }

            fn visit_str<E: Error>(self, words: &str) -> Result<Piece, E> {
                Ok(Piece(Inline::Words(words.to_owned())))
            }

            fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<Piece, A::Error> {
                let raw = RawInline::deserialize(MapAccessDeserializer::new(access))?;
                Inline::try_from(raw).map(Piece).map_err(A::Error::custom)
            }
        }
        deserializer.deserialize_any(PieceVisitor)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !serializer.is_human_readable() {
            return self.0.serialize(serializer);
        }
        match self.0.as_slice() {
            [Inline::Words(words)] => serializer.serialize_str(words),
            pieces => serializer.collect_seq(pieces.iter().map(|piece| Piece(piece.clone()))),
        }
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;

        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a text in quotation marks, or […] with its pieces")
            }

            fn visit_str<E: Error>(self, words: &str) -> Result<Text, E> {
                Ok(Text::plain(words))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Text, A::Error> {
                let mut pieces = Vec::new();
                while let Some(Piece(piece)) = access.next_element()? {
                    pieces.push(piece);
                }
                Ok(Text(pieces))
            }
        }
        if !deserializer.is_human_readable() {
            return Vec::deserialize(deserializer).map(Self);
        }
        deserializer.deserialize_any(TextVisitor)
    }
}
