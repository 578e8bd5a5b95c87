//! A sixth letter, added to a copy of the collection as `docs/editing.md` says, is found everywhere.
//!
//! Each step quotes the guide and fails where the guide no longer says so. Rendered as the publisher renders; what the
//! application adds in a browser is the same code with the same collection.

#![allow(clippy::panic, clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use corpus::{Corpus, validate::validate_folder};
use publisher::{Options, fixture};
use search::{Filter, Index, Request, Sort, answer};
use serde_json::{Value, json};

const ID: &str = "1963-02-14-mikoyan";
/// A word that no letter of the collection has.
const WORD: &str = "samovar";

fn root(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The guide says this, line breaks apart.
fn says(sentence: &str) {
    let guide = fs::read_to_string(root("docs/editing.md")).unwrap();
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words(&guide).contains(&words(sentence)), "docs/editing.md no longer says: {sentence}");
}

fn edit(file: PathBuf, change: impl FnOnce(&mut Value)) {
    let mut value: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    change(&mut value);
    fs::write(file, serde_json::to_string_pretty(&value).unwrap()).unwrap();
}

/// Follows the guide.
fn add_a_letter(folder: &Path) {
    let paragraphs = [
        "The samovar was still hot when your telegram came. I read it twice and then aloud.",
        "Fidel Castro trusts nobody's promise now, and I do not blame him. Tell him again what we told Kennedy.",
    ];
    says("Put the text as you received it into `sources/{id}.txt`");
    let source = format!("Made for a test\n\nDear Anastas,\n\n{}\n\n{}\n\nN.\n", paragraphs[0], paragraphs[1]);
    fs::write(folder.join(format!("sources/{ID}.txt")), source).unwrap();

    says("Write `letters/{id}.json`.");
    says(
        "`id`, `title`, `description`, `sender`, `recipient`, `form`, `date`, `dossier`, `bibliography`, `parts` and `transcript`",
    );
    says("`heading`, `salutation`, body paragraphs `p1`, `p2` …, `closing`, `signature`");
    says("`{\"part\": \"p1\"}`, `{\"furniture\": \"…\"}` for page furniture");
    says("Sender and recipient are ids in `people.json`; the form is an id in `collection.json`.");
    let letter = json!({
        "id": ID,
        "title": "Letter to Mikoyan, 14 February 1963",
        "description": "Made for a test: Khrushchev reads a telegram aloud beside the samovar.",
        "sender": "khrushchev",
        "recipient": "mikoyan",
        "form": "letter",
        "date": {"iso": "1963-02-14", "certainty": "supplied", "source": "made for a test"},
        "dossier": [{"field": "date", "value": "14 February 1963", "basis": "outside", "source": "made for a test"}],
        "bibliography": {"title": "Letter to Mikoyan", "genre": "Letter"},
        "parts": [
            {"id": "salutation", "kind": "salutation", "text": "Dear Anastas,"},
            {"id": "p1", "kind": "paragraph", "text": paragraphs[0]},
            {"id": "p2", "kind": "paragraph", "text": paragraphs[1]},
            {"id": "signature", "kind": "signature", "text": "N."}
        ],
        "transcript": [
            {"furniture": "Made for a test"},
            {"part": "salutation"}, {"part": "p1"}, {"part": "p2"}, {"part": "signature"}
        ]
    });
    fs::write(folder.join(format!("letters/{ID}.json")), letter.to_string()).unwrap();

    says("its passages in `themes.json`, who is mentioned in which words in `people.json`");
    says("its parallels with other letters in `parallels.json`");
    edit(folder.join("themes.json"), |themes| {
        let trust = themes.as_array_mut().unwrap().iter_mut().find(|theme| theme["id"] == "trust-us").unwrap();
        trust["passages"][ID] = json!({"main": ["p2"]});
    });
    edit(folder.join("people.json"), |people| {
        let castro = people.as_array_mut().unwrap().iter_mut().find(|person| person["id"] == "castro").unwrap();
        castro["mentions"][ID] = json!("p2:1-2");
    });
    edit(folder.join("parallels.json"), |parallels| {
        parallels.as_array_mut().unwrap().push(json!({
            "a": "1962-10-30-castro#p19:1-23", "b": format!("{ID}#p2:1-6"), "kind": "same-argument", "strength": 2,
            "reason": "Promises: one letter doubts them, the other says that Castro does."
        }));
    });
    says("Build. What is wrong is said line by line.");
}

/// The collection with the letter, as the build script reads and checks it.
fn with_the_letter(name: &str) -> Corpus {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    copy(&root("corpus"), &folder);
    add_a_letter(&folder);
    let loaded = validate_folder(&folder);
    let problems: Vec<String> = loaded.problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, [""; 0]);
    loaded.corpus.unwrap()
}

#[test]
fn a_letter_added_as_the_guide_says_is_found_by_search_and_filters() {
    let corpus = with_the_letter("sixth_letter_found");
    assert_eq!(corpus.letters.last().unwrap().id, ID, "it stands where its date puts it");
    let index = Index::build(&corpus);
    let found = answer(&corpus, &index, &Request::query(WORD), 50);
    let places: Vec<String> = found
        .passages
        .iter()
        .map(|found| index.passage(found.passage).unwrap())
        .map(|passage| format!("{}#{}", corpus.letters[passage.letter].id, passage.anchor))
        .collect();
    assert_eq!(places, [format!("{ID}#p1")]);
    let mut request = Request::query("");
    request.sort = Some(Sort::Date);
    let all = answer(&corpus, &index, &request, 50);
    assert_eq!(all.letters.len(), corpus.letters.len());
    for (filter, id) in [(Filter::To, "mikoyan"), (Filter::Theme, "trust-us"), (Filter::Person, "castro")] {
        let count = |answer: &search::Answer| {
            let facet = answer.facets.iter().find(|facet| facet.filter == filter).unwrap();
            facet.options.iter().find(|option| option.id == id).map_or(0, |option| option.count)
        };
        let before = corpus_without();
        let before = answer(&before, &Index::build(&before), &request, 50);
        assert!(count(&all) > count(&before), "{filter:?} {id}: {} and before {}", count(&all), count(&before));
    }
}

fn corpus_without() -> Corpus {
    validate_folder(&root("corpus")).corpus.unwrap()
}

#[test]
fn a_letter_added_as_the_guide_says_stands_on_every_page_and_in_every_file_that_it_belongs_to() {
    let corpus = with_the_letter("sixth_letter_published");
    let others: Vec<String> = corpus.letters.iter().map(|letter| letter.id.clone()).filter(|id| id != ID).collect();
    let one_file = publisher::one_file::name(&corpus);
    let site = empty_folder("sixth_letter_site");
    let site_url = Some("https://letters.example.org/".to_owned());
    let options = Options { offline: false, one_file: true, site_url, ..fixture::options() };
    fixture::publish(corpus, &site, &options).unwrap();
    let file = |path: &str| fs::read_to_string(site.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let has = |path: &str, text: &str| assert!(file(path).contains(text), "{path} does not have {text}");

    has(&format!("letters/{ID}/index.html"), "The samovar was still hot");
    // The list, the line of time, the neighbours.
    has("index.html", &format!("href=\"./letters/{ID}/\""));
    has("index.html", &format!("data-letter=\"{ID}\""));
    has(&format!("letters/{}/index.html", others.last().unwrap()), ID);
    // Beside every other letter, both ways, and with its parallel.
    has("compare/index.html", ID);
    for other in &others {
        has(&format!("compare/{ID}/{other}/index.html"), "The samovar was still hot");
        has(&format!("compare/{other}/{ID}/index.html"), "The samovar was still hot");
    }
    has(&format!("compare/1962-10-30-castro/{ID}/index.html"), "data-link=\"a-p19 b-p2\"");
    has(&format!("compare/{ID}/rest/index.html"), "14 February 1963");
    has("themes/index.html", ID);
    has("themes/trust-us/index.html", "Fidel Castro trusts nobody");
    has("people/castro/index.html", ID);
    // Everything that is taken away.
    for end in ["json", "txt", "source.txt", "md", "xml"] {
        has(&format!("data/letters/{ID}.{end}"), "samovar");
        has("data/index.json", &format!("letters/{ID}.{end}"));
    }
    for name in [
        "corpus.json",
        "cmif.xml",
        "citations.bib",
        "citations.ris",
        "citations.json",
        "letters.csv",
        "themes.csv",
        "parallels.json",
    ] {
        has(&format!("data/{name}"), ID);
    }
    has("sitemap.xml", &format!("letters/{ID}/"));
    has(&one_file, "The samovar was still hot");
}

/// An empty folder below the one that cargo keeps for tests.
fn empty_folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}
