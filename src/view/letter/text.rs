//! The text of a letter: every part in its place, with its number, notes beside it.

use yew::prelude::*;

use super::{apparatus, passage::Marked};
use crate::{
    corpus::{Inline, Letter, Part, PartKind},
    site::LetterState,
    text::Version,
    view::{
        Site,
        parts::prose::{Mark, Prose},
    },
};

/// A letter as it is to be shown.
pub struct Shown<'a> {
    /// The site.
    pub site: &'a Site,
    /// The letter.
    pub letter: &'a Letter,
    /// What the address asks for.
    pub state: &'a LetterState,
    /// The words that the address names.
    pub passage: &'a Marked,
    /// The note or correction that is open beside its place.
    pub open: Option<&'a str>,
}

/// All parts but the notes.
pub fn whole(shown: &Shown<'_>, toggle: &Callback<String>) -> Html {
    let opened = {
        let toggle = toggle.clone();
        Callback::from(move |event: MouseEvent| {
            if let Some(id) = apparatus::mark_clicked(&event) {
                event.prevent_default();
                toggle.emit(id);
            }
        })
    };
    let parts = shown
        .letter
        .parts
        .iter()
        .filter(|part| part.kind != PartKind::Note)
        .filter(|part| shown.state.version == Version::Reading || !is_all_supplied(part))
        .map(|part| one(shown, part));
    html! { <div class="text" id="text" onclick={opened}>{ for parts }</div> }
}

fn is_all_supplied(part: &Part) -> bool {
    part.text.0.iter().all(|piece| matches!(piece, Inline::Supplied { .. } | Inline::NoteRef { .. }))
}

fn one(shown: &Shown<'_>, part: &Part) -> Html {
    let Shown { site, letter, state, passage, open } = *shown;
    let id = site.element_id(&letter.id, &part.id);
    let marks = passage.spans(letter, part, state.version).map(|span| (span, Mark::Passage)).into_iter().collect();
    let prose = Prose { version: state.version, marks, ..Prose::reading(site, letter, part) };
    let pieces = prose.pieces();
    let element = match part.kind {
        PartKind::Paragraph => {
            let number = part.id.trim_start_matches('p').to_owned();
            html! {
                <p id={id.clone()} class="para">
                    <a class="num" data-apparatus="number" href={format!("#{id}")} aria-label={format!("Paragraph {number}")}>{ number.clone() }</a>
                    { pieces }
                </p>
            }
        }
        PartKind::Heading => html! { <p id={id} class="heading">{ pieces }</p> },
        PartKind::Summary => html! {
            <div class="summary">
                <p class="whose" data-apparatus="note">{ "Summary by the catalogue or page that the text is taken from" }</p>
                <p id={id}>{ pieces }</p>
            </div>
        },
        PartKind::Frame => html! { <p id={id} class="frame">{ pieces }</p> },
        PartKind::Dateline => html! { <p id={id} class="dateline">{ pieces }</p> },
        PartKind::Salutation => html! { <p id={id} class="salutation">{ pieces }</p> },
        PartKind::Closing => html! { <p id={id} class="closing">{ pieces }</p> },
        PartKind::Signature => html! { <p id={id} class="signature">{ pieces }</p> },
        PartKind::Note => Html::default(),
    };
    html! {
        <div class="part" key={part.id.clone()}>
            <div class="beside" data-apparatus="note">
                { for apparatus::beside(site, letter, part, state.version, open) }
            </div>
            if let Some(speech) = &part.speech {
                <p class="speech" data-apparatus="note">
                    { format!("To be said to {}. ", site.edition.person_name(&speech.to)) }{ &speech.why }
                </p>
            }
            { element }
        </div>
    }
}
