//! Who wrote when and where to whom: `correspAction`, for the header of a letter and for the index of the collection.

use crate::xml::Xml;
use corpus::{
    Corpus, DateCertainty, Entity, HistoricalDate, Letter, PartialDate,
    letter::{Basis, FactField},
};

/// How people and places are pointed to: within one document, or by address.
pub(crate) type Pointer<'a> = &'a dyn Fn(&str, &str) -> String;

/// What a date says of how it is known.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Evidence {
    /// Where it is from and how sure it is, always.
    Always,
    /// Only that it is a conjecture, where it is one: all that an index of letters may say.
    Conjectures,
}

/// Writes the actions of sending and receiving. `person` and `place` are given as kind (`person`, `place`) and id.
pub(crate) fn actions(xml: &mut Xml, corpus: &Corpus, letter: &Letter, pointer: Pointer, evidence: Evidence) {
    xml.open("correspAction", &[("type", "sent")]);
    person(xml, corpus, &letter.sender, pointer);
    if let Some(place) = place_of_writing(corpus, letter) {
        xml.element("placeName", &[("ref", &pointer("place", &place.id))], &place.name);
    }
    date(xml, &letter.date, evidence);
    xml.close().line();
    xml.open("correspAction", &[("type", "received")]);
    person(xml, corpus, &letter.recipient, pointer);
    xml.close().line();
}

fn person(xml: &mut Xml, corpus: &Corpus, person_id: &str, pointer: Pointer) {
    let name = corpus.person(person_id).map_or(person_id, |person| &person.name);
    xml.element("persName", &[("ref", &pointer("person", person_id))], name);
}

/// The place of the collection whose name begins the dossier's statement of where the letter was written. Statements are
/// prose; one that begins otherwise names no place for certain.
pub(super) fn place_of_writing<'a>(corpus: &'a Corpus, letter: &Letter) -> Option<&'a Entity> {
    let sure = |basis| matches!(basis, Basis::Letter | Basis::Heading | Basis::Outside);
    let statement = letter
        .dossier
        .iter()
        .filter(|fact| fact.field == FactField::Place && sure(fact.basis))
        .find_map(|fact| fact.value.as_deref())?;
    corpus.places.iter().find(|place| {
        statement.strip_prefix(place.name.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

/// A date with how it is known: `evidence` says where from, `cert` how sure.
fn date(xml: &mut Xml, date: &HistoricalDate, said: Evidence) {
    let (evidence, cert) = match date.certainty {
        DateCertainty::Inferred => ("conjecture", "low"),
        // A date of which nobody knows how it is known is a conjecture to whoever goes through an index.
        DateCertainty::Unknown if date.iso.is_some() && said == Evidence::Conjectures => ("conjecture", "low"),
        _ if said == Evidence::Conjectures => ("", ""),
        DateCertainty::Stated => ("internal", "high"),
        DateCertainty::Catalogued | DateCertainty::Supplied => ("external", "high"),
        DateCertainty::Unknown => ("", "unknown"),
    };
    let when = date.iso.map(|iso| iso.to_string()).unwrap_or_default();
    let words = date.iso.map_or_else(|| "unknown".to_owned(), PartialDate::in_words);
    xml.element("date", &[("when", &when), ("evidence", evidence), ("cert", cert)], &words);
}
