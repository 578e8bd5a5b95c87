//! Letters that a reader opens, without a browser: what the page is told, what is put right, what comes out.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use corpus::Corpus;
use import_module::OpenedFiles;
use serde_json::Value;

const BERG: &str =
    "From: Anna Berg\nTo: Cora Field\nDate: 1871-03-04\n\nDear Cora, your letter of Monday came this morning.\n";

fn opened(files: &[(&str, &str)]) -> OpenedFiles {
    let mut opened = OpenedFiles::new("", "2026-11-30");
    for (name, text) in files {
        opened.add((*name).to_owned(), text.as_bytes().to_vec());
    }
    while opened.step() {}
    opened
}

fn told(opened: &mut OpenedFiles) -> Value {
    serde_json::from_str(&opened.told()).unwrap()
}

fn corpus(opened: &mut OpenedFiles) -> Corpus {
    Corpus::from_compact(&opened.open()).unwrap()
}

#[test]
fn files_become_a_collection_and_a_damaged_one_stops_none_of_the_others() {
    let mut opened = opened(&[("a.txt", BERG), ("b.xml", "<TEI><text>"), ("c.pdf", "%PDF")]);
    assert_eq!(opened.so_far(), (1, 2));
    let told = told(&mut opened);
    assert_eq!(told["letters"][0][2], "Anna Berg");
    assert_eq!(told["letters"][0][1], "a.txt");
    assert!(told["files"][1][2].as_str().unwrap().starts_with("line "));
    let corpus = corpus(&mut opened);
    assert_eq!(corpus.letters.len(), 1);
    assert_eq!(corpus.letters[0].date.iso.unwrap().to_string(), "1871-03-04");
}

#[test]
fn what_is_put_right_is_in_the_collection_and_what_is_no_date_is_told() {
    let mut opened = opened(&[("a.txt", BERG)]);
    assert!(!opened.put("a", "date", "4 March").is_empty());
    assert_eq!(corpus(&mut opened).letters[0].date.iso.unwrap().to_string(), "1871-03-04");
    for (field, value) in [("date", "1871-03~"), ("sender", "Dora Lind; Emil Lind"), ("recipient", "")] {
        assert_eq!(opened.put("a", field, value), "");
    }
    let corpus = corpus(&mut opened);
    let letter = &corpus.letters[0];
    assert_eq!(letter.date.edtf.as_ref().unwrap().to_string(), "1871-03~");
    assert_eq!(letter.senders().len(), 2);
    assert!(letter.recipients().is_empty());
    assert_eq!(corpus.person("dora-lind").unwrap().name, "Dora Lind");
    assert_eq!(told(&mut opened)["letters"][0][6], "put");
}

#[test]
fn the_saved_collection_opens_again_as_the_same_letters_and_can_be_put_right_again() {
    let mut first = opened(&[("a.txt", BERG)]);
    first.put("a", "sender", "Dora Lind");
    let mut again = OpenedFiles::new("", "2026-11-30");
    again.add("collection.zip".to_owned(), first.archive());
    while again.step() {}
    assert_eq!(corpus(&mut again).letters, corpus(&mut first).letters);
    again.put("a", "date", "1872");
    assert_eq!(corpus(&mut again).letters[0].date.iso.unwrap().to_string(), "1872");
}

#[test]
fn two_collections_become_one_in_which_nobody_is_taken_for_somebody_else() {
    let mut theirs =
        opened(&[("a.txt", BERG), ("b.txt", "From: Cora Field\nTo: Anna Berg\nDate: 1871-03-09\n\nDear Anna, yes.")]);
    let mut base = corpus(&mut theirs);
    base.collection.front = serde_json::from_value(serde_json::json!({
        "eyebrow": "", "headline": [{ "text": "Two letters" }], "lead": [], "letters": "The two letters"
    }))
    .ok();
    let base = base;
    let same = BERG.replace("this morning", "this very morning and I read it at once to all of us who were here");
    let longer = BERG.replace("this morning", "this morning and I read it at once to all of us who were here");
    let mut own = opened(&[("a.txt", &longer), ("z.txt", &same.replace("1871-03-04", "1880"))]);
    let joined: Value = serde_json::from_str(&own.together(&corpus::compact::write(&base).unwrap())).unwrap();
    let both = Corpus::from_compact(joined["compact"].as_str().unwrap()).unwrap();
    assert_eq!(both.letters.len(), 4);
    assert_eq!(
        both.collection.front.as_ref().map(|front| front.letters.as_str()),
        Some("The letters"),
        "no longer two"
    );
    assert!(base.letters.iter().all(|letter| both.letter(&letter.id).is_some_and(|same| same.parts == letter.parts)));
    assert_eq!(both.letter("a-2").unwrap().sender, "anna-berg-2", "the same name is not the same person");
    let notices: Vec<&Value> = joined["notices"].as_array().unwrap().iter().collect();
    assert!(notices.iter().any(|one| one[0] == "person" && one[2] == "anna-berg"), "{notices:?}");
    assert!(notices.iter().any(|one| one[0] == "letter" && one[1] == "a-2" && one[2] == "a"), "{notices:?}");
}

#[test]
fn people_are_one_where_an_authority_says_so() {
    let tei = |id: &str, name: &str| {
        format!(
            r#"<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{id}"><teiHeader><profileDesc><correspDesc><correspAction type="sent"><persName ref="https://d-nb.info/gnd/118">{name}</persName></correspAction></correspDesc></profileDesc></teiHeader><text><body><p>Words.</p></body></text></TEI>"#
        )
    };
    let base = corpus(&mut opened(&[("a.xml", &tei("one", "Berg, Anna"))]));
    let mut own = opened(&[("b.xml", &tei("two", "Anna Maria Berg"))]);
    let joined: Value = serde_json::from_str(&own.together(&corpus::compact::write(&base).unwrap())).unwrap();
    let both = Corpus::from_compact(joined["compact"].as_str().unwrap()).unwrap();
    assert_eq!(both.people.len(), 1);
    assert_eq!(both.letter("two").unwrap().sender, both.letter("one").unwrap().sender);
}
