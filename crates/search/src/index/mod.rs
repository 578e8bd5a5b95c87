//! The index: every passage of a collection, its words, and where each word stands.
//!
//! Start with [`Index`]; [`builder`] makes it. A *slot* is one token of one passage; slots are numbered through the whole collection,
//! passage after passage, with an empty slot between two passages, so that words of one phrase are neighbours by number
//! and words of different passages never are. After the slots of a passage's reading text come those of the source's
//! slips in it. Forms are numbered in alphabetical order. Must not know queries.

use corpus::stretch::Stretch as _;
use std::sync::OnceLock;

use crate::weights::Weights;
use contents::ThemeWords;
use corpus::EntityKind;
use correspondents::Correspondents;
use names::{EntityRef, Names};
use offers::FilterValue;
use passage_set::PassageSet;
use remarks::Remarks;
use synonyms::SynonymIndex;
use text::{
    families::Families,
    related::{LikeWord, Related},
};
use topics::Topics;

pub(crate) mod builder;
pub(crate) mod contents;
pub(crate) mod correspondents;
pub(crate) mod names;
pub(crate) mod offers;
pub(crate) mod passage;
pub(crate) mod passage_set;
pub(crate) mod postings;
pub(crate) mod remarks;
pub(crate) mod source_slips;
pub(crate) mod synonyms;
pub(crate) mod topics;

pub(crate) use passage::{NO_FORM, Passages, Posting, Slot, letters_of, number};
pub use passage::{Passage, PassageId, PassageKind, Scope};

/// A form of the letters.
#[derive(Clone, Debug)]
pub(crate) struct WordForm {
    pub text: Box<str>,
    /// Number of its family.
    pub family: u32,
    /// Where its postings begin in `Index::postings`; they end where those of the next form begin.
    pub postings: u32,
    /// Which letters a–z it has, a bit each: for finding similar forms quickly.
    pub letters: u32,
}

/// The index of a collection. Made once, at start.
#[derive(Debug)]
pub struct Index {
    pub(crate) text: String,
    pub(crate) passages: Passages,
    pub(crate) slots: Vec<Slot>,
    pub(crate) forms: Vec<WordForm>,
    pub(crate) postings: Vec<Posting>,
    /// The passages that a plain query is about: all but the apparatus.
    pub(crate) plain: PassageSet,
    /// What stands beside the letters on their pages in words of this edition: its notes, the catalogues' summaries.
    pub(crate) beside: PassageSet,
    /// Notes and the apparatus.
    pub(crate) notes: PassageSet,
    /// Who writes to whom.
    pub(crate) correspondents: Correspondents,
    /// Family keys in order, each with its number.
    pub(crate) family_keys: Vec<(Box<str>, u32)>,
    /// The forms of each family.
    pub(crate) families: Vec<Vec<u32>>,
    pub(crate) rules: Families,
    /// How much each sign of relevance counts.
    pub weights: Weights,
    /// Mean number of tokens of a body paragraph.
    pub(crate) mean_length: f32,
    /// The passages that mention an entity, in the order of the collection, by kind and index in its file.
    pub(crate) mentions: [Vec<Vec<PassageId>>; 4],
    /// What each filter offers, in the order of `Filter::ALL`.
    pub(crate) offered: Vec<Vec<FilterValue>>,
    /// The passages of each theme, with whether they are mainly about it.
    pub(crate) themes: Vec<Vec<(PassageId, bool)>>,
    /// The family keys of each theme's label and definition.
    pub(crate) theme_words: Vec<ThemeWords>,
    /// What passages are about in the editor's words.
    pub(crate) topics: Topics,
    /// What the editor remarks on passages.
    pub(crate) remarks: Remarks,
    /// Words of like meaning; made when a search first asks for them, which most never do.
    pub(crate) related: OnceLock<Related>,
    /// Names that stand for one another.
    pub(crate) names: Names,
    /// What the editor answers that the letters do not say.
    pub(crate) synonyms: SynonymIndex,
}

impl Index {
    /// The words of like meaning to those of a family.
    pub(crate) fn like(&self, form: &str) -> Vec<LikeWord> {
        self.related().of(&self.rules, form)
    }

    /// Words of like meaning.
    pub(crate) fn related(&self) -> &Related {
        self.related.get_or_init(|| Related::english(&self.rules))
    }

    /// A passage by number. Numbers come from answers of the same index.
    #[must_use]
    pub fn passage(&self, id: PassageId) -> Option<&Passage> {
        self.passages.get(id)
    }

    /// The passage of a part, by index of letter and anchor.
    #[must_use]
    pub fn find(&self, letter: usize, anchor: &str) -> Option<PassageId> {
        self.passages.find(letter, anchor)
    }

    /// The text of a passage: the reading text of a part, or the editor's words.
    #[must_use]
    pub fn text(&self, id: PassageId) -> &str {
        let range = self.passage(id).map_or(0..0, |passage| passage.text.start as usize..passage.text.end as usize);
        self.text.get(range).unwrap_or_default()
    }

    /// The line in which the editor says what a passage says, as a passage of its own.
    #[must_use]
    pub fn gist(&self, id: PassageId) -> Option<PassageId> {
        self.remarks.gist(id)
    }

    /// How many passages, forms and tokens there are.
    #[must_use]
    pub fn size(&self) -> (usize, usize, usize) {
        (self.passages.len(), self.forms.len(), self.slots.len())
    }

    /// The single word that the letters most often use for one of these.
    pub(crate) fn usual_name(&self, who: &[EntityRef]) -> Option<String> {
        let forms = self.names.single_words(who);
        let counted = forms.map(|form| (self.form(form).map_or(0, |number| self.postings(number).len()), form));
        counted.filter(|(count, _)| *count > 0).max_by_key(|(count, _)| *count).map(|(_, form)| form.to_owned())
    }

    /// What the letters use for one of these: a name that is not that of others more often mentioned, a surname if there is
    /// one, the most frequent.
    pub(crate) fn usual_words(&self, who: &[EntityRef]) -> Option<Vec<String>> {
        let mentioned = |(kind, at): &EntityRef| self.mentions_of(*kind).get(*at).map_or(0, Vec::len);
        let most = who.iter().map(mentioned).max().unwrap_or(0);
        let counted = self.names.of_any(who).map(|name| {
            let all = self.names.named(&name.iter().map(String::as_str).collect::<Vec<_>>()).0;
            let is_of_others = all.iter().any(|one| !who.contains(one) && mentioned(one) > most);
            ((!is_of_others, self.names.is_surname(name, who), self.verbatim(name).len()), name)
        });
        let used = counted.filter(|((.., count), _)| *count > 0);
        used.max_by_key(|(rank, _)| *rank).map(|(_, name)| name.clone())
    }

    /// The passages that have some forms one right after the other, for each place one. Looks round the rarest of them
    /// only.
    pub(crate) fn verbatim(&self, forms: &[String]) -> Vec<PassageId> {
        let Some(numbers) = forms.iter().map(|form| self.form(form)).collect::<Option<Vec<u32>>>() else {
            return Vec::new();
        };
        let rarest = numbers.iter().enumerate().min_by_key(|(_, form)| self.postings(**form).len());
        let Some((at, &rarest)) = rarest else { return Vec::new() };
        let stands = |place: &Posting| {
            let first = place.slot.checked_sub(number(at))? as usize;
            let slots = self.slots.get(first..first + numbers.len())?;
            let is_whole = place.width == 1 && slots.iter().zip(&numbers).all(|(slot, form)| slot.form == *form);
            slots.first().filter(|_| is_whole).map(|slot| slot.passage)
        };
        self.postings(rarest).iter().filter_map(stands).collect()
    }

    /// The passages that mention each entity of a kind, by index in its file.
    pub(crate) fn mentions_of(&self, kind: EntityKind) -> &[Vec<PassageId>] {
        self.mentions.get(kind as usize).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn slot(&self, slot: u32) -> Option<&Slot> {
        self.slots.get(slot as usize)
    }

    /// Whether the slot belongs to a slip of the source.
    pub(crate) fn is_slip(&self, slot: u32) -> bool {
        self.slot(slot).and_then(|slot| self.passage(slot.passage)).is_some_and(|passage| slot >= passage.main)
    }

    /// The postings of a form, in order.
    pub(crate) fn postings(&self, form: u32) -> &[Posting] {
        let start = self.forms.get(form as usize).map_or(0, |form| form.postings as usize);
        let end = self.forms.get(form as usize + 1).map_or(self.postings.len(), |form| form.postings as usize);
        self.postings.stretch(start..end)
    }

    /// The number of a folded form.
    pub(crate) fn form(&self, folded: &str) -> Option<u32> {
        self.forms.binary_search_by(|form| (*form.text).cmp(folded)).ok().map(number)
    }

    /// The forms of the family of a folded form; empty where the letters have none.
    pub(crate) fn family(&self, folded: &str) -> &[u32] {
        let known = self.form(folded).and_then(|form| self.forms.get(form as usize)).map(|form| form.family);
        let family = known.or_else(|| {
            self.rules.keys(folded).into_iter().find_map(|key| {
                let at = self.family_keys.binary_search_by(|(other, _)| (**other).cmp(&key)).ok()?;
                self.family_keys.get(at).map(|(_, family)| *family)
            })
        });
        family.and_then(|family| self.families.get(family as usize)).map_or(&[], Vec::as_slice)
    }
}
