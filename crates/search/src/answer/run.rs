//! Answers a request: the steps in order.
//!
//! Start with [`answer`]. A query is read, carried out, narrowed by the filters, ranked; then comes what stands beside
//! the results: where names are meant otherwise, the editor's synonyms, other spellings, counts.

use corpus::sort;
use std::collections::BTreeMap;

use crate::{
    answer::{
        Answer, Chip, Count, EditionPlaces, LetterFound, PartialMatches, RankedPassage, SynonymAnswer, facets, groups,
        labels::label, offers, people, spelling, synonyms, understood,
    },
    index::{Index, PassageId, Scope, passage_set::PassageSet},
    matching::{
        Search,
        filtered::{self, Filtered},
    },
    query::parse,
    ranking::{self, Ranking},
    request::{Filter, Request, Sort, View},
};
use corpus::Corpus;

/// Where fewer passages than these have all words of a plain query, those with some are listed below them, or for a
/// single word those that say it in other words.
const FEW: usize = 10;

/// How many passages of a letter its card shows.
const BEST_OF_LETTER: usize = 3;

/// Answers a request. `limit`: how many passages are put in order (of those found, and of those with some words); the
/// counts are of all.
#[must_use]
pub fn answer(corpus: &Corpus, index: &Index, request: &Request, limit: usize) -> Answer {
    run(corpus, index, request, limit, true)
}

/// As much of the answer as is seen while one types: how the query was read, how much was found, what is offered above the
/// results, and `limit` of them. What stands beside and below these is left for [`answer`], which costs more the larger the
/// collection is: counts of filters and timeline, names and this edition's places, letters where passages are shown.
#[must_use]
pub fn first_answer(corpus: &Corpus, index: &Index, request: &Request, limit: usize) -> Answer {
    run(corpus, index, request, limit, false)
}

fn run(corpus: &Corpus, index: &Index, request: &Request, limit: usize, is_whole: bool) -> Answer {
    let query = parse::parse(index, corpus, &request.q);
    let mut search = Search::run(index, corpus, query);
    if request.has_query() && search.query.root.is_none() {
        search.found = PassageSet::none(index.passages.len());
        search.query.remarks.push("There is no word in the query.".to_owned());
    }
    let left = Filtered::by(index, corpus, request);
    let meant = people::meant(index, &search);
    let of_passages = request.counts_passages();
    let found = left.of(&search.found, None);

    let mut answer = Answer {
        understood: understood::explain(index, corpus, &search),
        notices: search.query.remarks.clone(),
        synonyms: synonyms::of(index, corpus, request),
        chips: chips(corpus, request),
        all: found.iter().collect(),
        ..Answer::default()
    };
    answer.notices.extend(people::country_or_pronoun(index, corpus, &search));
    let ranked = rank_found(&mut answer, corpus, index, request, &search, &meant, &found, limit);
    let by_letter = filtered::per_letter(index, &found);
    answer.count = count(index, &by_letter, of_passages);
    if is_whole || request.view() == View::Letters {
        answer.letters = letters_found(index, request, &ranked, &by_letter);
    }
    answer.passages = ranked;
    answer.passages.truncate(limit);
    // What stands below so many results is not seen yet.
    let is_filled = !is_whole && answer.passages.len() >= limit;

    let mut facet_base = search.found.clone();
    let mut listed = found.clone();
    let stands_alone = answer.is_absent();
    if request.has_query() && !stands_alone {
        let reading = spelling::read(index, &request.q, &search);
        answer.suggestions = reading.suggestions(corpus, index, request, &left);
        let is_open = search.query.is_plain()
            && (search.query.wanted().nth(1).is_some() || !people::names_somebody(index, &search));
        // What is misspelt is read as what it may be, dates and names too.
        let corrected = reading.corrected(&request.q).filter(|_| found.is_empty()).map(|q| {
            let search = Search::run(index, corpus, parse::parse(index, corpus, &q));
            let reading = spelling::read(index, &q, &search);
            Corrected { synonyms: synonyms::of(index, corpus, &request.asking(&q)), search, reading }
        });
        if found.is_empty() || (!is_filled && found.count() < FEW && is_open) {
            let some = some_words(corpus, index, &search, &reading, corrected.as_ref(), limit, &left, &answer);
            if let Some((some, bits)) = some {
                if found.is_empty() {
                    listed = left.of(&bits, None);
                }
                if search.found.is_empty() {
                    facet_base = bits;
                }
                answer.partial_matches = Some(some);
            }
        }
        // Below results; where there are none they stand in their place.
        if is_whole || found.is_empty() {
            let as_meant = corrected.as_ref().map_or(&search, |corrected| &corrected.search);
            answer.names = people::named(index, corpus, as_meant, &left, &listed, limit);
            if corrected.is_some() && answer.partial_matches.is_none() && !answer.names.is_empty() {
                answer.notices.push(reading.lead(&search, &[]));
            }
            answer.edition = edition_places(index, corpus, request, &search, &left);
        }
    }
    if is_whole {
        answer.facets = facets::facets(index, request, &left, &facet_base, of_passages);
        answer.timeline = filtered::per_letter(index, &left.but_dates(&facet_base));
        if !of_passages {
            answer.timeline.iter_mut().for_each(|count| *count = (*count).min(1));
        }
    }
    answer.search = search;
    answer
}

/// The passages found, the first `limit` in order; fills in groups and offers.
#[expect(clippy::too_many_arguments, reason = "each is a step of its own in `answer`")]
fn rank_found(
    answer: &mut Answer,
    corpus: &Corpus,
    index: &Index,
    request: &Request,
    search: &Search,
    meant: &BTreeMap<usize, PassageSet>,
    found: &PassageSet,
    limit: usize,
) -> Vec<RankedPassage> {
    let ranked: Vec<RankedPassage> = if request.sort() == Sort::Relevance && request.has_query() {
        let ranking = Ranking::new(index, search, meant, false);
        // In groups any passage can be among the first.
        let ranked = ranking.score(found, if request.group.is_some() { usize::MAX } else { limit });
        answer.offers = offers::offers(corpus, index, search, found, &ranked, ranking.theme());
        ranked
    } else {
        found.iter().map(|passage| RankedPassage { passage, score: 1.0 }).collect()
    };
    if let Some(grouping) = request.group {
        answer.groups = groups::groups(corpus, index, grouping, &ranked, limit);
    }
    ranked
}

/// The letters of the passages found, each with its best.
fn letters_found(index: &Index, request: &Request, ranked: &[RankedPassage], by_letter: &[u32]) -> Vec<LetterFound> {
    let better = |one: &RankedPassage, other: &RankedPassage| {
        one.score.total_cmp(&other.score).then(other.passage.cmp(&one.passage))
    };
    let mut letters: Vec<Vec<RankedPassage>> = vec![Vec::new(); index.passages.letters.len()];
    for one in ranked {
        let Some(best) = index.passage(one.passage).and_then(|passage| letters.get_mut(passage.letter)) else {
            continue;
        };
        let at = best.partition_point(|other| better(other, one).is_gt());
        if at < BEST_OF_LETTER {
            best.insert(at, *one);
            best.truncate(BEST_OF_LETTER);
        }
    }
    let mut letters: Vec<(usize, Vec<RankedPassage>)> =
        letters.into_iter().enumerate().filter(|(_, best)| !best.is_empty()).collect();
    if request.sort() == Sort::Relevance {
        let score = |best: &[RankedPassage]| best.first().map_or(0.0, |found| found.score);
        sort::by(&mut letters, |(one, best), (other, others)| {
            score(others).total_cmp(&score(best)).then(one.cmp(other))
        });
    }
    letters
        .into_iter()
        .map(|(letter, best)| LetterFound {
            letter,
            passages: by_letter.get(letter).copied().unwrap_or_default(),
            best: best.into_iter().map(|found| found.passage).collect(),
        })
        .collect()
}

fn count(index: &Index, by_letter: &[u32], of_passages: bool) -> Count {
    let passages: usize = by_letter.iter().map(|count| *count as usize).sum();
    let letters = by_letter.iter().filter(|count| **count > 0).count();
    let of_letters = index.passages.letters.len();
    let several = |count: usize, one: &str, more: &str| format!("{count} {}", if count == 1 { one } else { more });
    let in_letters = if of_letters == 1 { "1 letter".to_owned() } else { format!("{letters} of {of_letters} letters") };
    let sentence = match (of_passages, passages) {
        (true, 0) => "No passage".to_owned(),
        (true, _) => format!("{} in {in_letters}", several(passages, "passage", "passages")),
        (false, _) if letters == of_letters => several(letters, "letter", "letters"),
        (false, _) => in_letters,
    };
    Count { of_passages, passages, letters, of_letters, sentence }
}

/// A query with other words for those that are misspelt.
struct Corrected {
    search: Search,
    reading: spelling::Spelling,
    synonyms: Vec<SynonymAnswer>,
}

/// Passages with some of the words, and all of them as a set. Of a query that may be misspelt those come first that have all
/// words of the corrected one.
#[expect(clippy::too_many_arguments, reason = "each is a step of its own in `answer`")]
fn some_words(
    corpus: &Corpus,
    index: &Index,
    search: &Search,
    reading: &spelling::Spelling,
    corrected: Option<&Corrected>,
    limit: usize,
    left: &Filtered,
    answer: &Answer,
) -> Option<(PartialMatches, PassageSet)> {
    let (wanted, its_reading, synonyms) = corrected.map_or((search, reading, &answer.synonyms), |corrected| {
        (&corrected.search, &corrected.reading, &corrected.synonyms)
    });
    // The editor's reading stands for words that no passage has; beside passages that have them it is only a link.
    let synonyms = if answer.all.is_empty() { &synonyms[..] } else { &[] };
    let run = |q: &str| Search::run(index, corpus, parse::parse(index, corpus, q));
    let by_editor = synonyms.iter().filter(|synonym| synonym.stands_for_all());
    let by_editor = by_editor.filter_map(|synonym| synonym.finds.as_deref()).map(run);
    let by_editor = by_editor.into_iter().find(|wider| !left.of(&wider.found, None).is_empty());
    let is_loose = by_editor.is_none();
    let wider = by_editor.unwrap_or_else(|| Search::run(index, corpus, its_reading.some_words(wanted)));
    let mut any = if is_loose { wider.with_any(&wider.domain) } else { wider.found.clone() };
    if any == PassageSet::none(0) {
        return None;
    }
    // For words of the query that the editor reads otherwise: what is found so.
    let mut read_by_editor = Vec::new();
    if any.is_empty() && people::names_somebody(index, &wider) {
        // Where somebody is meant whom no letter names stands under a heading of its own.
        return None;
    }
    if is_loose {
        any.add(&ranking::about_any(index, &wider));
        for synonym in synonyms {
            if let Some(found) = synonym.finds.as_deref().map(run).map(|search| search.found) {
                any.add(&found);
                read_by_editor.push((synonym.words(), found));
            }
        }
    }
    any.keep(&wanted.besides_words(index, corpus, &wanted.domain));
    // What this edition says of the letters beside them answers too, if not a single word that they have themselves.
    let has_beside = is_loose && (wanted.found.is_empty() || wanted.query.wanted().nth(1).is_some());
    let beside_letters = wanted.besides_words(index, corpus, &index.beside);
    if has_beside {
        any.add(&wider.with_any(&beside_letters));
    }
    any.remove(&wanted.found);
    let narrowed = left.of(&any, None);
    let meant = people::meant(index, &wider);
    let mut ranked = match corrected {
        Some(_) => {
            any.add(&wanted.found);
            Ranking::new(index, wanted, &people::meant(index, wanted), false)
                .score(&left.of(&wanted.found, None), limit)
        }
        None => Vec::new(),
    };
    let mut ranking = Ranking::new(index, &wider, &meant, is_loose).by_editor(&wider, &read_by_editor);
    if has_beside {
        let before = if ranked.is_empty() { &answer.passages } else { &ranked };
        ranking = ranking.with_notes(before, left.of(&beside_letters, None));
    }
    ranked.extend(ranking.score(&narrowed, limit));
    if ranked.is_empty() {
        return None;
    }
    let listed = PassageSet::of(index.passages.len(), ranked.iter().map(|found| found.passage));
    let outside = search.found.count();
    let mut lead = reading.lead(search, if is_loose { &[] } else { synonyms });
    if left.of(&search.found, None).is_empty() && outside > 0 {
        lead = format!("Without the filters {outside} would have all the words. {lead}");
    }
    if let Some(said) = is_loose.then(|| spelling::said_of_like_words(index, &wider)).flatten() {
        lead = format!("{lead} {said}");
    }
    if has_beside && ranked.iter().any(|found| index.beside.has(found.passage)) {
        lead.push_str(" Notes and summaries beside the letters stand among them.");
    }
    let count = ranked.len();
    let passages = ranked.into_iter().take(limit).collect();
    let all = if search.found.is_empty() { any_listed(&any, &listed, left) } else { listed };
    let in_other_words = !search.found.is_empty() && search.query.wanted().nth(1).is_none();
    Some((PartialMatches { in_other_words, lead: lead.trim().to_owned(), count, passages, search: wider }, all))
}

/// The base that filters' counts are taken from: what is listed, and what other choices would list.
fn any_listed(any: &PassageSet, listed: &PassageSet, left: &Filtered) -> PassageSet {
    // Passages below the floor are not listed; beyond the filters nobody has ranked them.
    let mut base = any.clone();
    let mut unlisted = left.of(any, None);
    unlisted.remove(listed);
    base.remove(&unlisted);
    base
}

fn edition_places(
    index: &Index,
    corpus: &Corpus,
    request: &Request,
    search: &Search,
    left: &Filtered,
) -> Option<EditionPlaces> {
    if search.query.in_notes || search.query.wanted().next().is_none() {
        return None;
    }
    let all = left.of(&search.anywhere(index, corpus), None);
    let is_of_edition = |id: &PassageId| index.passage(*id).is_some_and(|passage| passage.scope == Scope::Apparatus);
    let count = all.iter().filter(is_of_edition).count();
    let q = if request.q.contains(" OR ") {
        format!("({}) in:notes", request.q.trim())
    } else {
        format!("{} in:notes", request.q.trim())
    };
    (count > 0).then(|| EditionPlaces { count, request: request.asking(&q) })
}

fn chips(corpus: &Corpus, request: &Request) -> Vec<Chip> {
    let mut chips = Vec::new();
    for filter in Filter::ALL {
        for choice in request.chosen(filter) {
            let mut without = request.clone();
            without.drop_choice(filter, &choice.id);
            let not = if choice.exclude { "not " } else { "" };
            chips.push(Chip {
                label: format!("{not}{}: {}", filter.label(), label(corpus, filter, &choice.id)),
                without,
            });
        }
    }
    if let Some(date) = request.after {
        chips
            .push(Chip { label: format!("From {} on", date.in_words()), without: request.dated(None, request.before) });
    }
    if let Some(date) = request.before {
        chips.push(Chip { label: format!("Until {}", date.in_words()), without: request.dated(request.after, None) });
    }
    chips
}
