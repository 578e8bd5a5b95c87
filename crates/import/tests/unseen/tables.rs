//! Tables of letters, and indexes in CMIF.

use import::archive;

use crate::{BOTH, all, compare, read, texts};

#[test]
fn tables_of_every_sort_say_who_when_and_to_whom() {
    let wide: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain("Author\tRecipient\tDate\nAnna Berg\tCora Feld\t3 May 1801\n".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let latin = b"Verfasser;Empf\xE4nger;Datum\r\nAnna Berg;Cora Feld;03.05.1801\r\n".to_vec();
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("a spreadsheet that says its separator", b"sep=;\r\nsender;addressee;date\r\nAnna Berg;Cora Feld;1801-05-03\r\n".to_vec(), BOTH),
        ("a spreadsheet's text in UTF-16 with tabs", wide, BOTH),
        ("umlauts of older machines", latin, BOTH),
        ("German words", "Absender;Adressat;Absendeort;Datierung;Signatur\nAnna Berg;Cora Feld;Weimar;3. Mai 1801;Cod. 12\n".into(), BOTH),
        ("French words", "Expéditeur;Destinataire;Lieu;Date\nAnna Berg;Cora Feld;Paris;3 mai 1801\n".into(), BOTH),
        ("Italian words", "Mittente,Destinatario,Data\nAnna Berg,Cora Feld,3 maggio 1801\n".into(), BOTH),
        ("Latin words", "Auctor,Destinatarius,Dies\nAnna Berg,Cora Feld,3 Maii 1801\n".into(), BOTH),
        ("words with a remark", "Sender (name),Recipient (name),Date of letter\nAnna Berg,Cora Feld,1801-05-03\n".into(), BOTH),
        ("names of a template for unions of catalogues", "Year date,Month,Day,Author names,Author EMLO ID,Addressee names,Addressee EMLO ID,Origin name,Destination name,Abstract\n1801,5,3,Anna Berg,1,Cora Feld,2,Weimar,Berlin,Weather\n".into(), BOTH),
        ("creator and date of Dublin Core", "dc:title,dc:creator,dc:date\n\"Letter to Cora Feld\",Anna Berg,1801-05-03\n".into(), BOTH),
        ("a title that says it all", "Title,Transcription\n\"Anna Berg to Cora Feld, 3 May 1801\",\"Dear Cora,\n\nYes.\"\n".into(), BOTH),
        ("From, To, Sent", "From,To,Sent\nAnna Berg,Cora Feld,5/13/1801\n".into(), "Anna Berg | Cora Feld | 1801-05-13"),
        ("surname and forename apart", "sender_surname,sender_forename,recipient_surname,recipient_forename,date\nBerg,Anna,Feld,Cora,1801-05-03\n".into(), BOTH),
        ("several recipients in a cell", "sender,addressee,date\nAnna Berg,Cora Feld; Dora Tal,1801-05-03\n".into(), "Anna Berg | Cora Feld + Dora Tal | 1801-05-03"),
        ("family names first", "sender,addressee,date\n\"Berg, Anna\",\"Feld, Cora\",1801-05-03\n".into(), "Berg, Anna | Feld, Cora | 1801-05-03"),
        ("empty lines and a heading above", "\n\nLetters of Anna Berg,,\nsender,addressee,date\nAnna Berg,Cora Feld,1801-05-03\n,,\n".into(), BOTH),
        ("quotation marks in fields, and a byte order mark", "\u{FEFF}\"Sender\",\"Recipient\",\"Date\"\r\n\"Anna Berg\",\"Cora Feld\",\"3 May 1801\"\r\n".into(), BOTH),
        ("a number of days from a spreadsheet is no year", "sender,addressee,date\nAnna Berg,Cora Feld,36526\n".into(), "Anna Berg | Cora Feld | "),
        ("not before and not after", "sender,addressee,notBefore,notAfter\nAnna Berg,Cora Feld,1801-05-03,1801-05-05\n".into(), "Anna Berg | Cora Feld | 1801-05-03/1801-05-05"),
        ("correspondents in one column", "Letter,Date\nAnna Berg to Cora Feld,1801-05-03\n".into(), BOTH),
    ];
    compare(cases.into_iter().map(|(what, bytes, expected)| {
        (what.to_owned(), all(&[("letters.csv", &bytes)]).join("; "), expected.to_owned())
    }));
}

#[test]
fn a_column_of_texts_is_the_letters_text() {
    for column in ["Transcription", "text", "Volltext", "Transcript", "Full text", "Body"] {
        let table = format!("sender,addressee,date,{column}\nAnna Berg,Cora Feld,1801-05-03,\"Dear Cora,\n\nYes.\"\n");
        let imported = read(&[("a.csv", table.as_bytes())]);
        assert_eq!(texts(&imported).0, "Dear Cora, / Yes.", "{column}");
    }
}

#[test]
fn a_table_in_an_archive_describes_the_files_beside_it() {
    let table = "Dateiname;Absender;Empfänger;Datum\nbrief_01;Anna Berg;Cora Feld;3.5.1801\nBrief_02.TXT;Cora Feld;Anna Berg;5.5.1801\n";
    let zip = archive::write(&[
        ("Briefe/Übersicht.csv".to_owned(), table.as_bytes().to_vec()),
        ("Briefe/texte/brief_01.txt".to_owned(), b"Ja.".to_vec()),
        ("Briefe/texte/brief_02.txt".to_owned(), b"Nein.".to_vec()),
    ]);
    let mut found = all(&[("Briefe.zip", &zip)]);
    found.sort();
    assert_eq!(found, [BOTH, "Cora Feld | Anna Berg | 1801-05-05"]);
}

#[test]
fn indexes_in_cmif_are_read_as_they_are_found() {
    let cmif = |descriptions: &str| {
        format!(
            "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><fileDesc><titleStmt><title>Index</title></titleStmt></fileDesc><profileDesc>{descriptions}</profileDesc></teiHeader><text><body><p/></body></text></TEI>"
        )
    };
    let cases = [
        (
            "addresses of authorities",
            r##"<correspDesc key="1" ref="https://example.org/1" source="#b"><correspAction type="sent"><persName ref="http://d-nb.info/gnd/1">Anna Berg</persName><placeName ref="http://www.geonames.org/1">Weimar</placeName><date when="1801-05-03"/></correspAction><correspAction type="received"><persName ref="http://d-nb.info/gnd/2">Cora Feld</persName></correspAction><note><ref type="hasTextBase" target="x"/></note></correspDesc>"##,
            BOTH,
        ),
        (
            "what is known by inference",
            r#"<correspDesc key="1"><correspAction type="sent"><persName evidence="conjecture" cert="medium">Anna Berg</persName><date when="1801-05-03" evidence="conjecture"/></correspAction><correspAction type="received"><orgName>Postamt</orgName></correspAction></correspDesc>"#,
            "Anna Berg | Postamt | 1801-05-03",
        ),
        (
            "two days",
            r#"<correspDesc key="1"><correspAction type="sent"><persName>Anna Berg</persName><date from="1801-05-03" to="1801-05-05"/></correspAction><correspAction type="received"><persName>Cora Feld</persName></correspAction></correspDesc>"#,
            "Anna Berg | Cora Feld | 1801-05-03/1801-05-05",
        ),
        (
            "several dates",
            r#"<correspDesc key="1"><correspAction type="sent"><persName>Anna Berg</persName><date when="1801-05-03"/><date when="1801-05-04" cert="low"/></correspAction><correspAction type="received"><persName>Cora Feld</persName></correspAction></correspDesc>"#,
            BOTH,
        ),
        (
            "nobody known",
            r#"<correspDesc key="1"><correspAction type="sent"><persName ref="http://correspsearch.net/unknown">N.N.</persName><date when="1801"/></correspAction><correspAction type="received"><persName>Cora Feld</persName></correspAction></correspDesc>"#,
            "N.N. | Cora Feld | 1801",
        ),
    ];
    compare(cases.into_iter().map(|(what, description, expected)| {
        (what.to_owned(), all(&[("cmif.xml", cmif(description).as_bytes())]).join("; "), expected.to_owned())
    }));
}
