//! The editor's answers to words that the letters do not use.

use super::{answer::SynonymAnswer, function_words, index::Index, request::Request};
use crate::{
    corpus::Corpus,
    text::{
        Span,
        fold::{Token, tokens},
    },
};

/// What the editor says to the words of a query.
pub(super) fn of(index: &Index, corpus: &Corpus, request: &Request) -> Vec<SynonymAnswer> {
    let query = tokens(&request.q);
    let mut answers = Vec::new();
    for synonym in &corpus.synonyms {
        let found = synonym.looked_for.iter().filter_map(|looked_for| place(index, &query, looked_for));
        // The longest name in the query is the one that is meant.
        let Some(span) = found.max_by_key(|span| span.end - span.start) else { continue };
        let typed = request.q.get(span.start..span.end).unwrap_or_default().to_owned();
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
    let before =
        q.get(..span.start).unwrap_or_default().trim_matches(|sign: char| !sign.is_alphanumeric() && sign != ')');
    let after = q.get(span.end..).unwrap_or_default().trim_matches(|sign: char| !sign.is_alphanumeric() && sign != '(');
    let rest: Vec<&str> = before.split_whitespace().chain(after.split_whitespace()).collect();
    let only_small = rest.iter().all(|word| tokens(word).iter().all(|token| function_words::is_small(&token.form)));
    if only_small { see.to_owned() } else { format!("({see}) {}", rest.join(" ")) }
}

/// Where a query has the words, in any form of each and with or without hyphens.
fn place(index: &Index, query: &[Token], looked_for: &str) -> Option<Span> {
    let words = tokens(looked_for);
    let joined: String = words.iter().map(|word| word.form.as_str()).collect();
    let same = |one: &Token, other: &Token| {
        one.form == other.form || index.rules.key(&one.form) == index.rules.key(&other.form)
    };
    for (at, first) in query.iter().enumerate() {
        let here = query.get(at..).unwrap_or_default();
        let fits = here.len() >= words.len() && words.iter().zip(here).all(|(one, other)| same(one, other));
        if fits && !words.is_empty() {
            let last = here.get(words.len() - 1)?;
            return Some(Span { start: first.span.start, end: last.span.end });
        }
        let as_one = first.form == joined && words.len() > 1;
        if as_one {
            return Some(first.span);
        }
    }
    None
}
