//! Results as a concordance: a line for each hit, the words found in the middle (keyword in context).

use yew::prelude::*;

use super::{address_of, passages, results::ResultsView};
use crate::view::{PageContext, parts};
use search::{
    LineOrder, Request,
    concordance::{Concordance, ConcordanceLine},
};
use site::Address;

/// The table.
pub fn table(results: &ResultsView, concordance: &Concordance) -> Html {
    let lines = concordance.lines.iter().map(|found| line(results, found));
    let head = |order: LineOrder, label: &str, class: &'static str| {
        let here = results.request.order == order;
        let to = sorted(&results.context, &results.request, order);
        html! {
            <th scope="col" {class} aria-sort={here.then_some("ascending")}>
                <a href={results.context.link(&to)} aria-current={here.then_some("true")} title={sort_title(order)}>
                    { label }
                </a>
            </th>
        }
    };
    html! {
        <table class="concordance" aria-label="Concordance">
            <thead>
                <tr>
                    { head(LineOrder::Letter, "Letter", "in") }
                    { head(LineOrder::Left, "Before", "left") }
                    { head(LineOrder::Right, "Found, and after", "right") }
                </tr>
            </thead>
            <tbody>{ for lines }</tbody>
        </table>
    }
}

fn sort_title(order: LineOrder) -> &'static str {
    match order {
        LineOrder::Letter => "Sort by letter",
        LineOrder::Left => "Sort by the words before",
        LineOrder::Right => "Sort by the words after",
    }
}

fn sorted(context: &PageContext, request: &Request, order: LineOrder) -> Address {
    address_of(&context.edition.corpus, &request.ordered(order))
}

fn line(results: &ResultsView, line: &ConcordanceLine) -> Html {
    let context = &results.context;
    let found = context.edition.index().passage(line.passage);
    let Some((letter, passage)) =
        found.and_then(|passage| Some((context.edition.corpus.letters.get(passage.letter)?, passage)))
    else {
        return Html::default();
    };
    let to = passages::address(results, letter, &passage.anchor, None);
    let slot = context.edition.letter_slot(letter);
    let date = letter.date.notation().unwrap_or_default();
    // It begins with what is seen, so that whoever speaks to the computer can say that.
    let label = format!("{date} {}, {}", passages::place(letter, passage), letter.title);
    html! {
        <tr
            key={format!("{}-{}", line.passage.0, line.word)}
            data-letter={letter.id.clone()}
            data-paragraph={passage.anchor.clone()}
        >
            <th scope="row" class="in">
                <a href={context.link(&to)} aria-label={label}>
                    <span class={format!("who who-{slot}")}>{ date }</span>
                    { " " }
                    <span class="where">{ passages::place(letter, passage) }</span>
                </a>
            </th>
            <td class="left"><span>{ &line.left }</span></td>
            <td class="right"><mark>{ &line.hit }</mark><span>{ &line.right }</span></td>
        </tr>
    }
}

/// What stands above the table where the query has no words to put in the middle.
pub fn nothing() -> Html {
    html! { <p class="soft">{ "A concordance shows words in their context: type a word to see it." }</p> }
}

/// How its order is said to those who do not see the heads of its columns.
#[must_use]
pub fn caption(concordance: &Concordance, drawn: usize) -> String {
    let total = parts::thousands(concordance.total);
    let unit = if concordance.total == 1 { "line" } else { "lines" };
    if concordance.total > drawn {
        format!("{total} {unit}, the first {drawn} drawn")
    } else {
        format!("{total} {unit}")
    }
}
