//! Two letters side by side: level at their links, without drift, mirrored when swapped.

use anyhow::{Context as _, Result};
use browser_tests::{Browser, Options, Reader};
use knot_of_war::corpus::collection::Opening;

use crate::corpus;

/// How far apart the tops of two passages are on the screen, in px.
fn apart(a: &str, b: &str) -> String {
    format!(
        "return Math.abs(document.getElementById('a-{a}').getBoundingClientRect().top \
         - document.getElementById('b-{b}').getBoundingClientRect().top)"
    )
}

fn opening() -> Opening {
    corpus().collection.opening
}

fn path(opening: &Opening) -> String {
    let (a, b) = (&opening.a, &opening.b);
    format!("/compare/{}/{}/?at=a-{},b-{}", a.letter, b.letter, a.part, b.part)
}

async fn wait_level(reader: &Reader, a: &str, b: &str) -> Result<()> {
    reader.wait_for(&format!("{a} level with {b}"), &format!("return (() => {{ {} }})() <= 2", apart(a, b))).await
}

#[tokio::test]
async fn the_opening_comparison_shows_both_passages_level_and_says_why() -> Result<()> {
    let opening = opening();
    for browser in Browser::all() {
        for size in [(1440, 900), (500, 800)] {
            let mut options = Options::default();
            options.start.size = size;
            let reader = Reader::new(browser, options).await?;
            reader.open(&path(&opening)).await?;
            wait_level(&reader, &opening.a.part, &opening.b.part).await?;
            let now = reader.text("return document.querySelector('.linkbar-now').textContent").await?;
            assert!(now.contains("Contradiction"), "{browser:?} {size:?}: {now}");
            assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
            reader.leave().await?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn an_address_with_two_letters_in_its_query_leads_to_their_own_page() -> Result<()> {
    let opening = opening();
    let reader = Reader::usual(Browser::Firefox).await?;
    reader.open(&format!("/compare/?a={}&b={}", opening.a.letter, opening.b.letter)).await?;
    let wanted = format!("/compare/{}/{}/", opening.a.letter, opening.b.letter);
    reader.wait_for("the pair's own page", &format!("return location.pathname.endsWith('{wanted}')")).await?;
    reader.leave().await
}

#[tokio::test]
async fn every_link_of_the_chain_is_level_at_the_reading_line() -> Result<()> {
    let opening = opening();
    let reader = Reader::usual(Browser::Chromium).await?;
    reader.open(&format!("/compare/{}/{}/", opening.a.letter, opening.b.letter)).await?;
    reader.wait_for("ribbons", "return document.querySelectorAll('.gutter path').length > 0").await?;
    let uneven = reader
        .driver
        .execute_async(
            "const done = arguments[arguments.length - 1]; (async () => { \
             const frame = () => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go))); \
             const pane = (side) => document.querySelector(`[data-pane=${side}]`); const [a, b] = [pane('a'), pane('b')]; \
             const line = +document.querySelector('[data-reading-line]').dataset.readingLine; const chain = new Set(); \
             for (let y = 0; y < a.scrollHeight; y += 200) { a.scrollTop = y; await frame(); \
               document.querySelectorAll('.gutter [data-chain]').forEach((one) => chain.add(one.dataset.link)); } \
             const uneven = []; \
             for (const link of chain) { const [one, other] = link.split(' ').map((id) => document.getElementById(id)); \
               const to = one.getBoundingClientRect().top - a.getBoundingClientRect().top + a.scrollTop - line; \
               if (to < 0 || to > a.scrollHeight - a.clientHeight) continue; a.scrollTop = to; await frame(); \
               const max = b.scrollHeight - b.clientHeight; if (b.scrollTop < 1 || b.scrollTop > max - 1) continue; \
               const gap = Math.abs(one.getBoundingClientRect().top - other.getBoundingClientRect().top); \
               if (gap > 2) uneven.push([link, gap]); } \
             done([chain.size, uneven]); })()",
            Vec::new(),
        )
        .await?
        .json()
        .clone();
    let count = uneven.get(0).and_then(serde_json::Value::as_u64).context("a count")?;
    assert!(count >= 5, "a chain of {count} links is hardly one");
    assert_eq!(uneven.get(1), Some(&serde_json::json!([])), "uneven links");
    reader.leave().await
}

#[tokio::test]
async fn five_hundred_scroll_events_in_both_panes_leave_no_drift() -> Result<()> {
    let opening = opening();
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        reader.open(&path(&opening)).await?;
        wait_level(&reader, &opening.a.part, &opening.b.part).await?;
        let drift = reader
            .driver
            .execute_async(
                "const done = arguments[arguments.length - 1]; (async () => { \
                 const frame = () => new Promise((go) => requestAnimationFrame(go)); \
                 const panes = ['a', 'b'].map((side) => document.querySelector(`[data-pane=${side}]`)); \
                 const start = panes.map((pane) => pane.scrollTop); let seed = 7; \
                 for (let at = 0; at < 500; at += 1) { seed = (seed * 16807) % 2147483647; \
                   panes[at % 2].scrollTop += (seed % 400) - 200; await frame(); } \
                 panes[0].scrollTop = start[0] + 40; await frame(); await frame(); panes[0].scrollTop = start[0]; await frame(); await frame(); await frame(); \
                 done(panes.map((pane, at) => Math.abs(pane.scrollTop - start[at]))); })()",
                Vec::new(),
            )
            .await?
            .json()
            .clone();
        for one in drift.as_array().context("two positions")? {
            assert!(one.as_f64().is_some_and(|drift| drift <= 2.0), "{browser:?}: {drift}");
        }
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn choices_that_cannot_be_compared_get_a_message_and_a_way_on() -> Result<()> {
    let letter = corpus().letters.remove(0).id;
    let reader = Reader::usual(Browser::Chromium).await?;
    for query in [
        format!("/compare/?a={letter}"),
        format!("/compare/?a={letter}&b={letter}"),
        "/compare/?a=nobody&b=nowhere".to_owned(),
    ] {
        reader.open(&query).await?;
        reader.wait_for(&query, "return !!document.querySelector('.caution')").await?;
        let ways = reader.eval("return document.querySelectorAll('table.pairs a').length > 0").await?;
        assert_eq!(ways, true, "{query}");
    }
    assert_eq!(reader.console().await?, Vec::<String>::new());
    reader.leave().await
}

#[tokio::test]
async fn a_comparison_restores_its_way_of_comparing_from_its_address() -> Result<()> {
    let opening = opening();
    let reader = Reader::usual(Browser::Firefox).await?;
    for (by, sign) in [("themes", "table.matrix"), ("words", "table.figures")] {
        reader.open(&format!("/compare/{}/{}/?by={by}", opening.a.letter, opening.b.letter)).await?;
        reader.wait_for(by, &format!("return !!document.querySelector('{sign}')")).await?;
    }
    reader.leave().await
}
