//! WebDriver servers, each with one browser, that end with the program which has started them, however it ends. Needs a shell.

use std::{
    env,
    fs::File,
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    os::unix::process::CommandExt as _,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use anyhow::{Context as _, Result, bail, ensure};
use thirtyfour::{
    ChromiumLikeCapabilities, LoggingPrefsLogLevel, SessionId,
    common::capabilities::{chrome::ChromeCapabilities, firefox::FirefoxCapabilities},
    prelude::*,
};

/// The browsers that the edition is tested in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Chromium.
    Chromium,
    /// Firefox.
    Firefox,
    /// Chromium 109, the oldest that is supported, as npm has it. It can be shown pages; scripts of WebDriver it refuses.
    EarlyChromium,
    /// WebKit, the engine of Safari and of every browser on an iPhone, in the small browser that comes with its driver.
    WebKit,
}

impl Browser {
    /// The two in which nearly everything is tried.
    #[must_use]
    pub fn all() -> [Self; 2] {
        [Self::Chromium, Self::Firefox]
    }

    /// WebKit besides: for the journeys that every reader makes, so that all tests together do not take too long.
    #[must_use]
    pub fn every() -> [Self; 3] {
        [Self::Chromium, Self::Firefox, Self::WebKit]
    }

    /// The program that drives it.
    fn driver(self) -> &'static str {
        match self {
            Self::Chromium | Self::EarlyChromium => "chromedriver",
            Self::Firefox => "geckodriver",
            Self::WebKit => "WebKitWebDriver",
        }
    }
}

/// What a browser may refuse a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// Whatever is kept on the device: settings, and with them the worker that keeps pages.
    Storage,
    /// The worker alone, as some browsers refuse it in a private window. Chromium has no such setting.
    Worker,
}

/// How long a browser may take for what it is asked: a script may follow every link of a letter.
const LONGEST_ANSWER: Duration = Duration::from_secs(300);

/// A name that leads to this machine and is no secure place for a browser: it has neither clipboard nor worker there.
pub const INSECURE_HOST: &str = "reading-room.test";

/// How a browser is started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    /// Width and height of the window's content, in px.
    pub size: (u32, u32),
    /// Whether scripts run.
    pub scripts: bool,
    /// Whether the reader prefers a dark page.
    pub dark: bool,
    /// Whether the reader wants no motion.
    pub still: bool,
    /// What it refuses.
    pub denied: Option<Denied>,
}

impl Default for Start {
    fn default() -> Self {
        Self { size: (1440, 900), scripts: true, dark: false, still: false, denied: None }
    }
}

/// Runs what it is given until nobody holds the other end of its input any more: then it ends that with all that it has
/// started, which is one process group, and removes the folder that its first word names. What does not end by itself is
/// made to; browsers write until they are gone.
const KEEPER: &str = r#"folder=$1; shift; "$@" & driver=$!; read -r _; trap '' TERM; kill -TERM 0
(sleep 9; kill -KILL "$driver") & force=$!; wait "$driver"; kill -KILL "$force"
for _ in 1 2 3 4 5 6 7 8 9; do rm -rf -- "$folder" && break; sleep 0.2; done 2>/dev/null"#;

/// Runs a program that needs a screen on one that nobody sees, big enough for every window of the tests. It belongs to the
/// same process group.
const ON_A_SCREEN: &str = r#"Xvfb -displayfd 3 -screen 0 1920x1400x24 -nolisten tcp 3>"$TMPDIR/display" &
until [ -s "$TMPDIR/display" ]; do sleep 0.02; done
DISPLAY=":$(cat "$TMPDIR/display")" exec "$@""#;

/// How much higher the window of WebKit's small browser is than the page in it, in px.
const WEBKIT_BAR: u32 = 38;

/// A running WebDriver server.
pub struct Server {
    keeper: Child,
    port: u16,
    folder: PathBuf,
}

impl Server {
    /// Starts the server of a browser on a free port, with a folder of its own for what it leaves behind.
    ///
    /// # Errors
    /// When the program is not installed: `cargo xtask test` installs it.
    pub fn start(browser: Browser, start: &Start) -> Result<Self> {
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let folder = tempfile::tempdir()?.keep();
        let log = File::create(folder.join("log"))?;
        let program = browser.driver();
        let on_a_screen: &[&str] = match browser {
            Browser::WebKit => &["sh", "-c", ON_A_SCREEN, "screen"],
            Browser::Chromium | Browser::EarlyChromium | Browser::Firefox => &[],
        };
        let screen = (!on_a_screen.is_empty()).then_some("Xvfb");
        for needed in screen.into_iter().chain([program]) {
            if !is_installed(needed) {
                bail!("{needed} is not installed: run `cargo xtask test`, which installs it");
            }
        }
        let keeper = Command::new("sh")
            .args(["-c", KEEPER, "keeper"])
            .process_group(0)
            .arg(&folder)
            .args(on_a_screen)
            .args([program, &format!("--port={port}")])
            .args((browser == Browser::EarlyChromium).then_some("--disable-build-check"))
            .env("TMPDIR", &folder)
            .env("MOZ_HEADLESS_WIDTH", start.size.0.to_string())
            .env("MOZ_HEADLESS_HEIGHT", start.size.1.to_string())
            .stdout(log.try_clone()?)
            .stderr(log)
            .stdin(Stdio::piped())
            .spawn()
            .with_context(|| format!("{program} cannot be started"))?;
        Ok(Self { keeper, port, folder })
    }

    /// Opens the browser.
    ///
    /// # Errors
    /// When the browser does not start in half a minute.
    pub async fn open(&self, browser: Browser, start: &Start) -> Result<WebDriver> {
        let url = format!("http://127.0.0.1:{}", self.port);
        let mut last = None;
        for _ in 0..1000 {
            if TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        for _ in 0..60 {
            let opened = match browser {
                Browser::Chromium => connect(&url, chromium(start, &self.profile())?).await,
                Browser::EarlyChromium => connect(&url, early_chromium(start, &self.profile())?).await,
                Browser::Firefox => connect(&url, firefox(start, &self.profile())?).await,
                Browser::WebKit => connect(&url, webkit(start)?).await,
            };
            match opened {
                Ok(driver) => {
                    if browser == Browser::WebKit {
                        driver.set_window_rect(0, 0, start.size.0, start.size.1 + WEBKIT_BAR).await?;
                    }
                    return Ok(driver);
                }
                Err(error) => last = Some(error),
            }
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        match last {
            Some(error) => Err(error).with_context(|| format!("{browser:?} did not start")),
            None => bail!("{browser:?} did not start"),
        }
    }

    /// Ends a session that nobody will go on with; its browser goes with it.
    pub fn end(&self, session: &SessionId) {
        let Ok(mut server) = TcpStream::connect(("127.0.0.1", self.port)) else { return };
        let _ = server.set_read_timeout(Some(Duration::from_secs(10)));
        let port = self.port;
        let ask = format!("DELETE /session/{session} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
        // The answer comes when the browser is gone; what it says does not matter any more.
        let _ = server.write_all(ask.as_bytes());
        let _ = server.read(&mut [0]);
    }

    /// What the server and the browser have written so far.
    #[must_use]
    pub fn log(&self) -> Vec<u8> {
        std::fs::read(self.folder.join("log")).unwrap_or_default()
    }

    /// What its browser knows and keeps.
    fn profile(&self) -> PathBuf {
        self.folder.join("profile")
    }
}

impl Drop for Server {
    /// Lets go of the keeper's input, and waits for it so that browsers that end do not slow down the next.
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}

/// Whether a program is found where programs are looked for.
fn is_installed(program: &str) -> bool {
    env::var_os("PATH").is_some_and(|path| env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

/// A session whose driver may be used from one runtime after another: no connection is kept, for it would end with the
/// runtime that has made it.
async fn connect(url: &str, wanted: impl Into<Capabilities>) -> WebDriverResult<WebDriver> {
    let client = reqwest::Client::builder().pool_max_idle_per_host(0).timeout(LONGEST_ANSWER).build()?;
    WebDriver::builder(url, wanted).client(client).connect().await
}

fn chromium(start: &Start, profile: &Path) -> Result<ChromeCapabilities> {
    let mut wanted = DesiredCapabilities::chrome();
    wanted.set_headless()?;
    wanted.set_no_sandbox()?;
    for argument in [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        // The tests press keys faster than people do, and Chromium says in the console when it slows a page down.
        "--disable-ipc-flooding-protection",
    ] {
        wanted.add_arg(argument)?;
    }
    wanted.add_arg(&format!("--window-size={},{}", start.size.0, start.size.1))?;
    wanted.add_arg(&format!("--user-data-dir={}", profile.display()))?;
    if start.dark {
        wanted.add_arg("--force-dark-mode")?;
        wanted.add_arg("--blink-settings=preferredColorScheme=0")?;
    }
    if start.still {
        wanted.add_arg("--force-prefers-reduced-motion")?;
    }
    // 2 stands for “block”.
    let mut settings = serde_json::Map::new();
    if !start.scripts {
        settings.insert("profile.managed_default_content_settings.javascript".to_owned(), 2.into());
    }
    if start.denied == Some(Denied::Storage) {
        settings.insert("profile.default_content_setting_values.cookies".to_owned(), 2.into());
    }
    wanted.add_experimental_option("prefs", settings)?;
    wanted.add_arg(&format!("--host-resolver-rules=MAP {INSECURE_HOST} 127.0.0.1"))?;
    wanted.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    Ok(wanted)
}

/// npm has it packed; it unpacks itself once.
fn early_chromium(start: &Start, profile: &Path) -> Result<ChromeCapabilities> {
    let mut wanted = chromium(start, profile)?;
    for argument in ["--no-zygote", "--disable-dev-shm-usage", "--use-gl=angle", "--use-angle=swiftshader"] {
        wanted.add_arg(argument)?;
    }
    let folder = crate::npm().join("@sparticuz");
    let unpacked = crate::target().join("tools/early-chromium");
    std::fs::create_dir_all(&unpacked)?;
    const UNPACK: &str = "const it = require('@sparticuz/chromium'); \
        (it.default ?? it).executablePath().then((path) => console.log(path))";
    let told = Command::new("node").args(["-e", UNPACK]).current_dir(&folder).env("TMPDIR", &unpacked).output();
    let told = told.context("node, or @sparticuz/chromium: run `cargo xtask test`, which installs it")?;
    wanted.set_binary(String::from_utf8_lossy(&told.stdout).trim())?;
    Ok(wanted)
}

fn firefox(start: &Start, profile: &Path) -> Result<FirefoxCapabilities> {
    let mut wanted = DesiredCapabilities::firefox();
    wanted.set_headless()?;
    std::fs::create_dir_all(profile)?;
    wanted.add_arg("-profile")?;
    wanted.add_arg(&profile.display().to_string())?;
    // An older version starts anew with what a newer one has kept.
    wanted.add_arg("-allow-downgrade")?;
    let mut preferences = thirtyfour::common::capabilities::firefox::FirefoxPreferences::new();
    // What the console says goes to the log of the driver.
    preferences.set("devtools.console.stdout.content", true)?;
    // The tests change addresses faster than people do.
    preferences.set("dom.navigation.navigationRateLimit.count", 100_000)?;
    preferences.set("javascript.enabled", start.scripts)?;
    preferences.set("ui.systemUsesDarkTheme", i32::from(start.dark))?;
    preferences.set("ui.prefersReducedMotion", i32::from(start.still))?;
    preferences.set("network.dns.localDomains", INSECURE_HOST)?;
    match start.denied {
        // 2 stands for “no site may keep anything”.
        Some(Denied::Storage) => preferences.set("network.cookie.cookieBehavior", 2)?,
        Some(Denied::Worker) => preferences.set("dom.serviceWorkers.enabled", false)?,
        None => {}
    }
    wanted.set_preferences(preferences)?;
    Ok(wanted)
}

/// WebKit keeps what pages keep only as long as it runs. Whether scripts run cannot be chosen where it is driven.
fn webkit(start: &Start) -> Result<Capabilities> {
    ensure!(
        start.scripts && !start.still && start.denied.is_none(),
        "WebKit's small browser has no setting for {start:?}"
    );
    let mut arguments = vec!["--automation"];
    if start.dark {
        arguments.push("--dark-mode");
    }
    let mut wanted = Capabilities::new();
    wanted.set("browserName", "MiniBrowser")?;
    wanted.set("webkitgtk:browserOptions", serde_json::json!({ "args": arguments }))?;
    Ok(wanted)
}
