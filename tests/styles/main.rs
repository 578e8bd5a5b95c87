//! The style sheets as sheets: contrast of every colour with every ground it can meet, no class that nothing has, no rule
//! that another sheet undoes. What a page then looks like is tested in browsers.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod colour;
mod sheet;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use colour::{Palette, SCHEMES, contrast};
use sheet::Rule;

/// What `color` sets that is no text but a sign beside text which says the same: contrast as of graphics.
const SIGNS: [&str; 2] = [".stem.empty", ".elsewhere > summary > ::before"];

/// What is drawn fainter than graphics must be, because nothing depends on seeing it, and why.
const FAINT: [(&str, &str); 9] = [
    (".ribbon", "each link has a button at both its paragraphs and a line in the list"),
    (".ribbon.kind-contradiction", "as above"),
    (".ribbon.far", "as above"),
    (".ribbon.lit", "as above; its outline is strong"),
    (".ribbon.chosen", "as above; its outline is strong"),
    (".join.against path", "as below, and a sign stands on it"),
    (".join path", "the two quotations are joined by the sentence below them"),
    (".letters-line .span", "its outline is strong, and the dates stand in fields"),
    (".box.ties-1", "the number of links stands at each paragraph"),
];

/// Hairlines and grounds: what they part is parted by room as well, and a highlight is no sign of its own.
const GROUNDS_AND_HAIRLINES: [&str; 6] = ["--line", "--paper", "--sheet", "--wash", "--mark", "--passage"];

/// Names in the page for tests, and for style sheets of readers; the edition's own sheets leave them as they are.
const HOOKS: [&str; 2] = ["salutation", "closing"];

/// The rules that hold on a screen with its own colours.
fn on_screen() -> Vec<Rule> {
    let mut rules = sheet::all();
    rules.retain(|rule| !rule.conditions.contains("print") && !rule.conditions.contains("forced-colors"));
    rules
}

fn has_ground_of_its_own(rule: &Rule) -> bool {
    let is_own = |value: &str| value.contains("--");
    rule.value("background").is_some_and(is_own) && rule.value("color").is_some_and(is_own)
}

/// The values of `color`, and of `fill` where it colours letters, except where a rule sets the ground with it.
fn text_colours(rules: &[Rule]) -> BTreeSet<String> {
    let is_sign = |rule: &Rule| rule.selectors.iter().any(|one| SIGNS.contains(&one.as_str()));
    let of = |rule: &Rule| {
        let writes = rule.declarations.iter().any(|(name, _)| name.starts_with("font") || name == "text-anchor");
        [rule.value("color"), rule.value("fill").filter(|_| writes)]
            .into_iter()
            .flatten()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    rules.iter().filter(|rule| !has_ground_of_its_own(rule) && !is_sign(rule)).flat_map(of).collect()
}

/// The values of `background`, except where a rule sets the colour of the text with it.
fn grounds(rules: &[Rule]) -> BTreeSet<String> {
    let of = |rule: &Rule| rule.value("background").map(str::to_owned);
    let all = rules.iter().filter(|rule| !has_ground_of_its_own(rule)).filter_map(of);
    all.filter(|ground| !["var(--ink)", "var(--accent)"].contains(&ground.as_str())).collect()
}

#[test]
fn text_of_every_colour_can_be_read_on_every_ground() {
    let rules = on_screen();
    let (texts, grounds) = (text_colours(&rules), grounds(&rules));
    let mut weak = Vec::new();
    let mut pairs = 0;
    for (scheme, named) in SCHEMES.iter().enumerate() {
        let palette = Palette::of(&rules, scheme);
        let own = rules.iter().filter(|rule| has_ground_of_its_own(rule));
        let own = own.map(|rule| (rule.value("color").unwrap(), rule.value("background").unwrap()));
        let every = texts.iter().flat_map(|text| grounds.iter().map(move |ground| (text.as_str(), ground.as_str())));
        for (text, ground) in every.chain(own) {
            let (Some(drawn), Some(below)) = (palette.colour(text), palette.colour(ground)) else { continue };
            let below = below.on(palette.colour("var(--paper)").unwrap());
            pairs += 1;
            let contrast = contrast(drawn, below);
            if contrast < 4.5 {
                weak.push(format!("{text} on {ground}, {named}: {contrast:.2}"));
            }
        }
    }
    assert!(pairs > 200, "only {pairs} pairs were found in the sheets");
    assert!(weak.is_empty(), "text below 4.5 : 1\n{}", weak.join("\n"));
}

#[test]
fn what_is_drawn_can_be_told_from_the_paper_or_nothing_depends_on_it() {
    let rules = on_screen();
    let properties = ["stroke", "fill", "outline", "outline-color", "border", "border-color", "color"];
    let mut weak = Vec::new();
    let mut seen = 0;
    for rule in &rules {
        if rule.selectors.iter().all(|one| FAINT.iter().any(|(faint, _)| faint == one)) {
            continue;
        }
        for (property, value) in properties.iter().filter_map(|property| Some((property, rule.value(property)?))) {
            // The colour of `2px solid var(--accent)` is its last word.
            let value = sheet::split_outside_brackets(value, ' ').pop().unwrap_or_default();
            if GROUNDS_AND_HAIRLINES.iter().any(|name| value == format!("var({name})")) {
                continue;
            }
            for (scheme, named) in SCHEMES.iter().enumerate() {
                let palette = Palette::of(&rules, scheme);
                let share = rule.value(&format!("{property}-opacity")).map_or(1.0, |share| share.parse().unwrap());
                let Some(drawn) = palette.colour(&value).map(|colour| colour.fainter(share)) else { continue };
                for ground in ["var(--paper)", "var(--sheet)", "var(--wash)"] {
                    seen += 1;
                    let contrast = contrast(drawn, palette.colour(ground).unwrap());
                    if contrast < 3.0 {
                        weak.push(format!("{}: {value} on {ground}, {named}: {contrast:.2}", rule.named()));
                    }
                }
            }
        }
    }
    assert!(seen > 200, "only {seen} pairs were found in the sheets");
    assert!(weak.is_empty(), "graphics below 3 : 1\n{}", weak.join("\n"));
}

/// The tests in browsers rest on it: in the dark they look at colours alone.
#[test]
fn a_scheme_chooses_colours_and_nothing_else() {
    let mut choices = 0;
    for rule in sheet::all() {
        let is_of_a_scheme = rule.conditions.contains("prefers-color-scheme")
            || rule.selectors.iter().any(|one| one.contains("[data-scheme"));
        let chooses = |name: &str| ["color-scheme", "--light", "--dark"].contains(&name);
        choices += usize::from(is_of_a_scheme);
        assert!(!is_of_a_scheme || rule.declarations.iter().all(|(name, _)| chooses(name)), "{}", rule.named());
    }
    assert!(choices >= 3, "the sheets choose no scheme");
}

/// Colours that mean one thing, by the beginning of their names, and what is of that: words in selectors, of which each has one.
const MEANINGS: [(&str, &[&str]); 4] = [
    ("--who-", &[".who-", ".mark-", ".name-", ".edge-", ".fill-"]),
    ("--contradiction", &["contradiction", ".against", ".elsewhere > summary > b", ".differs"]),
    ("--mark", &["mark", ".hit"]),
    ("--passage", &["mark.passage", "[data-pointed]", "[data-explained]"]),
];

#[test]
fn each_colour_means_one_thing() {
    let mut seen = 0;
    for rule in sheet::all() {
        for (property, value) in &rule.declarations {
            for (colour, words) in MEANINGS {
                if property.starts_with("--") || !value.contains(&format!("var({colour}")) {
                    continue;
                }
                seen += 1;
                for selector in &rule.selectors {
                    assert!(words.iter().any(|word| selector.contains(word)), "{selector} has the colour {colour}");
                    // Each recipient has his own.
                    let number =
                        value.split(colour).nth(1).filter(|_| colour.ends_with('-')).and_then(|rest| rest.get(..1));
                    assert!(
                        number.is_none_or(|number| selector.contains(&format!("-{number}"))),
                        "{selector}: {value}"
                    );
                }
            }
        }
    }
    assert!(seen > 30, "{seen} places were seen");
}

#[test]
fn only_controls_that_cannot_be_used_are_faded() {
    for rule in on_screen() {
        let faded = rule.value("opacity").is_some_and(|opacity| opacity != "1");
        assert!(!faded || rule.selectors.iter().all(|one| one.contains(":disabled")), "{} is faded", rule.named());
    }
}

#[test]
fn what_stands_in_an_empty_field_has_a_colour_of_the_sheets_in_every_browser() {
    // Browsers have greys of their own for it, one fainter than the other, and one fades whatever colour it is told.
    let rules = on_screen();
    let texts = text_colours(&rules);
    let of_fields = rules.iter().find(|rule| rule.selectors.iter().any(|one| one == "::placeholder"));
    let of_fields = of_fields.expect("the sheets say nothing of it");
    assert!(of_fields.value("color").is_some_and(|colour| texts.contains(colour)), "{}", of_fields.named());
    assert_eq!(of_fields.value("opacity"), Some("1"), "{}", of_fields.named());
}

#[test]
fn no_sheet_undoes_what_another_says_of_the_same_elements() {
    // The sheet of the one file's plain text stands on no page with the others.
    let rules: Vec<Rule> = sheet::all().into_iter().filter(|rule| rule.sheet != "plain.css").collect();
    let mut seen: BTreeMap<(&str, &str, &str), &Rule> = BTreeMap::new();
    for rule in &rules {
        for selector in &rule.selectors {
            for (property, _) in &rule.declarations {
                let before = seen.insert((&rule.conditions, selector, property), rule);
                let Some(before) = before.filter(|before| before.sheet != rule.sheet) else { continue };
                panic!("`{property}` of {selector} is set in {} and in {}", before.sheet, rule.sheet);
            }
        }
    }
}

/// Classes that mean the same on the pages of several sheets, and sheets whose classes are every page's.
const MEANT_FOR_SEVERAL: [&str; 22] = [
    "axis",
    "compare-top",
    "dateline",
    "downloads",
    "explorer",
    "explorer-body",
    "figures",
    "frame",
    "heading",
    "in-letter",
    "key",
    "letter",
    "letter-head",
    "letters",
    "measure",
    "more",
    "neighbours",
    "num",
    "passage",
    "take-away",
    "timeline",
    "when",
];
const OF_EVERY_PAGE: [&str; 8] =
    ["base.css", "tokens.css", "share.css", "pages.css", "pair.css", "print.css", "plain.css", "opened.css"];

/// In the application all sheets are there at once: what one says of a class alone holds on the pages of all.
#[test]
fn a_class_that_a_sheet_styles_wherever_it_stands_is_not_another_sheets_for_something_else() {
    let mut alone: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut named: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for rule in sheet::all().iter().filter(|rule| !["plain.css", "print.css"].contains(&rule.sheet.as_str())) {
        // A letter's, too, for when the application is there.
        let sheet = if rule.sheet == "called.css" { "letter.css" } else { &rule.sheet };
        for selector in &rule.selectors {
            let all = classes(selector);
            let before_any_state = selector.split(':').next().unwrap_or_default();
            if let [one] = &all[..]
                && before_any_state == format!(".{one}")
            {
                alone.entry(one.clone()).or_default().insert(sheet.to_owned());
            }
            for one in all {
                named.entry(one).or_default().insert(sheet.to_owned());
            }
        }
    }
    let shared = |sheet: &&String| OF_EVERY_PAGE.contains(&sheet.as_str());
    let of_several: BTreeSet<&str> = alone
        .iter()
        .filter(|(_, sheets)| !sheets.iter().any(|sheet| shared(&sheet) && sheet != "opened.css"))
        .filter(|(class, sheets)| {
            let others = named.get(*class).into_iter().flatten().filter(|other| !sheets.contains(*other));
            sheets.len() > 1 || others.count() > 0
        })
        .map(|(class, _)| class.as_str())
        .collect();
    let meant: BTreeSet<&str> = MEANT_FOR_SEVERAL.into();
    let clashes: Vec<String> =
        of_several.difference(&meant).map(|class| format!(".{class}: {:?}", named.get(*class))).collect();
    assert!(clashes.is_empty(), "one name for two things\n{}", clashes.join("\n"));
    let gone: Vec<&&str> = meant.difference(&of_several).collect();
    assert!(gone.is_empty(), "not of several sheets any more: {gone:?}");
}

#[test]
fn every_class_of_the_sheets_is_on_some_page_and_every_class_of_the_pages_is_in_the_sheets() {
    let styled: BTreeSet<String> =
        sheet::all().iter().flat_map(|rule| rule.selectors.iter().flat_map(|one| classes(one))).collect();
    let source = program();
    let words: BTreeSet<&str> = source.split(|letter: char| !is_of_a_name(letter)).collect();
    let is_named = |class: &str| {
        // `who-1` is written as `format!("who-{slot}")`.
        let stem = class.rsplit_once('-').map(|(stem, _)| format!("\"{stem}-{{"));
        let inside = class.rsplit_once('-').map(|(stem, _)| format!(" {stem}-{{"));
        words.contains(class) || [stem, inside].into_iter().flatten().any(|stem| source.contains(&stem))
    };
    let dead: Vec<&String> = styled.iter().filter(|class| !is_named(class)).collect();
    assert!(dead.is_empty(), "in the sheets and on no page: {dead:?}");

    let attributes = source.split("class=\"").skip(1).filter_map(|rest| rest.split_once('"'));
    let used: BTreeSet<&str> =
        attributes.flat_map(|(names, _)| names.split_whitespace()).filter(|name| !name.contains('{')).collect();
    let bare: Vec<&&str> = used.iter().filter(|class| !styled.contains(**class) && !HOOKS.contains(class)).collect();
    assert!(used.len() > 100, "only {} classes were found", used.len());
    assert!(bare.is_empty(), "on a page and in no sheet: {bare:?}");
}

fn is_of_a_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-' || letter == '_'
}

/// The classes that a selector names.
fn classes(selector: &str) -> Vec<String> {
    let after_dots = selector.split('.').skip(1);
    let names = after_dots.map(|rest| rest.chars().take_while(|letter| is_of_a_name(*letter)).collect::<String>());
    names.filter(|name| name.starts_with(|letter: char| letter.is_ascii_alphabetic())).collect()
}

/// All of `src/` and of the crates beside it, as one text.
fn program() -> String {
    fn collect(folder: &Path, text: &mut String) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, text);
            } else {
                text.push_str(&fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut text = String::new();
    for folder in ["src", "crates"] {
        collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut text);
    }
    text
}

/// `100vh` is the height of a phone's screen without the browser's bars, which are there most of the time.
#[test]
fn the_height_of_the_screen_is_that_which_a_phones_bars_leave() {
    let whole = |rule: &Rule| rule.declarations.iter().any(|(_, value)| value.contains("100vh"));
    let rules = sheet::all();
    let whole: Vec<&Rule> = rules.iter().filter(|rule| whole(rule)).collect();
    assert!(
        whole.len() == 1 && whole[0].value("--screen").is_some(),
        "{:?}",
        whole.iter().map(|rule| &rule.selectors).collect::<Vec<_>>()
    );
    let seen = |rule: &&Rule| rule.value("--screen") == Some("100dvh") && rule.conditions.contains("100dvh");
    assert!(rules.iter().find(seen).is_some(), "where browsers know it, what is seen");
}

/// The width of a page of paper with its margins, in rem: a sheet of A4 on end has 45, one that lies across 66.
const WIDEST_PAPER: f64 = 60.0;

/// Some engines (WebKit) go by the window that is printed from, not by the paper, when they ask how wide there is room.
#[test]
fn what_wants_more_width_than_paper_has_is_for_screens_alone() {
    let least = |condition: &str| condition.split_once("rem").and_then(|(width, _)| width.trim().parse::<f64>().ok());
    let mut wide = 0;
    for rule in sheet::all() {
        for (before, condition) in
            rule.conditions.split("(min-width:").zip(rule.conditions.split("(min-width:").skip(1))
        {
            let width = least(condition).unwrap_or_else(|| panic!("{}: a width in rem", rule.named()));
            if width >= WIDEST_PAPER {
                wide += 1;
                assert!(before.ends_with("screen and "), "{}", rule.named());
            }
        }
    }
    assert!(wide > 20, "{wide} rules are for wide screens");
}

#[test]
fn sheets_are_read_with_their_conditions_selectors_and_values() {
    let rules = sheet::read("x.css", "/* a { } */ @media print { a, :is(b, c) { color: var(--x); margin: 0 } }");
    let [rule] = &rules[..] else { panic!("{rules:?}") };
    assert_eq!(
        (rule.conditions.as_str(), &rule.selectors[..]),
        ("@media print", &["a".to_owned(), ":is(b, c)".to_owned()][..])
    );
    assert_eq!((rule.value("color"), rule.value("margin")), (Some("var(--x)"), Some("0")));
}

#[test]
fn contrast_is_as_the_guidelines_have_it() {
    let palette = Palette::of(&[], 0);
    let colour = |hex| palette.colour(hex).unwrap();
    let (black, white, grey) = (colour("#000000"), colour("#ffffff"), colour("#777777"));
    assert_eq!(contrast(black, white), 21.0);
    assert_eq!(format!("{:.2}", contrast(grey, white)), "4.48");
    let half = palette.colour("#00000080").unwrap();
    assert_eq!(format!("{:.2}", contrast(half, white)), format!("{:.2}", contrast(black.fainter(0.502), white)));
}
