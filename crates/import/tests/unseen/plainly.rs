//! Plain text, Markdown, names of files, archives as other programs write them.

use import::archive;

use crate::{BOTH, all, compare, read, texts};

#[test]
fn plain_text_says_it_in_its_first_or_last_lines() {
    let cases = [
        (
            "a mail",
            "From: Anna Berg <anna@example.org>\nTo: Cora Feld <cora@example.org>\nDate: Sun, 3 May 1801 10:00:00 +0100\nSubject: Weather\n\nYes.\n",
            BOTH,
        ),
        (
            "fields of a mail of which nobody needs to know",
            "Delivered-To: cora@example.org\nFrom: \"Berg, Anna\" <anna@example.org>\nTo: Cora Feld\nDate: 3 May 1801\nMIME-Version: 1.0\n\nYes.\n",
            "Berg, Anna | Cora Feld | 1801-05-03",
        ),
        ("capitals", "FROM: Anna Berg\nTO: Cora Feld\nDATE: 3 May 1801\n\nYes.\n", BOTH),
        ("stars round the words", "**From:** Anna Berg\n**To:** Cora Feld\n**Date:** 3 May 1801\n\nYes.\n", BOTH),
        ("blanks before the colon, as in French", "De : Anna Berg\nÀ : Cora Feld\nDate : 3 mai 1801\n\nOui.\n", BOTH),
        (
            "other German words",
            "Absender: Anna Berg\nEmpfänger: Cora Feld\nDatum: 3. Mai 1801\nOrt: Weimar\n\nJa.\n",
            BOTH,
        ),
        ("author and addressee", "Author: Anna Berg\nAddressee: Cora Feld\nDated: May 3, 1801\n\nYes.\n", BOTH),
        ("Latin", "Auctor: Anna Berg\nDestinatarius: Cora Feld\nDies: V Non. Maii 1801\n\nIta.\n", BOTH),
        (
            "a heading, a place with a day, a greeting",
            "Anna Berg to Cora Feld\n\nBasel, May 3, 1801.\n\nDear Cora,\n\nYes.\n",
            BOTH,
        ),
        (
            "a heading over two lines",
            "ANNA BERG\nTO CORA FELD\n\nBasel, May 3, 1801.\n\nYes.\n",
            "ANNA BERG | CORA FELD | 1801-05-03",
        ),
        ("a German heading with the day", "Anna Berg an Cora Feld, Weimar, den 3. Mai 1801\n\nJa.\n", BOTH),
        ("a Latin heading", "Anna Berg Corae Feld S. D.\n\nItane?\n\nBasileae, 3. Maii 1801.\n", " |  | 1801-05-03"),
        ("the day at the end", "Anna Berg an Cora Feld\n\nJa.\n\nWeimar, den 3. Mai 1801\n", BOTH),
        (
            "a rule between fields and text",
            "From: Anna Berg\nTo: Cora Feld\nDate: 3 May 1801\n----------\nYes.\n",
            BOTH,
        ),
        (
            "the heading of a print",
            "LETTER XII.\n\nTO CORA FELD\n\nBASEL, May 3, 1801.\n\nDEAR CORA,--Yes.\n",
            " | CORA FELD | 1801-05-03",
        ),
    ];
    compare(cases.into_iter().map(|(what, text, expected)| {
        (what.to_owned(), all(&[("a.txt", text.as_bytes())]).join("; "), expected.to_owned())
    }));
}

#[test]
fn one_file_of_plain_text_may_hold_many_letters_under_headings() {
    let book = "The Project Gutenberg eBook of Letters of Anna Berg\n\nTitle: Letters of Anna Berg\n\nAuthor: Anna Berg\n\n*** START OF THE PROJECT GUTENBERG EBOOK LETTERS ***\n\nLETTERS OF ANNA BERG\n\n\nLETTER I.\n\nTO CORA FELD\n\nBASEL, May 3, 1801.\n\nYes.\n\n\nLETTER II.\n\nTO DORA TAL\n\nBASEL, June 5, 1801.\n\nNo.\n\n\nLETTER III.\n\nTO CORA FELD\n\nBASEL, July 7, 1801.\n\nPerhaps.\n\n*** END OF THE PROJECT GUTENBERG EBOOK LETTERS ***\n\nTerms follow.\n";
    assert_eq!(
        all(&[("berg.txt", book.as_bytes())]),
        [
            "Anna Berg | CORA FELD | 1801-05-03",
            "Anna Berg | DORA TAL | 1801-06-05",
            "Anna Berg | CORA FELD | 1801-07-07"
        ]
    );
    let titled = "Anna Berg to Cora Feld, 3 May 1801\n\nYes.\n\n\nCora Feld to Anna Berg, 5 May 1801\n\nNo.\n\n\nAnna Berg to Cora Feld, 7 May 1801\n\nPerhaps.\n";
    assert_eq!(
        all(&[("berg.txt", titled.as_bytes())]),
        [BOTH, "Cora Feld | Anna Berg | 1801-05-05", "Anna Berg | Cora Feld | 1801-05-07"]
    );
    let ruled = "From: Anna Berg\nTo: Cora Feld\nDate: 3 May 1801\n\nYes.\n\n----\n\nFrom: Cora Feld\nTo: Anna Berg\nDate: 5 May 1801\n\nNo.\n";
    assert_eq!(all(&[("berg.txt", ruled.as_bytes())]), [BOTH, "Cora Feld | Anna Berg | 1801-05-05"]);
}

#[test]
fn markdown_says_it_in_its_front_or_first_heading() {
    let cases = [
        (
            "author and recipient",
            "---\ntitle: On the weather\nauthor: Anna Berg\nrecipient: Cora Feld\ndate: 1801-05-03\n---\n\nYes.\n",
            BOTH,
        ),
        (
            "quotation marks, capitals",
            "---\nFrom: \"Anna Berg\"\nTo: 'Cora Feld'\nDate: \"3 May 1801\"\n---\nYes.\n",
            BOTH,
        ),
        (
            "fields within fields",
            "---\nsender:\n  name: Anna Berg\n  place: Weimar\nrecipient:\n  name: Cora Feld\ndate: 1801-05-03\n---\n\nYes.\n",
            BOTH,
        ),
        (
            "lists",
            "---\nfrom: [Anna Berg, Dora Tal]\nto:\n  - Cora Feld\ndate: 1801-05-03\n---\n\nYes.\n",
            "Anna Berg + Dora Tal | Cora Feld | 1801-05-03",
        ),
        ("a day with an hour", "---\nfrom: Anna Berg\nto: Cora Feld\ndate: 1801-05-03T10:00:00Z\n---\n\nYes.\n", BOTH),
        (
            "a title that says it",
            "---\ntitle: \"Anna Berg to Cora Feld, 3 May 1801\"\nlayout: post\n---\n\nYes.\n",
            BOTH,
        ),
        ("a heading that says it", "# Letter from Anna Berg to Cora Feld (3 May 1801)\n\nDear Cora,\n\nYes.\n", BOTH),
        (
            "a heading underlined",
            "Anna Berg an Cora Feld\n======================\n\n*Weimar, 3. Mai 1801*\n\nJa.\n",
            BOTH,
        ),
        (
            "bold words before colons",
            "# Letter 12\n\n**From:** Anna Berg  \n**To:** Cora Feld  \n**Date:** 3 May 1801\n\nYes.\n",
            BOTH,
        ),
        ("a list of fields", "- From: Anna Berg\n- To: Cora Feld\n- Date: 3 May 1801\n\nYes.\n", BOTH),
        (
            "a table of fields",
            "| From | Anna Berg |\n|---|---|\n| To | Cora Feld |\n| Date | 3 May 1801 |\n\nYes.\n",
            BOTH,
        ),
        ("TOML", "+++\nfrom = \"Anna Berg\"\nto = \"Cora Feld\"\ndate = 1801-05-03\n+++\n\nYes.\n", BOTH),
    ];
    compare(cases.into_iter().map(|(what, text, expected)| {
        (what.to_owned(), all(&[("a.md", text.as_bytes())]).join("; "), expected.to_owned())
    }));
    let many =
        "# Letters\n\n## Anna Berg to Cora Feld, 3 May 1801\n\nYes.\n\n## Cora Feld to Anna Berg, 5 May 1801\n\nNo.\n";
    assert_eq!(
        all(&[("a.md", many.as_bytes())]),
        [BOTH, "Cora Feld | Anna Berg | 1801-05-05"],
        "a letter under each heading"
    );
}

#[test]
fn markdown_marks_are_marks_and_nothing_else() {
    let cases = [
        ("*so* **and** _so_ ~~not~~ `code` \\*star\\*", "so and so code *star*"),
        ("2 * 3 * 4 and snake_case_word", "2 * 3 * 4 and snake_case_word"),
        ("a[^x] b.\n\n[^x]: Why\n    so.", "a b. | Why so."),
        ("one  \ntwo\\\nthree", "one two three"),
        ("Note ^[inline note].", "Note . | inline note"),
        ("***\n\nYes.", "Yes."),
        ("1. one\n2. two", "1. one / 2. two"),
        ("<!-- hidden -->\n\nYes.", "Yes."),
        ("&amp; &eacute; &#8212; \\&", "& é — &"),
        ("![Map](map.png) here", "here"),
    ];
    compare(cases.into_iter().map(|(text, expected)| {
        let file = format!("---\nfrom: A\n---\n\n{text}\n");
        let (words, notes) = texts(&read(&[("a.md", file.as_bytes())]));
        let found = [words, notes].join(" | ").trim_end_matches([' ', '|']).to_owned();
        (text.to_owned(), found, expected.to_owned())
    }));
}

#[test]
fn names_of_files_say_it_in_more_ways() {
    let names = [
        ("1801.05.03 Anna Berg – Cora Feld.txt", BOTH),
        ("1801-05-03, Anna Berg to Cora Feld.txt", BOTH),
        ("003_Anna Berg an Cora Feld (3.5.1801).txt", BOTH),
        ("Brief 12 - Anna Berg an Cora Feld - 3. Mai 1801.txt", BOTH),
        ("letter_from_anna_berg_to_cora_feld_1801-05-03.txt", BOTH),
        ("Lettre de Anna Berg a\u{300} Cora Feld, 3 mai 1801.txt", BOTH),
        ("1801-05 Anna Berg to Cora Feld.txt", "Anna Berg | Cora Feld | 1801-05"),
        ("1801 Anna Berg to Cora Feld.txt", "Anna Berg | Cora Feld | 1801"),
        ("1801-05-00 Anna Berg to Cora Feld.txt", "Anna Berg | Cora Feld | 1801-05"),
        ("Berg, Anna to Feld, Cora 1801-05-03.txt", "Berg, Anna | Feld, Cora | 1801-05-03"),
        ("To Cora Feld 1801-05-03.txt", " | Cora Feld | 1801-05-03"),
        ("From Anna Berg 3 May 1801.txt", "Anna Berg |  | 1801-05-03"),
        ("1801-05-03 Anna Berg to Cora Feld (copy).txt", BOTH),
        ("1801-05-03 Anna Berg to Cora Feld_final.txt", BOTH),
        ("undated Anna Berg to Cora Feld.txt", "Anna Berg | Cora Feld | "),
        ("Berg_to_Feld_18010503.txt", "Berg | Feld | 1801-05-03"),
        ("IMG_20010503.txt", " |  | 2001-05-03"),
        ("Letters/Berg to Feld/1801-05-03.txt", "Berg | Feld | 1801-05-03"),
    ];
    compare(
        names
            .into_iter()
            .map(|(name, expected)| (name.to_owned(), all(&[(name, b"Yes.")]).join("; "), expected.to_owned())),
    );
}

#[test]
fn encodings_are_seen_in_the_bytes() {
    let text = "Von: Anna Müller\nAn: Cora Feld\n\nGrüße";
    let utf16 = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let mac: Vec<u8> = text
        .chars()
        .map(|c| match c {
            'ü' => 0x9F,
            'ß' => 0xA7,
            c => u8::try_from(u32::from(c)).unwrap(),
        })
        .collect();
    let xml = |encoding: &str| {
        format!(
            "<?xml version=\"1.0\" encoding=\"{encoding}\"?><TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><fileDesc><titleStmt><title>Anna Müller an Cora Feld</title></titleStmt></fileDesc></teiHeader><text><body><p>Grüße</p></body></text></TEI>"
        )
    };
    let latin = |text: String| text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect::<Vec<u8>>();
    let xml16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(xml("UTF-16").encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let cases = [
        ("a.txt", "UTF-16 without a mark, little first", utf16(u16::to_le_bytes)),
        ("a.txt", "UTF-16 without a mark, big first", utf16(u16::to_be_bytes)),
        ("a.txt", "old Macintosh", mac),
        ("a.xml", "ISO-8859-1 as it says", latin(xml("ISO-8859-1"))),
        ("a.xml", "windows-1252 as it says", latin(xml("windows-1252"))),
        ("a.xml", "UTF-16 as it says", xml16),
        ("a.XML", "an ending in capitals", xml("UTF-8").into_bytes()),
        ("a.tei", "an ending of its own", xml("UTF-8").into_bytes()),
        ("a.TXT", "plain text in capitals", text.as_bytes().to_vec()),
        ("a.markdown", "an ending in full", text.as_bytes().to_vec()),
        ("a", "no ending, but TEI", xml("UTF-8").into_bytes()),
    ];
    compare(cases.into_iter().map(|(name, what, bytes)| {
        let imported = read(&[(name, &bytes)]);
        let people = imported
            .letters
            .first()
            .map(|letter| {
                letter
                    .senders
                    .iter()
                    .chain(&letter.recipients)
                    .map(|one| one.name.clone())
                    .collect::<Vec<_>>()
                    .join(" | ")
            })
            .unwrap_or_default();
        (what.to_owned(), format!("{people}: {}", texts(&imported).0), "Anna Müller | Cora Feld: Grüße".to_owned())
    }));
}

#[test]
fn archives_of_other_programs_are_opened() {
    // As Windows packs: back slashes in paths, a name in the code page of DOS, sizes that stand behind the data.
    let plain = archive::write(&[("Briefe\\1801-05-03 Anna Berg to Cora Feld.txt".to_owned(), b"Yes.".to_vec())]);
    assert_eq!(all(&[("a.zip", &plain)]), [BOTH]);
    let mut dos = archive::write(&[("1801-05-03 Anna B?rg an Cora Feld.txt".to_owned(), b"Ja.".to_vec())]);
    dos.iter_mut().filter(|byte| **byte == b'?').for_each(|byte| *byte = 0x84);
    // The flag that says UTF-8 is taken away: in the local header and in the directory.
    for (sign, flags) in [(&b"PK\x03\x04"[..], 6), (&b"PK\x01\x02"[..], 8)] {
        let at = dos.windows(4).position(|four| four == sign).unwrap();
        dos[at + flags] = 0;
        dos[at + flags + 1] = 0;
    }
    assert_eq!(all(&[("a.zip", &dos)]), ["Anna Bärg | Cora Feld | 1801-05-03"]);
}

#[test]
fn a_mail_to_several_is_to_all_of_them() {
    let head = |to: &str| format!("From: Anna Berg <anna@example.org>\nTo: {to}\nDate: 3 May 1801\n\nYes.\n");
    let cases = [
        ("\"Feld, Cora\" <cora@example.org>, Dora Tal", "Anna Berg | Feld, Cora + Dora Tal | 1801-05-03"),
        ("Cora Feld <cora@example.org>, Dora Tal <dora@example.org>", "Anna Berg | Cora Feld + Dora Tal | 1801-05-03"),
        ("<cora@example.org>, Dora Tal", "Anna Berg | cora@example.org + Dora Tal | 1801-05-03"),
        ("Cora Feld", BOTH),
    ];
    compare(
        cases.into_iter().map(|(to, expected)| {
            (to.to_owned(), all(&[("a.txt", head(to).as_bytes())]).join("; "), expected.to_owned())
        }),
    );
}

#[test]
fn html_in_markdown_is_text_and_told_and_so_are_links_to_no_page() {
    let text = "---\nfrom: Anna Berg\nto: Cora Feld\ndate: 1801-05-03\n---\n<div onclick=\"x()\">Yes <b>so</b></div> [a](javascript:x) [b](other.md) [c](https://example.org/) 3 < 4.\n";
    let imported = read(&[("a.md", text.as_bytes())]);
    assert_eq!(texts(&imported).0, "<div onclick=\"x()\">Yes so</div> a b c 3 < 4.");
    let told = |name: &str| {
        imported.report.constructs.iter().find(|one| one.name == name).map(|one| (one.count, one.treatment))
    };
    assert_eq!(told("HTML as it is written"), Some((1, import::report::Treatment::Text)));
    assert_eq!(told("link within its place or to no page"), Some((2, import::report::Treatment::Text)));
    assert_eq!(told("link"), Some((1, import::report::Treatment::Shown)));
}
