//! Languages by their tags (BCP 47): whether a tag is one, which way its script runs, how it quotes.
//!
//! What searching needs of a language (word families, small words) is not here. Must not know any text.

use super::typography::{ENGLISH, QuotationMarks};

/// Which way a script runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

impl Direction {
    /// As HTML has it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

/// The languages with a code of two letters (ISO 639-1).
const TWO_LETTERS: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy \
    da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io \
    is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na \
    nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss \
    st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Codes of three letters (and names in common use) that BCP 47 has in two.
const SHORTER: [(&str, &str); 40] = [
    ("ara", "ar"),
    ("ces", "cs"),
    ("chi", "zh"),
    ("cze", "cs"),
    ("dan", "da"),
    ("deu", "de"),
    ("dut", "nl"),
    ("ell", "el"),
    ("eng", "en"),
    ("fas", "fa"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("fre", "fr"),
    ("ger", "de"),
    ("gr", "el or, if ancient, grc"),
    ("gre", "el or, if ancient, grc"),
    ("heb", "he"),
    ("hun", "hu"),
    ("ita", "it"),
    ("iw", "he"),
    ("jap", "ja"),
    ("jp", "ja"),
    ("jpn", "ja"),
    ("lat", "la"),
    ("nld", "nl"),
    ("nor", "no"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rum", "ro"),
    ("rus", "ru"),
    ("spa", "es"),
    ("swe", "sv"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("yid", "yi"),
    ("zho", "zh"),
    ("english", "en"),
    ("german", "de"),
    ("latin", "la"),
];

/// Scripts that run from right to left, as subtags.
const RIGHT_TO_LEFT_SCRIPTS: [&str; 8] = ["arab", "hebr", "syrc", "thaa", "nkoo", "adlm", "mand", "samr"];

/// Languages that are written from right to left where no script is named.
const RIGHT_TO_LEFT: [&str; 18] = [
    "ar", "arc", "ckb", "dv", "fa", "he", "hbo", "jpr", "jrb", "ks", "ota", "ps", "sd", "syr", "syc", "ug", "ur", "yi",
];

/// The language itself, without script, region and the rest.
#[must_use]
pub fn primary(tag: &str) -> String {
    tag.split('-').next().unwrap_or_default().to_ascii_lowercase()
}

/// Whether a text has the shape of a language tag and, where it has two letters, is a language.
#[must_use]
pub fn is_tag(tag: &str) -> bool {
    let mut subtags = tag.split('-');
    let language = subtags.next().unwrap_or_default().to_ascii_lowercase();
    let is_language = match language.len() {
        1 => language == "x" && tag.len() > 2,
        2 => TWO_LETTERS.split_ascii_whitespace().any(|known| known == language),
        3 => language.bytes().all(|byte| byte.is_ascii_lowercase()) && better(tag).is_none(),
        _ => false,
    };
    is_language
        && subtags
            .all(|subtag| (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// What to write instead of a code that BCP 47 has otherwise: `de` for `deu`.
#[must_use]
pub fn better(tag: &str) -> Option<&'static str> {
    let language = primary(tag);
    SHORTER.iter().find(|(longer, _)| *longer == language).map(|(_, better)| *better)
}

/// Which way a text in this language runs.
#[must_use]
pub fn direction(tag: &str) -> Direction {
    let script = tag.split('-').skip(1).find(|subtag| subtag.len() == 4).map(str::to_ascii_lowercase);
    let is_rtl = match script {
        Some(script) => RIGHT_TO_LEFT_SCRIPTS.contains(&script.as_str()),
        None => RIGHT_TO_LEFT.contains(&primary(tag).as_str()),
    };
    if is_rtl { Direction::RightToLeft } else { Direction::LeftToRight }
}

/// The marks for straight quotation marks in a text of this language; as in English where it is not told.
#[must_use]
pub fn quotation_marks(tag: Option<&str>) -> QuotationMarks {
    let tag = tag.unwrap_or_default();
    let double = match primary(tag).as_str() {
        "de" if tag.eq_ignore_ascii_case("de-CH") => ('«', '»'),
        "de" | "cs" | "sk" | "sl" | "bg" | "is" | "lt" | "et" | "ka" => ('„', '“'),
        "pl" | "hu" | "ro" | "hr" | "sr" => ('„', '”'),
        "fr" | "it" | "es" | "pt" | "ru" | "uk" | "be" | "el" | "grc" | "no" | "nb" | "nn" | "la" | "ca" | "rm" => {
            ('«', '»')
        }
        "da" => ('»', '«'),
        "sv" | "fi" | "he" | "yi" => ('”', '”'),
        "ar" | "fa" => ('«', '»'),
        _ => return ENGLISH,
    };
    QuotationMarks { double, single: '’' }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_from_codes_of_other_lists_and_from_nonsense() {
        for tag in ["en", "de-CH", "grc", "zh-Hant-TW", "la", "und", "mul", "sr-Latn", "x-elvish", "DE", "en-GB-oed"] {
            assert!(is_tag(tag), "{tag}");
        }
        for tag in ["", "deu", "Lat", "gr", "german", "xx", "e", "en_GB", "en-", "x", "12"] {
            assert!(!is_tag(tag), "{tag}");
        }
        assert_eq!(better("deu"), Some("de"));
    }

    #[test]
    fn a_script_that_is_named_decides_the_direction() {
        for (tag, direction_of) in
            [("he", "rtl"), ("ar-EG", "rtl"), ("yi-Latn", "ltr"), ("az-Arab", "rtl"), ("el", "ltr")]
        {
            assert_eq!(direction(tag).id(), direction_of, "{tag}");
        }
    }
}
