//! Items in CSL-JSON, the data model of the Citation Style Language.
//!
//! Made so that citation processors print it right; the rest is `webpage`. Names that may be offices are given as literals.

use serde_json::{Map, Value, json};

use super::{
    dates::is_concluded,
    edition::CitedEdition,
    facts::LetterFacts,
    person_name::PersonName,
    subject::{CitedWork, comparison_title, from_to, from_to_when},
};
use corpus::PartialDate;

/// The items of several works, as an array.
pub(super) fn records(edition: &CitedEdition, works: &[CitedWork]) -> String {
    let items: Vec<Value> = works.iter().flat_map(|work| items(edition, work)).collect();
    format!("{:#}\n", Value::Array(items))
}

fn items(edition: &CitedEdition, work: &CitedWork) -> Vec<Value> {
    let id = &edition.corpus.collection.id;
    match work {
        CitedWork::Letter(facts) => vec![letter(edition, facts)],
        CitedWork::Comparison(letters, address) => {
            let [a, b] = letters.as_ref();
            let key = format!("{}-beside-{}", a.letter.id, b.letter.id);
            let title = comparison_title(letters);
            vec![letter(edition, a), letter(edition, b), page(edition, &key, &title, address.as_deref())]
        }
        CitedWork::Page(title, address) => vec![page(edition, &format!("{id}-page"), title, address.as_deref())],
        CitedWork::Edition(address) => vec![page(edition, id, &edition.full_title(), address.as_deref())],
    }
}

/// A letter that is printed is a chapter of what it is printed in, of that year, and its title says who wrote to whom and
/// when: styles print a `personal_communication` with its number as “Letter no. 84” and its day as that of the print. One
/// that is not printed keeps its own day, and its title leaves that out. No `recipient`: styles would set it between title
/// and print. No `custom`: there are processors that refuse the file.
fn letter(edition: &CitedEdition, facts: &LetterFacts) -> Value {
    let bibliography = facts.bibliography;
    let is_printed = facts.is_printed();
    let is_within = bibliography.container.is_some();
    let mut item = Item::new(
        &facts.key,
        match (is_printed, is_within) {
            (true, _) => "chapter",
            (false, true) => "document",
            (false, false) => "personal_communication",
        },
    );
    let authors: Vec<Value> = facts.authors().into_iter().map(name).collect();
    if !authors.is_empty() {
        item.add("author", Value::Array(authors));
    }
    match facts.translator() {
        Some((family, Some(given))) => item.add("translator", json!([{ "family": family, "given": given }])),
        Some((office, None)) => item.add("translator", json!([{ "literal": office }])),
        None => {}
    }
    let editors = bibliography.editors.iter().map(|sorted| name(PersonName { name: sorted, sorted }));
    let editors: Vec<Value> = editors.collect();
    if !editors.is_empty() {
        item.add("editor", Value::Array(editors));
    }
    let title = if is_printed { from_to_when(facts) } else { from_to(facts) };
    item.text("title", Some(&title));
    if let (true, Some(year)) = (is_printed, &bibliography.year) {
        let parts = year.parse::<u16>().map(|year| json!({ "date-parts": [[year]] }));
        item.add("issued", parts.unwrap_or_else(|_| json!({ "literal": year })));
    } else if let Some((first, last)) = facts.date.span() {
        let mut issued = if first == last { date(first) } else { json!({ "date-parts": [parts(first), parts(last)] }) };
        // A date of which more is to be said than its days is not one of these days for certain.
        let is_circa = is_concluded(facts.date) || facts.date.edtf.as_ref().is_some_and(|edtf| !edtf.is_interval());
        if let (true, Some(fields)) = (is_circa, issued.as_object_mut()) {
            fields.insert("circa".to_owned(), json!(true));
        }
        item.add("issued", issued);
    }
    item.text("container-title", Some(bibliography.container.as_deref().unwrap_or(edition.title())));
    if let Some((number, title)) = facts.volume_parts() {
        item.text("volume", Some(&number));
        item.text("volume-title", title);
    }
    item.text("number", bibliography.document.as_ref().map(|document| format!("doc. {document}")).as_deref());
    item.text("page", bibliography.pages.as_deref());
    item.text("publisher", bibliography.publisher.as_deref());
    item.text("publisher-place", bibliography.publisher_place.as_deref());
    item.text("archive", bibliography.archive.as_deref());
    item.text("archive_location", bibliography.archive_location.as_deref());
    item.text("section", facts.locator.as_ref().map(|locator| locator.in_style("par.", "pars.")).as_deref());
    item.edition(edition, facts.address.as_deref());
    // There is room for one address: where the letter was read, or else, where no day of reading would be taken for its own,
    // where it is printed.
    if facts.address.is_none() && edition.accessed.is_none() {
        item.text("URL", facts.address_of_print());
    }
    // Styles print a version with the container; of a printed volume it would be wrong.
    let source = format!("{}, version {}", edition.title(), edition.version());
    item.text("source", Some(&source));
    if !is_within {
        item.text("version", Some(edition.version()));
    }
    item.done()
}

fn page(edition: &CitedEdition, id: &str, title: &str, address: Option<&str>) -> Value {
    let mut item = Item::new(id, "webpage");
    item.text("title", Some(title));
    if title != edition.full_title() {
        item.text("container-title", Some(edition.title()));
    }
    item.add("issued", date(edition.date()));
    item.text("publisher", edition.publisher());
    item.text("version", Some(edition.version()));
    item.edition(edition, address);
    item.done()
}

struct Item(Map<String, Value>);

impl Item {
    fn new(id: &str, kind: &str) -> Self {
        let mut item = Self(Map::new());
        item.add("id", json!(id));
        item.add("type", json!(kind));
        item
    }

    fn add(&mut self, variable: &str, value: Value) {
        self.0.insert(variable.to_owned(), value);
    }

    fn text(&mut self, variable: &str, words: Option<&str>) {
        if let Some(words) = words {
            self.add(variable, json!(words));
        }
    }

    fn edition(&mut self, edition: &CitedEdition, address: Option<&str>) {
        self.text("language", edition.corpus.collection.told_language());
        self.text("URL", address);
        if let Some(accessed) = edition.accessed {
            self.add("accessed", date(accessed));
        }
    }

    fn done(self) -> Value {
        Value::Object(self.0)
    }
}

fn name(name: PersonName) -> Value {
    match name.family_and_given() {
        (family, Some(given)) => json!({ "family": family, "given": given }),
        (literal, None) => json!({ "literal": literal }),
    }
}

fn date(date: PartialDate) -> Value {
    json!({ "date-parts": [parts(date)] })
}

/// Year, month and day. The format counts years before our era as people do: 44 BC is −44.
fn parts(date: PartialDate) -> Vec<i32> {
    let year = if date.year > 0 { date.year } else { date.year - 1 };
    [Some(year), date.month.map(i32::from), date.day.map(i32::from)].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Style, Subject, cite, cite_all};
    use corpus::fixture;
    use text::address::WordAddress;

    #[test]
    fn a_letter_is_an_item_with_its_people_and_dates() {
        let corpus = fixture::corpus();
        let edition =
            CitedEdition { corpus: &corpus, base: Some("https://example.org/"), accessed: "2024-06-07".parse().ok() };
        let written = |at: usize| {
            let text = cite(&edition, Subject::Letter(&corpus.letters[at]), Style::CslJson).entry.plain();
            serde_json::from_str::<Value>(&text).unwrap()[0].clone()
        };
        let item = written(0);
        assert_eq!(item["author"], json!([{ "family": "Winter", "given": "Ada Jane" }]));
        assert_eq!(item["type"], "chapter");
        assert_eq!(item["title"], "Ada Winter to Bruno Marsh, March 3, 1901");
        assert_eq!([&item["number"], &item["volume"]], ["doc. 14", "2"]);
        assert_eq!(item["editor"][0], json!({ "family": "Sand", "given": "Eve" }));
        assert_eq!(item["issued"], json!({ "date-parts": [[1951]] }));
        assert!(item.get("recipient").is_none() && item.get("custom").is_none());
        assert_eq!(item["URL"], "https://example.org/letters/winter-1/");
        assert_eq!(written(1)["title"], "Bruno Marsh to Ada Winter, telegram");
        assert_eq!(written(1)["issued"], json!({ "circa": true, "date-parts": [[1901, 3]] }));
    }

    #[test]
    fn two_passages_of_a_letter_are_two_records() {
        let corpus = fixture::corpus();
        let edition = CitedEdition { corpus: &corpus, base: None, accessed: None };
        let passages = ["p1:1-3~00000000", "p2:4~00000000"].map(|text| text.parse::<WordAddress>().unwrap());
        let subjects = passages.each_ref().map(|passage| Subject::Words(&corpus.letters[0], passage));
        let items: Value = serde_json::from_str(&cite_all(&edition, &subjects, Style::CslJson)).unwrap();
        assert_eq!([&items[0]["id"], &items[1]["id"]], ["winter-1-p1-1", "winter-1-p2-4"]);
    }

    #[test]
    fn without_an_address_of_the_edition_the_print_has_its_own_but_no_day_of_reading() {
        let corpus = fixture::corpus();
        let url = |accessed: Option<&str>| {
            let accessed = accessed.and_then(|day| day.parse().ok());
            let edition = CitedEdition { corpus: &corpus, base: None, accessed };
            let text = cite(&edition, Subject::Letter(&corpus.letters[0]), Style::CslJson).entry.plain();
            let apa = cite(&edition, Subject::Letter(&corpus.letters[0]), Style::Apa).entry.plain();
            (serde_json::from_str::<Value>(&text).unwrap()[0].get("URL").cloned(), apa)
        };
        let (print, apa) = url(None);
        assert_eq!(print, Some(json!("https://example.org/coast/14")));
        assert!(apa.ends_with(" https://example.org/coast/14"), "{apa}");
        assert_eq!(url(Some("2024-06-07")).0, None);
    }
}
