//! Searching while one types: from the key press to the answer on the page, and how good the answer is.
//!
//! Start with [`measure`]. Each is searched as its makers ship it: this edition and mdBook answer every key, Pagefind's own
//! field waits a moment for more; so its engine is also asked directly, from a script.

use std::time::Duration;

use anyhow::{Context as _, Result};
use serde_json::Value;
use thirtyfour::WebDriver;

use crate::{contestants::Contestant, judged, median, print};

/// How long an answer may take before it counts as the same as before, in ms.
const PATIENCE: u32 = 1500;

/// For how many queries of each set the key is measured; the answers are judged for all.
const TIMED: usize = 15;

/// Prints the figures.
pub async fn measure(driver: &WebDriver, contestants: &[Contestant]) -> Result<()> {
    let sets = [
        ("judged", "judgements.tsv"),
        ("unseen", "unseen.tsv"),
        ("fresh", "fresh.tsv"),
        ("independent", "independent.tsv"),
    ];
    let mut times: Vec<Vec<f64>> = Vec::new();
    let mut engine = Vec::new();
    let mut quality: Vec<Vec<(f64, f64)>> = Vec::new();
    for one in contestants {
        driver.goto(format!("{}?{}=war", one.searched(), one.asking)).await?;
        wait(driver, one).await?;
        let mut taken = Vec::new();
        let mut of_sets = Vec::new();
        for (_, file) in sets {
            let set = judged::read(file)?;
            let (mut gain, mut success) = (0.0, 0.0);
            for (number, judged) in set.iter().enumerate() {
                if number < TIMED {
                    taken.extend(typed(driver, one, &judged.query).await?);
                } else {
                    let put = format!("const text = arguments[0]; {}", one.type_text);
                    driver.execute(&put, vec![judged.query.as_str().into()]).await?;
                }
                tokio::time::sleep(Duration::from_millis(one.settles)).await;
                let script = format!("return (async (text) => {{ {} }})(arguments[0])", one.found);
                let found = driver.execute(&script, vec![judged.query.as_str().into()]).await?;
                let found: Vec<String> = serde_json::from_value(found.json().clone())?;
                gain += judged.ndcg(&found);
                success += f64::from(u8::from(judged.succeeds(&found)));
            }
            let count = set.len() as f64;
            of_sets.push((gain / count, 100.0 * success / count));
        }
        if one.name == "Pagefind" {
            for (_, file) in sets {
                for judged in judged::read(file)?.into_iter().take(TIMED) {
                    let script = "return (async (text) => { const engine = await import('/pagefind/pagefind.js'); \
                                  await engine.search('x'); const from = performance.now(); const found = await engine.search(text); \
                                  await Promise.all(found.results.slice(0, 5).map((one) => one.data())); \
                                  return performance.now() - from; })(arguments[0])";
                    let taken = driver.execute(script, vec![judged.query.as_str().into()]).await?;
                    engine.extend(taken.json().as_f64());
                }
            }
        }
        times.push(taken);
        quality.push(of_sets);
    }
    let row = |times: &[Vec<f64>]| times.iter().map(|taken| median(taken.clone())).collect::<Vec<_>>();
    print("search: key press to answer, in the field", "ms", true, &row(&times));
    let with_engine: Vec<Vec<f64>> = times.iter().take(2).cloned().chain([engine]).collect();
    print("search: key press to answer, Pagefind's engine alone", "ms", true, &row(&with_engine));
    for (number, (name, _)) in sets.iter().enumerate() {
        let of = |figure: &dyn Fn(&(f64, f64)) -> f64| -> Vec<Option<f64>> {
            quality.iter().map(|sets| sets.get(number).map(figure)).collect()
        };
        print(&format!("search: nDCG of the first ten, {name} queries"), "", false, &of(&|set| set.0));
        print(&format!("search: best passage among three, {name} queries"), "%", false, &of(&|set| set.1));
    }
    Ok(())
}

async fn wait(driver: &WebDriver, one: &Contestant) -> Result<()> {
    for _ in 0..200 {
        let script = format!("return Boolean({})", one.answered);
        if driver.execute(&script, Vec::new()).await?.json() == &Value::Bool(true) {
            // The application may still be drawing what follows.
            tokio::time::sleep(Duration::from_millis(500)).await;
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    anyhow::bail!("{}: the search does not answer", one.name)
}

/// Types all but the last letter, lets the page rest, and measures the last key; nothing where the answer stays the same.
async fn typed(driver: &WebDriver, one: &Contestant, query: &str) -> Result<Option<f64>> {
    let mut before = query.to_owned();
    before.pop();
    let put = format!("const text = arguments[0]; {}", one.type_text);
    driver.execute(&put, vec![before.as_str().into()]).await?;
    tokio::time::sleep(Duration::from_millis(500)).await;
    let script = format!(
        "const text = arguments[0]; const answer = () => {answer}; const before = answer(); \
         return new Promise((done) => {{ \
           const watch = new MutationObserver(() => {{ const now = answer(); \
             if (now && now !== before) {{ watch.disconnect(); done(performance.now() - from); }} }}); \
           watch.observe(document.body, {{ subtree: true, childList: true, characterData: true, attributes: true }}); \
           setTimeout(() => {{ watch.disconnect(); done(null); }}, {PATIENCE}); \
           const from = performance.now(); \
           {put} }})",
        answer = one.answer,
        put = one.type_text,
    );
    let taken = driver.execute(&script, vec![query.into()]).await.with_context(|| format!("{}: {query}", one.name))?;
    Ok(taken.json().as_f64())
}
