//! What several plain words side by side may be together: a name, a date, a compound.
//!
//! Start with [`longer`]. Nothing found here loses anything: each reading also finds what the words alone would.

use super::{function_words, index::Index, query::Term};
use corpus::PartialDate;
use text::fold::Token;

/// Days of the month as words.
const ORDINALS: [&str; 10] =
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/// Between the day and the month at most so many words: “on 27 and 28 October”.
pub(super) const DATE_WITHIN: u32 = 4;

/// What the words at the head of a run are together, and how many they are.
pub(super) fn longer(index: &Index, run: &[(String, Token)]) -> Option<(Term, usize)> {
    let forms: Vec<&str> = run.iter().map(|(_, token)| token.form.as_str()).collect();
    if let Some((names, length)) = index.names.at(&forms) {
        return Some((Term::Name(names.to_vec()), length));
    }
    if let Some(date) = date(&forms) {
        return Some(date);
    }
    let (_, first) = run.first()?;
    if let Some(joined) = &first.joined {
        let length = usize::from(joined.width);
        let parts = forms.iter().take(length).map(|form| (*form).to_owned()).collect();
        return Some((Term::Compound(joined.form.clone(), parts), length));
    }
    split(index, &forms)
}

/// `27 October`, `October 27th`, `first of May`, `1962-10-27`.
fn date(forms: &[&str]) -> Option<(Term, usize)> {
    let near = |day: &str, month: usize| {
        let mut days = vec![day.to_owned()];
        let ordinal = day.parse::<usize>().ok().and_then(|day| ORDINALS.get(day.checked_sub(1)?));
        days.extend(ordinal.map(|ordinal| (*ordinal).to_owned()));
        let name = PartialDate::MONTHS.get(month).map_or_else(String::new, |name| name.to_ascii_lowercase());
        Term::Near(vec![days, vec![name]], DATE_WITHIN)
    };
    match *forms {
        [one, "of", other, ..] => Some((near(day(one)?, month(other)?), 3)),
        [year, number, day_of_month, ..] if year.len() == 4 && number.len() == 2 && day_of_month.len() == 2 => {
            let date: PartialDate = format!("{year}-{number}-{day_of_month}").parse().ok()?;
            Some((near(&date.day?.to_string(), usize::from(date.month?) - 1), 3))
        }
        [one, other, ..] => match (day(one), month(other)) {
            (Some(day), Some(month)) => Some((near(day, month), 2)),
            _ => Some((near(day(other)?, month(one)?), 2)),
        },
        _ => None,
    }
}

/// A day of the month: `27`, `27th`, `first`.
fn day(form: &str) -> Option<&str> {
    if ORDINALS.contains(&form) {
        return Some(form);
    }
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| form.strip_suffix(ending)).unwrap_or(form);
    digits.parse::<u8>().ok().filter(|day| (1..=31).contains(day)).map(|_| digits)
}

/// A month, by name or by its first three letters; January is 0.
fn month(form: &str) -> Option<usize> {
    PartialDate::MONTHS.iter().position(|month| {
        let month = month.to_ascii_lowercase();
        form == month || (form.len() == 3 && month.starts_with(form)) || (form == "sept" && month.starts_with(form))
    })
}

/// Two words that the letters also write as one: `ab 28`, `thermo nuclear`.
fn split(index: &Index, forms: &[&str]) -> Option<(Term, usize)> {
    let [one, other, ..] = *forms else { return None };
    if function_words::is_small(one) || function_words::is_small(other) {
        return None;
    }
    let joined = format!("{one}{other}");
    let is_known = !index.family(&joined).is_empty();
    is_known.then(|| (Term::Split(joined, vec![one.to_owned(), other.to_owned()]), 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_usual_ways() {
        let days = |forms: &[&str]| match date(forms) {
            Some((Term::Near(words, _), length)) => Some((words.concat().join(" "), length)),
            _ => None,
        };
        assert_eq!(days(&["27", "october", "x"]), Some(("27 october".to_owned(), 2)));
        assert_eq!(days(&["oct", "27th"]), Some(("27 october".to_owned(), 2)));
        assert_eq!(days(&["first", "of", "may"]), Some(("first may".to_owned(), 3)));
        assert_eq!(days(&["1962", "10", "27"]), Some(("27 october".to_owned(), 3)));
        assert_eq!(days(&["27", "men"]), None);
        assert_eq!(days(&["99", "october"]), None);
    }
}
