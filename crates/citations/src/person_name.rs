//! A person's name as one says it and as one files it.

use corpus::named::NamedCorrespondent;

/// A person's name in the two orders.
#[derive(Clone, Copy, Debug)]
pub struct PersonName<'a> {
    /// As one says it.
    pub name: &'a str,
    /// As one files it: “Winter, Ada Jane”.
    pub sorted: &'a str,
}

impl<'a> PersonName<'a> {
    /// Of somebody who writes or is written to.
    #[must_use]
    pub fn of(named: &NamedCorrespondent<'a>) -> Self {
        Self { name: named.name, sorted: named.sorted }
    }

    /// “Ada Jane Winter”, from the form in which one files it.
    #[must_use]
    pub fn in_order_of_speech(sorted: &str) -> String {
        match (PersonName { name: sorted, sorted }).family_and_given() {
            (family, Some(given)) => format!("{given} {family}"),
            (whole, None) => whole.to_owned(),
        }
    }

    /// Family name and, where the name has one, given names.
    pub fn family_and_given(self) -> (&'a str, Option<&'a str>) {
        match self.sorted.split_once(',') {
            Some((family, given)) => (family.trim(), Some(given.trim())),
            None => (self.sorted, None),
        }
    }
}

/// Names in a row: “A”, “A and B”, “A, B, and C”; with the sign or word that a style sets before the last.
#[must_use]
pub(super) fn in_a_row(names: &[String], and: &str) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first, second] => format!("{first} {and} {second}"),
        [before @ .., last] => format!("{}, {and} {last}", before.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_said_in_their_order_and_stand_in_a_row() {
        let names = ["Winter, Ada Jane", "Marsh, Bruno", "Harbour Office"].map(PersonName::in_order_of_speech);
        assert_eq!(in_a_row(&names, "and"), "Ada Jane Winter, Bruno Marsh, and Harbour Office");
        assert_eq!(in_a_row(&names[..2], "and"), "Ada Jane Winter and Bruno Marsh");
        assert_eq!(in_a_row(&names[..2], "&"), "Ada Jane Winter & Bruno Marsh");
        assert_eq!(in_a_row(&names[..1], "and") + &in_a_row(&[], "and"), "Ada Jane Winter");
    }
}
