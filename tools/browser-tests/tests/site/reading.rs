//! The letters on their pages: both texts exact, complete without scripts, readable where the application cannot start.

use anyhow::Result;
use browser_tests::{Browser, Options, Reader, driver::Start};
use corpus::{Letter, Part, PartKind};
use serde_json::json;
use site::Route;
use text::{Version, compose};
use thirtyfour::By;

use crate::corpus;

/// The texts of elements without their apparatus.
const OWN_TEXTS: &str = "return ids.map((id) => { const copy = document.getElementById(id).cloneNode(true); \
    copy.querySelectorAll('[data-apparatus]').forEach((one) => one.remove()); return copy.textContent; });";

async fn shows(reader: &Reader, letter: &Letter, version: Version, parts: &[&Part]) -> Result<()> {
    let ids: Vec<&str> = parts.iter().map(|part| part.id.as_str()).collect();
    let texts = reader.eval(&format!("const ids = {}; {OWN_TEXTS}", json!(ids))).await?;
    let texts: Vec<String> = serde_json::from_value(texts)?;
    assert_eq!(texts.len(), parts.len(), "{}", letter.id);
    for (part, shown) in parts.iter().zip(texts) {
        let expected = compose(letter, part, version).text;
        assert_eq!(shown.trim(), expected.trim(), "{} {} {version:?}", letter.id, part.id);
    }
    Ok(())
}

#[tokio::test]
async fn both_texts_are_shown_character_for_character() -> Result<()> {
    let corpus = corpus();
    for browser in Browser::every() {
        let reader = Reader::usual(browser).await?;
        for letter in &corpus.letters {
            let parts: Vec<&Part> = letter.body().collect();
            let path = Route::letter(&letter.id).path();
            reader.open(&path).await?;
            shows(&reader, letter, Version::Reading, &parts).await?;
            reader.open(&format!("{path}?text=source")).await?;
            reader.wait_for(&path, "return !document.querySelector('.text [data-emendation].corr') || !!document.querySelector('[aria-current][href*=source]')").await?;
            shows(&reader, letter, Version::Source, &parts).await?;
        }
        reader.leave().await?;
    }
    Ok(())
}

/// Trouble: scripts | scripts do not run | the whole letter, with numbers and notes
#[tokio::test]
async fn without_scripts_every_letter_is_complete() -> Result<()> {
    let corpus = corpus();
    for browser in Browser::all() {
        let start = Start { scripts: false, ..Start::default() };
        let reader = Reader::new(browser, Options { start, ..Options::default() }).await?;
        for letter in &corpus.letters {
            reader.driver.goto(reader.address(&Route::letter(&letter.id).path())).await?;
            let source = reader.driver.source().await?;
            for part in letter.parts.iter().filter(|part| part.kind != PartKind::Note) {
                assert!(source.contains(&format!("id=\"{}\"", part.id)), "{browser:?}: {} {}", letter.id, part.id);
            }
        }
        // The notice above the page pushes it down, and with it what waits out of sight for the keyboard.
        let skip = reader.driver.find(By::Css(".skip")).await?.rect().await?;
        assert!(skip.y + skip.height <= 0.0, "{browser:?}: the link to the text is out of sight: {skip:?}");
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn settings_are_remembered_from_page_to_page() -> Result<()> {
    for browser in Browser::every() {
        let reader = Reader::usual(browser).await?;
        reader.open("/about/").await?;
        reader
            .eval("document.querySelector('.settings summary').click(); \
                   [...document.querySelectorAll('.settings button')].find((one) => one.textContent === 'Dark').click(); return true")
            .await?;
        reader.wait_for("dark", "return document.documentElement.dataset.scheme === 'dark'").await?;
        reader.open("/help/").await?;
        assert_eq!(reader.text("return document.documentElement.dataset.scheme").await?, "dark", "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}

/// Trouble: scripts | the application cannot be started | a line that says so above a page that reads
#[tokio::test]
async fn a_page_says_so_where_webassembly_is_refused_and_still_reads() -> Result<()> {
    let letter = corpus().letters.remove(0);
    let reader = Reader::usual(Browser::Chromium).await?;
    reader.driver.goto(reader.address(&Route::letter(&letter.id).path())).await?;
    // What the start script does when the module cannot be compiled.
    reader.eval("document.documentElement.dataset.app = 'failed'; return true").await?;
    let seen = reader.eval("return getComputedStyle(document.querySelector('.no-app.failed')).display").await?;
    assert_eq!(seen, "block");
    assert!(!reader.text("return document.getElementById('p1').textContent.trim()").await?.is_empty());
    reader.leave().await
}

/// Trouble: scripts | the application ends by itself; an extension throws | the page goes on, a second time a line that says so; nothing
#[tokio::test]
async fn a_page_starts_once_more_when_the_application_ends_by_itself_then_says_so_and_not_for_other_errors()
-> Result<()> {
    let letter = corpus().letters.remove(0);
    // As the browser tells of a trap that nothing catches. Firefox runs scripts of a test beside the page, whose own kinds
    // of errors it has under another name.
    let ends = |error: &str| {
        format!(
            "const page = window.wrappedJSObject ?? window; \
             dispatchEvent(new ErrorEvent('error', {{ error: new page.{error} }})); \
             return getComputedStyle(document.querySelector('.no-app.failed')).display"
        )
    };
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        for one_file in [false, true] {
            if one_file {
                reader.open_file(&format!("{}.html", corpus().collection.id), "").await?;
            } else {
                reader.open(&Route::letter(&letter.id).path()).await?;
            }
            assert_eq!(reader.eval(&ends("Error('of an extension')")).await?, "none", "{browser:?} {one_file}");
            let trap = ends("WebAssembly.RuntimeError('unreachable')");
            // A page of the site starts once more without a word; the one file is read again.
            reader.eval("window.ended = document.getElementById('app'); return true").await?;
            assert_eq!(reader.eval(&trap).await?, "none", "{browser:?}");
            let again = "return document.documentElement.dataset.app === 'ready' && window.ended !== document.getElementById('app')";
            reader.wait_for(&format!("{browser:?} {one_file}: once more"), again).await?;
            reader.eval(&trap).await?;
            let told = "return getComputedStyle(document.querySelector('.no-app.failed')).display === 'block'";
            reader.wait_for(&format!("{browser:?} {one_file}: its end"), told).await?;
        }
        reader.leave().await?;
    }
    Ok(())
}

/// Words on both sides of a note mark, as a reader who copies them from a book would look for them; of each part that has some.
const ROUND_MARKS: &str = "\
    const round = []; \
    for (const part of document.querySelectorAll('.text p[id]')) { \
      const copy = part.cloneNode(true); \
      copy.querySelectorAll('.nmark').forEach((mark) => mark.replaceWith('\\u0001')); \
      copy.querySelectorAll('[data-apparatus]').forEach((one) => one.remove()); \
      for (const [, before, after] of copy.textContent.matchAll(/(\\w+[,.;]?)\\u0001(\\s+\\w+)/g)) round.push(before + after); } ";

/// Trouble: finding in the page | words on both sides of a note mark looked for with the browser’s own search | they are found
#[tokio::test]
async fn marks_of_notes_do_not_stand_between_words_that_are_looked_for_in_the_page() -> Result<()> {
    let corpus = corpus();
    for browser in Browser::every() {
        let reader = Reader::usual(browser).await?;
        let mut all = 0;
        for letter in &corpus.letters {
            reader.open(&Route::letter(&letter.id).path()).await?;
            let found = format!(
                "{ROUND_MARKS} return round.map((words) => {{ getSelection().removeAllRanges(); return [words, find(words)]; }})"
            );
            let found: Vec<(String, bool)> = serde_json::from_value(reader.eval(&found).await?)?;
            all += found.len();
            let missed: Vec<_> = found.into_iter().filter(|(_, is_found)| !is_found).collect();
            assert_eq!(missed, [], "{browser:?} {}", letter.id);
        }
        assert!(all > 3, "{browser:?}: {all} places were tried");
        reader.leave().await?;
    }
    Ok(())
}

/// Trouble: late starts | opened at words (`#:~:text=`), others selected, then the application starts | the place and the selection stay
#[tokio::test]
async fn a_text_fragment_and_the_readers_selection_survive_the_start() -> Result<()> {
    let letter = Route::letter(&corpus().letters[0].id).path();
    for browser in Browser::every() {
        let reader = Reader::usual(browser).await?;
        reader.driver.goto(reader.address(&letter)).await?;
        let last = format!("{ROUND_MARKS} return round[round.length - 1]");
        let words = reader.text(&last).await?;
        reader.driver.goto("about:blank").await?;
        reader.driver.goto(reader.address(&format!("{letter}#:~:text={}", words.replace(' ', "%20")))).await?;
        reader.wait_for(&format!("{browser:?} at “{words}”"), "return scrollY > 1000").await?;
        let select = "const text = document.createTreeWalker(document.getElementById('p4'), NodeFilter.SHOW_TEXT, \
              (one) => one.data.length > 60 ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP).nextNode(); \
            getSelection().setBaseAndExtent(text, 5, text, 40); window.place = scrollY; return String(getSelection())";
        let selected = reader.text(select).await?;
        reader.started("the letter").await?;
        assert_eq!(reader.text("return String(getSelection())").await?, selected, "{browser:?}");
        let moved = "return Math.abs(scrollY - window.place) < 40";
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        assert_eq!(reader.eval(moved).await?, true, "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}
