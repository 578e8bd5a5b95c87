//! Hostile surroundings: pages that somebody has tampered with, places in addresses that nobody wrote, and storage that
//! holds anything.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};
use browser_tests::{Browser, Options, Reader, versions::dist};
use site::Route;
use static_host::{Host, Site};

use crate::{at_length, corpus, is_turn, pages::some_of_each};

/// What a page may be made to say when something runs in it that is not its own.
const HARM: &str = "top.document.documentElement.dataset.harm = (top.document.documentElement.dataset.harm ?? '') + ";

/// Copies a folder.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let (path, target) = {
            let entry = entry?;
            (entry.path(), to.join(entry.file_name()))
        };
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}

/// The file of a page, from the root.
fn file_of(route: &Route) -> String {
    format!("{}index.html", route.path().trim_start_matches('/'))
}

/// What is put before the end of a page: every way in which a script, a style or a frame could come from elsewhere.
fn injected(foreign: &str) -> String {
    format!(
        "<script>{HARM}'inline '</script>\
         <script type=\"module\">{HARM}'module '</script>\
         <script src=\"{foreign}script.js\"></script>\
         <img src=\"data:image/png;base64,x\" alt=\"\" onerror=\"{HARM}'handler '\">\
         <img src=\"{foreign}picture.png\" alt=\"\">\
         <svg onload=\"{HARM}'svg '\"></svg>\
         <a id=\"injected\" href=\"javascript:{HARM}'address '\">.</a>\
         <link rel=\"stylesheet\" href=\"{foreign}style.css\">\
         <style>#app {{ outline: 9px solid red }}</style>\
         <iframe src=\"{foreign}frame.html\"></iframe><iframe srcdoc=\"<script>{HARM}'frame '</script>\"></iframe>\
         <object data=\"{foreign}object.html\"></object>\
         <form id=\"sent\" action=\"{foreign}form\"><input name=\"secret\" value=\"1\"></form></body>"
    )
}

/// A page with the injected lines; `without_policy` shows that they would do harm.
fn tampered(page: &str, foreign: &str, without_policy: bool) -> Result<String> {
    let (before, after) = page.rsplit_once("</body>").context("every page has an end")?;
    let text = format!("{before}{}{after}", injected(foreign));
    // Extensions put theirs first: what brings the application must not take it for its own.
    let first = format!(
        "<script src=\"{foreign}script.js\"></script><link rel=\"stylesheet\" href=\"{foreign}style.css\"><script>"
    );
    let text = text.replacen("<script>", &first, 1);
    if !without_policy {
        return Ok(text);
    }
    let (before, rest) =
        text.split_once("<meta http-equiv=\"Content-Security-Policy\"").context("every page has a policy")?;
    let (_, after) = rest.split_once('>').context("the policy ends")?;
    Ok(format!("{before}{after}"))
}

/// Does what a reader could be led to do, and says what came of it.
async fn harm(reader: &Reader) -> Result<String> {
    reader.eval("document.getElementById('injected').click(); return true").await?;
    reader.eval("document.getElementById('sent').requestSubmit(); return true").await?;
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    reader.text("return document.documentElement.dataset.harm ?? ''").await
}

/// Trouble: harm | scripts and addresses of others put into pages | nothing of them runs or is fetched
#[tokio::test]
async fn nothing_runs_or_is_fetched_in_a_page_that_somebody_has_tampered_with() -> Result<()> {
    let other = tempfile::tempdir()?;
    for (name, text) in
        [("script.js", format!("{HARM}'foreign '")), ("style.css", "#app { outline: 9px solid red }".to_owned())]
    {
        fs::write(other.path().join(name), text)?;
    }
    let other = Host::start(Site::new(other.path()), 0)?;
    let copied = tempfile::tempdir()?;
    copy(&dist(), copied.path())?;
    let routes = some_of_each();
    for route in &routes {
        let file = copied.path().join(file_of(route));
        fs::write(&file, tampered(&fs::read_to_string(&file)?, &other.url(), false)?)?;
    }
    // To see the harm done where there is no policy: one page of the same folder.
    let bare = copied.path().join("bare");
    fs::create_dir(&bare)?;
    let page = fs::read_to_string(dist().join(file_of(&Route::About)))?;
    fs::write(bare.join("index.html"), tampered(&page, &other.url(), true)?)?;

    for (place, browser) in Browser::all().into_iter().enumerate() {
        let folder = Some(copied.path().to_path_buf());
        let reader = Reader::new(browser, Options { folder, ..Options::default() }).await?;
        for (_, route) in routes.iter().enumerate().filter(|(case, _)| is_turn(*case, place, 2)) {
            reader.open(&route.path()).await?;
            assert_eq!(harm(&reader).await?, "", "{browser:?} {}", route.path());
            let asked = reader.requests().into_iter().filter(|path| *path == route.path()).count();
            // By the browser, and by the worker that keeps pages.
            assert!(asked <= 2, "{browser:?} {}: loaded {asked} times", route.path());
            let is_lost = "return document.documentElement.dataset.lost !== undefined";
            assert_eq!(reader.eval(is_lost).await?, false, "{browser:?} {}", route.path());
            let outline = reader.text("return getComputedStyle(document.getElementById('app')).outlineStyle").await?;
            assert_eq!(outline, "none", "{browser:?} {}: a foreign style is not applied", route.path());
            assert_eq!(
                reader.eval("return location.pathname").await?,
                route.path().as_str(),
                "{browser:?}: nothing is sent"
            );
        }
        assert_eq!(other.take_requests(), [""; 0], "{browser:?}: the other host is asked for nothing");

        reader.driver.goto(reader.address("/bare/")).await?;
        for way in ["inline", "module", "foreign", "handler", "svg", "frame"] {
            let runs = format!("return document.documentElement.dataset.harm?.includes('{way}') === true");
            reader.wait_for(&format!("{browser:?}: without a policy, {way} would run"), &runs).await?;
        }
        assert!(
            other.take_requests().iter().any(|path| path == "/script.js"),
            "{browser:?}: and the other host be asked"
        );
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn nothing_runs_or_is_fetched_in_a_one_file_edition_that_somebody_has_tampered_with() -> Result<()> {
    let other = tempfile::tempdir()?;
    fs::write(other.path().join("script.js"), format!("{HARM}'foreign '"))?;
    let other = Host::start(Site::new(other.path()), 0)?;
    let folder = tempfile::tempdir()?;
    let name = format!("{}.html", corpus().collection.id);
    let file = folder.path().canonicalize()?.join(&name);
    fs::write(&file, tampered(&fs::read_to_string(dist().join(&name))?, &other.url(), false)?)?;
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        reader.goto_file(&file, "").await?;
        reader.started("the start").await?;
        assert_eq!(harm(&reader).await?, "", "{browser:?}");
        assert_eq!(other.take_requests(), [""; 0], "{browser:?}: the other host is asked for nothing");
        reader.leave().await?;
    }
    Ok(())
}

/// Numbers that look like chance and are the same in every run (xorshift, Marsaglia 2003).
struct Chance(u64);

impl Chance {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (below as u64)).expect("below a usize")
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.next(of.len())]
    }

    /// Some of the pieces, in any order, and now and then any characters.
    fn text(&mut self, pieces: &[&str]) -> String {
        let mut text = String::new();
        for _ in 0..=self.next(5) {
            if self.next(4) == 0 {
                text.extend((0..self.next(4)).filter_map(|_| char::from_u32(u32::try_from(self.next(0x3000)).ok()?)));
            } else {
                text.push_str(self.pick(pieces));
            }
        }
        text
    }
}

const STORED: [&str; 22] = [
    "on",
    "off",
    "dark",
    "light",
    "auto",
    "-1",
    "3",
    "99",
    "1e309",
    "NaN",
    "null",
    "{\"a\":",
    "[]",
    "<script>",
    "\"",
    "#p1",
    "#p999",
    "#heading:0-0",
    ":4294967296",
    "mla",
    "__proto__",
    "\u{0}",
];

/// Trouble: harm | odd things in the storage | the page as it is without them
#[tokio::test]
async fn whatever_the_storage_holds_pages_start_and_say_nothing_in_the_console() -> Result<()> {
    let corpus = corpus();
    let prefix = &corpus.collection.id;
    let routes = some_of_each();
    let visits = if at_length() { [200, 60] } else { [24, 10] };
    for (browser, visits) in [Browser::Chromium, Browser::Firefox].into_iter().zip(visits) {
        let reader = Reader::usual(browser).await?;
        let mut chance = Chance(20_261_122);
        reader.open("/about/").await?;
        for visit in 0..visits {
            let mut pieces = STORED.to_vec();
            pieces.extend(corpus.letters.iter().map(|letter| letter.id.as_str()));
            let values: Vec<(String, String)> =
                ["scheme", "size", "names", "margin", "keys", "place", "style", "other"]
                    .iter()
                    .map(|name| (format!("{prefix}.{name}"), chance.text(&pieces)))
                    .collect();
            let values = serde_json::to_string(&values)?;
            reader
                .eval(&format!("for (const [name, value] of {values}) localStorage.setItem(name, value); return true"))
                .await?;
            let route = &routes[chance.next(routes.len())];
            reader.open(&route.path()).await.with_context(|| format!("{browser:?}, visit {visit}: {values}"))?;
            let sound = "return document.querySelectorAll('h1').length === 1 && !document.documentElement.dataset.size?.match(/[^-0-9]/)";
            assert_eq!(reader.eval(sound).await?, true, "{browser:?} {} with {values}", route.path());
        }
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}

const FRAGMENTS: [&str; 24] = [
    "p1",
    "p9999",
    "n1",
    "c4",
    "a-p1",
    "b-p3",
    "c-p2",
    "heading",
    "title",
    "app",
    "main",
    "top",
    "-",
    ":",
    "~",
    "%",
    "%00",
    "%ff",
    "%25",
    "#",
    "/",
    "\"]",
    "';alert(1)//",
    "__proto__",
];

/// Trouble: addresses | thousands of odd places | the letter; what is wrong is said
#[tokio::test]
async fn thousands_of_odd_places_in_addresses_break_nothing() -> Result<()> {
    let corpus = corpus();
    let (a, b) = (&corpus.letters[0].id, &corpus.letters[1].id);
    let paths = ["/".to_owned(), Route::letter(a).path(), Route::compare(a, b).path(), "/themes/".to_owned()];
    for (place, browser) in Browser::all().into_iter().enumerate() {
        let reader = Reader::usual(browser).await?;
        let mut chance = Chance(1962);
        for (_, path) in paths.iter().enumerate().filter(|(case, _)| is_turn(case / 2 + case, place, 2)) {
            reader.open(path).await?;
            for _ in 0..if at_length() { 10 } else { 3 } {
                let fragments: Vec<String> = (0..50).map(|_| chance.text(&FRAGMENTS)).collect();
                let fragments = serde_json::to_string(&fragments)?;
                // The address changes by hand, by a link that the application follows, and by going back.
                reader
                    .eval(&format!(
                        "for (const [at, fragment] of {fragments}.entries()) {{ \
                           if (at % 3 === 0) location.hash = fragment; \
                           else {{ const link = document.createElement('a'); link.setAttribute('href', '#' + fragment); \
                             document.querySelector('main').append(link); link.click(); link.remove(); }} \
                           if (at % 10 === 9) history.back(); \
                         }} return true"
                    ))
                    .await?;
                reader
                    .wait_for(
                        &format!("{browser:?} {path} {fragments}"),
                        "return document.documentElement.dataset.app === 'ready' && document.querySelectorAll('h1').length === 1",
                    )
                    .await?;
            }
            assert_eq!(reader.eval("return location.pathname").await?, path.as_str(), "{browser:?}");
        }
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}
