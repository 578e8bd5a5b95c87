//! Collections that nobody thought of: each is read, every page and file of it is made, and says what there is.

use std::{collections::BTreeMap, fs, path::Path};

use corpus::{Corpus, Severity, validate::validate_folder};
use serde_json::{Value, json};

use crate::collections::{NEVER, published_corpus, said};

/// A collection of these letters, read from a folder as an editor's is; and what is said of it that is worse than a note.
fn read(name: &str, collection: &Value, letters: &[Value]) -> (Corpus, Vec<String>) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("odd").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("letters")).unwrap();
    fs::write(folder.join("collection.json"), collection.to_string()).unwrap();
    for letter in letters {
        let id = letter["id"].as_str().unwrap();
        fs::write(folder.join("letters").join(format!("{id}.json")), letter.to_string()).unwrap();
    }
    let loaded = validate_folder(&folder);
    let worse = loaded.problems.iter().filter(|problem| problem.severity != Severity::Note);
    let worse = worse.map(|problem| format!("{}: {problem}", problem.severity.label())).collect();
    fs::remove_dir_all(&folder).unwrap();
    (loaded.corpus.unwrap_or_else(|| panic!("nothing is left of {name}")), worse)
}

/// Every file of a collection in which nothing is wrong; none of its pages names what is not there.
fn made(name: &str, letters: &[Value]) -> BTreeMap<String, String> {
    let (corpus, worse) = read(name, &json!({ "id": name, "format": 2, "title": name, "language": "en" }), letters);
    assert_eq!(worse, [""; 0], "{name}");
    let files = published_corpus(name, corpus);
    for (file, page) in files.iter().filter(|(file, _)| file.ends_with(".html")) {
        let said = said(page);
        for never in NEVER {
            assert!(!said.contains(never), "{name}/{file}: “{never}” in {said}");
        }
    }
    files
}

fn letter(id: &str, from: &str, to: &str, date: Option<&str>) -> Value {
    let mut letter = json!({
        "id": id, "senders": [{ "name": from }], "recipients": [{ "name": to }],
        "parts": [{ "id": "p1", "kind": "paragraph", "text": format!("This is what {id} says of the tide.") }]
    });
    if let Some(date) = date {
        letter["date"] = json!(date);
    }
    letter
}

#[test]
fn letters_none_of_which_has_a_date_are_undated_once_and_stand_in_the_order_of_their_ids() {
    for count in [3, 120] {
        let letters: Vec<Value> =
            (0..count).map(|at| letter(&format!("l{at:03}"), "Ida Falk", "Jon Rask", None)).collect();
        let files = made(&format!("undated-{count}"), &letters);
        let first = said(&files["index.html"]);
        assert!(first.contains("undated") || first.contains("Undated"), "{first}");
        for (file, page) in files.iter().filter(|(file, _)| file.ends_with(".html")) {
            assert!(!page.contains("NaN") && !page.contains("1970"), "{file}");
        }
        let list = &files["letters/index.html"];
        let places: Vec<Option<usize>> = (0..count).map(|at| list.find(&format!("letters/l{at:03}/"))).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
    }
}

#[test]
fn thirteen_letters_to_one_person_are_read_one_after_the_other() {
    let letters: Vec<Value> = (1..=13)
        .map(|at| letter(&format!("l{at:02}"), "Ida Falk", "Jon Rask", Some(&format!("1904-05-{at:02}"))))
        .collect();
    let files = made("thirteen", &letters);
    // Twelve can be chosen from a table of pairs; of thirteen one chooses by two fields, and none but joined pairs have pages.
    assert!(!files.keys().any(|file| file.starts_with("compare/l")));
    assert!(files["compare/index.html"].contains("name=\"a\"") && files["compare/index.html"].contains("name=\"b\""));
    let page = said(&files["letters/l07/index.html"]);
    assert!(page.contains("Next letter in this correspondence") || page.contains("8 May 1904"), "{page}");
    let first = said(&files["index.html"]);
    assert!((1..=13).all(|at| first.contains(&format!("{at} May 1904"))), "{first}");
    let twelve = made("twelve", &letters[..12]);
    assert!(twelve.contains_key("compare/l01/l02/index.html") && twelve.contains_key("compare/l01/rest/index.html"));
}

#[test]
fn a_letter_to_forty_names_all_of_them_on_its_page_and_some_where_there_is_little_room() {
    let mut circular = letter("circular", "Ida Falk", "x", Some("1904-05-02"));
    circular["recipients"] = (1..=40).map(|at| json!({ "name": format!("Pilot Number{at}") })).collect();
    let files = made("forty", &[circular, letter("answer", "Jon Rask", "Ida Falk", Some("1904-05-03"))]);
    let page = said(&files["letters/circular/index.html"]);
    assert!((1..=40).all(|at| page.contains(&format!("Pilot Number{at}"))), "{page}");
    let tei = &files["data/letters/circular.xml"];
    assert_eq!(tei.matches("correspAction type=\"received\"").count(), 1);
    assert!((1..=40).all(|at| tei.contains(&format!("Pilot Number{at}"))));
    let title = files["letters/circular/index.html"].split("<title>").nth(1).unwrap().split("</title>").next().unwrap();
    assert_eq!(title, "Ida Falk to Pilot Number1, Pilot Number2, Pilot Number3 and 37 others, 2 May 1904 · forty");
    assert!(said(&files["index.html"]).contains("and 37 others"));
    assert!(!said(&files["index.html"]).contains("Pilot Number9"));
}

#[test]
fn a_part_in_a_language_that_nobody_knows_is_read_and_says_what_is_told() {
    let mut known = letter("one", "Ida Falk", "Jon Rask", Some("1904-05-02"));
    known["language"] = json!("qaa");
    known["parts"].as_array_mut().unwrap().push(json!(
        { "id": "p2", "kind": "paragraph", "lang": "und", "text": "Vr nar bet." }
    ));
    known["parts"].as_array_mut().unwrap().push(json!(
        { "id": "p3", "kind": "paragraph", "lang": "yi", "text": ["א ", { "foreign": "ship", "lang": "en" }, " איז דא"] }
    ));
    let files = made("unknown-language", &[known, letter("two", "Jon Rask", "Ida Falk", None)]);
    let page = &files["letters/one/index.html"];
    assert!(page.contains("lang=\"qaa\""), "{page}");
    assert!(page.contains("<p id=\"p3\" lang=\"yi\" dir=\"rtl\""), "{page}");
    assert!(!page.contains("lang=\"und\""), "{page}");
}

#[test]
fn what_stands_alone_in_a_letter_is_a_letter() {
    let with = |id: &str, parts: Value| {
        let mut letter = letter(id, "Ida Falk", "Jon Rask", Some("1904-05-02"));
        letter["parts"] = parts;
        letter
    };
    let files = made(
        "alone",
        &[
            with("gap", json!([{ "id": "p1", "kind": "paragraph", "text": [{ "gap": "burnt", "extent": "all" }] }])),
            with("figure", json!([{ "id": "p1", "kind": "paragraph", "text": [{ "figure": "a drawing of a boat" }] }])),
            with(
                "table",
                json!([{ "id": "table", "kind": "table", "text": [{ "row": ["rope", "1"] }, { "row": ["tar", "2"] }] }]),
            ),
            with(
                "verse",
                json!([{ "id": "verse", "kind": "verse", "text": [{ "item": "Tide" }, { "item": "and time" }] }]),
            ),
            with("none", json!([])),
        ],
    );
    for (id, words) in [
        ("gap", "burnt"),
        ("figure", "a drawing of a boat"),
        ("table", "rope"),
        ("verse", "and time"),
        ("none", "2 May 1904"),
    ] {
        let page = &files[&format!("letters/{id}/index.html")];
        assert!(said(page).contains(words) || page.contains(words), "{id}: {}", said(page));
    }
}

#[test]
fn what_cannot_be_is_told_in_an_editors_words_and_the_rest_is_shown() {
    let mut odd = letter("Ünder_Score 1", "Ida Falk", "Jon Rask", None);
    odd["date"] = json!("1904-05-02");
    let mut empty = letter("empty", "Ida Falk", "Jon Rask", Some("1904-05-03"));
    empty["parts"] = json!([
        { "id": "p1", "kind": "paragraph", "text": "" },
        { "id": "p2", "kind": "paragraph", "text": [] },
        { "id": "p3", "kind": "paragraph", "text": "   " },
        { "id": "p4", "kind": "paragraph", "text": "Words at last." }
    ]);
    let sound = letter("sound", "Jon Rask", "Ida Falk", Some("1904-05-04"));
    let (corpus, said_of) = read("odd-ids", &json!({ "id": "odd", "format": 2, "title": "Odd" }), &[odd, empty, sound]);
    let all = said_of.join("\n");
    assert!(all.contains("Ünder_Score 1") && all.contains("write “uender-score-1”"), "{all}");
    assert!(!all.contains("expected") && !all.contains("missing field"), "{all}");
    assert!(corpus.letter("sound").is_some());
    let files = published_corpus("odd-ids", corpus);
    assert!(said(&files["letters/empty/index.html"]).contains("Words at last."));
}

#[test]
fn a_translation_stands_beside_its_original_and_a_picture_of_a_page_is_a_way_to_it() {
    let mut original = letter("original", "Ida Falk", "Jon Rask", Some("1904-05-02"));
    original["language"] = json!("sv");
    original["parts"] = json!([{ "id": "p1", "kind": "paragraph", "text": [
        { "page": "1", "facs": "https://images.example.org/1.jpg" }, "Tidvattnet väntar inte."
    ] }]);
    let mut translation = letter("translation", "Ida Falk", "Jon Rask", Some("1904-05-02"));
    translation["version_of"] = json!({ "letter": "original", "kind": "translation" });
    let files = made("translation", &[original, translation]);
    let page = &files["letters/original/index.html"];
    assert!(page.contains("https://images.example.org/1.jpg"), "{page}");
    assert!(said(page).contains("translation") && page.contains("href=\"../../compare/original/translation/\""));
    let pair = &files["compare/original/translation/index.html"];
    assert!(pair.contains("lang=\"sv\"") && pair.contains("lang=\"en\""), "{pair}");
    assert!(said(&files["letters/translation/index.html"]).contains("This is a translation."));
}

#[test]
fn the_plain_text_of_the_one_file_says_languages_and_directions_and_keeps_lines() {
    let mut one = letter("one", "Ida Falk", "Jon Rask", Some("1904-05-02"));
    one["parts"] = json!([
        { "id": "p1", "kind": "paragraph", "text": "The tide." },
        { "id": "p2", "kind": "paragraph", "lang": "he", "text": "הספינה הגיעה." },
        { "id": "p3", "kind": "paragraph", "lang": "de", "text": "Die Flut." },
        { "id": "verse", "kind": "verse", "text": [{ "item": "Tide" }, { "item": "and time" }] },
    ]);
    let mut unknown = letter("unknown", "Jon Rask", "Ida Falk", None);
    unknown["language"] = json!("und");
    let (corpus, worse) =
        read("plain", &json!({ "id": "plain", "format": 2, "title": "Plain", "language": "en" }), &[one, unknown]);
    assert_eq!(worse, [""; 0]);
    let plain = exports::one_file::plain::plain_text(&corpus, None);
    for told in [
        "<p id=\"one-p1\">The tide.</p>",
        "<p id=\"one-p2\" lang=\"he\" dir=\"rtl\">הספינה הגיעה.</p>",
        "<p id=\"one-p3\" lang=\"de\" dir=\"ltr\">Die Flut.</p>",
        "Tide<br>\nand time",
        "<p id=\"unknown-p1\" dir=\"auto\">",
    ] {
        assert!(plain.contains(told), "{told}\n{plain}");
    }
}
