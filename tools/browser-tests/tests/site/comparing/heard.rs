//! What a comparison is to those who hear it: the accessibility tree of its controls and of the beginning of each pane, held
//! against one that was read through line by line.

use std::{collections::HashMap, fs, path::PathBuf};

use anyhow::{Context as _, Result};
use browser_tests::{Browser, Reader};
use corpus::{Letter, Parallel, collection::Opening};
use serde_json::{Value, json};

use super::{open, path, wait_level};
use crate::corpus;

/// How many lines of each pane are compared.
const OF_A_PANE: usize = 24;
/// Names are cut after so many characters.
const NAME: usize = 90;

/// What has no line of its own: structure without meaning, and the words of a text line by line.
const SILENT: [&str; 7] = ["InlineTextBox", "generic", "none", "RootWebArea", "LineBreak", "ListMarker", "mark"];

/// One line for each node that has a role of its own, in the order in which it is read: depth, role, name, states.
fn lines(nodes: &[Value]) -> Vec<String> {
    let id = |node: &Value| node["nodeId"].as_str().unwrap_or_default().to_owned();
    let by_id: HashMap<String, &Value> = nodes.iter().map(|node| (id(node), node)).collect();
    let mut lines = Vec::new();
    // The nodes that are still to be read, the next one last.
    let mut waiting: Vec<(&Value, usize, &str)> = nodes.first().map(|root| (root, 0, "")).into_iter().collect();
    while let Some((node, depth, above)) = waiting.pop() {
        let text = |field: &str| node[field]["value"].as_str().unwrap_or_default();
        // The words of a link or button are its name already.
        let is_said = text("role") == "StaticText" && above.contains(text("name").trim());
        let has_line = node["ignored"] == false && !SILENT.contains(&text("role")) && !is_said;
        let children = node["childIds"].as_array().into_iter().flatten().rev();
        let children = children.filter_map(|child| by_id.get(child.as_str()?));
        let above = if text("name").is_empty() { above } else { text("name") };
        waiting.extend(children.map(|child| (*child, depth + usize::from(has_line), above)));
        if has_line {
            let states = node["properties"].as_array().into_iter().flatten().filter_map(|property| {
                let (name, value) = (property["name"].as_str()?, &property["value"]["value"]);
                let is_told = ["pressed", "expanded", "disabled"].contains(&name) && *value != json!(false);
                is_told.then(|| format!(" {name}={}", value.to_string().trim_matches('"')))
            });
            let states: String = states.collect();
            let name: String = text("name").chars().take(NAME).collect();
            lines.push(format!("{}{} “{}”{states}", "  ".repeat(depth), text("role"), name.trim()));
        }
    }
    lines
}

/// From the heading of the comparison on; of each pane the first lines.
fn of_the_comparison(lines: &[String]) -> Vec<String> {
    let is = |line: &str, role: &str| line.trim_start().starts_with(role);
    let depth = |line: &str| line.len() - line.trim_start().len();
    let from = lines.iter().position(|line| is(line, "heading “Two letters")).unwrap_or_default();
    let mut kept = Vec::new();
    let mut pane: Option<(usize, usize)> = None;
    for line in &lines[from..] {
        if line.contains("List of links") {
            break;
        }
        if let Some((at, left)) = pane.filter(|(at, _)| depth(line) > *at) {
            pane = Some((at, left.saturating_sub(1)));
            if left == 0 {
                continue;
            }
        } else {
            pane = is(line, "region").then(|| (depth(line), OF_A_PANE));
        }
        kept.push(line.clone());
    }
    kept
}

/// The two shortest letters at their strongest parallel: the whole tree of the longest takes minutes to ask for.
fn shortest() -> Result<Opening> {
    let corpus = corpus();
    let mut letters: Vec<&Letter> = corpus.letters.iter().collect();
    letters.sort_by_key(|letter| letter.body().count());
    let ids: Vec<&str> = letters.iter().take(2).map(|letter| letter.id.as_str()).collect();
    let both = |parallel: &&Parallel| [&parallel.a, &parallel.b].iter().all(|end| ids.contains(&end.letter.as_str()));
    let parallel =
        corpus.parallels.iter().filter(both).max_by_key(|parallel| parallel.strength).context("a parallel")?;
    Ok(Opening { a: parallel.a.clone(), b: parallel.b.clone(), ..corpus.collection.opening.clone().unwrap() })
}

#[tokio::test]
async fn the_accessibility_tree_of_a_comparison_is_the_one_that_was_read_through() -> Result<()> {
    let shortest = shortest()?;
    let reader = Reader::usual(Browser::Chromium).await?;
    open(&reader, &path(&shortest)).await?;
    wait_level(&reader, &shortest.a.part, &shortest.b.part).await?;
    let tree = reader.driver.cdp().send_raw("Accessibility.getFullAXTree", json!({})).await?;
    let nodes = tree["nodes"].as_array().context("nodes")?;
    let heard = of_the_comparison(&lines(nodes)).join("\n") + "\n";
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let written = here.join("../../target/heard.txt");
    fs::write(&written, &heard)?;
    let expected = fs::read_to_string(here.join("tests/site/comparing/heard.txt")).unwrap_or_default();
    assert_eq!(
        heard,
        expected,
        "what is heard has changed; read {} through and put it in the place of heard.txt",
        written.display()
    );
    reader.leave().await
}
