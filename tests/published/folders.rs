//! Whoever shortens an address comes to a page, not to the host's refusal.

use std::collections::BTreeSet;

use crate::support::NOWHERE;

#[test]
fn every_folder_that_readers_come_through_has_a_page() {
    let mut folders = BTreeSet::new();
    for path in NOWHERE.keys() {
        let steps: Vec<&str> = path.split('/').collect();
        for length in 1..steps.len() {
            folders.insert(steps[..length].join("/"));
        }
    }
    let without: Vec<&String> =
        folders.iter().filter(|folder| !NOWHERE.contains_key(&format!("{folder}/index.html"))).collect();
    assert_eq!(without, [""; 0]);
    assert!(folders.len() > 190, "{}", folders.len());
}

#[test]
fn the_pages_of_data_say_of_each_file_what_it_is_with_its_digest() {
    let index: serde_json::Value = serde_json::from_str(&NOWHERE["data/index.json"]).unwrap();
    for file in index["files"].as_array().unwrap() {
        let (path, digest) = (file["path"].as_str().unwrap(), file["sha256"].as_str().unwrap());
        let mut pages = vec![("data/index.html", path.to_owned())];
        if let Some(name) = path.strip_prefix("letters/") {
            pages.push(("data/letters/index.html", name.to_owned()));
            pages.push(("letters/index.html", format!("../data/{path}")));
        }
        for (page, link) in pages {
            let text = &NOWHERE[page];
            let (_, entry) =
                text.split_once(&format!("<dt><a href=\"{link}\">")).unwrap_or_else(|| panic!("{page}: no {link}"));
            let entry = entry.split("<dt>").next().unwrap();
            assert!(
                entry.contains(digest) && entry.contains(file["what"].as_str().unwrap()),
                "{page}: {path}: {entry}"
            );
            let is_table = path.ends_with(".csv");
            assert_eq!(entry.contains("Columns:"), is_table, "{page}: {path}");
        }
    }
}
