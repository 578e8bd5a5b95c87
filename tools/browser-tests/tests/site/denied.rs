//! What a browser refuses is said where it matters, and nothing else is missing.

use anyhow::Result;
use browser_tests::{
    Browser, Denied, Options, Reader,
    driver::{INSECURE_HOST, Start},
    versions::dist,
};
use site::Route;
use thirtyfour::prelude::*;

use crate::corpus;

const NOT_KEPT: &str = "return document.querySelector('.kept').textContent.includes('does not keep pages')";

async fn refusing(browser: Browser, denied: Denied) -> Result<Reader> {
    let start = Start { denied: Some(denied), ..Start::default() };
    Reader::new(browser, Options { start, ..Options::default() }).await
}

/// Reads a letter and searches: what must work whatever is refused.
async fn reads_and_searches(reader: &Reader) -> Result<()> {
    let letter = &corpus().letters[0].id;
    reader.eval(&format!("document.querySelector('a[href*=\"letters/{letter}/\"]').click(); return true")).await?;
    reader
        .wait_for("a letter", &format!("return !!document.querySelector('article[data-letter=\"{letter}\"] #p1')"))
        .await?;
    reader.driver.back().await?;
    reader.wait_for("back", "return !!document.querySelector('input[type=search][name=q]')").await?;
    reader.driver.find(By::Css("input[type=search][name=q]")).await?.send_keys("war").await?;
    reader.wait_for("results", "return document.querySelectorAll('li[data-paragraph]').length > 0").await
}

/// Trouble: what a browser refuses | nothing may be kept on the device | settings hold until one leaves, and the page says so
#[tokio::test]
async fn without_storage_settings_hold_until_one_leaves_and_the_page_says_so() -> Result<()> {
    for browser in Browser::all() {
        let reader = refusing(browser, Denied::Storage).await?;
        reader.open("/").await?;
        reader.wait_for("what is not kept", NOT_KEPT).await?;
        reader
            .eval(
                "document.querySelector('.settings summary').click(); \
                 [...document.querySelectorAll('.settings button')].find((one) => one.textContent === 'Dark').click(); \
                 return true",
            )
            .await?;
        reader
            .wait_for(
                "the refusal",
                "return document.documentElement.dataset.scheme === 'dark' && \
                 document.querySelector('.settings').textContent.includes('does not let the page remember')",
            )
            .await?;
        reads_and_searches(&reader).await?;
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}

/// Trouble: what a browser refuses | no worker for reading without a network | the foot of the page says that it needs the network
#[tokio::test]
async fn without_a_worker_the_page_says_that_it_needs_the_network() -> Result<()> {
    let reader = refusing(Browser::Firefox, Denied::Worker).await?;
    reader.open("/").await?;
    reader.wait_for("what is not kept", NOT_KEPT).await?;
    reads_and_searches(&reader).await?;
    assert_eq!(reader.console().await?, Vec::<String>::new());
    reader.leave().await
}

/// As in a reading room with a server of its own and no certificate.
///
/// Trouble: what a browser refuses | no clipboard | the text in a field, selected, to be copied by hand
#[tokio::test]
async fn on_a_host_that_is_not_secure_texts_are_copied_by_hand() -> Result<()> {
    let letter = Route::letter(&corpus().letters[0].id).path();
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        let address = reader.address(&letter).replace("127.0.0.1", INSECURE_HOST);
        reader.driver.goto(&address).await?;
        reader.started("the start").await?;
        assert_eq!(reader.eval("return isSecureContext || !!navigator.clipboard").await?, false, "{browser:?}");
        reader.wait_for("what is not kept", NOT_KEPT).await?;
        reader.driver.find(By::XPath("//button[text()='Copy link']")).await?.click().await?;
        reader
            .wait_for(
                "the field to copy from",
                "const field = document.querySelector('.said textarea'); \
                 return !!field && document.activeElement === field && \
                 field.closest('.said').textContent.includes('does not let the page copy')",
            )
            .await?;
        let selected = "const field = document.activeElement; \
                        return field.value.slice(field.selectionStart, field.selectionEnd)";
        assert_eq!(reader.text(selected).await?, address, "{browser:?}: all of it is selected");
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}

/// Trouble: hosts and disks | a page opened from a disk | it reads, leads to the others and to the one file
#[tokio::test]
async fn a_page_opened_from_a_disk_is_read_and_leads_to_others_and_to_the_one_file() -> Result<()> {
    let corpus = corpus();
    let letter = &corpus.letters[0].id;
    let first = dist().join("index.html").canonicalize()?;
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        reader.goto_file(&first, "").await?;
        let seen = "return getComputedStyle(document.querySelector('.no-app.disk')).display !== 'none'";
        reader.wait_for("what is missing", seen).await?;
        let dead = "return [...document.querySelectorAll('.needs-app')].filter((one) => one.checkVisibility?.({ visibilityProperty: true }) ?? \
                    (one.offsetParent && getComputedStyle(one).visibility === 'visible')).length";
        assert_eq!(reader.eval(dead).await?, 0, "{browser:?}: nothing is offered that cannot be done");
        let one_file = reader.text("return document.querySelector('.no-app.disk a').href").await?;
        assert!(one_file.ends_with(&format!("{}.html", corpus.collection.id)), "{browser:?} {one_file}");
        reader.eval(&format!("document.querySelector('a[href*=\"letters/{letter}/\"]').click(); return true")).await?;
        reader
            .wait_for(
                "the letter",
                &format!("return !!document.querySelector('article[data-letter=\"{letter}\"] #p1')"),
            )
            .await?;
        reader.leave().await?;
    }
    Ok(())
}
