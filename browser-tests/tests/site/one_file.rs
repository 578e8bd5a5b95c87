//! The whole edition as one file, opened from a disk.

use anyhow::Result;
use browser_tests::{Browser, Reader, reader::dist};

use crate::corpus;

#[tokio::test]
async fn it_opens_from_a_disk_reads_searches_and_compares_with_an_empty_console() -> Result<()> {
    let corpus = corpus();
    let file = dist().join(format!("{}.html", corpus.collection.id)).canonicalize()?;
    let letter = &corpus.letters[0].id;
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        reader.driver.goto(format!("file://{}", file.display())).await?;
        reader.wait_for("the start", "return document.documentElement.dataset.app === 'ready'").await?;
        reader.eval(&format!("location.hash = '#/letters/{letter}/'; return true")).await?;
        reader
            .wait_for(
                "the letter",
                &format!("return !!document.querySelector('article[data-letter=\"{letter}\"] [id=\"{letter}-p1\"]')"),
            )
            .await?;
        reader.eval("location.hash = '#/?q=war'; return true").await?;
        reader.wait_for("results", "return document.querySelectorAll('li[data-paragraph]').length > 0").await?;
        reader.driver.back().await?;
        reader
            .wait_for(
                "back at the letter",
                &format!("return !!document.querySelector('article[data-letter=\"{letter}\"]')"),
            )
            .await?;
        let opening = &corpus.collection.opening;
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
        let asked = reader
            .eval("return performance.getEntriesByType('resource').map((one) => one.name).filter((name) => !/^(data|blob):/.test(name))")
            .await?;
        assert_eq!(asked, serde_json::json!([]), "{browser:?}: no request is made");
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}
