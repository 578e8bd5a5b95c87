//! The words of a passage as comparison counts them.
//!
//! Start with [`tokens`]. A token is a word of a passage address, folded: case and the punctuation around it do not
//! count. Must not know what is done with the words.

use crate::{
    corpus::{Letter, Part, reading::reading_text},
    text::words::words,
};

/// A word of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its number in the reading text of the part, from 1.
    pub word: u32,
    /// The word without the punctuation around it, in lower case.
    pub form: String,
    /// Whether a sentence or clause ends with it (`.`, `?`, `!`, `;`, `:`).
    pub ends_clause: bool,
}

/// The tokens of the reading text of a part; words without any letter or digit are left out.
#[must_use]
pub fn tokens(letter: &Letter, part: &Part) -> Vec<Token> {
    let text = reading_text(letter, part);
    words(&text)
        .iter()
        .zip(1..)
        .filter_map(|(span, word)| {
            let written = &text[span.start..span.end];
            let form = fold(written);
            (!form.is_empty()).then(|| Token { word, form, ends_clause: ends_clause(written) })
        })
        .collect()
}

/// A word in lower case, without the punctuation around it; apostrophes inside are straight.
#[must_use]
pub fn fold(written: &str) -> String {
    written
        .trim_matches(|character: char| !character.is_alphanumeric())
        .chars()
        .flat_map(char::to_lowercase)
        .map(|character| if character == '’' { '\'' } else { character })
        .collect()
}

fn ends_clause(written: &str) -> bool {
    written.trim_end_matches(['”', '’', ')', ']', '"', '\'']).ends_with(['.', '?', '!', ';', ':'])
}

/// The word family of a folded word: possessive and the commonest English endings taken off.
#[must_use]
pub fn family(form: &str) -> String {
    let word = form.strip_suffix("'s").unwrap_or(form).replace(['\'', '-', '.'], "");
    if word.len() <= 3 || word.chars().any(|character| character.is_ascii_digit()) {
        return word;
    }
    for (ending, instead) in ENDINGS {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.len() >= 3
        {
            return format!("{stem}{instead}");
        }
    }
    word
}

const ENDINGS: [(&str, &str); 24] = [
    ("ational", ""),
    ("ations", ""),
    ("ation", ""),
    ("ities", ""),
    ("ments", ""),
    ("ment", ""),
    ("ness", ""),
    ("ions", ""),
    ("ion", ""),
    ("ists", ""),
    ("ists", ""),
    ("ing", ""),
    ("ity", ""),
    ("ive", ""),
    ("ies", ""),
    ("ied", ""),
    ("ed", ""),
    ("es", ""),
    ("ly", ""),
    ("al", ""),
    ("er", ""),
    ("s", ""),
    ("e", ""),
    ("y", ""),
];

/// Words too common to be evidence of anything by themselves.
const FUNCTION_WORDS: &str = "a an the and or but if so as at by for from in into of on to with without not no nor \
    is are was were be been being am do does did have has had having will would shall should can could may might \
    must i me my we us our you your he him his she her it its they them their this that these those there here \
    who whom whose which what when where why how than then too very also just only even any some such all each \
    other own same more most out up down over under again about against between through during before after";

/// Whether a folded word is a function word.
#[must_use]
pub fn is_function_word(form: &str) -> bool {
    FUNCTION_WORDS.split_ascii_whitespace().any(|word| word == form)
}
