//! The frame of every page: skip link, name, navigation, search, settings, the page itself, foot.
//!
//! Start with [`page`]. Must not know what any page shows.

use yew::prelude::*;

use super::{
    PageContext, Settings, about, compare, contradictions, entities, exchange, explorer, help, import, letter,
    not_found, opened, search, settings::Scheme, themes, update,
};
use corpus::EntityKind;
use site::{
    Address, Route,
    pages::{exists, indexes},
};

/// The whole page for the present address.
pub fn page(context: &PageContext) -> Html {
    html! {
        <>
            { header(context) }
            if let Some(opened) = &context.opened {
                <opened::OpenedLine context={context.clone()} opened={opened.clone()} />
            }
            <main
                id="main"
                tabindex="-1"
            >
                if opened::leads_to_absent(context) { { opened::absent() } }
                { content(context) }
            </main>
            { footer(context) }
            <update::Update />
        </>
    }
}

fn content(context: &PageContext) -> Html {
    let key = context.address.route.path();
    // What is all text is left as it came; only names, where a reader wants them marked, are drawn into it.
    let text = |draw: &dyn Fn() -> Html| context.prerendered.region("page", !context.settings.names, draw);
    let page = match &context.address.route {
        Route::Explorer => html! { <explorer::ExplorerPage context={context.clone()} /> },
        Route::Letter { letter } => match context.edition.corpus.letter(letter) {
            Some(_) => html! { <letter::LetterPage context={context.clone()} letter_id={letter.clone()} /> },
            None => not_found::no_letter(context, letter),
        },
        // Of themes and registers that a collection has not there is no page, as of what never was one.
        Route::Choose
        | Route::Themes
        | Route::People
        | Route::Places
        | Route::Organisations
        | Route::Terms
        | Route::IndexPage { .. }
        | Route::EntityPage { .. }
        | Route::ThemePage { .. }
        | Route::Contradictions
            if !exists(&context.edition.corpus, &context.address.route) =>
        {
            not_found::page(context)
        }
        Route::Choose => html! { <compare::choose::ChoosePage context={context.clone()} /> },
        Route::Compare { a, b } => {
            html! { <compare::ComparePage context={context.clone()} a={a.clone()} b={b.clone()} /> }
        }
        Route::People => text(&|| entities::index::page(context, EntityKind::Person, 1)),
        Route::Places => text(&|| entities::index::page(context, EntityKind::Place, 1)),
        Route::Organisations => text(&|| entities::index::page(context, EntityKind::Organisation, 1)),
        Route::Terms => text(&|| entities::index::page(context, EntityKind::Term, 1)),
        Route::IndexPage { kind, page } => text(&|| entities::index::page(context, *kind, *page)),
        Route::Person { id } => text(&|| entities::entity::page(context, EntityKind::Person, id, 1)),
        Route::Place { id } => text(&|| entities::entity::page(context, EntityKind::Place, id, 1)),
        Route::Organisation { id } => text(&|| entities::entity::page(context, EntityKind::Organisation, id, 1)),
        Route::Term { id } => text(&|| entities::entity::page(context, EntityKind::Term, id, 1)),
        Route::EntityPage { kind, id, page } => text(&|| entities::entity::page(context, *kind, id, *page)),
        Route::Contradictions => {
            html! { <contradictions::ContradictionsPage context={context.clone()} /> }
        }
        Route::Exchange => exchange::page(context),
        Route::Themes => html! { <themes::Matrix context={context.clone()} /> },
        Route::Theme { theme } => text(&|| themes::theme::page(context, theme, 1)),
        Route::ThemePage { theme, page } => text(&|| themes::theme::page(context, theme, *page)),
        Route::About => text(&|| about::page(context)),
        Route::Import => html! { <import::ImportPage context={context.clone()} /> },
        Route::Help => text(&|| help::page(context)),
        Route::NotFound => not_found::page(context),
    };
    html! { <div class="page" key={key}>{ page }</div> }
}

fn header(context: &PageContext) -> Html {
    let collection = &context.edition.corpus.collection;
    let route = &context.address.route;
    // What the collection has nothing of is not offered.
    let item = |to: Route, label: &str, here: bool| {
        if !exists(&context.edition.corpus, &to) {
            return Html::default();
        }
        html! { <li><a href={context.href(to)} aria-current={here.then_some("page")}>{ label }</a></li> }
    };
    let indexes = indexes(&context.edition.corpus);
    html! {
        // The bar of a letter stays instead of it.
        <header class={classes!("bar", matches!(route, Route::Letter { .. }).then_some("goes"))}>
            <a class="skip" href="#main">{ "Skip to the text" }</a>
            <a class="name" href={context.href(Route::Explorer)}>{ &collection.title }</a>
            // On a narrow page the pages and the settings stand behind it.
            <details class="site-menu"><summary>{ "Menu" }</summary></details>
            <nav aria-label="Pages">
                <ul>
                    { item(Route::Explorer, "Letters", matches!(route, Route::Explorer | Route::Letter { .. })) }
                    { item(Route::Contradictions, "Contradictions", *route == Route::Contradictions) }
                    { item(Route::Choose, "Compare", matches!(route, Route::Choose | Route::Compare { .. })) }
                    { item(Route::Exchange, "Exchange", *route == Route::Exchange) }
                    { item(Route::Themes, "Themes", *route == Route::Themes || route.as_theme().is_some()) }
                    { for indexes.first().map(|kind| {
                        item(Route::entities(*kind), "People and places", is_index(route))
                    }) }
                    { item(Route::About, "About", *route == Route::About) }
                </ul>
            </nav>
            <search::SearchBox context={context.clone()} />
            { settings(context) }
        </header>
    }
}

fn is_index(route: &Route) -> bool {
    matches!(
        route,
        Route::People
            | Route::Person { .. }
            | Route::Places
            | Route::Place { .. }
            | Route::Organisations
            | Route::Organisation { .. }
            | Route::Terms
            | Route::IndexPage { .. }
            | Route::EntityPage { .. }
            | Route::Term { .. }
    )
}

fn settings(context: &PageContext) -> Html {
    let now = &context.settings;
    let change = |make: Settings| {
        let change = context.change_settings.clone();
        move |_: MouseEvent| change.emit(make.clone())
    };
    let schemes = Scheme::ALL.iter().map(|&scheme| {
        let make = Settings { scheme, ..now.clone() };
        html! {
            <button type="button" aria-pressed={pressed(now.scheme == scheme)} onclick={change(make)}>
                { scheme.label() }
            </button>
        }
    });
    let smaller = Settings { size: (now.size - 1).max(*Settings::SIZES.start()), ..now.clone() };
    let usual = Settings { size: 0, ..now.clone() };
    let larger = Settings { size: (now.size + 1).min(*Settings::SIZES.end()), ..now.clone() };
    html! {
        <details class="settings needs-app">
            <summary aria-label="Settings: type and colour">{ "Aa" }</summary>
            <div class="sheet">
                <div role="group" aria-label="Colours">
                    <span class="legend">{ "Colours" }</span>
                    <div class="seg">{ for schemes }</div>
                </div>
                <div role="group" aria-label="Type size">
                    <span class="legend">{ "Type size" }</span>
                    <div class="seg">
                        <button type="button" onclick={change(smaller)} aria-label="A−: smaller type">
                            { "A−" }
                        </button>
                        <button type="button" onclick={change(usual)} aria-label="A: usual type size">{ "A" }</button>
                        <button type="button" onclick={change(larger)} aria-label="A+: larger type">{ "A+" }</button>
                    </div>
                </div>
                <div role="group" aria-label="Reading">
                    <button
                        type="button"
                        aria-pressed={pressed(now.names)}
                        onclick={change(Settings { names: !now.names, ..now.clone() })}
                    >
                        { "Mark names and terms" }
                    </button>
                    <button
                        type="button"
                        aria-pressed={pressed(now.keys)}
                        onclick={change(Settings { keys: !now.keys, ..now.clone() })}
                    >
                        { "Single-key shortcuts" }
                    </button>
                </div>
                if !now.kept {
                    <p class="small">
                        { "This browser does not let the page remember settings: they hold until you leave." }
                    </p>
                }
            </div>
        </details>
    }
}

/// The value of `aria-pressed`.
#[must_use]
pub fn pressed(is: bool) -> &'static str {
    if is { "true" } else { "false" }
}

fn footer(context: &PageContext) -> Html {
    let collection = &context.edition.corpus.collection;
    let edition = &collection.edition;
    // The page about the edition is the collection's own: what it does not speak of is not promised.
    let sections = [("citing", "How to cite"), ("rights", "Rights"), ("access", "Accessibility")];
    let of_about = sections
        .into_iter()
        .filter(|(id, _)| context.edition.corpus.about.iter().any(|one| one.id == *id))
        .map(|(id, label)| {
            html! { <><a href={context.link(&Address::of(Route::About).at(id))}>{ label }</a>{ " · " }</> }
        });
    html! {
        <footer class="foot">
            <p>
                { format!("{}, edition {} of {}. ", collection.title, edition.version, edition.date.in_words()) }
                { for of_about }
                // One page has no files beside it.
                if !context.is_one_file() { <a href={context.file("data/")}>{ "Data" }</a>{ " · " } }
                <a href={context.href(Route::Help)} aria-keyshortcuts={context.settings.keys.then_some("?")}>
                    { "Search help" }
                </a>
                { " · " }
                <a href={context.href(Route::Import)}>{ "Your own letters" }</a>
                if let Some(report) = &collection.report_url {
                    { " · " }
                    <a href={report.clone()}>{ "Report a slip" }</a>
                }
            </p>
            // Of the edition, not of letters that a reader has opened.
            if !context.is_private() { <update::Kept /> }
        </footer>
    }
}
