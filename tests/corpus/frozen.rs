//! What was once published keeps its id and its text: others link to it.
//!
//! `tests/frozen/ids.tsv` lists every id, for passages with a digest of their reading text. After raising
//! `edition.version` (and saying what changed), or after adding something new, `cargo xtask freeze` writes it anew; it
//! refuses to change or drop what is there as long as the version stays.

use std::fs;

use ::collection::freeze::{IDS, differences, frozen, ids};

use crate::support::{collection, path};

#[test]
fn published_ids_and_texts_stay_unless_the_edition_has_a_new_version() {
    let corpus = collection();
    let (version, now) = (corpus.collection.edition.version.clone(), ids(corpus));
    let (frozen_version, then) = frozen(&fs::read_to_string(path("tests/frozen").join(IDS)).unwrap());
    let (changed, new) = differences(&then, &now);
    let raised = version != frozen_version;
    assert!(
        changed.is_empty() || raised,
        "published in version {frozen_version} and changed since; raise edition.version in corpus/collection.json, say \
         what changed, then run cargo xtask freeze:\n{}",
        changed.join("\n")
    );
    assert!(
        new.is_empty() && !raised,
        "not yet frozen (version {version}); run cargo xtask freeze and commit the file:\n{}",
        new.iter().chain(&changed).cloned().collect::<Vec<_>>().join("\n")
    );
}
