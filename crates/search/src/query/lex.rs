//! Cuts a query into its signs and words.
//!
//! Start with [`lex`]. Total: every text is cut into something. What the pieces mean together is `parse`'s business.

use crate::query::fields;
use corpus::stretch::Stretch as _;

/// A piece of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Lexeme {
    /// `(`
    Open,
    /// `)`
    Close,
    /// `OR`, `||`
    Or,
    /// `AND`, `&&`
    And,
    /// `NOT`, or `-` before something.
    Not,
    /// `person:` before something; the name as typed.
    Field(String),
    /// `"…"`, with the number after `~`; whether the quotation mark is closed.
    Phrase {
        /// What stands between the quotation marks.
        text: String,
        /// The number after `~`.
        near: Option<u32>,
        /// Whether there is a second quotation mark.
        closed: bool,
    },
    /// A word with its signs.
    Word {
        /// As typed, without the signs.
        text: String,
        /// `=` before it.
        exact: bool,
        /// `~` after it, with the number of letters.
        fuzzy: Option<u32>,
    },
}

const QUOTES: [char; 6] = ['"', '“', '”', '„', '«', '»'];

/// Cuts a query.
pub(crate) fn lex(query: &str) -> Vec<Lexeme> {
    let mut pieces = Vec::new();
    let mut rest = query.trim_start();
    while let Some(first) = rest.chars().next() {
        let after = rest.stretch(first.len_utf8()..);
        let next = after.chars().next();
        rest = match first {
            '(' => {
                pieces.push(Lexeme::Open);
                after
            }
            ')' => {
                pieces.push(Lexeme::Close);
                after
            }
            '-' | '−' | '–'
                if next.is_some_and(|next| next.is_alphanumeric() || QUOTES.contains(&next) || "(=".contains(next)) =>
            {
                pieces.push(Lexeme::Not);
                after
            }
            '=' if next.is_some_and(|next| QUOTES.contains(&next)) => after,
            _ if QUOTES.contains(&first) => phrase(after, &mut pieces),
            _ => word(rest, &mut pieces),
        }
        .trim_start();
    }
    pieces
}

/// Reads a phrase after its opening mark; gives what follows it.
fn phrase<'a>(text: &'a str, pieces: &mut Vec<Lexeme>) -> &'a str {
    let end = text.find(QUOTES);
    let inside = text.stretch(..end.unwrap_or(text.len()));
    let closing = end.and_then(|end| text.get(end..)?.chars().next()).map_or(0, char::len_utf8);
    let rest = text.stretch(inside.len() + closing..);
    let (near, rest) = tilde(rest);
    pieces.push(Lexeme::Phrase {
        text: inside.to_owned(),
        near: near.map(|number| number.unwrap_or(DEFAULT_NEAR)),
        closed: end.is_some(),
    });
    rest
}

/// How near is near where no number is given.
const DEFAULT_NEAR: u32 = 10;

/// Reads `~` and a number, if they stand here.
fn tilde(text: &str) -> (Option<Option<u32>>, &str) {
    let Some(after) = text.strip_prefix('~') else { return (None, text) };
    let digits = after.len() - after.trim_start_matches(|character: char| character.is_ascii_digit()).len();
    let (number, rest) = after.split_at(digits);
    (Some(number.parse().ok()), rest)
}

/// Reads a word, an operator or a field's name; gives what follows.
fn word<'a>(text: &'a str, pieces: &mut Vec<Lexeme>) -> &'a str {
    let end = text.find(|sign: char| sign.is_whitespace() || "()".contains(sign) || QUOTES.contains(&sign));
    let (chunk, rest) = text.split_at(end.unwrap_or(text.len()));
    // Between words without blanks too.
    let (chunk, rest) = match chunk.as_bytes().windows(2).position(|pair| pair == b"||" || pair == b"&&") {
        Some(at) => text.split_at(if at == 0 { 2 } else { at }),
        None => (chunk, rest),
    };
    match chunk {
        "||" => pieces.push(Lexeme::Or),
        "&&" => pieces.push(Lexeme::And),
        "OR" => pieces.push(Lexeme::Or),
        "AND" => pieces.push(Lexeme::And),
        "NOT" => pieces.push(Lexeme::Not),
        _ => {
            if let Some((name, value)) = chunk.split_once(':') {
                let is_name = !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphabetic());
                // A blank after the colon is allowed after what is known as a field.
                let has_value = !value.is_empty()
                    || rest.starts_with(QUOTES)
                    || (fields::is_known(name)
                        && rest
                            .trim_start()
                            .starts_with(|next: char| next.is_alphanumeric() || QUOTES.contains(&next)));
                if is_name && has_value {
                    pieces.push(Lexeme::Field(name.to_owned()));
                    return text.stretch(name.len() + 1..);
                }
            }
            pieces.push(plain_word(chunk));
        }
    }
    rest
}

fn plain_word(chunk: &str) -> Lexeme {
    let (exact, text) = match chunk.strip_prefix('=') {
        Some(text) if text.chars().any(char::is_alphanumeric) => (true, text),
        _ => (false, chunk),
    };
    let at = text.rfind('~').filter(|&at| at > 0);
    let split = at.map(|at| (text.stretch(..at), tilde(text.stretch(at..))));
    match split {
        Some((word, (Some(number), ""))) => {
            Lexeme::Word { text: word.to_owned(), exact, fuzzy: Some(number.unwrap_or(2).clamp(1, 3)) }
        }
        _ => Lexeme::Word { text: text.to_owned(), exact, fuzzy: None },
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plain(text: &str) -> Lexeme {
        Lexeme::Word { text: text.to_owned(), exact: false, fuzzy: None }
    }

    #[test]
    fn operators_are_written_in_capitals() {
        assert_eq!(lex("rope OR knot or AND"), [plain("rope"), Lexeme::Or, plain("knot"), plain("or"), Lexeme::And]);
        let either = [plain("rope"), Lexeme::Or, plain("knot")];
        assert!(lex("rope || knot") == either && lex("rope||knot") == either);
        assert_eq!(lex("rope && knot"), [plain("rope"), Lexeme::And, plain("knot")]);
        assert_eq!(
            lex("NOT rope -knot a - b co-op"),
            [
                Lexeme::Not,
                plain("rope"),
                Lexeme::Not,
                plain("knot"),
                plain("a"),
                plain("-"),
                plain("b"),
                plain("co-op")
            ]
        );
    }

    #[test]
    fn an_open_quotation_mark_reaches_to_the_end() {
        let phrase = |text: &str, near, closed| Lexeme::Phrase { text: text.to_owned(), near, closed };
        assert_eq!(
            lex("“end of war” \"a b\"~8 \"c d"),
            [phrase("end of war", None, true), phrase("a b", Some(8), true), phrase("c d", None, false)]
        );
    }

    #[test]
    fn signs_of_a_word_are_taken_from_it() {
        assert_eq!(
            lex("=rope smyth~ abcd~1 to:smith \u{2d}=x"),
            [
                Lexeme::Word { text: "rope".to_owned(), exact: true, fuzzy: None },
                Lexeme::Word { text: "smyth".to_owned(), exact: false, fuzzy: Some(2) },
                Lexeme::Word { text: "abcd".to_owned(), exact: false, fuzzy: Some(1) },
                Lexeme::Field("to".to_owned()),
                plain("smith"),
                Lexeme::Not,
                Lexeme::Word { text: "x".to_owned(), exact: true, fuzzy: None },
            ]
        );
    }

    proptest! {
        #[test]
        fn every_text_is_cut_without_end(text in "[-=~:?*()\"“ a-zORNT0-9]{0,40}") {
            prop_assert!(lex(&text).len() <= text.len());
        }
    }
}
