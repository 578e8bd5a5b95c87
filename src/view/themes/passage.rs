//! A passage under a theme: whole if it is mainly about it, by its opening if it only touches it, with what the editor
//! sets beside it in other letters under the same theme.
//!
//! Start with [`passage`]. Must not know the other passages of the theme.

use yew::prelude::*;

use super::side_by_side;
use crate::view::{
    PageContext,
    parts::{date_in_words, letters::addressee, prose::Prose},
};
use compare::{
    synopsis::Assignment,
    theme::{ThemeParallel, beside},
};
use corpus::{Letter, Part, Theme};
use text::{Version, compose, context::first_words, part_name};

/// How many characters of a passage that only touches the theme are shown at first.
const OPENING: usize = 200;
/// Passages that are hardly longer than their opening are shown whole.
const SHORT: usize = 260;
/// Beside the text a parallel takes as much room as so many characters of it: a short passage has fewer, so that the
/// next is not pushed away. The letter itself has them all.
const ROOM: usize = 320;
/// At most so many, however long the passage.
const BESIDE: usize = 3;

/// The passage. `follows` says that the one shown before it stands immediately before it in the letter.
pub fn passage(context: &PageContext, theme: &Theme, letter: &Letter, assigned: &Assignment, follows: bool) -> Html {
    let Some(part) = letter.parts.get(assigned.part) else {
        return Html::default();
    };
    let id = format!("passage-{}-{}", letter.id, part.id);
    let href = context.link(&context.part_address(&letter.id, &part.id));
    let text = compose(letter, part, Version::Reading).text;
    let is_opened = assigned.is_main || text.chars().count() <= SHORT;
    let room = if is_opened { text.chars().count() / ROOM } else { 0 };
    let class = classes!("on-theme", if assigned.is_main { "main" } else { "touch" }, (!follows).then_some("apart"));
    html! {
        <div
            class={class}
            id={id.clone()}
            data-letter={letter.id.clone()}
            data-paragraph={part.id.clone()}
            key={id.clone()}
        >
            <a
                class="at"
                data-apparatus="number"
                href={href}
                aria-label={format!("{} in the letter", part_name::label(part))}
            >
                { part_name::label(part) }
            </a>
            <div class="words">
                if let Some(speech) = &part.speech {
                    <p class="speech">{ format!("To be said to {}.", context.edition.name_of(&speech.to)) }</p>
                }
                if is_opened {
                    <p>{ prose(context, letter, part, &id) }</p>
                } else {
                    { opening(context, letter, part, &id, &text) }
                }
            </div>
            { parallels(context, &beside(&context.edition.corpus, theme, &letter.id, &part.id), room) }
        </div>
    }
}

fn prose(context: &PageContext, letter: &Letter, part: &Part, id: &str) -> Html {
    Prose { apparatus: false, id_prefix: format!("{id}-"), ..Prose::reading(context, letter, part) }.pieces()
}

/// The first words, and the way to the whole.
fn opening(context: &PageContext, letter: &Letter, part: &Part, id: &str, text: &str) -> Html {
    html! {
        <details>
            <summary>
                <span class="excerpt">{ first_words(text, OPENING) }{ " …" }</span>
                <span class="whole">{ "The whole paragraph" }</span>
                <span class="shorter">{ "Only its opening" }</span>
            </summary>
            <p>{ prose(context, letter, part, id) }</p>
        </details>
    }
}

fn parallels(context: &PageContext, found: &[ThemeParallel<'_>], room: usize) -> Html {
    if found.is_empty() {
        return Html::default();
    }
    let items = found.iter().take(room.clamp(1, BESIDE)).map(|one| parallel(context, one));
    html! { <ul class="counterparts plain">{ for items }</ul> }
}

fn parallel(context: &PageContext, one: &ThemeParallel<'_>) -> Html {
    let Some((letter, part)) = context.edition.corpus.part(&one.other.letter, &one.other.part) else {
        return Html::default();
    };
    let to = side_by_side((&one.own.letter, &one.own.part), (&letter.id, &part.id));
    html! {
        <li key={one.other.to_string()}>
            <a href={context.link(&to)}>
                { "Beside " }
                { addressee(context, letter) }
                { ", " }
                { date_in_words(&letter.date) }
                { ", " }
                { part_name::label(part) }
            </a>
            <p><b>{ one.parallel.kind.label() }{ ". " }</b>{ &one.parallel.reason }</p>
        </li>
    }
}
