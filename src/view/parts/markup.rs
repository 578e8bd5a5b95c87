//! What a document's own mark-up looks like: emphasis, additions and deletions, gaps, lines, lists and tables.
//!
//! Start with [`Prose::within`]. Additions and deletions are drawn as the document has them where it is shown as
//! transmitted; in the reading text additions are plain words and deletions are not there.

use yew::prelude::*;

use super::prose::{Drawing, Prose};
use corpus::{
    Inline, Part, PartKind, Run, Text,
    inline::{ChoiceKind, Placement, Rendition},
    language, reading,
};
use text::{Span, Version};

impl Prose<'_> {
    /// The pieces of a text whose stretches are given.
    pub(super) fn within(&self, text: &Text, runs: &[Run], drawing: &Drawing<'_>) -> Html {
        runs.iter()
            .filter_map(|run| Some((run, text.0.get(run.piece)?)))
            .map(|(run, piece)| self.piece(run, piece, drawing))
            .collect()
    }

    /// A piece that holds others, or that only editions of manuscripts have.
    pub(super) fn marked_up(&self, run: &Run, piece: &Inline, drawing: &Drawing<'_>) -> Html {
        let is_source = self.version == Version::Source;
        let inner = || {
            let shown = reading::shown_within(piece, self.version);
            shown.map(|text| self.within(text, &run.within, drawing)).unwrap_or_default()
        };
        match piece {
            Inline::Foreign { lang, .. } => {
                html! { <i lang={lang.clone()} dir={language::direction(lang).id()}>{ inner() }</i> }
            }
            Inline::Highlighted { rend, .. } => highlighted(*rend, inner()),
            Inline::Deleted { hand, .. } if is_source => {
                html! { <del title={by_hand("Struck out", hand.as_deref())}>{ inner() }</del> }
            }
            Inline::Added { place, hand, .. } if is_source => {
                let what = place.map_or("Added", added);
                html! { <ins title={by_hand(what, hand.as_deref())}>{ inner() }</ins> }
            }
            Inline::Unclear { .. } => {
                html! { <span class="unclear" title="Hard to read in the document">{ inner() }</span> }
            }
            Inline::Choice { kind, old, .. } if !is_source => {
                let what = match kind {
                    ChoiceKind::Expanded => "Abbreviated",
                    ChoiceKind::Regularised => "Spelt",
                };
                let title = format!("{what} in the document: “{}”", old.source());
                html! { <span class="regular" {title}>{ inner() }</span> }
            }
            Inline::Gap { reason, extent } => {
                let said: Vec<&str> =
                    [extent.as_str(), reason.as_str()].into_iter().filter(|word| !word.is_empty()).collect();
                let label = format!(
                    "Gap in the text: {}",
                    if said.is_empty() { "not told".to_owned() } else { said.join(", ") }
                );
                html! {
                    <span class="gap" data-apparatus="gap" title={label.clone()} role="img" aria-label={label}>
                        { "[…]" }
                    </span>
                }
            }
            Inline::Figure { figure, url } => {
                let said = format!("[{figure}]");
                html! {
                    <span class="figure" data-apparatus="figure">
                        if let Some(url) = url { <a href={url.clone()} rel="external">{ said }</a> } else { { said } }
                    </span>
                }
            }
            Inline::LineBreak { .. } => {
                let keeps = is_source || self.part.keeps_lines();
                html! { <>{ self.plain(run, drawing) }if keeps { <br /> }</> }
            }
            Inline::Item { .. } => {
                let tag = if self.apparatus && is_of_items(self.part) { "li" } else { "span" };
                html! { <@{tag} class="list-item">{ self.lead(run, drawing) }{ inner() }</@> }
            }
            Inline::Row { row } => {
                let is_table = self.apparatus && is_of_rows(self.part);
                let mut at = run.start;
                let cells = row.iter().zip(&run.within).map(|(cell, stretch)| {
                    let lead = self.words(Span { start: at, end: stretch.start }, drawing);
                    at = stretch.end;
                    let words = self.within(cell, &stretch.within, drawing);
                    if is_table {
                        html! { <td>{ lead }{ words }</td> }
                    } else {
                        html! { <span class="cell">{ lead }{ words }</span> }
                    }
                });
                if is_table {
                    html! { <tr>{ for cells }</tr> }
                } else {
                    html! { <span class="table-row">{ for cells }</span> }
                }
            }
            _ => inner(),
        }
    }

    /// What sets a piece off from the one before: white space, as the text has it.
    fn lead(&self, run: &Run, drawing: &Drawing<'_>) -> Html {
        let first = run.within.first().map_or(run.end, |inner| inner.start);
        self.words(Span { start: run.start, end: first }, drawing)
    }
}

/// Whether a part can be a list of its own: nothing stands beside its items. On its letter's page only; where a part is one
/// of many it is a paragraph.
pub fn is_of_items(part: &Part) -> bool {
    part.kind == PartKind::List && part.text.0.iter().all(|piece| matches!(piece, Inline::Item { .. }))
}

/// The same of a table and its rows.
pub fn is_of_rows(part: &Part) -> bool {
    part.kind == PartKind::Table && part.text.0.iter().all(|piece| matches!(piece, Inline::Row { .. }))
}

fn highlighted(rend: Rendition, inner: Html) -> Html {
    match rend {
        Rendition::Superscript => html! { <sup>{ inner }</sup> },
        Rendition::Subscript => html! { <sub>{ inner }</sub> },
        Rendition::Bold => html! { <strong>{ inner }</strong> },
        Rendition::Italic => html! { <em>{ inner }</em> },
        Rendition::Underline => html! { <em class="rend-underline">{ inner }</em> },
        Rendition::DoubleUnderline => html! { <em class="rend-double-underline">{ inner }</em> },
        Rendition::SmallCaps => html! { <em class="rend-small-caps">{ inner }</em> },
        Rendition::Spaced => html! { <em class="rend-spaced">{ inner }</em> },
        Rendition::Large => html! { <em class="rend-large">{ inner }</em> },
    }
}

fn added(place: Placement) -> &'static str {
    match place {
        Placement::Above => "Added above the line",
        Placement::Below => "Added below the line",
        Placement::Inline => "Added in the line",
        Placement::Margin => "Added in the margin",
        Placement::Top => "Added at the head of the page",
        Placement::Bottom => "Added at the foot of the page",
        Placement::Overleaf => "Added overleaf",
    }
}

fn by_hand(what: &str, hand: Option<&str>) -> String {
    hand.map_or_else(|| what.to_owned(), |hand| format!("{what}, in the hand of {hand}"))
}
