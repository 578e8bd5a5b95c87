//! Words as search sees them: blind to case, accents, apostrophes, hyphens and full stops.
//!
//! Start with [`tokens`]. A token is a part of a word of a passage address (`co-existence` has two) or several parts
//! read as one (`coexistence`, over both), so that `Ab-28`, `AB28` and `ab 28` meet. The rules are English: the
//! possessive *’s* goes, and an abbreviation in capitals that would otherwise be a small word (*US*) stays apart from it.
//! Must not know queries.

use corpus::stretch::Stretch as _;
use corpus::{Span, words};

/// A word or a part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its characters in the text, without punctuation round them.
    pub span: Span,
    /// The word of the passage address that it is in, from 1.
    pub word: u32,
    /// The folded form.
    pub form: String,
    /// The whole compound that begins here, if one does.
    pub joined: Option<Compound>,
}

/// A compound read as one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compound {
    /// The folded form: `coexistence`, `ab28`.
    pub form: String,
    /// How many tokens it covers, two at least.
    pub width: u8,
}

/// Compounds of more parts than this are not read as one word as well.
const LONGEST_COMPOUND: usize = 4;

/// Words that read as something else in capitals: the pronoun *us* and the country.
const NOT_IN_CAPITALS: [&str; 3] = ["us", "it", "who"];

/// The tokens of a text, in order.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let shouted = is_shouted(text);
    for (at, word) in words(text).into_iter().enumerate() {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        push_word(&mut tokens, text, word, number, shouted);
    }
    tokens
}

/// A text written in capitals throughout says nothing by them. Most texts show with their first word that they are not.
fn is_shouted(text: &str) -> bool {
    let words = text.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).nth(1).is_some());
    let mut any = 0;
    for word in words {
        if word.chars().any(char::is_lowercase) {
            return false;
        }
        any += 1;
    }
    any > 1
}

fn push_word(tokens: &mut Vec<Token>, text: &str, word: Span, number: u32, shouted: bool) {
    let parts = parts_of(text, word);
    let Some((first, last)) = parts.first().zip(parts.last()) else { return };
    let between = |one: &Span, next: &Span| text.stretch(one.end..next.start);
    let pairs = || parts.iter().zip(parts.iter().skip(1));
    let whole = Span { start: first.start, end: last.end };
    let token = |span: Span, form: String| Token { span, word: number, form, joined: None };

    // “U.S.”, “A.I.”, “p.m.”; “150,000”.
    let letter = |part: &Span| text.get(part.start..part.end).is_some_and(|part| part.chars().count() == 1);
    let is_dotted = parts.len() > 1 && parts.iter().all(letter) && pairs().all(|(one, next)| between(one, next) == ".");
    // With full stops between the thousands only where there are two: 12.000 may be twelve.
    let is_number = parts.len() > 1
        && [",", ".", "’", "'"].iter().any(|sign| {
            (*sign != "." || parts.len() > 2)
                && pairs().all(|(one, next)| between(one, next) == *sign && next.end - next.start == 3)
        })
        && parts.iter().all(|part| is_digits(text, *part));
    if is_dotted || is_number {
        let mut form = fold(text.stretch(whole.start..whole.end));
        if is_dotted && NOT_IN_CAPITALS.contains(&form.as_str()) {
            form.make_ascii_uppercase();
        }
        tokens.push(token(whole, form));
        return;
    }

    let begin = tokens.len();
    tokens.extend(parts.iter().filter_map(|&part| {
        let raw = text.stretch(part.start..part.end);
        let mut form = fold_word(raw);
        let in_capitals = !shouted && raw.len() > 1 && raw.chars().all(char::is_uppercase);
        if in_capitals && NOT_IN_CAPITALS.contains(&form.as_str()) {
            form.make_ascii_uppercase();
        }
        // Marks without a letter are no word.
        (!form.is_empty()).then(|| token(part, form))
    }));
    let hyphenated = parts.len() > 1
        && parts.len() == tokens.len() - begin
        && parts.len() <= LONGEST_COMPOUND
        && pairs().all(|(one, next)| matches!(between(one, next), "-" | "‐" | "‑" | "–" | "－"))
        && !parts.iter().all(|part| is_digits(text, *part));
    if hyphenated {
        let form: String = tokens.iter().skip(begin).map(|token| token.form.as_str()).collect();
        let width = u8::try_from(parts.len()).unwrap_or(u8::MAX);
        if let Some(first) = tokens.get_mut(begin) {
            first.joined = Some(Compound { form, width });
        }
    }
}

fn is_digits(text: &str, span: Span) -> bool {
    text.get(span.start..span.end).is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The runs of letters and digits in a word, an apostrophe between letters being part of the run.
fn parts_of(text: &str, word: Span) -> Vec<Span> {
    match plain_part(text.stretch(word.start..word.end)) {
        Some(part) => vec![Span { start: word.start + part.start, end: word.start + part.end }],
        None => runs_of(text, word),
    }
}

/// The same, for any word.
fn runs_of(text: &str, word: Span) -> Vec<Span> {
    let slice = text.stretch(word.start..word.end);
    let mut parts = Vec::new();
    let mut start = None;
    let mut rest = slice.char_indices().peekable();
    while let Some((at, character)) = rest.next() {
        let next_is_letter = rest.peek().is_some_and(|&(_, next)| next.is_alphanumeric());
        let inside = character.is_alphanumeric()
            || is_combining(character)
            || (start.is_some() && is_apostrophe(character) && next_is_letter);
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(first)) => {
                parts.push(Span { start: word.start + first, end: word.start + at });
                start = None;
            }
            _ => {}
        }
    }
    if let Some(first) = start {
        parts.push(Span { start: word.start + first, end: word.end });
    }
    parts
}

/// The one run that most words are: ASCII throughout, and nothing but letters and digits between first and last of them.
fn plain_part(word: &str) -> Option<Span> {
    let bytes = word.as_bytes();
    let start = bytes.iter().position(u8::is_ascii_alphanumeric)?;
    let end = bytes.iter().rposition(u8::is_ascii_alphanumeric)? + 1;
    let is_plain = word.is_ascii() && bytes.stretch(start..end).iter().all(u8::is_ascii_alphanumeric);
    is_plain.then_some(Span { start, end })
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | '‛' | '′' | '＇' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʽ')
}

/// Marks that stand over or under a letter, and characters that nobody sees: soft hyphens, joiners, zero-width spaces.
fn is_combining(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe20}'..='\u{fe2f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}')
}

/// Letters, digits and signs of full width, as East Asian keyboards type them, in ordinary width.
#[must_use]
pub fn half_width(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        '\u{3000}' => ' ',
        _ => character,
    }
}

/// Folds one word: lower case, no accents, no possessive, no apostrophe; a plural *s* after digits goes (`28s`).
#[must_use]
pub fn fold_word(word: &str) -> String {
    let mut rest = word;
    let before_s = rest.strip_suffix(['s', 'S', 'ｓ', 'Ｓ']).and_then(|start| start.strip_suffix(is_apostrophe));
    rest = before_s.unwrap_or(rest);
    let mut form = fold(rest);
    if form.len() > 1 && form.strip_suffix('s').is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit())) {
        form.pop();
    }
    form
}

/// Letters and digits in lower case, without accents; everything else goes.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        let mut plain = text.to_ascii_lowercase();
        plain.retain(|character| character.is_ascii_alphanumeric());
        return plain;
    }
    let mut out = String::with_capacity(text.len());
    for character in text.chars().map(half_width) {
        if character.is_ascii() {
            if character.is_ascii_alphanumeric() {
                out.push(character.to_ascii_lowercase());
            }
        } else if !is_combining(character) && !is_apostrophe(character) && character.is_alphanumeric() {
            let sounds = |lower: &char| !is_combining(*lower) && !matches!(lower, 'ь' | 'ъ');
            for lower in character.to_lowercase().filter(sounds) {
                match plain(lower) {
                    "" => out.push(lower),
                    letters => out.push_str(letters),
                }
            }
        }
    }
    out
}

/// The plain letters for an accented one or a ligature of the Latin script, or for a Cyrillic one (as the United States
/// Board on Geographic Names transliterates Russian, without its signs); empty for any other.
fn plain(character: char) -> &'static str {
    match character {
        // Greek, with the accents and breathings of all times; the sigma at the end of a word is that within one.
        'ά' | '\u{1f00}'..='\u{1f0f}' | '\u{1f70}' | '\u{1f71}' | '\u{1f80}'..='\u{1f8f}' | '\u{1fb0}'..='\u{1fbc}' => {
            "α"
        }
        'έ' | '\u{1f10}'..='\u{1f1f}' | '\u{1f72}' | '\u{1f73}' => "ε",
        'ή' | '\u{1f20}'..='\u{1f2f}' | '\u{1f74}' | '\u{1f75}' | '\u{1f90}'..='\u{1f9f}' | '\u{1fc2}'..='\u{1fc7}' => {
            "η"
        }
        'ί' | 'ϊ' | 'ΐ' | '\u{1f30}'..='\u{1f3f}' | '\u{1f76}' | '\u{1f77}' | '\u{1fd0}'..='\u{1fd7}' => "ι",
        'ό' | '\u{1f40}'..='\u{1f4f}' | '\u{1f78}' | '\u{1f79}' => "ο",
        'ύ'
        | 'ϋ'
        | 'ΰ'
        | '\u{1f50}'..='\u{1f5f}'
        | '\u{1f7a}'
        | '\u{1f7b}'
        | '\u{1fe0}'..='\u{1fe3}'
        | '\u{1fe6}'
        | '\u{1fe7}' => "υ",
        'ώ' | '\u{1f60}'..='\u{1f6f}' | '\u{1f7c}' | '\u{1f7d}' | '\u{1fa0}'..='\u{1faf}' | '\u{1ff2}'..='\u{1ff7}' => {
            "ω"
        }
        '\u{1fe4}' | '\u{1fe5}' => "ρ",
        'ς' => "σ",
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'ſ' => "s",
        'ĳ' => "ij",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'д' => "d",
        'е' | 'ё' | 'э' | 'є' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' | 'і' => "i",
        'й' | 'ы' => "y",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ў' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ю' => "yu",
        'я' => "ya",
        'ї' => "yi",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn forms(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.form).collect()
    }

    fn joined(text: &str) -> Vec<String> {
        tokens(text).into_iter().filter_map(|token| token.joined).map(|joined| joined.form).collect()
    }

    #[test]
    fn case_accents_apostrophes_and_possessives_make_no_difference() {
        assert_eq!(forms("GARCÍA, García’s garcia"), ["garcia", "garcia", "garcia"]);
        assert_eq!(forms("don’t workers' “so-called”"), ["dont", "workers", "so", "called"]);
    }

    #[test]
    fn hyphenated_compounds_are_found_in_parts_and_as_one() {
        assert_eq!(forms("co-existence"), ["co", "existence"]);
        assert_eq!(joined("co-existence Ab-28s AB-28"), ["coexistence", "ab28", "ab28"]);
        assert_eq!(joined("27-28 June"), Vec::<String>::new());
    }

    #[test]
    fn abbreviations_and_numbers_are_one_word() {
        assert_eq!(
            forms("A.I. Smith at 7 p.m., i.e. 150,000 men"),
            ["ai", "smith", "at", "7", "pm", "ie", "150000", "men"]
        );
        assert_eq!(forms("20.000.000 or 15’000, 12.000"), ["20000000", "or", "15000", "12", "000"]);
    }

    #[test]
    fn the_country_in_capitals_is_not_the_pronoun() {
        assert_eq!(forms("U.S. trust, US trust, us, USA"), ["US", "trust", "US", "trust", "us", "usa"]);
        assert_eq!(forms("TRUST US NOW"), ["trust", "us", "now"]);
    }

    #[test]
    fn words_are_counted_as_passage_addresses_count_them() {
        let counted: Vec<u32> = tokens("the fact—I spoke, – so-called end").iter().map(|token| token.word).collect();
        assert_eq!(counted, [1, 2, 3, 4, 6, 6, 7]);
    }

    proptest! {
        #[test]
        fn tokens_lie_in_the_text_in_order_and_are_never_empty(text in "\\PC*") {
            let mut end = 0;
            for token in tokens(&text) {
                prop_assert!(token.span.start >= end && token.span.end > token.span.start);
                prop_assert!(text.get(token.span.start..token.span.end).is_some());
                end = token.span.end;
            }
        }

        #[test]
        fn plain_words_are_cut_and_folded_as_all_others_are(word in "[a-zA-Z0-9'.,-]{1,8}") {
            let whole = Span { start: 0, end: word.len() };
            if let Some(part) = plain_part(&word) {
                prop_assert_eq!(runs_of(&word, whole), [part]);
            }
            // The mark falls away in folding, and is not plain.
            prop_assert_eq!(fold(&format!("{word}\u{300}")), fold(&word));
        }

        #[test]
        fn folding_twice_changes_nothing(text in "\\PC*") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
