//! Kinds that editions which nobody here had seen before showed to be read wrongly or not: made up again, none of their words.

use import::{draft::DraftPiece, report::Treatment};

use crate::{BOTH, all, compare, read, stated, tei, texts};

const CORRESPONDENTS: &str = r#"<correspAction type="sent"><persName>Anna Berg</persName><date when="1801-05-03"/></correspAction><correspAction type="received"><persName>Cora Feld</persName></correspAction>"#;

#[test]
fn a_note_that_original_and_translation_point_to_hangs_in_both() {
    let file = format!(
        r##"<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="L1"><teiHeader><profileDesc><correspDesc>{CORRESPONDENTS}</correspDesc></profileDesc></teiHeader><text><body><div type="original" xml:lang="nl"><p>Lieve zus,<ptr target="#n"/> ja.</p></div><div type="translation" xml:lang="en"><p>Dear sister,<ptr target="#n"/> yes.</p></div></body></text><standOff><listAnnotation><note xml:id="n">Dora Tal.<ptr target="#n"/></note></listAnnotation></standOff></TEI>"##
    );
    let imported = read(&[("a.xml", file.as_bytes())]);
    let (words, notes) = texts(&imported);
    assert_eq!((words.as_str(), notes.as_str()), ("Lieve zus, ja. / Dear sister, yes.", "Dora Tal. / Dora Tal."));
}

#[test]
fn a_document_of_tei_in_a_namespace_of_its_own_is_read_as_one_of_tei() {
    let file = tei(
        &format!("<profileDesc><correspDesc>{CORRESPONDENTS}</correspDesc></profileDesc>"),
        "<body><opener><salute>Cora,</salute></opener><p>I <del>am</del> <add>was</add> here.</p></body>",
    )
    .replace("http://www.tei-c.org/ns/1.0", "https://letters.example/schema");
    let imported = read(&[("a.xml", file.as_bytes())]);
    assert_eq!(imported.letters.iter().map(stated).collect::<Vec<_>>(), [BOTH]);
    assert_eq!(texts(&imported).0, "Cora, / I was here.");
    assert!(imported.report.constructs.iter().all(|one| one.treatment == Treatment::Kept));
}

#[test]
fn what_holds_paragraphs_is_a_division_whatever_it_is_called() {
    let file = r#"<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:v="https://volumes.example/"><teiHeader/><text><body><div type="document" xml:id="d1"><head><persName type="from">Anna Berg</persName> to <persName type="to">Cora Feld</persName></head><p>See what Dora wrote.</p><v:enclosure><head>Dora Tal to Anna Berg</head><p>No.</p></v:enclosure><p>And <v:seal>L. S.</v:seal></p></div></body></text></TEI>"#;
    let imported = read(&[("a.xml", file.as_bytes())]);
    assert_eq!(
        texts(&imported).0,
        "Anna Berg to Cora Feld / See what Dora wrote. / Dora Tal to Anna Berg / No. / And L. S."
    );
    let treated = |name: &str| imported.report.constructs.iter().find(|one| one.name == name).map(|one| one.treatment);
    assert_eq!(treated("v:enclosure"), Some(Treatment::Shown));
    assert_eq!(treated("v:seal"), Some(Treatment::Text));
}

#[test]
fn divisions_that_point_each_to_a_description_are_a_letter_each() {
    let header = r#"<fileDesc><titleStmt><title>Letters</title></titleStmt></fileDesc><profileDesc><correspDesc xml:id="c1"><correspAction type="sent"><persName>Anna Berg</persName><date when="1801-05-03"/></correspAction><correspAction type="received"><persName>Cora Feld</persName></correspAction></correspDesc><correspDesc xml:id="c2"><correspAction type="sent"><persName>Cora Feld</persName><date when="1801-05-09"/></correspAction><correspAction type="received"><persName>Anna Berg</persName></correspAction></correspDesc></profileDesc>"#;
    for pointer in ["decls", "corresp"] {
        let body = format!(
            r##"<body><head>Letters</head><div><div {pointer}="#c1"><p>Yes.</p></div><div type="correspondence" {pointer}="#c2"><p>No.</p></div></div></body>"##
        );
        let found = all(&[("a.xml", tei(header, &body).as_bytes())]);
        assert_eq!(found, [BOTH, "Cora Feld | Anna Berg | 1801-05-09"], "{pointer}");
    }
}

#[test]
fn headers_name_the_two_in_ways_not_met_before() {
    let described = |actions: &str, title: &str| {
        tei(
            &format!(
                "<fileDesc><titleStmt><title>{title}</title></titleStmt></fileDesc><profileDesc><correspDesc>{actions}</correspDesc></profileDesc>"
            ),
            "<body><p>Yes.</p></body>",
        )
    };
    let register = r#"<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><standOff><listPerson><person xml:id="P7"><persName xml:id="p7" type="main"><surname>Berg</surname><forename>Anna</forename></persName><persName xml:id="p9" type="alias"><surname>Montana</surname><forename>Anna</forename></persName></person></listPerson></standOff></TEI>"#;
    let keys = r#"<correspAction type="sent"><persName ref="p7"/><date when="1801-05-03"/></correspAction><correspAction type="received"><persName ref="p8"/></correspAction>"#;
    let keyed = described(keys, "Anna Montana / [Basel] an Cora Feld, 3. Mai 1801");
    let by = r#"<correspAction type="sentBy"><persName>Anna Berg</persName><date when="1801-05-03"/></correspAction><correspAction type="deliveredTo"><persName>Cora Feld</persName></correspAction>"#;
    let together = r#"<body><div type="document" xml:id="d1"><head>3. Message From Chairmen <persName type="from">Berg</persName> and <persName>Tal</persName> to President <persName type="to">Feld</persName>, about <persName>Hof</persName></head><dateline><date when="1801-05-03"/></dateline><p>Yes.</p></div></body>"#;
    let cases = [
        (
            "a key that is the id of a name in the register",
            all(&[("a.xml", keyed.as_bytes()), ("register.xml", register.as_bytes())]),
            "Anna Berg | Cora Feld | 1801-05-03",
        ),
        (
            "keys that no register has, and a title",
            all(&[("a.xml", keyed.as_bytes())]),
            "Anna Montana | Cora Feld | 1801-05-03",
        ),
        ("sent by, delivered to", all(&[("a.xml", described(by, "12").as_bytes())]), BOTH),
        (
            "a second sender whom nothing marks",
            all(&[("a.xml", tei("", together).as_bytes())]),
            "Berg + Tal | Feld | 1801-05-03",
        ),
    ];
    compare(cases.into_iter().map(|(what, found, expected)| (what.to_owned(), found.join("; "), expected.to_owned())));
}

#[test]
fn of_people_in_a_register_what_they_are_is_shown() {
    let back = r##"<body><p><rs type="person" ref="#p1">Sie</rs>.</p></body><back><listPerson><person xml:id="p1"><persName>Berg, Anna</persName><sex value="2"/><occupation>painter</occupation></person><person xml:id="p2"><persName>Tal, Emil</persName><gender>male</gender></person></listPerson></back>"##;
    let imported = read(&[("a.xml", tei("", back).as_bytes())]);
    let notes: Vec<&str> = imported.register.entries().iter().map(|entry| entry.note.as_str()).collect();
    assert_eq!(notes, ["painter. Female", "Male"]);
    assert!(
        imported.report.constructs.iter().all(|one| one.treatment != Treatment::Text),
        "{:?}",
        imported.report.constructs
    );
}

#[test]
fn a_word_over_two_lines_may_say_so_by_how_it_looks() {
    let body = r##"<body><p>Liebe Freun<lb rendition="#hyphen"/>din, es<lb/>ist spät.</p></body>"##;
    assert_eq!(texts(&read(&[("a.xml", tei("", body).as_bytes())])).0, "Liebe Freundin, es ist spät.");
}

#[test]
fn pages_have_the_number_of_their_picture_or_none() {
    let body = r#"<body><p><pb facs="https://pictures.example/iiif/berg_0019/"/>Yes<pb next="12"/>, no.</p></body>"#;
    let imported = read(&[("a.xml", tei("", body).as_bytes())]);
    let pages = imported.letters[0].parts[0].content.iter().filter_map(|piece| match piece {
        DraftPiece::Page { number } => Some(number.as_str()),
        _ => None,
    });
    assert_eq!(pages.collect::<Vec<_>>(), ["berg_0019"]);
}

#[test]
fn fronts_of_markdown_list_their_people_with_other_fields() {
    let cases = [
        (
            "lists of people, of each an id and a name",
            "---\nletter_id: \"24\"\ntitle: \"A letter from Anna Berg (1801)\"\nltr_date: \"3 May 1801\"\ndraft: false\ncreated: \"2014-03-04\"\nsenders:\n  - id: 21\n    name: Anna Berg\n    iname: anna berg\n    type: people\nreceivers:\n  - id: 9\n    name: Cora Feld\n    type: woman\n    url: /woman/9.html\n---\nYes.\n",
        ),
        ("plural words", "---\nauthors: [Anna Berg]\nrecipients: [Cora Feld]\nletter_date: 1801-05-03\n---\nYes.\n"),
        ("words in two", "---\nsender_name: Anna Berg\nrecipient-name: Cora Feld\ndate_sent: 1801-05-03\n---\nYes.\n"),
    ];
    compare(
        cases
            .into_iter()
            .map(|(what, text)| (what.to_owned(), all(&[("7.html.md", text.as_bytes())]).join("; "), BOTH.to_owned())),
    );
}

#[test]
fn marks_of_pages_in_plain_text_are_pages() {
    let text = "\n--- page 081r---\nSerenissimo Principe,\nè tardi, et non\n--- page 081v---\nmancarò.\nDi Basilea a’ 3 maggio 1801\nhumilissimo servitore\nAnna Berg\n\n--- page 082r---\n\n\n--- page 082v---\nA Cora Feld\n";
    let imported = read(&[("a.txt", text.as_bytes())]);
    let (words, _) = texts(&imported);
    assert!(!words.contains("page"), "{words}");
    // A full name below a closing, and one after “A” on the cover: who it is is read, and not sure.
    assert_eq!(stated(&imported.letters[0]), BOTH);
    let people = imported.letters[0].senders.iter().chain(&imported.letters[0].recipients);
    assert!(people.map(|one| one.attribution).all(|one| one == corpus::Attribution::Uncertain));
}

#[test]
fn a_closing_without_a_full_name_or_a_name_without_a_closing_names_nobody() {
    for end in
        ["Your obedient servant,\nAnna", "I saw them all,\nAnna Berg", "Anna Berg\nis my friend", "Yours\n3 May 1801"]
    {
        let text = format!("Dear Cora,\n\nYes.\n\n{end}\n");
        let imported = read(&[("a.txt", text.as_bytes())]);
        assert!(imported.letters[0].senders.is_empty(), "{end}: {}", stated(&imported.letters[0]));
    }
}

#[test]
fn one_letter_in_two_languages_is_a_letter_and_its_translation_whatever_the_divisions_are_called() {
    let header = |inside: &str| format!("<fileDesc><titleStmt><title>Letter</title></titleStmt></fileDesc>{inside}");
    let described = header(&format!("<profileDesc><correspDesc>{CORRESPONDENTS}</correspDesc></profileDesc>"));
    let titled = "<fileDesc><titleStmt><title>Anna Berg to Cora Feld, 3 May 1801</title></titleStmt></fileDesc>";
    let two = |first: &str, second: &str| {
        format!(
            r#"<body><div type="letter" {first}><p>Lieve zus.</p></div><div type="letter" {second}><p>Dear sister.</p></div></body>"#
        )
    };
    let of = |letter: &import::draft::Draft| (letter.id.clone(), letter.translates.clone());
    for (header, body, original, translation) in [
        (described.as_str(), two(r#"xml:lang="nl""#, r#"xml:lang="en""#), "l1", "l1-2"),
        (titled, two(r#"xml:lang="nl" subtype="original""#, r#"xml:lang="en" subtype="translation""#), "l1", "l1-2"),
        (titled, two(r#"xml:lang="en" subtype="translation""#, r#"xml:lang="nl""#), "l1-2", "l1"),
        (
            titled,
            two(r#"xml:lang="nl" xml:id="nl""#, r#"xml:lang="en" xml:id="en" n="English translation""#),
            "nl",
            "en",
        ),
    ] {
        let imported = read(&[("a.xml", tei(header, &body).as_bytes())]);
        assert_eq!(imported.letters.iter().map(stated).collect::<Vec<_>>(), [BOTH, BOTH], "{body}");
        let mut found: Vec<_> = imported.letters.iter().map(of).collect();
        found.sort_by_key(|(_, translates)| translates.is_some());
        assert_eq!(found, [(original.to_owned(), None), (translation.to_owned(), Some(original.to_owned()))], "{body}");
        let files = import::collection::files(&imported, &import::Settings::default());
        let file = files.iter().find(|(name, _)| *name == format!("letters/{translation}.json")).unwrap();
        let said = &file.1["version_of"];
        assert_eq!((said["letter"].as_str(), said["kind"].as_str()), (Some(original), Some("translation")));
    }
    // Two of one language, two with a description each, two of which nothing says that they are one letter: letters.
    let each = header(&format!(
        "<profileDesc><correspDesc>{CORRESPONDENTS}</correspDesc><correspDesc>{CORRESPONDENTS}</correspDesc></profileDesc>"
    ));
    for (header, body) in [
        (described.as_str(), two(r#"xml:lang="nl""#, r#"xml:lang="nl""#)),
        (each.as_str(), two(r#"xml:lang="nl""#, r#"xml:lang="en""#)),
        (titled, two(r#"xml:lang="nl""#, r#"xml:lang="en""#)),
    ] {
        let imported = read(&[("a.xml", tei(header, &body).as_bytes())]);
        assert!(
            imported.letters.len() == 2 && imported.letters.iter().all(|letter| letter.translates.is_none()),
            "{body}"
        );
    }
}

#[test]
fn tables_name_the_days_between_which_and_a_body_beside_a_person() {
    let csv = "sender,senderDateFrom,senderDateTo,senderDateEarliest,senderDateLatest,addressee,addresseeOrg\nAnna Berg,,,1801-05-03,1801-05-09,Cora Feld,Field & Sons\nAnna Berg,1801-05-20,1801-05-21,,,Dora Tal,\nEmil Hof,-,,,,Dora Tal,\n";
    let expected = [
        "Anna Berg | Cora Feld + Field & Sons | 1801-05-03/1801-05-09",
        "Anna Berg | Dora Tal | 1801-05-20/1801-05-21",
        "Emil Hof | Dora Tal | ",
    ];
    let imported = read(&[("a.csv", csv.as_bytes())]);
    assert_eq!(imported.letters.iter().map(stated).collect::<Vec<_>>(), expected);
    assert_eq!(imported.report.files[0].problem, None);
}
