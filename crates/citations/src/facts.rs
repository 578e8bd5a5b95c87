//! What every style of citation starts from: what is known of a letter, and the place in it.
//!
//! Start with [`LetterFacts`]. Must not know any style's order or punctuation.

use super::{
    edition::{CitedEdition, letter_path, words_path},
    numbers::{from_roman, page_word},
    person_name::{PersonName, in_a_row},
};
use corpus::{
    HistoricalDate, Letter, PartKind,
    dossier::Bibliography,
    named::{self, NamedCorrespondent},
};
use text::{
    address::{WordAddress, Words},
    part_name,
};

/// What is cited of a letter.
#[derive(Clone, Debug)]
pub struct LetterFacts<'a> {
    /// The letter.
    pub letter: &'a Letter,
    /// Who wrote it, as far as anything is said of that; an unknown writer is among them.
    pub senders: Vec<NamedCorrespondent<'a>>,
    /// To whom, in the same way.
    pub recipients: Vec<NamedCorrespondent<'a>>,
    /// Where it is printed or kept.
    pub bibliography: &'a Bibliography,
    /// When it was written.
    pub date: &'a HistoricalDate,
    /// Where in it; the whole letter if `None`.
    pub locator: Option<Locator>,
    /// Its address, if the site has one.
    pub address: Option<String>,
    /// What a record of it is called, so that several passages of a letter can stand in one file.
    pub key: String,
}

impl<'a> LetterFacts<'a> {
    /// Of a whole letter.
    pub fn of_letter(edition: &CitedEdition<'a>, letter: &'a Letter) -> Self {
        Self {
            letter,
            senders: named::senders(edition.corpus, letter),
            recipients: named::recipients(edition.corpus, letter),
            bibliography: &letter.bibliography,
            date: &letter.date,
            locator: None,
            address: edition.address(&letter_path(&letter.id)),
            key: letter.id.clone(),
        }
    }

    /// Of words in a letter.
    pub fn of_words(edition: &CitedEdition<'a>, letter: &'a Letter, passage: &WordAddress) -> Self {
        Self {
            locator: Some(Locator::of(letter, &passage.words)),
            address: edition.address(&words_path(&letter.id, passage)),
            key: format!("{}-{}-{}", letter.id, passage.words.first.part, passage.words.first.word),
            ..Self::of_letter(edition, letter)
        }
    }

    /// Those who wrote it and have a name, under which it can be filed.
    pub fn authors(&self) -> Vec<PersonName<'a>> {
        with_names(&self.senders)
    }

    /// Those to whom it is written and who have a name.
    pub fn addressees(&self) -> Vec<PersonName<'a>> {
        with_names(&self.recipients)
    }

    /// The authors as an entry begins with them, only the first in the order of filing: “Winter, Ada Jane, and Bruno
    /// Marsh”. Nothing where nobody has a name: the entry then begins with its title.
    pub fn authors_in_entry(&self) -> Option<String> {
        let names: Vec<String> = self
            .authors()
            .iter()
            .enumerate()
            .map(|(at, author)| if at == 0 { author.sorted } else { author.name }.to_owned())
            .collect();
        match names.as_slice() {
            [] => None,
            // The comma of the first name is closed before the second.
            [first, second] => Some(format!("{first}, and {second}")),
            _ => Some(in_a_row(&names, "and")),
        }
    }

    /// The authors’ family names as the text names them, with the sign or word before the last: “Winter and Marsh”, “Winter
    /// et al.”
    pub fn authors_in_text(&self, and: &str) -> Option<String> {
        match self.authors().as_slice() {
            [] => None,
            [one] => Some(one.family_and_given().0.to_owned()),
            [one, other] => Some(format!("{} {and} {}", one.family_and_given().0, other.family_and_given().0)),
            [one, ..] => Some(format!("{} et al.", one.family_and_given().0)),
        }
    }

    /// The form of the document where the manuals name it, that is, where it is not a letter: “telegram”.
    pub fn unusual_genre(&self) -> Option<String> {
        let genre = self.bibliography.genre.to_lowercase();
        (!genre.is_empty() && genre != "letter").then_some(genre)
    }

    /// The publication in one line: “Letters of the Coast, vol. 2, The North, edited by
    /// Eve Sand, doc. 14, pp. 30–33. Lowhaven: Quay & Sons, 1951”.
    pub fn published_in(&self) -> Option<String> {
        let (line, imprint) = self.publication()?;
        Some(if imprint.is_empty() { line } else { format!("{line}. {imprint}") })
    }

    /// The publication with volume, editors, document and pages; and its place, publisher and year.
    pub fn publication(&self) -> Option<(String, String)> {
        let bibliography = self.bibliography;
        let document = bibliography.document.as_ref().map(|document| format!("doc. {document}"));
        let pages = bibliography.pages.as_ref().map(|pages| format!("{} {pages}", page_word(pages)));
        let mut line = bibliography.container.clone()?;
        let editors = self.editors();
        let edited = (!editors.is_empty()).then(|| format!("edited by {}", in_a_row(&editors, "and")));
        for element in [&self.volume(), &edited, &document, &pages].into_iter().flatten() {
            line.push_str(", ");
            line.push_str(element);
        }
        Some((line, self.imprint()))
    }

    /// Number and title of the volume: “vol. 2, The North”.
    fn volume(&self) -> Option<String> {
        let (number, title) = self.volume_parts()?;
        let title = title.map_or_else(String::new, |title| format!(", {title}"));
        Some(format!("vol. {number}{title}"))
    }

    /// Number and title of the volume. The collection may write the number with its own word or abbreviation, and in
    /// Roman figures; the manuals want Arabic ones whatever the volume has.
    pub fn volume_parts(&self) -> Option<(String, Option<&'a str>)> {
        let volume = self.bibliography.volume.as_deref()?;
        let words = ["Volume ", "volume ", "Vol. ", "vol. "];
        let bare = words.iter().find_map(|word| volume.strip_prefix(word)).unwrap_or(volume);
        let (number, title) = bare.split_once(", ").map_or((bare, None), |(number, title)| (number, Some(title)));
        Some((from_roman(number).map_or_else(|| number.to_owned(), |number| number.to_string()), title))
    }

    /// The editors of the publication as one says their names.
    pub fn editors(&self) -> Vec<String> {
        self.bibliography.editors.iter().map(|sorted| PersonName::in_order_of_speech(sorted)).collect()
    }

    /// Whether it is printed in a publication whose year is known, so that it is cited as a piece of that.
    pub fn is_printed(&self) -> bool {
        self.bibliography.container.is_some() && self.bibliography.year.is_some()
    }

    /// The translator's family and given names; an office is whole.
    pub fn translator(&self) -> Option<(&'a str, Option<&'a str>)> {
        let name = self.bibliography.translator.as_deref()?;
        Some(match self.bibliography.translator_sort.as_deref() {
            Some(sorted) => PersonName { name, sorted }.family_and_given(),
            None => (name, None),
        })
    }

    /// Place, publisher and year of the publication, as far as they are known: “Lowhaven: Quay & Sons, 1951”.
    pub fn imprint(&self) -> String {
        let bibliography = self.bibliography;
        let publisher = match (&bibliography.publisher_place, &bibliography.publisher) {
            (Some(place), Some(publisher)) => Some(format!("{place}: {publisher}")),
            (place, publisher) => place.clone().or_else(|| publisher.clone()),
        };
        publisher.into_iter().chain(bibliography.year.clone()).collect::<Vec<_>>().join(", ")
    }

    /// Where the publication can be read.
    pub fn address_of_print(&self) -> Option<&'a str> {
        self.bibliography.url.as_deref().filter(|_| self.bibliography.container.is_some())
    }

    /// Collection or shelf mark, then archive.
    pub fn archive(&self) -> Option<String> {
        let Bibliography { archive, archive_location, .. } = self.bibliography;
        let known: Vec<&str> = [archive_location, archive].into_iter().flatten().map(String::as_str).collect();
        (!known.is_empty()).then(|| known.join(", "))
    }
}

fn with_names<'a>(people: &[NamedCorrespondent<'a>]) -> Vec<PersonName<'a>> {
    people.iter().filter(|one| one.entity.is_some()).map(PersonName::of).collect()
}

/// Where in a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Locator {
    /// A body paragraph, by number.
    Paragraph(String),
    /// Body paragraphs, by the numbers of the first and the last.
    Paragraphs(String, String),
    /// Another part, or several, in words.
    Words(String),
}

impl Locator {
    /// Where these words are in their letter.
    pub fn of(letter: &Letter, words: &Words) -> Self {
        let (first, last) = (&words.first.part, &words.last.part);
        let number = |part_id: &str| {
            letter.part(part_id).filter(|part| part.kind == PartKind::Paragraph)?.number().map(str::to_owned)
        };
        match (number(first), number(last)) {
            (Some(number), Some(_)) if first == last => Self::Paragraph(number),
            (Some(first), Some(last)) => Self::Paragraphs(first, last),
            _ if first == last => Self::Words(part_name::in_words(letter, first)),
            _ => {
                Self::Words(format!("{} to {}", part_name::in_words(letter, first), part_name::in_words(letter, last)))
            }
        }
    }

    /// In a style's abbreviations for one paragraph and for several, with the sign between numbers.
    pub fn in_style(&self, one: &str, several: &str) -> String {
        match self {
            Self::Paragraph(number) => format!("{one} {number}"),
            Self::Paragraphs(first, last) => format!("{several} {first}–{last}"),
            Self::Words(words) => words.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::fixture;

    #[test]
    fn places_in_a_letter_are_named_by_their_lasting_numbers() {
        let corpus = fixture::corpus();
        let letter = corpus.letters.first().unwrap();
        let locator = |text: &str| {
            let words = text.parse::<WordAddress>().unwrap().words;
            Locator::of(letter, &words).in_style("par.", "pars.")
        };
        assert_eq!(locator("p2:1-3"), "par. 2");
        assert_eq!(locator("p1:4-p3:1"), "pars. 1–3");
        assert_eq!(locator("n1:1-2"), "note n1");
        assert_eq!(locator("p3:1-closing:1"), "paragraph 3 to closing");
    }
}
