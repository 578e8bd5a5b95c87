//! Every page is HTML as the standard has it, in the opinion of html-validate; and every link within a page leads to a place.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result};
use browser_tests::reader::dist;
use html5ever::{parse_document, tendril::TendrilSink as _};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

#[test]
fn every_page_is_valid_html() -> Result<()> {
    let program = browser_tests::npm().join("html-validate/bin/html-validate.mjs");
    assert!(program.is_file(), "{} is not there: run `cargo xtask test`, which installs it", program.display());
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("htmlvalidate.json");
    let told = Command::new("node")
        .arg(program)
        .arg("--config")
        .arg(rules)
        .args(["--formatter", "text"])
        .arg(dist())
        .output()
        .context("node")?;
    let said = String::from_utf8_lossy(&told.stdout);
    let findings: Vec<&str> = said.lines().take(30).collect();
    assert!(told.status.success(), "{}\n{}", findings.join("\n"), String::from_utf8_lossy(&told.stderr));
    Ok(())
}

/// The pages below a folder.
fn pages(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            pages(&path, found)?;
        } else if path.file_name().is_some_and(|name| name == "index.html") {
            found.push(path);
        }
    }
    Ok(())
}

/// The ids of a document, how often each, and the places within it that links lead to.
fn ids_and_places(node: &Handle, ids: &mut Vec<String>, places: &mut BTreeSet<String>) {
    if let NodeData::Element { name, attrs, .. } = &node.data {
        for attribute in attrs.borrow().iter() {
            match (&*name.local, &*attribute.name.local) {
                (_, "id") => ids.push(attribute.value.to_string()),
                ("a", "href") => {
                    places
                        .extend(attribute.value.strip_prefix('#').filter(|place| !place.is_empty()).map(str::to_owned));
                }
                _ => {}
            }
        }
    }
    for child in node.children.borrow().iter() {
        ids_and_places(child, ids, places);
    }
}

#[test]
fn every_link_within_a_page_leads_to_a_place_and_no_place_is_there_twice() -> Result<()> {
    let mut files = Vec::new();
    pages(&dist(), &mut files)?;
    let mut wrong = Vec::new();
    let mut followed = 0;
    for file in &files {
        let document =
            parse_document(RcDom::default(), Default::default()).from_utf8().one(&fs::read(file)?[..]).document;
        let (mut ids, mut places) = (Vec::new(), BTreeSet::new());
        ids_and_places(&document, &mut ids, &mut places);
        let single: BTreeSet<&String> = ids.iter().collect();
        if single.len() < ids.len() {
            wrong.push(format!("{}: {} ids stand twice", file.display(), ids.len() - single.len()));
        }
        followed += places.len();
        wrong.extend(
            places.iter().filter(|place| !single.contains(place)).map(|place| format!("{}: #{place}", file.display())),
        );
    }
    assert!(followed > 100, "only {followed} links");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}
