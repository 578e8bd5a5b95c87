//! Files of plain text and Markdown that hold many letters: where each begins.
//!
//! Start with [`split`]. A letter begins at a line by itself that names two people and a day, at one that numbers it (“Letter XII.”), at a
//! heading of Markdown that names two people, or behind a rule at fields like those with which the file begins. Must not know what stands in a letter.

use super::front_matter::{field, is_rule};
use crate::{date, title};

/// A file parted into letters.
#[derive(Debug, PartialEq)]
pub(crate) struct SplitFile<'t> {
    /// What stands before the first, and behind the last where a publisher says that it ends.
    pub(crate) around: [&'t str; 2],
    /// The letters, headings included.
    pub(crate) letters: Vec<&'t str>,
}

/// The letters in a text whose lines are even; nothing where it is one.
pub(crate) fn split(text: &str, markdown: bool) -> Option<SplitFile<'_>> {
    let (start, end) = printed(text);
    let body = text.get(start..end)?;
    let lines: Vec<(usize, &str)> = body
        .split_inclusive('\n')
        .scan(0, |at, line| {
            let begins = *at;
            *at += line.len();
            Some((begins, line.trim()))
        })
        .collect();
    let alone = |at: usize| {
        let is_empty = |at: Option<usize>| at.and_then(|at| lines.get(at)).is_none_or(|(_, line)| line.is_empty());
        is_empty(at.checked_sub(1)) && is_empty(Some(at + 1))
    };
    let heading = |line: &str| -> bool {
        let bare = line.trim_start_matches('#').trim_matches(['*', '_', ' ']);
        markdown && line.starts_with('#') && matches!(title::correspondents(bare), Some((Some(_), _)))
    };
    let is_ruled = |at: usize| {
        let next = || lines.iter().skip(at + 1).map(|(_, line)| *line).find(|line| !line.is_empty());
        is_rule(lines.get(at).map_or("", |(_, line)| line)) && next().is_some_and(names_somebody)
    };
    let begins_with_fields =
        lines.iter().map(|(_, line)| *line).find(|line| !line.is_empty()).is_some_and(names_somebody);
    let of = |below: usize, is_first: &dyn Fn(usize, &str) -> bool| -> Vec<usize> {
        let starts = (0..lines.len()).filter(|at| lines.get(*at).is_some_and(|(_, line)| is_first(*at, line)));
        let starts: Vec<usize> = starts.filter_map(|at| lines.get(at + below).map(|(begins, _)| *begins)).collect();
        let ends = starts.iter().skip(1).copied().chain([body.len()]);
        // A heading under which nothing stands is an entry of a table of contents.
        let has_text = |from: usize, to: usize| {
            body.get(from..to).is_some_and(|part| part.lines().filter(|line| !line.is_empty()).count() > 1)
        };
        starts.iter().copied().zip(ends).filter(|(from, to)| has_text(*from, *to)).map(|(from, _)| from).collect()
    };
    let mut starts = of(1, &|at, _| is_ruled(at) && begins_with_fields);
    if !starts.is_empty() {
        starts.insert(0, 0);
    }
    if starts.len() < 2 {
        starts = of(0, &|at, line| heading(line) || alone(at) && heads_a_letter(line));
    }
    if starts.len() < 2 {
        starts = of(0, &|at, line| alone(at) && is_numbered(line));
    }
    if starts.len() < 2 {
        return None;
    }
    let ends = starts.iter().skip(1).copied().chain([body.len()]);
    let letters = starts.iter().copied().zip(ends).filter_map(|(from, to)| body.get(from..to)).collect();
    let before = text.get(..start + starts.first().copied().unwrap_or_default())?;
    Some(SplitFile { around: [before, text.get(end..)?], letters })
}

/// Who is named as the author of all, in what stands before the first letter.
pub(crate) fn author(before: &str) -> Option<String> {
    let mut fields = before.lines().filter_map(field);
    fields.find(|(name, value)| *name == "from" && !value.is_empty()).map(|(_, value)| value)
}

/// Where the text of a book begins and ends, between what Project Gutenberg says of itself; of other files the whole.
fn printed(text: &str) -> (usize, usize) {
    let line_at = |sign: &str| text.find(sign).filter(|at| *at == 0 || text[..*at].ends_with('\n'));
    let start = line_at("*** START OF").and_then(|at| Some(at + text.get(at..)?.find('\n')? + 1)).unwrap_or(0);
    let end = line_at("*** END OF").filter(|end| *end >= start).unwrap_or(text.len());
    (start, end)
}

/// Whether a line names two people and a day, and nothing more.
pub(crate) fn heads_a_letter(line: &str) -> bool {
    const LONGEST: usize = 120;
    let bare = line.trim_start_matches('#').trim_matches(['*', '_', ' ']);
    bare.chars().count() <= LONGEST
        && date::from_words(bare).is_some()
        && title::correspondents(bare).is_some_and(|(sender, recipient)| {
            sender.is_some_and(|sender| title::is_like_a_name(&sender)) && title::is_like_a_name(&recipient)
        })
}

/// “Letter XII.”, “Brief 3”, also with what follows in the same line.
fn is_numbered(line: &str) -> bool {
    const WORDS: [&str; 7] = ["letter", "brief", "lettre", "lettera", "carta", "epistola", "epistle"];
    const LONGEST: usize = 100;
    let bare = line.trim_start_matches('#').trim_matches(['*', '_', ' ']);
    let mut words = bare.split([' ', '.', ':', ',']).filter(|word| !word.is_empty());
    let is_word = words.next().is_some_and(|word| WORDS.contains(&word.to_lowercase().as_str()));
    let is_number = |word: &str| {
        word.bytes().all(|byte| byte.is_ascii_digit()) || word.bytes().all(|byte| b"IVXLCDM".contains(&byte))
    };
    is_word && bare.chars().count() <= LONGEST && words.next().is_some_and(is_number)
}

fn names_somebody(line: &str) -> bool {
    field(line).is_some_and(|(name, _)| matches!(name, "from" | "to"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> Vec<&str> {
        split(text, false).map(|several| several.letters).unwrap_or_default()
    }

    #[test]
    fn letters_begin_at_headings_at_numbers_and_behind_rules() {
        assert_eq!(
            letters(
                "Preface.\n\nAda Berg to Carl Feld, 3 May 1801\n\nYes.\n\nCarl Feld to Ada Berg, 5 May 1801\n\nNo.\n"
            ),
            ["Ada Berg to Carl Feld, 3 May 1801\n\nYes.\n\n", "Carl Feld to Ada Berg, 5 May 1801\n\nNo.\n"]
        );
        assert_eq!(letters("LETTER I.\n\nYes.\n\nLETTER II.\n\nNo."), ["LETTER I.\n\nYes.\n\n", "LETTER II.\n\nNo."]);
        assert_eq!(
            letters("From: A\n\nYes.\n\n---\n\nFrom: B\n\nNo."),
            ["From: A\n\nYes.\n\n---\n", "\nFrom: B\n\nNo."]
        );
    }

    #[test]
    fn one_letter_stays_one_and_a_table_of_contents_is_none() {
        for text in [
            "Anna Berg to Cora Feld, 3 May 1801\n\nYes.",
            "Dear Cora,\n\nI got Letter I. and then\nLetter II. of yours.\n\n----\n\nAnna",
            "LETTER I.\n\nLETTER II.\n\nLETTER III.\n\nYes.",
            "Ada Berg to Carl Feld, 3 May 1801\n\nCarl Feld to Ada Berg, 5 May 1801",
        ] {
            assert_eq!(split(text, false), None, "{text}");
        }
    }

    #[test]
    fn what_a_publisher_says_of_itself_stands_around() {
        let text = "Author: Anna Berg\n\n*** START OF THE BOOK ***\n\nLETTER I.\n\nYes.\n\nLETTER II.\n\nNo.\n\n*** END OF THE BOOK ***\nTerms.";
        let several = split(text, false).unwrap();
        assert_eq!(several.letters, ["LETTER I.\n\nYes.\n\n", "LETTER II.\n\nNo.\n\n"]);
        assert_eq!(author(several.around[0]).as_deref(), Some("Anna Berg"));
        assert!(several.around[1].ends_with("Terms."));
    }
}
