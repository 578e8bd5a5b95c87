//! Measures what a key in the search field costs in Chromium: everything from the key until the page with its answer is
//! laid out, that is handler, answer, changes of the page, style and layout. Painting is the browser's own.
//!
//! Prints a line as the benchmarks do: the time that 95 of 100 keys stay below. The baseline is the same typed in the field
//! of a page that does not answer keys. Needs `dist/` and chromedriver, which `cargo xtask bench` sees to.

use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use browser_tests::{Browser, Reader};
use thirtyfour::{By, Key};

/// What is typed, and taken back letter by letter.
const TYPED: &[&str] =
    &["trust", "can the united states be trusted", "who proposed the missiles", "missiles in cuba", "krushchev"];
/// From one key to the next: somebody who types fast.
const BETWEEN: Duration = Duration::from_millis(60);
/// Until the page has drawn what it leaves for a pause.
const REST: Duration = Duration::from_millis(400);
/// What a key may cost, in ms.
const LIMIT: u32 = 8;

/// Notes the times. A message to oneself arrives when the handlers and what they leave for the end of the task are done;
/// asking for a size has the page laid out there and then.
const WATCH: &str = "window.keys = []; \
     document.getElementById('q').addEventListener('beforeinput', () => { \
       const from = performance.now(); const { port1, port2 } = new MessageChannel(); \
       port1.onmessage = () => { document.body.getBoundingClientRect(); window.keys.push(performance.now() - from); }; \
       port2.postMessage(0); }, { capture: true })";

#[tokio::main]
async fn main() -> Result<()> {
    let answered = percentile_95("/").await?;
    let alone = percentile_95("/about/").await?;
    println!("search: one key in Chromium\t{answered:.3}\tms\t{alone:.3}\t{LIMIT}");
    Ok(())
}

async fn percentile_95(path: &str) -> Result<f64> {
    let reader = Reader::usual(Browser::Chromium).await?;
    reader.open(path).await?;
    let field = reader.driver.find(By::Id("q")).await?;
    field.click().await?;
    // The first keys pay for what is made once.
    field.send_keys("war").await?;
    tokio::time::sleep(REST).await;
    field.send_keys(Key::Backspace + Key::Backspace + Key::Backspace).await?;
    tokio::time::sleep(REST).await;
    reader.eval(WATCH).await?;
    for text in TYPED {
        for letter in text.chars() {
            field.send_keys(letter.to_string()).await?;
            tokio::time::sleep(BETWEEN).await;
        }
        tokio::time::sleep(REST).await;
        for _ in text.chars() {
            field.send_keys(Key::Backspace).await?;
            tokio::time::sleep(BETWEEN).await;
        }
        tokio::time::sleep(REST).await;
    }
    let times = reader.eval("return window.keys").await?;
    reader.leave().await?;
    let mut times: Vec<f64> = serde_json::from_value(times)?;
    let keys: usize = TYPED.iter().map(|text| 2 * text.len()).sum();
    if times.len() != keys {
        bail!("{path}: {} of {keys} keys arrived", times.len());
    }
    times.sort_by(f64::total_cmp);
    times.get(times.len() * 95 / 100).copied().context("a time")
}
