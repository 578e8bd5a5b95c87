//! Two letters side by side, in the built edition.
//!
//! Start with [`run`], the script language of these tests. [`level`]: what stands level with what; [`address`]: what the address
//! keeps; [`hands`]: by keyboard, on a phone, enlarged; [`small`]: where there is no room for both; [`heard`]: what those hear who do not see it.

mod address;
mod hands;
mod heard;
mod level;
mod small;

use anyhow::{Context as _, Result, bail};
use browser_tests::{Browser, Options, Reader};
use corpus::{Letter, collection::Opening};
use serde_json::Value;

use crate::corpus;

/// How far apart the tops of two passages are on the screen, in px.
fn apart(a: &str, b: &str) -> String {
    format!(
        "return Math.abs(document.getElementById('a-{a}').getBoundingClientRect().top \
         - document.getElementById('b-{b}').getBoundingClientRect().top)"
    )
}

fn opening() -> Opening {
    corpus().collection.opening.unwrap()
}

fn path(opening: &Opening) -> String {
    let (a, b) = (&opening.a, &opening.b);
    format!("/compare/{}/{}/?at=a-{},b-{}", a.letter, b.letter, a.part, b.part)
}

/// The two letters with the most paragraphs, as a path.
fn longest() -> String {
    let mut letters: Vec<Letter> = corpus().letters;
    letters.sort_by_key(|letter| std::cmp::Reverse(letter.body().count()));
    letters.truncate(2);
    letters.sort_by(|one, other| one.id.cmp(&other.id));
    letters.iter().fold("/compare/".to_owned(), |path, letter| format!("{path}{}/", letter.id))
}

/// What every script of these tests can use.
const WORDS: &str = "const done = arguments[arguments.length - 1]; \
    const frames = (count = 3) => new Promise((go) => { const one = (left) => left ? requestAnimationFrame(() => one(left - 1)) : go(); one(count); }); \
    const pane = (side) => document.querySelector(`[data-pane=${side}]`); \
    const end = (side) => pane(side).scrollHeight - pane(side).clientHeight; \
    const topOf = (id) => document.getElementById(id).getBoundingClientRect().top; \
    const line = +document.querySelector('[data-reading-line]').dataset.readingLine; ";

/// Runs statements in the page, which may wait for frames, and gives back what they return.
async fn run(reader: &Reader, statements: &str) -> Result<Value> {
    let script =
        format!("{WORDS} (async () => {{ {statements} }})().then(done, (error) => done({{ thrown: String(error) }}));");
    let answer = reader.driver.execute_async(script, Vec::new()).await?.json().clone();
    match answer.get("thrown") {
        Some(thrown) => bail!("{thrown} in: {statements}"),
        None => Ok(answer),
    }
}

/// Opens a comparison and waits until its panes are measured.
async fn open(reader: &Reader, path: &str) -> Result<()> {
    reader.open(path).await?;
    reader.wait_for(path, "return !!document.querySelector('.gutter svg')").await
}

/// Clicks the first element that a selector finds and that holds a text.
async fn click(reader: &Reader, selector: &str, text: &str) -> Result<()> {
    let found =
        format!("[...document.querySelectorAll('{selector}')].find((one) => one.textContent.includes('{text}'))");
    reader.wait_for(&format!("{selector} “{text}”"), &format!("return !!{found}")).await?;
    reader.eval(&format!("{found}.click()")).await?;
    Ok(())
}

fn numbers(value: &Value) -> Result<Vec<f64>> {
    value.as_array().context("a list")?.iter().map(|one| one.as_f64().context("a number")).collect()
}

async fn wait_level(reader: &Reader, a: &str, b: &str) -> Result<()> {
    reader.wait_for(&format!("{a} level with {b}"), &format!("return (() => {{ {} }})() <= 2", apart(a, b))).await
}

#[tokio::test]
async fn the_opening_comparison_shows_both_passages_level_and_says_why() -> Result<()> {
    let opening = opening();
    for browser in Browser::every() {
        for size in [(1440, 900), (500, 800)] {
            let mut options = Options::default();
            options.start.size = size;
            let reader = Reader::new(browser, options).await?;
            reader.open(&path(&opening)).await?;
            wait_level(&reader, &opening.a.part, &opening.b.part).await?;
            let now = reader.text("return document.querySelector('.linkbar-now').textContent").await?;
            assert!(now.contains("Contradiction"), "{browser:?} {size:?}: {now}");
            assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
            reader.leave().await?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn an_address_with_two_letters_in_its_query_leads_to_their_own_page() -> Result<()> {
    let opening = opening();
    let reader = Reader::usual(Browser::Firefox).await?;
    reader.open(&format!("/compare/?a={}&b={}", opening.a.letter, opening.b.letter)).await?;
    let wanted = format!("/compare/{}/{}/", opening.a.letter, opening.b.letter);
    reader.wait_for("the pair's own page", &format!("return location.pathname.endsWith('{wanted}')")).await?;
    reader.leave().await
}
