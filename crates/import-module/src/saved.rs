//! What was saved here before: the files of a collection, one file with letters, decisions of earlier imports.
//!
//! Start with [`read`]. Must not know what becomes of it.

use std::collections::{BTreeMap, BTreeSet};

use exports::one_file::{Block, BlockMetadata, block};
use import::{
    Settings, SourceFile,
    source::{FileKind, FileProblem},
};
use serde_json::{Value, json};

use crate::{
    folder::BESIDE,
    paths::is_letter,
    rename::{RenamedIds, renamed_files},
};

/// What a file brings.
#[derive(Debug, Default)]
pub(crate) struct SavedFiles {
    /// Files of a collection, by their path in it.
    pub files: BTreeMap<String, String>,
    /// What was decided.
    pub decided: Option<Settings>,
}

impl SavedFiles {
    /// How many letters it brings.
    pub fn letters(&self) -> usize {
        self.files.keys().filter(|path| is_letter(path)).count()
    }
}

/// Which collection a file is of: itself, or that of its folder, in the archive it came out of.
pub(crate) fn collection_of(file: &SourceFile) -> String {
    let folder = file.name.rsplit_once('/').map_or("", |(folder, _)| folder);
    let folder = folder.strip_suffix("letters").unwrap_or(folder).trim_end_matches('/');
    match file.kind() {
        FileKind::Json if !file.name.ends_with("corpus.json") => format!("{}/{folder}", file.archive),
        _ => format!("{}/{}", file.archive, file.name),
    }
}

/// What a file brings that was saved here; nothing for other files.
pub(crate) fn read(file: &SourceFile) -> Option<Result<SavedFiles, FileProblem>> {
    let (folder, name) = file.name.rsplit_once('/').unwrap_or(("", &file.name));
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    let text = || file.text();
    match name {
        "import.toml" => Some(text().and_then(|text| Settings::from_toml(&text)).map(decided)),
        "import-report.json" => Some(text().and_then(|text| of_report(&text)).map(decided)),
        "corpus.json" => Some(text().and_then(|text| {
            let value = serde_json::from_str(&text)
                .map_err(|error| FileProblem::at("is not JSON", line(error.line()), line(error.column())))?;
            split(value).ok_or_else(|| FileProblem::new("is not a collection in JSON"))
        })),
        _ if matches!(ending.as_str(), "html" | "htm") => Some(text().and_then(|text| of_page(&text))),
        _ if file.kind() == FileKind::Json => {
            let path = if folder.rsplit('/').next() == Some("letters") {
                format!("letters/{name}")
            } else {
                BESIDE.contains(&name).then(|| name.to_owned())?
            };
            Some(text().map(|text| SavedFiles { files: BTreeMap::from([(path, text)]), decided: None }))
        }
        _ => None,
    }
}

fn line(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn decided(settings: Settings) -> SavedFiles {
    SavedFiles { files: BTreeMap::new(), decided: Some(settings) }
}

/// The decisions that a report has.
fn of_report(text: &str) -> Result<Settings, FileProblem> {
    let damaged = |_| FileProblem::new("is not a report that was saved here");
    let report: Value = serde_json::from_str(text).map_err(damaged)?;
    match report.get("decided") {
        Some(decided) => serde_json::from_value(decided.clone()).map_err(damaged),
        None => Ok(Settings::default()),
    }
}

/// The letters of a page that was saved as one file.
fn of_page(html: &str) -> Result<SavedFiles, FileProblem> {
    let text = block::of_page(html).ok_or_else(|| {
        FileProblem::new("is a page in which no letters were saved here: if it shows some, save them as .docx or .txt")
    })?;
    let Block { whose, corpus } = block::read(text).map_err(|unopened| FileProblem::new(unopened.to_string()))?;
    let mut value = serde_json::to_value(&corpus).map_err(|_| FileProblem::new("cannot be read"))?;
    let renamed = if whose.together { without_the_edition(&mut value, &whose) } else { RenamedIds::new() };
    let mut came = split(value).ok_or_else(|| FileProblem::new("is not a collection"))?;
    came.files = renamed_files(&came.files, &renamed);
    came.decided = of_report(&whose.report).ok();
    Ok(came)
}

/// Leaves of letters that are shown together with an edition's the reader's own, and whoever these name; gives the ids that they had before
/// they stood beside others of the same.
fn without_the_edition(collection: &mut Value, whose: &BlockMetadata) -> RenamedIds {
    let ids = |collection: &Value, field: &str| -> BTreeSet<String> {
        let entries = collection[field].as_array().into_iter().flatten();
        entries.filter_map(|entry| entry["id"].as_str()).map(str::to_owned).collect()
    };
    const WITH_IDS: [&str; 6] = ["letters", "people", "places", "organisations", "terms", "themes"];
    let before = WITH_IDS.map(|field| (field, ids(collection, field)));
    reduce(collection, whose);
    let mut renamed = RenamedIds::new();
    for (field, before) in before {
        let now = ids(collection, field);
        for id in &now {
            let stem = id.rsplit_once('-').filter(|(_, number)| number.bytes().all(|byte| byte.is_ascii_digit()));
            let stem = stem.map(|(stem, _)| stem).filter(|stem| before.contains(*stem) && !now.contains(*stem));
            renamed.extend(stem.map(|stem| ((field.to_owned(), id.clone()), stem.to_owned())));
        }
    }
    renamed
}

fn reduce(collection: &mut Value, whose: &BlockMetadata) {
    let own: BTreeSet<&str> = whose.own.iter().map(String::as_str).collect();
    let is_own = |letter: &Value| letter["id"].as_str().is_some_and(|id| own.contains(id));
    for field in ["events", "correspondence", "about", "synonyms"] {
        collection[field] = json!([]);
    }
    // What an editor of these letters has written about them alone is theirs.
    let letter_of =
        |place: &Value| place.as_str().and_then(|place| place.split_once('#')).map(|(letter, _)| letter.to_owned());
    if let Some(parallels) = collection["parallels"].as_array_mut() {
        parallels.retain(|one| {
            [&one["a"], &one["b"]].iter().all(|place| letter_of(place).is_some_and(|id| own.contains(id.as_str())))
        });
    }
    if let Some(themes) = collection["themes"].as_array_mut() {
        themes.retain(|theme| {
            let letters =
                theme["passages"].as_object().map(|passages| passages.keys().collect::<Vec<_>>()).unwrap_or_default();
            !letters.is_empty() && letters.iter().all(|id| own.contains(id.as_str()))
        });
    }
    collection["collection"]["title"] = json!(whose.title);
    collection["collection"]["publisher"] = json!(whose.editor);
    if let Some(letters) = collection["letters"].as_array_mut() {
        letters.retain(is_own);
    }
    let ends: BTreeSet<String> = collection["letters"]
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(|letter| {
            let listed = ["senders", "recipients"].into_iter().flat_map(|field| letter[field].as_array()).flatten();
            let ids = listed
                .flat_map(|one| [&one["person"], &one["organisation"]])
                .chain([&letter["sender"], &letter["recipient"]]);
            ids.filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    for field in ["people", "places", "organisations", "terms"] {
        let Some(entries) = collection[field].as_array_mut() else { continue };
        for mentions in entries.iter_mut().filter_map(|entry| entry.get_mut("mentions")?.as_object_mut()) {
            mentions.retain(|letter, _| own.contains(letter.as_str()));
        }
        entries.retain(|entry| {
            let is_mentioned = entry["mentions"].as_object().is_some_and(|mentions| !mentions.is_empty());
            is_mentioned || entry["id"].as_str().is_some_and(|id| ends.contains(id))
        });
    }
}

/// The files of a collection that came as one; nothing where it is none.
fn split(collection: Value) -> Option<SavedFiles> {
    let Value::Object(fields) = collection else { return None };
    fields.get("letters")?;
    let mut files = BTreeMap::new();
    for (field, value) in fields {
        match (field.as_str(), value) {
            ("letters", Value::Array(letters)) => {
                for letter in letters {
                    let id = letter.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
                    files.insert(format!("letters/{id}.json"), letter.to_string());
                }
            }
            (_, value) => {
                files.insert(format!("{field}.json"), value.to_string());
            }
        }
    }
    Some(SavedFiles { files, decided: None })
}
