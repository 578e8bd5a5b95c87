//! Dates in a query, and spans of time.
//!
//! Start with [`read`]. A date that can be read in two ways is both. Must not know the index.

use crate::stop_words;
use corpus::{PartialDate, stretch::Stretch as _};
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

/// A number before them makes days of the first ten: `twenty-first`.
const TENS: [(&str, u8); 2] = [("twenty", 20), ("thirty", 30)];

/// What stands before a date in some languages says nothing that it does not.
const ARTICLES: [&str; 8] = ["the", "am", "der", "den", "vom", "le", "du", "el"];

/// Days of the week say nothing that a date does not.
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

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

/// The months as Roman numbers, the first first.
const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/// `27 X 1962`, `27.X.62`; without a year only where the signs touch, `27.X`: *2 x* is no day.
fn with_roman_month(run: &[(String, Token)], forms: &[&str]) -> Option<(Vec<AskedDate>, usize)> {
    let [first, month, ..] = forms else { return None };
    let at = ROMAN.iter().position(|roman| roman == month)?;
    let month = u8::try_from(at + 1).ok()?;
    let day = first.parse::<u8>().ok().filter(|day| (1..=31).contains(day))?;
    let year = forms.get(2).and_then(|form| {
        let in_century = || form.parse().ok().filter(|_| form.len() == 2).map(Year::InCentury);
        whole_year(form).or_else(in_century)
    });
    let is_one_word = touches(run, 0);
    (year.is_some() || is_one_word)
        .then(|| (vec![AskedDate { day: Some(day), month, year }], 2 + usize::from(year.is_some())))
}

/// *May Day* is the first of May.
fn day_of_may(forms: &[&str]) -> Option<(Vec<AskedDate>, usize)> {
    let ["may", "day", rest @ ..] = forms else { return None };
    let year = rest.first().and_then(|form| whole_year(form));
    Some((vec![AskedDate { day: Some(1), month: 5, year }], 2 + usize::from(year.is_some())))
}

/// A day without its month, `the 27th`: of any month. Before what it may number, *20th century*, it is none.
fn any_month(run: &[(String, Token)], forms: &[&str]) -> Option<(Vec<AskedDate>, usize)> {
    let before = usize::from(forms.first() == Some(&"the"));
    let (form, (_, token)) = forms.get(before).zip(run.get(before))?;
    let day = day(form).filter(|_| ["st", "nd", "rd", "th"].iter().any(|ending| form.ends_with(ending)))?;
    let is_in_figures = form.starts_with(|first: char| first.is_ascii_digit());
    let is_alone = forms.get(before + 1).is_none_or(|next| stop_words::is_stop_word(next)) && token.joined.is_none();
    let every = (1..=12).map(|month| AskedDate { day: Some(day), month, year: None });
    (is_in_figures && is_alone).then(|| (every.collect(), before + 1))
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

fn in_words(forms: &[&str]) -> Option<(Vec<AskedDate>, usize)> {
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

/// Whether a word and the next are parts of one, with a sign between them.
fn touches(run: &[(String, Token)], at: usize) -> bool {
    let pair = run.get(at).zip(run.get(at + 1));
    pair.is_some_and(|((_, one), (_, next))| one.word == next.word && next.span.start == one.span.end + 1)
}

/// Two or three numbers with a sign between them.
fn in_figures(run: &[(String, Token)], forms: &[&str]) -> Option<(Vec<AskedDate>, usize)> {
    let figures = |at: usize| {
        let form = forms.get(at).filter(|form| form.len() <= 4)?;
        Some((form.parse::<u16>().ok()?, form.len()))
    };
    // Three apart from each other, one of them a whole year: `27 10 1962`.
    if let (Some(first), Some(second), Some(third)) = (figures(0), figures(1), figures(2))
        && (first.1.min(second.1) <= 2 && second.1 <= 2 && [first.1, third.1].contains(&4) && first.1.min(third.1) <= 2)
        && let Some(dates) = of_three(first, second, third)
    {
        return Some((dates, 3));
    }
    let touch = |at: usize| touches(run, at).then_some(());
    touch(0)?;
    match touch(1).and_then(|()| figures(2)) {
        Some(third) => of_three(figures(0)?, figures(1)?, third).map(|dates| (dates, 3)),
        None => of_two(figures(0)?, figures(1)?).map(|date| (vec![date], 2)),
    }
}

/// Numbers, each with its length, as day, month and year.
fn of_three(first: (u16, usize), second: (u16, usize), third: (u16, usize)) -> Option<Vec<AskedDate>> {
    let date = |year: Year, month: u16, day: u16| {
        let of = match year {
            Year::Whole(year) => year,
            // A leap year: the century is not known.
            Year::InCentury(_) => 2000,
        };
        let date: PartialDate = format!("{of:04}-{month:02}-{day:02}").parse().ok()?;
        Some(AskedDate { day: date.day, month: date.month?, year: Some(year) })
    };
    let mut dates: Vec<AskedDate> = if first.1 == 4 {
        date(Year::Whole(first.0), second.0, third.0).into_iter().collect()
    } else {
        let year = match third.1 {
            4 => Year::Whole(third.0),
            2 => Year::InCentury(third.0),
            _ => return None,
        };
        [date(year, second.0, first.0), date(year, first.0, second.0)].into_iter().flatten().collect()
    };
    dates.dedup();
    (!dates.is_empty()).then_some(dates)
}

/// Numbers, each with its length, as month and year.
fn of_two(first: (u16, usize), second: (u16, usize)) -> Option<AskedDate> {
    let (year, month) = match (first.1, second.1) {
        (4, 2) => (first.0, second.0),
        (1 | 2, 4) => (second.0, first.0),
        _ => return None,
    };
    let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    (year > 0).then_some(AskedDate { day: None, month, year: Some(Year::Whole(year)) })
}

/// A day and a month without a year in one word, `27/10`, `10/27`, `27.10.`; a fraction is none.
pub(crate) fn short(word: &str) -> Option<Vec<AskedDate>> {
    let word = word.trim_matches(|sign| "(),;:!?".contains(sign));
    let (first, second) = match word.strip_suffix('.') {
        Some(stem) => stem.split_once('.').or_else(|| stem.split_once('/'))?,
        None => word.split_once('/')?,
    };
    let number = |digits: &str| {
        let is_short = (1..=2).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
        is_short.then(|| digits.parse::<u8>().ok()).flatten()
    };
    let (first, second) = (number(first)?, number(second)?);
    if matches!((first, second), (1, ..=10) | (2, 3) | (3, 4)) && word.contains('/') {
        return None;
    }
    let date = |day: u8, month: u8| {
        format!("2000-{month:02}-{day:02}").parse::<PartialDate>().ok()?;
        Some(AskedDate { day: Some(day), month, year: None })
    };
    let mut dates: Vec<AskedDate> = [date(first, second), date(second, first)].into_iter().flatten().collect();
    dates.dedup();
    (!dates.is_empty()).then_some(dates)
}

/// Words at the head of some that are one date in figures with blanks after its points, `27. 10. 1962`: as one word, and how
/// many they are.
pub(crate) fn with_blanks(words: &[String]) -> Option<(String, usize)> {
    let is_ordinal = |word: &&String| {
        let digits = word.strip_suffix('.').unwrap_or_default();
        (1..=2).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit())
    };
    let [day, month] = words.get(..2)? else { return None };
    if !is_ordinal(&day) || !is_ordinal(&month) {
        return None;
    }
    let is_year = |word: &&String| {
        let digits = word.trim_end_matches(|sign: char| !sign.is_alphanumeric());
        matches!(digits.len(), 2 | 4) && digits.bytes().all(|digit| digit.is_ascii_digit())
    };
    Some(match words.get(2).filter(is_year) {
        Some(year) => (format!("{day}{month}{year}"), 3),
        None => (format!("{day}{month}"), 2),
    })
}

/// A year in four digits.
pub(crate) fn whole_year(form: &str) -> Option<Year> {
    (form.len() == 4).then(|| form.parse().ok().filter(|year| *year > 0).map(Year::Whole)).flatten()
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

/// The months as they are named in German, French, Spanish, Italian, Portuguese and Russian, folded, where that is not their
/// English name; with their usual short forms.
const ELSEWHERE: [&[&str]; 12] = [
    &["januar", "janner", "janvier", "enero", "gennaio", "janeiro", "yanvarya"],
    &["februar", "fevrier", "febrero", "febbraio", "fevereiro", "fevralya"],
    &["marz", "mars", "marzo", "marco", "marta"],
    &["avril", "abril", "aprile", "aprelya"],
    &["mai", "mayo", "maggio", "maio", "maya"],
    &["juni", "juin", "junio", "giugno", "junho", "iyunya"],
    &["juli", "juillet", "julio", "luglio", "julho", "iyulya"],
    &["aout", "agosto", "avgusta"],
    &["septembre", "septiembre", "setiembre", "settembre", "setembro", "sentyabrya"],
    &["oktober", "octobre", "octubre", "ottobre", "outubro", "oktyabrya", "okt"],
    &["novembre", "noviembre", "novembro", "noyabrya"],
    &["dezember", "decembre", "diciembre", "dicembre", "dezembro", "dekabrya", "dez"],
];

/// A month: by its name, in other languages too, or by the first three letters of the English one.
pub(crate) fn month(form: &str) -> Option<u8> {
    let at = (0..12).find(|&at| names_of_month(at).any(|name| name == form))?;
    u8::try_from(at + 1).ok()
}

/// Months that are verbs too.
fn is_also_a_verb(form: &str) -> bool {
    matches!(form, "may" | "march")
}

/// The names of a month, from 0.
fn names_of_month(at: usize) -> impl Iterator<Item = String> {
    let name = PartialDate::MONTHS.get(at).map_or_else(String::new, |name| name.to_ascii_lowercase());
    let short = name.stretch(..3.min(name.len())).to_owned();
    let sept = (at == 8).then(|| "sept".to_owned());
    let elsewhere = ELSEWHERE.get(at).into_iter().copied().flatten().map(|name| (*name).to_owned());
    [name, short].into_iter().chain(sept).chain(elsewhere)
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

    #[test]
    fn a_day_and_a_month_in_figures_may_want_their_year() {
        let words = |word: &str| short(word).map(|all| all.into_iter().map(AskedDate::in_words).collect::<Vec<_>>());
        for word in ["27/10", "10/27", "27.10.", "27/10,"] {
            assert_eq!(words(word), Some(vec!["27 October".to_owned()]), "{word}");
        }
        assert_eq!(words("6/11").map(|all| all.len()), Some(2), "it can be read two ways");
        for word in ["1/2", "2/3", "24/72", "27.10", "1.5", "/", "10/", "1/2/3", "31/2"] {
            assert_eq!(words(word), None, "{word}");
        }
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
    fn figures_with_blanks_after_their_points_are_one_date() {
        let words = |text: &str| with_blanks(&text.split(' ').map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(words("27. 10. 1962"), Some(("27.10.1962".to_owned(), 3)));
        assert_eq!(words("27. 10. was"), Some(("27.10.".to_owned(), 2)));
        for text in ["27 10 1962", "27. October 1962", "27.", "1962. 10."] {
            assert_eq!(words(text), None, "{text}");
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
