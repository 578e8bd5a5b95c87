//! When the application comes, what is asked of it before, and what is told where it does not come or is broken by others.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};
use browser_tests::{Browser, Options, Reader, versions};
use serde_json::json;
use site::Route;
use tempfile::TempDir;

use crate::{corpus, is_turn};

/// A letter's page.
fn letter() -> String {
    Route::letter(&corpus().letters[0].id).path()
}

/// Slows the line down, for Chromium.
async fn slow_down(reader: &Reader) -> Result<()> {
    reader.driver.cdp().send_raw("Network.enable", json!({})).await?;
    let line = json!({ "offline": false, "latency": 300, "downloadThroughput": 150_000, "uploadThroughput": 150_000 });
    reader.driver.cdp().send_raw("Network.emulateNetworkConditions", line).await?;
    Ok(())
}

/// A copy of the edition, in which one of its files is changed.
fn spoilt(begins: &str, ends: &str, spoil: impl Fn(&Path) -> Result<()>) -> Result<TempDir> {
    let folder = tempfile::tempdir()?;
    versions::first(folder.path())?;
    let names = fs::read_dir(folder.path())?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let name = names.into_iter().find(|name| name.starts_with(begins) && name.ends_with(ends));
    spoil(&folder.path().join(name.context("the edition has the file")?))?;
    Ok(folder)
}

async fn reading(browser: Browser, folder: &TempDir) -> Result<Reader> {
    let options = Options { folder: Some(folder.path().to_owned()), ..Options::default() };
    Reader::new(browser, options).await
}

fn is_of_the_application(request: &str) -> bool {
    request.contains("/app-")
}

#[tokio::test]
async fn a_letter_is_read_before_anything_of_the_application_is_fetched() -> Result<()> {
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        reader.driver.goto(reader.address(&letter())).await?;
        let before_load = "const times = performance.getEntriesByType('resource').filter((one) => one.name.includes('/app-')); \
             const loaded = performance.getEntriesByType('navigation')[0].loadEventStart; \
             return times.length > 1 && times.every((one) => one.startTime >= loaded)";
        reader.wait_for("the application to be fetched when the page is idle", before_load).await?;
        assert_eq!(reader.text("return document.documentElement.dataset.app").await?, "static", "{browser:?}");
        assert!(reader.requests().iter().any(|request| is_of_the_application(request)), "{browser:?}");
        reader.started("the start at the first sign").await?;
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}

/// Trouble: late starts | a control pressed while the application is on a slow way | it says that it waits, and does then what was asked
#[tokio::test]
async fn a_control_brings_the_application_says_so_and_does_what_was_asked() -> Result<()> {
    let reader = Reader::usual(Browser::Chromium).await?;
    slow_down(&reader).await?;
    reader.driver.goto(reader.address(&letter())).await?;
    reader.eval("document.querySelector('a.num').click(); return true").await?;
    reader
        .wait_for(
            "what is said while it comes",
            "return document.documentElement.dataset.app === 'starting' && \
             document.querySelector('#told[role=status]').textContent.includes('loading')",
        )
        .await?;
    assert_eq!(reader.text("return location.hash").await?, "", "it is not followed as a link");
    reader.wait_for("the menu of the paragraph", "return !!document.querySelector('.menu-place *')").await?;
    assert_eq!(reader.text("return document.getElementById('told').textContent").await?, "");
    assert_eq!(reader.console().await?, Vec::<String>::new());
    reader.leave().await
}

/// Trouble: late starts | an address with a search, a slow line | what is looked for and that the application is loading, then results
#[tokio::test]
async fn while_the_application_comes_a_search_by_its_address_shows_what_was_asked() -> Result<()> {
    let reader = Reader::usual(Browser::Chromium).await?;
    slow_down(&reader).await?;
    reader.driver.goto(reader.address("/?q=trust")).await?;
    let said = "return document.documentElement.dataset.app !== 'ready' && document.getElementById('q').value === 'trust' \
                && document.getElementById('told').textContent.includes('trust')";
    assert_eq!(reader.eval(said).await?, true);
    reader.wait_for("results", "return document.querySelectorAll('li[data-paragraph]').length > 0").await?;
    assert_eq!(reader.text("return document.getElementById('told').textContent").await?, "");
    reader.leave().await
}

/// Trouble: scripts | script, glue or module missing, cut, or another page in its place | it is said; the page reads, links lead, a search says that nothing was searched
#[tokio::test]
async fn what_does_not_come_is_told_and_the_page_is_read_all_the_same() -> Result<()> {
    type Spoil = fn(&Path) -> Result<()>;
    let missing: Spoil = |file| Ok(fs::remove_file(file)?);
    let cut: Spoil = |file| {
        let bytes = fs::read(file)?;
        Ok(fs::write(file, &bytes[..bytes.len() / 2])?)
    };
    let other: Spoil = |file| Ok(fs::write(file, "<!DOCTYPE html><p>Sign in to this network.</p>")?);
    for (begins, ends) in [("start-", ".js"), ("app-", ".js"), ("app-", ".wasm")] {
        for (how, spoil) in [("missing", missing), ("cut", cut), ("other", other)] {
            let folder = spoilt(begins, ends, spoil)?;
            let reader = reading(Browser::Chromium, &folder).await?;
            let what = format!("{begins}…{ends} {how}");
            reader.driver.goto(reader.address(&letter())).await?;
            let told = "if (document.documentElement.dataset.app === 'static') dispatchEvent(new PointerEvent('pointermove')); \
                        return document.documentElement.dataset.app === 'failed' && \
                        getComputedStyle(document.querySelector('.no-app.failed')).display === 'block'";
            reader.wait_for(&what, told).await?;
            assert!(!reader.text("return document.getElementById('p1').textContent").await?.is_empty(), "{what}");
            let seen = "return getComputedStyle(document.querySelector('button.needs-app')).visibility";
            assert_eq!(reader.text(seen).await?, "hidden", "{what}: nothing is offered that cannot be done");
            reader.eval("document.querySelector('.bar a[href$=\"about/\"]').click(); return true").await?;
            reader.wait_for(&what, "return location.pathname.endsWith('/about/')").await?;
            reader.driver.goto(reader.address("/?q=trust")).await?;
            let told = "return document.documentElement.dataset.app === 'failed' && \
                        document.getElementById('told').textContent.includes('trust')";
            reader.wait_for(&format!("{what}: what becomes of a search"), told).await?;
            reader.leave().await?;
        }
    }
    Ok(())
}

/// Trouble: scripts | glue or module on their way for ever | within seconds it is said; the page reads, a search says that nothing was searched; what comes late is taken all the same
#[tokio::test]
async fn what_hangs_is_told_within_seconds_and_taken_when_it_comes() -> Result<()> {
    // Chromium says nothing of itself to its driver while something is on its way.
    for (browser, part) in [(Browser::Firefox, "/app-"), (Browser::WebKit, ".wasm")] {
        let reader = Reader::usual(browser).await?;
        reader.hold(Some(part));
        // The driver would wait for all of it.
        let go = format!("setTimeout(() => {{ location.href = {} }}); return true", json!(reader.address("/?q=trust")));
        reader.eval(&go).await?;
        let told = "return document.documentElement.dataset.app === 'failed' && \
            document.getElementById('told').textContent.includes('Nothing was searched for “trust”')";
        reader.wait_for(&format!("{browser:?}: what is said of {part}"), told).await?;
        assert!(!reader.text("return document.querySelector('h1').textContent").await?.is_empty());
        reader.hold(None);
        reader.wait_for("results", "return document.querySelectorAll('li[data-paragraph]').length > 0").await?;
        reader.wait_for("nothing more to be told", "return document.getElementById('told').textContent === ''").await?;
        reader.leave().await?;
    }
    Ok(())
}

/// Trouble: hosts and disks | slashes doubled, capitals, a page in a frame that allows scripts alone | the page
#[tokio::test]
async fn odd_ways_to_a_page_lead_to_it_in_its_style() -> Result<()> {
    let folder = tempfile::tempdir()?;
    versions::first(folder.path())?;
    // As a host does that is blind to case.
    fs::create_dir(folder.path().join("Themes"))?;
    fs::copy(folder.path().join("themes/index.html"), folder.path().join("Themes/index.html"))?;
    let frame = "<!DOCTYPE html><iframe sandbox=\"allow-scripts\" src=\"/themes/\"></iframe>";
    fs::write(folder.path().join("framed.html"), frame)?;
    for browser in Browser::all() {
        let reader = reading(browser, &folder).await?;
        for path in ["/themes//", "/Themes/"] {
            reader.driver.goto(reader.address(path)).await?;
            reader.started(&format!("{browser:?} {path}")).await?;
            let is_there = "return document.title.startsWith('Themes') && document.querySelectorAll('h1').length === 1 \
                && getComputedStyle(document.querySelector('.bar')).position === 'sticky'";
            reader.wait_for(&format!("{browser:?} {path}"), is_there).await?;
        }
        reader.driver.goto(reader.address("/framed.html")).await?;
        reader.driver.enter_frame(0).await?;
        reader.wait_for(&format!("{browser:?}: in a frame"), "return !!document.querySelector('#app h1')").await?;
        let told = "if (document.documentElement.dataset.app === 'static') dispatchEvent(new PointerEvent('pointermove')); \
                    return ['ready', 'failed'].includes(document.documentElement.dataset.app)";
        reader.wait_for(&format!("{browser:?}: in a frame, what becomes of the application"), told).await?;
        reader.driver.enter_default_frame().await?;
        reader.leave().await?;
    }
    Ok(())
}

/// What extensions, translators and hosts do to a page.
const CHANGES: [(&str, &str); 6] = [
    (
        "all text wrapped",
        "const all = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT); const texts = []; \
         while (all.nextNode()) if (all.currentNode.data.trim()) texts.push(all.currentNode); \
         for (const text of texts) { const font = document.createElement('font'); text.replaceWith(font); font.append(text); }",
    ),
    ("an icon behind the field", "document.getElementById('q').insertAdjacentHTML('afterend', '<i>icon</i>')"),
    ("a first child", "document.getElementById('app').insertAdjacentHTML('afterbegin', '<div>bar</div>')"),
    ("an element removed", "document.querySelector('.foot').remove()"),
    (
        "comments stripped",
        "const all = document.createTreeWalker(document.getElementById('app'), NodeFilter.SHOW_COMMENT); const gone = []; \
         while (all.nextNode()) gone.push(all.currentNode); gone.forEach((one) => one.remove())",
    ),
    ("words changed", "document.getElementById('title').textContent = 'Titel'"),
];

/// A copy of the edition whose pages are changed in the way that the tab's storage names, when all of a page has come and
/// before its scripts run: later, some pages may have started. Without a worker, which would answer with a shell.
fn changing() -> Result<TempDir> {
    let folder = tempfile::tempdir()?;
    let ways = CHANGES.map(|(how, change)| format!("{}: () => {{ {change} }}", json!(how))).join(", ");
    let script = format!(
        "const ways = {{ {ways} }}, way = ways[sessionStorage.getItem('way')]; \
         document.addEventListener('readystatechange', () => {{ \
           window.before = document.documentElement.dataset.app; way?.(); }}, {{ once: true }})"
    );
    versions::with_script(folder.path(), &script)?;
    fs::remove_file(folder.path().join("sw.js"))?;
    Ok(folder)
}

/// How long a page's text is when the page has come to rest: measured where the application works, between its own tasks.
const LENGTH_AT_REST: &str = "\
    let now = -1; \
    for (let same = 0; same < 10;) { \
      await new Promise((next) => requestAnimationFrame(() => setTimeout(next, 20))); \
      const main = document.querySelector('main'), text = isSeen ? main.innerText.replace(/\\s+/g, '') : main.textContent; \
      same = text.length === now ? same + 1 : 0; now = text.length; } \
    return now";

/// Trouble: changed pages | before the start text wrapped, elements put in and taken away, comments stripped | the page as it was published, once
#[tokio::test]
async fn a_page_that_others_have_changed_starts_all_the_same() -> Result<()> {
    let (a, b) = (&corpus().letters[0].id, &corpus().letters[1].id);
    let folder = changing()?;
    for (place, browser) in Browser::every().into_iter().enumerate() {
        let reader = reading(browser, &folder).await?;
        for (at, path) in
            [letter(), "/".to_owned(), "/themes/".to_owned(), Route::compare(a, b).path()].iter().enumerate()
        {
            let length = || async {
                reader.open(path).await?;
                // Of the first page what is to be seen: filters and results are drawn when somebody asks.
                reader.settled(&format!("const isSeen = {}; {LENGTH_AT_REST}", path == "/")).await
            };
            reader.eval("sessionStorage?.removeItem('way'); return true").await.ok();
            let whole = length().await?;
            for (case, (how, _)) in CHANGES.iter().enumerate().filter(|(case, _)| is_turn(case + at, place, 3)) {
                let what = format!("{browser:?} {path}: {how} ({case})");
                reader.eval(&format!("sessionStorage.setItem('way', {}); return true", json!(how))).await?;
                assert_eq!(length().await?, whole, "{what}");
                assert_eq!(reader.text("return window.before").await?, "static", "{what}: before the start");
            }
        }
        reader.leave().await?;
    }
    Ok(())
}

/// Trouble: changed pages | while it runs everything taken away, then drawing refused | it starts once more at the same address, then says that it has ended
#[tokio::test]
async fn what_breaks_while_it_runs_starts_once_more_at_the_same_place_and_then_says_that_it_has_ended() -> Result<()> {
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        reader.open(&letter()).await?;
        reader.eval("scrollTo(0, 1500); return true").await?;
        // Somebody takes everything out of the application's hands.
        let taken = "const app = document.getElementById('app'); window.taken = app; \
                     for (const one of [...app.querySelectorAll('main *, header *')]) one.remove(); \
                     dispatchEvent(new PopStateEvent('popstate')); history.pushState(null, '', '?text=source'); \
                     dispatchEvent(new PopStateEvent('popstate')); return true";
        let again = "return document.documentElement.dataset.app === 'ready' && window.taken !== document.getElementById('app') \
                     && !!document.getElementById('p1')";
        reader.eval(taken).await?;
        reader.wait_for(&format!("{browser:?}: once more"), again).await?;
        let refused = "Node.prototype.insertBefore = () => { throw new Error('refused') }; \
                       document.querySelector('.bar a[href$=\"about/\"]').click(); return true";
        reader.eval(refused).await?;
        reader
            .wait_for(
                &format!("{browser:?}: its end"),
                "return document.documentElement.dataset.app === 'failed' && !!document.querySelector('#app h1')",
            )
            .await?;
        reader.leave().await?;
    }
    Ok(())
}

/// Opens a page whose application is on a slow way, and goes on reading before it comes; gives back how far everything that
/// was in sight has moved when it is there. `scroll` is what the reader does.
async fn moved_by_the_start(browser: Browser, path: &str, scroll: &str) -> Result<f64> {
    let reader = Reader::usual(browser).await?;
    reader.hold(Some(".wasm"));
    reader.driver.goto(reader.address(path)).await?;
    reader.eval(&format!("dispatchEvent(new WheelEvent('wheel')); {scroll}; return true")).await?;
    let on_its_way = "if (document.documentElement.dataset.app === 'static') dispatchEvent(new PointerEvent('pointermove')); \
        return document.documentElement.dataset.app === 'starting'";
    reader.wait_for("the application on its way", on_its_way).await?;
    reader.frames(3).await?;
    let mark = "window.seen = [...document.querySelectorAll('#app p[id]')] \
          .filter((one) => { const { top, bottom } = one.getBoundingClientRect(); return bottom > 200 && top < innerHeight - 100; }) \
          .map((one) => [one.id, one.getBoundingClientRect().top]); return window.seen.length";
    assert!(reader.eval(mark).await?.as_u64() > Some(0), "{browser:?} {path}: something is in sight");
    reader.hold(None);
    reader.started(path).await?;
    reader.frames(30).await?;
    let moved = "return Math.max(...window.seen.map(([id, top]) => \
        Math.abs((document.getElementById(id)?.getBoundingClientRect().top ?? 1e9) - top)))";
    let moved = reader.eval(moved).await?.as_f64().context("a distance")?;
    reader.leave().await?;
    Ok(moved)
}

/// Trouble: late starts | opened at a paragraph, at hits or at two passages, scrolled on before the application comes, on the page or in both panes of a comparison | everything stays where it is
#[tokio::test]
async fn who_has_gone_on_reading_stays_where_he_is_when_the_application_comes() -> Result<()> {
    let opening = corpus().collection.opening.context("the edition opens with two letters")?;
    let pair = Route::compare(&opening.a.letter, &opening.b.letter).path();
    let at = format!("{pair}?at=a-{},b-{}", opening.a.part, opening.b.part);
    let panes = |a: u32, b: u32| {
        format!(
            "for (const [side, y] of [['a', {a}], ['b', {b}]]) document.querySelector(`[data-pane=${{side}}]`).scrollTop = y"
        )
    };
    let cases = [
        (format!("{}#p5", letter()), "scrollBy(0, 1500)".to_owned()),
        (format!("{}?q=peace#p5", letter()), "scrollBy(0, 1500)".to_owned()),
        (pair.clone(), panes(1500, 700)),
        (at, panes(300, 1900)),
    ];
    for browser in Browser::every() {
        for (path, scroll) in &cases {
            let moved = moved_by_the_start(browser, path, scroll).await?;
            assert!(moved < 10.0, "{browser:?} {path}: moved by {moved} px");
        }
    }
    Ok(())
}

/// Trouble: hosts and disks | a host that shows the first page at every address | that there is no such page, in the style of the others
#[tokio::test]
async fn a_host_that_answers_every_address_with_the_first_page_shows_that_there_is_none_in_its_style() -> Result<()> {
    let folder = tempfile::tempdir()?;
    versions::first(folder.path())?;
    fs::copy(folder.path().join("index.html"), folder.path().join("404.html"))?;
    for browser in Browser::all() {
        let options = Options { folder: Some(folder.path().to_owned()), ..Options::default() };
        let reader = Reader::new(browser, options).await?;
        for path in ["/there/is/nothing/", "/nowhere"] {
            reader.driver.goto(reader.address(path)).await?;
            reader.started(path).await?;
            reader.wait_for(path, "return document.querySelector('h1').textContent.includes('No such page')").await?;
            let is_styled = "return getComputedStyle(document.querySelector('.bar')).position === 'sticky'";
            assert_eq!(reader.eval(is_styled).await?, true, "{browser:?} {path}");
        }
        reader.leave().await?;
    }
    Ok(())
}

/// Trouble: hosts and disks | a host that takes the slash at the end of addresses away | each page, loaded once
#[tokio::test]
async fn a_host_that_takes_slashes_away_loads_each_page_once() -> Result<()> {
    for browser in Browser::all() {
        let options = Options { strips_slashes: true, ..Options::default() };
        let reader = Reader::new(browser, options).await?;
        for path in [letter(), "/themes/?by=x".to_owned(), "/people/".to_owned()] {
            reader.driver.goto(reader.address(&path)).await?;
            reader.started(&format!("{browser:?} {path}")).await?;
            let place = "return location.pathname";
            assert_eq!(reader.text(place).await?, path.split('?').next().unwrap_or_default(), "{browser:?}");
            let bare = path.split('?').next().unwrap_or_default().trim_end_matches('/').to_owned();
            let asked = reader.requests();
            let loads = asked.iter().filter(|one| one.split('?').next() == Some(&bare)).count();
            // Once, and once by the worker, which keeps it; kept, not at all.
            assert!(loads <= 2, "{browser:?} {path}: {loads} loads: {asked:?}");
            reader.eval("document.querySelector('.bar a[href$=\"about/\"]').click(); return true").await?;
            reader
                .wait_for("a link", "return location.pathname === '/about/' && !!document.getElementById('versions')")
                .await?;
        }
        reader.leave().await?;
    }
    Ok(())
}
