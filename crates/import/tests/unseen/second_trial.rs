//! Kinds that a second set of idioms, written down in the same way, showed to be read wrongly or not. All of it is made up.

use import::{
    draft::{DraftMark, DraftPiece},
    report::Treatment,
};

use crate::{BOTH, all, compare, read, tei, texts};

/// A text in an encoding of one byte a character, of which only these are not ASCII.
fn bytes(text: &str, signs: &[(char, u8)]) -> Vec<u8> {
    let byte = |sign: char| signs.iter().find(|(one, _)| *one == sign).map(|(_, byte)| *byte);
    text.chars().map(|sign| byte(sign).unwrap_or_else(|| u8::try_from(sign).unwrap())).collect()
}

#[test]
fn texts_of_central_europe_and_in_other_scripts_are_read_in_the_encoding_that_they_look_like_which_is_told() {
    let czech =
        "Od: Božena Šťastná\nKomu: Jiří Růžička\nDatum: 3. května 1861\nMísto: Praha\n\nMilý příteli, děkuji.\n";
    let latin_two = [
        ('ž', 0xBE),
        ('Š', 0xA9),
        ('ť', 0xBB),
        ('á', 0xE1),
        ('ř', 0xF8),
        ('í', 0xED),
        ('ů', 0xF9),
        ('č', 0xE8),
        ('ě', 0xEC),
        ('ý', 0xFD),
    ];
    let polish = "Od: Łucja Wójcik\nDo: Józef Święcki\nData: 3 maja 1861\n\nDziękuję – pisałaś.\n";
    let windows = [('Ł', 0xA3), ('ó', 0xF3), ('Ś', 0x8C), ('ę', 0xEA), ('–', 0x96), ('ł', 0xB3), ('ś', 0x9C)];
    let cases = [
        ("Latin 2", bytes(czech, &latin_two), "Božena Šťastná | Jiří Růžička | 1861-05-03", "ISO-8859-2"),
        ("Windows 1250", bytes(polish, &windows), "Łucja Wójcik | Józef Święcki | 1861-05-03", "Windows-1250"),
    ];
    for (what, bytes, stated, encoding) in cases {
        assert_eq!(all(&[("a.txt", &bytes)]), [stated], "{what}");
        let problem = read(&[("a.txt", &bytes)]).report.files[0].problem.clone();
        assert!(problem.is_some_and(|problem| problem.contains(encoding)), "{what}");
    }
    let table = bytes("Nadawca;Odbiorca;Data\nŁucja Wójcik;Józef Święcki;3.5.1861\n", &windows);
    assert_eq!(all(&[("a.csv", &table)]), ["Łucja Wójcik | Józef Święcki | 1861-05-03"]);
}

#[test]
fn fields_stand_above_letters_in_json_in_words_of_other_languages_and_as_programs_for_mail_and_notes_write_them() {
    let cases = [
        (
            "JSON",
            "{\n  \"title\": \"On the weather\",\n  \"from\": \"Anna Berg\",\n  \"to\": [\"Cora Feld\"],\n  \"date\": \"1801-05-03\"\n}\n\nYes.\n",
        ),
        (
            "JSON in groups",
            "{\"params\": {\"from\": {\"name\": \"Anna Berg\"}, \"to\": \"Cora Feld\"}, \"date\": \"1801-05-03\"}\nYes.\n",
        ),
        (
            "JSON between lines",
            ";;;\n{\"from\": \"Anna Berg\", \"to\": \"Cora Feld\", \"date\": \"1801-05-03\"}\n;;;\nYes.\n",
        ),
        (
            "links between notes",
            "---\nsender: \"[[Anna Berg]]\"\nrecipient:\n  - \"[[Cora Feld|Cora]]\"\ndate: 1801-05-03\n---\nYes.\n",
        ),
        ("Hungarian", "Feladó: Anna Berg\nCímzett: Cora Feld\nDátum: 1801. május 3.\n\nYes.\n"),
        ("Portuguese", "De: Anna Berg\nPara: Cora Feld\nData: 3 de maio de 1801\n\nYes.\n"),
        ("Russian", "От: Anna Berg\nКому: Cora Feld\nДата: 3 мая 1801\n\nYes.\n"),
        (
            "a German program for mail",
            "Von:\tAnna Berg\nGesendet:\tSonntag, 3. Mai 1801 10:11\nAn:\tCora Feld\nBetreff:\tWetter\n\nYes.\n",
        ),
        (
            "mail as it travels",
            "From: =?utf-8?Q?Anna_Ber?= =?utf-8?B?Zw==?= <anna@example.org>\nTo: Cora Feld\n <cora@example.org>\nDate: Sun, 3 May 1801 10:11:12 +0200\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n=59e=\ns.\n",
        ),
    ];
    compare(cases.into_iter().map(|(what, text)| {
        let files = [("a.md", text.as_bytes())];
        (what.to_owned(), format!("{} | {}", all(&files).join("; "), texts(&read(&files)).0), format!("{BOTH} | Yes."))
    }));
}

#[test]
fn an_object_of_json_that_says_nothing_of_a_letter_is_its_text() {
    let text = "{\"size\": 1}\n\nYes.\n";
    assert_eq!(texts(&read(&[("a.txt", text.as_bytes())])).0, "{\"size\": 1} / Yes.");
}

#[test]
fn an_address_that_is_set_to_the_right_is_no_head_of_a_mail() {
    let text = "     12 Elm Street\n     May 3, 1801\n\nDear Cora,\n";
    assert_eq!(all(&[("a.txt", text.as_bytes())]), [" |  | 1801-05-03"]);
    assert_eq!(texts(&read(&[("a.txt", text.as_bytes())])).0, "12 Elm Street May 3, 1801 / Dear Cora,");
}

#[test]
fn notes_of_a_notebook_have_links_pictures_and_hidden_remarks() {
    let imported = read(&[("a.md", b"Dear [[Cora Feld|Cora]], see [[Basel]]. ![[map.png]]\n\n%% to do %%\n\nYes.\n")]);
    assert_eq!(texts(&imported).0, "Dear Cora, see Basel. / Yes.");
    assert_eq!(imported.report.first_comments[0].1, "to do");
    let is_map = |piece: &DraftPiece| matches!(piece, DraftPiece::Figure { description } if description == "map.png");
    assert!(imported.letters[0].parts[0].content.iter().any(is_map));
}

#[test]
fn actions_tell_the_letter_from_its_way_and_people_from_places() {
    let described = |sent: &str, received: &str| {
        tei(
            &format!(
                r#"<profileDesc><correspDesc><correspAction type="sent">{sent}</correspAction><correspAction type="received">{received}</correspAction></correspDesc></profileDesc>"#
            ),
            "<body><p>Yes.</p></body>",
        )
    };
    let postmark = described(
        r#"<persName>Anna Berg</persName><date type="postmark" when="1801-05-04"/><date when="1801-05-03"/>"#,
        "<persName>Cora Feld</persName>",
    );
    let named = described(
        r#"<name type="person">Anna Berg</name><name type="place">Basel</name><date when="1801-05-03"/>"#,
        r#"<name type="person">Cora Feld</name><rs type="place">Weimar</rs>"#,
    );
    assert_eq!(all(&[("a.xml", postmark.as_bytes())]), [BOTH]);
    assert_eq!(all(&[("a.xml", named.as_bytes())]), [BOTH]);
    assert_eq!(read(&[("a.xml", named.as_bytes())]).letters[0].place.as_deref(), Some("Basel"));
}

#[test]
fn the_language_of_a_manuscript_is_that_of_the_letter_where_nothing_nearer_says_another() {
    let described = |text: &str| {
        let header = r#"<fileDesc><sourceDesc><msDesc><msContents><textLang mainLang="la">Latin</textLang></msContents></msDesc></sourceDesc></fileDesc>"#;
        read(&[("a.xml", tei(header, text).as_bytes())]).letters[0].language.clone()
    };
    assert_eq!(described("<body><p>Ita.</p></body>").as_deref(), Some("la"));
    assert_eq!(described(r#"<body xml:lang="de"><p>Ja.</p></body>"#).as_deref(), Some("de"));
}

#[test]
fn a_sign_that_only_breaks_words_joins_the_lines_and_a_hyphen_alone_does_not() {
    let body = r#"<body><p>Ich schrei¬<lb n="2"/>be am Sonn⸗
        <pb n="3"/><lb/>tag, Nord-<lb/>und.</p></body>"#;
    let imported = read(&[("a.xml", tei("", body).as_bytes())]);
    assert_eq!(texts(&imported).0, "Ich schreibe am Sonntag, Nord- und.");
}

#[test]
fn strong_words_are_bold_and_a_form_of_libraries_says_what_to_do() {
    let body = r#"<body><p><hi rend="strong">Yes</hi>.</p></body>"#;
    let imported = read(&[("a.xml", tei("", body).as_bytes())]);
    let files = import::collection::files(&imported, &import::Settings::default());
    assert!(files.iter().any(|(_, value)| value.to_string().contains(r#""rend":"bold""#)), "{files:?}");
    let imported = read(&[("a.xml", b"<ead><archdesc><did><unittitle>Letters</unittitle></did></archdesc></ead>")]);
    assert!(imported.report.files[0].problem.as_ref().is_some_and(|problem| problem.contains(".csv")));
}

#[test]
fn days_of_a_table_in_figures_are_read_in_one_order() {
    let table = "From,To,Date,Location\nAnna Berg,Cora Feld,5/3/1801,Basel\nCora Feld,Anna Berg,5/13/1801,Weimar\n";
    let imported = read(&[("a.csv", table.as_bytes())]);
    assert_eq!(all(&[("a.csv", table.as_bytes())]), [BOTH, "Cora Feld | Anna Berg | 1801-05-13"]);
    assert_eq!(imported.letters[0].place.as_deref(), Some("Basel"));
    let is_kept = |one: &import::report::Construct| one.treatment == Treatment::Kept;
    assert!(imported.report.constructs.iter().all(is_kept));
}

#[test]
fn the_recipient_may_stand_slanted_below_the_number_of_a_letter() {
    let book = "Author: Anna Berg\n\nLETTER I\n\n_To Cora Feld_\n\nBASEL, _May 3rd, 1801_.\n\nYes.\n\nYours ever,\n\nA. BERG.\n\nLETTER II\n\n_To Dora Tal_\n\nBASEL, _June 5th, 1801_.\n\nNo.\n";
    assert_eq!(all(&[("a.txt", book.as_bytes())]), [BOTH, "Anna Berg | Dora Tal | 1801-06-05"]);
}

#[test]
fn emphasis_within_a_link_of_a_notebook_is_as_it_stands() {
    let imported = read(&[("a.md", b"[[*so*]] *so*")]);
    assert_eq!(texts(&imported).0, "*so* so");
    let is_slanted = |piece: &&DraftPiece| matches!(piece, DraftPiece::Span { mark: DraftMark::Emphasis(_), .. });
    assert_eq!(imported.letters[0].parts[0].content.iter().filter(is_slanted).count(), 1);
}
