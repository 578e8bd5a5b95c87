//! The one application: it is given an edition, how addresses are written, and the page to begin with.
//!
//! Start with [`App`]. The first render depends on the path alone, so that it equals the prerendered page; query and
//! fragment come in after mounting. From then on the address is the only state that matters: pages ask for another
//! address ([`PageContext::go`]), the address changes, the page follows.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use yew::prelude::*;

use crate::edition::Edition;
use crate::opened::{EditionSwitch, OpenedLetters};
use crate::platform::{
    browser_context::BrowserContext,
    debounced::Debounced,
    head,
    history::{self, HistoryBehavior, ScrollOffsets, UrlScheme},
    importer::ImportedLetters,
    page,
    scroll::ScrollKeeper,
};
use crate::view::{self, PageContext, Prerendered, Settings};
use citations as cite;
use site::{Address, Head, PageTags, Route};

/// What the application is given.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The edition.
    pub edition: Edition,
    /// How addresses are written.
    pub url_scheme: UrlScheme,
    /// The page to begin with.
    pub route: Route,
    /// The site's own address with its final slash, if it has one.
    pub site_url: Option<String>,
    /// What the page has already.
    #[prop_or_default]
    pub prerendered: Prerendered,
    /// Whose letters the edition is, where a reader has opened them.
    #[prop_or_default]
    pub opened: Option<OpenedLetters>,
    /// The ways to letters that a reader opens, and back.
    #[prop_or_default]
    pub edition_switch: EditionSwitch,
    /// Under which name the reader's settings are remembered, also where the letters are others than those of the edition.
    pub remembered_as: String,
}

/// How the reader came to an address, as browsers name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NavigationType {
    /// The page was opened.
    Load,
    /// By a link or a deliberate act.
    Push,
    /// By asking to see the same page otherwise: whoever does stays where he is.
    Replace,
    /// By back or forward.
    Traverse,
}

/// The address that is shown, with the navigation that led to it.
#[derive(Clone, PartialEq)]
struct Location {
    address: Address,
    navigation: NavigationType,
    /// How many steps have led to it: to the same address, too, one arrives anew.
    steps: u32,
    /// Where everything on the page stood that scrolls, when the reader left it to whom it is shown again.
    places: Option<ScrollOffsets>,
}

/// A step to another address.
enum Step {
    Navigate(Address, NavigationType),
}

impl Reducible for Location {
    type Action = Step;

    fn reduce(self: std::rc::Rc<Self>, action: Step) -> std::rc::Rc<Self> {
        let Step::Navigate(address, navigation) = action;
        let is_step = navigation != NavigationType::Load;
        let places = match navigation {
            NavigationType::Load | NavigationType::Traverse => history::remembered_scroll_offsets(),
            NavigationType::Push | NavigationType::Replace => None,
        };
        Self { address, navigation, steps: self.steps.wrapping_add(is_step.into()), places }.into()
    }
}

/// The application.
#[component]
pub fn App(props: &AppProps) -> Html {
    let AppProps { edition, url_scheme, route, site_url, prerendered, opened, edition_switch, remembered_as } = props;
    let location = use_reducer_eq(|| Location {
        address: Address::of(route.clone()),
        navigation: NavigationType::Load,
        steps: 0,
        places: None,
    });
    let live = use_state_eq(|| false);
    let settings = use_state_eq(Settings::default);
    let browser = use_state_eq(|| BrowserContext::before(site_url.as_deref()));

    let debounced = use_mut_ref(Debounced::default);
    let debounced = debounced.borrow().clone();
    let scroll = use_mut_ref(ScrollKeeper::default);
    let scroll = scroll.borrow().clone();
    // Not what the browser's address line says: a browser may have refused to write it.
    let drawn = use_mut_ref(|| location.address.clone());
    *drawn.borrow_mut() = location.address.clone();
    let go = {
        let url_scheme = url_scheme.clone();
        let dispatcher = location.dispatcher();
        let debounced = debounced.clone();
        let scroll = scroll.clone();
        use_callback((), move |(address, entry): (Address, HistoryBehavior), ()| {
            match entry {
                HistoryBehavior::Debounced => {
                    debounced.put(&url_scheme, &address);
                    return dispatcher.dispatch(Step::Navigate(address, NavigationType::Replace));
                }
                HistoryBehavior::Push => debounced.write(&url_scheme),
                HistoryBehavior::Replace => debounced.forget(),
            }
            let here = url_scheme.current();
            if entry == HistoryBehavior::Push {
                if here == address && *drawn.borrow() == address {
                    // As browsers do with a link to where one is: no entry of the history, but the place is shown again.
                    return if !address.fragment.is_empty() {
                        reveal(&address)
                    };
                }
                scroll.note();
                scroll.depart();
            }
            // A refused entry only means that back does not know this step; the page changes all the same.
            url_scheme.enter(&address, entry);
            let navigation = match entry {
                HistoryBehavior::Push if here.route == address.route && address.fragment.is_empty() => {
                    NavigationType::Replace
                }
                HistoryBehavior::Push => NavigationType::Push,
                HistoryBehavior::Replace | HistoryBehavior::Debounced => NavigationType::Replace,
            };
            dispatcher.dispatch(Step::Navigate(address, navigation));
        })
    };

    {
        let url_scheme = url_scheme.clone();
        let dispatcher = location.dispatcher();
        let live = live.clone();
        let settings = settings.clone();
        let prefix = remembered_as.clone();
        let go = go.clone();
        let browser = browser.clone();
        let scroll = scroll.clone();
        let edition_switch = edition_switch.clone();
        use_effect_with((), move |()| {
            browser.set(BrowserContext::now(&url_scheme));
            settings.set(Settings::remembered(&prefix));
            history::restore_scroll_by_hand();
            url_scheme.drop_tracking();
            dispatcher.dispatch(Step::Navigate(url_scheme.current(), NavigationType::Load));
            live.set(true);
            let listeners = listen(&url_scheme, &dispatcher, &go, &debounced, &scroll, edition_switch);
            move || drop(listeners)
        });
    }

    // Only when the page shows what the address asks for: between two renders the browser may paint.
    use_effect_with(*live, |live| {
        if *live {
            page::set_root_attribute("data-app", "ready");
        }
    });
    view::keys::use_keys();
    view::menus::use_menus();

    // Whoever leaves the page leaves what it had.
    let standing = use_mut_ref(|| prerendered.clone());
    if location.address.route != *route {
        *standing.borrow_mut() = Prerendered::default();
    }

    let open_private = {
        let edition_switch = edition_switch.clone();
        use_callback((), move |(letters, together): (ImportedLetters, bool), ()| {
            // What the module of the same build has written can be read.
            if let Ok(opened) = OpenedLetters::imported(letters, together) {
                edition_switch.open.emit(opened);
            }
        })
    };

    let context = PageContext {
        edition: edition.clone(),
        open_private,
        url_scheme: url_scheme.clone(),
        address: std::rc::Rc::new(location.address.clone()),
        places: location.places.clone(),
        live: *live,
        prerendered: standing.borrow().clone(),
        go,
        browser: std::rc::Rc::new((*browser).clone()),
        opened: opened.clone(),
        remembered_as: remembered_as.clone(),
        edition_switch: edition_switch.clone(),
        settings: (*settings).clone(),
        change_settings: {
            let settings = settings.clone();
            let prefix = remembered_as.clone();
            use_callback((), move |new: Settings, ()| {
                let kept = new.remember(&prefix);
                settings.set(Settings { kept, ..new });
            })
        },
    };

    {
        let (edition, url_scheme) = (edition.clone(), url_scheme.clone());
        let scroll = scroll.clone();
        use_effect_with((*location).clone(), move |location| {
            let Location { address, navigation, places, .. } = location;
            speak_of(&edition, &url_scheme, &address.route);
            scroll.arrive();
            match navigation {
                // The first render knows only the path. What stands behind it comes at once, and nothing is noted before.
                NavigationType::Load if *address != url_scheme.current() => {}
                // The application may come when the reader has long gone on by himself.
                NavigationType::Load if page::root_attribute("data-moved").is_some() => scroll.note(),
                NavigationType::Load | NavigationType::Traverse => {
                    // What is drawn anew is not the browser's own target any more.
                    if let Some(place) = place(address) {
                        page::mark_arrival(Some(&place));
                    }
                    // Opened again, by reloading or from another site, the entry knows where the reader was.
                    if let Some(y) = places.as_deref().and_then(|places| places.first()) {
                        scroll.return_to(*y);
                    } else {
                        if let Some(place) = place(address) {
                            show(&place);
                        } else if page::scroll_y() == 0.0 {
                            show_level_passages(address);
                        }
                        scroll.note();
                    }
                }
                NavigationType::Replace => scroll.note_at_rest(),
                NavigationType::Push => {
                    reveal(address);
                    scroll.note_at_rest();
                }
            }
        });
    }

    view::shell::page(&context)
}

/// Makes title and head those of a page, unless they are.
fn speak_of(edition: &Edition, url_scheme: &UrlScheme, route: &Route) {
    let path = route.path();
    if head::speaks_of().as_ref() == Some(&path) {
        return;
    }
    page::set_title(&Head::of(&edition.corpus, route).full_title(&edition.corpus));
    let base = url_scheme.site_url();
    let cited = cite::CitedEdition { corpus: &edition.corpus, base: base.as_deref(), accessed: None };
    let tags = PageTags::of(&cited, route, None);
    // The one file has no folders.
    head::put(&path, &if matches!(url_scheme, UrlScheme::Pages { .. }) { tags.in_its_folder(route) } else { tags });
}

/// Brings what an address names to the reader, and the focus there: a place of the page, else its beginning.
fn reveal(address: &Address) {
    if let Some(place) = place(address) {
        show(&place);
        page::mark_arrival(Some(&place));
        page::focus(&place);
    } else {
        page::mark_arrival(None);
        page::scroll_page_to(0.0);
        page::focus("title");
        show_level_passages(address);
    }
}

/// Two passages that an address brings level are brought to the reader too; the style sheet says where that is needed.
fn show_level_passages(address: &Address) {
    if address.param("at").is_some() && matches!(address.route, Route::Compare { .. } | Route::Choose) {
        page::scroll_to(view::compare::facing::PLACE);
    }
}

/// Scrolls to a place, and on to the words marked in it where it is so long that they are not yet seen.
fn show(place: &str) {
    page::scroll_to(place);
    page::show_marked_words();
}

/// The id of the element that an address names, if the page has it. In the one file the letter's id stands before those
/// of its parts; an address copied from the site does not have it.
fn place(address: &Address) -> Option<String> {
    let fragment = &address.fragment;
    if fragment.is_empty() {
        return None;
    }
    let mut ids = vec![fragment.clone()];
    if let Route::Letter { letter } = &address.route {
        ids.push(format!("{letter}-{fragment}"));
        // A correction is shown where it was made; its entry in the list is for those who read without the application.
        let own = fragment.strip_prefix(&format!("{letter}-")).unwrap_or(fragment);
        ids.splice(0..0, [format!("place-{own}"), format!("{letter}-place-{own}")]);
    }
    ids.into_iter().find(|id| page::by_id(id).is_some())
}

/// Listens for back and forward, and for clicks on links within the edition.
fn listen(
    url_scheme: &UrlScheme,
    dispatcher: &UseReducerDispatcher<Location>,
    go: &Callback<(Address, HistoryBehavior)>,
    debounced: &Debounced,
    scroll: &ScrollKeeper,
    edition_switch: EditionSwitch,
) -> Vec<EventListener> {
    let (Some(window), Some(document)) = (web_sys::window(), page::document()) else {
        return Vec::new();
    };
    let returned = || {
        let url_scheme = url_scheme.clone();
        let dispatcher = dispatcher.clone();
        let (debounced, scroll, edition_switch) = (debounced.clone(), scroll.clone(), edition_switch.clone());
        move |event: &web_sys::Event| {
            // A page that a browser has kept whole is shown again, and may stand at its top; otherwise it has just been loaded.
            let is_kept = || js_sys::Reflect::get(event, &"persisted".into()).is_ok_and(|kept| kept.is_truthy());
            if event.type_() == "pageshow" && !is_kept() {
                return;
            }
            debounced.forget();
            scroll.depart();
            if (edition_switch.follow)() {
                return;
            }
            dispatcher.dispatch(Step::Navigate(url_scheme.current(), NavigationType::Traverse));
        }
    };
    let scrolled = {
        let scroll = scroll.clone();
        move |_: &web_sys::Event| scroll.note_at_rest()
    };
    let leaving = || {
        let (url_scheme, debounced) = (url_scheme.clone(), debounced.clone());
        move |_: &web_sys::Event| debounced.write(&url_scheme)
    };
    let clicked = {
        let url_scheme = url_scheme.clone();
        let go = go.clone();
        move |event: &web_sys::Event| {
            if let Some(address) = link_within(&url_scheme, event) {
                event.prevent_default();
                go.emit((address, HistoryBehavior::Push));
            }
        }
    };
    let submitted = {
        let go = go.clone();
        move |event: &web_sys::Event| {
            if let Some(address) = search_asked(event) {
                event.prevent_default();
                go.emit((address, HistoryBehavior::Push));
            }
        }
    };
    vec![
        EventListener::new(&window, "popstate", returned()),
        EventListener::new(&window, "pageshow", returned()),
        EventListener::new(&window, "pagehide", leaving()),
        EventListener::new(&document, "visibilitychange", leaving()),
        EventListener::new(&document, "focusout", leaving()),
        // Not only the page scrolls, and what scrolls in it tells nobody around it.
        EventListener::new_with_options(&document, "scroll", EventListenerOptions::run_in_capture_phase(), scrolled),
        EventListener::new_with_options(&document, "submit", EventListenerOptions::enable_prevent_default(), submitted),
        EventListener::new_with_options(&document, "click", EventListenerOptions::enable_prevent_default(), clicked),
    ]
}

/// The search that was asked for by submitting a form of role `search`, unless the form's own page has seen to it.
fn search_asked(event: &web_sys::Event) -> Option<Address> {
    let form = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    if event.default_prevented() || form.get_attribute("role").as_deref() != Some("search") {
        return None;
    }
    let field = form.query_selector("input[name=q]").ok()??.dyn_into::<web_sys::HtmlInputElement>().ok()?;
    let explorer = Address::of(Route::Explorer);
    Some(match field.value().trim() {
        "" => explorer,
        asked => explorer.and("q", asked),
    })
}

/// The address of the link that was clicked, if the application should follow it itself: a plain click on a link to a
/// page of this edition.
fn link_within(url_scheme: &UrlScheme, event: &web_sys::Event) -> Option<Address> {
    let mouse = event.dyn_ref::<web_sys::MouseEvent>()?;
    if event.default_prevented()
        || mouse.button() != 0
        || mouse.meta_key()
        || mouse.ctrl_key()
        || mouse.shift_key()
        || mouse.alt_key()
    {
        return None;
    }
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let link = target.closest("a[href]").ok().flatten()?.dyn_into::<web_sys::HtmlAnchorElement>().ok()?;
    if link.has_attribute("download") || !link.target().is_empty() {
        return None;
    }
    let location = web_sys::window()?.location();
    let address = match url_scheme {
        UrlScheme::OnePage { .. } => {
            let fragment = link.get_attribute("href")?;
            let fragment = fragment.strip_prefix('#')?;
            if fragment.starts_with('/') {
                Address::parse(fragment)
            } else {
                // A place on this page: in one file the page's own address already stands after `#`.
                url_scheme.current().at(fragment)
            }
        }
        UrlScheme::Pages { .. } => {
            if link.origin() != location.origin().ok()? {
                return None;
            }
            url_scheme.read(&link.pathname(), &link.search(), &link.hash())?
        }
    };
    (address.route != Route::NotFound).then_some(address)
}
