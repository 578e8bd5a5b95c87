//! What several plain words side by side may be together: a name, a date, a compound.
//!
//! Start with [`longer`]. Nothing found here loses anything: each reading also finds what the words alone would.

use crate::{
    index::Index,
    query::{Term, dates},
    stop_words,
};
use text::fold::Token;

/// What the words at the head of a run are together, and how many they are.
pub(crate) fn longer(index: &Index, run: &[(String, Token)]) -> Option<(Term, usize)> {
    let forms: Vec<&str> = run.iter().map(|(_, token)| token.form.as_str()).collect();
    if let Some((names, length)) = index.names.at(&forms) {
        return Some((Term::Name(names.to_vec()), length));
    }
    if let Some((dates, length)) = dates::read(run) {
        return Some((Term::Date(dates), length));
    }
    let (_, first) = run.first()?;
    if let Some(joined) = &first.joined {
        let length = usize::from(joined.width);
        let parts = forms.iter().take(length).map(|form| (*form).to_owned()).collect();
        return Some((Term::Compound(joined.form.clone(), parts), length));
    }
    None
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
