//! Two hundred damaged files, the same each time: each is a line of the report, none ends the reading, none reaches out, and the others open.
//!
//! They go through what the WebAssembly module itself calls, in a thread with the stack that a browser gives it (1 MB).

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the report")]

use std::time::Instant;

use corpus::Corpus;
use import::archive;
use import_module::OpenedFiles;
use serde_json::Value;

/// What a browser gives a module of its own.
const STACK: usize = 1 << 20;

const GOOD: &str = r##"<?xml version="1.0" encoding="UTF-8"?><TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="good"><teiHeader><fileDesc><titleStmt><title>Anna Berg to Cora Field</title></titleStmt></fileDesc><profileDesc><correspDesc><correspAction type="sent"><persName ref="#b">Anna Berg</persName><date when="1871-03-04"/></correspAction></correspDesc></profileDesc></teiHeader><text><body><p>One <hi rend="sup">two</hi><note>three</note></p></body></text></TEI>"##;

type File = (String, Vec<u8>);

fn tei(body: &str) -> String {
    format!("<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body>{body}</body></text></TEI>")
}

/// Every damaged file, by its name.
fn damaged() -> Vec<File> {
    let mut files: Vec<File> = Vec::new();
    let mut add = |name: String, bytes: Vec<u8>| files.push((name, bytes));
    for at in 0..50 {
        add(format!("cut/{at:02}.xml"), GOOD.as_bytes()[..GOOD.len() * at / 50].to_vec());
    }
    for (at, text) in MALFORMED.iter().enumerate() {
        add(format!("malformed/{at:02}.xml"), tei(text).into_bytes());
    }
    for (at, encoding) in ENCODINGS.iter().enumerate() {
        let text = GOOD.replace("UTF-8", encoding);
        add(format!("encoding/{at:02}-{encoding}.xml"), text.into_bytes());
    }
    for (at, ending) in ["xml", "txt", "md", "csv", "tsv", "tei"].iter().enumerate() {
        // In plain text Latin 1 by itself would be read, and told.
        add(format!("bytes/{at}-latin.{ending}"), b"From: Anna M\xFCller\n\nW\xF6rter <a>\xFC</a>\0".to_vec());
        add(format!("bytes/{at}-surrogate.{ending}"), b"\xFF\xFE\x00\xD8\x41\x00".to_vec());
        add(format!("bytes/{at}-cut-off.{ending}"), b"\xEF\xBB\xBFab\xE2\x82".to_vec());
    }
    for (at, (definition, text)) in ENTITIES.iter().enumerate() {
        add(
            format!("entities/{at}.xml"),
            format!("<!DOCTYPE TEI [{definition}]>{}", tei(&format!("<p>{text}</p>"))).into_bytes(),
        );
    }
    let mut laughs = String::from("<!ENTITY e0 \"ha\">");
    for at in 1..40 {
        laughs.push_str(&format!("<!ENTITY e{at} \"{}\">", format!("&e{};", at - 1).repeat(8)));
    }
    add("entities/laughs.xml".to_owned(), format!("<!DOCTYPE TEI [{laughs}]>{}", tei("<p>&e39;</p>")).into_bytes());
    let long = format!("<!ENTITY long \"{}\">", "long ".repeat(20_000));
    add(
        "entities/long.xml".to_owned(),
        format!("<!DOCTYPE TEI [{long}]>{}", tei(&format!("<p>{}</p>", "&long;".repeat(20_000)))).into_bytes(),
    );
    for element in ["div", "p", "hi", "note", "list", "item", "persName", "choice", "app", "q", "ref", "table"] {
        for depth in [300, 20_000] {
            let text = format!("{}x{}", format!("<{element}>").repeat(depth), format!("</{element}>").repeat(depth));
            add(format!("deep/{element}-{depth}.xml"), tei(&text).into_bytes());
        }
    }
    add("deep/unclosed.xml".to_owned(), "<a>".repeat(200_000).into_bytes());
    let nested = |depth: usize| format!("{}\"x\"{}", "{\"hi\":[".repeat(depth), "]}".repeat(depth));
    let letter =
        |text: &str| format!("{{\"id\":\"x\",\"parts\":[{{\"id\":\"p1\",\"kind\":\"paragraph\",\"text\":[{text}]}}]}}");
    add("deep/corpus.json".to_owned(), format!("{{\"letters\":[{}]}}", letter(&nested(20_000))).into_bytes());
    let block = |text: &str| format!("<script type=\"application/json\" id=\"letters\">{text}</script>").into_bytes();
    let highlighted = format!("{}{}", "[\"Highlighted\",{\"hi\":[".repeat(100_000), "]}]".repeat(100_000));
    add(
        "deep/saved.html".to_owned(),
        block(&format!(
            "{{\"version\":1,\"collection\":{{\"letters\":[{{\"parts\":[{{\"text\":[{highlighted}]}}]}}]}}}}"
        )),
    );
    add(
        "deep/unknown.html".to_owned(),
        block(&format!("{{\"version\":1,\"other\":{}{}}}", "[".repeat(200_000), "]".repeat(200_000))),
    );
    for (name, text) in [
        ("none", "<p>no letters</p>".to_owned()),
        ("later", String::from_utf8(block("{\"version\":9}")).unwrap()),
        ("cut", "<script type=\"application/json\" id=\"letters\">{\"version\":1".to_owned()),
        ("empty", String::from_utf8(block("")).unwrap()),
        ("other", String::from_utf8(block("{\"version\":1,\"collection\":7}")).unwrap()),
    ] {
        add(format!("saved/{name}.html"), text.into_bytes());
    }
    for (at, text) in ["", "{", "[]", "7", "{\"letters\":", "null", "{\"title\":\"x\"}"].iter().enumerate() {
        add(format!("json/{at}/corpus.json"), text.as_bytes().to_vec());
    }
    for (at, text) in ["a,b\n1,2\n", "", "\"sender", "x", "\u{0}\u{1}"].iter().enumerate() {
        add(format!("table/{at}.csv"), text.as_bytes().to_vec());
    }
    for name in ["a.pdf", "a.jpg", "a.doc", "a.exe", "a.rtf", "a.odt", "a", "a.xml.bak", "a.js", "a.png"] {
        add(format!("other/{name}"), b"%PDF \x00\xFF".to_vec());
    }
    for (name, text) in [
        ("empty.txt", ""),
        ("blank.md", " \n\t\n"),
        ("empty.docx", ""),
        ("broken.docx", "PK\u{3}\u{4}rest"),
        ("import.toml", "title: x"),
    ] {
        add(format!("empty/{name}"), text.as_bytes().to_vec());
    }
    files.extend(archives());
    // Fifty megabytes of which the last byte is wrong.
    let mut large = tei("").into_bytes();
    large.truncate(60);
    large.extend(format!("<p>{}</p>", "word ".repeat(2_000)).repeat((50 << 20) / 10_000).into_bytes());
    files.push(("large.xml".to_owned(), large));
    files
}

/// Archives that are damaged, or do damage; each is told under its own name or that of what is in it.
fn archives() -> Vec<File> {
    let zip = |files: &[(&str, &[u8])]| {
        archive::write(&files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect::<Vec<_>>())
    };
    let small = zip(&[("inside.xml", b"<TEI>")]);
    let mut files: Vec<File> = vec![
        ("zip/bomb.zip".to_owned(), zip(&[("bomb.xml", &vec![b' '; 80 << 20])])),
        ("zip/nested.zip".to_owned(), zip(&[("n1.zip", &zip(&[("n2.zip", &zip(&[("n3.zip", &small)]))]))])),
        ("zip/empty.zip".to_owned(), zip(&[])),
        ("zip/empty-text.zip".to_owned(), zip(&[("empty-text.txt", b"")])),
        ("zip/document.docx".to_owned(), zip(&[("other.xml", b"<a/>")])),
        ("zip/malformed.docx".to_owned(), zip(&[("word/document.xml", b"<w:document")])),
        (
            "zip/deep.docx".to_owned(),
            zip(&[("word/document.xml", format!("{}{}", "<r>".repeat(50_000), "</r>".repeat(50_000)).as_bytes())]),
        ),
    ];
    for (at, name) in
        ["../up.xml", "/root.xml", "a/../../b.xml", "C:\\x.xml", "a\\..\\b.xml", "..", "file:x.xml"].iter().enumerate()
    {
        files.push((format!("zip/leads-out-{at}.zip"), zip(&[(name, GOOD.as_bytes())])));
    }
    for at in 1..12 {
        files.push((format!("zip/cut-{at:02}.zip"), small[..small.len() * at / 12].to_vec()));
    }
    // Fields of the directory: sizes, places and methods that are not true.
    let directory = small.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    for (name, at, value) in [
        ("method", 10, 99),
        ("password", 8, 1),
        ("packed", 22, 0x7F),
        ("size", 27, 0x7F),
        ("place", 45, 0xFF),
        ("less", 24, 1),
        ("name", 28, 0xFF),
    ] {
        let mut bytes = small.clone();
        bytes[directory + at] = value;
        files.push((format!("zip/false-{name}.zip"), bytes));
    }
    files
}

const MALFORMED: &[&str] = &[
    "<p>a</q>",
    "<p>a",
    "<p>a & b</p>",
    "<p>a < b</p>",
    "<p x=\"1\" x=\"2\">a</p>",
    "<p x=1>a</p>",
    "<p x>a</p>",
    "<p>&#0;</p>",
    "<p>&#xFFFFFFFFFF;</p>",
    "<p>\u{1}</p>",
    "<p>\u{0}</p>",
    "<p><!-- a -- b --></p>",
    "<p><!-- a</p>",
    "<p><![CDATA[ a</p>",
    "<p><?xml version=\"1.0\"?></p>",
    "<a:p>undeclared</a:p>",
    "<p>&nowhere;</p>",
    "<1p>a</1p>",
    "<p>]]></p>",
    "</body>",
    "<p></p",
    "<p/",
    "<",
    "&",
    "<p a=\"<\">x</p>",
    "<p xmlns:xml=\"http://x\">a</p>",
    "<!DOCTYPE TEI>",
];

const ENCODINGS: &[&str] =
    &["Shift_JIS", "KOI8-U", "EUC-JP", "UTF-7", "UTF-32", "Big5", "MacRoman", "x-nothing", "IBM037", "ISO-8859-5"];

const ENTITIES: &[(&str, &str)] = &[
    ("<!ENTITY x SYSTEM \"file:///etc/hostname\">", "&x;"),
    ("<!ENTITY x SYSTEM \"http://letters.invalid/x\">", "&x;"),
    ("<!ENTITY x PUBLIC \"p\" \"http://letters.invalid/x\">", "&x;"),
    ("<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">", "&a;"),
    ("<!ENTITY a \"<p>\">", "&a;"),
    ("<!ENTITY a \"&lt;\">", "&b;"),
    ("<!ENTITY % p SYSTEM \"http://letters.invalid/p.dtd\"> %p;", "&x;"),
];

#[test]
fn two_hundred_damaged_files_are_a_line_each_and_the_others_open() {
    let reading = std::thread::Builder::new().stack_size(STACK).spawn(|| {
        let damaged = damaged();
        assert!(damaged.len() >= 200, "{} files", damaged.len());
        let began = Instant::now();
        let mut opened = OpenedFiles::new("", "2026-11-30");
        opened.add("good.xml".to_owned(), GOOD.as_bytes().to_vec());
        for (name, bytes) in damaged.clone() {
            opened.add(name, bytes);
            while opened.step() {}
        }
        opened.add("zz-good.txt".to_owned(), b"From: Cora Field\nDate: 1871-03-09\n\nYes.".to_vec());
        while opened.step() {}
        let told: Value = serde_json::from_str(&opened.told()).unwrap();
        let lines: Vec<(&str, &str, &str)> = told["files"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| (row[0].as_str().unwrap(), row[1].as_str().unwrap(), row[2].as_str().unwrap()))
            .collect();
        // What is in an archive has a line of its own, under its path there.
        let in_archives = lines.iter().filter(|line| !damaged.iter().any(|(name, _)| name == line.0)).count();
        let untold: Vec<&str> = damaged
            .iter()
            .map(|(name, _)| name.as_str())
            .filter(|name| !name.starts_with("zip/"))
            .filter(|name| !lines.iter().any(|line| line.0 == *name && line.1 == "0" && !line.2.is_empty()))
            .collect();
        assert_eq!(untold, [""; 0]);
        let archives = damaged.iter().filter(|(name, _)| name.starts_with("zip/")).count();
        let told_of_archives = lines.iter().filter(|line| line.0.starts_with("zip/") && !line.2.is_empty()).count();
        assert!(told_of_archives + in_archives - 2 >= archives, "{told_of_archives} {in_archives} {archives}");
        let corpus = Corpus::from_compact(&opened.open()).unwrap();
        assert_eq!(corpus.letters.iter().map(|letter| letter.id.as_str()).collect::<Vec<_>>(), ["good", "zz-good"]);
        let characters = &told["figures"][0];
        let [source, text, notes, omitted] =
            [0, 1, 2, 3].map(|at| characters[at].as_str().unwrap().parse::<usize>().unwrap());
        assert_eq!(source, text + notes + omitted);
        assert!(began.elapsed().as_secs() < 60, "{:?}", began.elapsed());
    });
    reading.unwrap().join().unwrap();
}

/// A script, and an address that is one, in every field that a file can have.
#[test]
fn scripts_in_every_field_are_words_or_nothing_and_no_address() {
    const BAD: &str = "javascript:alert(1)";
    const TAG: &str = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;";
    let header = format!(
        r##"<teiHeader><fileDesc><titleStmt><title>{TAG}</title><editor>{TAG}</editor></titleStmt><publicationStmt><availability><licence target="{BAD}">{TAG}</licence></availability></publicationStmt><sourceDesc><msDesc><msIdentifier><repository>{TAG}</repository></msIdentifier></msDesc></sourceDesc></fileDesc><profileDesc><langUsage><language ident="{BAD}"/></langUsage><correspDesc><correspAction type="sent"><persName ref="{BAD}">{TAG}</persName><placeName>{TAG}</placeName><date when="{BAD}">{TAG}</date></correspAction></correspDesc></profileDesc></teiHeader><standOff><listPerson><person xml:id="a"><persName>{TAG}</persName><idno type="URI">{BAD}</idno><idno type="VIAF">{BAD}</idno><note>{TAG}</note></person></listPerson></standOff>"##
    );
    let body = format!(
        r##"<text xml:lang="{BAD}"><body><head>{TAG}</head><p rend="{BAD}"><pb n="{TAG}" facs="{BAD}"/><ref target="{BAD}">{TAG}</ref><persName key="{BAD}">x</persName><hi rend="{BAD}" style="{BAD}">y</hi><foreign xml:lang="{BAD}">z</foreign><gap reason="{BAD}"/><figure><graphic url="{BAD}"/><figDesc>{TAG}</figDesc></figure><note target="{BAD}">{TAG}</note><add place="{BAD}">{TAG}</add></p></body></text>"##
    );
    let file = format!("<TEI xmlns=\"http://www.tei-c.org/ns/1.0\" xml:id=\"x\">{header}{body}</TEI>");
    let mut opened = OpenedFiles::new("", "2026-11-30");
    opened.add("a.xml".to_owned(), file.into_bytes());
    let script = TAG.replace("&lt;", "<").replace("&gt;", ">");
    opened.add(
        "b.txt".to_owned(),
        format!("From: {script}\nTo: {BAD}\nDate: {BAD}\nPlace: {script}\n\n[{script}]({BAD}) ![x]({BAD})")
            .into_bytes(),
    );
    opened.add(
        "c.csv".to_owned(),
        format!("sender,senderID,addressee,key\n\"{script}\",{BAD},{BAD},{BAD}\n").into_bytes(),
    );
    opened.add("d.json".to_owned(), format!("{{\"id\":\"{BAD}\"}}").into_bytes());
    let json = format!(
        "{{\"id\":\"e\",\"dossier\":[{{\"field\":\"archive\",\"value\":\"x\",\"url\":\"{BAD}\"}}],\"bibliography\":{{\"url\":\"{BAD}\"}},\"parts\":[{{\"id\":\"p1\",\"kind\":\"paragraph\",\"text\":[\"a\",{{\"page\":\"1\",\"facs\":\"{BAD}\"}},{{\"figure\":\"x\",\"url\":\"{BAD}\"}}]}}]}}"
    );
    opened.add("letters/e.json".to_owned(), json.into_bytes());
    opened.add(
        "people.json".to_owned(),
        format!("[{{\"id\":\"a\",\"name\":\"x\",\"same_as\":[\"{BAD}\"]}}]").into_bytes(),
    );
    opened.add(
        "collection.json".to_owned(),
        format!("{{\"format\":2,\"title\":\"x\",\"licence\":{{\"name\":\"x\",\"url\":\"{BAD}\"}}}}").into_bytes(),
    );
    while opened.step() {}
    let corpus = Corpus::from_compact(&opened.open()).unwrap();
    assert!(corpus.letters.len() >= 4, "{}", corpus.letters.len());
    let mut addresses = Vec::new();
    gather_addresses(&serde_json::to_value(&corpus).unwrap(), "", &mut addresses);
    let bad: Vec<&String> = addresses.iter().filter(|address| address.contains("javascript:")).collect();
    assert!(bad.is_empty(), "{bad:?}");
    assert!(corpus.letters.iter().all(|letter| letter.id.chars().all(|one| one.is_ascii_alphanumeric() || one == '-')));
}

/// What stands in fields that become links.
fn gather_addresses(value: &Value, field: &str, found: &mut Vec<String>) {
    match value {
        Value::String(text) if matches!(field, "url" | "same_as" | "facs") => found.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| gather_addresses(value, field, found)),
        Value::Object(fields) => fields.iter().for_each(|(field, value)| gather_addresses(value, field, found)),
        _ => {}
    }
}
