//! Addresses: odd ones, hostile ones, and the way back.

use anyhow::Result;
use browser_tests::{Browser, Reader};
use knot_of_war::{
    cite::{passage::Words, resolve},
    corpus::WordRange,
    site::Route,
};

use crate::corpus;

#[tokio::test]
async fn no_address_breaks_a_page() -> Result<()> {
    let letter = corpus().letters.remove(0).id;
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        for path in [
            "/?q=%22%29%28%20OR%20NOT%20~~~&to=-&view=upside&sort=%F0%9F%92%A5",
            "/?q=%00%ff%fe&after=99999&before=1962-13-77&theme=-",
            &format!("/letters/{letter}/?text=sideways&at=p9999:1-2~zzzz&q=%25%25#nowhere"),
            &format!("/letters/{letter}/index.html?at=p1:5-2"),
            &format!("/compare/{letter}/rest/?by=passages&kind=love&min=9&at=a-p1,a-p1,q-7"),
        ] {
            reader.open(path).await?;
            assert_eq!(reader.eval("return document.querySelectorAll('h1').length").await?, 1, "{browser:?} {path}");
        }
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn unknown_parameters_are_named_and_ignored() -> Result<()> {
    let letter = corpus().letters.remove(0).id;
    let reader = Reader::usual(Browser::Chromium).await?;
    reader.open(&format!("/letters/{letter}/?colour=blue")).await?;
    reader
        .wait_for("the notice", "return document.querySelector('.notice').textContent.includes('colour=blue')")
        .await?;
    reader.leave().await
}

#[tokio::test]
async fn the_first_words_the_last_words_and_a_range_of_every_paragraph_open_marked() -> Result<()> {
    let corpus = corpus();
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        for letter in &corpus.letters {
            reader.open(&Route::letter(&letter.id).path()).await?;
            for (at, part) in letter.body().enumerate() {
                let text = knot_of_war::text::compose(letter, part, knot_of_war::text::Version::Reading).text;
                let words = knot_of_war::text::words(&text);
                let count = u32::try_from(words.len())?;
                let range = match at % 3 {
                    0 => WordRange { first: 1, last: count.min(4) },
                    1 => WordRange { first: count.saturating_sub(3).max(1), last: count },
                    _ => WordRange { first: count / 3 + 1, last: (count / 3 + 9).min(count) },
                };
                let passage = resolve::address(letter, Words::in_part(&part.id, range)).expect("the words are there");
                let expected =
                    text[words[range.first as usize - 1].start..words[range.last as usize - 1].end].to_owned();
                // As a link of the same edition, followed in the application.
                reader
                    .eval(&format!(
                        "const link = document.createElement('a'); link.href = '?at={passage}#{}'; \
                         document.getElementById('text').append(link); link.click(); link.remove(); return true",
                        part.id
                    ))
                    .await?;
                let marked = "return [...document.querySelectorAll('mark.passage')].map((one) => { \
                     const copy = one.cloneNode(true); copy.querySelectorAll('[data-apparatus]').forEach((x) => x.remove()); \
                     return copy.textContent }).join('')";
                let wanted = serde_json::to_string(&expected)?;
                reader
                    .wait_for(
                        &format!("{browser:?} {} {passage}", letter.id),
                        &format!("return (() => {{ {marked} }})() === {wanted} && document.querySelector('.notice').textContent.includes('unchanged')"),
                    )
                    .await?;
            }
        }
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn back_and_forward_return_to_page_title_and_place() -> Result<()> {
    let letter = corpus().letters.remove(0);
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        reader.open("/about/").await?;
        let about = reader.driver.title().await?;
        reader.eval("window.scrollTo(0, 300); return true").await?;
        reader
            .eval(&format!(
                "const link = document.createElement('a'); link.href = '../letters/{}/'; document.querySelector('main').append(link); link.click(); link.remove(); return true",
                letter.id
            ))
            .await?;
        reader
            .wait_for(
                "the letter",
                &format!("return !!document.querySelector('[data-letter=\"{}\"]') && scrollY === 0", letter.id),
            )
            .await?;
        reader.driver.back().await?;
        reader.wait_for("back", "return location.pathname.endsWith('/about/') && Math.abs(scrollY - 300) < 3").await?;
        assert_eq!(reader.driver.title().await?, about, "{browser:?}");
        reader.driver.forward().await?;
        reader
            .wait_for("forward", &format!("return !!document.querySelector('article[data-letter=\"{}\"]')", letter.id))
            .await?;
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}
