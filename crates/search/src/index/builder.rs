//! Makes an index, at once or in slices between which a page can breathe.
//!
//! Start with [`IndexBuilder`]. What a slice does is bounded by a number of units: a letter, or a few hundred forms, or one
//! of the tables, each a few milliseconds in the largest collections. Must not know a clock.

use std::{fmt, sync::OnceLock};

use crate::{
    index::{
        Index, Passage, PassageId, PassageKind, Scope, WordForm, contents,
        correspondents::Correspondents,
        letters_of,
        names::Names,
        number, offers,
        passage_set::PassageSet,
        postings::{self, Postings},
        remarks::Remarks,
        synonyms::SynonymIndex,
        topics::{TopicSources, Topics},
    },
    request::Filter,
    weights::Weights,
};
use corpus::{Corpus, EntityKind};
use text::families::Families;

/// Forms whose families are looked up in one unit.
const FORMS: usize = 400;

/// Things whose words are collected in one unit.
const TOPICS: usize = 200;

/// An index in the making. The same collection is to be given to every step.
pub struct IndexBuilder {
    /// Made with the first letter, once: dear where a page waits for its first answer.
    rules: Option<Families>,
    stage: Stage,
}

/// What is to be done next.
enum Stage {
    /// Taking letters in, from this one on.
    Letters(Postings, usize),
    /// Numbering the forms.
    Forms(Postings),
    /// Sorting the postings of the forms.
    Places(Postings, Vec<String>),
    /// Looking the families of the forms up: as many as there are keys are done.
    Keys(Postings, Vec<String>, Vec<String>),
    /// Sorting the families.
    Families(Postings, Vec<String>, Vec<String>),
    /// Filling the tables, from this one on.
    Tables(Box<Index>, usize),
    /// Collecting what filters offer, from this filter on.
    Offers(Box<Index>, usize),
    /// Collecting what passages are about: things of a kind, from this one on.
    Topics(Box<Index>, usize, usize),
    /// Nothing.
    Done(Box<Index>),
    /// Between two stages.
    Taken,
}

impl fmt::Debug for IndexBuilder {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let stage = match self.stage {
            Stage::Letters(_, at) => format!("letter {at}"),
            Stage::Forms(_) | Stage::Places(..) | Stage::Keys(..) => "words".to_owned(),
            Stage::Families(..) => "families".to_owned(),
            Stage::Tables(_, table) => format!("table {table}"),
            Stage::Offers(_, filter) => format!("filter {filter}"),
            Stage::Topics(_, kind, at) => format!("topics {kind}, {at}"),
            Stage::Done(_) | Stage::Taken => "done".to_owned(),
        };
        write!(out, "IndexBuilder({stage})")
    }
}

impl Default for IndexBuilder {
    fn default() -> Self {
        Self { rules: None, stage: Stage::Letters(Postings::default(), 0) }
    }
}

impl IndexBuilder {
    /// Does so many units of work; gives the index when all is done.
    #[must_use]
    pub fn step(&mut self, corpus: &Corpus, units: usize) -> Option<Index> {
        for _ in 0..units.max(1) {
            let stage = std::mem::replace(&mut self.stage, Stage::Taken);
            match self.after(corpus, stage) {
                Stage::Done(index) => return Some(*index),
                next => self.stage = next,
            }
        }
        None
    }

    fn after(&mut self, corpus: &Corpus, stage: Stage) -> Stage {
        match stage {
            Stage::Letters(mut postings, at) => match corpus.letters.get(at) {
                Some(letter) => {
                    let first = number(postings.passages.len());
                    let rules = self.rules.get_or_insert_with(|| Families::of(corpus));
                    contents::add_letter(&mut postings, rules, corpus, at, letter);
                    let range = first..number(postings.passages.len());
                    postings.passages.letters.push(range);
                    Stage::Letters(postings, at + 1)
                }
                None => Stage::Forms(postings),
            },
            Stage::Forms(mut postings) => {
                let forms = postings.sort_forms();
                Stage::Places(postings, forms)
            }
            Stage::Places(mut postings, forms) => {
                postings.sort_postings(forms.len());
                Stage::Keys(postings, forms, Vec::new())
            }
            Stage::Keys(postings, forms, mut keys) => {
                let rules = self.rules.get_or_insert_with(|| Families::of(corpus));
                let next = forms.iter().enumerate().skip(keys.len()).take(FORMS);
                keys.extend(next.map(|(at, form)| rules.key_in(form, postings.language_of(at))));
                if keys.len() < forms.len() {
                    Stage::Keys(postings, forms, keys)
                } else {
                    Stage::Families(postings, forms, keys)
                }
            }
            Stage::Families(postings, forms, mut keys) => {
                postings.join_slips(&mut keys);
                let rules = self.rules.take().unwrap_or_else(|| Families::of(corpus));
                Stage::Tables(Box::new(bare(rules, postings, forms, &keys)), 0)
            }
            Stage::Tables(mut index, table) => match TABLES.get(table) {
                Some(fill) => {
                    fill(&mut index, corpus);
                    Stage::Tables(index, table + 1)
                }
                None => Stage::Offers(index, 0),
            },
            Stage::Offers(mut index, at) => match Filter::ALL.get(at) {
                Some(&filter) => {
                    let tables =
                        offers::Tables { passages: &index.passages, mentions: &index.mentions, themes: &index.themes };
                    let offered = offers::offered(tables, corpus, filter);
                    index.offered.push(offered);
                    Stage::Offers(index, at + 1)
                }
                None => {
                    add_topics(&mut index, |topics, index, tools| {
                        topics.add_themes(tools, corpus.themes.iter().zip(&index.themes));
                    });
                    Stage::Topics(index, 0, 0)
                }
            },
            Stage::Topics(mut index, kind, at) => match EntityKind::ALL.get(kind) {
                Some(&of_kind) => {
                    let entities = corpus.entities(of_kind);
                    add_topics(&mut index, |topics, index, tools| {
                        let all = entities.iter().zip(index.mentions_of(of_kind));
                        topics.add_entities(tools, all.skip(at).take(TOPICS));
                    });
                    if at + TOPICS < entities.len() {
                        Stage::Topics(index, kind, at + TOPICS)
                    } else {
                        Stage::Topics(index, kind + 1, 0)
                    }
                }
                None => Stage::Done(index),
            },
            Stage::Done(index) => Stage::Done(index),
            Stage::Taken => Stage::Letters(Postings::default(), 0),
        }
    }
}

/// The index of all words, without what the editor adds.
fn bare(rules: Families, postings: Postings, forms: Vec<String>, keys: &[String]) -> Index {
    let (family_keys, family_of, families) = postings::sort_families(keys);
    let forms = forms.into_iter().zip(family_of).enumerate().map(|(at, (text, family))| WordForm {
        letters: letters_of(&text),
        text: text.into_boxed_str(),
        family,
        postings: postings.start_of(at),
    });
    let forms = forms.collect();
    let passages = postings.passages;
    let body = || passages.all.iter().filter(|passage| passage.scope == Scope::Body);
    let (count, total) = body().fold((0_u32, 0_u32), |(count, total), passage| (count + 1, total + passage.length()));
    let that = |is_in: fn(&Passage) -> bool| {
        let ids = (0..).map(PassageId).zip(&passages.all);
        PassageSet::of(passages.len(), ids.filter(|(_, passage)| is_in(passage)).map(|(id, _)| id))
    };
    Index {
        plain: that(|passage| passage.scope != Scope::Apparatus),
        beside: that(|passage| passage.scope == Scope::Apparatus && matches!(passage.kind, PassageKind::Part(_))),
        notes: that(|passage| matches!(passage.scope, Scope::SourceNote | Scope::Apparatus)),
        correspondents: Correspondents::default(),
        mean_length: if count == 0 { 1.0 } else { (total as f32 / count as f32).max(1.0) },
        text: postings.text,
        passages,
        slots: postings.slots,
        forms,
        postings: postings.postings,
        family_keys,
        families,
        rules,
        weights: Weights::default(),
        mentions: Default::default(),
        offered: Vec::new(),
        themes: Vec::new(),
        theme_words: Vec::new(),
        topics: Topics::default(),
        remarks: Remarks::default(),
        related: OnceLock::new(),
        names: Names::default(),
        synonyms: SynonymIndex::default(),
    }
}

fn add_topics(index: &mut Index, add: impl FnOnce(&mut Topics, &Index, TopicSources)) {
    let mut topics = std::mem::take(&mut index.topics);
    let tools = TopicSources { rules: &index.rules, weights: &index.weights, total: index.plain.count() };
    add(&mut topics, index, tools);
    index.topics = topics;
}

/// What fills the tables, in an order in which each finds what it needs.
const TABLES: [fn(&mut Index, &Corpus); 5] = [
    |index, corpus| index.mentions = EntityKind::ALL.map(|kind| contents::mentions(&index.passages, corpus, kind)),
    |index, corpus| {
        index.themes = corpus.themes.iter().map(|theme| contents::of_theme(&index.passages, corpus, theme)).collect();
        index.theme_words = corpus.themes.iter().map(|theme| contents::words_of_theme(&index.rules, theme)).collect();
    },
    |index, corpus| index.correspondents = Correspondents::of(&index.passages, corpus),
    |index, corpus| {
        index.names = Names::of(corpus);
        index.synonyms = SynonymIndex::of(&index.rules, corpus);
    },
    |index, corpus| index.remarks = Remarks::of(&index.passages, corpus),
];

impl Index {
    /// Makes the index at once. For 20,000 words a few milliseconds.
    #[must_use]
    pub fn build(corpus: &Corpus) -> Self {
        let mut builder = IndexBuilder::default();
        loop {
            if let Some(index) = builder.step(corpus, usize::MAX) {
                return index;
            }
        }
    }
}
