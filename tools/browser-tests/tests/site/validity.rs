//! Every page is HTML as the standard has it, in the opinion of html-validate and of the checker of the W3C (vnu); what
//! pages say of themselves to programs is in the vocabulary of schema.org; and every link within a page leads to a place.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result};
use browser_tests::versions::dist;
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

/// What vnu says against pages below a folder.
fn vnu(folder: &Path) -> Result<String> {
    let program = browser_tests::npm().join("vnu-jar/build/dist/vnu.jar");
    assert!(program.is_file(), "{} is not there: run `cargo xtask test`, which installs it", program.display());
    let told = Command::new("java")
        .args(["-Xmx768m", "-jar"])
        .arg(program)
        .args(["--skip-non-html", "--errors-only", "--exit-zero-always"])
        .arg(folder)
        .output()
        .context("java")?;
    Ok(String::from_utf8_lossy(&told.stderr).lines().take(30).collect::<Vec<_>>().join("\n"))
}

#[test]
fn every_file_of_html_is_valid_in_the_opinion_of_the_w3cs_checker() -> Result<()> {
    let (source, copy) = (dist(), std::env::temp_dir().join(format!("pages-for-vnu-{}", std::process::id())));
    let mut files = Vec::new();
    html_files(&source, &mut files)?;
    assert!(files.iter().any(|file| file.ends_with("explorer.html")) && files.len() > 100, "{}", files.len());
    // The same sheet stands in every page and is looked at in one: that is four fifths of the checker's work.
    let mut sheets = BTreeSet::new();
    for file in &files {
        let page = fs::read_to_string(file)?;
        let mut pieces = page.split("<style>");
        let mut text = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (sheet, rest) = piece.split_once("</style>").context("a sheet does not end")?;
            let is_new = sheets.insert(sheet.to_owned());
            text.push_str(&format!("<style>{}</style>{rest}", if is_new { sheet } else { "" }));
        }
        let there = copy.join(file.strip_prefix(&source)?);
        fs::create_dir_all(there.parent().context("a file lies in a folder")?)?;
        fs::write(there, text)?;
    }
    assert!(!sheets.is_empty() && sheets.len() < 10, "{} sheets", sheets.len());
    let said = vnu(&copy);
    fs::write(copy.join("index.html"), "<!DOCTYPE html><html lang=en><title>t</title><p id=a><p id=a>")?;
    let said_of_wrong = vnu(&copy);
    fs::remove_dir_all(&copy)?;
    assert_eq!(said?, "");
    assert!(said_of_wrong?.contains("Duplicate ID"), "the checker finds nothing");
    Ok(())
}

/// Every file of HTML below a folder, also those that are no page of the application.
fn html_files(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            html_files(&path, found)?;
        } else if path.extension().is_some_and(|ending| ending == "html") {
            found.push(path);
        }
    }
    Ok(())
}

/// What a script of this package says, run where what came from npm is found, with standard input.
fn node(script: &str, input: &str) -> Result<Vec<String>> {
    let file = browser_tests::npm().join("..").join(format!("{}-{}.mjs", input.len(), std::process::id()));
    fs::write(&file, script)?;
    let listed = file.with_extension("json");
    fs::write(&listed, input)?;
    let told = Command::new("node").arg(&file).arg(&listed).output().context("node")?;
    fs::remove_file(&file)?;
    fs::remove_file(&listed)?;
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    Ok(serde_json::from_slice(&told.stdout)?)
}

#[test]
fn what_pages_say_of_themselves_is_in_the_vocabulary_of_schema_org() -> Result<()> {
    let mut files = Vec::new();
    html_files(&dist(), &mut files)?;
    let mut said = Vec::new();
    for file in &files {
        let page = fs::read_to_string(file)?;
        let piece =
            page.split_once("<script type=\"application/ld+json\">").and_then(|(_, rest)| rest.split_once("</script>"));
        if let Some((json, _)) = piece {
            said.push(serde_json::json!([
                file.display().to_string(),
                serde_json::from_str::<serde_json::Value>(json)?
            ]));
        } else {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            assert_ne!(name, "index.html", "{} says nothing of itself", file.display());
        }
    }
    assert!(said.len() > 100, "{}", said.len());
    let script = include_str!("json_ld.mjs");
    assert_eq!(node(script, &serde_json::Value::Array(said.clone()).to_string())?, Vec::<String>::new());
    said.truncate(1);
    said[0][1]["@type"] = "Rumour".into();
    said[0][1]["teller"] = "nobody".into();
    assert_eq!(node(script, &serde_json::Value::Array(said).to_string())?.len(), 2);
    Ok(())
}

#[test]
fn the_manifest_is_one_in_the_opinion_of_a_validator() -> Result<()> {
    let manifest = fs::read_to_string(dist().join("manifest.webmanifest"))?;
    let script = "import validate from 'web-app-manifest-validator'; import { readFileSync } from 'node:fs';\n\
                  console.log(JSON.stringify(validate(JSON.parse(readFileSync(process.argv[2], 'utf8')))));";
    // The validator is older than icons of any size, which the standard has.
    let manifest = manifest.replace("\"sizes\":\"any\"", "\"sizes\":\"64x64\"");
    assert_eq!(node(script, &manifest)?, Vec::<String>::new());
    let wrong = manifest.replacen("minimal-ui", "enormous", 1);
    assert_eq!(node(script, &wrong)?.len(), 1);
    // Two editions on one host would be one application by the same `id`.
    assert!(serde_json::from_str::<serde_json::Value>(&manifest)?.get("id").is_none());
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
