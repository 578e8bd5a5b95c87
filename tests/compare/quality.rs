//! How well the computed links do, on the editor's parallels. Deterministic: a change of the weights that loses them fails.

use compare::{Evidence, Weights};
use corpus::ParallelKind;

use crate::{
    gold::{Computed, Found, Passage, TUNED_ON, TfIdf, editors_pairs, measure},
    support::collection,
};

/// By how much the computed links have to find more than TF-IDF.
const AHEAD: f64 = 0.10;

fn computed(pairs: &[(Passage, Passage)], weights: Weights) -> Found {
    let computed = Computed::new(collection(), &Evidence::with_weights(collection(), weights));
    measure(pairs, |own, other| computed.rank(own, other))
}

#[test]
fn computed_links_alone_find_more_of_the_editors_parallels_than_tf_idf_on_pairs_of_letters_not_tuned_on() {
    let pairs: Vec<(Passage, Passage)> = editors_pairs(collection())
        .into_iter()
        .filter(|(a, b)| !TUNED_ON.contains(&(a.0.min(b.0), a.0.max(b.0))))
        .collect();
    let tf_idf = TfIdf::new(collection());
    let tf_idf = measure(&pairs, |own, other| tf_idf.rank(own, other));
    let computed = computed(&pairs, Weights { parallels: 0.0, ..Weights::STANDARD });
    assert!(computed.on_a_side >= tf_idf.on_a_side + AHEAD, "{} {}", computed.on_a_side, tf_idf.on_a_side);
    assert!(computed.of_sides >= tf_idf.of_sides + AHEAD, "{} {}", computed.of_sides, tf_idf.of_sides);
}

#[test]
fn parallels_to_third_letters_help() {
    let pairs = editors_pairs(collection());
    let with = computed(&pairs, Weights::STANDARD);
    let without = computed(&pairs, Weights { parallels: 0.0, ..Weights::STANDARD });
    assert!(with.on_a_side > without.on_a_side && with.of_sides > without.of_sides);
}

#[test]
fn the_editor_has_six_parallels_or_more_for_each_two_letters_and_ten_of_each_kind_that_occurs() {
    let corpus = collection();
    let ids: Vec<&str> = corpus.letters.iter().map(|letter| letter.id.as_str()).collect();
    for (at, a) in ids.iter().enumerate() {
        for b in &ids[at + 1..] {
            let both = |one: &str, other: &str| (one == *a && other == *b) || (one == *b && other == *a);
            let count = corpus.parallels.iter().filter(|one| both(&one.a.letter, &one.b.letter)).count();
            assert!(count >= 6, "{a} and {b} have only {count}");
        }
    }
    for kind in ParallelKind::ALL {
        let count = corpus.parallels.iter().filter(|parallel| parallel.kind == kind).count();
        assert!(count == 0 || count >= 10, "{kind:?} occurs only {count} times");
    }
}

#[test]
fn reasons_have_the_quotation_marks_of_print() {
    for parallel in &collection().parallels {
        let typewritten = parallel.reason.contains(['\'', '"']) || parallel.reason.contains("--");
        assert!(!typewritten, "{} and {}: {}", parallel.a, parallel.b, parallel.reason);
    }
}
