//! Pages in every state as readers see them who have the system's own colours, or want no motion.

use anyhow::Result;
use browser_tests::{
    Browser, Options, Reader,
    sight::{Sight, see},
};
use knot_of_war::site::Route;

use crate::{corpus, pages::some_of_each};

/// A page in a state that has to be brought about.
struct State {
    /// The address, from the root.
    path: String,
    /// What is done there, a script; often nothing.
    then: &'static str,
    /// What shows that it is there, the selector of an element.
    until: &'static str,
}

const OPEN_ALL: &str = "document.querySelectorAll('main details').forEach((one) => { one.open = true; });";

/// The pages of every type as they open, then what readers open on them.
fn states() -> Vec<State> {
    let corpus = corpus();
    let opening = &corpus.collection.opening;
    let letter = Route::letter(&opening.a.letter).path();
    let pair = format!("/compare/{}/{}/", opening.a.letter, opening.b.letter);
    let at = format!("{pair}?at=a-{},b-{}", opening.a.part, opening.b.part);
    let state = |path: String, then, until| State { path, then, until };
    let mut states: Vec<State> = some_of_each().iter().map(|route| state(route.path(), "", "main h1")).collect();
    states.extend([
        state(format!("{letter}?q=war"), "document.querySelector('.text .nmark a').click();", ".side.open"),
        state(format!("{letter}?q=war"), "", ".text mark"),
        state(format!("{letter}?text=source"), "", "[aria-current][href*=source]"),
        state(letter.clone(), OPEN_ALL, ".corrections[open]"),
        state(
            letter.clone(),
            "document.querySelector('.cite').open = true;",
            ".cite[open] textarea, .cite[open] button",
        ),
        state(letter.clone(), "document.querySelector('.para .num').click();", ".paragraph-menu"),
        state(letter, "document.querySelector('.settings').open = true;", ".settings[open]"),
        state("/?q=war".to_owned(), "document.querySelector('.filters-toggle').click();", "li[data-paragraph]"),
        state("/?q=war&view=letters".to_owned(), OPEN_ALL, ".letters mark"),
        state("/?q=war&view=concordance".to_owned(), "", ".concordance td"),
        state("/?q=zzzz".to_owned(), "", "#count"),
        state(at, "", ".gutter path"),
        state(format!("{pair}?by=themes"), "", "table.matrix"),
        state(format!("{pair}?by=words"), "", "table.figures"),
        state(format!("{pair}?view=linear"), "", ".linear li"),
        state(format!("/compare/{}/rest/?by=words", opening.a.letter), "", "table.figures"),
        state("/compare/?a=nobody&b=nowhere".to_owned(), "", ".caution"),
    ]);
    states
}

async fn bring_about(reader: &Reader, state: &State) -> Result<()> {
    reader.open(&state.path).await?;
    if !state.then.is_empty() {
        reader.eval(&format!("{} return true", state.then)).await?;
    }
    reader.wait_for(&state.path, &format!("return !!document.querySelector('{}')", state.until)).await
}

#[tokio::test]
async fn in_the_systems_own_colours_marks_and_choices_are_still_told_apart() -> Result<()> {
    let reader = Reader::usual(Browser::Chromium).await?;
    let letter = Route::letter(&corpus().collection.opening.a.letter).path();
    reader.open(&format!("{letter}?q=war")).await?;
    reader.wait_for("marks", "return !!document.querySelector('.text mark')").await?;
    see(&reader, Sight { forced: true, ..Sight::of_width(1440) }).await?;
    let apart = "const of = (selector, property) => getComputedStyle(document.querySelector(selector))[property]; \
        return [of('.text mark', 'backgroundColor') !== of('body', 'backgroundColor'), \
          of('.choice[aria-current]', 'outlineStyle') === 'solid', of('.strip rect', 'fill') !== of('.strip .frame', 'stroke')]";
    assert_eq!(reader.eval(apart).await?, serde_json::json!([true, true, true]), "marks, choices, the strip");
    reader.leave().await
}

#[tokio::test]
async fn who_wants_no_motion_gets_none() -> Result<()> {
    let mut options = Options::default();
    options.start.still = true;
    for browser in Browser::all() {
        let reader = Reader::new(browser, options.clone()).await?;
        for state in states() {
            bring_about(&reader, &state).await?;
            let moving = "return matchMedia('(prefers-reduced-motion: reduce)').matches ? [...document.querySelectorAll('*')].filter((one) => { \
                const style = getComputedStyle(one); return style.animationName !== 'none' || style.scrollBehavior === 'smooth' \
                  || (style.transitionDuration !== '0s' && style.transitionProperty !== 'none'); }).length : 'not asked'";
            assert_eq!(reader.eval(moving).await?, 0, "{browser:?}: {}", state.path);
        }
        reader.leave().await?;
    }
    Ok(())
}
