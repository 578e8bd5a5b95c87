//! Compares a letter with its source file: the stretches of the transcript, one after the other, must be the source,
//! character for character (white space apart).

use crate::stretch::Stretch as _;
use crate::{Letter, Problem, Severity, letter::SourceStretch, load};

/// How many characters of each side a message quotes.
const QUOTED: usize = 24;

/// The first place where a letter is not its source.
pub(super) fn difference(letter: &Letter, source: &str) -> Option<Problem> {
    let mut rest = Cursor::new(source);
    for stretch in &letter.transcript {
        let text = letter.source_of(stretch);
        let mut expected = Cursor::new(&text);
        while let Some(character) = expected.peek() {
            if rest.peek() != Some(character) {
                let at = match stretch {
                    SourceStretch::Part(part_id) => format!("part {part_id}"),
                    SourceStretch::Furniture(_) => "furniture in the transcript".to_owned(),
                    SourceStretch::Metadata(name, _) => format!("metadata {name} in the transcript"),
                };
                let what = format!(
                    "the letter has “{}” where sources/{}.txt, line {}, has “{}”",
                    expected.ahead(),
                    letter.id,
                    rest.line,
                    rest.ahead()
                );
                return Some(problem(letter, at, what, "write the source's characters as they are"));
            }
            rest.next();
            expected.next();
        }
    }
    rest.peek()?;
    let what = format!(
        "the transcript ends, but sources/{}.txt goes on in line {} with “{}”",
        letter.id,
        rest.line,
        rest.ahead()
    );
    Some(problem(letter, String::new(), what, "account for it as a part, metadata or furniture"))
}

fn problem(letter: &Letter, at: String, what: String, remedy: &str) -> Problem {
    Problem { severity: Severity::Doubtful, file: load::letter_file(&letter.id), at, what, remedy: remedy.to_owned() }
}

/// A text being read without its white space, line by line.
struct Cursor<'a> {
    rest: &'a str,
    /// Line of the next character that is not white space, from 1.
    line: usize,
}

impl<'a> Cursor<'a> {
    fn new(text: &'a str) -> Self {
        let mut cursor = Self { rest: text, line: 1 };
        cursor.skip_white_space();
        cursor
    }

    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn next(&mut self) {
        let mut characters = self.rest.chars();
        characters.next();
        self.rest = characters.as_str();
        self.skip_white_space();
    }

    fn skip_white_space(&mut self) {
        let trimmed = self.rest.trim_start();
        let skipped = self.rest.stretch(..self.rest.len() - trimmed.len());
        self.line += skipped.matches('\n').count();
        self.rest = trimmed;
    }

    /// The next characters, for a message.
    fn ahead(&self) -> String {
        let line = self.rest.lines().next().unwrap_or_default();
        line.chars().take(QUOTED).collect()
    }
}
