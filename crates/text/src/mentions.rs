//! Mentions of people, places, bodies and terms: counted by letter, and found in the reading text.
//!
//! Start with [`MentionCount::of`] (how many) and [`by_letter`] (each in its place). A mention counts as one of the body when
//! it stands in a paragraph of the letter; headings, salutations, signatures, summaries and notes are apart. Must not
//! look for names: the editor has written down where each mention is.

use super::collate::Order;
use corpus::sort;
use corpus::stretch::Stretch as _;
use corpus::{
    Corpus, Entity, Letter, Mention, Part, PartKind, Span, WordRange,
    reading::{Version, compose},
    span_among, words,
};

/// How many mentions there are in a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct MentionCount {
    /// In the paragraphs of its body.
    pub body: usize,
    /// In all other parts.
    pub around: usize,
}

impl MentionCount {
    /// Counts the mentions of an entity in a letter.
    #[must_use]
    pub fn of(entity: &Entity, letter: &Letter) -> Self {
        let mentions = entity.mentions.in_letter(&letter.id);
        let body = mentions
            .iter()
            .filter(|mention| letter.part(&mention.part).is_some_and(|part| part.kind == PartKind::Paragraph))
            .count();
        Self { body, around: mentions.len() - body }
    }
}

/// The mentions of an entity in one letter; at least one.
#[derive(Clone, Debug, PartialEq)]
pub struct LetterMentions<'c> {
    /// The letter.
    pub letter: &'c Letter,
    /// The paragraphs that mention it, in order.
    pub body: Vec<PartMentions<'c>>,
    /// The other parts that mention it, in the order of the letter.
    pub around: Vec<PartMentions<'c>>,
}

impl LetterMentions<'_> {
    /// How many mentions the body has.
    #[must_use]
    pub fn body_count(&self) -> usize {
        self.body.iter().map(|part| part.found.len()).sum()
    }
}

/// The mentions in one part; at least one.
#[derive(Clone, Debug, PartialEq)]
pub struct PartMentions<'c> {
    /// The part.
    pub part: &'c Part,
    /// Its reading text.
    pub text: String,
    /// Where it is mentioned, in the order of the text.
    pub found: Vec<MentionPosition>,
}

/// One mention, where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MentionPosition {
    /// The words, as an address counts them.
    pub words: WordRange,
    /// The name itself in the reading text, in bytes: without the punctuation that hangs on its words.
    pub name: Span,
}

/// Every mention of an entity, by letter in the order of the collection, in each letter in the order of its parts.
#[must_use]
pub fn by_letter<'c>(corpus: &'c Corpus, entity: &Entity) -> Vec<LetterMentions<'c>> {
    corpus.letters.iter().filter_map(|letter| in_letter(letter, entity)).collect()
}

/// The mentions in one letter; `None` where it has none.
#[must_use]
pub fn in_letter<'c>(letter: &'c Letter, entity: &Entity) -> Option<LetterMentions<'c>> {
    let mentions = entity.mentions.in_letter(&letter.id);
    if mentions.is_empty() {
        return None;
    }
    let (body, around) = letter
        .parts
        .iter()
        .filter_map(|part| in_part(letter, part, entity, mentions))
        .partition(|found: &PartMentions<'_>| found.part.kind == PartKind::Paragraph);
    Some(LetterMentions { letter, body, around })
}

fn in_part<'c>(letter: &Letter, part: &'c Part, entity: &Entity, mentions: &[Mention]) -> Option<PartMentions<'c>> {
    let mut ranges: Vec<WordRange> =
        mentions.iter().filter(|mention| mention.part == part.id).map(|mention| mention.words).collect();
    if ranges.is_empty() {
        return None;
    }
    sort::natural(&mut ranges);
    let text = compose(letter, part, Version::Reading).text;
    let spans = words(&text);
    let found = ranges
        .into_iter()
        .filter_map(|words| {
            let span = span_among(&spans, words)?;
            Some(MentionPosition { words, name: name_in(&text, span, &entity.forms) })
        })
        .collect();
    Some(PartMentions { part, text, found })
}

/// The name within the words of a mention: the longest of its forms that stands there, else the words without
/// punctuation at either end.
fn name_in(text: &str, span: Span, forms: &[String]) -> Span {
    let shown = text.stretch(span.start..span.end);
    let form = forms
        .iter()
        .filter_map(|form| Some((shown.find(form.as_str())?, form.len())))
        .max_by_key(|(at, length)| (*length, std::cmp::Reverse(*at)));
    if let Some((at, length)) = form {
        return Span { start: span.start + at, end: span.start + at + length };
    }
    let is_outside = |character: char| !character.is_alphanumeric();
    let start = shown.len() - shown.trim_start_matches(is_outside).len();
    let end = shown.trim_end_matches(is_outside).len();
    if start < end { Span { start: span.start + start, end: span.start + end } } else { span }
}

/// The places of entities in their file, as an index files them: by sort name, as the language has it; ties by id.
#[must_use]
pub fn filed(order: &Order, entities: &[Entity]) -> Vec<usize> {
    let mut filed: Vec<usize> = (0..entities.len()).collect();
    sort::by_cached_key(&mut filed, |&at| entities.get(at).map(|entity| filing_key(order, entity)));
    filed
}

/// What an entity is filed by, in indexes and among the choices of a filter alike.
#[must_use]
pub fn filing_key(order: &Order, entity: &Entity) -> (String, String, String) {
    let (letters, text) = order.key(&entity.sort_name);
    (letters, text, entity.id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entity(json: &str) -> Entity {
        serde_json::from_str(json).unwrap()
    }

    fn letter() -> Letter {
        serde_json::from_str(
            r#"{
                "id": "one", "title": "T", "description": "D", "sender": "s", "recipient": "r", "form": "letter",
                "date": {"iso": null, "certainty": "unknown", "source": ""}, "dossier": [],
                "bibliography": {"title": "T", "genre": "Letter"}, "transcript": [],
                "parts": [
                    {"id": "salutation", "kind": "salutation", "text": ["Dear Ann,"]},
                    {"id": "p1", "kind": "paragraph", "text": ["I saw Ann’s ship. Ann, (and Ann) waved."]}
                ]
            }"#,
        )
        .unwrap()
    }

    fn ann() -> Entity {
        entity(
            r#"{"id": "ann", "name": "Ann", "sort_name": "Ann", "forms": ["Ann", "Ann’s"],
                "mentions": {"one": "p1:7 p1:3 salutation:2 p1:5"}}"#,
        )
    }

    #[test]
    fn mentions_are_counted_in_the_body_and_apart_from_it() {
        assert_eq!(MentionCount::of(&ann(), &letter()), MentionCount { body: 3, around: 1 });
    }

    #[test]
    fn a_mention_is_the_name_without_the_punctuation_of_its_words() {
        let letter = letter();
        let found = in_letter(&letter, &ann()).unwrap();
        let names = |parts: &[PartMentions<'_>]| -> Vec<String> {
            let name =
                |part: &PartMentions<'_>, one: &MentionPosition| part.text[one.name.start..one.name.end].to_owned();
            parts.iter().flat_map(|part| part.found.iter().map(|one| name(part, one)).collect::<Vec<_>>()).collect()
        };
        assert_eq!(names(&found.body), ["Ann’s", "Ann", "Ann"]);
        assert_eq!(names(&found.around), ["Ann"]);
        assert_eq!(found.body_count(), 3);
    }

    #[test]
    fn an_index_files_by_letters_as_the_language_has_them_and_what_is_called_the_same_by_id() {
        let named = |id: &str, sort_name: &str| {
            entity(&format!(r#"{{"id": "{id}", "name": "x", "sort_name": "{sort_name}"}}"#))
        };
        let list = [
            named("c", "de Vries"),
            named("b", "“Deal, The”"),
            named("a", "1957, Declaration of"),
            named("e", "Évora"),
            named("d", "Évora"),
            named("f", "Zorn"),
            named("g", "Åberg"),
        ];
        let ids = |tag: &str| -> String {
            filed(&Order::of(Some(tag)), &list).into_iter().map(|at| list[at].id.as_str()).collect()
        };
        assert_eq!((ids("en").as_str(), ids("sv").as_str()), ("agbcdef", "abcdefg"));
    }
}
