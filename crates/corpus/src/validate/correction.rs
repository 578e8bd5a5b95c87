//! Checks corrections: what a letter declares in `corrections` and what its parts carry out must be the same.
//!
//! Start with [`check`]. Must not judge whether a correction is right.

use super::{check::Check, fields, transcript};
use crate::{Correction, CorrectionKind, Inline, Letter, Part, letter::SourceStretch, well_formed};

pub(super) fn check(check: &mut Check<'_>, file: &str, letter: &Letter) {
    for (index, correction) in letter.corrections.iter().enumerate() {
        let at = format!("correction {}", correction.id);
        check.need(
            well_formed::is_correction_id(&correction.id),
            file,
            at.as_str(),
            format!("“{}” is not an id for a correction", correction.id),
            "write c1, c2 and so on",
        );
        check.need(
            !letter.corrections.iter().take(index).any(|other| other.id == correction.id),
            file,
            at.as_str(),
            "this id stands twice",
            "give each correction its own id",
        );
        fields::check(check, file, &at, correction, &["id", "corr"]);
        fields::check_characters(check, file, &format!("{at}, field corr"), &correction.corr);
        check.demand(
            correction.sic != correction.corr,
            file,
            at.as_str(),
            "corrects nothing: “sic” and “corr” are the same",
            "write what the source has and what it should be",
        );
        check.suggest(
            !correction.why.is_empty(),
            file,
            at.as_str(),
            "does not say why",
            "give the reason, if it needs one",
        );
        check_standing(check, file, &at, letter, correction);
    }
    check_pieces(check, file, letter);
}

/// Demands that a declared correction stands exactly once where it says.
fn check_standing(check: &mut Check<'_>, file: &str, at: &str, letter: &Letter, correction: &Correction) {
    if correction.part == transcript::FURNITURE {
        // Without a transcript there is no page on which it could stand.
        if letter.transcript.is_empty() {
            return;
        }
        let outside: Vec<&str> = letter.transcript.iter().filter_map(outside_parts).collect();
        let count = outside.iter().map(|text| text.matches(&correction.sic).count()).sum();
        check_count(check, file, at, correction, "the furniture and metadata of the transcript", count);
        return;
    }
    let Some(part) = letter.part(&correction.part) else {
        check.doubt(
            file,
            at,
            format!("stands in part {}, which the letter has not", correction.part),
            format!("write the id of one of its parts, or “{}”", transcript::FURNITURE),
        );
        return;
    };
    let pieces = pieces_of(part, &correction.id);
    if correction.kind == CorrectionKind::Typography {
        check.demand(
            pieces.is_empty(),
            file,
            at,
            format!("is of kind “typography”, but is marked in part {}", part.id),
            "write the source's characters as plain words: one rule sets them everywhere",
        );
        let count = part.text.source().matches(&correction.sic).count();
        check_count(check, file, at, correction, &format!("part {}", part.id), count);
        return;
    }
    match pieces.as_slice() {
        [] => check.doubt(
            file,
            at,
            format!("does not stand in the text of part {}", part.id),
            "mark the place there, or take the correction away",
        ),
        [piece] => check_piece(check, file, at, part, piece, correction),
        more => check.doubt(
            file,
            at,
            format!("stands {} times in the text of part {}", more.len(), part.id),
            "mark one place, and give each other place a correction of its own",
        ),
    }
}

fn check_count(check: &mut Check<'_>, file: &str, at: &str, correction: &Correction, place: &str, count: usize) {
    check.demand(
        count == 1,
        file,
        at,
        format!("“{}” stands {count} times in {place}", correction.sic),
        "quote as many of the source's words as stand there exactly once",
    );
}

fn outside_parts(stretch: &SourceStretch) -> Option<&str> {
    match stretch {
        SourceStretch::Furniture(text) | SourceStretch::Metadata(_, text) => Some(text),
        SourceStretch::Part(_) => None,
    }
}

fn pieces_of<'a>(part: &'a Part, correction_id: &str) -> Vec<&'a Inline> {
    part.text.all_pieces().into_iter().filter(|piece| piece.correction() == Some(correction_id)).collect()
}

/// Demands that the one place of a correction says the same as its entry.
fn check_piece(check: &mut Check<'_>, file: &str, at: &str, part: &Part, piece: &Inline, correction: &Correction) {
    let structural = correction.kind == CorrectionKind::Structure;
    let Inline::Sic { sic, corr, .. } = piece else {
        check.demand(
            structural,
            file,
            at,
            format!("changes words, but is not marked with “sic” and “corr” in part {}", part.id),
            "mark it so, or give it the kind “structure”",
        );
        return;
    };
    check.demand(
        !structural,
        file,
        at,
        format!("is of kind “structure”, but changes words in part {}", part.id),
        "encode it as a note mark, a page or supplied words",
    );
    check.demand(
        sic != corr,
        file,
        at,
        format!("changes nothing in part {}: “sic” and “corr” are the same", part.id),
        "write what the source has and what it should be",
    );
    let brackets = |text: &str| text.matches(['[', ']']).count();
    check.demand(
        !correction.is_applied() || brackets(corr) <= brackets(sic),
        file,
        at,
        format!("puts square brackets into the text of part {}", part.id),
        "write the words alone: the mark-up shows that they are supplied",
    );
    check.demand(
        sic == corr || correction.sic == correction.corr || declared_so(part, piece, sic, corr, correction),
        file,
        at,
        format!(
            "says “{}” should be “{}”, but part {} has “{sic}” corrected to “{corr}” at its mark",
            correction.sic, correction.corr, part.id
        ),
        "make the entry and the mark say the same",
    );
}

/// Whether the entry's words stand round the piece, and become the entry's proposal when the piece is corrected.
/// The entry may quote more words than the piece changes, with note and page marks among them, and may have the words
/// it supplies in square brackets.
fn declared_so(part: &Part, carrier: &Inline, sic: &str, corr: &str, correction: &Correction) -> bool {
    let mut source = String::new();
    let mut marks: Vec<(usize, usize)> = Vec::new();
    let mut start = 0;
    for piece in part.text.transmitted() {
        if std::ptr::eq(piece, carrier) {
            start = source.len();
        }
        source.push_str(&piece.source());
        if !piece.mark().is_empty() {
            marks.push((source.len(), source.len() + piece.mark().len()));
            source.push_str(piece.mark());
        }
    }
    let end = start + sic.len();
    source.match_indices(&correction.sic).any(|(from, quoted)| {
        let to = from + quoted.len();
        if from > start || to < end {
            return false;
        }
        let without_marks = |from: usize, to: usize| -> String {
            let in_mark = |at: usize| marks.iter().any(|(first, last)| (*first..*last).contains(&at));
            source.char_indices().filter(|(at, _)| (from..to).contains(at) && !in_mark(*at)).map(|(_, c)| c).collect()
        };
        let corrected = without_marks(from, start) + corr + &without_marks(end, to);
        comparable(&corrected) == comparable(&correction.corr)
    })
}

fn comparable(text: &str) -> String {
    let plain: String = text.chars().filter(|character| !matches!(character, '[' | ']')).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Demands that every mark in the text belongs to a correction that is declared for its part.
fn check_pieces(check: &mut Check<'_>, file: &str, letter: &Letter) {
    for part in &letter.parts {
        for correction_id in part.text.all_pieces().into_iter().filter_map(Inline::correction) {
            let at = format!("part {}", part.id);
            match letter.correction(correction_id) {
                None => check.doubt(
                    file,
                    at,
                    format!("correction {correction_id} is marked here, but the letter declares no {correction_id}"),
                    "add it to “corrections”, or take the mark away",
                ),
                Some(correction) => check.demand(
                    correction.part == part.id,
                    file,
                    at,
                    format!("correction {correction_id} is marked here, but is declared for {}", correction.part),
                    "mark it in that part, or declare it for this one",
                ),
            }
        }
    }
}
