//! Registers, themes, parallels and what else refers to letters. Start with [`restore`].

use std::collections::BTreeSet;

use super::{Places, keep_first};
use crate::{Corpus, Entity, well_formed};

pub(super) fn restore(corpus: &mut Corpus, places: &Places) {
    for (list, has_handles) in [
        (&mut corpus.people, true),
        (&mut corpus.places, false),
        (&mut corpus.organisations, false),
        (&mut corpus.terms, false),
    ] {
        keep_first(list, |entity| entity.id.as_str());
        make_handles_sound(list, has_handles);
        for entity in list {
            entity.same_as.retain(|url| well_formed::is_public_url(url));
            make_mentions_sound(entity, places);
        }
    }
    keep_first(&mut corpus.themes, |theme| theme.id.as_str());
    for theme in &mut corpus.themes {
        theme.passages.retain(|letter_id, _| places.has_letter(letter_id));
        for (letter_id, assigned) in &mut theme.passages {
            let mut seen = BTreeSet::new();
            for list in [&mut assigned.main, &mut assigned.touches] {
                list.retain(|part| places.has_part(letter_id, part) && seen.insert(part.clone()));
            }
        }
        theme.passages.retain(|_, assigned| assigned.count() > 0);
    }
    make_parallels_sound(corpus, places);
    keep_first(&mut corpus.events, |event| event.id.as_str());
    for event in &mut corpus.events {
        event.until = event.until.filter(|until| event.date.first_day() <= until.last_day());
    }
    for event in &mut corpus.events {
        event.mentioned.retain(|place| places.has(place));
    }
    keep_first(&mut corpus.correspondence, |entry| entry.id.as_str());
    let entries: BTreeSet<String> = corpus.correspondence.iter().map(|entry| entry.id.clone()).collect();
    for entry in &mut corpus.correspondence {
        entry.letter = entry.letter.take().filter(|id| places.has_letter(id));
        entry.url = entry.url.take().filter(|url| well_formed::is_public_url(url));
        entry.mentioned.retain(|place| places.has(place));
        entry.answered_by.retain(|id| places.has_letter(id));
        entry.answers.retain(|id| places.has_letter(id) || entries.contains(id));
    }
}

fn make_handles_sound(list: &mut [Entity], has_handles: bool) {
    let mut taken: BTreeSet<String> = list.iter().map(|entity| entity.id.clone()).collect();
    for entity in list {
        let is_own = entity.handle.as_ref() == Some(&entity.id);
        entity.handle = entity
            .handle
            .take()
            .filter(|handle| has_handles && well_formed::is_id(handle) && (taken.insert(handle.clone()) || is_own));
    }
}

fn make_mentions_sound(entity: &mut Entity, places: &Places) {
    entity.mentions.retain(|letter_id, mention| places.has_words(letter_id, &mention.part, mention.words));
    entity.mentions.drop_overlaps();
}

fn make_parallels_sound(corpus: &mut Corpus, places: &Places) {
    let mut seen = BTreeSet::new();
    corpus.parallels.retain(|parallel| {
        let mut pair = [(&parallel.a.letter, &parallel.a.part), (&parallel.b.letter, &parallel.b.part)];
        pair.sort_unstable();
        let pair = pair.map(|(letter, part)| (letter.clone(), part.clone()));
        places.has(&parallel.a)
            && places.has(&parallel.b)
            && parallel.a.letter != parallel.b.letter
            && seen.insert(pair)
    });
    let mut ids = BTreeSet::new();
    for parallel in &mut corpus.parallels {
        parallel.strength = parallel.strength.clamp(1, 3);
        let is_sound = parallel.id.is_empty() || well_formed::is_id(&parallel.id) && ids.insert(parallel.id.clone());
        if !is_sound {
            parallel.id.clear();
        }
    }
}
