//! Keys as keyboards of other layouts send them, and words that are composed of several keys.

use anyhow::Result;
use browser_tests::{Browser, Reader};
use site::Route;

use crate::corpus;

/// What a keyboard sends for a key: what it writes, where it lies, and whether letters are locked as capitals.
fn sends(key: &str, code: &str, capitals: bool) -> String {
    format!(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', code: '{code}', modifierCapsLock: \
         {capitals}, bubbles: true, cancelable: true }})); return true"
    )
}

/// Trouble: typing | `n` and `/` of Cyrillic, Greek and Korean layouts, and with capitals locked | the next hit, the search field
#[tokio::test]
async fn shortcuts_work_in_every_layout_and_with_capitals_locked() -> Result<()> {
    let letter = Route::letter(&corpus().letters.remove(0).id).path();
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        for (key, capitals) in [("n", false), ("N", true), ("т", false), ("ν", false), ("ㅜ", false)] {
            reader.open("/about/").await?;
            reader.open(&format!("{letter}?q=missiles")).await?;
            reader.wait_for("the key", "return !!document.querySelector('[aria-keyshortcuts~=n]')").await?;
            reader
                .eval("window.pressed = 0; document.querySelector('[aria-keyshortcuts~=n]').addEventListener('click', () => { window.pressed += 1; }); return true")
                .await?;
            reader.eval(&sends(key, "KeyN", capitals)).await?;
            reader.wait_for("the next hit", "return window.pressed === 1").await?;
        }
        reader.eval(&sends(".", "Slash", false)).await?;
        reader.wait_for("the field", "return document.activeElement.name === 'q'").await?;
        reader.leave().await?;
    }
    Ok(())
}

/// Trouble: typing | ↓, Escape and Enter while a word is being composed in the search field | the field keeps focus and words
#[tokio::test]
async fn composing_in_the_search_field_is_left_alone() -> Result<()> {
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        reader.open("/?q=missiles").await?;
        reader.wait_for("results", "return !!document.querySelector('.results a')").await?;
        reader.eval("document.querySelector('input[name=q]').focus(); return true").await?;
        for (key, how) in
            [("ArrowDown", "isComposing: true"), ("Escape", "isComposing: true"), ("Escape", "keyCode: 229")]
        {
            reader
                .eval(&format!(
                    "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', {how}, bubbles: true, cancelable: true }})); return true"
                ))
                .await?;
            let now = reader.settled("return `${document.activeElement.name} ${document.activeElement.value}`").await?;
            assert_eq!(now, "q missiles", "{browser:?}: {key}, {how}");
        }
        // The same keys, when nothing is composed.
        reader
            .eval("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true })); return true")
            .await?;
        reader.wait_for("the first result", "return document.activeElement.name !== 'q'").await?;
        reader.leave().await?;
    }
    Ok(())
}

/// Trouble: places | a link to the page that is open, three times | nothing is added to the way back
#[tokio::test]
async fn a_link_to_the_page_that_is_open_adds_nothing_to_the_way_back() -> Result<()> {
    for browser in Browser::every() {
        let reader = Reader::usual(browser).await?;
        for path in ["/about/", "/themes/", &Route::letter(&corpus().letters.remove(0).id).path()] {
            reader.open(path).await?;
            let length = reader.eval("return history.length").await?;
            for _ in 0..3 {
                reader
                    .eval(
                        "const link = document.createElement('a'); link.href = location.href; \
                         document.querySelector('main').append(link); link.click(); link.remove(); return true",
                    )
                    .await?;
                reader.settled("return true").await?;
            }
            assert_eq!(reader.eval("return history.length").await?, length, "{browser:?}: {path}");
        }
        reader.leave().await?;
    }
    Ok(())
}
