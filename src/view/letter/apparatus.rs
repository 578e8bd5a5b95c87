//! Notes and corrections: each explained at its mark ([`super::explanation`]), and all listed at the end. What stands in
//! the margin level with a mark is drawn with the mark (`parts::prose`).

use yew::prelude::*;

use crate::view::{
    PageContext,
    parts::{hits::Hits, lang::LangAttributes, note_label, prose::Prose},
};
use corpus::{Certainty, Correction, CorrectionKind, Inline, Letter, Part, letter::NoteBy};
use text::{Version, part_name};

/// The note or correction of an id: what it is (“Note 3 of the source”), and what it says.
#[must_use]
pub fn explained(context: &PageContext, letter: &Letter, id: &str, version: Version) -> Option<(String, Html)> {
    if let Some(correction) = letter.correction(id) {
        let title = if correction.is_applied() { "Correction" } else { "Doubtful place" };
        return Some((title.to_owned(), statement(correction)));
    }
    let note = letter.part(id)?;
    let prose = Prose { id_prefix: "explained-".to_owned(), ..note_prose(context, letter, note, version) };
    Some((note_label(note).trim_end_matches('.').to_owned(), html! { <p>{ prose.pieces() }</p> }))
}

/// All notes, at the end of the letter.
pub fn notes(context: &PageContext, letter: &Letter, version: Version, hits: &Hits) -> Html {
    let items: Vec<Html> = letter
        .notes()
        .filter(|note| version == Version::Reading || note.note_by() != Some(NoteBy::Edition))
        .map(|note| {
            let id = context.element_id(&letter.id, &note.id);
            let marks = hits.marks(letter, note, version);
            let prose = Prose { marks, ..note_prose(context, letter, note, version) };
            let attributes = LangAttributes::of_words(context, letter, Some(note));
            let back = context.element_id(&letter.id, &format!("ref-{}", note.id));
            html! {
                <li class={classes!("note", note.id.get(..1).map(|by| format!("by-{by}")))} key={note.id.clone()}>
                    <b data-apparatus="note">{ note_label(note) }{ " " }</b>
                    <span id={id} lang={attributes.lang} dir={attributes.dir}>{ prose.pieces() }</span>
                    if letter.parts.iter().any(|part| hangs_in(note, part)) {
                        <a
                            class="back"
                            data-apparatus="note"
                            href={format!("#{back}")}
                            aria-label={format!("Back to the place of {}", note_label(note))}
                        >
                            { " ↑" }
                        </a>
                    }
                </li>
            }
        })
        .collect();
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <section class="notes" aria-labelledby="notes-title">
            <h2 id="notes-title">{ "Notes" }</h2>
            <ol class="plain">{ for items }</ol>
        </section>
    }
}

fn hangs_in(note: &Part, part: &Part) -> bool {
    part.text.all_pieces().iter().any(|piece| matches!(piece, Inline::NoteRef { note: id, .. } if *id == note.id))
}

fn note_prose<'a>(context: &'a PageContext, letter: &'a Letter, note: &'a Part, version: Version) -> Prose<'a> {
    Prose { version, apparatus: false, ..Prose::reading(context, letter, note) }
}

/// All corrections, at the end of the letter.
pub fn corrections(context: &PageContext, letter: &Letter) -> Html {
    if letter.corrections.is_empty() {
        return Html::default();
    }
    let items = letter.corrections.iter().map(|correction| {
        let id = |of: &str| context.element_id(&letter.id, of);
        let part = letter.part(&correction.part);
        // Only words that were mended are drawn with a place of their own; other corrections are of the layout.
        let is_mended =
            |piece: &Inline| matches!(piece, Inline::Sic { correction: Some(id), .. } if *id == correction.id);
        let has_place = part.is_some_and(|part| part.text.all_pieces().into_iter().any(is_mended));
        let place = if has_place { format!("place-{}", correction.id) } else { correction.part.clone() };
        html! {
            <li id={id(&correction.id)} key={correction.id.clone()}>
                if part.is_some() {
                    <a href={format!("#{}", id(&place))}>{ part_name::short(letter, &correction.part) }</a>
                } else {
                    { &correction.part }
                }
                { " " }
                { statement(correction) }
            </li>
        }
    });
    html! {
        <details class="corrections">
            <summary>{ format!("Corrections and doubtful places ({})", letter.corrections.len()) }</summary>
            <ol class="plain">{ for items }</ol>
        </details>
    }
}

/// What was there, what it should be, what kind of slip, how sure, and why.
pub fn statement(correction: &Correction) -> Html {
    let verb = if correction.is_applied() { "corrected to" } else { "perhaps" };
    html! {
        <span class="statement">
            if let Some(sense) = correction.sense { <b class="turning">{ format!("≠ {}. ", sense.label()) }</b> }
            <q>{ &correction.sic }</q>
            { " " }
            { verb }
            { " " }
            <q>{ &correction.corr }</q>
            <span class="tags">{ format!(" ({}, {})", kind(correction.kind), certainty(correction.certainty)) }</span>
            { ". " }
            { &correction.why }
        </span>
    }
}

fn kind(kind: CorrectionKind) -> &'static str {
    match kind {
        CorrectionKind::Typo => "slip of typing or translating",
        CorrectionKind::Ocr => "misreading by machine",
        CorrectionKind::MissingWord => "missing word",
        CorrectionKind::Doubled => "doubled word",
        CorrectionKind::Punctuation => "punctuation",
        CorrectionKind::GarbleNotedBySource => "garble noted by the source",
        CorrectionKind::Structure => "layout lost in saving",
        CorrectionKind::Typography => "typing convention",
    }
}

fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Certain => "certain",
        Certainty::Probable => "probable",
        Certainty::Doubtful => "doubtful, not applied",
    }
}
