//! Pieces that several pages share.

pub mod hits;
pub mod lang;
pub mod letters;
pub mod markup;
pub mod paging;
pub mod pair;
pub mod printing;
pub mod prose;
pub mod quoted;
pub mod spread;

use yew::prelude::*;

use super::PageContext;
pub use corpus::named::when as date_in_words;
use corpus::stretch::Stretch as _;
use corpus::{HistoricalDate, Letter, Part, letter::NoteBy, named::Lead};
use site::Route;

/// Words a minute at which reading time is counted.
const WORDS_A_MINUTE: usize = 220;

/// A letter by whom it is to, and from whom where that is not always the same, with colours and marks; the same
/// everywhere: “To Anna Berg”.
pub fn heading(context: &PageContext, letter: &Letter) -> Html {
    letters::with_lead(context, letter, Lead::To, false)
}

/// The same without the first word, where it is one of many: “Anna Berg”.
pub fn ends(context: &PageContext, letter: &Letter) -> Html {
    letters::with_lead(context, letter, Lead::Bare, false)
}

/// A link to a letter by its title.
pub fn letter_link(context: &PageContext, letter: &Letter) -> Html {
    html! { <a href={context.href(Route::letter(&letter.id))}>{ &letter.title }</a> }
}

/// A date as an element.
pub fn date(date: &HistoricalDate) -> Html {
    match date.iso {
        // HTML has no dates before our era.
        Some(iso) if iso.year > 0 => html! { <time datetime={iso.to_string()}>{ date_in_words(date) }</time> },
        _ => html! { <span>{ date_in_words(date) }</span> },
    }
}

/// Whose note it is, and which: “Note 3 of the source.”
#[must_use]
pub fn note_label(note: &Part) -> String {
    let number = note.id.stretch(1..);
    match note.note_by() {
        Some(NoteBy::Translator) => format!("Translator’s note {number}."),
        Some(NoteBy::Edition) => format!("This edition’s note {number}."),
        _ if number == "0" => "Source note.".to_owned(),
        _ => format!("Note {number} of the source."),
    }
}

/// “2,739 words, 13 minutes to read”; “no text” where only what is known of a letter is here.
#[must_use]
pub fn length(context: &PageContext, letter: &Letter) -> String {
    let count = context.edition.word_count(letter);
    if count == 0 {
        return "no text".to_owned();
    }
    let minutes = minutes(context, letter);
    let unit = if minutes == 1 { "minute" } else { "minutes" };
    format!("{} words, {minutes} {unit} to read", thousands(count))
}

/// How many minutes it takes to read a letter.
#[must_use]
pub fn minutes(context: &PageContext, letter: &Letter) -> usize {
    minutes_of(context.edition.word_count(letter))
}

/// How many minutes it takes to read so many words.
#[must_use]
pub fn minutes_of(words: usize) -> usize {
    words.div_ceil(WORDS_A_MINUTE)
}

/// A number with commas: 2,739.
#[must_use]
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The line in which the page says what became of the address; it keeps its room, so that nothing shifts.
pub fn notices(notices: impl Iterator<Item = String>) -> Html {
    let notices: Vec<String> = notices.collect();
    html! { <p class="notice" role="status">{ notices.join(" ") }</p> }
}

/// Says which parts of an address had no meaning.
#[must_use]
pub fn ignored(ignored: &[String]) -> Option<String> {
    if ignored.is_empty() {
        return None;
    }
    Some(format!("Not understood in this address, and left out: {}.", ignored.join(", ")))
}
