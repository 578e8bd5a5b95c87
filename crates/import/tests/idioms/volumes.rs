//! Files with many letters, and who is named by a key or an address only.

use import::Draft;

use crate::{BOTH, read, stated};

#[test]
fn files_with_many_letters_say_it_of_each() {
    let corpus = |inside: &str| {
        format!(
            r#"<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Letters of Anna Berg</title><author>Anna Berg</author></titleStmt></fileDesc></teiHeader><text>{inside}</text></TEI>"#
        )
    };
    let all = |text: &str| read(text).letters.iter().map(stated).collect::<Vec<_>>();
    assert_eq!(
        all(&corpus(
            "<group><text><body><head>To Cora Feld</head><opener><dateline>3 May 1801</dateline></opener><p>Yes.</p></body></text>
             <text><body><div><head>To Dora Tal, 5 June 1801</head><p>No.</p></div></body></text></group>"
        )),
        [BOTH, "Anna Berg | Dora Tal | 1801-06-05"],
        "a group of texts by one writer"
    );
    assert_eq!(
        all(&corpus(
            r#"<body><div1 type="letter"><head>Cora Feld an Anna Berg</head><dateline>3. Mai 1801</dateline><p>Ja.</p></div1><div1 type="Letter"><head>An Cora Feld</head><dateline>den 5ten <date value="1801-06-05">Juni</date></dateline><p>Nein.</p></div1></body>"#
        )),
        ["Cora Feld | Anna Berg | 1801-05-03", "Anna Berg | Cora Feld | 1801-06-05"],
        "divisions"
    );
    let document = |n: u8, head: &str, rest: &str| {
        format!(
            r#"<div type="document" subtype="historical-document" n="{n}" xml:id="d{n}"><head>{n}. {head}</head>{rest}</div>"#
        )
    };
    assert_eq!(
        all(&corpus(&format!(
            "<body>{}{}{}</body>",
            document(
                1,
                r#"Telegram From the Embassy in the Northern Union to the Department of Letters<note n="1" type="source">Source: <hi rend="italic">none</hi>.</note>"#,
                r#"<opener><dateline><placeName>Nord</placeName>, <date when="1801-05-03T14:00:00">May 3, 1801, 2 p.m.</date></dateline></opener><p>1. Talks.</p>"#
            ),
            document(
                2,
                r##"Letter From <persName type="from" corresp="#p_B">Chairman Berg</persName> to <persName type="to">President <hi>Feld</hi></persName>"##,
                r#"<opener><dateline><date>May 5, 1801</date></dateline><salute>Dear Mr. President:</salute></opener><p>Yes.</p><closer><signed>A. Berg</signed></closer>"#
            ),
            document(3, "Memorandum of Conversation", "<p>PARTICIPANTS</p><list><item>Berg</item></list>")
        ))),
        [
            "Embassy in the Northern Union | Department of Letters | 1801-05-03",
            "Chairman Berg | President Feld | 1801-05-05",
            "Anna Berg |  | "
        ],
        "a volume of documents"
    );
    let described = |id: &str, to: &str| {
        format!(
            r#"<correspDesc xml:id="{id}"><correspAction type="sent"><persName>Anna Berg</persName></correspAction><correspAction type="received"><persName>{to}</persName></correspAction></correspDesc>"#
        )
    };
    let text = format!(
        r##"<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><profileDesc>{}{}</profileDesc></teiHeader><text><body><div type="letter" decls="#b"><p>1</p></div><div type="letter" decls="#a"><p>2</p></div></body></text></TEI>"##,
        described("a", "Cora Feld"),
        described("b", "Dora Tal")
    );
    assert_eq!(
        all(&text),
        ["Anna Berg | Dora Tal | ", "Anna Berg | Cora Feld | "],
        "descriptions that the texts point to"
    );
    let nested = format!(
        r#"<record xmlns="urn:oai"><metadata><teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>{0}<teiCorpus><teiHeader/>{0}</teiCorpus></teiCorpus></metadata></record>"#,
        r#"<TEI><teiHeader><fileDesc><titleStmt><title>Anna Berg an Cora Feld, 3. Mai 1801</title></titleStmt></fileDesc></teiHeader><text><body><p>Ja.</p></body></text></TEI>"#
    );
    assert_eq!(all(&nested), [BOTH, BOTH], "documents in a corpus of corpora in somebody's wrapping");
}

#[test]
fn documents_of_a_volume_say_it_in_headings_of_many_kinds_and_memoranda_in_their_first_lines() {
    let documents = [
        (
            "Telegram From the Embassy in Norland to the Department of Letters",
            "",
            "Embassy in Norland | Department of Letters | ",
        ),
        (
            "Telegram From the Mission to the Union to the Department of Letters",
            "",
            "Mission to the Union | Department of Letters | ",
        ),
        (
            r##"Memorandum From the Special Assistant (<persName type="from" corresp="#p_B">Berg</persName>) to President <persName type="to">Feld</persName>"##,
            "",
            "Berg | Feld | ",
        ),
        (
            r#"Telegram From the <gloss type="from">Embassy in Norland</gloss> to the <gloss type="to">Department of Letters</gloss>"#,
            "",
            "Embassy in Norland | Department of Letters | ",
        ),
        (
            "Letter From President Berg and Prime Minister Tal to Chairman Feld",
            r#"<opener><dateline><date from="1801-05-03" to="1801-05-04">May 3–4, 1801</date></dateline></opener>"#,
            "President Berg + Prime Minister Tal | Chairman Feld | 1801-05-03/1801-05-04",
        ),
        (
            "Oral Message From Chairman Feld to the Minister for Letters (Berg)",
            "",
            "Chairman Feld | Minister for Letters (Berg) | ",
        ),
        (
            "Action Memorandum No. 181",
            r#"<list type="to"><head>TO</head><item>The Secretary of Letters</item></list><p>Words.</p><closer><signed>Anna Berg</signed></closer>"#,
            "Anna Berg | Secretary of Letters | ",
        ),
        (
            "Memorandum",
            "<list><item>TO: The President</item><item>FROM: Anna Berg</item><item>SUBJECT: Letters</item></list>",
            "Anna Berg | President | ",
        ),
        ("Memorandum of Conversation", "<p>PARTICIPANTS: Berg, Feld</p>", " |  | "),
        (
            "The Ambassador in Norland (Berg) to the Secretary of Letters",
            "",
            "Ambassador in Norland (Berg) | Secretary of Letters | ",
        ),
    ];
    let all: String = (1..).zip(&documents).map(|(at, (head, rest, _))| {
        format!(r#"<div type="document" xml:id="d{at:02}" n="{at}"><head>{at}. {head}<note>Source: a letter to the file.</note></head>{rest}<p>So.</p></div>"#)
    }).collect();
    let text = format!(
        r#"<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><front><div><list type="persons"><item><hi><persName xml:id="p_B">Berg, Anna</persName></hi>, Special Assistant</item></list></div></front><body>{all}<div type="document"><head>11. Editorial Note</head><p>No letter.</p></div></body></text></TEI>"#
    );
    let imported = read(&text);
    let mut letters: Vec<&Draft> = imported.letters.iter().collect();
    letters.sort_by(|one, other| one.id.cmp(&other.id));
    assert_eq!(letters.iter().map(|letter| stated(letter)).collect::<Vec<_>>(), documents.map(|document| document.2));
    let person = &imported.register.entries()[0];
    assert_eq!(
        (person.name.as_str(), person.id.as_str(), person.note.as_str()),
        ("Anna Berg", "p_B", "Special Assistant")
    );
}

#[test]
fn a_name_that_is_only_a_key_is_that_of_the_register() {
    let text = r##"<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><profileDesc><correspDesc><correspAction type="sent"><persName ref="#b"/><date when="1801-05-03"/></correspAction><correspAction type="received"><persName key="f"/></correspAction></correspDesc></profileDesc></teiHeader>
      <standOff><listPerson><person xml:id="b"><persName>Anna Berg</persName></person><person xml:id="f"><persName>Cora Feld</persName></person></listPerson></standOff><text><body><p>Ja.</p></body></text></TEI>"##;
    assert_eq!(stated(&read(text).letters[0]), BOTH);
}

#[test]
fn who_is_only_an_address_in_an_index_has_the_name_that_another_letter_gives() {
    let text = r#"<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><profileDesc><correspDesc key="1"><correspAction type="sent"><persName ref="http://example.org/b">Anna Berg</persName></correspAction></correspDesc>
      <correspDesc key="2"><correspAction type="sent"><persName>Cora Feld</persName></correspAction><correspAction type="received"><persName ref="http://example.org/b"/></correspAction></correspDesc></profileDesc></teiHeader><text><body><p/></body></text></TEI>"#;
    assert_eq!(
        read(text).letters.iter().map(stated).collect::<Vec<_>>(),
        ["Anna Berg |  | ", "Cora Feld | Anna Berg | "]
    );
}
