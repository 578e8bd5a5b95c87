//! Leaves out what cannot be shown, so that everything above can rely on what is there: every id stands once, every
//! reference leads somewhere, every place has its words.
//!
//! Start with [`restore`]. What it leaves out, [`super::validate`] has said; a collection of which nothing is said comes
//! out as it went in. Must not change a word of a text.

mod letter;
mod registers;

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Corpus, PassageRef, collection::Opening, compose, language, passage_ref::WordRange, slug, well_formed, words,
};

/// Which words there are: of each letter, of each part, how many.
struct Places(BTreeMap<String, BTreeMap<String, usize>>);

impl Places {
    fn of(corpus: &Corpus) -> Self {
        let parts = |letter: &super::Letter| {
            let count = |part| words(&compose(letter, part, super::Version::Reading).text).len();
            letter.parts.iter().map(|part| (part.id.clone(), count(part))).collect()
        };
        Self(corpus.letters.iter().map(|letter| (letter.id.clone(), parts(letter))).collect())
    }

    fn has_letter(&self, letter_id: &str) -> bool {
        self.0.contains_key(letter_id)
    }

    fn has_part(&self, letter_id: &str, part_id: &str) -> bool {
        self.0.get(letter_id).is_some_and(|parts| parts.contains_key(part_id))
    }

    fn has_words(&self, letter_id: &str, part_id: &str, range: WordRange) -> bool {
        let count = self.0.get(letter_id).and_then(|parts| parts.get(part_id)).copied().unwrap_or_default();
        range.first > 0 && range.first <= range.last && usize::try_from(range.last).is_ok_and(|last| last <= count)
    }

    fn has(&self, place: &PassageRef) -> bool {
        self.has_part(&place.letter, &place.part)
            && place.words.is_none_or(|range| self.has_words(&place.letter, &place.part, range))
    }
}

/// Leaves out what cannot be shown.
pub(super) fn restore(corpus: &mut Corpus) {
    make_collection_sound(corpus);
    letter::restore(corpus);
    let places = Places::of(corpus);
    registers::restore(corpus, &places);
    let stands =
        |opening: &Opening| places.has(&opening.a) && places.has(&opening.b) && opening.a.letter != opening.b.letter;
    let collection = &mut corpus.collection;
    collection.opening = collection.opening.take().filter(&stands);
    collection.featured.retain(&stands);
}

fn make_collection_sound(corpus: &mut Corpus) {
    let collection = &mut corpus.collection;
    if !well_formed::is_id(&collection.id) {
        collection.id = if collection.id.is_empty() { String::new() } else { slug(&collection.id) };
    }
    if !language::is_tag(&collection.language) {
        collection.language = better_tag(&collection.language);
    }
    collection.site_url =
        collection.site_url.take().filter(|url| well_formed::is_public_url(url) && url.ends_with('/'));
    collection.report_url =
        collection.report_url.take().filter(|url| url.starts_with("mailto:") || well_formed::is_public_url(url));
    if let Some(licence) = collection.licence.as_mut().filter(|licence| !well_formed::is_public_url(&licence.url)) {
        licence.url.clear();
    }
    keep_first(&mut collection.forms, |form| form.id.as_str());
    collection.periods.retain(|period| period.after.first_day() <= period.before.last_day());
    keep_first(&mut corpus.about, |section| section.id.as_str());
    corpus.synonyms.retain(|synonym| !synonym.looked_for.is_empty());
}

/// The tag that was meant, or that of no language.
fn better_tag(tag: &str) -> String {
    let better = language::better(tag).filter(|better| language::is_tag(better));
    better.unwrap_or(super::collection::UNDETERMINED).to_owned()
}

/// Keeps of each id the first, and what has no id not at all.
fn keep_first<T>(list: &mut Vec<T>, id: impl Fn(&T) -> &str) {
    let mut seen = BTreeSet::new();
    list.retain(|one| well_formed::is_id(id(one)) && seen.insert(id(one).to_owned()));
}
