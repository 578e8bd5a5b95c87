//! The fields of the query language: `to:smith`, `date:1962-10..1962-11`, `in:notes`, `in:` and the id of a letter.
//!
//! Start with [`read`]. Must not know which passages a field leaves.

use crate::query::Field;
use crate::query::dates::{self, AskedDate, Year};
use crate::request::Filter;
use corpus::{Corpus, Entity, EntityKind, PartialDate};
use text::{
    families::Families,
    fold::{Token, fold, tokens},
};

/// Whether there is a field of this name.
pub(crate) fn is_known(name: &str) -> bool {
    let name = usual(name);
    matches!(name.as_str(), "in" | "date" | "before" | "after") || Filter::of_parameter(&name).is_some()
}

/// The name by which a field is known here.
fn usual(name: &str) -> String {
    let mut name = name.to_ascii_lowercase();
    let usual = match name.as_str() {
        "recipient" => "to",
        "sender" => "from",
        "organisation" | "organization" => "org",
        _ => return name,
    };
    name.replace_range(.., usual);
    name
}

/// Reads a field and its value.
///
/// # Errors
/// A remark for the reader, where there is no such field or value.
pub(crate) fn read(rules: &Families, corpus: &Corpus, name: &str, value: &str) -> Result<Field, String> {
    let typed = name;
    let name = usual(name);
    let unknown = || format!("“{typed}:{value}” was read as words: nothing of that name is known here.");
    match name.as_str() {
        "in" if matches!(fold(value).as_str(), "note" | "notes") => Ok(Field::Notes),
        "in" => {
            let is_meant = |id: &str| {
                id.get(..value.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(value))
                    && matches!(id.as_bytes().get(value.len()), None | Some(b'-'))
            };
            let letters = corpus.letters.iter().enumerate().filter(|(_, letter)| is_meant(&letter.id));
            let letters: Vec<usize> = letters.map(|(at, _)| at).collect();
            if letters.is_empty() { Err(unknown()) } else { Ok(Field::In(letters)) }
        }
        "date" | "before" | "after" => dated(&name, value).ok_or_else(|| {
            format!("“{typed}:{value}” was read as words: write {typed}:1962 or {typed}:1962-10, date:1962-10-26..1962-11-11.")
        }),
        _ => {
            let filter = Filter::of_parameter(&name).ok_or_else(unknown)?;
            let ids = values(rules, corpus, filter, value);
            if ids.is_empty() { Err(unknown()) } else { Ok(Field::Is(filter, ids)) }
        }
    }
}

fn dated(name: &str, value: &str) -> Option<Field> {
    let (first, last) = value.split_once("..").filter(|_| name == "date").unwrap_or((value, value));
    let (first, last) = (date(first)?, date(last)?);
    Some(Field::Dated((name != "before").then_some(first), (name != "after").then_some(last)))
}

/// A date as it is written in addresses, or in any other form that has a year.
fn date(value: &str) -> Option<PartialDate> {
    if let Ok(date) = value.parse() {
        return Some(date);
    }
    let words =
        value.split_whitespace().flat_map(|word| tokens(word).into_iter().map(|token| (word.to_owned(), token)));
    let words: Vec<(String, Token)> = words.collect();
    let (read, length) = dates::read(&words)?;
    let ([AskedDate { day, month, year: Some(Year::Whole(year)) }], true) = (read.as_slice(), length == words.len())
    else {
        return None;
    };
    let day = day.map_or_else(String::new, |day| format!("-{day:02}"));
    format!("{year:04}-{month:02}{day}").parse().ok()
}

/// The ids that a value means: the one with this id or short name, else all whose name has these words.
fn values(rules: &Families, corpus: &Corpus, filter: Filter, value: &str) -> Vec<String> {
    let is_value = |id: &str| id.eq_ignore_ascii_case(value);
    let of_entities = |kind: EntityKind| -> Vec<String> {
        let entities = corpus.entities(kind);
        let is_exact = |entity: &&Entity| is_value(&entity.id) || entity.handle.as_deref().is_some_and(is_value);
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
        let exact: Vec<String> = labels.iter().filter(|(id, _)| is_value(id)).map(|(id, _)| (*id).clone()).collect();
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
