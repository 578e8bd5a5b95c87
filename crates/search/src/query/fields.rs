//! The fields of the query language: `to:smith`, `date:1962-10..1962-11`, `in:notes`, `in:` and the id of a letter.

use crate::query::Field;
use crate::request::Filter;
use corpus::{Corpus, Entity, EntityKind, PartialDate};
use text::{
    families::Families,
    fold::{fold, tokens},
};

/// Whether there is a field of this name.
pub(crate) fn is_known(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    matches!(name.as_str(), "in" | "date") || Filter::of_parameter(&name).is_some()
}

/// Reads a field and its value.
///
/// # Errors
/// A remark for the reader, where there is no such field or value.
pub(crate) fn read(rules: &Families, corpus: &Corpus, name: &str, value: &str) -> Result<Field, String> {
    let name = name.to_ascii_lowercase();
    let unknown = || format!("“{name}:{value}” was read as words: nothing of that name is known here.");
    match name.as_str() {
        "in" if matches!(fold(value).as_str(), "note" | "notes") => Ok(Field::Notes),
        "in" => {
            let is_meant = |id: &str| id == value || id.strip_prefix(value).is_some_and(|rest| rest.starts_with('-'));
            let letters = corpus.letters.iter().enumerate().filter(|(_, letter)| is_meant(&letter.id));
            let letters: Vec<usize> = letters.map(|(at, _)| at).collect();
            if letters.is_empty() { Err(unknown()) } else { Ok(Field::In(letters)) }
        }
        "date" => dates(value).ok_or_else(|| {
            format!("“{name}:{value}” was read as words: write date:1962, date:1962-10 or date:1962-10-26..1962-11-11.")
        }),
        _ => {
            let filter = Filter::of_parameter(&name).ok_or_else(unknown)?;
            let ids = values(rules, corpus, filter, value);
            if ids.is_empty() { Err(unknown()) } else { Ok(Field::Is(filter, ids)) }
        }
    }
}

fn dates(value: &str) -> Option<Field> {
    let (first, last) = value.split_once("..").unwrap_or((value, value));
    let first: PartialDate = first.parse().ok()?;
    let last: PartialDate = last.parse().ok()?;
    Some(Field::Dated(first, last))
}

/// The ids that a value means: the one with this id or short name, else all whose name has these words.
fn values(rules: &Families, corpus: &Corpus, filter: Filter, value: &str) -> Vec<String> {
    let of_entities = |kind: EntityKind| -> Vec<String> {
        let entities = corpus.entities(kind);
        let is_exact = |entity: &&Entity| entity.id == value || entity.handle.as_deref() == Some(value);
        let exact: Vec<String> = entities.iter().filter(is_exact).map(|entity| entity.id.clone()).collect();
        if !exact.is_empty() {
            return exact;
        }
        let names = |entity: &Entity| {
            [&entity.name, &entity.sort_name].into_iter().chain(&entity.also).any(|name| has_words(rules, name, value))
        };
        entities.iter().filter(|entity| names(entity)).map(|entity| entity.id.clone()).collect()
    };
    let labelled = |labels: Vec<(&String, &String)>| -> Vec<String> {
        let exact: Vec<String> = labels.iter().filter(|(id, _)| *id == value).map(|(id, _)| (*id).clone()).collect();
        if !exact.is_empty() {
            return exact;
        }
        labels.iter().filter(|(_, label)| has_words(rules, label, value)).map(|(id, _)| (*id).clone()).collect()
    };
    match filter {
        Filter::Form => labelled(corpus.collection.forms.iter().map(|form| (&form.id, &form.label)).collect()),
        Filter::Theme => labelled(corpus.themes.iter().map(|theme| (&theme.id, &theme.label)).collect()),
        Filter::From | Filter::To => of_entities(EntityKind::Person),
        Filter::Person | Filter::Place | Filter::Organisation | Filter::Term => {
            filter.kind().map(of_entities).unwrap_or_default()
        }
    }
}

/// Whether a name has all words of the value, in any form.
fn has_words(rules: &Families, name: &str, value: &str) -> bool {
    let forms = |text: &str| -> Vec<String> {
        tokens(text)
            .into_iter()
            .flat_map(|token| token.joined.map(|joined| joined.form).into_iter().chain([token.form]))
            .map(|form| rules.key(&form))
            .collect()
    };
    let (name, value) = (forms(name), forms(value));
    !value.is_empty() && value.iter().all(|word| name.contains(word))
}
