//! Links between letters: which there are, their order, their mirrors, the chain through them.

use std::collections::BTreeSet;

use compare::{
    CounterpartFinder, Evidence, Link, LinkFilter, Origin, PairLinks, Side,
    align::PARTNERS,
    links::{Step, step},
};
use corpus::{Corpus, ParallelKind};
use serde_json::json;

use crate::support::{Made, collection, evidence, links, made_up, ordered_pairs, parallel};

const ROPE: &str =
    "If people do not show wisdom they will pull the ends of the rope and the knot will be tied tighter.";
const BEES: &str = "The beekeeper told us that the honey of the lime trees was late this summer because of the rain.";
const SHIPS: &str = "Three ships left the harbour with grain, and the customs house was shut when they came back.";

fn small() -> Corpus {
    let letters = [
        Made { id: "one", to: "smith", paragraphs: &[ROPE, BEES, "We wait for an answer.", SHIPS] },
        Made {
            id: "two",
            to: "jones",
            paragraphs: &[
                "The lime trees gave their honey late, as every beekeeper had feared in all that rain.",
                "Nobody has answered so far.",
                "One who pulls at the rope ties the knot tighter, and that is not wisdom.",
            ],
        },
        Made {
            id: "three",
            to: "smith",
            paragraphs: &["The ships lay in the harbour, and grain was dear.", "Farewell."],
        },
    ];
    let parallels =
        [parallel("one#p1:3-9", "two#p3", "same-phrase", 2), parallel("two#p1", "one#p3", "contradiction", 1)];
    made_up(&letters, &parallels, &json!([]))
}

#[test]
fn passages_with_rare_words_in_common_are_partners() {
    let corpus = small();
    let table = Evidence::new(&corpus).align(0, 1);
    assert_eq!(table.partners(0)[0].0, 2);
    assert_eq!(table.partners(1)[0].0, 0);
}

#[test]
fn every_pair_of_letters_mirrors_exactly_when_the_sides_are_swapped() {
    for (a, b) in ordered_pairs(collection()) {
        let straight = links(a, b).links;
        let swapped = links(b, a).links;
        assert_eq!(straight.len(), swapped.len());
        for (one, other) in straight.iter().zip(&swapped) {
            assert_eq!((one.left.part, one.left.words), (other.right.part, other.right.words));
            assert_eq!((one.right.part, one.right.words), (other.left.part, other.left.words));
            assert_eq!(
                (one.origin, one.kind, one.strength, one.score),
                (other.origin, other.kind, other.strength, other.score)
            );
            let (shared, mirrored) = (one.shared(evidence()), other.shared(evidence()));
            assert!(shared.iter().zip(&mirrored).all(|(x, y)| (&x.text, &x.a, &x.b) == (&y.text, &y.b, &y.a)));
        }
    }
}

#[test]
fn chains_mirror_exactly_free_and_through_every_link() {
    for (a, b) in ordered_pairs(collection()).into_iter().filter(|(a, b)| a < b) {
        let (straight, swapped) = (links(a, b), links(b, a));
        let (one, other): (Vec<&Link>, Vec<&Link>) = (straight.links.iter().collect(), swapped.links.iter().collect());
        assert_eq!(PairLinks::chain(&one, None), PairLinks::chain(&other, None));
        for (index, link) in one.iter().enumerate().step_by(7) {
            let (left, right) = (link.left.part, link.right.part);
            let chain = PairLinks::chain(&one, Some((left, right)));
            assert!(chain.contains(&index));
            assert_eq!(chain, PairLinks::chain(&other, Some((right, left))));
        }
    }
}

#[test]
fn a_chain_of_the_collection_never_crosses_and_is_heavier_than_any_one_link() {
    for (a, b) in ordered_pairs(collection()) {
        let found = links(a, b);
        let all: Vec<&Link> = found.links.iter().collect();
        let chain = PairLinks::chain(&all, None);
        assert!(chain.windows(2).all(|pair| {
            let (one, next) = (all[pair[0]], all[pair[1]]);
            one.left.part < next.left.part && one.right.part < next.right.part
        }));
        let strength: u32 = chain.iter().map(|index| u32::from(all[*index].strength)).sum();
        assert!(all.iter().all(|link| u32::from(link.strength) <= strength));
    }
}

#[test]
fn passages_without_a_link_can_be_the_fixed_point_of_the_chain() {
    let corpus = collection();
    let (straight, swapped) = (links(2, 4), links(4, 2));
    let (one, other): (Vec<&Link>, Vec<&Link>) = (straight.links.iter().collect(), swapped.links.iter().collect());
    for (left, right) in [(0, 0), (30, 40), (60, 12), (corpus.letters[2].parts.len() - 1, 3)] {
        let chain = PairLinks::chain(&one, Some((left, right)));
        assert!(chain.iter().all(|at| {
            let (own, its) = (one[*at].left.part, one[*at].right.part);
            (own < left && its < right) || (own > left && its > right) || (own, its) == (left, right)
        }));
        assert_eq!(chain, PairLinks::chain(&other, Some((right, left))));
    }
}

#[test]
fn the_editors_parallels_come_first_by_strength_and_then_the_computed_links_by_score() {
    for (a, b) in ordered_pairs(collection()) {
        let found = links(a, b).links;
        let rank = |link: &Link| (link.origin, 3 - link.strength, u32::MAX - link.score.0);
        assert!(found.windows(2).all(|pair| rank(&pair[0]) <= rank(&pair[1])));
    }
}

#[test]
fn every_parallel_of_the_editor_is_a_link_of_its_pair_once() {
    let mut count = 0;
    for (a, b) in ordered_pairs(collection()).into_iter().filter(|(a, b)| a < b) {
        let found = links(a, b).links;
        let ids: BTreeSet<String> = found.iter().map(Link::id).collect();
        assert_eq!(ids.len(), found.len(), "an id stands twice");
        count += found.iter().filter(|link| link.origin == Origin::Editor).count();
    }
    assert_eq!(count, collection().parallels.len());
}

#[test]
fn words_of_a_parallel_stay_with_their_own_side() {
    let corpus = small();
    let evidence = Evidence::new(&corpus);
    let found = PairLinks::new(&corpus, &evidence, [(Side::A, 1), (Side::B, 0)]);
    let link = found.find("a-p3 b-p1").unwrap();
    assert_eq!(link.left.words, None);
    assert_eq!(link.right.words.unwrap().to_string(), "3-9");
    assert_eq!(link.kind, Some(ParallelKind::SamePhrase));
    assert_eq!(found.find("a-p3 b-p99"), None);
}

#[test]
fn a_passage_is_offered_its_three_best_partners_besides_the_editors() {
    let corpus = collection();
    for (a, b) in ordered_pairs(corpus).into_iter().filter(|(a, b)| a < b) {
        let all = PairLinks::all(corpus, evidence(), [(Side::A, a), (Side::B, b)]);
        let table = evidence().align(a, b);
        for part in 0..corpus.letters[a].parts.len() {
            let own: Vec<&Link> = all.links.iter().filter(|link| link.left.part == part).collect();
            let by_editor: Vec<usize> =
                own.iter().filter(|link| link.origin == Origin::Editor).map(|link| link.right.part).collect();
            let expected: Vec<usize> = table
                .partners(part)
                .into_iter()
                .map(|(other, _)| other)
                .filter(|other| !by_editor.contains(other))
                .take(PARTNERS)
                .collect();
            let offered: Vec<usize> = own
                .iter()
                .filter(|link| link.origin == Origin::Computed)
                .map(|link| link.right.part)
                .take(PARTNERS)
                .collect();
            assert_eq!(offered, expected);
        }
    }
}

#[test]
fn filters_combine_and_computed_links_have_neither_kind_nor_strength() {
    let corpus = small();
    let evidence = Evidence::new(&corpus);
    let found = PairLinks::all(&corpus, &evidence, [(Side::A, 0), (Side::B, 1)]);
    let ids = |filter: &LinkFilter| found.filtered(filter).iter().map(|link| link.id()).collect::<Vec<_>>();
    assert_eq!(ids(&LinkFilter::default()).len(), found.links.len());
    assert_eq!(ids(&LinkFilter { min: Some(1), ..LinkFilter::default() }), ["a-p1 b-p3", "a-p3 b-p1"]);
    assert_eq!(ids(&LinkFilter { min: Some(2), ..LinkFilter::default() }), ["a-p1 b-p3"]);
    let kinds = vec![ParallelKind::Contradiction];
    assert_eq!(ids(&LinkFilter { kinds: kinds.clone(), ..LinkFilter::default() }), ["a-p3 b-p1"]);
    assert_eq!(ids(&LinkFilter { kinds, min: Some(2), ..LinkFilter::default() }), Vec::<String>::new());
    let computed = LinkFilter { origin: Some(Origin::Computed), ..LinkFilter::default() };
    assert!(!ids(&computed).is_empty());
    assert!(found.filtered(&computed).iter().all(|link| link.strength == 0 && link.kind.is_none()));
}

#[test]
fn stepping_goes_down_the_left_letter_and_round_at_the_end() {
    let to = |to, wraps| Some(Step { to, wraps });
    assert_eq!((step(3, None, true), step(3, None, false)), (to(0, false), to(2, false)));
    assert_eq!((step(3, Some(0), true), step(3, Some(1), false)), (to(1, false), to(0, false)));
    assert_eq!((step(3, Some(2), true), step(3, Some(0), false)), (to(0, true), to(2, true)));
    assert_eq!((step(1, Some(0), true), step(0, None, false)), (None, None));
}

#[test]
fn elsewhere_lists_the_editors_counterparts_first_and_each_with_its_words() {
    let corpus = small();
    let evidence = Evidence::new(&corpus);
    let found = CounterpartFinder::new(&corpus, &evidence, 0).of("p1");
    assert_eq!((found[0].letter, found[0].part, found[0].strength), (1, 2, 2));
    assert_eq!(found[0].own_words.unwrap().to_string(), "3-9");
    assert_eq!(found[0].reason.as_deref(), Some("Because."));
    let ships = CounterpartFinder::new(&corpus, &evidence, 0).of("p4");
    assert_eq!((ships[0].letter, ships[0].part, ships[0].origin), (2, 0, Origin::Computed));
    assert_eq!(CounterpartFinder::new(&corpus, &evidence, 0).of("p99"), []);
    assert_eq!(CounterpartFinder::new(&corpus, &evidence, 99).of("p1"), []);
}

#[test]
fn elsewhere_and_the_pages_of_pairs_agree() {
    let corpus = collection();
    for letter in 0..corpus.letters.len() {
        let elsewhere = CounterpartFinder::new(corpus, evidence(), letter);
        let pairs: Vec<Option<PairLinks>> =
            (0..corpus.letters.len()).map(|other| (other != letter).then(|| links(letter, other))).collect();
        for part in corpus.letters[letter].body() {
            for counterpart in elsewhere.of(&part.id) {
                let other = &corpus.letters[counterpart.letter].parts[counterpart.part].id;
                let link = pairs[counterpart.letter].as_ref().unwrap().between(&part.id, other);
                assert_eq!(link.unwrap().score, counterpart.score, "{} {other}", part.id);
            }
        }
    }
}

#[test]
fn the_editors_view_of_a_pair_is_no_evidence_for_its_computed_links() {
    let with = small();
    let without = Corpus { parallels: Vec::new(), ..with.clone() };
    let scores =
        |corpus: &Corpus| -> Vec<_> { (0..4).map(|part| Evidence::new(corpus).align(0, 1).partners(part)).collect() };
    let order = |lists: Vec<Vec<(usize, compare::Score)>>| -> Vec<Vec<usize>> {
        lists.into_iter().map(|list| list.into_iter().map(|(part, _)| part).collect()).collect()
    };
    assert_eq!(order(scores(&with)), order(scores(&without)));
}

#[test]
fn letters_that_do_not_exist_and_empty_letters_have_no_links() {
    let corpus = made_up(
        &[Made { id: "one", to: "smith", paragraphs: &[] }, Made { id: "two", to: "smith", paragraphs: &["Words."] }],
        &[],
        &json!([]),
    );
    let evidence = Evidence::new(&corpus);
    assert_eq!(evidence.align(0, 1).partners(0), []);
    assert_eq!(evidence.align(0, 9).partners(0), []);
    assert_eq!(PairLinks::all(&corpus, &evidence, [(Side::A, 0), (Side::B, 1)]).links, []);
    assert_eq!(evidence.shared((0, 0), (7, 7)), []);
}
