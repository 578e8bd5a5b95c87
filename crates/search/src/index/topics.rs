//! What passages are about in the editor's words: themes assigned to them, and people, places, bodies and terms mentioned
//! in them, each with its names and its one line.
//!
//! Start with [`Topics::add_themes`] and [`Topics::add_entities`], then [`Topics::about`]. Counts only in lists of passages with some of the words, which say
//! so. Must not know queries.

use std::collections::BTreeMap;

use crate::{index::PassageId, stop_words, weights::Weights};
use corpus::{Entity, Theme};
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

/// What topics are made with.
#[derive(Clone, Copy)]
pub(crate) struct TopicSources<'a> {
    pub rules: &'a Families,
    pub weights: &'a Weights,
    /// How many passages a plain query is about.
    pub total: usize,
}

impl Topics {
    /// Takes in themes, each with the passages assigned to it.
    pub fn add_themes<'a>(
        &mut self,
        tools: TopicSources,
        themes: impl Iterator<Item = (&'a Theme, &'a Vec<(PassageId, bool)>)>,
    ) {
        for (theme, passages) in themes {
            self.add(tools, &[&theme.label], &theme.definition, passages.clone());
        }
    }

    /// Takes in people, places, bodies or terms, each with the passages that mention it.
    pub fn add_entities<'a>(
        &mut self,
        tools: TopicSources,
        entities: impl Iterator<Item = (&'a Entity, &'a Vec<PassageId>)>,
    ) {
        for (entity, passages) in entities {
            let passages = passages.iter().map(|&id| (id, true)).collect();
            self.add(tools, &names(entity), &entity.identification, passages);
        }
    }

    fn add(&mut self, tools: TopicSources, names: &[&str], said: &str, passages: Vec<(PassageId, bool)>) {
        if passages.is_empty() {
            return;
        }
        let mut words = BTreeMap::new();
        for (text, named) in [(said, false)].into_iter().chain(names.iter().map(|&name| (name, true))) {
            for token in tokens(text) {
                let joined = token.joined.map(|joined| joined.form);
                let forms = [Some(token.form), joined].into_iter().flatten();
                let forms = forms.filter(|form| !stop_words::is_stop_word(form));
                words.extend(forms.map(|form| (tools.rules.key(&form), named)));
            }
        }
        let rarity = tools.weights.rarity_of(passages.len(), tools.total);
        self.0.push(Topic { words, passages, rarity });
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
