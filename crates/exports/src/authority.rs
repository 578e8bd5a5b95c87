//! Authority files: by which address people and places are the same to others.
//!
//! Start with [`best`]. Must not know how it is written.

use corpus::{Entity, EntityKind};

/// The name of the authority file that an address belongs to; empty for one that is not known here.
#[must_use]
pub fn name(address: &str) -> &'static str {
    let bare = address.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
    match bare.split('/').next() {
        Some("d-nb.info") => "GND",
        Some("viaf.org") => "VIAF",
        Some("id.loc.gov") => "LCNAF",
        Some("sws.geonames.org" | "geonames.org") => "GeoNames",
        Some("wikidata.org") => "Wikidata",
        _ => "",
    }
}

/// The address by which an index of letters is best joined to others: for places GeoNames, for people the GND, then VIAF,
/// which aggregators of letters go by; else whatever there is.
#[must_use]
pub fn best(kind: EntityKind, entity: &Entity) -> Option<&str> {
    let order: &[&str] = if kind == EntityKind::Place { &["GeoNames"] } else { &["GND", "VIAF", "LCNAF"] };
    let of = |wanted: &&str| entity.same_as.iter().find(|address| name(address) == *wanted);
    order.iter().find_map(of).or_else(|| entity.same_as.first()).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_joined_by_the_gnd_and_places_by_geonames() {
        let mut entity = corpus::fixture::corpus().people.swap_remove(0);
        assert_eq!(best(EntityKind::Person, &entity), None);
        entity.same_as = ["https://www.wikidata.org/entity/Q1", "https://viaf.org/viaf/2", "https://d-nb.info/gnd/3"]
            .map(str::to_owned)
            .to_vec();
        assert_eq!(best(EntityKind::Person, &entity), Some("https://d-nb.info/gnd/3"));
        assert_eq!(best(EntityKind::Place, &entity), Some("https://www.wikidata.org/entity/Q1"));
        entity.same_as.push("https://sws.geonames.org/4/".to_owned());
        assert_eq!(best(EntityKind::Place, &entity), Some("https://sws.geonames.org/4/"));
        assert_eq!(name("https://example.org/wikidata.org"), "");
    }
}
