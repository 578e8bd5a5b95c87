//! Checks `collection.json` and the small files beside it: `about.json`, `synonyms.json`, `events.json`.
//!
//! Start with [`check`]. Must not know what a problem leads to: the severity says it.

use super::{check::Check, fields, ids};
use crate::{
    Collection,
    collection::{EditionStatement, Front, Opening},
    well_formed,
};

const FILE: &str = "collection.json";

pub(super) fn check(check: &mut Check<'_>) {
    let corpus = check.corpus;
    check_collection(check, &corpus.collection);
    check_about(check);
    check_synonyms(check);
    check_events(check);
}

fn check_collection(check: &mut Check<'_>, collection: &Collection) {
    fields::check_but(check, FILE, "", collection, &["id", "url"], &["title", "subtitle", "description"]);
    for (field, text) in [("title", &collection.title), ("description", &collection.description)] {
        check.suggest(
            !text.is_empty(),
            FILE,
            format!("field {field}"),
            "is missing",
            "write it: it stands on the first page",
        );
    }
    check.suggest(
        !collection.id.is_empty(),
        FILE,
        "field id",
        "is missing: files are named after the title",
        "write one, so that they keep their names when the title changes",
    );
    check.language(FILE, "field language", &collection.language);
    check.demand(
        collection.id.is_empty() || well_formed::is_id(&collection.id),
        FILE,
        "field id",
        format!("“{}” is not an id", collection.id),
        "use lower-case letters, digits and hyphens only: it names files",
    );
    if let Some(url) = &collection.site_url {
        fields::check_url(check, FILE, "field site_url", url);
        check.demand(
            url.ends_with('/'),
            FILE,
            "field site_url",
            format!("“{url}” has no final slash"),
            "write the address of the folder, with its slash",
        );
    }
    if let Some(url) = collection.report_url.as_ref().filter(|url| !url.starts_with("mailto:")) {
        fields::check_url(check, FILE, "field report_url", url);
    }
    if collection.complete
        && let Some(letter) = check.corpus.letters.iter().find(|letter| letter.parts.is_empty())
    {
        check.doubt(
            FILE,
            "field complete",
            format!("says that every letter is given whole, but {} has no text", letter.id),
            "take the field away, or add the text",
        );
    }
    check_edition(check, &collection.edition);
    let forms = &collection.forms;
    check.suggest(!forms.is_empty(), FILE, "field forms", "names no form of document", "add one, such as “letter”");
    ids::check(check, FILE, "form", forms.iter().map(|form| form.id.as_str()));
    if let Some(front) = &collection.front {
        check_front(check, front);
    }
    if let Some(plan) = &collection.exchange {
        super::exchange::check(check, plan);
    }
    if let Some(opening) = &collection.opening {
        check_opening(check, "opening", opening);
    }
    for (index, featured) in collection.featured.iter().enumerate() {
        check_opening(check, &format!("featured {}", index + 1), featured);
    }
    for (index, period) in collection.periods.iter().enumerate() {
        check.need(
            period.after.first_day() <= period.before.last_day(),
            FILE,
            format!("period {}", index + 1),
            format!("ends ({}) before it begins ({})", period.before, period.after),
            "put the earlier date into “after”",
        );
    }
}

fn check_edition(check: &mut Check<'_>, edition: &EditionStatement) {
    let numbers: Vec<&str> = edition.version.split('.').collect();
    check.demand(
        numbers.len() == 3 && numbers.iter().all(|number| number.parse::<u32>().is_ok()),
        FILE,
        "field edition",
        format!("“{}” is not a version", edition.version),
        "write three numbers, such as 1.0.0",
    );
    let newest = edition.changes.first();
    check.suggest(
        newest.is_some(),
        FILE,
        "field edition",
        "says nothing of what has changed",
        "give it a date and a first entry under “changes”",
    );
    check.demand(
        newest.is_none_or(|change| change.version == edition.version && change.date == edition.date),
        FILE,
        "field edition",
        format!("the first of the changes is not version {} of {}", edition.version, edition.date),
        "put an entry with this version and date before the other changes, and say what changed",
    );
    for pair in edition.changes.windows(2) {
        if let [newer, older] = pair {
            check.demand(
                newer.date >= older.date,
                FILE,
                "field edition",
                format!(
                    "the change {} of {} stands before {} of {}",
                    newer.version, newer.date, older.version, older.date
                ),
                "put the newest first",
            );
        }
    }
}

fn check_front(check: &mut Check<'_>, front: &Front) {
    let at = "field front";
    let corpus = check.corpus;
    for person in front.headline.iter().chain(&front.lead).filter_map(|phrase| phrase.person.as_deref()) {
        check.person(FILE, at, person);
    }
    for id in &front.questions {
        let is_there = corpus.parallels.iter().any(|parallel| parallel.id == *id && !parallel.question.is_empty());
        check.demand(
            is_there,
            FILE,
            at,
            format!("no parallel with a question has the id “{id}”"),
            "name one of parallels.json",
        );
    }
    for id in &front.events {
        let is_there = corpus.events.iter().any(|event| event.id == *id);
        check.demand(is_there, FILE, at, format!("no event has the id “{id}”"), "name one of events.json");
    }
}

fn check_opening(check: &mut Check<'_>, at: &str, opening: &Opening) {
    check.place(FILE, &format!("{at}, side a"), &opening.a);
    check.place(FILE, &format!("{at}, side b"), &opening.b);
    check.need(
        opening.a.letter != opening.b.letter,
        FILE,
        at,
        format!("both sides are of {}", opening.a.letter),
        "compare passages of two letters",
    );
}

fn check_about(check: &mut Check<'_>) {
    let file = "about.json";
    let sections = &check.corpus.about;
    ids::check(check, file, "section", sections.iter().map(|section| section.id.as_str()));
    for section in sections {
        let at = format!("section {}", section.id);
        fields::check(check, file, &at, section, &["id"]);
        check.demand(
            !section.paragraphs.is_empty(),
            file,
            at,
            "has no paragraph",
            "write one, or take the section away",
        );
    }
}

fn check_synonyms(check: &mut Check<'_>) {
    let file = "synonyms.json";
    let mut seen: Vec<String> = Vec::new();
    for (index, synonym) in check.corpus.synonyms.iter().enumerate() {
        let at = format!("entry {}", index + 1);
        fields::check_but(check, file, &at, synonym, &[], &["reason"]);
        check.suggest(!synonym.reason.is_empty(), file, at.as_str(), "gives no reason", "say to the reader why");
        check.need(
            !synonym.looked_for.is_empty(),
            file,
            at.as_str(),
            "nothing is looked for",
            "write into “looked_for” what readers type",
        );
        for typed in &synonym.looked_for {
            let folded = typed.to_lowercase();
            check.demand(
                !seen.contains(&folded),
                file,
                at.as_str(),
                format!("“{typed}” is looked for twice"),
                "keep it in one entry",
            );
            seen.push(folded);
        }
    }
}

fn check_events(check: &mut Check<'_>) {
    let file = "events.json";
    let events = &check.corpus.events;
    ids::check(check, file, "event", events.iter().map(|event| event.id.as_str()));
    for event in events {
        let at = format!("event {}", event.id);
        fields::check(check, file, &at, event, &["id"]);
        for place in &event.mentioned {
            check.place(file, &at, place);
        }
        if let Some(id) = &event.message {
            let is_there = check.corpus.correspondence.iter().any(|entry| entry.id == *id);
            check.demand(
                is_there,
                file,
                at.as_str(),
                format!("no entry of correspondence.json has the id “{id}”"),
                "name one, or take the field away",
            );
        }
        if let Some(until) = event.until {
            check.need(
                event.date.first_day() <= until.last_day(),
                file,
                at,
                format!("ends ({until}) before it begins ({})", event.date),
                "put the earlier date into “date”",
            );
        }
    }
}
