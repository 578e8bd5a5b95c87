//! Entries after the *MLA Handbook*, 9th edition.
//!
//! The rules used: the core elements in their order, translator and date of writing as optional elements before the
//! first container, the edition with its address as the last container after the holding archive; an untitled work by a description without
//! quotation marks; months of more than four letters shortened; a paragraph only in the text, never in an entry.

use super::{
    dates::{month_name, with_certainty},
    edition::CitedEdition,
    facts::{LetterFacts, Locator},
    numbers::{page_word, short_span},
    person_name::in_a_row,
    quotation_marks::nested,
    rich::RichText,
    subject::CitedWork,
};
use corpus::PartialDate;
use text::capitals::headline_style;

/// An entry of the works cited.
pub(super) fn entry(edition: &CitedEdition, work: &CitedWork) -> RichText {
    let mut entry = RichText::default();
    match work {
        CitedWork::Letter(facts) => {
            let bibliography = facts.bibliography;
            if let Some(authors) = authors(facts) {
                entry.add(&authors).stop().add(" ");
            }
            entry.add(&bibliography.title).stop();
            if let Some(translator) = &bibliography.translator {
                entry.add(" Translated by ").add(translator).stop();
            }
            if let Some(date) = with_certainty(facts.date, short_date) {
                entry.add(" ").add(&date).stop();
            }
            publication(&mut entry, facts);
            if let Some(archive) = facts.archive() {
                entry.add(" ").add(&archive).stop();
            }
            entry.add(" ");
            add_edition(&mut entry, edition, edition.title(), facts.address.as_deref());
        }
        CitedWork::Comparison(letters, address) => {
            let [a, b] = letters.as_ref();
            if let Some(authors) = authors(a).filter(|_| a.senders == b.senders) {
                entry.add(&authors).stop().add(" ");
            }
            let [one, other] = [described(a), described(b)];
            entry.add(&one).add(", compared with ").add(&uncapitalised(&other, b)).stop().add(" ");
            add_edition(&mut entry, edition, edition.title(), address.as_deref());
        }
        CitedWork::Page(title, address) => {
            entry.add("“").add(&nested(title)).add("”").stop().add(" ");
            add_edition(&mut entry, edition, edition.title(), address.as_deref());
        }
        CitedWork::Edition(address) => {
            add_edition(&mut entry, edition, &headline_style(&edition.full_title()), address.as_deref());
        }
    }
    entry
}

/// “(Winter, par. 2)”.
pub(super) fn in_text(work: &CitedWork) -> Option<String> {
    let CitedWork::Letter(facts) = work else {
        return None;
    };
    let family = facts.authors_in_text("and").unwrap_or_else(|| format!("“{}”", facts.bibliography.title));
    Some(match facts.locator.as_ref() {
        Some(locator @ (Locator::Paragraph(_) | Locator::Paragraphs(..))) => {
            format!("({family}, {})", locator.in_style("par.", "pars."))
        }
        Some(Locator::Words(words)) => format!("({family}, {words})"),
        None => format!("({family})"),
    })
}

/// “Winter, Ada Jane, and Bruno Marsh”; of three and more only the first is named.
fn authors(facts: &LetterFacts) -> Option<String> {
    match facts.authors().as_slice() {
        [first, _, _, ..] => Some(format!("{}, et al", first.sorted)),
        _ => facts.authors_in_entry(),
    }
}

/// “Letter to Bruno Marsh, 3 Mar. 1901”, from the descriptive title.
fn described(facts: &LetterFacts) -> String {
    let date = with_certainty(facts.date, short_date);
    [facts.bibliography.title.clone()].into_iter().chain(date).collect::<Vec<_>>().join(", ")
}

/// A description in the middle of a sentence: the form of the document loses its capital.
fn uncapitalised(description: &str, facts: &LetterFacts) -> String {
    let genre = facts.bibliography.genre.as_str();
    description.strip_prefix(genre).map_or_else(|| description.to_owned(), |rest| genre.to_lowercase() + rest)
}

fn publication(entry: &mut RichText, facts: &LetterFacts) {
    let bibliography = facts.bibliography;
    let Some(container) = &bibliography.container else {
        return;
    };
    entry.add(" ").title(container);
    match facts.editors().as_slice() {
        [] => {}
        [first, _, _, ..] => {
            entry.add(&format!(", edited by {first} et al."));
        }
        few => {
            entry.add(", edited by ").add(&in_a_row(few, "and"));
        }
    }
    let document = bibliography.document.as_ref().map(|document| format!("doc. {document}"));
    let pages = bibliography.pages.as_ref().map(|pages| format!("{} {}", page_word(pages), short_span(pages, 2)));
    if let Some((number, title)) = facts.volume_parts() {
        entry.add(", vol. ").add(&number);
        if let Some(title) = title {
            entry.add(", ").title(title);
        }
    }
    let address = facts.address_of_print().map(str::to_owned);
    for element in [&document, &bibliography.publisher, &bibliography.year, &pages, &address].into_iter().flatten() {
        entry.add(", ").add(element);
    }
    entry.stop();
}

fn add_edition(entry: &mut RichText, edition: &CitedEdition, title: &str, address: Option<&str>) {
    entry.title(title).add(&format!(", version {}", edition.version()));
    let year = edition.date().year.to_string();
    let elements = [edition.publisher(), Some(year.as_str()), address];
    for element in elements.into_iter().flatten() {
        entry.add(", ").add(element);
    }
    entry.stop();
    if let Some(accessed) = edition.accessed {
        entry.add(" Accessed ").add(&short_date(accessed)).stop();
    }
}

/// “3 Mar. 1901”.
fn short_date(date: PartialDate) -> String {
    let Some(month) = date.month.and_then(month_name) else {
        return date.year.to_string();
    };
    // May, June and July are written out; September has four letters.
    let month = match month {
        "May" | "June" | "July" => month.to_owned(),
        "September" => "Sept.".to_owned(),
        long => format!("{}.", long.get(..3).unwrap_or(long)),
    };
    date.day.map_or_else(|| format!("{month} {}", date.year), |day| format!("{day} {month} {}", date.year))
}

#[cfg(test)]
mod tests {
    use super::short_date;
    use crate::{CitedEdition, Style, Subject, cite};
    use corpus::PartialDate;
    use corpus::fixture;
    use text::address::WordAddress;

    #[test]
    fn an_entry_has_the_elements_in_their_order() {
        let corpus = fixture::corpus();
        let edition =
            CitedEdition { corpus: &corpus, base: Some("https://example.org/"), accessed: "2024-06-07".parse().ok() };
        let entry = cite(&edition, Subject::Letter(&corpus.letters[0]), Style::Mla);
        assert_eq!(
            entry.entry.markdown(),
            "Winter, Ada Jane. Letter to Bruno Marsh. Translated by Cora Field. 3 Mar. 1901. *Letters of the Coast*, \
             edited by Eve Sand et al., vol. 2, *The North*, doc. 14, Quay & Sons, 1951, pp. 30–33, https://example.org/coast/14. Marsh Papers, box 7, Town Archive. *Two Letters*, \
             version 2.1.0, The Example Press, 2024, https://example.org/letters/winter-1/. Accessed 7 June 2024."
        );
        assert_eq!(entry.in_text.as_deref(), Some("(Winter)"));
    }

    #[test]
    fn a_passage_is_cited_in_the_text_by_its_paragraph() {
        let corpus = fixture::corpus();
        let edition = CitedEdition { corpus: &corpus, base: None, accessed: None };
        let passage: WordAddress = "p1:1-p2:3~00000000".parse().unwrap();
        let cited = cite(&edition, Subject::Words(&corpus.letters[0], &passage), Style::Mla);
        assert_eq!(cited.in_text.as_deref(), Some("(Winter, pars. 1–2)"));
    }

    #[test]
    fn long_months_are_shortened() {
        let short = |text: &str| short_date(text.parse::<PartialDate>().unwrap());
        assert_eq!(short("1901-09-30"), "30 Sept. 1901");
        assert_eq!(short("1901-05"), "May 1901");
        assert_eq!(short("1901"), "1901");
    }
}
