//! The shapes of ids, and ids that stand twice.

use std::collections::BTreeSet;

use super::check::Check;
use crate::{is_reserved, well_formed};

/// Demands that the ids of a list are ids and that each stands once. `what` names one entry: “theme”.
pub(super) fn check<'a>(check: &mut Check<'_>, file: &str, what: &str, ids: impl Iterator<Item = &'a str>) {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for (index, id) in ids.enumerate() {
        check.need(
            well_formed::is_id(id),
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
