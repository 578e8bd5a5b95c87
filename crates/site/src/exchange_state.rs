//! By which clock the exchange of messages is read: `?zone=`.

use corpus::exchange::Plan;

/// The zone chosen, by its place in the collection's list, and what of the address had no meaning.
#[must_use]
pub fn read(plan: &Plan, params: &[(String, String)]) -> (usize, Vec<String>) {
    let (mut chosen, mut ignored) = (0, Vec::new());
    for (name, value) in params {
        match plan.zones.iter().position(|zone| name == "zone" && zone.id == *value) {
            Some(at) => chosen = at,
            None => ignored.push(format!("{name}={value}")),
        }
    }
    (chosen, ignored)
}

/// The parameters that ask for a zone; the first is asked for by none.
#[must_use]
pub fn params(plan: &Plan, zone: usize) -> Vec<(String, String)> {
    let chosen = plan.zones.get(zone).filter(|_| zone > 0);
    chosen.map(|zone| ("zone".to_owned(), zone.id.clone())).into_iter().collect()
}
