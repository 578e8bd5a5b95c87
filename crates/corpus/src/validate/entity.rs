//! Checks people, places, organisations and terms: their ids and names, and every mention against the words that stand
//! there.
//!
//! Start with [`check`]. Must not know which names there are: the files say them.

use super::{check::Check, fields, ids};
use crate::{Entity, EntityKind, Letter, Mention, Part, PartKind, typography, well_formed, words};

pub(super) fn check(check: &mut Check<'_>, kind: EntityKind) {
    let file = format!("{}.json", kind.plural());
    let entities = check.corpus.entities(kind);
    ids::check(check, &file, "entry", entities.iter().map(|entity| entity.id.as_str()));
    for entity in entities {
        let at = format!("entry {}", entity.id);
        fields::check_but(check, &file, &at, entity, &["id", "mentions"], &["sort_name"]);
        check_handle(check, &file, &at, kind, entity);
        check_same_as(check, &file, &at, kind, entity);
        for letter_id in entity.mentions.letters() {
            let at = format!("{at}, letter {letter_id}");
            if let Some(letter) = check.letter(&file, &at, letter_id) {
                check_mentions(check, &file, &at, entity, letter);
            }
        }
    }
}

/// A handle stands in addresses where an id may stand too, so it must not be anybody else's id or handle.
fn check_handle(check: &mut Check<'_>, file: &str, at: &str, kind: EntityKind, entity: &Entity) {
    let Some(handle) = &entity.handle else { return };
    check.need(
        kind == EntityKind::Person,
        file,
        at,
        format!("has the handle “{handle}”, but only people are written to"),
        "take the handle away",
    );
    check.need(
        well_formed::is_id(handle),
        file,
        at,
        format!("“{handle}” is not a handle"),
        "use lower-case letters, digits and hyphens only",
    );
    let taken =
        check.corpus.entities(kind).iter().any(|other| {
            !std::ptr::eq(other, entity) && (other.id == *handle || other.handle.as_ref() == Some(handle))
        });
    check.need(
        !taken,
        file,
        at,
        format!("the handle “{handle}” is somebody else's id or handle"),
        "choose another: addresses must mean one person",
    );
}

/// An authority's address names one thing: it stands once, and at one entry.
fn check_same_as(check: &mut Check<'_>, file: &str, at: &str, kind: EntityKind, entity: &Entity) {
    for address in &entity.same_as {
        fields::check_url(check, file, at, address);
        let holders = check.corpus.entities(kind).iter().flat_map(|other| &other.same_as);
        let times = holders.filter(|other| *other == address).count();
        check.demand(
            times == 1,
            file,
            at,
            format!("the authority's address {address} stands {times} times in the file"),
            "keep it at the entry that it means",
        );
    }
}

fn check_mentions<'a>(check: &mut Check<'a>, file: &str, at: &str, entity: &Entity, letter: &'a Letter) {
    let mentions = entity.mentions.in_letter(&letter.id);
    for (index, mention) in mentions.iter().enumerate() {
        let Some(part) = check.part(file, at, letter, &mention.part) else { continue };
        let Some(words) = check.words(file, at, letter, part, mention.words) else { continue };
        check_form(check, file, at, entity, part, mention, &words);
        let overlaps = mentions.iter().take(index).any(|other| other.overlaps(mention));
        check.need(
            !overlaps,
            file,
            at,
            format!("the words {}:{} are in two mentions", mention.part, mention.words),
            "keep one of them",
        );
    }
}

/// Demands that a mention in the body is one of the forms that the entity is known by.
fn check_form(
    check: &mut Check<'_>,
    file: &str,
    at: &str,
    entity: &Entity,
    part: &Part,
    mention: &Mention,
    words: &str,
) {
    // Without a list of forms there is nothing to hold the words against.
    let known = entity.forms.is_empty() || entity.forms.iter().any(|form| folded(form) == folded(words));
    check.demand(
        known || part.kind != PartKind::Paragraph,
        file,
        at,
        format!("at {}:{} stands “{words}”, which is none of the forms", mention.part, mention.words),
        "correct the words, or add the form",
    );
}

/// A form without what does not tell it from another: the case of its first letter (a sentence may begin with it),
/// straight or curly quotation marks, punctuation round it. Other letters keep their case: “US” is not “us”.
fn folded(text: &str) -> String {
    let set: String = typography::set(text, typography::ENGLISH).into_iter().map(|set| set.shown).collect();
    let plain: Vec<&str> = words(&set).into_iter().filter_map(|span| set.get(span.start..span.end)).collect();
    let joined = plain.join(" ");
    let mut characters = joined.trim_matches(|character: char| !character.is_alphanumeric()).chars();
    characters.next().into_iter().flat_map(char::to_lowercase).chain(characters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_compared_without_surrounding_punctuation_and_first_capital() {
        assert_eq!(folded("“The Ferry”,"), folded("\"the Ferry\""));
        assert_eq!(folded("Anna's"), folded("anna’s."));
        assert_ne!(folded("Anna's"), folded("Anna"));
        assert_ne!(folded("US"), folded("us"));
    }
}
