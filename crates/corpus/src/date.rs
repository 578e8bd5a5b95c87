//! Dates of the calendar: a year, a month of a year, a day.
//!
//! Start with [`PartialDate`]. What editors say of a date beyond that (about, between, not known) is in
//! [`super::edtf`]; how it is known, in [`super::historical_date`]. Names of months are English and written here.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A year, a month of a year, or a day: `1962`, `1962-10`, `1962-10-26`.
///
/// Ordered by first day, then the longer span first. The calendar is the Gregorian one, also before it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    /// Year as ISO 8601 counts, −9999 to 9999: 0 is 1 BC, −43 is 44 BC.
    pub year: i32,
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

/// The earliest and the latest year that can be written.
const FURTHEST: i32 = 9999;

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
    pub fn first_day(self) -> (i32, u8, u8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day of the span, as `(year, month, day)`.
    #[must_use]
    pub fn last_day(self) -> (i32, u8, u8) {
        let month = self.month.unwrap_or(12);
        (self.year, month, self.day.unwrap_or_else(|| days_in_month(self.year, month)))
    }

    /// Days from 1 January of year 1 to the first day of the span. For placing things on a line of time.
    #[must_use]
    pub fn day_number(self) -> i32 {
        let (year, month, day) = self.first_day();
        let before = year - 1;
        let months: i32 = (1..month).map(|earlier| i32::from(days_in_month(year, earlier))).sum();
        let leap_days = before.div_euclid(4) - before.div_euclid(100) + before.div_euclid(400);
        before * 365 + leap_days + months + i32::from(day) - 1
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
        let of_year = |year: i32| Self { year, month: None, day: None }.day_number();
        // A year has 365 or 366 days, so this one does not begin after the day.
        let earliest = if number < 0 { number.div_euclid(365) } else { number / 366 + 1 };
        let earliest = earliest.clamp(-FURTHEST, FURTHEST);
        let year = (earliest..=FURTHEST).take_while(|&year| of_year(year) <= number).last().unwrap_or(earliest);
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

    /// “26 October 1962”, “October 1962”, “1962”, “44 BC”.
    #[must_use]
    pub fn in_words(self) -> String {
        let month = self.month.and_then(|month| MONTHS.get(usize::from(month) - 1));
        let year = year_in_words(self.year);
        match (self.day, month) {
            (Some(day), Some(month)) => format!("{day} {month} {year}"),
            (None, Some(month)) => format!("{month} {year}"),
            _ => year,
        }
    }

    /// The year alone: “1962”, “44 BC”.
    #[must_use]
    pub fn year_in_words(self) -> String {
        year_in_words(self.year)
    }

    /// The day on which a day of the Julian calendar fell; nothing for a month or a year, or a day that calendar had not.
    #[must_use]
    pub fn from_julian(year: i32, month: u8, day: u8) -> Option<Self> {
        let is_leap = year.rem_euclid(4) == 0;
        let length = if month == 2 { 28 + u8::from(is_leap) } else { days_in_month(year, month) };
        if !(1..=12).contains(&month) || day == 0 || day > length {
            return None;
        }
        let before = year - 1;
        let months: i32 = (1..month)
            .map(|earlier| if earlier == 2 { 28 + i32::from(is_leap) } else { i32::from(days_in_month(year, earlier)) })
            .sum();
        // Its 1 January of year 1 was the Saturday two days before the Gregorian one.
        Some(Self::of_day_number(before * 365 + before.div_euclid(4) + months + i32::from(day) - 3))
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

/// “1962”, “44 BC”.
pub(super) fn year_in_words(year: i32) -> String {
    if year > 0 { year.to_string() } else { format!("{} BC", 1 - year) }
}

fn days_in_month(year: i32, month: u8) -> u8 {
    let divides = |number: i32| year.rem_euclid(number) == 0;
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if divides(4) && (!divides(100) || divides(400)) => 29,
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
        let (is_before, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let mut pieces = rest.split('-');
        let year = i32::from(digits(pieces.next().unwrap_or_default(), 4)?);
        // `-0000` is no year; `0000`, which is 1 BC, stands in files only where a year is not known.
        if year == 0 {
            return Err(wrong());
        }
        let year = if is_before { -year } else { year };
        let month = pieces.next().map(|piece| digits(piece, 2)).transpose()?;
        let day = pieces.next().map(|piece| digits(piece, 2)).transpose()?;
        let month = month.map(u8::try_from).transpose().map_err(|_| wrong())?;
        let day = day.map(u8::try_from).transpose().map_err(|_| wrong())?;
        let month_exists = month.is_none_or(|month| (1..=12).contains(&month));
        let day_exists = day.is_none_or(|day| day >= 1 && day <= days_in_month(year, month.unwrap_or(1)));
        if !month_exists || !day_exists || pieces.next().is_some() {
            return Err(wrong());
        }
        Ok(Self { year, month, day })
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}{:04}", if self.year < 0 { "-" } else { "" }, self.year.abs())?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_has_a_number_and_every_number_its_day() {
        for text in [
            "-9999-01-01",
            "-0044-03-15",
            "-0001-12-31",
            "0001-01-01",
            "1582-10-15",
            "1900-02-28",
            "1900-03-01",
            "2000-02-29",
            "1962-12-31",
            "9999-12-31",
        ] {
            let day: PartialDate = text.parse().expect("a day");
            assert_eq!(PartialDate::of_day_number(day.day_number()), day, "{text}");
        }
        assert_eq!("1970-01-01".parse::<PartialDate>().expect("a day").day_number(), 719_162);
        let month: PartialDate = "1962-02".parse().expect("a month");
        assert_eq!(month.last_day_number() - month.day_number(), 27);
    }

    #[test]
    fn numbers_beyond_the_calendar_give_a_day_of_it() {
        for number in [i32::MIN / 2, -1, i32::MAX] {
            assert!((-9999..=9999).contains(&PartialDate::of_day_number(number).year));
        }
    }

    #[test]
    fn years_before_our_era_are_counted_as_people_count_them() {
        let day: PartialDate = "-0043-03-15".parse().expect("a day");
        assert_eq!(day.in_words(), "15 March 44 BC");
        assert_eq!(day.to_string(), "-0043-03-15");
        assert!(day < "0001-01-01".parse().expect("a day"));
    }

    #[test]
    fn days_of_the_julian_calendar_are_found_in_the_gregorian_one() {
        for ((year, month, day), gregorian) in [
            ((1582, 10, 5), "1582-10-15"),
            ((1900, 2, 29), "1900-03-13"),
            ((1917, 10, 25), "1917-11-07"),
            ((1, 1, 3), "0001-01-01"),
        ] {
            assert_eq!(PartialDate::from_julian(year, month, day).expect("a day").to_string(), gregorian);
        }
        assert_eq!(PartialDate::from_julian(1901, 2, 29), None);
    }
}
