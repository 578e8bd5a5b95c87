//! The published files, made once for all tests of this folder.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    sync::{LazyLock, Mutex},
};

use corpus::Corpus;
use knot_of_war::CORPUS_JSON;
use publisher::{Options, fixture};

/// The address of the site that has one.
pub const SITE: &str = "https://letters.example.org/knot/";

/// Files by their path from the root; what is no text has none.
pub type Files = BTreeMap<String, String>;

/// The edition without an address of its own.
pub static NOWHERE: LazyLock<Files> = LazyLock::new(|| publish("nowhere", None));

/// The edition with one.
pub static SOMEWHERE: LazyLock<Files> = LazyLock::new(|| publish("somewhere", Some(SITE)));

/// The embedded collection.
pub fn collection() -> Corpus {
    Corpus::from_json(CORPUS_JSON).unwrap()
}

/// The pages among files: every file of HTML but those that a reader does not come to as pages.
pub fn pages(files: &Files) -> impl Iterator<Item = (&str, &str)> {
    files.iter().filter(|(path, _)| path.ends_with("index.html")).map(|(path, text)| (path.as_str(), text.as_str()))
}

/// The opening tags of a name in a page, without `<` and `>`.
pub fn tags<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
    page.split('<')
        .filter_map(|piece| piece.split('>').next())
        .filter(|tag| tag.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\n'])))
        .collect()
}

/// The value of an attribute of a tag.
pub fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    let value = rest.split('"').next()?;
    Some(
        value
            .replace("&quot;", "\"")
            .replace("&#x27;", "'")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&"),
    )
}

fn publish(name: &str, site_url: Option<&str>) -> Files {
    // One at a time: each takes every processor.
    static ONE: Mutex<()> = Mutex::new(());
    let _one = ONE.lock().unwrap();
    let site = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("published-{name}-{}", std::process::id()));
    let options = Options { one_file: true, site_url: site_url.map(str::to_owned), ..fixture::options() };
    fixture::publish(collection(), &site, &options).unwrap();
    let files = fixture::files(&site).unwrap();
    fs::remove_dir_all(&site).unwrap();
    files
}
