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
    /// The family keys of its words, each with its part: 1 in its name, less in what is said of it.
    words: BTreeMap<String, f32>,
    /// The passages about it, each with its part.
    passages: Vec<(PassageId, f32)>,
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
        let &Weights { touches, described, .. } = weights;
        let mut topics = Vec::new();
        let mut add = |names: Vec<&str>, said: &str, passages: Vec<(PassageId, f32)>| {
            let mut words = BTreeMap::new();
            for (text, part) in [(said, described)].into_iter().chain(names.into_iter().map(|name| (name, 1.0))) {
                for token in tokens(text) {
                    let joined = token.joined.map(|joined| joined.form);
                    let forms = [Some(token.form), joined].into_iter().flatten();
                    words.extend(
                        forms.filter(|form| !stop_words::is_stop_word(form)).map(|form| (rules.key(&form), part)),
                    );
                }
            }
            let rarity = weights.rarity_of(passages.len(), total);
            if !passages.is_empty() {
                topics.push(Topic { words, passages, rarity });
            }
        };
        for (theme, passages) in corpus.themes.iter().zip(themes) {
            let passages = passages.iter().map(|&(id, mainly)| (id, if mainly { 1.0 } else { touches }));
            add(vec![&theme.label], &theme.definition, passages.collect());
        }
        for (kind, mentions) in EntityKind::ALL.into_iter().zip(mentions) {
            for (entity, passages) in corpus.entities(kind).iter().zip(mentions) {
                let passages = passages.iter().map(|&id| (id, 1.0)).collect();
                add(names(entity), &entity.identification, passages);
            }
        }
        Self(topics)
    }

    /// The passages that are about a word, by its family key, with how much.
    pub fn about(&self, key: &str) -> BTreeMap<PassageId, f32> {
        let mut about: BTreeMap<PassageId, f32> = BTreeMap::new();
        for topic in &self.0 {
            let Some(part) = topic.words.get(key) else { continue };
            for &(passage, share) in &topic.passages {
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
