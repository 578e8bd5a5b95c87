//! Who wrote when and where to whom: `correspAction`, for the header of a letter and for the index of the collection.
//!
//! Start with [`actions`]. Must not know of the text of a letter.

use crate::xml::Xml;
use corpus::{
    Attribution, Corpus, DateCertainty, Edtf, Entity, EntityKind, HistoricalDate, Letter,
    dossier::{Basis, FactField},
    edtf::Qualifier,
    named::{self, NamedCorrespondent},
};

/// How people and places are pointed to: within one document, or by address.
pub(crate) type Pointer<'a> = &'a dyn Fn(EntityKind, &str) -> String;

/// What a date says of how it is known.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateEvidence {
    /// Where it is from and how sure it is, always.
    Always,
    /// Only that it is a conjecture, where it is one: all that an index of letters may say.
    Conjectures,
}

/// Writes the actions of sending and receiving; of an end of which nothing is said, none.
pub(crate) fn actions(xml: &mut Xml, corpus: &Corpus, letter: &Letter, pointer: Pointer, evidence: DateEvidence) {
    xml.open("correspAction", &[("type", "sent")]);
    named::senders(corpus, letter).iter().for_each(|sender| correspondent(xml, sender, pointer));
    if let Some(place) = place_of_writing(corpus, letter) {
        xml.element("placeName", &[("ref", &pointer(EntityKind::Place, &place.id))], &place.name);
    }
    date(xml, &letter.date, evidence);
    xml.close().line();
    let recipients = named::recipients(corpus, letter);
    if !recipients.is_empty() {
        xml.open("correspAction", &[("type", "received")]);
        recipients.iter().for_each(|recipient| correspondent(xml, recipient, pointer));
        xml.close().line();
    }
}

/// A person or a body, with how sure it is that it is they; who is not known is named as such and points nowhere.
pub(super) fn correspondent(xml: &mut Xml, named: &NamedCorrespondent, pointer: Pointer) {
    let cert = match named.certainty {
        Attribution::Known => "",
        Attribution::Uncertain => "medium",
        Attribution::Unknown => "unknown",
    };
    let name = named.as_named.unwrap_or(named.name);
    match named.entity {
        Some((kind, id)) => {
            let element = if kind == EntityKind::Organisation { "orgName" } else { "persName" };
            xml.element(element, &[("ref", &pointer(kind, id)), ("cert", cert)], name)
        }
        None => {
            let is_unnamed = [named::UNKNOWN_WRITER, named::UNKNOWN_RECIPIENT].contains(&name);
            let kind = if is_unnamed { "unnamed" } else { "" };
            xml.element("persName", &[("type", kind), ("cert", cert)], name)
        }
    };
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
fn date(xml: &mut Xml, date: &HistoricalDate, said: DateEvidence) {
    let (evidence, cert) = match date.certainty {
        DateCertainty::Inferred => ("conjecture", "low"),
        // A date of which nobody knows how it is known is a conjecture to whoever goes through an index.
        DateCertainty::Unknown if date.is_known() && said == DateEvidence::Conjectures => ("conjecture", "low"),
        _ if said == DateEvidence::Conjectures => ("", ""),
        DateCertainty::Stated => ("internal", "high"),
        DateCertainty::Catalogued | DateCertainty::Supplied => ("external", "high"),
        DateCertainty::Unknown => ("", "unknown"),
    };
    let qualifier = date.edtf.as_ref().and_then(Edtf::qualifier);
    let cert = match qualifier {
        Some(Qualifier::Uncertain | Qualifier::Both) => "low",
        Some(Qualifier::Approximate) if cert.is_empty() => "medium",
        _ => cert,
    };
    let when = date.iso.map(|iso| iso.to_string()).unwrap_or_default();
    let [(first_name, first), (last_name, last)] = ends(date);
    let words = match (date.is_known(), &date.wording) {
        (false, None) => "unknown".to_owned(),
        (_, Some(_)) if said == DateEvidence::Always => String::new(),
        _ => date.in_words().unwrap_or_else(|| named::when(date)),
    };
    let attributes =
        [("when", when.as_str()), (first_name, &first), (last_name, &last), ("evidence", evidence), ("cert", cert)];
    // An index says when, and no more.
    let is_whole = said == DateEvidence::Always;
    let exact = date.edtf.as_ref().filter(|_| is_whole && date.iso.is_none()).map(Edtf::to_string).unwrap_or_default();
    let calendar = date.calendar.as_ref().filter(|_| is_whole).map(|calendar| format!("#{}", calendar_id(calendar)));
    let calendar = calendar.unwrap_or_default();
    let attributes: Vec<(&'static str, &str)> =
        attributes.into_iter().chain([("when-custom", exact.as_str()), ("calendar", &calendar)]).collect();
    xml.open("date", &attributes).text(&words);
    if let Some(wording) = date.wording.as_ref().filter(|_| is_whole) {
        xml.element("seg", &[("type", "wording")], wording);
    }
    xml.close();
}

/// The xml:id of the description of a calendar.
pub(super) fn calendar_id(calendar: &str) -> String {
    let words: Vec<&str> =
        calendar.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!("calendar-{}", words.join("-"))
}

/// The ends of a date that is no day, month or year: all the time from one to the other, or some time between them.
fn ends(date: &HistoricalDate) -> [(&'static str, String); 2] {
    let Some(edtf) = date.edtf.as_ref().filter(|_| date.iso.is_none()) else { return Default::default() };
    let (first, last) = edtf.days();
    let names = if edtf.is_interval() { ["from", "to"] } else { ["notBefore", "notAfter"] };
    [(names[0], first), (names[1], last)].map(|(name, day)| (name, day.map(|day| day.to_string()).unwrap_or_default()))
}
