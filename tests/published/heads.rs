//! What every page says to those who go through all of them: its own address, its licence, and which links are only views of
//! what they have already.

use crate::support::{NOWHERE, SITE, SOMEWHERE, attribute, collection, pages, tags};

/// The address that a page names as its own.
fn own(page: &str) -> Vec<String> {
    let links = tags(page, "link").into_iter().filter(|tag| tag.contains("rel=\"canonical\""));
    links.filter_map(|tag| attribute(tag, "href")).collect()
}

#[test]
fn every_page_names_one_address_as_its_own_with_and_without_an_address_of_the_site() {
    let mut count = 0;
    for (path, page) in pages(&SOMEWHERE) {
        assert_eq!(own(page), [format!("{SITE}{}", path.trim_end_matches("index.html"))], "{path}");
        count += 1;
    }
    for (path, page) in pages(&NOWHERE) {
        let folder = path.trim_end_matches("index.html");
        let up = folder.matches('/').count();
        let root = if up == 0 { "./".to_owned() } else { "../".repeat(up) };
        assert_eq!(own(page), [format!("{root}{folder}")], "{path}");
    }
    assert!(count > 190, "{count}");
    // What is no page has none.
    for name in ["404.html", "shell.html"] {
        assert_eq!(own(&NOWHERE[name]), [""; 0], "{name}");
    }
}

#[test]
fn crawlers_are_asked_not_to_follow_any_view_of_a_page_and_to_follow_every_page() {
    let (mut views, mut ways) = (0, 0);
    for (path, page) in pages(&NOWHERE) {
        for tag in tags(page, "a") {
            let Some(address) = attribute(tag, "href") else { continue };
            let is_view = address.starts_with(['.', '?']) && address.split('#').next().unwrap().contains('?');
            let is_not_followed = attribute(tag, "rel").is_some_and(|rel| rel.split(' ').any(|one| one == "nofollow"));
            assert_eq!(is_view, is_not_followed, "{path}: {tag}");
            if is_view { views += 1 } else { ways += 1 }
        }
    }
    assert!(views > 1000 && ways > 1000, "{views} views, {ways} ways");
}

#[test]
fn every_page_names_the_licence_of_what_is_the_editions_own() {
    let licence = collection().collection.licence.unwrap().url;
    for (path, page) in pages(&NOWHERE) {
        let link = tags(page, "link").into_iter().find(|tag| tag.contains("rel=\"license\""));
        let link = link.and_then(|tag| attribute(tag, "href"));
        // A letter has rights of its own, which its head says beside the licence of what was added.
        let is_text = (path.starts_with("letters/") && path != "letters/index.html")
            || (path.starts_with("compare/") && path.matches('/').count() == 3);
        assert_eq!(link, (!is_text).then(|| licence.clone()), "{path}");
        assert!(page.contains(&format!("\"license\":\"{licence}\"")), "{path}: JSON-LD");
        if is_text {
            assert!(page.contains(&format!("name=\"DCTERMS.license\" content=\"{licence}\"")), "{path}");
        }
    }
    // In the files of data that can say it, and in the records for archives.
    for (path, text) in NOWHERE.iter() {
        let says = match path.as_str() {
            "data/index.json" | "data/corpus.json" | "data/cmif.xml" | "data/index.html" | "letters/index.html" => {
                &licence
            }
            "CITATION.cff" => "license: CC-BY-4.0",
            ".zenodo.json" => "cc-by-4.0",
            _ if path.starts_with("data/letters/") && path.ends_with(".xml") => &licence,
            _ => continue,
        };
        assert!(text.contains(says), "{path} does not say {says}");
    }
}
