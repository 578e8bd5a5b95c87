//! `cargo xtask compare BEFORE AFTER`: the published pages of two versions, route by route, but for what every build names anew.
//!
//! Start at [`run`]. What always differs is not looked at: comments (Yew's marks of its components), digests (names of assets, commits),
//! the policy, and what stands in scripts and styles; data for machines that stands in a script is. Everything else is told by its
//! kind: how many tags or texts of it are gone and new, on how many pages, and the first. Must not know what a page is about.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};

/// So many letters and digits of a digest that no word is taken for one.
const DIGEST: usize = 7;
/// How much of a difference is shown, in characters.
const SHOWN: usize = 120;

/// The kind of a difference that is none of tags and texts: the same ones in another order.
const ORDER: &str = "order";

/// What differs of one kind.
#[derive(Default)]
struct Difference {
    routes: BTreeSet<String>,
    gone: usize,
    new: usize,
    /// The first that is gone and the first that is new.
    example: (Option<String>, Option<String>),
}

/// Compares two folders that `cargo xtask build` has written.
///
/// # Errors
/// When a folder cannot be read or holds no page, or when pages differ: how is told by kind.
pub fn run(before: &str, after: &str) -> Result<()> {
    let (before, after) = (pages(Path::new(before))?, pages(Path::new(after))?);
    println!("{} pages before, {} after", before.len(), after.len());
    let mut changed: BTreeSet<&String> = BTreeSet::new();
    for route in before.keys().filter(|route| !after.contains_key(*route)) {
        println!("{route} is gone");
        changed.insert(route);
    }
    let mut kinds: BTreeMap<String, Difference> = BTreeMap::new();
    for (route, text) in &after {
        match before.get(route) {
            None => println!("{route} is new"),
            Some(earlier) if compare(route, earlier, text, &mut kinds) => continue,
            Some(_) => {}
        }
        changed.insert(route);
    }
    if changed.is_empty() {
        println!("the same but for comments, digests, scripts and styles");
        return Ok(());
    }
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|(_, difference)| std::cmp::Reverse(difference.routes.len()));
    for (kind, Difference { routes, gone, new, example }) in &kinds {
        println!(
            "{kind}: {gone} gone, {new} new on {} pages, first on {}",
            routes.len(),
            routes.first().map_or("", |one| one)
        );
        for (when, one) in [("before", &example.0), ("after", &example.1)] {
            if let Some(one) = one {
                println!("    {when}: {}", one.chars().take(SHOWN).collect::<String>());
            }
        }
    }
    bail!("{} pages differ", changed.len())
}

/// Whether two pages are the same; what differs goes to its kind.
fn compare(route: &str, before: &str, after: &str, kinds: &mut BTreeMap<String, Difference>) -> bool {
    let (before, after) = (pieces(before), pieces(after));
    if before == after {
        return true;
    }
    let mut counts: BTreeMap<&(String, String), isize> = BTreeMap::new();
    before.iter().for_each(|piece| *counts.entry(piece).or_default() -= 1);
    after.iter().for_each(|piece| *counts.entry(piece).or_default() += 1);
    counts.retain(|_, count| *count != 0);
    if counts.is_empty() {
        kinds.entry(ORDER.to_owned()).or_default().routes.insert(route.to_owned());
    }
    for piece in before.iter().chain(&after) {
        let Some(count) = counts.remove(piece) else { continue };
        let (kind, text) = piece;
        let difference = kinds.entry(kind.clone()).or_default();
        difference.routes.insert(route.to_owned());
        let (number, example) = if count < 0 {
            (&mut difference.gone, &mut difference.example.0)
        } else {
            (&mut difference.new, &mut difference.example.1)
        };
        *number += count.unsigned_abs();
        example.get_or_insert_with(|| text.clone());
    }
    false
}

/// The tags and texts of a page in order, each with its kind: the name of the element, or of that in which a text stands.
fn pieces(page: &str) -> Vec<(String, String)> {
    let page = without_digests(&without_comments(page));
    let mut pieces = Vec::new();
    let (mut rest, mut inside) = (page.as_str(), String::new());
    while let Some((text, behind)) = rest.split_once('<') {
        if !text.trim().is_empty() {
            pieces.push((format!("text in <{inside}>"), text.trim().to_owned()));
        }
        let Some((tag, behind)) = behind.split_once('>') else { break };
        rest = behind;
        let name = tag.split(|character: char| character.is_whitespace()).next().unwrap_or(tag);
        inside = name.to_owned();
        let is_code = name == "style" || (name == "script" && !tag.contains("json"));
        if let Some(end) = rest.find(&format!("</{name}")).filter(|_| is_code) {
            rest = rest.get(end..).unwrap_or_default();
        }
        if !tag.starts_with('/') && !tag.contains("Content-Security-Policy") {
            pieces.push((format!("<{name}>"), format!("<{tag}>")));
        }
    }
    pieces
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

    fn differences(before: &str, after: &str) -> Vec<(String, usize, usize)> {
        let mut kinds = BTreeMap::new();
        compare("/", before, after, &mut kinds);
        kinds.into_iter().map(|(kind, difference)| (kind, difference.gone, difference.new)).collect()
    }

    #[test]
    fn comments_digests_policies_and_code_are_no_difference() {
        let before = "<meta http-equiv=\"Content-Security-Policy\" content=\"a\"><style>a{}</style><script>if (a < b) c</script>\
                      <p><!--<[a]>-->Text of 19621026<!--</[a]>--></p><script src=\"app-0a1b2c3d4e.js\" integrity=\"sha256-a/B+c=\">";
        let after = "<meta http-equiv=\"Content-Security-Policy\" content=\"b\"><style></style><script>d</script>\
                     <p>Text of 19621026</p><script src=\"app-ffee0099aa.js\" integrity=\"sha256-Z\">";
        assert_eq!(differences(before, after), []);
    }

    #[test]
    fn words_numbers_attributes_data_and_order_are_differences_of_their_kinds() {
        let one = |kind: &str| vec![(kind.to_owned(), 1, 1)];
        assert_eq!(differences("<p>facade</p>", "<p>decade</p>"), one("text in <p>"));
        assert_eq!(differences("<p>19621026</p>", "<p>19621027</p>"), one("text in <p>"));
        assert_eq!(differences("<p id=\"a\">", "<p id=\"b\">"), one("<p>"));
        assert_eq!(differences("<p>a</p>", "<p>a<br></p>"), [("<br>".to_owned(), 0, 1)]);
        let data = |what: &str| format!("<script type=\"application/ld+json\">{what}</script>");
        assert_eq!(differences(&data("1"), &data("2")), one("text in <script>"));
        assert_eq!(differences("<p>a</p><p>b</p>", "<p>b</p><p>a</p>"), [(ORDER.to_owned(), 0, 0)]);
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
