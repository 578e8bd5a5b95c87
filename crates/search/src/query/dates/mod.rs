//! Dates in a query, and spans of time.
//!
//! Start with [`read`]: in [`figures`] or in [`words`]. A date that can be read in two ways is both. Must not know the index.

mod figures;
mod months;
mod words;

use corpus::{PartialDate, stretch::Stretch as _};
use text::fold::Token;

use figures::{in_figures, with_roman_month};
use months::{is_also_a_verb, names_of_month};
use words::{any_month, day_of_may, in_words};

pub(crate) use figures::{short, with_blanks};
pub(crate) use words::day;

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

/// What the words at the head of a run are as a date, and how many they are: `27 October 1962`, `October 27th`, `first of
/// May`, `May Day`, `27-28 October`, `October 1962`, `1962 October 27`, `1962-10`, `1962-10-27`, `27.10.1962`, `10/27/62`,
/// `27 10 1962`, `27 X 1962`.
pub(crate) fn read(run: &[(String, Token)]) -> Option<(Vec<AskedDate>, usize)> {
    let forms: Vec<&str> = run.iter().map(|(_, token)| token.form.as_str()).collect();
    in_figures(run, &forms)
        .or_else(|| with_roman_month(run, &forms))
        .or_else(|| day_of_may(&forms))
        .or_else(|| in_words(&forms))
        .or_else(|| any_month(run, &forms))
}

/// The day, where dates are that day of every month.
pub(crate) fn of_every_month(dates: &[AskedDate]) -> Option<u8> {
    let day = dates.first()?.day?;
    (dates.len() == 12 && dates.iter().all(|date| date.day == Some(day))).then_some(day)
}

/// Some dates as one writes them: “27 October 1962 or 10 November 1962”, “the 27th of any month”.
pub(crate) fn in_words_all(dates: &[AskedDate]) -> String {
    match of_every_month(dates) {
        Some(day) => format!("{day} of any month"),
        None => dates.iter().map(|date| date.in_words()).collect::<Vec<_>>().join(" or "),
    }
}

/// Years of which only some figures are typed, `’57`, `1950s`, `the fifties`, and how many words they are: four signs, `?` for
/// a figure that may be any.
pub(crate) fn some_years(run: &[(String, Token)]) -> Option<(String, usize)> {
    const DECADES: [&str; 8] =
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
    let (typed, token) = run.first()?;
    let is_digits = |form: &str, length| form.len() == length && form.bytes().all(|digit| digit.is_ascii_digit());
    let form = token.form.as_str();
    let has_s = typed.ends_with('s');
    if has_s && form.ends_with('0') && (is_digits(form, 4) || is_digits(form, 2)) {
        let century = if form.len() == 2 { "??" } else { "" };
        return Some((format!("{century}{}?", form.stretch(..form.len() - 1)), 1));
    }
    if !has_s && is_digits(form, 2) && typed.len() > 2 {
        return Some((format!("??{form}"), 1));
    }
    // “Nineteen fifties”: the century says nothing that they do not.
    let skipped = usize::from(form == "nineteen");
    let (_, decade) = run.get(skipped)?;
    let at = DECADES.iter().position(|name| *name == decade.form)?;
    Some((format!("??{}?", at + 2), skipped + 1))
}

/// A year in four digits.
pub(crate) fn whole_year(form: &str) -> Option<Year> {
    (form.len() == 4).then(|| form.parse().ok().filter(|year| *year > 0).map(Year::Whole)).flatten()
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
    /// Whether a word that may name its month does so without a number beside it: *may* and *march* are no names mostly, and
    /// neither are short forms and names of other languages, some of which are people's.
    pub fn is_plainly_named(self, form: &str) -> bool {
        !is_also_a_verb(form) && PartialDate::MONTHS.iter().any(|name| name.eq_ignore_ascii_case(form))
    }

    /// The names of its month.
    pub fn names(self) -> impl Iterator<Item = String> {
        names_of_month(usize::from(self.month).saturating_sub(1))
    }

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
            ("October of 1962", "October 1962"),
            ("1962-10", "October 1962"),
            ("10/1962", "October 1962"),
            ("Saturday, 27 October 1962", "27 October 1962"),
            ("the 27th day of October", "27 October"),
            ("October the 27th", "27 October"),
            ("twenty-seventh of October", "27 October"),
            ("October thirty-first", "31 October"),
            ("27 oct '62", "27 October ’62"),
            ("27. Oktober 1962", "27 October 1962"),
            ("27 octobre", "27 October"),
            ("27 октября 1962", "27 October 1962"),
            ("27 de octubre de 1962", "27 October 1962"),
            ("am 27. Oktober", "27 October"),
            ("el 27 de octubre", "27 October"),
            ("le 1er mai", "1 May"),
            ("1962 October 27", "27 October 1962"),
            ("1962, Oct.", "October 1962"),
            ("1962 May 1", "1 May 1962"),
            ("27-Oct-1962", "27 October 1962"),
            ("27 10 1962", "27 October 1962"),
            ("1962 10 27", "27 October 1962"),
            ("27 X 1962", "27 October 1962"),
            ("27.X.1962", "27 October 1962"),
            ("27/x/62", "27 October ’62"),
            ("27.X.", "27 October"),
            ("May Day", "1 May"),
            ("May Day 1963", "1 May 1963"),
        ] {
            assert_eq!(dates(text), [read], "{text}");
        }
        for text in ["10/11/1962", "10 11 1962"] {
            assert_eq!(dates(text), ["10 November 1962", "11 October 1962"], "{text}");
        }
    }

    #[test]
    fn several_days_of_a_month_are_read() {
        for text in ["27-28 October 1962", "October 27-28, 1962", "27 and 28 October 1962", "27–28 Oct 1962"] {
            assert_eq!(dates(text), ["27 October 1962", "28 October 1962"], "{text}");
        }
        assert_eq!(dates("from 1 May"), Vec::<String>::new());
        assert_eq!(dates("1 to 3 May"), ["1 May", "2 May", "3 May"]);
        assert_eq!(dates("27 and October"), Vec::<String>::new());
    }

    fn run(text: &str) -> Vec<(String, Token)> {
        text.split(' ').flat_map(|word| tokens(word).into_iter().map(|token| (word.to_owned(), token))).collect()
    }

    #[test]
    fn a_day_without_its_month_is_of_any() {
        for text in ["27th", "the 27th", "the 27th in cuba"] {
            let (dates, _) = read(&run(text)).unwrap_or_default();
            assert_eq!(in_words_all(&dates), "27 of any month", "{text}");
        }
    }

    #[test]
    fn years_may_be_told_by_some_of_their_figures() {
        for (text, years) in [
            ("’57", "??57"),
            ("'57", "??57"),
            ("1950s", "195?"),
            ("1950’s", "195?"),
            ("’50s", "??5?"),
            ("fifties", "??5?"),
            ("nineteen fifties", "??5?"),
        ] {
            assert_eq!(some_years(&run(text)).map(|(years, _)| years), Some(years.to_owned()), "{text}");
        }
        for text in ["57", "1957", "28s", "nineteen", "fifty", "Il-28s"] {
            assert_eq!(some_years(&run(text)), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_left() {
        for text in [
            "27 men",
            "99 October",
            "1962-13-40",
            "2 x 4",
            "20th century",
            "third",
            "27 10 62",
            "1.5",
            "may we",
            "31.31.1962",
            "1962 may we",
            "el mar",
        ] {
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
