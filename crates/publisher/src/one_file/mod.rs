//! The one-file edition: everything in one HTML page that opens from a disk, and the explorer without letters.
//!
//! Start with [`shell`]. Script, WebAssembly, style and icon stand in the page, allowed by their digests; it asks
//! for nothing. Until the application has started, and where it cannot, the page is the plain reading text of all
//! letters. It is never hydrated: the application, which stands packed below that text ([`packed`]), takes its place.
//! How the page is laid out around it is in `exports::one_file`: the application fills the explorer with letters itself.
//! Must not know what a view shows.

mod packed;

use base64::{Engine, engine::general_purpose::STANDARD};

use self::packed::pack;
use super::{
    Options, PublishError,
    assets::{Assets, WATCH},
    head_script::head_script,
    output::policy_digest,
};
use corpus::Corpus;
use exports::one_file::{self, Contents, Shell};

/// Unpacks the application, below it.
const UNPACK: &str = include_str!("unpack.js");

/// Follows the glue in the packed script.
const START: &str = include_str!("start.js");

/// The explorer without letters: the application takes it as the shell of what readers save.
pub const EXPLORER: &str = "explorer.html";

/// The name of the edition's own file: `{id}.html`.
#[must_use]
pub fn name(corpus: &Corpus) -> String {
    format!("{}.html", corpus.collection.id)
}

/// The application, packed.
///
/// # Errors
/// When the glue cannot stand in a page, or the application cannot be packed.
pub fn shell(corpus: &Corpus, assets: &Assets, options: &Options) -> Result<Shell, PublishError> {
    let head_script = head_script(&corpus.collection.id, &assets.wasm);
    let script = script(assets)?;
    let (style, plain_style) = (&assets.style_text, &assets.plain_style_text);
    let policy = format!(
        "default-src 'none'; script-src '{}' '{}' '{}' '{}' 'wasm-unsafe-eval'; style-src '{}' '{}'; img-src data:; \
         base-uri 'none'; form-action 'none'",
        policy_digest(&head_script),
        policy_digest(UNPACK),
        policy_digest(&script),
        policy_digest(&assets.importer_text),
        policy_digest(plain_style),
        policy_digest(style),
    );
    let mut packed = Vec::new();
    let parts: [(&'static str, &[u8]); 5] = [
        ("script", script.as_bytes()),
        ("style", style.as_bytes()),
        ("module", &assets.wasm_bytes),
        ("importer", assets.importer_text.as_bytes()),
        ("importer-module", &assets.importer_bytes),
    ];
    for (name, bytes) in parts {
        let text = pack(bytes).map_err(|error| PublishError::Pack(name, error))?;
        packed.push((name.to_owned(), text));
    }
    Ok(Shell {
        policy,
        head_script,
        plain_style: plain_style.clone(),
        icon: format!("data:image/svg+xml;base64,{}", STANDARD.encode(&assets.icon_text)),
        version: options.version(corpus),
        packed,
        unpack: UNPACK.to_owned(),
    })
}

/// The edition's own file.
#[must_use]
pub fn document(shell: &Shell, corpus: &Corpus, options: &Options) -> String {
    one_file::document(shell, &Contents::Edition { corpus, site_url: options.site_url_of(corpus).as_deref() })
}

/// The explorer without letters.
#[must_use]
pub fn explorer(shell: &Shell, corpus: &Corpus) -> String {
    one_file::document(shell, &Contents::Bare { corpus })
}

/// The glue and what starts the application, as one module.
fn script(assets: &Assets) -> Result<String, PublishError> {
    let glue = &assets.glue_text;
    if glue.lines().any(|line| line.starts_with("import ")) {
        return Err(PublishError::Glue("imports of other files"));
    }
    Ok(format!("{glue}\n{WATCH}{START}"))
}
