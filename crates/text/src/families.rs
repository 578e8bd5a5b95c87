//! Word families: *withdraw, withdraws, withdrew, withdrawn, withdrawal*.
//!
//! Start with [`Families::key`]: forms with the same key are one family. Of English there are three rules in order: British
//! spelling is read as American; the Snowball stemmer (“Porter2”) takes endings off; the irregular forms and
//! derivations of `irregular.txt` are brought together. Of other [`Language`]s there is the stemmer; of those that have
//! none (or whose stemmer wants letters that folding writes otherwise, as Russian), or are not told, each form is a family of its own. Must not know queries.

use std::{collections::BTreeMap, sync::OnceLock};

use corpus::{Corpus, Letter, Part, collection::UNDETERMINED, language::primary, sort};
use rust_stemmers::{Algorithm, Stemmer};

/// A language whose word families are known.
#[derive(Clone, Copy)]
pub struct Language {
    /// Its tag, without script and region.
    pub tag: &'static str,
    stemmer: fn() -> Stemmer,
}

impl std::fmt::Debug for Language {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self.tag)
    }
}

macro_rules! languages {
    ($($name:ident $tag:literal $algorithm:ident $english:literal;)*) => {
        $(
            #[doc = $english]
            pub const $name: Language = Language { tag: $tag, stemmer: || Stemmer::create(Algorithm::$algorithm) };
        )*
        /// All of them. In the browser only what the collection is written in: each has some kilobytes.
        pub const ALL: &[Language] = &[$($name),*];
    };
}

languages! {
    ENGLISH "en" English "English.";
    ARABIC "ar" Arabic "Arabic.";
    DANISH "da" Danish "Danish.";
    DUTCH "nl" Dutch "Dutch.";
    FINNISH "fi" Finnish "Finnish.";
    FRENCH "fr" French "French.";
    GERMAN "de" German "German.";
    GREEK "el" Greek "Modern Greek.";
    HUNGARIAN "hu" Hungarian "Hungarian.";
    ITALIAN "it" Italian "Italian.";
    NORWEGIAN "no" Norwegian "Norwegian.";
    PORTUGUESE "pt" Portuguese "Portuguese.";
    ROMANIAN "ro" Romanian "Romanian.";
    SPANISH "es" Spanish "Spanish.";
    SWEDISH "sv" Swedish "Swedish.";
    TURKISH "tr" Turkish "Turkish.";
}

static KNOWN: OnceLock<&'static [Language]> = OnceLock::new();

/// Says once, at the start of a program, which languages it has been built with.
pub fn know(languages: &'static [Language]) {
    // A second word changes nothing: what was asked before has been answered by the first.
    let _ = KNOWN.set(languages);
}

/// The languages that the program was built with; natively all.
fn known() -> &'static [Language] {
    #[cfg(target_arch = "wasm32")]
    const USUAL: &[Language] = &[ENGLISH];
    #[cfg(not(target_arch = "wasm32"))]
    const USUAL: &[Language] = ALL;
    KNOWN.get().copied().unwrap_or(USUAL)
}

/// The language of a part, by its primary tag; empty where it is not told.
#[must_use]
pub fn language_of(corpus: &Corpus, letter: &Letter, part: &Part) -> String {
    let own = part.lang.as_deref().filter(|tag| *tag != UNDETERMINED);
    let tag = own.or_else(|| corpus.language_of(letter)).map(primary).unwrap_or_default();
    // Both written forms of Norwegian have the endings of one stemmer.
    if tag == "nb" || tag == "nn" { "no".to_owned() } else { tag }
}

/// Families that endings alone do not show: irregular verbs, derivations that change the stem, spellings.
const IRREGULAR: &str = include_str!("irregular.txt");

/// Words whose *-ist* is no ending.
const NO_IST: &[&str] = &["assist", "consist", "desist", "exist", "coexist", "insist", "persist", "resist", "subsist"];

/// The families of the languages of a collection.
pub struct Families {
    /// The languages, that of most of the text first; which of their rules are known.
    languages: Vec<(String, Rules)>,
    /// English: stem → the stem of its family's base, sorted by the former.
    together: Vec<(String, String)>,
    stemmer: Stemmer,
}

/// How the forms of a language are brought together.
enum Rules {
    /// As this program has them.
    English,
    /// By the endings that Snowball takes off.
    Endings(Stemmer),
    /// Not at all.
    None,
}

impl Rules {
    fn of(tag: &str) -> Self {
        match known().iter().find(|language| language.tag == tag) {
            Some(language) if language.tag == ENGLISH.tag => Self::English,
            Some(language) => Self::Endings((language.stemmer)()),
            None => Self::None,
        }
    }
}

impl std::fmt::Debug for Families {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Families")
            .field("languages", &self.languages.iter().map(|(tag, _)| tag).collect::<Vec<_>>())
            .finish_non_exhaustive()
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
        Self { languages: vec![(ENGLISH.tag.to_owned(), Rules::English)], stemmer, together }
    }

    /// The families of the languages in which the letters of a collection are.
    #[must_use]
    pub fn of(corpus: &Corpus) -> Self {
        let mut sizes: BTreeMap<String, usize> = BTreeMap::new();
        for letter in &corpus.letters {
            for part in &letter.parts {
                *sizes.entry(language_of(corpus, letter, part)).or_default() += part.text.source().len();
            }
        }
        let mut sizes: Vec<(String, usize)> = sizes.into_iter().collect();
        sort::by_key(&mut sizes, |(_, size)| std::cmp::Reverse(*size));
        let languages = sizes.into_iter().map(|(tag, _)| (Rules::of(&tag), tag)).map(|(rules, tag)| (tag, rules));
        let families = Self { languages: languages.collect(), ..Self::english() };
        if families.languages.is_empty() { Self::english() } else { families }
    }

    /// The number of the language of a part; 0 is that of most of the text.
    #[must_use]
    pub fn number(&self, corpus: &Corpus, letter: &Letter, part: &Part) -> usize {
        let tag = language_of(corpus, letter, part);
        self.languages.iter().position(|(other, _)| *other == tag).unwrap_or_default()
    }

    /// Whether the families of any of the languages are known.
    #[must_use]
    pub fn are_known(&self) -> bool {
        self.languages.iter().any(|(_, rules)| !matches!(rules, Rules::None))
    }

    /// Whether there is any text whose families are not known.
    #[must_use]
    pub fn have_gaps(&self) -> bool {
        self.languages.iter().any(|(_, rules)| matches!(rules, Rules::None))
    }

    /// The key of the family of a folded form in one of the languages.
    #[must_use]
    pub fn key_in(&self, form: &str, language: usize) -> String {
        match self.languages.get(language).map(|(_, rules)| rules) {
            Some(Rules::English) => self.english_key(form),
            Some(Rules::Endings(stemmer)) if form.chars().count() > 2 && form.chars().all(char::is_alphabetic) => {
                stemmer.stem(form).into_owned()
            }
            _ => form.to_owned(),
        }
    }

    /// The keys that a form has in the languages, each once.
    #[must_use]
    pub fn keys(&self, form: &str) -> Vec<String> {
        let mut keys = Vec::new();
        for language in 0..self.languages.len() {
            let key = self.key_in(form, language);
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        keys
    }

    /// The key of the family of a folded form in the language of most of the text.
    #[must_use]
    pub fn key(&self, form: &str) -> String {
        self.key_in(form, 0)
    }

    fn english_key(&self, form: &str) -> String {
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
            return self.english_key(&base) == self.english_key(&form);
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

    fn corpus(language: &str, letters: &[(&str, &str)]) -> Corpus {
        let letters: Vec<serde_json::Value> = letters
            .iter()
            .enumerate()
            .map(|(at, (language, text))| {
                serde_json::json!({"id": at.to_string(), "language": language,
                    "parts": [{"id": "p1", "kind": "paragraph", "text": text}]})
            })
            .collect();
        let mut corpus = corpus::fixture::corpus();
        corpus.collection.language = language.to_owned();
        corpus.letters = serde_json::from_value(letters.into()).unwrap();
        corpus
    }

    #[test]
    fn families_are_those_of_the_language_of_the_text() {
        let german = Families::of(&corpus("und", &[("de-CH", "Eisenbahnen")]));
        assert_eq!(german.key("eisenbahn"), german.key("eisenbahnen"));
        assert_ne!(Families::english().key("eisenbahn"), Families::english().key("eisenbahnen"));
        assert!(german.are_known() && !german.have_gaps());
        // English endings are no German ones.
        assert_ne!(german.key("trusted"), german.key("trusting"));
    }

    #[test]
    fn in_a_language_that_is_not_known_or_not_told_each_form_stands_by_itself() {
        for language in ["grc", "und", "he"] {
            let families = Families::of(&corpus("und", &[(language, "words")]));
            assert_ne!(families.key("word"), families.key("words"), "{language}");
            assert!(!families.are_known() && families.have_gaps(), "{language}");
        }
    }

    #[test]
    fn letters_in_several_languages_have_the_families_of_each() {
        let corpus = corpus("en", &[("en", "the trains and more"), ("de", "Eisenbahnen")]);
        let families = Families::of(&corpus);
        let number = |at: usize| families.number(&corpus, &corpus.letters[at], &corpus.letters[at].parts[0]);
        assert_eq!((number(0), number(1)), (0, 1));
        assert_eq!(families.key("trains"), families.key("train"));
        assert_eq!(families.key_in("eisenbahnen", 1), families.key_in("eisenbahn", 1));
        assert!(families.keys("eisenbahnen").contains(&families.key_in("eisenbahn", 1)));
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
