//! Dates as people write them, in titles, datelines and names of files: `3. Mai 1801`, `le 1er janvier 1801`, `[3 May 1801?]`,
//! `between 3 and 5 May 1801`, `3.5.1801`, `1801 Mai 3`.
//!
//! Start with [`from_words`]. Words are taken as the [`items`] of [`super::items`]; any word that is no part of a date parts one date from
//! another. Must not know elements.

use super::{
    days_of, from_value,
    items::{DateQualifier, Item, Point, QueriedItem, items},
    republic, roman, span,
};

/// The first date that words state; a year alone is none, for most numbers of four digits are no dates.
#[must_use]
pub fn from_words(words: &str) -> Option<String> {
    let words = even_figures(words);
    if let Some(found) = republic::from_words(&words).or_else(|| roman::from_words(&words)) {
        return Some(found);
    }
    let items = items(&words);
    (0..items.len()).find_map(|at| dated(&items, at))
}

/// The words without brackets in figures: of `3.5.[18]01` the editors have supplied two.
fn even_figures(words: &str) -> String {
    let signs: Vec<char> = words.chars().collect();
    let is_figure =
        |at: Option<usize>| at.and_then(|at| signs.get(at)).is_some_and(|sign| sign.is_ascii_digit() || *sign == '.');
    let is_inside = |at: usize| is_figure(at.checked_sub(1)) && is_figure(Some(at + 1));
    let kept = signs.iter().enumerate().filter(|(at, sign)| !(matches!(sign, '[' | ']') && is_inside(*at)));
    kept.map(|(_, sign)| *sign).collect()
}

/// A date before our era, which nothing but these words tells: `44 BC`, `15. März 44 v. Chr.`; the year 1 before it is the year 0 of EDTF.
fn before_our_era(words: &str) -> Option<String> {
    const SIGNS: [&str; 8] = ["bce", "bc", "b.c.e.", "b.c.", "v. chr.", "v.chr.", "av. j.-c.", "a.c."];
    let lower = words.trim_matches(['[', ']', ' ']).to_lowercase();
    let rest = SIGNS.iter().find_map(|sign| lower.strip_suffix(sign))?.trim_end();
    let digits = rest.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (before, year) = rest.split_at(rest.len() - digits);
    let year = year.parse::<u16>().ok().filter(|year| (2..=9999).contains(year))? - 1;
    let items = items(before);
    let day = (0..items.len()).find_map(|at| Some(point(&items, at)?.0)).unwrap_or_default();
    let value = match (day.month, day.day) {
        (Some(month), Some(day)) => format!("-{year:04}-{month:02}-{day:02}"),
        (Some(month), None) => format!("-{year:04}-{month:02}"),
        _ => format!("-{year:04}"),
    };
    Some(qualified(&items, items.len(), false, from_value(&value)?))
}

/// What the wording of a date says, where nothing else is said: also years alone, `ca. 1801`, `17--`, and days of no year.
#[must_use]
pub fn from_wording(words: &str) -> Option<String> {
    if let Some(found) = before_our_era(words).or_else(|| from_words(words)) {
        return Some(found);
    }
    let words = even_figures(words);
    let items = items(&words);
    let year_at = |at: usize| match items.get(at) {
        Some((Item::Number { value, digits: 4, .. }, doubt)) if (1000..2200).contains(value) => Some((*value, *doubt)),
        _ => None,
    };
    for (at, (item, doubt)) in items.iter().enumerate() {
        let Item::Season(season) = item else { continue };
        if let Some((year, also)) = year_at(at + 1).or_else(|| year_at(at.checked_sub(1)?)) {
            return Some(qualified(&items, at, *doubt || also, format!("{year}-{season}")));
        }
    }
    let numbers = items.iter().filter(|(item, _)| matches!(item, Item::Number { .. })).count();
    for (at, (item, doubt)) in items.iter().enumerate() {
        let year = match item {
            Item::Number { value, digits: 4, .. } if (1000..2200).contains(value) => value.to_string(),
            // Of the early Middle Ages, if no other number stands there.
            Item::Number { value, digits: 3, .. } if numbers == 1 => format!("{value:04}"),
            Item::Vague(digits) => format!("{digits:X<4}"),
            _ => continue,
        };
        let second = match (items.get(at + 1), items.get(at + 2)) {
            (Some((Item::To | Item::Stroke, _)), Some((Item::Number { value, digits: 4, .. }, _))) => {
                Some(value.to_string())
            }
            // 1801/02
            (Some((Item::Stroke, _)), Some((Item::Number { value, digits: 2, .. }, _))) => {
                year.get(..2).map(|century| format!("{century}{value:02}")).filter(|second| *second > year)
            }
            _ => None,
        };
        if let Some(second) = second {
            let end = |year: String| match items.get(at.wrapping_sub(1)) {
                Some((Item::DateQualifier(DateQualifier::About), _)) => format!("{year}~"),
                _ => year,
            };
            return Some(span(&end(year), &end(second)));
        }
        return Some(qualified(&items, at, *doubt, year));
    }
    let day = (0..items.len()).find_map(|at| Some(point(&items, at)?.0).filter(|point| point.day.is_some()))?;
    let (month, day) = (day.month?, day.day?);
    (day <= days_of(2000, month)).then(|| format!("XXXX-{month:02}-{day:02}"))
}

/// Whether words begin with a date, or a part of one.
#[must_use]
pub fn is_dated(words: &str) -> bool {
    let items = items(words);
    let first = items.iter().position(|(item, _)| !matches!(item, Item::DateQualifier(_) | Item::To));
    first.is_some_and(|at| point(&items, at).is_some())
}

/// The date at an item, as far as it goes; where it ends; whether it is doubted.
fn point(items: &[QueriedItem<'_>], at: usize) -> Option<(Point, usize, bool)> {
    let get = |at: usize| items.get(at).map(|(item, _)| *item);
    let year = |at: usize| match get(at) {
        Some(Item::Number { value, digits: 4, .. }) if (1000..2200).contains(&value) => Some(value),
        _ => None,
    };
    let day = |at: usize| match get(at) {
        Some(Item::Number { value, digits: 1 | 2, .. }) => {
            u8::try_from(value).ok().filter(|day| (1..=31).contains(day))
        }
        _ => None,
    };
    let month = |at: usize| match get(at) {
        Some(Item::Month(month)) => Some(month),
        _ => None,
    };
    // Until the middle of the eighteenth century the year began in March: “10 February 1741/2” is in 1742.
    let year_of = |at: usize, month: u8| -> Option<(u16, usize)> {
        let value = year(at)?;
        let is_next = |second: u16, digits: usize| second == (value + 1) % if digits == 1 { 10 } else { 100 };
        match (get(at + 1), get(at + 2)) {
            (Some(Item::Stroke | Item::To), Some(Item::Number { value: second, digits: digits @ (1 | 2), .. }))
                if month <= 3 && is_next(second, digits) && !matches!(get(at + 3), Some(Item::Month(_))) =>
            {
                Some((value + 1, 3))
            }
            _ => Some((value, 1)),
        }
    };
    let (found, length) = match get(at)? {
        Item::Full(point) => (point, 1),
        Item::Number { digits: 4, .. } => {
            // 1801 Mai 3
            let (year, month) = (year(at)?, month(at + 1)?);
            let day = day(at + 2).filter(|_| !matches!(get(at + 3), Some(Item::Month(_))));
            (Point { year: Some(year), month: Some(month), day }, if day.is_some() { 3 } else { 2 })
        }
        Item::Number { .. } => {
            let day = Some(day(at)?);
            match month(at + 1).map(|month| (month, year_of(at + 2, month))) {
                Some((month, Some((year, length)))) => {
                    (Point { year: Some(year), month: Some(month), day }, 2 + length)
                }
                Some((month, None)) => (Point { year: None, month: Some(month), day }, 2),
                None => (Point { year: None, month: None, day }, 1),
            }
        }
        Item::Month(month) => match (day(at + 1), year_of(at + 1, month), year_of(at + 2, month)) {
            (Some(day), _, Some((year, length))) => {
                (Point { year: Some(year), month: Some(month), day: Some(day) }, 2 + length)
            }
            (Some(day), _, None) => (Point { year: None, month: Some(month), day: Some(day) }, 2),
            (None, Some((year, length)), _) => (Point { year: Some(year), month: Some(month), day: None }, 1 + length),
            (None, None, _) => (Point { year: None, month: Some(month), day: None }, 1),
        },
        _ => return None,
    };
    let doubt = items[at..at + length].iter().any(|(_, doubt)| *doubt);
    Some((found, at + length, doubt))
}

fn dated(items: &[QueriedItem<'_>], at: usize) -> Option<String> {
    let (one, end, doubt) = point(items, at)?;
    let parted = items.get(end).map(|(item, _)| *item).filter(|item| matches!(item, Item::To | Item::Stroke));
    if let Some((parted, (other, _, also))) = parted.and_then(|item| Some((item, point(items, end + 1)?))) {
        // October 26–27, 1962: of the second only day and year are written.
        let month = other.month.or(one.month);
        let year = other.year.or_else(|| following_year(items, end + 2).filter(|_| other.month.is_none()));
        let other = Point { year, month, ..other };
        let one = Point { year: one.year.or(other.year), month: one.month.or(other.month), ..one };
        let other = Point { year: other.year.or(one.year), ..other };
        if let (Some(from), Some(to)) = (one.edtf(), other.edtf()) {
            if parted == Item::Stroke && (10..=13).contains(&apart(one, other)) {
                // Old style and new: the calendar of the notation is the new one.
                return Some(qualified(items, at, doubt || also, to));
            }
            return Some(if from <= to { span(&from, &to) } else { to });
        }
    }
    Some(qualified(items, at, doubt, one.edtf()?))
}

fn following_year(items: &[QueriedItem<'_>], at: usize) -> Option<u16> {
    match items.get(at).map(|(item, _)| *item) {
        Some(Item::Number { value, digits: 4, .. }) => Some(value),
        _ => None,
    }
}

/// How many days lie between two dates of one or neighbouring months; 0 where that is not known.
fn apart(one: Point, other: Point) -> u16 {
    let (Some(first), Some(second)) = (one.day, other.day) else { return 0 };
    let (Some(from), Some(to), Some(year)) = (one.month, other.month, one.year) else { return 0 };
    let carried = match (from, to) {
        _ if from == to => 0,
        _ if from % 12 + 1 == to => u16::from(days_of(i32::from(year), from)),
        _ => return 0,
    };
    (u16::from(second) + carried).saturating_sub(u16::from(first))
}

/// The date with what is said before it.
fn qualified(items: &[QueriedItem<'_>], at: usize, doubt: bool, edtf: String) -> String {
    let before = |back: usize| match at.checked_sub(back).and_then(|at| items.get(at)) {
        Some((Item::DateQualifier(said), _)) => Some(*said),
        _ => None,
    };
    let said = match (before(2), before(1)) {
        (Some(DateQualifier::Not), Some(DateQualifier::Before)) => Some(DateQualifier::After),
        (Some(DateQualifier::Not), Some(DateQualifier::After)) => Some(DateQualifier::Before),
        (_, said) => said,
    };
    let uncertain = doubt || said == Some(DateQualifier::Perhaps);
    match (said, uncertain) {
        (Some(DateQualifier::Before), _) => format!("../{edtf}"),
        (Some(DateQualifier::After), _) => format!("{edtf}/.."),
        _ if from_value(&edtf).is_none() => edtf,
        (Some(DateQualifier::About), true) => format!("{edtf}%"),
        (Some(DateQualifier::About), false) => format!("{edtf}~"),
        (_, true) => format!("{edtf}?"),
        (_, false) => edtf,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_words_of_many_languages() {
        for (words, edtf) in [
            ("3. Mai 1801", "1801-05-03"),
            ("den 3ten May 1801", "1801-05-03"),
            ("le 3 mai 1801", "1801-05-03"),
            ("Paris, ce 1er janvier 1801", "1801-01-01"),
            ("il 1° maggio 1801", "1801-05-01"),
            ("Milano, addì 3 di maggio 1801", "1801-05-03"),
            ("3 de mayo de 1801", "1801-05-03"),
            ("1º de março de 1801", "1801-03-01"),
            ("Leiden, 3 mei 1801", "1801-05-03"),
            ("Stockholm d. 3 maj 1801", "1801-05-03"),
            ("København, den 3. marts 1801", "1801-03-03"),
            ("Lipsiae, die 3 Maii 1601", "1601-05-03"),
            ("3 мая 1801", "1801-05-03"),
            ("9. 8bre 1801", "1801-10-09"),
            ("May 3d, 1801", "1801-05-03"),
            ("the 3rd of May, 1801", "1801-05-03"),
            ("Friday, May the 3rd, 1801", "1801-05-03"),
            ("1801 Mai 3", "1801-05-03"),
            ("1801, May 3.", "1801-05-03"),
            ("Weimar, 3.5.1801", "1801-05-03"),
            ("3. 5. 1801", "1801-05-03"),
            ("3.V.1801", "1801-05-03"),
            ("03-05-1801", "1801-05-03"),
            ("26/10/1962", "1962-10-26"),
            ("10/26/1962", "1962-10-26"),
            ("1962_10_26", "1962-10-26"),
            ("18620304 Berg", "1862-03-04"),
            ("Anfang Mai 1801", "1801-05"),
            ("31 June 1801", "1801-06"),
            ("Nr. 12 – 3 May 1801", "1801-05-03"),
        ] {
            assert_eq!(from_words(words).as_deref(), Some(edtf), "{words}");
        }
    }

    #[test]
    fn spans_open_ends_and_doubts_are_said() {
        for (words, edtf) in [
            ("3.–5. Mai 1801", "1801-05-03/1801-05-05"),
            ("between 3 May and 5 June 1801", "1801-05-03/1801-06-05"),
            ("zwischen dem 3. und 5. Mai 1801", "1801-05-03/1801-05-05"),
            ("October 26–27, 1962", "1962-10-26/1962-10-27"),
            ("28 December 1801 to 2 January 1802", "1801-12-28/1802-01-02"),
            ("May–June 1801", "1801-05/1801-06"),
            ("3/15 May 1801", "1801-05-15"),
            ("22 May/3 June 1801", "1801-06-03"),
            ("9. / 11. Juli 1831", "1831-07-09/1831-07-11"),
            ("before 3 May 1801", "../1801-05-03"),
            ("vor dem 3. Mai 1801", "../1801-05-03"),
            ("nicht vor dem 3. Mai 1801", "1801-05-03/.."),
            ("après le 3 mai 1801", "1801-05-03/.."),
            ("[3 May 1801?]", "1801-05-03?"),
            ("3 May [1801?]", "1801-05-03?"),
            ("[3 May 1801]", "1801-05-03"),
            ("ca. 3. Mai 1801", "1801-05-03~"),
            ("wohl Mai 1801", "1801-05?"),
        ] {
            assert_eq!(from_words(words).as_deref(), Some(edtf), "{words}");
        }
    }

    #[test]
    fn a_wording_by_itself_may_be_a_year_or_a_day_of_no_year() {
        for (words, edtf) in [
            ("1801", "1801"),
            ("[ca. 1801]", "1801~"),
            ("[1801?]", "1801?"),
            ("1801–1803", "1801/1803"),
            ("17--", "17XX"),
            ("180-", "180X"),
            ("Weimar den 3. Mai", "XXXX-05-03"),
            ("vor 1801", "../1801"),
            ("after 869?", "0869/.."),
            ("869", "0869"),
        ] {
            assert_eq!(from_wording(words).as_deref(), Some(edtf), "{words}");
        }
        for words in ["s.d.", "n.d.", "o. D.", "undated", "heute früh um 5", "30. Februar", "12 of 869"] {
            assert_eq!(from_wording(words), None, "{words}");
        }
    }

    #[test]
    fn numbers_among_other_words_are_no_dates() {
        for words in ["may I say that in 1962 there were 42 missiles", "1801", "Mai 45", "Nr. 12, 5/4/1801"] {
            assert_eq!(from_words(words), None, "{words}");
        }
    }
}
