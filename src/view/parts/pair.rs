//! Two passages of different letters side by side, joined, with the words that matter marked.
//!
//! Start with [`pair`]. The whole of a card leads to its passage; what joins the two says how: red and ≠ are for
//! contradictions and for nothing else.

use corpus::stretch::Stretch as _;
use corpus::{ParallelKind, PassageRef, WordRange};
use site::Route;
use text::{Span, Version, compose, part_name::label as part_label, words};
use yew::prelude::*;

use crate::view::{PageContext, parts};

/// Words about the marked ones are quoted up to so many.
const MOST: usize = 70;
/// Words on either side of what is marked, where the sentences around it are too long.
const AROUND: usize = 24;

/// A passage to be quoted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PairPassage<'c> {
    /// Where it is; its words, if given, are marked.
    pub place: &'c PassageRef,
    /// The words quoted; the sentences around what is marked where this is `None`.
    pub words: Option<WordRange>,
}

impl<'c> PairPassage<'c> {
    /// A passage in the sentences around what is meant in it.
    #[must_use]
    pub fn of(place: &'c PassageRef) -> Self {
        Self { place, words: None }
    }
}

/// Two passages, joined as their kind says; without a kind they only stand beside each other.
pub fn pair(context: &PageContext, a: PairPassage<'_>, b: PairPassage<'_>, kind: Option<ParallelKind>) -> Html {
    html! {
        <div class="pair">
            { card(context, a) }
            <div
                class={classes!("join", (kind == Some(ParallelKind::Contradiction)).then_some("against"))}
                aria-hidden="true"
            >
                <svg viewBox="0 0 60 100" preserveAspectRatio="none">
                    <path d="M0 22C30 22 30 30 60 30V72C30 72 30 64 0 64Z" />
                </svg>
                <b>{ kind.map_or("", sign) }</b>
            </div>
            { card(context, b) }
        </div>
    }
}

/// The sign of a kind: that it is a contradiction is never said by colour alone.
#[must_use]
pub fn sign(kind: ParallelKind) -> &'static str {
    match kind {
        ParallelKind::Contradiction => "≠",
        ParallelKind::ReportOf => "←",
        ParallelKind::SameArgument | ParallelKind::SameEpisode | ParallelKind::SamePhrase => "=",
    }
}

/// A kind in words, with its sign: the beginning of a reason.
pub fn kind(kind: ParallelKind) -> Html {
    let is_against = kind == ParallelKind::Contradiction;
    html! {
        <b class={classes!("kind", is_against.then_some("against"))}>{ format!("{} {}.", sign(kind), kind.label()) }</b>
    }
}

/// How strong a parallel is: bars, with a word.
pub fn strength(strength: u8) -> Html {
    html! { <span class="degree">{ bars(strength) }{ " " }{ strength_label(strength) }</span> }
}

/// The bars alone; the word stands beside them.
pub fn bars(strength: u8) -> Html {
    html! { <span class={classes!("bars", format!("bars-{strength}"))} aria-hidden="true"><i /><i /><i /></span> }
}

/// A strength in a word.
#[must_use]
pub fn strength_label(strength: u8) -> &'static str {
    match strength {
        3 => "Strong",
        2 => "Medium",
        _ => "Slight",
    }
}

fn card(context: &PageContext, quoted: PairPassage<'_>) -> Html {
    let place = quoted.place;
    let Some((letter, part)) = context.edition.corpus.part(&place.letter, &place.part) else { return Html::default() };
    let text = compose(letter, part, Version::Reading).text;
    let spans = words(&text);
    let span_of = |range: WordRange| {
        let at = |word: u32| spans.get((word as usize).saturating_sub(1));
        Some(Span { start: at(range.first)?.start, end: at(range.last)?.end })
    };
    let marked = place.words.and_then(span_of);
    let shown = quoted.words.and_then(span_of).unwrap_or_else(|| around(&text, &spans, marked));
    let marked = marked.map_or(Span { start: shown.start, end: shown.start }, |marked| Span {
        start: marked.start.clamp(shown.start, shown.end),
        end: marked.end.clamp(shown.start, shown.end),
    });
    let cut = |start: usize, end: usize| text.stretch(start..end).to_owned();
    let slot = context.edition.letter_slot(letter);
    let dir = parts::lang::LangAttributes::of_words(context, letter, Some(part)).dir;
    let number = part_label(part);
    let in_words = format!("{number} in the letter {}", parts::letters::letter_in_words(context, letter));
    html! {
        <figure class={format!("quote edge-{slot}")}>
            <figcaption>{ parts::heading(context, letter) }{ ", " }{ parts::date(&letter.date) }</figcaption>
            <blockquote lang={parts::lang::of(context, letter, part).to_owned()} {dir}>
                <p>
                    { if shown.start > 0 { "“… " } else { "“" } }
                    { cut(shown.start, marked.start) }
                    if marked.start < marked.end { <mark>{ cut(marked.start, marked.end) }</mark> }
                    { cut(marked.end, shown.end) }
                    { if shown.end < text.trim_end().len() { " …”" } else { "”" } }
                </p>
            </blockquote>
            <p class="where">
                <a href={context.link(&context.part_address(&letter.id, &part.id))} aria-label={in_words}>
                    { format!("{number} in the letter") }
                </a>
                if place.words.is_none() { <span>{ " · the paragraph as a whole" }</span> }
            </p>
        </figure>
    }
}

/// A link to the page of a theme.
pub fn theme_link(context: &PageContext, theme_id: &str) -> Html {
    let label = context.edition.corpus.theme(theme_id).map_or("", |theme| theme.label.as_str());
    html! { <a href={context.href(Route::Theme { theme: theme_id.to_owned() })}>{ label }</a> }
}

/// The sentences around what is marked; where they are too long, some words on either side. Without marked words the
/// beginning of the passage.
fn around(text: &str, spans: &[Span], marked: Option<Span>) -> Span {
    let word_at = |byte: usize| spans.iter().position(|span| span.end > byte).unwrap_or(spans.len());
    let Some(marked) = marked else {
        let end = spans.get(MOST).map_or(text.trim_end().len(), |span| span.start);
        return Span { start: 0, end: text.get(..end).unwrap_or(text).trim_end().len() };
    };
    let (first, last) = (word_at(marked.start), word_at(marked.end.saturating_sub(1)));
    let ends_sentence = |at: usize| {
        let word = spans.get(at).and_then(|span| text.get(span.start..span.end)).unwrap_or_default();
        let bare = word.trim_end_matches(['”', '"', '’', ')']);
        let is_initial = bare.trim_end_matches('.').chars().count() < 2 || bare.matches('.').count() > 1;
        bare.ends_with(['?', '!'])
            || (bare.ends_with('.') && !is_initial && !matches!(bare, "Mr." | "Mrs." | "Dr." | "e.g." | "i.e."))
    };
    let from = (0..first).rev().find(|&at| ends_sentence(at)).map_or(0, |at| at + 1);
    let to = (last..spans.len()).find(|&at| ends_sentence(at)).unwrap_or(spans.len().saturating_sub(1));
    let (from, to) = if to + 1 - from.min(to) <= MOST.max(last + 1 - first) {
        (from, to)
    } else {
        (from.max(first.saturating_sub(AROUND)), to.min(last + AROUND))
    };
    let at = |word: usize| spans.get(word).copied().unwrap_or(marked);
    Span { start: at(from).start, end: at(to).end }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str, meant: &str) -> String {
        let start = text.find(meant).unwrap();
        let span = around(text, &words(text), Some(Span { start, end: start + meant.len() }));
        text[span.start..span.end].to_owned()
    }

    #[test]
    fn what_is_meant_stands_in_its_sentence() {
        let text = "He came. Would Mr. Berg of the U.S. trust him, at last? He would not. So be it.";
        assert_eq!(quoted(text, "trust him"), "Would Mr. Berg of the U.S. trust him, at last?");
        assert_eq!(quoted(text, "He came."), "He came.");
        assert_eq!(quoted(text, "not. So"), "He would not. So be it.");
    }

    #[test]
    fn a_sentence_without_an_end_is_cut_on_both_sides() {
        let text = format!("{} here {}", "before ".repeat(200), "after ".repeat(200));
        let shown = quoted(&text, "here");
        assert!(shown.contains("here") && words(&shown).len() <= 2 * AROUND + 1, "{shown}");
    }

    #[test]
    fn without_words_the_beginning_stands_for_the_whole() {
        let text = "word ".repeat(300);
        let span = around(&text, &words(&text), None);
        assert_eq!((span.start, words(&text[..span.end]).len()), (0, MOST));
    }
}
