//! Notes and entries after *The Chicago Manual of Style*, 18th edition.
//!
//! The rules used: letters in published collections are named by writer and reader, the word *letter* is left out and
//! other forms are named; a manuscript's collection stands before its archive; dates from elsewhere stand in square
//! brackets, “n.d.” where there is none; of a web publication its version and address are given, and the paragraph where
//! there is no page.

use super::{
    dates::month_first,
    edition::CitedEdition,
    facts::LetterFacts,
    numbers::short_span,
    person_name::in_a_row,
    quotation_marks::nested,
    rich::RichText,
    subject::{CitedWork, comparison_title, from_to_when},
};
use text::capitals::headline_style;

/// A note, without its number.
pub(super) fn note(edition: &CitedEdition, work: &CitedWork) -> RichText {
    let mut note = RichText::default();
    let address = match work {
        CitedWork::Letter(facts) => {
            item_in_note(&mut note, facts);
            note.add(if facts.bibliography.container.is_some() || facts.archive().is_some() {
                "; in "
            } else {
                ", in "
            });
            add_edition(&mut note, edition);
            if let Some(locator) = &facts.locator {
                note.add(", ").add(&locator.in_style("par.", "pars."));
            }
            &facts.address
        }
        CitedWork::Comparison(letters, address) => {
            let [a, b] = letters.as_ref();
            item_in_note(&mut note, a);
            note.add("; compared with ");
            item_in_note(&mut note, b);
            note.add("; in ");
            add_edition(&mut note, edition);
            address
        }
        CitedWork::Page(title, address) => {
            note.add("“").add(&nested(title)).add(",” in ");
            add_edition(&mut note, edition);
            address
        }
        CitedWork::Edition(address) => {
            note.title(&headline_style(&edition.full_title())).add(", version ").add(edition.version());
            note.add(&format!(" ({})", imprint(edition)));
            address
        }
    };
    if let Some(accessed) = edition.accessed {
        note.add(", accessed ").add(&month_first(accessed));
    }
    if let Some(address) = address {
        note.add(", ").add(address);
    }
    note.stop();
    note
}

/// An entry of a bibliography. A passage is cited as its letter, since entries have no locators.
pub(super) fn bibliography(edition: &CitedEdition, work: &CitedWork) -> RichText {
    let mut entry = RichText::default();
    let address = match work {
        CitedWork::Letter(facts) => {
            if let Some(authors) = facts.authors_in_entry() {
                entry.add(&authors).stop().add(" ");
            }
            entry.add(&from_to_when(facts)).stop();
            if let Some(translator) = &facts.bibliography.translator {
                entry.add(" Translated by ").add(translator).stop();
            }
            publication_in_entry(&mut entry, facts);
            if let Some(archive) = facts.archive() {
                entry.add(" ").add(&archive).stop();
            }
            entry.add(" In ");
            add_to_entry(&mut entry, edition);
            &facts.address
        }
        CitedWork::Comparison(letters, address) => {
            let [a, b] = letters.as_ref();
            if let Some(authors) = a.authors_in_entry().filter(|_| a.senders == b.senders) {
                entry.add(&authors).stop().add(" ");
            }
            entry.add("“").add(&comparison_title(letters)).add("”").stop().add(" In ");
            add_to_entry(&mut entry, edition);
            address
        }
        CitedWork::Page(title, address) => {
            entry.add("“").add(&nested(title)).add("”").stop().add(" In ");
            add_to_entry(&mut entry, edition);
            address
        }
        CitedWork::Edition(address) => {
            entry
                .title(&headline_style(&edition.full_title()))
                .stop()
                .add(&format!(" Version {}", edition.version()))
                .stop();
            entry.add(" ").add(&imprint(edition)).stop();
            address
        }
    };
    if let Some(accessed) = edition.accessed {
        entry.add(" Accessed ").add(&month_first(accessed)).stop();
    }
    if let Some(address) = address {
        entry.add(" ").add(address).stop();
    }
    entry
}

/// The letter itself with its publication and archive, as a note has them.
fn item_in_note(note: &mut RichText, facts: &LetterFacts) {
    let bibliography = facts.bibliography;
    note.add(&from_to_when(facts));
    if let Some(translator) = &bibliography.translator {
        note.add(", trans. ").add(translator);
    }
    if let Some(container) = &bibliography.container {
        note.add(", in ").title(container);
        add_volume(note, facts);
        let editors = facts.editors();
        match editors.as_slice() {
            [] => {}
            [first, _, _, ..] => {
                note.add(&format!(", ed. {first} et al."));
            }
            few => {
                note.add(", ed. ").add(&in_a_row(few, "and"));
            }
        }
        let published = facts.imprint();
        if !published.is_empty() {
            note.add(&format!(" ({published})"));
        }
        add_document(note, facts);
        if let Some(pages) = &bibliography.pages {
            note.add(", ").add(&short_span(pages, 1));
        }
        if let Some(address) = facts.address_of_print() {
            note.add(", ").add(address);
        }
    }
    if let Some(archive) = facts.archive() {
        note.add("; ").add(&archive);
    }
}

fn publication_in_entry(entry: &mut RichText, facts: &LetterFacts) {
    let Some(container) = &facts.bibliography.container else {
        return;
    };
    entry.add(" In ").title(container);
    add_volume(entry, facts);
    let editors = facts.editors();
    if !editors.is_empty() {
        entry.add(", edited by ").add(&in_a_row(&editors, "and"));
    }
    add_document(entry, facts);
    if let Some(pages) = &facts.bibliography.pages {
        entry.add(", ").add(&short_span(pages, 1));
    }
    entry.stop();
    let published = facts.imprint();
    if !published.is_empty() {
        entry.add(" ").add(&published).stop();
    }
    if let Some(address) = facts.address_of_print() {
        entry.add(" ").add(address).stop();
    }
}

fn add_document(rich: &mut RichText, facts: &LetterFacts) {
    if let Some(document) = &facts.bibliography.document {
        rich.add(", doc. ").add(document);
    }
}

fn add_volume(rich: &mut RichText, facts: &LetterFacts) {
    if let Some((number, title)) = facts.volume_parts() {
        rich.add(", vol. ").add(&number);
        if let Some(title) = title {
            rich.add(", ").title(title);
        }
    }
}

fn add_edition(note: &mut RichText, edition: &CitedEdition) {
    note.title(edition.title()).add(&format!(", version {} ({})", edition.version(), imprint(edition)));
}

fn add_to_entry(entry: &mut RichText, edition: &CitedEdition) {
    entry.title(edition.title()).add(&format!(", version {}", edition.version())).stop();
    entry.add(" ").add(&imprint(edition)).stop();
}

/// “The Example Press, 2024”.
fn imprint(edition: &CitedEdition) -> String {
    let year = edition.date().year;
    edition.publisher().map_or_else(|| year.to_string(), |publisher| format!("{publisher}, {year}"))
}

#[cfg(test)]
mod tests {
    use crate::{CitedEdition, Style, Subject, cite};
    use corpus::fixture;

    fn cited(base: Option<&str>, style: Style, subject: impl Fn(&corpus::Corpus) -> Subject<'_>) -> String {
        let corpus = fixture::corpus();
        let accessed = base.and_then(|_| "2024-06-07".parse().ok());
        let edition = CitedEdition { corpus: &corpus, base, accessed };
        cite(&edition, subject(&corpus), style).entry.markdown()
    }

    #[test]
    fn a_note_names_writer_reader_day_translator_publication_archive_and_edition() {
        let note =
            cited(Some("https://example.org/two/"), Style::ChicagoNote, |corpus| Subject::Letter(&corpus.letters[0]));
        assert_eq!(
            note,
            "Ada Winter to Bruno Marsh, March 3, 1901, trans. Cora Field, in *Letters of the Coast*, vol. 2, *The North*, ed. \
             Eve Sand et al. (Lowhaven: Quay & Sons, 1951), doc. 14, 30–33, https://example.org/coast/14; Marsh Papers, box 7, Town Archive; in *Two Letters*, version 2.1.0 \
             (The Example Press, 2024), accessed June 7, 2024, https://example.org/two/letters/winter-1/."
        );
    }

    #[test]
    fn what_is_not_known_is_left_out_and_an_inferred_date_is_bracketed() {
        let note = cited(None, Style::ChicagoNote, |corpus| Subject::Letter(&corpus.letters[1]));
        assert_eq!(
            note,
            "Bruno Marsh to Ada Winter, telegram, \\[March 1901?\\], in *Two Letters*, version 2.1.0 \
             (The Example Press, 2024)."
        );
    }

    #[test]
    fn an_entry_begins_with_the_filed_name() {
        let entry = cited(None, Style::ChicagoBibliography, |corpus| Subject::Letter(&corpus.letters[0]));
        assert_eq!(
            entry,
            "Winter, Ada Jane. Ada Winter to Bruno Marsh, March 3, 1901. Translated by Cora Field. In *Letters of the \
             Coast*, vol. 2, *The North*, edited by Eve Sand, Noah Reed, and Ida Tern, doc. 14, 30–33. Lowhaven: Quay & Sons, 1951. https://example.org/coast/14. Marsh Papers, box 7, Town Archive. In *Two \
             Letters*, version 2.1.0. The Example Press, 2024."
        );
    }

    #[test]
    fn a_comparison_names_both_texts() {
        let note =
            cited(None, Style::ChicagoNote, |corpus| Subject::Comparison(&corpus.letters[1], &corpus.letters[0]));
        assert!(
            note.starts_with("Bruno Marsh to Ada Winter, telegram, \\[March 1901?\\]; compared with Ada Winter to")
        );
        let entry = cited(None, Style::ChicagoBibliography, |corpus| {
            Subject::Comparison(&corpus.letters[0], &corpus.letters[1])
        });
        assert_eq!(
            entry,
            "“Ada Winter to Bruno Marsh, March 3, 1901, compared with Bruno Marsh to Ada Winter, telegram, \\[March \
             1901?\\].” In *Two Letters*, version 2.1.0. The Example Press, 2024."
        );
    }

    #[test]
    fn the_edition_and_its_pages_are_cited_by_title() {
        assert_eq!(
            cited(None, Style::ChicagoBibliography, |_| Subject::Edition),
            "*Two Letters: An Example*. Version 2.1.0. The Example Press, 2024."
        );
        assert_eq!(
            cited(Some("https://example.org"), Style::ChicagoNote, |_| Subject::Page {
                title: "Search for “sea”",
                path: "?q=sea"
            }),
            "“Search for ‘sea’,” in *Two Letters*, version 2.1.0 (The Example Press, 2024), accessed June 7, 2024, \
             https://example.org/?q=sea."
        );
    }
}
