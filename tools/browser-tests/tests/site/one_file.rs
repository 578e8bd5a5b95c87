//! The whole edition as one file, opened from a disk.

use anyhow::Result;
use browser_tests::{Browser, Options, Reader, driver::Start, versions::dist};
use site::{self, Head, Route};
use text::reading::reading_text;
use thirtyfour::prelude::*;

use crate::corpus;

fn name() -> String {
    format!("{}.html", corpus().collection.id)
}

/// Whatever the page has asked for, but its own application.
const ASKED: &str = "return performance.getEntriesByType('resource').map((one) => one.name)\
    .filter((name) => !/^(data|blob):/.test(name))";

async fn article(reader: &Reader, letter: &str) -> Result<()> {
    let is_there = format!("return !!document.querySelector('article[data-letter=\"{letter}\"] [id=\"{letter}-p1\"]')");
    reader.wait_for(&format!("the letter {letter}"), &is_there).await
}

/// Follows the first link that leads to an address beginning so.
async fn follow(reader: &Reader, start: &str) -> Result<()> {
    let click = format!(
        "const link = document.querySelector('main a[href^=\"{start}\"]'); if (link) link.click(); return !!link"
    );
    reader.wait_for(&format!("a link to {start}"), &click).await
}

#[tokio::test]
async fn it_opens_from_a_disk_reads_searches_and_compares_with_an_empty_console_and_no_request() -> Result<()> {
    let corpus = corpus();
    let letter = &corpus.letters[0].id;
    let title = Head::of(&corpus, &Route::letter(letter)).full_title(&corpus);
    let titled = format!("return document.title === {}", serde_json::json!(title));
    for browser in Browser::every() {
        let reader = Reader::usual(browser).await?;
        reader.open_file(&name(), "").await?;
        // By its own links to a letter, to a place in it, and to another page.
        follow(&reader, &format!("#/letters/{letter}/")).await?;
        article(&reader, letter).await?;
        reader
            .eval("document.querySelector('main a[href^=\"#\"][href*=\"-n\"], main a[href^=\"#\"][href*=\"-e\"]')?.click(); return true")
            .await?;
        article(&reader, letter).await?;
        reader.driver.find(By::Css("header a[href='#/themes/'], nav a[href='#/themes/']")).await?.click().await?;
        reader.wait_for("the themes", "return location.hash === '#/themes/'").await?;
        // Typed into the search field.
        reader.eval("location.hash = '#/'; return true").await?;
        reader.wait_for("the explorer", "return !!document.querySelector('input[type=search][name=q]')").await?;
        reader.driver.find(By::Css("input[type=search][name=q]")).await?.send_keys("war").await?;
        reader.wait_for("results", "return document.querySelectorAll('li[data-paragraph]').length > 0").await?;
        reader.wait_for("the address", "return location.hash.includes('q=war')").await?;
        // A result leads into its letter, back to the results, and forward again.
        reader.eval("document.querySelector('li[data-paragraph] a').click(); return true").await?;
        reader.wait_for("hits in the letter", "return !!document.querySelector('article[data-letter] mark')").await?;
        reader.driver.back().await?;
        reader.wait_for("results again", "return document.querySelectorAll('li[data-paragraph]').length > 0").await?;
        reader.driver.forward().await?;
        reader.wait_for("the letter again", "return !!document.querySelector('article[data-letter] mark')").await?;
        reader.eval(&format!("location.hash = '#/letters/{letter}/'; return true")).await?;
        reader.wait_for("its title", &titled).await?;
        let opening = corpus.collection.opening.as_ref().unwrap();
        reader
            .eval(&format!(
                "location.hash = '#/compare/{}/{}/?at=a-{},b-{}'; return true",
                opening.a.letter, opening.b.letter, opening.a.part, opening.b.part
            ))
            .await?;
        reader
            .wait_for(
                "both passages level",
                &format!(
                    "const [a, b] = ['a-{}', 'b-{}'].map((id) => document.getElementById(id)); \
                     return !!a && !!b && Math.abs(a.getBoundingClientRect().top - b.getBoundingClientRect().top) <= 2",
                    opening.a.part, opening.b.part
                ),
            )
            .await?;
        assert_eq!(reader.eval(ASKED).await?, serde_json::json!([]), "{browser:?}: no request is made");
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn every_page_of_the_list_is_in_it() -> Result<()> {
    let routes = site::pages(&corpus());
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        reader.open_file(&name(), "").await?;
        let missing = reader
            .settled(&format!(
                "const missing = []; \
                 for (const path of {}) {{ \
                     location.hash = '#' + path; \
                     let turns = 0; \
                     const there = () => document.documentElement.dataset.route === path && \
                         document.querySelectorAll('h1').length === 1; \
                     while (!there() && turns++ < 400) await new Promise((next) => setTimeout(next, 10)); \
                     if (!there()) missing.push(path); \
                 }} \
                 return missing",
                serde_json::json!(routes.iter().map(Route::path).collect::<Vec<_>>())
            ))
            .await?;
        assert_eq!(missing, serde_json::json!([]), "{browser:?}");
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}

/// Trouble: scripts | the one file without scripts | the plain text of all letters
#[tokio::test]
async fn with_scripts_off_it_is_the_plain_text_of_all_letters() -> Result<()> {
    let corpus = corpus();
    for browser in Browser::all() {
        let start = Start { scripts: false, ..Start::default() };
        let reader = Reader::new(browser, Options { start, ..Options::default() }).await?;
        let file = dist().join(name()).canonicalize()?;
        reader.goto_file(&file, "").await?;
        let shown: String = reader.driver.find(By::Tag("body")).await?.text().await?.split_whitespace().collect();
        for letter in &corpus.letters {
            for part in letter.body() {
                let words: String = reading_text(letter, part).split_whitespace().collect();
                assert!(shown.contains(&words), "{browser:?} {} {}", letter.id, part.id);
            }
        }
        reader.leave().await?;
    }
    Ok(())
}
