//! Pages that others change at random, before and after the application has started: extensions, translators, annotators.
//!
//! Start with [`changed_at_random`]: a reader goes through a page's views while somebody makes changes (`changes.js`), and
//! after each step has before him what stands there without them, or, where nothing new was to be shown, what the others
//! have left. `CHANGES` in the environment says how many changes are made; with it the seed is another each time, and is told
//! where something fails; `SEED` gives it back.

use std::{
    collections::BTreeMap,
    env,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use anyhow::{Result, bail, ensure};
use browser_tests::{Browser, Reader};
use serde_json::{Value, json};
use site::Route;

use crate::corpus;

/// What makes the changes, and tells what is seen.
const OTHERS: &str = include_str!("changes.js");

/// What is not right by then is wrong.
const LATE: Duration = Duration::from_secs(5);

/// The words that a reader has before him, by place.
type Seen = BTreeMap<String, String>;

/// A page, and where the reader goes from it.
fn journeys() -> Vec<(String, Vec<String>)> {
    let corpus = corpus();
    let (a, b) = (&corpus.letters[0].id, &corpus.letters[1].id);
    let (letter, other) = (Route::letter(a).path(), Route::letter(b).path());
    let pair = Route::compare(a, b).path();
    let theme = corpus.themes.first().map(|theme| Route::Theme { theme: theme.id.clone() }.path());
    let person = corpus.people.first().map(|person| Route::Person { id: person.id.clone() }.path());
    let tails = |path: &str, tails: &[&str]| tails.iter().map(|tail| format!("{path}{tail}")).collect::<Vec<_>>();
    let mut journeys = vec![
        (
            "/".to_owned(),
            tails(
                "/",
                &["?q=trust", "?q=trust&form=letter", "?q=zzzz", "?q=war&view=concordance", "?q=war&view=letters", ""],
            ),
        ),
        (letter.clone(), [tails(&letter, &["?q=peace", "?text=source", "?q=war", ""]), vec![other]].concat()),
        (pair.clone(), tails(&pair, &["?q=peace", "?by=themes", "?by=words", ""])),
        ("/contradictions/".to_owned(), tails("/contradictions/", &["?kind=contradiction", "?kind=same-phrase", ""])),
        ("/exchange/".to_owned(), tails("/", &["exchange/?zone=moscow", "exchange/?zone=washington", "?q=trust"])),
        ("/compare/".to_owned(), tails("/", &[&format!("compare/?a={a}&b={b}"), "compare/"])),
    ];
    let texts = ["/themes/", "/people/", "/places/", "/terms/", "/about/", "/help/"].map(str::to_owned);
    for page in texts.into_iter().chain(theme).chain(person) {
        journeys.push((page, vec!["/?q=trust".to_owned(), "/about/".to_owned()]));
    }
    journeys
}

/// Opens a page from the host, and does not start the application.
async fn load(reader: &Reader, path: &str) -> Result<()> {
    let away = "navigator.serviceWorker?.getRegistrations().then((all) => all.forEach((one) => one.unregister())); return true";
    reader.eval(away).await?;
    reader.driver.goto("about:blank").await?;
    reader.driver.goto(reader.address(path)).await?;
    reader.eval(&format!("{OTHERS}; return true")).await?;
    Ok(())
}

/// Waits until nothing changes any more, and returns what the application says of itself.
///
/// While the application is drawn anew, after what others have done, the browser itself follows links: then the page that has
/// come is the one to be looked at, which nobody has changed yet.
async fn settle(reader: &Reader) -> Result<String> {
    const AT_REST: &str = "if (!window.seen) return null; \
        const now = () => JSON.stringify([document.documentElement.dataset.app, window.seen(), location.href]); \
        for (let last = '', same = 0; same < 3;) { \
          const next = now(); \
          same = next === last && !/static|starting/.test(document.documentElement.dataset.app) ? same + 1 : 0; \
          last = next; await new Promise((done) => setTimeout(done, 40)); } \
        return document.documentElement.dataset.app";
    for _ in 0..2 {
        // Between two pages there may be none to answer.
        if let Ok(Some(Value::String(app))) = reader.outcome(AT_REST).await {
            return Ok(app);
        }
        reader.started("the page that has come").await?;
        reader.eval(&format!("{OTHERS}; return true")).await?;
    }
    bail!("left again and again")
}

async fn start(reader: &Reader) -> Result<()> {
    reader.eval("dispatchEvent(new PointerEvent('pointermove')); return true").await?;
    Ok(())
}

async fn follow(reader: &Reader, path: &str) -> Result<()> {
    reader.eval(&format!("window.follow({}); return true", json!(reader.address(path)))).await?;
    Ok(())
}

async fn seen(reader: &Reader) -> Result<Seen> {
    Ok(serde_json::from_value(reader.eval("return window.seen()").await?)?)
}

async fn change(reader: &Reader, seed: u32, count: u32) -> Result<Value> {
    reader.eval(&format!("return window.change({seed}, {count})")).await
}

/// What is seen at each step of a journey that nobody disturbs.
async fn undisturbed(reader: &Reader, path: &str, steps: &[String]) -> Result<Vec<Seen>> {
    load(reader, path).await?;
    let mut all = vec![seen(reader).await?];
    start(reader).await?;
    settle(reader).await?;
    let app = "document.getElementById('app')";
    reader.eval(&format!("window.first = {app}; return true")).await?;
    all.push(seen(reader).await?);
    for step in steps {
        follow(reader, step).await?;
        settle(reader).await?;
        all.push(seen(reader).await?);
    }
    ensure!(
        reader.eval(&format!("return window.first === {app}")).await? == true,
        "{path}: drawn anew without a reason"
    );
    Ok(all)
}

/// What is wrong with what is seen now: it has to be what stands there undisturbed; where that is as it was a step before,
/// it may also be as others have left it.
fn wrong(undisturbed: [&Seen; 2], before: &Seen, now: &Seen) -> Vec<String> {
    let [was, is] = undisturbed;
    let expected = is.iter().filter(|(place, words)| {
        let is_left = was.get(*place) == Some(*words) && now.get(*place) == before.get(*place);
        now.get(*place) != Some(*words) && !is_left
    });
    let expected = expected.map(|(place, words)| format!("{place} is {:?} and should be {words:?}", now.get(place)));
    let unasked = now.keys().filter(|place| !is.contains_key(*place) && !before.contains_key(*place));
    expected.chain(unasked.map(|place| format!("{place} should not be there"))).collect()
}

/// What is seen after a step, when it is right or has been wrong for long: whether the application goes on, and what is wrong.
/// An application that has ended has to say so.
async fn outcome(reader: &Reader, undisturbed: [&Seen; 2], before: &Seen) -> Result<(bool, Vec<String>)> {
    const IS_TOLD: &str = "return getComputedStyle(document.querySelector('.no-app.failed')).display === 'block'";
    let begun = Instant::now();
    loop {
        let app = settle(reader).await?;
        let found = if app == "ready" {
            seen(reader).await.map(|now| wrong(undisturbed, before, &now))
        } else {
            reader
                .eval(IS_TOLD)
                .await
                .map(|told| if told == true { vec![] } else { vec![format!("{app} and not told")] })
        };
        // The page may be left under the question; and on a busy machine what comes late is not wrong.
        match found {
            Ok(wrong) if wrong.is_empty() || begun.elapsed() > LATE => return Ok((app == "ready", wrong)),
            Err(error) if begun.elapsed() > LATE => return Err(error),
            _ => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    }
}

/// So many random changes and more, before the start and after it, over all kinds of pages.
async fn changed_at_random(browser: Browser, enough: u32) -> Result<()> {
    let asked = |name: &str| env::var(name).ok().and_then(|value| value.parse::<u32>().ok());
    let clock = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.subsec_nanos());
    let seed = asked("SEED").unwrap_or_else(|| if asked("CHANGES").is_some() { clock() } else { 0 });
    let reader = Reader::usual(browser).await?;
    let journeys = journeys();
    let mut known: BTreeMap<&str, Vec<Seen>> = BTreeMap::new();
    let mut made = 0;
    for (case, (path, steps)) in (seed..).zip(journeys.iter().cycle().skip(seed as usize % journeys.len())) {
        if made >= enough {
            break;
        }
        if !known.contains_key(path.as_str()) {
            known.insert(path, undisturbed(&reader, path, steps).await?);
        }
        let undisturbed = &known[path.as_str()];
        let what = |step: &str, changes: &Value| format!("{browser:?}, SEED={case}, {path} → {step}, after {changes}");
        load(&reader, path).await?;
        let is_before = case / 7 % 2 == 0;
        let mut changes = json!([]);
        if is_before {
            changes = change(&reader, case, 1 + case % 7).await?;
        }
        let mut before = seen(&reader).await?;
        start(&reader).await?;
        for (at, step) in ["its start"].into_iter().chain(steps.iter().map(String::as_str)).enumerate() {
            if at > 0 {
                if !(is_before && at == 1) {
                    changes = change(&reader, case.wrapping_mul(100).wrapping_add(at as u32), 1 + case % 7).await?;
                }
                before = seen(&reader).await?;
                follow(&reader, step).await?;
            }
            made += changes.as_array().map_or(0, Vec::len) as u32;
            let (goes_on, wrong) = outcome(&reader, [&undisturbed[at], &undisturbed[at + 1]], &before).await?;
            assert!(wrong.is_empty(), "{}: {wrong:#?}", what(step, &changes));
            if !goes_on {
                break;
            }
            changes = json!([]);
        }
    }
    reader.leave().await
}

/// How many changes are made where nobody asks for more.
fn enough(usual: u32) -> u32 {
    env::var("CHANGES").ok().and_then(|value| value.parse().ok()).unwrap_or(usual)
}

/// Trouble: changed pages | text wrapped, split, merged, translated, elements put in and taken away at random, before and after the start | what stands there otherwise; nothing twice, nothing lost, no false count
#[tokio::test]
async fn random_changes_of_others_never_double_or_lose_text_nor_make_counts_false_in_chromium() -> Result<()> {
    changed_at_random(Browser::Chromium, enough(80)).await
}

/// Trouble: changed pages | a tenth as many changes at random | the same
#[tokio::test]
async fn random_changes_do_no_harm_in_firefox_and_webkit_either() -> Result<()> {
    for browser in [Browser::Firefox, Browser::WebKit] {
        changed_at_random(browser, enough(200) / 10).await?;
    }
    Ok(())
}
