//! Tags of languages: BCP 47, from what editions write.
//!
//! Must not know what is done with them.

/// Codes of three letters and names that stand for a tag of two letters (ISO 639-2 and what was seen in editions).
const LONGER: [(&str, &str); 27] = [
    ("eng", "en"),
    ("english", "en"),
    ("deu", "de"),
    ("ger", "de"),
    ("deutsch", "de"),
    ("german", "de"),
    ("fra", "fr"),
    ("fre", "fr"),
    ("french", "fr"),
    ("ita", "it"),
    ("spa", "es"),
    ("nld", "nl"),
    ("dut", "nl"),
    ("lat", "la"),
    ("latin", "la"),
    ("grc", "grc"),
    ("gre", "el"),
    ("ell", "el"),
    ("gr", "el"),
    ("rus", "ru"),
    ("heb", "he"),
    ("ara", "ar"),
    ("pol", "pl"),
    ("por", "pt"),
    ("swe", "sv"),
    ("dan", "da"),
    ("ces", "cs"),
];

/// The tag for what a file says; `None` for what is no tag of a language.
#[must_use]
pub fn tag(stated: &str) -> Option<String> {
    let lower = stated.trim().to_lowercase().replace('_', "-");
    let (primary, rest) = lower.split_once('-').map_or((lower.as_str(), None), |(primary, rest)| (primary, Some(rest)));
    let primary = LONGER.iter().find(|(longer, _)| *longer == primary).map_or(primary, |(_, tag)| tag);
    let letters = |text: &str| text.chars().all(|character| character.is_ascii_alphanumeric());
    if !(2..=3).contains(&primary.len())
        || !primary.chars().all(|character| character.is_ascii_alphabetic())
        || primary == "und"
    {
        return None;
    }
    match rest {
        None => Some(primary.to_owned()),
        Some(rest) if rest.split('-').all(|part| (1..=8).contains(&part.len()) && letters(part)) => {
            Some(format!("{primary}-{rest}"))
        }
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::tag;

    #[test]
    fn what_editions_write_becomes_a_tag_or_nothing() {
        for (stated, expected) in
            [("deu", Some("de")), ("Lat", Some("la")), ("gr", Some("el")), ("en-GB", Some("en-gb")), ("de", Some("de"))]
        {
            assert_eq!(tag(stated).as_deref(), expected, "{stated}");
        }
        for stated in ["", "undetermined language", "x", "und", "\" onclick=", "e1"] {
            assert_eq!(tag(stated), None, "{stated}");
        }
    }
}
