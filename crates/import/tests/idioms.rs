//! Who wrote when to whom, in the many ways in which headers and texts say it. All of it is made up.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the report")]

use import::{Imported, Settings, SourceFile, draft::Draft, import};

fn read(text: &str) -> Imported {
    let imported = import(vec![SourceFile::new("a.xml", text.as_bytes())], &Settings::default(), |_, _| true);
    assert!(imported.report.characters.is_complete(), "{:?}: {text}", imported.report.characters);
    imported
}

/// Sender, recipient and date, as one line.
fn stated(draft: &Draft) -> String {
    let names = |people: &[import::draft::Correspondent]| {
        people.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(" + ")
    };
    let date = draft.date.as_ref().map(|date| date.edtf.as_str()).unwrap_or_default();
    format!("{} | {} | {date}", names(&draft.senders), names(&draft.recipients))
}

fn header(header: &str, body: &str) -> String {
    let text = format!(
        r#"<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{header}</teiHeader><text><body>{body}</body></text></TEI>"#
    );
    let letters = read(&text).letters;
    assert_eq!(letters.len(), 1, "{text}");
    stated(&letters[0])
}

const BOTH: &str = "Anna Berg | Cora Feld | 1801-05-03";

#[test]
fn descriptions_of_the_correspondence_are_read_in_all_their_forms() {
    for (what, description, expected) in [
        (
            "several senders, a body",
            r#"<correspAction type="sent"><persName>Anna Berg</persName><orgName>Postamt</orgName><date when="1801-05-03"/></correspAction><correspAction type="received"><persName>Cora Feld</persName></correspAction>"#,
            "Anna Berg + Postamt | Cora Feld | 1801-05-03",
        ),
        (
            "names in parts with nothing between them",
            r#"<correspAction type="sent"><persName><surname>Berg</surname><forename>Anna</forename></persName><date from="1801-05-03" to="1801-05-05"/></correspAction><correspAction type="received"><persName><forename>Cora</forename><surname>Feld</surname></persName></correspAction>"#,
            "Berg, Anna | Cora Feld | 1801-05-03/1801-05-05",
        ),
        (
            "names that are not marked",
            r#"<correspAction type="sent">Anna Berg, <date notBefore="1801-05-03">nach dem 3. Mai</date></correspAction><correspAction type="received"><p>Cora Feld</p><placeName>Basel</placeName></correspAction>"#,
            "Anna Berg | Cora Feld | 1801-05-03/..",
        ),
        (
            "a date of which the edition is not sure",
            r#"<correspAction type="sent"><name>Anna Berg</name><date when="1801-05-03" cert="low"/></correspAction><correspAction type="received"><rs type="person">Cora Feld</rs></correspAction>"#,
            "Anna Berg | Cora Feld | 1801-05-03?",
        ),
        (
            "a date about which the edition is not exact, in words only",
            r#"<correspAction type="sent"><persName>Anna Berg</persName><date>[um 1801]</date></correspAction><correspAction type="received"><persName>Cora Feld</persName></correspAction>"#,
            "Anna Berg | Cora Feld | 1801~",
        ),
        (
            "one who passed it on, and the letters before and after",
            r##"<correspAction type="sent"><persName>Anna Berg</persName><date when="1801-05-03"/></correspAction><correspAction type="transmitted"><persName>Bote</persName></correspAction><correspAction type="received"><persName>Cora Feld</persName></correspAction><correspContext><ref type="prev">von <persName>Dora Tal</persName> <date when="1801-04-01"/></ref></correspContext>"##,
            BOTH,
        ),
        (
            "no date",
            r#"<correspAction type="sent"><persName>Anna Berg</persName><date>s.d.</date></correspAction>"#,
            "Anna Berg |  | ",
        ),
    ] {
        let found =
            header(&format!("<profileDesc><correspDesc>{description}</correspDesc></profileDesc>"), "<p>Ja.</p>");
        assert_eq!(found, expected, "{what}");
    }
}

#[test]
fn headers_without_a_description_say_it_elsewhere() {
    for (what, head, body, expected) in [
        (
            "the title alone",
            "<fileDesc><titleStmt><title>Brief von Anna Berg an Cora Feld, 3. Mai 1801</title></titleStmt></fileDesc>",
            "<p>Ja.</p>",
            BOTH,
        ),
        (
            "a title with a general one before it",
            r#"<fileDesc><titleStmt><title>Digitale Ausgabe</title><title type="sub">Anna Berg an Cora Feld. Weimar, 3.5.1801</title></titleStmt></fileDesc>"#,
            "<p>Ja.</p>",
            BOTH,
        ),
        (
            "creation with persons and date",
            r#"<profileDesc><creation><persName type="sender">Anna Berg</persName><persName type="addressee">Cora Feld</persName><date when="1801-05-03"/></creation></profileDesc>"#,
            "<p>Ja.</p>",
            BOTH,
        ),
        (
            "a title that is more exact than the description of the print",
            r#"<fileDesc><titleStmt><title>Anna Berg an Cora Feld, 3. Mai 1801</title></titleStmt><sourceDesc><biblFull><publicationStmt><date type="creation">1801</date></publicationStmt></biblFull></sourceDesc></fileDesc>"#,
            "<p>Ja.</p>",
            BOTH,
        ),
        (
            "a title that names the sender alone",
            "<fileDesc><titleStmt><title>From Anna Berg, 3 May 1801</title></titleStmt></fileDesc>",
            "<p>Yes.</p>",
            "Anna Berg |  | 1801-05-03",
        ),
        (
            "creation in words",
            r#"<fileDesc><titleStmt><title>Anna Berg to Cora Feld</title></titleStmt></fileDesc><profileDesc><creation>Weimar, <date>3 May 1801</date></creation></profileDesc>"#,
            "<p>Yes.</p>",
            BOTH,
        ),
        (
            "persons with roles",
            r#"<profileDesc><particDesc><listPerson><person role="sender"><persName>Anna Berg</persName></person><person role="recipient"><persName>Cora Feld</persName></person></listPerson></particDesc></profileDesc>"#,
            r#"<opener><dateline>Weimar, <date when="1801-05-03">3 Mai</date></dateline></opener><p>Ja.</p>"#,
            BOTH,
        ),
        (
            "the description of the manuscript",
            r#"<fileDesc><titleStmt><title>Ms. 12</title></titleStmt><sourceDesc><msDesc><msContents><msItem><author>Anna Berg</author><title type="recipient">Cora Feld</title></msItem></msContents><history><origin><origDate when="1801-05-03"/></origin></history></msDesc></sourceDesc></fileDesc>"#,
            "<p>Ja.</p>",
            BOTH,
        ),
        (
            "the heading of the manuscript's description",
            r#"<fileDesc><titleStmt><title>Ms. 12</title></titleStmt><sourceDesc><msDesc><head>Anna Berg an Cora Feld, 3. Mai 1801</head></msDesc></sourceDesc></fileDesc>"#,
            "<p>Ja.</p>",
            BOTH,
        ),
        (
            "a title and a date as archives have them",
            r#"<fileDesc><titleStmt><title>Item 7</title></titleStmt><sourceDesc><unittitle>Letter from Anna Berg to Cora Feld</unittitle><unitdate normal="1801-05-03">May</unitdate></sourceDesc></fileDesc>"#,
            "<p>Ja.</p>",
            BOTH,
        ),
        (
            "a summary",
            "<fileDesc><titleStmt><title>Item 7</title></titleStmt></fileDesc><profileDesc><abstract><p>Letter from Anna Berg to Cora Feld, 3 May 1801</p></abstract></profileDesc>",
            "<p>Ja.</p>",
            BOTH,
        ),
        (
            "elements of an edition's own",
            r#"<fileDesc><titleStmt><title>012</title></titleStmt><sourceDesc><x:letHeading xmlns:x="urn:x"><x:author>Anna Berg</x:author><x:addressee>Cora Feld</x:addressee><x:dateLet>Sunday, 3 May 1801</x:dateLet></x:letHeading></sourceDesc></fileDesc>"#,
            "<p>Ja.</p>",
            BOTH,
        ),
        (
            "the heading in the text",
            "<fileDesc><titleStmt><title>XII</title></titleStmt></fileDesc>",
            "<head>Anna Berg to Cora Feld</head><opener><dateline>Weimar, May 3rd, 1801.</dateline></opener><p>Yes.</p>",
            BOTH,
        ),
        (
            "salutation and signature",
            "<fileDesc><titleStmt><title>XII</title></titleStmt></fileDesc>",
            r#"<opener><dateline>le 3 mai 1801</dateline><salute>Chère <persName>Cora Feld</persName>!</salute></opener><p>Oui.</p><closer><signed>Anna Berg.</signed></closer>"#,
            BOTH,
        ),
        (
            "an author who is not the printer of the book, and books cited",
            r#"<fileDesc><titleStmt><title>An Cora Feld, 3. Mai 1801</title><author>Anna Berg</author></titleStmt><sourceDesc><bibl><author>Dora Tal</author><title>Briefe</title><date>1905</date></bibl></sourceDesc></fileDesc>"#,
            "<p>Ja.</p>",
            BOTH,
        ),
    ] {
        assert_eq!(header(head, body), expected, "{what}");
    }
}

#[test]
fn titles_of_many_editions_and_languages_name_the_two_and_the_day() {
    for (title, expected) in [
        ("Anna Berg to Cora Feld, 3 May 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Letter from Anna Berg to Cora Feld, May 3, 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Letter: Anna Berg to Cora Feld (3 May 1801)", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Anna Berg to Cora Feld – 3 May 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Anna Berg to Cora Feld, 3 May 1801: a digital edition", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Letter No. 12. Anna Berg to Cora Feld, Basel, 3rd May 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Letter written by Anna Berg to Cora Feld on 3 May 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Autograph letter signed from Anna Berg to Cora Feld, 3 May 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("ALS, Anna Berg to Cora Feld, 3 May 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Letter from Anna Berg, Basel, addressed to Cora Feld, 3 May 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Anna Berg to Cora Feld, Sunday, 3 May 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Anna Berg’s letter to Cora Feld, 3 May 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Anna Berg; letter to Cora Feld; 3 May 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Anna Berg an Cora Feld, Basel, 3. Mai 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Brief Anna Bergs an Cora Feld vom 3. Mai 1801", "Anna Bergs | Cora Feld | 1801-05-03"),
        ("Brief von Anna Berg an Cora Feld, geschrieben am 3. Mai 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Berg an Feld, 3. 5. 1801", "Berg | Feld | 1801-05-03"),
        ("Nr. 45: Anna Berg an Cora Feld, Basel, 3.V.1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Anna Berg an Cora Feld. Basel, Sonntag 3. Mai 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Postkarte von Anna Berg an Cora Feld (03.05.1801)", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Anna Berg an Cora Feld in Weimar, Basel, 3. Mai 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("1801 Mai 3. Basel. Anna Berg an Cora Feld.", "Anna Berg | Cora Feld | 1801-05-03"),
        ("3. Mai 1801, Anna Berg an Cora Feld", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Schreiben der Anna Berg an Cora Feld, 3. Mai 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Lettre d'Anna Berg à Cora Feld, 3 mai 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Anna Berg à Cora Feld, Bâle, le 3 mai 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Lettre de Mme Berg à M. Feld, [3 mai 1801]", "Mme Berg | M. Feld | 1801-05-03"),
        ("Lettre 12 : Anna Berg à Cora Feld (3 mai 1801)", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Lettre du 3 mai 1801 d’Anna Berg à Cora Feld", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Lettre autographe signée d’Anna Berg à Cora Feld, Bâle, 3 mai 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("De Anna Berg à Cora Feld – 3 mai 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Lettera di Anna Berg a Cora Feld, 3 maggio 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Anna Berg a Cora Feld, Basilea, 3 maggio 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Lettera di Anna Berg al conte Feld, 3 maggio 1801", "Anna Berg | conte Feld | 1801-05-03"),
        ("Lettera da Anna Berg a Cora Feld (3 maggio 1801)", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Carta de Anna Berg a Cora Feld, 3 de mayo de 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Carta de Anna Berg para Cora Feld, 3 de mayo de 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Carta de Anna Berg a Cora Feld, 3 de maio de 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Carta de Anna Berg para Cora Feld, 3 de maio de 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Brief van Anna Berg aan Cora Feld, 3 mei 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Anna Berg aan Cora Feld. Bazel, zondag 3 mei 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Brev från Anna Berg till Cora Feld, 3 maj 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Brev fra Anna Berg til Cora Feld, 3. maj 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Anna Berg til Cora Feld, 3. mai 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Anna Berg ad Cora Feld, 3 Maii 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("List Anny Berg do Cory Feld, 3 maja 1801", "Anny Berg | Cory Feld | 1801-05-03"),
        ("Cora Feld from Anna Berg, 3 May 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("From Anna Berg to Cora Feld, 3 May 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("To Cora Feld from Anna Berg, 3 May 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("From Anna Berg to Cora Feld, [ca. 3 May 1801]", "Anna Berg | Cora Feld | 1801-05-03~"),
        ("A. Berg to C. Feld, 3 May 1801", "A. Berg | C. Feld | 1801-05-03"),
        (
            "Letter from Anna Berg (1770-1830) to Cora Feld (1780-1850), 3 May 1801",
            "Anna Berg | Cora Feld | 1801-05-03",
        ),
        ("Lord Berg to the Rev. Cora Feld, D.D., 3 May 1801", "Lord Berg | Rev. Cora Feld | 1801-05-03"),
        ("Anna Berg an Unbekannt, 3. Mai 1801", "Anna Berg | Unbekannt | 1801-05-03"),
        ("Anna Berg an den König Friedrich, 3. Mai 1801", "Anna Berg | König Friedrich | 1801-05-03"),
        ("Anna Berg an die Redaktion der Zeitung, 3. Mai 1801", "Anna Berg | Redaktion der Zeitung | 1801-05-03"),
        ("Anna Berg to her sister Cora Feld, 3 May 1801", "Anna Berg | sister Cora Feld | 1801-05-03"),
        ("Anna Berg au roi, 3 mai 1801", "Anna Berg | roi | 1801-05-03"),
        ("Carl Berg an Cora Feld in Prag: Berlin, Dienstag, 3. Mai 1814", "Carl Berg | Cora Feld | 1814-05-03"),
        ("Von Carl Berg an Cora Feld. Bayreuth, 3. Mai 1801, Sonntag", "Carl Berg | Cora Feld | 1801-05-03"),
        ("Carl Berg an Cora Feld, 3. 5. 1901", "Carl Berg | Cora Feld | 1901-05-03"),
        ("HKB 12 (I 34–35): Carl Berg → Cora Feld, Königsberg, 3. Mai 1759", "Carl Berg | Cora Feld | 1759-05-03"),
        ("From C. R. Berg   3 May [1844]", "C. R. Berg |  | 1844-05-03"),
        ("From Thomas Berg to John Field, 3 May 1801", "Thomas Berg | John Field | 1801-05-03"),
        ("To George Field from John Berg, 3 May 1801", "John Berg | George Field | 1801-05-03"),
        (
            "Thomas Berg to the Secretary of the Treasury, 3 May 1801",
            "Thomas Berg | Secretary of the Treasury | 1801-05-03",
        ),
        ("John Berg to Abigail Field, [3 May 1801]", "John Berg | Abigail Field | 1801-05-03"),
        ("Carl Berg to Abraham Feld, 3 May 1745 n.s.", "Carl Berg | Abraham Feld | 1745-05-03"),
        ("Constantijn Berg aan Maria Veld, 3 mei 1637", "Constantijn Berg | Maria Veld | 1637-05-03"),
        ("Brief von Carl Berg an Cora Feld (3. 5. 1901)", "Carl Berg | Cora Feld | 1901-05-03"),
        ("Carta d'Anna Berg a Cora Feld, 3 de maig de 1901", "Anna Berg | Cora Feld | 1901-05-03"),
        (
            "Alexander von Berg an Carl Feld. Berlin, Sonntag, 3. Mai 1829",
            "Alexander von Berg | Carl Feld | 1829-05-03",
        ),
        ("Brief: Carl Berg (Leipzig) an Cora Feld (Dresden), 3. Mai 1741", "Carl Berg | Cora Feld | 1741-05-03"),
        ("65. Carl Berg an Cora Feld, Leipzig 3. Mai 1741", "Carl Berg | Cora Feld | 1741-05-03"),
        ("3 May 1651: Berg, Anna (Amsterdam) to Feld, Cora (London)", "Berg, Anna | Feld, Cora | 1651-05-03"),
        ("Letter, Anna Berg To Cora Feld, 3 May 1651", "Anna Berg | Cora Feld | 1651-05-03"),
        ("Letter from Anna Berg to Cora Feld, dated 3 May 1681", "Anna Berg | Cora Feld | 1681-05-03"),
        ("Letter from Anna Berg to Cora Feld, dated c. 3 May 1681", "Anna Berg | Cora Feld | 1681-05-03~"),
        (
            "Draft letter from Anna Berg to Cora Feld concerning tithes, 3 May 1681",
            "Anna Berg | Cora Feld | 1681-05-03",
        ),
        ("Anna Berg to Cora Feld, Sunday evening [3 May 1801]", "Anna Berg | Cora Feld | 1801-05-03"),
        ("ANNA BERG TO CORA FELD, 3 MAY 1801", "ANNA BERG | CORA FELD | 1801-05-03"),
        ("Anna Gabriel Berg to Cora Madox Feld, 1871 May 3", "Anna Gabriel Berg | Cora Madox Feld | 1871-05-03"),
        ("Anna Berg to Cora Feld. 3 May 1845.", "Anna Berg | Cora Feld | 1845-05-03"),
        ("Letter [ID 12] from Anna Berg to Cora Feld; 3 May [1571?]", "Anna Berg | Cora Feld | 1571-05-03?"),
        ("Anna Berg (Wien) an Cora Feld (Graz), 03.05.1901", "Anna Berg | Cora Feld | 1901-05-03"),
        ("01-00123 – Anna Berg an Hugo Feld (03-05-1901)", "Anna Berg | Hugo Feld | 1901-05-03"),
        ("Voltaire à Cora Feld, [vers le 3 mai 1741]", "Voltaire | Cora Feld | 1741-05-03~"),
        ("De Mme de Berg. A M. de Feld, le 3 mai 1741", "Mme de Berg | M. de Feld | 1741-05-03"),
        ("Louise Berg à Gustave Feld, Paris, [3 mai 1852]", "Louise Berg | Gustave Feld | 1852-05-03"),
        ("Anna Berg au comte de Feld, 3 mai 1741", "Anna Berg | comte de Feld | 1741-05-03"),
        ("Anna Berg alla contessa Feld, 3 maggio 1741", "Anna Berg | contessa Feld | 1741-05-03"),
        ("Anna Berg ai fratelli, Milano, 3 maggio 1741", "Anna Berg | fratelli | 1741-05-03"),
        ("Vincenzo Berg a Cora Feld – [Milano], 3 maggio 1831", "Vincenzo Berg | Cora Feld | 1831-05-03"),
        ("Anna Berg al rey Felipe, 3 de mayo de 1741", "Anna Berg | rey Felipe | 1741-05-03"),
        ("Carta de Anna Berg a la reina, 3 de mayo de 1741", "Anna Berg | reina | 1741-05-03"),
        ("Carta de Anna Berg à Cora Feld, 3 de maio de 1741", "Anna Berg | Cora Feld | 1741-05-03"),
        ("Anna Berg till Cora Feld d. 3 maj 1841", "Anna Berg | Cora Feld | 1841-05-03"),
        ("Til Cora Feld fra Anna Berg, 3. maj 1841", "Anna Berg | Cora Feld | 1841-05-03"),
        ("Brev fra Anna Berg til Cora Feld 3.5.1841", "Anna Berg | Cora Feld | 1841-05-03"),
        ("Brief van Anna Berg aan Cora Veld, Den Haag, zaterdag 3 mei 1841", "Anna Berg | Cora Veld | 1841-05-03"),
        ("List Anny Berg do Cory Feld z 3 maja 1841", "Anny Berg | Cory Feld | 1841-05-03"),
    ] {
        let head = format!("<fileDesc><titleStmt><title>{title}</title></titleStmt></fileDesc>");
        assert_eq!(header(&head, "<p>Ja.</p>"), expected, "{title}");
    }
}

#[test]
fn headers_of_many_editions_are_read() {
    for (what, head, body, expected) in [
        (
            "only sent, title to",
            r#"<fileDesc><titleStmt><title>An Cora Feld</title></titleStmt></fileDesc><profileDesc><correspDesc><correspAction type="sent"><persName>Anna Berg</persName><date when="1801-05-03"/></correspAction></correspDesc></profileDesc>"#,
            "<p>Ja.</p>",
            "Anna Berg | Cora Feld | 1801-05-03",
        ),
        (
            "only sent, salute",
            r#"<profileDesc><correspDesc><correspAction type="sent"><persName>Anna Berg</persName><date when="1801-05-03"/></correspAction></correspDesc></profileDesc>"#,
            "<opener><salute>Liebe <persName>Cora Feld</persName></salute></opener><p>Ja.</p>",
            "Anna Berg | Cora Feld | 1801-05-03",
        ),
        (
            "only sent with addressee inside",
            r#"<profileDesc><correspDesc><correspAction type="sent"><persName role="sender">Anna Berg</persName><persName role="addressee">Cora Feld</persName><date when="1801-05-03"/></correspAction></correspDesc></profileDesc>"#,
            "<p>Ja.</p>",
            "Anna Berg | Cora Feld | 1801-05-03",
        ),
        (
            "type=sending",
            r#"<profileDesc><correspDesc><correspAction type="sending"><persName>Anna Berg</persName><date when="1801-05-03"/></correspAction><correspAction type="receiving"><persName>Cora Feld</persName></correspAction></correspDesc></profileDesc>"#,
            "<p>Ja.</p>",
            "Anna Berg | Cora Feld | 1801-05-03",
        ),
        (
            "type=from/to",
            r#"<profileDesc><correspDesc><correspAction type="from"><persName>Anna Berg</persName><date when="1801-05-03"/></correspAction><correspAction type="to"><persName>Cora Feld</persName></correspAction></correspDesc></profileDesc>"#,
            "<p>Ja.</p>",
            "Anna Berg | Cora Feld | 1801-05-03",
        ),
        (
            "correspDesc p",
            "<profileDesc><correspDesc><p>Brief von Anna Berg an Cora Feld, 3. Mai 1801</p></correspDesc></profileDesc>",
            "<p>Ja.</p>",
            "Anna Berg | Cora Feld | 1801-05-03",
        ),
        (
            "msItem respStmt",
            r#"<fileDesc><titleStmt><title>Ms 7</title></titleStmt></fileDesc><fileDesc><sourceDesc><msDesc><msContents><msItem><respStmt><resp>Author</resp><name>Anna Berg</name></respStmt><respStmt><resp>Recipient</resp><name>Cora Feld</name></respStmt></msItem></msContents><history><origin><origDate notBefore="1801-05-03" notAfter="1801-05-03"/></origin></history></msDesc></sourceDesc></fileDesc>"#,
            "<p>Ja.</p>",
            "Anna Berg | Cora Feld | 1801-05-03",
        ),
        (
            "titleStmt respStmt",
            r#"<fileDesc><titleStmt><title>Letter</title><respStmt><resp>sender</resp><persName>Anna Berg</persName></respStmt><respStmt><resp>addressee</resp><persName>Cora Feld</persName></respStmt></titleStmt></fileDesc><profileDesc><creation><date when="1801-05-03"/></creation></profileDesc>"#,
            "<p>Ja.</p>",
            "Anna Berg | Cora Feld | 1801-05-03",
        ),
        (
            "title with persName role",
            r##"<fileDesc><titleStmt><title><persName role="author" ref="#b">Anna Berg</persName>, letter to <persName role="recipient" ref="#f">Cora Feld</persName>, <date when="1801-05-03">3 May 1801</date></title></titleStmt></fileDesc>"##,
            "<p>Ja.</p>",
            "Anna Berg | Cora Feld | 1801-05-03",
        ),
        (
            "title date el",
            r#"<fileDesc><titleStmt><title>Anna Berg to Cora Feld</title><title type="date"><date when="1801-05-03"/></title></titleStmt></fileDesc>"#,
            "<p>Ja.</p>",
            "Anna Berg | Cora Feld | 1801-05-03",
        ),
        (
            "opener address",
            "<fileDesc><titleStmt><title>12</title></titleStmt></fileDesc>",
            r#"<opener><dateline>Basel, <date when="1801-05-03">3 May</date></dateline><address><addrLine><persName>Cora Feld</persName></addrLine></address></opener><p>Yes.</p><closer><signed><persName>Anna Berg</persName></signed></closer>"#,
            "Anna Berg | Cora Feld | 1801-05-03",
        ),
        (
            "closer dateline",
            "<fileDesc><titleStmt><title>12</title></titleStmt></fileDesc>",
            "<opener><salute>Dear <name>Cora Feld</name>,</salute></opener><p>Yes.</p><closer><signed>Anna Berg</signed><dateline>Basel, 3 May 1801</dateline></closer>",
            "Anna Berg | Cora Feld | 1801-05-03",
        ),
        (
            "biblStruct",
            r#"<fileDesc><titleStmt><title>Brief 7</title></titleStmt><sourceDesc><biblStruct><analytic><author>Anna Berg</author><title>Anna Berg an Cora Feld</title><date when="1801-05-03"/></analytic><monogr><title>Briefe</title><imprint><date>1905</date></imprint></monogr></biblStruct></sourceDesc></fileDesc>"#,
            "<p>Ja.</p>",
            "Anna Berg | Cora Feld | 1801-05-03",
        ),
        (
            "sourceDesc p",
            "<fileDesc><titleStmt><title>Brief 7</title></titleStmt><sourceDesc><p>Anna Berg an Cora Feld, Basel, 3. Mai 1801. Handschrift: StA.</p></sourceDesc></fileDesc>",
            "<p>Ja.</p>",
            "Anna Berg | Cora Feld | 1801-05-03",
        ),
        (
            "notesStmt",
            r#"<fileDesc><titleStmt><title>Brief 7</title></titleStmt><notesStmt><note type="sender">Anna Berg</note><note type="recipient">Cora Feld</note><note type="date">3. Mai 1801</note></notesStmt></fileDesc>"#,
            "<p>Ja.</p>",
            "Anna Berg | Cora Feld | 1801-05-03",
        ),
        (
            "keywords list",
            r#"<fileDesc><titleStmt><title>Brief 7</title></titleStmt></fileDesc><profileDesc><textClass><keywords><list><item n="author">Anna Berg</item><item n="recipient">Cora Feld</item></list></keywords></textClass><creation><date>3 May 1801</date></creation></profileDesc>"#,
            "<p>Ja.</p>",
            "Anna Berg | Cora Feld | 1801-05-03",
        ),
        (
            "xenoData",
            r#"<fileDesc><titleStmt><title>Brief 7</title></titleStmt></fileDesc><xenoData><meta xmlns="urn:x"><sender>Anna Berg</sender><recipient>Cora Feld</recipient><date type="sent">1801-05-03</date></meta></xenoData>"#,
            "<p>Ja.</p>",
            "Anna Berg | Cora Feld | 1801-05-03",
        ),
        (
            "DALF letDesc ns",
            r#"<fileDesc><titleStmt><title>7</title></titleStmt><sourceDesc><letDesc><letHeading><author attested="yes">Anna Berg</author><addressee attested="yes">Cora Feld</addressee><placeLet>Basel</placeLet><dateLet><date value="1801-05-03">3 mei 1801</date></dateLet></letHeading></letDesc></sourceDesc></fileDesc>"#,
            "<p>Ja.</p>",
            "Anna Berg | Cora Feld | 1801-05-03",
        ),
        (
            "head inverted",
            "<fileDesc><titleStmt><title>7</title></titleStmt></fileDesc>",
            "<head>AN CORA FELD</head><opener><dateline>Basel, den 3. Mai 1801</dateline></opener><p>Ja.</p><closer><signed>Anna Berg</signed></closer>",
            "Anna Berg | CORA FELD | 1801-05-03",
        ),
        (
            "ct:correspDesc ns",
            r#"<profileDesc><ct:correspDesc xmlns:ct="http://wiki.tei-c.org/index.php/SIG:Correspondence/task-force-correspDesc"><ct:sender><persName>Anna Berg</persName><date when="1801-05-03"/></ct:sender><ct:addressee><persName>Cora Feld</persName></ct:addressee></ct:correspDesc></profileDesc>"#,
            "<p>Ja.</p>",
            "Anna Berg | Cora Feld | 1801-05-03",
        ),
        (
            "sender/addressee elements",
            r#"<profileDesc><correspDesc><sender><persName>Anna Berg</persName><date when="1801-05-03"/></sender><addressee><persName>Cora Feld</persName></addressee></correspDesc></profileDesc>"#,
            "<p>Ja.</p>",
            "Anna Berg | Cora Feld | 1801-05-03",
        ),
        (
            "vangogh",
            r#"<fileDesc><titleStmt><title>012</title></titleStmt><sourceDesc><vg:letDesc xmlns:vg="http://www.vangoghletters.org/ns/"><vg:letIdentifier/></vg:letDesc><vg:letHeading xmlns:vg="http://www.vangoghletters.org/ns/"><author>Carl Berg</author><vg:addressee>Cora Feld</vg:addressee><vg:placeLet>The Hague</vg:placeLet><vg:dateLet>Saturday, 3 May 1873</vg:dateLet></vg:letHeading></sourceDesc></fileDesc>"#,
            "<p>Ja.</p>",
            "Carl Berg | Cora Feld | 1873-05-03",
        ),
        (
            "carlyle",
            "<fileDesc><titleStmt><title>TC TO CORA FELD</title></titleStmt></fileDesc>",
            "<opener><dateline>Chelsea, 3 May, 1839</dateline></opener><p>Ja.</p>",
            "TC | CORA FELD | 1839-05-03",
        ),
        (
            "fr sévigné",
            "<fileDesc><titleStmt><title>A Madame de Feld</title><author>Madame de Berg</author></titleStmt></fileDesc>",
            "<opener><dateline>A Paris, mercredi 3 mai 1671</dateline></opener><p>Ja.</p>",
            "Madame de Berg | Madame de Feld | 1671-05-03",
        ),
        (
            "teiHeader correspDesc w/ correspContext only",
            "<profileDesc><correspDesc><correspContext><ref>x</ref></correspContext></correspDesc></profileDesc><fileDesc><titleStmt><title>Anna Berg an Cora Feld, 3.5.1801</title></titleStmt></fileDesc>",
            "<p>Ja.</p>",
            "Anna Berg | Cora Feld | 1801-05-03",
        ),
        (
            "abstract prose",
            "<fileDesc><titleStmt><title>Letter 7</title></titleStmt></fileDesc><profileDesc><abstract><p>In this letter she complains to her sister of the weather.</p></abstract></profileDesc>",
            "<p>x</p>",
            " |  | ",
        ),
        (
            "sourceDesc prose",
            "<fileDesc><titleStmt><title>Brief 7</title></titleStmt><sourceDesc><p>Converted from Word to TEI.</p></sourceDesc></fileDesc>",
            "<p>Ja.</p>",
            " |  | ",
        ),
        (
            "date in p of body",
            "<fileDesc><titleStmt><title>Anna Berg to Cora Feld</title></titleStmt></fileDesc>",
            r#"<p><date when="1801-05-03">May 3rd</date></p><p>Dear Cora</p>"#,
            "Anna Berg | Cora Feld | 1801-05-03",
        ),
        (
            "closer date",
            "<fileDesc><titleStmt><title>Anna Berg to Cora Feld</title></titleStmt></fileDesc>",
            r#"<p>Dear Cora</p><closer><date when="1801-05-03">3 May</date><signed>A</signed></closer>"#,
            "Anna Berg | Cora Feld | 1801-05-03",
        ),
        (
            "p rend right",
            "<fileDesc><titleStmt><title>Anna Berg to Cora Feld</title></titleStmt></fileDesc>",
            r#"<p rend="right">Basel, 3 May 1801</p><p>Dear Cora</p>"#,
            "Anna Berg | Cora Feld | 1801-05-03",
        ),
        (
            "sent: note w/ persname",
            r#"<profileDesc><correspDesc><correspAction type="sent"><persName>Anna Berg</persName><date when="1801-05-03"/><note>Dictated to <persName>X Y</persName></note></correspAction><correspAction type="received"><persName>Cora Feld</persName></correspAction></correspDesc></profileDesc>"#,
            "<p>Ja.</p>",
            "Anna Berg | Cora Feld | 1801-05-03",
        ),
    ] {
        assert_eq!(header(head, body), expected, "{what}");
    }
}

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

#[test]
fn files_of_older_guidelines_without_a_namespace_are_read_with_their_entities_and_readings_in_attributes() {
    let text = r#"<?xml version="1.0"?><!DOCTYPE TEI.2 SYSTEM "tei2.dtd" [<!ENTITY % more "IGNORE">]>
      <TEI.2><teiHeader><fileDesc><titleStmt><title>Anna Berg to Cora Feld</title></titleStmt></fileDesc></teiHeader>
      <text><body><div1 type="letter"><opener><dateline>Basel &mdash; <date value="1801-05-03">May</date></dateline></opener><p>Ren&eacute; was <sic corr="there">tehre</sic> &amp; <abbr expan="Mister">Mr</abbr> too.</p></div1></body></text></TEI.2>"#;
    let letters = read(text).letters;
    assert_eq!(stated(&letters[0]), BOTH);
    let words: Vec<String> = letters[0].parts.iter().map(|part| import::draft::reading_text(&part.content)).collect();
    assert_eq!(words, ["Basel — May", "René was there & Mister too."]);
}

#[test]
fn names_of_files_say_it_where_a_text_does_not() {
    for name in [
        "1801-05-03 Anna Berg to Cora Feld.txt",
        "1801_05_03_Anna_Berg_an_Cora_Feld.txt",
        "letters/18010503 Anna Berg to Cora Feld.md",
        "Anna Berg to Cora Feld, 3 May 1801.txt",
        "Anna_Berg_an_Cora_Feld_3.5.1801.txt",
    ] {
        let letters =
            import(vec![SourceFile::new(name, *b"\xEF\xBB\xBFYes.\r\n\r\nNo.")], &Settings::default(), |_, _| true)
                .letters;
        assert_eq!(stated(&letters[0]), BOTH, "{name}");
        assert_eq!(letters[0].parts.len(), 2);
    }
}
