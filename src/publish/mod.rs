//! Writes every file of the edition from the built application and the collection.
//!
//! Start with [`publish()`]: it reads what Trunk has built, names it by digest ([`assets`]), renders every page
//! ([`page`]) and writes the lot. Runs on the machine that builds, never in a browser.

pub mod assets;
pub mod error;
pub mod page;

use std::{env, fs, path::Path};

pub use error::PublishError;

use crate::{CORPUS_JSON, corpus::Corpus, edition::Edition, site};

/// How to publish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether this is the edition to be published (strict policy) or a build to work on (no policy, reload script
    /// kept).
    pub release: bool,
    /// The site's own address with its final slash, if it has one.
    pub site_url: Option<String>,
}

impl Options {
    /// From `TRUNK_PROFILE` and `SITE_URL`.
    #[must_use]
    pub fn from_environment() -> Self {
        let site_url = env::var("SITE_URL").ok().filter(|url| !url.is_empty());
        Self {
            release: env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release"),
            site_url: site_url.map(|url| format!("{}/", url.trim_end_matches('/'))),
        }
    }
}

/// Publishes the embedded collection into `folder`, which holds Trunk's output. Returns a report of what was written.
///
/// # Errors
/// When a file is missing or cannot be written, or a page cannot be rendered; the message names it.
pub fn publish(folder: &Path, options: &Options) -> Result<String, PublishError> {
    let corpus = Corpus::from_json(CORPUS_JSON).map_err(|error| PublishError::Corpus(error.to_string()))?;
    let edition = Edition::new(corpus);
    let assets = assets::prepare(folder, &edition)?;
    let frame = page::Frame::new(&edition, &assets, options);
    let routes = site::pages(&edition.corpus);
    for route in &routes {
        let html = frame.page(route)?;
        write(folder, &format!("{}index.html", route.path().trim_start_matches('/')), html.as_bytes())?;
    }
    write(folder, "404.html", frame.not_found().as_bytes())?;
    Ok(format!("{} pages", routes.len()))
}

/// Writes a file below the folder, making the folders it needs.
pub(crate) fn write(folder: &Path, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
    let target = folder.join(path);
    let failed = |error| PublishError::Write(path.to_owned(), error);
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent).map_err(failed)?;
    }
    fs::write(&target, bytes).map_err(failed)
}
