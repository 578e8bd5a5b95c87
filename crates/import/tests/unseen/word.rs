//! Documents of word processors.

use import::archive;

use crate::{BOTH, all, compare, omitted, read, texts};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of those that are saved as “strict”.
const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";

fn document(path: &str, namespace: &str, body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document xmlns:w=\"{namespace}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"><w:body>{body}<w:sectPr/></w:body></w:document>"
    );
    let mut files = vec![
        ("[Content_Types].xml".to_owned(), b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_vec()),
        ("_rels/.rels".to_owned(), format!("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"{path}\"/></Relationships>").into_bytes()),
        (path.trim_start_matches('/').to_owned(), text.into_bytes()),
    ];
    files.extend(others.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())));
    archive::write(&files)
}

fn p(words: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>")
}

fn styled(style: &str, words: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
}

#[test]
fn documents_say_it_where_people_write_it() {
    let right = "<w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr><w:r><w:t>Basel, May 3, 1801</w:t></w:r></w:p>";
    let cell = |words: &str| format!("<w:tc>{}</w:tc>", p(words));
    let row = |name: &str, value: &str| format!("<w:tr>{}{}</w:tr>", cell(name), cell(value));
    let tabbed = |name: &str, value: &str| {
        format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{name}:</w:t></w:r><w:r><w:tab/><w:t>{value}</w:t></w:r></w:p>")
    };
    let control = |words: &str| format!("<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", p(words));
    let cases = [
        ("a title", "a.docx", styled("Title", "Anna Berg to Cora Feld, 3 May 1801") + &p("Yes."), BOTH),
        ("a title of a German Word", "a.docx", styled("Titel", "Anna Berg an Cora Feld, 3. Mai 1801") + &p("Ja."), BOTH),
        ("a line that is a heading without a style", "a.docx", p("Anna Berg to Cora Feld") + right + &p("Dear Cora,") + &p("Yes."), BOTH),
        ("bold fields with tabulators", "a.docx", tabbed("From", "Anna Berg") + &tabbed("To", "Cora Feld") + &tabbed("Date", "3 May 1801") + &p("Yes."), BOTH),
        ("a table of fields", "a.docx", format!("<w:tbl>{}{}{}</w:tbl>", row("Absender", "Anna Berg"), row("Empfänger", "Cora Feld"), row("Datum", "3. Mai 1801")) + &p("Ja."), BOTH),
        ("a table of fields with colons", "a.docx", format!("<w:tbl>{}{}{}</w:tbl>", row("From:", "Anna Berg"), row("To:", "Cora Feld"), row("Date:", "3 May 1801")) + &p("Yes."), BOTH),
        ("fields in one paragraph with breaks", "a.docx", "<w:p><w:r><w:t>From: Anna Berg</w:t><w:br/><w:t>To: Cora Feld</w:t><w:br/><w:t>Date: 3 May 1801</w:t></w:r></w:p>".to_owned() + &p("Yes."), BOTH),
        ("controls of a form", "a.docx", control("From: Anna Berg") + &control("To: Cora Feld") + &control("Date: 3 May 1801") + &p("Yes."), BOTH),
        ("the day at the right, people in the name", "Anna Berg to Cora Feld.docx", right.to_owned() + &p("Dear Cora,") + &p("Yes."), BOTH),
        ("the day at the foot", "Anna Berg to Cora Feld.docx", p("Dear Cora,") + &p("Yes.") + right, BOTH),
        ("many letters, each after a heading", "a.docx", styled("Heading1", "Anna Berg to Cora Feld, 3 May 1801") + &p("Yes.") + &styled("Heading1", "Cora Feld to Anna Berg, 5 May 1801") + &p("No."), "Anna Berg | Cora Feld | 1801-05-03; Cora Feld | Anna Berg | 1801-05-05"),
        ("many letters, headings of a German Word", "a.docx", styled("berschrift1", "Anna Berg an Cora Feld, 3. Mai 1801") + &p("Ja.") + &styled("berschrift1", "Cora Feld an Anna Berg, 5. Mai 1801") + &p("Nein."), "Anna Berg | Cora Feld | 1801-05-03; Cora Feld | Anna Berg | 1801-05-05"),
        ("many letters, each on a page of its own", "a.docx", p("Anna Berg to Cora Feld, 3 May 1801") + &p("Yes.") + "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>" + &p("Cora Feld to Anna Berg, 5 May 1801") + &p("No."), "Anna Berg | Cora Feld | 1801-05-03; Cora Feld | Anna Berg | 1801-05-05"),
    ];
    compare(cases.into_iter().map(|(what, name, body, expected)| {
        let found = all(&[(name, &document("word/document.xml", WORD, &body, &[]))]).join("; ");
        (what.to_owned(), found, expected.to_owned())
    }));
}

#[test]
fn documents_are_found_and_read_whatever_wrote_them() {
    let name = "1801-05-03 Anna Berg to Cora Feld.docx";
    let body = p("Yes.") + &p("No.");
    for (what, path, namespace) in [
        ("as most", "word/document.xml", WORD),
        ("strict", "word/document.xml", STRICT),
        ("from the net", "word/document2.xml", WORD),
        ("at an absolute path", "/word/document.xml", WORD),
    ] {
        let file = document(path, namespace, &body, &[]);
        let imported = read(&[(name, &file)]);
        assert_eq!(texts(&imported).0, "Yes. / No.", "{what}: {:?}", imported.report.files);
    }
    let cases = [
        (
            "soft and fixed hyphens, tabulators, signs",
            "<w:p><w:r><w:t>Freun</w:t><w:softHyphen/><w:t>din, well</w:t><w:noBreakHyphen/><w:t>known</w:t><w:tab/><w:t>so</w:t></w:r></w:p>",
            "Freundin, well\u{2011}known so",
        ),
        (
            "words that moved",
            "<w:p><w:moveFrom><w:r><w:t>old </w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>new </w:t></w:r></w:moveTo><w:r><w:t>words</w:t></w:r></w:p>",
            "new words",
        ),
        (
            "hidden words",
            "<w:p><w:r><w:t xml:space=\"preserve\">Seen </w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>not seen</w:t></w:r></w:p>",
            "Seen",
        ),
        (
            "fields that Word computes",
            "<w:p><w:r><w:t xml:space=\"preserve\">Page </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
            "Page 3",
        ),
        ("capitals that are a font", "<w:p><w:r><w:rPr><w:smallCaps/></w:rPr><w:t>Berg</w:t></w:r></w:p>", "Berg"),
        (
            "a formula",
            "<w:p><w:r><w:t xml:space=\"preserve\">So </w:t></w:r><m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath></w:p>",
            "So x=2",
        ),
        (
            "empty paragraphs",
            "<w:p/><w:p><w:r><w:t>Yes.</w:t></w:r></w:p><w:p/><w:p/><w:p><w:r><w:t>No.</w:t></w:r></w:p>",
            "Yes. / No.",
        ),
    ];
    compare(cases.into_iter().map(|(what, body, expected)| {
        let imported = read(&[(name, &document("word/document.xml", WORD, body, &[]))]);
        (what.to_owned(), texts(&imported).0, expected.to_owned())
    }));
    let notes = format!(
        "<w:footnotes xmlns:w=\"{WORD}\"><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p/></w:footnote><w:footnote w:id=\"1\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> Why.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    );
    let body =
        "<w:p><w:r><w:t>Yes</w:t></w:r><w:r><w:footnoteReference w:id=\"1\"/></w:r><w:r><w:t>.</w:t></w:r></w:p>";
    let imported = read(&[(name, &document("word/document.xml", WORD, body, &[("word/footnotes.xml", &notes)]))]);
    assert_eq!(texts(&imported), ("Yes.".to_owned(), "Why.".to_owned()));
}

#[test]
fn words_at_the_head_or_foot_of_pages_are_told_and_numbers_of_pages_are_not() {
    let edge = |words: &str| format!("<w:hdr xmlns:w=\"{WORD}\">{}</w:hdr>", p(words));
    let (head, foot) = (edge("Hotel Berg, Basel"), edge("3"));
    let others =
        [("word/header1.xml", head.as_str()), ("word/footer1.xml", foot.as_str()), ("word/header2.xml", "<cut")];
    let bytes = document("word/document.xml", WORD, &p("Yes."), &others);
    let imported = read(&[("1801-05-03 Berg to Feld.docx", &bytes)]);
    assert_eq!(texts(&imported).0, "Yes.");
    let told: Vec<_> = imported.report.constructs.iter().filter(|one| one.name == "head or foot of pages").collect();
    assert!(told.len() == 1 && told[0].count == 1 && omitted(&imported) == ["head or foot of pages"], "{told:?}");
}
