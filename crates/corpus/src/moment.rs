//! When something happened, as exactly as a source prints it: a day, or an hour with the offset of its clock.
//!
//! Start with [`Moment`]. The notation is that of ISO 8601 and EDTF: `1962-10-26`, `1962-10-26T16:43+03:00`, a span of
//! either (`…/…`), and `../1962-10-28` where only the latest possible day is known. Must not know any clock but the one
//! that is written down.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::PartialDate;

/// Minutes in a day.
pub const DAY: i32 = 24 * 60;

/// The time of day by one clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Clock {
    /// Minutes since midnight.
    pub minute: i32,
    /// How many minutes the clock is ahead of Greenwich.
    pub offset: i32,
}

/// A day, with the hour where one is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Instant {
    /// The day, by the clock of the place.
    pub day: PartialDate,
    /// The hour; `None` where only the day is known.
    pub clock: Option<Clock>,
}

/// A point or a span of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The earliest that is possible; `None` where nothing is known of it.
    pub first: Option<Instant>,
    /// The latest that is possible.
    pub last: Instant,
}

/// Why a text is not a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MomentError(String);

impl fmt::Display for MomentError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "“{}” is not a moment: write 1962-10-26, 1962-10-26T16:43+03:00, two of these with / between, or ../1962-10-26",
            self.0
        )
    }
}

impl std::error::Error for MomentError {}

impl Instant {
    /// Minutes from 1 January of year 1 in Greenwich to this hour, or to the beginning of the day by a clock so many
    /// minutes ahead of Greenwich.
    #[must_use]
    pub fn begins(&self, offset: i32) -> i32 {
        let midnight = self.day.day_number().saturating_mul(DAY);
        self.clock.map_or(midnight - offset, |clock| midnight + clock.minute - clock.offset)
    }

    /// The same for the last minute that is possible.
    #[must_use]
    pub fn ends(&self, offset: i32) -> i32 {
        match self.clock {
            Some(_) => self.begins(offset),
            None => (self.day.last_day_number() + 1).saturating_mul(DAY) - 1 - offset,
        }
    }
}

impl Moment {
    /// Whether an hour is known.
    #[must_use]
    pub fn has_hour(&self) -> bool {
        self.last.clock.is_some()
    }
}

impl FromStr for Instant {
    type Err = MomentError;

    fn from_str(text: &str) -> Result<Self, MomentError> {
        let wrong = || MomentError(text.to_owned());
        let (day, clock) = match text.split_once('T') {
            Some((day, clock)) => (day, Some(clock_of(clock).ok_or_else(wrong)?)),
            None => (text, None),
        };
        let day: PartialDate = day.parse().map_err(|_| wrong())?;
        if clock.is_some() && day.day.is_none() {
            return Err(wrong());
        }
        Ok(Self { day, clock })
    }
}

/// `16:43+03:00`.
fn clock_of(text: &str) -> Option<Clock> {
    let minutes = |text: &str, hours: i32| -> Option<i32> {
        let (hour, minute) = text.split_once(':')?;
        let digits = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(hour) || !digits(minute) {
            return None;
        }
        let (hour, minute): (i32, i32) = (hour.parse().ok()?, minute.parse().ok()?);
        (hour < hours && minute < 60).then_some(hour * 60 + minute)
    };
    let at = text.find(['+', '-'])?;
    let (time, offset) = text.split_at(at);
    let size = minutes(offset.get(1..)?, 15)?;
    Some(Clock { minute: minutes(time, 24)?, offset: if offset.starts_with('-') { -size } else { size } })
}

impl fmt::Display for Instant {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.day)?;
        let Some(clock) = self.clock else { return Ok(()) };
        let (sign, offset) = if clock.offset < 0 { ('-', -clock.offset) } else { ('+', clock.offset) };
        let [hour, minute] = [clock.minute / 60, clock.minute % 60];
        write!(out, "T{hour:02}:{minute:02}{sign}{:02}:{:02}", offset / 60, offset % 60)
    }
}

impl FromStr for Moment {
    type Err = MomentError;

    fn from_str(text: &str) -> Result<Self, MomentError> {
        let Some((first, last)) = text.split_once('/') else {
            let only: Instant = text.parse()?;
            return Ok(Self { first: Some(only), last: only });
        };
        let last: Instant = last.parse()?;
        if first == ".." {
            return Ok(Self { first: None, last });
        }
        let first: Instant = first.parse()?;
        if first.begins(0) > last.ends(0) {
            return Err(MomentError(text.to_owned()));
        }
        Ok(Self { first: Some(first), last })
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.first {
            None => write!(out, "../{}", self.last),
            Some(first) if first == self.last => write!(out, "{first}"),
            Some(first) => write!(out, "{first}/{}", self.last),
        }
    }
}

impl Serialize for Moment {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_as_it_was_read() {
        for text in [
            "1962-10-26",
            "1962-11",
            "1962-10-26T16:43+03:00",
            "1962-10-26T18:00-04:00/1962-10-26T21:00-04:00",
            "1962-10-25/1962-10-26",
            "../1962-10-28",
        ] {
            assert_eq!(text.parse::<Moment>().map(|moment| moment.to_string()).as_deref(), Ok(text));
        }
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in [
            "",
            "..",
            "/",
            "1962-10-26T",
            "1962-10-26T16:43",
            "1962-10-26T24:00+03:00",
            "1962-10-26T16:60+03:00",
            "1962-10T16:43+03:00",
            "1962-10-26T16:43+0300",
            "1962-10-27/1962-10-26",
            "1962-10-26/..",
        ] {
            assert!(text.parse::<Moment>().is_err(), "{text}");
        }
    }

    #[test]
    fn one_minute_by_two_clocks_is_one_minute() {
        let at = |text: &str| text.parse::<Instant>().unwrap().begins(0);
        assert_eq!(at("1962-10-29T00:35+03:00"), at("1962-10-28T16:35-05:00"));
        let day: Instant = "1962-10-22".parse().unwrap();
        assert_eq!(day.ends(-240) - day.begins(-240), DAY - 1, "a day has a day's minutes");
        assert_eq!(day.begins(-240), at("1962-10-22T00:00-04:00"), "and begins by the clock of its place");
    }
}
