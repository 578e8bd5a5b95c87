//! Checks `correspondence.json`: what is answered or mentioned, which letters and passages it is tied to, who sent it to
//! whom, and that nothing arrives before it has left.

use super::{check::Check, fields, ids};
use crate::{EntityKind, exchange::Message, well_formed};

const FILE: &str = "correspondence.json";

pub(super) fn check(check: &mut Check<'_>) {
    let entries = &check.corpus.correspondence;
    ids::check(check, FILE, "entry", entries.iter().map(|entry| entry.id.as_str()));
    for entry in entries {
        let at = format!("entry {}", entry.id);
        fields::check_but(check, FILE, &at, entry, &["id"], &["printed"]);
        if let Some(url) = &entry.url {
            fields::check_url(check, FILE, &at, url);
        }
        for letter_id in entry.letter.iter().chain(&entry.answered_by) {
            check.letter(FILE, &at, letter_id);
        }
        for id in entry.answers.iter().filter(|id| entries.iter().all(|other| other.id != **id)) {
            check.letter(FILE, &at, id);
        }
        for place in &entry.mentioned {
            check.place(FILE, &at, place);
        }
        if let Some(person) = &entry.addressee {
            check.person(FILE, &at, person);
        }
        if let Some(message) = &entry.message {
            check_message(check, &at, message);
        }
    }
}

fn check_message(check: &mut Check<'_>, at: &str, message: &Message) {
    for (list, side) in [(&message.from, "from"), (&message.to, "to")] {
        check.demand(!list.is_empty(), FILE, format!("{at}, field {side}"), "names nobody", "name somebody");
        for party in list {
            for who in [Some(&party.who), party.on_behalf_of.as_ref(), party.through.as_ref()].into_iter().flatten() {
                check_who(check, FILE, at, who);
            }
        }
    }
    let first = |moment: &crate::Moment| moment.first.unwrap_or(moment.last).begins(0);
    let left = [message.handed_on, message.sent].iter().flatten().map(first).min();
    let arrived = [message.delivered, message.received].iter().flatten().map(|moment| moment.last.ends(0)).min();
    if let (Some(left), Some(arrived)) = (left, arrived) {
        check.demand(
            // Days without an hour are those of two places.
            left <= arrived + crate::moment::DAY / 2,
            FILE,
            at,
            "arrives before it is sent",
            "look at the hours and their zones again",
        );
    }
}

/// Demands that whoever looks like an id is a person or an organisation. Anybody without an entry is named in words.
pub(super) fn check_who(check: &mut Check<'_>, file: &str, at: &str, who: &str) {
    let is_entry = |kind| check.corpus.entity(kind, who).is_some();
    if well_formed::is_id(who) && !is_entry(EntityKind::Organisation) && !is_entry(EntityKind::Person) {
        check.person(file, at, who);
    }
}
