//! What passages are about in the editor's words: themes assigned to them, and people, places, bodies and terms mentioned
//! in them, each with its names and its one line.
//!
//! Start with [`Topics::of`], then [`Topics::about`]. Counts only in lists of passages with some of the words, which say
//! so. Must not know queries.

use std::collections::BTreeMap;

use super::{
    function_words,
    index::{Index, PassageId},
    weights::Weights,
};
use corpus::{Corpus, Entity, EntityKind};
use text::fold::tokens;

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
pub(super) struct Topics(Vec<Topic>);

impl Topics {
    /// Collects the topics of a collection.
    pub fn of(index: &Index, corpus: &Corpus) -> Self {
        let Weights { touches, described, .. } = index.weights;
        let total = index.plain.count();
        let mut topics = Vec::new();
        let mut add = |names: Vec<&str>, said: &str, passages: Vec<(PassageId, f32)>| {
            let mut words = BTreeMap::new();
            for (text, part) in [(said, described)].into_iter().chain(names.into_iter().map(|name| (name, 1.0))) {
                for token in tokens(text) {
                    let joined = token.joined.map(|joined| joined.form);
                    let forms = [Some(token.form), joined].into_iter().flatten();
                    words.extend(
                        forms.filter(|form| !function_words::is_small(form)).map(|form| (index.rules.key(&form), part)),
                    );
                }
            }
            let rarity = index.weights.rarity_of(passages.len(), total);
            if !passages.is_empty() {
                topics.push(Topic { words, passages, rarity });
            }
        };
        for (theme, passages) in corpus.themes.iter().zip(&index.themes) {
            let passages = passages.iter().map(|&(id, mainly)| (id, if mainly { 1.0 } else { touches }));
            add(vec![&theme.label], &theme.definition, passages.collect());
        }
        for kind in EntityKind::ALL {
            for (entity, passages) in corpus.entities(kind).iter().zip(index.mentions_of(kind)) {
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
