//! Records for BibTeX and biblatex.
//!
//! Letters are `@letter`, which biblatex knows and BibTeX's styles print as `@misc`; the rest is `@misc`. The form of the
//! document stands in `type`, the recipient in `namea` with `nameatype`, biblatex's slot for people who have no field of
//! their own. `date` is what biblatex reads (with `?` for what is only concluded), `year` what BibTeX reads. Titles stand
//! in two pairs of braces, or styles would lower-case the names in them. Characters beyond ASCII stay: both read UTF-8.

use super::{
    dates::is_concluded,
    edition::CitedEdition,
    facts::LetterFacts,
    person_name::PersonName,
    subject::{CitedWork, comparison_title},
};
use corpus::{Edtf, HistoricalDate, PartialDate};

/// The records of several works, a blank line between them.
pub(super) fn records(edition: &CitedEdition, works: &[CitedWork]) -> String {
    works.iter().map(|work| record(edition, work)).collect::<Vec<_>>().join("\n")
}

fn record(edition: &CitedEdition, work: &CitedWork) -> String {
    let id = &edition.corpus.collection.id;
    match work {
        CitedWork::Letter(facts) => letter(edition, facts),
        CitedWork::Comparison(letters, address) => {
            let [a, b] = letters.as_ref();
            let key = format!("{}-beside-{}", a.letter.id, b.letter.id);
            let title = comparison_title(letters);
            [letter(edition, a), letter(edition, b), page(edition, &key, &title, address.as_deref())].join("\n")
        }
        CitedWork::Page(title, address) => page(edition, &format!("{id}-page"), title, address.as_deref()),
        CitedWork::Edition(address) => {
            let mut fields = Fields::default();
            fields.text("title", &edition.full_title(), true);
            fields.text("note", &format!("Version {}", edition.version()), false);
            fields.of_edition(edition, edition.date(), address.as_deref());
            fields.record("misc", id)
        }
    }
}

fn letter(edition: &CitedEdition, facts: &LetterFacts) -> String {
    let mut fields = Fields::default();
    fields.names("author", &facts.authors());
    let addressees = facts.addressees();
    fields.names("namea", &addressees);
    if !addressees.is_empty() {
        fields.raw("nameatype", "recipient");
    }
    fields.text("title", &facts.bibliography.title, true);
    fields.text("type", &facts.bibliography.genre, false);
    match facts.translator() {
        Some((family, Some(given))) => fields.text("translator", &format!("{family}, {given}"), false),
        // An office may have a comma in its name.
        Some((office, None)) => fields.text("translator", office, true),
        None => {}
    }
    // In brackets, or the year of the print would stand before the day of the letter as if both were one date.
    let published = facts.publication().map(|(publication, imprint)| {
        let print = if imprint.is_empty() { publication } else { format!("{publication} ({imprint})") };
        let address = facts.address_of_print().map_or_else(String::new, |address| format!(", {address}"));
        format!("In {print}{address}")
    });
    fields.text("howpublished", &published.unwrap_or_default(), false);
    let mut note = format!("In {}, version {} ({})", edition.title(), edition.version(), edition.date().year);
    let locator = facts.locator.as_ref().map(|locator| locator.in_style("par.", "pars."));
    for (between, more) in [(", ", locator), (". ", facts.archive())] {
        if let Some(more) = more {
            note.push_str(between);
            note.push_str(&more);
        }
    }
    fields.text("note", &note, false);
    if let (Some(date), Some(first)) = (dated(facts.date), facts.date.first()) {
        fields.raw("date", &date);
        fields.raw("year", &first.year.to_string());
    }
    fields.of_address(edition, facts.address.as_deref());
    fields.record("letter", &facts.key)
}

/// The date in EDTF, of which biblatex reads the first level: of one of several days, the first and the last.
fn dated(date: &HistoricalDate) -> Option<String> {
    match (&date.edtf, date.iso) {
        (_, Some(iso)) if is_concluded(date) => Some(format!("{iso}?")),
        (_, Some(iso)) => Some(iso.to_string()),
        (Some(Edtf::OneOf(_)), None) => date.span().map(|(first, last)| format!("{first}/{last}")),
        (edtf, None) => edtf.as_ref().map(Edtf::to_string),
    }
}

fn page(edition: &CitedEdition, key: &str, title: &str, address: Option<&str>) -> String {
    let mut fields = Fields::default();
    fields.text("title", title, true);
    fields.text("note", &format!("In {}, version {}", edition.title(), edition.version()), false);
    fields.of_edition(edition, edition.date(), address);
    fields.record("misc", key)
}

/// The fields of a record, in order.
#[derive(Default)]
struct Fields(Vec<(&'static str, String)>);

impl Fields {
    /// A field of words, escaped; `whole` keeps them from being taken apart or re-cased. Nothing if there are none.
    fn text(&mut self, name: &'static str, words: &str, whole: bool) {
        if !words.is_empty() {
            let escaped = escape(words);
            self.0.push((name, if whole { format!("{{{escaped}}}") } else { escaped }));
        }
    }

    /// People, with “and” between them; who has no given names is kept whole.
    fn names(&mut self, name: &'static str, people: &[PersonName<'_>]) {
        let names: Vec<String> = people
            .iter()
            .map(|one| match one.family_and_given().1 {
                Some(_) => escape(one.sorted),
                None => format!("{{{}}}", escape(one.sorted)),
            })
            .collect();
        if !names.is_empty() {
            self.0.push((name, names.join(" and ")));
        }
    }

    /// A field that is read verbatim.
    fn raw(&mut self, name: &'static str, value: &str) {
        self.0.push((name, value.to_owned()));
    }

    fn of_edition(&mut self, edition: &CitedEdition, date: PartialDate, address: Option<&str>) {
        self.text("organization", edition.publisher().unwrap_or_default(), false);
        self.raw("date", &date.to_string());
        self.raw("year", &date.year.to_string());
        self.of_address(edition, address);
    }

    fn of_address(&mut self, edition: &CitedEdition, address: Option<&str>) {
        if let Some(address) = address {
            // A brace would end the field.
            self.raw("url", &address.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C"));
        }
        if let Some(accessed) = edition.accessed {
            self.raw("urldate", &accessed.to_string());
        }
    }

    fn record(&self, kind: &str, key: &str) -> String {
        let fields: String = self.0.iter().map(|(name, value)| format!("  {name} = {{{value}}},\n")).collect();
        format!("@{kind}{{{key},\n{fields}}}\n")
    }
}

/// Escapes what TeX takes for itself, and sets what has no other safe form as a command.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => {
                out.push('\\');
                out.push(character);
            }
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '\n' | '\r' | '\t' => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Style, Subject, cite};
    use corpus::fixture;

    #[test]
    fn a_letter_is_one_record() {
        let corpus = fixture::corpus();
        let edition =
            CitedEdition { corpus: &corpus, base: Some("https://example.org/"), accessed: "2024-06-07".parse().ok() };
        assert_eq!(
            cite(&edition, Subject::Letter(&corpus.letters[0]), Style::BibTex).entry.plain(),
            "@letter{winter-1,\n  author = {Winter, Ada Jane},\n  namea = {Marsh, Bruno},\n  nameatype = {recipient},\n  title = {{Letter to Bruno Marsh}},\n  type = {Letter},\n  \
             translator = {Field, Cora},\n  howpublished = {In Letters of the Coast, vol. 2, The North, edited by Eve Sand, Noah Reed, and Ida Tern, doc. 14, pp. 30–33 (Lowhaven: \
             Quay \\& Sons, 1951), https://example.org/coast/14},\n  note = {In Two Letters, version 2.1.0 (2024). Marsh Papers, box 7, Town \
             Archive},\n  date = {1901-03-03},\n  year = {1901},\n  url = {https://example.org/letters/winter-1/},\n  \
             urldate = {2024-06-07},\n}\n"
        );
        let inferred = cite(&edition, Subject::Letter(&corpus.letters[1]), Style::BibTex).entry.plain();
        assert!(inferred.contains("  date = {1901-03?},\n"), "{inferred}");
    }

    #[test]
    fn nothing_in_a_text_can_end_a_field() {
        assert_eq!(
            escape("50% {a_b} #1 & $x\\y~z^"),
            "50\\% \\{a\\_b\\} \\#1 \\& \\$x\\textbackslash{}y\\textasciitilde{}z\\textasciicircum{}"
        );
    }
}
