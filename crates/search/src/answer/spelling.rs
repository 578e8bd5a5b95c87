//! What a query may have meant, where its words are not those of the letters: other spellings, words begun, and the
//! reading that is content with some of the words.
//!
//! Start with [`read`]. Nothing here changes what a query finds; it is offered as a link, or used for the list
//! of passages with some of the words, which says so.

use crate::{
    answer::{Suggestion, SynonymAnswer, labels::quick_count},
    index::{Index, Posting, passage_set::PassageSet},
    matching::{
        LeafHits, Search,
        filtered::Filtered,
        hits::{fitting, similar_forms},
    },
    query::{Leaf, Node, Query, Term, dates},
    request::Request,
    similar, stop_words,
};
use corpus::stretch::Stretch as _;
use corpus::{Corpus, sort};
use text::fold::tokens;

/// Words begun with fewer letters are not completed.
const SHORTEST_BEGINNING: usize = 3;

/// Of more unknown words than these no other spelling is looked for.
const MOST_UNKNOWN: usize = 8;

/// Of words of like meaning so many are named for each word.
const LIKE_SAID: usize = 3;

/// A word of the query that no letter has, and what it may be.
#[derive(Clone, Debug, PartialEq)]
struct Unknown {
    leaf: usize,
    typed: String,
    /// The word it may be a misspelling of, or by which the letters name whom it names.
    meant: Option<String>,
    /// Whether it is no name of anybody.
    is_misspelt: bool,
    /// Whether words of the letters begin so and the reader may still be typing.
    begun: bool,
}

/// The unknown words of a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Spelling {
    unknown: Vec<Unknown>,
}

/// Looks at the words of a query that no letter has.
pub(crate) fn read(index: &Index, q: &str, search: &Search) -> Spelling {
    let last = search.query.wanted().last().map(|(leaf, _)| leaf);
    let ends_here = q.chars().next_back().is_some_and(char::is_alphanumeric);
    let mut unknown = Vec::new();
    for (leaf, word) in search.query.wanted() {
        let Term::Family(form) = &word.term else { continue };
        let Some(found) = search.leaves.get(leaf).filter(|found| !search.is_in_domain(&found.passages)) else {
            continue;
        };
        if !found.hits.is_empty() {
            // A word of this edition's own is no misspelling.
            unknown.push(Unknown { leaf, typed: word.typed.clone(), meant: None, is_misspelt: false, begun: false });
            continue;
        }
        let has_digit = form.bytes().any(|byte| byte.is_ascii_digit());
        if has_digit || unknown.len() >= MOST_UNKNOWN {
            // A number is never another one.
            unknown.push(Unknown { leaf, typed: word.typed.clone(), meant: None, is_misspelt: false, begun: false });
            continue;
        }
        let (who, _) = index.names.named(&[form]);
        let begins_a_word = || !fitting(index, &format!("{form}*")).is_empty();
        let begun =
            who.is_empty() && last == Some(leaf) && ends_here && form.len() >= SHORTEST_BEGINNING && begins_a_word();
        let meant = match () {
            () if begun => None,
            () if !index.like(form).is_empty() => None,
            () if who.is_empty() => {
                let is_there = |found: &LeafHits| search.is_in_domain(&found.passages);
                let stands_alone =
                    !search.query.wanted().any(|(other, _)| search.leaves.get(other).is_some_and(is_there));
                nearest(index, form, &search.with_others(leaf), stands_alone)
            }
            () => index.usual_name(&who),
        };
        unknown.push(Unknown { leaf, typed: word.typed.clone(), meant, is_misspelt: who.is_empty(), begun });
    }
    Spelling { unknown }
}

/// How many letters may be wrong in a word of a length; one more in a name.
fn letters_off(length: usize, is_name: bool) -> usize {
    match length {
        0..=3 => 0,
        4..=5 => 1,
        6..=7 => 1 + usize::from(is_name),
        _ => 2 + usize::from(is_name),
    }
}

/// In a word of so few letters, another first letter makes another word: *wife* is no slip of *life*.
const SHORT: usize = 5;

/// In a word of so few letters, another vowel or another end makes another word: *decades* are no slip of *decides*.
const MIDDLING: usize = 7;

/// Whether a word is another than one as long, from which it differs in a vowel or in its end: *Raúl* and *rail*, *beard* and
/// *bears*. What differs within, by a consonant, is seldom a word. Of longer words of the letters this is said only where no
/// passage has them with the other words of the query.
fn is_another(form: &str, word: &str, is_swapped: bool, is_name: bool) -> bool {
    let length = form.chars().count();
    if is_swapped || length != word.chars().count() || length > if is_name { SHORT } else { MIDDLING } {
        return false;
    }
    let is_vowel = |letter: char| "aeiou".contains(letter);
    let mut pairs = form.chars().zip(word.chars()).enumerate().filter(|(_, (one, other))| one != other);
    pairs.any(|(at, (one, other))| at + 1 == length || (is_vowel(one) && is_vowel(other)))
}

/// Whether a word could be typed for another from which so many of its letters differ. The first letter is seldom wrong, and
/// alone if so; in a short word it is only left out, put before or swapped.
fn is_slip_of(form: &str, word: &str, distance: usize) -> bool {
    let (mut one, mut other) = (form.chars(), word.chars());
    if one.next() == other.next() {
        return true;
    }
    let is_changed = one.as_str() == other.as_str();
    distance == 1 && !(is_changed && form.chars().count() <= SHORT)
}

/// How unlikely it is that a word is meant, least first: letters that are off, and not only swapped; no name; not in a
/// passage with the other words of the query; used less.
type Unlikely = (usize, bool, bool, bool, usize);

/// Keeps a word if it is more likely than the best so far.
fn offer(best: &mut Option<(Unlikely, String)>, rank: Unlikely, word: &str) {
    if best.as_ref().is_none_or(|(least, _)| rank < *least) {
        *best = Some((rank, word.to_owned()));
    }
}

/// The word of the letters, the name, or the word of like meaning to one of theirs, that a word is most likely a misspelling
/// of. `with`: the passages with the other words of the query; whether none of these is found, so that it stands alone.
fn nearest(index: &Index, form: &str, with: &PassageSet, stands_alone: bool) -> Option<String> {
    let length = form.chars().count();
    let most = letters_off(length, true);
    if most == 0 {
        return None;
    }
    let is_swapped = |word: &str| {
        let sorted = |word: &str| {
            let mut letters: Vec<char> = word.chars().collect();
            sort::natural(&mut letters);
            letters
        };
        sorted(word) == sorted(form)
    };
    let mut best: Option<(Unlikely, String)> = None;
    // What is further off can only be a name: those come below.
    for (number, distance) in similar_forms(index, form, letters_off(length, false).max(1)) {
        let Some(candidate) = index.forms.get(number as usize) else { continue };
        if candidate.text.bytes().any(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let places = index.postings(number);
        let family = index.families.get(candidate.family as usize).map_or(&[][..], Vec::as_slice);
        // A slip of the source stands for the word that it is a slip of.
        let is_slip = places.iter().all(|place| index.is_slip(place.slot));
        let meant =
            if is_slip { family.iter().max_by_key(|form| index.postings(**form).len()).copied() } else { Some(number) };
        let Some(word) = meant.and_then(|form| index.forms.get(form as usize)) else { continue };
        let is_name = !index.names.named(&[&word.text]).0.is_empty();
        let allowed = letters_off(length, is_name);
        if distance <= allowed && (is_name || is_slip_of(form, &word.text, distance)) {
            let passage = |place: &Posting| index.slot(place.slot).map(|slot| slot.passage);
            let mut all = family.iter().flat_map(|form| index.postings(*form)).filter_map(passage);
            let is_alone = !all.any(|passage| with.has(passage));
            if (stands_alone || is_alone || length <= SHORT)
                && is_another(form, &word.text, is_swapped(&word.text), is_name)
            {
                continue;
            }
            offer(
                &mut best,
                (distance, !is_swapped(&word.text), !is_name, is_alone, usize::MAX - places.len()),
                &word.text,
            );
        }
    }
    for name in index.names.words() {
        if let Some(distance) = similar::distance(form, name, most)
            && !(stands_alone && is_another(form, name, is_swapped(name), true))
        {
            // A name that no letter has leads to the one that the letters use.
            let who = index.names.named(&[name]).0;
            let usual = if index.form(name).is_none() { index.usual_name(&who) } else { None };
            offer(&mut best, (distance, !is_swapped(name), false, true, usize::MAX), usual.as_deref().unwrap_or(name));
        }
    }
    // Words of like meaning only where the letters have none so near.
    let most = letters_off(length, false)
        .min(best.as_ref().map_or(usize::MAX, |((distance, ..), _)| distance.saturating_sub(1)));
    for word in index.related().near(form, most).filter(|_| most > 0) {
        if let Some(distance @ 1..) = similar::distance(form, &word, most)
            && is_slip_of(form, &word, distance)
            && !is_another(form, &word, is_swapped(&word), false)
        {
            offer(&mut best, (distance, !is_swapped(&word), true, true, usize::MAX), &word);
        }
    }
    best.map(|(_, word)| word)
}

impl Spelling {
    /// The queries that may have been meant, each with what it finds.
    pub fn suggestions(&self, corpus: &Corpus, index: &Index, request: &Request, left: &Filtered) -> Vec<Suggestion> {
        let mut suggestions = Vec::new();
        let mut offer = |lead: &'static str, q: String| {
            let passages = quick_count(corpus, index, &q, left);
            if q != request.q && passages > 0 {
                suggestions.push(Suggestion { lead, request: request.asking(&q), passages });
            }
        };
        if self.unknown.iter().any(|word| word.meant.is_some()) {
            offer("Did you mean", self.replaced(&request.q, |word| word.meant.clone()));
        }
        if self.unknown.iter().any(|word| word.begun) {
            let q = self.replaced(&request.q, |word| word.begun.then(|| format!("{}*", word.typed)));
            offer("Words that begin so:", q);
        }
        suggestions
    }

    /// The query with the words that unknown ones may be a misspelling of, if any may.
    pub fn corrected(&self, q: &str) -> Option<String> {
        let is_any = self.unknown.iter().any(|word| word.is_misspelt && word.meant.is_some());
        is_any.then(|| self.replaced(q, |word| word.meant.clone()))
    }

    fn replaced(&self, q: &str, by: impl Fn(&Unknown) -> Option<String>) -> String {
        let mut out = String::with_capacity(q.len());
        let mut from = 0;
        for token in tokens(q) {
            let Some(typed) = q.get(token.span.start..token.span.end) else { continue };
            let replacement = self.unknown.iter().find(|word| word.typed == typed).and_then(&by);
            if let Some(replacement) = replacement {
                out.push_str(q.stretch(from..token.span.start));
                out.push_str(&replacement);
                from = token.span.end;
            }
        }
        out.push_str(q.stretch(from..));
        out
    }

    /// The query that is content with some of the words, and reads unknown ones as what they may be.
    pub fn some_words(&self, search: &Search) -> Query {
        let mut leaves: Vec<Leaf> = Vec::new();
        let mut add = |typed: &str, term: Term| match leaves.iter_mut().find(|leaf| leaf.term == term) {
            Some(leaf) => leaf.times += 1,
            None => leaves.push(Leaf { typed: typed.to_owned(), term, excluded: false, times: 1, wide: true }),
        };
        for (number, leaf) in search.query.wanted() {
            if let Some(unknown) = self.unknown.iter().find(|word| word.leaf == number) {
                if let Some(meant) = &unknown.meant {
                    add(meant, Term::Family(meant.clone()));
                    continue;
                }
                if unknown.begun {
                    add(&leaf.typed, Term::Pattern(format!("{}*", text::fold::fold(&leaf.typed))));
                    continue;
                }
            }
            match &leaf.term {
                Term::Phrase(words) if words.len() > 1 => {
                    for word in words.iter().filter(|word| !stop_words::is_stop_word(&word.form)) {
                        add(&word.form, Term::Family(word.form.clone()));
                    }
                }
                Term::Near(words, _) => {
                    for form in words.iter().filter_map(|forms| forms.first()) {
                        add(form, Term::Family(form.clone()));
                    }
                }
                Term::Compound(_, parts) if search.leaves.get(number).is_some_and(|found| found.hits.is_empty()) => {
                    for part in parts.iter().filter(|part| part.len() > 2) {
                        add(part, Term::Family(part.clone()));
                    }
                }
                // Of a day that nothing is dated by, the month.
                Term::Date(dates) if dates::of_every_month(dates).is_none() => {
                    let months = dates.iter().map(|date| date.whole_month()).collect();
                    add(&leaf.typed, Term::Date(months));
                }
                term => add(&leaf.typed, term.clone()),
            }
        }
        let nodes = (0..leaves.len()).map(Node::Leaf).collect();
        Query {
            root: Some(Node::Any(nodes)),
            leaves,
            in_notes: search.query.in_notes,
            asks_number: search.query.asks_number,
            ..Query::default()
        }
    }

    /// What the list of passages with some of the words says of itself.
    pub fn lead(&self, search: &Search, synonyms: &[SynonymAnswer]) -> String {
        let mut said = Vec::new();
        let asks_date = search
            .query
            .wanted()
            .all(|(_, leaf)| matches!(&leaf.term, Term::Date(dates) if dates::of_every_month(dates).is_none()));
        let none = self.unknown.iter().map(|word| format!("“{}”", word.typed)).collect::<Vec<_>>();
        if !search.found.is_empty() {
            let has_one = search.query.wanted().nth(1).is_none();
            let said_of_all = match (has_one, asks_date) {
                (true, true) => "These name only the month.",
                (true, false) => "These have not the word itself.",
                _ => "These have only some of the words.",
            };
            said.push(said_of_all.to_owned());
        } else if !none.is_empty() {
            said.push(format!("No letter has {}.", none.join(" or ")));
        } else if search.query.wanted().count() > 1 {
            said.push("No passage has all the words.".to_owned());
        } else if asks_date {
            said.push("No passage names this date; these name the month.".to_owned());
        } else {
            said.push("No passage has it as it stands; these have a part of it.".to_owned());
        }
        for word in &self.unknown {
            if let Some(meant) = &word.meant {
                said.push(format!("“{}” is read as “{meant}” here.", word.typed));
            } else if word.begun {
                said.push(format!("“{}” is read as the beginning of a word here.", word.typed));
            }
        }
        for synonym in synonyms {
            if let Some(see) = &synonym.see {
                said.push(format!("“{}” is read as “{}” here.", synonym.looked_for, see.q));
            }
        }
        said.join(" ")
    }
}

/// Which words of like meaning count for the words of a search, in a sentence; nothing where none does.
pub(crate) fn said_of_like_words(index: &Index, search: &Search) -> Option<String> {
    let pairs = search.query.wanted().filter_map(|(_, leaf)| {
        let Term::Family(form) = &leaf.term else { return None };
        let like = index.like(form);
        let used = like.into_iter().filter(|like| {
            index
                .family(like.word)
                .iter()
                .any(|form| index.forms.get(*form as usize).is_some_and(|form| like.has(&index.rules, &form.text)))
        });
        let used: Vec<&str> = used.map(|like| like.word).take(LIKE_SAID).collect();
        (!used.is_empty()).then(|| format!("{} for “{}”", used.join(", "), leaf.typed))
    });
    let pairs: Vec<String> = pairs.collect();
    (!pairs.is_empty()).then(|| format!("Words of like meaning count a little: {}.", pairs.join("; ")))
}
