//! The collection as files: everything under `/data/`.
//!
//! Start with [`all`]. Written by the publisher only; what the browser offers for download it makes with the same
//! functions (`export`, `citation`).

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{cmif, exchange, export, tei};
use citations::{CitedEdition, Style, Subject, cite_all};
use compare::exchange::Exchange;
use corpus::Letter;
use text::Version;

/// The schema of `corpus.json` (JSON Schema, draft 2020-12).
pub const SCHEMA: &str = include_str!("corpus.schema.json");

/// A file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFile {
    /// Path below the root, without a leading slash: `data/letters/x.xml`.
    pub path: String,
    /// Media type, with its character set where it is text.
    pub media_type: &'static str,
    /// What it is, in a few words.
    pub what: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

const JSON: &str = "application/json";
const TEI: &str = "application/tei+xml";
const TEXT: &str = "text/plain; charset=utf-8";
const MARKDOWN: &str = "text/markdown; charset=utf-8";
const CSV: &str = "text/csv; charset=utf-8";

/// Every file under `/data/`, `index.json` last. `parallels` is the content of `parallels.json`, which is made elsewhere.
/// The edition is cited without a day of access: files do not know when they are read.
///
/// # Errors
/// When the collection cannot be written as JSON.
pub fn all(edition: &CitedEdition, parallels: Vec<u8>) -> Result<Vec<DataFile>, serde_json::Error> {
    let edition = &CitedEdition { accessed: None, ..*edition };
    let corpus = edition.corpus;
    let mut files = vec![
        file("corpus.json", JSON, "The whole collection, as embedded", serde_json::to_vec(corpus)?),
        file("corpus.schema.json", "application/schema+json", "Its JSON schema", SCHEMA),
    ];
    for letter in &corpus.letters {
        files.extend(of_letter(edition, letter));
    }
    files.push(file("cmif.xml", TEI, "Index of the letters (CMIF)", cmif::document(edition)));
    let subjects: Vec<Subject> =
        [Subject::Edition].into_iter().chain(corpus.letters.iter().map(Subject::Letter)).collect();
    for style in Style::ALL {
        if let Some((ending, media_type)) = style.file_type() {
            let what = format!("The edition and its letters for reference managers ({})", style.label());
            files.push(file(&format!("citations.{ending}"), media_type, what, cite_all(edition, &subjects, style)));
        }
    }
    files.extend([
        file("letters.csv", CSV, "The letters", export::letters_csv(edition)),
        file("themes.csv", CSV, "Which passages belong to which theme", export::themes_csv(corpus)),
        file("emendations.csv", CSV, "Every correction and its reason", export::emendations_csv(corpus)),
        file("parallels.json", JSON, "Passages that belong side by side", parallels),
        file(
            "contradictions.csv",
            CSV,
            "Every noted contradiction, the strongest first",
            exchange::contradictions_csv(corpus),
        ),
    ]);
    if let Some(exchange) = Exchange::of(corpus) {
        let content = format!("{:#}\n", exchange::json(&exchange));
        files.push(file("exchange.json", JSON, "Who wrote to whom, and when", content));
        files.push(file("exchange.csv", CSV, "The same as a table", exchange::csv(&exchange)));
    }
    let index = index(edition, &files);
    files.push(file("index.json", JSON, "This list", format!("{index:#}\n")));
    Ok(files)
}

/// The files of a letter, by their endings and what they are for short; as transmitted only where that is told.
#[must_use]
pub fn formats(letter: &Letter) -> Vec<(&'static str, &'static str)> {
    let all = [
        ("xml", "TEI"),
        ("txt", "Reading text"),
        ("source.txt", "As transmitted"),
        ("md", "Markdown"),
        ("json", "JSON"),
    ];
    all.into_iter().filter(|(ending, _)| *ending != "source.txt" || letter.has_source()).collect()
}

fn of_letter(edition: &CitedEdition, letter: &Letter) -> Vec<DataFile> {
    let of = |ending: &str, media_type, what: &str, content: String| {
        file(&format!("letters/{}.{ending}", letter.id), media_type, format!("{}: {what}", letter.title), content)
    };
    let source = || of("source.txt", TEXT, "text as transmitted", export::text(edition, letter, Version::Source));
    let mut files = vec![
        of("json", JSON, "text and dossier as data", export::json(letter)),
        of("xml", TEI, "TEI P5, both texts", tei::document(edition, letter)),
        of("txt", TEXT, "reading text", export::text(edition, letter, Version::Reading)),
    ];
    files.extend(letter.has_source().then(source));
    files.push(of("md", MARKDOWN, "reading text with notes and corrections", export::markdown(edition, letter)));
    files
}

fn file(name: &str, media_type: &'static str, what: impl Into<String>, content: impl Into<Vec<u8>>) -> DataFile {
    DataFile { path: format!("data/{name}"), media_type, what: what.into(), bytes: content.into() }
}

/// The list of files with their sizes and digests; paths are relative to the list.
fn index(edition: &CitedEdition, files: &[DataFile]) -> Value {
    let entries: Vec<Value> = files
        .iter()
        .map(|file| {
            json!({
                "path": file.path.trim_start_matches("data/"),
                "type": file.media_type,
                "what": file.what,
                "bytes": file.bytes.len(),
                "sha256": hexadecimal(&Sha256::digest(&file.bytes)),
            })
        })
        .collect();
    let mut index = json!({
        "title": edition.full_title(),
        "version": edition.version(),
        "date": edition.date().to_string(),
        "files": entries,
    });
    if let (Some(fields), Some(licence)) = (index.as_object_mut(), &edition.corpus.collection.licence) {
        fields.insert("license".to_owned(), json!({ "name": licence.name, "url": licence.url }));
        fields.insert(
            "rights".to_owned(),
            json!("The licence is for what this edition has added. The rights in each letter stand in its dossier."),
        );
    }
    index
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
