//! What a mark in a letter's text stands for opens where the reader looks: at the mark, or at the foot of a small screen.

use anyhow::Result;
use browser_tests::{
    Browser, Options, Reader,
    driver::Start,
    sight::{Sight, see},
};
use corpus::{Inline, ParallelKind, Part, PartKind};
use serde_json::json;
use site::Route;
use thirtyfour::prelude::*;

use crate::{corpus, is_turn};

/// A phone, and a desk.
const SIZES: [(u32, u32); 2] = [(360, 780), (1440, 900)];

/// Presses marks where they stand in the middle of the screen, and lists what was wrong. `marks` are their ids, `mark` gives
/// the one of an id.
const PRESS_ALL: &str = "\
    const rest = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go, 30))); \
    const found = (id) => document.querySelector(`[data-explains=\"${id}\"]`); \
    const wrong = []; \
    for (const id of marks) { \
      mark(id).scrollIntoView({ block: 'center' }); \
      mark(id).click(); \
      for (let turn = 0; !found(id) && turn < 100; turn += 1) await rest(); \
      await rest(); \
      if (!found(id)) { wrong.push(`${id}: nothing opens`); continue; } \
      const own = found(id).getBoundingClientRect(); \
      const word = mark(id).getClientRects()[0]; \
      const covers = own.top < word.bottom - 1 && own.bottom > word.top + 1 \
        && own.left < word.right && own.right > word.left; \
      const isSeen = own.top >= 0 && own.bottom <= innerHeight + 1 && own.left >= -1 && own.right <= innerWidth + 1; \
      const foot = document.elementFromPoint(own.left + own.width / 2, own.bottom - 6); \
      if (!found(id).contains(foot)) wrong.push(`${id}: something lies over its end`); \
      if (!isSeen || covers) wrong.push(`${id}: ${isSeen ? 'covers its mark' : 'out of sight'}`); \
      if (!found(id).querySelector('.said-here').textContent.trim()) wrong.push(`${id}: says nothing`); \
      if (!found(id).contains(document.activeElement)) wrong.push(`${id}: has not the focus`); \
      if (leads && (mark(id).hash.replace(/^#/, '') !== id || !document.getElementById(id))) wrong.push(`${id}: leads nowhere`); \
    } \
    return wrong;";

/// Notes and corrections; each name once; the numbers of passages elsewhere.
const NOTED: &str = "const leads = true; const mark = (id) => document.querySelector(`#text [data-open=\"${id}\"]`); \
    const marks = [...document.querySelectorAll('#text [data-open]')].map((one) => one.dataset.open); ";
const NAMES: &str = "const leads = false; const mark = (id) => document.querySelector(`#text [data-open=\"${id}\"]`); \
    const marks = [...new Map([...document.querySelectorAll('#text .mention[data-open]')] \
      .map((one) => [one.getAttribute('href'), one.dataset.open])).values()]; ";
const ELSEWHERE: &str = "const leads = false; const mark = (id) => document.getElementById(id.slice('elsewhere-'.length)) \
      .closest('.part').querySelector('.elsewhere > summary'); \
    const marks = [...document.querySelectorAll('#text .elsewhere')] \
      .map((one) => `elsewhere-${one.closest('.part').querySelector(':scope > [id], .summary > [id]').id}`); ";

/// Lets names be shown, or no longer.
const TURN_NAMES: &str = "[...document.querySelectorAll('.letter-tools button')] \
    .find((one) => one.textContent === 'Names').click(); return true";

#[tokio::test]
async fn every_mark_of_every_letter_is_explained_where_the_reader_looks() -> Result<()> {
    for (one, browser) in Browser::all().into_iter().enumerate() {
        for (other, size) in SIZES.into_iter().enumerate() {
            let place = 2 * one + other;
            let start = Start { size, ..Start::default() };
            let reader = Reader::new(browser, Options { start, ..Options::default() }).await?;
            let press = async |what: &str, marks: &str| -> Result<()> {
                let wrong = reader.settled(&format!("{marks}{PRESS_ALL}")).await?;
                assert_eq!(wrong, json!([]), "{browser:?} {size:?} {what}");
                Ok(())
            };
            for (_, letter) in corpus().letters.iter().enumerate().filter(|(case, _)| is_turn(*case, place, 4)) {
                reader.open(&Route::letter(&letter.id).path()).await?;
                press(&letter.id, NOTED).await?;
                // On a desk the passages elsewhere stand in the margin.
                if size.0 < 1152 {
                    press(&letter.id, ELSEWHERE).await?;
                }
                reader.eval(TURN_NAMES).await?;
                reader.wait_for("names", "return document.querySelectorAll('#text .mention').length > 3").await?;
                press(&letter.id, NAMES).await?;
                reader.eval(TURN_NAMES).await?;
            }
            assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?} {size:?}");
            reader.leave().await?;
        }
    }
    Ok(())
}

/// What is wrong with the notes in the margin: each begins in the line of its mark, or below the one before where that reaches so far.
const LEVEL: &str = "\
    document.querySelectorAll('#text .summary > details').forEach((one) => { one.open = true; }); \
    const side = document.querySelector('#text').getBoundingClientRect().right + 60; \
    const marks = [...document.querySelectorAll('#text .nmark')]; \
    const at = (y) => document.elementFromPoint(side, y)?.closest('.nmark') ?? null; \
    const wrong = []; let before = null; \
    for (const mark of marks) { \
      mark.scrollIntoView({ block: 'center' }); \
      const line = mark.querySelector('a').getClientRects()[0]; \
      let top = Math.round(line.top) - 24; \
      while (top < innerHeight && at(top) !== mark) top += 1; \
      let above = top; \
      while (above > top - 60 && !(at(above) && at(above) !== mark)) above -= 1; \
      const isLevel = Math.abs(top - line.top) <= 24; \
      const isBelow = before !== null && at(above) === before; \
      if (!isLevel && !isBelow) wrong.push(`${mark.textContent || mark.querySelector('a').id}: ${top - line.top} px below its mark`); \
      before = mark; \
    } \
    return [marks.length, wrong];";

#[tokio::test]
async fn notes_stand_level_with_their_marks_in_the_margin_before_the_application_too_and_open_whole() -> Result<()> {
    for browser in Browser::all() {
        let start = Start { size: (1440, 900), ..Start::default() };
        let reader = Reader::new(browser, Options { start, ..Options::default() }).await?;
        for letter in &corpus().letters {
            reader.open(&Route::letter(&letter.id).path()).await?;
            if browser == Browser::Firefox {
                // They would part words for its own search: see `marks_of_notes_do_not_stand_between_words_…`.
                let floating = "return [...document.querySelectorAll('#text .nmark')].filter((mark) => getComputedStyle(mark, '::before').float !== 'none').length";
                assert_eq!(reader.eval(floating).await?, json!(0), "{}", letter.id);
                continue;
            }
            let found = reader.eval(LEVEL).await?;
            let drawn = letter.notes().filter(|note| letter.parts.iter().any(|part| hangs_in(&note.id, part))).count();
            assert_eq!(found, json!([drawn, []]), "{browser:?} {}", letter.id);
        }
        // The first press of all, before the application is there: on the mark, then on what stands in the margin.
        let explained = "return document.querySelector('.explanation')?.dataset.explains \
            === document.querySelector('#text .nmark a').dataset.open && !location.hash";
        reader.open("/about/").await?;
        reader.open(&Route::letter(&corpus().letters.remove(0).id).path()).await?;
        reader.driver.find(By::Css("#text .nmark a")).await?.click().await?;
        reader.wait_for("the whole note, at its mark", explained).await?;
        reader.press("\u{e00c}").await?;
        reader.wait_for("closed", "return !document.querySelector('.explanation')").await?;
        if browser == Browser::Firefox {
            reader.leave().await?;
            continue;
        }
        reader
            .eval(
                "const mark = document.querySelector('#text .nmark a'); mark.scrollIntoView({ block: 'center' }); \
            const side = document.querySelector('#text').getBoundingClientRect().right + 60; \
            document.elementFromPoint(side, mark.getClientRects()[0].top + 20) \
              .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })); return true",
            )
            .await?;
        reader.wait_for("the whole note, by its margin", explained).await?;
        reader.leave().await?;
    }
    Ok(())
}

/// Whether the mark of a note stands in a part.
fn hangs_in(note_id: &str, part: &Part) -> bool {
    part.kind != PartKind::Note
        && part.text.all_pieces().iter().any(|piece| matches!(piece, Inline::NoteRef { note, .. } if note == note_id))
}

#[tokio::test]
async fn what_a_name_means_is_closed_by_escape_and_by_a_press_elsewhere_and_leads_to_its_next_place() -> Result<()> {
    let letter = corpus().letters.remove(0);
    let reader = Reader::usual(Browser::Chromium).await?;
    reader.open(&Route::letter(&letter.id).path()).await?;
    reader.eval(TURN_NAMES).await?;
    reader.wait_for("names", "return document.querySelectorAll('#text .mention').length > 3").await?;
    // A name that stands in the letter more than once.
    let press = "const names = [...document.querySelectorAll('#text .mention[data-open]')]; \
        const first = names.find((one) => names.some((other) => other !== one && other.getAttribute('href') === one.getAttribute('href'))); \
        window.first = first.dataset.open; first.focus(); first.click(); return true";
    reader.eval(press).await?;
    let at = |id: &str| format!("return document.querySelector('.explanation')?.dataset.explains === {id}");
    reader.wait_for("what it means", &at("window.first")).await?;
    assert_eq!(reader.eval("return location.pathname").await?, Route::letter(&letter.id).path(), "the letter stays");
    reader
        .eval("document.querySelector('.explanation [aria-label^=\"Next of its kind\"]').click(); return true")
        .await?;
    let next = "return [document.querySelector('.explanation')?.dataset.explains].some((id) => id && id !== window.first \
        && document.querySelector(`[data-open=\"${id}\"]`).hasAttribute('data-explained'))";
    reader.wait_for("the next place", next).await?;
    reader.press("\u{e00c}").await?;
    reader
        .wait_for(
            "closed, the focus at the mark",
            "return !document.querySelector('.explanation') && document.activeElement.matches('#text .mention')",
        )
        .await?;
    reader.eval("document.activeElement.click(); return true").await?;
    reader.wait_for("open again", "return !!document.querySelector('.explanation')").await?;
    reader
        .eval("document.querySelector('h1').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })); return true")
        .await?;
    reader.wait_for("closed", "return !document.querySelector('.explanation')").await?;
    reader.leave().await
}

#[tokio::test]
async fn the_mark_of_parallels_says_how_many_contradict_in_words_and_by_sign() -> Result<()> {
    let corpus = corpus();
    let found = corpus.parallels.iter().find(|parallel| parallel.kind == ParallelKind::Contradiction);
    let Some(place) = found.map(|parallel| &parallel.a) else { return Ok(()) };
    let reader = Reader::usual(Browser::Chromium).await?;
    reader.open(&Route::letter(&place.letter).path()).await?;
    let mark = format!(
        "const mark = document.getElementById('{}').closest('.part').querySelector('.elsewhere > summary'); ",
        place.part
    );
    let named = "const [, differing, more] = /^(\\d+) contradictions?(?:, (\\d+) more)?$/.exec(mark.ariaLabel) ?? []; \
        return mark.querySelector('b').textContent === differing && mark.querySelector('i')?.dataset.more === more";
    assert_eq!(reader.eval(&format!("{mark}{named}")).await?, true, "its name");
    for width in [1440, 768, 360] {
        see(&reader, Sight::of_width(width)).await?;
        let shown = "const words = getComputedStyle(mark, '::after').content.includes('contradiction'); \
            const at = mark.getBoundingClientRect(), part = mark.closest('.part'); \
            const number = part.querySelector('.num').getBoundingClientRect(); \
            const isFree = at.right <= number.left || at.left >= number.right || at.top >= number.bottom - 1; \
            return [words, !!mark.querySelector('b').getClientRects().length, isFree && at.left >= 0 && at.right <= innerWidth]";
        let wanted = json!([width == 360, width != 360, true]);
        assert_eq!(reader.eval(&format!("{mark}{shown}")).await?, wanted, "{width} px");
    }
    reader.leave().await
}
