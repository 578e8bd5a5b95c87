//! Letters of a reader's own: chosen, read, put right, opened; without a request.

use std::fs;

use anyhow::Result;
use browser_tests::{Browser, Reader};
use thirtyfour::prelude::*;

const LETTERS: [(&str, &str); 4] = [
    (
        "a.txt",
        "From: Anna Berg\nTo: Cora Field\nDate: 1871-03-04\n\nDear Cora, your letter of Monday came this morning.",
    ),
    ("b.md", "From: Cora Field\nTo: Anna Berg\n\nDear Anna, *yes*.[^1]\n\n[^1]: Underlined twice."),
    ("cut.xml", "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body><p>Dear"),
    (
        "<img src=x onerror=alert(1)>.txt",
        "From: <script>alert(1)</script>\nTo: javascript:alert(1)\nDate: 1871\n\n<b>Words</b>.",
    ),
];

/// The files on a disk, one path a line, as a field takes them.
fn on_disk(folder: &std::path::Path) -> Result<String> {
    let mut paths = Vec::new();
    for (name, text) in LETTERS {
        let path = folder.join(name);
        fs::write(&path, text)?;
        paths.push(path.display().to_string());
    }
    Ok(paths.join("\n"))
}

/// Chooses the files and waits for the report.
async fn chosen(reader: &Reader) -> Result<()> {
    let folder = std::env::temp_dir().join(format!("own-letters-{}-{}", std::process::id(), reader.browser as u8));
    fs::create_dir_all(&folder)?;
    reader.driver.find(By::Name("letters")).await?.send_keys(on_disk(&folder)?).await?;
    reader.wait_for("the report", "return !!document.querySelector('[data-report]')").await?;
    Ok(fs::remove_dir_all(&folder)?)
}

/// What was asked for since the last look is the edition's own (the worker may be keeping it meanwhile): no file of the
/// letters, no name in them, no address of theirs.
fn nothing_of_the_letters_was_asked_for(reader: &Reader) {
    let asked = reader.requests();
    let is_theirs = |request: &String| {
        ["Berg", "Field", "1871", "b.md", "cut.xml", "a.txt", "?"].iter().any(|trace| request.contains(trace))
    };
    assert!(!asked.iter().any(is_theirs), "{asked:?}");
}

#[tokio::test]
async fn files_that_a_reader_chooses_are_read_told_put_right_and_opened_without_a_request() -> Result<()> {
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        reader.open("/import/").await?;
        reader.started("the application").await?;
        chosen(&reader).await?;
        let title = reader.text("return document.getElementById('title').textContent").await?;
        assert_eq!(title, "3 letters came in, 1 file was left out");
        let cut = "return document.querySelector('[data-file=\"cut.xml\"]').textContent";
        assert!(reader.text(cut).await?.contains("line 1"));
        assert_eq!(reader.eval("return document.querySelectorAll('progress').length").await?, 0);

        nothing_of_the_letters_was_asked_for(&reader);

        let write = |value: &str| {
            format!(
                "const field = document.querySelector('tr[data-source=\"b.md\"] [name=date]'); field.value = '{value}'; \
                 field.dispatchEvent(new Event('change', {{ bubbles: true }})); return true"
            )
        };
        reader.eval(&write("next week")).await?;
        reader
            .wait_for("what is the matter", "return !!document.querySelector('tr[data-source=\"b.md\"] .problem')")
            .await?;
        reader.eval(&write("1871-03~")).await?;
        reader.wait_for("the date", "return !document.querySelector('tr[data-source=\"b.md\"] .problem')").await?;

        reader.eval("document.querySelector('button[name=open]').click(); return true").await?;
        reader.wait_for("the letters", "return document.documentElement.dataset.letters === 'private'").await?;
        reader
            .wait_for("the new letters", "return document.getElementById('main').textContent.includes('Anna Berg')")
            .await?;
        nothing_of_the_letters_was_asked_for(&reader);
        assert_eq!(reader.console().await?, Vec::<String>::new());
        reader.leave().await?;
    }
    Ok(())
}
