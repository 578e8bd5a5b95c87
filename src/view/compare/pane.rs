//! One letter in its pane: every part, with a sign on each passage that has a counterpart.
//!
//! Start with [`Pane`]. Must not know the other panes: it is given the links.

use std::rc::Rc;

use crate::view::parts::lang::{self, LangAttributes};
use yew::prelude::*;

use super::Comparison;
use crate::view::{
    PageContext, parts,
    parts::prose::{Mark, Prose},
};
use compare::{Link, Side};
use corpus::{Letter, Part, PartKind, WordRange};
use text::part_name;
use text::{Span, Version, compose};

/// What a pane is given.
#[derive(Clone, PartialEq, Properties)]
pub struct PaneProps {
    /// The comparison.
    pub comparison: Comparison,
    /// Which pane.
    pub side: Side,
    /// Ids of the parts that are lit.
    pub lit: Rc<Vec<String>>,
    /// The pane's element.
    pub node: NodeRef,
    /// Brings a link level, by its index.
    pub choose: Callback<usize>,
}

/// A pane.
#[component]
pub fn Pane(props: &PaneProps) -> Html {
    let PaneProps { comparison, side, lit, node, choose } = props;
    let Some(letter) = comparison.letter(*side) else {
        return Html::default();
    };
    let current = comparison.current().and_then(|at| comparison.links.get(at));
    let rest = comparison.context.at_rest();
    let hits = comparison.hits(*side);
    let parts = letter.parts.iter().filter(|part| part.kind != PartKind::Note).map(|part| {
        let ties = comparison.links.iter().filter(|link| end(link, *side) == Some(part.id.as_str())).count();
        let strongest = strongest(comparison, *side, &part.id);
        html! {
            <Passage
                key={part.id.clone()}
                context={rest.clone()}
                letter_id={letter.id.clone()}
                part_id={part.id.clone()}
                side={*side}
                {ties}
                {strongest}
                reason={strongest.and_then(|at| comparison.links.get(at)).map(why).unwrap_or_default()}
                lit={lit.contains(&part.id)}
                chosen={chosen_words(comparison, current, *side, &part.id)}
                marks={hits.marks(letter, part, Version::Reading)}
                choose={choose.clone()}
            />
        }
    });
    let who = parts::heading(&comparison.context, letter);
    html! {
        <section
            class="pane"
            data-pane={side.id()}
            data-letter={letter.id.clone()}
            ref={node.clone()}
            tabindex="0"
            aria-label={letter.title.clone()}
            lang={lang::INTERFACE}
        >
            <h2 class="pane-head">
                { who }
                { ", " }
                <a href={comparison.context.href(site::Route::letter(&letter.id))}>{ parts::date(&letter.date) }</a>
            </h2>
            { for parts }
        </section>
    }
}

/// The id of the part at a link's end on a side.
#[must_use]
pub fn end(link: &Link, side: Side) -> Option<&str> {
    [&link.left, &link.right].into_iter().find(|end| end.side == side).map(|end| end.part_id.as_str())
}

/// The index of the strongest link of a part.
fn strongest(comparison: &Comparison, side: Side, part_id: &str) -> Option<usize> {
    let own = comparison.links.iter().enumerate().filter(|(_, link)| end(link, side) == Some(part_id));
    own.max_by_key(|(at, link)| (link.strength, link.score, std::cmp::Reverse(*at))).map(|(at, _)| at)
}

/// Why a link is there, in words.
#[must_use]
pub fn why(link: &Link) -> String {
    match &link.reason {
        Some(reason) => format!("{}: {reason}", link.kind.map_or("Link", corpus::ParallelKind::label)),
        None => "Computed: they share words".to_owned(),
    }
}

/// The words of a part that the chosen link is about: `Some(None)` for the whole part, and for a passage that the address
/// brings level without a link.
fn chosen_words(
    comparison: &Comparison,
    current: Option<&Link>,
    side: Side,
    part_id: &str,
) -> Option<Option<WordRange>> {
    if comparison.state.part_at(side) != Some(part_id) {
        return None;
    }
    let ends = current.into_iter().flat_map(|link| [&link.left, &link.right]);
    Some(ends.filter(|end| end.side == side).find_map(|end| end.words))
}

/// What a passage is given.
#[derive(Clone, PartialEq, Properties)]
struct PassageProps {
    context: PageContext,
    letter_id: String,
    part_id: String,
    side: Side,
    /// How many links it has.
    ties: usize,
    /// Index of the strongest.
    strongest: Option<usize>,
    /// What the strongest is about.
    reason: String,
    lit: bool,
    /// The words that the chosen link is about.
    chosen: Option<Option<WordRange>>,
    /// The hits of the search in it.
    marks: Vec<(Span, Mark)>,
    choose: Callback<usize>,
}

/// A passage in its pane. A component of its own, so that lighting one does not draw the others again.
#[component]
fn Passage(props: &PassageProps) -> Html {
    let PassageProps { context, letter_id, part_id, side, ties, strongest, reason, lit, chosen, marks, choose } = props;
    let Some((letter, part)) = context.edition.corpus.part(letter_id, part_id) else {
        return Html::default();
    };
    let shared = chosen.flatten().and_then(|range| span_of(letter, part, range)).map(|span| (span, Mark::Shared));
    let prose = Prose {
        marks: marks.iter().cloned().chain(shared).collect(),
        id_prefix: format!("{}-", side.id()),
        apparatus: false,
        ..Prose::reading(context, letter, part)
    };
    let classes = classes!(
        "passage",
        kind_class(part.kind),
        (*ties > 0).then_some("tied"),
        lit.then_some("lit"),
        chosen.is_some().then_some("chosen"),
    );
    let LangAttributes { lang, dir } = LangAttributes::of_words(context, letter, Some(part));
    let number = (part.kind == PartKind::Paragraph).then(|| part_name::number(&part.id).to_owned());
    let tie = strongest.map(|at| {
        let choose = choose.clone();
        let label =
            format!("{ties} {} — bring the strongest level. {reason}", if *ties == 1 { "link" } else { "links" });
        html! {
            <button
                type="button"
                class="tie needs-app"
                data-apparatus="number"
                aria-label={label}
                title={reason.clone()}
                onclick={move |_| choose.emit(at)}
            >
                { ties }
            </button>
        }
    });
    html! {
        <p id={side.anchor(part_id)} class={classes} data-part={part_id.clone()} {lang} {dir}>
            if let Some(number) = number {
                <a
                    class="num"
                    data-apparatus="number"
                    href={context.link(&context.part_address(letter_id, part_id))}
                    aria-label={format!("Paragraph {number} in its letter")}
                >
                    { number.clone() }
                </a>
            }
            { for tie }
            { prose.pieces() }
        </p>
    }
}

fn kind_class(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Paragraph | PartKind::Postscript => "para",
        PartKind::Verse => "verse",
        PartKind::List | PartKind::Table | PartKind::Address => "rows",
        PartKind::Enclosure => "enclosure",
        PartKind::Heading | PartKind::Summary => "heading",
        PartKind::Frame => "frame",
        PartKind::Dateline | PartKind::Signature => "dateline",
        PartKind::Salutation | PartKind::Closing => "salutation",
        PartKind::Note => "note",
    }
}

fn span_of(letter: &Letter, part: &Part, range: WordRange) -> Option<Span> {
    text::span_of(&compose(letter, part, Version::Reading).text, range)
}
