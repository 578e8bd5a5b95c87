//! Plain text, Markdown and archives, as people have them: what is in the text, in notes, left out. All of it is made up.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the report")]

use import::{
    Imported, Settings, SourceFile, archive, collection,
    draft::{Draft, reading_text},
    import,
};

fn read(name: &str, bytes: &[u8]) -> Imported {
    let imported = import(vec![SourceFile::new(name, bytes)], &Settings::default(), |_, _| true);
    assert!(imported.report.characters.is_complete(), "{:?}", imported.report.characters);
    imported
}

fn lines(draft: &Draft) -> Vec<String> {
    draft.parts.iter().map(|part| format!("{}: {}", part.id, reading_text(&part.content))).collect()
}

/// Text, notes and what is left out, in characters.
fn counted(imported: &Imported) -> [usize; 3] {
    let all = imported.report.characters;
    [all.text, all.notes, all.omitted]
}

#[test]
fn of_a_letter_in_markdown_only_marks_and_fields_are_left_out() {
    let text = "---\r\nfrom: Anna Berg\r\nto: Cora Feld\r\n---\r\n\r\n# Hm\r\n\r\nI *do*.[^1]\r\n\r\n- a\r\n- b\r\n\r\n> so\r\n\r\n[^1]: Why.\r\n";
    let imported = read("a.md", text.as_bytes());
    assert_eq!(lines(&imported.letters[0]), ["heading1: Hm", "p1: I do.", "p2: a", "p3: b", "p4: so", "n1: Why."]);
    let fields = "---from:AnnaBergto:CoraFeld---".len();
    let marks = "#**[^1]-->[^1]:".len();
    assert_eq!(counted(&imported), ["HmIdo.abso".len(), "Why.".len(), fields + marks]);
}

#[test]
fn html_in_markdown_and_in_plain_text_is_text() {
    let text = "From: Anna Berg\n\n<img src=x onerror=alert(1)> [x](javascript:alert(1)) <b>so</b>";
    for name in ["a.md", "a.txt"] {
        let imported = read(name, text.as_bytes());
        let files = collection::files(&imported, &Settings::default()).into_iter().map(|(_, value)| value.to_string());
        let all = files.collect::<String>();
        assert!(all.contains("<img src=x onerror=alert(1)>"), "{name}: {all}");
        assert!(!all.contains("\"url\""), "{name}: {all}");
    }
    assert_eq!(lines(&read("a.md", text.as_bytes()).letters[0]), ["p1: <img src=x onerror=alert(1)> x so"]);
}

#[test]
fn plain_text_is_read_in_the_encodings_of_older_machines() {
    let text = "Von: Anna Müller\r\nAn: Cora Feld\r\n\r\nGrüße – ja";
    let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let windows: Vec<u8> = text
        .chars()
        .map(|character| if character == '–' { 0x96 } else { u8::try_from(u32::from(character)).unwrap() })
        .collect();
    let marked: Vec<u8> = [0xEF, 0xBB, 0xBF].into_iter().chain(text.bytes()).collect();
    for (bytes, is_guessed) in [(text.as_bytes().to_vec(), false), (wide, false), (marked, false), (windows, true)] {
        let imported = read("a.txt", &bytes);
        assert_eq!(imported.letters[0].senders[0].name, "Anna Müller");
        assert_eq!(lines(&imported.letters[0]), ["p1: Grüße – ja"]);
        assert_eq!(imported.report.files[0].problem.is_some(), is_guessed);
    }
}

#[test]
fn an_archive_in_an_archive_is_read_and_what_systems_put_there_is_not_told() {
    let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
    let inner = archive::write(&[file("c.txt", "From: C\n\nThree."), file("__MACOSX/._c.txt", "x")]);
    let outer = archive::write(&[
        file("letters/a.txt", "From: A\n\nOne."),
        file("letters/._a.txt", "x"),
        file("letters/~$b.docx", "x"),
        ("letters/inner.zip".to_owned(), inner),
        file("letters/scan.pdf", "%PDF-1.4"),
    ]);
    let imported = read("all.zip", &outer);
    let told: Vec<(&str, bool)> =
        imported.report.files.iter().map(|file| (file.name.as_str(), file.problem.is_some())).collect();
    assert_eq!(told, [("c.txt", false), ("letters/a.txt", false), ("letters/scan.pdf", true)]);
    let beside = import(
        vec![SourceFile::new("folder/.DS_Store", *b"x"), SourceFile::new("folder/a.txt", *b"From: A\n\nOne.")],
        &Settings::default(),
        |_, _| true,
    );
    assert_eq!(beside.report.files.len(), 1);
}
