//! Every link of every page leads to a file that is published, and its place to something that stands there once.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{Files, NOWHERE, attribute, pages};

/// Where an address in a page leads: the file of the edition, and the place in it. `None`: out of the edition.
fn target(page: &str, address: &str) -> Option<(String, String)> {
    let (rest, place) = address.split_once('#').unwrap_or((address, ""));
    let path = rest.split('?').next().unwrap_or_default();
    if path.contains(':') || path.starts_with("//") {
        return None;
    }
    let mut steps: Vec<&str> = page.split('/').collect();
    if path.is_empty() {
        return Some((page.to_owned(), place.to_owned()));
    }
    steps.pop();
    for step in path.split('/') {
        match step {
            "." => {}
            ".." => assert!(steps.pop().is_some(), "{page}: {address} leads out of the edition"),
            step => steps.push(step),
        }
    }
    if steps.is_empty() || path.ends_with("..") || path == "." {
        steps.push("");
    }
    let mut file = steps.join("/");
    if file.is_empty() || file.ends_with('/') {
        file.push_str("index.html");
    }
    Some((file, place.to_owned()))
}

/// The ids of a page, each as often as it stands.
fn ids(page: &str) -> Vec<String> {
    let body = page.split_once("<body").map_or("", |(_, body)| body);
    body.split('<').filter_map(|piece| attribute(piece.split('>').next()?, "id")).collect()
}

fn wrong(files: &Files) -> Vec<String> {
    let ids: BTreeMap<&str, Vec<String>> = pages(files).map(|(path, page)| (path, ids(page))).collect();
    let places: BTreeMap<&str, BTreeSet<&String>> =
        ids.iter().map(|(path, ids)| (*path, ids.iter().collect())).collect();
    let mut wrong = Vec::new();
    for (path, all) in &ids {
        if all.len() != places[path].len() {
            wrong.push(format!("{path}: an id stands twice"));
        }
    }
    let mut followed = 0;
    for (path, page) in pages(files) {
        for tag in page.split('<').filter_map(|piece| piece.split('>').next()) {
            for name in ["href", "src"] {
                let Some((file, place)) = attribute(tag, name).and_then(|address| target(path, &address)) else {
                    continue;
                };
                followed += 1;
                if !files.contains_key(&file) {
                    wrong.push(format!("{path}: {tag}: no {file}"));
                } else if !place.is_empty() && places.get(file.as_str()).is_some_and(|ids| !ids.contains(&place)) {
                    wrong.push(format!("{path}: {tag}: no #{place} in {file}"));
                }
            }
        }
    }
    assert!(followed > 10_000, "{followed}");
    wrong
}

#[test]
fn every_link_of_every_page_leads_to_a_file_and_a_place_that_are_there() {
    assert_eq!(wrong(&NOWHERE), [""; 0]);
    // What is asked of them would be noticed.
    let mut broken = NOWHERE.clone();
    broken.remove("themes/il28/index.html");
    let letter = broken.iter().find(|(path, _)| path.starts_with("letters/1") && path.ends_with(".html")).unwrap();
    let (path, page) = (letter.0.clone(), letter.1.replacen("id=\"p3\"", "id=\"p2\"", 1));
    broken.insert(path, page);
    let found = wrong(&broken).join("\n");
    assert!(found.contains("no themes/il28/index.html"), "{found}");
    assert!(found.contains("no #p3 in") && found.contains("an id stands twice"), "{found}");
}
