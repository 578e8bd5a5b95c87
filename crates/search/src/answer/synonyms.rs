//! The editor's answers to words that the letters do not use.
//!
//! Start with [`of`]. What is looked for is prepared once, by `index::synonyms`.

use crate::{
    answer::SynonymAnswer,
    index::{Index, synonyms::SynonymPhrase},
    request::Request,
    stop_words,
};
use corpus::Corpus;
use corpus::stretch::Stretch as _;
use text::{
    Span,
    fold::{Token, tokens},
};

/// What the editor says to the words of a query.
pub(crate) fn of(index: &Index, corpus: &Corpus, request: &Request) -> Vec<SynonymAnswer> {
    let query: Vec<_> = tokens(&request.q).into_iter().map(|token| (index.rules.key(&token.form), token)).collect();
    let mut answers = Vec::new();
    for (synonym, sayings) in corpus.synonyms.iter().zip(&index.synonyms.0) {
        let found = sayings.iter().filter_map(|saying| place(&query, saying));
        // The longest name in the query is the one that is meant.
        let Some(span) = found.max_by_key(|span| span.end - span.start) else { continue };
        let typed = request.q.stretch(span.start..span.end).to_owned();
        let see = synonym.see.as_ref().map(|see| request.asking(&replaced(&request.q, span, see)));
        answers.push(SynonymAnswer {
            looked_for: typed,
            reason: synonym.reason.clone(),
            finds: synonym.see.clone(),
            see,
        });
    }
    answers
}

/// The query with the words replaced by what the editor would search for.
fn replaced(q: &str, span: Span, see: &str) -> String {
    let before = q.stretch(..span.start).trim_matches(|sign: char| !sign.is_alphanumeric() && sign != ')');
    let after = q.stretch(span.end..).trim_matches(|sign: char| !sign.is_alphanumeric() && sign != '(');
    let rest: Vec<&str> = before.split_whitespace().chain(after.split_whitespace()).collect();
    let only_small = rest.iter().all(|word| tokens(word).iter().all(|token| stop_words::is_stop_word(&token.form)));
    if only_small { see.to_owned() } else { format!("({see}) {}", rest.join(" ")) }
}

/// Where a query has the words, in any form of each and with or without hyphens. The query: family keys with tokens.
fn place(query: &[(String, Token)], saying: &SynonymPhrase) -> Option<Span> {
    let SynonymPhrase { words, joined } = saying;
    for (at, (_, first)) in query.iter().enumerate() {
        let here = query.stretch(at..);
        let is_same =
            |((form, key), (asked, token)): (&(String, String), &(String, Token))| *form == token.form || key == asked;
        let fits = here.len() >= words.len() && words.iter().zip(here).all(is_same);
        if fits && !words.is_empty() {
            let (_, last) = here.get(words.len() - 1)?;
            return Some(Span { start: first.span.start, end: last.span.end });
        }
        let as_one = first.form == *joined && words.len() > 1;
        if as_one {
            return Some(first.span);
        }
    }
    None
}
