//! What several plain words side by side may be together: a name, a date, a compound.
//!
//! Start with [`longer`]. Nothing found here loses anything: each reading also finds what the words alone would.

use crate::{
    index::{Index, names::EntityRef},
    query::{Term, dates},
    stop_words,
};
use corpus::EntityKind;
use text::{fold::Token, numerals};

/// What the words at the head of a run are together, and how many they are.
pub(crate) fn longer(index: &Index, run: &[(String, Token)]) -> Option<(Term, usize)> {
    let forms: Vec<&str> = run.iter().map(|(_, token)| token.form.as_str()).collect();
    if let Some((names, length)) = index.names.at(&forms) {
        return Some((Term::Name(used(index, names)), length));
    }
    if let Some(name) = spaced(index, &forms).or_else(|| initials(index, run)).or_else(|| elsewhere(index, &forms)) {
        return Some(name);
    }
    if let Some((dates, length)) = dates::read(run) {
        return Some((Term::Date(dates), length));
    }
    if let Some((figures, length)) = dates::some_years(run) {
        return Some((Term::Years(figures), length));
    }
    if let Some((value, length)) = numerals::read(&forms) {
        return Some((Term::Family(value.to_string()), length));
    }
    if let Some(number) = scale_alone(index, &forms).or_else(|| abbreviated(index, &forms)) {
        return Some(number);
    }
    if let Some(number) = in_thousands(&forms) {
        return Some(number);
    }
    let (_, first) = run.first()?;
    if let Some(joined) = &first.joined {
        let length = usize::from(joined.width);
        let parts = forms.iter().take(length).map(|form| (*form).to_owned()).collect();
        return Some((Term::Compound(joined.form.clone(), parts), length));
    }
    None
}

/// `hundred megatons` is a hundred of them, where the letters have that number.
fn scale_alone(index: &Index, forms: &[&str]) -> Option<(Term, usize)> {
    let first = forms.first()?;
    let with_article: Vec<&str> = ["a"].iter().chain(forms).copied().collect();
    let (value, length) = numerals::read(&with_article).filter(|(_, length)| *length > 1)?;
    let number = value.to_string();
    let term = match length {
        2 => Term::PartOf((*first).to_owned(), number.clone()),
        _ => Term::Family(number.clone()),
    };
    index.form(&number).map(|_| (term, length - 1))
}

/// Units that are written right after a number.
const UNITS: [&str; 7] = ["m", "km", "h", "g", "kg", "mt", "t"];

/// `150k`, `20m`; `12000m` is metres where the letters have so many of something, and not as many millions.
fn abbreviated(index: &Index, forms: &[&str]) -> Option<(Term, usize)> {
    let first = forms.first()?;
    let digits = first.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = first.split_at(digits);
    let scale: u64 = match unit {
        "k" => 1_000,
        "m" | "mn" => 1_000_000,
        _ => 1,
    };
    let scaled = number.parse::<u64>().ok()?.checked_mul(scale)?.to_string();
    let is_known = |number: &str| index.form(number).is_some();
    let meant = match () {
        () if is_known(first) => return None,
        () if scale > 1 && (is_known(&scaled) || unit != "m") => scaled,
        () if UNITS.contains(&unit) && is_known(number) => number.to_owned(),
        () => return None,
    };
    Some((Term::Family(meant), 1))
}

/// A fraction as it is spoken, as one word and in parts: `1/3` is *one-third*.
pub(crate) fn fraction(word: &str) -> Option<(String, Vec<String>)> {
    let (count, part) = match word {
        "1/2" | "½" => ("a", "half"),
        "1/3" | "⅓" => ("one", "third"),
        "2/3" | "⅔" => ("two", "thirds"),
        "1/4" | "¼" => ("one", "quarter"),
        "3/4" | "¾" => ("three", "quarters"),
        _ => return None,
    };
    Some((count.to_owned() + part, vec![count.to_owned(), part.to_owned()]))
}

/// A number with blanks between its thousands: `20 000 000`.
fn in_thousands(forms: &[&str]) -> Option<(Term, usize)> {
    let is_digits = |form: &&&str| form.bytes().all(|byte| byte.is_ascii_digit());
    let first = forms.first().filter(|form| (1..=3).contains(&form.len()) && is_digits(form))?;
    let groups = forms.iter().skip(1).take_while(|form| form.len() == 3 && is_digits(form)).count();
    let is_one = groups > 1 || (groups == 1 && forms.get(1) == Some(&"000"));
    let form = first.to_string() + &forms.get(1..=groups)?.concat();
    is_one.then_some((Term::Family(form), groups + 1))
}

/// How many single letters stand at the head of a run.
fn single_letters(forms: &[&str]) -> usize {
    forms.iter().take_while(|form| form.chars().count() == 1 && form.chars().all(char::is_alphabetic)).count()
}

/// An abbreviation with blanks between its letters: `U S A`.
fn spaced(index: &Index, forms: &[&str]) -> Option<(Term, usize)> {
    let most = single_letters(forms);
    (2..=most).rev().find_map(|length| {
        let joined = forms.get(..length)?.concat();
        let names = [joined.to_ascii_uppercase(), joined].iter().find_map(|name| index.names.at(&[name]))?;
        Some((Term::Name(names.0.to_vec()), length))
    })
}

/// A surname after initials: `J. R. Holm`, `J.R. Holm`. The initials need not match; who has them typed is meant.
fn initials(index: &Index, run: &[(String, Token)]) -> Option<(Term, usize)> {
    let is_initial = |(typed, _): &&(String, Token)| {
        typed.split('.').all(|letter| letter.chars().count() <= 1) && typed.chars().any(char::is_alphabetic)
    };
    let length = run.iter().take_while(is_initial).count();
    let (_, first) = run.first()?;
    let (_, surname) = run.get(length)?;
    let initial = first.form.get(..first.form.chars().next()?.len_utf8())?;
    let is_meant = (1..=3).contains(&length) && index.names.has_initial(initial, &surname.form);
    is_meant.then(|| (Term::Family(surname.form.clone()), length + 1))
}

/// A name that the letters do not use for somebody whom they name otherwise: *Jruschov*.
fn elsewhere(index: &Index, forms: &[&str]) -> Option<(Term, usize)> {
    let (who, length) = index.names.named(forms);
    let is_strange = forms.iter().take(length).any(|form| index.family(form).is_empty());
    if !is_strange {
        return None;
    }
    // A body is known by its name and by an abbreviation of it; what else one calls it is not always its name.
    if let [body @ (EntityKind::Organisation, _)] = who.as_slice() {
        let names = index.names.of_body(*body)?;
        return Some((Term::Name(used(index, names)), length));
    }
    let is_one = |who: &EntityRef| matches!(who.0, EntityKind::Person | EntityKind::Place);
    let usual = index.usual_words(&who).filter(|_| who.iter().all(is_one))?;
    Some((Term::Name(vec![usual]), length))
}

/// Of names that stand for one another those that the letters have; all where they have none.
fn used(index: &Index, names: &[Vec<String>]) -> Vec<Vec<String>> {
    let mut used = names.to_vec();
    used.retain(|name| !index.verbatim(name).is_empty());
    if used.is_empty() { names.to_vec() } else { used }
}

/// Two words that the letters also write as one: `ab 28`, `thermo nuclear`.
pub(crate) fn split(index: &Index, run: &[(String, Token)]) -> Option<String> {
    let [(_, one), (_, other), ..] = run else { return None };
    if longer(index, run).is_some() {
        return None;
    }
    if stop_words::is_stop_word(&one.form) || stop_words::is_stop_word(&other.form) {
        return None;
    }
    let joined = format!("{}{}", one.form, other.form);
    (!index.family(&joined).is_empty()).then_some(joined)
}
