//! Which browsers the edition supports, and what each of them can do: `@mdn/browser-compat-data`.
//!
//! Start with [`OLDEST`] and [`Data::known`]. [`sheet`] finds what a style sheet uses, [`module`] what WebAssembly does.

pub mod module;
pub mod sheet;

use std::fs;

use anyhow::{Context as _, Result};
use serde_json::Value;

/// The oldest versions with the application and all looks, by the names of the data; README and about page say the same.
pub const OLDEST: [(&str, &str); 5] =
    [("chrome", "109"), ("edge", "109"), ("firefox", "115"), ("safari", "16.4"), ("safari_ios", "16.4")];

/// The data of the package.
pub struct Data(Value);

/// How far the supported browsers know a feature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// All of them, under its own name.
    Everywhere,
    /// All of them, some only with this prefix.
    WithPrefix(String),
    /// Not by these.
    NotBy(Vec<&'static str>),
}

impl Data {
    /// Reads what `cargo xtask test` has installed.
    ///
    /// # Errors
    /// When it is not there, or is not JSON.
    pub fn read() -> Result<Self> {
        let file = crate::npm().join("@mdn/browser-compat-data/data.json");
        let text = fs::read(&file)
            .with_context(|| format!("{} is not there: run `cargo xtask test`, which installs it", file.display()))?;
        Ok(Self(serde_json::from_slice(&text)?))
    }

    /// The part of the data at a key such as `css.properties.float`.
    #[must_use]
    pub fn at(&self, key: &str) -> Option<&Value> {
        key.split('.').try_fold(&self.0, |part, name| part.get(name))
    }

    /// Whether the supported browsers know the feature of a key; `None` where the data have no such feature.
    #[must_use]
    pub fn known(&self, key: &str) -> Option<Known> {
        let support = self.at(key)?.get("__compat")?.get("support")?;
        let mut prefix = None;
        let mut lacking = Vec::new();
        for (browser, oldest) in OLDEST {
            let statements = match support.get(browser) {
                Some(Value::Array(several)) => several.iter().collect(),
                Some(one) => vec![one],
                None => Vec::new(),
            };
            let holds = |statement: &&&Value| {
                let plain = ["flags", "alternative_name", "partial_implementation", "version_removed"];
                plain.iter().all(|name| statement.get(*name).is_none())
                    && statement["version_added"].as_str().is_some_and(|since| is_at_least(oldest, since))
            };
            let mut that_hold: Vec<_> = statements.iter().filter(holds).collect();
            that_hold.sort_by_key(|statement| statement.get("prefix").is_some());
            match that_hold.first() {
                None => lacking.push(browser),
                Some(statement) => {
                    if let Some(needed) = statement.get("prefix").and_then(Value::as_str) {
                        prefix = Some(needed.to_owned());
                    }
                }
            }
        }
        Some(match prefix {
            _ if !lacking.is_empty() => Known::NotBy(lacking),
            Some(prefix) => Known::WithPrefix(prefix),
            None => Known::Everywhere,
        })
    }
}

/// Whether a version is the same as another or newer; `≤37` stands for 37.
#[must_use]
pub fn is_at_least(version: &str, since: &str) -> bool {
    let numbers = |text: &str| -> Option<Vec<u32>> {
        text.trim_start_matches('≤').split('.').map(|number| number.parse().ok()).collect()
    };
    match (numbers(version), numbers(since)) {
        (Some(version), Some(since)) => version >= since,
        // Such as `preview`.
        _ => false,
    }
}
