//! Browsers that one test hands on to the next: to start one is more work than most tests are.
//!
//! Start with [`Session::begin`] and [`Session::hand_on`]. Each test has an empty tab, and a host of its own at a port
//! that no other test of the run has had ([`host`]): what a page keeps (storage, workers, what the browser has compiled) is
//! kept for its host and its port, so that no test meets what another has left.

use std::{
    collections::BTreeSet,
    sync::{Mutex, MutexGuard, PoisonError},
};

use anyhow::{Result, bail};
use static_host::{Host, Site};
use thirtyfour::prelude::*;

use crate::driver::{Browser, Server, Start};

/// Browsers that nobody uses now, the one that has waited longest first. When the tests have ended, so do they ([`Server`]).
static IDLE: Mutex<Vec<Session>> = Mutex::new(Vec::new());
/// The ports that hosts of this run have had.
static PORTS: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());

/// So many of those wait that were not started in the usual way: few tests want the same.
const MOST_UNUSUAL: usize = 4;

/// A browser in use.
pub struct Session {
    /// The browser.
    pub driver: WebDriver,
    browser: Browser,
    start: Start,
    server: Server,
    /// How much its log said when this test began.
    said_before: usize,
}

impl Session {
    /// A browser that was started so, with an empty tab.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn begin(browser: Browser, start: &Start) -> Result<Self> {
        if let Some(mut session) = take_idle(browser, start) {
            session.said_before = session.server.log().len();
            return Ok(session);
        }
        let server = Server::start(browser, start)?;
        let driver = server.open(browser, start).await?;
        Ok(Self { driver, browser, start: start.clone(), server, said_before: 0 })
    }

    /// Gives the browser, with one empty tab, to whoever wants it next; one that refuses something ends.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn hand_on(self) -> Result<()> {
        if !self.start.scripts || self.start.denied.is_some() {
            return self.end().await;
        }
        let mut tabs = self.driver.windows().await?;
        let next = match self.browser {
            // How a page is seen holds for a tab.
            Browser::Chromium | Browser::EarlyChromium => self.driver.new_tab().await?,
            Browser::Firefox | Browser::WebKit => tabs.remove(0),
        };
        for tab in tabs {
            self.driver.switch_to_window(tab).await?;
            self.driver.close_window().await?;
        }
        self.driver.switch_to_window(next).await?;
        self.driver.goto("about:blank").await?;
        // In a new tab the field for the address has the focus, and the page knows nothing of focus that comes and goes.
        self.driver.action_chain().move_to(1, 1).click().perform().await?;
        if self.browser == Browser::Chromium {
            // Chromium tells each line once.
            self.driver.get_log("browser").await?;
        }
        let too_many = put_idle(self);
        match too_many {
            Some(session) => session.end().await,
            None => Ok(()),
        }
    }

    /// Ends the browser.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn end(self) -> Result<()> {
        Ok(self.driver.quit().await?)
    }

    /// Ends a session that a failed test has left open. WebDriver's own way of doing so waits two minutes for an answer
    /// where the test's runtime is gone.
    pub fn abandon(self) {
        if self.driver.clone().leak().is_ok() {
            self.server.end(self.driver.session_id());
        }
    }

    /// What browser and driver have written since this test began.
    #[must_use]
    pub fn log(&self) -> String {
        let log = self.server.log();
        String::from_utf8_lossy(log.get(self.said_before..).unwrap_or_default()).into_owned()
    }
}

fn take_idle(browser: Browser, start: &Start) -> Option<Session> {
    let mut idle = lock(&IDLE);
    let at = idle.iter().position(|session| session.browser == browser && session.start == *start)?;
    Some(idle.remove(at))
}

/// Lets a browser wait, and gives back one that has waited too long.
fn put_idle(session: Session) -> Option<Session> {
    let mut idle = lock(&IDLE);
    idle.push(session);
    let is_unusual = |session: &Session| session.start != Start::default();
    let oldest = idle.iter().position(is_unusual)?;
    (idle.iter().filter(|session| is_unusual(session)).count() > MOST_UNUSUAL).then(|| idle.remove(oldest))
}

/// Serves a site at a port that no host of this run has had.
///
/// # Errors
/// When no port is free.
pub fn host(site: &Site) -> Result<Host> {
    for _ in 0..100 {
        let host = Host::start(site.clone(), 0)?;
        if lock(&PORTS).insert(host.port()) {
            return Ok(host);
        }
    }
    bail!("the system gives out no ports but those that were used before")
}

/// What a test that failed has left is as good as before.
fn lock<T>(what: &Mutex<T>) -> MutexGuard<'_, T> {
    what.lock().unwrap_or_else(PoisonError::into_inner)
}
