//! Letters and their parts, named briefly: in lists, columns and text alternatives.

use yew::prelude::*;

use super::date_in_words;
use crate::view::PageContext;
use corpus::{
    Letter, PartialDate,
    named::{self, Lead, NameForm, NamePiece},
};
use search::Grouping;
use site::Route;

/// Whom a letter is to, as short as it is clear, with colour and mark; with who wrote it where that is not always the same.
pub fn addressee(context: &PageContext, letter: &Letter) -> Html {
    with_lead(context, letter, Lead::Bare, true)
}

/// A letter by its two ends, with what stands before them, as long or as short as there is room for.
pub fn with_lead(context: &PageContext, letter: &Letter, lead: Lead, is_short: bool) -> Html {
    let edition = &context.edition;
    pieces(
        context,
        named::heading(&edition.corpus, letter, NameForm { is_short, with_sender: edition.names_senders(), lead }),
    )
}

/// Somebody as short as it is clear, with colour and mark.
pub fn person(context: &PageContext, id: &str) -> Html {
    let slot = context.edition.slot(id);
    html! {
        <span class={classes!("who", format!("who-{slot}"))}>{ named::short_name(&context.edition.corpus, id) }</span>
    }
}

/// Words, those that name a correspondent with colour and mark.
pub fn pieces(context: &PageContext, pieces: Vec<NamePiece<'_>>) -> Html {
    let drawn = pieces.into_iter().map(|piece| match piece.who.and_then(|who| who.entity) {
        Some((_, id)) => {
            let slot = context.edition.slot(id);
            html! { <span class={classes!("who", format!("who-{slot}"))}>{ piece.words }</span> }
        }
        None => html! { { piece.words } },
    });
    drawn.collect()
}

/// What the letters of a group have in common, by the first of them; a single one is called as everywhere.
pub fn group(context: &PageContext, first: &Letter, grouping: Option<Grouping>) -> Html {
    let corpus = &context.edition.corpus;
    match grouping {
        Some(Grouping::Letter) => with_lead(context, first, Lead::To, false),
        Some(Grouping::Year) => {
            let year = first.date.first().map_or_else(|| "Undated".to_owned(), PartialDate::year_in_words);
            html! { { year } }
        }
        Some(Grouping::Correspondence) => {
            let mut people = named::senders(corpus, first);
            people.extend(named::recipients(corpus, first));
            pieces(context, named::row(corpus, &people, false))
        }
        Some(Grouping::Recipient) | None => {
            pieces(context, named::heading(corpus, first, NameForm { lead: Lead::To, ..NameForm::default() }))
        }
    }
}

/// The heading of what a page says of one letter: its two ends and its date, leading to it.
pub fn heading_of_section(context: &PageContext, letter: &Letter, id: String) -> Html {
    html! {
        <h2 {id}>
            <a href={context.href(Route::letter(&letter.id))}>
                { super::heading(context, letter) }
                { ", " }
                <span class="when">{ date_in_words(&letter.date) }</span>
            </a>
        </h2>
    }
}

/// A letter in words, for text alternatives: “to Berg, 3 May 1912”.
#[must_use]
pub fn letter_in_words(context: &PageContext, letter: &Letter) -> String {
    let edition = &context.edition;
    let how = NameForm { is_short: true, with_sender: edition.names_senders(), lead: Lead::Within };
    format!("{}, {}", named::line(&edition.corpus, letter, how), date_in_words(&letter.date))
}

/// “1 passage”, “2 passages”.
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{} {many}", super::thousands(count)) }
}
