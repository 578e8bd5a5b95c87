//! Every authority that was found and is not doubted stands in every file that names its person, place or body; one that is
//! doubted stands in none. See `authorities.tsv`.

use corpus::EntityKind;

use crate::support::{NOWHERE, collection};

struct Row {
    kind: EntityKind,
    id: &'static str,
    address: &'static str,
    is_doubted: bool,
}

fn rows() -> Vec<Row> {
    let lines = include_str!("authorities.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    lines
        .map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            let [kind, id, address, doubt, seen] = fields[..] else { panic!("{line}") };
            assert!(!seen.is_empty(), "{line}");
            let kind = EntityKind::ALL.into_iter().find(|one| one.plural() == kind).unwrap_or_else(|| panic!("{line}"));
            Row { kind, id, address, is_doubted: !doubt.is_empty() }
        })
        .collect()
}

/// Whether an address stands in a text, and not only as the beginning of a longer one.
fn stands(text: &str, address: &str) -> bool {
    text.match_indices(address)
        .any(|(at, _)| !text[at + address.len()..].starts_with(|next: char| next.is_alphanumeric()))
}

#[test]
fn what_was_found_and_is_not_doubted_stands_in_every_file_and_the_rest_in_none() {
    let corpus = collection();
    let rows = rows();
    let mut shown = 0;
    for row in &rows {
        let Row { kind, id, address, .. } = *row;
        let entity = corpus.entity(kind, id).unwrap_or_else(|| panic!("{id}"));
        let mut places = vec!["data/corpus.json".to_owned(), format!("{}/{id}/index.html", kind.plural())];
        for letter in &corpus.letters {
            let is_in = !entity.mentions.in_letter(&letter.id).is_empty()
                || [&letter.sender, &letter.recipient].contains(&&entity.id);
            if is_in {
                places.push(format!("data/letters/{}.xml", letter.id));
            }
        }
        if row.is_doubted {
            let wrong: Vec<&String> =
                NOWHERE.iter().filter(|(_, text)| stands(text, address)).map(|(path, _)| path).collect();
            assert_eq!(wrong, [""; 0], "{address} is doubted");
        } else {
            shown += 1;
            for path in places {
                assert!(stands(&NOWHERE[&path], address), "{path} does not have {address} of {id}");
            }
        }
    }
    assert!(shown >= 70 && shown < rows.len(), "{shown} of {}", rows.len());
    // And nothing was made up.
    let all = EntityKind::ALL.into_iter().flat_map(|kind| corpus.entities(kind).iter().map(move |one| (kind, one)));
    for (kind, entity) in all {
        for address in &entity.same_as {
            let is_found = rows.iter().any(|row| row.kind == kind && row.id == entity.id && row.address == address);
            assert!(is_found, "nobody says where {address} of {} was seen", entity.id);
        }
    }
}

#[test]
fn whoever_wrote_or_received_a_letter_is_named_by_authority_in_the_index_of_letters_and_in_the_letters_page() {
    let corpus = collection();
    for letter in &corpus.letters {
        for id in [&letter.sender, &letter.recipient] {
            let person = corpus.person(id).unwrap();
            let index = &NOWHERE["data/cmif.xml"];
            assert!(person.same_as.iter().any(|address| stands(index, address)), "cmif.xml: {id}");
            let page = &NOWHERE[&format!("letters/{}/index.html", letter.id)];
            for address in &person.same_as {
                assert!(stands(page, address), "{}: {address}", letter.id);
            }
        }
    }
}
