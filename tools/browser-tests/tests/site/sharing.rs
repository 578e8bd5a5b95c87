//! What a reader takes away: words by keyboard and by pointer, copies, citations, files; and what machines read.

use anyhow::Result;
use browser_tests::{Browser, Reader};
use corpus::{Letter, WordRange};
use serde_json::{Value, json};
use site::Route;
use text::address::{address, word_address::Words};
use text::reading::reading_text;
use thirtyfour::prelude::*;

use crate::corpus;

/// The words from one number to another of a paragraph of the reading text.
fn words_of(letter: &Letter, part: &str, first: usize, last: usize) -> String {
    let text = reading_text(letter, letter.part(part).unwrap());
    let spans = text::words(&text);
    text[spans[first - 1].start..spans[last - 1].end].to_owned()
}

fn count_of(letter: &Letter, part: &str) -> usize {
    text::words(&reading_text(letter, letter.part(part).unwrap())).len()
}

/// Pastes what was copied into a field made for it, and returns it.
async fn pasted(reader: &Reader) -> Result<String> {
    reader
        .eval(
            "const field = document.createElement('textarea'); field.id = 'pasted'; \
             document.body.append(field); field.focus(); return true",
        )
        .await?;
    reader.press(Key::Control + "v").await?;
    reader.wait_for("what was copied", "return document.getElementById('pasted').value !== ''").await?;
    reader.text("const field = document.getElementById('pasted'); field.remove(); return field.value").await
}

/// Selects from the start of one paragraph to the end of another, as a pointer would.
async fn select(reader: &Reader, from: &str, to: &str) -> Result<()> {
    reader
        .eval(&format!(
            "const range = document.createRange(); range.setStart(document.getElementById('{from}'), 0); \
             const end = document.getElementById('{to}'); range.setEnd(end, end.childNodes.length); \
             getSelection().removeAllRanges(); getSelection().addRange(range); return true"
        ))
        .await?;
    Ok(())
}

const MARKED: &str = "[...document.querySelectorAll('mark.passage')].map((mark) => { const copy = mark.cloneNode(true); \
    copy.querySelectorAll('[data-apparatus]').forEach((one) => one.remove()); return copy.textContent; }).join('')";

#[tokio::test]
async fn words_chosen_by_keyboard_are_copied_as_a_link_that_another_browser_opens_at_the_same_words() -> Result<()> {
    let letter = corpus().letters.remove(0);
    let path = Route::letter(&letter.id).path();
    let count = count_of(&letter, "p2");
    for [one, another] in [[Browser::Chromium, Browser::Firefox], [Browser::Firefox, Browser::Chromium]] {
        let reader = Reader::usual(one).await?;
        reader.open(&path).await?;
        // From the number of the paragraph: its menu, the last word back twice, the first word on three times.
        reader.eval("document.querySelector('#p2 .num').focus(); return true").await?;
        reader.press(Key::Enter + "").await?;
        reader.wait_for("the menu", "return document.activeElement.closest('.paragraph-menu') !== null").await?;
        reader.press(Key::Left + Key::Left + "").await?;
        for _ in 0..3 {
            reader.press(Key::Shift + Key::Right).await?;
        }
        let expected = words_of(&letter, "p2", 4, count - 2);
        reader
            .wait_for("the chosen words", &format!("return document.querySelector('.paragraph-menu h2 ~ *, .paragraph-menu').textContent.includes('{} words')", count - 5))
            .await?;
        assert_eq!(reader.text("return document.activeElement.textContent").await?, "Copy link", "{one:?}");
        reader.press(Key::Enter + "").await?;
        reader
            .wait_for(
                "what is said",
                "return document.querySelector('.paragraph-menu [role=status]').textContent.startsWith('Link copied')",
            )
            .await?;
        reader.press(Key::Escape + "").await?;
        reader
            .wait_for(
                "the number again",
                "return !document.querySelector('.paragraph-menu') && document.activeElement.matches('#p2 .num')",
            )
            .await?;
        let link = pasted(&reader).await?;
        let tail = link.strip_prefix(&reader.address("")).unwrap_or_else(|| panic!("{one:?} {link}")).to_owned();
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{one:?}");
        reader.leave().await?;

        let reader = Reader::usual(another).await?;
        reader.open(&tail).await?;
        reader.wait_for("the same words", &format!("return {MARKED} === {}", json!(expected))).await?;
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn selected_words_offer_link_and_quotation_and_escape_closes_one_thing_at_a_time() -> Result<()> {
    let letter = corpus().letters.remove(0);
    let first = WordRange { first: 1, last: 3 };
    let at = address(&letter, Words::in_part("p1", first)).unwrap();
    for browser in Browser::every() {
        let reader = Reader::usual(browser).await?;
        // Marks of a search and of a link are there already.
        reader.open(&format!("{}?q=war&at={at}#p1", Route::letter(&letter.id).path())).await?;
        reader.wait_for("the marks", "return !!document.querySelector('.text mark:not(.passage)')").await?;
        select(&reader, "p3", "p3").await?;
        let bar = "return !!document.querySelector('.selection-bar')";
        reader.wait_for("the bar", bar).await?;
        reader
            .driver
            .find(By::XPath("//*[contains(@class,'selection-bar')]//button[text()='Copy quotation']"))
            .await?
            .click()
            .await?;
        reader
            .wait_for("what is said", "return document.querySelector('.selection-bar [role=status]').textContent.startsWith('Quotation copied')")
            .await?;
        let quotation = pasted(&reader).await?;
        let words = words_of(&letter, "p3", 1, count_of(&letter, "p3"));
        let start: String = words.chars().take(30).collect();
        assert!(quotation.contains(start.trim_matches(['“', '”', '"'])), "{browser:?} {quotation}");
        assert!(quotation.contains(&corpus().collection.title), "{browser:?}: with its citation: {quotation}");

        select(&reader, "p3", "p3").await?;
        reader.wait_for("the bar", bar).await?;
        reader.press(Key::Escape + "").await?;
        reader.wait_for("no bar", "return !document.querySelector('.selection-bar')").await?;
        let marks = "return document.querySelectorAll('.text mark:not(.passage)').length > 0";
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        assert_eq!(reader.eval(marks).await?, true, "{browser:?}: the marks of the search stay");
        reader.press(Key::Escape + "").await?;
        reader
            .wait_for("no marks", "return document.querySelectorAll('.text mark:not(.passage)').length === 0")
            .await?;
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}

/// Trouble: engines | paragraphs copied | the words without numbers and marks of notes
#[tokio::test]
async fn copying_leaves_out_numbers_and_marks() -> Result<()> {
    let corpus = corpus();
    // Notes and pages of the source stand in this letter's text.
    let has_notes = |letter: &&Letter| letter.notes().count() > 0;
    let letter = corpus.letters.iter().find(has_notes).unwrap();
    let body: Vec<&str> = letter.body().map(|part| part.id.as_str()).take(4).collect();
    let dense = |text: &str| -> String { text.split_whitespace().collect() };
    let expected: String = body.iter().map(|id| dense(&reading_text(letter, letter.part(id).unwrap()))).collect();
    for browser in Browser::every() {
        let reader = Reader::usual(browser).await?;
        reader.open(&Route::letter(&letter.id).path()).await?;
        select(&reader, body[0], body[body.len() - 1]).await?;
        reader.wait_for("the bar", "return !!document.querySelector('.selection-bar')").await?;
        reader.press(Key::Control + "c").await?;
        let copied = pasted(&reader).await?;
        assert_eq!(dense(&copied), expected, "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}

/// Keeps what is offered as a file instead of saving it.
const CATCH: &str = "window.caught = []; const made = URL.createObjectURL; URL.createObjectURL = (blob) => { \
    blob.text().then((text) => window.caught.push(text)); return made(blob); }; \
    document.addEventListener('click', (event) => { const link = event.target.closest('a[download]'); \
    if (link) { event.preventDefault(); window.named = link.download; } }, true); return true";

async fn caught(reader: &Reader, what: &str) -> Result<String> {
    reader.wait_for(what, "return window.caught.length === 1").await?;
    reader.text("return window.caught.pop()").await
}

/// Clicks the button with this text.
async fn click(reader: &Reader, text: &str) -> Result<()> {
    reader
        .wait_for(
            text,
            &format!(
                "const button = [...document.querySelectorAll('button')].find((one) => \
                 (one.getAttribute('aria-label') ?? one.textContent).startsWith('{text}')); \
                 if (button) button.click(); return !!button"
            ),
        )
        .await
}

#[tokio::test]
async fn results_comparisons_and_citations_become_files_in_the_browser() -> Result<()> {
    let corpus = corpus();
    let (a, b) = (&corpus.letters[0].id, &corpus.letters[1].id);
    for browser in Browser::every() {
        let reader = Reader::usual(browser).await?;
        reader.open("/?q=war").await?;
        reader.wait_for("results", "return document.querySelectorAll('li[data-paragraph]').length > 0").await?;
        reader.eval(CATCH).await?;
        click(&reader, "CSV").await?;
        let table = caught(&reader, "the results").await?;
        assert!(table.lines().count() > 2 && table.contains(a.as_str()), "{browser:?} {table}");
        click(&reader, "Markdown").await?;
        let list = caught(&reader, "the results").await?;
        assert!(list.contains(&corpus.collection.title), "{browser:?}: each with its citation: {list}");

        reader.open(&Route::compare(a, b).path()).await?;
        reader.eval(CATCH).await?;
        click(&reader, "JSON").await?;
        let links: Value = serde_json::from_str(&caught(&reader, "the links").await?)?;
        assert!(links.to_string().contains(b.as_str()), "{browser:?}");
        click(&reader, "Save as a file: RIS").await?;
        let records = caught(&reader, "the citation").await?;
        assert_eq!(records.matches("TY  - ").count(), 3, "{browser:?}: both letters and the comparison: {records}");
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_reference_managers_read_stays_true_from_page_to_page_and_they_are_told() -> Result<()> {
    let corpus = corpus();
    let (one, other) = (&corpus.letters[0].id, &corpus.letters[1].id);
    let routes = [
        Route::letter(other),
        Route::compare(one, other),
        Route::Themes,
        Route::letter(one),
        Route::Explorer,
        Route::letter(other),
    ];
    // Pictures are for messengers, which do not go from page to page.
    let tags = "const tags = (page) => JSON.stringify([...page.head.querySelectorAll('meta[property],meta[name],\
        link[rel=canonical],script[type=\"application/ld+json\"]')].map((tag) => [...tag.attributes].map((one) => \
        one.value).concat(tag.textContent)).filter(([name]) => !/image|twitter:card|viewport|version-under/.test(name)).sort());";
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        reader.open(&Route::letter(one).path()).await?;
        reader
            .eval("window.told = 0; document.addEventListener('ZoteroItemUpdated', () => { window.told += 1; }); return true")
            .await?;
        for (turn, route) in (1..).zip(&routes) {
            let path = route.path();
            reader
                .eval(&format!(
                    "const link = document.createElement('a'); link.href = '{}'; document.querySelector('main').append(link); \
                     link.click(); link.remove(); return true",
                    reader.address(&path)
                ))
                .await?;
            reader.wait_for("to be told", &format!("return window.told === {turn}")).await?;
            let (now, served) = (
                reader.settled(&format!("{tags} return tags(document)")).await?,
                reader
                    .settled(&format!(
                        "{tags} const text = await (await fetch('{}')).text(); \
                         return tags(new DOMParser().parseFromString(text, 'text/html'))",
                        reader.address(&path)
                    ))
                    .await?,
            );
            assert_eq!(now, served, "{browser:?} {path}");
        }
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}
