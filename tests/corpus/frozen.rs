//! What was once published keeps its id and its text: others link to it.
//!
//! `tests/frozen/ids.tsv` lists every id, for passages with a digest of their reading text. After raising
//! `edition.version` (and saying what changed), or after adding something new, `UPDATE_FROZEN=1 cargo test --test corpus`
//! writes it anew; it refuses to change or drop what is there as long as the version stays.

use std::{collections::BTreeMap, fs, path::PathBuf};

use corpus::{Corpus, EntityKind, reading::reading_text};

use crate::support::{collection, path};

/// 64-bit FNV-1a: <http://www.isthe.com/chongo/tech/comp/fnv/>.
fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Kind and id of everything that has an address or stands in a file of data; for texts their digest and first words.
fn ids(corpus: &Corpus) -> BTreeMap<String, String> {
    let mut ids = BTreeMap::new();
    for letter in &corpus.letters {
        for part in &letter.parts {
            let text = reading_text(letter, part);
            let first: Vec<&str> = text.split_whitespace().take(5).collect();
            ids.insert(
                format!("passage {}#{}", letter.id, part.id),
                format!("{:016x}\t{}", fnv(&text), first.join(" ")),
            );
        }
        let corrections = letter.corrections.iter().map(|one| {
            let digest = format!("{:016x}", fnv(&format!("{} → {}", one.sic, one.corr)));
            (format!("correction {}#{}", letter.id, one.id), digest)
        });
        ids.extend(corrections);
    }
    let only_id = |(kind, id): (&str, &str)| (format!("{kind} {id}"), String::new());
    for kind in EntityKind::ALL {
        ids.extend(corpus.entities(kind).iter().map(|entity| only_id((kind.parameter(), &entity.id))));
    }
    let handles = corpus.people.iter().filter_map(|person| person.handle.as_deref());
    ids.extend(handles.map(|handle| only_id(("handle", handle))));
    ids.extend(corpus.themes.iter().map(|theme| only_id(("theme", &theme.id))));
    ids.extend(corpus.events.iter().map(|event| only_id(("event", &event.id))));
    ids.extend(corpus.correspondence.iter().map(|entry| only_id(("correspondence", &entry.id))));
    let named = corpus.parallels.iter().filter(|parallel| !parallel.id.is_empty());
    // What an id joins is frozen with it; its question and its reason may be put better.
    ids.extend(named.map(|one| {
        let (a, b) = (&one.a, &one.b);
        (format!("parallel {}", one.id), format!("{}#{} {}#{}", a.letter, a.part, b.letter, b.part))
    }));
    ids.extend(corpus.collection.forms.iter().map(|form| only_id(("form", &form.id))));
    ids
}

fn file() -> PathBuf {
    path("tests/frozen/ids.tsv")
}

/// The version that was frozen, and its ids.
fn frozen(text: &str) -> (String, BTreeMap<String, String>) {
    let (first, rest) = text.split_once('\n').unwrap_or_default();
    let version = first.strip_prefix("edition ").unwrap_or_default().to_owned();
    let ids = rest.lines().map(|line| line.split_once('\t').unwrap_or((line, "")));
    (version, ids.map(|(id, text)| (id.to_owned(), text.to_owned())).collect())
}

/// What is no longer as it was frozen, and what is new.
fn differences(then: &BTreeMap<String, String>, now: &BTreeMap<String, String>) -> (Vec<String>, Vec<String>) {
    let changed = then.iter().filter_map(|(id, text)| match now.get(id) {
        Some(same) if same == text => None,
        Some(other) => Some(format!("{id}: was “{text}”, is “{other}”")),
        None => Some(format!("{id}: is gone")),
    });
    let new = now.keys().filter(|id| !then.contains_key(*id)).cloned();
    (changed.collect(), new.collect())
}

#[test]
fn published_ids_and_texts_stay_unless_the_edition_has_a_new_version() {
    let corpus = collection();
    let (version, now) = (corpus.collection.edition.version.clone(), ids(corpus));
    let (frozen_version, then) = frozen(&fs::read_to_string(file()).unwrap_or_default());
    let (changed, new) = differences(&then, &now);
    let raised = version != frozen_version;
    assert!(
        changed.is_empty() || raised,
        "published in version {frozen_version} and changed since; raise edition.version in corpus/collection.json, say \
         what changed, then run UPDATE_FROZEN=1 cargo test --test corpus:\n{}",
        changed.join("\n")
    );
    if std::env::var_os("UPDATE_FROZEN").is_some() {
        let lines: String = now.iter().map(|(id, text)| format!("{id}\t{text}").trim_end().to_owned() + "\n").collect();
        return fs::write(file(), format!("edition {version}\n{lines}")).unwrap();
    }
    assert!(
        new.is_empty() && !raised,
        "not yet frozen (version {version}); run UPDATE_FROZEN=1 cargo test --test corpus and commit the file:\n{}",
        new.iter().chain(&changed).cloned().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn a_changed_text_and_a_lost_id_are_noticed() {
    let then: BTreeMap<String, String> =
        [("a#p1", "one"), ("a#p2", "two")].map(|(id, text)| (id.into(), text.into())).into();
    let now: BTreeMap<String, String> =
        [("a#p1", "won"), ("a#p3", "two")].map(|(id, text)| (id.into(), text.into())).into();
    let (changed, new) = differences(&then, &now);
    assert_eq!(changed, ["a#p1: was “one”, is “won”", "a#p2: is gone"]);
    assert_eq!(new, ["a#p3"]);
}
