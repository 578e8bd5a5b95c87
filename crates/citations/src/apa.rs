//! References after the *Publication Manual of the American Psychological Association*, 7th edition.
//!
//! The rules used: an untitled letter by a description in square brackets, with the day of writing as for archival
//! material, in square brackets of its own where it is not stated; translators in round brackets after the title; the
//! version after the title of a site; a retrieval date only where one is given. A translator that is an office has no
//! initials.

use super::{
    dates::{month_first, month_name, with_certainty, years},
    edition::CitedEdition,
    facts::LetterFacts,
    numbers::page_word,
    person_name::{PersonName, in_a_row},
    quotation_marks::nested,
    rich::RichText,
    subject::{CitedWork, comparison_title, from_to_when},
};
use corpus::PartialDate;

/// An entry of the references.
pub(super) fn entry(edition: &CitedEdition, work: &CitedWork) -> RichText {
    let mut entry = RichText::default();
    let address = match work {
        CitedWork::Letter(facts) => {
            let title = format!("[{}]", facts.bibliography.title);
            match authors_with_initials(facts) {
                Some(authors) => {
                    entry.add(&authors).stop().add(&format!(" ({}). {title}", letter_date(facts)));
                }
                None => {
                    entry.add(&format!("{title}. ({})", letter_date(facts)));
                }
            }
            if let Some((family, given)) = facts.translator() {
                let initials = given.map_or_else(String::new, |given| initials(given) + " ");
                entry.add(&format!(" ({initials}{family}, Trans.)"));
            }
            entry.stop();
            publication(&mut entry, facts);
            if let Some(archive) = facts.archive() {
                entry.add(" ").add(&archive).stop();
            }
            // “In” leads to what the letter is part of; the edition is where that was read.
            entry.add(if facts.bibliography.container.is_some() { " " } else { " In " });
            entry.title(edition.title()).add(&version(edition)).stop();
            if let Some(publisher) = edition.publisher() {
                entry.add(" ").add(publisher).stop();
            }
            &facts.address
        }
        CitedWork::Comparison(letters, address) => {
            let title = comparison_title(letters);
            page(&mut entry, edition, &title, Some("Comparison of two texts"));
            address
        }
        CitedWork::Page(title, address) => {
            page(&mut entry, edition, title, None);
            address
        }
        CitedWork::Edition(address) => {
            let title = edition.full_title();
            head(&mut entry, edition, |entry| {
                entry.title(&title).add(&version(edition)).stop();
            });
            address
        }
    };
    match (address, edition.accessed) {
        (Some(address), Some(accessed)) => {
            entry.add(&format!(" Retrieved {}, from {address}", month_first(accessed)));
        }
        (Some(address), None) => {
            entry.add(" ").add(address);
        }
        (None, _) => {
            // There is room for one address: where the letter was read, or else where it is printed.
            if let CitedWork::Letter(facts) = work
                && let Some(print) = facts.address_of_print()
            {
                entry.add(" ").add(print);
            }
        }
    }
    entry
}

/// “(Winter, 1901, para. 2)”.
pub(super) fn in_text(edition: &CitedEdition, work: &CitedWork) -> Option<String> {
    // Whatever the entry begins with: the publisher, or the title, shortened.
    let by_title = |title: String| {
        let author = edition.publisher().map_or(title, |publisher| format!("{publisher},"));
        Some(format!("({author} {})", edition.date().year))
    };
    let facts = match work {
        CitedWork::Letter(facts) => facts,
        CitedWork::Comparison(letters, _) => return by_title(format!("“{},”", from_to_when(&letters[0]))),
        CitedWork::Page(title, _) => return by_title(format!("“{},”", nested(title))),
        CitedWork::Edition(_) => return by_title(format!("{},", edition.title())),
    };
    let plain = facts.date.iso.and_then(|_| with_certainty(facts.date, PartialDate::year_in_words));
    let year = plain.or_else(|| years(facts.date)).unwrap_or_else(|| letter_date(facts));
    let locator = facts.locator.as_ref().map(|locator| format!(", {}", locator.in_style("para.", "paras.")));
    let author = facts.authors_in_text("&").unwrap_or_else(|| format!("[{}]", facts.bibliography.title));
    Some(format!("({author}, {year}{})", locator.unwrap_or_default()))
}

/// A page of the edition: its title in italics, the edition as its site.
fn page(entry: &mut RichText, edition: &CitedEdition, title: &str, kind: Option<&str>) {
    head(entry, edition, |entry| {
        entry.title(title);
        if let Some(kind) = kind {
            entry.add(&format!(" [{kind}]"));
        }
        entry.stop();
    });
    entry.add(" In ").title(edition.title()).add(&version(edition)).stop();
}

/// Publisher as author, date, title; without a publisher the title comes first.
fn head(entry: &mut RichText, edition: &CitedEdition, title: impl Fn(&mut RichText)) {
    let date = format!(" ({}).", year_first(edition.date()));
    match edition.publisher() {
        Some(publisher) => {
            entry.add(publisher).stop().add(&date).add(" ");
            title(entry);
        }
        None => {
            title(entry);
            entry.add(&date);
        }
    }
}

fn publication(entry: &mut RichText, facts: &LetterFacts) {
    let bibliography = facts.bibliography;
    let Some(container) = &bibliography.container else {
        return;
    };
    let volume = facts.volume_parts();
    // A volume with a title of its own is named with the title of the whole, one without in brackets.
    let title = match &volume {
        Some((number, Some(title))) => format!("{container}: Vol. {number}. {title}"),
        _ => container.clone(),
    };
    let editors: Vec<String> = bibliography.editors.iter().map(|sorted| initials_first(sorted)).collect();
    let role = if editors.len() > 1 { "Eds." } else { "Ed." };
    entry.add(" In ");
    if !editors.is_empty() {
        entry.add(&format!("{} ({role}), ", in_a_row(&editors, "&")));
    }
    entry.title(&title);
    let volume = volume.filter(|(_, title)| title.is_none()).map(|(number, _)| format!("Vol. {number}"));
    let document = bibliography.document.as_ref().map(|document| format!("Document {document}"));
    let pages = bibliography.pages.as_ref().map(|pages| format!("{} {pages}", page_word(pages)));
    let details: Vec<String> = [volume, document, pages].into_iter().flatten().collect();
    if !details.is_empty() {
        entry.add(&format!(" ({})", details.join(", ")));
    }
    entry.stop();
    let published: Vec<&str> =
        [&bibliography.publisher, &bibliography.year].into_iter().flatten().map(String::as_str).collect();
    if !published.is_empty() {
        entry.add(" ").add(&published.join(", ")).stop();
    }
}

fn version(edition: &CitedEdition) -> String {
    format!(" (Version {})", edition.version())
}

fn letter_date(facts: &LetterFacts) -> String {
    with_certainty(facts.date, year_first).unwrap_or_else(|| "n.d.".to_owned())
}

/// “1901, March 3”.
fn year_first(date: PartialDate) -> String {
    match (date.month.and_then(month_name), date.day) {
        (Some(month), Some(day)) => format!("{}, {month} {day}", date.year_in_words()),
        (Some(month), None) => format!("{}, {month}", date.year_in_words()),
        _ => date.year_in_words(),
    }
}

/// “Winter, A. J., & Marsh, B.”
fn authors_with_initials(facts: &LetterFacts) -> Option<String> {
    let names: Vec<String> = facts.authors().into_iter().map(with_initials).collect();
    match names.as_slice() {
        [] => None,
        [first, second] => Some(format!("{first}, & {second}")),
        _ => Some(in_a_row(&names, "&")),
    }
}

/// “Winter, A. J.”
fn with_initials(name: PersonName) -> String {
    let (family, Some(given)) = name.family_and_given() else {
        return name.sorted.to_owned();
    };
    format!("{family}, {}", initials(given))
}

/// “A. J. Winter”, from the form in which one files it.
fn initials_first(sorted: &str) -> String {
    match (PersonName { name: sorted, sorted }).family_and_given() {
        (family, Some(given)) => format!("{} {family}", initials(given)),
        (whole, None) => whole.to_owned(),
    }
}

/// “A. J.”
fn initials(given: &str) -> String {
    let initials: Vec<String> = given
        .split_whitespace()
        .map(|word| word.split('-').filter_map(|half| Some(format!("{}.", half.chars().next()?))).collect())
        .map(|halves: Vec<String>| halves.join("-"))
        .collect();
    initials.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Style, Subject, cite};
    use corpus::fixture;
    use text::address::WordAddress;

    #[test]
    fn a_letter_is_described_in_square_brackets() {
        let corpus = fixture::corpus();
        let edition =
            CitedEdition { corpus: &corpus, base: Some("https://example.org/"), accessed: "2024-06-07".parse().ok() };
        let passage: WordAddress = "p2:1~00000000".parse().unwrap();
        let cited = cite(&edition, Subject::Words(&corpus.letters[0], &passage), Style::Apa);
        assert_eq!(
            cited.entry.markdown(),
            "Winter, A. J. (1901, March 3). \\[Letter to Bruno Marsh\\] (C. Field, Trans.). In E. Sand, N. Reed, & I. Tern (Eds.), *Letters of the \
             Coast: Vol. 2. The North* (Document 14, pp. 30–33). Quay & Sons, 1951. Marsh Papers, box 7, Town Archive. *Two \
             Letters* (Version 2.1.0). The Example Press. Retrieved June 7, 2024, from \
             https://example.org/letters/winter-1/?at=p2:1\\~00000000\\#p2"
        );
        assert_eq!(cited.in_text.as_deref(), Some("(Winter, 1901, para. 2)"));
    }

    #[test]
    fn an_inferred_date_is_bracketed_within_the_round_brackets() {
        let corpus = fixture::corpus();
        let edition = CitedEdition { corpus: &corpus, base: None, accessed: None };
        let cited = cite(&edition, Subject::Letter(&corpus.letters[1]), Style::Apa);
        assert_eq!(
            cited.entry.markdown(),
            "Marsh, B. (\\[1901, March?\\]). \\[Telegram to Ada Winter\\]. In *Two Letters* (Version 2.1.0). The Example \
             Press."
        );
        assert_eq!(cited.in_text.as_deref(), Some("(Marsh, [1901?])"));
    }

    #[test]
    fn the_publisher_stands_for_the_author_of_the_edition() {
        let corpus = fixture::corpus();
        let edition = CitedEdition { corpus: &corpus, base: None, accessed: None };
        assert_eq!(
            cite(&edition, Subject::Edition, Style::Apa).entry.markdown(),
            "The Example Press. (2024, May 6). *Two Letters: An example* (Version 2.1.0)."
        );
    }

    #[test]
    fn double_given_names_keep_their_hyphen() {
        assert_eq!(with_initials(PersonName { name: "", sorted: "Field, Anne-Marie Cora" }), "Field, A.-M. C.");
        assert_eq!(with_initials(PersonName { name: "", sorted: "Aristotle" }), "Aristotle");
    }
}
