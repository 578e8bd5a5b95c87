//! The one-file edition: everything in one HTML page that opens from a disk.
//!
//! Start with [`document`]. Script, WebAssembly, style and icon stand in the page, allowed by their digests; it asks
//! for nothing. Until the application has started, and where it cannot, the page is the plain reading text of all
//! letters. It is never hydrated: the application, which stands packed below that text ([`packed`]), takes its place.
//! Must not know what a view shows.

mod packed;

use std::fmt::Write as _;

use base64::{Engine, engine::general_purpose::STANDARD};

use self::packed::pack;
use super::{
    Options, PublishError,
    assets::{Assets, WATCH},
    output::policy_digest,
    page::{head_script, imprint, site_attribute},
};
use corpus::{Corpus, Letter, Part, PartKind, letter::NoteBy, named};
use knot_of_war::edition::Edition;
use text::{Version, compose, escape::html as escape};

/// Unpacks the application, below it.
const UNPACK: &str = include_str!("unpack.js");

/// Follows the glue in the packed script.
const START: &str = include_str!("start.js");

/// The file's name: `{id}.html`.
#[must_use]
pub fn name(corpus: &Corpus) -> String {
    format!("{}.html", corpus.collection.id)
}

/// The whole page.
///
/// # Errors
/// When the glue cannot stand in a page, or the application cannot be packed.
pub fn document(edition: &Edition, assets: &Assets, options: &Options) -> Result<String, PublishError> {
    let corpus = &edition.corpus;
    let collection = &corpus.collection;
    let head_script = head_script(&collection.id, &assets.wasm);
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
    let mut packed = String::new();
    let parts: [(&'static str, &[u8]); 5] = [
        ("script", script.as_bytes()),
        ("style", style.as_bytes()),
        ("module", &assets.wasm_bytes),
        ("importer", assets.importer_text.as_bytes()),
        ("importer-module", &assets.importer_bytes),
    ];
    for (name, bytes) in parts {
        let text = pack(bytes).map_err(|error| PublishError::Pack(name, error))?;
        let _ = writeln!(packed, "<script type=\"text/plain\" id=\"packed-{name}\">{text}</script>");
    }
    Ok(format!(
        "<!DOCTYPE html>\n\
         <html lang=\"{language}\" data-app=\"static\"{site}>\n<head>\n\
         <meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <script>{head_script}</script>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}: {subtitle}</title>\n\
         <meta name=\"description\" content=\"{description}\">\n\
         <meta name=\"version\" content=\"{version}\">\n\
         <link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">\n\
         <style>{plain_style}</style>\n\
         </head>\n<body>\n\
         <noscript><p class=\"no-app\">Scripts are off: below is the text of all letters; notes beside their places, \
         searching and comparing need scripts.</p></noscript>\n\
         <p class=\"no-app failed\" role=\"status\">The application is not running: this browser refuses \
         WebAssembly, or it has ended by itself (then load the page again). Searching and comparing are missing.</p>\n\
         <div id=\"app\">{body}</div>\n{imprint}\
         {packed}<script>{UNPACK}</script>\n</body>\n</html>\n",
        language = escape(&collection.language),
        site = site_attribute(options.site_url_of(corpus).as_deref()),
        title = escape(&collection.title),
        subtitle = escape(&collection.subtitle),
        description = escape(&collection.description),
        version = escape(&options.version(corpus)),
        icon = STANDARD.encode(&assets.icon_text),
        body = plain_text(edition),
        imprint = imprint(corpus, options),
    ))
}

/// The glue and what starts the application, as one module.
fn script(assets: &Assets) -> Result<String, PublishError> {
    let glue = &assets.glue_text;
    if glue.lines().any(|line| line.starts_with("import ")) {
        return Err(PublishError::Glue("imports of other files"));
    }
    Ok(format!("{glue}\n{WATCH}{START}"))
}

/// The reading text of all letters with their notes: everything that is to be read, and nothing that needs a script.
fn plain_text(edition: &Edition) -> String {
    let collection = &edition.corpus.collection;
    let mut out = String::new();
    let _ = write!(
        out,
        "<main id=\"main\" class=\"plain-edition\">\n<h1>{}</h1>\n<p>{}</p>\n<p>{}</p>\n<nav aria-label=\"Letters\"><ol>\n",
        escape(&collection.title),
        escape(&collection.subtitle),
        escape(&collection.description)
    );
    for letter in &edition.corpus.letters {
        let _ = writeln!(out, "<li><a href=\"#{}\">{}</a></li>", letter.id, escape(&letter.title));
    }
    out.push_str("</ol></nav>\n");
    for letter in &edition.corpus.letters {
        plain_letter(&mut out, edition, letter);
    }
    out.push_str("</main>");
    out
}

/// A letter and its notes.
fn plain_letter(out: &mut String, edition: &Edition, letter: &Letter) {
    let date = letter.date.in_words().map(|date| format!(", {date}")).unwrap_or_default();
    let _ = write!(
        out,
        "<article class=\"letter\" id=\"{id}\" data-letter=\"{id}\">\n<h2>{title}</h2>\n<p>{ends}{date}. {description}</p>\n",
        id = letter.id,
        title = escape(&letter.title),
        ends = escape(&named::from_to(&edition.corpus, letter)),
        description = escape(&letter.description)
    );
    let is_note = |part: &&Part| part.kind == PartKind::Note;
    for part in letter.parts.iter().filter(|part| !is_note(part)) {
        let _ = writeln!(out, "<p id=\"{}-{}\">{}</p>", letter.id, part.id, reading_text(letter, part));
    }
    let mut notes = letter.parts.iter().filter(is_note).peekable();
    if notes.peek().is_some() {
        out.push_str("<h3>Notes</h3>\n");
    }
    for part in notes {
        let whose = match part.note_by() {
            Some(NoteBy::Translator) => "Translator",
            Some(NoteBy::Edition) => "This edition",
            _ => "Source",
        };
        let _ = writeln!(
            out,
            "<p id=\"{}-{}\">{} ({whose}): {}</p>",
            letter.id,
            part.id,
            part.id,
            reading_text(letter, part)
        );
    }
    out.push_str("</article>\n");
}

fn reading_text(letter: &Letter, part: &Part) -> String {
    escape(&compose(letter, part, Version::Reading).text)
}
