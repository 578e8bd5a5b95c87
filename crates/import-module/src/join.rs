//! A reader's letters beside those of an edition: one collection of both.
//!
//! Start with [`join`]. People, places and bodies are one where an authority says so; whoever only has the same name stays two, and is told.
//! A letter that both have is told too. Nothing of the edition changes; of the reader's letters only ids that both have. Must not know
//! how the two are shown.

use std::collections::{BTreeMap, BTreeSet};

use corpus::{
    Corpus, Entity, EntityKind, Letter, Version, compose,
    letter::{VersionKind, VersionOf},
    load, validate,
};

use super::{
    folder::Folder,
    rename::{RenamedIds, free, renamed_files},
};

/// How many of their runs of words two letters share that are the same one, in hundredths of the shorter's.
const SAME: usize = 60;
/// How many words a run has.
const RUN: usize = 5;

/// Something that an editor may want to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notice {
    /// `person` (the same name, perhaps the same) or `letter` (the same letter).
    pub about: &'static str,
    /// The id of the reader's.
    pub own: String,
    /// The id of the edition's.
    pub base: String,
    /// What it is called.
    pub name: String,
}

/// Two collections that have become one.
pub(crate) struct JoinedCollection {
    /// Both.
    pub both: Corpus,
    /// The ids of the reader's letters in it.
    pub own: Vec<String>,
    /// What was noticed.
    pub notices: Vec<Notice>,
}

/// What a reader has decided of people and letters that may be the same, by `person` or `letter` and the id of the reader's.
pub(crate) type Decisions = BTreeMap<(String, String), bool>;

/// One collection of both, and what was noticed; nothing where nothing can be shown. `folder` holds the files of `own`.
#[must_use]
pub(crate) fn join(base: &Corpus, own: &Corpus, folder: &Folder, decided: &Decisions) -> Option<JoinedCollection> {
    let decision = |about: &str, id: &str| decided.get(&(about.to_owned(), id.to_owned())).copied();
    let mut notices = Vec::new();
    let mut renamed = RenamedIds::new();
    for kind in EntityKind::ALL {
        let ids = |corpus: &Corpus| corpus.entities(kind).iter().map(|one| one.id.clone()).collect::<Vec<_>>();
        let mut taken: BTreeSet<String> = ids(base).into_iter().chain(ids(own)).collect();
        for entity in own.entities(kind) {
            let others = base.entities(kind);
            let is_decided = kind == EntityKind::Person && decision("person", &entity.id) == Some(true);
            let one = |other: &&Entity| is_same(entity, other) || is_decided && other.name == entity.name;
            if let Some(same) = others.iter().find(one) {
                renamed.insert((kind.plural().to_owned(), entity.id.clone()), same.id.clone());
                continue;
            }
            if let Some(other) =
                others.iter().find(|other| other.name == entity.name).filter(|_| kind == EntityKind::Person)
                && decision("person", &entity.id).is_none()
            {
                notices.push(Notice {
                    about: "person",
                    own: entity.id.clone(),
                    base: other.id.clone(),
                    name: entity.name.clone(),
                });
            }
            if others.iter().any(|other| other.id == entity.id || other.handle.as_deref() == Some(&entity.id)) {
                renamed.insert((kind.plural().to_owned(), entity.id.clone()), free(&entity.id, &mut taken));
            }
        }
    }
    let ids = |corpus: &Corpus| corpus.letters.iter().map(|letter| letter.id.clone()).collect::<Vec<_>>();
    let mut taken: BTreeSet<String> = ids(base).into_iter().chain(ids(own)).collect();
    for letter in own.letters.iter().filter(|letter| base.letter(&letter.id).is_some()) {
        renamed.insert(("letters".to_owned(), letter.id.clone()), free(&letter.id, &mut taken));
    }
    let mut taken: BTreeSet<String> = base.themes.iter().chain(&own.themes).map(|theme| theme.id.clone()).collect();
    for theme in own.themes.iter().filter(|theme| base.theme(&theme.id).is_some()) {
        renamed.insert(("themes".to_owned(), theme.id.clone()), free(&theme.id, &mut taken));
    }
    let mut own = if renamed.is_empty() { own.clone() } else { rename(folder, &renamed)? };
    for notice in same_letters(base, &own) {
        match decision(notice.about, &notice.own) {
            None => notices.push(notice),
            Some(false) => {}
            Some(true) => {
                if let Some(letter) = own.letters.iter_mut().find(|letter| letter.id == notice.own) {
                    letter.version_of = Some(VersionOf { letter: notice.base, kind: VersionKind::Printing });
                }
            }
        }
    }

    let ids = own.letters.iter().map(|letter| letter.id.clone()).collect();
    let mut both = base.clone();
    both.collection.strict = false;
    both.collection.complete &= own.collection.complete;
    if !own.collection.title.is_empty() {
        both.collection.title = format!("{} and {}", own.collection.title, base.collection.title);
    }
    if let Some(front) = &mut both.collection.front {
        // What the edition calls its letters is no longer so: they are more.
        front.letters = "The letters".to_owned();
    }
    for form in own.collection.forms {
        if !both.collection.forms.iter().any(|one| one.id == form.id) {
            both.collection.forms.push(form);
        }
    }
    both.letters.extend(own.letters);
    let registers = [
        (&mut both.people, own.people),
        (&mut both.places, own.places),
        (&mut both.organisations, own.organisations),
        (&mut both.terms, own.terms),
    ];
    for (register, entries) in registers {
        for mut entry in entries {
            match register.iter_mut().find(|one| one.id == entry.id) {
                Some(one) => {
                    let letters: Vec<String> = entry.mentions.letters().map(str::to_owned).collect();
                    for letter in letters {
                        for mention in entry.mentions.in_letter(&letter) {
                            one.mentions.add(&letter, mention.clone());
                        }
                    }
                    one.also.extend(
                        Some(std::mem::take(&mut entry.name))
                            .filter(|name| *name != one.name && !one.also.contains(name)),
                    );
                }
                None => register.push(entry),
            }
        }
    }
    both.themes.extend(own.themes);
    // Ids of parallels and of letters that are only named lead to nothing here; an edition's are never taken.
    let named: BTreeSet<&str> = base.parallels.iter().map(|parallel| parallel.id.as_str()).collect();
    both.parallels.extend(own.parallels.into_iter().map(|parallel| corpus::Parallel {
        id: Some(parallel.id.clone()).filter(|id| !named.contains(id.as_str())).unwrap_or_default(),
        ..parallel
    }));
    let is_new = |one: &corpus::Correspondence| !base.correspondence.iter().any(|other| other.id == one.id);
    both.correspondence.extend(own.correspondence.into_iter().filter(is_new));
    both.events.extend(own.events.into_iter().filter(|event| !base.events.contains(event)));
    both.synonyms.extend(own.synonyms.into_iter().filter(|synonym| !base.synonyms.contains(synonym)));
    let read =
        load::ReadFiles { corpus: both, sources: BTreeMap::new(), problems: Vec::new(), unread: BTreeSet::new() };
    Some(JoinedCollection { both: validate::validate_files(read).corpus?, own: ids, notices })
}

/// Whether an authority says that two are one.
fn is_same(one: &Entity, other: &Entity) -> bool {
    let bare = |address: &String| {
        address.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/').to_owned()
    };
    one.same_as.iter().map(bare).any(|address| other.same_as.iter().map(bare).any(|also| also == address))
}

/// The same collection under other ids: its files are changed and read again.
fn rename(own: &Folder, renamed: &RenamedIds) -> Option<Corpus> {
    own.with(renamed_files(&own.files, renamed)).corpus()
}

/// Letters that both have: of one day, or of which one has no day, with the same words.
fn same_letters(base: &Corpus, own: &Corpus) -> Vec<Notice> {
    let of_base: Vec<(&Letter, BTreeSet<u64>)> = base.letters.iter().map(|letter| (letter, runs(letter))).collect();
    let mut found = Vec::new();
    for letter in &own.letters {
        let same_day = |other: &Letter| match (letter.date.iso, other.date.iso) {
            (Some(one), Some(other)) => (one.day_number() - other.day_number()).abs() <= 1,
            _ => true,
        };
        let mut mine: Option<BTreeSet<u64>> = None;
        for (other, theirs) in of_base.iter().filter(|(other, _)| same_day(other)) {
            let mine = mine.get_or_insert_with(|| runs(letter));
            let shorter = mine.len().min(theirs.len());
            if shorter > 0 && mine.intersection(theirs).count() * 100 >= SAME * shorter {
                found.push(Notice {
                    about: "letter",
                    own: letter.id.clone(),
                    base: other.id.clone(),
                    name: other.title.clone(),
                });
            }
        }
    }
    found
}

/// The runs of words of a letter's body, as numbers.
fn runs(letter: &Letter) -> BTreeSet<u64> {
    let text: String =
        letter.body().map(|part| compose(letter, part, Version::Reading).text + " ").collect::<String>().to_lowercase();
    let words: Vec<&str> =
        text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    // FNV-1a: the runs themselves would take more room than the letter.
    let number = |run: &[&str]| {
        run.iter()
            .flat_map(|word| word.bytes().chain([b' ']))
            .fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
    };
    words.windows(RUN).map(number).collect()
}
