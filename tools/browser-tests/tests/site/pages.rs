//! Every page of the list starts, in both browsers, with nothing to complain about and without asking another host.

use anyhow::{Context, Result};
use browser_tests::{Browser, Options, Reader};
use serde_json::json;
use site::{self, Route};

use crate::{at_length, corpus, is_turn};

/// One page of each type, and every letter.
pub fn some_of_each() -> Vec<Route> {
    let corpus = corpus();
    let mut kinds: Vec<std::mem::Discriminant<Route>> = Vec::new();
    let mut routes = site::pages(&corpus);
    routes.retain(|route| {
        let kind = std::mem::discriminant(route);
        let is_new = !kinds.contains(&kind);
        kinds.push(kind);
        is_new || matches!(route, Route::Letter { .. })
    });
    routes
}

/// Every kind of page, and of all pages every twelfth from one on; at length all.
fn every_kind_and_every_twelfth(first: usize) -> Vec<Route> {
    let all = site::pages(&corpus());
    if at_length() {
        return all;
    }
    some_of_each().into_iter().chain(all.into_iter().skip(first).step_by(12)).collect()
}

/// What the page has fetched from elsewhere.
const FOREIGN: &str = "return performance.getEntriesByType('resource').map((one) => one.name)\
     .filter((name) => !name.startsWith(location.origin) && !name.startsWith('data:'))";

async fn all_start(browser: Browser, base: &str, routes: &[Route]) -> Result<()> {
    let reader = Reader::new(browser, Options { base: base.to_owned(), ..Options::default() }).await?;
    for route in routes {
        reader.open(&route.path()).await?;
        let one_h1 = reader.eval("return document.querySelectorAll('h1').length").await?;
        assert_eq!(one_h1, 1, "{browser:?}: {} has one h1", route.path());
        assert_eq!(reader.eval(FOREIGN).await?, json!([]), "{browser:?}: {} asks nobody else", route.path());
    }
    assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?} below “{base}”: the console stays empty");
    reader.leave().await
}

#[tokio::test]
async fn pages_hydrate_in_chromium_with_an_empty_console_and_asks_no_other_host() -> Result<()> {
    all_start(Browser::Chromium, "", &every_kind_and_every_twelfth(0)).await
}

#[tokio::test]
async fn pages_hydrate_in_firefox_with_an_empty_console_and_asks_no_other_host() -> Result<()> {
    all_start(Browser::Firefox, "", &every_kind_and_every_twelfth(6)).await
}

/// Trouble: hosts and disks | served below any path | the same pages
#[tokio::test]
async fn pages_start_below_any_path_in_both_browsers() -> Result<()> {
    for (place, browser) in Browser::all().into_iter().enumerate() {
        let routes: Vec<Route> = some_of_each();
        let turns = routes.into_iter().enumerate().filter(|(case, _)| is_turn(*case, place, 2));
        all_start(browser, "/some/sub/path", &turns.map(|(_, route)| route).collect::<Vec<_>>()).await?;
    }
    Ok(())
}

/// How much has shifted on the page that is open, without the reader's doing.
async fn shift(reader: &Reader) -> Result<f64> {
    let shift = reader
        .eval(
            "const seen = performance.getEntriesByType('layout-shift'); \
             const watch = new PerformanceObserver(() => {}); \
             watch.observe({ type: 'layout-shift', buffered: true }); \
             seen.push(...watch.takeRecords()); \
             return seen.filter((entry) => !entry.hadRecentInput).reduce((sum, entry) => sum + entry.value, 0)",
        )
        .await?;
    shift.as_f64().context("a number")
}

/// What the application or the style sheets shift, they shift every time. A busy machine may paint a page of which only
/// a part has arrived; that does not happen three times in a row.
#[tokio::test]
async fn nothing_shifts_while_the_application_starts() -> Result<()> {
    let reader = Reader::usual(Browser::Chromium).await?;
    for route in some_of_each() {
        let mut shifts = Vec::new();
        while shifts.len() < 3 && !shifts.contains(&0.0) {
            reader.open(&route.path()).await?;
            tokio::time::sleep(std::time::Duration::from_millis(300)).await;
            shifts.push(shift(&reader).await?);
        }
        assert!(shifts.contains(&0.0), "{} shifts by {shifts:?}", route.path());
    }
    reader.leave().await
}
