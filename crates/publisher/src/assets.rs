//! Script, WebAssembly, styles and icon, named by a digest of their final bytes, so that a host may keep them for ever.
//!
//! Start with [`Assets`]. Must not know which page asks for what.

use serde_json::json;

use super::{
    Options, PublishError,
    output::{Output, short_digest},
    pictures::png_of_icon,
};
use knot_of_war::edition::Edition;

/// What the frame of every page and the page of a letter need, in the order of the cascade. Embedded, so that publishing
/// needs no source folder.
const STYLES: &[&str] = &[
    include_str!("../../../styles/tokens.css"),
    include_str!("../../../styles/base.css"),
    include_str!("../../../styles/letter.css"),
    include_str!("../../../styles/share.css"),
    include_str!("../../../styles/print.css"),
];

/// What the other pages need besides. On the page of a letter it waits until the application has started, so that nobody
/// waits for it who only reads.
const MORE_STYLES: &[&str] = &[
    include_str!("../../../styles/called.css"),
    include_str!("../../../styles/pair.css"),
    include_str!("../../../styles/explorer.css"),
    include_str!("../../../styles/front.css"),
    include_str!("../../../styles/contradictions.css"),
    include_str!("../../../styles/exchange.css"),
    include_str!("../../../styles/compare.css"),
    include_str!("../../../styles/entities.css"),
    include_str!("../../../styles/themes.css"),
    include_str!("../../../styles/import.css"),
    include_str!("../../../styles/opened.css"),
    include_str!("../../../styles/pages.css"),
];

/// What the plain text of the one file needs.
const PLAIN_STYLES: &[&str] = &[include_str!("../../../styles/tokens.css"), include_str!("../../../styles/plain.css")];

/// What Trunk calls the glue and the WebAssembly of the binary `browser`.
const GLUE: &str = "browser.js";
const WASM: &str = "browser_bg.wasm";

/// The same of the module that reads letters, and the script that stands around it.
const IMPORTER_GLUE: &str = "importer-module.js";
const IMPORTER_WASM: &str = "importer-module_bg.wasm";
const IMPORTER: &str = include_str!("importer.js");

/// The icon as a picture, for those who do not draw SVG: widths in px.
pub const PICTURE_SIZES: [u32; 2] = [192, 512];

/// Brings the application when it is wanted.
const START: &str = include_str!("start.js");

/// What looks after a page that others change, for the one file too.
pub const WATCH: &str = include_str!("watch.js");

/// The names of the published assets, from the edition's root, and their content where others need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assets {
    /// The script of every page, which brings the application when it is wanted.
    pub script: String,
    /// The glue between browser and WebAssembly.
    pub glue: String,
    /// The WebAssembly.
    pub wasm: String,
    /// The script of the module that reads letters: a worker's, in the one file a part of the page.
    pub importer: String,
    /// That module.
    pub importer_wasm: String,
    /// The style sheet of every page, as a file for pages that run no application; the others have it in them.
    pub style: String,
    /// The style sheet of all pages but letters.
    pub more_style: String,
    /// The icon.
    pub icon: String,
    /// The icon as pictures, in the sizes of [`PICTURE_SIZES`]; none where pictures are not drawn.
    pub pictures: Vec<String>,
    /// The text of the style sheet of every page.
    pub first_style_text: String,
    /// The text of both style sheets.
    pub style_text: String,
    /// The style sheet of the one file until its application starts.
    pub plain_style_text: String,
    /// The text of the icon, SVG.
    pub icon_text: String,
    /// The glue as the binding generator wrote it.
    pub glue_text: String,
    /// The bytes of the WebAssembly.
    pub wasm_bytes: Vec<u8>,
    /// The script of the module that reads letters.
    pub importer_text: String,
    /// The bytes of that module.
    pub importer_bytes: Vec<u8>,
    /// A script that Trunk put into its page to reload it while one works on it; empty in a release.
    pub reload_script: String,
}

/// Reads Trunk's output, writes the assets under their lasting names and removes the originals.
///
/// # Errors
/// When a file is missing or cannot be written.
pub fn prepare(output: &mut Output, edition: &Edition, options: &Options) -> Result<Assets, PublishError> {
    let wasm_bytes = output.read(WASM)?;
    let glue_text = String::from_utf8_lossy(&output.read(GLUE)?).into_owned();
    let importer_bytes = output.read(IMPORTER_WASM)?;
    let importer_glue = output.read(IMPORTER_GLUE)?;
    // In the one file the script may run again, when the module has ended by itself.
    let importer_text = format!("{{\n{}\n{IMPORTER}}}\n", String::from_utf8_lossy(&importer_glue));
    let page = String::from_utf8_lossy(&output.read("index.html")?).into_owned();

    let wasm = format!("app-{}.wasm", short_digest(&wasm_bytes));
    let glue = format!("app-{}.js", short_digest(glue_text.as_bytes()));
    let importer = format!("importer-{}.js", short_digest(importer_text.as_bytes()));
    let importer_wasm = format!("importer-{}.wasm", short_digest(&importer_bytes));
    let (style_text, more_style_text) = (STYLES.concat(), MORE_STYLES.concat());
    let style = format!("style-{}.css", short_digest(style_text.as_bytes()));
    let more_style = format!("more-{}.css", short_digest(more_style_text.as_bytes()));
    let known = json!({
        "id": edition.corpus.collection.id,
        "glue": glue,
        "wasm": wasm,
        "style": more_style,
        "importer": importer,
        "importerModule": importer_wasm,
        "tracking": site::lenient::tracking_pattern(),
        "worker": options.offline,
    });
    let script_text = format!("const EDITION = {known};\n{WATCH}{START}");
    let script = format!("start-{}.js", short_digest(script_text.as_bytes()));
    let icon_text = icon(edition);
    let icon = format!("icon-{}.svg", short_digest(icon_text.as_bytes()));

    output.write(&wasm, &wasm_bytes)?;
    output.write(&glue, glue_text.as_bytes())?;
    output.write(&importer, importer_text.as_bytes())?;
    output.write(&importer_wasm, &importer_bytes)?;
    output.write(&script, script_text.as_bytes())?;
    output.write(&style, style_text.as_bytes())?;
    output.write(&more_style, more_style_text.as_bytes())?;
    output.write(&icon, icon_text.as_bytes())?;
    for name in [WASM, GLUE, IMPORTER_WASM, IMPORTER_GLUE] {
        output.remove(name)?;
    }
    let reload_script = reload_script(&page).to_owned();
    let mut pictures = Vec::new();
    for size in PICTURE_SIZES {
        if let Some(png) = png_of_icon(&icon_text, size, options)? {
            let name = format!("icon-{size}-{}.png", short_digest(&png));
            output.write(&name, &png)?;
            pictures.push(name);
        }
    }
    let first_style_text = style_text.clone();
    let style_text = style_text + &more_style_text;
    Ok(Assets {
        script,
        glue,
        wasm,
        importer,
        importer_wasm,
        style,
        more_style,
        first_style_text,
        icon,
        pictures,
        style_text,
        plain_style_text: PLAIN_STYLES.concat(),
        icon_text,
        glue_text,
        wasm_bytes,
        importer_text,
        importer_bytes,
        reload_script,
    })
}

/// The script that `trunk serve` puts into its page to reload it, if there is one.
fn reload_script(page: &str) -> &str {
    let from = page.find("<script").unwrap_or(page.len());
    let rest = page.get(from..).unwrap_or_default();
    let end = rest.find("</script>").map_or(0, |at| at + "</script>".len());
    let script = rest.get(..end).unwrap_or_default();
    if script.contains("WebSocket") { script } else { "" }
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
        text::escape::html(&edition.corpus.collection.title)
    )
}
