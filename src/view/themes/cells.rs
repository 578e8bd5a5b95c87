//! What the matrix has in common with that of many letters: the head of a row, and how dark a cell is.
//!
//! Start with [`row_header`]. Must not know of columns.

use yew::prelude::*;

use crate::view::PageContext;
use corpus::Theme;
use site::Route;

/// A theme with what it is, and to whom nothing is said on it.
pub fn row_header(context: &PageContext, theme: &Theme, absent: &[&str]) -> Html {
    let absent =
        absent.iter().map(|person| html! { <span class="absent">{ format!("in no letter to {person}") }</span> });
    html! {
        <th scope="row" abbr={theme.label.clone()}>
            <a href={context.href(Route::Theme { theme: theme.id.clone() })}>{ &theme.label }</a>
            <span class="definition">{ &theme.definition }</span>
            { for absent }
        </th>
    }
}

/// The depth of a cell's shade: it grows with each doubling of the number of passages.
pub fn shade(count: usize) -> String {
    format!("shade-{}", (count.max(1).ilog2() + 1).min(5))
}

#[cfg(test)]
mod tests {
    use super::shade;

    #[test]
    fn the_shade_grows_with_each_doubling() {
        let shades: Vec<String> = [1, 2, 3, 4, 7, 8, 15, 16, 500].map(shade).to_vec();
        assert_eq!(
            shades,
            ["shade-1", "shade-2", "shade-2", "shade-3", "shade-3", "shade-4", "shade-4", "shade-5", "shade-5"]
        );
    }
}
