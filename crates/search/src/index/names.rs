//! Names: abbreviations that stand for a full name, and which words of a query name somebody.
//!
//! Start with [`Names::of`]. Everything comes from the collection's entities; nothing here knows a name itself.

use corpus::sort;
use corpus::{Corpus, Entity, EntityKind};
use text::fold::tokens;

use crate::stop_words;

/// One of the entities, by kind and index in its file.
pub(crate) type EntityRef = (EntityKind, usize);

/// The names of a collection.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    /// Names that stand for one another: an abbreviation and the name in full. Folded forms.
    groups: Vec<(EntityRef, Vec<Vec<String>>)>,
    /// The last word of each person's name.
    surnames: Vec<(EntityRef, String)>,
    /// What names whom: folded forms, sorted.
    callings: Vec<(Vec<String>, EntityRef)>,
}

impl Names {
    /// Collects the names of a collection.
    pub fn of(corpus: &Corpus) -> Self {
        let mut names = Self::default();
        for kind in EntityKind::ALL {
            for (at, entity) in corpus.entities(kind).iter().enumerate() {
                let who = (kind, at);
                if kind == EntityKind::Person {
                    names.surnames.extend(words(&entity.name).pop().map(|surname| (who, surname)));
                }
                names.groups.extend(equivalents(entity).map(|group| (who, group)));
                names.callings.extend(callings(kind, entity).into_iter().map(|calling| (calling, who)));
            }
        }
        sort::natural(&mut names.callings);
        names.callings.dedup();
        names
    }

    /// The equivalent names that the words begin with, and over how many words; the longest.
    pub fn at(&self, forms: &[&str]) -> Option<(&[Vec<String>], usize)> {
        let fits =
            |name: &&Vec<String>| name.len() <= forms.len() && name.iter().zip(forms).all(|(one, other)| one == other);
        let candidates = self.groups.iter().filter_map(|(_, group)| {
            group.iter().filter(fits).map(Vec::len).max().map(|length| (group.as_slice(), length))
        });
        candidates.max_by_key(|(_, length)| *length)
    }

    /// The names of a body that stand for one another, if it has an abbreviation.
    pub fn of_body(&self, body: EntityRef) -> Option<&[Vec<String>]> {
        self.groups.iter().find(|(who, _)| *who == body).map(|(_, group)| group.as_slice())
    }

    /// The single words that name one of these.
    pub fn single_words(&self, who: &[EntityRef]) -> impl Iterator<Item = &str> {
        let callings = self.callings.iter().filter(|(calling, one)| calling.len() == 1 && who.contains(one));
        callings.filter_map(|(calling, _)| calling.first()).map(String::as_str)
    }

    /// Whether a name is the surname of one of these.
    pub fn is_surname(&self, name: &[String], who: &[EntityRef]) -> bool {
        let is_it =
            |(one, surname): &(EntityRef, String)| who.contains(one) && matches!(name, [word] if word == surname);
        self.surnames.iter().any(is_it)
    }

    /// All that names one of these.
    pub fn of_any(&self, who: &[EntityRef]) -> impl Iterator<Item = &Vec<String>> {
        self.callings.iter().filter(|(_, one)| who.contains(one)).map(|(calling, _)| calling)
    }

    /// Whether somebody of this surname has a first name that begins so.
    pub fn has_initial(&self, initial: &str, surname: &str) -> bool {
        self.callings.iter().any(|(calling, (kind, _))| {
            *kind == EntityKind::Person
                && matches!(calling.as_slice(), [first, last] if first.starts_with(initial) && last == surname)
        })
    }

    /// The single words that name somebody.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.callings
            .iter()
            .filter(|(calling, _)| calling.len() == 1)
            .filter_map(|(calling, _)| calling.first())
            .map(String::as_str)
    }

    /// What begins with a word: the callings are sorted, so that these stand together.
    fn beginning(&self, word: &str) -> &[(Vec<String>, EntityRef)] {
        let first = |(calling, _): &(Vec<String>, EntityRef)| calling.first().map(String::as_str).cmp(&Some(word));
        let from = self.callings.partition_point(|calling| first(calling).is_lt());
        let rest = self.callings.get(from..).unwrap_or_default();
        rest.get(..rest.partition_point(|calling| first(calling).is_eq())).unwrap_or_default()
    }

    /// Whom the words begin to name, and over how many words; the longest names only.
    pub fn named(&self, forms: &[&str]) -> (Vec<EntityRef>, usize) {
        let fits = |(calling, (kind, _)): &&(Vec<String>, EntityRef)| {
            // Of somebody as one types it: *kennedys*.
            let is_of = |one: &str, other: &str| *kind == EntityKind::Person && other.strip_suffix('s') == Some(one);
            calling.len() <= forms.len()
                && calling.iter().zip(forms).all(|(one, other)| one == other || is_of(one, other))
        };
        let Some(first) = forms.first() else { return (Vec::new(), 0) };
        let of = first.strip_suffix('s').map_or(&[][..], |one| self.beginning(one));
        let all: Vec<&(Vec<String>, EntityRef)> = of.iter().chain(self.beginning(first)).filter(fits).collect();
        let longest = all.iter().map(|(calling, _)| calling.len()).max().unwrap_or(0);
        let mut who: Vec<EntityRef> =
            all.iter().filter(|(calling, _)| calling.len() == longest).map(|(_, who)| *who).collect();
        who.dedup();
        (who, longest)
    }
}

/// The folded words of a name, without an article before it.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = tokens(name).into_iter().map(|token| token.form).collect();
    if words.len() > 1 && words.first().is_some_and(|first| matches!(first.as_str(), "the" | "a" | "an")) {
        words.remove(0);
    }
    words
}

/// Abbreviations in capitals among the forms, with the name in full and its beginnings that the letters use.
fn equivalents(entity: &Entity) -> Option<Vec<Vec<String>>> {
    let full = words(&entity.name);
    let mut group: Vec<Vec<String>> = Vec::new();
    for form in entity.forms.iter().chain(&entity.also).chain([&entity.name]) {
        let bare = form.strip_prefix("the ").unwrap_or(form);
        let letters: String = bare.chars().filter(|letter| *letter != '.').collect();
        let is_abbreviation = letters.len() > 1 && letters.chars().all(|letter| letter.is_ascii_uppercase());
        let words = words(form);
        let is_beginning = words.len() > 1 && full.starts_with(&words);
        if (is_abbreviation || is_beginning) && !group.contains(&words) {
            group.push(words);
        }
    }
    let has_abbreviation = group.iter().any(|name| name.len() == 1);
    if full.len() > 1 && !group.contains(&full) {
        group.push(full);
    }
    (has_abbreviation && group.len() > 1).then_some(group)
}

/// What an entity is called: its name, the last word of a person's name and what it is filed under, other names, and its forms with capitals throughout.
fn callings(kind: EntityKind, entity: &Entity) -> Vec<Vec<String>> {
    let mut callings = vec![words(&entity.name)];
    callings.extend(entity.also.iter().map(|name| words(name)));
    if kind == EntityKind::Person {
        callings.extend(entity.sort_name.split(',').next().map(words));
        let full = words(&entity.name);
        if let [first, .., last] = full.as_slice() {
            callings.push(vec![first.clone(), last.clone()]);
            callings.push(vec![last.clone()]);
        }
    }
    if matches!(kind, EntityKind::Person | EntityKind::Place | EntityKind::Organisation) {
        let own_names = entity.forms.iter().map(|form| (form, words(form))).filter(|(form, words)| {
            let name_like = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
            words.len() < 4 && form.split_whitespace().all(name_like)
        });
        callings.extend(own_names.map(|(_, words)| words));
    }
    callings.retain(|calling| !calling.is_empty() && !calling.iter().all(|word| stop_words::is_stop_word(word)));
    sort::natural(&mut callings);
    callings.dedup();
    callings
}
