//! The layers of `src/` point one way: a module names only modules of the layers below its own, as
//! `docs/architecture.md` states. Read from the tokens of each file, so that comments and texts do not count.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the report")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The layers, the lowest first. What stands in one line may not name each other.
const LAYERS: &[&[&str]] = &[
    &["order", "corpus"],
    &["text"],
    &["explore", "compare", "cite"],
    &["site", "edition"],
    &["platform"],
    &["view"],
    &["app"],
    &["publish"],
];

/// Beside `order`, which knows nothing, everything may name these.
const FOR_ALL: &[&str] = &["order", "CORPUS_JSON"];

/// The crates that stand for the browser, and the layers that may not know one.
const BROWSER: &[&str] = &["web_sys", "js_sys", "wasm_bindgen", "gloo", "yew"];
const WITHOUT_BROWSER: &[&str] = &["order", "corpus", "text", "explore", "compare", "cite", "site", "edition"];

/// What a file names: modules at the root of the crate, and anything that begins a path.
#[derive(Default)]
struct Named {
    modules: BTreeSet<String>,
    words: BTreeSet<String>,
}

impl Named {
    /// `depth` is how many modules below the root the tokens stand.
    fn read(&mut self, tokens: TokenStream, depth: usize) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for (at, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Group(group) => {
                    let is_module = at >= 2 && word(&tokens[at - 2]) == "mod";
                    self.read(group.stream(), depth + usize::from(is_module));
                }
                TokenTree::Ident(ident) => {
                    let ident = ident.to_string();
                    match ident.as_str() {
                        "crate" | "knot_of_war" => self.below(&tokens[at + 1..]),
                        "super" if up(&tokens[at..]) == depth => self.below(&tokens[at + 3 * depth - 2..]),
                        _ => {}
                    }
                    self.words.insert(ident);
                }
                _ => {}
            }
        }
    }

    /// Notes what follows the root: `::name`, or each name of `::{name, other::…}`.
    fn below(&mut self, tokens: &[TokenTree]) {
        if tokens.len() < 3 || !is_path(tokens) {
            return;
        }
        match &tokens[2] {
            TokenTree::Ident(name) => drop(self.modules.insert(name.to_string())),
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                let mut first = true;
                for token in group.stream() {
                    if first && let TokenTree::Ident(name) = &token {
                        self.modules.insert(name.to_string());
                    }
                    first = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ',');
                }
            }
            _ => {}
        }
    }
}

fn word(token: &TokenTree) -> String {
    if let TokenTree::Ident(ident) = token { ident.to_string() } else { String::new() }
}

fn is_path(tokens: &[TokenTree]) -> bool {
    let colon = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ':');
    tokens.len() > 2 && colon(&tokens[0]) && colon(&tokens[1])
}

/// How many modules up a path that begins with `super` leads.
fn up(tokens: &[TokenTree]) -> usize {
    let further = tokens.get(1..).is_some_and(is_path) && word(&tokens[3]) == "super";
    1 + if further { up(&tokens[3..]) } else { 0 }
}

/// The file of a module, and how deep below the root it stands: `src/view/mod.rs` 1, `src/view/help.rs` 2.
fn files(folder: &Path, depth: usize, found: &mut Vec<(String, usize, String)>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            files(&path, depth + 1, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let own = usize::from(path.file_name().is_some_and(|name| name != "mod.rs"));
            found.push((path.display().to_string(), depth + own, fs::read_to_string(path).unwrap()));
        }
    }
}

/// Every module at the root with what its files name.
fn named_by_modules() -> BTreeMap<String, Vec<(String, Named)>> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut modules: BTreeMap<String, Vec<(String, Named)>> = BTreeMap::new();
    for entry in fs::read_dir(&source).unwrap().map(Result::unwrap) {
        let module = entry.path().file_stem().unwrap().to_string_lossy().into_owned();
        if module == "lib" || module == "bin" {
            continue;
        }
        let mut found = Vec::new();
        if entry.path().is_dir() {
            files(&entry.path(), 1, &mut found);
        } else {
            found.push((entry.path().display().to_string(), 1, fs::read_to_string(entry.path()).unwrap()));
        }
        for (file, depth, text) in found {
            let mut named = Named::default();
            named.read(text.parse().unwrap_or_else(|error| panic!("{file}: {error}")), depth);
            modules.entry(module.clone()).or_default().push((file, named));
        }
    }
    modules
}

fn layer_of(module: &str) -> usize {
    LAYERS.iter().position(|layer| layer.contains(&module)).unwrap_or_else(|| {
        panic!("{module} has no place among the layers: give it one here and in docs/architecture.md")
    })
}

#[test]
fn no_layer_names_a_higher_one_or_its_neighbour() {
    let modules = named_by_modules();
    let mut wrong = Vec::new();
    for (module, files) in &modules {
        for (file, named) in files {
            let others = named.modules.iter().filter(|other| *other != module && !FOR_ALL.contains(&other.as_str()));
            let upward = others.filter(|other| layer_of(other) >= layer_of(module));
            wrong.extend(upward.map(|other| format!("{file} names {other}")));
        }
    }
    assert_eq!(wrong, [""; 0]);
    assert!(modules["view"].iter().any(|(_, named)| named.modules.contains("site")), "paths are found at all");
}

#[test]
fn what_lies_below_the_pages_knows_no_browser() {
    let mut wrong = Vec::new();
    for (module, files) in named_by_modules().iter().filter(|(name, _)| WITHOUT_BROWSER.contains(&name.as_str())) {
        for (file, named) in files {
            let browser = named.words.iter().filter(|word| BROWSER.contains(&word.as_str()));
            wrong.extend(browser.map(|word| format!("{module}: {file} names {word}")));
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn names_are_found_however_they_are_written() {
    let mut named = Named::default();
    let text = "use crate::{text::{self, Version}, view}; // crate::publish\n\
                fn f() { super::super::platform::go(\"crate::app\"); html!{ <crate::site::X/> } super::near() }\n\
                mod tests { use super::super::super::cite; use super::super::beside; }";
    named.read(text.parse().unwrap(), 2);
    let found: Vec<&str> = named.modules.iter().map(String::as_str).collect();
    assert_eq!(found, ["cite", "platform", "site", "text", "view"]);
}
