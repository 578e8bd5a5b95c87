//! What the first page shows while nothing is asked: what this is, three doors, a pair of passages, the letters.
//!
//! Start with [`type@Front`]. Its words are the collection's own; without them the title and the description stand
//! there. [`super::chronicle`] has the letters and what happened between them.

use yew::prelude::*;

use super::chronicle;
use crate::view::{
    PageContext,
    compare::address_of_passages,
    parts::{
        self,
        pair::{self, PairPassage},
    },
    share::reading_place::Continue,
};
use corpus::{
    Parallel, ParallelKind, PassageRef,
    collection::{Opening, Phrase},
};
use site::{
    Address, Route,
    pages::{has_contradictions, indexes},
};

/// What the front is given.
#[derive(Clone, PartialEq, Properties)]
pub struct FrontProps {
    /// What every page is given, at rest.
    pub context: PageContext,
    /// Whether it is shown: its heading is the page's then.
    pub shown: bool,
}

/// The front.
#[component]
pub fn Front(props: &FrontProps) -> Html {
    let FrontProps { context, shown } = props;
    let collection = &context.edition.corpus.collection;
    let heading = match &collection.front {
        Some(front) => html! {
            <>
                <h1 id="title" tabindex="-1">
                    <span class="front-when">{ &front.eyebrow }</span>
                    { " " }
                    { for front.headline.iter().map(|piece| phrase(context, piece)) }
                </h1>
                <p class="lead">{ for front.lead.iter().map(|piece| phrase(context, piece)) }</p>
            </>
        },
        None => html! {
            <>
                <h1 id="title" tabindex="-1">
                    <span class="front-when">{ &collection.subtitle }</span>
                    { " " }
                    { &collection.title }
                </h1>
                <p class="lead">{ &collection.description }</p>
            </>
        },
    };
    html! {
        <div class="front-page">
            <div class="front-head">
                // A page has one heading: while something is asked that is another.
                if *shown { { heading } }
                <nav aria-label="Ways in"><ul class="doors plain">{ doors(context) }</ul></nav>
                <Continue context={context.clone()} />
            </div>
            if let Some(opening) = &collection.opening { { opening_pair(context, opening) } }
            { chronicle::chronicle(context) }
        </div>
    }
}

fn phrase(context: &PageContext, piece: &Phrase) -> Html {
    match &piece.person {
        Some(person) => {
            let slot = context.edition.slot(person);
            html! { <span class={classes!("who", format!("who-{slot}"))}>{ &piece.text }</span> }
        }
        None => html! { { &piece.text } },
    }
}

/// Read, contradictions, search; without scripts the indexes stand in the place of the search.
fn doors(context: &PageContext) -> Html {
    let corpus = &context.edition.corpus;
    let first = corpus.letters.first().map(|letter| {
        let is_one = corpus.letters.len() == 1;
        let says_when = letter.date.in_words().is_some() || letter.date.wording.is_some();
        let begin = match (is_one, says_when) {
            (true, true) => parts::date_in_words(&letter.date),
            (true, false) => parts::length(context, letter),
            (false, true) => format!("Begin with {}", parts::date_in_words(&letter.date)),
            (false, false) => "Begin with the first".to_owned(),
        };
        html! {
            <li>
                <a class="door" href={context.href(Route::letter(&letter.id))}>
                    { if is_one { "Read the letter" } else { "Read the letters" } }
                </a>
                <p>{ begin }</p>
            </li>
        }
    });
    let noted = corpus.parallels.iter().filter(|one| one.kind == ParallelKind::Contradiction).count();
    let contradictions = has_contradictions(corpus).then(|| {
        html! {
            <li>
                <a class="door" href={context.href(Route::Contradictions)}>{ "Contradictions" }</a>
                <p>
                    { if noted == 100 { "A hundred, strongest first".to_owned() } else { format!("{noted}, strongest first") } }
                </p>
            </li>
        }
    });
    let searches: &[String] = corpus.collection.front.as_ref().map_or(&[], |front| &front.searches);
    let explorer = || Address::of(Route::Explorer);
    let tried = searches.iter().map(|search| {
        html! { <><a href={context.link(&explorer().and("q", search))}>{ search }</a>{ ", " }</> }
    });
    html! {
        <>
            { for first }
            { for contradictions }
            <li class="door-search">
                <a class="door" href={context.link(&explorer().at("q"))}>{ "Search every word" }</a>
                <p>
                    if !searches.is_empty() { { "Try " } }
                    { for tried }
                    { if searches.is_empty() { "Or " } else { "or " } }
                    <a href={context.link(&explorer().and("view", "letters"))}>{ "use filters" }</a>
                </p>
            </li>
            { door_of_indexes(context) }
        </>
    }
}

/// The indexes and the themes, as far as the collection has them.
fn door_of_indexes(context: &PageContext) -> Html {
    let corpus = &context.edition.corpus;
    let first = indexes(corpus).first().copied();
    let themes = (!corpus.themes.is_empty()).then(|| context.href(Route::Themes));
    match (first, themes) {
        (None, None) => Html::default(),
        (None, Some(themes)) => html! {
            <li class="door-indexes"><a class="door" href={themes}>{ "Themes" }</a><p>{ "Across the letters" }</p></li>
        },
        (Some(kind), themes) => html! {
            <li class="door-indexes">
                <a class="door" href={context.href(Route::entities(kind))}>{ "People and places" }</a>
                if let Some(themes) = themes {
                    <p>{ "And " }<a href={themes}>{ "themes" }</a>{ " across the letters" }</p>
                } else {
                    <p>{ "Where each is named" }</p>
                }
            </li>
        },
    }
}

fn opening_pair(context: &PageContext, opening: &Opening) -> Html {
    let corpus = &context.edition.corpus;
    let parallel = parallel_of(context, opening);
    let [a, b] = [&opening.a, &opening.b].map(|quoted| {
        let same = |end: &&PassageRef| end.letter == quoted.letter && end.part == quoted.part;
        let marked = parallel.and_then(|one| [&one.a, &one.b].into_iter().find(same));
        PairPassage { place: marked.unwrap_or(quoted), words: quoted.words }
    });
    let level =
        address_of_passages(context, (&opening.a.letter, &opening.a.part), (&opening.b.letter, &opening.b.part));
    let named = corpus.collection.front.iter().flat_map(|front| &front.questions);
    let questions: Vec<(String, Address)> = named
        .filter_map(|id| corpus.parallels.iter().find(|one| one.id == *id))
        .map(|one| (one.question.clone(), Address::of(Route::Contradictions).at(&one.id)))
        .collect();
    let featured = corpus.collection.featured.iter().filter(|other| other.title != opening.title).map(|other| {
        let to = address_of_passages(context, (&other.a.letter, &other.a.part), (&other.b.letter, &other.b.part));
        (other.title.clone(), to)
    });
    let others: Vec<(String, Address)> = if questions.is_empty() { featured.collect() } else { questions };
    let others = others.iter().map(|(question, to)| {
        html! { <li key={question.clone()}><a href={context.link(to)}>{ question }</a></li> }
    });
    html! {
        <section class="front-pair" aria-labelledby="opening">
            <h2 id="opening">{ &opening.title }</h2>
            { pair::pair(context, a, b, parallel.map(|one| one.kind)) }
            <div class="under">
                <p class="why">
                    if let Some(parallel) = parallel {
                        { pair::kind(parallel.kind) }
                        { " " }
                        { &parallel.reason }
                    } else {
                        { &opening.lead }
                    }
                </p>
                <a class="btn strong" href={context.link(&level)}>{ "Read side by side" }</a>
            </div>
            <p class="more-questions" id="more-questions">{ "More questions:" }</p>
            <ul class="more-questions plain" aria-labelledby="more-questions">{ for others }</ul>
        </section>
    }
}

/// The strongest of the editor's parallels between the two passages.
fn parallel_of<'a>(context: &'a PageContext, opening: &Opening) -> Option<&'a Parallel> {
    let same = |one: &PassageRef, other: &PassageRef| one.letter == other.letter && one.part == other.part;
    let joins = |one: &&Parallel| {
        (same(&one.a, &opening.a) && same(&one.b, &opening.b)) || (same(&one.b, &opening.a) && same(&one.a, &opening.b))
    };
    context.edition.corpus.parallels.iter().filter(joins).max_by_key(|one| one.strength)
}
