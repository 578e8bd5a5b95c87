//! What lets the edition be read without a network: the service worker, the shell, the web manifest.
//!
//! Start with [`write()`]. The worker's own rules stand in `sw.js`; here is the list of what it keeps.

use serde_json::{Map, Value, json};

use super::{
    Options, PublishError,
    assets::Assets,
    output::{Output, short_digest},
    page::{Frame, MANIFEST},
    page_file,
};
use corpus::Corpus;
use knot_of_war::edition::Edition;
use site::{self, Route};

/// The worker, and what it is replaced by to switch it off.
const WORKER: &str = include_str!("sw.js");
const OFF: &str = include_str!("sw_off.js");

/// The name of the worker; its folder is all that it may answer for, hence at the root.
pub const WORKER_NAME: &str = "sw.js";
/// The name of what it is replaced by.
const OFF_NAME: &str = "sw-off.js";
/// The page that all pages that are not kept are made from.
const SHELL: &str = "shell.html";

/// Writes worker, shell and manifest. Returns the paths of everything that the worker fetches, itself included; where
/// the edition is not to be kept, the worker is one that removes earlier ones, and the list is empty.
///
/// # Errors
/// When a file cannot be written, or one that is to be kept was not.
pub fn write(
    output: &mut Output,
    edition: &Edition,
    assets: &Assets,
    frame: &Frame<'_>,
    options: &Options,
) -> Result<Vec<String>, PublishError> {
    let corpus = &edition.corpus;
    let off = with_edition(&json!({ "id": corpus.collection.id }), OFF);
    output.write(OFF_NAME, off.as_bytes())?;
    if !options.offline {
        output.write(WORKER_NAME, off.as_bytes())?;
        return Ok(Vec::new());
    }
    output.write(SHELL, frame.shell().as_bytes())?;
    output.write(MANIFEST, manifest(corpus, assets).to_string().as_bytes())?;

    let mut kept: Vec<(String, String)> = vec![(String::new(), page_file(&Route::Explorer))];
    // Of many letters the pages are not kept: the shell makes each of them from the collection in the application.
    let own_pages = corpus.letters.iter().filter(|_| !site::pages::has_many_letters(corpus));
    kept.extend(own_pages.map(|letter| {
        let route = Route::letter(&letter.id);
        (route.path().trim_start_matches('/').to_owned(), page_file(&route))
    }));
    let files = [&assets.script, &assets.glue, &assets.wasm, &assets.more_style, &assets.icon];
    let files = files.into_iter().chain(assets.pictures.iter()).map(String::as_str).chain([MANIFEST, SHELL]);
    kept.extend(files.map(|file| (file.to_owned(), file.to_owned())));
    let mut integrity = Map::new();
    for (address, file) in &kept {
        integrity.insert(address.clone(), Value::String(output.written(file)?.integrity()));
    }
    let pages: Vec<String> =
        site::pages(corpus).iter().map(|route| route.path().trim_start_matches('/').to_owned()).collect();
    let mut known = json!({ "id": corpus.collection.id, "shell": SHELL, "files": integrity, "pages": pages });
    let digest = short_digest(format!("{known}{WORKER}").as_bytes());
    known["digest"] = Value::String(digest);
    output.write(WORKER_NAME, with_edition(&known, WORKER).as_bytes())?;
    Ok(kept.into_iter().map(|(_, file)| file).chain([WORKER_NAME.to_owned()]).collect())
}

fn with_edition(known: &Value, script: &str) -> String {
    format!("const EDITION = {known};\n{script}")
}

/// The web manifest. The address stays in sight where the browser can show it: it is what readers quote.
fn manifest(corpus: &Corpus, assets: &Assets) -> Value {
    let collection = &corpus.collection;
    let mut icons = vec![json!({ "src": assets.icon, "sizes": "any", "type": "image/svg+xml" })];
    for (name, size) in assets.pictures.iter().zip(super::assets::PICTURE_SIZES) {
        icons.push(json!({ "src": name, "sizes": format!("{size}x{size}"), "type": "image/png" }));
    }
    let mut manifest = json!({
        "name": collection.title,
        "short_name": collection.title,
        "description": collection.description,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#fbf9f4",
        "theme_color": "#8a2a1b",
        "icons": icons,
    });
    if let Some(language) = collection.told_language() {
        manifest["lang"] = json!(language);
    }
    manifest
}
