//! What ids, addresses and letters must be to be shown at all.
//!
//! The validator says what is not of this shape ([`super::validate`]), and [`super::integrity`] leaves it out: both ask here, so that
//! neither knows the other. Must not know what is said.

use crate::{Letter, Part, PartKind, host, is_reserved};

/// Where corrections stand that are in no part: in page heads and the like.
pub(crate) const FURNITURE: &str = "furniture";

/// Lower-case letters, digits and hyphens: what an id must be to stand in an address and in a file name.
pub(crate) fn is_id(id: &str) -> bool {
    let inner = |character: char| character.is_ascii_lowercase() || character.is_ascii_digit() || character == '-';
    !id.is_empty() && id.chars().all(inner) && !id.starts_with('-') && !id.ends_with('-') && !is_reserved(id)
}

/// The number of an id such as `p12`, for the prefix `p`; `None` for anything else, `p012` and `p0x` too.
pub(crate) fn numbered(id: &str, prefix: char) -> Option<u32> {
    let digits = id.strip_prefix(prefix)?;
    let number: u32 = digits.parse().ok()?;
    (number.to_string() == digits).then_some(number)
}

/// Whether an id is one for a correction: `c1`, `c2` …
pub(crate) fn is_correction_id(id: &str) -> bool {
    numbered(id, 'c').is_some()
}

/// Whether the id of a part is of the shape that its kind has.
pub(crate) fn is_part_id(part: &Part) -> bool {
    let is = |prefixes: &[char]| prefixes.iter().any(|prefix| numbered(&part.id, *prefix).is_some());
    match part.kind {
        PartKind::Paragraph => is(&['p']),
        PartKind::Note => is(&['n', 't', 'e']),
        _ => {
            let word = part.id.trim_end_matches(|character: char| character.is_ascii_digit());
            let plain = word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
            plain && part.id != FURNITURE
        }
    }
}

/// Whether a letter can be shown: it has a text, or something is known of it.
pub(crate) fn has_something_to_show(letter: &Letter) -> bool {
    let has_text = letter.parts.iter().any(|part| !part.text.source().trim().is_empty() || !part.text.0.is_empty());
    has_text
        || letter.date.is_known()
        || !letter.dossier.is_empty()
        || !letter.description.is_empty()
        || !letter.title.is_empty()
        || !letter.senders().is_empty()
        || !letter.recipients().is_empty()
}

/// What stands between `https://` and the first slash; nothing for what is no address of the web.
pub(crate) fn authority(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let is_clean = |character: char| !(character.is_whitespace() || character.is_control() || character == '\\');
    url.chars().all(is_clean).then(|| rest.split(['/', '?', '#']).next().unwrap_or_default())
}

/// Whether any reader can open an address.
pub(crate) fn is_public_url(url: &str) -> bool {
    authority(url).is_some_and(|authority| !authority.contains('@') && host::is_public(authority))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_can_stand_in_addresses_and_file_names() {
        for id in ["a", "1900-01-01-b", "b2"] {
            assert!(is_id(id), "{id}");
        }
        for id in ["", "A", "a b", "-a", "a-", "é", "a/b", "a_b", "con", "lpt9"] {
            assert!(!is_id(id), "{id}");
        }
    }

    #[test]
    fn a_numbered_id_is_its_prefix_and_a_plain_number() {
        assert_eq!(numbered("p12", 'p'), Some(12));
        assert_eq!(numbered("n0", 'n'), Some(0));
        for id in ["p", "p01", "p+1", "pp1", "n1", "p1a"] {
            assert_eq!(numbered(id, 'p'), None, "{id}");
        }
    }

    #[test]
    fn addresses_that_lead_elsewhere_than_they_seem_to_are_none() {
        for url in ["https://archive.example.org/a?b=@c#d@e", "http://example.org"] {
            assert!(is_public_url(url), "{url}");
        }
        for url in [
            "https://archive.org@evil.example.net/",
            "https://a.org\\@b.org/",
            "https://a .org",
            "ftp://a.org",
            "javascript:0",
            "//a.org",
        ] {
            assert!(!is_public_url(url), "{url}");
        }
    }
}
