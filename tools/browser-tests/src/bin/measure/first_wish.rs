//! The first wish: how long a reader waits for what he asks of a page that has just come, and of one that stands for a while.
//!
//! Start with [`measure`]. Each wish is made once on a page of its own, by a real click or key; time runs from the browser's
//! event to the effect in the page. Only editions of this program are asked: the other sites have no such controls.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use thirtyfour::{By, WebDriver, cdp::Cdp};

use crate::{
    contestants::Contestant,
    load::{CONDITIONS, Conditions, empty, unlimited},
    median, print,
};

/// How often each wish is made; the middle counts.
const VISITS: usize = 3;

/// How long a page stands before the wish, in ms: not at all, and long enough for idle time to have fetched.
const STANDING: [u64; 2] = [0, 5000];

/// After so many seconds without an effect a wish is lost.
const LOST: u64 = 15;

/// What a reader wants of a page.
struct Wish {
    name: &'static str,
    /// Whether it is made on a letter, else on the first page.
    on_letter: bool,
    /// What is clicked, or typed into.
    control: &'static str,
    /// A key, where one is typed instead of clicking.
    key: Option<&'static str>,
    /// An expression that is true when the page has done it; `probe.text` is the letter's text as it was before.
    done: &'static str,
}

const WISHES: [Wish; 4] = [
    Wish {
        name: "“As transmitted”",
        on_letter: true,
        control: "//a[normalize-space()='As transmitted']",
        key: None,
        done: "location.search.includes('text=source') && document.querySelector('article').textContent !== probe.text",
    },
    Wish {
        name: "the number of a paragraph",
        on_letter: true,
        control: "//p[@id='p2']//a[@data-apparatus='number'] | //p[@id='p2']//*[@data-apparatus='number']//a",
        key: None,
        // Its menu, from which words are cited and linked.
        done: "document.querySelector('.paragraph-menu')",
    },
    Wish {
        name: "“Copy link”",
        on_letter: true,
        control: "//button[normalize-space()='Copy link']",
        key: None,
        done: "/copied|press again|the address line/i.test(document.body.innerText)",
    },
    Wish {
        name: "a key in the search field",
        on_letter: false,
        control: "//input[@name='q']",
        key: Some("w"),
        // One letter is a word that no passage has: its answer says so.
        done: "document.querySelector('li[data-letter][data-paragraph]') || /^No /.test(document.getElementById('count')?.textContent ?? '')",
    },
];

/// Runs in each page before anything of its own.
const PROBE: &str = "
  const probe = window.probe = { asked: 0, told: 0, done: 0, text: '' };
  const look = () => {
    if (!probe.asked) return;
    if (!probe.told && document.getElementById('told')?.textContent.trim()) probe.told = performance.now();
    if (!probe.done && (DONE)) probe.done = performance.now();
  };
  const ask = (event) => {
    if (probe.asked || !event.isTrusted) return;
    probe.text = document.querySelector('article')?.textContent ?? '';
    probe.asked = event.timeStamp;
  };
  addEventListener('pointerdown', ask, true);
  if (KEY) addEventListener('keydown', (event) => { probe.asked = 0; ask(event); }, true);
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  setInterval(look, 4);
";

/// What a page did, in ms after the wish.
struct Answer {
    done: f64,
    /// Until it was said that it takes longer; nothing where nothing was said.
    told: Option<f64>,
}

/// Prints how long each wish takes, in each of the conditions: nothing where another edition loses it.
///
/// # Errors
/// When this edition, which is the first, loses one.
pub async fn measure(driver: &WebDriver, contestants: &[Contestant]) -> Result<()> {
    let tools = driver.cdp();
    for conditions in &CONDITIONS {
        for standing in STANDING {
            for wish in &WISHES {
                let when = if standing == 0 { "at once".to_owned() } else { format!("after {} s", standing / 1000) };
                let (mut done, mut told) = (Vec::new(), Vec::new());
                for (nth, contestant) in contestants.iter().enumerate() {
                    let mut answers = Vec::new();
                    if contestant.is_edition {
                        answers = all_answers(driver, &tools, contestant, wish, conditions, standing)
                            .await
                            .with_context(|| format!("{}: {}", contestant.name, wish.name))?;
                    }
                    if answers.len() < VISITS {
                        ensure!(nth > 0, "{} is lost {when}, {}", wish.name, conditions.name);
                        answers.clear();
                    }
                    done.push(median(answers.iter().map(|answer| answer.done).collect()));
                    told.push(median(answers.iter().filter_map(|answer| answer.told).collect()));
                }
                print(&format!("first wish {when}: {}, {}", wish.name, conditions.name), "ms", true, &done);
                if standing == 0 && told.iter().any(Option::is_some) {
                    print(&format!("… told meanwhile after: {}, {}", wish.name, conditions.name), "ms", true, &told);
                }
            }
        }
    }
    unlimited(&tools).await
}

/// The answers to a wish, until a visit gets none.
async fn all_answers(
    driver: &WebDriver,
    tools: &Cdp,
    contestant: &Contestant,
    wish: &Wish,
    conditions: &Conditions,
    standing: u64,
) -> Result<Vec<Answer>> {
    let probe = PROBE.replace("DONE", wish.done).replace("KEY", if wish.key.is_some() { "true" } else { "false" });
    let added =
        tools.send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": format!("{{{probe}}}") })).await?;
    let path = if wish.on_letter { contestant.letter.as_str() } else { "/" };
    let mut answers = Vec::new();
    for _ in 0..VISITS {
        unlimited(tools).await?;
        driver.goto("about:blank").await?;
        empty(tools, &contestant.site).await?;
        conditions.set(tools).await?;
        driver.goto(format!("{}{path}", contestant.site.url().trim_end_matches('/'))).await?;
        tokio::time::sleep(Duration::from_millis(standing)).await;
        // What is not there, or not to be seen, cannot be asked for.
        let Ok(control) = driver.find(By::XPath(wish.control)).await else { break };
        let asked = match wish.key {
            None => control.click().await,
            Some(key) => control.send_keys(key).await,
        };
        if asked.is_err() {
            break;
        }
        let Some(answer) = answer(driver).await? else { break };
        answers.push(answer);
    }
    let remove = json!({ "identifier": added.get("identifier").cloned().unwrap_or_default() });
    tools.send_raw("Page.removeScriptToEvaluateOnNewDocument", remove).await?;
    Ok(answers)
}

async fn answer(driver: &WebDriver) -> Result<Option<Answer>> {
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(LOST) {
        let seen = driver.execute("return [probe.asked, probe.told, probe.done]", Vec::new()).await?.json().clone();
        let at = |place: usize| seen.get(place).and_then(Value::as_f64).filter(|time| *time > 0.0);
        if let (Some(asked), Some(done)) = (at(0), at(2)) {
            let told = at(1).filter(|told| *told < done).map(|told| told - asked);
            return Ok(Some(Answer { done: done - asked, told }));
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Ok(None)
}
