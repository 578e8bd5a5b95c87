//! Hayagriva formats our CSL-JSON with the style files of the Citation Style Language; our own prose says the same in the
//! same order.
//!
//! They differ where style files cannot know better: they quote the descriptive title of an untitled letter, have no square
//! brackets for a supplied date, and give a printed letter the year of the print.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the report")]

use citations::{CitedEdition, Style, Subject, cite};
use corpus::{Corpus, DateCertainty, Letter};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, BufWriteFormat, CitationItem, CitationRequest,
    archive::{ArchivedStyle, locales},
    citationberg::{IndependentStyle, Style as CslStyle, json::Item},
};
use knot_of_war::CORPUS_JSON;

const BASE: &str = "https://letters.example.org/knot/";

fn style(archived: ArchivedStyle) -> IndependentStyle {
    match archived.get() {
        CslStyle::Independent(style) => style,
        CslStyle::Dependent(_) => panic!("a style of its own was expected"),
    }
}

/// Note (or citation in the text) and entry of a letter, as the style file has them.
fn theirs(edition: &CitedEdition, letter: &Letter, style: &IndependentStyle) -> (String, String) {
    let json = cite(edition, Subject::Letter(letter), Style::CslJson).entry.plain();
    let items: Vec<Item> = serde_json::from_str(&json).unwrap();
    let locales = locales();
    let mut driver = BibliographyDriver::new();
    driver.citation(CitationRequest::from_items(vec![CitationItem::with_entry(&items[0])], style, &locales));
    let rendered = driver.finish(BibliographyRequest { style, locale: None, locale_files: &locales });
    let (mut note, mut entry) = (String::new(), String::new());
    rendered.citations[0].citation.write_buf(&mut note, BufWriteFormat::Plain).unwrap();
    rendered.bibliography.unwrap().items[0].content.write_buf(&mut entry, BufWriteFormat::Plain).unwrap();
    (note, entry)
}

/// Asserts that both have all the words, in this order.
fn assert_in_order(words: &[&str], both: [&str; 2]) {
    for text in both {
        let places: Vec<Option<usize>> = words.iter().map(|word| text.find(word)).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{words:?}: {places:?} in {text}");
    }
}

fn for_each_letter(archived: ArchivedStyle, check: impl Fn(&CitedEdition, &Letter, (String, String))) {
    let corpus = Corpus::from_json(CORPUS_JSON).unwrap();
    let edition = CitedEdition { corpus: &corpus, base: Some(BASE), accessed: None };
    let style = style(archived);
    for letter in &corpus.letters {
        check(&edition, letter, theirs(&edition, letter, &style));
    }
}

fn address(letter: &Letter) -> String {
    format!("{BASE}letters/{}/", letter.id)
}

fn container(letter: &Letter) -> &str {
    letter.bibliography.container.as_deref().unwrap()
}

#[test]
fn chicago_notes_name_writer_reader_publication_and_address_in_the_same_order() {
    for_each_letter(ArchivedStyle::ChicagoNotes, |edition, letter, (note, entry)| {
        let family = |id: &str| edition.corpus.person(id).unwrap().sort_name.split(',').next().unwrap().to_owned();
        let (writer, reader) =
            (family(&letter.sender), family(&letter.recipient).split(' ').next().unwrap().to_owned());
        let words = [writer.as_str(), &reader, container(letter), &address(letter)];
        let ours = |style| cite(edition, Subject::Letter(letter), style).entry.plain();
        assert_in_order(&words, [&note, &ours(Style::ChicagoNote)]);
        assert_in_order(&words, [&entry, &ours(Style::ChicagoBibliography)]);
    });
}

/// What every style must print of a letter in a printed volume, and what it must not take that for.
fn assert_is_cited_as_printed(letter: &Letter, entry: &str) {
    let Some(year) = &letter.bibliography.year else { return };
    let document = letter.bibliography.document.as_deref().unwrap();
    for words in [document, year, "ol. "] {
        assert!(entry.contains(words), "{words} in {entry}");
    }
    for editor in &letter.bibliography.editors[..1] {
        assert!(entry.contains(editor.split(',').next().unwrap()), "{editor} in {entry}");
    }
    assert!(!entry.contains("Letter no.") && !entry.contains("Letter 8"), "{entry}");
}

#[test]
fn printed_letters_are_cited_by_document_volume_editors_and_year() {
    for archived in [
        ArchivedStyle::ChicagoNotes,
        ArchivedStyle::ModernLanguageAssociation,
        ArchivedStyle::AmericanPsychologicalAssociation,
    ] {
        for_each_letter(archived, |_, letter, (_, entry)| assert_is_cited_as_printed(letter, &entry));
    }
}

#[test]
fn mla_entries_begin_alike_and_have_the_same_date_and_containers() {
    for_each_letter(ArchivedStyle::ModernLanguageAssociation, |edition, letter, (in_text, entry)| {
        let cited = cite(edition, Subject::Letter(letter), Style::Mla);
        let ours = cited.entry.plain();
        let author = &edition.corpus.person(&letter.sender).unwrap().sort_name;
        assert_in_order(&[author, &address(letter)], [&entry, &ours]);
        assert!([&entry, &ours].iter().all(|text| text.contains(container(letter))), "{entry}\n{ours}");
        assert_eq!(cited.in_text, Some(in_text));
    });
}

#[test]
fn apa_references_begin_alike() {
    for_each_letter(ArchivedStyle::AmericanPsychologicalAssociation, |edition, letter, (_, entry)| {
        let ours = cite(edition, Subject::Letter(letter), Style::Apa).entry.plain();
        // A style file has only one date; of a printed letter that is the year of the print.
        let author = ours.split(" (").next().unwrap();
        assert!(entry.starts_with(author), "{author}\n{entry}");
        assert_in_order(&[container(letter), &address(letter)], [&entry, &ours]);
        let is_bracketed = letter.date.certainty == DateCertainty::Supplied;
        assert_eq!(ours.contains("(["), is_bracketed);
    });
}
