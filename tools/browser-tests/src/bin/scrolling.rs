//! Measures how many long tasks there are while the longest pair of letters is scrolled through in Chromium: the wheel is
//! turned over the left pane from top to end, notch by notch, while the browser notes every task of more than 50 ms.
//!
//! Prints a line as the benchmarks do; the baseline is the same with the panes unlocked, where only the browser works. Needs
//! `dist/` and chromedriver, which `cargo xtask bench` sees to.

use std::cmp::Reverse;

use anyhow::{Context as _, Result};
use browser_tests::{Browser, Reader};
use corpus::{Corpus, Letter};
use knot_of_war::CORPUS_JSON;
use serde_json::json;
use site::Route;
use thirtyfour::common::command::Command;

/// Notches of 120 px in one turn of the wheel.
const NOTCHES: usize = 25;

#[tokio::main]
async fn main() -> Result<()> {
    let mut letters: Vec<Letter> = Corpus::from_json(CORPUS_JSON)?.letters;
    letters.sort_by_key(|letter| Reverse(letter.body().count()));
    let [first, second, ..] = &letters[..] else { return Ok(()) };
    let path = Route::compare(&first.id, &second.id).path();
    let level = long_tasks(&path).await?;
    let free = long_tasks(&format!("{path}?lock=0")).await?;
    println!("compare: tasks over 50 ms, scrolling the longest pair\t{level}\ttasks\t{free}\t0");
    Ok(())
}

async fn long_tasks(path: &str) -> Result<u64> {
    let reader = Reader::usual(Browser::Chromium).await?;
    reader.open(path).await?;
    reader.wait_for("the panes", "return !!document.querySelector('.gutter svg')").await?;
    // What starting costs is not scrolling.
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    reader
        .eval(
            "window.long = []; new PerformanceObserver((list) => long.push(...list.getEntries().map((one) => one.duration))) \
             .observe({ entryTypes: ['longtask'] })",
        )
        .await?;
    let at_the_end = "const pane = document.querySelector('[data-pane=a]'); \
         return pane.scrollTop >= pane.scrollHeight - pane.clientHeight - 1";
    let middle = reader
        .eval("const at = document.querySelector('[data-pane=a]').getBoundingClientRect(); return [at.left + at.width / 2, at.top + at.height / 2].map(Math.round)")
        .await?;
    let notch = json!({
        "type": "scroll", "x": middle[0], "y": middle[1], "deltaX": 0, "deltaY": 120, "duration": 30, "origin": "viewport"
    });
    while reader.eval(at_the_end).await? == false {
        let turn = json!([{ "type": "wheel", "id": "wheel", "actions": vec![notch.clone(); NOTCHES] }]);
        reader.driver.handle().cmd(Command::PerformActions(turn.into())).await?;
    }
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let count = reader.eval("return long.length").await?;
    reader.leave().await?;
    count.as_u64().context("a count of tasks")
}
