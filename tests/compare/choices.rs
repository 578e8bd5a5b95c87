//! Which letters can be compared, and what is said of those that cannot.

use compare::{ChoiceProblem, ChosenLetters, Other, Side, choice::REST};

use crate::support::collection;

fn id(letter: usize) -> &'static str {
    &collection().letters[letter].id
}

#[test]
fn two_different_letters_are_found_whatever_their_order() {
    let choice = ChosenLetters::resolve(collection(), Some(id(3)), Some(id(1))).unwrap();
    assert_eq!((choice.a, choice.b), (3, Other::Letter(1)));
    assert_eq!(choice.swapped().unwrap(), ChosenLetters::resolve(collection(), Some(id(1)), Some(id(3))).unwrap());
}

#[test]
fn every_problem_of_a_choice_is_reported_with_its_side() {
    let problems = |a, b| ChosenLetters::resolve(collection(), a, b).unwrap_err();
    assert_eq!(
        problems(Some(id(0)), Some(id(0))),
        [ChoiceProblem::Same { side: Side::B, letter_id: id(0).to_owned() }]
    );
    assert_eq!(problems(Some(id(0)), None), [ChoiceProblem::Missing { side: Side::B }]);
    assert_eq!(
        problems(Some(""), Some("1799-01-01-nobody")).iter().map(ChoiceProblem::side).collect::<Vec<_>>(),
        [Side::A, Side::B]
    );
    for problem in problems(Some("<b>"), None) {
        assert!(problem.to_string().contains("hoose"), "says no way on: {problem}");
    }
}

#[test]
fn the_rest_of_the_collection_can_only_stand_second() {
    assert_eq!(ChosenLetters::resolve(collection(), Some(id(0)), Some(REST)).unwrap().b, Other::Rest);
    let problems = ChosenLetters::resolve(collection(), Some(REST), Some(id(0))).unwrap_err();
    assert_eq!(problems, [ChoiceProblem::Unknown { side: Side::A, letter_id: REST.to_owned() }]);
    assert_eq!(ChosenLetters::resolve(collection(), Some(id(0)), Some(REST)).unwrap().swapped(), None);
}

#[test]
fn a_third_letter_adds_its_pairs_and_must_be_another() {
    let two = ChosenLetters::resolve(collection(), Some(id(0)), Some(id(1))).unwrap();
    let three = two.with_third(collection(), id(4)).unwrap();
    let pairs: Vec<_> = three.pairs().iter().map(|[left, right]| (left.0, right.0)).collect();
    assert_eq!(pairs, [(Side::A, Side::B), (Side::A, Side::C), (Side::B, Side::C)]);
    assert!(matches!(two.with_third(collection(), id(1)), Err(ChoiceProblem::Same { side: Side::C, .. })));
    assert!(matches!(two.with_third(collection(), "none"), Err(ChoiceProblem::Unknown { side: Side::C, .. })));
}

#[test]
fn anchors_read_back_and_nonsense_is_none() {
    assert_eq!(Side::parse_anchor(&Side::C.anchor("p12")), Some((Side::C, "p12")));
    for nonsense in ["", "a", "a-", "d-p1", "p12", "A-p1"] {
        assert_eq!(Side::parse_anchor(nonsense), None, "{nonsense}");
    }
}

#[test]
fn a_third_letter_beside_the_rest_is_said_to_be_among_it_and_not_to_be_chosen_twice() {
    let rest = ChosenLetters::resolve(collection(), Some(id(0)), Some(REST)).unwrap();
    let problem = rest.with_third(collection(), id(4)).unwrap_err();
    assert_eq!(problem, ChoiceProblem::BesideTheRest);
    assert!(!problem.to_string().contains("twice"));
}
