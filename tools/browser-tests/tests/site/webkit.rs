//! WebKit, the engine of Safari and of every browser on an iPhone: every kind of page starts without a word, and looks as it
//! does elsewhere where that engine has ways of its own. The journeys of readers run in it beside the other two
//! ([`Browser::every`]).

use anyhow::Result;
use browser_tests::{Browser, Options, Reader, driver::Start};
use serde_json::json;
use site::Route;

use crate::{corpus, pages::some_of_each};

/// Fields in letters so small that iOS enlarges the page as soon as one types.
const SMALL_FIELDS: &str = "return [...document.querySelectorAll('input, select, textarea')] \
    .filter((one) => !one.matches('[type=checkbox], [type=radio], [type=range], [type=file], [type=hidden]')) \
    .filter((one) => parseFloat(getComputedStyle(one).fontSize) < 16).map((one) => one.outerHTML)";

/// Trouble: engines | every kind of page in the engine of Safari | it starts, and says nothing in the console; no field is so small that a phone enlarges the page
#[tokio::test]
async fn every_kind_of_page_starts_in_webkit_with_nothing_to_complain_about() -> Result<()> {
    let reader = Reader::usual(Browser::WebKit).await?;
    for route in some_of_each() {
        reader.open(&route.path()).await?;
        let one_h1 = reader.eval("return document.querySelectorAll('h1').length").await?;
        assert_eq!(one_h1, 1, "{} has one h1", route.path());
        assert_eq!(reader.eval(SMALL_FIELDS).await?, json!([]), "{}", route.path());
    }
    assert_eq!(reader.console().await?, Vec::<String>::new());
    // That it would be heard.
    reader.eval("setTimeout(() => { throw new Error('of the test'); }); return true").await?;
    reader.wait_for("what is said", "return window.heard.length > 0").await?;
    assert_eq!(reader.console().await?.len(), 1);
    reader.leave().await
}

/// Trouble: engines | shorthands and contents that Safari reads otherwise | corrections underlined, signs before names
#[tokio::test]
async fn corrections_signs_and_margin_notes_are_seen_in_webkit_and_apparatus_cannot_be_selected() -> Result<()> {
    let corpus = corpus();
    let corrected = corpus.letters.iter().find(|letter| !letter.corrections.is_empty()).unwrap();
    let reader = Reader::usual(Browser::WebKit).await?;
    reader.open(&Route::letter(&corrected.id).path()).await?;
    let looks = "const of = (selector, property, pseudo) => getComputedStyle(document.querySelector(selector), pseudo)[property]; \
        return [of('.corr', 'textDecorationLine'), of('.corr', 'textDecorationStyle'), \
          of('.emark', 'content', '::before').startsWith('\"°\"'), of('.who', 'content', '::before') !== 'none', \
          of('.num', 'webkitUserSelect')]";
    assert_eq!(reader.eval(looks).await?, json!(["underline", "dotted", true, true, "none"]));
    // A box of lines that floats lies over what floats before it there: the heading of a note has its room kept free.
    let room = "return parseFloat(getComputedStyle(document.querySelector('#text .nmark a[data-note]'), '::after').paddingTop) > 20";
    assert_eq!(reader.eval(room).await?, true, "notes in the margin below their headings");
    reader.leave().await
}

#[tokio::test]
async fn the_messages_of_the_exchange_stand_below_each_other_in_webkit_too() -> Result<()> {
    for browser in Browser::every() {
        let reader = Reader::usual(browser).await?;
        reader.open("/exchange/").await?;
        let tops = "const texts = [...document.querySelectorAll('.d-wide .words text')].filter((one) => one.getClientRects().length); \
            const tops = texts.map((one) => Math.round(one.getBoundingClientRect().top + scrollY)); \
            return [new Set(tops).size > 80, Math.max(...tops) - Math.min(...tops) > 2000]";
        assert_eq!(reader.eval(tops).await?, json!([true, true]), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}

/// Trouble: looks | a dark scheme, and the light one chosen in it | its colours
#[tokio::test]
async fn the_dark_scheme_is_dark_in_webkit_and_the_light_one_can_be_chosen_in_it() -> Result<()> {
    let start = Start { dark: true, ..Start::default() };
    let reader = Reader::new(Browser::WebKit, Options { start, ..Options::default() }).await?;
    reader.open("/about/").await?;
    let grounds = "const of = () => getComputedStyle(document.documentElement).backgroundColor; \
        const dark = of(); document.documentElement.dataset.scheme = 'light'; return [dark, of()]";
    assert_eq!(reader.eval(grounds).await?, json!(["rgb(23, 21, 16)", "rgb(251, 249, 244)"]));
    reader.leave().await
}
