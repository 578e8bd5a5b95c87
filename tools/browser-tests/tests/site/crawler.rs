//! What somebody without a browser finds in every page: title, description, picture, address, and the texts themselves.

use std::{fs, rc::Rc};

use anyhow::{Context as _, Result};
use browser_tests::versions::dist;
use corpus::Letter;
use html5ever::{parse_document, tendril::TendrilSink as _};
use markup5ever_rcdom::{Node, NodeData, RcDom};
use site::{self, Head, Route};
use text::reading::reading_text;

use crate::corpus;

/// An element of a page.
#[derive(Clone)]
struct Element(Rc<Node>);

impl Element {
    /// The document of a route's page.
    fn page(route: &Route) -> Result<Self> {
        let file = dist().join(route.path().trim_start_matches('/')).join("index.html");
        let bytes = fs::read(&file).with_context(|| file.display().to_string())?;
        Ok(Self(parse_document(RcDom::default(), Default::default()).from_utf8().one(&bytes[..]).document))
    }

    fn name(&self) -> Option<String> {
        match &self.0.data {
            NodeData::Element { name, .. } => Some(name.local.to_string()),
            _ => None,
        }
    }

    fn attribute(&self, name: &str) -> Option<String> {
        let NodeData::Element { attrs, .. } = &self.0.data else { return None };
        attrs.borrow().iter().find(|one| &*one.name.local == name).map(|one| one.value.to_string())
    }

    /// All elements within of a name that satisfy something, in order.
    fn all(&self, name: &str, is_meant: &dyn Fn(&Self) -> bool) -> Vec<Self> {
        let mut found = Vec::new();
        for child in self.0.children.borrow().iter() {
            let child = Self(Rc::clone(child));
            if child.name().is_some_and(|own| name == "*" || own == name) && is_meant(&child) {
                found.push(child.clone());
            }
            found.extend(child.all(name, is_meant));
        }
        found
    }

    /// The value of an attribute of the one element with another attribute of this value; nothing where there are more.
    fn value(&self, name: &str, (attribute, value): (&str, &str), wanted: &str) -> Option<String> {
        match &self.all(name, &|one| one.attribute(attribute).as_deref() == Some(value))[..] {
            [one] => one.attribute(wanted).filter(|text| !text.trim().is_empty()),
            _ => None,
        }
    }

    /// The address of the edition, if it has one of its own.
    fn site(&self) -> Option<String> {
        self.all("html", &|_| true).first()?.attribute("data-site")
    }

    /// The text within, without what stands beside it.
    fn own_text(&self) -> String {
        if self.attribute("data-apparatus").is_some() {
            return String::new();
        }
        match &self.0.data {
            NodeData::Text { contents } => contents.borrow().to_string(),
            _ => self.0.children.borrow().iter().map(|child| Self(Rc::clone(child)).own_text()).collect(),
        }
    }
}

/// The body of a letter stands in a page, each paragraph under its id.
fn has_letter(page: &Element, letter: &Letter, prefix: &str) {
    let parts = page.all("*", &|one| one.attribute("id").is_some());
    for part in letter.body() {
        let id = format!("{prefix}{}", part.id);
        let found = parts.iter().find(|one| one.attribute("id").as_ref() == Some(&id));
        let text = found.map(Element::own_text).unwrap_or_default();
        assert_eq!(text.trim(), reading_text(letter, part).trim(), "{} {prefix}{}", letter.id, part.id);
    }
}

#[test]
fn every_page_has_title_description_and_a_picture_that_is_there() -> Result<()> {
    let corpus = corpus();
    for route in site::pages(&corpus) {
        let (page, path) = (Element::page(&route)?, route.path());
        let head = Head::of(&corpus, &route);
        // Pictures within the page have titles of their own.
        let heads = page.all("head", &|_| true);
        let title: String =
            heads.iter().flat_map(|head| head.all("title", &|_| true)).map(|one| one.own_text()).collect();
        assert_eq!(title, head.full_title(&corpus), "{path}");
        let meta = |attribute: &str, name: &str| page.value("meta", (attribute, name), "content");
        assert_eq!(meta("name", "description").as_ref(), Some(&head.description), "{path}");
        assert_eq!(meta("property", "og:title").as_ref(), Some(&head.title), "{path}");
        assert_eq!(meta("property", "og:description").as_ref(), Some(&head.description), "{path}");
        for (attribute, name) in [("property", "og:type"), ("property", "og:image:alt"), ("name", "twitter:card")] {
            assert!(meta(attribute, name).is_some(), "{path} {name}");
        }
        let picture = meta("property", "og:image").with_context(|| path.clone())?;
        // Without an address of its own the edition names pictures from the page, with one in full.
        let root = page.site().unwrap_or_else(|| route.root());
        let file = picture.strip_prefix(&root).with_context(|| format!("{path}: {picture}"))?;
        let bytes = fs::read(dist().join(file))?;
        let size = |at: usize| u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
        assert_eq!((&bytes[1..4], size(16), size(20)), (&b"PNG"[..], 1200, 630), "{path} {picture}");
    }
    Ok(())
}

#[test]
fn canonical_addresses_are_whole_and_the_sitemap_is_there_exactly_where_the_edition_has_an_address() -> Result<()> {
    for route in site::pages(&corpus()) {
        let page = Element::page(&route)?;
        let path = route.path().trim_start_matches('/').to_owned();
        let expected = page.site().map(|site| format!("{site}{path}"));
        let own = expected.clone().unwrap_or_else(|| format!("{}{path}", route.root()));
        assert_eq!(page.value("link", ("rel", "canonical"), "href"), Some(own), "{}", route.path());
        assert_eq!(page.value("meta", ("property", "og:url"), "content"), expected, "{}", route.path());
        assert_eq!(dist().join("sitemap.xml").is_file(), expected.is_some());
    }
    Ok(())
}

#[test]
fn every_letter_is_whole_in_its_page_and_both_in_that_of_a_pair() -> Result<()> {
    let corpus = corpus();
    let letter = |id: &str| corpus.letters.iter().find(|letter| letter.id == id);
    for route in site::pages(&corpus) {
        match &route {
            Route::Letter { letter: id } => has_letter(&Element::page(&route)?, letter(id).unwrap(), ""),
            Route::Compare { a, b } => {
                let page = Element::page(&route)?;
                for (id, prefix) in [(a, "a-"), (b, "b-")] {
                    // `rest` is no letter.
                    if let Some(letter) = letter(id).filter(|_| letter(b).is_some()) {
                        has_letter(&page, letter, prefix);
                    }
                }
            }
            _ => {}
        }
    }
    Ok(())
}

#[test]
fn every_file_that_a_page_offers_is_there() -> Result<()> {
    for route in site::pages(&corpus()) {
        let page = Element::page(&route)?;
        for link in page.all("a", &|link| link.attribute("download").is_some()) {
            let href = link.attribute("href").unwrap_or_default();
            // Some tables are in the link itself.
            let file = href.strip_prefix(&route.root()).unwrap_or(&href);
            assert!(href.starts_with("data:text/csv") || dist().join(file).is_file(), "{} offers {href}", route.path());
        }
    }
    Ok(())
}
