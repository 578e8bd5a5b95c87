//! Dates as historians have them: to the day, the month or the year, with a certainty and a source, or not at all.
//!
//! Start with [`PartialDate`] (a part of the calendar) and [`HistoricalDate`] (what is known of a date). Proleptic
//! Gregorian calendar only. Must not know any clock or locale: words for months are English and written here.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A year, a month of a year, or a day: `1962`, `1962-10`, `1962-10-26`.
///
/// Ordered by first day, then the longer span first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    /// Year of the common era, 1–9999.
    pub year: u16,
    /// Month, 1–12, if known.
    pub month: Option<u8>,
    /// Day of the month, 1–31, if known; never without a month.
    pub day: Option<u8>,
}

/// Why a text is not a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError(String);

impl fmt::Display for DateError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "“{}” is not a date: write 1962, 1962-10 or 1962-10-26, a day that exists", self.0)
    }
}

impl std::error::Error for DateError {}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const WEEKDAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

impl PartialDate {
    /// The English names of the months, January first.
    pub const MONTHS: [&'static str; 12] = MONTHS;

    /// The first day of the span, as `(year, month, day)`.
    #[must_use]
    pub fn first_day(self) -> (u16, u8, u8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day of the span, as `(year, month, day)`.
    #[must_use]
    pub fn last_day(self) -> (u16, u8, u8) {
        let month = self.month.unwrap_or(12);
        (self.year, month, self.day.unwrap_or_else(|| days_in_month(self.year, month)))
    }

    /// Days from 1 January of year 1 to the first day of the span. For placing things on a line of time.
    #[must_use]
    pub fn day_number(self) -> i32 {
        let (year, month, day) = self.first_day();
        let before = i32::from(year) - 1;
        let months: i32 = (1..month).map(|earlier| i32::from(days_in_month(year, earlier))).sum();
        before * 365 + before / 4 - before / 100 + before / 400 + months + i32::from(day) - 1
    }

    /// The same for the last day of the span.
    #[must_use]
    pub fn last_day_number(self) -> i32 {
        let (year, month, day) = self.last_day();
        Self { year, month: Some(month), day: Some(day) }.day_number()
    }

    /// The day with this number; numbers beyond the calendar give its first or last year.
    #[must_use]
    pub fn of_day_number(number: i32) -> Self {
        let of_year = |year: u16| Self { year, month: None, day: None }.day_number();
        // A year has at most 366 days, so this one does not begin after the day.
        let earliest = u16::try_from(number / 366 + 1).unwrap_or(1).clamp(1, 9999);
        let year = (earliest..=9999).take_while(|&year| of_year(year) <= number).last().unwrap_or(earliest);
        let of_month = |month: u8| Self { year, month: Some(month), day: None }.day_number();
        let month = (1..=12).take_while(|&month| of_month(month) <= number).last().unwrap_or(1);
        let day = u8::try_from(number - of_month(month) + 1).unwrap_or(1).clamp(1, days_in_month(year, month));
        Self { year, month: Some(month), day: Some(day) }
    }

    /// “Friday”, for a date known to the day.
    #[must_use]
    pub fn weekday(self) -> Option<&'static str> {
        self.day?;
        // 1 January of year 1 was a Monday.
        WEEKDAYS.get(usize::try_from((self.day_number() + 1).rem_euclid(7)).ok()?).copied()
    }

    /// “26 October 1962”, “October 1962”, “1962”.
    #[must_use]
    pub fn in_words(self) -> String {
        let month = self.month.and_then(|month| MONTHS.get(usize::from(month) - 1));
        match (self.day, month) {
            (Some(day), Some(month)) => format!("{day} {month} {}", self.year),
            (None, Some(month)) => format!("{month} {}", self.year),
            _ => self.year.to_string(),
        }
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.first_day().cmp(&other.first_day()).then_with(|| other.last_day().cmp(&self.last_day()))
    }
}

fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let wrong = || DateError(text.to_owned());
        let digits = |piece: &str, length: usize| -> Result<u16, DateError> {
            if piece.len() == length && piece.bytes().all(|byte| byte.is_ascii_digit()) {
                piece.parse().map_err(|_| wrong())
            } else {
                Err(wrong())
            }
        };
        let mut pieces = text.split('-');
        let year = digits(pieces.next().unwrap_or_default(), 4)?;
        let month = pieces.next().map(|piece| digits(piece, 2)).transpose()?;
        let day = pieces.next().map(|piece| digits(piece, 2)).transpose()?;
        let month = month.map(u8::try_from).transpose().map_err(|_| wrong())?;
        let day = day.map(u8::try_from).transpose().map_err(|_| wrong())?;
        let month_exists = month.is_none_or(|month| (1..=12).contains(&month));
        let day_exists = day.is_none_or(|day| day >= 1 && day <= days_in_month(year, month.unwrap_or(1)));
        if year == 0 || !month_exists || !day_exists || pieces.next().is_some() {
            return Err(wrong());
        }
        Ok(Self { year, month, day })
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(out, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(out, "-{day:02}")?;
        }
        Ok(())
    }
}

impl TryFrom<String> for PartialDate {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        text.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

impl Serialize for PartialDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// How a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateCertainty {
    /// The document itself says it.
    Stated,
    /// The source's heading or catalogue says it, the document does not.
    Catalogued,
    /// Another printing or witness gives it.
    Supplied,
    /// The editor concludes it.
    Inferred,
    /// Nobody knows.
    Unknown,
}

/// A date with how it is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HistoricalDate {
    /// The date, as exactly as it is known; `None` if it is not.
    pub iso: Option<PartialDate>,
    /// How it is known.
    pub certainty: DateCertainty,
    /// Where it is from, in words.
    pub source: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_has_a_number_and_every_number_its_day() {
        for text in ["0001-01-01", "1582-10-15", "1900-02-28", "1900-03-01", "2000-02-29", "1962-12-31", "9999-12-31"] {
            let day: PartialDate = text.parse().expect("a day");
            assert_eq!(PartialDate::of_day_number(day.day_number()), day, "{text}");
        }
        let month: PartialDate = "1962-02".parse().expect("a month");
        assert_eq!(month.last_day_number() - month.day_number(), 27);
    }

    #[test]
    fn numbers_beyond_the_calendar_give_a_day_of_it() {
        for number in [i32::MIN / 2, -1, i32::MAX] {
            assert!((1..=9999).contains(&PartialDate::of_day_number(number).year));
        }
    }
}
