//! The browsers that are supported have all that style sheets and module need, or something else in its place.

use std::{collections::BTreeSet, fs};

use anyhow::{Context as _, Result};
use browser_tests::{
    support::{Data, Known, OLDEST, is_at_least, module, sheet},
    versions::dist,
};

/// What not every supported browser knows and no reader needs, by the beginning of its key, and what is without it.
const DISPENSABLE: [(&str, &str); 16] = [
    (
        "css.properties.box-decoration-break",
        "marks have no ends where a line ends; known to most, by a prefix and in part",
    ),
    (
        "css.at-rules.media.scripting",
        "where not even the script in the page runs, nothing says so; what needs none is read",
    ),
    ("css.at-rules.page", "the printer's own margins; no numbers at the foot of the pages"),
    ("css.properties.accent-color", "boxes are ticked in the browser's colour; Safari on a Mac has it and darkens it"),
    ("css.properties.break-after", "a heading may stand at the foot of a printed page"),
    ("css.properties.content-visibility", "all results are laid out at once"),
    ("css.properties.cursor", "there is no pointer on a telephone"),
    ("css.properties.forced-color-adjust", "Safari does not force colours"),
    ("css.properties.hanging-punctuation", "quotation marks stand in line with the text"),
    ("css.properties.orphans", "a printed page may begin or end with a single line"),
    ("css.properties.overflow-anchor", "keeps Chromium and Firefox from a habit that Safari does not have"),
    ("css.properties.overscroll-behavior", "the page scrolls on at the end of a pane; known to all but in part"),
    ("css.properties.paint-order", "known to all for letters in drawings, where it is used"),
    ("css.properties.scrollbar-", "scrollbars as wide as the system has them; pages may move where one comes"),
    ("css.properties.text-wrap", "lines are broken one by one"),
    ("css.properties.widows", "as of orphans"),
];

/// The style sheets of the pages, those that stand in a page, and those in the one file.
fn sheets() -> Result<Vec<(String, String)>> {
    let mut sheets = Vec::new();
    for entry in fs::read_dir(dist())? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".css") {
            sheets.push((name, fs::read_to_string(path)?));
        }
    }
    for name in ["index.html".to_owned(), format!("{}.html", crate::corpus().collection.id)] {
        let page = fs::read_to_string(dist().join(&name))?;
        for inside in page.split("<style>").skip(1) {
            sheets.push((name.clone(), inside.split("</style>").next().unwrap_or_default().to_owned()));
        }
    }
    Ok(sheets)
}

#[test]
fn style_sheets_use_nothing_that_a_supported_browser_lacks_without_something_in_its_place() -> Result<()> {
    let data = Data::read()?;
    let sheets = sheets()?;
    assert!(sheets.len() >= 3, "two sheets of the pages and one of the one file");
    let (mut lacking, mut dispensed) = (Vec::new(), BTreeSet::new());
    for (name, text) in &sheets {
        for gap in sheet::gaps(text, &data) {
            match DISPENSABLE.iter().find(|(start, _)| gap.key.starts_with(start)) {
                Some((start, _)) => drop(dispensed.insert(*start)),
                None => lacking.push(format!("{name}: {} {}: {}", gap.key, gap.why, gap.place)),
            }
        }
    }
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
    let idle: Vec<&str> = DISPENSABLE.iter().map(|(start, _)| *start).filter(|one| !dispensed.contains(one)).collect();
    assert!(idle.is_empty(), "in the list of what is dispensable, and not used: {idle:?}");
    Ok(())
}

#[test]
fn the_module_uses_nothing_that_a_supported_browser_lacks() -> Result<()> {
    let data = Data::read()?;
    let is_module = |path: &std::path::PathBuf| path.extension().is_some_and(|end| end == "wasm");
    let modules: Vec<_> = fs::read_dir(dist())?.flatten().map(|entry| entry.path()).filter(is_module).collect();
    assert!(!modules.is_empty());
    for path in modules {
        let needed = module::proposals(&fs::read(&path)?).map_err(anyhow::Error::msg)?;
        for key in needed {
            assert_eq!(data.known(key), Some(Known::Everywhere), "{key} in {}", path.display());
        }
    }
    Ok(())
}

#[test]
fn what_stands_in_for_a_feature_is_seen_and_what_only_looks_like_it_is_not() {
    let data = Data::read().unwrap();
    let found = |sheet: &str| sheet::gaps(sheet, &data).into_iter().map(|gap| gap.key).collect::<Vec<String>>();
    let none: [&str; 0] = [];
    assert_eq!(found("a { color: light-dark(#000, #fff) }"), ["css.types.color.light-dark"]);
    assert_eq!(found("a { color: #000; color: light-dark(#000, #fff) }"), none);
    assert_eq!(found("@supports (color: light-dark(red, red)) { a { color: light-dark(#000, #fff) } }"), none);
    // A custom property holds whatever it is given, and a value with var() is judged when what stood before is gone.
    assert_eq!(found("a { --x: #000; --x: light-dark(#000, #fff) }"), ["css.types.color.light-dark"]);
    assert_eq!(found("a { color: #000; color: color-mix(in srgb, var(--x), #fff) }"), ["css.types.color.color-mix"]);
    assert_eq!(found("a { user-select: none }"), ["css.properties.user-select"]);
    assert_eq!(found("a { -webkit-user-select: none; user-select: none }"), none);
    assert_eq!(found("a { -webkit-user-select: text; user-select: none }"), ["css.properties.user-select"]);
    let shorthand = "css.properties.text-decoration.includes_color-and-style";
    assert!(found("a { text-decoration: underline dotted red }").iter().any(|key| key == shorthand));
    assert_eq!(found("a { text-decoration: none }"), none);
    assert_eq!(found("a::before { content: \"x\" / \"\" }"), ["css.properties.content.alt_text"]);
    assert_eq!(found("a { float: inline-end }"), ["css.properties.float.inline-end"]);
    assert_eq!(found("a:has(b), c { color: red }"), ["css.selectors.has"]);
    assert_eq!(found("@media (scripting: none) { a { color: red } }"), ["css.at-rules.media.scripting"]);
    assert_eq!(found("@media (min-width: 4rem) { a { inset: 0; block-size: 100dvh } }"), none);
    assert_eq!(found("a { animation-timeline: scroll() }")[0], "css.properties.animation-timeline");
    assert_eq!(found("a { no-such-property: 1 }"), ["css.properties.no-such-property"]);
}

#[test]
fn readme_and_about_page_name_the_supported_browsers() -> Result<()> {
    let oldest = |name: &str| OLDEST.iter().find(|(browser, _)| *browser == name).map(|(_, version)| *version).unwrap();
    assert_eq!((oldest("chrome"), oldest("safari")), (oldest("edge"), oldest("safari_ios")));
    let said = [
        format!("Chrome and Edge {}", oldest("chrome")),
        format!("Firefox {}", oldest("firefox")),
        format!("Safari {}", oldest("safari")),
    ];
    for file in [dist().join("about/index.html"), dist().join("../README.md")] {
        let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for browser in &said {
            assert!(text.contains(browser.as_str()), "{} does not name {browser}", file.display());
        }
    }
    Ok(())
}

#[test]
fn versions_are_compared_by_their_numbers() {
    assert!(is_at_least("16.4", "16.4") && is_at_least("109", "23") && is_at_least("115", "≤37"));
    assert!(is_at_least("16.4", "16") && !is_at_least("16.4", "16.10") && !is_at_least("109", "preview"));
}
