//! How a letter is named: who wrote it to whom, and when, in words.
//!
//! Start with [`heading`] and [`when`]. Titles, lists, heads, citations and exports all ask here, so that nobody is named in
//! one of them and missing in another, and nothing is called unknown of which something is known. Must not know how any
//! of it is drawn.

use std::collections::BTreeSet;

use super::{
    Attribution, Corpus, Correspondent, DateCertainty, Entity, EntityKind, HistoricalDate, Letter, letter::VersionKind,
    names,
};

/// Somebody at one end of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedCorrespondent<'a> {
    /// Register and id, where there is an entry.
    pub entity: Option<(EntityKind, &'a str)>,
    /// The name as one says it.
    pub name: &'a str,
    /// The name as one files it.
    pub sorted: &'a str,
    /// How the document or its catalogue has the name, where that is another.
    pub as_named: Option<&'a str>,
    /// How sure it is that it is they.
    pub certainty: Attribution,
}

/// A piece of a line that names a letter: words, and whom they name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamePiece<'a> {
    /// The words.
    pub words: String,
    /// Whom they name.
    pub who: Option<NamedCorrespondent<'a>>,
}

/// How a letter is to be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct NameForm {
    /// As short as it is clear: “Berg” for “Anna Berg”.
    pub is_short: bool,
    /// With who wrote it; needless where all letters of a collection have the same sender.
    pub with_sender: bool,
    /// What stands before the name.
    pub lead: Lead,
}

/// What stands before the name of somebody to whom a letter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Lead {
    /// Nothing: “Anna Berg”.
    #[default]
    Bare,
    /// “To Anna Berg”.
    To,
    /// The same within a sentence: “to Anna Berg”.
    Within,
}

/// What is said for a writer of whom not even a name is known.
pub const UNKNOWN_WRITER: &str = "an unknown writer";

/// The same for a recipient.
pub const UNKNOWN_RECIPIENT: &str = "an unknown recipient";

/// Who wrote a letter; empty where nothing is said of that.
#[must_use]
pub fn senders<'a>(corpus: &'a Corpus, letter: &'a Letter) -> Vec<NamedCorrespondent<'a>> {
    all(corpus, &letter.sender, &letter.senders, UNKNOWN_WRITER)
}

/// To whom it is written; empty where nothing is said of that.
#[must_use]
pub fn recipients<'a>(corpus: &'a Corpus, letter: &'a Letter) -> Vec<NamedCorrespondent<'a>> {
    all(corpus, &letter.recipient, &letter.recipients, UNKNOWN_RECIPIENT)
}

/// Whether letters of the collection have different senders, so that each has to be named with its own.
#[must_use]
pub fn senders_differ(corpus: &Corpus) -> bool {
    let mut letters = corpus.letters.iter();
    letters.next().is_some_and(|first| letters.any(|letter| letter.senders() != first.senders()))
}

/// A letter's name in pieces: “To Anna Berg”, “Per Holm → Anna Berg”, “From Per Holm”; the form of the document where
/// neither end is known.
#[must_use]
pub fn heading<'a>(corpus: &'a Corpus, letter: &'a Letter, how: NameForm) -> Vec<NamePiece<'a>> {
    let (from, to) = (senders(corpus, letter), recipients(corpus, letter));
    let mut pieces = Vec::new();
    match (from.is_empty(), to.is_empty()) {
        (true, true) => {
            let form = form(corpus, letter);
            push(&mut pieces, &if how.lead == Lead::Within { form.to_lowercase() } else { form });
        }
        (false, true) => {
            push(&mut pieces, if how.lead == Lead::To { "From " } else { "from " });
            push_row(&mut pieces, corpus, &from, how.is_short);
        }
        (false, false) if how.with_sender => {
            push_row(&mut pieces, corpus, &from, how.is_short);
            push(&mut pieces, " → ");
            push_row(&mut pieces, corpus, &to, how.is_short);
        }
        (_, false) => {
            match how.lead {
                Lead::Bare => {}
                Lead::To => push(&mut pieces, "To "),
                Lead::Within => push(&mut pieces, "to "),
            }
            push_row(&mut pieces, corpus, &to, how.is_short);
        }
    }
    pieces
}

/// The same as one line of words.
#[must_use]
pub fn line(corpus: &Corpus, letter: &Letter, how: NameForm) -> String {
    heading(corpus, letter, how).into_iter().map(|piece| piece.words).collect()
}

/// Both ends in a sentence: “Per Holm to Anna Berg”; “to Anna Berg”, “from Per Holm”, or the form of the document, as far
/// as they are known.
#[must_use]
pub fn from_to(corpus: &Corpus, letter: &Letter) -> String {
    match (listed(&senders(corpus, letter)), listed(&recipients(corpus, letter))) {
        (Some(from), Some(to)) => format!("{from} to {to}"),
        _ => line(corpus, letter, NameForm { lead: Lead::To, ..NameForm::default() }),
    }
}

/// Those at one end in pieces: “Anna Berg, Per Holm and the Board”; of many the first, and how many others.
#[must_use]
pub fn row<'a>(corpus: &Corpus, people: &[NamedCorrespondent<'a>], is_short: bool) -> Vec<NamePiece<'a>> {
    let mut pieces = Vec::new();
    push_row(&mut pieces, corpus, people, is_short);
    pieces
}

/// Those at one end as words; nothing where nothing is said of them.
#[must_use]
pub fn listed(people: &[NamedCorrespondent<'_>]) -> Option<String> {
    (!people.is_empty()).then(|| names::listed(&people.iter().map(NamedCorrespondent::in_words).collect::<Vec<_>>()))
}

/// Of more names than this a title has the first of them, and how many others there are.
pub const MANY_NAMES: usize = 6;

/// So many, then.
const FIRST_NAMES: usize = 3;

/// The same where there is little room: “Anna Berg, Per Holm, Jon Rask and 37 others”.
#[must_use]
pub fn in_brief(people: &[NamedCorrespondent<'_>]) -> Option<String> {
    if people.len() <= MANY_NAMES {
        return listed(people);
    }
    let first: Vec<String> = people.iter().take(FIRST_NAMES).map(NamedCorrespondent::in_words).collect();
    Some(format!("{} and {} others", first.join(", "), people.len() - FIRST_NAMES))
}

/// When a letter was written: in words, with brackets where the editor supplies it; as the document has it, where no more
/// is known than its words; “undated”.
#[must_use]
pub fn when(date: &HistoricalDate) -> String {
    match (date.in_words(), date.certainty) {
        (None, _) => match &date.wording {
            Some(wording) => format!("“{wording}”"),
            None => "undated".to_owned(),
        },
        (Some(words), DateCertainty::Supplied | DateCertainty::Inferred) => format!("[{words}]"),
        (Some(words), _) => words,
    }
}

/// Whether two letters went between the same people, whoever of them wrote.
#[must_use]
pub fn are_of_one_correspondence(one: &Letter, other: &Letter) -> bool {
    let ends = |letter: &Letter| -> BTreeSet<String> {
        let all = letter.senders().into_iter().chain(letter.recipients());
        all.filter_map(|end| end.entity().map(|(kind, id)| format!("{kind:?} {id}"))).collect()
    };
    let between = ends(one);
    !between.is_empty() && between == ends(other)
}

/// The other states of a letter that the collection has, with what each is: “Draft”; nothing for the one that was sent.
#[must_use]
pub fn other_states<'a>(corpus: &'a Corpus, letter: &Letter) -> Vec<(&'a Letter, Option<VersionKind>)> {
    fn root(letter: &Letter) -> &str {
        letter.version_of.as_ref().map_or(letter.id.as_str(), |version| &version.letter)
    }
    let others = corpus.letters.iter().filter(|other| other.id != letter.id && root(other) == root(letter));
    others.map(|other| (other, other.version_of.as_ref().map(|version| version.kind))).collect()
}

/// How the document itself has its date, where that is told: “the Ides of March”, in the Julian calendar.
#[must_use]
pub fn as_dated(date: &HistoricalDate) -> Option<String> {
    let calendar = date.calendar.as_deref().map(|name| {
        let mut letters = name.chars();
        let name: String =
            letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
        format!("in the {name} calendar")
    });
    match (&date.wording, calendar) {
        (Some(wording), Some(calendar)) => Some(format!("“{wording}”, {calendar}")),
        (Some(wording), None) => Some(format!("“{wording}”")),
        (None, Some(calendar)) => Some(format!("dated {calendar}")),
        (None, None) => None,
    }
}

/// A name as short as it is clear: the last words of the name that begin the filing name (“Lorca”, of someone filed as
/// “Lorca Ruiz, Ann” and called Ann Lorca), unless another who writes or receives has the same; then the whole name. Of a
/// body the whole name.
#[must_use]
pub fn short_name(corpus: &Corpus, id: &str) -> String {
    let Some(person) = corpus.person(id) else {
        return corpus.entity(EntityKind::Organisation, id).map_or(id, |body| body.name.as_str()).to_owned();
    };
    let writes_or_receives = |id: &str| {
        corpus.letters.iter().any(|letter| {
            letter.recipient == id
                || letter.sender == id
                || letter.senders.iter().chain(&letter.recipients).any(|one| one.person.as_deref() == Some(id))
        })
    };
    let short = surname(person);
    let is_shared = corpus
        .people
        .iter()
        .any(|other| other.id != person.id && surname(other) == short && writes_or_receives(&other.id));
    if is_shared || short.is_empty() { person.name.clone() } else { short.to_owned() }
}

fn surname(person: &Entity) -> &str {
    let filed = person.sort_name.split(',').next().unwrap_or_default().trim();
    let ends = person.name.char_indices().filter(|(_, character)| *character == ' ').map(|(at, _)| at + 1);
    let mut last_words = std::iter::once(0).chain(ends).filter_map(|at| person.name.get(at..));
    last_words.find(|words| filed.starts_with(words)).unwrap_or(filed)
}

impl NamedCorrespondent<'_> {
    /// The name, with what is not sure of it: “Anna Berg (uncertain)”.
    #[must_use]
    pub fn in_words(&self) -> String {
        self.qualified(self.name)
    }

    /// The name as one files it, with what is not sure of it.
    #[must_use]
    pub fn filed(&self) -> String {
        self.qualified(self.sorted)
    }

    fn qualified(&self, name: &str) -> String {
        match (self.certainty, self.entity) {
            (Attribution::Uncertain, _) => format!("{name} (uncertain)"),
            (Attribution::Unknown, Some(_)) => format!("{name} (not identified)"),
            _ => name.to_owned(),
        }
    }
}

fn all<'a>(
    corpus: &'a Corpus,
    one: &'a str,
    list: &'a [Correspondent],
    unknown: &'static str,
) -> Vec<NamedCorrespondent<'a>> {
    if list.is_empty() {
        let entity = (EntityKind::Person, one);
        return if one.is_empty() { Vec::new() } else { vec![of_entity(corpus, entity, "", Attribution::Known)] };
    }
    list.iter()
        .map(|correspondent| match correspondent.entity() {
            Some(entity) => of_entity(corpus, entity, &correspondent.name, correspondent.certainty),
            None => {
                let name = if correspondent.name.is_empty() { unknown } else { correspondent.name.as_str() };
                NamedCorrespondent {
                    entity: None,
                    name,
                    sorted: name,
                    as_named: None,
                    certainty: correspondent.certainty,
                }
            }
        })
        .collect()
}

/// Of an entry that there is not, which the validator refuses, the name that is given, or the id.
fn of_entity<'a>(
    corpus: &'a Corpus,
    (kind, id): (EntityKind, &'a str),
    said: &'a str,
    certainty: Attribution,
) -> NamedCorrespondent<'a> {
    let entry = if kind == EntityKind::Person { corpus.person(id) } else { corpus.entity(kind, id) };
    let (name, sorted) = match entry {
        Some(entry) if entry.sort_name.is_empty() => (entry.name.as_str(), entry.name.as_str()),
        Some(entry) => (entry.name.as_str(), entry.sort_name.as_str()),
        None if said.is_empty() => (id, id),
        None => (said, said),
    };
    let as_named = (!said.is_empty() && said != name).then_some(said);
    NamedCorrespondent { entity: Some((kind, id)), name, sorted, as_named, certainty }
}

fn form(corpus: &Corpus, letter: &Letter) -> String {
    let label = corpus.collection.form_label(&letter.form);
    if label.is_empty() { "Letter".to_owned() } else { label.to_owned() }
}

fn push(pieces: &mut Vec<NamePiece<'_>>, words: &str) {
    pieces.push(NamePiece { words: words.to_owned(), who: None });
}

fn push_row<'a>(pieces: &mut Vec<NamePiece<'a>>, corpus: &Corpus, people: &[NamedCorrespondent<'a>], is_short: bool) {
    let shown = if people.len() > MANY_NAMES { FIRST_NAMES } else { people.len() };
    for (at, one) in people.iter().take(shown).enumerate() {
        if at > 0 {
            push(pieces, if at + 1 == people.len() { " and " } else { ", " });
        }
        let words = match one.entity {
            Some((_, id)) if is_short => one.qualified(&short_name(corpus, id)),
            _ => one.in_words(),
        };
        pieces.push(NamePiece { words, who: Some(*one) });
    }
    if shown < people.len() {
        push(pieces, &format!(" and {} others", people.len() - shown));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::complete;

    fn letter(id: &str, json: &str) -> Letter {
        serde_json::from_str(&format!("{{\"id\": \"{id}\"{json}}}")).unwrap()
    }

    fn collection(letters: Vec<Letter>) -> Corpus {
        let mut corpus = Corpus {
            collection: crate::Collection::default(),
            about: Vec::new(),
            letters,
            people: Vec::new(),
            places: Vec::new(),
            organisations: Vec::new(),
            terms: Vec::new(),
            themes: Vec::new(),
            parallels: Vec::new(),
            synonyms: Vec::new(),
            events: Vec::new(),
            correspondence: Vec::new(),
        };
        complete(&mut corpus);
        corpus
    }

    fn said(corpus: &Corpus, how: NameForm) -> Vec<String> {
        corpus.letters.iter().map(|letter| line(corpus, letter, how)).collect()
    }

    #[test]
    fn each_end_is_named_as_far_as_it_is_known_and_no_more() {
        let corpus = collection(vec![
            letter("a", r#", "recipients": [{"name": "Ida Falk", "certainty": "uncertain"}]"#),
            letter("b", r#", "senders": [{"certainty": "unknown"}], "recipients": [{"name": "Ida Falk"}]"#),
            letter("c", r#", "senders": [{"name": "Jon Rask"}, {"organisation": "guild", "name": "The Guild"}]"#),
            letter("d", ""),
            letter(
                "e",
                r#", "senders": [{"name": "A Friend", "certainty": "unknown"}], "recipients": [{"name": "Per Rask"}, {"name": "Ida Falk"}, {"name": "Jon Rask"}]"#,
            ),
        ]);
        assert!(senders_differ(&corpus));
        let how = NameForm { lead: Lead::To, with_sender: true, is_short: false };
        assert_eq!(
            said(&corpus, how),
            [
                "To Ida Falk (uncertain)",
                "an unknown writer → Ida Falk",
                "From Jon Rask and The Guild",
                "Letter",
                "A Friend (not identified) → Per Rask, Ida Falk and Jon Rask"
            ]
        );
        let short = NameForm { is_short: true, ..NameForm::default() };
        assert_eq!(
            said(&corpus, short),
            ["Falk (uncertain)", "Falk", "from Jon Rask and The Guild", "Letter", "Per Rask, Falk and Jon Rask"]
        );
    }

    #[test]
    fn a_sender_is_superfluous_where_all_letters_have_the_same() {
        let by = |id: &str, to: &str| {
            letter(id, &format!(r#", "senders": [{{"name": "Ida Falk"}}], "recipients": [{{"name": "{to}"}}]"#))
        };
        assert!(!senders_differ(&collection(vec![by("a", "Jon Rask"), by("b", "Per Holm")])));
        assert!(!senders_differ(&collection(Vec::new())));
    }

    #[test]
    fn a_name_of_the_document_stands_beside_that_of_the_register() {
        let mut corpus = collection(vec![letter("a", r#", "recipients": [{"person": "falk", "name": "I. F."}]"#)]);
        corpus.people[0].name = "Ida Falk".to_owned();
        let named = recipients(&corpus, &corpus.letters[0])[0];
        assert_eq!((named.name, named.as_named), ("Ida Falk", Some("I. F.")));
    }

    #[test]
    fn only_a_date_of_which_nothing_is_known_is_no_date() {
        let date = |json: &str| serde_json::from_str::<HistoricalDate>(json).unwrap();
        for (json, said, dated) in [
            ("null", "undated", None),
            (r#"{"wording": "Tuesday"}"#, "“Tuesday”", Some("“Tuesday”")),
            (r#""XXXX-12-24""#, "24 December, year not known", None),
            (r#"{"edtf": "1871~", "certainty": "inferred"}"#, "[about 1871]", None),
            (
                r#"{"iso": "1871-03-05", "calendar": "julian", "wording": "21 February"}"#,
                "5 March 1871",
                Some("“21 February”, in the Julian calendar"),
            ),
            (r#"{"iso": "1871-03-05", "calendar": "hebrew"}"#, "5 March 1871", Some("dated in the Hebrew calendar")),
        ] {
            assert_eq!((when(&date(json)).as_str(), as_dated(&date(json)).as_deref()), (said, dated), "{json}");
        }
    }
}
