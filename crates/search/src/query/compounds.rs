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
        return Some((Term::Name(names.to_vec()), length));
    }
    if let Some(name) = spaced(index, &forms).or_else(|| initials(index, run)).or_else(|| elsewhere(index, &forms)) {
        return Some(name);
    }
    if let Some((dates, length)) = dates::read(run) {
        return Some((Term::Date(dates), length));
    }
    if let Some((value, length)) = numerals::read(&forms) {
        return Some((Term::Family(value.to_string()), length));
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
    let is_one = |who: &EntityRef| matches!(who.0, EntityKind::Person | EntityKind::Place);
    let usual = index.usual_words(&who).filter(|_| is_strange && who.iter().all(is_one))?;
    Some((Term::Name(vec![usual]), length))
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
