//! How a reader sees the page: width, colours, motion. Changed while the page is open, in Chromium alone.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::{Browser, Reader};

/// How a page is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    /// Width of the window's content, in px; it may be narrower than any window.
    pub width: u32,
    /// Its height, in px.
    pub height: u32,
    /// Whether the reader prefers a dark page.
    pub dark: bool,
    /// Whether the system's few colours take the place of the page's.
    pub forced: bool,
    /// Whether the reader wants no motion.
    pub still: bool,
}

impl Sight {
    /// A light page of a width.
    #[must_use]
    pub fn of_width(width: u32) -> Self {
        Self { width, height: if width < 500 { 800 } else { 900 }, dark: false, forced: false, still: false }
    }
}

/// Lets the reader see so from now on.
///
/// # Errors
/// In any other browser than Chromium, or when that does not answer.
pub async fn see(reader: &Reader, sight: Sight) -> Result<()> {
    ensure!(
        matches!(reader.browser, Browser::Chromium | Browser::EarlyChromium),
        "only Chromium can change how it shows a page that is open"
    );
    let tools = reader.driver.cdp();
    let window = json!({ "width": sight.width, "height": sight.height, "deviceScaleFactor": 1, "mobile": false });
    tools.send_raw("Emulation.setDeviceMetricsOverride", window).await?;
    let choose = |is: bool, yes: &'static str, no: &'static str| if is { yes } else { no };
    let media = json!({ "media": "", "features": [
        { "name": "prefers-color-scheme", "value": choose(sight.dark, "dark", "light") },
        { "name": "forced-colors", "value": choose(sight.forced, "active", "none") },
        { "name": "prefers-reduced-motion", "value": choose(sight.still, "reduce", "no-preference") },
    ] });
    tools.send_raw("Emulation.setEmulatedMedia", media).await?;
    Ok(())
}
