//! A folder of Word files becomes one file, which opens from a disk, is added to, and is saved again.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};
use browser_tests::{Browser, Reader};
use serde_json::json;
use thirtyfour::prelude::*;

/// Takes the file that is handed over instead of letting the browser save it.
const TAKE: &str = "window.taken = null; URL.createObjectURL = (blob) => { blob.text().then((text) => { window.taken = text; }); return '#'; }; \
    HTMLAnchorElement.prototype.click = function () {}; \
    document.querySelector('.private [name=save-one-file]').click(); return true";

/// Whatever the page has asked for, but its own application.
const ASKED: &str = "return performance.getEntriesByType('resource').map((one) => one.name)\
    .filter((name) => !/^(data|blob):/.test(name))";

/// The letters in the list, as it names them.
const LISTED: &str =
    "return [...new Set([...document.querySelectorAll('#app li[data-letter]')].map((li) => li.dataset.letter))].length";

/// Writes a document of a word processor that holds these paragraphs; gives its path.
fn document(folder: &Path, name: &str, paragraphs: &[&str]) -> Result<String> {
    let runs: String = paragraphs.iter().map(|text| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")).collect();
    let body = format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{runs}</w:body></w:document>"#
    );
    let path = folder.join(name);
    fs::write(&path, import::archive::write(&[("word/document.xml".to_owned(), body.into_bytes())]))?;
    Ok(path.display().to_string())
}

/// Chooses files, waits for the report, opens the letters and saves them; gives the saved page.
async fn read_and_saved(reader: &Reader, paths: &str, title: &str) -> Result<String> {
    reader.driver.find(By::Name("letters")).await?.send_keys(paths).await?;
    reader.wait_for("the report", "return !!document.querySelector('[data-report]')").await?;
    assert_eq!(reader.text("return document.getElementById('title').textContent").await?, title);
    reader.eval("document.querySelector('button[name=open]').click(); return true").await?;
    reader
        .wait_for(
            "the letters",
            "return document.documentElement.dataset.letters === 'private' && !!document.querySelector('#app li[data-letter]')",
        )
        .await?;
    reader.eval(TAKE).await?;
    reader.wait_for("the file", "return typeof window.taken === 'string'").await?;
    Ok(reader.eval("return window.taken").await?.as_str().context("no text")?.to_owned())
}

/// Trouble: saved files | one more letter chosen in the saved file | it joins those that are there; the console is empty
#[tokio::test]
async fn word_files_become_one_file_that_opens_from_a_disk_is_added_to_and_saved_again() -> Result<()> {
    for browser in Browser::every() {
        let folder = tempfile::tempdir()?;
        let first = [
            document(folder.path(), "1871-03-04 Berg to Field.docx", &["Dear Cora,", "The snow is gone."])?,
            document(folder.path(), "1871-03-09 Field to Berg.docx", &["Dear Anna,", "Not here."])?,
        ];
        let later = document(folder.path(), "1871-07-01 Berg to Field.docx", &["Dear Cora,", "The pears are ripe."])?;
        let reader = Reader::usual(browser).await?;
        reader.open("/import/").await?;
        reader.started("the application").await?;
        let page = read_and_saved(&reader, &first.join("\n"), "2 letters came in").await?;
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");

        let file = folder.path().join("letters.html");
        fs::write(&file, page)?;
        reader.goto_file(&file, "#/import/").await?;
        reader.started("the saved file").await?;
        reader.wait_for("the choice", "return document.querySelector('[name=add]')?.checked === true").await?;
        let page = read_and_saved(&reader, &later, "3 letters came in").await?;
        assert_eq!(reader.eval(LISTED).await?, 3, "{browser:?}");

        fs::write(&file, page)?;
        reader.goto_file(&file, "").await?;
        reader.started("the file saved again").await?;
        assert_eq!(reader.eval(LISTED).await?, 3, "{browser:?}");
        assert!(
            reader.text("return document.querySelector('.private').textContent").await?.contains("Only in this file")
        );
        assert_eq!(reader.eval(ASKED).await?, json!([]), "{browser:?}: no request is made");
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}
