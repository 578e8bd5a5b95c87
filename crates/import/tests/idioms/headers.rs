//! The headers of single letters, with and without a description of the correspondence.

use crate::{BOTH, header, read, stated};

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
fn files_of_older_guidelines_without_a_namespace_are_read_with_their_entities_and_readings_in_attributes() {
    let text = r#"<?xml version="1.0"?><!DOCTYPE TEI.2 SYSTEM "tei2.dtd" [<!ENTITY % more "IGNORE">]>
      <TEI.2><teiHeader><fileDesc><titleStmt><title>Anna Berg to Cora Feld</title></titleStmt></fileDesc></teiHeader>
      <text><body><div1 type="letter"><opener><dateline>Basel &mdash; <date value="1801-05-03">May</date></dateline></opener><p>Ren&eacute; was <sic corr="there">tehre</sic> &amp; <abbr expan="Mister">Mr</abbr> too.</p></div1></body></text></TEI.2>"#;
    let letters = read(text).letters;
    assert_eq!(stated(&letters[0]), BOTH);
    let words: Vec<String> = letters[0].parts.iter().map(|part| import::draft::reading_text(&part.content)).collect();
    assert_eq!(words, ["Basel — May", "René was there & Mister too."]);
}
