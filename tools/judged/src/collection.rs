//! A collection with judged queries in the plain form: `docs.jsonl`, `queries.tsv`, `qrels.tsv`.
//!
//! Start with [`Collection::read`]. A document becomes a letter of one paragraph, with nothing of an editor's.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context as _, Result};
use corpus::Corpus;
use serde_json::{Value, json};

/// A query with the grades of the documents that answer it.
pub struct Query {
    pub text: String,
    pub grades: BTreeMap<String, u32>,
}

/// Documents and queries.
pub struct Collection {
    /// Ids and texts.
    pub documents: Vec<(String, String)>,
    pub queries: Vec<Query>,
}

impl Collection {
    /// Reads the three files of a folder. Queries that no document answers are left out.
    pub fn read(folder: &Path) -> Result<Self> {
        let file = |name: &str| fs::read_to_string(folder.join(name)).with_context(|| name.to_owned());
        let document = |line: &str| -> Result<(String, String)> {
            let document: Value = serde_json::from_str(line)?;
            let paragraphs = document["paras"].as_array().context("no paras")?.iter().filter_map(Value::as_str);
            let id = document["id"].as_str().context("no id")?;
            Ok((id.to_owned(), paragraphs.collect::<Vec<_>>().join(" ")))
        };
        let documents = file("docs.jsonl")?.lines().map(document).collect::<Result<Vec<_>>>().context("docs.jsonl")?;
        let mut grades: BTreeMap<String, BTreeMap<String, u32>> = BTreeMap::new();
        for line in file("qrels.tsv")?.lines().filter(|line| !line.is_empty()) {
            let mut cells = line.split('\t');
            let mut cell = || cells.next().context("qrels.tsv: three cells a line");
            let (query, document, grade) = (cell()?, cell()?, cell()?.parse::<u32>()?);
            if grade > 0 {
                grades.entry(query.to_owned()).or_default().insert(document.to_owned(), grade);
            }
        }
        let queries = file("queries.tsv")?;
        let queries = queries.lines().filter_map(|line| {
            let (id, text) = line.split_once('\t')?;
            Some(Query { text: text.to_owned(), grades: grades.remove(id)? })
        });
        Ok(Self { documents, queries: queries.collect() })
    }

    /// The documents as a corpus, in the frame of another one.
    pub fn corpus(&self, frame: &Corpus) -> Result<Corpus> {
        let letters = self.documents.iter().map(|(id, text)| {
            json!({
                "id": id, "title": id, "description": "", "sender": "", "recipient": "", "form": "",
                "date": {"iso": null, "certainty": "unknown", "source": ""}, "dossier": [],
                "bibliography": {}, "parts": [{"id": "p1", "kind": "paragraph", "text": text}], "transcript": [],
            })
        });
        let letters: Vec<Value> = letters.collect();
        let mut whole: Value = serde_json::to_value(frame)?;
        let model = whole["letters"][0]["bibliography"].clone();
        whole["letters"] = Value::Array(letters);
        for letter in whole["letters"].as_array_mut().into_iter().flatten() {
            letter["bibliography"] = model.clone();
        }
        let lists = [
            "themes",
            "parallels",
            "synonyms",
            "people",
            "places",
            "organisations",
            "terms",
            "events",
            "correspondence",
        ];
        for list in lists {
            if whole.get(list).is_some() {
                whole[list] = json!([]);
            }
        }
        Ok(Corpus::from_json(&whole.to_string())?)
    }
}
