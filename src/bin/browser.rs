//! Starts the application in the reader's browser: hydrates the prerendered page if it is the one that the address
//! names, renders it anew if not, and says so in `<html data-app>` if it cannot go on. What the script that starts it has to
//! do: say the same when the program ends by itself.

use knot_of_war::{
    CORPUS_COMPACT,
    app::{App, AppProps},
    corpus::Corpus,
    edition::Edition,
    platform::{history::UrlScheme, page},
    site::Route,
};
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
    let stamped = page::root_attribute("data-route");
    let url_scheme = UrlScheme::of_page(page::root_attribute("data-root").as_deref());
    let route = url_scheme.opened().route;
    let edition = Edition::new(corpus);
    let renderer_props =
        AppProps { edition, url_scheme, route: route.clone(), site_url: page::root_attribute("data-site") };
    if stamped.as_deref().map(Route::of_path) == Some(route) {
        Renderer::<App>::with_root_and_props(root, renderer_props).hydrate();
    } else {
        root.set_inner_html("");
        Renderer::<App>::with_root_and_props(root, renderer_props).render();
    }
    Some(())
}
