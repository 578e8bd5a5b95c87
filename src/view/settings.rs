//! What a reader may set, and where it is remembered: on this device only, if the browser allows.
//!
//! Start with [`Settings`]. Must not know what a setting looks like: the style sheets do.

use crate::platform::{page, storage};

/// The reader's settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Colour scheme.
    pub scheme: Scheme,
    /// Type size, in steps from the usual, -1 to 3.
    pub size: i8,
    /// Whether people, places, bodies and terms are marked in the text.
    pub names: bool,
    /// Whether what each paragraph says in a line stands beside it.
    pub gists: bool,
    /// Whether the strongest passage of the other letters stands in the margin beside each paragraph.
    pub margin: bool,
    /// Whether single keys are shortcuts.
    pub keys: bool,
    /// Whether the last change could be remembered.
    pub kept: bool,
}

/// Colour schemes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// As the device has it.
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Scheme {
    /// All, in order of display.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The value of the root element's `data-scheme`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The word shown.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Auto => "As the device",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self { scheme: Scheme::Auto, size: 0, names: false, gists: false, margin: false, keys: true, kept: true }
    }
}

impl Settings {
    /// The smallest and the largest step of type size.
    pub const SIZES: std::ops::RangeInclusive<i8> = -1..=3;

    /// What is remembered for this edition.
    #[must_use]
    pub fn remembered(prefix: &str) -> Self {
        Self::read(|name| storage::get(&format!("{prefix}.{name}")))
    }

    /// From stored values by name; whatever cannot be understood is as usual.
    #[must_use]
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let usual = Self::default();
        let scheme = get("scheme").and_then(|id| Scheme::ALL.into_iter().find(|scheme| scheme.id() == id));
        let size = get("size").and_then(|size| size.parse().ok()).filter(|size| Self::SIZES.contains(size));
        Self {
            scheme: scheme.unwrap_or(usual.scheme),
            size: size.unwrap_or(usual.size),
            names: get("names").as_deref() == Some("on"),
            gists: get("gists").as_deref() == Some("on"),
            margin: get("margin").as_deref() == Some("on"),
            keys: get("keys").as_deref() != Some("off"),
            kept: true,
        }
    }

    /// Applies the settings to the document and remembers them.
    pub fn remember(&self, prefix: &str) -> bool {
        page::set_root_attribute("data-scheme", self.scheme.id());
        page::set_root_attribute("data-size", &self.size.to_string());
        self.values().iter().all(|(name, value)| storage::set(&format!("{prefix}.{name}"), value))
    }

    /// The values to be stored, by name.
    #[must_use]
    pub fn values(&self) -> [(&'static str, String); 6] {
        let on = |value: bool| if value { "on" } else { "off" };
        [
            ("scheme", self.scheme.id().to_owned()),
            ("size", self.size.to_string()),
            ("names", on(self.names).to_owned()),
            ("gists", on(self.gists).to_owned()),
            ("margin", on(self.margin).to_owned()),
            ("keys", on(self.keys).to_owned()),
        ]
    }
}
