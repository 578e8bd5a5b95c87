//! Checks the transcript: every part that has characters of the source stands in it once, and nothing else does.

use super::{check::Check, fields};
use crate::{Letter, letter::SourceStretch};

/// How a problem with the transcript begins to say where it is.
pub(super) const FIELD: &str = "field transcript";

pub(super) use crate::well_formed::FURNITURE;

pub(super) fn check(check: &mut Check<'_>, file: &str, letter: &Letter) {
    let mut seen: Vec<&str> = Vec::new();
    for (index, stretch) in letter.transcript.iter().enumerate() {
        let at = format!("{FIELD}, entry {}", index + 1);
        match stretch {
            SourceStretch::Furniture(text) => check_text(check, file, &at, text),
            SourceStretch::Metadata(name, text) => {
                check.demand(
                    !name.trim().is_empty(),
                    file,
                    at.as_str(),
                    "does not say which metadata it is",
                    "name it, such as “title”",
                );
                fields::check_characters(check, file, &at, name);
                check_text(check, file, &at, text);
            }
            SourceStretch::Part(part_id) => {
                check_part(check, file, &at, letter, part_id);
                check.demand(
                    !seen.contains(&part_id.as_str()),
                    file,
                    at,
                    format!("part {part_id} stands here a second time"),
                    "name each part once, where the source has it",
                );
                seen.push(part_id);
            }
        }
    }
    if letter.transcript.is_empty() {
        return;
    }
    for part in letter.parts.iter().filter(|part| !seen.contains(&part.id.as_str())) {
        check.demand(
            part.text.source_with_marks().trim().is_empty() || part.note_by() == Some(crate::letter::NoteBy::Edition),
            file,
            format!("{FIELD}, part {}", part.id),
            "has words of the source, but does not stand in the transcript",
            format!("add {{\"part\": \"{}\"}} where the source has it", part.id),
        );
    }
}

fn check_text(check: &mut Check<'_>, file: &str, at: &str, text: &str) {
    check.demand(!text.trim().is_empty(), file, at, "is empty", "write the source's characters, or take it away");
    fields::check_characters(check, file, at, text);
}

fn check_part(check: &mut Check<'_>, file: &str, at: &str, letter: &Letter, part_id: &str) {
    let Some(part) = letter.part(part_id) else {
        if check.is_partly_unread(file) {
            return;
        }
        check.leave_out(
            file,
            at,
            format!("the letter has no part {part_id}"),
            "write the id of one of its parts, or take the entry away",
        );
        return;
    };
    let editions = part.note_by() == Some(crate::letter::NoteBy::Edition);
    check.demand(
        !editions && !part.text.source_with_marks().trim().is_empty(),
        file,
        at,
        format!("part {part_id} has no words of the source"),
        "take it out: what this edition adds is not in the source",
    );
}
