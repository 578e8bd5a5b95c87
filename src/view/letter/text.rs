//! The text of a letter: every part in its place, with its number, notes and counterparts beside it.
//!
//! Start with [`whole`]. Each part is a component of its own, so that opening a note or choosing words draws no other
//! part again.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::{
    asked,
    elsewhere::{self, ExpandedLists},
    passage::MarkedWords,
};
use crate::platform::page;
use crate::view::{
    PageContext,
    parts::{
        hits::Hits,
        lang::LangAttributes,
        markup::{is_of_items, is_of_rows},
        prose::{Mark, Prose},
    },
    share::paragraph::{ParagraphMenu, PartSelection, SelectionAction, SelectionState},
};
use compare::Counterpart;
use corpus::{Inline, Letter, Part, PartKind};
use site::{LetterState, ShownText};
use text::address::{select::carry, selection::Extent};
use text::part_name;
use text::{Span, Version, compose};

/// Pages that have a margin for what is said elsewhere; on others it is explained at its number. The style sheet has the
/// same width.
const MARGIN: &str = "(min-width: 72rem)";

/// A text of more bytes than these takes more than a line or two.
const A_LINE: usize = 120;

/// A letter as it is to be shown.
pub struct TextView<'a> {
    /// What every page is given.
    pub context: &'a PageContext,
    /// The letter.
    pub letter: &'a Letter,
    /// What the address asks for.
    pub state: &'a LetterState,
    /// The words that the address names.
    pub passage: &'a MarkedWords,
    /// The hits of the search.
    pub hits: &'a Hits,
    /// What is said elsewhere.
    pub elsewhere: &'a elsewhere::FoundCounterparts,
    /// Which lists of it the reader has opened or closed.
    pub lists: &'a UseReducerHandle<ExpandedLists>,
    /// The words that are being chosen.
    pub choosing: Option<&'a PartSelection>,
    /// Chooses other words.
    pub choose: &'a UseReducerDispatcher<SelectionState>,
    /// Whether of two columns only the parts that differ are shown.
    pub only_differing: bool,
}

/// All parts but the notes. Each is left as it came until something in it differs from the page; so one listener hears
/// what is clicked in any of them.
pub fn whole(view: &TextView<'_>, explain: &Callback<String>) -> Html {
    let TextView { context, letter, state, passage, hits, elsewhere, lists, choosing, choose, only_differing } = *view;
    let version = state.shown.version();
    let theme = state.theme.as_ref().and_then(|id| context.edition.corpus.theme(id)?.in_letter(&letter.id));
    // Links in a part need the page's route only: another query or place draws no part again.
    let at_rest = context.at_rest();
    let parts = letter
        .parts
        .iter()
        .enumerate()
        .filter(|(_, part)| part.kind != PartKind::Note)
        .filter(|(_, part)| version == Version::Reading || !is_all_supplied(part))
        .filter(|(_, part)| !only_differing || state.shown != ShownText::Columns || differs(letter, part))
        .map(|(at, part)| {
            let chosen = lists.of(&part.id);
            let is_open = chosen.unwrap_or(context.settings.margin);
            let props = PartProps {
                context: at_rest.clone(),
                letter_id: letter.id.clone(),
                part_id: part.id.clone(),
                shown: state.shown,
                about: theme.filter(|theme| theme.has(&part.id)).map(|theme| theme.main.contains(&part.id)),
                marked: passage.spans(letter, part, version),
                hits: hits.marks(letter, part, version),
                counterparts: elsewhere.of(at, is_open),
                chosen,
                lists: lists.dispatcher(),
                extent: choosing.filter(|choosing| choosing.part_id == part.id).map(|choosing| choosing.extent),
                choose: choose.clone(),
            };
            let is_as_it_came = props.is_as_it_came() && elsewhere.is_as_it_came(at, is_open);
            let drawn = context.prerendered.region(&part.id, is_as_it_came, || html! { <PartBlock ..props /> });
            html! { <key={part.id.clone()}>{ drawn }</> }
        });
    let LangAttributes { lang, dir } = LangAttributes::of_letter(context, letter);
    html! {
        <div
            class={classes!("text", (state.shown == ShownText::Columns).then_some("in-columns"))}
            id="text"
            {lang}
            {dir}
            onclick={clicked(view, explain)}
        >
            { for parts }
        </div>
    }
}

/// What a plain click in the text, or Enter, does: a mark is explained, a number opens its menu or closes it, `⇄` its
/// list. Without the application these are links and a `details` element.
fn clicked(view: &TextView<'_>, explain: &Callback<String>) -> Callback<MouseEvent> {
    let (context, letter_id, explain) = (view.context.clone(), view.letter.id.clone(), explain.clone());
    let (lists, choose) = (view.lists.dispatcher(), view.choose.clone());
    let choosing = view.choosing.map(|choosing| choosing.part_id.clone());
    Callback::from(move |event: MouseEvent| {
        if event.button() != 0 || event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        let Some(letter) = context.edition.corpus.letter(&letter_id).filter(|_| context.live) else { return };
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        let inside = |selector: &str| target.closest(selector).ok().flatten();
        // What stands in the margin is drawn by the mark, and asks for the same.
        let noted = || inside(".nmark").and_then(|mark| mark.query_selector("[data-open]").ok().flatten());
        if let Some(id) = inside("[data-open]").or_else(noted).and_then(|mark| mark.get_attribute("data-open")) {
            event.prevent_default();
            explain.emit(id);
        } else if inside(".num").is_some()
            && let Some(part_id) = part_around(&context, letter, &target)
            && let Some(extent) = Extent::whole(letter, &part_id)
        {
            event.prevent_default();
            choose.dispatch(if choosing.as_ref() == Some(&part_id) {
                SelectionAction::Close
            } else {
                SelectionAction::Open(PartSelection { part_id, extent })
            });
        } else if let Some(summary) = inside(".elsewhere > summary")
            && let Some(part_id) = part_around(&context, letter, &target)
        {
            event.prevent_default();
            // A list that is open in the page is closed there; one in the margin is none on a page without a margin.
            let is_open = summary.closest(".elsewhere[open]:not(.in-margin)").ok().flatten().is_some();
            if is_open || page::matches(MARGIN) {
                lists.dispatch(part_id);
            } else {
                explain.emit(asked::of_part(&part_id));
            }
        }
    })
}

/// Id of the part in which, or beside which, an element stands.
fn part_around(context: &PageContext, letter: &Letter, element: &Element) -> Option<String> {
    let own = element.closest(".part").ok()??.query_selector("p[id], ul[id], table[id]").ok()??.id();
    let part = letter.parts.iter().find(|part| context.element_id(&letter.id, &part.id) == own)?;
    Some(part.id.clone())
}

/// Whether a part is not the same in both texts, but for dashes and quotation marks.
pub fn differs(letter: &Letter, part: &Part) -> bool {
    letter.corrections.iter().any(|correction| correction.part == part.id)
        || part.text.all_pieces().iter().any(|piece| matches!(piece, Inline::Sic { .. } | Inline::Supplied { .. }))
}

fn is_all_supplied(part: &Part) -> bool {
    !part.text.0.is_empty()
        && part.text.0.iter().all(|piece| matches!(piece, Inline::Supplied { .. } | Inline::NoteRef { .. }))
}

/// What a part is given.
#[derive(Clone, PartialEq, Properties)]
struct PartProps {
    context: PageContext,
    letter_id: String,
    part_id: String,
    shown: ShownText,
    /// Whether it is mainly about the chosen theme, or touches it; nothing if neither.
    about: Option<bool>,
    /// The words that the address names, in bytes of the text shown.
    marked: Option<Span>,
    /// The hits of the search in it.
    hits: Vec<(Span, Mark)>,
    counterparts: Rc<Vec<Counterpart>>,
    /// Whether the reader has opened or closed the list of these.
    chosen: Option<bool>,
    lists: UseReducerDispatcher<ExpandedLists>,
    /// The words of this part that are being chosen; its menu is open then.
    extent: Option<Extent>,
    choose: UseReducerDispatcher<SelectionState>,
}

impl PartProps {
    /// Whether the part looks as the publisher drew it, apart from its counterparts.
    fn is_as_it_came(&self) -> bool {
        let Self { context, shown, about, marked, hits, chosen, extent, .. } = self;
        let settings = &context.settings;
        let is_plain =
            *shown == ShownText::Reading && about.is_none() && !settings.names && !settings.gists && !settings.margin;
        is_plain && marked.is_none() && hits.is_empty() && chosen.is_none() && extent.is_none()
    }
}

/// A part with what stands beside it.
#[component]
fn PartBlock(props: &PartProps) -> Html {
    let PartProps {
        context,
        letter_id,
        part_id,
        shown,
        about,
        marked,
        hits,
        counterparts,
        chosen,
        lists,
        extent,
        choose,
    } = props;
    let version = &shown.version();
    let number = use_node_ref();
    let block = use_node_ref();
    let was_open = use_mut_ref(|| false);
    {
        let number = number.clone();
        use_effect_with(extent.is_some(), move |&is_open| {
            let was_open = was_open.replace(is_open);
            // The menu had the focus, and took it away with itself: back to the number that opened it.
            if was_open && !is_open && page::has_no_focus() {
                let _ = number.cast::<HtmlElement>().map(|number| number.focus());
            }
        });
    }
    {
        let block = block.clone();
        use_effect_with(*chosen, move |chosen| {
            // The list was opened where the page's own stood, which had the focus.
            if chosen.is_some() && page::has_no_focus() {
                let summary =
                    block.cast::<Element>().and_then(|block| block.query_selector(".elsewhere > summary").ok()?);
                let _ =
                    summary.and_then(|summary| summary.dyn_into().ok()).map(|summary| page::focus_in_place(&summary));
            }
        });
    }
    let Some((letter, part)) = context.edition.corpus.part(letter_id, part_id) else {
        return Html::default();
    };
    let words = match extent {
        Some(extent) => span_shown(letter, part, *version, *extent),
        None => *marked,
    };
    let marks = words.map(|span| (span, Mark::Passage)).into_iter().chain(hits.iter().cloned()).collect();
    let both = *shown == ShownText::Both;
    let prose = Prose { version: *version, marks, both, ..Prose::reading(context, letter, part) };
    let transmitted = Prose {
        version: Version::Source,
        apparatus: false,
        id_prefix: "transmitted-".to_owned(),
        ..Prose::reading(context, letter, part)
    };
    let about = about.map(|is_main| if is_main { "about" } else { "about touching" });
    html! {
        <div class={classes!("part", about)} ref={block}>
            if let Some(gist) = part.gist.as_ref().filter(|_| context.settings.gists) {
                <h2 class="gist" data-apparatus="note">{ gist }</h2>
            }
            <div
                class="beside"
                data-apparatus="note"
            >
                <elsewhere::Beside
                    context={context.clone()}
                    letter_id={letter_id.clone()}
                    part_id={part_id.clone()}
                    counterparts={counterparts.clone()}
                    chosen={*chosen}
                    lists={lists.clone()}
                />
            </div>
            if let Some(speech) = &part.speech {
                <p class="speech" data-apparatus="note">
                    { format!("To be said to {}. ", context.edition.name_of(&speech.to)) }
                    { &speech.why }
                </p>
            }
            { for above(letter, part).map(|said| html! { <p class="whose" data-apparatus="note">{ said }</p> }) }
            { element(props, part, &number, prose.pieces()) }
            if let Some(extent) = *extent {
                <div class="menu-place" data-apparatus="note">
                    <ParagraphMenu
                        context={context.clone()}
                        letter_id={letter_id.clone()}
                        choosing={PartSelection { part_id: part_id.clone(), extent }}
                        version={*version}
                        choose={choose.clone()}
                    />
                </div>
            }
            if *shown == ShownText::Columns {
                <p class="transmitted" data-apparatus="source">{ transmitted.pieces() }</p>
            }
        </div>
    }
}

/// Where words of the reading text stand in the text shown, in bytes.
fn span_shown(letter: &Letter, part: &Part, version: Version, extent: Extent) -> Option<Span> {
    let words = match version {
        Version::Reading => extent.words,
        Version::Source => carry(letter, part, Version::Reading, extent.words)?,
    };
    text::span_of(&compose(letter, part, version).text, words)
}

/// The part's own element.
fn element(props: &PartProps, part: &Part, number: &NodeRef, pieces: Html) -> Html {
    let id = props.context.element_id(&props.letter_id, &part.id);
    let letter = props.context.edition.corpus.letter(&props.letter_id);
    let LangAttributes { lang, dir } =
        letter.map(|letter| LangAttributes::of_part(&props.context, letter, part)).unwrap_or_default();
    if let Some(what) = letter.and_then(|letter| folded(letter, part)) {
        let class = (part.kind == PartKind::Frame).then_some("frame");
        return html! {
            <div class="summary">
                <details data-apparatus="note"><summary class="whose">{ what }</summary></details>
                <p {id} {class} {lang} {dir}>{ pieces }</p>
            </div>
        };
    }
    let (tag, class) = match part.kind {
        PartKind::Paragraph => {
            let name = part_name::number(&part.id).to_owned();
            return html! {
                <p id={id.clone()} class="para" {lang} {dir}>
                    <a
                        ref={number}
                        class="num"
                        data-apparatus="number"
                        href={format!("#{id}")}
                        aria-label={format!("Paragraph {name}")}
                    >
                        { name.clone() }
                    </a>
                    { pieces }
                </p>
            };
        }
        PartKind::Table if is_of_rows(part) => {
            return html! {
                <div class="scroll-x"><table {id} class="rows" {lang} {dir}><tbody>{ pieces }</tbody></table></div>
            };
        }
        PartKind::List if is_of_items(part) => ("ul", "list"),
        PartKind::List | PartKind::Table => ("p", "rows"),
        PartKind::Heading => ("p", "heading"),
        PartKind::Summary => ("p", "summary"),
        PartKind::Frame => ("p", "frame"),
        PartKind::Dateline => ("p", "dateline"),
        PartKind::Salutation => ("p", "salutation"),
        PartKind::Closing => ("p", "closing"),
        PartKind::Signature => ("p", "signature"),
        PartKind::Postscript => ("p", "postscript"),
        PartKind::Address => ("p", "address"),
        PartKind::Verse => ("p", "verse"),
        PartKind::Enclosure => ("p", "enclosure"),
        PartKind::Note => return Html::default(),
    };
    html! { <@{tag} {id} {class} {lang} {dir}>{ pieces }</@> }
}

/// What is said of words that are not the letter's own and stand before it: a summary, a long covering text. Of them a line
/// is shown, until the reader, a link or the focus asks for all.
fn folded(letter: &Letter, part: &Part) -> Option<String> {
    let is_before =
        || letter.parts.iter().take_while(|one| one.kind != PartKind::Paragraph).any(|one| one.id == part.id);
    let is_long = || compose(letter, part, Version::Reading).text.len() > A_LINE;
    match part.kind {
        PartKind::Summary => Some("Summary, from the source’s catalogue or page".to_owned()),
        PartKind::Frame if is_before() && is_long() => Some(part_name::label(part)),
        _ => None,
    }
}

/// What stands above a part, where that is to be said: that something was sent along, and whose hand it is.
fn above(letter: &Letter, part: &Part) -> Option<String> {
    let is_first = letter.parts.iter().find(|one| one.kind == part.kind).is_some_and(|first| first.id == part.id);
    let what = (part.kind == PartKind::Enclosure && is_first).then(|| "Sent along with the letter".to_owned());
    let hand = part.hand.as_ref().map(|hand| format!("In the hand of {hand}"));
    match (what, hand) {
        (Some(what), Some(hand)) => Some(format!("{what}. {hand}")),
        (what, hand) => what.or(hand),
    }
}
