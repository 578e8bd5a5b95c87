//! The page of contradictions, and of the editor's other parallels: one below the other, the strongest first.
//!
//! Start with [`type@ContradictionsPage`]. Some are drawn in full, the rest as lines that open; each has a place of its
//! own, so that it can be sent and stepped to. [`choose`] narrows the list, [`item`] draws one.

pub mod choose;
pub mod item;

use corpus::{Parallel, ParallelKind};
use gloo::events::EventListener;
use site::{Address, Route, contradictions_state};
use yew::prelude::*;

use super::{PageContext, PageProps, parts, share::buttons::CopyAndPrint};
use crate::platform::page;
use compare::ParallelFilter;

/// How many are drawn in full.
const FULL: usize = 15;
/// How many are drawn at all, and how many more each time.
const DRAWN: usize = 120;

/// The page.
#[component]
pub fn ContradictionsPage(props: &PageProps) -> Html {
    let context = &props.context;
    let corpus = &context.edition.corpus;
    let state = contradictions_state::read(corpus, &context.address.params);
    let noted = state.noted;
    let listed = noted.listed(corpus);
    let drawn = use_state_eq(|| DRAWN);
    use_effect_with((), |()| {
        // Paper opens nothing: whatever is closed is opened before it is printed.
        let opened = web_sys::window()
            .map(|window| EventListener::new(&window, "beforeprint", |_| page::open_all("#noted details")));
        move || drop(opened)
    });
    let more = {
        let drawn = drawn.clone();
        Callback::from(move |_: MouseEvent| drawn.set(*drawn + DRAWN))
    };
    let current = listed.iter().position(|parallel| item::place(parallel) == context.address.fragment);
    // What is asked for by its place is drawn, however far down it stands.
    let shown = listed.len().min((*drawn).max(current.map_or(0, |at| at + 1)));
    let ids: Vec<String> = listed.iter().map(|parallel| item::place(parallel)).collect();
    let here = Address::with_params(Route::Contradictions, contradictions_state::params(corpus, &noted));
    let mut level = None;
    let mut items: Vec<Html> = Vec::new();
    for (at, parallel) in listed.iter().enumerate().take(shown) {
        if level.replace((parallel.kind, parallel.strength)) != Some((parallel.kind, parallel.strength)) {
            items.push(heading(&listed, parallel, &noted));
        }
        let shown = item::ListPlace {
            at,
            count: listed.len(),
            previous: at.checked_sub(1).and_then(|before| Some((ids.get(before)?, *listed.get(before)?))),
            next: listed.get(at + 1).and_then(|next| Some((ids.get(at + 1)?, *next))),
            offers_next: context.live && context.settings.keys && current.unwrap_or(0) == at,
            is_current: current == Some(at),
            here: &here,
        };
        items.push(if at < FULL {
            item::full(context, parallel, &shown)
        } else {
            item::line(context, parallel, &shown)
        });
    }
    html! {
        <div class="contra wide">
            <header class="contra-head">
                <div>
                    <h1 id="title" tabindex="-1">{ title(context, &noted, listed.len()) }</h1>
                    <p class="lead">
                        { "What he says to one, beside what he says to another, or to the same one later." }
                    </p>
                    <p class="contra-how small soft">
                        { "The strongest come first. The choice, the questions and the reasons are the editor’s; the words are those of the letters." }
                    </p>
                </div>
                <div class="contra-tools tools">
                    if !context.is_one_file() {
                        <a class="btn" href={context.file("data/contradictions.csv")} download="">{ "CSV" }</a>
                    }
                    <CopyAndPrint
                        context={context.at_rest()}
                        to={here.clone()}
                    />
                </div>
            </header>
            { parts::notices(parts::ignored(&state.ignored).into_iter()) }
            { choose::choose(context, &noted) }
            <div class="governed" id="noted">
                if listed.is_empty() {
                    <p class="nothing">
                        { "None is noted. " }
                        <a href={context.href(Route::Contradictions)}>{ "Show all contradictions" }</a>
                    </p>
                }
                { for items }
            </div>
            if shown < listed.len() {
                <p>
                    <button type="button" onclick={more}>
                        { format!("Show {} more", (listed.len() - shown).min(DRAWN)) }
                    </button>
                </p>
            }
        </div>
    }
}

/// What is chosen, counted: “57 contradictions between Berg and Holm”.
fn title(context: &PageContext, noted: &ParallelFilter, count: usize) -> String {
    let corpus = &context.edition.corpus;
    let what = match noted.kinds[..] {
        [kind] => kind_counted(kind, count),
        _ if count == 1 => "1 parallel".to_owned(),
        _ => format!("{count} parallels"),
    };
    let short = |id: &String| corpus::named::short_name(corpus, id);
    let between = match &noted.to[..] {
        [] => String::new(),
        [one] => format!(" with {}", short(one)),
        [one, other, ..] if one == other => format!(" between letters to {}", short(one)),
        [one, other, ..] => format!(" between {} and {}", short(one), short(other)),
    };
    let labels: Vec<&str> =
        noted.themes.iter().filter_map(|id| corpus.theme(id)).map(|theme| theme.label.as_str()).collect();
    let on = if labels.is_empty() { String::new() } else { format!(": {}", labels.join(", ")) };
    format!("{what}{between}{on}")
}

fn kind_counted(kind: ParallelKind, count: usize) -> String {
    let (one, many) = match kind {
        ParallelKind::Contradiction => ("contradiction", "contradictions"),
        ParallelKind::SameArgument => ("parallel in argument", "parallels in argument"),
        ParallelKind::SameEpisode => ("parallel in episode", "parallels in episode"),
        ParallelKind::SamePhrase => ("parallel in phrase", "parallels in phrase"),
        ParallelKind::ReportOf => ("report of another letter", "reports of other letters"),
    };
    match count {
        1 => format!("1 {one}"),
        100 => format!("A hundred {many}"),
        _ => format!("{count} {many}"),
    }
}

/// The heading above the first of a strength.
fn heading(listed: &[&Parallel], parallel: &Parallel, noted: &ParallelFilter) -> Html {
    let same = |other: &&&Parallel| other.strength == parallel.strength && other.kind == parallel.kind;
    let count = listed.iter().filter(same).count();
    let what = match parallel.strength {
        3 => "must be read together",
        2 => "throw light on each other",
        _ => "worth having beside each other",
    };
    let kind = if noted.kinds.len() > 1 {
        format!("{}, {}", parallel.kind.label(), parts::pair::strength_label(parallel.strength).to_lowercase())
    } else {
        parts::pair::strength_label(parallel.strength).to_owned()
    };
    let key = format!("{} {}", parallel.kind.id(), parallel.strength);
    html! {
        <h2 {key} class="degree-head">
            { parts::pair::bars(parallel.strength) }
            { " " }
            { kind }
            { " " }
            <small>{ format!("{count}, {what}") }</small>
        </h2>
    }
}
