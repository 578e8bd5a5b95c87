//! Checks `correspondence.json`: what is answered or mentioned, and which letters and passages it is tied to.

use super::{check::Check, fields, ids};

const FILE: &str = "correspondence.json";

pub(super) fn check(check: &mut Check<'_>) {
    let entries = &check.corpus.correspondence;
    ids::check(check, FILE, "entry", entries.iter().map(|entry| entry.id.as_str()));
    for entry in entries {
        let at = format!("entry {}", entry.id);
        fields::check(check, FILE, &at, entry, &["id"]);
        if let Some(url) = &entry.url {
            fields::check_url(check, FILE, &at, url);
        }
        for letter_id in entry.letter.iter().chain(&entry.answered_by).chain(&entry.answers) {
            check.letter(FILE, &at, letter_id);
        }
        for place in &entry.mentioned {
            check.place(FILE, &at, place);
        }
    }
}
