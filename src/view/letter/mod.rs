//! One letter: heading and tools, the text with its notes, the apparatus, the dossier.
//!
//! Start with [`LetterPage`]. [`text`] draws the parts, [`apparatus`] the notes and corrections, [`elsewhere`]
//! what the other letters say beside each part, [`dossier`] what is known about the document, [`tools`] the row under
//! the heading.

pub mod apparatus;
pub mod asked;
pub mod bar;
pub mod contents;
pub mod dossier;
pub mod elsewhere;
pub mod explanation;
pub mod passage;
pub mod strip;
pub mod text;
pub mod tools;

use yew::prelude::*;

use elsewhere::{ExpandedLists, use_elsewhere};
use explanation::Explanation;

use super::{
    PageContext,
    compare::address_of_pair,
    parts::{
        self,
        hits::{HitBar, Hits},
        lang,
    },
    searchable::use_searchable,
    share::{
        cite::{CitationSubject, entry, rich},
        paragraph::SelectionState,
        reading_place, report_address,
        selection_toolbar::SelectionToolbar,
    },
};
use crate::platform::page;
use ::text::Version;
use citations::Style;
use corpus::{
    Correspondence, Letter, PartKind, PassageRef,
    named::{self, Lead, NameForm},
};
use site::{Address, LetterState, Route, ShownText};

/// What the page of a letter is given.
#[derive(Clone, PartialEq, Properties)]
pub struct LetterProps {
    /// What every page is given.
    pub context: PageContext,
    /// Id of a letter of the edition.
    pub letter_id: String,
}

/// The page of a letter.
#[component]
pub fn LetterPage(props: &LetterProps) -> Html {
    let LetterProps { context, letter_id } = props;
    // The note or correction that is explained.
    let open = use_state_eq(|| None::<String>);
    // The words that are being chosen from the menu of a paragraph's number.
    let selection_state = use_reducer_eq(SelectionState::default);
    let lists = use_reducer_eq(ExpandedLists::default);
    let asks_elsewhere = open.as_deref().is_some_and(|id| asked::part_of(id).is_some());
    let is_wanted = asks_elsewhere || context.settings.margin || *lists != ExpandedLists::default();
    let elsewhere = use_elsewhere(context, letter_id, is_wanted);
    let place = reading_place::use_keeping(context, letter_id);
    let toggle = {
        let open = open.clone();
        Callback::from(move |id: String| open.set(if open.as_ref() == Some(&id) { None } else { Some(id) }))
    };
    let explain = {
        let open = open.setter();
        use_callback((), move |id: Option<String>, ()| open.set(id))
    };
    let only_differing = use_state_eq(|| false);
    let state = LetterState::read(&context.address.params);
    let draw = {
        let (context, letter_id, state) = (context.clone(), letter_id.clone(), state.clone());
        Callback::from(move |theme: Option<String>| {
            let state = LetterState { theme, ignored: Vec::new(), ..state.clone() };
            let to = Address::with_params(Route::letter(&letter_id), state.params());
            context.replace(to.at(&context.address.fragment));
        })
    };
    let is_searchable = use_searchable(&context.edition, !state.q.trim().is_empty());
    let hits = use_memo(
        (context.edition.clone(), letter_id.clone(), state.q.clone(), is_searchable),
        |(edition, letter_id, q, is_searchable)| Hits::of(edition, letter_id, q, *is_searchable),
    );
    use_effect_with((state.at.clone(), state.shown), |(at, _)| {
        if at.is_some() {
            page::show_marked_words();
        }
    });
    let corpus = &context.edition.corpus;
    let Some(letter) = corpus.letter(letter_id) else {
        return Html::default();
    };
    let without_source = state.shown != ShownText::Reading && !letter.has_source();
    let state = if without_source { LetterState { shown: ShownText::Reading, ..state } } else { state };
    let is_known = |id: &String| corpus.theme(id).is_some_and(|theme| theme.in_letter(letter_id).is_some());
    let state = match state.theme.clone() {
        Some(id) if !is_known(&id) => {
            let ignored = state.ignored.iter().cloned().chain([format!("theme={id}")]).collect();
            LetterState { theme: None, ignored, ..state }
        }
        _ => state,
    };
    let version = state.shown.version();
    let passage = passage::MarkedWords::of(letter, &state);
    let tools = tools::Tools {
        context,
        letter,
        state: &state,
        passage: passage.passage.as_ref(),
        theme_id: state.theme.as_deref(),
        draw: &draw,
    };
    let view = text::TextView {
        context,
        letter,
        state: &state,
        passage: &passage,
        hits: &hits,
        elsewhere: &elsewhere,
        lists: &lists,
        choosing: selection_state.0.as_ref(),
        choose: &selection_state.dispatcher(),
        only_differing: *only_differing,
    };
    let is_plain = version == Version::Reading && hits.count() == 0 && !context.settings.names;
    let text = |name: &str, is_as_it_came: bool, draw: &dyn Fn() -> Html| {
        context.prerendered.region(name, is_as_it_came, draw)
    };
    let article = html! {
        <article
            class={classes!("letter", state.shown.is_both().then_some("with-both"))}
            data-letter={letter.id.clone()}
            lang={lang::INTERFACE}
        >
            { header(context, letter, &tools, said(context, letter, &state, &passage, without_source, place.as_ref())) }
            { tools.theme_line() }
            <strip::Strip
                context={context.clone()}
                letter_id={letter_id.clone()}
                theme_id={state.theme.clone()}
                hits={hits.clone()}
            />
            if state.shown == ShownText::Columns { { columns_head(letter, &only_differing) } }
            { text::whole(&view, &toggle) }
            if let Some(id) = (*open).clone() {
                <Explanation
                    context={context.clone()}
                    letter_id={letter_id.clone()}
                    {id}
                    elsewhere={elsewhere.clone()}
                    {version}
                    open={explain}
                />
            }
            { text("notes", is_plain, &|| apparatus::notes(context, letter, version, &hits)) }
            { text("corrections", true, &|| apparatus::corrections(context, letter)) }
            { text("dossier", true, &|| dossier::section(context, letter)) }
            { cite_as(context, letter) }
            { text("neighbours", true, &|| neighbours(context, letter)) }
            <SelectionToolbar
                context={context.clone()}
                {version}
            />
            <HitBar
                q={state.q.clone()}
                first={first_hit(context, letter, &hits)}
                without={context.link(&without_search(letter, &state))}
                everywhere={context.link(&Address::of(Route::Explorer).and("q", &state.q))}
                keys={context.settings.keys}
                {hits}
            />
        </article>
    };
    html! { <><bar::LetterBar context={context.clone()} letter_id={letter_id.clone()} />{ article }</> }
}

/// What the two columns are, and the choice of the parts that differ.
fn columns_head(letter: &Letter, only_differing: &UseStateHandle<bool>) -> Html {
    let parts = || letter.parts.iter().filter(|part| part.kind != PartKind::Note);
    let differing = parts().filter(|part| text::differs(letter, part)).count();
    let onchange = {
        let only_differing = only_differing.clone();
        Callback::from(move |_: Event| only_differing.set(!*only_differing))
    };
    html! {
        <div class="columns-head">
            <label>
                <input type="checkbox" checked={**only_differing} {onchange} />
                { format!(" Only where they differ: {differing} of {}", parts().count()) }
            </label>
            <span><b>{ "As transmitted" }</b>{ " the source’s words, unchanged" }</span>
            <span><b>{ "Reading text" }</b>{ " with this edition’s corrections" }</span>
        </div>
    }
}

/// The hit to begin with: the first in the part that the address leads to.
fn first_hit(context: &PageContext, letter: &Letter, hits: &Hits) -> Option<usize> {
    let fragment = &context.address.fragment;
    let part = letter
        .parts
        .iter()
        .find(|part| *fragment == part.id || *fragment == context.element_id(&letter.id, &part.id))?;
    hits.first_in(&part.id)
}

/// The same page without the search.
fn without_search(letter: &Letter, state: &LetterState) -> Address {
    Address::with_params(Route::letter(&letter.id), LetterState { q: String::new(), ..state.clone() }.params())
}

fn header(context: &PageContext, letter: &Letter, tools: &tools::Tools<'_>, said: Option<Html>) -> Html {
    let corpus = &context.edition.corpus;
    let how = NameForm { lead: Lead::To, ..NameForm::default() };
    let title = parts::letters::pieces(context, named::heading(corpus, letter, how));
    let dated = letter.date.in_words().map(|_| format!(", {}", parts::date_in_words(&letter.date))).unwrap_or_default();
    // Where nobody is known to whom it is, the title says from whom.
    let senders = named::senders(corpus, letter);
    let senders = if letter.recipients().is_empty() { Vec::new() } else { senders };
    let from = named::listed(&senders);
    // The title has the first of many.
    let recipients = named::recipients(corpus, letter);
    let to_all = named::listed(&recipients).filter(|_| recipients.len() > named::MANY_NAMES);
    let has_dossier = dossier::exists(corpus, letter);
    let answers = context.edition.corpus.correspondence.iter().filter(|item| item.answered_by.contains(&letter.id));
    let mut answers = answers.peekable();
    html! {
        // On a narrow page what is said stands instead of the facts, in their room.
        <header class={classes!("letter-head", said.is_some().then_some("told"))}>
            <h1 id="title" tabindex="-1">{ title }{ dated }</h1>
            <div class="letter-facts">
                if from.is_some() || to_all.is_some() || has_dossier || answers.peek().is_some() {
                    <p class="from">
                        { for from.map(|from| html! { <>{ "From " }{ from }</> }) }
                        { for to_all.map(|all| html! { <>{ " to " }{ all }</> }) }
                        <span class="ways">
                            if !senders.is_empty() && has_dossier { { " · " } }
                            if has_dossier { <a href="#dossier">{ "dossier" }</a> }
                            { for answers.map(|item| answer(context, item)) }
                        </span>
                    </p>
                }
                { context.prerendered.region("eyebrow", true, || eyebrow(context, letter)) }
                { other_states(context, letter) }
            </div>
            if !letter.description.is_empty() { <p class="lead">{ &letter.description }</p> }
            { tools.row() }
            <div class="notice"><p role="status">{ for said }</p></div>
        </header>
    }
}

/// What it is, when it was written and how long it is.
fn eyebrow(context: &PageContext, letter: &Letter) -> Html {
    let form = context.edition.corpus.collection.form_label(&letter.form);
    html! {
        <p class="eyebrow">
            { form }
            <span class="day">
                { " · " }
                if let Some(weekday) = letter.date.iso.and_then(corpus::PartialDate::weekday) { { weekday }{ ", " } }
                { parts::date(&letter.date) }
            </span>
            { " · " }
            { parts::length(context, letter) }
        </p>
    }
}

/// The other states of the letter, each to be read and to be set beside this one.
fn other_states(context: &PageContext, letter: &Letter) -> Html {
    let own = letter.version_of.as_ref().map(|version| version.kind.label().to_lowercase());
    let others = named::other_states(&context.edition.corpus, letter);
    if others.is_empty() {
        return Html::default();
    }
    let items = others.into_iter().enumerate().map(|(at, (other, kind))| {
        let what = kind.map_or_else(|| "as it was sent".to_owned(), |kind| kind.label().to_lowercase());
        html! {
            <>
                { if at > 0 { "; " } else { "" } }
                { format!("{what}: ") }
                { parts::letter_link(context, other) }
                { ", " }
                <a href={context.link(&address_of_pair(context, &letter.id, &other.id))}>{ "side by side" }</a>
            </>
        }
    });
    html! {
        <p class="from">
            { own.map_or_else(|| "Also here, ".to_owned(), |own| format!("This is a {own}. Also here, ")) }
            { for items }
            { "." }
        </p>
    }
}

/// “answers so-and-so”: to the letter where the collection has it, else to what the dossier says of it.
fn answer(context: &PageContext, item: &Correspondence) -> Html {
    let href = item.letter.as_ref().map_or_else(|| "#dossier".to_owned(), |id| context.href(Route::letter(id)));
    html! { <>{ " · answers " }<a {href}>{ &item.label }</a></> }
}

/// What became of the address; if there is nothing to say of it, where one was before.
fn said(
    context: &PageContext,
    letter: &Letter,
    state: &LetterState,
    passage: &passage::MarkedWords,
    without_source: bool,
    place: Option<&PassageRef>,
) -> Option<Html> {
    let only_read = without_source.then(|| "Of this letter there is only the reading text.".to_owned());
    let said: Vec<String> =
        passage.notice.iter().cloned().chain(only_read).chain(parts::ignored(&state.ignored)).collect();
    if !said.is_empty() {
        return Some(html! { { said.join(" ") } });
    }
    let place = place.filter(|_| context.address.fragment.is_empty())?;
    Some(reading_place::on_this_letter(context, letter, place))
}

/// The citation as it stands on paper, and the way to report a slip.
fn cite_as(context: &PageContext, letter: &Letter) -> Html {
    let text = entry(context, &CitationSubject::Letter(letter.id.clone()), Style::ChicagoBibliography);
    html! {
        <section class="cite-as">
            <h2>{ "Cite as" }</h2>
            <p class="citation">{ rich(&text) }</p>
            if let Some(report) = report_address(context, letter, "the whole letter") {
                <p class="small"><a href={report} rel="external">{ "Report a slip in this letter" }</a></p>
            }
        </section>
    }
}

fn neighbours(context: &PageContext, letter: &Letter) -> Html {
    let letters = &context.edition.corpus.letters;
    let at = letters.iter().position(|other| other.id == letter.id).unwrap_or_default();
    let link = |label: &str, other: Option<&Letter>| {
        other.map(|other| {
            html! { <li><span>{ label }</span>{ " " }{ parts::letter_link(context, other) }</li> }
        })
    };
    // Between the same two, whoever of them wrote; where all letters are by one, these are those to the same.
    let same = |other: &&Letter| named::are_of_one_correspondence(letter, other);
    let to_whom = || named::in_brief(&named::recipients(&context.edition.corpus, letter)).unwrap_or_default();
    let in_which =
        if context.edition.names_senders() { "in this correspondence".to_owned() } else { format!("to {}", to_whom()) };
    let before = at.checked_sub(1).and_then(|before| letters.get(before));
    let after = letters.get(at + 1);
    let before_same = letters.iter().take(at).rfind(same);
    let after_same = letters.iter().skip(at + 1).find(same);
    html! {
        <nav class="neighbours" aria-label="Other letters">
            <ul class="plain">
                { for link("Previous letter:", before) }
                { for link("Next letter:", after) }
                { for link(&format!("Previous letter {in_which}:"), before_same) }
                { for link(&format!("Next letter {in_which}:"), after_same) }
            </ul>
        </nav>
    }
}
