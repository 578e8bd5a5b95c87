//! Documents of word processors, as the programs write them: what is in the text, in notes, left out. All of it is made up.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the report")]

use import::{
    Imported, Settings, SourceFile, archive, collection,
    draft::{Draft, reading_text},
    import,
    report::Treatment,
};
use serde_json::{Value, json};

/// A document with this body, and other parts beside it.
fn docx(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let namespaces = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="urn:a""#;
    let mut files = vec![
        ("[Content_Types].xml".to_owned(), b"<Types/>".to_vec()),
        (
            "word/document.xml".to_owned(),
            format!("<w:document {namespaces}><w:body>{body}<w:sectPr/></w:body></w:document>").into_bytes(),
        ),
    ];
    files.extend(others.iter().map(|(name, text)| ((*name).to_owned(), text.replace("NS", namespaces).into_bytes())));
    archive::write(&files)
}

fn read(body: &str, others: &[(&str, &str)]) -> Imported {
    let file = SourceFile::new("1871-03-04 Berg to Field.docx", docx(body, others));
    let imported = import(vec![file], &Settings::default(), |_, _| true);
    assert!(imported.report.characters.is_complete(), "{:?}: {body}", imported.report.characters);
    imported
}

fn p(words: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>")
}

fn headed(style: &str, words: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
}

fn lines(draft: &Draft) -> Vec<String> {
    draft.parts.iter().map(|part| format!("{}: {}", part.id, reading_text(&part.content))).collect()
}

/// Text, notes and what is left out, in characters.
fn counted(imported: &Imported) -> [usize; 3] {
    let all = imported.report.characters;
    [all.text, all.notes, all.omitted]
}

fn told(imported: &Imported, construct: &str) -> Option<(usize, Treatment)> {
    let all = &imported.report.constructs;
    all.iter().find(|one| one.name == construct).map(|one| (one.count, one.treatment))
}

fn parts_of(imported: &Imported) -> Value {
    let files = collection::files(imported, &Settings::default());
    files.iter().find(|(path, _)| path.starts_with("letters/")).unwrap().1["parts"].clone()
}

#[test]
fn tracked_changes_are_read_as_accepted_and_what_was_deleted_is_counted() {
    let imported = read(
        r#"<w:p><w:r><w:t>One </w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>come</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom></w:p><w:p><w:moveTo><w:r><w:t>moved</w:t></w:r></w:moveTo></w:p>"#,
        &[],
    );
    assert_eq!(lines(&imported.letters[0]), ["p1: One come", "p2: moved"]);
    assert_eq!(counted(&imported), ["Onecomemoved".len(), 0, "gonemoved".len()]);
    assert_eq!(told(&imported, "tracked deletion"), Some((1, Treatment::Omitted)));
}

#[test]
fn lists_and_tables_are_lists_and_tables() {
    let item = |words: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        )
    };
    let cell = |words: &str| format!("<w:tc><w:tcPr/>{}</w:tc>", p(words));
    let body = format!(
        "{}{}{}<w:tbl><w:tblPr/><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>{}",
        p("Dear"),
        item("a"),
        item("b"),
        cell("x"),
        cell("y"),
        cell(""),
        cell("z"),
        p("Yours")
    );
    let imported = read(&body, &[]);
    assert_eq!(
        parts_of(&imported),
        json!([
            {"id": "p1", "kind": "paragraph", "text": "Dear"},
            {"id": "list", "kind": "list", "text": [{"item": "a"}, {"item": "b"}]},
            {"id": "table", "kind": "table", "text": [{"row": ["x", "y"]}, {"row": ["", "z"]}]},
            {"id": "p2", "kind": "paragraph", "text": "Yours"}
        ])
    );
    assert_eq!(counted(&imported), ["DearabxyzYours".len(), 0, 0]);
}

#[test]
fn links_say_where_they_lead_and_fields_tags_and_controls_keep_their_words() {
    let body = r#"<w:p><w:hyperlink r:id="rId1"><w:r><w:t>here</w:t></w:r></w:hyperlink><w:hyperlink r:id="rId2"><w:r><w:t> and there</w:t></w:r></w:hyperlink>
      <w:smartTag><w:r><w:t> in Basel</w:t></w:r></w:smartTag><w:fldSimple w:instr="DATE"><w:r><w:t> today</w:t></w:r></w:fldSimple><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:t> 7</w:t></w:r>
      <w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t> controlled</w:t></w:r></w:sdtContent></w:sdt></w:p>"#;
    let links = r#"<Relationships><Relationship Id="rId1" Target="https://example.org/a"/><Relationship Id="rId2" Target="javascript:alert(1)"/></Relationships>"#;
    let imported = read(body, &[("word/_rels/document.xml.rels", links)]);
    assert_eq!(
        lines(&imported.letters[0]),
        ["p1: here and there in Basel today 7 controlled", "n1: https://example.org/a"]
    );
    assert!(!parts_of(&imported).to_string().contains("javascript"));
    assert_eq!(counted(&imported), ["hereandthereinBaseltoday7controlled".len(), 0, 0]);
}

#[test]
fn notes_are_read_once_each_and_those_that_nothing_leads_to_are_counted_as_left_out() {
    let body = r#"<w:p><w:r><w:t>One</w:t></w:r><w:r><w:footnoteReference w:id="0"/></w:r><w:r><w:t> two</w:t></w:r><w:r><w:endnoteReference w:id="0"/></w:r><w:r><w:footnoteReference w:id="0"/></w:r></w:p>"#;
    // As Google Docs counts them, from 0.
    let footnotes = r#"<w:footnotes NS><w:footnote w:id="-1" w:type="separator"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote><w:footnote w:id="0"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>At foot.</w:t></w:r><w:r><w:footnoteReference w:id="0"/></w:r></w:p></w:footnote><w:footnote w:id="5"><w:p><w:r><w:t>Lost</w:t></w:r></w:p></w:footnote></w:footnotes>"#;
    let endnotes = r#"<w:endnotes NS><w:endnote w:id="0"><w:p><w:r><w:t>At end.</w:t></w:r></w:p><w:p><w:r><w:t>More.</w:t></w:r></w:p></w:endnote></w:endnotes>"#;
    let imported = read(body, &[("word/footnotes.xml", footnotes), ("word/endnotes.xml", endnotes)]);
    assert_eq!(lines(&imported.letters[0]), ["p1: One two", "n1: At foot.", "n2: At end. More."]);
    assert_eq!(counted(&imported), ["Onetwo".len(), "Atfoot.Atend.More.".len(), "Lost".len()]);
}

#[test]
fn boxes_are_read_once_pictures_are_described_and_comments_are_counted() {
    let box_of = |words: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(words));
    let body = format!(
        r#"<w:p><w:r><w:t>Dear</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:drawing><a:docPr descr="A map"/><a:blip/></w:drawing></w:r><w:r><w:commentReference w:id="1"/></w:r></w:p>"#,
        box_of("boxed")
    );
    let comments = r#"<w:comments NS><w:comment w:id="1"><w:p><w:r><w:t>Is this right?</w:t></w:r></w:p></w:comment></w:comments>"#;
    let imported = read(&body, &[("word/comments.xml", comments)]);
    assert_eq!(lines(&imported.letters[0]), ["p1: Dear boxed"]);
    assert!(parts_of(&imported).to_string().contains("A map"));
    assert_eq!((imported.report.comments, imported.report.first_comments[0].1.as_str()), (1, "Is this right?"));
    assert_eq!(counted(&imported), ["Dearboxed".len(), 0, 0]);
}

#[test]
fn headings_of_any_language_part_letters_and_a_title_under_which_nothing_stands_is_none() {
    let styles = r#"<w:styles NS><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="P7"><w:name w:val="Letter"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>"#;
    for style in ["berschrift1", "P7", "Heading1", "Titre1"] {
        let body = format!(
            "{}{}{}{}{}{}",
            headed("Title", "Letters of Anna Berg"),
            headed(style, "Anna Berg to Cora Field, 4 March 1871"),
            p("Yes."),
            headed("Heading2", "Postscript"),
            headed(style, "Cora Field to Anna Berg, 9 March 1871"),
            p("No.")
        );
        let imported = read(&body, &[("word/styles.xml", styles)]);
        let ids: Vec<&str> = imported.letters.iter().map(|letter| letter.title.as_str()).collect();
        assert_eq!(ids, ["Anna Berg to Cora Field, 4 March 1871", "Cora Field to Anna Berg, 9 March 1871"], "{style}");
        assert_eq!(lines(&imported.letters[0])[1..], ["p1: Yes.", "heading2: Postscript"], "{style}");
        assert_eq!(counted(&imported)[2], "LettersofAnnaBerg".len(), "{style}");
    }
}

#[test]
fn headings_of_the_second_level_part_letters_where_they_name_two_and_else_stay_in_one() {
    let body = |second: &str| {
        format!(
            "{}{}{}{}{}",
            headed("Heading1", "1871"),
            headed("Heading2", second),
            p("Yes."),
            headed("Heading2", second),
            p("No.")
        )
    };
    assert_eq!(read(&body("Anna Berg to Cora Field"), &[]).letters.len(), 2);
    let one = read(&body("On the weather"), &[]);
    assert_eq!(one.letters.len(), 1);
    assert_eq!(one.letters[0].senders[0].name, "Berg", "the name of the file says who");
}

#[test]
fn headings_of_years_stand_above_those_of_letters_and_are_in_none() {
    let body = [
        headed("Heading1", "1871"),
        headed("Heading2", "Anna Berg to Cora Field, 4 March 1871"),
        p("Yes."),
        headed("Heading2", "Cora Field to Anna Berg, 9 March 1871"),
        p("No."),
        headed("Heading1", "1872"),
        headed("Heading2", "Anna Berg to Cora Field, 4 March 1872"),
        p("Perhaps."),
    ];
    let imported = read(&body.concat(), &[]);
    let dates = imported.letters.iter().filter_map(|letter| Some(letter.date.as_ref()?.edtf.as_str()));
    assert_eq!(dates.collect::<Vec<_>>(), ["1871-03-04", "1871-03-09", "1872-03-04"]);
    assert_eq!(lines(&imported.letters[1])[1..], ["p1: No."]);
    assert_eq!(counted(&imported)[2], "18711872".len());
}

#[test]
fn runs_that_a_word_processor_parts_are_joined_and_what_is_struck_through_is_struck_out() {
    let run = |properties: &str, words: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
    };
    let body = format!(
        "<w:p>{}{}{}{}{}</w:p>",
        run("<w:i/>", "nev"),
        run("<w:i/>", "er "),
        run("<w:b/><w:u w:val=\"single\"/>", "both "),
        run("<w:i w:val=\"0\"/>", "plain "),
        run("<w:strike/>", "gone")
    );
    let imported = read(&body, &[]);
    assert_eq!(
        parts_of(&imported)[0]["text"],
        json!([
            {"hi": "never ", "rend": "italic"},
            {"hi": [{"hi": "both ", "rend": "underline"}], "rend": "bold"},
            "plain ",
            {"del": "gone"}
        ])
    );
}

#[test]
fn the_main_part_may_be_called_otherwise_and_what_is_no_document_is_told() {
    let files = [("word/document2.xml".to_owned(), b"<d><body><p><r><t>Yes.</t></r></p></body></d>".to_vec())];
    let imported = import(vec![SourceFile::new("a.docx", archive::write(&files))], &Settings::default(), |_, _| true);
    assert_eq!(lines(&imported.letters[0]), ["p1: Yes."]);
}
