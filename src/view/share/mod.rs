//! What a reader takes away from a page: links to words, quotations, citations, files, printed sheets.
//!
//! Start with [`selection_toolbar`] (words selected by pointer) and [`paragraph`] (words chosen by key), which offer the same
//! [`actions`]; [`cite`], [`downloads`] and [`export`] are menus of a page's heading. [`copying`] says what became of a copy.
//! Formatting and resolving belong to `crate::cite`; here they are offered.

pub mod actions;
pub mod buttons;
pub mod cite;
pub mod copying;
pub mod downloads;
pub mod export;
pub mod menu;
pub mod paragraph;
pub mod reading_place;
pub mod selection_toolbar;

use super::PageContext;
use crate::platform::storage;
use citations::{CitedEdition, Style, edition::is_citable};
use corpus::Letter;
use site::{Address, LetterState, Route, report};
use text::Version;
use text::address::{WordAddress, Words};
use text::part_name;

/// The edition as citations on this page name it.
#[must_use]
pub fn citing(context: &PageContext) -> CitedEdition<'_> {
    CitedEdition {
        corpus: &context.edition.corpus,
        base: context.browser.base.as_deref(),
        accessed: context.browser.today,
    }
}

/// An address to be sent to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedAddress {
    /// The whole address.
    pub url: String,
    /// Whether others can open it; if not, it leads to this device only.
    pub is_public: bool,
}

/// The whole address of a page: where it is now, or the site's own where the edition is read from a disk. For event
/// handlers only.
#[must_use]
pub fn sent(context: &PageContext, to: &Address) -> Option<SharedAddress> {
    let here = context.url_scheme.absolute(to)?;
    let url = match &context.browser.base {
        Some(base) if !here.starts_with("http") => format!("{base}{}", on_the_site(to)),
        _ => here,
    };
    Some(SharedAddress { is_public: is_citable(&url), url })
}

/// An address of the one file as the site has it, below its root.
fn on_the_site(to: &Address) -> String {
    let mut to = to.clone();
    if let Route::Letter { letter } = &to.route
        && let Some(part_id) = to.fragment.strip_prefix(&format!("{letter}-"))
    {
        to.fragment = part_id.to_owned();
    }
    to.to_string().trim_start_matches('/').to_owned()
}

/// The address at which words of a letter are marked.
#[must_use]
pub fn address_of_words(context: &PageContext, letter_id: &str, passage: &WordAddress, version: Version) -> Address {
    let state = LetterState { shown: version.into(), at: Some(passage.to_string()), ..LetterState::default() };
    Address::with_params(Route::letter(letter_id), state.params())
        .at(&context.element_id(letter_id, &passage.words.first.part))
}

/// “¶ 12, words 3–25”.
#[must_use]
pub fn words_name(letter: &Letter, words: &Words) -> String {
    let Words { first, last } = words;
    let name = part_name::short(letter, &first.part);
    if !words.is_within_part() {
        format!("{name}, word {}, to {}, word {}", first.word, part_name::short(letter, &last.part), last.word)
    } else if first.word == last.word {
        format!("{name}, word {}", first.word)
    } else {
        format!("{name}, words {}–{}", first.word, last.word)
    }
}

/// The style in which quotations are cited: the one last chosen on this device.
#[must_use]
pub fn preferred_style(context: &PageContext) -> Style {
    let remembered = storage::get(&format!("{}.style", context.remembered_as));
    remembered.and_then(|id| Style::from_id(&id)).unwrap_or(Style::ChicagoNote)
}

/// Remembers the style in which quotations are cited.
pub fn prefer_style(context: &PageContext, style: Style) {
    storage::set(&format!("{}.style", context.remembered_as), style.id());
}

/// The address for reporting a slip at a place of a letter, if the collection has one.
#[must_use]
pub fn report_address(context: &PageContext, letter: &Letter, place: &str) -> Option<String> {
    let collection = &context.edition.corpus.collection;
    let subject = format!("{}: {}, {place}", collection.title, letter.title);
    let body = format!(
        "Letter: {} ({})\nPlace: {place}\nEdition: version {} of {}\n\nWhat is wrong, and what it should be:\n",
        letter.title, letter.id, collection.edition.version, collection.edition.date
    );
    collection.report_url.as_deref().map(|url| report::filled(url, &subject, &body))
}
