//! Where there is no room for two letters the two passages have it, with why they stand together.

use anyhow::{Context as _, Result};
use browser_tests::{
    Browser, Reader,
    sight::{Sight, see},
};

use super::{click, opening, path, wait_level};

/// What of the window's height something has, below what stays at its top.
async fn share(reader: &Reader, selector: &str) -> Result<f64> {
    let script = format!(
        "const bar = document.querySelector('.bar'), stays = getComputedStyle(bar).position === 'sticky'; \
         const head = document.querySelector('{selector} > .pane-head')?.offsetHeight ?? 0; \
         const box = document.querySelector('{selector}').getBoundingClientRect(); \
         const top = Math.max(box.top + head, stays ? bar.getBoundingClientRect().bottom : 0); \
         return (Math.min(box.bottom, innerHeight) - top) / innerHeight"
    );
    reader.eval(&script).await?.as_f64().context("a number")
}

#[tokio::test]
async fn by_a_sent_link_the_passages_and_their_reason_fill_a_small_window() -> Result<()> {
    let path = path(&opening());
    let reader = Reader::usual(Browser::Chromium).await?;
    // A phone; a window of 1440 × 900 at 200 %; a phone that lies; a projector.
    for (width, height, selector, least) in [
        (360, 640, ".facing-passages", 0.6),
        (720, 450, ".facing-passages", 0.6),
        (780, 360, ".facing-passages", 0.6),
        (1280, 720, "[data-pane=a]", 0.75),
        (1280, 720, "[data-pane=b]", 0.75),
    ] {
        see(&reader, Sight { height, ..Sight::of_width(width) }).await?;
        reader.open("/about/").await?;
        reader.open(&path).await?;
        reader.wait_for("a reason", "return document.querySelector('.facing-why, .linkbar .why') !== null").await?;
        let has = share(&reader, selector).await?;
        assert!(has >= least, "{width} × {height}: {selector} has {has:.2} of the height");
        let reason = reader.eval("return !!document.querySelector('.facing-why, .linkbar .why').textContent").await?;
        assert_eq!(reason, true, "{width} × {height}");
    }
    reader.leave().await
}

#[tokio::test]
async fn in_a_small_window_one_steps_on_and_has_the_whole_letters_when_one_asks() -> Result<()> {
    let opening = opening();
    let reader = Reader::usual(Browser::Chromium).await?;
    see(&reader, Sight { height: 640, ..Sight::of_width(360) }).await?;
    reader.open(&path(&opening)).await?;
    reader.wait_for("a reason", "return document.querySelector('.facing-why') !== null").await?;
    reader.eval("window.before = document.querySelector('.facing-passages').textContent; return true").await?;
    click(&reader, ".facing-steps button", "Next").await?;
    let next = "return document.querySelector('.facing-passages').textContent !== window.before \
        && Math.abs(document.querySelector('.facing').getBoundingClientRect().top) < 40";
    reader.wait_for("the next two, from their beginning", next).await?;
    click(&reader, ".facing-steps button", "Previous").await?;
    reader
        .wait_for("the first two", "return document.querySelector('.facing-passages').textContent === window.before")
        .await?;
    click(&reader, ".facing-steps button", "Whole letters").await?;
    reader.wait_for("panes", "return document.querySelector('.side-of.front .pane').clientHeight > 200").await?;
    wait_level(&reader, &opening.a.part, &opening.b.part).await?;
    assert_eq!(reader.eval("return document.querySelector('.facing-passages').offsetHeight").await?, 0);
    click(&reader, ".facing-steps button", "Whole letters").await?;
    reader
        .wait_for("the passages again", "return document.querySelector('.facing-passages').offsetHeight > 200")
        .await?;
    reader.leave().await
}
