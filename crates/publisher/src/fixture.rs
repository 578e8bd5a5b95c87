//! Publishing in a test, where Trunk has built nothing.
//!
//! Start with [`publish`], then [`files`]. What Trunk builds has stand-ins, for no page depends on it.

use std::{collections::BTreeMap, fs, io, path::Path};

use corpus::Corpus;

use crate::{Options, PublishError, publish_corpus};

/// In the place of what Trunk builds. The modules have no functions.
const BUILT: [(&str, &str); 5] = [
    ("index.html", "<title>x</title>"),
    ("browser.js", "export default 1"),
    ("browser_bg.wasm", "\0asm\x01\0\0\0\x0A\x01\0"),
    ("importer-module.js", "let wasm_bindgen"),
    ("importer-module_bg.wasm", "\0asm\x01\0\0\0\x0A\x01\0"),
];

/// A build to work on, with all that a release has for reading without a network, and without an address of its own.
#[must_use]
pub fn options() -> Options {
    Options { release: false, offline: true, within_budgets: false, one_file: false, site_url: None, source: None }
}

/// Publishes a collection into a folder, which is made if it is not there.
///
/// # Errors
/// As [`publish_corpus`].
pub fn publish(corpus: Corpus, folder: &Path, options: &Options) -> Result<String, PublishError> {
    fs::create_dir_all(folder).map_err(|error| PublishError::Write(folder.display().to_string(), error))?;
    for (name, text) in BUILT {
        fs::write(folder.join(name), text).map_err(|error| PublishError::Write(name.to_owned(), error))?;
    }
    publish_corpus(corpus, folder, options)
}

/// Every file below a folder by its path from there; what is no text has none.
///
/// # Errors
/// When a folder cannot be read.
pub fn files(folder: &Path) -> io::Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(from_root) = path.strip_prefix(folder) {
                files.insert(from_root.display().to_string(), fs::read_to_string(&path).unwrap_or_default());
            }
        }
    }
    Ok(files)
}
