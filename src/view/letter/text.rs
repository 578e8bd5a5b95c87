//! The text of a letter: every part in its place, with its number, notes and counterparts beside it.
//!
//! Start with [`whole`]. Each part is a component of its own, so that opening a note or choosing words draws no other
//! part again.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::{apparatus, elsewhere, passage::Marked};
use crate::platform::page;
use crate::view::{
    PageContext,
    parts::{
        hits::Hits,
        prose::{Mark, Prose},
    },
    share::paragraph::{Choose, Chooser, Choosing, ParagraphMenu},
};
use compare::Counterpart;
use corpus::{Inline, Letter, Part, PartKind};
use site::LetterState;
use text::address::{select::carry, selection::Extent};
use text::part_name;
use text::{Span, Version, compose};

/// A letter as it is to be shown.
pub struct TextView<'a> {
    /// What every page is given.
    pub context: &'a PageContext,
    /// The letter.
    pub letter: &'a Letter,
    /// What the address asks for.
    pub state: &'a LetterState,
    /// The words that the address names.
    pub passage: &'a Marked,
    /// The hits of the search.
    pub hits: &'a Hits,
    /// The note or correction that is open beside its place.
    pub open: Option<&'a str>,
    /// What is said elsewhere.
    pub elsewhere: &'a elsewhere::Counterparts,
    /// The words that are being chosen.
    pub choosing: Option<&'a Choosing>,
    /// Chooses other words.
    pub choose: &'a UseReducerDispatcher<Chooser>,
}

/// All parts but the notes.
pub fn whole(view: &TextView<'_>, toggle: &Callback<String>) -> Html {
    let opened = {
        let toggle = toggle.clone();
        Callback::from(move |event: MouseEvent| {
            if let Some(id) = apparatus::mark_clicked(&event) {
                event.prevent_default();
                toggle.emit(id);
            }
        })
    };
    let TextView { context, letter, state, passage, hits, open, elsewhere, choosing, choose } = *view;
    // Links in a part need the page's route only: another query or place draws no part again.
    let at_rest = context.at_rest();
    let parts = letter
        .parts
        .iter()
        .enumerate()
        .filter(|(_, part)| part.kind != PartKind::Note)
        .filter(|(_, part)| state.version == Version::Reading || !is_all_supplied(part))
        .map(|(at, part)| {
            html! {
                <PartBlock
                    key={part.id.clone()}
                    context={at_rest.clone()}
                    letter_id={letter.id.clone()}
                    part_id={part.id.clone()}
                    version={state.version}
                    marked={passage.spans(letter, part, state.version)}
                    hits={hits.marks(letter, part, state.version)}
                    open={open.filter(|id| has_mark(part, id)).map(str::to_owned)}
                    counterparts={elsewhere.get(at).cloned().unwrap_or_default()}
                    extent={choosing.filter(|choosing| choosing.part_id == part.id).map(|choosing| choosing.extent)}
                    choose={choose.clone()}
                />
            }
        });
    html! { <div class="text" id="text" onclick={opened}>{ for parts }</div> }
}

fn is_all_supplied(part: &Part) -> bool {
    !part.text.0.is_empty()
        && part.text.0.iter().all(|piece| matches!(piece, Inline::Supplied { .. } | Inline::NoteRef { .. }))
}

/// Whether the mark of a note or correction stands in a part.
fn has_mark(part: &Part, id: &str) -> bool {
    part.text.all_pieces().into_iter().any(|piece| match piece {
        Inline::NoteRef { note, .. } => note == id,
        other => other.correction() == Some(id),
    })
}

/// What a part is given.
#[derive(Clone, PartialEq, Properties)]
struct PartProps {
    context: PageContext,
    letter_id: String,
    part_id: String,
    version: Version,
    /// The words that the address names, in bytes of the text shown.
    marked: Option<Span>,
    /// The hits of the search in it.
    hits: Vec<(Span, Mark)>,
    /// The note or correction of this part that is open beside it.
    open: Option<String>,
    counterparts: Rc<Vec<Counterpart>>,
    /// The words of this part that are being chosen; its menu is open then.
    extent: Option<Extent>,
    choose: UseReducerDispatcher<Chooser>,
}

/// A part with what stands beside it.
#[component]
fn PartBlock(props: &PartProps) -> Html {
    let PartProps { context, letter_id, part_id, version, marked, hits, open, counterparts, extent, choose } = props;
    let number = use_node_ref();
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
    let Some((letter, part)) = context.edition.corpus.part(letter_id, part_id) else {
        return Html::default();
    };
    let words = match extent {
        Some(extent) => span_shown(letter, part, *version, *extent),
        None => *marked,
    };
    let marks = words.map(|span| (span, Mark::Passage)).into_iter().chain(hits.iter().cloned()).collect();
    let prose = Prose { version: *version, marks, ..Prose::reading(context, letter, part) };
    html! {
        <div class="part">
            <div class="beside" data-apparatus="note">
                { for apparatus::beside(context, letter, part, *version, open.as_deref()) }
                <elsewhere::Beside
                    context={context.clone()}
                    letter_id={letter_id.clone()}
                    part_id={part_id.clone()}
                    counterparts={counterparts.clone()}
                />
            </div>
            if let Some(speech) = &part.speech {
                <p class="speech" data-apparatus="note">
                    { format!("To be said to {}. ", context.edition.person_name(&speech.to)) }
                    { &speech.why }
                </p>
            }
            { element(props, part, &number, prose.pieces()) }
            if let Some(extent) = *extent {
                <div class="menu-place" data-apparatus="note">
                    <ParagraphMenu
                        context={context.clone()}
                        letter_id={letter_id.clone()}
                        choosing={Choosing { part_id: part_id.clone(), extent }}
                        version={*version}
                        choose={choose.clone()}
                    />
                </div>
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
    match part.kind {
        PartKind::Paragraph => {
            let name = part_name::number(&part.id).to_owned();
            html! {
                <p id={id.clone()} class="para">
                    <a
                        ref={number}
                        class="num"
                        data-apparatus="number"
                        href={format!("#{id}")}
                        aria-label={format!("Paragraph {name}")}
                        onclick={opens_menu(props)}
                    >
                        { name.clone() }
                    </a>
                    { pieces }
                </p>
            }
        }
        PartKind::Heading => html! { <p {id} class="heading">{ pieces }</p> },
        PartKind::Summary => html! {
            <div class="summary">
                <p class="whose" data-apparatus="note">
                    { "Summary by the catalogue or page that the text is taken from" }
                </p>
                <p {id}>{ pieces }</p>
            </div>
        },
        PartKind::Frame => html! { <p {id} class="frame">{ pieces }</p> },
        PartKind::Dateline => html! { <p {id} class="dateline">{ pieces }</p> },
        PartKind::Salutation => html! { <p {id} class="salutation">{ pieces }</p> },
        PartKind::Closing => html! { <p {id} class="closing">{ pieces }</p> },
        PartKind::Signature => html! { <p {id} class="signature">{ pieces }</p> },
        PartKind::Postscript => html! { <p {id} class="postscript">{ pieces }</p> },
        PartKind::Address => html! { <p {id} class="address">{ pieces }</p> },
        PartKind::Verse => html! { <p {id} class="verse">{ pieces }</p> },
        PartKind::List => html! { <ul {id} class="list">{ pieces }</ul> },
        PartKind::Table => html! { <table {id} class="rows"><tbody>{ pieces }</tbody></table> },
        PartKind::Enclosure => html! { <p {id} class="enclosure">{ pieces }</p> },
        PartKind::Note => Html::default(),
    }
}

/// A plain click on the number, or Enter, opens its menu or closes it; without the application it is a link.
fn opens_menu(props: &PartProps) -> Callback<MouseEvent> {
    let PartProps { context, letter_id, part_id, extent, choose, .. } = props;
    let (edition, letter_id, part_id) = (context.edition.clone(), letter_id.clone(), part_id.clone());
    let (is_open, choose) = (extent.is_some(), choose.clone());
    Callback::from(move |event: MouseEvent| {
        if event.button() != 0 || event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        let extent = edition.corpus.letter(&letter_id).and_then(|letter| Extent::whole(letter, &part_id));
        if let Some(extent) = extent {
            event.prevent_default();
            choose.dispatch(if is_open {
                Choose::Close
            } else {
                Choose::Open(Choosing { part_id: part_id.clone(), extent })
            });
        }
    })
}
