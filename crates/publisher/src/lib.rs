//! Writes every file of the edition from the built application and the collection.
//!
//! Start with [`publish()`]: it reads what Trunk has built, names it by digest ([`assets`]), renders every page
//! ([`page`]) and file of data ([`data`], with a page about them: [`catalogue`]), says what the edition is to
//! feed readers and archives ([`feed`], [`records`]), puts everything into one file ([`one_file`]), lists what is kept for reading without a network
//! ([`offline`]), compresses what hosts may send compressed ([`compress`]), and weighs the lot ([`budget`]). Runs on the machine that builds, never in a browser.

pub mod assets;
pub mod budget;
pub mod catalogue;
pub mod compress;
pub mod data;
pub mod error;
pub mod feed;
#[cfg(feature = "fixture")]
pub mod fixture;
pub mod head;
mod head_script;
pub mod offline;
pub mod one_file;
pub mod output;
pub mod page;
mod parallel;
pub mod pictures;
pub mod records;

use std::{env, path::Path, process::Command};

pub use error::PublishError;

use budget::{Budgets, LoadedFiles};
use corpus::Corpus;
use knot_of_war::CORPUS_JSON;
use knot_of_war::edition::Edition;
use output::Output;
use site::Route;

/// For hosts that read their settings from the published folder; others serve it as a file that nobody asks for.
const HEADERS: &[u8] = include_bytes!("../../../hosting/_headers");

/// How to publish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether this is the edition to be published (strict policy) or a build to work on (no policy,
    /// reload script kept).
    pub release: bool,
    /// Whether readers' browsers are to keep the edition for reading without a network. Only in a release: while one
    /// works on it, nothing old may be shown.
    pub offline: bool,
    /// Whether a release that is larger than it may be fails; otherwise its weight is only reported.
    pub within_budgets: bool,
    /// Whether the one-file edition is written, and the explorer without letters.
    pub one_file: bool,
    /// The site's own address with its final slash, if it has one.
    pub site_url: Option<String>,
    /// The commit that the edition was made from, if it is known.
    pub source: Option<String>,
}

impl Options {
    /// From `TRUNK_PROFILE`, `SITE_URL`, `OFFLINE` (`off` leaves it out), `ONE_FILE` (`on` writes it while one works on the
    /// application, too), `BUDGETS` (`report` lets a release be too large)
    /// and `SOURCE_COMMIT` (otherwise git is asked).
    #[must_use]
    pub fn from_environment() -> Self {
        let value = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
        let release = value("TRUNK_PROFILE").is_some_and(|profile| profile == "release");
        Self {
            release,
            offline: release && value("OFFLINE").is_none_or(|offline| offline != "off"),
            // While one works on the application, packing it would take longer than all pages.
            one_file: release || value("ONE_FILE").is_some_and(|one_file| one_file == "on"),
            within_budgets: value("BUDGETS").is_none_or(|budgets| budgets != "report"),
            site_url: value("SITE_URL").map(|url| format!("{}/", url.trim_end_matches('/'))),
            source: value("SOURCE_COMMIT").or_else(commit),
        }
    }

    /// The site's own address: the one given for this build, else the collection's.
    #[must_use]
    pub fn site_url_of(&self, corpus: &Corpus) -> Option<String> {
        self.site_url.clone().or_else(|| corpus.collection.site_url.clone())
    }

    /// Which edition this is: version, date, and the commit if it is known.
    #[must_use]
    pub fn version(&self, corpus: &Corpus) -> String {
        let edition = &corpus.collection.edition;
        let source = self.source.as_ref().map_or_else(String::new, |source| format!(", source {source}"));
        format!("{} of {}{source}", edition.version, edition.date)
    }
}

/// The commit that git has checked out; `None` outside a repository, or without git.
fn commit() -> Option<String> {
    let asked = Command::new("git").args(["rev-parse", "--short=12", "HEAD"]).output().ok()?;
    let text = String::from_utf8(asked.stdout).ok()?;
    Some(text.trim().to_owned()).filter(|commit| asked.status.success() && !commit.is_empty())
}

/// Publishes the embedded collection into `folder`, which holds Trunk's output. Returns a report of what was written.
///
/// # Errors
/// When a file is missing or cannot be written, a page cannot be rendered, or a release is larger than it may be; the
/// message names it.
pub fn publish(folder: &Path, options: &Options) -> Result<String, PublishError> {
    let corpus = Corpus::from_json(CORPUS_JSON).map_err(|error| PublishError::Corpus(error.to_string()))?;
    publish_corpus(corpus, folder, options)
}

/// The same with any collection; the application in `folder` shows the one that it was built with.
///
/// # Errors
/// As [`publish()`].
pub fn publish_corpus(corpus: Corpus, folder: &Path, options: &Options) -> Result<String, PublishError> {
    let edition = Edition::prepared(corpus);
    let budgets = Budgets::read()?;
    let mut output = Output::new(folder);
    let assets = assets::prepare(&mut output, &edition, options)?;
    let pictures = pictures::draw(&mut output, &edition, options)?;
    let frame = page::Frame::new(&edition, &assets, &pictures, options);
    let routes = site::pages(&edition.corpus);
    // An edition is not shared between threads: each makes its own of the same collection.
    let shared = &edition.corpus;
    let begin = || Edition::prepared(shared.clone());
    let pages = parallel::each(&routes, begin, |edition, route| {
        page::Frame::new(edition, &assets, &pictures, options).page(route)
    })?;
    for (route, page) in routes.iter().zip(&pages) {
        output.write(&page_file(route), page.as_bytes())?;
    }
    output.write("404.html", frame.not_found().as_bytes())?;
    output.write("_headers", HEADERS)?;
    let site_url = options.site_url_of(&edition.corpus);
    let data = data::write(&mut output, &edition, site_url.as_deref())?;
    let mut plain =
        vec![catalogue::data(&edition, &data, &output)?, catalogue::files_of_letters(&edition, &data, &output)?];
    plain.extend(catalogue::letters(&edition, &data, &output)?);
    plain.extend(catalogue::comparisons(&edition));
    for page in &plain {
        output.write(&format!("{}index.html", page.folder), frame.plain(page).as_bytes())?;
    }
    if let Some(url) = &site_url {
        let folders: Vec<&str> = plain.iter().map(|page| page.folder.as_str()).collect();
        output.write(
            "sitemap.xml",
            data::sitemap(&routes, &folders, url, edition.corpus.collection.edition.date).as_bytes(),
        )?;
    }
    output.write("robots.txt", data::robots(site_url.as_deref()).as_bytes())?;
    output.write(feed::NAME, feed::atom(&edition.corpus, site_url.as_deref()).as_bytes())?;
    for (name, content) in records::all(&edition.corpus, site_url.as_deref()) {
        output.write(name, content.as_bytes())?;
    }
    let one_file = one_file::name(&edition.corpus);
    if options.one_file {
        let shell = one_file::shell(&edition.corpus, &assets, options)?;
        output.write(&one_file, one_file::document(&shell, &edition.corpus, options).as_bytes())?;
        output.write(one_file::EXPLORER, one_file::explorer(&shell, &edition.corpus).as_bytes())?;
    }
    let offline = offline::write(&mut output, &edition, &assets, &frame, options)?;

    let written =
        format!("{} pages, {} pictures, {} files", routes.len(), pictures.by_page.len(), output.files().len());
    if !options.release {
        // Compressing takes longer than all the rest, and what one works on is several times as large.
        return Ok(format!("{written}; pictures are drawn, and everything is weighed, only in a release"));
    }
    let mut reading = vec![assets.script.clone()];
    if site::pages::has_many_letters(&edition.corpus) {
        reading.push(assets.style.clone());
    }
    let mut later = vec![assets.glue.clone(), assets.wasm.clone(), assets.more_style.clone(), assets.icon.clone()];
    later.extend(options.offline.then(|| page::MANIFEST.to_owned()));
    let loads = LoadedFiles { reading: &reading, later: &later, offline: &offline, one_file: &one_file };
    let files: Vec<String> = output.files().keys().cloned().collect();
    let sizes = compress::beside(folder, &files)?;
    let report = budget::measure(&output, &sizes, &edition, loads, &budgets)?;
    if options.within_budgets && budgets.refuse(&report, &edition.corpus.collection.id) {
        return Err(PublishError::OverBudget(report.table()));
    }
    Ok(format!("{written}\n{}", report.table()))
}

/// The file of a page, from the site's root.
#[must_use]
pub fn page_file(route: &Route) -> String {
    format!("{}index.html", route.path().trim_start_matches('/'))
}
