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
    let folder = tempfile::tempdir()?;
    choose(reader, &on_disk(folder.path())?).await
}

/// Chooses files of this name, one path a line, and waits for the report.
async fn choose(reader: &Reader, paths: &str) -> Result<()> {
    reader.driver.find(By::Name("letters")).await?.send_keys(paths).await?;
    reader.wait_for("the report", "return !!document.querySelector('[data-report]')").await
}

fn tei(body: &str) -> String {
    format!("<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body>{body}</body></text></TEI>")
}

/// A file of each kind of damage, by its name.
fn damaged() -> Vec<(&'static str, Vec<u8>)> {
    let nested = format!("{}x{}", "<hi>".repeat(50_000), "</hi>".repeat(50_000));
    let mut laughs = String::from("<!DOCTYPE TEI [<!ENTITY e0 \"ha\">");
    for at in 1..40 {
        laughs.push_str(&format!("<!ENTITY e{at} \"{}\">", format!("&e{};", at - 1).repeat(8)));
    }
    laughs.push_str("]>");
    let outside = "<!DOCTYPE TEI [<!ENTITY x SYSTEM \"http://127.0.0.1:1/outside\">]>".to_owned();
    let mut bomb = import::archive::write(&[("bomb.txt".to_owned(), vec![b'a'; 1 << 16])]);
    // Its directory says that it unpacks to four gigabytes.
    if let Some(at) = bomb.windows(4).position(|four| four == b"PK\x01\x02") {
        bomb[at + 24..at + 28].copy_from_slice(&u32::MAX.to_le_bytes());
    }
    let leading = import::archive::write(&[
        ("../../out.txt".to_owned(), b"From: X".to_vec()),
        ("in.txt".to_owned(), b"From: Emil Hof\n\nFrom an archive.".to_vec()),
    ]);
    vec![
        ("cut.xml", tei("<p>Dear")[..70].into()),
        ("ill-formed.xml", tei("<p>Dear</hi>").into_bytes()),
        (
            "encoding.xml",
            b"<?xml version='1.0' encoding='UTF-8'?><TEI><text><body><p>\xFC</p></body></text></TEI>".to_vec(),
        ),
        ("laughs.xml", format!("{laughs}{}", tei("<p>&e39;</p>")).into_bytes()),
        ("outside.xml", format!("{outside}{}", tei("<p>&x;</p>")).into_bytes()),
        ("deep.xml", tei(&nested).into_bytes()),
        ("bomb.zip", bomb),
        ("leading.zip", leading),
        ("cut.zip", b"PK\x03\x04cut".to_vec()),
        ("cut.docx", b"PK\x03\x04cut".to_vec()),
        ("scan.pdf", b"%PDF-1.7".to_vec()),
        ("empty.txt", Vec::new()),
    ]
}

/// A letter of which every field is a script.
const SCRIPTS: &str = r#"<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="javascript:alert(1)"><teiHeader><fileDesc><titleStmt><title>&lt;script>document.title='run'&lt;/script></title><editor>&lt;img src=x onerror="document.title='run'"></editor></titleStmt>
  <publicationStmt><availability><licence target="javascript:document.title='run'">x</licence></availability></publicationStmt></fileDesc><profileDesc><correspDesc><correspAction type="sent"><persName ref="javascript:document.title='run'">&lt;script>document.title='run'&lt;/script></persName><placeName ref="javascript:document.title='run'">&lt;svg onload="document.title='run'"></placeName><date when="1871-03-05">&lt;b></date></correspAction></correspDesc></profileDesc></teiHeader>
  <text><body><p>Harmless <ref target="javascript:document.title='run'">link</ref> <graphic url="javascript:document.title='run'"/> &lt;iframe src="javascript:parent.document.title='run'">&lt;/iframe></p></body></text></TEI>"#;

/// What was asked for since the last look is the edition's own (the worker may be keeping it meanwhile): no file of the
/// letters, no name in them, no address of theirs.
fn nothing_of_the_letters_was_asked_for(reader: &Reader) {
    let asked = reader.requests();
    let is_theirs = |request: &String| {
        ["Berg", "Field", "1871", "b.md", "cut.xml", "a.txt", "outside", "?"]
            .iter()
            .any(|trace| request.contains(trace))
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

#[tokio::test]
async fn damaged_and_hostile_files_are_a_line_each_and_the_others_open() -> Result<()> {
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        reader.open("/import/").await?;
        reader.started("the application").await?;
        let folder = tempfile::tempdir()?;
        let mut paths = on_disk(folder.path())?;
        for (name, bytes) in damaged().into_iter().chain([("scripts.xml", SCRIPTS.as_bytes().to_vec())]) {
            let path = folder.path().join(name);
            fs::write(&path, bytes)?;
            paths.push_str(&format!("\n{}", path.display()));
        }
        choose(&reader, &paths).await?;
        for (name, _) in damaged() {
            // What is in an archive has a line of its own, under its path there.
            let name = match name {
                "bomb.zip" => "bomb.txt",
                "leading.zip" => "../../out.txt",
                name => name,
            };
            let told = reader
                .text(&format!(
                    "return document.querySelector('tr[data-file=\"{name}\"] td:last-child')?.textContent ?? 'no line'"
                ))
                .await?;
            assert!(!told.is_empty() && told != "no line", "{name}: {told}");
        }
        let sources =
            "return [...document.querySelectorAll('tr[data-letter]')].map((row) => row.dataset.source).sort().join()";
        let read = reader.text(sources).await?;
        for source in ["a.txt", "b.md", "in.txt", "scripts.xml"] {
            assert!(read.split(',').any(|one| one == source), "{source} is not among {read}");
        }
        reader.eval("document.querySelector('button[name=open]').click(); return true").await?;
        reader.wait_for("the letters", "return document.documentElement.dataset.letters === 'private'").await?;
        let letter = "[...document.querySelectorAll('main a[href*=\"letters/\"]')].find((one) => one.href.includes('javascript'))";
        reader.wait_for("the letters", &format!("return !!({letter})")).await?;
        reader.eval(&format!("({letter}).click(); return true")).await?;
        reader
            .wait_for("the letter", "return document.getElementById('main').textContent.includes('Harmless')")
            .await?;
        let leads = "return document.querySelectorAll('[href^=\"javascript:\" i], [src^=\"javascript:\" i], #main script, #main iframe').length";
        assert_eq!(reader.eval(leads).await?, 0);
        assert_ne!(reader.text("return document.title").await?, "run");
        nothing_of_the_letters_was_asked_for(&reader);
        assert_eq!(reader.console().await?, Vec::<String>::new());
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_page_with_something_put_right_that_is_in_no_file_asks_before_it_is_closed() -> Result<()> {
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        reader.open("/import/").await?;
        reader.started("the application").await?;
        let lets_go = "return window.dispatchEvent(new Event('beforeunload', { cancelable: true }))";
        assert_eq!(reader.eval(lets_go).await?, true, "nothing is chosen");
        chosen(&reader).await?;
        assert_eq!(reader.eval(lets_go).await?, true, "nothing is put right");
        let put = "const field = document.querySelector('tr[data-source=\"b.md\"] [name=date]'); field.value = '1871-03-05'; \
                   field.dispatchEvent(new Event('change', { bubbles: true })); return true";
        reader.eval(put).await?;
        reader.wait_for("the question", &lets_go.replace("return window", "return !window")).await?;
        reader.eval("document.querySelector('button[name=save-collection]').click(); return true").await?;
        reader.wait_for("what was saved", lets_go).await?;
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_title_or_a_language_alone_is_something_that_would_be_lost() -> Result<()> {
    for browser in Browser::all() {
        for (field, value) in [("title", "Letters of the Bergs"), ("language", "de")] {
            let reader = Reader::usual(browser).await?;
            reader.open("/import/").await?;
            reader.started("the application").await?;
            chosen(&reader).await?;
            let lets_go = "return window.dispatchEvent(new Event('beforeunload', { cancelable: true }))";
            assert_eq!(reader.eval(lets_go).await?, true, "nothing is changed");
            let input = reader.driver.find(By::Css(format!(".named input[name={field}]"))).await?;
            input.send_keys(Key::Control + "a").await?;
            input.send_keys(value).await?;
            input.send_keys(Key::Tab + "").await?;
            reader.wait_for("the question", &lets_go.replace("return window", "return !window")).await?;
            // Opened, it is told; going to the edition asks.
            reader.eval("document.querySelector('button[name=open]').click(); return true").await?;
            reader.wait_for("the letters", "return document.documentElement.dataset.letters === 'private'").await?;
            reader
                .wait_for(
                    "what is not saved",
                    "return !!document.querySelector('#whose .unsaved')?.textContent.includes('1 correction')",
                )
                .await?;
            reader.eval("document.querySelector('button[name=leave]').click(); return true").await?;
            reader
                .wait_for(
                    "the question",
                    &format!("return document.querySelector('dialog[open]')?.textContent.includes('{value}')"),
                )
                .await?;
            reader.leave().await?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn files_dragged_onto_the_page_bring_the_application_and_never_take_its_place() -> Result<()> {
    const DRAG: &str = "const files = new DataTransfer(); \
        files.items.add(new File(['From: Anna Berg\\nTo: Cora Field\\n\\nDear Cora.'], 'a.txt')); \
        const drag = (type) => { \
          const event = new DragEvent(type, { dataTransfer: files, bubbles: true, cancelable: true }); \
          document.querySelector('.drop').dispatchEvent(event); return event.defaultPrevented };";
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        // Not started: the files come first.
        reader.driver.goto(reader.address("/import/")).await?;
        let held = format!("{DRAG} const held = drag('dragover') && drag('drop'); drag('dragenter'); return held");
        assert_eq!(reader.eval(&held).await?, true, "a browser would open the file");
        reader.started("the application").await?;
        reader.wait_for("the place for files", "return !!document.querySelector('.drop')").await?;
        reader.eval(&format!("{DRAG} return drag('drop')")).await?;
        reader.wait_for("the report", "return !!document.querySelector('[data-report]')").await?;
        let title = reader.text("return document.getElementById('title').textContent").await?;
        assert_eq!(title, "1 letter came in");
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_page_and_the_report_have_the_hooks_that_are_promised() -> Result<()> {
    let reader = Reader::usual(Browser::Chromium).await?;
    reader.open("/import/").await?;
    reader.started("the application").await?;
    let has = |selector: &str| format!("return document.querySelectorAll('{selector}').length");
    assert_eq!(reader.eval(&has("input[type=file][name=letters][multiple]")).await?, 1);
    // What was there while it read.
    reader
        .eval(
            "window.seen = false; new MutationObserver(() => { window.seen ||= !!document.querySelector('progress') }) \
             .observe(document.body, { childList: true, subtree: true }); return true",
        )
        .await?;
    let folder = tempfile::tempdir()?;
    let archive = import::archive::write(&[
        ("letters/a.txt".to_owned(), LETTERS[0].1.as_bytes().to_vec()),
        (
            "letters/t.xml".to_owned(),
            tei("<opener><dateline><date when=\"1871-03-09\">9 March</date></dateline></opener><p>Yes <hi>so</hi>.<note>N</note></p>").into_bytes(),
        ),
    ]);
    let path = folder.path().join("all.zip");
    fs::write(&path, archive)?;
    choose(&reader, &path.display().to_string()).await?;
    assert_eq!(reader.eval("return window.seen").await?, true);
    assert_eq!(reader.eval(&has("progress")).await?, 0);
    for (selector, count) in [
        ("[data-report] [data-file=\"letters/a.txt\"]", 1),
        ("[data-report] [data-construct=hi]", 1),
        ("tr[data-letter][data-source=\"letters/a.txt\"] [name=sender]", 1),
        ("tr[data-letter][data-source=\"letters/a.txt\"] [name=recipient]", 1),
        ("tr[data-letter][data-source=\"letters/a.txt\"] [name=date]", 1),
        ("button[name=open]", 1),
        ("button[name=save-one-file]", 1),
        ("button[name=save-collection]", 1),
        ("button[name=save-report]", 1),
    ] {
        assert_eq!(reader.eval(&has(selector)).await?, count, "{selector}");
    }
    let date = "return document.querySelector('tr[data-source=\"letters/a.txt\"] [name=date]').value";
    assert_eq!(reader.text(date).await?, "1871-03-04");
    // The report that is saved.
    reader
        .eval(
            "const make = URL.createObjectURL; URL.createObjectURL = (blob) => { window.saved = blob.text(); return make.call(URL, blob) }; \
             document.querySelector('button[name=save-report]').click(); return true",
        )
        .await?;
    reader.wait_for("the report", "return !!window.saved").await?;
    let report: serde_json::Value =
        serde_json::from_str(reader.settled("return await window.saved").await?.as_str().unwrap_or_default())?;
    let characters = &report["characters"];
    let of = |name: &str| characters[name].as_u64().unwrap_or_default();
    assert!(of("source") > 0 && of("source") == of("text") + of("notes") + of("omitted"), "{characters}");
    let first = &report["constructs"][0];
    assert!(["name", "count", "treatment", "first"].iter().all(|field| !first[field].is_null()), "{first}");
    assert!(report["files"].as_array().is_some_and(|files| files.iter().all(|file| file["letters"] == 1)), "{report}");

    reader.eval("document.querySelector('button[name=open]').click(); return true").await?;
    reader.wait_for("the letters", "return document.documentElement.dataset.letters === 'private'").await?;
    for button in ["forget", "save-one-file", "save-collection", "save-report"] {
        assert_eq!(reader.eval(&has(&format!("button[name={button}]"))).await?, 1, "{button}");
    }
    reader.leave().await
}

#[tokio::test]
async fn who_has_no_letters_at_hand_tries_an_example_and_letters_kept_on_the_device_are_a_press_away() -> Result<()> {
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        reader.open("/import/").await?;
        let press = async |name: &str| {
            let button = format!("button[name={name}]");
            reader.wait_for(&button, &format!("return !!document.querySelector('{button}')")).await?;
            reader.driver.find(By::Css(button)).await?.click().await?;
            anyhow::Ok(())
        };
        let is_private = "return document.documentElement.dataset.letters === 'private'";
        press("example").await?;
        reader.wait_for("the report", "return document.querySelectorAll('tr[data-letter]').length === 3").await?;
        press("open").await?;
        reader.wait_for("the letters", is_private).await?;
        press("keep").await?;
        reader.wait_for("kept", "return !document.querySelector('button[name=keep]')").await?;
        // Another day, on another page.
        reader.open("/about/").await?;
        let follow = "[...document.links].find((link) => link.pathname.endsWith('/import/')).click(); return true";
        reader.eval(follow).await?;
        press("open-kept").await?;
        reader.wait_for("the kept letters", is_private).await?;
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}
