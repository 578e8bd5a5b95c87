//! What the editor answers that the letters do not say, prepared once: every key in the search field asks for it.
//!
//! Start with [`SynonymIndex::of`]. Must not know queries.

use corpus::Corpus;
use text::{families::Families, fold::tokens};

/// What the editor answers, in the order of the collection's synonyms: for each the ways of saying it.
#[derive(Debug, Default)]
pub(crate) struct SynonymIndex(pub Vec<Vec<SynonymPhrase>>);

/// One way of saying it.
#[derive(Debug)]
pub(crate) struct SynonymPhrase {
    /// Its words, each as form and family key.
    pub words: Vec<(String, String)>,
    /// The words without anything between them.
    pub joined: String,
}

impl SynonymIndex {
    /// Prepares what a collection's editor answers.
    pub fn of(rules: &Families, corpus: &Corpus) -> Self {
        let saying = |looked_for: &String| {
            let words = tokens(looked_for).into_iter().map(|token| (rules.key(&token.form), token.form));
            let (keys, forms): (Vec<_>, Vec<_>) = words.unzip();
            SynonymPhrase { joined: forms.concat(), words: forms.into_iter().zip(keys).collect() }
        };
        Self(corpus.synonyms.iter().map(|synonym| synonym.looked_for.iter().map(saying).collect()).collect())
    }
}
