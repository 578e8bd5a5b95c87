//! Reads the style sheets into rules: as much of CSS as they use, nothing more.

use std::{fs, path::Path};

/// A rule: under which conditions, for what, and what it declares.
#[derive(Debug)]
pub struct Rule {
    /// The sheet, such as `base.css`.
    pub sheet: String,
    /// The conditions around it, such as `@media print`; empty where it always holds.
    pub conditions: String,
    /// Its selectors, one by one.
    pub selectors: Vec<String>,
    /// Properties and values, in order.
    pub declarations: Vec<(String, String)>,
}

impl Rule {
    /// The value of a property, the last one given.
    pub fn value(&self, property: &str) -> Option<&str> {
        self.declarations.iter().rev().find(|(name, _)| name == property).map(|(_, value)| value.as_str())
    }

    /// How a message names it.
    pub fn named(&self) -> String {
        format!("{}: {} {}", self.sheet, self.conditions, self.selectors.join(", "))
    }
}

/// All rules of all sheets.
pub fn all() -> Vec<Rule> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("styles");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
        .iter()
        .flat_map(|path| read(path.file_name().unwrap().to_str().unwrap(), &fs::read_to_string(path).unwrap()))
        .collect()
}

/// The rules of one sheet.
pub fn read(sheet: &str, text: &str) -> Vec<Rule> {
    let mut rules = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut words = String::new();
    for character in without_comments(text).chars() {
        match character {
            '{' => open.push(std::mem::take(&mut words).trim().to_owned()),
            '}' => {
                let head = open.pop().unwrap();
                let content = std::mem::take(&mut words);
                if !head.starts_with('@') {
                    rules.push(Rule {
                        sheet: sheet.to_owned(),
                        conditions: open.join(" "),
                        selectors: split_outside_brackets(&head, ','),
                        declarations: split_outside_brackets(&content, ';')
                            .iter()
                            .filter_map(|one| one.split_once(':'))
                            .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
                            .collect(),
                    });
                }
            }
            other => words.push(other),
        }
    }
    rules
}

fn without_comments(text: &str) -> String {
    text.split("/*")
        .enumerate()
        .map(|(at, piece)| if at == 0 { piece } else { piece.split_once("*/").unwrap().1 })
        .collect()
}

/// The pieces between `separator`s that stand in no brackets, trimmed, without empty ones.
pub fn split_outside_brackets(text: &str, separator: char) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut depth = 0;
    for character in text.chars() {
        match character {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if character == separator && depth == 0 {
            pieces.push(String::new());
        } else {
            pieces.last_mut().unwrap().push(character);
        }
    }
    pieces
        .iter()
        .map(|piece| piece.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|piece| !piece.is_empty())
        .collect()
}
