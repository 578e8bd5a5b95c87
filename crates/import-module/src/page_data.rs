//! What the page is told, as JSON of short lists: the report, the letters with what may be put right, what is doubtful.
//!
//! Start with [`OpenedFiles::told`]. The page reads it by position (`src/platform/importer.rs`): change both together. Must not know how it is shown.

use std::collections::{BTreeMap, BTreeSet};

use corpus::{Letter, Severity};
use import::draft::{Draft, DraftCorrespondent};
use serde_json::{Value, json};

use crate::{ChangesSinceSave, MadeCollection, OpenedFiles};

/// How many of a kind of matter are told with their words.
const SHOWN: usize = 200;

impl OpenedFiles {
    /// Everything that the page of the report shows.
    pub fn told(&mut self) -> String {
        let by_hand: BTreeSet<String> = self.reading.settings().letters.keys().cloned().collect();
        let made = self.make();
        let report = &made.imported.report;
        let collection = made.corpus.as_ref().map(|corpus| &corpus.collection);
        let licences: BTreeSet<&str> =
            made.imported.letters.iter().filter_map(|draft| draft.licence.as_deref()).collect();
        let editors: BTreeSet<&str> =
            made.imported.letters.iter().flat_map(|draft| &draft.editors).map(String::as_str).collect();
        let joined = |all: BTreeSet<&str>| all.into_iter().collect::<Vec<_>>().join("; ");
        let files: Vec<Value> = report
            .files
            .iter()
            .map(|file| json!([file.name, file.letters.to_string(), file.problem.clone().unwrap_or_default()]))
            .collect();
        let constructs: Vec<Value> = report
            .constructs
            .iter()
            .map(|one| json!([one.name, one.count.to_string(), one.treatment.id(), one.first]))
            .collect();
        let all = &report.characters;
        let keys: usize = report.unresolved.values().sum();
        let problems: Vec<Value> = made
            .problems
            .iter()
            .filter(|problem| problem.severity < Severity::Note)
            .take(SHOWN)
            .map(|problem| json!([problem.severity.label(), problem.to_string()]))
            .collect();
        let figures = [
            all.source,
            all.text,
            all.notes,
            all.omitted,
            report.comments,
            report.unresolved.len(),
            keys,
            made.corpus.as_ref().map_or(0, |corpus| corpus.letters.len()),
        ];
        json!({
            "facts": [[
                collection.map_or("", |one| &one.title),
                collection.map_or("", |one| &one.publisher),
                joined(editors),
                joined(licences),
                collection.map_or("", |one| &one.language),
            ]],
            "figures": [figures.map(|figure| figure.to_string())],
            "files": files,
            "constructs": constructs,
            "disagreements": disagreements(&made.imported.letters),
            "problems": problems,
            "since": since(&made.folder.since),
            "letters": letters(made, &by_hand),
        })
        .to_string()
    }
}

/// Letters that are not as they were saved: how, and the id.
fn since(since: &ChangesSinceSave) -> Vec<[&str; 2]> {
    let all = [("new", &since.new), ("changed", &since.changed), ("gone", &since.gone)];
    all.into_iter().flat_map(|(how, ids)| ids.iter().map(move |id| [how, id.as_str()])).collect()
}

/// The statements that do not agree: about what, the letter's file, what is followed and what is not, each with where it stands.
fn disagreements(letters: &[Draft]) -> Vec<Value> {
    let all = letters.iter().flat_map(|draft| draft.disagreements.iter().map(move |one| (draft, one)));
    let id = |evidence| serde_json::to_value(evidence).unwrap_or_default();
    all.map(|(draft, one)| json!([one.about, draft.file, id(one.taken.0), one.taken.1, id(one.other.0), one.other.1]))
        .collect()
}

/// A row for each letter: id, file, sender, recipient, date, what is doubtful of it, whether it was put right.
fn letters(made: &MadeCollection, by_hand: &BTreeSet<String>) -> Vec<Value> {
    let left_out: BTreeMap<&str, &str> = made
        .problems
        .iter()
        .filter(|problem| problem.severity == Severity::LeftOut && problem.at.is_empty())
        .map(|problem| (problem.file.as_str(), problem.what.as_str()))
        .collect();
    let row = |id: &str, file: &str, cells: [String; 3], doubt: &str| {
        let [sender, recipient, date] = cells;
        let mut doubts: Vec<String> = Vec::new();
        if let Some(why) = left_out.get(format!("letters/{id}.json").as_str()) {
            doubts.push(format!("Left out: {why}"));
        }
        for (value, nothing) in [(&sender, "No sender"), (&recipient, "No recipient"), (&date, "No date")] {
            if value.is_empty() {
                doubts.push(nothing.to_owned());
            }
        }
        if !doubt.is_empty() {
            doubts.push(doubt.to_owned());
        }
        let put = if by_hand.contains(id) { "put" } else { "" };
        json!([id, file, sender, recipient, date, doubts.join(" · "), put])
    };
    let mut rows: Vec<Value> = made
        .imported
        .letters
        .iter()
        .map(|draft| {
            let date = draft.date.as_ref().map(|date| date.edtf.clone()).unwrap_or_default();
            let doubt = match draft.disagreements.first() {
                Some(one) if one.about == "date" => "Two dates",
                Some(_) => "Title and header disagree",
                None => "",
            };
            row(&draft.id, &draft.file, [names(&draft.senders), names(&draft.recipients), date], doubt)
        })
        .collect();
    let drafts: BTreeSet<&str> = made.imported.letters.iter().map(|draft| draft.id.as_str()).collect();
    if let Some(corpus) = &made.corpus {
        let name = |of: Vec<corpus::Correspondent>| {
            let names = of.iter().map(|one| match one.entity().and_then(|(kind, id)| corpus.entity(kind, id)) {
                Some(entity) => entity.name.clone(),
                None => one.name.clone(),
            });
            names.collect::<Vec<_>>().join("; ")
        };
        let others = corpus.letters.iter().filter(|letter| !drafts.contains(letter.id.as_str()));
        rows.extend(others.map(|letter| {
            let file = format!("letters/{}.json", letter.id);
            row(&letter.id, &file, [name(letter.senders()), name(letter.recipients()), date(letter)], "")
        }));
    }
    rows
}

fn names(people: &[DraftCorrespondent]) -> String {
    people.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join("; ")
}

fn date(letter: &Letter) -> String {
    let date = &letter.date;
    date.edtf.as_ref().map(ToString::to_string).or_else(|| date.iso.map(|iso| iso.to_string())).unwrap_or_default()
}
