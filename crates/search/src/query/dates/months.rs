//! The names of the months.
//!
//! Start with [`month`].

use corpus::{PartialDate, stretch::Stretch as _};

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
pub(super) fn month(form: &str) -> Option<u8> {
    let at = (0..12).find(|&at| names_of_month(at).any(|name| name == form))?;
    u8::try_from(at + 1).ok()
}

/// Months that are verbs too.
pub(super) fn is_also_a_verb(form: &str) -> bool {
    matches!(form, "may" | "march")
}

/// The names of a month, from 0.
pub(super) fn names_of_month(at: usize) -> impl Iterator<Item = String> {
    let name = PartialDate::MONTHS.get(at).map_or_else(String::new, |name| name.to_ascii_lowercase());
    let short = name.stretch(..3.min(name.len())).to_owned();
    let sept = (at == 8).then(|| "sept".to_owned());
    let elsewhere = ELSEWHERE.get(at).into_iter().copied().flatten().map(|name| (*name).to_owned());
    [name, short].into_iter().chain(sept).chain(elsewhere)
}
