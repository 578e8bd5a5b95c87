//! Days counted as the Romans did, and as letters in Latin do: `V. Non. Maii 1523`, `Idibus Martiis 1523`, `prid. Kal. Maias 1523`.
//!
//! Start with [`from_words`]. Must not know other wordings.

use super::{days_of, from_value};

/// The beginnings of the names of months, which stand in several cases and short forms.
const MONTHS: [&[&str]; 12] = [
    &["ianuar", "januar"],
    &["februar", "feb"],
    &["mart", "mar"],
    &["april", "apr"],
    &["mai"],
    &["iuni", "juni"],
    &["iuli", "juli", "quintil"],
    &["august", "aug", "sextil"],
    &["septemb", "sept"],
    &["octob", "oct"],
    &["novemb", "nov"],
    &["decemb", "dec"],
];

/// The day in words that name one of the three days of a month from which the Romans counted, a month and a year of four figures.
pub(super) fn from_words(words: &str) -> Option<String> {
    let tokens: Vec<String> = words
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|token| !token.is_empty())
        .map(str::to_lowercase)
        .collect();
    let (at, fixed) = tokens.iter().enumerate().find_map(|(at, token)| Some((at, fixed(token)?)))?;
    let month = tokens.get(at + 1).and_then(|token| month_of(token))?;
    let year: i32 = tokens
        .get(at + 2..)?
        .iter()
        .take(3)
        .find_map(|token| token.parse().ok().filter(|year| (1000..2200).contains(year) && token.len() == 4))?;
    let is_long = matches!(month, 3 | 5 | 7 | 10);
    let day: i32 = match fixed {
        Fixed::Kalends => 1,
        Fixed::Nones => {
            if is_long {
                7
            } else {
                5
            }
        }
        Fixed::Ides => {
            if is_long {
                15
            } else {
                13
            }
        }
    };
    // Both ends are counted: the day before is the second.
    let before = at.checked_sub(1).and_then(|at| tokens.get(at)).map_or(Some(0), |token| match token.as_str() {
        "prid" | "pridie" => Some(1),
        "postrid" | "postridie" => Some(-1),
        token => Some(count(token).map_or(0, |count| count - 1)),
    })?;
    let (year, month, day) = match day - before {
        // To which year days before the Kalends of January belong, letters do not say in one way.
        day if day < 1 && month == 1 => return (day > -31).then(|| year.to_string()),
        day if day < 1 => (year, month - 1, day + i32::from(days_of(year, month - 1))),
        day => (year, month, day),
    };
    from_value(&format!("{year}-{month:02}-{day:02}"))
}

enum Fixed {
    Kalends,
    Nones,
    Ides,
}

fn fixed(token: &str) -> Option<Fixed> {
    match token {
        "kal" | "cal" | "kl" | "kalend" | "calend" => Some(Fixed::Kalends),
        "non" | "nonis" | "nonas" => Some(Fixed::Nones),
        "id" | "idus" | "idibus" => Some(Fixed::Ides),
        _ if token.starts_with("kalenda") || token.starts_with("calenda") => Some(Fixed::Kalends),
        _ if token.starts_with("kalendi") || token.starts_with("calendi") => Some(Fixed::Kalends),
        _ => None,
    }
}

fn month_of(token: &str) -> Option<u8> {
    let is_of = |names: &[&str]| names.iter().any(|name| token.starts_with(name));
    u8::try_from(MONTHS.iter().position(|names| is_of(names))? + 1).ok()
}

/// How many days, in Roman numbers or figures.
fn count(token: &str) -> Option<i32> {
    const MOST: i32 = 19;
    let value = token.parse().ok().or_else(|| super::items::roman_number(token))?;
    (2..=MOST).contains(&value).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::from_words;

    #[test]
    fn days_before_kalends_nones_and_ides_are_counted_with_both_ends() {
        for (words, edtf) in [
            ("V. Non. Maii 1801", "1801-05-03"),
            ("Basileae, Kal. Maii 1801", "1801-05-01"),
            ("Idibus Martiis 1523", "1523-03-15"),
            ("prid. Kal. Maias 1523", "1523-04-30"),
            ("VI Idus Octobris anno 1523", "1523-10-10"),
            ("postridie Idus Martias, 1523", "1523-03-16"),
            ("III Calend. Martii 1523", "1523-02-27"),
            ("Calendis Augusti 1523", "1523-08-01"),
            ("IV Kal. Ianuarias 1523", "1523"),
        ] {
            assert_eq!(from_words(words).as_deref(), Some(edtf), "{words}");
        }
        for words in ["id. 1523", "Non. Maii", "Kal. 1523", "non 1523"] {
            assert_eq!(from_words(words), None, "{words}");
        }
    }
}
