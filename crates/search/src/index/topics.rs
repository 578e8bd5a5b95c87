//! What passages are about in the editor's words: themes assigned to them, and people, places, bodies and terms mentioned
//! in them, each with its names and its one line.
//!
//! Start with [`Topics::of`], then [`Topics::about`]. Counts only in lists of passages with some of the words, which say
//! so. Must not know queries.

use std::collections::BTreeMap;

use crate::{index::PassageId, stop_words, weights::Weights};
use corpus::{Corpus, Entity, EntityKind};
use text::{families::Families, fold::tokens};

/// Something that passages are about.
#[derive(Debug)]
struct Topic {
    /// The family keys of its words, each with whether its name has it; else only what is said of it.
    words: BTreeMap<String, bool>,
    /// The passages about it, each with whether it is mainly so.
    passages: Vec<(PassageId, bool)>,
    /// How much it says that a passage is about it: what most are about says little.
    rarity: f32,
}

/// All topics of a collection.
#[derive(Debug, Default)]
pub(crate) struct Topics(Vec<Topic>);

impl Topics {
    /// Collects the topics of a collection. `total`: how many passages a plain query is about.
    pub fn of(
        rules: &Families,
        weights: &Weights,
        total: usize,
        corpus: &Corpus,
        mentions: &[Vec<Vec<PassageId>>],
        themes: &[Vec<(PassageId, bool)>],
    ) -> Self {
        let mut topics = Vec::new();
        let mut add = |names: Vec<&str>, said: &str, passages: Vec<(PassageId, bool)>| {
            let mut words = BTreeMap::new();
            for (text, named) in [(said, false)].into_iter().chain(names.into_iter().map(|name| (name, true))) {
                for token in tokens(text) {
                    let joined = token.joined.map(|joined| joined.form);
                    let forms = [Some(token.form), joined].into_iter().flatten();
                    words.extend(
                        forms.filter(|form| !stop_words::is_stop_word(form)).map(|form| (rules.key(&form), named)),
                    );
                }
            }
            let rarity = weights.rarity_of(passages.len(), total);
            if !passages.is_empty() {
                topics.push(Topic { words, passages, rarity });
            }
        };
        for (theme, passages) in corpus.themes.iter().zip(themes) {
            add(vec![&theme.label], &theme.definition, passages.clone());
        }
        for (kind, mentions) in EntityKind::ALL.into_iter().zip(mentions) {
            for (entity, passages) in corpus.entities(kind).iter().zip(mentions) {
                let passages = passages.iter().map(|&id| (id, true)).collect();
                add(names(entity), &entity.identification, passages);
            }
        }
        Self(topics)
    }

    /// The passages that are about a word, by its family key, with how much.
    pub fn about(&self, key: &str, weights: &Weights) -> BTreeMap<PassageId, f32> {
        let &Weights { touches, described, .. } = weights;
        let mut about: BTreeMap<PassageId, f32> = BTreeMap::new();
        for topic in &self.0 {
            let Some(&named) = topic.words.get(key) else { continue };
            let part = if named { 1.0 } else { described };
            for &(passage, mainly) in &topic.passages {
                let share = if mainly { 1.0 } else { touches };
                let most = about.entry(passage).or_default();
                *most = most.max(part * share * topic.rarity);
            }
        }
        about
    }
}

fn names(entity: &Entity) -> Vec<&str> {
    let forms = entity.forms.iter().chain(&entity.also).map(String::as_str);
    [entity.name.as_str()].into_iter().chain(forms).collect()
}
