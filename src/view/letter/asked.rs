//! What a mark in the text can be asked for: a note, a correction, a name or term, the passages elsewhere; each with the
//! marks of its kind in the letter, in order.
//!
//! Start with [`explained`]. A mark goes by an id: a note and a correction by their own, a name by its place
//! ([`name_mark`]), the passages elsewhere by [`of_part`]. Must not know where the answer is shown: `explanation` does.

use yew::prelude::*;

use super::{apparatus, elsewhere};
use crate::edition::EntityMention;
use crate::view::{PageContext, parts::prose::name_mark};
use corpus::{Inline, Letter, Part, PartKind};
use site::Route;
use text::{Version, compose, part_name};

/// What a mark stands for.
pub struct MarkExplanation {
    /// What it is: “Note 3 of the source”.
    pub title: String,
    /// What it says.
    pub text: Html,
    /// The ids of all marks of its kind, in the order of the text.
    pub alike: Vec<String>,
}

/// What comes before the part's id in the mark of the passages elsewhere.
const ELSEWHERE: &str = "elsewhere-";

/// The mark of what is said elsewhere beside a part.
#[must_use]
pub fn of_part(part_id: &str) -> String {
    format!("{ELSEWHERE}{part_id}")
}

/// The part beside which what a mark asks for stands elsewhere, if that is what it asks for.
#[must_use]
pub fn part_of(id: &str) -> Option<&str> {
    id.strip_prefix(ELSEWHERE)
}

/// What the mark of an id stands for.
#[must_use]
pub fn explained(
    context: &PageContext,
    letter: &Letter,
    found: &elsewhere::FoundCounterparts,
    id: &str,
    version: Version,
) -> Option<MarkExplanation> {
    if let Some(part_id) = part_of(id) {
        return said_elsewhere(context, letter, found, part_id);
    }
    if id.starts_with("name-") {
        return name(context, letter, id);
    }
    let (title, text) = apparatus::explained(context, letter, id, version)?;
    Some(MarkExplanation { title, text, alike: alike(letter, letter.correction(id).is_some()) })
}

/// The parts of the text, without the notes.
fn parts(letter: &Letter) -> impl Iterator<Item = &Part> {
    letter.parts.iter().filter(|part| part.kind != PartKind::Note)
}

/// The notes of the letter's text, or its corrections, in the order of their marks.
fn alike(letter: &Letter, are_corrections: bool) -> Vec<String> {
    let ids = parts(letter).flat_map(|part| part.text.all_pieces()).filter_map(|piece| match piece {
        Inline::NoteRef { note, .. } if !are_corrections => Some(note.as_str()),
        other if are_corrections => other.correction(),
        _ => None,
    });
    ids.map(str::to_owned).collect()
}

fn said_elsewhere(
    context: &PageContext,
    letter: &Letter,
    found: &elsewhere::FoundCounterparts,
    part_id: &str,
) -> Option<MarkExplanation> {
    let counterparts = |at: usize| found.of(at, true);
    let at = letter.parts.iter().position(|part| part.id == part_id)?;
    let beside = letter.parts.iter().enumerate().filter(|(at, _)| !counterparts(*at).is_empty());
    let alike = beside.map(|(_, part)| of_part(&part.id)).collect();
    let spot = elsewhere::PartInLetter { context, letter_id: &letter.id, part_id };
    let found = counterparts(at);
    let title = format!("{}: {}", part_name::short(letter, part_id), elsewhere::in_words(&found));
    let text = html! { <div class="elsewhere-list">{ spot.listed(&found, found.len()) }</div> };
    Some(MarkExplanation { title, text, alike })
}

/// A person, place, body or term, with the marks of all its mentions in the letter.
fn name(context: &PageContext, letter: &Letter, id: &str) -> Option<MarkExplanation> {
    let drawn = |part| drawn_in(context, letter, part);
    let (kind, entity) = parts(letter)
        .filter(|part| id.get("name-".len()..).is_some_and(|place| place.starts_with(&part.id)))
        .flat_map(drawn)
        .find_map(|(mark, name)| (mark == id).then_some((name.kind, name.entity)))?;
    let same = |name: &EntityMention<'_>| name.kind == kind && name.entity.id == entity.id;
    let alike = parts(letter).flat_map(drawn).filter_map(|(mark, name)| same(&name).then_some(mark)).collect();
    let text = html! {
        <>
            if !entity.identification.is_empty() { <p>{ &entity.identification }</p> }
            if let Some(ambiguity) = &entity.ambiguity { <p class="soft">{ ambiguity }</p> }
            <p><a href={context.href(Route::entity(kind, &entity.id))}>{ "Every mention" }</a></p>
        </>
    };
    let title = if entity.dates.is_empty() { entity.name.clone() } else { format!("{} {}", entity.name, entity.dates) };
    Some(MarkExplanation { title, text, alike })
}

/// The names that are drawn in a part, each with its mark: of several for the very same words, the last.
fn drawn_in<'a>(
    context: &'a PageContext,
    letter: &'a Letter,
    part: &'a Part,
) -> impl Iterator<Item = (String, EntityMention<'a>)> {
    let mut names = context.edition.mentions_in(letter, part, &compose(letter, part, Version::Reading));
    let spans: Vec<_> = names.iter().map(|name| name.span).collect();
    let mut at = 0;
    names.retain(|name| {
        at += 1;
        spans.get(at) != Some(&name.span)
    });
    names.into_iter().map(|name| (name_mark(&part.id, name.span), name))
}
