//! What stands where: one left edge on all pages, nothing that comes pushes what is read, nothing that is said is out of sight,
//! and all that a filter finds is within reach.

use anyhow::{Context as _, Result};
use browser_tests::{
    Browser, Reader,
    sight::{Sight, see},
};
use serde_json::json;
use site::Route;

use crate::{corpus, pages::some_of_each};

/// A theme with more passages than a letter's card lists.
fn theme() -> Result<String> {
    let count = |theme: &corpus::Theme| -> usize {
        theme.passages.values().map(|one| one.main.len() + one.touches.len()).sum()
    };
    let most = corpus().themes.into_iter().max_by_key(count).context("a theme")?;
    Ok(most.id)
}

#[tokio::test]
async fn every_page_begins_at_the_left_edge_of_the_line_of_the_site() -> Result<()> {
    let reader = Reader::usual(Browser::Chromium).await?;
    let mut wrong = Vec::new();
    let asked = ["/?q=war", "/?q=war&view=concordance", "/?view=letters"].map(str::to_owned);
    for path in some_of_each().iter().map(Route::path).chain(asked) {
        see(&reader, Sight::of_width(1440)).await?;
        reader.open(&path).await?;
        for width in [1440, 1024, 360] {
            see(&reader, Sight::of_width(width)).await?;
            // The heading, or what is written above the text of a letter that is hung from its numbers.
            let edges = "const at = (css) => Math.round(document.querySelector(css).getBoundingClientRect().left); \
                const hung = document.querySelector('.letter') && innerWidth > 736 && innerWidth < 1344; \
                return [at('.bar .name'), at(hung ? '.letter-bar .whom a' : 'h1')]";
            let edges = reader.eval(edges).await?;
            if edges[0] != edges[1] {
                wrong.push(format!("{path} at {width}: {edges}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    reader.leave().await
}

#[tokio::test]
async fn what_narrows_results_pushes_nothing_down_when_it_comes() -> Result<()> {
    let reader = Reader::usual(Browser::Chromium).await?;
    see(&reader, Sight::of_width(1440)).await?;
    for (path, list) in [("/?q=war", ".passages"), ("/?view=letters", ".letters")] {
        reader.open(path).await?;
        // How far below the filters' own beginning what was found begins.
        let edges = "String(Math.round(document.querySelector('.narrowed').getBoundingClientRect().bottom \
                     - document.querySelector('.explorer-body').getBoundingClientRect().top))";
        reader.wait_for("results", &format!("return !!document.querySelector('{list} li')")).await?;
        reader.eval("scrollTo(0, 0); return true").await?;
        // The words about the answer come with it.
        reader.wait_for("all of it", "return !!document.querySelector('.draw-more')").await?;
        let before = reader.text(&format!("return {edges}")).await?;
        for choice in [".periods li:last-child a", "#filters input[type=checkbox]:not(:disabled)"] {
            reader.eval(&format!("document.querySelector('{choice}').click(); return true")).await?;
            reader
                .wait_for(
                    "a filter",
                    "return !!document.querySelector('.chips .chip') && !!document.querySelector('.draw-more')",
                )
                .await?;
            assert_eq!(reader.text(&format!("return {edges}")).await?, before, "{path} {choice}");
        }
    }
    reader.leave().await
}

#[tokio::test]
async fn what_is_said_after_a_press_is_within_the_window() -> Result<()> {
    let corpus = corpus();
    let opening = corpus.collection.opening.as_ref().context("an opening")?;
    let pages = [
        Route::letter(&opening.a.letter).path(),
        Route::compare(&opening.a.letter, &opening.b.letter).path(),
        "/?q=war".to_owned(),
        "/contradictions/".to_owned(),
    ];
    let reader = Reader::usual(Browser::Chromium).await?;
    for width in [1440, 1280, 1024, 768, 360] {
        for path in &pages {
            see(&reader, Sight::of_width(width)).await?;
            reader.open(path).await?;
            let button = "[...document.querySelectorAll('main button')].find((one) => one.textContent === 'Copy link')";
            reader.wait_for(&format!("{path} at {width}: the button"), &format!("return !!{button}")).await?;
            // On a phone it stands behind the rest of the tools. What one comes by on the way to it is laid out anew.
            let seen = format!(
                "document.querySelectorAll('.more-tools').forEach((one) => {{ one.open = true; }}); const one = {button}; \
                 one.scrollIntoView({{ block: 'center' }}); const box = one.getBoundingClientRect(), before = window.wasAt; \
                 window.wasAt = Math.round(box.top); return before === window.wasAt && box.top > 0 && box.bottom < innerHeight"
            );
            reader.wait_for(&format!("{path} at {width}: the button in the window"), &seen).await?;
            reader.eval(&format!("{button}.click(); return true")).await?;
            let said = "const said = [...document.querySelectorAll('.said')].find((one) => one.textContent.includes('opy')); \
                if (!said) return false; const box = said.getBoundingClientRect(); \
                return box.width > 0 && box.left >= 0 && box.right <= document.documentElement.clientWidth && box.top >= 0 && box.bottom <= innerHeight";
            reader.wait_for(&format!("{path} at {width}: what is said, in the window"), said).await?;
        }
    }
    reader.leave().await
}

#[tokio::test]
async fn on_a_phone_both_ends_of_the_open_filters_lead_to_what_they_find() -> Result<()> {
    let reader = Reader::usual(Browser::Chromium).await?;
    see(&reader, Sight::of_width(360)).await?;
    for end in [0, 1] {
        reader.open("/?q=trust").await?;
        reader.wait_for("results", "return document.querySelectorAll('li[data-paragraph]').length > 3").await?;
        reader.eval("document.querySelector('.filters-toggle').click(); return true").await?;
        let ways = "const ways = [...document.querySelectorAll('.show-found a')].filter((one) => one.getClientRects().length);";
        reader.wait_for("open filters", &format!("{ways} return ways.length === 2")).await?;
        let named = format!(
            "{ways} return ways[{end}].textContent === 'Show ' + document.getElementById('count').textContent.match(/^\\d+ \\w+/)[0]"
        );
        reader.wait_for("how many", &named).await?;
        reader.eval(&format!("{ways} ways[{end}].click(); return true")).await?;
        let there = "const box = document.getElementById('count').getBoundingClientRect(); return box.top >= 0 && box.bottom < innerHeight / 2";
        reader.wait_for("the results", there).await?;
    }
    reader.leave().await
}

#[tokio::test]
async fn every_passage_that_a_filter_finds_can_be_reached_from_the_cards_of_letters() -> Result<()> {
    let reader = Reader::usual(Browser::Chromium).await?;
    reader.open(&format!("/?theme={}&view=letters", theme()?)).await?;
    reader.wait_for("cards", "return document.querySelectorAll('.found .count a').length > 0").await?;
    let count = reader.text("return document.getElementById('count').textContent").await?;
    let count: usize = count.split(' ').next().and_then(|number| number.parse().ok()).context("a number")?;
    let listed = "document.querySelectorAll('[aria-label=Results] li[data-paragraph]').length";
    reader.eval("document.querySelector('.found .count a').click(); return true").await?;
    reader.wait_for("passages", &format!("return {listed} > 0 && location.search.includes('view=passages')")).await?;
    let more = format!("document.querySelector('.draw-more button')?.click(); return {listed} === {count}");
    reader.wait_for(&format!("all {count} passages"), &more).await?;
    assert_eq!(reader.eval("return document.querySelectorAll('.draw-more button').length").await?, json!(0));
    reader.leave().await
}

#[tokio::test]
async fn the_place_in_an_address_is_marked_also_in_what_the_application_draws_anew() -> Result<()> {
    let corpus = corpus();
    let letter = &corpus.collection.opening.as_ref().context("an opening")?.a.letter;
    let path = Route::letter(letter).path();
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        for asked in ["", "?text=source", "?text=both", "?q=war"] {
            reader.open("/about/").await?;
            reader.open(&format!("{path}{asked}#p5")).await?;
            let ground = "const ground = (id) => getComputedStyle(document.getElementById(id)).backgroundColor; \
                          return ground('p5') !== ground('p6')";
            reader.wait_for(&format!("{browser:?} {asked}"), ground).await?;
        }
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn every_passage_of_a_theme_begins_level_with_its_number() -> Result<()> {
    let reader = Reader::usual(Browser::Chromium).await?;
    see(&reader, Sight::of_width(1440)).await?;
    reader.open(&Route::theme_page(&theme()?, 1).path()).await?;
    let apart = "const first = (one) => { const range = document.createRange(); range.selectNodeContents(one); \
            const boxes = [...range.getClientRects()].filter((box) => box.height > 0 && box.width > 0); \
            const top = Math.min(...boxes.map((box) => box.top)); const box = boxes.find((one) => one.top === top); \
            return (box.top + box.bottom) / 2; }; \
        const passages = [...document.querySelectorAll('.on-theme')]; \
        return [passages.some((one) => one.querySelector('details')), Math.max(...passages.map((one) => \
            Math.abs(first(one.querySelector('.at')) - first(one.querySelector('.excerpt') ?? one.querySelector('.words p')))))]";
    let apart = reader.eval(apart).await?;
    assert_eq!(apart[0], json!(true), "some passages are folded");
    assert!(apart[1].as_f64().context("a distance")? < 6.0, "{apart}");
    reader.leave().await
}

#[tokio::test]
async fn on_a_phone_no_date_of_the_exchange_lies_on_a_lane() -> Result<()> {
    let reader = Reader::usual(Browser::Chromium).await?;
    see(&reader, Sight::of_width(360)).await?;
    reader.open("/exchange/").await?;
    let room = "const box = (one) => one.getBoundingClientRect(), seen = (one) => one.getClientRects().length; \
        return Math.min(...[...document.querySelectorAll('.drawing')].filter(seen).map((one) => \
            Math.min(...[...one.querySelectorAll('.lane')].map((lane) => box(lane).left)) \
            - Math.max(...[...one.querySelectorAll('.ruler .date')].map((date) => box(date).right))))";
    let room = reader.eval(room).await?.as_f64().context("a distance")?;
    assert!(room > 0.0, "{room} px");
    reader.leave().await
}
