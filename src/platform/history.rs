//! Where the reader is and was: the browser's address line and its history.
//!
//! The edition lies either as pages below a base path, or as one file with its addresses after `#`; so do letters that a
//! reader has opened, wherever they are shown. Start with [`UrlScheme`].

use std::rc::Rc;

use js_sys::Array;
use percent_encoding::percent_decode_str;
use wasm_bindgen::{JsCast, JsValue};

use super::page;
use site::{Address, Route, lenient};

/// How addresses of this edition are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UrlScheme {
    /// Pages below a base path with a slash at both ends: `/` or `/some/sub/path/`. The publisher, which writes
    /// addresses relative to the page, does not know it.
    Pages {
        /// The base path; empty while it is not known.
        base: String,
        /// The page that was served, where its address says nothing that the edition knows: it is kept.
        served: Option<ServedPage>,
    },
    /// One page; the address stands after `#`, which no host is ever told.
    OnePage {
        /// What is shown where nothing stands there.
        start: Route,
        /// Whether it is letters that a reader has opened.
        is_private: bool,
    },
}

/// A page that a host has served at an address of its own making, such as `/letters/x.html`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServedPage {
    /// The path that the browser shows.
    pub path: String,
    /// The page that stands there.
    pub route: Route,
}

/// How an address is entered into the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryBehavior {
    /// A deliberate act: back returns to what was before.
    Push,
    /// A tweak: takes the place of what was before.
    Replace,
    /// One of many tweaks in quick succession, as by typing: the same, but the browser learns of it when the reader rests.
    Debounced,
}

impl UrlScheme {
    /// The url_scheme of the page that is open: `root` is the way from it to the edition's root (`../../`), `None` for
    /// the one-file edition. `is_bare` says that it is an explorer without letters, which begins with opening some.
    #[must_use]
    pub fn of_page(root: Option<&str>, is_bare: bool) -> Self {
        let Some(root) = root else {
            let start = if is_bare { Route::Import } else { Route::Explorer };
            return Self::OnePage { start, is_private: false };
        };
        let path = location().and_then(|location| location.pathname().ok()).unwrap_or_default();
        Self::Pages { base: base_of(&path, root.matches("../").count()), served: None }
    }

    /// How addresses of letters are written that a reader has opened on this page.
    #[must_use]
    pub fn private(start: Route) -> Self {
        Self::OnePage { start, is_private: true }
    }

    /// Enters the address of letters that a reader has opened: on a site they have a page, in the one file none.
    pub fn enter_private(&self, to: &Address, entry: HistoryBehavior) {
        let page = match self {
            Self::OnePage { .. } => String::new(),
            Self::Pages { base, .. } => {
                let origin = location().and_then(|location| location.origin().ok()).unwrap_or_default();
                format!("{origin}{base}{}", Route::Import.path().trim_start_matches('/'))
            }
        };
        write(&format!("{page}#{to}"), entry);
    }

    /// Whether the browser shows an address of letters that a reader has opened, as this edition's site writes them.
    #[must_use]
    pub fn shows_private(&self) -> bool {
        let Self::Pages { base, .. } = self else { return false };
        let Some(location) = location() else { return false };
        let path = location.pathname().unwrap_or_default();
        let is_there = path.strip_prefix(base.as_str()).is_some_and(|path| Route::of_path(path) == Route::Import);
        is_there && location.hash().is_ok_and(|fragment| fragment.starts_with("#/"))
    }

    /// Whether all of it is one page, with no files beside it.
    #[must_use]
    pub fn is_one_page(&self) -> bool {
        matches!(self, Self::OnePage { .. })
    }

    /// Whether it is letters that a reader has opened: no address of theirs leads anybody else to them.
    #[must_use]
    pub fn is_private(&self) -> bool {
        matches!(self, Self::OnePage { is_private: true, .. })
    }

    /// The address that the browser shows now.
    #[must_use]
    pub fn current(&self) -> Address {
        let Some(location) = location() else {
            return Address::of(Route::Explorer);
        };
        let fragment = location.hash().unwrap_or_default();
        match self {
            Self::OnePage { start, .. } => match bare_place(&fragment) {
                Some(id) => Address::of(letter_around(&id).map_or(start.clone(), |id| Route::letter(&id))).at(&id),
                None => match fragment.strip_prefix('#') {
                    Some(address) if !address.is_empty() => Address::parse(address),
                    _ => Address::of(start.clone()),
                },
            },
            Self::Pages { .. } => {
                let path = location.pathname().unwrap_or_default();
                let query = location.search().unwrap_or_default();
                self.read(&path, &query, &fragment).unwrap_or_else(|| Address::read(&path, &query, &fragment))
            }
        }
    }

    /// The address that a path of the host, a query and a fragment name; `None` where the path leads out of the edition.
    #[must_use]
    pub fn read(&self, path: &str, query: &str, fragment: &str) -> Option<Address> {
        let Self::Pages { base, served } = self else { return None };
        let address = Address::read(path.strip_prefix(base.as_str())?, query, fragment);
        Some(match served {
            Some(served) if served.path == path => Address { route: served.route.clone(), ..address },
            _ => address,
        })
    }

    /// The same, where the page that stands at the present address is kept whatever the address says.
    #[must_use]
    pub fn keeping(self, route: Route) -> Self {
        match (self, location().and_then(|location| location.pathname().ok())) {
            (Self::Pages { base, .. }, Some(path)) => Self::Pages { base, served: Some(ServedPage { path, route }) },
            (url_scheme, _) => url_scheme,
        }
    }

    /// Takes off the present address what others have added to count readers.
    pub fn drop_tracking(&self) {
        let query = location().and_then(|location| location.search().ok()).unwrap_or_default();
        if matches!(self, Self::Pages { .. }) && lenient::has_tracking(&query) {
            self.enter(&self.current(), HistoryBehavior::Replace);
        }
    }

    /// The address that the page was opened with. In one page a bare place (`#x-p12`, as links in its plain text
    /// have it) is written anew as the address of its letter, while that text still says which letter it is in.
    #[must_use]
    pub fn opened(&self) -> Address {
        let address = self.current();
        let fragment = location().and_then(|location| location.hash().ok()).unwrap_or_default();
        if self.is_one_page() && bare_place(&fragment).is_some() {
            self.enter(&address, HistoryBehavior::Replace);
        }
        address
    }

    /// The address as written in a link on the page of `from`.
    #[must_use]
    pub fn href(&self, from: &Route, to: &Address) -> String {
        match self {
            Self::OnePage { .. } => format!("#{to}"),
            Self::Pages { .. } => {
                let path = to.route.path();
                let below = path.trim_start_matches('/');
                format!("{}{below}{}", from.root(), to.tail())
            }
        }
    }

    /// The whole address, for copying into a message. `None` where the edition lies on a disk or this machine.
    #[must_use]
    pub fn absolute(&self, to: &Address) -> Option<String> {
        let location = location()?;
        match self {
            Self::OnePage { .. } => {
                let href = location.href().ok()?;
                Some(format!("{}#{to}", href.split('#').next().unwrap_or_default()))
            }
            Self::Pages { base, .. } => {
                Some(format!("{}{base}{}", location.origin().ok()?, to.to_string().trim_start_matches('/')))
            }
        }
    }

    /// The address of the site, with its final slash, as citations and links to be sent name it: the one it was published
    /// with, else the one that the browser shows, unless only this machine or network can open that.
    #[must_use]
    pub fn site_url(&self) -> Option<String> {
        if self.is_private() {
            return None;
        }
        if let Some(url) = page::root_attribute("data-site") {
            return Some(url);
        }
        let Self::Pages { base, .. } = self else {
            return None;
        };
        let location = location()?;
        let is_public = location.protocol().is_ok_and(|protocol| matches!(protocol.as_str(), "http:" | "https:"))
            && location.hostname().is_ok_and(|host| corpus::host::is_public(&host));
        is_public.then(|| location.origin().ok()).flatten().map(|origin| format!("{origin}{base}"))
    }

    /// Enters an address; `false` if the browser refuses (some limit how often, some forbid it on a disk).
    pub fn enter(&self, to: &Address, entry: HistoryBehavior) -> bool {
        let url = match self {
            Self::OnePage { .. } => format!("#{to}"),
            // With the host: a base that begins with two slashes would be taken for one.
            Self::Pages { base, .. } => {
                let origin = location().and_then(|location| location.origin().ok()).unwrap_or_default();
                format!("{origin}{base}{}", to.to_string().trim_start_matches('/'))
            }
        };
        write(&url, entry)
    }
}

/// Writes an address into the history; `false` if the browser refuses.
fn write(url: &str, entry: HistoryBehavior) -> bool {
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else {
        return false;
    };
    match entry {
        HistoryBehavior::Push => history.push_state_with_url(&JsValue::NULL, "", Some(url)).is_ok(),
        HistoryBehavior::Replace | HistoryBehavior::Debounced => {
            let state = history.state().unwrap_or(JsValue::NULL);
            history.replace_state_with_url(&state, "", Some(url)).is_ok()
        }
    }
}

/// How far down the page stands, then what scrolls within it by itself, in px.
pub type ScrollOffsets = Rc<[f64]>;

/// Notes in the present entry of the history where everything stands, so that back can return there.
pub fn remember_scroll_offsets(places: impl IntoIterator<Item = f64>) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let noted: Array = places.into_iter().map(JsValue::from_f64).collect();
        let _ = history.replace_state(&noted, "");
    }
}

/// Where everything stood when the reader left the entry that is now shown again.
#[must_use]
pub fn remembered_scroll_offsets() -> Option<ScrollOffsets> {
    let noted = web_sys::window()?.history().ok()?.state().ok()?.dyn_into::<Array>().ok()?;
    Some(noted.iter().filter_map(|place| place.as_f64()).collect())
}

/// Leaves restoring the scroll position to the application, which knows when the page is there.
pub fn restore_scroll_by_hand() {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    }
}

/// The path of the edition's root: so many folders up from a page's, as browsers go up. Slashes are kept as they are written.
fn base_of(path: &str, up: usize) -> String {
    let mut folder = path.rfind('/').and_then(|slash| path.get(..=slash)).unwrap_or("/");
    for _ in 0..up {
        let inner = folder.strip_suffix('/').unwrap_or(folder);
        folder = inner.rfind('/').and_then(|slash| inner.get(..=slash)).unwrap_or("/");
    }
    folder.to_owned()
}

/// The id that a fragment of the one file names if it is no address of a page.
fn bare_place(fragment: &str) -> Option<String> {
    let id = fragment.strip_prefix('#')?;
    let is_bare = !id.is_empty() && !id.starts_with('/');
    is_bare.then(|| percent_decode_str(id).decode_utf8_lossy().into_owned())
}

/// The letter in which an element stands.
fn letter_around(id: &str) -> Option<String> {
    page::by_id(id)?.closest("[data-letter]").ok()??.get_attribute("data-letter")
}

fn location() -> Option<web_sys::Location> {
    Some(web_sys::window()?.location())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_opened_letters_stand_after_the_hash_and_belong_to_no_site() {
        let scheme = UrlScheme::private(Route::Import);
        let to = Address::of(Route::letter("x")).and("q", "boats").at("x-p1");
        for from in [Route::Explorer, Route::letter("y"), Route::compare("a", "b")] {
            let written = scheme.href(&from, &to);
            assert_eq!(Address::parse(written.strip_prefix('#').unwrap()), to);
        }
        assert!(scheme.is_private() && scheme.is_one_page());
        assert_eq!(scheme.site_url(), None, "nobody else can be sent there");
        let edition = UrlScheme::OnePage { start: Route::Explorer, is_private: false };
        assert!(!edition.is_private() && edition.is_one_page());
    }

    #[test]
    fn the_root_lies_as_far_up_as_browsers_go() {
        for (path, up, base) in [
            ("/", 0, "/"),
            ("/letters/x/", 2, "/"),
            ("/letters/x/index.html", 2, "/"),
            ("/some/sub/path/letters/x/", 2, "/some/sub/path/"),
            ("/web/2026/https://example.org/about/", 1, "/web/2026/https://example.org/"),
            ("//about/", 1, "//"),
            ("/about", 3, "/"),
        ] {
            assert_eq!(base_of(path, up), base, "{path}");
        }
    }
}
