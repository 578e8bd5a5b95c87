//! The way between the pages of a list that one page cannot hold. Start with [`ways`].

use yew::prelude::*;

use crate::view::PageContext;
use site::Route;

/// The page before, each page by its number, the page after; nothing where there is one only. `count` pages, counted
/// from 1; `here` is the present one.
pub fn ways(context: &PageContext, count: usize, here: usize, route: impl Fn(usize) -> Route) -> Html {
    if count < 2 {
        return Html::default();
    }
    let numbers = (1..=count).map(|page| {
        let current = (page == here).then_some("page");
        html! {
            <li key={page}>
                <a href={context.href(route(page))} aria-current={current} aria-label={format!("Page {page}")}>
                    { page }
                </a>
            </li>
        }
    });
    html! {
        <nav class="paging" aria-label="Pages of this list">
            <ol class="plain">
                if here > 1 { <li key="prev"><a rel="prev" href={context.href(route(here - 1))}>{ "Previous" }</a></li> }
                { for numbers }
                if here < count { <li key="next"><a rel="next" href={context.href(route(here + 1))}>{ "Next" }</a></li> }
            </ol>
        </nav>
    }
}
