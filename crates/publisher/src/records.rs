//! What archives and registries read beside a release: `CITATION.cff`, `codemeta.json` and `.zenodo.json`.
//!
//! Start with [`all`]. They stand in `dist/` and, the same, at the root of the repository, where such services look for
//! them; a test holds them to what the collection says. The editor is the collection's `publisher`; where it names none, the
//! records say so.

use serde_json::{Value, json};

use citations::edition::UNNAMED_EDITOR;
use corpus::Corpus;

/// The licences of the program, by the reader's choice.
const PROGRAM_LICENCES: [&str; 2] = ["MIT", "Apache-2.0"];
/// What the program is.
const PROGRAM: &str = "A letters explorer: read, find and compare historical letters side by side, with no server.";
/// What is said of rights that are not the edition's.
const RIGHTS: &str = "The licence is that of what the edition has added to the letters. The rights in each letter are \
                      stated in its dossier; the program is under the MIT or the Apache 2.0 licence.";

/// The files with their names, as they stand at the root.
#[must_use]
pub fn all(corpus: &Corpus, site_url: Option<&str>) -> [(&'static str, String); 3] {
    [
        ("CITATION.cff", citation_file(corpus, site_url)),
        ("codemeta.json", format!("{:#}\n", codemeta(corpus, site_url))),
        (".zenodo.json", format!("{:#}\n", zenodo(corpus))),
    ]
}

/// The editor, if the collection names one.
fn editor(corpus: &Corpus) -> Option<&str> {
    Some(corpus.collection.publisher.as_str()).filter(|name| !name.is_empty())
}

/// The licence of what the edition has added to the letters as SPDX calls it, where it is one of Creative Commons; other
/// licences have no name that programs know by their addresses.
fn licence(corpus: &Corpus) -> Option<String> {
    let (_, path) = corpus.collection.licence.as_ref()?.url.split_once("creativecommons.org/")?;
    let mut steps = path.split('/');
    match [steps.next()?, steps.next()?, steps.next()?] {
        ["licenses", kind, version] => Some(format!("CC-{}-{version}", kind.to_uppercase())),
        ["publicdomain", "zero", version] => Some(format!("CC0-{version}")),
        _ => None,
    }
}

fn full_title(corpus: &Corpus) -> String {
    let collection = &corpus.collection;
    if collection.subtitle.is_empty() {
        collection.title.clone()
    } else {
        format!("{}: {}", collection.title, collection.subtitle)
    }
}

/// Citation File Format 1.2. Its YAML takes strings as JSON writes them.
fn citation_file(corpus: &Corpus, site_url: Option<&str>) -> String {
    let collection = &corpus.collection;
    let quoted = |text: &str| Value::from(text).to_string();
    let url = site_url.map_or_else(String::new, |url| format!("url: {}\n", quoted(url)));
    let by_address = || collection.licence.as_ref().map(|licence| format!("license-url: {}\n", quoted(&licence.url)));
    let licence = licence(corpus).map(|name| format!("license: {name}\n")).or_else(by_address).unwrap_or_default();
    format!(
        "cff-version: 1.2.0\n\
         message: \"To cite the edition, use this; how a letter or a passage is cited is said below each of them.\"\n\
         type: dataset\ntitle: {title}\nabstract: {description}\nauthors:\n  - name: {editor}\n\
         version: {version}\ndate-released: {date}\n{licence}{url}\
         keywords:\n  - letters\n  - documentary edition\n  - TEI\n",
        title = quoted(&full_title(corpus)),
        description = quoted(&collection.description),
        editor = quoted(editor(corpus).unwrap_or(UNNAMED_EDITOR)),
        version = quoted(&collection.edition.version),
        date = quoted(&collection.edition.date.to_string()),
    )
}

/// CodeMeta 3.0: the program that the edition is published by.
fn codemeta(corpus: &Corpus, site_url: Option<&str>) -> Value {
    let collection = &corpus.collection;
    let mut record = json!({
        "@context": "https://w3id.org/codemeta/3.0",
        "@type": "SoftwareSourceCode",
        "name": collection.title,
        "description": PROGRAM,
        "version": env!("CARGO_PKG_VERSION"),
        "dateModified": collection.edition.date.to_string(),
        "license": PROGRAM_LICENCES.map(|name| format!("https://spdx.org/licenses/{name}")),
        "programmingLanguage": "Rust",
        "runtimePlatform": "WebAssembly",
        "applicationCategory": "Documentary edition of letters",
        "softwareHelp": "docs/architecture.md",
    });
    if let (Some(editor), Some(fields)) = (editor(corpus), record.as_object_mut()) {
        fields.insert("author".to_owned(), json!([{ "@type": "Organization", "name": editor }]));
    }
    if let (Some(url), Some(fields)) = (site_url, record.as_object_mut()) {
        fields.insert("url".to_owned(), Value::from(url));
    }
    record
}

/// What Zenodo takes for the record of a release.
fn zenodo(corpus: &Corpus) -> Value {
    let collection = &corpus.collection;
    let mut record = json!({
        "title": full_title(corpus),
        "upload_type": "dataset",
        "description": collection.description,
        "version": collection.edition.version,
        "publication_date": collection.edition.date.to_string(),
        "creators": [{ "name": editor(corpus).unwrap_or(UNNAMED_EDITOR) }],
        "access_right": "open",
        "keywords": ["letters", "documentary edition", "TEI"],
        "notes": RIGHTS,
    });
    if let (Some(name), Some(fields)) = (licence(corpus), record.as_object_mut()) {
        fields.insert("license".to_owned(), Value::from(name.to_lowercase()));
    }
    record
}

#[cfg(test)]
mod tests {
    use std::{env, fs, path::Path};

    use super::*;
    use corpus::{collection::Licence, fixture};

    /// `UPDATE_RECORDS=1` writes them anew.
    #[test]
    fn the_records_of_the_repository_are_those_of_its_collection() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let corpus = Corpus::from_json(knot_of_war::CORPUS_JSON).unwrap();
        for (name, content) in all(&corpus, corpus.collection.site_url.as_deref()) {
            let file = root.join(name);
            if env::var_os("UPDATE_RECORDS").is_some() {
                fs::write(&file, &content).unwrap();
            }
            let present = fs::read_to_string(&file).unwrap_or_default();
            assert_eq!(present, content, "{name}: UPDATE_RECORDS=1 cargo test --package publisher records");
        }
    }

    #[test]
    fn a_named_editor_stands_in_every_record_and_an_unnamed_one_is_said_to_be_so() {
        let mut corpus = fixture::corpus();
        corpus.collection.publisher = String::new();
        let [(_, cff), (_, codemeta), (_, zenodo)] = all(&corpus, None);
        assert!(cff.contains("- name: \"Editor not named\"") && zenodo.contains("Editor not named"), "{cff}{zenodo}");
        assert!(!codemeta.contains("author"), "{codemeta}");
        assert!(
            cff.contains("\nlicense: CC-BY-4.0\n") && zenodo.contains("\"license\": \"cc-by-4.0\""),
            "{cff}{zenodo}"
        );
        corpus.collection.publisher = "A \"Small\" Press".to_owned();
        for (name, text) in all(&corpus, None) {
            assert!(text.contains("A \\\"Small\\\" Press"), "{name}: {text}");
        }
    }

    #[test]
    fn a_licence_is_named_as_programs_know_it_or_by_its_address_and_none_is_made_up() {
        let mut corpus = fixture::corpus();
        let said = |corpus: &Corpus| all(corpus, None).map(|(_, text)| text);
        let mut put = |url: Option<&str>| {
            corpus.collection.licence = url.map(|url| Licence { name: "A name".to_owned(), url: url.to_owned() });
            said(&corpus)
        };
        let [cff, _, zenodo] = put(Some("https://creativecommons.org/publicdomain/zero/1.0/"));
        assert!(cff.contains("\nlicense: CC0-1.0\n") && zenodo.contains("cc0-1.0"), "{cff}{zenodo}");
        let [cff, _, zenodo] = put(Some("https://example.org/terms"));
        assert!(cff.contains("\nlicense-url: \"https://example.org/terms\"\n"), "{cff}");
        assert!(!zenodo.contains("\"license\""), "{zenodo}");
        let [cff, _, zenodo] = put(None);
        assert!(!cff.contains("license") && !zenodo.contains("\"license\""), "{cff}{zenodo}");
    }
}
