//! Nothing that axe knows is wrong on any page in any state, and every page can be read when it is narrow, enlarged, spaced
//! out, or in the system's own colours.

use anyhow::Result;
use browser_tests::{
    Browser, Options, Reader,
    axe::{self, Rules},
    driver::Start,
    sight::{Sight, see},
    versions::dist,
};
use site::Route;

use crate::{at_length, corpus, is_turn, pages::some_of_each};

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

/// The pages of every type as they open.
fn pages() -> Vec<State> {
    some_of_each().iter().map(|route| State { path: route.path(), then: "", until: "main h1" }).collect()
}

/// What readers open on them.
fn opened() -> Vec<State> {
    let corpus = corpus();
    let opening = corpus.collection.opening.as_ref().unwrap();
    let letter = Route::letter(&opening.a.letter).path();
    let pair = format!("/compare/{}/{}/", opening.a.letter, opening.b.letter);
    let at = format!("{pair}?at=a-{},b-{}", opening.a.part, opening.b.part);
    let state = |path: String, then, until| State { path, then, until };
    vec![
        state(format!("{letter}?q=war"), "document.querySelector('.text .nmark a').click();", "[data-explains]"),
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
    ]
}

fn states() -> Vec<State> {
    pages().into_iter().chain(opened()).collect()
}

async fn bring_about(reader: &Reader, state: &State) -> Result<()> {
    reader.open(&state.path).await?;
    if !state.then.is_empty() {
        reader.eval(&format!("{} return true", state.then)).await?;
    }
    reader.wait_for(&state.path, &format!("return !!document.querySelector('{}')", state.until)).await
}

/// The page of the host for addresses that do not exist, and the one file: they start differently.
async fn open_apart(reader: &Reader, which: &str) -> Result<()> {
    if which == "404" {
        reader.driver.goto(reader.address("/there/is/no/such/page/")).await?;
        return reader.wait_for("the page of the host", "return !!document.getElementById('home')").await;
    }
    let file = dist().join(format!("{}.html", corpus().collection.id)).canonicalize()?;
    reader.goto_file(&file, "").await?;
    reader.started("the one file").await
}

/// Width and rules, and whether the page is dark: every kind of page is looked at in all of these.
const SIGHTS: [(u32, bool, Rules); 5] = [
    (1440, false, Rules::All),
    (1440, true, Rules::Colours),
    (768, false, Rules::All),
    (360, false, Rules::All),
    (360, true, Rules::Colours),
];

/// What is opened on a page is looked at in these.
const FEWER_SIGHTS: [(u32, bool, Rules); 3] =
    [(1440, false, Rules::All), (1440, true, Rules::Colours), (360, false, Rules::All)];

/// By day a page is looked at in one sight with all rules and in one of those of colours, each in turn.
async fn findings_in_sights(
    reader: &Reader,
    what: &str,
    case: usize,
    sights: &[(u32, bool, Rules)],
) -> Result<Vec<String>> {
    let mut all = Vec::new();
    let (whole, colours): (Vec<_>, Vec<_>) = sights.iter().partition(|(_, _, rules)| *rules == Rules::All);
    let turns = [whole, colours].into_iter().flat_map(|those| {
        let places = those.len();
        those.into_iter().enumerate().filter(move |(place, _)| is_turn(case, *place, places))
    });
    for (_, (width, dark, rules)) in turns {
        see(reader, Sight { dark: dark, ..Sight::of_width(width) }).await?;
        let found = axe::findings(reader, rules).await?;
        all.extend(found.into_iter().map(|line| format!("{what} {width} {dark}: {line}")));
    }
    Ok(all)
}

/// What axe finds in states that are brought about one after another, each in the same window, and then looked at.
async fn findings_in_states(reader: &Reader, states: &[State], sights: &[(u32, bool, Rules)]) -> Result<Vec<String>> {
    let mut all = Vec::new();
    for (case, state) in states.iter().enumerate() {
        see(reader, Sight::of_width(1440)).await?;
        bring_about(reader, state).await?;
        all.extend(findings_in_sights(reader, &format!("{} {}", state.path, state.then), case, sights).await?);
    }
    Ok(all)
}

fn assert_none(findings: &[String]) {
    assert!(findings.is_empty(), "{} findings\n{}", findings.len(), findings.join("\n"));
}

/// What can be pressed and is less than 24 px high or wide. Not what stands in a sentence, nor the strip of a letter's
/// paragraphs, which the contents list too. What a style sheet lays over a whole card is as large as the card.
const SMALL: &str = "\
    const inSentence = (one) => getComputedStyle(one).display === 'inline' \
      && [...one.parentElement.childNodes].some((beside) => beside.nodeType === 3 && beside.textContent.trim().length > 2); \
    const isCard = (one) => ['::before', '::after'].some((part) => getComputedStyle(one, part).position === 'absolute'); \
    const wrong = new Map(); \
    for (const one of document.querySelectorAll('a[href], button, summary, input, select')) { \
      const boxes = [one, ...(one.labels ?? [])].map((box) => box.getBoundingClientRect()); \
      const width = Math.max(...boxes.map((box) => box.width)), height = Math.max(...boxes.map((box) => box.height)); \
      if (!one.getClientRects().length || getComputedStyle(one).visibility !== 'visible' || one.disabled) continue; \
      if (width < 2 || one.closest('.strip') || isCard(one) || inSentence(one) || height >= 23.5 && width >= 23.5) continue; \
      const what = `${one.parentElement.className} > ${one.localName}.${one.className}`; \
      wrong.set(what, `${what}: ${Math.round(width)} × ${Math.round(height)} ${one.textContent.trim().slice(0, 20)}`); \
    } \
    return [...wrong.values()];";

#[tokio::test]
async fn what_can_be_pressed_is_large_enough_on_every_kind_of_page() -> Result<()> {
    let reader = Reader::usual(Browser::Chromium).await?;
    let mut all = Vec::new();
    let mut paths: Vec<String> = some_of_each().iter().map(Route::path).collect();
    paths.push("/?q=war".to_owned());
    paths.push("/?q=war&view=concordance".to_owned());
    for path in paths {
        reader.open(&path).await?;
        for width in [1440, 360] {
            see(&reader, Sight::of_width(width)).await?;
            let found = reader.eval(SMALL).await?;
            let found = found.as_array().into_iter().flatten().filter_map(|line| line.as_str());
            all.extend(found.map(|line| format!("{path} {width}: {line}")));
        }
    }
    reader.leave().await?;
    assert_none(&all);
    Ok(())
}

#[tokio::test]
async fn axe_finds_nothing_on_any_page_at_any_width_in_either_scheme() -> Result<()> {
    let reader = Reader::usual(Browser::Chromium).await?;
    // The letters are one kind of page, and long: one of them is looked at in all sights.
    let first = Route::letter(&corpus().letters.first().unwrap().id).path();
    let is_another_letter = |state: &State| state.path.contains("letters/") && state.path != first;
    let (letters, pages): (Vec<State>, Vec<State>) = pages().into_iter().partition(is_another_letter);
    assert!(letters.len() + 1 == corpus().letters.len(), "{} other letters", letters.len());
    let mut all = findings_in_states(&reader, &pages, &SIGHTS).await?;
    all.extend(findings_in_states(&reader, &letters, &FEWER_SIGHTS).await?);
    for (case, which) in ["404", "one file"].into_iter().enumerate() {
        open_apart(&reader, which).await?;
        all.extend(findings_in_sights(&reader, which, case, &SIGHTS).await?);
    }
    assert_none(&all);
    reader.leave().await
}

#[tokio::test]
async fn axe_finds_nothing_in_what_is_opened_on_a_page() -> Result<()> {
    let reader = Reader::usual(Browser::Chromium).await?;
    assert_none(&findings_in_states(&reader, &opened(), &FEWER_SIGHTS).await?);
    reader.leave().await
}

/// What moves on a page although its reader wants no motion.
async fn moving(reader: &Reader) -> Result<Vec<String>> {
    let moving = "if (!matchMedia('(prefers-reduced-motion: reduce)').matches) return ['the page does not know']; \
        return [...document.querySelectorAll('*')].filter((one) => { const style = getComputedStyle(one); \
          return style.animationName !== 'none' || style.scrollBehavior === 'smooth' \
            || (style.transitionDuration !== '0s' && style.transitionProperty !== 'none'); }) \
          .map((one) => `moves: ${one.tagName} ${one.className}`)";
    lines(reader, moving).await
}

#[tokio::test]
async fn colours_can_be_read_on_any_page_in_firefox_too_and_who_wants_no_motion_gets_none_there() -> Result<()> {
    let start = Start { still: true, ..Start::default() };
    let reader = Reader::new(Browser::Firefox, Options { start, ..Options::default() }).await?;
    let mut all = Vec::new();
    // By day one letter of them all.
    let letters = pages().into_iter().filter(|state| state.path.starts_with("/letters/")).skip(1);
    let others: Vec<String> = letters.map(|state| state.path).filter(|_| !at_length()).collect();
    for state in pages().into_iter().filter(|state| !others.contains(&state.path)) {
        bring_about(&reader, &state).await?;
        // What does not hang on the engine is the same as in Chromium.
        let found = [axe::findings(&reader, Rules::Colours).await?, moving(&reader).await?].concat();
        all.extend(found.into_iter().map(|line| format!("{} {}: {line}", state.path, state.then)));
    }
    assert_none(&all);
    reader.leave().await
}

/// What sticks out to the right of the page, or is cut off in a box that does not scroll: words that cannot be read.
/// What is meant to run out (concordances, single lines with dots) or to be heard only is told by its own style.
const LOST: &str = "const wide = document.documentElement.clientWidth, lost = []; \
    if (document.documentElement.scrollWidth > wide) lost.push(`the page is ${document.documentElement.scrollWidth - wide}px too wide`); \
    const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.hidden, .skip, .kwic, .concordance, .pane, svg'); \
    for (const one of document.querySelectorAll('body *')) { \
      const box = one.getBoundingClientRect(), out = box.width && (box.right > wide + 1 || box.left < -1); \
      const over = one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1; \
      if (!(out || over) || !shown(one)) continue; const style = getComputedStyle(one); \
      const own = [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()); \
      let scrolls = !!one.closest('.sheet'); \
      for (let at = one; at; at = at.parentElement) { const style = getComputedStyle(at); \
        scrolls ||= /auto|scroll/.test(style.overflowX) || style.clipPath === 'inset(50%)'; } \
      if (own && out && !scrolls) lost.push(`sticks out: ${one.tagName} ${one.className} ${one.textContent.slice(0, 30)}`); \
      const cuts = style.overflowX === 'hidden' && style.clipPath === 'none' && style.textOverflow !== 'ellipsis' && style.webkitLineClamp === 'none'; \
      if (cuts && over) lost.push(`cut off: ${one.tagName} ${one.className}`); \
    } return lost;";

/// The spacing of WCAG 1.4.12, as a style sheet of the reader's.
const SPACED: &str = "const sheet = new CSSStyleSheet(); sheet.replaceSync('* { line-height: 1.5 !important; \
    letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }'); \
    document.adoptedStyleSheets = [sheet]; return true";

/// The lines that a script returns.
async fn lines(reader: &Reader, script: &str) -> Result<Vec<String>> {
    Ok(serde_json::from_value(reader.eval(script).await?)?)
}

#[tokio::test]
async fn nothing_moves_against_the_readers_will_or_is_lost_at_320_px_at_twice_the_size_or_with_wide_spacing()
-> Result<()> {
    let reader = Reader::usual(Browser::Chromium).await?;
    let mut all = Vec::new();
    for (case, state) in states().into_iter().enumerate() {
        see(&reader, Sight { still: true, ..Sight::of_width(1440) }).await?;
        bring_about(&reader, &state).await?;
        all.extend(moving(&reader).await?.into_iter().map(|line| format!("{} {}: {line}", state.path, state.then)));
        // 720 px are a window of 1440 px at 200 %, 320 px one of 1280 px at 400 %.
        for (_, width) in [720, 320].into_iter().enumerate().filter(|(place, _)| is_turn(case, *place, 2)) {
            see(&reader, Sight::of_width(width)).await?;
            all.extend(
                lines(&reader, LOST)
                    .await?
                    .into_iter()
                    .map(|line| format!("{} {}: {width}: {line}", state.path, state.then)),
            );
        }
        reader.eval(SPACED).await?;
        for (_, width) in [1440, 360].into_iter().enumerate().filter(|(place, _)| is_turn(case, *place, 2)) {
            see(&reader, Sight::of_width(width)).await?;
            all.extend(
                lines(&reader, LOST)
                    .await?
                    .into_iter()
                    .map(|line| format!("{} {}: spaced, {width}: {line}", state.path, state.then)),
            );
        }
    }
    assert!(all.is_empty(), "{} losses\n{}", all.len(), all.join("\n"));
    reader.leave().await
}

/// Trouble: looks | the system’s own few colours | marks and choices told apart
#[tokio::test]
async fn in_the_systems_own_colours_marks_and_choices_are_still_told_apart() -> Result<()> {
    let reader = Reader::usual(Browser::Chromium).await?;
    let letter = Route::letter(&corpus().collection.opening.unwrap().a.letter).path();
    reader.open(&format!("{letter}?q=war")).await?;
    reader.wait_for("marks", "return !!document.querySelector('.text mark')").await?;
    see(&reader, Sight { forced: true, ..Sight::of_width(1440) }).await?;
    let apart = "const of = (selector, property) => getComputedStyle(document.querySelector(selector))[property]; \
        return [of('.text mark', 'backgroundColor') !== of('body', 'backgroundColor'), \
          of('.choice[aria-current]', 'outlineStyle') === 'solid', of('.strip rect', 'fill') !== of('.strip .frame', 'stroke')]";
    assert_eq!(reader.eval(apart).await?, serde_json::json!([true, true, true]), "marks, choices, the strip");
    reader.leave().await
}
