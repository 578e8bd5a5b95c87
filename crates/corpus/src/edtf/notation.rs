//! How dates stand in files: EDTF read and written.
//!
//! Start with the `FromStr` of [`Edtf`]. What is written is what was read; what a date means is for the module above.

use crate::stretch::Stretch as _;
use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{Day, Edtf, EdtfError, End, Month, PartialDate, Qualifier, SetMember, StatedDate};

impl FromStr for StatedDate {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (date, qualifier) = match text.char_indices().last() {
            Some((at, '?')) => (text.get(..at).ok_or(())?, Some(Qualifier::Uncertain)),
            Some((at, '~')) => (text.get(..at).ok_or(())?, Some(Qualifier::Approximate)),
            Some((at, '%')) => (text.get(..at).ok_or(())?, Some(Qualifier::Both)),
            _ => (text, None),
        };
        let (is_before, date) = date.strip_prefix('-').map_or((false, date), |rest| (true, rest));
        let pieces: Vec<&str> = date.split('-').collect();
        let (year, month, day) = match pieces.as_slice() {
            [year] => (*year, None, None),
            [year, month] => (*year, Some(*month), None),
            [year, month, day] => (*year, Some(*month), Some(*day)),
            _ => return Err(()),
        };
        let unknown = year.bytes().rev().take_while(|byte| *byte == b'X').count();
        let digits = year.get(..year.len().saturating_sub(unknown)).ok_or(())?;
        let number =
            |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<i32>().ok());
        if year.len() != 4 {
            return Err(());
        }
        let known = if digits.is_empty() { 0 } else { number(digits).flatten().ok_or(())? };
        let value = known * 10_i32.pow(u32::try_from(unknown).map_err(|_| ())?);
        // `0000` is 1 BC, and in files stands where a year is not known: see `PartialDate`.
        if unknown == 0 && value == 0 {
            return Err(());
        }
        let month = match month {
            None => None,
            Some("XX") => Some(Month::Unknown),
            Some(month) if month.len() == 2 => match number(month).flatten().and_then(|month| u8::try_from(month).ok())
            {
                Some(month @ 1..=12) => Some(Month::Known(month)),
                Some(season @ 21..=24) if day.is_none() => Some(Month::Season(season)),
                _ => return Err(()),
            },
            Some(_) => return Err(()),
        };
        let day = match day {
            None => None,
            Some("XX") => Some(Day::Unknown),
            Some(day) if day.len() == 2 => {
                let day = number(day).flatten().and_then(|day| u8::try_from(day).ok()).ok_or(())?;
                Some(Day::Known(day))
            }
            Some(_) => return Err(()),
        };
        let stated = Self {
            year: if is_before { -value } else { value },
            unknown_digits: u8::try_from(unknown).map_err(|_| ())?,
            month,
            day,
            qualifier,
        };
        match day {
            Some(Day::Known(day)) => {
                // A leap year stands in for a year that is not known: 29 February may be.
                let year = if unknown == 0 { stated.year } else { 2000 };
                let longest = match month {
                    Some(Month::Known(month)) => PartialDate { year, month: Some(month), day: None }.last_day().2,
                    _ => 31,
                };
                if (1..=longest).contains(&day) { Ok(stated) } else { Err(()) }
            }
            _ => Ok(stated),
        }
    }
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        let wrong = |()| EdtfError(text.to_owned());
        if let Some(inner) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            let choices: Result<Vec<SetMember>, ()> = inner.split(',').map(|choice| choice_of(choice.trim())).collect();
            return choices.map(Self::OneOf).map_err(wrong);
        }
        if let Some((from, to)) = text.split_once('/') {
            let end = |text: &str| match text {
                "" => Ok(End::Unknown),
                ".." => Ok(End::Open),
                date => date.parse().map(End::At),
            };
            let (from, to) = (end(from).map_err(wrong)?, end(to).map_err(wrong)?);
            if from.stated().is_none() && to.stated().is_none() {
                return Err(wrong(()));
            }
            return Ok(Self::Interval(from, to));
        }
        text.parse().map(Self::Date).map_err(wrong)
    }
}

fn choice_of(text: &str) -> Result<SetMember, ()> {
    let Some((from, to)) = text.split_once("..") else {
        return text.parse().map(SetMember::One);
    };
    let end = |text: &str| if text.is_empty() { Ok(None) } else { text.parse().map(Some) };
    match (end(from)?, end(to)?) {
        (None, None) => Err(()),
        (from, to) => Ok(SetMember::Range(from, to)),
    }
}

impl fmt::Display for StatedDate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!("{:04}", self.year.abs());
        let known = digits.len().saturating_sub(usize::from(self.unknown_digits));
        let sign = if self.year < 0 { "-" } else { "" };
        write!(out, "{sign}{}{}", digits.stretch(..known), "X".repeat(usize::from(self.unknown_digits)))?;
        match self.month {
            Some(Month::Known(month) | Month::Season(month)) => write!(out, "-{month:02}")?,
            Some(Month::Unknown) => out.write_str("-XX")?,
            None => {}
        }
        match self.day {
            Some(Day::Known(day)) => write!(out, "-{day:02}")?,
            Some(Day::Unknown) => out.write_str("-XX")?,
            None => {}
        }
        out.write_str(match self.qualifier {
            None => "",
            Some(Qualifier::Uncertain) => "?",
            Some(Qualifier::Approximate) => "~",
            Some(Qualifier::Both) => "%",
        })
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = |end: &End| match end {
            End::At(stated) => stated.to_string(),
            End::Open => "..".to_owned(),
            End::Unknown => String::new(),
        };
        let optional = |stated: &Option<StatedDate>| stated.map(|stated| stated.to_string()).unwrap_or_default();
        match self {
            Self::Date(stated) => stated.fmt(out),
            Self::Interval(from, to) => write!(out, "{}/{}", end(from), end(to)),
            Self::OneOf(choices) => {
                let choices = choices.iter().map(|choice| match choice {
                    SetMember::One(stated) => stated.to_string(),
                    SetMember::Range(from, to) => format!("{}..{}", optional(from), optional(to)),
                });
                write!(out, "[{}]", choices.collect::<Vec<_>>().join(","))
            }
        }
    }
}

impl Serialize for Edtf {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Edtf {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
