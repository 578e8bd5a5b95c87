//! What the reader sees.
//!
//! Start with [`shell::page`], which draws the frame and chooses the page by route. Pages are plain functions of
//! [`PageContext`] wherever they keep no state of their own; a component is what has hooks, or keeps what stands below it from being
//! drawn again. Must not decide anything that could be decided below: no
//! searching, aligning or formatting of citations here.

pub mod about;
pub mod compare;
pub mod contradictions;
pub mod entities;
pub mod exchange;
pub mod explorer;
pub mod help;
pub mod import;
pub mod keys;
pub mod letter;
pub mod menus;
pub mod not_found;
pub mod opened;
pub mod parts;
pub mod prerendered;
pub mod search;
pub mod searchable;
pub mod settings;
pub mod share;
pub mod shell;
pub mod themes;
pub mod update;

use std::rc::Rc;

use yew::prelude::*;

use crate::edition::Edition;
use crate::opened::{EditionSwitch, OpenedLetters};
use crate::platform::{
    browser_context::BrowserContext,
    history::{HistoryBehavior, ScrollOffsets, UrlScheme},
    importer::ImportedLetters,
};
use site::{Address, Route};

pub use prerendered::Prerendered;
pub use settings::Settings;

/// What every page is given.
#[derive(Clone, PartialEq)]
pub struct PageContext {
    /// The edition.
    pub edition: Edition,
    /// How addresses are written.
    pub url_scheme: UrlScheme,
    /// Where the reader is. On the first render the path only.
    pub address: Rc<Address>,
    /// Where everything stood that scrolls, where the reader has returned to what he had left.
    pub places: Option<ScrollOffsets>,
    /// Whether the application has started; `false` in prerendered pages and on the first render.
    pub live: bool,
    /// The running text that the page has already.
    pub prerendered: Prerendered,
    /// Goes to another address.
    pub go: Callback<(Address, HistoryBehavior)>,
    /// What the browser says of this visit; on the first render no more than the page itself does.
    pub browser: Rc<BrowserContext>,
    /// Whose letters the edition is, where a reader has opened them.
    pub opened: Option<OpenedLetters>,
    /// Under which name things are remembered on this device, whatever letters are shown.
    pub remembered_as: String,
    /// The ways to letters that a reader opens, and back.
    pub edition_switch: EditionSwitch,
    /// The reader's settings.
    pub settings: Settings,
    /// Changes and remembers them.
    pub change_settings: Callback<Settings>,
    /// Shows letters that the reader has opened, alone or (`true`) together with the edition's.
    pub open_private: Callback<(ImportedLetters, bool)>,
}

/// The properties of a component that needs nothing but the context.
#[derive(Clone, PartialEq, Properties)]
pub struct PageProps {
    /// What every page is given.
    pub context: PageContext,
}

impl PageContext {
    /// The same page whatever its query: for what the query does not govern, so that it is not drawn again when the
    /// query changes.
    #[must_use]
    pub fn at_rest(&self) -> Self {
        Self { address: Rc::new(Address::of(self.address.route.clone())), places: None, ..self.clone() }
    }

    /// A link to an address, as written on the present page.
    #[must_use]
    pub fn link(&self, to: &Address) -> String {
        self.url_scheme.href(&self.address.route, to)
    }

    /// A link to a page.
    #[must_use]
    pub fn href(&self, to: Route) -> String {
        self.link(&Address::of(to))
    }

    /// A link to a file of the edition, by its path from the root: `data/corpus.json`.
    #[must_use]
    pub fn file(&self, path: &str) -> String {
        match self.url_scheme {
            UrlScheme::Pages { .. } => format!("{}{path}", self.address.route.root()),
            UrlScheme::OnePage { .. } => path.to_owned(),
        }
    }

    /// Whether the edition is one page, which has no files beside it.
    #[must_use]
    pub fn is_one_file(&self) -> bool {
        self.url_scheme.is_one_page()
    }

    /// Whether the letters are such as a reader has opened, which nobody else has by their address.
    #[must_use]
    pub fn is_private(&self) -> bool {
        self.opened.is_some()
    }

    /// The id of a part's element, as other addresses name it: the part's id, in the one file with the letter's
    /// before it, because there all letters are in one document.
    #[must_use]
    pub fn element_id(&self, letter_id: &str, part_id: &str) -> String {
        if self.is_one_file() { format!("{letter_id}-{part_id}") } else { part_id.to_owned() }
    }

    /// The address of a part of a letter.
    #[must_use]
    pub fn part_address(&self, letter_id: &str, part_id: &str) -> Address {
        Address::of(Route::letter(letter_id)).at(&self.element_id(letter_id, part_id))
    }

    /// Goes to an address as a deliberate act.
    pub fn push(&self, to: Address) {
        self.go.emit((to, HistoryBehavior::Push));
    }

    /// Changes the present address by a tweak.
    pub fn replace(&self, to: Address) {
        self.go.emit((to, HistoryBehavior::Replace));
    }
}
