//! A reader: one browser, looking at one served edition.

use std::{
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};
use static_host::{Host, Site};
use thirtyfour::prelude::*;

use crate::{
    driver::{Browser, Start},
    session::{self, Session},
    versions,
};

/// How long a script may take that follows every link of a letter.
const LONGEST_SCRIPT: Duration = Duration::from_secs(240);

/// How long something that comes by itself may take, on a machine that is busy with other things.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// How long the driver is given to answer: WebKit's loses what it was asked while a page of another site takes the place of one.
const LONGEST_ANSWER: Duration = Duration::from_secs(15);

/// How many pages may be left one after another while frames are counted.
const MOST_PAGES: u32 = 10;

/// How an edition is served and opened.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Path below which it is served: empty for `/`, or `/some/sub/path`.
    pub base: String,
    /// How the browser is started.
    pub start: Start,
    /// The folder that is served: `dist/` where none is named.
    pub folder: Option<PathBuf>,
    /// Whether the host takes the slash at the end of an address away.
    pub strips_slashes: bool,
}

/// A reader's first sign, which brings the application: the pointer moves. Then whether it has come.
const STARTED: &str = "\
    if (document.documentElement.dataset.app === 'static') dispatchEvent(new PointerEvent('pointermove')); \
    return window.isLeft === undefined && document.documentElement.dataset.app === 'ready'";

/// What has become of the function that was begun last: a list of what it returned, an empty one while it runs, nothing in a page
/// that knows of none.
const OUTCOME: &str = "const { asked } = window; return asked ? ('value' in asked ? [asked.value] : []) : null";

/// A browser at a served edition.
pub struct Reader {
    /// The browser.
    pub driver: WebDriver,
    /// Which one.
    pub browser: Browser,
    /// `None` when it has been handed on.
    session: Option<Session>,
    /// `None` while the edition is read from the disk, or the host is gone.
    host: Option<Host>,
    url: String,
    has_opened_files: AtomicBool,
}

impl Reader {
    /// Serves `dist/` and opens a browser.
    ///
    /// # Errors
    /// When `dist/` is not there, or the browser does not start.
    pub async fn new(browser: Browser, options: Options) -> Result<Self> {
        let dist = match (options.folder, browser) {
            (Some(folder), _) => folder,
            (None, Browser::WebKit) => versions::that_listens()?,
            (None, _) => versions::dist(),
        };
        if !dist.join("index.html").is_file() {
            bail!("{}/index.html is not there: run `cargo xtask build` first", dist.display());
        }
        let site = Site::new(&dist).below(&options.base);
        // What lies beside the files of a copy may be older than they are.
        let site = if dist == versions::dist() { site.precompressed() } else { site };
        let host = session::host(&if options.strips_slashes { site.stripping_slashes() } else { site })?;
        let url = host.url().trim_end_matches('/').to_owned();
        let session = Session::begin(browser, &options.start).await?;
        let driver = session.driver.clone();
        driver.set_script_timeout(LONGEST_SCRIPT).await?;
        Ok(Self {
            driver,
            browser,
            session: Some(session),
            host: Some(host),
            url,
            has_opened_files: AtomicBool::new(false),
        })
    }

    /// Loads the page again as a reader does; what WebDriver calls refreshing passes workers by in some browsers.
    ///
    /// # Errors
    /// When the application has not started after a minute.
    pub async fn reload(&self) -> Result<()> {
        self.eval("window.isLeft = true; setTimeout(() => location.reload()); return true").await?;
        self.started("the page again").await
    }

    /// Opens a file of the edition from the disk, and waits until the application has started.
    ///
    /// # Errors
    /// When it has not started after a minute.
    pub async fn open_file(&self, name: &str, tail: &str) -> Result<()> {
        self.goto_file(&versions::dist().join(name).canonicalize()?, tail).await?;
        self.started(name).await
    }

    /// Gives the page that is open a first sign, and waits until the application has started; `what` is named.
    ///
    /// # Errors
    /// When it has not started after a minute.
    pub async fn started(&self, what: &str) -> Result<()> {
        self.wait_for(what, STARTED).await
    }

    /// Goes to a file on the disk and does not wait for an application. Files keep what they keep in one place, whatever test
    /// has opened them: this browser is not handed on.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn goto_file(&self, file: &Path, tail: &str) -> Result<()> {
        self.has_opened_files.store(true, Ordering::Relaxed);
        Ok(self.driver.goto(format!("file://{}{tail}", file.display())).await?)
    }

    /// A usual reader.
    ///
    /// # Errors
    /// As [`Reader::new`].
    pub async fn usual(browser: Browser) -> Result<Self> {
        Self::new(browser, Options::default()).await
    }

    /// The whole address of a path of the edition, such as `/letters/x/?q=y`.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.url)
    }

    /// Opens a path, gives a first sign, and waits until the application has started.
    ///
    /// # Errors
    /// When it has not started after a minute.
    pub async fn open(&self, path: &str) -> Result<()> {
        let address = self.address(path);
        let document = serde_json::Value::from(address.split('#').next().unwrap_or_default());
        // Some browsers go on before the page that is left is gone; within a page nothing is left.
        self.eval(&format!("window.isLeft = location.href.split('#')[0] !== {document} || undefined; return true"))
            .await?;
        self.driver.goto(&address).await?;
        // On a busy machine the application may be late: that is told after some seconds, and taken back when it comes.
        self.wait_for(path, STARTED).await
    }

    /// Waits until a script returns true. Between two pages it may throw, for there is nothing yet.
    ///
    /// # Errors
    /// When it does not within a minute; `what` is named.
    pub async fn wait_for(&self, what: &str, script: &str) -> Result<()> {
        let begun = Instant::now();
        let mut pause = Duration::from_millis(10);
        let mut last = String::new();
        // Asked again and again: a script that waits within the page may go unanswered when the page is left.
        while begun.elapsed() < LONGEST_WAIT {
            match tokio::time::timeout(LONGEST_ANSWER, self.eval(script)).await {
                Ok(Ok(serde_json::Value::Bool(true))) => return Ok(()),
                Ok(Ok(answer)) => last = answer.to_string(),
                Ok(Err(error)) => last = format!("{error:#}"),
                Err(_) => "no answer".clone_into(&mut last),
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(Duration::from_millis(80));
        }
        bail!("{what}: waited in vain for `{script}`: {last}")
    }

    /// Runs a script in the page and returns what it returns.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn eval(&self, script: &str) -> Result<serde_json::Value> {
        let answer = self.driver.execute(script, Vec::new()).await.with_context(|| script.to_owned())?;
        Ok(answer.json().clone())
    }

    /// Runs the body of an asynchronous function in the page and returns what it returns, or throws, as text.
    ///
    /// It is asked again and again whether it has ended: where a page is left, an engine may leave a script that waits within
    /// it unanswered.
    ///
    /// # Errors
    /// When the page is left meanwhile, and when it takes longer than the longest script may.
    pub async fn settled(&self, body: &str) -> Result<serde_json::Value> {
        match self.outcome(body).await? {
            Some(value) => Ok(value),
            None => bail!("the page was left meanwhile: {body}"),
        }
    }

    /// What an asynchronous function in the page returns; `None` when the page was left before it did.
    ///
    /// # Errors
    /// When it takes longer than the longest script may.
    pub async fn outcome(&self, body: &str) -> Result<Option<serde_json::Value>> {
        let begin = format!(
            "const asked = window.asked = {{}}; \
             (async () => {{ {body} }})() \
               .then((value) => value ?? null, (error) => `thrown: ${{error}}`) \
               .then((value) => {{ asked.value = value; }}); \
             return true"
        );
        self.eval(&begin).await?;
        let begun = Instant::now();
        let mut pause = Duration::from_millis(5);
        while begun.elapsed() < LONGEST_SCRIPT {
            match self.eval(OUTCOME).await? {
                serde_json::Value::Null => return Ok(None),
                serde_json::Value::Array(values) => {
                    if let Some(value) = values.into_iter().next() {
                        return Ok(Some(value));
                    }
                }
                other => bail!("{body}: {other}"),
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(Duration::from_millis(40));
        }
        bail!("waited in vain for the end of `{body}`")
    }

    /// Lets the page draw so many frames, and do between them what it has begun; where it is left meanwhile, the next one. A page
    /// that draws none, as WebKit's may for a while after coming back, is given time instead.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn frames(&self, count: u32) -> Result<()> {
        let frames = format!(
            "for (let turn = 0; turn < {count}; turn += 1) await new Promise((next) => {{ \
               requestAnimationFrame(() => setTimeout(next, 10)); setTimeout(next, 400); }})"
        );
        for _ in 0..MOST_PAGES {
            if self.outcome(&frames).await?.is_some() {
                return Ok(());
            }
        }
        bail!("{MOST_PAGES} pages were left, one after another")
    }

    /// Presses keys, wherever the focus is.
    ///
    /// # Errors
    /// When the browser does not take them.
    pub async fn press(&self, keys: impl Into<TypingData>) -> Result<()> {
        Ok(self.driver.active_element().await?.send_keys(keys).await?)
    }

    /// The same as text.
    ///
    /// # Errors
    /// When the script throws or returns something else.
    pub async fn text(&self, script: &str) -> Result<String> {
        self.eval(script).await?.as_str().map(str::to_owned).with_context(|| format!("no text: {script}"))
    }

    /// Holds back on the way everything with this in its path, as a slow line does, until nothing is held.
    pub fn hold(&self, part: Option<&'static str>) {
        if let Some(host) = &self.host {
            host.hold(part);
        }
    }

    /// Stops the host: from now on only what the browser has kept can be read.
    pub fn unplug(&mut self) {
        self.host = None;
    }

    /// What the console has said, without the browsers' own line about a document served with status 404.
    ///
    /// # Errors
    /// When the browser does not tell.
    pub async fn console(&self) -> Result<Vec<String>> {
        let lines: Vec<String> = match self.browser {
            Browser::Chromium | Browser::EarlyChromium => {
                let entries = self.driver.get_log("browser").await?;
                entries.into_iter().map(|entry| entry.message).collect()
            }
            Browser::Firefox => self
                .session
                .as_ref()
                .map(Session::log)
                .unwrap_or_default()
                .lines()
                .filter(|line| {
                    (line.starts_with("console.") || line.starts_with("JavaScript error") || line.starts_with("JavaScript warning"))
                        // The browser's own machinery, not the page.
                        && !line.contains("resource://")
                        && !line.contains("chrome://")
                        && !line.contains("moz-src://")
                        && !line.contains("location: \"<unknown>\"")
                        && !line.contains("RSLoader")
                        && !line.contains("unrecognized command line flag")
                })
                .map(str::to_owned)
                .collect(),
            Browser::WebKit => {
                // On a disk nobody listens.
                let heard = self.eval("return window.heard ?? (location.protocol === 'file:' ? [] : null)").await?;
                serde_json::from_value(heard).context("in WebKit only `versions::listening` hears what is said")?
            }
        };
        Ok(lines.into_iter().filter(|line| !line.contains("404 (Not Found)")).collect())
    }

    /// The requests that the host has answered since this was last asked.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        self.host.as_ref().map(Host::take_requests).unwrap_or_default()
    }

    /// Gives the browser back.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn leave(mut self) -> Result<()> {
        match self.session.take() {
            Some(session) if self.has_opened_files.load(Ordering::Relaxed) => session.end().await,
            Some(session) => session.hand_on().await,
            None => Ok(()),
        }
    }
}

impl Drop for Reader {
    /// A browser that a failed test has left is not handed on.
    fn drop(&mut self) {
        if let Some(session) = self.session.take() {
            session.abandon();
        }
    }
}
