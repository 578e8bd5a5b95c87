//! What the letters' data says agrees with the editor's tables, kept as they were received in `tests/frozen/`.

use std::collections::{BTreeMap, BTreeSet};

use corpus::{Corpus, EntityKind, PartKind, typography};

use crate::support::{collection, table};

/// The JSON name of an enum's value: what the tables call it.
fn name(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

/// Quotation marks as the edition sets them; the tables have typewriter ones.
fn set(field: &str) -> String {
    typography::set(field, typography::ENGLISH).into_iter().map(|set| set.shown).collect()
}

/// The reasons are the edition's own words; all else is as the table has it.
#[test]
fn every_correction_is_that_of_the_table() {
    let expected: Vec<[String; 7]> = table("emendations.tsv")
        .into_iter()
        .map(|row| {
            let [letter, id, part, _context, sic, corr, kind, certainty, _reason] = row.try_into().unwrap();
            [letter, id, part, kind, certainty, sic, corr]
        })
        .collect();
    let mut found = Vec::new();
    for letter in &collection().letters {
        for one in &letter.corrections {
            let [part, sic, corr] = [&one.part, &one.sic, &one.corr].map(String::clone);
            found.push([letter.id.clone(), one.id.clone(), part, name(&one.kind), name(&one.certainty), sic, corr]);
        }
    }
    for row in &expected {
        assert!(found.contains(row), "missing or different: {row:?}");
    }
    assert_eq!(found.len(), expected.len());
}

/// Mentions in bodies, counted by letter: how many, in which paragraphs.
fn body_mentions(corpus: &Corpus, kind: EntityKind, id: &str) -> BTreeMap<String, (usize, BTreeSet<String>)> {
    let entity = corpus.entity(kind, id).unwrap_or_else(|| panic!("{} has no {id}", kind.plural()));
    let mut found = BTreeMap::new();
    for letter_id in entity.mentions.letters() {
        let in_body =
            |part_id: &str| corpus.part(letter_id, part_id).is_some_and(|(_, part)| part.kind == PartKind::Paragraph);
        let mentions = entity.mentions.in_letter(letter_id).iter().filter(|mention| in_body(&mention.part));
        for mention in mentions {
            let (count, parts) = found.entry(letter_id.to_owned()).or_insert_with(|| (0, BTreeSet::new()));
            *count += 1;
            parts.insert(mention.part.clone());
        }
    }
    found
}

/// The same from a row of a table: “1963-01-31-castro: 3 in 2 par.; …” and the list of paragraphs.
fn counted_mentions(by_letter: &str, paragraphs: &str) -> BTreeMap<String, (usize, BTreeSet<String>)> {
    let counts = by_letter.split("; ").filter_map(|entry| entry.split_once(": "));
    counts
        .map(|(letter_id, count)| {
            let parts = paragraphs.split(' ').filter_map(|place| place.split_once('#'));
            let parts = parts.filter(|(letter, _)| *letter == letter_id).map(|(_, part)| part.to_owned());
            (letter_id.to_owned(), (count.split(' ').next().unwrap().parse().unwrap(), parts.collect()))
        })
        .collect()
}

#[test]
fn mentions_in_the_bodies_are_as_many_as_the_tables_count_and_where() {
    let corpus = collection();
    let mut wrong = Vec::new();
    for kind in EntityKind::ALL {
        let rows = table(&format!("{}.tsv", kind.plural()));
        for row in &rows {
            let [id, .., by_letter, _mentions, _paragraphs, places, _outside, _ambiguity] = row.as_slice() else {
                panic!("{row:?}")
            };
            let (found, counted) = (body_mentions(corpus, kind, id), counted_mentions(by_letter, places));
            if found != counted {
                wrong.push(format!("{} {id}:\n  found   {found:?}\n  counted {counted:?}", kind.plural()));
            }
        }
        let ids: Vec<&String> = rows.iter().map(|row| &row[0]).collect();
        assert_eq!(corpus.entities(kind).iter().map(|entity| &entity.id).collect::<Vec<_>>(), ids);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn themes_and_their_assignments_are_those_of_the_table() {
    let rows = table("themes.tsv");
    let (themes, assignments): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.len() == 3);
    let themes: Vec<Vec<String>> = themes.iter().map(|row| row.iter().map(|field| set(field)).collect()).collect();
    let corpus = collection();
    let found: Vec<Vec<String>> = corpus
        .themes
        .iter()
        .map(|theme| vec![theme.id.clone(), theme.label.clone(), theme.definition.clone()])
        .collect();
    assert_eq!(found, themes);

    let expected: BTreeSet<[String; 3]> = assignments
        .into_iter()
        .filter(|row| row[0] != "theme_id")
        .map(|row| [row[0].clone(), row[3].clone(), row[4].clone()])
        .collect();
    let mut found = BTreeSet::new();
    for theme in &corpus.themes {
        for (letter_id, assigned) in &theme.passages {
            for (weight, parts) in [("main", &assigned.main), ("touches", &assigned.touches)] {
                found.extend(
                    parts.iter().map(|part| [theme.id.clone(), weight.to_owned(), format!("{letter_id}#{part}")]),
                );
            }
        }
    }
    let missing: Vec<_> = expected.difference(&found).collect();
    let added: Vec<_> = found.difference(&expected).collect();
    assert!(missing.is_empty() && added.is_empty(), "missing: {missing:?}\nadded: {added:?}");
}

#[test]
fn the_reasons_of_parallels_have_the_quotation_marks_of_print() {
    for parallel in &collection().parallels {
        assert!(!parallel.reason.contains(['"', '\'']), "{}", parallel.reason);
    }
}
