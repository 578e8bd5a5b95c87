//! Files of every kind that is read, changed at random: none ends the reading, no character is unaccounted for, none takes long.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::time::{Duration, Instant};

use import::{Settings, SourceFile, archive, collection, import};
use proptest::prelude::*;

const TEI: &str = r##"<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY e "<hi>é</hi>">]><TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="L1"><teiHeader><fileDesc><titleStmt><title>Anna Berg to Cora Feld<lb/>Basel, 3 May 1801</title><author ref="#b">Berg</author></titleStmt><sourceDesc><msDesc><msIdentifier><idno>1</idno></msIdentifier></msDesc></sourceDesc></fileDesc><profileDesc><correspDesc><correspAction type="sent"><persName ref="#b">Anna Berg</persName><date from="1801-05-03" to="1801-05-05">V. Non. Maii 1801</date></correspAction></correspDesc></profileDesc></teiHeader><standOff><listPerson><person xml:id="b"><persName>Anna</persName><birth when="1770"/></person></listPerson></standOff>
  <text><body><div type="letter"><head>To Cora</head><opener><dateline>13 floréal an IX</dateline><salute>Dear</salute></opener><p xml:id="p1">One <choice><sic>tow</sic><corr>two</corr></choice><note target="#p1">three</note> Freun-<lb break="no"/>din &e; <app><lem>a</lem><rdg>b</rdg></app><ruby><rb>x</rb><rt>y</rt></ruby> <ref target="#n1">1</ref><index><term>i</term></index></p><list><item>four</item></list><table><row><cell>c</cell></row></table><lg><l>v</l></lg><closer>yours <salute>truly</salute><signed>A</signed></closer></div></body><back><note xml:id="n1">N</note></back></text></TEI>"##;
const CMIF: &str = r#"<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><profileDesc><correspDesc key="1" source="x"><correspAction type="sent"><persName ref="http://d-nb.info/gnd/1">Berg</persName><date when="1801-05-03"/></correspAction></correspDesc><correspDesc key="2"/></profileDesc></teiHeader><text><body><p/></body></text></TEI>"#;
const MARKDOWN: &str = "---\nfrom:\n  - Anna Berg\nto: {name: Cora}\ndate: 1801-05-03\ntags: [a]\n---\n\n# Anna to Cora\n\nOne *two* **three**[^1] [link](http://x.y) ![p](q)\n\n- a\n- b\n\n1. x\n2. y\n\n| a | b |\n|---|---|\n| c | d |\n\n> so\n\n```\ncode\n```\n\n[^1]: Note\n    goes on.\n\n<!-- c -->\n\n## Cora Feld to Anna Berg, 5 May 1801\n\nEnd.\n";
const TEXT: &str = "The Project Gutenberg eBook\n\nAuthor: Anna Berg\n\n*** START OF THE BOOK ***\n\nLETTER I.\n\nTO CORA FELD\n\nBASEL, May 3, 1801.\n\nYes.[^1]\n\nLETTER II.\n\nTO DORA TAL\n\n10 February 1741/2\n\nNo.\n\n[^1]: Note.\n\n*** END OF THE BOOK ***\nTerms.\n";
const TABLE: &str = "sep=;\nLetters;;\nsender;senderID;addressee;date;place;text;key\n\"Berg; Tal\";http://d-nb.info/gnd/1;Cora Feld;3 May 1801;Basel;\"Dear\n\nCora\";1\n;;;;;;\n[Berg];;;1801~;;;2\n";
const DOCUMENT: &str = r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Anna Berg to Cora Feld, 3 May 1801</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>From</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Anna</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:rPr><w:i/></w:rPr><w:t>One</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>h</w:t><w:footnoteReference w:id="2"/></w:r></w:p></w:body></w:document>"#;
const NOTES: &str = r#"<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="1"><w:p><w:r><w:t>Note</w:t></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>Two</w:t></w:r></w:p></w:footnote></w:footnotes>"#;

/// What is put into files: what means something to one of the readers, and what is odd in any.
const PIECES: &[&str] = &[
    "\n\n",
    "---\n",
    "----\n\nFrom: A\n",
    "[^1]",
    "[^1]: ",
    "|",
    "\"",
    ";",
    "\u{0}",
    "\u{FEFF}",
    "\u{2028}",
    "\u{2060}",
    "<",
    "</p>",
    "<note>",
    "<lb break=\"no\"/>",
    "-",
    "¬",
    "&e;",
    "&#0;",
    "]]>",
    "<!--",
    "-->",
    "<div type=\"letter\">",
    "</div>",
    "<choice>",
    "<unclear/>",
    "<w:p>",
    "<w:r>",
    "</w:r>",
    "# ",
    "## A to B, 3 May 1801\n",
    "LETTER IX.\n\n",
    "*",
    "`",
    "~~~\n",
    "> ",
    "\t",
    "99999999999999999999",
    "MMMMMM",
    "Kal. Ian. 1801",
    "an IX",
    "44 BC",
    "[18]",
    "é",
    "a\u{300}",
    "\u{1F600}",
    "السلام",
    "\r",
    "\r\r\n",
    " xml:id=\"n1\"",
    " target=\"#p1\"",
];

/// A change at a place: a byte, a piece that is put in, a stretch that is taken away, doubled or moved to the end.
#[derive(Clone, Debug)]
enum Change {
    Byte(usize, u8),
    Put(usize, usize),
    Take(usize, usize),
    Double(usize, usize),
    Cut(usize),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<usize>(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
        (any::<usize>(), 0..PIECES.len()).prop_map(|(at, piece)| Change::Put(at, piece)),
        (any::<usize>(), 1..40_usize).prop_map(|(at, length)| Change::Take(at, length)),
        (any::<usize>(), 1..200_usize).prop_map(|(at, length)| Change::Double(at, length)),
        any::<usize>().prop_map(Change::Cut),
    ]
}

fn changed(text: &[u8], changes: &[Change]) -> Vec<u8> {
    let mut bytes = text.to_vec();
    for change in changes {
        let place = |at: usize| at % (bytes.len() + 1);
        let end = |at: usize, length: usize| (place(at) + length).min(bytes.len());
        match *change {
            Change::Byte(at, byte) => {
                let at = place(at);
                if let Some(old) = bytes.get_mut(at) {
                    *old = byte;
                }
            }
            Change::Put(at, piece) => drop(bytes.splice(place(at)..place(at), PIECES[piece].bytes())),
            Change::Take(at, length) => drop(bytes.drain(place(at)..end(at, length))),
            Change::Double(at, length) => {
                let stretch = bytes[place(at)..end(at, length)].to_vec();
                drop(bytes.splice(place(at)..place(at), stretch));
            }
            Change::Cut(at) => bytes.truncate(place(at)),
        }
    }
    bytes
}

/// A document of a word processor whose first two parts are these.
fn docx(document: Vec<u8>, notes: Vec<u8>) -> Vec<u8> {
    archive::write(&[("word/document.xml".to_owned(), document), ("word/footnotes.xml".to_owned(), notes)])
}

/// Reads a file: every character is accounted for, in a time that a reader waits, and what was read is a collection.
fn holds(name: &str, bytes: Vec<u8>) -> Result<(), TestCaseError> {
    let begun = Instant::now();
    let good = SourceFile::new("good.txt", *b"From: Anna\n\nGood.");
    let imported = import(vec![SourceFile::new(name, bytes), good], &Settings::default(), |_, _| true);
    prop_assert!(imported.report.characters.is_complete(), "{:?}", imported.report.characters);
    prop_assert!(imported.letters.iter().any(|letter| letter.file == "good.txt"), "the others are read");
    let told = imported.report.files.iter().filter(|file| file.name != "good.txt");
    prop_assert!(told.count() > 0, "it is told what became of it");
    let files = collection::files(&imported, &Settings::default());
    prop_assert_eq!(files.iter().filter(|(path, _)| path.starts_with("letters/")).count(), imported.letters.len());
    prop_assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn tei_and_indexes_that_were_changed_at_random_are_read_or_told(changes in proptest::collection::vec(change(), 1..8)) {
        holds("a.xml", changed(TEI.as_bytes(), &changes))?;
        holds("a.xml", changed(CMIF.as_bytes(), &changes))?;
    }

    #[test]
    fn text_and_markdown_that_were_changed_at_random_are_read_or_told(changes in proptest::collection::vec(change(), 1..12)) {
        for text in [MARKDOWN, TEXT] {
            holds("a.md", changed(text.as_bytes(), &changes))?;
            holds("a.txt", changed(text.as_bytes(), &changes))?;
        }
    }

    #[test]
    fn tables_that_were_changed_at_random_are_read_or_told(changes in proptest::collection::vec(change(), 1..12)) {
        holds("a.csv", changed(TABLE.as_bytes(), &changes))?;
    }

    #[test]
    fn documents_and_archives_that_were_changed_at_random_are_read_or_told(
        changes in proptest::collection::vec(change(), 1..6), of_notes in proptest::collection::vec(change(), 0..4),
    ) {
        holds("a.docx", docx(changed(DOCUMENT.as_bytes(), &changes), changed(NOTES.as_bytes(), &of_notes)))?;
        let whole = docx(DOCUMENT.as_bytes().to_vec(), NOTES.as_bytes().to_vec());
        holds("a.docx", changed(&whole, &changes))?;
        holds("a.zip", changed(&whole, &changes))?;
    }

    #[test]
    fn any_words_as_a_date_a_title_or_a_name_of_a_file_are_read_or_left(words in "(\\PC|[0-9/.\\[\\] -]|Mai|kal|an|to|from|II|BC){0,24}") {
        let _ = import::date::from_wording(&words);
        let _ = import::date::from_value(&words);
        let _ = import::title::correspondents(&words);
        holds(&format!("_{}.txt", words.replace('/', " ")), format!("{words}\n\nYes.\n").into_bytes())?;
    }
}

#[test]
fn four_times_as_much_of_any_sign_takes_no_longer_than_that_many_times_and_some() {
    const SIGNS: [&str; 20] = [
        "[",
        "*",
        "_",
        "`",
        "|",
        "<",
        "&",
        "(",
        "[^1]",
        "# ",
        "> ",
        "- ",
        " to ",
        "3 May ",
        "M",
        "\"",
        "a\u{300}",
        "\n\n",
        "LETTER I.\n\n",
        "From: A\n",
    ];
    let of = |sign: &str, name: &str, size: usize| {
        let text = format!("sender,date,text\nAnna,1801,x\n{}", sign.repeat(size / sign.len()));
        // The best of three: other programs run too.
        let times = (0..3).map(|_| {
            let file = SourceFile::new(name, text.as_bytes());
            let begun = Instant::now();
            import(vec![file], &Settings::default(), |_, _| true);
            begun.elapsed()
        });
        times.min().unwrap()
    };
    for sign in SIGNS {
        for name in ["a.md", "a.txt", "a.csv"] {
            let (one, four) = (of(sign, name, 4_000), of(sign, name, 16_000));
            assert!(four < one * 8 + Duration::from_millis(1500), "{sign:?} in {name}: {one:?}, then {four:?}");
        }
    }
}
