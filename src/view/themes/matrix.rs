//! The matrix: what each letter says, and does not say, on each theme.
//!
//! Start with [`Matrix`]. Reads fully without the application; with it, two cells can be chosen and opened side
//! by side.

use yew::prelude::*;

use super::{
    cells::{self, shade},
    cells_side_by_side, years,
};
use crate::view::{
    PageContext, PageProps,
    parts::{
        self,
        letters::{addressee, counted, letter_in_words},
    },
    shell::pressed,
};
use compare::{
    synopsis::{Absence, Assignment, Cell, Synopsis, ThemeRow, unassigned},
    theme::ThemeInLetter,
};
use corpus::{Letter, Theme};
use site::{Route, pages::has_many_letters};
use text::part_name;

/// The numbers from which on a shade is used, as the key shows them.
const SHADES: [(usize, &str); 5] = [(1, "1"), (2, "2"), (4, "4"), (8, "8"), (16, "16")];
/// With more letters than this the table is wider than the page, and scrolls.
const FEW: usize = 7;

/// A cell by index of theme and letter.
type CellPlace = (usize, usize);

/// The page.
#[component]
pub fn Matrix(props: &PageProps) -> Html {
    let context = &props.context;
    let chosen = use_state_eq(|| None::<CellPlace>);
    let synopsis = use_memo(context.edition.clone(), |edition| {
        // Of many letters the years are told.
        if has_many_letters(&edition.corpus) {
            Synopsis::new(&edition.corpus, &[])
        } else {
            Synopsis::of_all(&edition.corpus)
        }
    });
    let choose = {
        let (context, chosen) = (context.clone(), chosen.clone());
        Callback::from(move |place: CellPlace| match *chosen {
            Some(first) if first != place => {
                if let Some(address) = cell(&context, first)
                    .zip(cell(&context, place))
                    .and_then(|(a, b)| cells_side_by_side(&context, a, b))
                {
                    context.push(address);
                }
            }
            Some(_) => chosen.set(None),
            None => chosen.set(Some(place)),
        })
    };
    let corpus = &context.edition.corpus;
    if has_many_letters(corpus) {
        return years::matrix(context);
    }
    let letters: Vec<&Letter> = synopsis.letters.iter().filter_map(|index| corpus.letters.get(*index)).collect();
    let rows = synopsis.rows.iter().filter_map(|row| {
        let theme = corpus.themes.get(row.theme)?;
        let cells = row.cells.iter().zip(&synopsis.letters).zip(&letters).map(|((content, index), letter)| {
            let place = (row.theme, *index);
            let picker = picker(context, place, *chosen, &choose);
            one_cell(context, theme, letter, content, picker)
        });
        Some(html! { <tr key={theme.id.clone()}>{ row_header(context, theme, row) }{ for cells }</tr> })
    });
    let count = counted(corpus.themes.len(), "theme", "themes");
    html! {
        <div class="wide themes">
            <h1 id="title" tabindex="-1">{ "Themes" }</h1>
            <p class="lead">
                { format!("What each letter says, and does not say, on {count}. ") }
                { "The page of a theme reads it through, and sets any two letters side by side." }
            </p>
            { legend() }
            <p class="choosing needs-app" role="status">{ status(context, *chosen) }</p>
            <div class={classes!("scroller", (letters.len() > FEW).then_some("many"))}>
                <table class="theme-matrix" aria-label="Passages by theme and letter">
                    <thead>
                        <tr>{ corner() }{ for letters.iter().map(|letter| column_header(context, letter)) }</tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
            { left_out(context, &synopsis, &letters) }
        </div>
    }
}

/// The cell at a place, if there is one.
fn cell(context: &PageContext, (theme, letter): CellPlace) -> Option<ThemeInLetter<'_>> {
    let corpus = &context.edition.corpus;
    Some(ThemeInLetter { theme: corpus.themes.get(theme)?, letter: &corpus.letters.get(letter)?.id })
}

fn legend() -> Html {
    html! {
        <dl class="key-to-cells">
            <dt>{ "¶ " }<b>{ "9" }</b></dt>
            <dd>{ "paragraph 9 is mainly about the theme" }</dd>
            <dt>{ "¶ (14)" }</dt>
            <dd>{ "touched on in paragraph 14" }</dd>
            <dt>
                <ul class="shades plain">
                    { for SHADES.map(|(count, shown)| html! { <li class={shade(count)} key={shown}>{ shown }</li> }) }
                </ul>
            </dt>
            <dd>{ "the number of passages, which also stands in the cell" }</dd>
        </dl>
    }
}

/// What is to be done next to set two cells side by side.
fn status(context: &PageContext, chosen: Option<CellPlace>) -> String {
    let corpus = &context.edition.corpus;
    let named = chosen.and_then(|(theme, letter)| Some((corpus.themes.get(theme)?, corpus.letters.get(letter)?)));
    match named {
        None => "Any two cells of different letters can be read side by side: choose the first with ⇄.".to_owned(),
        Some((theme, letter)) => format!(
            "Chosen: “{}”, {}. Choose a second cell, in another letter; or the same again to begin anew.",
            theme.label,
            letter_in_words(context, letter)
        ),
    }
}

fn corner() -> Html {
    html! { <th scope="col" class="corner">{ "Theme" }</th> }
}

fn column_header(context: &PageContext, letter: &Letter) -> Html {
    html! {
        <th scope="col" key={letter.id.clone()}>
            <a href={context.href(Route::letter(&letter.id))}>
                { addressee(context, letter) }
                { parts::date(&letter.date) }
            </a>
        </th>
    }
}

fn row_header(context: &PageContext, theme: &Theme, row: &ThemeRow) -> Html {
    let mut absent: Vec<&str> = Vec::new();
    for cell in &row.cells {
        if let Cell::Empty(Absence::InAnyLetterTo { person }) = cell
            && !absent.contains(&person.as_str())
        {
            absent.push(person);
        }
    }
    cells::row_header(context, theme, &absent)
}

fn one_cell(context: &PageContext, theme: &Theme, letter: &Letter, content: &Cell, picker: Html) -> Html {
    let of_letter = html! {
        <span class="of" aria-hidden="true">{ addressee(context, letter) }{ " " }{ parts::date(&letter.date) }</span>
    };
    match content {
        Cell::Empty(_) => html! {
            <td class="empty" data-letter={letter.id.clone()} data-theme={theme.id.clone()}>
                { of_letter }
                <span class="dash" aria-hidden="true">{ "—" }</span>
                <span class="hidden">{ Absence::InThisLetter.sentence() }</span>
            </td>
        },
        Cell::Passages(passages) => {
            let links = passages.iter().map(|assigned| passage_link(context, letter, assigned));
            html! {
                <td class={shade(passages.len())} data-letter={letter.id.clone()} data-theme={theme.id.clone()}>
                    { of_letter }
                    <span class="top">
                        <b class="n">
                            { passages.len() }
                            <span class="hidden">{ if passages.len() == 1 { " passage" } else { " passages" } }</span>
                        </b>
                        { picker }
                    </span>
                    <span class="pars"><span aria-hidden="true">{ "¶ " }</span>{ for links }</span>
                </td>
            }
        }
    }
}

fn passage_link(context: &PageContext, letter: &Letter, assigned: &Assignment) -> Html {
    let number = part_name::number(&assigned.part_id);
    let href = context.link(&context.part_address(&letter.id, &assigned.part_id));
    let (class, shown, how) = if assigned.is_main {
        ("main", number.to_owned(), "")
    } else {
        ("touch", format!("({number})"), ", touched on")
    };
    html! { <>{ " " }<a class={class} href={href} aria-label={format!("paragraph {number}{how}")}>{ shown }</a></> }
}

/// The button that chooses a cell; a cell of the letter already chosen cannot be the second.
fn picker(context: &PageContext, place: CellPlace, chosen: Option<CellPlace>, choose: &Callback<CellPlace>) -> Html {
    let is_chosen = chosen == Some(place);
    let is_out = chosen.is_some_and(|(_, letter)| letter == place.1) && !is_chosen;
    let corpus = &context.edition.corpus;
    let Some((theme, letter)) = corpus.themes.get(place.0).zip(corpus.letters.get(place.1)) else {
        return Html::default();
    };
    let what = if chosen.is_some() && !is_chosen { "Set beside the chosen cell" } else { "Choose for side by side" };
    let onclick = {
        let choose = choose.clone();
        move |_: MouseEvent| choose.emit(place)
    };
    html! {
        <button
            type="button"
            class="pick needs-app"
            aria-pressed={pressed(is_chosen)}
            disabled={is_out}
            {onclick}
            aria-label={format!("{what}: {}, {}", theme.label, letter_in_words(context, letter))}
            title={what}
        >
            { "⇄" }
        </button>
    }
}

/// What the matrix leaves out: paragraphs under no theme.
fn left_out(context: &PageContext, synopsis: &Synopsis, letters: &[&Letter]) -> Html {
    let left: Vec<String> = synopsis
        .letters
        .iter()
        .zip(letters)
        .map(|(index, letter)| (unassigned(&context.edition.corpus, *index), letter))
        .filter(|(count, _)| *count > 0)
        .map(|(count, letter)| format!("{count} of {} {}", letter.body().count(), letter_in_words(context, letter)))
        .collect();
    let sentence = if left.is_empty() {
        "Every paragraph of every letter is assigned to at least one theme.".to_owned()
    } else {
        format!("Paragraphs assigned to no theme: {}.", left.join("; "))
    };
    html! { <p class="left-out">{ sentence }</p> }
}
