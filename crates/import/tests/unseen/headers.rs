//! Headers of TEI, and headings of documents in volumes.

use crate::{BOTH, all, compare, tei};

fn head(title: &str) -> String {
    format!("<fileDesc><titleStmt><title>{title}</title></titleStmt></fileDesc>")
}

fn described(actions: &str) -> String {
    format!("{}<profileDesc><correspDesc>{actions}</correspDesc></profileDesc>", head("A 12"))
}

#[test]
fn a_header_says_who_when_and_to_whom_wherever_it_does() {
    let p = "<body><p>Ja.</p></body>";
    let cases = [
        (
            "main and sub titles, an author with name parts",
            r#"<fileDesc><titleStmt><title type="main">Brief von Anna Berg an Cora Feld</title><title type="sub">Weimar, 3. Mai 1801</title><author><persName ref="https://d-nb.info/gnd/1"><surname>Berg</surname><forename>Anna</forename></persName></author></titleStmt></fileDesc>"#.to_owned(),
            p.to_owned(),
            "Berg, Anna | Cora Feld | 1801-05-03",
        ),
        (
            "a title with a line break before place and day, keys of people",
            r#"<fileDesc><titleStmt><title level="a">Anna Berg an Cora Feld in Berlin<lb/>Prag, Sonntag, 3. Mai 1801</title></titleStmt></fileDesc><profileDesc><correspDesc><correspAction type="sent"><persName key="A1">Anna Berg</persName><settlement key="A2">Prag</settlement><date when="1801-05-03"/></correspAction><correspAction type="received"><persName key="A3">Cora Feld</persName><settlement key="A4">Berlin</settlement></correspAction></correspDesc></profileDesc>"#.to_owned(),
            r#"<body><div type="writingSession"><opener><dateline rend="right">Prag d. 3t May 1801.</dateline></opener><p>Ja.</p></div></body>"#.to_owned(),
            BOTH,
        ),
        ("a shelf mark before a description of the letter", head("OJ 5/7a, [1]: Handwritten letter from Anna Berg to Cora Feld, dated May 3, 1801"), p.to_owned(), BOTH),
        ("initials, and a place after the day", head("ALB to Cora Feld, 3 May 1801, New York, N.Y."), p.to_owned(), "ALB | Cora Feld | 1801-05-03"),
        ("To … from … with the day at the end", head("To Anna Berg from Cora Feld, 3 May 1801"), p.to_owned(), "Cora Feld | Anna Berg | 1801-05-03"),
        ("a colon before a weekday", head("Anna Berg to Cora Feld: Sunday, 3 May 1801"), p.to_owned(), BOTH),
        ("brackets round the day, blanks before them", "<fileDesc><titleStmt><title>To Cora Feld   [3 May 1801]</title><author>Anna Berg</author></titleStmt></fileDesc>".to_owned(), p.to_owned(), BOTH),
        ("a number, a dash, a day", head("712 — Anna Berg à Cora Feld — 3 mai 1801"), p.to_owned(), BOTH),
        ("capitals", head("ANNA BERG TO CORA FELD, 3 MAY 1801"), p.to_owned(), "ANNA BERG | CORA FELD | 1801-05-03"),
        ("an arrow", head("Anna Berg → Cora Feld, 1801-05-03"), p.to_owned(), BOTH),
        ("two recipients", head("Anna Berg to Cora Feld and Dora Tal, 3 May 1801"), p.to_owned(), "Anna Berg | Cora Feld + Dora Tal | 1801-05-03"),
        ("a wife and husband", head("Anna Berg an Cora und Emil Feld, 3. Mai 1801"), p.to_owned(), "Anna Berg | Cora + Emil Feld | 1801-05-03"),
        ("a draft", head("Draft letter from Anna Berg to Cora Feld [3 May 1801]"), p.to_owned(), BOTH),
        ("a telegram", head("Telegramm von Anna Berg an Cora Feld vom 3.5.1801"), p.to_owned(), BOTH),
        ("type of the action in another case", described(r#"<correspAction type="Sent"><persName>Anna Berg</persName><date when="1801-05-03"/></correspAction><correspAction type="Received"><persName>Cora Feld</persName></correspAction>"#), p.to_owned(), BOTH),
        ("actions with other words", described(r#"<correspAction type="sender"><persName>Anna Berg</persName><date when="1801-05-03"/></correspAction><correspAction type="addressee"><persName>Cora Feld</persName></correspAction>"#), p.to_owned(), BOTH),
        ("actions with verbs", described(r#"<correspAction type="written"><persName>Anna Berg</persName><date when="1801-05-03"/></correspAction><correspAction type="delivered"><persName>Cora Feld</persName></correspAction>"#), p.to_owned(), BOTH),
        ("the writer in one action, the day in another", described(r#"<correspAction type="written"><persName>Anna Berg</persName></correspAction><correspAction type="sent"><date when="1801-05-03"/></correspAction><correspAction type="received"><persName>Cora Feld</persName><date when="1801-05-09"/></correspAction>"#), p.to_owned(), BOTH),
        ("people in paragraphs of the description", described("<p>From <persName role=\"sender\">Anna Berg</persName> to <persName role=\"recipient\">Cora Feld</persName>, <date when=\"1801-05-03\">3 May</date></p>"), p.to_owned(), BOTH),
        ("a day by ISO attribute", described(r#"<correspAction type="sent"><persName>Anna Berg</persName><date when-iso="1801-05-03"/></correspAction><correspAction type="received"><persName>Cora Feld</persName></correspAction>"#), p.to_owned(), BOTH),
        ("a day with an hour", described(r#"<correspAction type="sent"><persName>Anna Berg</persName><date when="1801-05-03T14:00:00-05:00"/></correspAction><correspAction type="received"><persName>Cora Feld</persName></correspAction>"#), p.to_owned(), BOTH),
        ("days in two calendars", described(r##"<correspAction type="sent"><persName>Anna Berg</persName><date calendar="#julian" when-custom="1801-04-21">21 April</date><date calendar="#gregorian" when="1801-05-03">3 May</date></correspAction><correspAction type="received"><persName>Cora Feld</persName></correspAction>"##), p.to_owned(), BOTH),
        ("an unknown recipient", described(r#"<correspAction type="sent"><persName>Anna Berg</persName><date when="1801-05"/></correspAction><correspAction type="received"><persName>Unbekannt</persName></correspAction>"#), p.to_owned(), "Anna Berg | Unbekannt | 1801-05"),
        ("a title of rank beside the name", described(r#"<correspAction type="sent"><persName><roleName>Frau</roleName> <forename>Anna</forename> <surname>Berg</surname></persName><date when="1801-05-03"/></correspAction><correspAction type="received"><persName><forename>Cora</forename> <surname>Feld</surname></persName></correspAction>"#), p.to_owned(), "Frau Anna Berg | Cora Feld | 1801-05-03"),
        ("persons in a list inside the action", described(r#"<correspAction type="sent"><listPerson><person><persName>Anna Berg</persName></person><person><persName>Dora Tal</persName></person></listPerson><date when="1801-05-03"/></correspAction><correspAction type="received"><persName>Cora Feld</persName></correspAction>"#), p.to_owned(), "Anna Berg + Dora Tal | Cora Feld | 1801-05-03"),
        (
            "persons of the statement of responsibility",
            "<fileDesc><titleStmt><title>12</title><respStmt><resp>Absender</resp><name>Anna Berg</name></respStmt><respStmt><resp>Empfänger</resp><name>Cora Feld</name></respStmt></titleStmt></fileDesc><profileDesc><creation><date when=\"1801-05-03\"/></creation></profileDesc>".to_owned(),
            p.to_owned(),
            BOTH,
        ),
        (
            "terms of a keyword list",
            "<fileDesc><titleStmt><title>12</title></titleStmt></fileDesc><profileDesc><creation><date when=\"1801-05-03\"/></creation><textClass><keywords><term type=\"sender\">Anna Berg</term><term type=\"addressee\">Cora Feld</term></keywords></textClass></profileDesc>".to_owned(),
            p.to_owned(),
            BOTH,
        ),
        (
            "notes of the file's description",
            "<fileDesc><titleStmt><title>12</title></titleStmt><notesStmt><note type=\"sender\">Anna Berg</note><note type=\"recipient\">Cora Feld</note><note type=\"date\">3 May 1801</note></notesStmt></fileDesc>".to_owned(),
            p.to_owned(),
            BOTH,
        ),
        (
            "names with roles in the source's description",
            "<fileDesc><titleStmt><title>12</title></titleStmt><sourceDesc><bibl><name role=\"author\">Anna Berg</name><name role=\"addressee\">Cora Feld</name><date when=\"1801-05-03\"/></bibl></sourceDesc></fileDesc>".to_owned(),
            p.to_owned(),
            BOTH,
        ),
        (
            "an event",
            "<fileDesc><titleStmt><title>12</title></titleStmt><sourceDesc><listEvent><event type=\"sent\" when=\"1801-05-03\"><label>Anna Berg to Cora Feld</label></event></listEvent></sourceDesc></fileDesc>".to_owned(),
            p.to_owned(),
            BOTH,
        ),
        (
            "a summary of the manuscript's contents",
            "<fileDesc><titleStmt><title>Cod. 12</title></titleStmt><sourceDesc><msDesc><msContents><summary>Letter from Anna Berg to Cora Feld</summary></msContents><history><origin>Written at Basel on <origDate when=\"1801-05-03\">3 May</origDate></origin></history></msDesc></sourceDesc></fileDesc>".to_owned(),
            p.to_owned(),
            BOTH,
        ),
        (
            "the front of the text",
            head("Volume 3"),
            "<front><docTitle><titlePart>Anna Berg to Cora Feld</titlePart></docTitle><docDate when=\"1801-05-03\">May</docDate></front><body><p>Ja.</p></body>".to_owned(),
            BOTH,
        ),
        (
            "a heading in three lines",
            head("Letter 12"),
            "<body><head>12.<lb/>Anna Berg<lb/>to Cora Feld<lb/>Basel, 3 May 1801</head><p>Ja.</p></body>".to_owned(),
            BOTH,
        ),
        (
            "a heading in capitals with a number, the day at the right",
            "<fileDesc><titleStmt><title>Letters of Anna Berg</title><author>Anna Berg</author></titleStmt></fileDesc>".to_owned(),
            "<body><div type=\"letter\"><head>LETTER XII.</head><head>TO CORA FELD</head><opener><dateline><name type=\"place\">Basel</name>, <date>May 3d, 1801</date>.</dateline><salute>DEAR CORA,</salute></opener><p>Yes.</p></div></body>".to_owned(),
            "Anna Berg | CORA FELD | 1801-05-03",
        ),
        (
            "names in the opener",
            head("12"),
            "<body><opener><persName type=\"sender\">Anna Berg</persName> an <persName type=\"addressee\">Cora Feld</persName><dateline><date when=\"1801-05-03\">3. V.</date></dateline></opener><p>Ja.</p></body>".to_owned(),
            BOTH,
        ),
        (
            "roles by address of a vocabulary",
            "<fileDesc><titleStmt><title>12</title><author role=\"http://id.loc.gov/vocabulary/relators/aut\">Anna Berg</author><name role=\"http://id.loc.gov/vocabulary/relators/rcp\">Cora Feld</name></titleStmt></fileDesc><profileDesc><creation><date when=\"1801-05-03\"/></creation></profileDesc>".to_owned(),
            p.to_owned(),
            BOTH,
        ),
        (
            "codes of relators",
            "<fileDesc><titleStmt><title>12</title><respStmt><resp>aut</resp><persName>Anna Berg</persName></respStmt><respStmt><resp>rcp</resp><persName>Cora Feld</persName></respStmt></titleStmt></fileDesc><profileDesc><creation><date when=\"1801-05-03\"/></creation></profileDesc>".to_owned(),
            p.to_owned(),
            BOTH,
        ),
    ];
    compare(cases.into_iter().map(|(what, header, text, expected)| {
        let found = all(&[("a.xml", tei(&header, &text).as_bytes())]).join("; ");
        (what.to_owned(), found, expected.to_owned())
    }));
}

#[test]
fn documents_of_a_volume_are_headed_in_many_ways() {
    let cases = [
        (
            "<head>Mr. Berg to Mr. Feld.</head><opener><seg>No. 2.]</seg><dateline><hi rend=\"smallcaps\">Legation of Norland</hi>, <date when=\"1801-05-03\"><hi rend=\"italic\">May 3, 1801</hi></date>.</dateline><salute><hi rend=\"smallcaps\">Sir</hi>:</salute></opener>",
            "Mr. Berg | Mr. Feld | 1801-05-03",
        ),
        (
            "<head><hi rend=\"italic\">Mr. Berg to Mr. Feld</hi></head><dateline>[Telegram.]</dateline><dateline><placeName>Nord</placeName>, <date>May 3, 1801</date>.</dateline>",
            "Mr. Berg | Mr. Feld | 1801-05-03",
        ),
        (
            "<head><hi rend=\"italic\">The Minister in Norland</hi> (<hi>Berg</hi>) <hi rend=\"italic\">to the Secretary of Letters</hi></head><opener><dateline><date when=\"1801-05-03\">May 3, 1801—2 p.m.</date></dateline></opener>",
            "Minister in Norland (Berg) | Secretary of Letters | 1801-05-03",
        ),
        (
            "<head>611.62/5–301: Telegram</head><head>The Ambassador in Norland (Berg) to the Acting Secretary of Letters</head><opener><dateline>Nord, <date when=\"1801-05-03T14:00:00\">May 3, 1801, 2 p.m.</date></dateline></opener>",
            "Ambassador in Norland (Berg) | Acting Secretary of Letters | 1801-05-03",
        ),
        (
            "<head>12. Message From Chairman Berg to President Feld<note n=\"1\">Source: Files. A copy went to Tal.</note></head><opener><dateline><date when=\"1801-05-03\">May 3, 1801</date>.</dateline></opener>",
            "Chairman Berg | President Feld | 1801-05-03",
        ),
        (
            "<head>12. Letter From the Ambassador to Norland (Berg) to the Deputy Under Secretary of Letters for Affairs (Feld)</head><opener><dateline><date when=\"1801-05-03\">May 3, 1801</date>.</dateline></opener>",
            "Ambassador to Norland (Berg) | Deputy Under Secretary of Letters for Affairs (Feld) | 1801-05-03",
        ),
        (
            "<head>12. Memorandum From Anna Berg of the Council Staff to the President’s Assistant (Feld)</head><opener><dateline>Nord, <date when=\"1801-05-03\">May 3, 1801</date>.</dateline></opener>",
            "Anna Berg of the Council Staff | President’s Assistant (Feld) | 1801-05-03",
        ),
        (
            "<head>12. Circular Telegram From the Department of Letters to All Posts</head><opener><dateline>Nord, <date when=\"1801-05-03\">May 3, 1801</date>.</dateline></opener>",
            "Department of Letters | All Posts | 1801-05-03",
        ),
        (
            "<head>12. Airgram From the Embassy in Norland to the Department of Letters</head><opener><dateline>A–12<lb/>Nord, <date when=\"1801-05-03\">May 3, 1801</date>.</dateline></opener>",
            "Embassy in Norland | Department of Letters | 1801-05-03",
        ),
        (
            "<head>12. Note From the Norland Government to the Southland Government</head><opener><dateline>Nord, <date notBefore=\"1801-05-03\" notAfter=\"1801-05-03\">undated</date>.</dateline></opener>",
            "Norland Government | Southland Government | 1801-05-03",
        ),
        (
            "<head>12. Memorandum by the Secretary of Letters (Berg) to the President</head><opener><dateline>[Nord,] <date when=\"1801-05-03\">May 3, 1801</date>.</dateline></opener>",
            "Secretary of Letters (Berg) | President | 1801-05-03",
        ),
        (
            "<head>12. Letter From Chairman Berg to <hi rend=\"strong\">President Feld</hi></head><opener><dateline><placeName>Nord</placeName>, <date notBefore=\"1801-05-03T00:00:00\" notAfter=\"1801-05-03T23:59:59\" ana=\"#date_undated-inferred-from-document-body\">undated</date>.</dateline></opener>",
            "Chairman Berg | President Feld | 1801-05-03",
        ),
    ];
    compare(cases.into_iter().map(|(opening, expected)| {
        let body = format!("<body><div type=\"compilation\"><head>Letters</head><div type=\"document\" n=\"12\" xml:id=\"d12\">{opening}<p>Yes.</p><closer><signed>A. Berg</signed></closer></div><div type=\"document\" n=\"13\" xml:id=\"d13\"><head>13. Letter From Dora Tal to Emil Fluss</head><p>No.</p></div></div></body>");
        let mut letters = all(&[("v.xml", tei("<fileDesc><titleStmt><title>Relations of Norland, 1801, Volume VI</title></titleStmt></fileDesc>", &body).as_bytes())]);
        let second = letters.pop().unwrap_or_default();
        (opening.to_owned(), format!("{} ; {second}", letters.join("; ")), format!("{expected} ; Dora Tal | Emil Fluss | "))
    }));
}
