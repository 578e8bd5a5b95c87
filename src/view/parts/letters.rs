//! Letters and their parts, named briefly: in lists, columns and text alternatives.

use yew::prelude::*;

use super::date_in_words;
use crate::view::PageContext;
use compare::synopsis::short_name;
use corpus::{Letter, Part, PartKind, letter::NoteBy};

/// Whom a letter is to, as short as it is clear, with colour and mark.
pub fn addressee(context: &PageContext, letter: &Letter) -> Html {
    let slot = context.edition.recipient_slot(&letter.recipient);
    html! {
        <span class={classes!("who", format!("who-{slot}"))}>
            { short_name(&context.edition.corpus, &letter.recipient) }
        </span>
    }
}

/// A letter in words, for text alternatives: “to Berg, 3 May 1912”.
#[must_use]
pub fn letter_in_words(context: &PageContext, letter: &Letter) -> String {
    format!("to {}, {}", short_name(&context.edition.corpus, &letter.recipient), date_in_words(&letter.date))
}

/// What a part is called where its letter is known: “¶ 9”, “Signature”, “Note 1 of the source”.
#[must_use]
pub fn part_label(part: &Part) -> String {
    let number = part.id.trim_start_matches(|character: char| !character.is_ascii_digit());
    match part.kind {
        PartKind::Paragraph => format!("¶ {number}"),
        PartKind::Heading => "Heading".to_owned(),
        PartKind::Summary => "Summary".to_owned(),
        PartKind::Frame => "Covering telegram".to_owned(),
        PartKind::Dateline => "Dateline".to_owned(),
        PartKind::Salutation => "Salutation".to_owned(),
        PartKind::Closing => "Closing".to_owned(),
        PartKind::Signature => "Signature".to_owned(),
        PartKind::Note => match part.note_by() {
            Some(NoteBy::Translator) => format!("Translator’s note {number}"),
            Some(NoteBy::Edition) => format!("This edition’s note {number}"),
            _ if number == "0" => "Source note".to_owned(),
            _ => format!("Note {number} of the source"),
        },
    }
}

/// “1 passage”, “2 passages”.
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{} {many}", super::thousands(count)) }
}
