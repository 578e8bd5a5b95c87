//! What the source has where the edition corrects it, so that a search for the slip finds the passage too.
//!
//! Start with [`of_part`]. The words of the source round each slip are given with their places in the *reading* text,
//! where they are to be marked.

use corpus::{Inline, Letter, Part};
use text::{
    Composed, Version, compose,
    fold::{Token, fold, tokens},
};

/// Words of the source on either side of a slip that a phrase may begin or end with.
const CONTEXT: usize = 8;

/// The slips of one part.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct SourceSlips {
    /// Runs of the source's words round its slips, each word placed in the reading text.
    pub runs: Vec<Vec<Token>>,
    /// Misspelt words and what they stand for.
    pub misspelt: Vec<(String, String)>,
}

/// The slips of a part that the reading text corrects. Those of case and punctuation alone make no difference.
pub(crate) fn of_part(letter: &Letter, part: &Part, reading: &Composed) -> SourceSlips {
    let mut slips = SourceSlips::default();
    let corrected: Vec<usize> = part
        .text
        .0
        .iter()
        .enumerate()
        .filter(|(_, piece)| match piece {
            Inline::Sic { sic, corr, correction } => letter.applies(correction.as_deref()) && fold(sic) != fold(corr),
            _ => false,
        })
        .map(|(at, _)| at)
        .collect();
    if corrected.is_empty() {
        return slips;
    }
    let source = compose(letter, part, Version::Source);
    let (before, after) = (tokens(&source.text), tokens(&reading.text));
    let mut near = vec![false; before.len()];
    for &piece in &corrected {
        let (first, last) = in_piece(&before, &source, piece);
        let window = first.saturating_sub(CONTEXT)..(last + CONTEXT).min(near.len());
        near.get_mut(window).unwrap_or_default().fill(true);
        let (meant, meant_end) = in_piece(&after, reading, piece);
        if let (1, 1, Some(slip), Some(meant)) = (last - first, meant_end - meant, before.get(first), after.get(meant))
        {
            slips
                .misspelt
                .extend(is_misspelt(&slip.form, &meant.form).then(|| (slip.form.clone(), meant.form.clone())));
        }
    }
    let mut run = Vec::new();
    for (at, token) in before.iter().enumerate() {
        if near.get(at) == Some(&true) {
            run.extend(placed(token, &before, &source, &after, reading));
        } else if !run.is_empty() {
            slips.runs.push(std::mem::take(&mut run));
        }
    }
    if !run.is_empty() {
        slips.runs.push(run);
    }
    slips
}

/// Whether one word is another misspelt: long enough, and all but two letters the same.
fn is_misspelt(slip: &str, meant: &str) -> bool {
    slip.len() >= 5 && crate::similar::distance(slip, meant, 2).is_some()
}

/// The tokens that begin in a piece: from, and one past the last. Where there is none, both say where it would stand.
fn in_piece(tokens: &[Token], composed: &Composed, piece: usize) -> (usize, usize) {
    let (start, end) = composed.runs.get(piece).map_or((0, 0), |run| (run.start, run.end));
    (
        tokens.partition_point(|token| token.span.start < start),
        tokens.partition_point(|token| token.span.start < end.max(start)),
    )
}

/// A token of the source with its place in the reading text: the token as far into the same piece, or the nearest.
fn placed(token: &Token, before: &[Token], source: &Composed, after: &[Token], reading: &Composed) -> Option<Token> {
    let start = token.span.start;
    let piece = source.runs.iter().find(|run| run.start <= start && start < run.end)?.piece;
    let (first, _) = in_piece(before, source, piece);
    let at = before.iter().position(|other| other.span.start == start)?;
    let (there, end) = in_piece(after, reading, piece);
    let nearest =
        if there < end { (there + (at - first)).min(end - 1) } else { there.min(after.len().checked_sub(1)?) };
    let place = after.get(nearest)?;
    Some(Token { span: place.span, word: place.word, form: token.form.clone(), joined: token.joined.clone() })
}
