//! What addresses pick up on their way through mail programs, messengers and counters, and how it is taken off again.
//!
//! Nothing here guesses what was meant: what is taken off can belong to no address of an edition.

/// Parameters that others add to count readers; `*` stands for any ending. They ask for nothing and are not spoken of.
const TRACKING: &[&str] = &[
    "utm_*",
    "fbclid",
    "fb_*",
    "mibextid",
    "__cft__*",
    "__tn__",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "gad_*",
    "srsltid",
    "_ga",
    "_gl",
    "msclkid",
    "mc_*",
    "mkt_tok",
    "igsh",
    "igshid",
    "ref",
    "ref_*",
    "twclid",
    "ttclid",
    "_t",
    "_r",
    "yclid",
    "ysclid",
    "_openstat",
    "li_fat_id",
    "trk",
    "epik",
    "rdt_cid",
    "si",
    "s_cid",
    "cmpid",
    "campaign_id",
    "_hs*",
    "__hs*",
    "hsctatracking",
    "hsa_*",
    "pk_*",
    "piwik_*",
    "mtm_*",
    "matomo_*",
    "vero_*",
    "oly_*",
    "wt_*",
    "xtor",
    "spm",
    "smid",
    "ncid",
    "icid",
    "guccounter",
    "guce_*",
];

/// Whether a parameter of this name is one that others add to count readers.
#[must_use]
pub fn is_tracking(name: &str) -> bool {
    TRACKING.iter().any(|tracking| match tracking.strip_suffix('*') {
        Some(beginning) => name.get(..beginning.len()).is_some_and(|start| start.eq_ignore_ascii_case(beginning)),
        None => name.eq_ignore_ascii_case(tracking),
    })
}

/// Whether a query has a parameter that others have added.
#[must_use]
pub fn has_tracking(query: &str) -> bool {
    form_urlencoded::parse(query.trim_start_matches('?').as_bytes()).any(|(name, _)| is_tracking(&name))
}

/// The same as a regular expression of JavaScript, for the script that starts the application.
#[must_use]
pub fn tracking_pattern() -> String {
    format!("^(?:{})$", TRACKING.join("|").replace('*', ".*"))
}

/// The name of a parameter as it was meant: `&amp;` that was not read as `&` leaves `amp;` before it, and some write
/// capitals.
#[must_use]
pub fn parameter_name(name: &str) -> String {
    let mut name = name;
    while let Some(rest) = name.strip_prefix("amp;") {
        name = rest;
    }
    name.to_ascii_lowercase()
}

/// Without the punctuation of the sentence that an address stood in, and the bracket or quotation mark around it.
#[must_use]
pub fn without_punctuation(text: &str) -> &str {
    text.trim_end_matches(|character: char| character.is_whitespace() || ".,;:!?)]}>'\"*_…’”»›".contains(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_counts_readers_is_known_by_its_name_and_what_an_edition_asks_is_not() {
        for name in ["utm_source", "UTM_Campaign", "fbclid", "gclid", "msclkid", "mc_eid", "igsh", "ref", "_hsenc"] {
            assert!(is_tracking(name), "{name}");
        }
        for name in ["q", "to", "text", "at", "theme", "view", "a", "c", "min", "utm", "references", "", "é"] {
            assert!(!is_tracking(name), "{name}");
        }
    }

    #[test]
    fn names_are_read_as_they_were_meant() {
        for (written, meant) in [("text", "text"), ("amp;text", "text"), ("amp;amp;text", "text"), ("TEXT", "text")] {
            assert_eq!(parameter_name(written), meant);
        }
    }

    #[test]
    fn the_punctuation_of_a_sentence_is_no_part_of_an_address() {
        for written in ["p12)", "p12,", "p12.", "p12).", "p12>", "p12”", "p12… "] {
            assert_eq!(without_punctuation(written), "p12", "{written}");
        }
        assert_eq!(without_punctuation("a-p12"), "a-p12");
    }
}
