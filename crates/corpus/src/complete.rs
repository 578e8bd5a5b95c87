//! Fills in what an editor may leave out, so that everything above finds it: titles, forms, registers, mentions in place.
//!
//! Start with [`complete`]. What is filled in follows from the files alone, and doing it twice changes nothing. Must not
//! hide what is wrong: it runs after the collection was validated.

use crate::sort;
use std::collections::BTreeMap;

use super::{
    Composed, Corpus, Correspondent, Entity, EntityKind, Inline, Letter, Mention, Run, Text, Version, WordRange,
    collection::{Form, UNDETERMINED},
    compose, historical_date, named, names, reading, slug, words,
};

/// Completes a collection.
pub fn complete(corpus: &mut Corpus) {
    complete_collection(corpus);
    let language = corpus.collection.language.clone();
    for letter in &mut corpus.letters {
        if letter.language.is_none() && language != UNDETERMINED {
            letter.language = Some(language.clone());
        }
    }
    complete_registers(corpus);
    complete_letters(corpus);
    add_mentions(corpus);
    sort::by_key(&mut corpus.letters, |letter| (historical_date::order(&letter.date), letter.id.clone()));
}

fn complete_collection(corpus: &mut Corpus) {
    let collection = &mut corpus.collection;
    collection.format = super::FORMAT;
    if collection.title.is_empty() {
        "Letters".clone_into(&mut collection.title);
    }
    if collection.id.is_empty() {
        collection.id = slug(&collection.title);
    }
    if collection.forms.is_empty() {
        collection.forms.push(Form { id: "letter".to_owned(), label: "Letter".to_owned() });
    }
}

/// Gives everybody who writes or receives an entry in a register, and every entry a name to be filed under.
fn complete_registers(corpus: &mut Corpus) {
    let mut people: Vec<Entity> = Vec::new();
    let mut bodies: Vec<Entity> = Vec::new();
    // Whoever is called by a handle is called by the id.
    let ids: BTreeMap<String, String> =
        corpus.people.iter().filter_map(|person| Some((person.handle.clone()?, person.id.clone()))).collect();
    for letter in &mut corpus.letters {
        let ends = [(&mut letter.sender, &mut letter.senders), (&mut letter.recipient, &mut letter.recipients)];
        for (one, list) in ends {
            for handle in list.iter_mut().filter_map(|one| one.person.as_mut()).chain([&mut *one]) {
                if let Some(id) = ids.get(handle) {
                    handle.clone_from(id);
                }
            }
            let named = list.iter_mut().filter(|named| named.entity().is_none() && !named.name.is_empty());
            for named in named {
                let known = corpus.people.iter().chain(&people).find(|person| person.name == named.name);
                named.person = Some(known.map_or_else(|| slug(&named.name), |person| person.id.clone()));
            }
            let short = Correspondent::person(one.as_str());
            let all = if list.is_empty() && !one.is_empty() { std::slice::from_ref(&short) } else { list.as_slice() };
            for correspondent in all {
                let Some((kind, id)) = correspondent.entity() else { continue };
                let (register, added) = match kind {
                    EntityKind::Organisation => (&corpus.organisations, &mut bodies),
                    _ => (&corpus.people, &mut people),
                };
                if !register.iter().chain(added.iter()).any(|entity| entity.id == id) {
                    let name = if correspondent.name.is_empty() { id } else { correspondent.name.as_str() };
                    added.push(Entity::bare(id, name));
                }
            }
        }
    }
    corpus.people.append(&mut people);
    corpus.organisations.append(&mut bodies);
    for person in corpus.people.iter_mut().filter(|person| person.sort_name.is_empty()) {
        person.sort_name = names::filed(&person.name);
    }
    for list in [&mut corpus.places, &mut corpus.organisations, &mut corpus.terms] {
        for entity in list.iter_mut().filter(|entity| entity.sort_name.is_empty()) {
            entity.sort_name.clone_from(&entity.name);
        }
    }
}

fn complete_letters(corpus: &mut Corpus) {
    let forms = &corpus.collection.forms;
    for letter in &mut corpus.letters {
        let first = |list: &[Correspondent]| list.iter().find_map(|one| one.entity().map(|(_, id)| id.to_owned()));
        if letter.sender.is_empty() {
            letter.sender = first(&letter.senders).unwrap_or_default();
        }
        if letter.recipient.is_empty() {
            letter.recipient = first(&letter.recipients).unwrap_or_default();
        }
        if letter.form.is_empty() {
            letter.form = forms.first().map(|form| form.id.clone()).unwrap_or_default();
        }
        if letter.bibliography.genre.is_empty() {
            let form = forms.iter().find(|form| form.id == letter.form).map_or("Letter", |form| form.label.as_str());
            form.clone_into(&mut letter.bibliography.genre);
        }
    }
    let with_sender = named::senders_differ(corpus);
    let called: Vec<(String, String)> =
        corpus.letters.iter().map(|letter| called(corpus, letter, with_sender)).collect();
    for (letter, (cited, title)) in corpus.letters.iter_mut().zip(called) {
        if letter.bibliography.title.is_empty() {
            letter.bibliography.title = cited;
        }
        if letter.title.is_empty() {
            letter.title = title;
        }
    }
}

/// How a letter is cited, “Letter to Anna Berg”, and its title: with the day, and with who wrote it where that is not
/// always the same.
fn called(corpus: &Corpus, letter: &Letter, with_sender: bool) -> (String, String) {
    let form = if letter.form.is_empty() { "Letter" } else { corpus.collection.form_label(&letter.form) };
    let from = named::in_brief(&named::senders(corpus, letter));
    let to = named::in_brief(&named::recipients(corpus, letter));
    let cited = match (&from, &to) {
        (_, Some(to)) => format!("{form} to {to}"),
        (Some(from), None) => format!("{form} from {from}"),
        (None, None) => form.to_owned(),
    };
    let cited = if letter.bibliography.title.is_empty() { cited } else { letter.bibliography.title.clone() };
    let title = match (&from, &to) {
        (Some(from), Some(to)) if with_sender => capitalised(&format!("{from} to {to}")),
        _ => cited.clone(),
    };
    let date = letter.date.in_words().or_else(|| letter.date.wording.as_ref().map(|_| named::when(&letter.date)));
    (cited, [Some(title), date].into_iter().flatten().collect::<Vec<_>>().join(", "))
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Counts the words of what is mentioned in place, and enters them in the registers.
fn add_mentions(corpus: &mut Corpus) {
    let mut found: Vec<(EntityKind, String, String, Mention)> = Vec::new();
    for letter in &corpus.letters {
        for part in &letter.parts {
            if !part.text.all_pieces().iter().any(|piece| matches!(piece, Inline::Mention { .. })) {
                continue;
            }
            let composed = compose(letter, part, Version::Reading);
            let mut places = Vec::new();
            mentions_in(&part.text, &composed.runs, &mut places);
            for (kind, id, run) in places {
                if let Some(range) = words_of(&composed, run) {
                    let mention = Mention { part: part.id.clone(), words: range };
                    found.push((kind, id.to_owned(), letter.id.clone(), mention));
                }
            }
        }
    }
    for (kind, id, letter_id, mention) in found {
        let register = match kind {
            EntityKind::Person => &mut corpus.people,
            EntityKind::Place => &mut corpus.places,
            EntityKind::Organisation => &mut corpus.organisations,
            EntityKind::Term => &mut corpus.terms,
        };
        if let Some(entity) = register.iter_mut().find(|entity| entity.id == id) {
            entity.mentions.add(&letter_id, mention);
        }
    }
}

fn mentions_in<'a>(text: &'a Text, runs: &'a [Run], found: &mut Vec<(EntityKind, &'a str, &'a Run)>) {
    for (piece, run) in runs.iter().filter_map(|run| Some((text.0.get(run.piece)?, run))) {
        if let Inline::Mention { kind, id, .. } = piece {
            found.push((*kind, id, run));
        }
        match piece {
            Inline::Row { row } => {
                for cell in &run.within {
                    if let Some(text) = row.get(cell.piece) {
                        mentions_in(text, &cell.within, found);
                    }
                }
            }
            other => {
                if let Some(text) = reading::shown_within(other, Version::Reading) {
                    mentions_in(text, &run.within, found);
                }
            }
        }
    }
}

/// The words that a stretch of a text has a part in.
fn words_of(composed: &Composed, run: &Run) -> Option<WordRange> {
    let touched = words(&composed.text)
        .into_iter()
        .zip(1_u32..)
        .filter(|(span, _)| span.start < run.end && run.start < span.end)
        .map(|(_, number)| number);
    let numbers: Vec<u32> = touched.collect();
    Some(WordRange { first: *numbers.first()?, last: *numbers.last()? })
}
