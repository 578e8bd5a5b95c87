//! axe-core, run in the page that a reader has before them.
//!
//! It comes with WebDriver and not through the page, whose policy lets no foreign script in.

use std::{fs, path::PathBuf};

use anyhow::{Context as _, Result};

use crate::Reader;

/// What axe looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rules {
    /// The rules of WCAG 2.2 A and AA, and what axe calls best practice.
    All,
    /// Those about colours, which are all that another scheme changes.
    Colours,
}

impl Rules {
    /// As axe wants to be told.
    fn told(self) -> &'static str {
        match self {
            Self::All => "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']",
            Self::Colours => "{ type: 'rule', values: ['color-contrast', 'link-in-text-block'] }",
        }
    }
}

/// After the rules.
const RUN: &str = "const done = arguments[arguments.length - 1]; \
    axe.run(document, { resultTypes: ['violations'], runOnly }) \
    .then((found) => done(found.violations.flatMap((rule) => rule.nodes.slice(0, 3).map((node) => \
      `${rule.id}: ${node.target.join(' ')}: ${node.html.slice(0, 120)}: ${node.failureSummary.split('\\n')[1] ?? ''}`))), \
      (error) => done([`axe failed: ${error}`]));";

/// Where `cargo xtask test` has installed it.
fn file() -> PathBuf {
    crate::npm().join("axe-core/axe.min.js")
}

/// What axe has to say of the page as it is now, a line for each of the first places of each finding.
///
/// # Errors
/// When axe is not installed: `cargo xtask test` installs it.
pub async fn findings(reader: &Reader, rules: Rules) -> Result<Vec<String>> {
    if reader.eval("return typeof axe").await? == "undefined" {
        let file = file();
        let source = fs::read_to_string(&file).with_context(|| {
            format!("{} is not there: run `cargo xtask test`, which installs axe-core", file.display())
        })?;
        reader.eval(&format!("{source}; window.axe = axe; return true")).await?;
    }
    let run = format!("const runOnly = {}; {RUN}", rules.told());
    let found = reader.driver.execute_async(&run, Vec::new()).await?.json().clone();
    let lines = found.as_array().context("axe gives a list")?;
    Ok(lines.iter().map(|line| line.as_str().unwrap_or_default().to_owned()).collect())
}
