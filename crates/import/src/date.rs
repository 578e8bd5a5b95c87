//! Dates: from the attributes of TEI and from words, as EDTF.
//!
//! Start with [`from_value`] and [`from_words`]. EDTF is the Extended Date/Time Format of the Library of Congress (ISO 8601-2).
//! Must not know elements.

/// A date or span as EDTF, from what an attribute or a cell says; `None` for placeholders and what is no date.
///
/// Days and months that are not known may be written as zeros (`1877-02-00`, `0000-04-05`), times are dropped.
#[must_use]
pub fn from_value(value: &str) -> Option<String> {
    let value = value.trim();
    if let Some((from, to)) = value.split_once('/').filter(|(from, to)| from.len() >= 4 && to.len() >= 4) {
        let (from, to) = (from_value(from)?, from_value(to)?);
        return Some(span(&from, &to));
    }
    let (value, mark) = match value.chars().last() {
        Some(mark @ ('?' | '~' | '%')) => (&value[..value.len() - 1], mark.to_string()),
        _ => (value, String::new()),
    };
    let day = value.split(['T', ' ']).next().unwrap_or_default();
    let (sign, digits) = day.strip_prefix('-').map_or(("", day), |rest| ("-", rest));
    let mut fields = digits.split('-');
    let year = fields.next()?;
    let number = |text: &str, most: u8| -> Option<Option<u8>> {
        if text == "XX" {
            return Some(None);
        }
        let number = (text.len() == 2).then(|| text.parse::<u8>().ok()).flatten()?;
        (number <= most).then_some((number > 0).then_some(number))
    };
    let month = match fields.next() {
        None => None,
        Some(text) => Some(number(text, 12)?),
    };
    let day = match fields.next() {
        None => None,
        Some(text) => Some(number(text, 31)?),
    };
    if fields.next().is_some() || year.len() != 4 {
        return None;
    }
    let known_year =
        year.chars().all(|character| character.is_ascii_digit()) && !matches!(year, "0000" | "0001" | "1000" | "9999");
    let unspecified = year.chars().all(|character| character.is_ascii_digit() || character == 'X');
    match (known_year, month.flatten(), day.flatten()) {
        (true, None, _) => Some(format!("{sign}{year}{mark}")),
        (true, Some(month), None) => Some(format!("{sign}{year}-{month:02}{mark}")),
        (true, Some(month), Some(day)) => {
            let year_number: i32 = format!("{sign}{year}").parse().ok()?;
            (day <= days_of(year_number, month)).then(|| format!("{sign}{year}-{month:02}-{day:02}{mark}"))
        }
        (false, Some(month), Some(day)) if unspecified && (year == "0000" || year.contains('X')) => {
            Some(format!("XXXX-{month:02}-{day:02}"))
        }
        _ if unspecified && year.starts_with(['1', '2']) && year.contains('X') => Some(year.to_owned()),
        _ => None,
    }
}

/// A span of two dates; one date where they are the same.
#[must_use]
pub fn span(from: &str, to: &str) -> String {
    if from == to { from.to_owned() } else { format!("{from}/{to}") }
}

/// What an attribute and the words of one element state together: where the words name only the month or the year of the
/// attribute's day, the day is a makeshift of the file's.
#[must_use]
pub fn as_worded(value: String, words: &str) -> String {
    match from_words(words) {
        Some(worded) if worded.len() < value.len() && value.starts_with(&worded) && !value.contains('/') => worded,
        _ => value,
    }
}

/// How many days a month has, in the Gregorian calendar (29 for February of years that are leap years in the Julian one too).
const fn days_of(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 => {
            if year % 4 == 0 {
                29
            } else {
                28
            }
        }
        _ => 31,
    }
}

/// The names of months, in the languages of editions: English, German, French, Italian, Spanish, Dutch. Three letters suffice
/// where they tell.
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "januar", "jänner", "janvier", "gennaio", "enero", "januari"],
    &["february", "feb", "februar", "februar", "hornung", "février", "fevrier", "febbraio", "febrero", "februari"],
    &["march", "mar", "märz", "maerz", "mars", "marzo", "maart"],
    &["april", "apr", "avril", "aprile", "abril"],
    &["may", "mai", "maggio", "mayo", "mei"],
    &["june", "jun", "juni", "juin", "giugno", "junio"],
    &["july", "jul", "juli", "juillet", "luglio", "julio"],
    &["august", "aug", "août", "aout", "agosto", "augustus"],
    &["september", "sept", "sep", "septembre", "settembre", "septiembre"],
    &["october", "oct", "oktober", "okt", "octobre", "ottobre", "octubre"],
    &["november", "nov", "novembre", "noviembre"],
    &["december", "dec", "dezember", "dez", "décembre", "decembre", "dicembre", "diciembre"],
];

fn month_of(word: &str) -> Option<u8> {
    let word = word.to_lowercase();
    let at = MONTHS.iter().position(|names| names.contains(&word.as_str()))?;
    u8::try_from(at + 1).ok()
}

/// The first date that words state: `26 October 1962`, `October 26, 1962`, `9. Juli 1831`, `1861-11-07`, `March 1877`; a year
/// alone is none, for most numbers of four digits are no dates.
#[must_use]
pub fn from_words(words: &str) -> Option<String> {
    let tokens: Vec<&str> = words
        .split(|character: char| !character.is_alphanumeric() && character != '-')
        .filter(|token| !token.is_empty())
        .collect();
    if let Some(found) =
        tokens.iter().find(|token| token.len() == 10 && token.contains('-')).and_then(|token| from_value(token))
    {
        return Some(found);
    }
    let year_at = |at: usize| {
        tokens
            .get(at)
            .filter(|token| token.len() == 4)
            .and_then(|token| token.parse::<u16>().ok())
            .filter(|year| (1000..2200).contains(year))
    };
    let day_at = |at: usize| {
        let token = tokens.get(at)?.trim_end_matches(|character: char| character.is_alphabetic());
        token.parse::<u8>().ok().filter(|day| (1..=31).contains(day))
    };
    for (at, token) in tokens.iter().enumerate() {
        let Some(month) = month_of(token) else { continue };
        let before = at.checked_sub(1).and_then(day_at);
        let found = match (before, day_at(at + 1), year_at(at + 1), year_at(at + 2)) {
            (Some(day), _, Some(year), _) | (None, Some(day), None, Some(year)) => {
                from_value(&format!("{year:04}-{month:02}-{day:02}"))
            }
            (None, _, Some(year), _) => from_value(&format!("{year:04}-{month:02}")),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_with_what_is_not_known_left_out() {
        for (value, edtf) in [
            ("1831-07-09", "1831-07-09"),
            ("1877-02-00", "1877-02"),
            ("1849-00-00", "1849"),
            ("0000-04-05", "XXXX-04-05"),
            ("1962-10-26T19:00:00-05:00", "1962-10-26"),
            ("-0044-03-15", "-0044-03-15"),
            ("1850?", "1850?"),
            ("1831-07-09/1831-07-11", "1831-07-09/1831-07-11"),
        ] {
            assert_eq!(from_value(value).as_deref(), Some(edtf), "{value}");
        }
    }

    #[test]
    fn placeholders_and_days_that_do_not_exist_are_no_dates() {
        for value in
            ["1000", "0000-00-00", "yyyy-mm-dd", "", "1962-13-01", "1962-02-30", "1962-1-1", "undated", "0001-01-01"]
        {
            assert_eq!(from_value(value), None, "{value}");
        }
    }

    #[test]
    fn a_day_that_the_words_do_not_name_is_left_out() {
        assert_eq!(as_worded("1833-09-01".to_owned(), "September 1833"), "1833-09");
        assert_eq!(as_worded("1833-09-01".to_owned(), "1. September 1833"), "1833-09-01");
        assert_eq!(as_worded("1833-09-01".to_owned(), "heute"), "1833-09-01");
    }

    #[test]
    fn words_state_dates_in_several_languages() {
        for (words, edtf) in [
            ("Letter to Sir William Elford, April 3, 1815", "1815-04-03"),
            ("Alfred Escher an Jakob Dubs, Zürich, 9. Juli 1831", "1831-07-09"),
            ("Moscow, October 26, 1962, 7 p.m.", "1962-10-26"),
            ("Paris, le 3 août 1840", "1840-08-03"),
            ("im Februar 1877", "1877-02"),
            ("1861-11-07", "1861-11-07"),
            ("the 14th of no month; May 2nd, 1820", "1820-05-02"),
        ] {
            assert_eq!(from_words(words).as_deref(), Some(edtf), "{words}");
        }
        assert_eq!(from_words("may I say that in 1962 there were 42 missiles"), None);
    }
}
