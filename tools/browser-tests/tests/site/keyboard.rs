//! The edition without a pointer: each journey is made with keys alone, in both browsers, and the focus is seen all the way.

use anyhow::{Result, ensure};
use browser_tests::{Browser, Reader};
use site::Route;
use thirtyfour::prelude::*;

use crate::corpus;

/// Presses keys where the focus is.
async fn press(reader: &Reader, keys: impl Into<TypingData>) -> Result<()> {
    Ok(reader.driver.active_element().await?.send_keys(keys).await?)
}

/// Whether the focus is on something, and can be seen there.
const SEEN: &str = "const one = document.activeElement; if (!one || one === document.body) return 'lost'; \
    const style = getComputedStyle(one), box = one.getBoundingClientRect(); \
    if (one.matches('h1, main')) return 'seen'; if (!box.width || style.visibility === 'hidden') return `hidden: ${one.outerHTML.slice(0, 90)}`; \
    const drawn = (style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1.5; \
    return drawn(style) || one.matches('input[type=range], .strip a') ? 'seen' : `unmarked: ${one.outerHTML.slice(0, 90)}`";

/// Goes on with Tab until the focus is on what the selector says; it is seen at every stop.
async fn tab_to(reader: &Reader, selector: &str) -> Result<()> {
    for _ in 0..120 {
        press(reader, Key::Tab + "").await?;
        let seen = reader.text(SEEN).await?;
        ensure!(seen == "seen", "{:?}: the focus is {seen} on the way to {selector}", reader.browser);
        if reader.eval(&format!("return document.activeElement.matches('{selector}')")).await? == true {
            return Ok(());
        }
    }
    anyhow::bail!("{:?}: {selector} is not reached in 120 stops", reader.browser)
}

fn letter() -> String {
    Route::letter(&corpus().collection.opening.unwrap().a.letter).path()
}

#[tokio::test]
async fn a_letter_is_read_with_its_notes_by_keyboard() -> Result<()> {
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        reader.open(&letter()).await?;
        tab_to(&reader, ".skip").await?;
        press(&reader, Key::Enter + "").await?;
        reader.wait_for("the text", "return document.activeElement.id === 'main'").await?;
        tab_to(&reader, ".nmark a").await?;
        let mark = reader.text("return document.activeElement.id").await?;
        press(&reader, Key::Enter + "").await?;
        reader.wait_for("the note", "return !!document.activeElement.closest('[data-explains]')").await?;
        press(&reader, Key::Escape + "").await?;
        reader.wait_for("no note", "return !document.querySelector('[data-explains]')").await?;
        let now = reader.text("return document.activeElement.id").await?;
        assert_eq!(now, mark, "{browser:?}: the focus is back at the mark of a note that was closed");
        tab_to(&reader, ".para .num").await?;
        press(&reader, Key::Enter + "").await?;
        reader.wait_for("the menu", "return !!document.activeElement.closest('.paragraph-menu')").await?;
        press(&reader, Key::Escape + "").await?;
        reader.wait_for("the number again", "return document.activeElement.matches('.para .num')").await?;
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn searching_and_filtering_need_no_pointer() -> Result<()> {
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        reader.open("/").await?;
        reader.eval("document.querySelector('main').focus(); return true").await?;
        press(&reader, "/").await?;
        reader.wait_for("the field", "return document.activeElement.name === 'q'").await?;
        press(&reader, "war").await?;
        reader.wait_for("results", "return document.querySelectorAll('li[data-paragraph]').length > 0").await?;
        // A shortcut typed into a field is a letter.
        press(&reader, "?n").await?;
        assert_eq!(reader.text("return document.activeElement.value").await?, "war?n", "{browser:?}");
        press(&reader, Key::Backspace + "").await?;
        press(&reader, Key::Backspace + "").await?;
        let before = reader.text("return document.getElementById('count').textContent").await?;
        tab_to(&reader, "#filters input[type=checkbox]").await?;
        press(&reader, " ").await?;
        let changed =
            format!("return document.getElementById('count').textContent !== {}", serde_json::to_string(&before)?);
        reader.wait_for("fewer results", &changed).await?;
        let still = "return document.activeElement.matches('#filters input:checked')";
        assert_eq!(reader.eval(still).await?, true, "{browser:?}: the focus stays on the filter");
        press(&reader, " ").await?;
        reader.wait_for("all results again", &changed.replace("!==", "===")).await?;
        tab_to(&reader, "li[data-paragraph] a").await?;
        press(&reader, Key::Enter + "").await?;
        reader.wait_for("the passage", "return location.pathname.includes('/letters/') && !!location.hash").await?;
        assert_eq!(reader.text(SEEN).await?, "seen", "{browser:?}: the focus goes along");
        reader.wait_for("marks", "return !!document.querySelector('.text mark')").await?;
        press(&reader, Key::Escape + "").await?;
        reader.wait_for("no marks", "return !document.querySelector('.text mark')").await?;
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_comparison_is_stepped_through_by_keyboard() -> Result<()> {
    let opening = corpus().collection.opening.unwrap();
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        reader.open(&format!("/compare/{}/{}/", opening.a.letter, opening.b.letter)).await?;
        reader.wait_for("ribbons", "return document.querySelectorAll('.gutter path').length > 0").await?;
        reader.eval("document.querySelector('h1').focus(); return true").await?;
        let now = "return document.querySelector('.linkbar-now').textContent";
        let before = reader.text(now).await?;
        press(&reader, "n").await?;
        let other = format!("{now} !== {}", serde_json::to_string(&before)?);
        reader.wait_for("another link", &other).await?;
        tab_to(&reader, "[data-pane=a]").await?;
        tab_to(&reader, "[data-pane=a] .tie").await?;
        press(&reader, Key::Enter + "").await?;
        reader.wait_for("a link from the passage", "return !!document.querySelector('.passage.chosen')").await?;
        assert_eq!(reader.text(SEEN).await?, "seen", "{browser:?}: the focus is not lost");
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_letter_is_cited_and_its_menus_close_by_keyboard() -> Result<()> {
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        reader.open(&letter()).await?;
        tab_to(&reader, ".cite > summary").await?;
        press(&reader, Key::Enter + "").await?;
        reader.wait_for("the citations", "return document.querySelector('.cite').open").await?;
        tab_to(&reader, ".cite .take button").await?;
        press(&reader, Key::Escape + "").await?;
        reader.wait_for("a closed menu", "return !document.querySelector('.cite').open").await?;
        reader.wait_for("its button", "return document.activeElement.matches('.cite > summary')").await?;
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn single_keys_do_nothing_once_they_are_switched_off() -> Result<()> {
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        reader.open("/about/").await?;
        tab_to(&reader, ".settings > summary").await?;
        press(&reader, Key::Enter + "").await?;
        let keys = "[...document.querySelectorAll('.settings button')].find((one) => one.textContent === 'Single-key shortcuts')";
        reader.wait_for("settings", "return document.querySelector('.settings').open").await?;
        reader.eval(&format!("{keys}.focus(); return true")).await?;
        press(&reader, Key::Enter + "").await?;
        reader.wait_for("off", &format!("return {keys}.getAttribute('aria-pressed') === 'false'")).await?;
        reader.eval("document.querySelector('h1').focus(); return true").await?;
        for key in ["/", "?", "n", "p"] {
            press(&reader, key).await?;
        }
        let still = "return location.pathname.endsWith('/about/') && document.activeElement.matches('h1')";
        assert_eq!(reader.eval(still).await?, true, "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}
