//! What was once published keeps its id, its text and its address: others link to it.
//!
//! Start with [`freeze`]. Two files hold what is frozen: `ids.tsv` every id, for passages with a digest of their reading
//! text, after a line with the edition's version; `addresses.txt` every page and every file. What is there stays as long
//! as the version does, and no address is ever taken away.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anyhow::{Context as _, Result, bail};
use corpus::{Corpus, EntityKind, reading::reading_text, validate::validate_folder};
use exports::files;
use site::Route;

/// The file of ids.
pub const IDS: &str = "ids.tsv";
/// The file of addresses.
pub const ADDRESSES: &str = "addresses.txt";

/// Freezes what a collection has today, besides what is frozen. Returns what was done, in a sentence.
///
/// # Errors
/// When something frozen has changed under the same version, an address is gone, or a file cannot be written.
pub fn freeze(folder: &Path, into: &Path) -> Result<String> {
    let loaded = validate_folder(folder);
    let Some(corpus) = loaded.corpus else {
        let problems: Vec<String> = loaded.problems.iter().map(|problem| format!("  {problem}")).collect();
        bail!("{} cannot be read:\n{}", folder.display(), problems.join("\n"));
    };
    let (ids_file, addresses_file) = (into.join(IDS), into.join(ADDRESSES));
    let there = |file: &Path| fs::read_to_string(file).unwrap_or_default();
    let (version, now) = (&corpus.collection.edition.version, ids(&corpus));
    let (frozen_version, then) = frozen(&there(&ids_file));
    let (changed, new) = differences(&then, &now);
    if !changed.is_empty() && *version == frozen_version {
        bail!(
            "published in version {frozen_version} and changed since; raise edition.version in {}, say what changed, and \
             freeze again:\n  {}",
            folder.join("collection.json").display(),
            changed.join("\n  ")
        );
    }
    let mut addresses = there(&addresses_file);
    let known = pages_and_files(&addresses);
    let today = published(&corpus)?;
    let gone: Vec<&String> = known.difference(&today).collect();
    if !gone.is_empty() {
        bail!("published once and gone; each address must keep leading somewhere:\n  {}", listed(&gone));
    }
    let added: Vec<&String> = today.difference(&known).collect();
    addresses.extend(added.iter().map(|address| format!("{address}\n")));
    fs::create_dir_all(into).with_context(|| format!("{} cannot be made", into.display()))?;
    write(&ids_file, &table(version, &now))?;
    write(&addresses_file, &addresses)?;
    Ok(format!(
        "version {version} is frozen in {}: {} ids, {} of them new, {} changed; {} addresses, {} new",
        into.display(),
        now.len(),
        new.len(),
        changed.len(),
        today.len(),
        added.len()
    ))
}

fn write(file: &Path, text: &str) -> Result<()> {
    fs::write(file, text).with_context(|| format!("{} cannot be written", file.display()))
}

fn listed(all: &[&String]) -> String {
    all.iter().map(|one| one.as_str()).collect::<Vec<_>>().join("\n  ")
}

/// Of a list of addresses those that are pages and files: without those with queries and places.
#[must_use]
pub fn pages_and_files(text: &str) -> BTreeSet<String> {
    text.lines().filter(|line| line.starts_with('/') && !line.contains(['?', '#'])).map(str::to_owned).collect()
}

/// Every address of today that is a file of its own.
///
/// # Errors
/// When a file of data cannot be made.
pub fn published(corpus: &Corpus) -> Result<BTreeSet<String>> {
    let mut all: BTreeSet<String> = site::pages(corpus).iter().map(Route::path).collect();
    let edition = citations::CitedEdition { corpus, base: None, accessed: None };
    all.extend(files::all(&edition, b"[]".to_vec())?.into_iter().map(|file| format!("/{}", file.path)));
    all.insert(format!("/{}.html", corpus.collection.id));
    Ok(all)
}

/// 64-bit FNV-1a: <http://www.isthe.com/chongo/tech/comp/fnv/>.
fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Kind and id of everything that has an address or stands in a file of data; for texts their digest and first words.
#[must_use]
pub fn ids(corpus: &Corpus) -> BTreeMap<String, String> {
    let mut ids = BTreeMap::new();
    for letter in &corpus.letters {
        // A letter without a text has an address, too.
        if letter.parts.is_empty() {
            ids.insert(format!("letter {}", letter.id), String::new());
        }
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

/// The file of ids.
fn table(version: &str, ids: &BTreeMap<String, String>) -> String {
    let lines: String = ids.iter().map(|(id, text)| format!("{id}\t{text}").trim_end().to_owned() + "\n").collect();
    format!("edition {version}\n{lines}")
}

/// The version that was frozen, and its ids.
#[must_use]
pub fn frozen(text: &str) -> (String, BTreeMap<String, String>) {
    let (first, rest) = text.split_once('\n').unwrap_or_default();
    let version = first.strip_prefix("edition ").unwrap_or_default().to_owned();
    let ids = rest.lines().map(|line| line.split_once('\t').unwrap_or((line, "")));
    (version, ids.map(|(id, text)| (id.to_owned(), text.to_owned())).collect())
}

/// What is no longer as it was frozen, and what is new.
#[must_use]
pub fn differences(then: &BTreeMap<String, String>, now: &BTreeMap<String, String>) -> (Vec<String>, Vec<String>) {
    let changed = then.iter().filter_map(|(id, text)| match now.get(id) {
        Some(same) if same == text => None,
        Some(other) => Some(format!("{id}: was “{text}”, is “{other}”")),
        None => Some(format!("{id}: is gone")),
    });
    let new = now.keys().filter(|id| !then.contains_key(*id)).cloned();
    (changed.collect(), new.collect())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "in a test a panic is the report")]
mod tests {
    use super::*;

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

    #[test]
    fn what_is_written_is_read_again() {
        let ids: BTreeMap<String, String> =
            [("a", "1\twords here"), ("b", "")].map(|(a, b)| (a.into(), b.into())).into();
        assert_eq!(frozen(&table("1.2", &ids)), ("1.2".to_owned(), ids));
    }
}
