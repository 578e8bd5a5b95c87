//! Checks `themes.json`: every passage assigned exists, once, in the order of its letter.

use std::collections::BTreeMap;

use super::{check::Check, fields, ids};
use crate::{Letter, theme::ThemePassages};

const FILE: &str = "themes.json";

pub(super) fn check(check: &mut Check<'_>) {
    let themes = &check.corpus.themes;
    ids::check(check, FILE, "theme", themes.iter().map(|theme| theme.id.as_str()));
    for theme in themes {
        let at = format!("theme {}", theme.id);
        fields::check(check, FILE, &at, theme, &["id", "passages"]);
        check.demand(
            theme.passages.values().any(|assigned| assigned.count() > 0),
            FILE,
            at.as_str(),
            "no passage is assigned to it",
            "assign one, or take the theme away",
        );
        for (letter_id, assigned) in &theme.passages {
            let at = format!("{at}, letter {letter_id}");
            if let Some(letter) = check.letter(FILE, &at, letter_id) {
                check_assigned(check, &at, letter, assigned);
            }
        }
    }
}

fn check_assigned<'a>(check: &mut Check<'a>, at: &str, letter: &'a Letter, assigned: &ThemePassages) {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for part_id in assigned.main.iter().chain(&assigned.touches) {
        check.part(FILE, at, letter, part_id);
        *times.entry(part_id).or_default() += 1;
    }
    for (part_id, _) in times.iter().filter(|(_, times)| **times > 1) {
        check.leave_out(
            FILE,
            at,
            format!("{part_id} is assigned twice"),
            "keep it once, under “main” or under “touches”",
        );
    }
    for (list, part_ids) in [("main", &assigned.main), ("touches", &assigned.touches)] {
        let place = |part_id: &String| letter.parts.iter().position(|part| part.id == *part_id);
        let places: Vec<usize> = part_ids.iter().filter_map(place).collect();
        check.demand(
            places.is_sorted(),
            FILE,
            at,
            format!("the passages under “{list}” are not in the order of the letter"),
            "sort them as they stand in the letter",
        );
    }
}
