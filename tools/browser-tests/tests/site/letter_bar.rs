//! The line that stays while one reads a letter: where one is, contents, finding, comparing from here.

use anyhow::{Context as _, Result};
use browser_tests::{
    Browser, Options, Reader,
    driver::Start,
    sight::{Sight, see},
};
use corpus::Letter;
use serde_json::json;
use site::Route;
use text::part_name;
use thirtyfour::prelude::*;

use crate::corpus;

/// Widths of a phone, a tablet, a desk, and a window of 1440 × 900 at 200 %.
const WINDOWS: [(u32, u32); 4] = [(360, 780), (768, 1024), (1440, 900), (720, 450)];

/// The longest letter, and its middle paragraph.
fn long() -> Result<(Letter, String)> {
    let letters = corpus().letters;
    let letter = letters.into_iter().max_by_key(|letter| letter.body().count()).context("a letter")?;
    let body: Vec<String> = letter.body().map(|part| part.id.clone()).collect();
    let middle = body.get(body.len() / 2).context("a paragraph")?.clone();
    Ok((letter, middle))
}

/// What the bar says of the place, whether it is in the window, and whether it covers the part.
fn bar_and(part: &str) -> String {
    format!(
        "const bar = document.querySelector('.letter-bar').getBoundingClientRect(); \
         const part = document.getElementById('{part}').getBoundingClientRect(); \
         const isCovered = part.top < bar.bottom && bar.top < Math.min(part.bottom, part.top + 24); \
         return {{ said: document.querySelector('.where').textContent, isCovered, \
           isSeen: bar.top >= 0 && bar.bottom <= innerHeight + 1 && part.top >= 0 && part.top < innerHeight }};"
    )
}

#[tokio::test]
async fn who_arrives_by_a_deep_link_sees_where_he_is_and_the_bar_covers_nothing_of_it() -> Result<()> {
    let (letter, part) = long()?;
    let last = letter.body().last().map(|part| part_name::number(&part.id).to_owned()).context("a last one")?;
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        // Only Chromium can change its window while it is open; the others have their own.
        let windows = if browser == Browser::Chromium { &WINDOWS[..] } else { &WINDOWS[..1] };
        for &(width, height) in windows {
            if browser == Browser::Chromium {
                see(&reader, Sight { height, ..Sight::of_width(width) }).await?;
            }
            reader.open("/about/").await?;
            reader.open(&format!("{}#{part}", Route::letter(&letter.id).path())).await?;
            let said = format!("{} of {last}", part_name::short(&letter, &part));
            reader
                .wait_for("the paragraph", &format!("return document.querySelector('.where').textContent === '{said}'"))
                .await?;
            let found = reader.eval(&bar_and(&part)).await?;
            assert_eq!(
                found,
                json!({ "said": said, "isCovered": false, "isSeen": true }),
                "{browser:?} {width} × {height}"
            );
            let wide = reader.eval("return document.documentElement.scrollWidth <= innerWidth").await?;
            assert_eq!(wide, true, "{browser:?} {width} × {height}: nothing is wider than the window");
        }
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn contents_lead_to_a_paragraph_and_mark_the_one_that_is_being_read() -> Result<()> {
    let (letter, part) = long()?;
    let reader = Reader::usual(Browser::Chromium).await?;
    for (width, height) in WINDOWS {
        see(&reader, Sight { height, ..Sight::of_width(width) }).await?;
        reader.open("/about/").await?;
        reader.open(&Route::letter(&letter.id).path()).await?;
        reader.eval("document.querySelector('.contents > summary').click(); return true").await?;
        let lines = reader.eval("return document.querySelectorAll('.contents-sheet li').length").await?;
        assert_eq!(lines, letter.body().count(), "a line for each paragraph");
        if width >= 1344 {
            let title = "const box = document.querySelector('h1').getClientRects()[0], style = getComputedStyle(document.querySelector('h1')); \
                const from = box.left + parseFloat(style.paddingInlineStart); \
                return document.elementFromPoint(from + 4, box.top + box.height / 2).closest('h1') !== null";
            assert_eq!(reader.eval(title).await?, true, "they cover nothing of the title");
        }
        reader
            .eval(&format!("document.querySelector(\".contents-sheet a[href='#{part}']\").click(); return true"))
            .await?;
        let name = part_name::short(&letter, &part);
        let there = format!(
            "const top = document.getElementById('{part}').getBoundingClientRect().top; \
             return document.querySelector('.where').textContent.startsWith('{name} of') && top >= 0 && top < innerHeight / 2"
        );
        reader.wait_for("the paragraph", &there).await?;
        let stays = reader.eval("return document.querySelector('.contents').open").await?;
        assert_eq!(stays, width >= 1344, "{width}: it stays open only where it stands beside the text");
        if stays == false {
            reader.eval("document.querySelector('.contents > summary').click(); return true").await?;
        }
        let marked = format!("return document.querySelector('.contents-sheet [aria-current]')?.hash === '#{part}'");
        reader.wait_for("the line", &marked).await?;
        reader.press("\u{e00c}").await?;
    }
    reader.leave().await
}

#[tokio::test]
async fn a_word_is_found_in_the_letter_with_and_without_the_application() -> Result<()> {
    let (letter, _) = long()?;
    let path = Route::letter(&letter.id).path();
    let reader = Reader::usual(Browser::Chromium).await?;
    reader.open(&path).await?;
    let form = "document.querySelector('.find form')";
    assert_eq!(
        reader.eval(&format!("return {form}.method + ' ' + new URL({form}.action).pathname")).await?,
        format!("get {path}"),
        "without the application the form leads to the letter itself"
    );
    reader
        .eval(&format!(
            "document.querySelector('.find > summary').click(); {form}.querySelector('input').value = 'the'; \
             {form}.requestSubmit(); return true"
        ))
        .await?;
    reader
        .wait_for(
            "hits",
            "return document.querySelectorAll('#text mark[data-hit]').length > 0 && location.search === '?q=the'",
        )
        .await?;
    assert_eq!(reader.eval("return document.querySelector('.find').open").await?, false);
    reader.leave().await
}

#[tokio::test]
async fn comparing_from_here_leads_to_the_paragraph_that_is_being_read() -> Result<()> {
    let (letter, part) = long()?;
    let reader = Reader::usual(Browser::Chromium).await?;
    reader.open(&format!("{}#{part}", Route::letter(&letter.id).path())).await?;
    let name = part_name::short(&letter, &part);
    let there = format!("return document.querySelector('.where').textContent.startsWith('{name} of')");
    reader.wait_for("the paragraph", &there).await?;
    let links = "return [...document.querySelectorAll('.from-here a')].map((link) => link.search + link.hash)";
    let links = reader.eval(links).await?;
    let links: Vec<&str> = links.as_array().context("links")?.iter().filter_map(|link| link.as_str()).collect();
    let (rest, others) = links.split_last().context("all others")?;
    assert!(!others.is_empty() && others.iter().all(|link| link.contains(&format!("a-{part}"))), "{links:?}");
    assert!(rest.is_empty(), "all others, by words: {rest}");
    reader.leave().await
}

/// Where the first paragraph begins, how high the line of the site is, whether the page is as wide as its window.
const HEAD: &str = "const bar = document.querySelector('header.bar').getBoundingClientRect(); \
    return { bar: bar.height, isWithin: document.documentElement.scrollWidth <= innerWidth, \
      first: document.querySelector('#text .para').getBoundingClientRect().top }";

#[tokio::test]
async fn on_a_phone_the_text_begins_on_the_first_screen_below_one_line_of_the_site() -> Result<()> {
    let (letter, _) = long()?;
    for browser in Browser::all() {
        let start = Start { size: (360, 780), ..Start::default() };
        let reader = Reader::new(browser, Options { start, ..Options::default() }).await?;
        reader.open(&Route::letter(&letter.id).path()).await?;
        let head = reader.eval(HEAD).await?;
        let figure = |of: &str| head.get(of).and_then(serde_json::Value::as_f64).context("a figure");
        assert!(figure("first")? <= 640.0 && figure("bar")? <= 56.0, "{browser:?}: {head}");
        assert_eq!(head.get("isWithin"), Some(&json!(true)), "{browser:?}");
        // In every letter, whatever stands before it, above the line at the foot of a window of 780 px.
        for letter in &corpus().letters {
            reader.open(&Route::letter(&letter.id).path()).await?;
            let first = "return document.querySelector('#text .para').getBoundingClientRect().top";
            let first = reader.eval(first).await?.as_f64().context("a figure")?;
            assert!(first <= 700.0, "{browser:?} {}: the text begins at {first}", letter.id);
        }
        reader.open(&Route::letter(&letter.id).path()).await?;
        // What the tools' row folds away is there when it is asked for.
        let tools = "return [...document.querySelectorAll('.letter-tools > *')].filter((one) => one.getClientRects().length).length";
        let before = reader.eval(tools).await?.as_u64();
        reader.eval("document.querySelector('.more-tools > summary').click(); return true").await?;
        assert!(reader.eval(tools).await?.as_u64() > before, "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn on_a_phone_the_pages_stand_in_a_menu_that_a_choice_a_press_elsewhere_and_escape_close() -> Result<()> {
    for browser in Browser::all() {
        let start = Start { size: (360, 780), ..Start::default() };
        let reader = Reader::new(browser, Options { start, ..Options::default() }).await?;
        reader.open("/").await?;
        let shown = "document.querySelector('header.bar nav a').getClientRects().length > 0";
        let open = async || -> Result<()> {
            reader.driver.find(By::Css(".site-menu > summary")).await?.click().await?;
            reader.wait_for("the pages", &format!("return {shown}")).await
        };
        let closed = format!("return !{shown}");
        reader.wait_for("no pages before", &closed).await?;
        open().await?;
        reader.press("\u{e00c}").await?;
        reader
            .wait_for("the focus at its button", "return document.activeElement.matches('.site-menu > summary')")
            .await?;
        reader.wait_for("closed by Escape", &closed).await?;
        open().await?;
        reader.driver.find(By::Css("header.bar nav a[href$='exchange/']")).await?.click().await?;
        reader.wait_for("the page", "return location.pathname.endsWith('/exchange/')").await?;
        reader.wait_for("closed by the choice", &closed).await?;
        open().await?;
        reader
            .eval("document.querySelector('h1').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })); return true")
            .await?;
        reader.wait_for("closed by a press elsewhere", &closed).await?;
        reader.leave().await?;
    }
    Ok(())
}
