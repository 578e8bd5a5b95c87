//! Dates as editors can say them: about, uncertain, with digits not known, from one to another, one of several.
//!
//! The notation is EDTF (ISO 8601-2, Library of Congress), level 1 with the sets of level 2: `1871~`, `1871-03?`, `187X`,
//! `1871-03-XX`, `1871-21` (spring), `1871-03/1871-05`, `../1871`, `[1871-03-01..1871-05-31]`, `-0043`. Start with
//! [`Edtf`]; [`notation`] reads and writes it. Must not know what is dated.

use std::fmt;

use super::date::{PartialDate, year_in_words};

mod notation;

/// A date in EDTF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edtf {
    /// One date, as exactly as it is known.
    Date(StatedDate),
    /// All the time from one date to another: `1871-03/1871-05`, `1871/..`.
    Interval(End, End),
    /// One day or span of those named: `[1871,1873]`, `[1871-03..1871-05]`, `[..1871]`.
    OneOf(Vec<SetMember>),
}

/// A date with what is said about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatedDate {
    year: i32,
    /// How many of the last digits of the year are not known; 4 where nothing of it is.
    unknown_digits: u8,
    month: Option<Month>,
    day: Option<Day>,
    qualifier: Option<Qualifier>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Month {
    Known(u8),
    /// 21 spring, 22 summer, 23 autumn, 24 winter.
    Season(u8),
    Unknown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Day {
    Known(u8),
    Unknown,
}

/// What is said of a date as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Qualifier {
    /// `?`
    Uncertain,
    /// `~`
    Approximate,
    /// `%`
    Both,
}

/// An end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// This date.
    At(StatedDate),
    /// `..`: none.
    Open,
    /// Nothing written: there is one, and nobody knows it.
    Unknown,
}

/// A member of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetMember {
    /// One date.
    One(StatedDate),
    /// Any from the first to the last; an end that is missing is open.
    Range(Option<StatedDate>, Option<StatedDate>),
}

/// Why a text is not a date in EDTF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EdtfError(String);

impl fmt::Display for EdtfError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "“{}” is not a date in EDTF: write 1871, 1871-03 or 1871-03-04, with ~ behind it for about and ? for uncertain, \
             X for a digit nobody knows, 1871-03/1871-05 for a span, [1871-03..1871-05] for some day within it",
            self.0
        )
    }
}

impl std::error::Error for EdtfError {}

impl StatedDate {
    /// The plain date, where nothing else is said of it.
    #[must_use]
    pub fn plain(&self) -> Option<PartialDate> {
        let month = match self.month {
            None => None,
            Some(Month::Known(month)) => Some(month),
            Some(_) => return None,
        };
        let day = match self.day {
            None => None,
            Some(Day::Known(day)) => Some(day),
            Some(Day::Unknown) => return None,
        };
        let is_plain = self.unknown_digits == 0 && self.qualifier.is_none();
        is_plain.then_some(PartialDate { year: self.year, month, day })
    }

    /// The first day that it can be; nothing where the year is not known.
    fn first(&self) -> Option<PartialDate> {
        if self.unknown_digits >= 4 {
            return None;
        }
        let month = match self.month {
            Some(Month::Known(month)) => Some(month),
            Some(Month::Season(season)) => Some(season_months(season).0),
            Some(Month::Unknown) | None => None,
        };
        let step = 10_i32.pow(u32::from(self.unknown_digits));
        let year = if self.year < 0 { self.year - (step - 1) } else { self.year };
        let (year, month, day) = PartialDate { year, month, day: self.known_day() }.first_day();
        Some(PartialDate { year, month: Some(month), day: Some(day) })
    }

    /// The last day that it can be.
    fn last(&self) -> Option<PartialDate> {
        if self.unknown_digits >= 4 {
            return None;
        }
        let month = match self.month {
            Some(Month::Known(month)) => Some(month),
            Some(Month::Season(season)) => Some(season_months(season).1),
            Some(Month::Unknown) | None => None,
        };
        let step = 10_i32.pow(u32::from(self.unknown_digits));
        let year = if self.year < 0 { self.year } else { self.year + step - 1 };
        let (year, month, day) = PartialDate { year, month, day: self.known_day() }.last_day();
        Some(PartialDate { year, month: Some(month), day: Some(day) })
    }

    /// The day, where the month is known too.
    fn known_day(&self) -> Option<u8> {
        match (self.month, self.day) {
            (Some(Month::Known(_)), Some(Day::Known(day))) => Some(day),
            _ => None,
        }
    }

    /// As precise as it is known, without what is said of it: `1871-03` for `1871-03-XX~`.
    fn stem(&self) -> PartialDate {
        let month = match self.month {
            Some(Month::Known(month)) => Some(month),
            _ => None,
        };
        PartialDate { year: self.year, month, day: self.known_day() }
    }

    fn said(&self, write: fn(PartialDate) -> String) -> String {
        let date = match (self.unknown_digits, self.month) {
            (0, Some(Month::Season(season))) => format!("{} {}", season_name(season), year_in_words(self.year)),
            (0, _) => write(self.stem()),
            (1, _) if self.year > 0 => format!("{}s", self.year),
            (4, Some(Month::Known(month))) => {
                let name = PartialDate::MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default();
                match self.day {
                    Some(Day::Known(day)) => format!("{day} {name}, year not known"),
                    _ => format!("{name}, year not known"),
                }
            }
            (4, _) => "year not known".to_owned(),
            _ => {
                let year = |date: Option<PartialDate>| date.map(|date| year_in_words(date.year)).unwrap_or_default();
                format!("between {} and {}", year(self.first()), year(self.last()))
            }
        };
        match self.qualifier {
            None => date,
            Some(Qualifier::Uncertain) => format!("{date} (uncertain)"),
            Some(Qualifier::Approximate) => format!("about {date}"),
            Some(Qualifier::Both) => format!("about {date} (uncertain)"),
        }
    }
}

/// First and last month of a season of the northern half of the earth; winter is told by the year in which it ends.
fn season_months(season: u8) -> (u8, u8) {
    match season {
        21 => (3, 5),
        22 => (6, 8),
        23 => (9, 11),
        _ => (1, 12),
    }
}

fn season_name(season: u8) -> &'static str {
    match season {
        21 => "spring",
        22 => "summer",
        23 => "autumn",
        _ => "winter",
    }
}

impl Edtf {
    /// The plain date, where it is nothing more.
    #[must_use]
    pub fn plain(&self) -> Option<PartialDate> {
        match self {
            Self::Date(stated) => stated.plain(),
            Self::Interval(..) | Self::OneOf(_) => None,
        }
    }

    /// The first and the last day that it can mean; an open end is `None`.
    #[must_use]
    pub fn days(&self) -> (Option<PartialDate>, Option<PartialDate>) {
        match self {
            Self::Date(stated) => (stated.first(), stated.last()),
            Self::Interval(from, to) => {
                (from.stated().and_then(StatedDate::first), to.stated().and_then(StatedDate::last))
            }
            Self::OneOf(choices) => {
                let first = |choice: &SetMember| match choice {
                    SetMember::One(stated) => stated.first(),
                    SetMember::Range(from, _) => from.as_ref().and_then(StatedDate::first),
                };
                let last = |choice: &SetMember| match choice {
                    SetMember::One(stated) => stated.last(),
                    SetMember::Range(_, to) => to.as_ref().and_then(StatedDate::last),
                };
                let firsts: Option<Vec<_>> = choices.iter().map(first).collect();
                let lasts: Option<Vec<_>> = choices.iter().map(last).collect();
                (firsts.and_then(|all| all.into_iter().min()), lasts.and_then(|all| all.into_iter().max()))
            }
        }
    }

    /// Whether all the time between its ends is meant, and not one day or span within it.
    #[must_use]
    pub fn is_interval(&self) -> bool {
        matches!(self, Self::Interval(..))
    }

    /// What is said of a single date as a whole.
    #[must_use]
    pub fn qualifier(&self) -> Option<Qualifier> {
        match self {
            Self::Date(stated) => stated.qualifier,
            Self::Interval(..) | Self::OneOf(_) => None,
        }
    }

    /// “about 1871”, “March 1871 to May 1871”, “between 1 March 1871 and 31 May 1871”.
    #[must_use]
    pub fn in_words(&self) -> String {
        self.said(PartialDate::in_words)
    }

    /// The same with its days, months and years written otherwise.
    #[must_use]
    pub fn said(&self, write: fn(PartialDate) -> String) -> String {
        match self {
            Self::Date(stated) => stated.said(write),
            Self::Interval(from, to) => match (from.stated(), to.stated()) {
                (Some(from), Some(to)) => format!("{} to {}", from.said(write), to.said(write)),
                (Some(from), None) => format!("{} and after", from.said(write)),
                (None, Some(to)) => format!("until {}", to.said(write)),
                (None, None) => "not known".to_owned(),
            },
            Self::OneOf(choices) => choices.iter().map(|choice| choice.said(write)).collect::<Vec<_>>().join(" or "),
        }
    }
}

impl SetMember {
    fn said(&self, write: fn(PartialDate) -> String) -> String {
        match self {
            Self::One(stated) => stated.said(write),
            Self::Range(Some(from), Some(to)) => format!("between {} and {}", from.said(write), to.said(write)),
            Self::Range(Some(from), None) => format!("{} or later", from.said(write)),
            Self::Range(None, Some(to)) => format!("{} or earlier", to.said(write)),
            Self::Range(None, None) => "not known".to_owned(),
        }
    }
}

impl End {
    fn stated(&self) -> Option<&StatedDate> {
        match self {
            Self::At(stated) => Some(stated),
            Self::Open | Self::Unknown => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_said_in_words_and_written_back_as_they_were() {
        for (text, words) in [
            ("1871", "1871"),
            ("1871-03-04", "4 March 1871"),
            ("-0043~", "about 44 BC"),
            ("1871-03?", "March 1871 (uncertain)"),
            ("1871%", "about 1871 (uncertain)"),
            ("187X", "1870s"),
            ("18XX", "between 1800 and 1899"),
            ("1871-XX-XX", "1871"),
            ("1871-03-XX", "March 1871"),
            ("1871-21", "spring 1871"),
            ("XXXX-02-29", "29 February, year not known"),
            ("1871-03/1871-05", "March 1871 to May 1871"),
            ("../1871", "until 1871"),
            ("1871/..", "1871 and after"),
            ("1871/", "1871 and after"),
            ("[1871-03-01..1871-05-31]", "between 1 March 1871 and 31 May 1871"),
            ("[1871,1873~]", "1871 or about 1873"),
            ("[..1871]", "1871 or earlier"),
        ] {
            let edtf: Edtf = text.parse().unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(edtf.in_words(), words, "{text}");
            assert_eq!(edtf.to_string(), text);
        }
    }

    #[test]
    fn first_and_last_days_hold_all_that_a_date_can_mean() {
        let days = |text: &str| {
            let (first, last) = text.parse::<Edtf>().unwrap().days();
            let day = |date: Option<PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
            format!("{} {}", day(first), day(last))
        };
        assert_eq!(days("187X"), "1870-01-01 1879-12-31");
        assert_eq!(days("-004X"), "-0049-01-01 -0040-12-31");
        assert_eq!(days("1872-02-XX~"), "1872-02-01 1872-02-29");
        assert_eq!(days("1871-22"), "1871-06-01 1871-08-31");
        assert_eq!(days("1871-03/1871-05-02"), "1871-03-01 1871-05-02");
        assert_eq!(days("[1873,1871-05..1872]"), "1871-05-01 1873-12-31");
        assert_eq!(days("1871/.."), "1871-01-01 ");
        assert_eq!(days("XXXX-03"), " ");
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "0000",
            "71",
            "1871-13",
            "1871-02-30",
            "yyyy-mm-dd",
            "1871-3-4",
            "/",
            "[]",
            "[..]",
            "1871-21-04",
            "X871",
            "é",
            "1871é",
        ] {
            assert!(text.parse::<Edtf>().is_err(), "{text}");
        }
    }
}
