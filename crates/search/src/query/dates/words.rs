//! Dates in words, `27 October 1962`, `the first of May`, `May Day`, and days without their month.
//!
//! Start with [`in_words`].

use crate::stop_words;
use text::fold::Token;

use super::{
    AskedDate, Year,
    months::{is_also_a_verb, month},
    whole_year,
};

/// The days of the month as words, the first first.
const ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// A number before them makes days of the first ten: `twenty-first`.
const TENS: [(&str, u8); 2] = [("twenty", 20), ("thirty", 30)];

/// What stands before a date in some languages says nothing that it does not.
const ARTICLES: [&str; 8] = ["the", "am", "der", "den", "vom", "le", "du", "el"];

/// Days of the week say nothing that a date does not.
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A day, several days or a month, each with a year or without.
pub(super) fn in_words(forms: &[&str]) -> Option<(Vec<AskedDate>, usize)> {
    let mut words = Words { forms, at: 0 };
    words.skip(&WEEKDAYS);
    words.skip(&ARTICLES);
    let year_first = words.year(false);
    let (days, month) = if let Some(days) = words.days().filter(|_| year_first.is_none()) {
        let _ = words.skip(&["day"]);
        words.skip(&["of", "de"]);
        (days, words.month()?)
    } else {
        let name = words.next().unwrap_or_default().to_owned();
        let month = words.month()?;
        let begun = words.at;
        words.skip(&ARTICLES);
        let days = words.days().unwrap_or_default();
        if days.is_empty() {
            words.at = begun;
            // *1962 may* is a year before a verb.
            year_first.is_none_or(|_| !is_also_a_verb(&name)).then_some(())?;
        }
        (days, month)
    };
    let year = year_first.or_else(|| words.year(!days.is_empty()));
    if days.is_empty() {
        return year.map(|year| (vec![AskedDate { day: None, month, year: Some(year) }], words.at));
    }
    Some((days.into_iter().map(|day| AskedDate { day: Some(day), month, year }).collect(), words.at))
}

/// Words of which more and more are read.
struct Words<'a> {
    forms: &'a [&'a str],
    at: usize,
}

impl Words<'_> {
    fn next(&self) -> Option<&str> {
        self.forms.get(self.at).copied()
    }

    /// Passes over a word if it is one of these.
    fn skip(&mut self, words: &[&str]) -> bool {
        let is_one = self.next().is_some_and(|next| words.contains(&next));
        self.at += usize::from(is_one);
        is_one
    }

    fn month(&mut self) -> Option<u8> {
        let month = month(self.next()?)?;
        self.at += 1;
        Some(month)
    }

    fn day(&mut self) -> Option<u8> {
        let first = self.next()?;
        let tens = TENS.iter().find(|(word, _)| *word == first);
        let (day, length) = match (tens, self.forms.get(self.at + 1).and_then(|form| ordinal(form))) {
            (Some((_, tens)), Some(unit)) if unit < 10 => (tens + unit, 2),
            _ => (day(first)?, 1),
        };
        self.at += length;
        (day <= 31).then_some(day)
    }

    /// A day, or several: `27-28`, `27 and 28`, `22 to 28`.
    fn days(&mut self) -> Option<Vec<u8>> {
        let first = self.day()?;
        let begun = self.at;
        let are_two = self.skip(&["and", "or"]);
        if !are_two {
            self.skip(&["to", "until", "till"]);
        }
        match self.day().filter(|last| *last > first) {
            Some(last) if are_two => Some(vec![first, last]),
            Some(last) => Some((first..=last).collect()),
            None => {
                self.at = begun;
                Some(vec![first])
            }
        }
    }

    /// A year; after a day, where two digits are no other day, one in two.
    fn year(&mut self, has_day: bool) -> Option<Year> {
        let begun = self.at;
        self.skip(&["of", "de"]);
        let form = self.next().unwrap_or_default();
        let short = || form.parse().ok().filter(|year| has_day && form.len() == 2 && *year > 31).map(Year::InCentury);
        let year = whole_year(form).or_else(short);
        self.at = if year.is_some() { self.at + 1 } else { begun };
        year
    }
}

/// *May Day* is the first of May.
pub(super) fn day_of_may(forms: &[&str]) -> Option<(Vec<AskedDate>, usize)> {
    let ["may", "day", rest @ ..] = forms else { return None };
    let year = rest.first().and_then(|form| whole_year(form));
    Some((vec![AskedDate { day: Some(1), month: 5, year }], 2 + usize::from(year.is_some())))
}

/// A day without its month, `the 27th`: of any month. Before what it may number, *20th century*, it is none.
pub(super) fn any_month(run: &[(String, Token)], forms: &[&str]) -> Option<(Vec<AskedDate>, usize)> {
    let before = usize::from(forms.first() == Some(&"the"));
    let (form, (_, token)) = forms.get(before).zip(run.get(before))?;
    let day = day(form).filter(|_| ["st", "nd", "rd", "th"].iter().any(|ending| form.ends_with(ending)))?;
    let is_in_figures = form.starts_with(|first: char| first.is_ascii_digit());
    let is_alone = forms.get(before + 1).is_none_or(|next| stop_words::is_stop_word(next)) && token.joined.is_none();
    let every = (1..=12).map(|month| AskedDate { day: Some(day), month, year: None });
    (is_in_figures && is_alone).then(|| (every.collect(), before + 1))
}

/// A day of the month: `27`, `27th`, `first`.
pub(crate) fn day(form: &str) -> Option<u8> {
    if let Some(day) = ordinal(form) {
        return Some(day);
    }
    let digits = ["st", "nd", "rd", "th", "er"].iter().find_map(|ending| form.strip_suffix(ending)).unwrap_or(form);
    digits.parse::<u8>().ok().filter(|day| (1..=31).contains(day))
}

/// A day of the month as one word.
fn ordinal(form: &str) -> Option<u8> {
    let at = ORDINALS.iter().position(|ordinal| *ordinal == form);
    at.map_or_else(|| (form == "thirtieth").then_some(30), |at| u8::try_from(at + 1).ok())
}
