//! Citeproc-js, pandoc and biber read the citations of every letter, and print what the edition itself prints.
//!
//! The style files of Chicago (18th edition), MLA and APA are hayagriva's, whose archive has them and the language's terms.
//! Style files cannot say all that the edition says, nor as it says it: [`MAY_DIFFER`] and [`Words`] name what differs, and
//! nothing else may.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the report")]

use std::{collections::BTreeSet, fs, path::PathBuf, process::Command};

use citations::{CitedEdition, Style, Subject, cite, cite_all};
use corpus::{Corpus, Letter};
use hayagriva::{
    archive::{ArchivedStyle, locales},
    citationberg::LocaleFile,
};
use knot_of_war::CORPUS_JSON;
use second_opinion::{said, script};

const BASE: &str = "https://letters.example.org/knot/";

/// The style files, each with the citation of the edition that it stands beside.
const STYLES: [(ArchivedStyle, Style); 3] = [
    (ArchivedStyle::ChicagoNotes, Style::ChicagoBibliography),
    (ArchivedStyle::ModernLanguageAssociation, Style::Mla),
    (ArchivedStyle::AmericanPsychologicalAssociation, Style::Apa),
];

/// Words that say the same in another form: months, “Document” for “doc.”, “no.” before a number that has its own word.
const MAY_DIFFER: &str = "doc document no in trans translated by version vol \
                          january october november jan oct nov";

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
}

fn corpus() -> Corpus {
    Corpus::from_json(CORPUS_JSON).unwrap()
}

fn edition(corpus: &Corpus) -> CitedEdition<'_> {
    CitedEdition { corpus, base: Some(BASE), accessed: None }
}

/// A file of the Citation Style Language, as programs want it: in its namespace, which the archive leaves out.
fn in_namespace(xml: &str, root: &str) -> String {
    let body = xml.strip_prefix("<style").unwrap().strip_suffix("</style>").unwrap();
    // Only the first element is the root; the archive calls every root so.
    format!("<{root} xmlns=\"http://purl.org/net/xbiblio/csl\"{body}</{root}>")
}

fn style_file(archived: ArchivedStyle) -> String {
    in_namespace(&archived.get().to_xml().unwrap(), "style")
}

fn english() -> String {
    let english = locales().into_iter().find(|one| one.lang.as_ref().is_some_and(|lang| lang.0 == "en-US")).unwrap();
    let file = LocaleFile {
        version: "1.0".to_owned(),
        lang: english.lang.unwrap(),
        info: english.info,
        terms: english.terms,
        date: english.date,
        style_options: english.style_options,
    };
    in_namespace(&file.to_xml().unwrap(), "locale")
}

fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// What may stand in one of two citations only.
struct Words {
    /// In the edition's own: its name and version, of which styles have no place in a printed volume; the title that a
    /// catalogue gives the letter; the place of the publisher, which Chicago leaves out since its 18th edition.
    ours: BTreeSet<String>,
    /// In theirs: writer, reader and day in the title.
    theirs: BTreeSet<String>,
}

impl Words {
    fn of(edition: &CitedEdition, letter: &Letter) -> Self {
        let bibliography = &letter.bibliography;
        let place = bibliography.publisher_place.as_deref().unwrap_or_default();
        let (title, version, year) = (edition.title(), edition.version(), edition.date().year);
        let mut ours = words(&format!("{MAY_DIFFER} {title} {version} {year} {} {place}", bibliography.title));
        // Nor has Chicago since then the pages of a chapter.
        let (from, to) = bibliography.pages.as_deref().and_then(|pages| pages.split_once('–')).unwrap_or_default();
        ours.extend([from.to_owned(), to.to_owned(), to.chars().skip(1).collect()]);
        // Styles have room for one address: that of the edition.
        ours.extend(words(bibliography.url.as_deref().unwrap_or_default()));
        let note = cite(edition, Subject::Letter(letter), Style::ChicagoNote).entry.plain();
        let title = note.split(", ").take(3).collect::<Vec<_>>().join(" ");
        let theirs = words(&format!("{MAY_DIFFER} {title} {}", bibliography.genre));
        Self { ours, theirs }
    }

    /// What one of the citations says and the other does not, beyond this.
    fn differences(&self, ours: &str, theirs: &str) -> Vec<String> {
        let (ours, theirs) = (words(ours), words(theirs));
        let lost = ours.difference(&theirs).filter(|word| !self.ours.contains(*word)).map(|word| format!("-{word}"));
        let added = theirs.difference(&ours).filter(|word| !self.theirs.contains(*word)).map(|word| format!("+{word}"));
        lost.chain(added).collect()
    }
}

/// Asserts of every letter and style that a program prints what the edition prints.
fn assert_prints_the_same(entries: impl Fn(&str, &str) -> Vec<String>) {
    let corpus = corpus();
    let edition = edition(&corpus);
    for (archived, style) in STYLES {
        let subjects: Vec<Subject> = corpus.letters.iter().map(Subject::Letter).collect();
        let printed = entries(&style_file(archived), &cite_all(&edition, &subjects, Style::CslJson));
        assert_eq!(printed.len(), corpus.letters.len(), "{printed:?}");
        for letter in &corpus.letters {
            let own_address = format!("{BASE}letters/{}/", letter.id);
            let theirs = printed.iter().find(|entry| entry.contains(&own_address)).unwrap();
            let ours = cite(&edition, Subject::Letter(letter), style).entry.plain();
            let differences = Words::of(&edition, letter).differences(&ours, theirs);
            assert!(differences.is_empty(), "{differences:?}\nours:   {ours}\ntheirs: {theirs}");
            // The same people, first and last the same things.
            let begins = |text: &str| text.split([',', '(']).next().unwrap().to_owned();
            assert_eq!(begins(&ours), begins(theirs));
            if letter.bibliography.year.is_some() {
                let document = letter.bibliography.document.as_deref().unwrap();
                assert!(theirs.contains(&format!("oc. {document}")) && !theirs.contains("Letter no"), "{theirs}");
            }
        }
    }
}

#[test]
fn citeproc_js_prints_of_every_letter_what_the_edition_prints() {
    let english = english();
    assert_prints_the_same(|style, items| {
        let printed = script("citeproc.mjs", env!("CARGO_TARGET_TMPDIR"), &[style, &english, items]).unwrap();
        let printed: Vec<[String; 2]> = serde_json::from_str(&printed).unwrap();
        printed.into_iter().map(|[_, entry]| entry).collect()
    });
}

/// Entries that pandoc prints of a bibliography, named as it tells kinds of bibliography apart.
fn pandoc(name: &str, bibliography: &str, style: &str) -> Vec<String> {
    let folder = folder().join(format!("pandoc-{name}"));
    fs::create_dir_all(&folder).unwrap();
    for (file, text) in [(name, bibliography), ("style.csl", style), ("all.md", "---\nnocite: '@*'\n---\n")] {
        fs::write(folder.join(file), text).unwrap();
    }
    let mut pandoc = Command::new("pandoc");
    pandoc.current_dir(&folder).args(["all.md", "--citeproc", "--csl", "style.csl", "--bibliography", name]);
    let text = said(pandoc.args(["--to", "plain", "--wrap", "none", "--fail-if-warnings"])).unwrap();
    text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

#[test]
fn pandoc_prints_of_every_letter_what_the_edition_prints() {
    assert_prints_the_same(|style, items| {
        let items: Vec<serde_json::Value> = serde_json::from_str(items).unwrap();
        // One by one: of several by one writer, MLA names him once.
        items.iter().flat_map(|item| pandoc("letters.json", &format!("[{item}]"), style)).collect()
    });
}

#[test]
fn pandoc_prints_the_bibtex_of_every_letter_with_publication_and_day() {
    let corpus = corpus();
    let edition = edition(&corpus);
    let subjects: Vec<Subject> = corpus.letters.iter().map(Subject::Letter).collect();
    let text = cite_all(&edition, &subjects, Style::BibTex);
    let printed = pandoc("letters.bib", &text, &style_file(ArchivedStyle::ChicagoNotes));
    for letter in &corpus.letters {
        let entry = printed.iter().find(|entry| entry.contains(&format!("letters/{}/", letter.id))).unwrap();
        let container = letter.bibliography.container.as_deref().unwrap();
        let places = [letter.bibliography.title.as_str(), container].map(|words| entry.find(words));
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{entry}");
        let day = letter.date.iso.unwrap();
        assert!(entry.contains(&day.year.to_string()), "{entry}");
        // Of print and letter, the year of the one does not stand as the year of the other.
        if let Some(year) = &letter.bibliography.year {
            assert!(!entry.contains(&format!("{year}, ")) && entry.contains(&format!("{year})")), "{entry}");
        }
    }
}

#[test]
fn biber_reads_the_bibtex_without_a_warning() {
    let corpus = corpus();
    let edition = edition(&corpus);
    let mut subjects: Vec<Subject> = vec![Subject::Edition, Subject::Page { title: "Search", path: "?q=a" }];
    subjects.extend(corpus.letters.iter().map(Subject::Letter));
    let text = cite_all(&edition, &subjects, Style::BibTex);
    let folder = folder().join("biber");
    fs::create_dir_all(&folder).unwrap();
    let read = |text: &str, validating: bool| {
        fs::write(folder.join("all.bib"), text).unwrap();
        let mut biber = Command::new("biber");
        biber.current_dir(&folder).args(["--tool", "--nolog", "all.bib"]);
        if validating {
            biber.arg("--validate-datamodel");
        }
        let told = said(&mut biber).unwrap();
        assert!(told.contains("all.bib"), "{told}");
        let warned = |line: &&str| line.starts_with("WARN") || line.starts_with("ERROR");
        told.lines().filter(warned).map(str::to_owned).collect::<Vec<String>>()
    };
    assert_eq!(read(&text, false), Vec::<String>::new());
    // By its table of types biblatex knows letters and has no fields for them, not even an author; all else is in it.
    let said = read(&text, true);
    let other: Vec<&String> = said.iter().filter(|line| !line.ends_with("for entrytype 'letter'")).collect();
    assert_eq!(other, Vec::<&String>::new());
    let damaged = text.replacen("date = {1962-10-26}", "date = {26 October}", 1);
    assert!(read(&damaged, true).iter().any(|line| line.contains("26 October")), "a wrong date passes");
}
