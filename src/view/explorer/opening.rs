//! The comparison that the page opens with, in words: two passages side by side, joined, with the editor's reason.

use yew::prelude::*;

use crate::view::{PageContext, PageProps, compare::address_of_passages, parts};
use corpus::{Parallel, ParallelKind, PassageRef, WordRange, collection};
use text::{Span, Version, compose, part_name, span_among, words};

/// The opening.
#[component]
pub fn Opening(props: &PageProps) -> Html {
    let context = &props.context;
    let collection = &context.edition.corpus.collection;
    let Some(opening) = &collection.opening else { return Html::default() };
    let parallel = parallel_of(context, opening);
    let sides = [
        (&opening.a, parallel.map(|(one, a_first)| if a_first { &one.a } else { &one.b })),
        (&opening.b, parallel.map(|(one, a_first)| if a_first { &one.b } else { &one.a })),
    ];
    let [a, b] = sides.map(|(place, marked)| quotation(context, place, marked.and_then(|place| place.words)));
    let others = collection.featured.iter().filter(|other| other.title != opening.title).map(|other| {
        html! {
            <li key={other.title.clone()}>
                <a href={context.link(&address(context, other))}>{ &other.title }</a>
                { " " }
                <span class="soft">{ &other.lead }</span>
            </li>
        }
    });
    html! {
        <section class="opening" aria-labelledby="opening">
            <h2 id="opening">{ &opening.title }</h2>
            <p class="lead">{ &opening.lead }</p>
            <div class="pair">
                { a }
                <svg class="join" aria-hidden="true" viewBox="0 0 60 100" preserveAspectRatio="none">
                    <path d="M0 22C30 22 30 34 60 34V70C30 70 30 62 0 62Z" />
                </svg>
                { b }
            </div>
            <div class="opening-foot">
                if let Some((parallel, _)) = parallel {
                    <p class="why"><b>{ ParallelKind::label(parallel.kind) }</b>{ ". " }{ &parallel.reason }</p>
                }
                <p
                    class="tools"
                >
                    <a class="btn strong" href={context.link(&address(context, opening))}>
                        { "Read them side by side, level" }
                    </a>
                </p>
            </div>
            <ul class="others plain" aria-label="Other comparisons to begin with">{ for others }</ul>
        </section>
    }
}

/// The comparison, its two passages level.
fn address(context: &PageContext, opening: &collection::Opening) -> site::Address {
    address_of_passages(context, (&opening.a.letter, &opening.a.part), (&opening.b.letter, &opening.b.part))
}

/// The editor's parallel between the two passages, and whether its first end is the opening's first.
fn parallel_of<'a>(context: &'a PageContext, opening: &collection::Opening) -> Option<(&'a Parallel, bool)> {
    let same = |one: &PassageRef, other: &PassageRef| one.letter == other.letter && one.part == other.part;
    let found = context.edition.corpus.parallels.iter().filter_map(|parallel| {
        let straight = same(&parallel.a, &opening.a) && same(&parallel.b, &opening.b);
        let crossed = same(&parallel.b, &opening.a) && same(&parallel.a, &opening.b);
        (straight || crossed).then_some((parallel, straight))
    });
    found.max_by_key(|(parallel, _)| parallel.strength)
}

/// A passage in its words, those that the parallel is about marked.
fn quotation(context: &PageContext, place: &PassageRef, marked: Option<WordRange>) -> Html {
    let Some((letter, part)) = context.edition.corpus.part(&place.letter, &place.part) else { return Html::default() };
    let text = compose(letter, part, Version::Reading).text;
    let spans = words(&text);
    let span_of = |range: WordRange| span_among(&spans, range);
    let whole = Span { start: 0, end: text.len() };
    let quoted = place.words.and_then(span_of).unwrap_or(whole);
    let marked = marked.and_then(span_of).unwrap_or(quoted);
    let marked = Span { start: marked.start.max(quoted.start), end: marked.end.min(quoted.end) };
    let cut = |start: usize, end: usize| text.get(start..end).unwrap_or_default().to_owned();
    let slot = context.edition.recipient_slot(&letter.recipient);
    let number = part_name::number(&part.id).to_owned();
    html! {
        <figure class={format!("quote edge-{slot}")}>
            <figcaption>
                { "To " }
                { parts::recipient(context, &letter.recipient) }
                { ", " }
                { parts::date(&letter.date) }
            </figcaption>
            <blockquote lang={context.edition.corpus.collection.language.clone()}>
                <p>
                    { if quoted.start > 0 { "“… " } else { "“" } }
                    { cut(quoted.start, marked.start) }
                    <mark>{ cut(marked.start, marked.end) }</mark>
                    { cut(marked.end, quoted.end) }
                    { if quoted.end < text.len() { " …”" } else { "”" } }
                </p>
            </blockquote>
            <p class="where">
                <a
                    href={context.link(&context.part_address(&letter.id, &part.id))}
                    aria-label={format!("Paragraph {number} in its letter")}
                >
                    { format!("¶ {number}") }
                </a>
            </p>
        </figure>
    }
}
