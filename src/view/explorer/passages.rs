//! Results as passages: each with its place, its words round what was found, and the way to compare it.
//!
//! Start with [`list`]. Must not know in which order passages stand: the answer has them so.

use crate::view::parts::lang::LangAttributes;
use corpus::stretch::Stretch as _;
use yew::prelude::*;

use super::{compare_menu::CompareMenu, results::ResultsView};
use crate::view::parts::{self, letters::counted};
use corpus::{Letter, WordRange};
use search::{
    Grouping, Passage, PassageId, PassageKind,
    answer::{IndirectMention, IndirectMentions, RankedPassage},
    excerpt,
    excerpt::{Excerpt, ExcerptSpan},
};
use site::{Address, LetterState, Route};
use text::part_name;
use text::{Span, span_among, words};

/// Characters of an excerpt.
const EXCERPT: usize = 320;
/// Characters of an excerpt on paper: no passage is longer.
const WHOLE: usize = 100_000;
/// Characters of an excerpt in a letter's card.
pub const SHORT: usize = 150;
/// Passages of one name that are drawn.
const NAMED: usize = 6;

/// Passages in groups: to each recipient, or of each letter.
pub fn groups(results: &ResultsView) -> Html {
    let corpus = &results.context.edition.corpus;
    let grouping = results.request.group;
    let by_letter = grouping == Some(Grouping::Letter);
    let groups = results.answer.groups.iter().map(|group| {
        let date = match group.letters.as_slice() {
            [letter] if by_letter => corpus.letters.get(*letter).map(|letter| parts::date_in_words(&letter.date)),
            _ => None,
        };
        let first = group.letters.first().and_then(|at| corpus.letters.get(*at));
        html! {
            <section key={format!("{}-{:?}", group.recipient, group.letters.first())}>
                <h3 class="group-head">
                    { for first.map(|letter| parts::letters::group(&results.context, letter, grouping)) }
                    { for date.map(|date| html! { <>{ ", " }{ date }</> }) }
                    <span class="soft">{ format!(" {}", counted(group.count, "passage", "passages")) }</span>
                </h3>
                { list(results, &group.passages, false) }
            </section>
        }
    });
    html! { <div class="result-groups">{ for groups }</div> }
}

/// Passages, in order.
pub fn list(results: &ResultsView, found: &[RankedPassage], is_some: bool) -> Html {
    let items = found.iter().take(results.drawn).map(|found| {
        let index = results.context.edition.index();
        let length = if results.is_printing { WHOLE } else { EXCERPT };
        let words = excerpt(index, &results.answer, found.passage, length);
        item(results, found.passage, words, None, is_some.then(|| gist(results, found.passage)).flatten())
    });
    html! { <ol class="passages plain" aria-label="Results" data-list={is_some.then_some("some")}>{ for items }</ol> }
}

/// What the editor says a passage says, where words of the query stand in it: why the passage is listed.
fn gist(results: &ResultsView, id: PassageId) -> Option<Html> {
    let index = results.context.edition.index();
    let gist = excerpt(index, &results.answer, index.gist(id)?, EXCERPT);
    let has_hits = gist.pieces.iter().any(|piece| piece.marked);
    has_hits.then(|| html! { <p class="soft">{ "In this edition’s words: " }{ pieces(&gist) }</p> })
}

/// One passage.
fn item(results: &ResultsView, id: PassageId, excerpt: Excerpt, at: Option<WordRange>, gist: Option<Html>) -> Html {
    let context = &results.context;
    let Some((letter, passage)) = context
        .edition
        .index()
        .passage(id)
        .and_then(|passage| Some((context.edition.corpus.letters.get(passage.letter)?, passage)))
    else {
        return Html::default();
    };
    let to = address(results, letter, &passage.anchor, at);
    let part = match passage.kind {
        // Its place is kept free: nothing moves when the menu comes.
        PassageKind::Part(_) if results.is_settled => Some(passage.anchor.clone()),
        _ => None,
    };
    let LangAttributes { lang, dir } = LangAttributes::of_words(context, letter, letter.part(&passage.anchor));
    html! {
        <li key={id.0} data-letter={letter.id.clone()} data-paragraph={passage.anchor.clone()}>
            <h3>
                <a href={context.link(&to)}>
                    { parts::heading(context, letter) }
                    { ", " }
                    { parts::date_in_words(&letter.date) }
                    <span class="where">{ ", " }{ place(letter, passage) }</span>
                </a>
            </h3>
            <p class="excerpt" {lang} {dir}>{ pieces(&excerpt) }</p>
            { for gist }
            if let Some(part_id) = part {
                <CompareMenu context={context.clone()} letter={passage.letter} {part_id} q={results.marked_q()} />
            }
        </li>
    }
}

/// An excerpt with its hits marked.
pub fn pieces(excerpt: &Excerpt) -> Html {
    let pieces = excerpt.pieces.iter().map(|ExcerptSpan { text, marked }| {
        if *marked {
            html! { <mark>{ text }</mark> }
        } else {
            html! { { text } }
        }
    });
    html! {
        <>
            { if excerpt.cut_before { "… " } else { "" } }
            { for pieces }
            { if excerpt.cut_after { " …" } else { "" } }
        </>
    }
}

/// The address of a passage with the search kept, so that its hits are marked there.
pub fn address(results: &ResultsView, letter: &Letter, anchor: &str, at: Option<WordRange>) -> Address {
    let at = at.map(|words| format!("{anchor}:{words}"));
    let state =
        LetterState { q: if at.is_some() { String::new() } else { results.marked_q() }, at, ..LetterState::default() };
    Address::with_params(Route::letter(&letter.id), state.params()).at(&results.context.element_id(&letter.id, anchor))
}

/// Where a passage stands in its letter: “¶ 9”, “Salutation”, “This edition’s correction”.
#[must_use]
pub fn place(letter: &Letter, passage: &Passage) -> String {
    match passage.kind {
        PassageKind::Part(_) => letter.part(&passage.anchor).map(part_name::label).unwrap_or_default(),
        PassageKind::Correction => "This edition’s correction".to_owned(),
        PassageKind::Dossier => "Dossier".to_owned(),
        PassageKind::Gist | PassageKind::Parallel => {
            let part = letter.part(&passage.anchor).map(part_name::label).unwrap_or_default();
            let what = if passage.kind == PassageKind::Gist {
                "in this edition’s words"
            } else {
                "this edition’s reason to compare"
            };
            format!("{part}, {what}")
        }
    }
}

/// Where those whom the query names are meant otherwise.
pub fn named(results: &ResultsView) -> Html {
    let sections = results.answer.names.iter().map(|named| section(results, named));
    html! { <div class="named">{ for sections }</div> }
}

fn section(results: &ResultsView, named: &IndirectMentions) -> Html {
    let context = &results.context;
    let title = format!("named-{}-{}", named.id, usize::from(named.forms.is_empty()));
    let forms: Vec<String> = named.forms.iter().map(|form| format!("“{form}”")).collect();
    let items = named.passages.iter().take(NAMED).map(|place| {
        let text = excerpt_at(results, place);
        item(results, place.passage, text, place.words, None)
    });
    let count = named.passages.len();
    let all = (count > NAMED).then(|| {
        html! {
            <p>
                <a href={context.href(Route::entity(named.kind, &named.id))}>
                    { format!("All {count}, and every other mention") }
                </a>
            </p>
        }
    });
    html! {
        <section key={title.clone()} aria-labelledby={title.clone()}>
            <h2 id={title.clone()}>{ &named.heading }</h2>
            <p class="soft">
                { counted(count, "passage", "passages") }
                if !forms.is_empty() { { format!(": {}", forms.join(", ")) } }
            </p>
            <ol class="passages plain" aria-labelledby={title}>{ for items }</ol>
            { for all }
        </section>
    }
}

/// The words of a mention in their context.
fn excerpt_at(results: &ResultsView, place: &IndirectMention) -> Excerpt {
    let index = results.context.edition.index();
    let text = index.text(place.passage);
    let spans = words(text);
    let span = place.words.and_then(|range| Some((range, span_among(&spans, range)?)));
    let Some((range, Span { start, end })) = span else {
        return excerpt(index, &results.answer, place.passage, SHORT);
    };
    let before = (range.first as usize).saturating_sub(16);
    let from = spans.get(before).map_or(0, |span| span.start);
    let to =
        spans.get((range.last as usize + 20).min(spans.len().saturating_sub(1))).map_or(text.len(), |span| span.end);
    let piece = |from: usize, to: usize, marked: bool| ExcerptSpan { text: text.stretch(from..to).to_owned(), marked };
    Excerpt {
        pieces: vec![piece(from, start, false), piece(start, end, true), piece(end, to, false)],
        cut_before: from > 0,
        cut_after: to < text.len(),
    }
}
