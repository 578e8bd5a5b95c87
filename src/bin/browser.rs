//! Starts the application in the reader's browser: hydrates the prerendered page if it is the one that the address
//! names, renders it anew if not, and says so in `<html data-app>` if it cannot go on. What the script that starts it has to
//! do: say the same when the program ends by itself.

use corpus::Corpus;
use knot_of_war::{
    CORPUS_COMPACT,
    app::{App, AppProps},
    edition::Edition,
    platform::{history::UrlScheme, page},
    view::Prerendered,
};
use site::{Route, pages};
use yew::Renderer;

fn main() {
    start();
}

fn start() -> Option<()> {
    let Ok(corpus) = Corpus::from_compact(CORPUS_COMPACT) else {
        page::set_root_attribute("data-app", "failed");
        return None;
    };
    let root = page::by_id("app")?;
    let stamped = page::root_attribute("data-route").map(|path| Route::of_path(&path));
    let mut url_scheme = UrlScheme::of_page(page::root_attribute("data-root").as_deref());
    let mut route = url_scheme.opened().route;
    // If in doubt, the page that the host has served is kept: unless it is one that it serves at any address.
    let is_lost = page::root_attribute("data-lost").is_some();
    if let Some(served) = stamped.clone().filter(|_| !is_lost && !pages::exists(&corpus, &route)) {
        url_scheme = url_scheme.keeping(served.clone());
        route = served;
    }
    let edition = Edition::new(corpus);
    let is_this_page = stamped.as_ref() == Some(&route);
    let prerendered = if is_this_page { Prerendered::standing() } else { Prerendered::default() };
    let site_url = page::root_attribute("data-site");
    let renderer_props = AppProps { edition, url_scheme, route, site_url, prerendered };
    if is_this_page {
        Renderer::<App>::with_root_and_props(root, renderer_props).hydrate();
    } else {
        root.set_inner_html("");
        Renderer::<App>::with_root_and_props(root, renderer_props).render();
    }
    Some(())
}
