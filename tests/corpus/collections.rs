//! Letters of every kind that editors have: each collection of `tests/collections/` is read without anything left out, and
//! every one of its pages and files is made. `LOOK=FOLDER cargo test --test corpus collections` leaves them in that folder, to be
//! looked at.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
};

use corpus::{Corpus, Severity, Version, compose, language, validate::validate_folder};
use publisher::{Options, fixture};

use crate::support::{copy_folder, path};

pub fn of(name: &str) -> Corpus {
    let loaded = validate_folder(&path("tests/collections").join(name));
    let worse: Vec<String> = loaded
        .problems
        .iter()
        .filter(|problem| problem.severity != Severity::Note)
        .map(|problem| format!("{}: {problem}", problem.severity.label()))
        .collect();
    assert_eq!(worse, [""; 0], "{name}");
    loaded.corpus.unwrap()
}

/// The two texts of a part: to be read, and as transmitted.
fn texts(corpus: &Corpus, letter: &str, part: &str) -> (String, String) {
    let (letter, part) = corpus.part(letter, part).unwrap();
    (compose(letter, part, Version::Reading).text, compose(letter, part, Version::Source).text)
}

/// Every file of the published collection, by its path from the site's root.
fn published(name: &str) -> BTreeMap<String, String> {
    published_corpus(name, of(name))
}

pub fn published_corpus(name: &str, corpus: Corpus) -> BTreeMap<String, String> {
    assert_eq!(Corpus::from_compact(&corpus::compact::write(&corpus).unwrap()).unwrap(), corpus, "{name}");
    let again = Corpus::from_json(&serde_json::to_string(&corpus).unwrap()).unwrap();
    assert_eq!(again, corpus, "{name}");
    // Tests run beside each other: each has a folder of its own.
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let own = format!("{name}-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let look = std::env::var_os("LOOK");
    let site = match &look {
        Some(folder) => Path::new(folder).join(own),
        None => Path::new(env!("CARGO_TARGET_TMPDIR")).join("collections").join(own),
    };
    let options = Options { site_url: Some("https://letters.example.org/".to_owned()), ..fixture::options() };
    fixture::publish(corpus, &site, &options).unwrap_or_else(|error| panic!("{name}: {error}"));
    let files = fixture::files(&site).unwrap();
    if look.is_none() {
        fs::remove_dir_all(&site).unwrap();
    }
    files
}

/// What a page says, without its tags, each run of white space as a blank.
pub fn said(page: &str) -> String {
    let body = page.split_once("<body").map_or(page, |(_, body)| body);
    let mut text = String::new();
    let mut rest = body;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let is_apart =
            ["p", "/p", "h", "/h", "li", "/li", "td", "dd", "dt", "br", "div", "/div", "tr", "option", "summary"]
                .iter()
                .any(|name| tag.starts_with(name));
        if is_apart {
            text.push(' ');
        }
        let Some((inner, after)) = tag.split_once('>') else { break };
        let skipped = ["script", "style"].into_iter().find(|name| inner.starts_with(name));
        let skipped = skipped.and_then(|name| after.split_once(&format!("</{name}>")));
        rest = skipped.map_or(after, |(_, after)| after);
    }
    text.push_str(rest);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What no page of any collection may say: a name or a date that is not there, or an end of a sentence without its words.
pub const NEVER: [&str; 11] =
    ["To From", "to From", "To to ", "From from", "To , ", " to , ", "From , ", "From ·", " → ·", "null", "undefined"];

#[test]
fn no_page_of_any_collection_names_what_is_not_there() {
    let mut found = Vec::new();
    for entry in fs::read_dir(path("tests/collections")).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        for (file, page) in published(&name).into_iter().filter(|(file, _)| file.ends_with(".html")) {
            let said = said(&page);
            for never in NEVER.into_iter().filter(|never| said.contains(never)) {
                let at = said.find(never).unwrap();
                let from = (0..=at.saturating_sub(30)).rev().find(|at| said.is_char_boundary(*at)).unwrap();
                let near: String = said[from..].chars().take(70).collect();
                found.push(format!("{name}/{file}: “{never}” in “{near}”"));
            }
        }
    }
    assert_eq!(found, [""; 0]);
}

#[test]
fn a_letter_of_which_only_a_text_is_given_has_a_title_a_form_and_a_language() {
    let corpus = of("one_letter");
    let letter = &corpus.letters[0];
    assert_eq!((letter.title.as_str(), letter.form.as_str()), ("Letter", "letter"));
    assert_eq!(corpus.collection.title, "Letters");
    assert!(letter.senders().is_empty() && !letter.has_source());
}

#[test]
fn people_without_a_register_get_an_entry_filed_under_their_family_names() {
    let corpus = of("two_of_one_day");
    let filed: Vec<&str> = corpus.people.iter().map(|person| person.sort_name.as_str()).collect();
    assert_eq!(filed, ["Rask, Jon", "Falk, Ida"]);
    let titles: Vec<&str> = corpus.letters.iter().map(|letter| letter.title.as_str()).collect();
    assert_eq!(titles, ["Jon Rask to Ida Falk, 2 May 1904", "Ida Falk to Jon Rask, 2 May 1904"]);
}

#[test]
fn several_recipients_bodies_among_them_are_named_and_mentions_in_place_are_counted() {
    let corpus = of("three_recipients");
    let letter = &corpus.letters[0];
    assert_eq!(letter.recipients().len(), 3);
    assert_eq!(letter.bibliography.title, "Letter to Jon Rask, Per Holm, as he signs himself and The Pilots’ Guild");
    let mention = &corpus.person("rask").unwrap().mentions.in_letter("circular")[0];
    assert_eq!((mention.part.as_str(), mention.words.to_string().as_str()), ("p1", "2-3"));
}

#[test]
fn dates_of_all_kinds_are_sorted_by_their_first_day_and_said_in_words() {
    let corpus = of("dates");
    let said: Vec<(&str, String)> = corpus
        .letters
        .iter()
        .map(|letter| (letter.id.as_str(), letter.date.in_words().unwrap_or_else(|| "undated".to_owned())))
        .collect();
    let expected = [
        ("ides", "about 44 BC"),
        ("decade", "1870s"),
        ("range", "March 1871 to May 1871"),
        ("some-day", "between 1 March 1871 and 31 May 1871"),
        ("julian", "5 March 1871"),
        ("undated", "undated"),
    ];
    assert_eq!(said, expected.map(|(id, words)| (id, words.to_owned())));
}

#[test]
fn each_end_of_a_letter_is_named_in_its_page_in_lists_and_in_files_as_far_as_it_is_known() {
    let files = published("three_recipients");
    let page = said(&files["letters/circular/index.html"]);
    let to = "Jon Rask, Per Holm, as he signs himself and The Pilots’ Guild";
    assert!(page.contains(&format!("To {to}")) && page.contains("From Ida Falk"), "{page}");
    assert!(said(&files["index.html"]).contains(&format!("To {to}")));
    assert!(said(&files["letters/index.html"]).contains(&format!("Ida Falk to {to}")));
    let tei = &files["data/letters/circular.xml"];
    assert!(tei.contains("<orgName ref=\"#org-pilots\">The Pilots’ Guild</orgName>"));
    assert!(files["data/cmif.xml"].contains("<orgName"));
    assert!(files["data/letters/circular.txt"].contains(&format!("From: Ida Falk\nTo: {to}\nDate: 2 May 1904")));
    let ris = &files["data/citations.ris"];
    assert!(["AU  - Falk, Ida", "A2  - Rask, Jon", "A2  - The Pilots’ Guild"].iter().all(|line| ris.contains(line)));

    let files = published("two_of_one_day");
    assert!(
        said(&files["index.html"]).contains("Jon Rask → Ida Falk")
            && said(&files["index.html"]).contains("Ida Falk → Jon Rask")
    );

    let files = published("without_text");
    let page = |id: &str| said(&files[&format!("letters/{id}/index.html")]);
    assert!(page("without-sender").contains("To Ida Falk") && !page("without-sender").contains("From"));
    assert!(page("unknown-sender").contains("To Ida Falk (uncertain)"), "{}", page("unknown-sender"));
    assert!(page("unknown-sender").contains("From an unknown writer"));
    assert!(!files["data/letters/without-sender.txt"].contains("From:"));
    assert!(!files["data/letters/without-sender.xml"].contains("<author><persName ref=\"#person-\""));

    // Nothing is known of either end: the form of the document is its name.
    let files = published("one_letter");
    let first = said(&files["index.html"]);
    assert!(first.contains("Read the letter ") && first.contains("The letters A minute to read"), "{first}");
    assert!(!first.contains("Begin with undated") && !first.contains("1 minutes"), "{first}");
    assert!(said(&files["index.html"]).contains("undated Letter"), "{}", said(&files["index.html"]));
    let page = said(&files["letters/harbour/index.html"]);
    assert!(!page.contains("To ") && !page.contains("From "), "{page}");
    assert!(!files["letters/harbour/index.html"].contains("#dossier"));
}

/// What the first page says of how whole its letters are, after a change of a copy of the example.
fn said_of_the_whole(name: &str, change: impl Fn(&Path)) -> (String, bool) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("whole").join(name);
    let _ = fs::remove_dir_all(&folder);
    copy_folder(&path("tests/second_collection"), &folder);
    change(&folder);
    let corpus = validate_folder(&folder).corpus.unwrap();
    fs::remove_dir_all(&folder).unwrap();
    let is_whole = corpus.collection.complete;
    let first = said(&published_corpus(name, corpus)["index.html"]);
    (first, is_whole)
}

#[test]
fn only_a_collection_whose_editor_says_so_and_of_which_nothing_is_lost_is_called_complete() {
    let edit = |folder: &Path, file: &str, from: &str, to: &str| {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        assert!(text.contains(from), "{file}");
        fs::write(folder.join(file), text.replacen(from, to, 1)).unwrap();
    };
    let claimed = |folder: &Path| edit(folder, "collection.json", "{", "{ \"complete\": true,");
    let (first, is_whole) = said_of_the_whole("said-whole", claimed);
    assert!(is_whole && first.contains("Complete; 3 minutes to read"), "{first}");
    let (first, _) = said_of_the_whole("nothing-said", |_| {});
    assert!(!first.contains("Complete") && first.contains("3 minutes to read"), "{first}");
    // A letter that cannot be read, a part that cannot be shown, a letter of which there is no text.
    let (first, is_whole) = said_of_the_whole("one-lost", |folder| {
        claimed(folder);
        fs::write(folder.join("letters/undated-brandt.json"), "{").unwrap();
    });
    assert!(!is_whole && !first.contains("Complete"), "{first}");
    let (first, is_whole) = said_of_the_whole("part-lost", |folder| {
        claimed(folder);
        edit(folder, "letters/undated-brandt.json", "\"id\": \"p2\"", "\"id\": \"p1\"");
    });
    assert!(!is_whole && !first.contains("Complete"), "{first}");
    let (first, is_whole) = said_of_the_whole("no-text", |folder| {
        claimed(folder);
        let known = r#"{ "id": "lost", "recipients": [{ "name": "Ida Falk" }], "date": "1871-03-09" }"#;
        fs::write(folder.join("letters/lost.json"), known).unwrap();
    });
    assert!(!is_whole && !first.contains("Complete"), "{first}");
    // Where there is nothing to read no time is told.
    assert!(!said(&published("without_text")["index.html"]).contains("Complete"));
}

#[test]
fn what_a_collection_has_nothing_of_is_not_offered() {
    let files = published("one_letter");
    let absent =
        ["themes/", "people/", "places/", "organisations/", "terms/", "compare/", "contradictions/", "exchange/"];
    for folder in absent {
        assert!(!files.contains_key(&format!("{folder}index.html")), "{folder}");
        for (file, page) in files.iter().filter(|(file, _)| file.ends_with(".html")) {
            assert!(!page.contains(&format!("href=\"../{folder}\"")), "{file} leads to {folder}");
            assert!(!page.contains(&format!("href=\"./{folder}\"")), "{file} leads to {folder}");
        }
    }
    let letter = &files["letters/harbour/index.html"];
    for absent in ["As transmitted", "Compare", "themes.csv"] {
        assert!(!letter.contains(absent), "{absent}");
    }
    assert!(!files.contains_key("data/letters/harbour.source.txt"));
    // Two letters can be compared, and one of them has people.
    let files = published("two_of_one_day");
    assert!(files.contains_key("compare/index.html") && files.contains_key("people/index.html"));
    // Nor is a filter of it among those that come with a query.
    let first = said(&files["index.html"]);
    assert!(first.contains("Filters") && first.contains("Form"), "{first}");
    assert!(!first.contains("Place mentioned") && !first.contains("Organisation mentioned"), "{first}");
    assert!(!files["index.html"].contains("places/") && !files.contains_key("places/index.html"));
}

#[test]
fn a_letter_without_text_says_so_where_others_say_how_long_they_are() {
    let files = published("without_text");
    for page in ["letters/lost/index.html", "index.html"] {
        let page = &files[page];
        assert!(page.contains("no text") && !page.contains(" 0 words") && !page.contains(">0 min"));
    }
    // Of whom nothing is known nothing is said, and no room is left for it.
    assert!(files["letters/without-sender/index.html"].contains("class=\"eyebrow\""));
    assert!(!published("languages")["letters/hebrew/index.html"].contains("<p class=\"from\">"));
}

#[test]
fn texts_say_their_language_and_direction_and_the_application_says_its_own() {
    let files = published("languages");
    for (id, lang, dir) in [("hebrew", "he", " dir=\"rtl\""), ("greek", "grc", ""), ("german", "de", "")] {
        let page = &files[&format!("letters/{id}/index.html")];
        assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\""), "{id}");
        assert!(page.contains(&format!("<div id=\"text\" lang=\"{lang}\"{dir} class=\"text\">")), "{id}");
    }
    let hebrew = &files["letters/hebrew/index.html"];
    assert!(hebrew.contains("<i lang=\"en\" dir=\"ltr\">(the ship)</i>"));
    // Beside another letter the text is by itself.
    let pair = &files["compare/german/hebrew/index.html"];
    assert!(pair.contains("lang=\"he\" dir=\"rtl\"") && pair.contains("lang=\"de\""));
    // Where nothing is told the browser finds out.
    assert!(
        published("one_letter")["letters/harbour/index.html"].contains("<p id=\"p1\" dir=\"auto\" class=\"para\">")
    );
}

#[test]
fn what_a_document_has_of_its_own_is_drawn_as_what_it_is_and_explained() {
    let files = published("manuscript");
    let page = &files["letters/draft/index.html"];
    for drawn in [
        "<p id=\"verse\" class=\"verse\"><span class=\"list-item\">The tide will come",
        "<ul id=\"list\" class=\"list\"><li class=\"list-item\">two oars</li>",
        "<table id=\"table\" class=\"rows\"><tbody><tr><td>rope</td>",
        "<p id=\"address\" class=\"address\"><span class=\"list-item\">Captain Jon Rask</span>",
        "In the hand of her brother</p><p id=\"postscript\"",
        "Sent along with the letter</p><p id=\"enclosure1\"",
        "title=\"Abbreviated in the document: “Cap”\" class=\"regular\">Captain</span>",
        "title=\"Spelt in the document: “boate”\" class=\"regular\">boat</span>",
        "<em class=\"rend-underline\">never once said</em>",
        "Gap in the text: 2 words, torn",
        "title=\"Hard to read in the document\" class=\"unclear\">tarred</span>",
        "[a sketch of the light]",
        "As transmitted",
    ] {
        assert!(page.contains(drawn), "{drawn}");
    }
    // The draft has two pages 2: an id stands once.
    assert_eq!(page.matches("id=\"page-2\"").count(), 1);
    assert!(!page.contains("or twice") && !page.contains("rotten"));
    // Beside another letter a list is a paragraph of lines: no element stands where it may not.
    let pair = &files["compare/draft/sent/index.html"];
    // A gap and a picture are told there too: without them the words beside them would be one text.
    assert!(pair.contains("Gap in the text: 2 words, torn") && pair.contains("[a sketch of the light]"));
    assert!(!pair.contains("<li class=\"list-item\"") && !pair.contains("<tr><td>rope"));
    assert!(files["data/letters/draft.source.txt"].contains("once or twice said that the boate was rotten"));
    // What was sent has nothing that the reading text has otherwise.
    assert!(!files.contains_key("data/letters/sent.source.txt"));
}

#[test]
fn another_state_of_a_letter_is_told_and_offered_side_by_side() {
    let files = published("manuscript");
    let draft = said(&files["letters/draft/index.html"]);
    assert!(
        draft.contains("This is a draft. Also here, as it was sent: Letter to Jon Rask, 3 May 1904, side by side.")
    );
    assert!(files["letters/draft/index.html"].contains("href=\"../../compare/draft/sent/\""));
    assert!(
        said(&files["letters/sent/index.html"])
            .contains("Also here, draft: Letter to Jon Rask, 2 May 1904, side by side.")
    );
}

#[test]
fn letters_that_went_both_ways_lead_to_the_next_of_their_correspondence() {
    let files = published("two_of_one_day");
    let evening = said(&files["letters/evening/index.html"]);
    assert!(evening.contains("Next letter in this correspondence: Ida Falk to Jon Rask, 2 May 1904"), "{evening}");
}

#[test]
fn a_language_that_nobody_has_told_is_named_to_nobody() {
    let files = published("one_letter");
    for (file, text) in &files {
        let is_tei = file.ends_with(".xml") && file.starts_with("data/");
        let is_model = file.starts_with("data/") && file.ends_with(".json");
        assert!(is_tei || is_model || !text.contains("\"und\""), "{file} names it");
    }
    assert!(!files["data/citations.ris"].contains("LA  - "));
    assert!(published("languages")["letters/hebrew/index.html"].contains("\"inLanguage\":\"he\""));
}

#[test]
fn dates_are_told_in_words_everywhere_and_to_machines_in_their_notation() {
    let files = published("dates");
    let first = said(&files["index.html"]);
    for words in ["about 44 BC", "1870s", "March 1871 to May 1871", "[between 1 March 1871 and 31 May 1871]", "undated"]
    {
        assert!(first.contains(words), "{words}");
    }
    let page = |id: &str| said(&files[&format!("letters/{id}/index.html")]);
    assert!(page("ides").contains("Date in the document “the Ides of March”"));
    assert!(page("ides").contains("about 44 BC: style of the hand"));
    assert!(page("julian").contains("“1871-02-21”, in the Julian calendar"));
    let tei = |id: &str| files[&format!("data/letters/{id}.xml")].as_str();
    assert!(tei("range").contains("from=\"1871-03-01\" to=\"1871-05-31\""));
    assert!(tei("some-day").contains("notBefore=\"1871-03-01\" notAfter=\"1871-05-31\""));
    assert!(tei("decade").contains("notBefore=\"1870-01-01\" notAfter=\"1879-12-31\""));
    let bib = &files["data/citations.bib"];
    assert!(bib.contains("date = {1871-03/1871-05}") && bib.contains("date = {187X}"), "{bib}");
    // “No date” is said of the letter that has none, and of no other.
    for (file, page) in files.iter().filter(|(file, _)| file.starts_with("letters/") && file.ends_with(".html")) {
        let is_undated = file.contains("undated") || file.as_str() == "letters/index.html";
        assert!(is_undated || !said(page).contains("n.d."), "{file}");
    }
}

#[test]
fn a_text_is_quoted_and_directed_as_its_language_has_it() {
    let corpus = of("languages");
    assert_eq!(
        texts(&corpus, "german", "p1").0,
        "„Das Schiff“, schrieb er, „ist da“, und die Eisenbahn auch. Die Eisenbahnen fahren."
    );
    let hebrew = corpus.letter("hebrew").unwrap();
    assert_eq!(language::direction(hebrew.language.as_deref().unwrap()).id(), "rtl");
}

#[test]
fn the_reading_text_has_additions_and_no_deletions_and_the_transmitted_one_both() {
    let corpus = of("manuscript");
    let (reading, source) = texts(&corpus, "draft", "p1");
    assert_eq!(reading, "I never once said that the boat was old. and tarred again.");
    assert_eq!(source, "I never once or twice said that the boate was rotten old.  and tarred agains.");
    let (reading, source) = texts(&corpus, "draft", "p2");
    assert_eq!(reading, "It ran on the line and over it, unbroken, past the light.");
    assert_eq!(source, "It ran on the line \nand over it, un=\nbroken, past  the light.");
    assert_eq!(texts(&corpus, "draft", "salutation"), ("Dear Captain,".to_owned(), "Dear Cap,".to_owned()));
    assert_eq!(texts(&corpus, "draft", "table").0, "rope\t12 fathoms\ntar\t1 barrel of pitch");
    assert_eq!(texts(&corpus, "draft", "address").0, "Captain Jon Rask\nHarbour Street 4\nLowhaven");
}
