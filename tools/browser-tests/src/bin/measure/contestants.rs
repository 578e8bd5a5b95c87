//! What is measured beside what: the folders, the pages, and how one searches in each.
//!
//! Start with [`all`]. The scripts run in the pages; each is what a reader would do by hand.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use browser_tests::versions::dist;
use corpus::Corpus;
use site::Route;
use static_host::{Host, Site};

/// A site that is measured.
pub struct Contestant {
    pub name: &'static str,
    /// Whether it is this edition, of whatever version.
    pub is_edition: bool,
    /// The site as one would publish it.
    pub site: Host,
    /// The same letters cut into passages, where its search could not find passages otherwise.
    pub passages: Option<Host>,
    /// The path of the letter that is opened.
    pub letter: String,
    /// The path at which the search field stands; a query is put behind it.
    pub search: String,
    pub asking: &'static str,
    /// An expression that is true when nothing more is to come before one reads and searches.
    pub ready: &'static str,
    /// An expression that is true when results stand on the page.
    pub answered: &'static str,
    /// Statements that put `text` into the search field as a key does.
    pub type_text: &'static str,
    /// An expression that changes when the answer on the page changes.
    pub answer: &'static str,
    /// How long it takes until the whole answer stands on the page, in ms.
    pub settles: u64,
    /// Statements that return the places found, best first, as `letter#part`, at most ten.
    pub found: &'static str,
}

impl Contestant {
    /// Where it is searched for passages.
    pub fn searched(&self) -> String {
        let host = self.passages.as_ref().unwrap_or(&self.site);
        format!("{}{}", host.url().trim_end_matches('/'), self.search)
    }
}

/// This edition, mdBook, Pagefind, and this edition as it was `before`, where there is such a `dist/`. `folder` is where
/// `cargo xtask bench` had the other two made.
pub fn all(corpus: &Corpus, folder: &Path, before: Option<&Path>) -> Result<Vec<Contestant>> {
    let host = |folder: &Path| -> Result<Host> {
        let there = folder.join("index.html").is_file();
        ensure!(there, "{} is not there: `cargo xtask bench` makes it", folder.display());
        // As hosts do that compress once what is uploaded.
        publisher::compress::beside(folder, &publisher::compress::files(folder)?)?;
        Ok(Host::start(Site::new(folder).precompressed(), 0)?)
    };
    let letter = &corpus.letters.first().context("a collection has letters")?.id;
    let edition = |name: &'static str, folder: &Path| -> Result<Contestant> {
        Ok(Contestant {
            name,
            is_edition: true,
            site: host(folder)?,
            passages: None,
            letter: Route::letter(letter).path(),
            search: "/".to_owned(),
            asking: "q",
            // The application comes when it is wanted; the page is all there before.
            ready: "document.readyState === 'complete'",
            answered: "document.querySelector('li[data-letter][data-paragraph]')",
            type_text: "const field = document.querySelector('input[name=q]'); field.value = text; \
                        field.dispatchEvent(new InputEvent('input', { bubbles: true }));",
            answer: "[...document.querySelectorAll('[role=status], li[data-letter][data-paragraph]')].slice(0, 12)\
                     .map((one) => (one.dataset.paragraph ?? '') + one.textContent).join('|')",
            settles: 400,
            found: "return [...document.querySelectorAll('li[data-letter][data-paragraph]')].slice(0, 10)\
                    .map((one) => one.dataset.letter + '#' + one.dataset.paragraph);",
        })
    };
    let mut all = vec![
        edition("this edition", &dist())?,
        Contestant {
            name: "mdBook",
            is_edition: false,
            site: host(&folder.join("book/book"))?,
            passages: Some(host(&folder.join("book-of-passages/book"))?),
            letter: format!("/{letter}.html"),
            search: format!("/{letter}.html"),
            asking: "search",
            ready: "document.readyState === 'complete'",
            answered: "document.querySelector('#mdbook-searchresults li')",
            type_text: "const bar = document.getElementById('mdbook-searchbar'); bar.value = text; \
                        bar.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true }));",
            answer: "document.getElementById('mdbook-searchresults-header')?.textContent",
            settles: 20,
            found: "return [...document.querySelectorAll('#mdbook-searchresults li a')].slice(0, 10)\
                    .map((one) => { const to = new URL(one.href); \
                    return to.pathname.split('/').pop().replace('.html', '') + to.hash; });",
        },
        Contestant {
            name: "Pagefind",
            is_edition: false,
            site: host(&folder.join("pages"))?,
            passages: Some(host(&folder.join("pages-of-passages"))?),
            letter: format!("/{letter}/"),
            search: "/".to_owned(),
            asking: "q",
            ready: "document.querySelector('.pagefind-ui__search-input')",
            answered: "document.querySelector('.pagefind-ui__result-link')",
            type_text: "const field = document.querySelector('.pagefind-ui__search-input'); field.value = text; \
                        field.dispatchEvent(new InputEvent('input', { bubbles: true }));",
            answer: "[document.querySelector('.pagefind-ui__message')?.textContent.replace(/^Searching.*/, '')]\
                     .map((said) => said && said + document.querySelector('.pagefind-ui__result-link')?.href)[0]",
            settles: 0,
            found: "const engine = await import('/pagefind/pagefind.js'); \
                    const found = await engine.search(text); \
                    const read = await Promise.all(found.results.slice(0, 10).map((one) => one.data())); \
                    return read.map((one) => one.url.split('/').filter(Boolean).slice(0, 2).join('#'));",
        },
    ];
    if let Some(before) = before {
        all.push(edition("before", before)?);
    }
    Ok(all)
}
