//! What the browser says of this visit: where the edition lies, which day it is, what can be done here.

use super::{history::UrlScheme, sharing};
use corpus::PartialDate;

/// A visit. On the first render only the site's own address is known.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct BrowserContext {
    /// The address of the edition, with its final slash, that others can open: the site's own, or where it lies now.
    pub base: Option<String>,
    /// The reader's day.
    pub today: Option<PartialDate>,
    /// Whether the browser can hand an address on to other programs.
    pub can_share: bool,
}

impl BrowserContext {
    /// What is known before the browser is asked.
    #[must_use]
    pub fn before(site_url: Option<&str>) -> Self {
        Self { base: site_url.map(str::to_owned), ..Self::default() }
    }

    /// What the browser says.
    #[must_use]
    pub fn now(url_scheme: &UrlScheme) -> Self {
        Self { base: url_scheme.site_url(), today: today(), can_share: sharing::is_possible() }
    }
}

/// The day on the reader's clock and calendar.
fn today() -> Option<PartialDate> {
    let now = js_sys::Date::new_0();
    Some(PartialDate {
        year: i32::try_from(now.get_full_year()).ok()?,
        month: u8::try_from(now.get_month() + 1).ok(),
        day: u8::try_from(now.get_date()).ok(),
    })
}
