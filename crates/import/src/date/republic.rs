//! Days of the French Republic: `13 floréal an IX` is 3 May 1801.
//!
//! Start with [`from_words`]. The calendar was in use from 1793 to the end of 1805. Must not know other calendars.

use super::from_value;

const MONTHS: [&str; 12] = [
    "vendémiaire",
    "brumaire",
    "frimaire",
    "nivôse",
    "pluviôse",
    "ventôse",
    "germinal",
    "floréal",
    "prairial",
    "messidor",
    "thermidor",
    "fructidor",
];

/// On which day of September each year began, and in which year of the Gregorian calendar.
const FIRST: [(u16, u8); 14] = [
    (1792, 22),
    (1793, 22),
    (1794, 22),
    (1795, 23),
    (1796, 22),
    (1797, 22),
    (1798, 22),
    (1799, 23),
    (1800, 23),
    (1801, 23),
    (1802, 23),
    (1803, 24),
    (1804, 23),
    (1805, 23),
];

/// The first such day in words, or the month where no day stands before it; an abbreviated *an* and years in Roman numbers or figures.
pub(super) fn from_words(words: &str) -> Option<String> {
    let tokens: Vec<String> =
        words.split(|sign: char| !sign.is_alphanumeric()).filter(|token| !token.is_empty()).map(plain).collect();
    let (at, month) = tokens.iter().enumerate().find_map(|(at, token)| Some((at, month_of(token)?)))?;
    let mut years = tokens.get(at + 1..)?.iter().take(3).skip_while(|token| *token != "an" && *token != "annee");
    let year = years.nth(1).and_then(|token| number(token)).filter(|year| (1..=FIRST.len()).contains(year))?;
    let (gregorian, first) = *FIRST.get(year - 1)?;
    let of = |day: usize| date(gregorian, usize::from(first) + month * 30 + day - 1);
    let day =
        at.checked_sub(1).and_then(|at| tokens.get(at)).and_then(|token| token.trim_end_matches("er").parse().ok());
    match day.filter(|day| (1..=30).contains(day)) {
        Some(day) => of(day),
        None => Some(format!("{}/{}", of(1)?, of(30)?)),
    }
}

/// Lower case without accents, as the names are often written.
fn plain(token: &str) -> String {
    token.to_lowercase().replace(['é', 'è'], "e").replace('ô', "o")
}

fn month_of(token: &str) -> Option<usize> {
    MONTHS.iter().position(|month| plain(month) == token)
}

fn number(token: &str) -> Option<usize> {
    const ROMAN: [&str; 14] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv"];
    ROMAN.iter().position(|roman| *roman == token).map(|at| at + 1).or_else(|| token.parse().ok())
}

/// The day so many days after the last of August.
fn date(year: u16, days: usize) -> Option<String> {
    let (mut year, mut month, mut day) = (year, 9_u8, days);
    loop {
        let is_leap = year % 4 == 0 && year != 1800;
        let length = usize::from(if month == 2 && !is_leap { 28 } else { super::days_of(i32::from(year), month) });
        if day <= length {
            return from_value(&format!("{year}-{month:02}-{day:02}"));
        }
        day -= length;
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
}

#[cfg(test)]
mod tests {
    use super::from_words;

    #[test]
    fn days_of_the_republic_are_those_of_the_calendar_of_today() {
        for (words, edtf) in [
            ("13 floréal an IX", "1801-05-03"),
            ("le 1er Vendémiaire, an 2", "1793-09-22"),
            ("Paris, 18 brumaire an VIII de la République", "1799-11-09"),
            ("9 thermidor an II", "1794-07-27"),
            ("10 Nivose an XIV", "1805-12-31"),
            ("floréal an IX", "1801-04-21/1801-05-20"),
        ] {
            assert_eq!(from_words(words).as_deref(), Some(edtf), "{words}");
        }
        for words in ["13 floréal", "13 floréal an XX", "an IX", "germinal"] {
            assert_eq!(from_words(words), None, "{words}");
        }
    }
}
