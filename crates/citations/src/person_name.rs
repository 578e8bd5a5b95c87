//! A person's name as one says it and as one files it.

use corpus::Corpus;

/// A person's name in the two orders.
#[derive(Clone, Copy, Debug)]
pub struct PersonName<'a> {
    /// As one says it.
    pub name: &'a str,
    /// As one files it: “Winter, Ada Jane”.
    pub sorted: &'a str,
}

impl<'a> PersonName<'a> {
    /// The name of a person of the collection; the id where there is no such person, which the validator refuses.
    #[must_use]
    pub fn of(corpus: &'a Corpus, person_id: &'a str) -> Self {
        corpus.person(person_id).map_or(Self { name: person_id, sorted: person_id }, |person| Self {
            name: &person.name,
            sorted: &person.sort_name,
        })
    }

    /// Family name and, where the name has one, given names.
    pub fn family_and_given(self) -> (&'a str, Option<&'a str>) {
        match self.sorted.split_once(',') {
            Some((family, given)) => (family.trim(), Some(given.trim())),
            None => (self.sorted, None),
        }
    }
}
