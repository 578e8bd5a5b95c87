//! Measures what a key in the search field costs in Chromium: scripts (handler, answer, changes of the page), style and
//! layout, as the browser itself adds them up. Painting is left out, and so is waiting for a frame.
//!
//! Prints a line as the benchmarks do: the work in ms that 95 of 100 keys stay below. The baseline is the same typed in the
//! field of a page that does not answer keys. Needs `dist/` and chromedriver, which `cargo xtask bench` sees to.
//!
//! With a folder it looks at the edition there instead, such as one of a thousand letters, and also says how long the page
//! cannot answer its reader while it makes what search rests on; what is typed is named after the folder.

use std::{env, path::PathBuf, time::Duration};

use anyhow::{Context as _, Result, ensure};
use browser_tests::{Browser, Options, Reader};
use serde_json::{Value, json};
use thirtyfour::{By, cdp::Cdp};

/// What is typed, and taken back letter by letter.
const TYPED: &[&str] =
    &["trust", "can the united states be trusted", "who proposed the missiles", "missiles in cuba", "krushchev"];
/// From one key to the next: somebody who types fast.
const BETWEEN: Duration = Duration::from_millis(60);
/// Until the page has drawn what it leaves for a pause.
const REST: Duration = Duration::from_millis(400);
/// Until what is made once is there, in a large edition too.
const WARM: Duration = Duration::from_secs(3);
/// What a key may cost, in ms.
const LIMIT: u32 = 8;

/// What Chromium adds up over the life of a page, in seconds each.
const WORK: &[&str] = &["ScriptDuration", "RecalcStyleDuration", "LayoutDuration"];

/// What it may cost in an edition of a thousand letters.
const LARGE_LIMIT: u32 = 16;
/// How long the page of one may be unable to answer while it makes what search rests on, in ms: of each task what is above
/// 50 ms.
const BLOCKING_LIMIT: u32 = 150;

/// Notes the tasks of more than 50 ms, from the beginning of a page.
const NOTE_TASKS: &str = "window.long = []; \
    new PerformanceObserver((list) => long.push(...list.getEntries().map((one) => [one.startTime, one.duration]))) \
    .observe({ type: 'longtask', buffered: true })";

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = env::args().skip(1);
    if let Some(folder) = arguments.next() {
        return large(folder.into(), &arguments.collect::<Vec<_>>()).await;
    }
    let typed: Vec<String> = TYPED.iter().map(|text| (*text).to_owned()).collect();
    let reader = Reader::usual(Browser::Chromium).await?;
    let answered = percentile_95(reader, "/", &typed).await?;
    let reader = Reader::usual(Browser::Chromium).await?;
    let alone = percentile_95(reader, "/about/", &typed).await?;
    println!("search: one key in Chromium\t{answered:.3}\tms\t{alone:.3}\t{LIMIT}");
    Ok(())
}

/// An edition of many letters, in a folder.
async fn large(folder: PathBuf, typed: &[String]) -> Result<()> {
    let folder = folder.canonicalize()?;
    let word = typed.first().context("name what is typed after the folder")?;
    let open = || Reader::new(Browser::Chromium, Options { folder: Some(folder.clone()), ..Options::default() });
    let reader = open().await?;
    reader.open("/").await?;
    // What the start of the application costs is not the index.
    tokio::time::sleep(Duration::from_secs(3)).await;
    reader.eval(NOTE_TASKS).await?;
    let begun = reader.eval("return window.begun = performance.now()").await?.as_f64().context("a time")?;
    reader.driver.find(By::Id("q")).await?.send_keys(word).await?;
    reader.wait_for("results", "return !!document.querySelector('[data-letter][data-paragraph]')").await?;
    let ready = reader.eval("return performance.now()").await?.as_f64().context("a time")?;
    tokio::time::sleep(REST).await;
    let tasks = "return long.filter((one) => one[0] + one[1] > begun).map((one) => one[1])";
    let tasks: Vec<f64> = serde_json::from_value(reader.eval(tasks).await?)?;
    reader.leave().await?;
    let blocking: f64 = tasks.iter().map(|task| task - 50.0).sum();
    let longest = tasks.iter().copied().fold(0.0, f64::max);
    println!("search: blocking until it answers, in Chromium\t{blocking:.1}\tms\t-\t{BLOCKING_LIMIT}");
    println!("search: longest task until it answers, in Chromium\t{longest:.1}\tms\t-\t-");
    println!("search: until it answers, in Chromium\t{:.1}\tms\t-\t-", ready - begun);
    let answered = percentile_95(open().await?, "/", typed).await?;
    println!("search: one key in Chromium\t{answered:.3}\tms\t-\t{LARGE_LIMIT}");
    Ok(())
}

async fn percentile_95(reader: Reader, path: &str, typed: &[String]) -> Result<f64> {
    reader.open(path).await?;
    reader.driver.find(By::Id("q")).await?.click().await?;
    let tools = reader.driver.cdp();
    tools.send_raw("Performance.enable", json!({})).await?;
    // The first keys pay for what is made once.
    type_and_take_back(&reader, &tools, "war").await?;
    tokio::time::sleep(WARM).await;
    let mut times = Vec::new();
    for text in typed {
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
