//! Script, WebAssembly and styles, named by a digest of their final bytes, so that a host may keep them for ever.

use std::{fmt::Write as _, fs, path::Path};

use sha2::{Digest, Sha256};

use super::{PublishError, write};
use crate::edition::Edition;

/// The style sheets in the order of the cascade. Embedded, so that publishing needs no source folder.
const STYLES: &[&str] = &[
    include_str!("../../styles/tokens.css"),
    include_str!("../../styles/base.css"),
    include_str!("../../styles/explorer.css"),
    include_str!("../../styles/letter.css"),
    include_str!("../../styles/compare.css"),
    include_str!("../../styles/pages.css"),
    include_str!("../../styles/print.css"),
];

/// What Trunk calls the glue and the WebAssembly of the binary `browser`.
const GLUE: &str = "browser.js";
const WASM: &str = "browser_bg.wasm";

/// The names of the published assets, from the edition's root, and their bytes where others need them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assets {
    /// The script: glue and start.
    pub script: String,
    /// The WebAssembly.
    pub wasm: String,
    /// The style sheet.
    pub style: String,
    /// The icon.
    pub icon: String,
    /// The text of the style sheet.
    pub style_text: String,
    /// The glue as the binding generator wrote it.
    pub glue_text: String,
    /// A script that Trunk put into its page to reload it while one works on it; empty in a release.
    pub reload_script: String,
}

/// Reads Trunk's output, writes the assets under their lasting names and removes the originals.
///
/// # Errors
/// When a file is missing or cannot be written.
pub fn prepare(folder: &Path, edition: &Edition) -> Result<Assets, PublishError> {
    let read = |name: &str| fs::read(folder.join(name)).map_err(|error| PublishError::Read(name.to_owned(), error));
    let wasm_bytes = read(WASM)?;
    let glue_text = String::from_utf8_lossy(&read(GLUE)?).into_owned();
    let page = String::from_utf8_lossy(&read("index.html")?).into_owned();

    let wasm = format!("app-{}.wasm", short_digest(&wasm_bytes));
    let script_text = format!("{glue_text}\n{}", start(&wasm));
    let script = format!("app-{}.js", short_digest(script_text.as_bytes()));
    let style_text = STYLES.concat();
    let style = format!("style-{}.css", short_digest(style_text.as_bytes()));
    let icon_text = icon(edition);
    let icon = format!("icon-{}.svg", short_digest(icon_text.as_bytes()));

    write(folder, &wasm, &wasm_bytes)?;
    write(folder, &script, script_text.as_bytes())?;
    write(folder, &style, style_text.as_bytes())?;
    write(folder, &icon, icon_text.as_bytes())?;
    for name in [WASM, GLUE] {
        fs::remove_file(folder.join(name)).map_err(|error| PublishError::Write(name.to_owned(), error))?;
    }
    let reload_script = reload_script(&page).to_owned();
    Ok(Assets { script, wasm, style, icon, style_text, glue_text, reload_script })
}

/// Starts the application; says so where it cannot (WebAssembly refused, file missing).
fn start(wasm: &str) -> String {
    format!(
        "__wbg_init({{ module_or_path: new URL('{wasm}', import.meta.url) }})\
         .catch(() => {{ document.documentElement.dataset.app = 'failed'; }});\n"
    )
}

/// The script that `trunk serve` puts into its page to reload it, if there is one.
fn reload_script(page: &str) -> &str {
    let from = page.find("<script").unwrap_or(page.len());
    let rest = page.get(from..).unwrap_or_default();
    let end = rest.find("</script>").map_or(0, |at| at + "</script>".len());
    let script = rest.get(..end).unwrap_or_default();
    if script.contains("WebSocket") { script } else { "" }
}

/// The first 16 hexadecimal digits of SHA-256.
#[must_use]
pub fn short_digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// Two leaves of paper tied by a line: the edition's mark.
fn icon(edition: &Edition) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 64\"><title>{}</title>\
         <rect width=\"64\" height=\"64\" rx=\"10\" fill=\"#8a2a1b\"/>\
         <g fill=\"#fbf9f4\"><rect x=\"11\" y=\"14\" width=\"17\" height=\"36\" rx=\"1.5\"/>\
         <rect x=\"36\" y=\"14\" width=\"17\" height=\"36\" rx=\"1.5\"/></g>\
         <path d=\"M15 24h9M15 31h9M15 38h9M40 24h9M40 31h9M40 38h9\" stroke=\"#8a2a1b\" stroke-width=\"2.4\"/>\
         <path d=\"M24 31C30 31 34 38 40 38\" stroke=\"#f6e3a6\" stroke-width=\"3\" fill=\"none\"/></svg>\n",
        super::page::escape(&edition.corpus.collection.title)
    )
}
