//! The published files, made once for all tests of this folder.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    sync::{LazyLock, Mutex},
};

use corpus::Corpus;
use knot_of_war::CORPUS_JSON;
use publisher::Options;

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
    fs::create_dir_all(&site).unwrap();
    // In the place of what Trunk builds: the pages do not depend on it. A module with no functions.
    for (file, text) in [
        ("index.html", "<title>x</title>"),
        ("browser.js", "export default 1"),
        ("browser_bg.wasm", "\0asm\x01\0\0\0\x0A\x01\0"),
        ("importer-module.js", "let wasm_bindgen"),
        ("importer-module_bg.wasm", "\0asm\x01\0\0\0\x0A\x01\0"),
    ] {
        fs::write(site.join(file), text).unwrap();
    }
    let options = Options {
        release: false,
        offline: true,
        one_file: true,
        within_budgets: false,
        site_url: site_url.map(str::to_owned),
        source: None,
    };
    publisher::publish_corpus(collection(), &site, &options).unwrap();
    let mut files = Files::new();
    let mut folders = vec![site.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_dir() {
                folders.push(entry.path());
            } else {
                let path = entry.path().strip_prefix(&site).unwrap().display().to_string();
                files.insert(path, fs::read_to_string(entry.path()).unwrap_or_default());
            }
        }
    }
    fs::remove_dir_all(&site).unwrap();
    files
}
