//! Records in RIS, the tagged format that reference managers exchange.
//!
//! Letters are `PCOMM` (personal communication), the rest `ELEC` (a web page). A line ends with CR LF, a value has no
//! line breaks, a record ends with `ER`.

use super::{
    dates::with_certainty,
    edition::CitedEdition,
    facts::LetterFacts,
    subject::{CitedWork, comparison_title},
};
use corpus::PartialDate;

/// The records of several works, a blank line between them.
pub(super) fn records(edition: &CitedEdition, works: &[CitedWork]) -> String {
    works.iter().map(|work| record(edition, work)).collect::<Vec<_>>().join("\r\n")
}

fn record(edition: &CitedEdition, work: &CitedWork) -> String {
    match work {
        CitedWork::Letter(facts) => letter(edition, facts),
        CitedWork::Comparison(letters, address) => {
            let [a, b] = letters.as_ref();
            let title = comparison_title(letters);
            [letter(edition, a), letter(edition, b), page(edition, &title, address.as_deref())].join("\r\n")
        }
        CitedWork::Page(title, address) => page(edition, title, address.as_deref()),
        CitedWork::Edition(address) => page(edition, &edition.full_title(), address.as_deref()),
    }
}

fn letter(edition: &CitedEdition, facts: &LetterFacts) -> String {
    let bibliography = facts.bibliography;
    let mut lines = Lines::default();
    lines.add("TY", "PCOMM");
    lines.add("ID", &facts.key);
    facts.authors().iter().for_each(|author| lines.add("AU", author.sorted));
    facts.addressees().iter().for_each(|addressee| lines.add("A2", addressee.sorted));
    if let Some((family, given)) = facts.translator() {
        // A comma would part the name of an office into that of a person.
        let office = || family.replacen(", ", " (", 1) + if family.contains(", ") { ")" } else { "" };
        lines.add("A4", &given.map_or_else(office, |given| format!("{family}, {given}")));
    }
    lines.add("TI", &bibliography.title);
    lines.add("M3", &bibliography.genre);
    if let Some(date) = facts.date.first() {
        lines.add("PY", &date.year.to_string());
        lines.add("DA", &slashed(date));
    }
    // The format has one day and nothing to say of it.
    let more = with_certainty(facts.date, PartialDate::in_words)
        .filter(|date| date.starts_with('[') || facts.date.iso.is_none());
    lines.optional("N1", more.map(|date| format!("Date: {date}. {}", facts.date.source)).as_deref());
    // A letter has no fields for volume, number and pages: programs would keep bare figures. In words they say what they are.
    let address = facts.address_of_print().map_or_else(String::new, |address| format!(", {address}"));
    let printed = facts.published_in().map(|publication| format!("Printed in {publication}{address}"));
    lines.optional("N1", printed.as_deref());
    lines.optional("DB", bibliography.archive.as_deref());
    lines.optional("AV", bibliography.archive_location.as_deref());
    lines.optional("SE", facts.locator.as_ref().map(|locator| locator.in_style("par.", "pars.")).as_deref());
    lines.optional("LA", edition.corpus.collection.told_language());
    lines.edition(edition, facts.address.as_deref());
    lines.end()
}

fn page(edition: &CitedEdition, title: &str, address: Option<&str>) -> String {
    let mut lines = Lines::default();
    lines.add("TY", "ELEC");
    lines.add("TI", title);
    if title != edition.full_title() {
        lines.add("T2", edition.title());
    }
    lines.add("PY", &edition.date().year.to_string());
    lines.add("DA", &slashed(edition.date()));
    lines.optional("PB", edition.publisher());
    lines.edition(edition, address);
    lines.end()
}

#[derive(Default)]
struct Lines(String);

impl Lines {
    fn add(&mut self, tag: &str, value: &str) {
        let value: Vec<&str> = value.split_whitespace().collect();
        if !value.is_empty() {
            self.0.push_str(&format!("{tag}  - {}\r\n", value.join(" ")));
        }
    }

    fn optional(&mut self, tag: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.add(tag, value);
        }
    }

    /// The edition as the database that provides the record.
    fn edition(&mut self, edition: &CitedEdition, address: Option<&str>) {
        self.add("DP", &format!("{}, version {}", edition.title(), edition.version()));
        self.optional("UR", address);
        self.optional("Y2", edition.accessed.map(slashed).as_deref());
    }

    fn end(mut self) -> String {
        self.0.push_str("ER  - \r\n");
        self.0
    }
}

/// `1901/03/03`, `1901/03//`: the form of RIS, with the places of month and day kept.
fn slashed(date: PartialDate) -> String {
    let two = |number: Option<u8>| number.map_or_else(String::new, |number| format!("{number:02}"));
    match date.month {
        Some(_) => format!("{}/{}/{}", date.year, two(date.month), two(date.day)),
        None => date.year.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Style, Subject, cite};
    use corpus::fixture;

    #[test]
    fn a_letter_is_a_personal_communication_with_reader_and_translator() {
        let corpus = fixture::corpus();
        let edition =
            CitedEdition { corpus: &corpus, base: Some("https://example.org/"), accessed: "2024-06-07".parse().ok() };
        let record = cite(&edition, Subject::Letter(&corpus.letters[0]), Style::Ris).entry.plain();
        let lines: Vec<&str> = record.split("\r\n").collect();
        assert_eq!(lines.first(), Some(&"TY  - PCOMM"));
        for line in [
            "AU  - Winter, Ada Jane",
            "A2  - Marsh, Bruno",
            "A4  - Field, Cora",
            "DB  - Town Archive",
            "AV  - Marsh Papers, box 7",
            "N1  - Printed in Letters of the Coast, vol. 2, The North, edited by Eve Sand, Noah Reed, and Ida Tern, doc. 14, \
             pp. 30–33. Lowhaven: Quay & Sons, 1951, https://example.org/coast/14",
            "DA  - 1901/03/03",
            "UR  - https://example.org/letters/winter-1/",
            "Y2  - 2024/06/07",
            "DP  - Two Letters, version 2.1.0",
        ] {
            assert!(lines.contains(&line), "{line} in {record}");
        }
        assert!(record.ends_with("ER  - \r\n"));
    }

    #[test]
    fn an_uncertain_date_says_why() {
        let corpus = fixture::corpus();
        let edition = CitedEdition { corpus: &corpus, base: None, accessed: None };
        let record = cite(&edition, Subject::Letter(&corpus.letters[1]), Style::Ris).entry.plain();
        assert!(record.contains("DA  - 1901/03/\r\n"));
        assert!(record.contains("N1  - Date: [March 1901?]. It answers the letter of 3 March.\r\n"));
    }

    #[test]
    fn a_value_cannot_begin_a_new_line() {
        let mut lines = Lines::default();
        lines.add("TI", "a\r\nER  - \n b");
        assert_eq!(lines.0, "TI  - a ER - b\r\n");
    }

    #[test]
    fn the_name_of_an_office_is_not_parted() {
        let mut corpus = corpus::fixture::corpus();
        corpus.letters[0].bibliography.translator = Some("Harbour Office, Lowhaven".to_owned());
        corpus.letters[0].bibliography.translator_sort = None;
        let edition = CitedEdition { corpus: &corpus, base: None, accessed: None };
        let record = cite(&edition, Subject::Letter(&corpus.letters[0]), Style::Ris).entry.plain();
        assert!(record.contains("A4  - Harbour Office (Lowhaven)\r\n"), "{record}");
    }
}
