//! Dates in a query, and spans of time.
//!
//! Start with [`read`]. A date that can be read in two ways is both. Must not know the index.

use corpus::PartialDate;
use text::fold::Token;

/// A day or a month of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct AskedDate {
    /// Day of the month; none for a whole month.
    pub day: Option<u8>,
    /// Month, from 1.
    pub month: u8,
    /// Year, if one is asked for.
    pub year: Option<Year>,
}

/// A year of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Year {
    /// 1962
    Whole(u16),
    /// 62
    InCentury(u16),
}

impl Year {
    /// Whether it is this year.
    pub fn is(self, year: u16) -> bool {
        match self {
            Self::Whole(whole) => whole == year,
            Self::InCentury(short) => year % 100 == short,
        }
    }
}

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

/// What the words at the head of a run are as a date, and how many they are: `27 October 1962`, `October 27th`, `first of
/// May`, `October 1962`, `1962-10-27`, `27.10.1962`, `10/27/62`.
pub(crate) fn read(run: &[(String, Token)]) -> Option<(Vec<AskedDate>, usize)> {
    let forms: Vec<&str> = run.iter().map(|(_, token)| token.form.as_str()).collect();
    in_figures(run, &forms).or_else(|| in_words(&forms))
}

fn in_words(forms: &[&str]) -> Option<(Vec<AskedDate>, usize)> {
    let (date, length) = match *forms {
        [one, "of", other, ..] => (AskedDate { day: Some(day(one)?), month: month(other)?, year: None }, 3),
        [one, other, ..] => match (day(one), month(other)) {
            (Some(day), Some(month)) => (AskedDate { day: Some(day), month, year: None }, 2),
            _ => {
                let month = month(one)?;
                if let Some(year) = whole_year(other) {
                    return Some((vec![AskedDate { day: None, month, year: Some(year) }], 2));
                }
                (AskedDate { day: Some(day(other)?), month, year: None }, 2)
            }
        },
        _ => return None,
    };
    let year = forms.get(length).and_then(|form| whole_year(form));
    Some((vec![AskedDate { year, ..date }], length + usize::from(year.is_some())))
}

/// Three numbers with a sign between them.
fn in_figures(run: &[(String, Token)], forms: &[&str]) -> Option<(Vec<AskedDate>, usize)> {
    let ([(_, one), (_, two), (_, three), ..], [first, second, third, ..]) = (run, forms) else { return None };
    let touch = |one: &Token, next: &Token| next.span.start == one.span.end + 1;
    if !touch(one, two) || !touch(two, three) {
        return None;
    }
    let number = |form: &str| form.parse::<u16>().ok().filter(|_| form.len() <= 4);
    let (first, second, last) = (number(first)?, number(second)?, number(third)?);
    let date = |year: Year, month: u16, day: u16| {
        let of = match year {
            Year::Whole(year) => year,
            // A leap year: the century is not known.
            Year::InCentury(_) => 2000,
        };
        let date: PartialDate = format!("{of:04}-{month:02}-{day:02}").parse().ok()?;
        Some(AskedDate { day: date.day, month: date.month?, year: Some(year) })
    };
    let mut dates: Vec<AskedDate> = if one.form.len() == 4 {
        date(Year::Whole(first), second, last).into_iter().collect()
    } else {
        let year = match three.form.len() {
            4 => Year::Whole(last),
            2 => Year::InCentury(last),
            _ => return None,
        };
        [date(year, second, first), date(year, first, second)].into_iter().flatten().collect()
    };
    dates.dedup();
    (!dates.is_empty()).then_some((dates, 3))
}

/// A year in four digits.
pub(crate) fn whole_year(form: &str) -> Option<Year> {
    (form.len() == 4).then(|| form.parse().ok().filter(|year| *year > 0).map(Year::Whole)).flatten()
}

/// A day of the month: `27`, `27th`, `first`.
pub(crate) fn day(form: &str) -> Option<u8> {
    if let Some(at) = ORDINALS.iter().position(|ordinal| *ordinal == form) {
        return u8::try_from(at + 1).ok();
    }
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| form.strip_suffix(ending)).unwrap_or(form);
    digits.parse::<u8>().ok().filter(|day| (1..=31).contains(day))
}

/// A month, by name or by its first three letters.
pub(crate) fn month(form: &str) -> Option<u8> {
    let at = PartialDate::MONTHS.iter().position(|month| {
        let month = month.to_ascii_lowercase();
        form == month || (form.len() == 3 && month.starts_with(form)) || (form == "sept" && month.starts_with(form))
    })?;
    u8::try_from(at + 1).ok()
}

/// Whether a letter's date lies within a span whose ends are included whole.
pub(crate) fn is_within(
    span: Option<(PartialDate, PartialDate)>,
    first: Option<PartialDate>,
    last: Option<PartialDate>,
) -> bool {
    let Some((begins, ends)) = span else { return first.is_none() && last.is_none() };
    first.is_none_or(|first| ends.last_day() >= first.first_day())
        && last.is_none_or(|last| begins.first_day() <= last.last_day())
}

impl AskedDate {
    /// The whole month of a day.
    pub fn whole_month(self) -> Self {
        Self { day: None, ..self }
    }

    /// “27 October 1962”.
    pub fn in_words(self) -> String {
        let name = PartialDate::MONTHS.get(usize::from(self.month) - 1).copied().unwrap_or_default();
        let day = self.day.map_or_else(String::new, |day| format!("{day} "));
        let year = match self.year {
            Some(Year::Whole(year)) => format!(" {year}"),
            Some(Year::InCentury(short)) => format!(" ’{short:02}"),
            None => String::new(),
        };
        format!("{day}{name}{year}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use text::fold::tokens;

    fn dates(text: &str) -> Vec<String> {
        let run: Vec<(String, Token)> = text
            .split(' ')
            .flat_map(|word| tokens(word).into_iter().map(|token| (word.to_owned(), token)).collect::<Vec<_>>())
            .collect();
        read(&run).map(|(dates, _)| dates.into_iter().map(AskedDate::in_words).collect()).unwrap_or_default()
    }

    #[test]
    fn dates_are_read_in_the_usual_ways() {
        for (text, read) in [
            ("27 October 1962", "27 October 1962"),
            ("October 27, 1962", "27 October 1962"),
            ("27th of October", "27 October"),
            ("oct 27th men", "27 October"),
            ("Oct. 27", "27 October"),
            ("first of May", "1 May"),
            ("1962-10-27", "27 October 1962"),
            ("27.10.1962", "27 October 1962"),
            ("27/10/1962", "27 October 1962"),
            ("10/27/62", "27 October ’62"),
            ("October 1962", "October 1962"),
        ] {
            assert_eq!(dates(text), [read], "{text}");
        }
        assert_eq!(dates("10/11/1962"), ["10 November 1962", "11 October 1962"]);
    }

    #[test]
    fn what_is_no_date_is_left() {
        for text in ["27 men", "99 October", "1962-13-40", "10 11 1962", "1.5", "may we", "31.31.1962"] {
            assert_eq!(dates(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_span_of_time_includes_its_ends_whole() {
        let date = |text: &str| text.parse::<PartialDate>().ok();
        let span = |first: &str, last: &str| date(first).zip(date(last));
        assert!(is_within(span("1900-11-30", "1900-11-30"), None, date("1900-11")));
        assert!(!is_within(span("1900-12-01", "1900-12-01"), None, date("1900-11")));
        assert!(is_within(span("1900-11", "1900-11"), date("1900-11-15"), None));
        assert!(is_within(span("1899", "1901"), date("1900"), date("1900")));
        assert!(!is_within(None, date("1900"), None) && is_within(None, None, None));
    }
}
