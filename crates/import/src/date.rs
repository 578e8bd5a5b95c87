//! Dates: from the attributes of TEI and from words, as EDTF.
//!
//! Start with [`from_value`]; [`words`] reads what people write, with [`roman`] and [`republic`] for other ways of counting days. EDTF is the Extended Date/Time Format of the Library of Congress (ISO 8601-2).
//! Must not know elements.

mod items;
mod republic;
mod roman;
mod words;

pub use words::{from_wording, from_words, is_dated};

/// A date or span as EDTF, from what an attribute or a cell says; `None` for placeholders and what is no date.
///
/// Days and months that are not known may be written as zeros (`1877-02-00`, `0000-04-05`), times are dropped.
#[must_use]
pub fn from_value(value: &str) -> Option<String> {
    let value = value.trim();
    // A day of no year, as XML Schema writes it.
    if let Some(day) = value.strip_prefix("--").filter(|day| day.len() == 5) {
        return from_value(&format!("0000-{day}"));
    }
    if let Some((from, to)) = value.split_once('/') {
        let end = |end: &str| match end {
            ".." | "" => Some("..".to_owned()),
            _ => from_value(end).filter(|_| end.len() >= 4),
        };
        let (from, to) = (end(from)?, end(to)?);
        return (from != ".." || to != "..").then(|| span(&from, &to));
    }
    if let Some(choices) = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return one_of(choices);
    }
    let (value, mark) = match value.chars().last() {
        Some(mark @ ('?' | '~' | '%')) => (&value[..value.len() - 1], mark.to_string()),
        _ => (value, String::new()),
    };
    let day = value.split(['T', ' ']).next().unwrap_or_default();
    let (sign, digits) = day.strip_prefix('-').map_or(("", day), |rest| ("-", rest));
    let compact = (digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| Some(format!("{}-{}-{}", digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?)))
        .flatten();
    let mut fields = compact.as_deref().unwrap_or(digits).split('-');
    let year = fields.next()?;
    let number = |text: &str, most: u8| -> Option<Option<u8>> {
        if text == "XX" {
            return Some(None);
        }
        let number = (text.len() == 2).then(|| text.parse::<u8>().ok()).flatten()?;
        (number <= most).then_some((number > 0).then_some(number))
    };
    if let ("21" | "22" | "23" | "24", 4) = (fields.clone().next().unwrap_or_default(), year.len()) {
        // A season.
        let is_plain = fields.clone().count() == 1 && year.bytes().all(|byte| byte.is_ascii_digit());
        return is_plain.then(|| format!("{sign}{year}-{}{mark}", fields.next().unwrap_or_default()));
    }
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

/// The members of a set, each a date or a span of two dots with at most one end open.
fn one_of(choices: &str) -> Option<String> {
    let choice = |choice: &str| match choice.trim().split_once("..") {
        Some((from, to)) => {
            let end = |end: &str| if end.is_empty() { Some(String::new()) } else { from_value(end) };
            Some(format!("{}..{}", end(from)?, end(to)?)).filter(|found| found != "..")
        }
        None => from_value(choice),
    };
    let members: Option<Vec<String>> = choices.split(',').map(choice).collect();
    match &members?[..] {
        // One date in brackets is one that somebody has inferred.
        [one] if !one.contains("..") => Some(one.clone()),
        members => Some(format!("[{}]", members.join(","))),
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
    let Some(worded) = from_words(words) else { return value };
    let plain = worded.trim_end_matches(['?', '~', '%']);
    if plain.len() < value.len() && value.starts_with(plain) && !value.contains('/') { worded } else { value }
}

/// How many days a month has, in the Gregorian calendar (29 for February of years that are leap years in the Julian one too).
pub(super) const fn days_of(year: i32, month: u8) -> u8 {
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
            ("--04-05", "XXXX-04-05"),
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
