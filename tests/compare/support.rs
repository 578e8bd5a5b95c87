//! What the tests of comparing share: the collection of this repository, and small ones made up for one test.

use std::sync::LazyLock;

use compare::{Evidence, PairLinks, Side};
use corpus::{Corpus, Parallel};
use knot_of_war::CORPUS_JSON;
use serde_json::json;

/// The collection of this repository.
pub fn collection() -> &'static Corpus {
    static COLLECTION: LazyLock<Corpus> = LazyLock::new(|| Corpus::from_json(CORPUS_JSON).unwrap());
    &COLLECTION
}

/// Its evidence.
pub fn evidence() -> &'static Evidence {
    static EVIDENCE: LazyLock<Evidence> = LazyLock::new(|| Evidence::new(collection()));
    &EVIDENCE
}

/// All ordered pairs of different letters of a collection, by index.
pub fn ordered_pairs(corpus: &Corpus) -> Vec<(usize, usize)> {
    let count = corpus.letters.len();
    (0..count).flat_map(|a| (0..count).filter(move |b| *b != a).map(move |b| (a, b))).collect()
}

/// The links of two letters of the collection of this repository, as pages show them.
pub fn links(a: usize, b: usize) -> PairLinks {
    PairLinks::new(collection(), evidence(), [(Side::A, a), (Side::B, b)])
}

/// A letter of a made-up collection: its id, the person it is to, and its paragraphs.
pub struct Made<'t> {
    pub id: &'t str,
    pub to: &'t str,
    pub paragraphs: &'t [&'t str],
}

/// A made-up collection of letters from *writer*.
pub fn made_up(letters: &[Made<'_>], parallels: &[Parallel], themes: &serde_json::Value) -> Corpus {
    let mut json = serde_json::to_value(collection()).unwrap();
    let model = json["letters"][0].clone();
    let person = |id: &str| json!({"id": id, "name": format!("Mr {id}"), "sort_name": format!("{id}, Mr")});
    let mut people: Vec<&str> = letters.iter().map(|letter| letter.to).chain(["writer"]).collect();
    people.sort_unstable();
    people.dedup();
    json["people"] = people.into_iter().map(person).collect();
    for list in ["about", "places", "organisations", "terms", "synonyms", "events", "correspondence"] {
        json[list] = json!([]);
    }
    json["parallels"] = serde_json::to_value(parallels).unwrap();
    json["themes"] = themes.clone();
    json["letters"] = letters
        .iter()
        .map(|made| {
            let mut letter = model.clone();
            letter["id"] = json!(made.id);
            letter["sender"] = json!("writer");
            letter["recipient"] = json!(made.to);
            letter["corrections"] = json!([]);
            let part =
                |(text, number): (&&str, u32)| json!({"id": format!("p{number}"), "kind": "paragraph", "text": text});
            letter["parts"] = made.paragraphs.iter().zip(1..).map(part).collect();
            letter
        })
        .collect();
    serde_json::from_value(json).unwrap()
}

/// A parallel of a made-up collection.
pub fn parallel(a: &str, b: &str, kind: &str, strength: u8) -> Parallel {
    serde_json::from_value(json!({"a": a, "b": b, "kind": kind, "strength": strength, "reason": "Because."})).unwrap()
}
