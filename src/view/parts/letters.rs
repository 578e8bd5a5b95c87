//! Letters and their parts, named briefly: in lists, columns and text alternatives.

use yew::prelude::*;

use super::date_in_words;
use crate::view::PageContext;
use compare::synopsis::short_name;
use corpus::Letter;

/// Whom a letter is to, as short as it is clear, with colour and mark.
pub fn addressee(context: &PageContext, letter: &Letter) -> Html {
    short(context, &letter.recipient)
}

/// Somebody as short as it is clear, with colour and mark.
pub fn short(context: &PageContext, person_id: &str) -> Html {
    let slot = context.edition.recipient_slot(person_id);
    html! {
        <span class={classes!("who", format!("who-{slot}"))}>{ short_name(&context.edition.corpus, person_id) }</span>
    }
}

/// A letter in words, for text alternatives: “to Berg, 3 May 1912”.
#[must_use]
pub fn letter_in_words(context: &PageContext, letter: &Letter) -> String {
    format!("to {}, {}", short_name(&context.edition.corpus, &letter.recipient), date_in_words(&letter.date))
}

/// “1 passage”, “2 passages”.
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{} {many}", super::thousands(count)) }
}
