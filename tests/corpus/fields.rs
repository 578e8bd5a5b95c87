//! `docs/fields.md` and the published schema have every field that the model has, and no other.
//!
//! The page is made here from the model; `UPDATE_FIELDS=1 cargo test --test corpus fields` writes it.

use std::{
    collections::{BTreeSet, VecDeque},
    fmt::Write as _,
    fs,
};

use exports::files::SCHEMA;
use serde_json::Value;

use crate::{
    model::{Kind, Model, Record, Words},
    support::path,
};

const FILE: &str = "docs/fields.md";

/// The files of a collection: name, what one entry of it is, and whether it holds a list of them.
const FILES: [(&str, &str, bool); 9] = [
    ("collection.json", "Collection", false),
    ("letters/{id}.json", "Letter", false),
    ("people.json, places.json, organisations.json, terms.json", "Entity", true),
    ("themes.json", "Theme", true),
    ("parallels.json", "Parallel", true),
    ("events.json", "Event", true),
    ("correspondence.json", "Correspondence", true),
    ("synonyms.json", "Synonym", true),
    ("about.json", "AboutSection", true),
];

/// What the values of single words are, and how they are written.
const VALUES: [(&str, &str); 12] = [
    ("String", "words"),
    ("bool", "`true` or `false`"),
    ("u8", "a whole number"),
    ("u16", "a whole number"),
    ("i32", "a whole number"),
    ("PartialDate", "a day, `1871-03-04`, a month or a year"),
    ("Edtf", "a date in EDTF"),
    ("Moment", "a day, an hour `1871-03-04T16:43+01:00`, or a span of two with `/`"),
    ("PassageRef", "a passage: `letter-id#p9`, or words of it, `letter-id#p9:3-25`"),
    ("Mentions", "an object: for each letter’s id the parts and words, `\"p3:4-5 p22:10\"`"),
    ("Text", "a [text](#text)"),
    ("SourceStretch", "a [stretch](#stretch-of-the-source)"),
];

/// Types that are read in a way of their own: what they are, and the record that says which fields may be left out.
const READ_AS: [(&str, &str, &str); 2] = [
    ("HistoricalDate", "RawDate", "a date in EDTF alone"),
    ("Correspondent", "RawCorrespondent", "a person’s id alone"),
];

const BEGINNING: &str = "# Every field of every file

Made from the model (`crates/corpus/src/`) and held to it by a test: `UPDATE_FIELDS=1 cargo test --test corpus fields` writes this page
anew. How one begins is in [editing.md](editing.md); `/data/corpus.schema.json` says the same to programs, with `#/$defs/letter` for
a file in `letters/`.

A field without *must be there* may be left out, and where nothing else is said, it is then empty. No other fields are known: one that
is called otherwise is told, with the one that was probably meant. Languages are BCP 47 tags (`de`, `he`, `grc`, `en-GB`). Dates are plain
(`1871`, `1871-03`, `1871-03-04`) or, where EDTF is said, also `1871~` (about), `1871?` (uncertain), `187X`, `1871-03/1871-05` (from, to),
`[1871-03-01..1871-05-31]` (some day between), `-0043` (44 BC; the year 0 is 1 BC).
";

const PIECES: &str = "
## Text

A text is a string, or a list of strings and pieces in the order in which they stand: `[\"Dear \", {\"abbr\": \"Cap\", \"expan\":
\"Captain\"}, \",\"]`. Where a piece has words, a list of pieces may stand as well, as deep as the document has them. Strings hold the
source’s characters, with its straight quotation marks; the reading text is set from them.
";

/// The name of a type in words.
fn title(record: &Record) -> String {
    let mut words = String::new();
    for (at, character) in record.name.char_indices() {
        if character.is_uppercase() && at > 0 {
            words.push(' ');
        }
        if at == 0 { words.push(character) } else { words.extend(character.to_lowercase()) }
    }
    words
}

fn anchor(title: &str) -> String {
    title.to_lowercase().replace(' ', "-")
}

/// The page as the model has it today.
struct Page {
    model: Model,
    out: String,
    /// Records that fields have led to, in that order.
    waiting: VecDeque<(String, String)>,
    done: BTreeSet<(String, String)>,
    wrong: Vec<String>,
}

impl Page {
    fn made() -> Self {
        let mut page = Self {
            model: Model::read(),
            out: BEGINNING.to_owned(),
            waiting: VecDeque::new(),
            done: BTreeSet::new(),
            wrong: Vec::new(),
        };
        for (file, name, is_list) in FILES {
            let names = file.split(", ").map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            let holds = if is_list { "A list; each entry:" } else { "One object:" };
            write!(page.out, "\n## {names}\n\n{holds}\n").unwrap();
            page.table("", name);
            while let Some((source, name)) = page.waiting.pop_front() {
                let title = title(page.model.record(&source, &name).unwrap());
                write!(page.out, "\n### {title}\n\n").unwrap();
                page.about(&source, &name);
                page.table(&source, &name);
            }
        }
        page.out.push_str(PIECES);
        page.shapes();
        page.table("json.rs", "RawInline");
        page.stretches();
        page
    }

    fn about(&mut self, source: &str, name: &str) {
        let about = self.model.record(source, name).unwrap().about.clone();
        if about.is_empty() {
            self.wrong.push(format!("{name} has no description"));
        }
        writeln!(self.out, "{about}").unwrap();
    }

    /// The fields of a record, a line each.
    fn table(&mut self, source: &str, name: &str) {
        let read_as = READ_AS.iter().find(|(own, ..)| *own == name).map(|(_, raw, _)| *raw);
        let model = &self.model;
        let record = model.record(source, name).unwrap_or_else(|| panic!("the model has no {name}"));
        let raw = read_as.map(|raw| model.record(source, raw).unwrap());
        let mut lines = Vec::new();
        let mut led_to = Vec::new();
        for field in &record.fields {
            if field.about.is_empty() {
                self.wrong.push(format!("{name}.{} has no description", field.name));
            }
            let read = raw.map_or(Some(field), |raw| raw.fields.iter().find(|other| other.name == field.name));
            let must = if read.is_some_and(|read| read.optional) { "" } else { " *Must be there.*" };
            let (kind, leads) = self.kind(&record.file, &field.kind);
            led_to.extend(leads);
            lines.push(format!("| `{}` | {kind} | {}{must} |\n", field.name, field.about));
        }
        if let Some(raw) = raw {
            let names = |record: &Record| record.fields.iter().map(|field| field.name.clone()).collect::<BTreeSet<_>>();
            if names(record) != names(raw) {
                self.wrong.push(format!("{name} is read with other fields than it is written"));
            }
        }
        self.out.push_str("\n| field | holds | what it says |\n|---|---|---|\n");
        self.out.extend(lines);
        for next in led_to {
            if self.done.insert(next.clone()) {
                self.waiting.push_back(next);
            }
        }
    }

    /// What a field holds, in words, and the record that it leads to.
    fn kind(&self, source: &str, kind: &Kind) -> (String, Option<(String, String)>) {
        let name = match kind {
            Kind::List(inner) => {
                let (said, leads) = self.kind(source, inner);
                return (format!("a list: {said}"), leads);
            }
            Kind::ByLetter(inner) => {
                let (said, leads) = self.kind(source, inner);
                return (format!("an object: for each letter’s id {said}"), leads);
            }
            Kind::One(name) => name,
        };
        if let Some(words) = self.model.words(source, name).filter(|words| words.are_plain) {
            return (listed(words), None);
        }
        // The record of an exchange is called as the stretches of a transcript are.
        let is_record = self.model.record(source, name).is_some_and(|record| record.file == source);
        if let Some((_, said)) = VALUES.iter().find(|(value, _)| value == name)
            && !is_record
        {
            return ((*said).to_owned(), None);
        }
        let record = self.model.record(source, name).unwrap_or_else(|| panic!("nothing says what {name} is"));
        let title = title(record);
        let alone = READ_AS.iter().find(|(own, ..)| own == name);
        let alone = alone.map(|(.., alone)| format!(", or {alone}")).unwrap_or_default();
        (format!("[{title}](#{}){alone}", anchor(&title)), Some((record.file.clone(), name.clone())))
    }

    /// What pieces of a text there are, each with its shape.
    fn shapes(&mut self) {
        let words = self.model.words("mod.rs", "Inline").unwrap();
        self.out.push('\n');
        for (name, about) in &words.words {
            if !about.contains('`') && name != "words" {
                self.wrong.push(format!("the piece {name} does not show its shape"));
            }
            writeln!(self.out, "- {about}").unwrap();
        }
    }

    fn stretches(&mut self) {
        let words = self.model.words("letter.rs", "SourceStretch").unwrap();
        write!(self.out, "\n## Stretch of the source\n\nAn object with one of these fields.\n\n").unwrap();
        self.out.push_str("| field | what it says |\n|---|---|\n");
        for (name, about) in &words.words {
            writeln!(self.out, "| `{name}` | {about} |").unwrap();
        }
    }
}

/// The words that can stand in a field, each with what it means.
fn listed(words: &Words) -> String {
    let one =
        |(word, about): &(String, String)| format!("`{word}` ({})", about.trim_end_matches('.').replace('|', "/"));
    words.words.iter().map(one).collect::<Vec<_>>().join("; ")
}

#[test]
fn the_page_of_fields_has_every_field_of_the_model_and_no_other() {
    let page = Page::made();
    assert_eq!(page.wrong, [""; 0]);
    if std::env::var_os("UPDATE_FIELDS").is_some() {
        return fs::write(path(FILE), page.out).unwrap();
    }
    let there = fs::read_to_string(path(FILE)).unwrap();
    let (there, made): (BTreeSet<&str>, BTreeSet<&str>) = (there.lines().collect(), page.out.lines().collect());
    let remedy = "run UPDATE_FIELDS=1 cargo test --test corpus fields";
    assert_eq!(made.difference(&there).collect::<Vec<_>>(), [&""; 0], "not on the page: {remedy}");
    assert_eq!(there.difference(&made).collect::<Vec<_>>(), [&""; 0], "on the page, not in the model: {remedy}");
}

#[test]
fn every_way_within_the_page_of_fields_leads_somewhere() {
    let page = fs::read_to_string(path(FILE)).unwrap();
    let headings: BTreeSet<String> =
        page.lines().filter_map(|line| Some(anchor(line.strip_prefix('#')?.trim_start_matches('#').trim()))).collect();
    let ways = page.split("](#").skip(1).map(|rest| rest.split(')').next().unwrap().to_owned());
    let lost: BTreeSet<String> = ways.filter(|way| !headings.contains(way)).collect();
    assert_eq!(lost, BTreeSet::new());
}

/// The objects of the schema, each with the record that it describes: name of the definition, source file, record.
const DEFINITIONS: [(&str, &str, &str); 35] = [
    ("collection", "collection.rs", "Collection"),
    ("licence", "collection.rs", "Licence"),
    ("edition", "collection.rs", "EditionStatement"),
    ("change", "collection.rs", "Change"),
    ("form", "collection.rs", "Form"),
    ("front", "collection.rs", "Front"),
    ("phrase", "collection.rs", "Phrase"),
    ("opening", "collection.rs", "Opening"),
    ("period", "collection.rs", "Period"),
    ("searchExample", "collection.rs", "SearchExample"),
    ("aboutSection", "collection.rs", "AboutSection"),
    ("letter", "letter.rs", "Letter"),
    ("versionOf", "letter.rs", "VersionOf"),
    ("correspondent", "correspondent.rs", "RawCorrespondent"),
    ("historicalDate", "historical_date.rs", "RawDate"),
    ("fact", "dossier.rs", "Fact"),
    ("bibliography", "dossier.rs", "Bibliography"),
    ("part", "letter.rs", "Part"),
    ("speech", "letter.rs", "Speech"),
    ("correction", "correction.rs", "Correction"),
    ("entity", "entity.rs", "Entity"),
    ("theme", "theme.rs", "Theme"),
    ("assigned", "theme.rs", "ThemePassages"),
    ("parallel", "parallel.rs", "Parallel"),
    ("synonym", "collection.rs", "Synonym"),
    ("event", "collection.rs", "Event"),
    ("correspondence", "collection.rs", "Correspondence"),
    ("party", "exchange.rs", "Party"),
    ("message", "exchange.rs", "Message"),
    ("zone", "exchange.rs", "Zone"),
    ("shift", "exchange.rs", "ClockOffset"),
    ("lane", "exchange.rs", "Lane"),
    ("exchangeStretch", "exchange.rs", "TimeSection"),
    ("exchangePlan", "exchange.rs", "Plan"),
    ("piece", "json.rs", "RawInline"),
];

/// The object that a definition describes; where a word alone may stand for it, the other choice. Pieces of text are
/// several: their fields together.
fn fields_of(definition: &Value) -> (BTreeSet<String>, BTreeSet<String>) {
    let names = |value: &Value| value.as_object().unwrap().keys().cloned().collect();
    if let Some(choices) = definition.get("anyOf").and_then(Value::as_array) {
        let objects: Vec<_> = choices.iter().filter(|choice| choice["type"] == "object").map(fields_of).collect();
        let required = if let [(_, required)] = objects.as_slice() { required.clone() } else { BTreeSet::new() };
        return (objects.into_iter().flat_map(|(fields, _)| fields).collect(), required);
    }
    let required = definition["required"].as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned());
    (names(&definition["properties"]), required.collect())
}

#[test]
fn the_schema_has_the_fields_of_the_model_and_demands_what_it_demands() {
    let model = Model::read();
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let definitions = &schema["$defs"];
    let mut wrong = Vec::new();
    for (definition, file, name) in DEFINITIONS {
        let record = model.record(file, name).unwrap();
        assert_eq!(record.file, file, "{name}");
        let (fields, required) = fields_of(&definitions[definition]);
        let own: BTreeSet<String> = record.fields.iter().map(|field| field.name.clone()).collect();
        let demanded: BTreeSet<String> =
            record.fields.iter().filter(|field| !field.optional).map(|field| field.name.clone()).collect();
        wrong.extend(own.symmetric_difference(&fields).map(|field| format!("{definition}: field {field}")));
        wrong.extend(demanded.symmetric_difference(&required).map(|field| format!("{definition}: required {field}")));
    }
    assert_eq!(wrong, [""; 0]);
    // No object of the schema is left out of this comparison.
    let objects = definitions.as_object().unwrap().iter().filter(|(_, value)| {
        value["type"] == "object"
            || value["anyOf"].as_array().is_some_and(|all| all.iter().any(|one| one["type"] == "object"))
    });
    let unknown: Vec<&String> = objects
        .map(|(name, _)| name)
        .filter(|name| *name != "stretch" && !DEFINITIONS.iter().any(|(known, ..)| known == name))
        .collect();
    assert_eq!(unknown, [""; 0]);
}

#[test]
fn the_schema_has_the_words_that_the_model_has() {
    let model = Model::read();
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let mut wrong = Vec::new();
    for (definition, file, name) in DEFINITIONS {
        let record = model.record(file, name).unwrap();
        for field in &record.fields {
            let Kind::One(kind) = &field.kind else { continue };
            let Some(words) = model.words(file, kind).filter(|words| words.are_plain) else { continue };
            let known: BTreeSet<String> = words.words.iter().map(|(word, _)| word.clone()).collect();
            let mut said = BTreeSet::new();
            words_of(&schema["$defs"][definition], &field.name, &mut said);
            if known != said {
                wrong.push(format!("{definition}.{}: {known:?}, in the schema {said:?}", field.name));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

/// The words that a field of a definition may have, at whatever depth it is described.
fn words_of(value: &Value, field: &str, said: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            if let Some(words) = fields.get("properties").and_then(|all| all.get(field)?.get("enum")?.as_array()) {
                said.extend(words.iter().filter_map(|word| Some(word.as_str()?.to_owned())));
            }
            fields.values().for_each(|inner| words_of(inner, field, said));
        }
        Value::Array(items) => items.iter().for_each(|inner| words_of(inner, field, said)),
        _ => {}
    }
}
