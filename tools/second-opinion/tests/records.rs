//! What stands beside the pages for other programs is read by programs and grammars of others: feed, site map, robots.txt,
//! records for archives, tables, and the workflows of the repository.

#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, reason = "in a test a panic is the report")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use citations::CitedEdition;
use corpus::Corpus;
use exports::files;
use knot_of_war::CORPUS_JSON;
use publisher::{data, feed, records};
use second_opinion::script;

const BASE: &str = "https://letters.example.org/knot/";

fn corpus() -> Corpus {
    Corpus::from_json(CORPUS_JSON).unwrap()
}

/// What jing says against a document by a grammar of `schemas/`; nothing where it is valid.
fn complaints(grammar: &str, name: &str, text: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).unwrap();
    let grammar = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas").join(grammar);
    let output = Command::new("jing").arg("-c").args([grammar, path]).output();
    let output = output.expect("jing cannot be run: `cargo xtask test` installs it, or says how");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn the_feed_is_atom_with_and_without_an_address() {
    let corpus = corpus();
    for site_url in [None, Some(BASE)] {
        let feed = feed::atom(&corpus, site_url);
        assert_eq!(complaints("atom.rnc", "feed.xml", &feed), "", "{feed}");
        // Beyond the grammar: an author for all entries, the feed's own address, one address and time for each id.
        let ids: Vec<&str> = feed.split("<id>").skip(1).filter_map(|rest| rest.split("</id>").next()).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
        assert!(feed.contains("rel=\"self\"") && feed.find("<author>") < feed.find("<entry>"), "{feed}");
        for (from, to) in [("<updated>", "<updated>on "), ("<id>urn:uuid:", "<id>"), ("<summary>", "<summary><b/>")] {
            assert!(!complaints("atom.rnc", "wrong.xml", &feed.replacen(from, to, 1)).is_empty(), "{to} passes");
        }
    }
}

#[test]
fn the_site_map_is_one() {
    let corpus = corpus();
    let routes = site::pages(&corpus);
    let date = corpus.collection.edition.date;
    let map = data::sitemap(&routes, &["data/", "letters/"], BASE, date);
    assert_eq!(complaints("sitemap.rnc", "sitemap.xml", &map), "");
    assert!((100..50_000).contains(&map.matches("<loc>").count()));
    for (from, to) in [("<loc>https://", "<loc>/"), ("<lastmod>", "<lastmod>about ")] {
        assert!(!complaints("sitemap.rnc", "wrong.xml", &map.replacen(from, to, 1)).is_empty(), "{to} passes");
    }
}

#[test]
fn robots_may_read_everything_and_find_the_site_map() {
    for (site_url, maps) in [(None, 0), (Some(BASE), 1)] {
        let text = data::robots(site_url);
        let told = script("robots.mjs", env!("CARGO_TARGET_TMPDIR"), &[&text]).unwrap();
        let told: (Vec<bool>, Vec<String>) = serde_json::from_str(&told).unwrap();
        assert!(told.0.iter().all(|may| *may) && told.0.len() > 2, "{told:?}");
        assert_eq!(told.1.len(), maps);
    }
    let closed = script("robots.mjs", env!("CARGO_TARGET_TMPDIR"), &["User-agent: *\nDisallow: /"]).unwrap();
    assert!(!closed.contains("true"), "{closed}");
}

#[test]
fn the_citation_file_is_read_by_a_program_of_others() {
    for (name, text) in records::all(&corpus(), Some(BASE)) {
        match name {
            "CITATION.cff" => {
                let read: citeworks_cff::Cff = citeworks_cff::from_str(&text).unwrap();
                assert_eq!(read.title, "The Knot of War: Five texts by N. S. Khrushchev, October 1962 to January 1963");
                assert!(read.date_released.is_some() && read.license.is_some() && !read.authors.is_empty(), "{text}");
                assert!(citeworks_cff::from_str(&text.replace("date-released: \"2", "date-released: \"x")).is_err());
            }
            "codemeta.json" | ".zenodo.json" => {
                let said = script("records.mjs", env!("CARGO_TARGET_TMPDIR"), &[name, &text]).unwrap();
                assert_eq!(said.trim(), "[]", "{name}");
                let wrong = text.replacen("\"version\"", "\"versoin\"", 1);
                let said = script("records.mjs", env!("CARGO_TARGET_TMPDIR"), &[name, &wrong]).unwrap();
                assert!(said.contains("versoin"), "{name}: {said}");
            }
            other => panic!("nobody reads {other}"),
        }
    }
}

#[test]
fn tables_are_read_by_a_program_of_others_and_by_spreadsheets() {
    let corpus = corpus();
    let edition = CitedEdition { corpus: &corpus, base: Some(BASE), accessed: None };
    let mut tables = 0;
    for file in files::all(&edition, b"[]".to_vec()).unwrap() {
        if !file.path.ends_with(".csv") {
            continue;
        }
        tables += 1;
        // By these three bytes spreadsheets know that it is UTF-8.
        let text = file.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap();
        let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(text);
        let names: BTreeSet<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        assert_eq!(names.len(), reader.headers().unwrap().len(), "{}: a column stands twice", file.path);
        let mut rows = 0;
        for row in reader.records() {
            let row = row.unwrap_or_else(|error| panic!("{}: {error}", file.path));
            rows += 1;
            for field in &row {
                // A cell that begins so is a formula to spreadsheets.
                assert!(!field.starts_with(['=', '+', '-', '@']), "{}: {field}", file.path);
            }
        }
        assert!(rows > 1, "{}: {rows} rows", file.path);
    }
    assert!(tables >= 4, "{tables}");
}

#[test]
fn workflows_are_as_the_service_that_runs_them_wants_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../.github/workflows");
    let mut workflows: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap()).collect();
    let lint = |texts: &[String]| {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        script("workflows.mjs", env!("CARGO_TARGET_TMPDIR"), &texts).unwrap()
    };
    assert!(workflows.len() >= 3);
    assert_eq!(lint(&workflows).trim(), "[]");
    workflows[0] = workflows[0].replacen("runs-on:", "run-on:", 1);
    assert!(lint(&workflows).contains("run-on"));
}

/// Runs a command in a folder, and says what it printed where it fails.
fn run(command: &mut Command, folder: &Path) {
    let output = command.current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_release_is_an_archive_the_files_that_stand_alone_and_checksums_the_same_each_time() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let workflow = fs::read_to_string(root.join(".github/workflows/release.yml")).unwrap();
    let (_, step) = workflow.split_once("name: Lay out the release\n        run: |\n").unwrap();
    let script: String = step
        .lines()
        .take_while(|line| line.starts_with("          "))
        .map(|line| format!("{}\n", &line[10..]))
        .collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("release");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("dist/themes")).unwrap();
    let one_file = publisher::one_file::name(&corpus());
    for name in ["index.html", "404.html", "shell.html", publisher::one_file::EXPLORER, &one_file, "themes/index.html"]
    {
        fs::write(folder.join("dist").join(name), name).unwrap();
    }
    run(Command::new("git").args(["init", "--quiet"]), &folder);
    let who = ["-c", "user.name=x", "-c", "user.email=x@example.org"];
    run(Command::new("git").args(who).args(["commit", "--quiet", "--allow-empty", "--message", "x"]), &folder);
    let lay_out = || {
        let _ = fs::remove_dir_all(folder.join("release"));
        let mut bash = Command::new("bash");
        bash.args(["-e", "-c", &script]).env("GITHUB_REPOSITORY", "owner/letters").env("GITHUB_REF_NAME", "v2.3.4");
        run(&mut bash, &folder);
        fs::read(folder.join("release/letters-2.3.4.tar.gz")).unwrap()
    };
    let archive = lay_out();
    let mut names: Vec<String> = fs::read_dir(folder.join("release"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let mut expected =
        ["SHA256SUMS", "letters-2.3.4.tar.gz", publisher::one_file::EXPLORER, &one_file].map(str::to_owned);
    expected.sort();
    assert_eq!(names, expected);
    run(Command::new("sha256sum").args(["--check", "--strict", "SHA256SUMS"]), &folder.join("release"));
    let sums = fs::read_to_string(folder.join("release/SHA256SUMS")).unwrap();
    assert_eq!(sums.lines().count(), 3, "{sums}");
    run(Command::new("tar").args(["--extract", "--file", "release/letters-2.3.4.tar.gz"]), &folder);
    assert_eq!(fs::read_to_string(folder.join("letters-2.3.4/themes/index.html")).unwrap(), "themes/index.html");
    assert_eq!(lay_out(), archive);
}
