//! Checks how an exchange of messages is to be drawn: clocks, correspondents, stretches of time.

use super::{check::Check, correspondence::check_who, ids};
use crate::exchange::Plan;

const FILE: &str = "collection.json";

pub(super) fn check(check: &mut Check<'_>, plan: &Plan) {
    ids::check(check, FILE, "zone", plan.zones.iter().map(|zone| zone.id.as_str()));
    ids::check(check, FILE, "stretch", plan.stretches.iter().map(|stretch| stretch.id.as_str()));
    for zone in &plan.zones {
        let at = format!("zone {}", zone.id);
        let starts = zone.shifts.first().is_some_and(|shift| shift.from.is_none());
        let goes_on = zone.shifts.iter().skip(1).all(|shift| shift.from.is_some_and(|from| from.has_hour()));
        check.demand(
            starts && goes_on,
            FILE,
            at.as_str(),
            "does not say from when its clock was how far ahead",
            "leave “from” out of the first shift, and give every other the hour from which it holds",
        );
        let is_clock = |ahead: i32| (-14 * 60..=14 * 60).contains(&ahead);
        check.demand(
            zone.shifts.iter().all(|shift| is_clock(shift.ahead)),
            FILE,
            at,
            "is further from Greenwich than any clock",
            "write minutes ahead of Greenwich, fewer than none for places west of it",
        );
    }
    for lane in &plan.lanes {
        let at = format!("lane {}", lane.label);
        check.demand(
            plan.zones.iter().any(|zone| zone.id == lane.zone),
            FILE,
            at.as_str(),
            format!("no zone has the id “{}”", lane.zone),
            "name one of the zones",
        );
        check.demand(!lane.who.is_empty(), FILE, at.as_str(), "names nobody", "name the correspondent first");
        for who in &lane.who {
            check_who(check, FILE, &at, who);
        }
    }
    for (index, stretch) in plan.stretches.iter().enumerate() {
        let at = format!("stretch {}", stretch.id);
        let is_span = stretch.after.first_day() <= stretch.before.last_day() && stretch.hours > 0;
        check.demand(
            is_span,
            FILE,
            at.as_str(),
            "has no length",
            "put the earlier day into “after”, and hours into “hours”",
        );
        let before = index.checked_sub(1).and_then(|before| plan.stretches.get(before));
        check.demand(
            before.is_none_or(|before| before.before.last_day() < stretch.after.first_day()),
            FILE,
            at,
            "begins before the stretch above it ends",
            "put the stretches in order, without overlap",
        );
    }
}
