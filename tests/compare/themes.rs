//! Comparing by theme.

use compare::synopsis::{Absence, Cell, Synopsis, unassigned};
use corpus::Corpus;
use serde_json::json;

use crate::support::{Made, collection, made_up};

fn small() -> Corpus {
    let letter = |id, to| Made { id, to, paragraphs: &["One.", "Two.", "Three."] };
    let themes = json!([
        {"id": "rope", "label": "Rope", "definition": "", "passages": {"first": {"main": ["p3"], "touches": ["p1"]}}},
        {"id": "bees", "label": "Bees", "definition": "", "passages": {"third": {"touches": ["p2"]}}},
    ]);
    made_up(&[letter("first", "smith"), letter("second", "smith"), letter("third", "jones")], &[], &themes)
}

#[test]
fn a_cell_lists_exactly_what_is_assigned_in_the_order_of_the_letter() {
    let corpus = small();
    let synopsis = Synopsis::of_all(&corpus);
    let Cell::Passages(passages) = &synopsis.rows[0].cells[0] else { panic!("the cell is empty") };
    let found: Vec<(&str, bool)> = passages.iter().map(|one| (one.part_id.as_str(), one.is_main)).collect();
    assert_eq!(found, [("p1", false), ("p3", true)]);
    assert_eq!((unassigned(&corpus, 0), unassigned(&corpus, 1)), (1, 3));
}

#[test]
fn an_empty_cell_says_whether_the_person_reads_of_it_in_another_letter() {
    let synopsis = Synopsis::of_all(&small());
    assert_eq!(synopsis.rows[0].cells[1], Cell::Empty(Absence::InThisLetter));
    let nowhere = Cell::Empty(Absence::InAnyLetterTo { person: "jones".to_owned() });
    assert_eq!(synopsis.rows[0].cells[2], nowhere);
    let Cell::Empty(absence) = nowhere else { panic!() };
    assert_eq!(absence.sentence(), "no passage of this letter is assigned to this theme; in no letter to jones");
    assert_eq!(Absence::InThisLetter.sentence(), "no passage of this letter is assigned to this theme");
}

#[test]
fn what_is_said_of_a_person_does_not_depend_on_the_columns_shown() {
    let corpus = small();
    assert_eq!(Synopsis::new(&corpus, &[1, 2]).rows[0].cells[0], Cell::Empty(Absence::InThisLetter));
    assert_eq!(Synopsis::new(&corpus, &[9, 2]).letters, [2]);
}

#[test]
fn every_cell_of_the_collection_has_the_assigned_passages_and_no_other() {
    let corpus = collection();
    for (row, theme) in Synopsis::of_all(corpus).rows.iter().zip(&corpus.themes) {
        for (cell, letter) in row.cells.iter().zip(&corpus.letters) {
            let mut assigned: Vec<&String> =
                theme.in_letter(&letter.id).into_iter().flat_map(|one| one.main.iter().chain(&one.touches)).collect();
            let mut shown: Vec<&String> = match cell {
                Cell::Passages(passages) => passages.iter().map(|one| &one.part_id).collect(),
                Cell::Empty(absence) => {
                    let to_same = corpus.letters.iter().filter(|other| other.recipient == letter.recipient);
                    let elsewhere = to_same.filter(|other| theme.in_letter(&other.id).is_some()).count();
                    assert_eq!(matches!(absence, Absence::InThisLetter), elsewhere > 0);
                    Vec::new()
                }
            };
            assigned.sort();
            shown.sort();
            assert_eq!(shown, assigned, "{} in {}", theme.id, letter.id);
        }
    }
}
