//! After one visit, without a network; and how a new version takes the place of the old one.

use std::fs;

use anyhow::Result;
use browser_tests::{
    Browser, Options, Reader,
    versions::{self, dist},
};
use corpus::Corpus;
use serde_json::json;
use site::{self, Head, Route};
use tempfile::TempDir;

use crate::{at_length, corpus};

/// Caches of another edition on the same host, and of another copy of this one: not to be touched.
const OTHERS: [&str; 2] = ["some-other-edition / 1", "the same host, another path"];

/// A folder with the first version, and a browser that has kept it.
async fn keeping(browser: Browser) -> Result<(TempDir, Reader)> {
    let folder = tempfile::tempdir()?;
    versions::first(folder.path())?;
    let options = Options { folder: Some(folder.path().to_owned()), ..Options::default() };
    let reader = Reader::new(browser, options).await?;
    kept(&reader).await?;
    for name in OTHERS {
        reader.settled(&format!("await caches.open('{name}')")).await?;
    }
    Ok((folder, reader))
}

/// Visits the first page until the edition is kept and its worker in charge.
async fn kept(reader: &Reader) -> Result<()> {
    reader.open("/").await?;
    reader
        .wait_for(
            "the edition to be kept",
            "return document.documentElement.dataset.offline === 'kept' && !!navigator.serviceWorker.controller",
        )
        .await
}

/// The names of this edition's caches; fails where those of others are gone.
async fn own_caches(reader: &Reader) -> Result<Vec<String>> {
    // A page that is just being taken over by another worker loads itself anew, and what was asked of it goes unanswered.
    let mut answer = json!(null);
    for _ in 0..100 {
        answer = reader.settled("return caches.keys()").await.unwrap_or_default();
        if answer.is_array() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    let names: Vec<String> = serde_json::from_value(answer)?;
    assert!(OTHERS.iter().all(|other| names.iter().any(|name| name == other)), "nobody else’s are touched: {names:?}");
    Ok(names.into_iter().filter(|name| !OTHERS.contains(&name.as_str())).collect())
}

/// Whether the page that is open is of the second version.
async fn is_second(reader: &Reader) -> Result<bool> {
    Ok(reader.eval("return !!document.querySelector('meta[name=version-under-test]')").await? == true)
}

const ANNOUNCED: &str = "return !!document.querySelector('.update button')";

async fn opens(reader: &Reader, corpus: &Corpus, route: &Route) -> Result<()> {
    reader.open(&route.path()).await?;
    let shown = match route {
        Route::Letter { letter } => format!("!!document.querySelector('article[data-letter=\"{letter}\"] #p1')"),
        // Beside “the other letters” there is one pane.
        Route::Compare { b, .. } if corpus.letters.iter().any(|letter| letter.id == *b) => {
            "document.querySelectorAll('[data-pane] [id$=-p1]').length >= 2".to_owned()
        }
        _ => "document.querySelectorAll('h1').length === 1".to_owned(),
    };
    reader.wait_for(&route.path(), &format!("return {shown}")).await
}

/// Trouble: networks | after one visit the network is gone | every page
#[tokio::test]
async fn after_one_visit_every_page_opens_without_a_network() -> Result<()> {
    let corpus = corpus();
    for browser in Browser::every() {
        // As it was built, in WebKit too: the worker keeps no script of the tests.
        let options = Options { folder: Some(dist()), ..Options::default() };
        let mut reader = Reader::new(browser, options).await?;
        kept(&reader).await?;
        reader.unplug();
        // The worker answers with one shell for all pages, in which the application draws them. Of people, places,
        // organisations and terms one of each is opened so, by day of themes and pairs too; the others are drawn by the application that is there.
        let mut kinds = Vec::new();
        let mut alike = Vec::new();
        for route in site::pages(&corpus) {
            let kind = std::mem::discriminant(&route);
            let is_entity = matches!(
                route,
                Route::Person { .. } | Route::Place { .. } | Route::Organisation { .. } | Route::Term { .. }
            );
            let is_one_of_many = !at_length() && matches!(route, Route::Theme { .. } | Route::Compare { .. });
            if (is_entity || is_one_of_many) && kinds.contains(&kind) {
                alike.push(json!([reader.address(&route.path()), Head::of(&corpus, &route).title]));
            } else {
                opens(&reader, &corpus, &route).await?;
            }
            kinds.push(kind);
        }
        assert!(alike.len() > 50, "{} pages are like another", alike.len());
        // It refuses more than a hundred entries of the history in a short time; the page changes, the address does not.
        if browser == Browser::WebKit {
            alike.truncate(40);
        }
        let undrawn = reader
            .settled(&format!(
                "const undrawn = []; for (const [href, title] of {}) {{ \
                   const link = document.createElement('a'); link.href = href; \
                   document.querySelector('main').append(link); link.click(); link.remove(); \
                   const is_there = () => location.href === href && document.title.startsWith(title) \
                     && document.querySelectorAll('h1').length === 1; \
                   for (let turn = 0; turn < 400 && !is_there(); turn += 1) await new Promise((next) => setTimeout(next, 5)); \
                   if (!is_there()) undrawn.push(href); }} return undrawn",
                json!(alike)
            ))
            .await?;
        assert_eq!(undrawn, json!([]), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_new_version_is_announced_and_taken_by_all_tabs_when_the_reader_says_so() -> Result<()> {
    let corpus = corpus();
    let letter = Route::letter(&corpus.letters[0].id).path();
    let pair = Route::compare(&corpus.letters[0].id, &corpus.letters[1].id).path();
    for browser in Browser::all() {
        let (folder, reader) = keeping(browser).await?;
        let first_name = own_caches(&reader).await?;
        assert_eq!(first_name.len(), 1, "{browser:?}");
        reader.open(&letter).await?;
        let one = reader.driver.window().await?;
        let other = reader.driver.new_tab().await?;
        reader.driver.switch_to_window(other.clone()).await?;
        reader.open(&pair).await?;
        versions::second(folder.path())?;

        // Reloading finds the new version and goes on with the old one, however often.
        for turn in 0..2 {
            reader.reload().await?;
            reader.wait_for(&format!("{browser:?}: the announcement after reload {turn}"), ANNOUNCED).await?;
            assert!(!is_second(&reader).await?, "{browser:?}: not taken by reload {turn}");
        }
        reader.driver.switch_to_window(one.clone()).await?;
        reader.wait_for(&format!("{browser:?}: the announcement in the other tab"), ANNOUNCED).await?;
        reader.open(&letter).await?;
        assert!(!is_second(&reader).await?, "{browser:?}: not taken by going on");

        reader.wait_for(&format!("{browser:?}: the announcement"), ANNOUNCED).await?;
        reader.eval("document.querySelector('.update button').click(); return true").await?;
        for tab in [one, other] {
            reader.driver.switch_to_window(tab).await?;
            // A letter that has loaded itself anew is read without the application until somebody wants it.
            reader
                .wait_for("the new version", "return !!document.querySelector('meta[name=version-under-test]')")
                .await?;
            reader.started("the new version's application").await?;
            reader.wait_for("no announcement", "return !document.querySelector('.update button')").await?;
        }
        let now = own_caches(&reader).await?;
        assert_eq!(now.len(), 1, "{browser:?}: the old cache is removed: {now:?}");
        assert_ne!(now, first_name, "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}

/// Trouble: networks | an update that arrives in half | the version that was there
#[tokio::test]
async fn half_an_update_leaves_the_first_version_working() -> Result<()> {
    let corpus = corpus();
    for browser in Browser::all() {
        let (folder, mut reader) = keeping(browser).await?;
        let before = own_caches(&reader).await?;
        let pages = versions::second(folder.path())?;
        let missing = pages.last().unwrap();
        let text = fs::read_to_string(missing)?;
        // A file that is not there, then one that is of another version.
        for state in ["missing", "other"] {
            match state {
                "missing" => fs::remove_file(missing)?,
                _ => fs::write(missing, text.replace("</title>", " </title>"))?,
            }
            // The worker asks for it, gives up, and is gone.
            let tried = reader
                .settled(
                    "const own = await navigator.serviceWorker.getRegistration(); \
                     const gone = new Promise((done) => own.addEventListener('updatefound', () => { \
                        const next = own.installing; \
                        next.addEventListener('statechange', () => next.state === 'redundant' && done('gone')); })); \
                     await own.update().catch(() => {}); return gone",
                )
                .await?;
            assert_eq!(tried, "gone", "{browser:?} {state}");
            reader.reload().await?;
            assert_eq!(reader.eval(ANNOUNCED).await?, false, "{browser:?} {state}");
            assert!(!is_second(&reader).await?, "{browser:?} {state}");
            // The page has asked again when it was loaded; what that has fetched goes too.
            let mut now = own_caches(&reader).await?;
            for _ in 0..100 {
                if now == before {
                    break;
                }
                tokio::time::sleep(std::time::Duration::from_millis(100)).await;
                now = own_caches(&reader).await?;
            }
            assert_eq!(now, before, "{browser:?} {state}");
        }
        // Whole again, it is announced.
        fs::write(missing, text)?;
        reader.reload().await?;
        reader.wait_for("the announcement", ANNOUNCED).await?;
        // The old version goes on without a network.
        reader.unplug();
        for route in [Route::letter(&corpus.letters[0].id), Route::Themes] {
            opens(&reader, &corpus, &route).await?;
            assert!(!is_second(&reader).await?, "{browser:?}");
        }
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn putting_the_other_worker_in_its_place_switches_keeping_off() -> Result<()> {
    for browser in Browser::all() {
        let (folder, reader) = keeping(browser).await?;
        fs::copy(folder.path().join("sw-off.js"), folder.path().join("sw.js"))?;
        reader.reload().await?;
        let mut left = own_caches(&reader).await?;
        for _ in 0..100 {
            if left.is_empty() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            left = own_caches(&reader).await?;
        }
        assert_eq!(left, Vec::<String>::new(), "{browser:?}: what was kept is removed");
        reader.open("/about/").await?;
        assert_eq!(own_caches(&reader).await?, Vec::<String>::new(), "{browser:?}: nothing is kept again");
        reader.leave().await?;
    }
    Ok(())
}

/// A few words of the foot of the page.
async fn foot_says(reader: &Reader, what: &str, words: &str) -> Result<()> {
    let said = format!("return document.querySelector('.foot').textContent.includes({})", json!(words));
    reader.wait_for(what, &said).await
}

/// Trouble: networks | of what the worker keeps something is cut, replaced, gone, or all of it | it is fetched again, and read without a network
#[tokio::test]
async fn what_is_cut_replaced_or_gone_in_the_cache_is_fetched_again() -> Result<()> {
    let corpus = corpus();
    let letter = Route::letter(&corpus.letters[0].id);
    for browser in Browser::all() {
        let (_folder, mut reader) = keeping(browser).await?;
        let others = json!(OTHERS);
        let kept = format!(
            "const name = (await caches.keys()).find((name) => !{others}.includes(name)); const cache = await caches.open(name); \
             const bytes = async (request) => (await (await cache.match(request)).arrayBuffer()); \
             const all = await cache.keys(); const of = (end) => all.find(({{ url }}) => url.endsWith(end));"
        );
        let sizes = format!(
            "{kept} return Promise.all(all.map(async (one) => [one.url, (await bytes(one)).byteLength])).then((all) => all.sort())"
        );
        let before = reader.settled(&sizes).await?;
        for spoil in [
            "await cache.put(of('.wasm'), new Response((await bytes(of('.wasm'))).slice(0, 1000), { headers: { 'Content-Type': 'application/wasm' } })); \
             await cache.put(of('.css'), new Response('body { display: none }', { headers: { 'Content-Type': 'text/css' } })); \
             await cache.delete(all.find(({ url }) => /app-[0-9a-f]+\\.js$/.test(url)));",
            "await caches.delete(name);",
        ] {
            reader.settled(&format!("{kept} {spoil}")).await?;
            reader.open(&letter.path()).await?;
            reader
                .wait_for(
                    &format!("{browser:?}: {spoil}"),
                    "return document.documentElement.dataset.offline === 'kept'",
                )
                .await?;
            assert_eq!(reader.settled(&sizes).await?, before, "{browser:?}: {spoil}");
        }
        reader.unplug();
        opens(&reader, &corpus, &letter).await?;
        reader.leave().await?;
    }
    Ok(())
}

/// Trouble: networks | a device without room for the edition | the foot of the page says that it will not open without a network
#[tokio::test]
async fn where_the_device_has_no_room_the_foot_of_the_page_says_so() -> Result<()> {
    let reader = Reader::usual(Browser::Chromium).await?;
    reader.driver.goto(reader.address("/about/")).await?;
    let origin = reader.address("");
    let quota = json!({ "origin": origin, "quotaSize": 100_000 });
    reader.driver.cdp().send_raw("Storage.overrideQuotaForOrigin", quota).await?;
    reader.open("/about/").await?;
    foot_says(&reader, "what the foot says", "no room").await?;
    assert_eq!(reader.eval("return document.documentElement.dataset.offline").await?, "full");
    reader.driver.cdp().send_raw("Storage.overrideQuotaForOrigin", json!({ "origin": origin })).await?;
    reader.leave().await
}
