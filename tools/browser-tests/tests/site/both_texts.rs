//! Both texts of a letter at once, the way from one correction to the next, and a theme that is chosen in a letter.

use anyhow::{Context as _, Result};
use browser_tests::{
    Browser, Reader,
    sight::{Sight, see},
};
use corpus::{Letter, Sense};
use serde_json::json;
use site::Route;
use text::{Version, compose};

use crate::corpus;

/// A letter with a correction that turns the sense around, and the id of that correction.
fn turned() -> Result<(Letter, String)> {
    let turned = |letter: &Letter| {
        let mut corrections = letter.corrections.iter();
        corrections.find(|one| one.sense == Some(Sense::Turned)).map(|one| one.id.clone())
    };
    let found = corpus().letters.into_iter().find_map(|letter| turned(&letter).map(|id| (letter, id)));
    found.context("a correction that turns the sense around")
}

/// The text of each part as it is shown, without what is not its text.
const SHOWN: &str = "\
    const copy = document.getElementById('text').cloneNode(true); \
    for (const one of copy.querySelectorAll('[data-apparatus]')) one.remove(); \
    return Object.fromEntries([...copy.querySelectorAll('p.para[id]')].map((one) => [one.id, one.textContent]));";

#[tokio::test]
async fn with_both_texts_what_is_not_apparatus_is_the_reading_text() -> Result<()> {
    let (letter, _) = turned()?;
    let expected: serde_json::Map<String, serde_json::Value> = letter
        .parts
        .iter()
        .filter(|part| part.kind == corpus::PartKind::Paragraph)
        .map(|part| (part.id.clone(), json!(compose(&letter, part, Version::Reading).text)))
        .collect();
    let reader = Reader::usual(Browser::Chromium).await?;
    for (text, sign) in [("both", "#text del.struck"), ("columns", "#text .transmitted")] {
        reader.open(&format!("{}?text={text}", Route::letter(&letter.id).path())).await?;
        reader.wait_for("both texts", &format!("return !!document.querySelector('{sign}')")).await?;
        assert_eq!(reader.eval(SHOWN).await?, json!(expected), "{text}");
    }
    reader.leave().await
}

#[tokio::test]
async fn one_steps_to_the_corrections_that_turn_the_sense_around_and_nothing_covers_them() -> Result<()> {
    let (letter, id) = turned()?;
    let reader = Reader::usual(Browser::Chromium).await?;
    for (width, height) in [(1440, 900), (768, 1024), (360, 780)] {
        see(&reader, Sight { height, ..Sight::of_width(width) }).await?;
        reader.open("/about/").await?;
        reader.open(&format!("{}?text=both", Route::letter(&letter.id).path())).await?;
        reader.wait_for("steps", "return !!document.querySelector('.correction-steps [aria-pressed]')").await?;
        reader.eval("document.querySelector('.correction-steps [aria-pressed]').click(); return true").await?;
        reader
            .eval("document.querySelector(\".correction-steps [aria-label='Next correction']\").click(); return true")
            .await?;
        let first = format!(
            "const place = document.querySelector('[data-pointed]'); if (place?.dataset.emendation !== '{id}') return false; \
             const box = place.getBoundingClientRect(); \
             const above = document.elementFromPoint(box.left + 2, box.top + 4); \
             return place.contains(above) && document.querySelector('.correction-steps').textContent.includes('≠')"
        );
        reader.wait_for("the first of them", &first).await?;
        let wide = reader.eval("return document.documentElement.scrollWidth <= innerWidth").await?;
        assert_eq!(wide, true, "{width}: nothing is wider than the window");
    }
    reader.leave().await
}

#[tokio::test]
async fn who_is_led_to_words_of_a_shortened_summary_sees_them() -> Result<()> {
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        let mut letters = 0;
        for letter in &corpus().letters {
            let path = Route::letter(&letter.id).path();
            reader.open(&path).await?;
            // The last of them that has words stands in none of the lines that are shown before one asks.
            let last = "return [...document.querySelectorAll('#text .summary > p [id^=place-]')] \
                .filter((place) => place.textContent).at(-1)?.id ?? ''";
            let last = reader.eval(last).await?;
            let last = last.as_str().context("an id")?;
            if last.is_empty() {
                continue;
            }
            letters += 1;
            let seen = format!(
                "const box = document.getElementById('{last}').getClientRects()[0]; \
                 const above = document.elementFromPoint(box.left + 2, box.top + 4); \
                 return document.getElementById('{last}').contains(above)"
            );
            assert_eq!(reader.eval(&seen).await?, false, "{browser:?} {path}: shortened");
            reader.open("/about/").await?;
            reader.open(&format!("{path}#{last}")).await?;
            reader.wait_for(&format!("{browser:?} {path}#{last} in sight"), &seen).await?;
            reader.open("/about/").await?;
            reader.open(&format!("{path}?text=both")).await?;
            let next = "document.querySelector(\".correction-steps [aria-label='Next correction']\")";
            reader.wait_for("steps", &format!("return !!{next}")).await?;
            let pointed = format!(
                "if (document.querySelector('[data-pointed]')?.id !== '{last}') {{ {next}.click(); return false; }} {seen}"
            );
            reader.wait_for(&format!("{browser:?} {path}: {last} among the steps, in sight"), &pointed).await?;
        }
        assert!(letters > 0, "a letter with a summary in which something is corrected");
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_theme_in_the_address_of_a_letter_is_marked_in_its_text() -> Result<()> {
    let corpus = corpus();
    let letter = corpus.letters.first().context("a letter")?;
    let (theme, assigned) = corpus
        .themes
        .iter()
        .find_map(|theme| Some((theme, theme.in_letter(&letter.id)?)))
        .context("a theme of the letter")?;
    let reader = Reader::usual(Browser::Chromium).await?;
    let path = Route::letter(&letter.id).path();
    reader.open(&format!("{path}?theme={}", theme.id)).await?;
    let marked = format!("return document.querySelectorAll('#text .part.about').length === {}", assigned.count());
    reader.wait_for("its passages", &marked).await?;
    reader.open(&format!("{path}?theme=no-such-theme")).await?;
    let said = "return document.querySelector('.notice').textContent.includes('theme=no-such-theme')";
    reader.wait_for("what is said of it", said).await?;
    reader.leave().await
}

#[tokio::test]
async fn escape_and_a_press_elsewhere_close_every_menu_of_a_letter() -> Result<()> {
    let (letter, _) = turned()?;
    let reader = Reader::usual(Browser::Chromium).await?;
    see(&reader, Sight { height: 1024, ..Sight::of_width(768) }).await?;
    reader.open(&Route::letter(&letter.id).path()).await?;
    for menu in [".settings", ".contents", ".find", ".which-text", ".from-here", ".cite"] {
        let open = format!(
            "const button = document.querySelector('{menu} > summary'); button.focus(); button.click(); \
             return document.querySelector('{menu}').open"
        );
        assert_eq!(reader.eval(&open).await?, true, "{menu}");
        reader.press("\u{e00c}").await?;
        let closed = format!(
            "return !document.querySelector('{menu}').open && document.activeElement.matches('{menu} > summary')"
        );
        reader.wait_for(&format!("{menu} closed, its button with the focus"), &closed).await?;
        reader.eval(&open).await?;
        reader
            .eval("document.querySelector('h1').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })); return true")
            .await?;
        assert_eq!(reader.eval(&format!("return document.querySelector('{menu}').open")).await?, false, "{menu}");
    }
    reader.leave().await
}

/// Trouble: late starts | a place named in an address that asks for a text twice as long as what was published, while the browser scrolls by itself | the page goes to the place
#[tokio::test]
async fn a_place_is_reached_although_the_page_grows_and_is_scrolled_while_it_is_drawn() -> Result<()> {
    let (letter, _) = turned()?;
    let reader = Reader::usual(Browser::Chromium).await?;
    see(&reader, Sight::of_width(360)).await?;
    reader.hold(Some(".wasm"));
    reader.driver.goto(reader.address(&format!("{}?text=columns#p11", Route::letter(&letter.id).path()))).await?;
    // What is drawn above the place makes browsers scroll by themselves to leave in sight what is, long after the page has
    // loaded where compiling takes its time.
    let slow = "const compile = WebAssembly.compileStreaming; WebAssembly.compileStreaming = async (...given) => { \
        const program = await compile.apply(WebAssembly, given); \
        await new Promise((go) => setTimeout(go, 1000)); return program; }; \
        setInterval(() => dispatchEvent(new Event('scroll')), 10); return true";
    reader.eval(slow).await?;
    reader.hold(None);
    reader.started("the letter").await?;
    reader.wait_for("both texts", "return !!document.querySelector('#text .transmitted')").await?;
    let top = "return document.getElementById('p11').getBoundingClientRect().top";
    let top = reader.eval(top).await?.as_f64().context("a distance")?;
    assert!((0.0..300.0).contains(&top), "the place stands {top} px down");
    reader.leave().await
}
