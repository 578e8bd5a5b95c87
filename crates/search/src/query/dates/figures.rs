//! Dates in figures, `27.10.1962`, `1962-10`, `10/27`, and with the month as a Roman number.
//!
//! Start with [`in_figures`].

use corpus::PartialDate;
use text::fold::Token;

use super::{AskedDate, Year, whole_year};

/// Whether a word and the next are parts of one, with a sign between them.
fn touches(run: &[(String, Token)], at: usize) -> bool {
    let pair = run.get(at).zip(run.get(at + 1));
    pair.is_some_and(|((_, one), (_, next))| one.word == next.word && next.span.start == one.span.end + 1)
}

/// Two or three numbers with a sign between them.
pub(super) fn in_figures(run: &[(String, Token)], forms: &[&str]) -> Option<(Vec<AskedDate>, usize)> {
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

/// The months as Roman numbers, the first first.
const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/// `27 X 1962`, `27.X.62`; without a year only where the signs touch, `27.X`: *2 x* is no day.
pub(super) fn with_roman_month(run: &[(String, Token)], forms: &[&str]) -> Option<(Vec<AskedDate>, usize)> {
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

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn figures_with_blanks_after_their_points_are_one_date() {
        let words = |text: &str| with_blanks(&text.split(' ').map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(words("27. 10. 1962"), Some(("27.10.1962".to_owned(), 3)));
        assert_eq!(words("27. 10. was"), Some(("27.10.".to_owned(), 2)));
        for text in ["27 10 1962", "27. October 1962", "27.", "1962. 10."] {
            assert_eq!(words(text), None, "{text}");
        }
    }
}
