//! Damaged and hostile files: each is a line of the report, none stops the others.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the report")]

use import::{Settings, SourceFile, draft::reading_text, import};
use proptest::prelude::*;

const GOOD: &str = r#"<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY e "<hi>é</hi>">]><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Anna Berg to Cora Field</title></titleStmt></fileDesc></teiHeader>
  <text><body><opener><dateline><date when="1871-03-04">4 March</date></dateline></opener><p>One <choice><sic>tow</sic><corr>two</corr></choice><note target="x">three</note> &e; <list><item>four</item></list></p></body></text></TEI>"#;

fn problem_of(name: &str, bytes: &[u8]) -> Option<String> {
    let files = vec![SourceFile::new(name, bytes), SourceFile::new("good.xml", GOOD.as_bytes())];
    let imported = import(files, &Settings::default(), |_, _| true);
    assert!(imported.letters.iter().any(|letter| letter.file == "good.xml"), "{name} stops the reading of others");
    imported.report.files.iter().find(|file| file.name == name).and_then(|file| file.problem.clone())
}

#[test]
fn what_is_cut_off_or_of_another_kind_is_told_with_its_place_where_it_has_one() {
    for (name, bytes, said) in [
        ("cut.xml", &GOOD.as_bytes()[..300], "line "),
        ("empty.xml", &b""[..], "XML"),
        ("latin.xml", &b"<a>\xFC</a>"[..], "UTF-8"),
        ("other.xml", &b"<html><body/></html>"[..], "no text of a letter"),
        ("picture.jpg", &b"\xFF\xD8\xFF"[..], "picture"),
        ("what.bin", &b"\x01"[..], "not read"),
        ("empty.txt", &b"  \n"[..], "empty"),
        ("broken.docx", &b"PK\x03\x04rest"[..], "archive"),
        ("broken.zip", &b"PK\x03\x04rest"[..], "archive"),
        ("numbers.csv", &b"a,b\n1,2\n"[..], "column"),
        ("undefined.xml", &b"<TEI>&nowhere;</TEI>"[..], "XML"),
    ] {
        let problem = problem_of(name, bytes).unwrap_or_else(|| panic!("{name} is not told"));
        assert!(problem.contains(said), "{name}: {problem}");
    }
}

#[test]
fn entities_that_multiply_or_lead_outside_are_not_followed() {
    let mut bomb = String::from("<!DOCTYPE a [<!ENTITY e0 \"ha\">");
    for at in 1..40 {
        bomb.push_str(&format!("<!ENTITY e{at} \"&e{0};&e{0};&e{0};&e{0};&e{0};&e{0};&e{0};&e{0};\">", at - 1));
    }
    bomb.push_str("]><TEI><text><body><p>&e39;</p></body></text></TEI>");
    assert!(problem_of("bomb.xml", bomb.as_bytes()).is_some());
    let outside = r#"<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>a&x;b</p></body></text></TEI>"#;
    let imported = import(vec![SourceFile::new("x.xml", outside.as_bytes())], &Settings::default(), |_, _| true);
    let texts: Vec<String> =
        imported.letters.iter().flat_map(|letter| &letter.parts).map(|part| reading_text(&part.content)).collect();
    assert!(texts.is_empty() || texts == ["ab"], "{texts:?}");
}

#[test]
fn what_is_nested_too_deeply_is_told() {
    let deep = format!("<TEI><text><body>{}x{}</body></text></TEI>", "<div>".repeat(50_000), "</div>".repeat(50_000));
    assert!(problem_of("deep.xml", deep.as_bytes()).is_some());
}

#[test]
fn an_element_with_more_attributes_than_any_letter_has_is_told_before_they_are_compared() {
    let with = |count: usize| {
        let attributes: Vec<String> = (0..count).map(|at| format!("a{at}='x > y'")).collect();
        format!("<TEI><text>\n<body><p {}>x = 'y'</p></body></text></TEI>", attributes.join(" "))
    };
    assert_eq!(problem_of("a.xml", with(400).as_bytes()).filter(|problem| problem.contains("attributes")), None);
    let problem = problem_of("a.xml", with(200_000).as_bytes()).unwrap_or_default();
    assert_eq!(problem, "line 2, column 1: has an element with more than 400 attributes");
}

#[test]
fn reading_stops_when_it_is_asked_to() {
    let files = (0..10).map(|at| SourceFile::new(format!("{at}.txt"), *b"Words.")).collect();
    let imported = import(files, &Settings::default(), |done, _| done < 3);
    assert_eq!(imported.letters.len(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_file_changed_at_any_place_is_read_or_told_and_every_character_accounted_for(
        at in 0..GOOD.len(), byte in any::<u8>(), cut in proptest::option::of(0..GOOD.len()),
    ) {
        let mut bytes = GOOD.as_bytes().to_vec();
        bytes[at] = byte;
        bytes.truncate(cut.unwrap_or(bytes.len()));
        let imported = import(vec![SourceFile::new("a.xml", bytes)], &Settings::default(), |_, _| true);
        prop_assert!(imported.report.characters.is_complete());
        prop_assert_eq!(imported.report.files.len(), 1);
    }

    #[test]
    fn any_arrangement_of_elements_is_read_with_every_character(names in proptest::collection::vec(0..NAMES.len(), 1..40), closes in proptest::collection::vec(any::<bool>(), 40)) {
        let mut text = String::new();
        let mut open = Vec::new();
        for (at, name) in names.iter().enumerate() {
            text.push_str(&format!("<{0} xml:id=\"i{at}\" target=\"#i{1}\">w{at} ", NAMES[*name], at / 2));
            open.push(NAMES[*name]);
            if closes[at] && let Some(name) = open.pop() {
                text.push_str(&format!("</{name}>t "));
            }
        }
        while let Some(name) = open.pop() {
            text.push_str(&format!("</{name}>"));
        }
        let file = format!("<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body>{text}</body></text></TEI>");
        let imported = import(vec![SourceFile::new("a.xml", file.as_bytes())], &Settings::default(), |_, _| true);
        let characters = imported.report.characters;
        prop_assert!(characters.is_complete(), "{:?} of {}", characters, file);
    }
}

/// Elements of every meaning.
const NAMES: &[&str] = &[
    "p",
    "div",
    "note",
    "ref",
    "anchor",
    "list",
    "item",
    "table",
    "row",
    "cell",
    "lg",
    "l",
    "choice",
    "sic",
    "corr",
    "abbr",
    "expan",
    "app",
    "lem",
    "rdg",
    "hi",
    "del",
    "add",
    "q",
    "quote",
    "closer",
    "salute",
    "signed",
    "postscript",
    "address",
    "addrLine",
    "fw",
    "listPerson",
    "noteGrp",
    "figure",
    "figDesc",
    "gap",
    "lb",
    "pb",
    "persName",
    "rs",
    "seg",
    "head",
    "floatingText",
    "odd",
];
