//! Starts the application in the reader's browser: hydrates the prerendered page if it is the one that the address
//! names, renders it anew if not, and says so in `<html data-app>` if it cannot go on. What the script that starts it has to
//! do: say the same when the program ends by itself.
//!
//! Start with [`Host`]. Letters that a reader opens are shown by another instance of the application in the place of the
//! edition's; where the page has such letters in it, by the first.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use corpus::Corpus;
use gloo::timers::callback::Timeout;
use knot_of_war::{
    CORPUS_COMPACT, LANGUAGES,
    app::{App, AppProps},
    edition::Edition,
    opened::{EditionSwitch, KeptIn, OpenedLetters},
    platform::{
        device,
        history::{HistoryBehavior, UrlScheme},
        page,
    },
    view::Prerendered,
};
use site::{Address, Route, pages};
use web_sys::Element;
use yew::{AppHandle, Callback, Renderer, platform::spawn_local};

/// Letters in the page.
const BLOCK: &str = "script[type='application/json'][id='letters']";

fn main() {
    start();
}

fn start() -> Option<()> {
    text::families::know(LANGUAGES);
    let Ok(corpus) = Corpus::from_compact(CORPUS_COMPACT) else {
        page::set_root_attribute("data-app", "failed");
        return None;
    };
    let root = page::by_id("app")?;
    let stamped = page::root_attribute("data-route").map(|path| Route::of_path(&path));
    let is_bare = page::root_attribute("data-letters").as_deref() == Some("none");
    let mut url_scheme = UrlScheme::of_page(page::root_attribute("data-root").as_deref(), is_bare);
    if let Some(text) = page::text_of(BLOCK) {
        match OpenedLetters::of_block(&text, KeptIn::File) {
            Ok(opened) => Host::new(root, Edition::new(corpus), url_scheme).show_opened(opened),
            // The plain text of the letters stays, to be read.
            Err(unopened) => page::say_above(&root, &unopened.to_string()),
        }
        return Some(());
    }
    let mut route = url_scheme.opened().route;
    // If in doubt, the page that the host has served is kept: unless it is one that it serves at any address.
    let is_lost = page::root_attribute("data-lost").is_some();
    if let Some(served) = stamped.clone().filter(|_| !is_lost && !pages::exists(&corpus, &route)) {
        url_scheme = url_scheme.keeping(served.clone());
        route = served;
    }
    let is_this_page = stamped.as_ref() == Some(&route);
    let host = Host::new(root, Edition::new(corpus), url_scheme);
    if route == Route::Import {
        host.return_to_kept();
    }
    host.show_edition(route, is_this_page);
    Some(())
}

/// The place of the application in the page, and what can be shown there.
struct Host {
    root: Element,
    /// The edition that the application was made for.
    edition: Edition,
    /// How its addresses are written.
    url_scheme: UrlScheme,
    /// The instance that is shown, and whether it shows letters that a reader has opened.
    shown: RefCell<Option<AppHandle<App>>>,
    shows_opened: Cell<bool>,
    /// Letters that a reader has opened, until they are forgotten: back and forward lead to them.
    opened: RefCell<Option<OpenedLetters>>,
}

impl Host {
    fn new(root: Element, edition: Edition, url_scheme: UrlScheme) -> Rc<Self> {
        let (shown, shows_opened, opened) = (RefCell::default(), Cell::default(), RefCell::default());
        Rc::new(Self { root, edition, url_scheme, shown, shows_opened, opened })
    }

    /// Shows the edition. `is_prerendered` says that the page has it already.
    fn show_edition(self: &Rc<Self>, route: Route, is_prerendered: bool) {
        let prerendered = if is_prerendered { Prerendered::standing() } else { Prerendered::default() };
        let props = AppProps {
            edition: self.edition.clone(),
            url_scheme: self.url_scheme.clone(),
            route,
            site_url: page::root_attribute("data-site"),
            prerendered,
            opened: None,
            edition_switch: self.edition_switch(),
            remembered_as: self.name(),
        };
        self.put(props, is_prerendered);
    }

    /// Shows letters that a reader has opened.
    fn show_opened(self: &Rc<Self>, opened: OpenedLetters) {
        page::set_root_attribute("data-letters", if opened.whose.together { "together" } else { "private" });
        self.opened.replace(Some(opened.clone()));
        let url_scheme = UrlScheme::private(Route::Explorer);
        let props = AppProps {
            edition: opened.edition.clone(),
            route: url_scheme.opened().route,
            url_scheme,
            site_url: None,
            prerendered: Prerendered::default(),
            opened: Some(opened),
            edition_switch: self.edition_switch(),
            remembered_as: self.name(),
        };
        self.put(props, false);
    }

    fn put(&self, props: AppProps, hydrates: bool) {
        if let Some(shown) = self.shown.take() {
            shown.destroy();
            // The head speaks of another edition's page, though it may have the same path.
            page::remove_root_attribute("data-route");
            page::scroll_page_to(0.0);
        }
        self.shows_opened.set(props.opened.is_some());
        let shown = if hydrates {
            Renderer::<App>::with_root_and_props(self.root.clone(), props).hydrate()
        } else {
            self.root.set_inner_html("");
            Renderer::<App>::with_root_and_props(self.root.clone(), props).render()
        };
        self.shown.replace(Some(shown));
    }

    /// The reader's settings are those of the edition, whatever letters are shown.
    fn name(&self) -> String {
        self.edition.corpus.collection.id.clone()
    }

    /// Letters that the reader has kept on this device are shown when they come out of its database.
    fn return_to_kept(self: &Rc<Self>) {
        let host = self.clone();
        spawn_local(async move {
            let kept = device::kept(&host.name()).await;
            if let Some(opened) = kept.and_then(|text| OpenedLetters::of_block(&text, KeptIn::Device).ok()) {
                if !host.url_scheme.shows_private() {
                    host.url_scheme.enter_private(&Address::of(Route::Explorer), HistoryBehavior::Replace);
                }
                host.show_opened(opened);
            }
        });
    }

    /// After back or forward: whether the letters of a reader take the place of the edition, or the other way round.
    fn follow(self: &Rc<Self>) -> bool {
        let is_one_page = self.url_scheme.is_one_page();
        let is_private = self.url_scheme.shows_private();
        if is_one_page || is_private == self.shows_opened.get() {
            return false;
        }
        let host = self.clone();
        let opened = self.opened.borrow().clone();
        match opened.filter(|_| is_private) {
            Some(opened) => soon(move || host.show_opened(opened)),
            None if self.shows_opened.get() => soon(move || {
                page::remove_root_attribute("data-letters");
                host.show_edition(host.url_scheme.current().route, false);
            }),
            None => return false,
        }
        true
    }

    fn edition_switch(self: &Rc<Self>) -> EditionSwitch {
        let (opening, closing, following) = (self.clone(), self.clone(), self.clone());
        EditionSwitch {
            edition: self.edition.corpus.collection.title.clone(),
            open: Callback::from(move |opened: OpenedLetters| {
                let host = opening.clone();
                soon(move || {
                    host.url_scheme.enter_private(&Address::of(Route::Explorer), HistoryBehavior::Push);
                    host.show_opened(opened);
                });
            }),
            close: Callback::from(move |address: Address| {
                let host = closing.clone();
                soon(move || {
                    page::remove_root_attribute("data-letters");
                    host.opened.replace(None);
                    host.url_scheme.enter(&address, HistoryBehavior::Push);
                    host.show_edition(address.route, false);
                });
            }),
            follow: Rc::new(move || following.follow()),
        }
    }
}

/// The instance that asks for another has to come to rest before it is taken away.
fn soon(task: impl FnOnce() + 'static) {
    Timeout::new(0, task).forget();
}
