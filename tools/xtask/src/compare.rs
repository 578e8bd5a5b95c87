//! `cargo xtask compare BEFORE AFTER`: the published pages of two versions, route by route, but for what every build names anew.
//!
//! Start at [`run`]. Comments (Yew's marks of its components) and digests (names of assets, policies, commits) are not looked at; everything
//! else that a reader gets without the application is. Must not know what a page is about.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};

/// So many letters and digits of a digest that no word is taken for one.
const DIGEST: usize = 7;
/// How much of a page is shown round a difference, in characters.
const SHOWN: usize = 60;

/// Compares two folders that `cargo xtask build` has written.
///
/// # Errors
/// When a folder cannot be read or holds no page, or when pages differ: all are named, each with its first difference.
pub fn run(before: &str, after: &str) -> Result<()> {
    let (before, after) = (pages(Path::new(before))?, pages(Path::new(after))?);
    let mut found = Vec::new();
    for route in before.keys().filter(|route| !after.contains_key(*route)) {
        found.push(format!("{route}\n    is gone"));
    }
    for (route, text) in &after {
        match before.get(route) {
            None => found.push(format!("{route}\n    is new")),
            Some(earlier) => found.extend(difference(earlier, text).map(|what| format!("{route}\n{what}"))),
        }
    }
    println!("{} pages before, {} after", before.len(), after.len());
    if found.is_empty() {
        println!("the same but for comments and digests");
        return Ok(());
    }
    found.iter().for_each(|one| println!("{one}"));
    bail!("{} pages differ", found.len())
}

/// The pages below a folder, by their path in it.
fn pages(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut pages = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inside) = folders.pop() {
        let entries = fs::read_dir(&inside).with_context(|| format!("{} cannot be read", inside.display()))?;
        for path in entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<PathBuf>, _>>()? {
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().is_some_and(|name| name == "index.html") {
                let text = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
                let route = inside.strip_prefix(folder).unwrap_or(&inside);
                pages.insert(format!("/{}", route.display()), text);
            }
        }
    }
    ensure!(!pages.is_empty(), "{} has no pages: build it first", folder.display());
    Ok(pages)
}

/// Where two pages first differ, with what stands there; nothing where they are the same.
fn difference(before: &str, after: &str) -> Option<String> {
    let of = |text: &str| without_digests(&without_comments(text)).chars().collect::<Vec<char>>();
    let (before, after) = (of(before), of(after));
    if before == after {
        return None;
    }
    let same = before.iter().zip(&after).take_while(|(one, other)| one == other).count();
    let shown = |text: &[char]| text.iter().skip(same.saturating_sub(SHOWN)).take(2 * SHOWN).collect::<String>();
    Some(format!("    before: …{}…\n    after:  …{}…", shown(&before), shown(&after)))
}

fn without_comments(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((text, comment)) = rest.split_once("<!--") {
        out.push_str(text);
        rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
    }
    out + rest
}

/// The text with a sign in the place of each digest: hexadecimal ones (words of letters only and numbers are none), and what stands behind `sha256-`.
fn without_digests(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(first) = rest.chars().next() {
        let is_word = |character: char| character.is_ascii_alphanumeric();
        if let Some(digest) = rest.strip_prefix("sha256-") {
            out.push_str("sha256-#");
            rest = digest.trim_start_matches(|character: char| is_word(character) || "+/=".contains(character));
            continue;
        }
        let end = rest.find(|character: char| !is_word(character)).unwrap_or(rest.len());
        let Some((word, behind)) = rest.split_at_checked(end).filter(|(word, _)| !word.is_empty()) else {
            out.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
            continue;
        };
        out.push_str(if is_digest(word) { "#" } else { word });
        rest = behind;
    }
    out
}

fn is_digest(word: &str) -> bool {
    let has = |is: fn(&u8) -> bool| word.as_bytes().iter().any(is);
    let is_hexadecimal = word.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    word.len() >= DIGEST && is_hexadecimal && has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_digests_are_no_difference() {
        let before = "<p><!--<[a]>-->Text of 19621026<!--</[a]>--></p><script src=\"app-0a1b2c3d4e.js\" integrity=\"sha256-a/B+c=\">";
        let after = "<p>Text of 19621026</p><script src=\"app-ffee0099aa.js\" integrity=\"sha256-Z\">";
        assert_eq!(difference(before, after), None);
    }

    #[test]
    fn words_numbers_and_attributes_are_differences_and_shown() {
        for (before, after) in [
            ("<p>facade</p>", "<p>decade</p>"),
            ("19621026", "19621027"),
            ("<p id=\"a\">", "<p id=\"b\">"),
            ("a", "a<br>"),
        ] {
            let found = difference(before, after).unwrap();
            assert!(found.contains(before) && found.contains(after), "{found}");
        }
    }

    #[test]
    fn routes_that_are_gone_or_changed_fail() {
        let folder = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        let compare = |one: &str, other: &str| {
            let path = |name: &str| folder.path().join(name).display().to_string();
            run(&path(one), &path(other)).map_err(|error| error.to_string())
        };
        write("a/index.html", "<p>one</p>");
        write("a/letters/x/index.html", "<p>two</p>");
        write("b/index.html", "<p><!-- --><!-- -->one</p>");
        assert_eq!(compare("a", "a"), Ok(()));
        assert_eq!(compare("a", "b"), Err("1 pages differ".to_owned()));
        write("b/letters/x/index.html", "<p>three</p>");
        assert_eq!(compare("a", "b"), Err("1 pages differ".to_owned()));
        fs::create_dir(folder.path().join("empty")).unwrap();
        assert!(compare("a", "empty").unwrap_err().contains("has no pages"));
    }
}
