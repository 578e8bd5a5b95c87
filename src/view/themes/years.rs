//! The matrix of many letters: how much is said on each theme in each year or decade.
//!
//! Start with [`matrix`]. A cell leads to the passages that it counts; without the application the page of a theme has them.

use std::collections::{BTreeMap, HashSet};

use yew::prelude::*;

use super::cells::{row_header, shade};
use crate::view::{PageContext, parts::letters::counted};
use corpus::{PartialDate, Theme, ThemePassages};
use site::{Address, Route};

/// With more years than this a column is a decade.
const YEARS: i32 = 24;

/// The first and the last year of a column; `None` for what has no date.
type Column = Option<(i32, i32)>;

/// The page.
pub fn matrix(context: &PageContext) -> Html {
    let corpus = &context.edition.corpus;
    let columns = columns(corpus.letters.iter().map(|letter| letter.date.first().map(|date| date.year)));
    let rows = corpus.themes.iter().map(|theme| {
        let counts = counts(context, theme, &columns);
        let cells =
            columns.iter().map(|column| cell(context, theme, *column, counts.get(column).copied().unwrap_or(0)));
        html! { <tr key={theme.id.clone()}>{ row_header(context, theme, &[]) }{ for cells }</tr> }
    });
    let count = counted(corpus.themes.len(), "theme", "themes");
    let is_decades = columns.iter().flatten().any(|(first, last)| first != last);
    html! {
        <div class="wide themes">
            <h1 id="title" tabindex="-1">{ "Themes" }</h1>
            <p class="lead">
                { format!("How many passages each {} has on {count}. ", if is_decades { "decade" } else { "year" }) }
                { "A number leads to the passages; the page of a theme reads it through, letter by letter." }
            </p>
            <div class="scroller many">
                <table class="theme-matrix by-year" aria-label="Passages by theme and time">
                    <thead>
                        <tr>
                            <th scope="col" class="corner">{ "Theme" }</th>
                            { for columns.iter().map(|column| html! { <th scope="col">{ in_words(*column) }</th> }) }
                        </tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
            { left_out(context) }
        </div>
    }
}

/// The columns, in order, without those of which there is no letter; letters without a date come last.
fn columns(years: impl Iterator<Item = Option<i32>>) -> Vec<Column> {
    let mut known: Vec<Option<i32>> = years.collect();
    let has_undated = known.contains(&None);
    known.retain(Option::is_some);
    let mut known: Vec<i32> = known.into_iter().flatten().collect();
    known.sort_unstable();
    known.dedup();
    let span = known.first().zip(known.last()).map_or(0, |(first, last)| last - first + 1);
    let mut columns: Vec<Column> = known
        .into_iter()
        .map(|year| {
            if span > YEARS {
                Some((year.div_euclid(10) * 10, year.div_euclid(10) * 10 + 9))
            } else {
                Some((year, year))
            }
        })
        .collect();
    columns.dedup();
    columns.extend(has_undated.then_some(None));
    columns
}

fn counts(context: &PageContext, theme: &Theme, columns: &[Column]) -> BTreeMap<Column, usize> {
    let mut counts = BTreeMap::new();
    for letter in &context.edition.corpus.letters {
        let count = theme.in_letter(&letter.id).map_or(0, ThemePassages::count);
        let year = letter.date.first().map(|date| date.year);
        let column = columns.iter().find(|column| match (column, year) {
            (Some((first, last)), Some(year)) => (*first..=*last).contains(&year),
            (None, None) => true,
            _ => false,
        });
        if let Some(column) = column.filter(|_| count > 0) {
            *counts.entry(*column).or_default() += count;
        }
    }
    counts
}

/// “1848”, “1840s”, “44 BC”, “undated”.
fn in_words(column: Column) -> String {
    let year = |year: i32| PartialDate { year, month: None, day: None }.year_in_words();
    match column {
        None => "undated".to_owned(),
        Some((first, last)) if first == last => year(first),
        Some((first, _)) if first >= 0 => format!("{first}s"),
        Some((first, last)) => format!("{}–{}", year(first), year(last)),
    }
}

fn cell(context: &PageContext, theme: &Theme, column: Column, count: usize) -> Html {
    if count == 0 {
        return html! {
            <td class="empty">
                <span class="dash" aria-hidden="true">{ "—" }</span>
                <span class="hidden">{ "none" }</span>
            </td>
        };
    }
    let number = match column {
        // The dates of a search are years of our era.
        Some((first, last)) if first > 0 => {
            let find = Address::of(Route::Explorer)
                .and("theme", &theme.id)
                .and("after", &format!("{first:04}"))
                .and("before", &format!("{last:04}"))
                .and("view", "passages");
            html! { <a href={context.link(&find)}>{ count }</a> }
        }
        _ => html! { { count } },
    };
    html! {
        <td class={shade(count)}>
            <span class="of" aria-hidden="true">{ in_words(column) }</span>
            <b class="n">{ number }</b>
        </td>
    }
}

/// What the matrix leaves out: paragraphs under no theme, in how many letters.
fn left_out(context: &PageContext) -> Html {
    let corpus = &context.edition.corpus;
    let assigned: HashSet<(&str, &str)> = corpus
        .themes
        .iter()
        .flat_map(|theme| &theme.passages)
        .flat_map(|(letter, of)| of.main.iter().chain(&of.touches).map(|part| (letter.as_str(), part.as_str())))
        .collect();
    let left: Vec<usize> = corpus
        .letters
        .iter()
        .map(|letter| letter.body().filter(|part| !assigned.contains(&(letter.id.as_str(), part.id.as_str()))).count())
        .filter(|count| *count > 0)
        .collect();
    let sentence = if left.is_empty() {
        "Every paragraph of every letter is assigned to at least one theme.".to_owned()
    } else {
        let paragraphs = counted(left.iter().sum(), "paragraph", "paragraphs");
        format!("Assigned to no theme: {paragraphs} in {}.", counted(left.len(), "letter", "letters"))
    };
    html! { <p class="left-out">{ sentence }</p> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_years_stand_by_themselves_many_in_decades_and_the_undated_last() {
        let said = |years: &[Option<i32>]| -> Vec<String> {
            columns(years.iter().copied()).into_iter().map(in_words).collect()
        };
        assert_eq!(said(&[Some(1850), None, Some(1848), Some(1850)]), ["1848", "1850", "undated"]);
        assert_eq!(said(&[Some(1799), Some(1848), Some(1841), None]), ["1790s", "1840s", "undated"]);
        assert_eq!(said(&[Some(-43), Some(12)]), ["51 BC–42 BC", "10s"]);
        assert_eq!(said(&[None]), ["undated"]);
    }
}
