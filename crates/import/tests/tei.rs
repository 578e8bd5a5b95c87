//! Letters in TEI, in the ways in which editions write them. All of it is made up.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the report")]

use import::{
    Imported, Settings, SourceFile,
    draft::{Draft, DraftPiece, reading_text},
    import,
    report::Treatment,
};

fn tei(header: &str, text: &str) -> String {
    format!(
        r#"<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="L1"><teiHeader>{header}</teiHeader><text>{text}</text></TEI>"#
    )
}

fn read(files: &[(&str, String)]) -> Imported {
    let files = files.iter().map(|(name, text)| SourceFile::new(*name, text.as_bytes())).collect();
    let imported = import(files, &Settings::default(), |_, _| true);
    assert!(imported.report.characters.is_complete(), "{:?}", imported.report.characters);
    imported
}

fn one(header: &str, text: &str) -> Draft {
    read(&[("a.xml", tei(header, text))]).letters.remove(0)
}

fn lines(draft: &Draft) -> Vec<String> {
    draft.parts.iter().map(|part| format!("{}: {}", part.id, reading_text(&part.content))).collect()
}

fn people(draft: &Draft) -> (String, String) {
    let names = |people: &[import::draft::DraftCorrespondent]| {
        people.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(" + ")
    };
    (names(&draft.senders), names(&draft.recipients))
}

#[test]
fn a_description_of_the_correspondence_says_who_when_and_where() {
    let draft = one(
        r##"<fileDesc><titleStmt><title>Anna Berg to Cora Field and the Post Office</title></titleStmt></fileDesc><profileDesc><correspDesc>
          <correspAction type="sent"><persName ref="#berg">Anna Berg</persName><placeName>Basel</placeName><date notBefore="1871-03" notAfter="1871-05">spring 1871</date></correspAction>
          <correspAction type="received"><persName>Cora Field</persName><orgName>The Post Office</orgName></correspAction></correspDesc></profileDesc>"##,
        "<body><p>Yes.</p></body>",
    );
    assert_eq!(people(&draft), ("Anna Berg".to_owned(), "Cora Field + The Post Office".to_owned()));
    assert!(draft.recipients[1].is_body && !draft.recipients[0].is_body);
    assert_eq!(draft.date.map(|date| date.edtf).as_deref(), Some("1871-03/1871-05"));
    assert_eq!((draft.place.as_deref(), draft.id.as_str()), (Some("Basel"), "l1"));
}

#[test]
fn of_a_place_with_more_readings_than_two_none_is_lost() {
    let text = "<body><p>I <choice><sic>teh</sic><corr>the</corr><abbr>th.</abbr></choice> end</p></body>";
    assert_eq!(lines(&one("", text)), ["p1: I theth. end"]);
}

#[test]
fn a_header_that_contradicts_the_title_is_told_and_the_title_is_followed_unless_it_is_decided_otherwise() {
    let header = r#"<fileDesc><titleStmt><title>Anna Berg an Cora Field, 4. März 1871</title></titleStmt></fileDesc><profileDesc><correspDesc>
      <correspAction type="sent"><persName type="addressee">Anna Berg</persName><persName type="sender">Cora Field</persName><date when="1871-03-04"/></correspAction></correspDesc></profileDesc>"#;
    let draft = one(header, "<body><p>Ja.</p></body>");
    assert_eq!(people(&draft), ("Anna Berg".to_owned(), "Cora Field".to_owned()));
    assert_eq!(draft.disagreements.len(), 1);
    let settings = Settings { correspondents: Some(import::draft::FieldEvidence::Header), ..Settings::default() };
    let file = SourceFile::new("a.xml", tei(header, "<body><p>Ja.</p></body>").into_bytes());
    let decided = import(vec![file], &settings, |_, _| true).letters.remove(0);
    assert_eq!(people(&decided), ("Cora Field".to_owned(), "Anna Berg".to_owned()));
}

#[test]
fn without_a_description_author_and_title_say_it_and_names_in_the_title_keep_their_keys() {
    let draft = one(
        r##"<fileDesc><titleStmt><title>Letter to <persName ref="#field">Miss Field</persName>, March 4, 1871</title><author ref="#berg">Anna Berg</author></titleStmt></fileDesc>"##,
        "<body><p>Yes.</p></body>",
    );
    assert_eq!(people(&draft), ("Anna Berg".to_owned(), "Miss Field".to_owned()));
    assert_eq!(draft.recipients[0].reference.as_deref(), Some("#field"));
    assert_eq!(draft.date.map(|date| date.edtf).as_deref(), Some("1871-03-04"));
}

#[test]
fn a_volume_of_documents_is_as_many_letters_and_the_rest_of_it_is_counted_as_left_out() {
    let document = |n: u8, from: &str, to: &str| {
        format!(
            r#"<div type="document" xml:id="d{n}" xmlns:frus="urn:frus" frus:doc-dateTime-min="1871-03-0{n}T00:00:00" frus:doc-dateTime-max="1871-03-0{n}T23:59:59"><head>{n}. Letter From <persName type="from">{from}</persName> to <persName type="to">{to}</persName><note n="1">Source: made up.</note></head><p>Text {n}.</p></div>"#
        )
    };
    let text = format!(
        "<body><div type=\"compilation\"><head>A Volume</head>{}{}<div type=\"document\" subtype=\"editorial-note\"><p>Note.</p></div></div></body>",
        document(1, "Anna Berg", "Cora Field"),
        document(2, "Cora Field", "Anna Berg")
    );
    let imported = read(&[("v.xml", tei("", &text))]);
    assert_eq!(imported.letters.iter().map(|letter| letter.id.as_str()).collect::<Vec<_>>(), ["d1", "d2"]);
    assert_eq!(people(&imported.letters[1]), ("Cora Field".to_owned(), "Anna Berg".to_owned()));
    assert_eq!(imported.letters[0].date.as_ref().map(|date| date.edtf.as_str()), Some("1871-03-01"));
    assert_eq!(imported.report.characters.omitted, "AVolumeNote.".chars().count());
    assert_eq!(
        lines(&imported.letters[0]),
        ["heading1: 1. Letter From Anna Berg to Cora Field", "p1: Text 1.", "n1: Source: made up."]
    );
}

#[test]
fn the_parts_of_a_letter_are_told_apart() {
    let draft = one(
        "",
        r#"<front><div type="dateline"><p>Basel, 4. März</p></div></front><body><opener><salute>Liebe Cora!</salute></opener>
          <p>Eins.<list><item>a</item><item>b</item></list>Zwei.</p><lg><l>Ein Vers</l><l>noch einer</l></lg>
          <table><row><cell>x</cell><cell>y</cell></row></table><closer><salute>Deine</salute><signed>Anna</signed></closer>
          <postscript><p>Noch etwas.</p></postscript></body><back><div type="address"><p>An Cora</p></div></back>"#,
    );
    assert_eq!(
        lines(&draft),
        [
            "dateline1: Basel, 4. März",
            "salutation1: Liebe Cora!",
            "p1: Eins.",
            "p2: a",
            "p3: b",
            "p4: Zwei.",
            "p5: Ein Vers",
            "p6: noch einer",
            "p7: x\ty",
            "closing1: Deine",
            "signature1: Anna",
            "postscript1: Noch etwas.",
            "address1: An Cora"
        ]
    );
}

#[test]
fn notes_are_found_in_the_four_manners_and_hang_where_they_belong() {
    let text = r##"<body><p>One<note>Within.</note> two<anchor xml:id="a2"/> three<ref target="#n3">3</ref> <seg xml:id="s4">four</seg>.</p></body>
      <back><note xml:id="x2" target="#a2">At an anchor.</note><note xml:id="n3">Pointed to.</note><note corresp="#s4">By correspondence.</note></back>"##;
    let draft = one("", text);
    assert_eq!(
        lines(&draft),
        ["p1: One two three four.", "n1: Within.", "n2: At an anchor.", "n3: Pointed to.", "n4: By correspondence."]
    );
    let hangs: Vec<&str> = draft.parts[0]
        .content
        .iter()
        .filter_map(|piece| if let DraftPiece::NoteRef(id) = piece { Some(id.as_str()) } else { None })
        .collect();
    assert_eq!(hangs, ["n1", "n2", "n3", "n4"]);
}

#[test]
fn what_editors_mark_is_kept_as_a_tree() {
    let text = r#"<body><p>I <hi rend="underline">do <add place="above">not <del>now</del></add></hi> <choice><sic>beleive</sic><corr>believe</corr></choice>
      <choice><abbr>fr.</abbr><expan>francs / Franken</expan></choice> <choice><abbr>Mr</abbr><expan>Mister</expan></choice> <unclear>so</unclear><gap reason="torn" extent="2" unit="words"/>
      <foreign xml:lang="la">ibidem</foreign> Hei<lb break="no"/>
      math <supplied>x</supplied></p></body>"#;
    let draft = one("", text);
    assert_eq!(lines(&draft), ["p1: I do not believe fr. Mister so ibidem Heimath x"]);
    let json = serde_json::to_string(&draft.parts[0].content).unwrap();
    for expected in [
        "underline",
        "deletion",
        "addition",
        "abbreviation-explained",
        "torn 2 words",
        "\"foreign\":\"la\"",
        "supplied",
    ] {
        assert!(json.contains(expected), "{expected} is not in {json}");
    }
}

#[test]
fn elements_of_other_namespaces_keep_their_words_and_are_told() {
    let imported = read(&[(
        "a.xml",
        tei("", r#"<body><p xmlns:vg="urn:vg">One <vg:odd>two</vg:odd> <unknown>three</unknown>.</p></body>"#),
    )]);
    assert_eq!(lines(&imported.letters[0]), ["p1: One two three."]);
    let told = |name: &str| {
        imported
            .report
            .constructs
            .iter()
            .find(|construct| construct.name == name)
            .map(|construct| (construct.count, construct.treatment))
    };
    assert_eq!(told("vg:odd"), Some((1, import::report::Treatment::Text)));
    assert_eq!(told("unknown"), Some((1, import::report::Treatment::Text)));
    assert_eq!(told("p"), Some((1, import::report::Treatment::Kept)));
}

#[test]
fn registers_in_other_files_resolve_keys_and_what_none_has_is_told() {
    let register = r#"<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><standOff><listPerson><person xml:id="berg"><persName><surname>Berg</surname>, <forename>Anna</forename></persName><idno type="gnd">1</idno></person></listPerson></standOff></TEI>"#;
    let text = tei(
        "",
        r##"<body><p><persName ref="#berg">she</persName> and <persName ref="#nobody">he</persName></p></body>"##,
    );
    let imported = read(&[("letters/a.xml", text), ("register/people.xml", register.to_owned())]);
    let entry = &imported.register.entries()[0];
    assert_eq!(
        (entry.name.as_str(), entry.sort_name.as_str(), &entry.same_as[..]),
        ("Anna Berg", "Berg, Anna", &["https://d-nb.info/gnd/1".to_owned()][..])
    );
    assert_eq!(imported.report.unresolved.into_iter().collect::<Vec<_>>(), [("#nobody".to_owned(), 1)]);
}

#[test]
fn a_register_within_the_text_says_when_somebody_lived_and_where_a_place_lies() {
    let back = r#"<back><div type="editorial"><listPerson><person xml:id="berg"><persName>Anna Berg</persName><persName>Die Bergin</persName><birth when="1840-02-01"><placeName>Basel</placeName></birth><death when="1901"/><occupation>Painter</occupation><note>She wrote.</note></person></listPerson>
      <listPlace><place xml:id="chawton"><placeName>Chawton House</placeName><settlement>Chawton</settlement><country>England</country><location><geo>51.1282 -0.9885</geo></location></place></listPlace></div></back>"#;
    let imported = read(&[(
        "a.xml",
        tei("", &format!("<front><listWit><witness>A copy</witness></listWit></front><body><p>Yes.</p></body>{back}")),
    )]);
    let entries = imported.register.entries();
    assert_eq!(
        (entries[0].dates.as_str(), entries[0].note.as_str(), &entries[0].also[..]),
        ("1840–1901", "Painter. She wrote.", &["Die Bergin".to_owned()][..])
    );
    assert_eq!(entries[1].note, "Chawton, England, at 51.1282 -0.9885");
    let lost: Vec<_> = imported.report.constructs.iter().filter(|one| one.treatment == Treatment::Text).collect();
    assert!(lost.is_empty(), "{lost:?}");
    assert_eq!(lines(&imported.letters[0]), ["p1: A copy", "p2: Yes."]);
}

#[test]
fn whose_hand_it_is_is_said_where_it_changes_and_at_what_was_added() {
    let header = r#"<fileDesc><sourceDesc><msDesc><physDesc><handDesc><handNote xml:id="pencil">In pencil, of an editor</handNote></handDesc></physDesc></msDesc></sourceDesc></fileDesc>"#;
    let text = r##"<body><p>One <handShift new="#pencil"/>two <add place="above" hand="#red_crayon">three</add> <del hand="#pencil">four</del></p></body>"##;
    let imported = read(&[("a.xml", tei(header, text))]);
    let files = import::collection::files(&imported, &Settings::default());
    let letter = &files.iter().find(|(path, _)| path == "letters/l1.json").unwrap().1;
    assert_eq!(
        letter["parts"][0]["text"],
        serde_json::json!(["One ", {"note": "n1"}, "two ", {"add": "three", "place": "above", "hand": "red crayon"}, " ", {"del": "four", "hand": "In pencil, of an editor"}])
    );
    assert_eq!(letter["parts"][1]["text"], "From here on in another hand: In pencil, of an editor.");
}

#[test]
fn an_index_of_letters_is_letters_without_texts() {
    let index = r#"<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><profileDesc>
      <correspDesc key="1"><correspAction type="sent"><persName>Anna Berg</persName><date when="1871-03-04"/></correspAction><correspAction type="received"><persName>Cora Field</persName></correspAction></correspDesc>
      <correspDesc key="2"><correspAction type="sent"><persName>Cora Field</persName></correspAction></correspDesc></profileDesc></teiHeader><text><body><p/></body></text></TEI>"#;
    let imported = read(&[("cmif.xml", index.to_owned())]);
    assert_eq!(imported.letters.len(), 2);
    assert!(imported.letters.iter().all(|letter| letter.parts.is_empty()));
    assert_eq!(people(&imported.letters[0]), ("Anna Berg".to_owned(), "Cora Field".to_owned()));
}

#[test]
fn comments_are_counted_and_told_and_in_no_text() {
    let imported = read(&[("a.xml", tei("", "<body><p>My <!-- torn -->ent</p></body>"))]);
    assert_eq!(lines(&imported.letters[0]), ["p1: My ent"]);
    assert_eq!((imported.report.comments, imported.report.first_comments[0].1.as_str()), (1, "torn"));
}

#[test]
fn ids_stay_the_same_when_files_are_read_again_in_another_order_and_a_templates_id_is_nobodys() {
    let text = |words: &str| tei("", &format!("<body><p>{words}</p></body>"));
    let files = [("b.xml", text("b")), ("a.xml", text("a"))];
    let ids = |imported: Imported| imported.letters.iter().map(|letter| letter.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(read(&files)), ["a", "b"]);
    let mut reversed = files;
    reversed.reverse();
    assert_eq!(ids(read(&reversed)), ["a", "b"]);
}

#[test]
fn quoted_words_and_titles_stand_out_and_links_say_where_they_lead() {
    let draft = one(
        "",
        r##"<body><p xml:lang="de">Sie sagte <q>nein</q>, dann <q>„doch“</q> und „<quote>nie</quote>“.</p><p>I read <title level="m">The Book</title> <ref target="https://example.org/a">here</ref>, <ref target="#p9"/>.<note>See <ref target="https://example.org/b">there</ref>.</note></p></body>"##,
    );
    assert_eq!(
        lines(&draft),
        [
            "p1: Sie sagte „nein“, dann „doch“ und „nie“.",
            "p2: I read The Book here, p9.",
            "n1: https://example.org/a",
            "n2: See there (https://example.org/b).",
        ]
    );
}

#[test]
fn a_transcript_of_sheets_is_a_text_line_by_line() {
    let file = r#"<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><facsimile><surface><graphic url="1.jpg"/></surface></facsimile><sourceDoc><surface n="1"><zone><line>Dear Cora,</line></zone><zone><line>one line</line><line>and another</line></zone></surface></sourceDoc></TEI>"#;
    let imported = read(&[("a.xml", file.to_owned())]);
    assert_eq!(lines(&imported.letters[0]), ["p1: Dear Cora,", "p2: one line and another"]);
}

#[test]
fn nearly_every_element_of_a_rich_letter_is_kept_or_shown_and_no_character_is_lost() {
    let text = r##"<front><div><p>Before.</p></div></front><body><pb n="1"/><fw type="header">Head</fw><opener><address><addrLine>To <persName><roleName>Miss</roleName> <surname>Feld</surname></persName></addrLine></address><dateline rend="right">Basel, <date when="1801-05-03">3 May</date></dateline><salute>Dear <name>C</name></salute></opener>
      <p>I <subst><del rend="s">go</del><add place="above">went</add></subst> to <choice><sic>Bsael</sic><corr>Basel</corr></choice>, <choice><orig>seyn</orig><reg>sein</reg></choice> <choice><abbr>Dr</abbr><expan>Doctor</expan></choice> <app><lem wit="#a">here</lem><rdg wit="#b">there</rdg></app>,<note>A note<note>in a note</note>.</note>
        <formula notation="TeX">a+b</formula> <gloss target="#t">term</gloss> <unclear>x</unclear><gap reason="torn"/><supplied>y</supplied> <soCalled>so</soCalled> <milestone unit="line"/><cb/><hi rend="sup">th</hi> <figure><head>A map</head><figDesc>Lines</figDesc></figure> <![CDATA[a < b]]> <?pi x?> <!-- no --></p>
      <sp><speaker>A</speaker><p>Speech.</p></sp><cit><quote>Words.</quote><bibl><author>B</author>, <title>T</title> <biblScope>1</biblScope></bibl></cit>
      <table><head>T</head><row><cell>1</cell><cell>2</cell></row></table><lg><head>V</head><l>One</l><l>Two</l></lg><ab>End</ab>
      <floatingText><body><p>Enclosed.</p></body></floatingText><closer><salute>Yours</salute><signed>A</signed></closer><postscript><label>PS</label><p>More</p></postscript></body>"##;
    let imported = read(&[("a.xml", tei("", text))]);
    assert!(imported.report.characters.is_complete());
    let lost: Vec<&str> = imported
        .report
        .constructs
        .iter()
        .filter(|one| !matches!(one.treatment, import::report::Treatment::Kept | import::report::Treatment::Shown))
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(lost, ["fw"]);
    let all = lines(&imported.letters[0]).join(" ");
    for words in [
        "went",
        "sein",
        "Doctor",
        "there",
        "in a note",
        "a+b",
        "“so”",
        "a < b",
        "Speech.",
        "Words.",
        "Enclosed.",
        "PS",
        "A map",
        "Lines",
    ] {
        assert!(all.contains(words), "{words}: {all}");
    }
}
