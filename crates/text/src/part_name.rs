//! What the parts of a letter are called in English.
//!
//! Start with [`short`] (where the letter is known), [`label`] (where the name stands alone) and [`in_words`] (in running
//! prose). Must not know how any of it is shown.

use corpus::{Letter, Part, PartKind, letter::NoteBy, number_in_id};

/// The word for a kind of part.
fn word(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Paragraph => "paragraph",
        PartKind::Frame => "frame",
        PartKind::Note => "note",
        PartKind::Heading => "heading",
        PartKind::Summary => "summary",
        PartKind::Dateline => "dateline",
        PartKind::Salutation => "salutation",
        PartKind::Closing => "closing",
        PartKind::Signature => "signature",
        PartKind::Postscript => "postscript",
        PartKind::Address => "address",
        PartKind::Verse => "verse",
        PartKind::List => "list",
        PartKind::Table => "table",
        PartKind::Enclosure => "enclosure",
    }
}

/// A part in words, as citations name it: “paragraph 12”, “salutation”, “note n1”; its id where the letter has no such part.
#[must_use]
pub fn in_words(letter: &Letter, part_id: &str) -> String {
    match letter.part(part_id).map(|part| part.kind) {
        Some(PartKind::Frame) => numbered("frame paragraph", part_id),
        Some(PartKind::Note) => format!("note {part_id}"),
        Some(kind) => numbered(word(kind), part_id),
        None => part_id.to_owned(),
    }
}

/// The same with the sign for a paragraph: “¶ 12”, “salutation”, “note n1”.
#[must_use]
pub fn short(letter: &Letter, part_id: &str) -> String {
    match letter.part(part_id).map(|part| part.kind) {
        Some(PartKind::Paragraph) => format!("¶ {}", number(part_id)),
        Some(PartKind::Frame) => numbered(word(PartKind::Frame), part_id),
        _ => in_words(letter, part_id),
    }
}

/// A part's name standing alone: “¶ 9”, “Signature”, “Note 1 of the source”.
#[must_use]
pub fn label(part: &Part) -> String {
    let number = number(&part.id);
    match part.kind {
        PartKind::Paragraph => format!("¶ {number}"),
        PartKind::Frame => "Covering telegram".to_owned(),
        PartKind::Note => match part.note_by() {
            Some(NoteBy::Translator) => format!("Translator’s note {number}"),
            Some(NoteBy::Edition) => format!("This edition’s note {number}"),
            _ if number == "0" => "Source note".to_owned(),
            _ => format!("Note {number} of the source"),
        },
        kind => crate::capitals::capitalised(word(kind)),
    }
}

/// What stands for a part where only a number has room: “12”; its id where it has none.
#[must_use]
pub fn number(part_id: &str) -> &str {
    number_in_id(part_id).unwrap_or(part_id)
}

fn numbered(word: &str, part_id: &str) -> String {
    number_in_id(part_id).map_or_else(|| word.to_owned(), |number| format!("{word} {number}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_has_a_name_in_prose_a_short_one_and_a_label() {
        let corpus = corpus::fixture::corpus();
        let letter = &corpus.letters[0];
        let names =
            |part_id: &str| [in_words(letter, part_id), short(letter, part_id), label(letter.part(part_id).unwrap())];
        assert_eq!(names("p2"), ["paragraph 2", "¶ 2", "¶ 2"]);
        assert_eq!(names("signature"), ["signature", "signature", "Signature"]);
        assert_eq!(names("frame2"), ["frame paragraph 2", "frame 2", "Covering telegram"]);
        assert_eq!(names("n1"), ["note n1", "note n1", "Note 1 of the source"]);
        assert_eq!([in_words(letter, "p99"), short(letter, "p99")], ["p99", "p99"]);
        assert_eq!([number("p12"), number("heading")], ["12", "heading"]);
    }
}
