//! Searching as one types, and finding everything again from its address.

use anyhow::Result;
use browser_tests::{
    Browser, Reader,
    sight::{Sight, see},
};
use thirtyfour::prelude::*;

use crate::corpus;

/// A search of the help page, which is promised to find something.
fn example() -> String {
    corpus().collection.examples.first().map(|example| example.q.clone()).unwrap_or_default()
}

const RESULTS: &str = "return document.querySelectorAll('li[data-letter][data-paragraph]').length > 0";
/// The menus of the results come when the reader rests.
const MENU: &str = "return document.querySelectorAll('li[data-letter][data-paragraph] summary').length > 0";

#[tokio::test]
async fn results_come_as_one_types_and_stay_in_the_address() -> Result<()> {
    for browser in Browser::every() {
        let reader = Reader::usual(browser).await?;
        reader.open("/").await?;
        let field = reader.driver.find(By::Css("input[type=search][name=q]")).await?;
        field.send_keys("war").await?;
        reader.wait_for("results", RESULTS).await?;
        assert_eq!(reader.text("return document.activeElement.name").await?, "q", "{browser:?}: focus stays");
        reader.wait_for("the address", "return location.search.includes('q=war')").await?;
        let first = "return document.querySelector('li[data-letter][data-paragraph]').textContent";
        reader.wait_for("all of the results", MENU).await?;
        let before = reader.text(first).await?;
        reader.driver.refresh().await?;
        reader.wait_for("all of the results after reloading", MENU).await?;
        assert_eq!(reader.text(first).await?, before, "{browser:?}: a reload shows the same");
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn nothing_moves_when_the_menus_of_the_results_come() -> Result<()> {
    let reader = Reader::usual(Browser::Chromium).await?;
    reader.open("/?q=war").await?;
    reader.wait_for("all of the results", MENU).await?;
    let heights = "[...document.querySelectorAll('li[data-paragraph]')].slice(0, 4).map((one) => one.getBoundingClientRect().height)";
    for width in [1440, 360] {
        see(&reader, Sight::of_width(width)).await?;
        let same = format!(
            "const heights = () => JSON.stringify({heights}), menus = document.querySelectorAll('.compare-menu'), now = heights(); \
             menus.forEach((one) => {{ one.style.display = 'none'; }}); const before = heights(); \
             menus.forEach((one) => {{ one.style.display = ''; }}); return [before, now]"
        );
        let seen = reader.eval(&same).await?;
        assert_eq!(seen[0], seen[1], "{width} px: without the menus, and with them");
    }
    reader.leave().await
}

#[tokio::test]
async fn enter_on_another_page_leads_to_the_results() -> Result<()> {
    for browser in Browser::every() {
        let reader = Reader::usual(browser).await?;
        reader.open("/about/").await?;
        let field = reader.driver.find(By::Css("input[type=search][name=q]")).await?;
        field.send_keys(example()).await?;
        field.send_keys(Key::Enter + "").await?;
        reader.wait_for("results", RESULTS).await?;
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_result_leads_to_its_passage_with_the_search_kept() -> Result<()> {
    let reader = Reader::usual(Browser::Chromium).await?;
    reader.open("/?q=war").await?;
    reader.wait_for("results", RESULTS).await?;
    reader
        .eval("document.querySelector('li[data-letter][data-paragraph] a[href*=\"#\"]').click(); return true")
        .await?;
    reader
        .wait_for("the passage", "return location.pathname.includes('/letters/') && location.search.includes('q=war')")
        .await?;
    reader.wait_for("its highlights", "return document.querySelectorAll('.text mark').length > 0").await?;
    let ground = "return getComputedStyle(document.getElementById(location.hash.slice(1))).backgroundColor !== 'rgba(0, 0, 0, 0)'";
    reader.wait_for("the passage is marked as it is where the browser itself went there", ground).await?;
    reader.leave().await
}

#[tokio::test]
async fn thousands_of_queries_by_navigation_leave_the_console_empty() -> Result<()> {
    let reader = Reader::usual(Browser::Chromium).await?;
    reader.open("/").await?;
    reader.driver.set_script_timeout(std::time::Duration::from_secs(300)).await?;
    reader
        .driver
        .execute_async(
            "const done = arguments[arguments.length - 1]; (async () => { \
             const pieces = ['war', '\"', '(', ')', 'OR', 'NOT', '-', '*', '?', '~', '~8', '=', 'to:', 'date:', 'person:', 'in:notes', \
               'missil*', '\\u{1F4A5}', '%', '&', '#', '<b>', 'peace', '1962-10', 'theme:', ' ', '  ', '\\u0301', '\"\"']; \
             let seed = 11; const next = (n) => { seed = (seed * 16807) % 2147483647; return seed % n; }; \
             const field = document.querySelector('input[type=search][name=q]'); \
             for (let at = 0; at < 2000; at += 1) { \
               field.value = Array.from({ length: 1 + next(6) }, () => pieces[next(pieces.length)]).join(next(2) ? ' ' : ''); \
               field.dispatchEvent(new InputEvent('input', { bubbles: true })); \
               if (at % 20 === 0) await new Promise((go) => setTimeout(go)); } \
             done(true); })()",
            Vec::new(),
        )
        .await?;
    assert_eq!(reader.text("return document.documentElement.dataset.app").await?, "ready");
    assert_eq!(reader.console().await?, Vec::<String>::new());
    reader.leave().await
}
