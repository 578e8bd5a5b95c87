//! What a mark in a letter's text stands for opens where the reader looks: at the mark, or at the foot of a small screen.

use anyhow::Result;
use browser_tests::{Browser, Options, Reader, driver::Start};
use serde_json::json;
use site::Route;

use crate::corpus;

/// A phone, and a desk.
const SIZES: [(u32, u32); 2] = [(360, 780), (1440, 900)];

/// Presses every mark where it stands in the middle of the screen, and lists what was wrong.
const PRESS_ALL: &str = "\
    const rest = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go, 30))); \
    const found = (id) => document.querySelector(`[data-explains=\"${id}\"]`); \
    const mark = (id) => document.querySelector(`#text [data-open=\"${id}\"]`); \
    const wrong = []; \
    for (const id of [...document.querySelectorAll('#text [data-open]')].map((one) => one.dataset.open)) { \
      mark(id).scrollIntoView({ block: 'center' }); \
      mark(id).click(); \
      for (let turn = 0; !found(id) && turn < 100; turn += 1) await rest(); \
      await rest(); \
      if (!found(id)) { wrong.push(`${id}: nothing opens`); continue; } \
      const own = found(id).getBoundingClientRect(); \
      const word = mark(id).getBoundingClientRect(); \
      const covers = own.top < word.bottom - 1 && own.bottom > word.top + 1 \
        && own.left < word.right && own.right > word.left; \
      const isSeen = own.top >= 0 && own.bottom <= innerHeight + 1 && own.left >= -1 && own.right <= innerWidth + 1; \
      if (!isSeen || covers) wrong.push(`${id}: ${isSeen ? 'covers its mark' : 'out of sight'}`); \
      if (mark(id).hash.replace(/^#/, '') !== id || !document.getElementById(id)) wrong.push(`${id}: leads nowhere`); \
    } \
    return wrong;";

#[tokio::test]
async fn every_mark_of_every_letter_is_explained_where_the_reader_looks() -> Result<()> {
    for browser in Browser::all() {
        for size in SIZES {
            let start = Start { size, ..Start::default() };
            let reader = Reader::new(browser, Options { start, ..Options::default() }).await?;
            for letter in &corpus().letters {
                reader.open(&Route::letter(&letter.id).path()).await?;
                let wrong = reader.settled(PRESS_ALL).await?;
                assert_eq!(wrong, json!([]), "{browser:?} {size:?} {}", letter.id);
            }
            assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?} {size:?}");
            reader.leave().await?;
        }
    }
    Ok(())
}
