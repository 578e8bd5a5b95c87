//! Measures what a key in the search field costs in Chromium: scripts (handler, answer, changes of the page), style and
//! layout, as the browser itself adds them up. Painting is left out, and so is waiting for a frame.
//!
//! Prints a line as the benchmarks do: the work in ms that 95 of 100 keys stay below. The baseline is the same typed in the
//! field of a page that does not answer keys. Needs `dist/` and chromedriver, which `cargo xtask bench` sees to.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use browser_tests::{Browser, Reader};
use serde_json::{Value, json};
use thirtyfour::{By, cdp::Cdp};

/// What is typed, and taken back letter by letter.
const TYPED: &[&str] =
    &["trust", "can the united states be trusted", "who proposed the missiles", "missiles in cuba", "krushchev"];
/// From one key to the next: somebody who types fast.
const BETWEEN: Duration = Duration::from_millis(60);
/// Until the page has drawn what it leaves for a pause.
const REST: Duration = Duration::from_millis(400);
/// What a key may cost, in ms.
const LIMIT: u32 = 8;

/// What Chromium adds up over the life of a page, in seconds each.
const WORK: &[&str] = &["ScriptDuration", "RecalcStyleDuration", "LayoutDuration"];

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
    reader.driver.find(By::Id("q")).await?.click().await?;
    let tools = reader.driver.cdp();
    tools.send_raw("Performance.enable", json!({})).await?;
    // The first keys pay for what is made once.
    type_and_take_back(&reader, &tools, "war").await?;
    let mut times = Vec::new();
    for text in TYPED {
        times.extend(type_and_take_back(&reader, &tools, text).await?);
    }
    reader.leave().await?;
    times.sort_by(f64::total_cmp);
    times.get(times.len() * 95 / 100).copied().context("a time")
}

/// The work of each key, in ms; fails where the keys do not arrive.
async fn type_and_take_back(reader: &Reader, tools: &Cdp, text: &str) -> Result<Vec<f64>> {
    let letters = text.chars().map(|letter| json!({ "text": letter, "key": letter }));
    let backspace = json!({ "key": "Backspace", "code": "Backspace", "windowsVirtualKeyCode": 8 });
    let mut times = Vec::new();
    let all = [(letters.collect::<Vec<_>>(), text), (text.chars().map(|_| backspace.clone()).collect(), "")];
    for (keys, typed) in all {
        for key in keys {
            let before = work(tools).await?;
            press(tools, &key).await?;
            tokio::time::sleep(BETWEEN).await;
            times.push((work(tools).await? - before) * 1000.0);
        }
        tokio::time::sleep(REST).await;
        let field = reader.text("return document.getElementById('q').value").await?;
        ensure!(field == typed, "“{field}” stands in the field instead of “{typed}”");
    }
    Ok(times)
}

async fn press(tools: &Cdp, key: &Value) -> Result<()> {
    for kind in ["keyDown", "keyUp"] {
        let mut event = key.clone();
        event["type"] = kind.into();
        tools.send_raw("Input.dispatchKeyEvent", event).await?;
    }
    Ok(())
}

/// The work of the page so far, in seconds.
async fn work(tools: &Cdp) -> Result<f64> {
    let answer = tools.send_raw("Performance.getMetrics", json!({})).await?;
    let metrics = answer["metrics"].as_array().context("Chromium tells what a page costs")?;
    let mut sum = 0.0;
    for name in WORK {
        let metric = metrics.iter().find(|metric| metric["name"] == *name);
        sum += metric.and_then(|metric| metric["value"].as_f64()).with_context(|| format!("Chromium tells {name}"))?;
    }
    Ok(sum)
}
