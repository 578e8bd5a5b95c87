//! Pictures lead to what they are of: words of two letters to their lines, events to what is said of them; gists stand beside
//! the text where they are wished for.

use anyhow::Result;
use browser_tests::{
    Browser, Reader,
    sight::{Sight, see},
};
use site::Route;

use crate::corpus;

#[tokio::test]
async fn words_that_tell_two_letters_apart_leave_small_words_out_until_they_are_asked_for_and_lead_to_their_lines()
-> Result<()> {
    let corpus = corpus();
    let (Some(first), Some(last)) = (corpus.letters.first(), corpus.letters.last()) else { return Ok(()) };
    let reader = Reader::usual(Browser::Chromium).await?;
    reader.open(&format!("{}?by=words", Route::compare(&first.id, &last.id).path())).await?;
    let words = "[...document.querySelectorAll('.word-bars tbody th')].map((one) => one.textContent)";
    reader.wait_for("words", &format!("return {words}.length > 10")).await?;
    let small = format!("{words}.some((word) => ['the', 'its', 'in', 'after', 'mr', 'of', 'and'].includes(word))");
    assert_eq!(reader.eval(&format!("return {small}")).await?, false, "small words are put aside");
    let turn = "[...document.querySelectorAll('.words button')].find((one) => one.textContent.startsWith('Small words')).click(); \
                return true";
    reader.eval(turn).await?;
    reader.wait_for("small words too", &format!("return {small}")).await?;
    for width in [1440, 360] {
        see(&reader, Sight::of_width(width)).await?;
        let wide = "return [...document.querySelectorAll('.word-bars :is(td, th)')].every((one) => one.scrollWidth <= one.clientWidth + 1) \
                    && document.documentElement.scrollWidth <= innerWidth";
        assert_eq!(reader.eval(wide).await?, true, "{width} px: no word and no number is cut");
    }
    let names = "return [...document.querySelectorAll('.phrases > li > a')].map((one) => one.textContent).join(' ')";
    let phrases = reader.text(names).await?;
    assert!(!phrases.contains("soviet") && phrases.contains("Soviet"), "phrases as they are printed: {phrases}");
    reader.eval("document.querySelector('.word-bars tbody a').click(); return true").await?;
    reader.wait_for("its lines", "return document.querySelectorAll('.concordance tbody tr').length > 0").await?;
    reader.leave().await
}

#[tokio::test]
async fn a_click_on_an_event_of_the_timeline_leads_to_what_it_was_with_its_source_and_the_passages_that_speak_of_it()
-> Result<()> {
    let reader = Reader::usual(Browser::Chromium).await?;
    reader.open("/?view=letters").await?;
    reader.wait_for("labels", "return document.querySelectorAll('.event text').length > 3").await?;
    let place = "const at = [...document.querySelectorAll('.event')].find((one) => [...one.querySelectorAll('text')] \
        .some((text) => text.getClientRects().length)); const text = [...at.querySelectorAll('text')].find((one) => one.getClientRects().length); \
        window.asked = at.dataset.event; const box = text.getBoundingClientRect(); \
        const where = { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2, pointerId: 1, bubbles: true, button: 0, pointerType: 'touch' }; \
        text.dispatchEvent(new PointerEvent('pointerdown', where)); text.dispatchEvent(new PointerEvent('pointerup', where)); return true";
    reader.eval(place).await?;
    let said = "const said = document.getElementById(`event-${window.asked}`); const box = said.getBoundingClientRect(); \
        return said === document.activeElement && said.textContent.includes('Source: ') && box.top >= 0 && box.bottom <= innerHeight";
    reader.wait_for("what is said of it, in view", said).await?;
    assert_eq!(
        reader.eval("return document.querySelectorAll('.timeline-list a[href*=\"#p\"]').length > 3").await?,
        true,
        "passages that speak of events"
    );
    reader.leave().await
}

#[tokio::test]
async fn gists_stand_beside_every_paragraph_that_has_one_and_are_no_part_of_the_text() -> Result<()> {
    let corpus = corpus();
    let Some(letter) = corpus.letters.last() else { return Ok(()) };
    let count = letter.body().filter(|part| part.gist.is_some()).count();
    let reader = Reader::usual(Browser::Chromium).await?;
    reader.open(&Route::letter(&letter.id).path()).await?;
    reader
        .eval("[...document.querySelectorAll('.letter-tools button')].find((one) => one.textContent === 'Gists').click(); return true")
        .await?;
    let gists = "document.querySelectorAll('#text .gist[data-apparatus]').length";
    reader.wait_for("gists", &format!("return {gists} === {count}")).await?;
    for width in [1440, 768, 360] {
        see(&reader, Sight::of_width(width)).await?;
        let apart = "return [...document.querySelectorAll('.part')].every((part) => { const gist = part.querySelector('.gist'); \
            if (!gist) return true; const own = gist.getBoundingClientRect(), text = part.querySelector('p[id]').getBoundingClientRect(); \
            return own.left >= 0 && (own.right <= text.left || own.bottom <= text.top + 1); })";
        assert_eq!(reader.eval(apart).await?, true, "{width} px: a gist lies over no text");
    }
    reader.leave().await
}
