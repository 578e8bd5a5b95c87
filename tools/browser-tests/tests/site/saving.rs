//! Letters saved as one file, from a file that has them: opened from a disk, and saved again.

use std::fs;

use anyhow::{Context as _, Result};
use browser_tests::{
    Browser, Options, Reader,
    versions::{self, dist},
};
use corpus::{Corpus, compact};
use exports::one_file::{BlockMetadata, block};
use serde_json::json;
use site::Route;
use text::reading::reading_text;

use crate::corpus;

/// Whatever the page has asked for, but its own application.
const ASKED: &str = "return performance.getEntriesByType('resource').map((one) => one.name)\
    .filter((name) => !/^(data|blob):/.test(name))";

/// Takes the file that is handed over instead of letting the browser save it.
const TAKE: &str = "URL.createObjectURL = (blob) => { blob.text().then((text) => { window.taken = text; }); return '#'; }; \
    HTMLAnchorElement.prototype.click = function () { window.takenAs = this.download; }; \
    document.querySelector('[name=save-one-file]').click(); return true";

/// Letters whose words would end the element that holds them, or run, if anything were wrong.
fn letters() -> Corpus {
    let mut corpus = corpus();
    corpus.collection.id = "letters-of-a-reader".to_owned();
    corpus.collection.title = "</script><script>document.title = 'ran'</script><!--".to_owned();
    corpus
}

fn whose() -> BlockMetadata {
    BlockMetadata { title: "Letters of a reader".to_owned(), editor: "Eve Sand".to_owned(), ..BlockMetadata::default() }
}

/// The explorer without letters, with a block put into it by hand.
fn filled(block: &str) -> Result<String> {
    let bare = fs::read_to_string(dist().join("explorer.html"))?;
    let packed = "<script type=\"text/plain\" id=\"packed-";
    assert_eq!(block::of_page(&bare), None, "the explorer has no letters");
    Ok(bare.replacen(packed, &format!("{}{packed}", block::element(block)), 1))
}

/// Saves what is shown and gives the file.
async fn saved_again(reader: &Reader) -> Result<String> {
    reader.eval(TAKE).await?;
    reader.wait_for("the file", "return typeof window.taken === 'string'").await?;
    assert_eq!(reader.eval("return window.takenAs").await?, "letters-of-a-reader.html");
    let text = reader.eval("return window.taken").await?;
    Ok(text.as_str().context("no text")?.to_owned())
}

/// Trouble: saved files | opened from a disk, saved, opened and saved again | the same letters, nothing asked for, nothing said
#[tokio::test]
async fn a_saved_file_opens_from_a_disk_with_the_same_letters_and_is_saved_again_as_it_was() -> Result<()> {
    let letters = letters();
    let block = block::write(&whose(), &compact::write_lasting(&letters)?);
    let first = &letters.letters[0].id;
    for browser in Browser::every() {
        let folder = tempfile::tempdir()?;
        let reader = Reader::usual(browser).await?;
        let mut page = filled(&block)?;
        let mut files = Vec::new();
        for round in 0..3 {
            let file = folder.path().join(format!("letters-{round}.html"));
            fs::write(&file, &page)?;
            reader.goto_file(&file, "").await?;
            reader.started("the saved file").await?;
            assert_eq!(reader.eval("return document.documentElement.dataset.letters").await?, "private", "{browser:?}");
            let line = reader.eval("return document.querySelector('.private').textContent").await?;
            let line = line.as_str().unwrap_or_default();
            assert!(
                line.contains("Letters of a reader, edited by Eve Sand") && line.contains("Only in this file"),
                "{line}"
            );
            let listed = "return [...new Set([...document.querySelectorAll('#app li[data-letter]')].map((li) => li.dataset.letter))].length";
            assert_eq!(reader.eval(listed).await?, letters.letters.len(), "{browser:?}");
            reader.eval(&format!("location.hash = '#/letters/{first}/'; return true")).await?;
            reader
                .wait_for("a letter", &format!("return !!document.querySelector('article[data-letter=\"{first}\"]')"))
                .await?;
            assert_eq!(reader.eval(ASKED).await?, json!([]), "{browser:?}: no request is made");
            page = saved_again(&reader).await?;
            assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
            files.push(page.clone());
        }
        assert!(files[0] == files[1] && files[1] == files[2], "{browser:?}: saved again, it is the same file");
        let again = block::read(block::of_page(&page).context("no letters in the file")?)?;
        assert_eq!((again.whose, again.corpus), (whose(), letters.clone()), "{browser:?}");
        for letter in &letters.letters {
            for part in letter.body() {
                assert!(page.contains(&text::escape::html(&reading_text(letter, part))), "{} {}", letter.id, part.id);
            }
        }
        reader.leave().await?;
    }
    Ok(())
}

/// Trouble: saved files | letters of a newer explorer, or cut | it is said, and their text stays
#[tokio::test]
async fn letters_of_a_newer_explorer_and_damaged_ones_are_told_and_their_text_stays() -> Result<()> {
    for browser in Browser::all() {
        let folder = tempfile::tempdir()?;
        for (block, said) in [("{\"version\":99}", "newer explorer"), ("{\"version\":1,\"coll", "cut or changed")] {
            let file = folder.path().join("letters.html");
            fs::write(&file, filled(block)?)?;
            let reader = Reader::usual(browser).await?;
            reader.goto_file(&file, "").await?;
            let told = format!("return !!document.querySelector('[role=alert]')?.textContent.includes('{said}')");
            reader.wait_for("what is said", &told).await?;
            assert_eq!(reader.eval("return !!document.querySelector('#app h1')").await?, true, "{browser:?}");
            assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
            reader.leave().await?;
        }
    }
    Ok(())
}

/// Trouble: saved files | a page saved by the browser while it ran, opened from a disk, and by a host that keeps copies | at rest it says what is missing and offers nothing; it starts anew
#[tokio::test]
async fn a_page_that_a_browser_has_saved_while_it_ran_says_what_is_missing_or_starts_anew() -> Result<()> {
    let path = Route::letter(&corpus().letters[0].id).path();
    for browser in Browser::every() {
        let reader = Reader::usual(browser).await?;
        reader.open(&path).await?;
        reader.eval("document.querySelector('.letter-bar summary').click(); return true").await?;
        // As browsers do it: what the page is now, with whole addresses.
        let saved = "for (const one of document.querySelectorAll('[href]')) one.setAttribute('href', one.href); \
                     return '<!DOCTYPE html>\\n' + document.documentElement.outerHTML";
        let disk = reader.text(saved).await?;
        assert!(disk.contains("data-app=\"ready\""), "{browser:?}");
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("A letter.html");
        fs::write(&file, &disk)?;
        reader.goto_file(&file, "").await?;
        let told = "return document.documentElement.dataset.app === 'static' && \
                    getComputedStyle(document.querySelector('.no-app.disk')).display !== 'none'";
        reader.wait_for("what is missing", told).await?;
        assert!(reader.text("return document.getElementById('p1').textContent").await?.len() > 20, "{browser:?}");
        let dead = "return [...document.querySelectorAll('button.needs-app')].filter((one) => \
                    getComputedStyle(one).visibility === 'visible' && one.offsetParent).length";
        assert_eq!(reader.eval(dead).await?, 0, "{browser:?}: nothing is offered that cannot be done");
        reader.leave().await?;

        // A host that keeps copies.
        let copies = tempfile::tempdir()?;
        versions::first(copies.path())?;
        fs::write(copies.path().join(path.trim_start_matches('/')).join("index.html"), &disk)?;
        let options = Options { folder: Some(copies.path().to_owned()), ..Options::default() };
        let reader = Reader::new(browser, options).await?;
        reader.driver.goto(reader.address(&path)).await?;
        reader.started(&format!("{browser:?}: the copy")).await?;
        let twice = "return document.querySelectorAll('#p1').length";
        assert_eq!(reader.eval(twice).await?, 1, "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}
