//! Word families: *withdraw, withdraws, withdrew, withdrawn, withdrawal*.
//!
//! Start with [`Families::key`]: forms with the same key are one family. Three rules in order: British spelling is
//! read as American; the Snowball stemmer for English (“Porter2”) takes endings off; the irregular forms and
//! derivations of `irregular.txt` are brought together. Must not know queries or texts.

use corpus::sort;
use rust_stemmers::{Algorithm, Stemmer};

/// Families that endings alone do not show: irregular verbs, derivations that change the stem, spellings.
const IRREGULAR: &str = include_str!("irregular.txt");

/// Words whose *-ist* is no ending.
const NO_IST: &[&str] = &["assist", "consist", "desist", "exist", "coexist", "insist", "persist", "resist", "subsist"];

/// The families of English.
pub struct Families {
    stemmer: Stemmer,
    /// Stem → the stem of its family's base, sorted by the former.
    together: Vec<(String, String)>,
}

impl std::fmt::Debug for Families {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Families").field("together", &self.together.len()).finish_non_exhaustive()
    }
}

impl Default for Families {
    fn default() -> Self {
        Self::english()
    }
}

impl Families {
    /// The families of English, ready to use. Making them takes well under a millisecond; make them once.
    #[must_use]
    pub fn english() -> Self {
        let stemmer = Stemmer::create(Algorithm::English);
        let mut together = Vec::new();
        for family in IRREGULAR.lines().filter(|line| !line.starts_with('#')) {
            let mut stems = family.split(' ').map(|form| stem(&stemmer, form));
            let base = stems.next().unwrap_or_default();
            together.extend(stems.filter(|stem| *stem != base).map(|stem| (stem, base.clone())));
        }
        sort::natural(&mut together);
        together.dedup_by(|later, earlier| later.0 == earlier.0);
        Self { stemmer, together }
    }

    /// The key of the family of a folded form.
    #[must_use]
    pub fn key(&self, form: &str) -> String {
        let stem = stem(&self.stemmer, form);
        match self.together.binary_search_by(|(other, _)| other.as_str().cmp(&stem)) {
            Ok(at) => self.together.get(at).map_or(stem, |(_, base)| base.clone()),
            Err(_) => stem,
        }
    }

    /// Whether one folded form is an inflection of another (a base form), or said to belong to it in `irregular.txt`.
    /// Forms that only have one stem are not: *affection* is no form of *affect*.
    #[must_use]
    pub fn is_inflection(&self, base: &str, form: &str) -> bool {
        let (base, form) = (american(base), american(form));
        if base == form {
            return true;
        }
        let stems = (stem(&self.stemmer, &base), stem(&self.stemmer, &form));
        if stems.0 != stems.1 {
            return self.key(&base) == self.key(&form);
        }
        let ends =
            |stem: &str, endings: &[&str]| form.strip_prefix(stem).is_some_and(|ending| endings.contains(&ending));
        let shorter = |letter: char| base.strip_suffix(letter).unwrap_or("\0");
        let doubled = base.chars().next_back().map_or(String::new(), |last| format!("{base}{last}"));
        ends(&base, &["s", "es", "ed", "d", "ing"])
            || ends(shorter('e'), &["ing"])
            || ends(shorter('y'), &["ies", "ied"])
            || ends(&doubled, &["ed", "ing"])
            || are_listed(&base, form.strip_suffix('s').unwrap_or(&form))
            || are_listed(&base, &form)
    }
}

/// Whether two forms stand in one line of `irregular.txt`.
fn are_listed(one: &str, other: &str) -> bool {
    let has = |line: &&str, form: &str| line.split(' ').any(|listed| listed == form);
    IRREGULAR.lines().any(|line| has(&line, one) && has(&line, other))
}

fn stem(stemmer: &Stemmer, form: &str) -> String {
    // Numbers, abbreviations in capitals and the shortest words have no endings.
    if form.len() < 3 || !form.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return form.to_owned();
    }
    if let Some(doctrine) = doctrine(form) {
        return doctrine;
    }
    let man = form.strip_suffix("men").filter(|base| base.len() >= 2).map(|base| format!("{base}man"));
    stemmer.stem(country(&american(man.as_deref().unwrap_or(form)))).into_owned()
}

/// *imperialism, imperialist, imperialists*: the doctrine and its people are one family, apart from *imperial*.
fn doctrine(form: &str) -> Option<String> {
    let singular = form.strip_suffix('s').unwrap_or(form);
    let base = singular.strip_suffix("ism").or_else(|| singular.strip_suffix("ist"))?;
    (base.len() >= 4 && !NO_IST.contains(&singular)).then(|| format!("{base}ism"))
}

/// *American, Russian, Koreans*: a country and its people are one family. Words that only end so lose nothing, as they
/// are read alike wherever they stand.
fn country(form: &str) -> &str {
    let singular = form.strip_suffix('s').unwrap_or(form);
    let base = singular.strip_suffix('n').filter(|base| base.len() >= 4 && base.ends_with('a'));
    base.unwrap_or(form)
}

/// British spelling as American: *-our, -ise, -isation, -yse, -tre*. Words that are spelt so in both lose nothing, as
/// they are read alike wherever they stand.
fn american(form: &str) -> String {
    let mut form = form.to_owned();
    if form.len() >= 6 {
        for (british, american) in [
            ("isation", "ization"),
            ("isations", "izations"),
            ("ising", "izing"),
            ("ised", "ized"),
            ("ises", "izes"),
            ("ise", "ize"),
            ("yse", "yze"),
            ("ysed", "yzed"),
            ("tre", "ter"),
            ("tres", "ters"),
            ("our", "or"),
            ("ours", "ors"),
            ("oured", "ored"),
            ("ouring", "oring"),
            ("ourable", "orable"),
            ("lled", "led"),
            ("lling", "ling"),
            ("fil", "fill"),
            ("fils", "fills"),
            ("filment", "fillment"),
        ] {
            if let Some(base) = form.strip_suffix(british) {
                form = format!("{base}{american}");
                break;
            }
        }
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_family(forms: &str) -> bool {
        let families = Families::english();
        let mut keys = forms.split(' ').map(|form| families.key(form));
        let first = keys.next();
        keys.all(|key| Some(key) == first)
    }

    #[test]
    fn regular_and_irregular_forms_are_one_family() {
        for family in [
            "withdraw withdraws withdrawing withdrew withdrawn withdrawal withdrawals",
            "speak speaks speaking spoke spoken",
            "send sent sending sends",
            "invade invaded invading invasion invasions invaders",
            "missile missiles",
            "imperialism imperialist imperialists",
            "defend defended defense defence defensive",
            "die died dies dying death deaths",
            "ally allies",
            "chairman chairmen",
            "obsolete obsolescence",
            "america american americans",
            "trust trusts trusted trusting",
            "coexist coexistence coexists",
            "aggression aggressive aggressor aggressors",
        ] {
            assert!(one_family(family), "{family}");
        }
    }

    #[test]
    fn both_spellings_are_one_family() {
        for family in [
            "labour labor",
            "recognise recognize recognised",
            "organisation organization",
            "neighbour neighbors",
            "centre center",
            "fulfil fulfill fulfilment fulfilled",
            "travelled traveled",
            "programme program",
        ] {
            assert!(one_family(family), "{family}");
        }
    }

    #[test]
    fn words_that_only_look_alike_stay_apart() {
        for family in
            ["communism community", "imperialism imperial", "us use", "consist console", "peace piece", "new news"]
        {
            assert!(!one_family(family), "{family}");
        }
    }
}
