//! After one visit, without a network.

use anyhow::Result;
use browser_tests::{Browser, Reader};
use knot_of_war::site::Route;

use crate::corpus;

#[tokio::test]
async fn after_one_visit_every_letter_and_comparison_opens_without_a_network() -> Result<()> {
    let corpus = corpus();
    for browser in Browser::all() {
        let mut reader = Reader::usual(browser).await?;
        reader.open("/").await?;
        reader
            .wait_for(
                "the worker",
                "return !!navigator.serviceWorker && !!navigator.serviceWorker.controller || \
                 (navigator.serviceWorker.ready.then((one) => { if (one.active) window.kept = true; }), window.kept === true)",
            )
            .await?;
        reader.unplug();
        for letter in &corpus.letters {
            reader.open(&Route::letter(&letter.id).path()).await?;
            assert_eq!(
                reader
                    .eval(&format!("return !!document.querySelector('article[data-letter=\"{}\"]')", letter.id))
                    .await?,
                true,
                "{browser:?} {}",
                letter.id
            );
        }
        for route in
            [Route::compare(&corpus.letters[0].id, &corpus.letters[1].id), Route::Themes, Route::People, Route::Help]
        {
            reader.open(&route.path()).await?;
            assert_eq!(
                reader.eval("return document.querySelectorAll('h1').length").await?,
                1,
                "{browser:?} {}",
                route.path()
            );
        }
        reader.leave().await?;
    }
    Ok(())
}
