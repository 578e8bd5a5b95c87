//! One letter: heading and tools, the text with its notes, the apparatus, the dossier.
//!
//! Start with [`LetterPage`]. [`text`] draws the parts, [`apparatus`] the notes and corrections, [`dossier`] what is
//! known about the document.

pub mod apparatus;
pub mod dossier;
pub mod passage;
pub mod strip;
pub mod text;

use yew::prelude::*;

use super::{Site, parts};
use crate::{
    corpus::Letter,
    site::{Address, LetterState, Route},
    text::Version,
};

/// What the page of a letter is given.
#[derive(Clone, PartialEq, Properties)]
pub struct LetterProps {
    /// The site.
    pub site: Site,
    /// Id of a letter of the edition.
    pub letter_id: String,
}

/// The page of a letter.
#[component]
pub fn LetterPage(props: &LetterProps) -> Html {
    let LetterProps { site, letter_id } = props;
    // The note or correction that is open beside its place.
    let open = use_state_eq(|| None::<String>);
    let Some(letter) = site.edition.corpus.letter(letter_id) else {
        return Html::default();
    };
    let state = LetterState::read(&site.address.params);
    let passage = passage::Marked::of(letter, &state);
    let toggle = {
        let open = open.clone();
        Callback::from(move |id: String| open.set(if open.as_ref() == Some(&id) { None } else { Some(id) }))
    };
    html! {
        <article class="letter" data-letter={letter.id.clone()} lang={site.edition.corpus.collection.language.clone()}>
            { header(site, letter, &state) }
            { parts::notices(passage.notice.iter().cloned().chain(parts::ignored(&state.ignored))) }
            <strip::Strip site={site.clone()} letter_id={letter_id.clone()} />
            { text::whole(&text::Shown { site, letter, state: &state, passage: &passage, open: open.as_deref() }, &toggle) }
            { apparatus::notes(site, letter, state.version) }
            { apparatus::corrections(site, letter) }
            { dossier::section(site, letter) }
            { neighbours(site, letter) }
        </article>
    }
}

fn header(site: &Site, letter: &Letter, state: &LetterState) -> Html {
    let form = site.edition.corpus.collection.form_label(&letter.form);
    let version = |version: Version, label: &str| {
        let to = Address::with_params(Route::letter(&letter.id), LetterState { version, ..state.clone() }.params());
        html! { <a class="choice" href={site.link(&to)} aria-current={(state.version == version).then_some("true")}>{ label }</a> }
    };
    html! {
        <header class="letter-head">
            <p class="eyebrow">
                { form }{ " · " }
                if let Some(weekday) = letter.date.iso.and_then(crate::corpus::PartialDate::weekday) { { weekday }{ ", " } }
                { parts::date(&letter.date) }{ " · " }{ parts::length(site, letter) }
            </p>
            <h1 id="title" tabindex="-1">{ "To " }{ parts::recipient(site, &letter.recipient) }</h1>
            <p class="from">{ "From " }{ site.edition.person_name(&letter.sender) }</p>
            <p class="lead">{ &letter.description }</p>
            <div class="tools">
                <span class="seg" role="group" aria-label="Which text">
                    { version(Version::Reading, "Reading text") }
                    { version(Version::Source, "As transmitted") }
                </span>
                <a class="btn" href="#dossier">{ "Dossier" }</a>
            </div>
        </header>
    }
}

fn neighbours(site: &Site, letter: &Letter) -> Html {
    let letters = &site.edition.corpus.letters;
    let at = letters.iter().position(|other| other.id == letter.id).unwrap_or_default();
    let link = |label: &str, other: Option<&Letter>| {
        other.map(|other| {
            html! { <li><span>{ label }</span>{ " " }{ parts::letter_link(site, other) }</li> }
        })
    };
    let same = |other: &&Letter| other.recipient == letter.recipient;
    let before = at.checked_sub(1).and_then(|before| letters.get(before));
    let after = letters.get(at + 1);
    let before_same = letters.iter().take(at).rfind(same);
    let after_same = letters.iter().skip(at + 1).find(same);
    html! {
        <nav class="neighbours" aria-label="Other letters">
            <ul class="plain">
                { for link("Before:", before) }
                { for link("After:", after) }
                { for link("Before, to the same person:", before_same) }
                { for link("After, to the same person:", after_same) }
            </ul>
        </nav>
    }
}
