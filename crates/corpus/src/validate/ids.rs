//! The shapes of ids, and ids that stand twice.

use std::collections::BTreeSet;

use super::check::Check;
use crate::is_reserved;

/// Lower-case letters, digits and hyphens: what an id must be to stand in an address and in a file name.
pub(crate) fn is_id(id: &str) -> bool {
    let inner = |character: char| character.is_ascii_lowercase() || character.is_ascii_digit() || character == '-';
    !id.is_empty() && id.chars().all(inner) && !id.starts_with('-') && !id.ends_with('-') && !is_reserved(id)
}

/// The number of an id such as `p12`, for the prefix `p`; `None` for anything else, `p012` and `p0x` too.
pub(super) fn numbered(id: &str, prefix: char) -> Option<u32> {
    let digits = id.strip_prefix(prefix)?;
    let number: u32 = digits.parse().ok()?;
    (number.to_string() == digits).then_some(number)
}

/// The file of a letter.
pub(super) fn letter_file(letter_id: &str) -> String {
    format!("letters/{letter_id}.json")
}

/// Demands that the ids of a list are ids and that each stands once. `what` names one entry: “theme”.
pub(super) fn check<'a>(check: &mut Check<'_>, file: &str, what: &str, ids: impl Iterator<Item = &'a str>) {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for (index, id) in ids.enumerate() {
        check.need(
            is_id(id),
            file,
            format!("{what} {}", index + 1),
            format!("“{id}” is not an id"),
            if is_reserved(id) {
                "choose another: Windows keeps this name for a device"
            } else {
                "use lower-case letters, digits and hyphens only"
            },
        );
        check.need(
            !seen.contains(&id),
            file,
            format!("{what} {}", index + 1),
            format!("the id “{id}” stands twice"),
            "give each its own id",
        );
        seen.insert(id);
    }
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
}
