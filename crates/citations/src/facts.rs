//! What every style of citation starts from: names, dates, the place in a letter, the edition.
//!
//! Start with [`Edition`] and [`LetterFacts`]. Must not know any style's order or punctuation.

use corpus::{Corpus, DateCertainty, HistoricalDate, Letter, PartKind, PartialDate, host, letter::Bibliography};
use text::address::{Passage, Words};

/// The edition that is cited, where it is, and when it was consulted.
#[derive(Clone, Copy, Debug)]
pub struct Edition<'a> {
    /// The collection.
    pub corpus: &'a Corpus,
    /// The address of the published site with its final slash; `None` where it has none that others could open.
    pub base: Option<&'a str>,
    /// The day it was consulted; `None` leaves it out.
    pub accessed: Option<PartialDate>,
}

impl Edition<'_> {
    /// The whole address of a page, from its path below the root without a leading slash.
    #[must_use]
    pub fn address(&self, path: &str) -> Option<String> {
        self.base.map(|base| format!("{}/{path}", base.trim_end_matches('/')))
    }

    /// “The Example Press”, or nothing.
    pub fn publisher(&self) -> Option<&str> {
        Some(self.corpus.collection.publisher.as_str()).filter(|publisher| !publisher.is_empty())
    }

    /// Its version, as `2.1.0`.
    pub fn version(&self) -> &str {
        &self.corpus.collection.edition.version
    }

    /// The day of this version.
    pub fn date(&self) -> PartialDate {
        self.corpus.collection.edition.date
    }

    /// Its title without the subtitle.
    pub fn title(&self) -> &str {
        &self.corpus.collection.title
    }

    /// “Two Letters: An example”.
    pub fn full_title(&self) -> String {
        let collection = &self.corpus.collection;
        match collection.subtitle.as_str() {
            "" => collection.title.clone(),
            subtitle => format!("{}: {subtitle}", collection.title),
        }
    }
}

/// The path of a letter's page, as published addresses have it: `letters/{id}/`.
#[must_use]
pub fn letter_path(letter_id: &str) -> String {
    format!("letters/{letter_id}/")
}

/// The path, query and fragment of a passage: `letters/{id}/?at=p12:3-25~a1b2c3d4#p12`.
#[must_use]
pub fn passage_path(letter_id: &str, passage: &Passage) -> String {
    format!("{}?at={passage}#{}", letter_path(letter_id), passage.words.first.part)
}

/// The path of the page that shows two letters side by side: `compare/{a}/{b}/`.
#[must_use]
pub fn comparison_path(a: &str, b: &str) -> String {
    format!("compare/{a}/{b}/")
}

/// An address that others can open: `http` or `https`, and neither this machine nor a numeric host.
///
/// The address of the page that is open (without query and fragment) may be given; what is cited is decided elsewhere.
#[must_use]
pub fn is_citable(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")) else {
        return false;
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    host::is_public(authority.rsplit('@').next().unwrap_or_default())
}

/// A person's name in the two orders.
#[derive(Clone, Copy, Debug)]
pub struct Name<'a> {
    /// As one says it.
    pub name: &'a str,
    /// As one files it: “Winter, Ada Jane”.
    pub sorted: &'a str,
}

impl<'a> Name<'a> {
    fn of(corpus: &'a Corpus, person_id: &'a str) -> Self {
        corpus.person(person_id).map_or(Self { name: person_id, sorted: person_id }, |person| Self {
            name: &person.name,
            sorted: &person.sort_name,
        })
    }

    /// Family name and, where the name has one, given names.
    pub fn family_and_given(self) -> (&'a str, Option<&'a str>) {
        match self.sorted.split_once(',') {
            Some((family, given)) => (family.trim(), Some(given.trim())),
            None => (self.sorted, None),
        }
    }
}

/// What is cited of a letter.
#[derive(Clone, Debug)]
pub struct LetterFacts<'a> {
    /// The letter.
    pub letter: &'a Letter,
    /// Who wrote it.
    pub author: Name<'a>,
    /// To whom.
    pub recipient: Name<'a>,
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
    pub fn of_letter(edition: &Edition<'a>, letter: &'a Letter) -> Self {
        Self {
            letter,
            author: Name::of(edition.corpus, &letter.sender),
            recipient: Name::of(edition.corpus, &letter.recipient),
            bibliography: &letter.bibliography,
            date: &letter.date,
            locator: None,
            address: edition.address(&letter_path(&letter.id)),
            key: letter.id.clone(),
        }
    }

    /// Of words in a letter.
    pub fn of_passage(edition: &Edition<'a>, letter: &'a Letter, passage: &Passage) -> Self {
        Self {
            locator: Some(Locator::of(letter, &passage.words)),
            address: edition.address(&passage_path(&letter.id, passage)),
            key: format!("{}-{}-{}", letter.id, passage.words.first.part, passage.words.first.word),
            ..Self::of_letter(edition, letter)
        }
    }

    /// The form of the document where the manuals name it, that is, where it is not a letter: “telegram”.
    pub fn unusual_genre(&self) -> Option<String> {
        let genre = self.bibliography.genre.to_lowercase();
        (!genre.is_empty() && genre != "letter").then_some(genre)
    }

    /// The publication in one line: “Letters of the Coast, vol. II, doc. 14, pp. 30–33. Lowhaven: Quay & Sons, 1951”.
    pub fn published_in(&self) -> Option<String> {
        let bibliography = self.bibliography;
        let document = bibliography.document.as_ref().map(|document| format!("doc. {document}"));
        let pages = bibliography.pages.as_ref().map(|pages| format!("{} {pages}", page_word(pages)));
        let mut line = bibliography.container.clone()?;
        for element in [&self.volume(), &document, &pages].into_iter().flatten() {
            line.push_str(", ");
            line.push_str(element);
        }
        let imprint = self.imprint();
        Some(if imprint.is_empty() { line } else { format!("{line}. {imprint}") })
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

    /// The translator's family and given names; an office is whole.
    pub fn translator(&self) -> Option<(&'a str, Option<&'a str>)> {
        let name = self.bibliography.translator.as_deref()?;
        Some(match self.bibliography.translator_sort.as_deref() {
            Some(sorted) => Name { name, sorted }.family_and_given(),
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

    /// Collection or shelf mark, then archive.
    pub fn archive(&self) -> Option<String> {
        let Bibliography { archive, archive_location, .. } = self.bibliography;
        let known: Vec<&str> = [archive_location, archive].into_iter().flatten().map(String::as_str).collect();
        (!known.is_empty()).then(|| known.join(", "))
    }
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
            let part = letter.part(part_id).filter(|part| part.kind == PartKind::Paragraph)?;
            // Numbers are part of the lasting id; counting would renumber old citations.
            Some(part.id.trim_start_matches(|character: char| !character.is_ascii_digit()).to_owned())
                .filter(|number| !number.is_empty())
        };
        match (number(first), number(last)) {
            (Some(number), Some(_)) if first == last => Self::Paragraph(number),
            (Some(first), Some(last)) => Self::Paragraphs(first, last),
            _ if first == last => Self::Words(name_of(letter, first)),
            _ => Self::Words(format!("{} to {}", name_of(letter, first), name_of(letter, last))),
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

/// A part in words: “paragraph 12”, “salutation”, “note n1”.
pub fn name_of(letter: &Letter, part_id: &str) -> String {
    let kind = letter.part(part_id).map(|part| part.kind);
    let number = part_id.trim_start_matches(|character: char| !character.is_ascii_digit());
    let numbered = |word: &str| if number.is_empty() { word.to_owned() } else { format!("{word} {number}") };
    match kind {
        Some(PartKind::Paragraph) => numbered("paragraph"),
        Some(PartKind::Frame) => numbered("frame paragraph"),
        Some(PartKind::Note) => format!("note {part_id}"),
        Some(PartKind::Heading) => numbered("heading"),
        Some(PartKind::Summary) => numbered("summary"),
        Some(PartKind::Dateline) => numbered("dateline"),
        Some(PartKind::Salutation) => numbered("salutation"),
        Some(PartKind::Closing) => numbered("closing"),
        Some(PartKind::Signature) => numbered("signature"),
        None => part_id.to_owned(),
    }
}

/// A date with its certainty, as the manuals of style write what does not stand on the document: in square brackets
/// where it is supplied from elsewhere, with a question mark where it is only concluded. `None` where nothing is known.
pub fn with_certainty(date: &HistoricalDate, write: fn(PartialDate) -> String) -> Option<String> {
    let written = write(date.iso?);
    Some(match date.certainty {
        _ if is_concluded(date) => format!("[{written}?]"),
        DateCertainty::Supplied => format!("[{written}]"),
        _ => written,
    })
}

/// Whether a date is only concluded, not stated anywhere.
pub fn is_concluded(date: &HistoricalDate) -> bool {
    matches!(date.certainty, DateCertainty::Inferred | DateCertainty::Unknown)
}

/// The number that a Roman one stands for; `None` where it is none.
fn from_roman(roman: &str) -> Option<u32> {
    let values: Option<Vec<u32>> = roman
        .chars()
        .map(|figure| match figure {
            'I' => Some(1),
            'V' => Some(5),
            'X' => Some(10),
            'L' => Some(50),
            'C' => Some(100),
            _ => None,
        })
        .collect();
    let values = values.filter(|values| !values.is_empty())?;
    let next = values.iter().skip(1).chain([&0]);
    // A smaller figure before a larger one is taken off.
    let worth =
        values.iter().zip(next).map(|(value, next)| if value < next { -i64::from(*value) } else { i64::from(*value) });
    u32::try_from(worth.sum::<i64>()).ok()
}

/// A span of pages with as much of the second number as the manuals want of numbers above a hundred: two figures, or more
/// where more have changed (“224–26”, “198–205”). `least` is how many figures stand after a number that ends in 01 to 09.
pub fn short_span(pages: &str, least: usize) -> String {
    let shortened = || {
        let (first, last) = pages.split_once('–')?;
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number(first)
            || !is_number(last)
            || first.len() != last.len()
            || first.len() < 3
            || first.ends_with("00")
        {
            return None;
        }
        let changed = first.len() - first.bytes().zip(last.bytes()).take_while(|(a, b)| a == b).count();
        let ends_low = first.as_bytes().get(first.len() - 2) == Some(&b'0');
        let kept = changed.max(if ends_low { least } else { 2 });
        Some(format!("{first}–{}", last.get(last.len() - kept..)?))
    };
    shortened().unwrap_or_else(|| pages.to_owned())
}

/// “p.” for one page, “pp.” for several.
pub fn page_word(pages: &str) -> &'static str {
    if pages.contains(['-', '–', ',']) { "pp." } else { "p." }
}

/// “March 3, 1901”, the order of Chicago in notes and of American English.
pub fn month_first(date: PartialDate) -> String {
    match (date.day, date.month.and_then(month_name)) {
        (Some(day), Some(month)) => format!("{month} {day}, {}", date.year),
        _ => date.in_words(),
    }
}

/// The English name of a month, 1–12.
pub fn month_name(month: u8) -> Option<&'static str> {
    PartialDate::MONTHS.get(usize::from(month).checked_sub(1)?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::fixture;

    #[test]
    fn only_addresses_that_others_can_open_are_cited() {
        for address in ["https://letters.example.org/x/", "http://example.org:8080/", "https://user@example.org/"] {
            assert!(is_citable(address), "{address}");
        }
        for address in [
            "file:///home/x/index.html",
            "http://localhost:8080/",
            "http://LOCALHOST/",
            "http://127.0.0.1/",
            "http://192.168.1.2:8000/x/",
            "http://2130706433/",
            "http://[::1]/",
            "https:///x",
            "ftp://example.org/",
        ] {
            assert!(!is_citable(address), "{address}");
        }
    }

    #[test]
    fn places_in_a_letter_are_named_by_their_lasting_numbers() {
        let corpus = fixture::corpus();
        let letter = corpus.letters.first().unwrap();
        let locator = |text: &str| {
            let words = text.parse::<Passage>().unwrap().words;
            Locator::of(letter, &words).in_style("par.", "pars.")
        };
        assert_eq!(locator("p2:1-3"), "par. 2");
        assert_eq!(locator("p1:4-p3:1"), "pars. 1–3");
        assert_eq!(locator("n1:1-2"), "note n1");
        assert_eq!(locator("p3:1-closing:1"), "paragraph 3 to closing");
    }

    #[test]
    fn roman_volumes_are_read() {
        assert_eq!(
            ["IX", "XI", "VI", "XLIV", "7", ""].map(from_roman),
            [Some(9), Some(11), Some(6), Some(44), None, None]
        );
    }

    #[test]
    fn spans_of_pages_are_shortened_as_the_manuals_want() {
        // The examples of The Chicago Manual of Style, 9.61; MLA keeps two figures.
        for (whole, chicago, mla) in [
            ("71–72", "71–72", "71–72"),
            ("100–104", "100–104", "100–104"),
            ("101–108", "101–8", "101–08"),
            ("224–226", "224–26", "224–26"),
            ("321–328", "321–28", "321–28"),
            ("498–532", "498–532", "498–532"),
            ("1103–1104", "1103–4", "1103–04"),
            ("iv–vi", "iv–vi", "iv–vi"),
        ] {
            assert_eq!((short_span(whole, 1).as_str(), short_span(whole, 2).as_str()), (chicago, mla));
        }
    }

    #[test]
    fn dates_say_how_they_are_known() {
        let date = |certainty| HistoricalDate { iso: "1901-03-03".parse().ok(), certainty, source: String::new() };
        let written = |certainty| with_certainty(&date(certainty), month_first).unwrap();
        assert_eq!(written(DateCertainty::Stated), "March 3, 1901");
        assert_eq!(written(DateCertainty::Catalogued), "March 3, 1901");
        assert_eq!(written(DateCertainty::Supplied), "[March 3, 1901]");
        assert_eq!(written(DateCertainty::Inferred), "[March 3, 1901?]");
    }
}
