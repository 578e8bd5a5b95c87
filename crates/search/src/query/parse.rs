//! Reads a query. Every text is a query: what cannot be read as meant is taken literally, with a remark.
//!
//! Start with [`parse`]. In order: `lex` cuts the text; `OR` divides it, then words side by side are joined by *and*;
//! in each run of plain words [`crate::query::compounds`] looks for names, dates and compounds before words stand alone.

use crate::index::Index;
use crate::query::compounds;
use crate::query::dates;
use crate::query::fields;
use crate::query::lex::{Lexeme, lex};
use crate::query::{Field, Leaf, Node, PhraseWord, Query, Term};
use crate::stop_words;
use corpus::Corpus;
use corpus::stretch::Stretch as _;
use text::fold::{Token, fold, half_width, tokens};

/// Brackets within brackets are read to this depth; deeper ones are ignored.
const DEEPEST: usize = 40;

/// Of a query so many bytes are read.
const LONGEST: usize = 4096;

/// Of a query so many words and signs are read.
const MOST_WORDS: usize = 256;

/// So many words with wildcards or `~` are looked for: each is compared with all forms of the letters.
const MOST_PATTERNS: usize = 16;

/// Words of a phrase beyond these are left aside.
const LONGEST_PHRASE: usize = 64;

/// The same for words that are to be near each other.
const MOST_NEAR: usize = 12;

/// From so many words on, passages that have them exactly as typed come first.
const VERBATIM: usize = 3;

/// Reads a query.
#[must_use]
pub(crate) fn parse(index: &Index, corpus: &Corpus, text: &str) -> Query {
    let (text, is_cut) = beginning(text);
    let text: String = text.chars().map(half_width).collect();
    let text = text.as_str();
    let mut pieces = lex(text);
    let is_cut = is_cut || pieces.len() > MOST_WORDS;
    pieces.truncate(MOST_WORDS);
    let is_question = is_question(text);
    let mut parser = Parser {
        index,
        corpus,
        pieces: &pieces,
        at: 0,
        depth: 0,
        negated: false,
        is_question,
        keep_stop_words: false,
        query: Query::default(),
    };
    let mut query = parser.whole();
    let verbatim: Vec<String> = tokens(text).into_iter().map(|token| token.form).take(MOST_WORDS).collect();
    if query.root.is_none() && !query.ignored.is_empty() {
        // Nothing but small words: then they are what is looked for.
        parser.keep_stop_words = true;
        parser.at = 0;
        query = parser.whole();
    }
    if verbatim.len() >= VERBATIM {
        query.verbatim = verbatim;
    }
    if is_cut {
        query.remarks.push("The query is very long; only its beginning was read.".to_owned());
    }
    query
}

/// The beginning of a text, and whether there is more.
fn beginning(text: &str) -> (&str, bool) {
    let end = (0..=LONGEST.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    (text.stretch(..end), end < text.len())
}

fn is_question(text: &str) -> bool {
    let first = text.split_whitespace().next().map(fold);
    text.trim_end().ends_with('?') || first.is_some_and(|first| stop_words::is_opening(&first))
}

struct Parser<'a> {
    index: &'a Index,
    corpus: &'a Corpus,
    pieces: &'a [Lexeme],
    at: usize,
    depth: usize,
    negated: bool,
    is_question: bool,
    keep_stop_words: bool,
    query: Query,
}

/// Something in a run of words that belong together by *and*.
enum Item {
    Word(String),
    Node(Node),
}

impl Parser<'_> {
    fn whole(&mut self) -> Query {
        self.query = Query::default();
        let mut parts = Vec::new();
        while self.at < self.pieces.len() {
            parts.extend(self.any());
            // A closing bracket too many.
            if self.pieces.get(self.at) == Some(&Lexeme::Close) {
                self.at += 1;
            }
        }
        self.query.root = together(parts, Node::All);
        std::mem::take(&mut self.query)
    }

    fn any(&mut self) -> Option<Node> {
        let mut parts: Vec<Node> = self.all().into_iter().collect();
        while self.pieces.get(self.at) == Some(&Lexeme::Or) {
            self.at += 1;
            let next = self.all();
            if parts.is_empty() || next.is_none() {
                self.remark("“OR” stands between two words; here it was left aside.");
            }
            parts.extend(next);
        }
        together(parts, Node::Any)
    }

    fn all(&mut self) -> Option<Node> {
        let mut items = Vec::new();
        while let Some(piece) = self.pieces.get(self.at) {
            match piece {
                Lexeme::Or | Lexeme::Close => break,
                Lexeme::And => self.at += 1,
                _ => items.extend(self.one()),
            }
        }
        let mut nodes = Vec::new();
        let mut run = Vec::new();
        for item in items {
            match item {
                Item::Word(word) => run.push(word),
                Item::Node(node) => {
                    nodes.extend(self.plain_words(&std::mem::take(&mut run)));
                    nodes.push(node);
                }
            }
        }
        nodes.extend(self.plain_words(&run));
        together(nodes, Node::All)
    }

    fn one(&mut self) -> Vec<Item> {
        let Some(piece) = self.pieces.get(self.at) else { return Vec::new() };
        self.at += 1;
        match piece {
            Lexeme::Not => {
                self.negated = !self.negated;
                let inner = self.one();
                let nodes: Vec<Node> = inner
                    .into_iter()
                    .filter_map(|item| match item {
                        Item::Word(word) => together(self.plain_words(&[word]), Node::All),
                        Item::Node(node) => Some(node),
                    })
                    .collect();
                self.negated = !self.negated;
                match together(nodes, Node::All) {
                    Some(node) => vec![Item::Node(Node::Not(Box::new(node)))],
                    None => Vec::new(),
                }
            }
            Lexeme::Open => {
                self.depth += 1;
                let inner = if self.depth <= DEEPEST { self.any() } else { None };
                self.depth -= 1;
                if self.pieces.get(self.at) == Some(&Lexeme::Close) {
                    self.at += 1;
                }
                inner.map(Item::Node).into_iter().collect()
            }
            Lexeme::Field(name) => self.field(name),
            Lexeme::Phrase { text, near, closed } => {
                if !closed && !text.trim().is_empty() {
                    self.remark("The quotation mark is not closed; it was read to the end.");
                }
                self.phrase(text, *near).map(Item::Node).into_iter().collect()
            }
            Lexeme::Word { text, exact: false, fuzzy: None } => vec![Item::Word(text.clone())],
            Lexeme::Word { text, exact, fuzzy } => {
                self.signed(text, *exact, *fuzzy).map(Item::Node).into_iter().collect()
            }
            Lexeme::Close | Lexeme::Or | Lexeme::And => Vec::new(),
        }
    }

    fn field(&mut self, name: &str) -> Vec<Item> {
        let value = match self.pieces.get(self.at) {
            Some(Lexeme::Word { text, .. } | Lexeme::Phrase { text, .. }) => text.clone(),
            _ => return vec![Item::Word(name.to_owned())],
        };
        match fields::read(&self.index.rules, self.corpus, name, &value) {
            Ok(field) => {
                self.at += 1;
                self.query.in_notes |= field == Field::Notes && !self.negated;
                vec![Item::Node(Node::Field(field))]
            }
            Err(remark) => {
                self.query.remarks.push(remark);
                // The name of a field is no word of the query.
                let mut items: Vec<Item> = Vec::new();
                items.extend((!fields::is_known(name)).then(|| Item::Word(name.to_owned())));
                items.extend(self.one());
                items
            }
        }
    }

    fn phrase(&mut self, text: &str, near: Option<u32>) -> Option<Node> {
        let found: Vec<Token> = tokens(text);
        if let Some(within) = near.filter(|_| found.len() > 1) {
            let words = found.into_iter().take(MOST_NEAR).map(|token| vec![token.form]).collect();
            return Some(self.leaf(text.trim(), Term::Near(words, within)));
        }
        let mut words = Vec::new();
        for chunk in text.split_whitespace() {
            match pattern(chunk) {
                Some(form) => words.push(PhraseWord { form, joined: None }),
                None => words.extend(tokens(chunk).into_iter().map(phrase_word)),
            }
        }
        words.truncate(LONGEST_PHRASE);
        let mut patterns = 0;
        words.retain(|word| {
            patterns += usize::from(word.is_pattern());
            !word.is_pattern() || patterns <= MOST_PATTERNS
        });
        (!words.is_empty()).then(|| self.leaf(&format!("“{}”", text.trim()), Term::Phrase(words)))
    }

    /// A word after `=` or before `~`.
    fn signed(&mut self, text: &str, exact: bool, fuzzy: Option<u32>) -> Option<Node> {
        if let Some(form) = pattern(text) {
            return Some(self.leaf(text, Term::Pattern(form)));
        }
        if let Some(most) = fuzzy {
            let form = fold(text);
            return (!form.is_empty()).then(|| self.leaf(text, Term::Fuzzy(form, most as usize)));
        }
        let words: Vec<PhraseWord> = tokens(text).into_iter().map(phrase_word).collect();
        match words.as_slice() {
            [] => None,
            [word] if exact => Some(self.leaf(&format!("={text}"), Term::Exact(word.form.clone()))),
            _ => Some(self.leaf(&format!("={text}"), Term::Phrase(words))),
        }
    }

    /// Words side by side without signs.
    fn plain_words(&mut self, words: &[String]) -> Vec<Node> {
        let mut nodes = Vec::new();
        let mut run: Vec<(String, Token)> = Vec::new();
        let mut rest = words;
        while let Some((first, after)) = rest.split_first() {
            let date = dates::with_blanks(rest);
            rest = date.as_ref().map_or(after, |(_, length)| rest.stretch(*length..));
            let word = date.as_ref().map_or(first, |(date, _)| date);
            if let Some(form) = pattern(word) {
                nodes.extend(self.run(&std::mem::take(&mut run)));
                nodes.push(self.leaf(word, Term::Pattern(form)));
                continue;
            }
            if let Some(dates) = dates::short(word) {
                nodes.extend(self.run(&std::mem::take(&mut run)));
                nodes.push(self.leaf(word, Term::Date(dates)));
                continue;
            }
            if let Some((joined, parts)) = compounds::fraction(word) {
                nodes.extend(self.run(&std::mem::take(&mut run)));
                nodes.push(self.leaf(word, Term::Compound(joined, parts)));
                continue;
            }
            let found = tokens(word);
            // The apostrophe of a year belongs to it: ’57.
            let typed = |token: &Token| {
                let is_apostrophe = |sign: &char| matches!(sign, '\'' | '’' | '‘');
                let before = word.get(..token.span.start).and_then(|before| before.chars().next_back());
                let start = token.span.start - before.filter(is_apostrophe).map_or(0, char::len_utf8);
                word.get(start..token.span.end).unwrap_or(word).to_owned()
            };
            run.extend(found.into_iter().take(MOST_WORDS).map(|token| (typed(&token), token)));
        }
        nodes.extend(self.run(&run));
        nodes
    }

    fn run(&mut self, run: &[(String, Token)]) -> Vec<Node> {
        let mut nodes = Vec::new();
        let mut rest = run;
        while let Some(((typed, first), after)) = rest.split_first() {
            if let Some(joined) = compounds::split(self.index, rest) {
                for (typed, token) in rest.iter().take(2) {
                    let node = self.leaf(typed, Term::PartOf(token.form.clone(), joined.clone()));
                    nodes.push(node);
                }
                rest = rest.stretch(2..);
                continue;
            }
            if let Some((term, length)) = compounds::longer(self.index, rest) {
                let typed: Vec<&str> = rest.iter().take(length).map(|(typed, _)| typed.as_str()).collect();
                let between = if matches!(term, Term::Compound(..)) { "-" } else { " " };
                let node = self.leaf(&typed.join(between), term);
                nodes.push(node);
                rest = rest.stretch(length..);
                continue;
            }
            let need_not_match = !self.negated
                && !self.keep_stop_words
                && (stop_words::is_stop_word(&first.form) || (self.is_question && stop_words::is_asking(&first.form)));
            let asks_number = self.is_question
                && stop_words::is_amount(&first.form)
                && self.query.ignored.last().is_some_and(|word| word.eq_ignore_ascii_case("how"));
            self.query.asks_number |= asks_number;
            if need_not_match || asks_number {
                self.query.ignored.push(typed.clone());
            } else {
                nodes.push(self.leaf(typed, Term::Family(first.form.clone())));
            }
            rest = after;
        }
        nodes
    }

    /// A word or phrase of the query; one that it has already is the same once more.
    fn leaf(&mut self, typed: &str, term: Term) -> Node {
        let excluded = self.negated;
        if let Some(at) = self.query.leaves.iter().position(|leaf| leaf.term == term && leaf.excluded == excluded)
            && let Some(leaf) = self.query.leaves.get_mut(at)
        {
            leaf.times += 1;
            return Node::Leaf(at);
        }
        let is_costly = |term: &Term| matches!(term, Term::Pattern(_) | Term::Fuzzy(..));
        if is_costly(&term) && self.query.leaves.iter().filter(|leaf| is_costly(&leaf.term)).count() >= MOST_PATTERNS {
            self.remark("Of words with “*”, “?” or “~” only the first sixteen were looked for.");
            return Node::All(Vec::new());
        }
        self.query.leaves.push(Leaf { typed: typed.to_owned(), term, excluded: self.negated, times: 1, wide: false });
        Node::Leaf(self.query.leaves.len() - 1)
    }

    fn remark(&mut self, remark: &str) {
        if !self.query.remarks.iter().any(|other| other == remark) {
            self.query.remarks.push(remark.to_owned());
        }
    }
}

fn phrase_word(token: Token) -> PhraseWord {
    PhraseWord { form: token.form, joined: token.joined.map(|joined| (joined.form, usize::from(joined.width))) }
}

/// One node of several: none, the only one, or all together.
fn together(mut nodes: Vec<Node>, join: fn(Vec<Node>) -> Node) -> Option<Node> {
    if nodes.len() > 1 { Some(join(nodes)) } else { nodes.pop() }
}

/// The folded pattern of a word with wildcards: `*` anywhere beside a letter or digit, `?` before one.
fn pattern(word: &str) -> Option<String> {
    let mut form = String::new();
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '*' if !form.ends_with('*') => form.push('*'),
            '?' if letters.peek().is_some_and(|next| next.is_alphanumeric()) => form.push('?'),
            _ => form.push_str(&fold(letter.encode_utf8(&mut [0; 4]))),
        }
    }
    let has_wildcard = form.contains(['*', '?']);
    let has_letter = form.contains(|letter: char| letter != '*' && letter != '?');
    (has_wildcard && has_letter).then_some(form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_mark_is_a_wildcard_only_before_a_letter_or_digit() {
        assert_eq!(pattern("tr?st"), Some("tr?st".to_owned()));
        assert_eq!(pattern("trusted?"), None);
        assert_eq!(pattern("missil*"), Some("missil*".to_owned()));
        assert_eq!(pattern("Co-exist*"), Some("coexist*".to_owned()));
        assert_eq!(pattern("*"), None);
    }
}
