//! Letters that were saved, opened again: added to, read anew from the same folder, with what was put right and what editors wrote.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use corpus::{Corpus, compact};
use exports::one_file::{BlockMetadata, block};
use import_module::OpenedFiles;
use serde_json::{Value, json};

fn letter(to: &str, words: &str) -> String {
    format!("From: Anna Berg\nTo: {to}\nDate: 1871-03-04\n\n{words}\n")
}

fn opened(files: &[(&str, Vec<u8>)]) -> OpenedFiles {
    let mut opened = OpenedFiles::new("", "2026-11-30");
    for (name, bytes) in files {
        opened.add((*name).to_owned(), bytes.clone());
    }
    while opened.step() {}
    opened
}

fn told(opened: &mut OpenedFiles) -> Value {
    serde_json::from_str(&opened.told()).unwrap()
}

/// Two letters, of which one was put right.
fn first() -> OpenedFiles {
    let mut first = opened(&[
        ("a.txt", letter("Cora Field", "One.").into_bytes()),
        ("b.txt", letter("Cora Field", "Two.").into_bytes()),
        ("c.txt", letter("Cora Field", "Three.").into_bytes()),
    ]);
    assert_eq!(first.put("a", "sender", "Dora Lind"), "");
    first
}

/// The same folder later: one as it was, one changed, one gone, one new.
fn later() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("a.txt", letter("Cora Field", "One.").into_bytes()),
        ("b.txt", letter("Cora Field", "Two, and more.").into_bytes()),
        ("d.txt", letter("Emil Lind", "Four.").into_bytes()),
    ]
}

fn page(opened: &mut OpenedFiles, whose: BlockMetadata) -> Vec<u8> {
    let whose = BlockMetadata { report: opened.report_json(), ..whose };
    let text = block::write(&whose, &opened.open());
    format!("<!DOCTYPE html><p>before</p>{}<p>after</p>", block::element(&text)).into_bytes()
}

fn sender(opened: &mut OpenedFiles, id: &str) -> String {
    let corpus = opened.corpus().unwrap();
    let letter = corpus.letters.iter().find(|letter| letter.id == id).unwrap();
    corpus::named::senders(corpus, letter).iter().map(|one| one.name.to_owned()).collect()
}

#[test]
fn what_is_new_changed_and_gone_since_it_was_saved_is_told_and_what_was_put_right_stays() {
    let mut archive = ("saved.zip", first().archive());
    let mut saved = ("saved.html", page(&mut first(), BlockMetadata::default()));
    for before in [&mut archive, &mut saved] {
        let mut files = later();
        files.push((before.0, std::mem::take(&mut before.1)));
        let mut again = opened(&files);
        let told = told(&mut again);
        assert_eq!(told["since"], json!([["new", "d"], ["changed", "b"], ["gone", "c"]]), "{}", before.0);
        assert_eq!(again.corpus().unwrap().letters.len(), 4);
        assert_eq!(sender(&mut again, "a"), "Dora Lind", "{}", before.0);
        let changed = again.corpus().unwrap().part("b", "p1").unwrap().1.text.source();
        assert_eq!(changed, "Two, and more.");
    }
}

#[test]
fn a_saved_page_opened_alone_is_the_same_letters_and_saved_again_the_same_block() {
    let mut first = first();
    let mut again = opened(&[("letters.html", page(&mut first, BlockMetadata::default()))]);
    assert_eq!(told(&mut again)["since"], json!([]));
    assert_eq!(again.corpus().unwrap().letters, first.corpus().unwrap().letters);
    assert_eq!(sender(&mut again, "a"), "Dora Lind");
    let letters = again.corpus().unwrap().letters.clone();
    let mut third = opened(&[("letters.html", page(&mut again, BlockMetadata::default()))]);
    assert_eq!(third.corpus().unwrap().letters, letters);
}

#[test]
fn of_a_page_saved_together_with_an_edition_the_readers_own_letters_are_opened() {
    let base = corpus::fixture::corpus();
    let mut first = first();
    let joined: Value = serde_json::from_str(&first.together(&compact::write(&base).unwrap())).unwrap();
    let own: Vec<String> = serde_json::from_value(joined["own"].clone()).unwrap();
    let whose = BlockMetadata {
        together: true,
        title: "Mine".to_owned(),
        own,
        report: first.report_json(),
        ..BlockMetadata::default()
    };
    let text = block::write(&whose, joined["compact"].as_str().unwrap());
    let mut again = opened(&[("both.html", block::element(&text).into_bytes())]);
    let corpus = again.corpus().unwrap();
    assert_eq!(corpus.collection.title, "Mine");
    assert_eq!(corpus.letters.iter().map(|letter| letter.id.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
    assert!(corpus.people.iter().all(|person| base.people.iter().all(|other| other.name != person.name)));
}

#[test]
fn two_saved_collections_are_opened_at_once_and_letters_of_one_id_that_are_not_the_same_are_both_shown() {
    let of = |files: &[(&str, &str, &str)]| {
        let files: Vec<(&str, Vec<u8>)> =
            files.iter().map(|(name, to, words)| (*name, letter(to, words).into_bytes())).collect();
        opened(&files)
    };
    let mut one =
        of(&[("a.txt", "Cora Field", "One."), ("b.txt", "Cora Field", "Both."), ("a-2.txt", "Emil Lind", "Two.")]);
    let mut other = of(&[("a.txt", "Dora Lind", "Another."), ("b.txt", "Cora Field", "Both.")]);
    one.decide("title", "First");
    other.decide("title", "Second");
    let pages = [page(&mut one, BlockMetadata::default()), page(&mut other, BlockMetadata::default())];
    let archives = [one.archive(), other.archive()];
    for ([first, second], names) in [(pages, ["1.html", "2.html"]), (archives, ["1.zip", "2.zip"])] {
        let mut both = opened(&[(names[0], first), (names[1], second)]);
        let told = told(&mut both);
        assert!(told["problems"].to_string().contains("two saved collections have a letter a"), "{}", told["problems"]);
        let corpus = both.corpus().unwrap().clone();
        let words: Vec<(String, String)> =
            corpus.letters.iter().map(|letter| (letter.id.clone(), letter.parts[0].text.source())).collect();
        let expected = [("a", "One."), ("a-2", "Two."), ("a-3", "Another."), ("b", "Both.")];
        assert_eq!(words, expected.map(|(id, words)| (id.to_owned(), words.to_owned())));
        let named = |id: &str| corpus::named::recipients(&corpus, corpus.letter(id).unwrap())[0].name.to_owned();
        assert_eq!(["a", "a-2", "a-3", "b"].map(named), ["Cora Field", "Emil Lind", "Dora Lind", "Cora Field"]);
        assert_eq!(corpus.people.len(), 4, "whoever has one id and one name is one");
        assert_eq!(corpus.collection.title, "First; Second");
    }
}

#[test]
fn what_an_editor_wrote_about_letters_is_there_beside_an_edition_and_when_both_are_opened_again() {
    let editor = [
        ("x/themes.json", r#"[{"id":"trust","label":"Trust","definition":"Mine.","passages":{"a":{"main":["p1"]}}}]"#),
        ("x/parallels.json", r#"[{"a":"a#p1","b":"b#p1","kind":"same-phrase","strength":2,"reason":"Both say it."}]"#),
    ];
    let files = |words: [&str; 2]| {
        let letters = ["a", "b"].into_iter().zip(words);
        let mut files: Vec<(String, Vec<u8>)> = opened(
            &letters
                .map(|(id, words)| {
                    (if id == "a" { "a.txt" } else { "b.txt" }, letter("Cora Field", words).into_bytes())
                })
                .collect::<Vec<_>>(),
        )
        .files()
        .iter()
        .map(|(path, text)| (format!("x/{path}"), text.clone().into_bytes()))
        .collect();
        files.extend(editor.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())));
        files
    };
    let read = |files: Vec<(String, Vec<u8>)>| {
        opened(&files.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect::<Vec<_>>())
    };
    // The edition has letters, a theme and a parallel of the same ids.
    let base = read(files(["Theirs.", "Theirs too."])).corpus().unwrap().clone();
    assert_eq!((base.themes.len(), base.parallels.len()), (1, 1));
    let mut own = read(files(["Mine.", "Mine too."]));
    let joined: Value = serde_json::from_str(&own.together(&compact::write(&base).unwrap())).unwrap();
    let both = Corpus::from_compact(joined["compact"].as_str().unwrap()).unwrap();
    let themes: Vec<(&str, Vec<&String>)> =
        both.themes.iter().map(|theme| (theme.id.as_str(), theme.passages.keys().collect())).collect();
    let (a, a2) = ("a".to_owned(), "a-2".to_owned());
    assert_eq!(themes, [("trust", vec![&a]), ("trust-2", vec![&a2])]);
    let joins: Vec<String> = both.parallels.iter().map(|one| format!("{} {}", one.a, one.b)).collect();
    assert_eq!(joins, ["a#p1 b#p1", "a-2#p1 b-2#p1"]);

    let whose = BlockMetadata {
        together: true,
        own: serde_json::from_value(joined["own"].clone()).unwrap(),
        ..BlockMetadata::default()
    };
    let text = block::write(&whose, joined["compact"].as_str().unwrap());
    let mut again = opened(&[("both.html", block::element(&text).into_bytes())]);
    let again = again.corpus().unwrap();
    assert_eq!(again.letters.iter().map(|letter| letter.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(again.part("a", "p1").unwrap().1.text.source(), "Mine.");
    assert_eq!(again.themes.iter().map(|theme| theme.id.as_str()).collect::<Vec<_>>(), ["trust"]);
    assert_eq!(again.parallels.iter().map(|one| one.a.to_string()).collect::<Vec<_>>(), ["a#p1"]);
}

#[test]
fn what_an_editor_wrote_to_a_letter_stays_when_it_is_read_again() {
    let mut archive = first();
    let text = archive.files()["letters/a.json"].replacen('{', "{\"description\":\"By the editor.\",", 1);
    let mut files = later();
    files.push(("x/letters/a.json", text.into_bytes()));
    files.push(("x/themes.json", br#"[{"id":"one","label":"One","definition":"x","assignments":[]}]"#.to_vec()));
    let mut again = opened(&files);
    let read = again.corpus().unwrap();
    assert_eq!(read.letters.iter().find(|letter| letter.id == "a").unwrap().description, "By the editor.");
    assert!(again.files().contains_key("themes.json"));
}

#[test]
fn decisions_in_import_toml_hold_in_a_browser_too() {
    let decisions = b"# Mine.\ntitle = \"The Bergs\"\n\n[letters.a]\nrecipient = \"Emil Lind\"\n".to_vec();
    let mut files = later();
    files.push(("import.toml", decisions));
    let mut again = opened(&files);
    let corpus = again.corpus().unwrap();
    assert_eq!(corpus.collection.title, "The Bergs");
    let a = corpus.letters.iter().find(|letter| letter.id == "a").unwrap();
    assert_eq!(corpus::named::recipients(corpus, a)[0].name, "Emil Lind");
}

#[test]
fn people_of_one_name_and_a_letter_that_both_have_are_asked_and_what_is_decided_holds() {
    let words =
        "we were all of us in the garden when the letter came and nobody said a word until it was read to the end";
    let base =
        compact::write(opened(&[("x.txt", letter("Cora Field", words).into_bytes())]).corpus().unwrap()).unwrap();
    let mut own = opened(&[("y.txt", letter("Cora Field", words).into_bytes())]);
    let joined = |own: &mut OpenedFiles| -> (Vec<Vec<String>>, Corpus) {
        let joined: Value = serde_json::from_str(&own.together(&base)).unwrap();
        let notices = serde_json::from_value(joined["notices"].clone()).unwrap();
        (notices, Corpus::from_compact(joined["compact"].as_str().unwrap()).unwrap())
    };
    let (notices, both) = joined(&mut own);
    assert_eq!(notices.iter().map(|one| one[0].as_str()).collect::<Vec<_>>(), ["person", "person", "letter"]);
    assert_eq!(both.people.len(), 4);
    for notice in &notices {
        own.decide_same(&notice[0], &notice[1], notice[1] != "cora-field");
    }
    let (left, both) = joined(&mut own);
    assert_eq!(left, Vec::<Vec<String>>::new());
    assert_eq!(both.people.len(), 3, "one is one, the other two");
    let witness = both.letters.iter().find(|letter| letter.id == "y").unwrap().version_of.clone().unwrap();
    assert_eq!(witness.letter, "x");
}

#[test]
fn the_whole_has_the_title_and_language_that_were_given_to_it_also_when_it_is_opened_again() {
    let mut first = opened(&[("a.txt", letter("Cora Field", "One.").into_bytes())]);
    first.decide("title", "Letters of Anna Berg");
    first.decide("language", "de");
    let corpus = Corpus::from_compact(&first.open()).unwrap();
    assert_eq!((corpus.collection.title.as_str(), corpus.collection.language.as_str()), ("Letters of Anna Berg", "de"));
    let mut again = opened(&[("saved.zip", first.archive())]);
    assert_eq!(told(&mut again)["facts"][0][0], "Letters of Anna Berg");
    again.decide("title", "Berg");
    assert_eq!(told(&mut again)["facts"][0][0], "Berg");
    again.decide("language", "no language at all");
    assert_eq!(told(&mut again)["facts"][0][4], "de");
}

#[test]
fn a_saved_page_or_archive_that_was_cut_or_changed_at_any_place_is_opened_or_told_and_the_others_open() {
    let mut first = first();
    let saved = [("saved.html", page(&mut first, BlockMetadata::default())), ("saved.zip", first.archive())];
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut random = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % u64::try_from(below.max(1)).unwrap()).unwrap()
    };
    let (mut opened_all, mut told_all) = (0, 0);
    for round in 0..120 {
        let (name, whole) = &saved[round % 2];
        let mut bytes = whole.clone();
        match random(4) {
            0 => bytes.truncate(random(whole.len())),
            1 => {
                let (from, length) = (random(whole.len()), random(80));
                drop(bytes.drain(from..(from + length).min(whole.len())));
            }
            2 => {
                let (from, length) = (random(whole.len()), random(80));
                let stretch = whole[from..(from + length).min(whole.len())].to_vec();
                drop(bytes.splice(from..from, stretch));
            }
            _ => {
                for _ in 0..3 {
                    let at = random(whole.len());
                    bytes[at] = u8::try_from(random(256)).unwrap();
                }
            }
        }
        let mut again = opened(&[(name, bytes), ("good.txt", letter("Cora Field", "Good.").into_bytes())]);
        let told = told(&mut again);
        let good = again.corpus().is_some_and(|corpus| corpus.part("good", "p1").is_some());
        assert!(good, "round {round}: the other letter is not opened: {}", told["files"]);
        let letters = again.corpus().map_or(0, |corpus| corpus.letters.len());
        let problems = told["files"].as_array().unwrap().iter().filter(|file| file[2] != "").count();
        let doubts = told["problems"].as_array().unwrap().len();
        assert!(
            letters == 4 || problems + doubts > 0,
            "round {round}: {letters} letters and nothing told of {name}: {told}"
        );
        opened_all += usize::from(letters == 4);
        told_all += usize::from(problems + doubts > 0);
        assert!(Corpus::from_compact(&again.open()).is_ok());
    }
    assert!(opened_all > 5 && told_all > 50, "{opened_all} opened, {told_all} told");
}
