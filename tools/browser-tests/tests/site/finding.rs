//! States of the explorer: each from its link, filters by keyboard and in the accessibility tree, on narrow screens, and
//! what a reader does before the application has started.

use anyhow::{Context as _, Result};
use browser_tests::{
    Browser, Options, Reader,
    driver::Start,
    sight::{Sight, see},
};
use search::{Filter, Index, Request, answer};
use serde_json::json;
use thirtyfour::prelude::*;

use crate::{at_length, corpus, is_turn};

/// A choice of every filter that finds something with a common word.
fn choices() -> Vec<(Filter, String)> {
    let corpus = corpus();
    let index = Index::build(&corpus);
    let facets = answer(&corpus, &index, &Request::query("war"), 1).facets;
    let most = |facet: search::answer::Facet| {
        let best = facet.options.into_iter().max_by_key(|option| option.count)?;
        Some((facet.filter, best.id))
    };
    facets.into_iter().filter_map(most).collect()
}

/// Addresses of every kind of state.
fn states() -> Vec<String> {
    let mut states: Vec<String> = [
        "?q=war",
        "?q=war&view=letters",
        "?q=war&sort=date",
        "?q=war&view=concordance",
        "?q=war&view=concordance&order=left",
        "?q=war&view=concordance&order=right",
        "?q=%22world+war%22+OR+peace*",
        "?q=war&after=1962-11",
        "?q=war&before=1962-11",
        "?q=war&after=1962-10-28&before=1962-12",
        "?q=zzzz",
        "?q=war+zzzz",
        "?q=war+in%3Anotes",
        "?view=passages",
    ]
    .map(str::to_owned)
    .into();
    let choices = choices();
    for (filter, id) in &choices {
        states.push(format!("?q=war&{}={id}", filter.parameter()));
        states.push(format!("?{}=-{id}", filter.parameter()));
    }
    let several: Vec<String> =
        choices.iter().take(4).map(|(filter, id)| format!("{}={id}", filter.parameter())).collect();
    states.push(format!("?{}&view=letters&sort=relevance", several.join("&")));
    states
}

/// Everything that a state governs, as text.
const SEEN: &str = "JSON.stringify([document.querySelector('#q').value, document.getElementById('results').textContent, \
     [...document.querySelectorAll('#filters :checked')].map((box) => box.name + box.value), \
     [...document.querySelectorAll('.choice-of.excluded')].map((one) => one.textContent), \
     [...document.querySelectorAll('#filters .choice-of')].map((one) => one.textContent), \
     [...document.querySelectorAll('.dates-typed input')].map((field) => field.value), \
     [...document.querySelectorAll('.views [aria-current=true]')].map((link) => link.textContent), \
     document.querySelectorAll('.results mark').length])";

/// Waits until the page is as it will stay, and gives everything seen: the answer is there and has not changed for a while.
async fn seen(reader: &Reader, path: &str) -> Result<String> {
    let seen = reader
        .settled(&format!(
            "const look = () => document.getElementById('results')?.getAttribute('aria-busy') === 'false' \
               && !!document.querySelector('.draw-more') && {SEEN}; \
             let now = look(), same = 0; \
             for (let turn = 0; turn < 800 && same < 5; turn += 1) {{ \
               await new Promise((next) => setTimeout(next, 25)); \
               const next = look(); same = next && next === now ? same + 1 : 0; now = next; }} \
             return same < 5 ? null : now"
        ))
        .await?;
    seen.as_str().map(str::to_owned).with_context(|| format!("{path} does not come to rest"))
}

/// Follows a link of the same edition in the application.
async fn follow(reader: &Reader, path: &str) -> Result<()> {
    let go = format!(
        "const link = document.createElement('a'); link.href = {}; document.querySelector('main').append(link); \
         link.click(); link.remove(); return true",
        json!(reader.address(path))
    );
    reader.eval(&go).await?;
    Ok(())
}

/// A narrow screen; in Firefox from the start, in Chromium from when it is asked for.
const NARROW: (u32, u32) = (320, 640);

/// By how much the page is wider than a narrow screen, in px; the reader is back at a wide one then where the browser can
/// do so.
async fn over(reader: &Reader) -> Result<i64> {
    if reader.browser == Browser::Chromium {
        see(reader, Sight::of_width(NARROW.0)).await?;
    }
    // A headless browser may refuse so small a window: then the page is made as narrow.
    let over = "const root = document.documentElement; \
         if (innerWidth > 320) { root.style.width = '320px'; document.body.style.width = '320px'; } \
         const over = Math.max(document.body.scrollWidth, innerWidth > 320 ? 0 : root.scrollWidth) - 320; \
         root.style.width = ''; document.body.style.width = ''; return over";
    let over = reader.eval(over).await?.as_i64().context("a width")?;
    if reader.browser == Browser::Chromium {
        see(reader, Sight::of_width(1440)).await?;
    }
    Ok(over)
}

#[tokio::test]
async fn every_state_fits_a_narrow_screen_and_is_the_same_from_its_link_by_navigation_and_after_going_back()
-> Result<()> {
    let letter = corpus().letters.remove(0).id;
    for (place, browser) in Browser::all().into_iter().enumerate() {
        let size = if browser == Browser::Firefox { NARROW } else { Start::default().size };
        let start = Start { size, ..Start::default() };
        let reader = Reader::new(browser, Options { start, ..Options::default() }).await?;
        for (path, until) in [
            (format!("/letters/{letter}/?q=war"), ".text mark"),
            (format!("/letters/{letter}/"), ".text p"),
            ("/help/".to_owned(), ".rules"),
        ] {
            reader.open(&path).await?;
            reader.wait_for(&path, &format!("return !!document.querySelector('{until}')")).await?;
            assert!(over(&reader).await? <= 0, "{browser:?} {path}: too wide by {} px", over(&reader).await?);
        }
        for (_, state) in states().into_iter().enumerate().filter(|(case, _)| is_turn(*case, place, 2)) {
            let path = format!("/{state}");
            reader.open(&path).await?;
            let opened = seen(&reader, &path).await?;
            assert!(over(&reader).await? <= 0, "{browser:?} {path}: too wide by {} px", over(&reader).await?);
            assert_eq!(reader.text("return location.search").await?, state, "{browser:?}: the address stays");
            // Nothing of the explorer is left on another page.
            follow(&reader, "/about/").await?;
            reader.wait_for("another page", "return !document.getElementById('results')").await?;
            follow(&reader, &path).await?;
            reader.wait_for(&path, "return !!document.getElementById('results')").await?;
            assert_eq!(seen(&reader, &path).await?, opened, "{browser:?} {path}: by navigation");
            follow(&reader, "/help/").await?;
            reader.wait_for("help", "return !document.getElementById('results')").await?;
            reader.driver.back().await?;
            reader.wait_for(&path, "return !!document.getElementById('results')").await?;
            assert_eq!(seen(&reader, &path).await?, opened, "{browser:?} {path}: by going back");
        }
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}

/// Presses Tab until what has the focus fits a selector.
async fn tab_to(reader: &Reader, selector: &str) -> Result<()> {
    let there = format!("return document.activeElement.matches({})", json!(selector));
    for _ in 0..120 {
        reader.driver.action_chain().send_keys(Key::Tab + "").perform().await?;
        if reader.eval(&there).await? == serde_json::Value::Bool(true) {
            return Ok(());
        }
    }
    anyhow::bail!("{selector} is not reached by Tab")
}

#[tokio::test]
async fn filters_are_set_and_taken_back_by_keyboard_alone() -> Result<()> {
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        reader.open("/?q=war").await?;
        let all = reader.text("return document.getElementById('count').textContent").await?;
        tab_to(&reader, "#filters input[type=checkbox]:not(:disabled)").await?;
        reader.driver.action_chain().send_keys(" ").perform().await?;
        reader.wait_for("the choice in the address", "return /[?&](from|to)=/.test(location.search)").await?;
        reader
            .wait_for(
                "the box",
                "return document.activeElement.checked === true && !!document.querySelector('.chips .chip')",
            )
            .await?;
        tab_to(&reader, "#filters .leave-out:not(:disabled)").await?;
        reader.driver.action_chain().send_keys(Key::Enter + "").perform().await?;
        reader.wait_for("an exclusion", "return /=-/.test(location.search)").await?;
        // A closed group opens, and what is in it can be chosen.
        tab_to(&reader, "#filters details:not([open]) > summary").await?;
        reader.driver.action_chain().send_keys(Key::Enter + "").perform().await?;
        reader.wait_for("an open group", "return document.activeElement.closest('details').open").await?;
        while reader.eval("return !!document.querySelector('.chips .chip')").await? == serde_json::Value::Bool(true) {
            let before = reader.text("return location.search").await?;
            reader.eval("document.getElementById('q').focus(); return true").await?;
            tab_to(&reader, ".chips .chip").await?;
            reader.driver.action_chain().send_keys(Key::Enter + "").perform().await?;
            reader.wait_for("a filter less", &format!("return location.search !== {}", json!(before))).await?;
        }
        reader
            .wait_for("all again", &format!("return document.getElementById('count').textContent === {}", json!(all)))
            .await?;
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_accessibility_tree_has_every_filter_with_its_count() -> Result<()> {
    let reader = Reader::usual(Browser::Chromium).await?;
    reader.open("/?q=war").await?;
    seen(&reader, "/?q=war").await?;
    let tree = reader.driver.cdp().send_raw("Accessibility.getFullAXTree", json!({})).await?;
    let nodes = tree["nodes"].as_array().context("a tree")?;
    let value = |node: &serde_json::Value, field: &str| node[field]["value"].as_str().unwrap_or_default().to_owned();
    let boxes: Vec<String> =
        nodes.iter().filter(|node| value(node, "role") == "checkbox").map(|node| value(node, "name")).collect();
    let drawn = reader.eval("return document.querySelectorAll('#filters input[type=checkbox]').length").await?;
    assert_eq!(json!(boxes.len()), drawn);
    assert!(boxes.len() > 10, "{boxes:?}");
    for name in &boxes {
        let words: Vec<&str> = name.split_whitespace().collect();
        let [.., count, unit] = words[..] else { panic!("no count: {name}") };
        assert!(count.parse::<u32>().is_ok() && ["passage", "passages"].contains(&unit), "{name}");
    }
    let said = nodes.iter().filter(|node| value(node, "role") == "status");
    assert!(
        said.into_iter().any(|node| node["childIds"].as_array().is_some_and(|text| !text.is_empty())),
        "a live region"
    );
    reader.leave().await
}

/// A browser at a slow line: the page is there long before the application.
async fn slow(path: &str) -> Result<Reader> {
    let reader = Reader::usual(Browser::Chromium).await?;
    reader.driver.cdp().send_raw("Network.enable", json!({})).await?;
    let line = json!({ "offline": false, "latency": 400, "downloadThroughput": 120_000, "uploadThroughput": 120_000 });
    reader.driver.cdp().send_raw("Network.emulateNetworkConditions", line).await?;
    reader.driver.goto(reader.address(path)).await?;
    assert_ne!(
        reader.text("return document.documentElement.dataset.app").await?,
        "ready",
        "the line is not slow enough"
    );
    Ok(reader)
}

const SOME: &str = "return document.querySelectorAll('[aria-label=Results] [data-letter]').length > 0";

#[tokio::test]
async fn what_is_typed_before_the_application_has_started_is_kept_and_answered() -> Result<()> {
    let reader = slow("/").await?;
    let field = reader.driver.find(By::Css("#q")).await?;
    field.send_keys("war").await?;
    assert_ne!(reader.text("return document.documentElement.dataset.app").await?, "ready");
    reader.started("the application").await?;
    assert_eq!(reader.text("return document.getElementById('q').value").await?, "war");
    reader.wait_for("results", SOME).await?;
    reader.wait_for("the address", "return location.search === '?q=war'").await?;
    field.send_keys(" peace").await?;
    reader.wait_for("the address", "return location.search === '?q=war+peace'").await?;
    assert_eq!(reader.console().await?, Vec::<String>::new());
    reader.leave().await
}

#[tokio::test]
async fn enter_before_the_application_has_started_leads_to_the_results() -> Result<()> {
    for path in ["/", "/about/"] {
        let reader = slow(path).await?;
        let field = reader.driver.find(By::Css("#q")).await?;
        field.send_keys("war").await?;
        assert_ne!(reader.text("return document.documentElement.dataset.app").await?, "ready");
        field.send_keys(Key::Enter + "").await?;
        reader
            .wait_for("the address", "return location.search === '?q=war' && !!document.getElementById('results')")
            .await?;
        reader.started("the application").await?;
        reader.wait_for("results", SOME).await?;
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{path}");
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_last_letters_are_in_the_address_as_soon_as_the_reader_goes_elsewhere() -> Result<()> {
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        reader.open("/").await?;
        // Typed and left within one task: there is no pause in which the address could have followed.
        reader
            .eval(
                "const field = document.getElementById('q'); field.focus(); field.value = 'peace'; \
                 field.dispatchEvent(new InputEvent('input', { bubbles: true })); field.blur(); return true",
            )
            .await?;
        assert_eq!(reader.text("return location.search").await?, "?q=peace", "{browser:?}: on leaving the field");
        reader
            .eval(
                "const field = document.getElementById('q'); field.focus(); field.value = 'trust'; \
                 field.dispatchEvent(new InputEvent('input', { bubbles: true })); \
                 document.querySelector('a[href*=\"help/\"]').click(); return true",
            )
            .await?;
        reader.wait_for("the help", "return location.pathname.endsWith('/help/')").await?;
        reader.driver.back().await?;
        reader.wait_for("what was typed", "return location.search === '?q=trust'").await?;
        reader.wait_for("its results", SOME).await?;
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}

/// So many addresses are followed in one script: drivers wait for two minutes at most.
const BATCH: u32 = 20;

#[tokio::test]
async fn hundreds_of_addresses_by_navigation_leave_the_console_empty() -> Result<()> {
    let corpus = corpus();
    // Pages that do not exist are asked of the host, which is another journey: a link to one leaves the application.
    let mut paths: Vec<String> =
        vec!["", "about/", "help/", "themes/", "people/", "compare/"].into_iter().map(str::to_owned).collect();
    paths.extend(corpus.letters.iter().map(|letter| format!("letters/{}/", letter.id)));
    let pairs = corpus.letters.iter().zip(corpus.letters.iter().skip(1));
    paths.extend(pairs.map(|(one, other)| format!("compare/{}/{}/", one.id, other.id)));
    paths.extend(corpus.people.iter().take(3).map(|person| format!("people/{}/", person.id)));
    paths.extend(corpus.themes.iter().take(3).map(|theme| format!("themes/{}/", theme.id)));
    let reader = Reader::usual(Browser::Chromium).await?;
    reader.open("/").await?;
    reader.driver.set_script_timeout(std::time::Duration::from_secs(100)).await?;
    for seed in 1..=if at_length() { 1000 } else { 200 } / BATCH {
        let script = format!(
            "const done = arguments[arguments.length - 1]; (async () => {{ const paths = {}; const base = {}; \
         const names = ['q', 'to', 'from', 'theme', 'person', 'place', 'after', 'before', 'sort', 'view', 'order', 'text', 'at', 'by', 'kind', 'min', 'lock', 'c', 'colour']; \
         const values = ['war', '', '-', 'letters', 'passages', 'concordance', 'left', 'right', 'date', 'source', 'themes', 'words', '1962-11', \
           '1962-13-77', 'p3', 'p3:1-9', 'p3:9-1~zzzz', 'a-p1,b-p2', 'a-p999,q', '9', '0', '%', '\\u{{1F4A5}}', '\"((', 'kennedy', '-castro', 'rest']; \
         let seed = {seed}; const next = (n) => {{ seed = (seed * 16807) % 2147483647; return seed % n; }}; \
         let calm = 0; \
         for (let at = 0; at < {BATCH}; at += 1) {{ \
           const query = Array.from({{ length: next(5) }}, () => names[next(names.length)] + '=' + encodeURIComponent(values[next(values.length)])).join('&'); \
           const link = document.createElement('a'); \
           link.href = base + paths[next(paths.length)] + (query ? '?' + query : '') + ['', '', '#p2', '#nowhere', '#a-p3'][next(5)]; \
           document.body.append(link); link.click(); link.remove(); \
           await new Promise((go) => setTimeout(go)); \
           if (document.querySelectorAll('h1').length === 1) calm += 1; }} \
         done(calm); }})()",
            json!(paths),
            json!(reader.address("/")),
        );
        let calm = reader.driver.execute_async(&script, Vec::new()).await?;
        assert_eq!(calm.json(), &json!(BATCH), "every page has its one heading");
    }
    assert_eq!(reader.text("return document.documentElement.dataset.app").await?, "ready");
    assert_eq!(reader.console().await?, Vec::<String>::new());
    reader.leave().await
}
