//! Letters that were read, as the files of a collection.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the report")]

use import::{Settings, SourceFile, collection, import};
use serde_json::{Value, json};

fn parts(text: &str) -> Value {
    let file = format!(r#"<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="L1"><teiHeader/><text>{text}</text></TEI>"#);
    let imported = import(vec![SourceFile::new("a.xml", file.into_bytes())], &Settings::default(), |_, _| true);
    let files = collection::files(&imported, &Settings::default());
    files.iter().find(|(path, _)| path == "letters/l1.json").unwrap().1["parts"].clone()
}

#[test]
fn white_space_is_even_across_pieces_and_none_stands_at_ends() {
    let text = parts(
        "<body><p>\n  One <hi rend='underline'> two </hi>\n three <del>four</del> five <note>N</note>\n</p></body>",
    );
    assert_eq!(
        text[0]["text"],
        json!(["One ", {"hi": "two ", "rend": "underline"}, "three ", {"del": "four"}, "five", {"note": "n1"}])
    );
}

#[test]
fn lines_of_verse_items_and_rows_are_one_part_each() {
    let text = parts(
        "<body><lg><l>a</l><l>b</l></lg><list><item>c</item></list><table><row><cell>d</cell><cell>e</cell></row></table><p>f</p></body>",
    );
    assert_eq!(
        text,
        json!([
            {"id": "verse", "kind": "verse", "text": [{"item": "a"}, {"item": "b"}]},
            {"id": "list", "kind": "list", "text": [{"item": "c"}]},
            {"id": "table", "kind": "table", "text": [{"row": ["d", "e"]}]},
            {"id": "p1", "kind": "paragraph", "text": "f"}
        ])
    );
}

#[test]
fn what_was_only_struck_out_stays_with_the_part_before_it() {
    let text = parts("<body><p>One.</p><p><del>Two.</del></p><p>Three.</p></body>");
    assert_eq!(text[0]["text"], json!(["One. ", {"del": "Two."}]));
    assert_eq!((text[1]["id"].as_str(), text[1]["text"].as_str()), (Some("p2"), Some("Three.")));
}

#[test]
fn an_expansion_that_offers_several_words_is_a_note_beside_the_abbreviation() {
    let text =
        parts("<body><p>10 <choice><abbr>fr.</abbr><expan>francs / Franken</expan></choice>!<note>N</note></p></body>");
    assert_eq!(text[0]["text"], json!(["10 fr.", {"note": "n2"}, "!", {"note": "n1"}]));
    assert_eq!((text[2]["id"].as_str(), text[2]["text"].as_str()), (Some("n2"), Some("fr.: francs / Franken")));
}

#[test]
fn names_with_keys_are_mentions_and_everybody_has_one_entry() {
    let text = r##"<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="L1"><teiHeader><profileDesc><correspDesc><correspAction type="sent"><persName ref="#b">Berg, Anna, 1840-1901</persName></correspAction><correspAction type="received"><persName>Unbekannt</persName></correspAction></correspDesc></profileDesc></teiHeader><text><body><p><persName ref="#b">I</persName> and <persName ref="#b">myself</persName> and <persName>he</persName></p></body></text></TEI>"##;
    let imported = import(vec![SourceFile::new("a.xml", text.as_bytes())], &Settings::default(), |_, _| true);
    let files = collection::files(&imported, &Settings::default());
    let file = |wanted: &str| files.iter().find(|(path, _)| path == wanted).map(|(_, value)| value.clone()).unwrap();
    let letter = file("letters/l1.json");
    assert_eq!(letter["recipients"], json!([{"name": "Unbekannt", "certainty": "unknown"}]));
    let people = file("people.json");
    assert!(
        people.as_array().unwrap().iter().any(|person| person["name"] == "Anna Berg" && person["dates"] == "1840–1901"),
        "{people}"
    );
    let mentions = letter["parts"][0]["text"].to_string().matches("mention").count();
    assert_eq!(mentions, 2, "{letter}");
}

#[test]
fn a_table_says_of_files_and_of_letters_without_text_who_when_where_and_what_it_does_not_understand_is_told() {
    let table = "sender;senderPlace;senderPlaceID;senderDate;addressee;edition;file;Umfang\r\nAnna Berg;Basel;https://sws.geonames.org/1;3. Mai 1801;Cora Feld;https://example.org/1;a.txt;2\r\nCora Feld;;;1801-06;Anna Berg;;;\r\nCora Feld;;;1801-07;Anna Berg;;gone.txt;\r\n";
    let files = vec![SourceFile::new("t.csv", table.as_bytes()), SourceFile::new("letters/a.txt", *b"Gr\xFC\xDFe.")];
    let imported = import(files, &Settings::default(), |_, _| true);
    let told: Vec<(&str, usize, &str)> = imported
        .report
        .files
        .iter()
        .map(|file| (file.name.as_str(), file.letters, file.problem.as_deref().unwrap_or_default()))
        .collect();
    assert_eq!(
        told,
        [
            ("gone.txt", 0, "is named by a row of t.csv and is not there"),
            ("letters/a.txt", 1, "is not in UTF-8 and was read as Windows-1252: look at its accents and dashes"),
            ("t.csv", 3, "has a column that is not read: Umfang"),
        ]
    );
    assert_eq!(imported.letters.len(), 2);
    let files = collection::files(&imported, &Settings::default());
    let letter = &files.iter().find(|(path, _)| path == "letters/a.json").unwrap().1;
    assert_eq!(letter["parts"][0]["text"], "Grüße.");
    assert_eq!(letter["date"]["iso"], "1801-05-03");
    let facts: Vec<(&str, &str)> = letter["dossier"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fact| (fact["field"].as_str().unwrap(), fact["url"].as_str().unwrap_or_default()))
        .collect();
    assert_eq!(
        facts,
        [("source-file", ""), ("publication", "https://example.org/1"), ("place", "https://sws.geonames.org/1")]
    );
}

#[test]
fn a_letter_that_runs_the_other_way_has_not_the_language_of_the_others() {
    let of = |files: &[(&str, &str)]| {
        let files = files.iter().map(|(name, text)| SourceFile::new(*name, text.as_bytes())).collect();
        let imported = import(files, &Settings::default(), |_, _| true);
        let files = collection::files(&imported, &Settings::default());
        files
            .into_iter()
            .filter(|(path, _)| path == "collection.json" || path.starts_with("letters/"))
            .map(|(path, value)| format!("{path} {}", value["language"].as_str().unwrap_or("-")))
            .collect::<Vec<_>>()
    };
    let hebrew = "From: Anna\nLanguage: he\n\nשלום לך, קורה היקרה.";
    let unsaid = "From: Anna\n\nשלום לך, קורה היקרה.";
    let english = "From: Anna\n\nDear Cora.";
    let stated = "From: Anna\nLanguage: en\n\nDear Cora.";
    assert_eq!(
        of(&[("a.txt", hebrew), ("b.txt", hebrew), ("c.txt", english)]),
        ["collection.json he", "letters/a.json he", "letters/b.json he", "letters/c.json und"]
    );
    assert_eq!(
        of(&[("a.txt", stated), ("b.txt", stated), ("c.txt", unsaid)]),
        ["collection.json en", "letters/a.json en", "letters/b.json en", "letters/c.json und"]
    );
    assert_eq!(
        of(&[("a.txt", hebrew), ("b.txt", english), ("c.txt", english)]),
        ["collection.json und", "letters/a.json he", "letters/b.json -", "letters/c.json -"],
        "one says nothing of the others"
    );
}
