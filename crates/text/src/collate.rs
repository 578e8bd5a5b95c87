//! Names in the order that a language has: Swedish *å ä ö* after *z*, Czech *ch* after *h*, German umlauts with their vowels.
//!
//! Start with [`Order::of`] (the order of a language), then [`Order::key`] (what is compared) and [`Order::initial`] (under
//! which letter something is filed). Only letters and digits count, blind to case, and numbers in brackets before a name do
//! not; accents decide between what is otherwise the same. A comma ends a family name, so that all of one family stand
//! together. The rules are those of the Unicode Common Locale Data Repository (CLDR), reduced to the letters of each
//! language; a browser has them all, but no page may differ from browser to browser, and the crates that have them are
//! larger than the search. Must not know what is put in order.

use corpus::{Corpus, language};
use std::collections::HashMap;

use super::fold::fold;

/// What a language has otherwise than its letters' base would be: after a letter, `<` the next letter of the alphabet, `=`
/// one that counts as the same.
const RULES: &[(&str, &str)] = &[
    ("sv", "z<å<ä=æ<ö=ø=œ=ő y=ü=ű"),
    ("fi", "z<å<ä=æ<ö=ø y=ü"),
    ("da no nb nn", "z<æ=ä<ø=ö=ő=œ<å=aa y=ü t<þ"),
    ("is", "a<á d<ð e<é i<í o<ó u<ú y<ý z<þ<æ=ä<ö=ø<å"),
    ("fo", "d=ð t<þ z<æ=ä<ø=ö<å=aa y=ü"),
    ("et", "s<š<z<ž w<õ<ä<ö<ü"),
    ("lv", "c<č g<ģ i<y k<ķ l<ļ n<ņ r<ŗ s<š z<ž"),
    ("lt", "c<č i=y s<š z<ž"),
    ("pl", "a<ą c<ć e<ę l<ł n<ń o<ó s<ś z<ź<ż"),
    ("cs", "c<č h<ch r<ř s<š z<ž"),
    ("sk", "a<ä c<č d<dz<dž h<ch o<ô r<ř s<š z<ž"),
    ("hsb dsb", "c<č<ć d<dź e<ě h<ch k<ł r<ř s<š z<ž<ź"),
    ("hu", "c<cs d<dz<dzs g<gy l<ly n<ny o<ö=ő s<sz t<ty u<ü=ű z<zs"),
    ("hr bs sh sr", "c<č<ć d<dž<đ l<lj n<nj s<š z<ž"),
    ("sl", "c<č<ć d<đ s<š z<ž"),
    ("es gl eu", "n<ñ"),
    ("tr", "c<ç g<ğ h<ı o<ö s<ş u<ü"),
    ("az", "c<ç e<ə g<ğ h<x<ı k<q o<ö s<ş u<ü"),
    ("ro", "a<ă<â i<î s<ș=ş t<ț=ţ"),
    ("sq", "c<ç d<dh e<ë g<gj l<ll n<nj r<rr s<sh t<th x<xh z<zh"),
    ("cy", "c<ch d<dd f<ff g<ng l<ll p<ph r<rh t<th"),
    ("eo", "c<ĉ g<ĝ h<ĥ j<ĵ s<ŝ u<ŭ"),
    ("mt", "b<ċ f<ġ g<għ h<ħ i<ie y<ż"),
    ("vi", "a<ă<â d<đ e<ê o<ô<ơ u<ư"),
    ("fa", "و<ه"),
];

/// What holds wherever these scripts are written: letters that stand elsewhere in the table of characters than in alphabets.
const OF_SCRIPTS: &str = "г<ґ д<ђ<ѓ е=ё<є з<ѕ и<і<ї й<ј л<љ н<њ т<ћ<ќ у<ў ч<џ כ=ך מ=ם נ=ן פ=ף צ=ץ ا=أ=إ=آ ت=ة ي=ى=ی \
     ب<پ ج<چ ز<ژ ك=ک<گ";

/// Brackets in which editors put what is not the name, as they open and as they close.
const OPENING: [char; 6] = ['(', '[', '{', '⟨', '（', '［'];
const CLOSING: [char; 6] = [')', ']', '}', '⟩', '）', '］'];

/// Between the end of a family name and what follows: before every letter.
const END_OF_FAMILY: char = '\u{1}';

/// What follows a letter's base to put it after all words that begin with the base, and before the next letter.
const AFTER: u32 = 0xe000;

/// A letter that is no single base letter in the order.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Tailored {
    /// What stands for it in a key.
    key: String,
    /// What something that begins with it is filed under, in lower case.
    filed: String,
}

/// How a language puts names in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order {
    letters: HashMap<String, Tailored>,
    /// Whether *I* is the capital of *ı*.
    is_dotless: bool,
}

impl Order {
    /// The order of a language, by its tag; of one that is not told or has no rules of its own, that by base letters.
    #[must_use]
    pub fn of(tag: Option<&str>) -> Self {
        let language = tag.map(language::primary).unwrap_or_default();
        let has = |(tags, _): &&(&str, &str)| tags.split(' ').any(|tag| tag == language);
        let own = RULES.iter().find(has).map_or("", |(_, rules)| *rules);
        let mut letters = HashMap::new();
        for rule in OF_SCRIPTS.split_whitespace().chain(own.split_whitespace()) {
            add(&mut letters, rule);
        }
        Self { letters, is_dotless: matches!(language.as_str(), "tr" | "az") }
    }

    /// The order of a collection's names: that of the language it says, else of the language that most of its letters have.
    #[must_use]
    pub fn of_corpus(corpus: &Corpus) -> Self {
        let told = corpus.collection.told_language();
        Self::of(told.or_else(|| {
            let mut counts: Vec<(&str, usize)> = Vec::new();
            for tag in corpus.letters.iter().filter_map(|letter| letter.language.as_deref()) {
                match counts.iter_mut().find(|(known, _)| *known == tag) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((tag, 1)),
                }
            }
            counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(tag, _)| tag)
        }))
    }

    /// What is compared: the letters as the language has them, then the text itself, which decides by its accents.
    #[must_use]
    pub fn key(&self, text: &str) -> (String, String) {
        let text = self.lower(text);
        let mut key = String::with_capacity(text.len());
        let mut rest = unmarked(&text);
        while let Some(character) = rest.chars().next() {
            if let Some((letter, tailored)) = self.letter(rest) {
                key.push_str(&tailored.key);
                rest = rest.get(letter..).unwrap_or_default();
                continue;
            }
            if character == ',' {
                // Before the name it ends nothing: “?, Anna”.
                if !key.is_empty() {
                    key.push(END_OF_FAMILY);
                }
            } else {
                push_base(&mut key, character);
            }
            rest = rest.get(character.len_utf8()..).unwrap_or_default();
        }
        // A comma at the end parts nothing.
        key.truncate(key.trim_end_matches(END_OF_FAMILY).len());
        (key, text)
    }

    /// The letter under which a name is filed, as a heading: `B`, `Å`, `Ch`; `#` for digits and what has no letters.
    #[must_use]
    pub fn initial(&self, text: &str) -> String {
        let text = self.lower(text);
        let text = unmarked(&text);
        let filed = text.char_indices().find_map(|(at, character)| {
            if let Some((_, tailored)) = text.get(at..).and_then(|rest| self.letter(rest)) {
                return Some(tailored.filed.clone());
            }
            let mut base = String::new();
            push_base(&mut base, character);
            base.chars().next().map(String::from)
        });
        let filed = filed.filter(|filed| filed.chars().all(char::is_alphabetic)).unwrap_or_else(|| "#".to_owned());
        let mut characters = filed.chars();
        let first = characters.next().map(|first| match first {
            'i' if self.is_dotless => "İ".to_owned(),
            // The capital of ß is two letters; what has no other capital stands as it is.
            _ => first.to_uppercase().to_string(),
        });
        first.unwrap_or_default() + characters.as_str()
    }

    /// In lower case; an accent that follows its letter is in it, where the language has a letter for both.
    fn lower(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for character in text.chars() {
            match character {
                'I' if self.is_dotless => out.push('ı'),
                'İ' => out.push('i'),
                '\u{301}'..='\u{30c}' => {
                    let joined = out.chars().next_back().and_then(|last| joined(last, character));
                    match joined {
                        Some(joined) => {
                            out.pop();
                            out.push(joined);
                        }
                        None => out.push(character),
                    }
                }
                _ => out.extend(character.to_lowercase()),
            }
        }
        out
    }

    /// The tailored letter that a text begins with, the longest there is, and its length in bytes.
    fn letter(&self, text: &str) -> Option<(usize, &Tailored)> {
        let ends = text.char_indices().map(|(at, character)| at + character.len_utf8()).take(3);
        let mut found = None;
        for end in ends {
            if let Some(tailored) = text.get(..end).and_then(|letter| self.letters.get(letter)) {
                found = Some((end, tailored));
            }
        }
        found
    }
}

/// A text from its name on: without the numbers in brackets before it, by which editors tell apart who is called the same.
fn unmarked(text: &str) -> &str {
    let mut name = text;
    while let Some(after) = after_mark(name) {
        name = after;
    }
    name
}

/// What follows a number in brackets before a name.
fn after_mark(text: &str) -> Option<&str> {
    let (before, rest) = text.split_at(text.find(char::is_alphanumeric)?);
    before.trim_end().ends_with(OPENING).then_some(())?;
    let (mark, name) = rest.split_once(CLOSING)?;
    (!mark.contains(char::is_alphabetic) && name.contains(char::is_alphanumeric)).then_some(name)
}

/// Adds the letters of a rule: `z<å<ä=æ`.
fn add(letters: &mut HashMap<String, Tailored>, rule: &str) {
    let first = rule.find(['<', '=']).unwrap_or(rule.len());
    let (base, mut rest) = rule.split_at(first);
    let mut place = 0;
    let mut head = base;
    while let Some(sign) = rest.chars().next() {
        let end = rest.get(1..).and_then(|after| after.find(['<', '='])).map_or(rest.len(), |at| at + 1);
        let letter = rest.get(1..end).unwrap_or_default();
        rest = rest.get(end..).unwrap_or_default();
        if sign == '<' {
            place += 1;
            head = letter;
        }
        let after = char::from_u32(AFTER + place).filter(|_| place > 0);
        let key = base.chars().chain(after).collect();
        letters.insert(letter.to_owned(), Tailored { key, filed: head.to_owned() });
    }
}

/// What a character counts as that the language has no rule for: its base letter, a digit itself, nothing for all others.
fn push_base(key: &mut String, character: char) {
    match character {
        // Search writes these scripts in Latin letters or leaves some of their signs out; here they have an order of their own.
        'а'..='џ' => key.push(character),
        // Points over and under letters.
        '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{670}' => {}
        _ => key.push_str(&fold(character.encode_utf8(&mut [0; 4]))),
    }
}

/// The letter that a letter and an accent after it are, of those that some language has in its alphabet.
fn joined(letter: char, accent: char) -> Option<char> {
    let (letters, joined) = match accent {
        '\u{301}' => ("aeiouycnsz", "áéíóúýćńśź"),
        '\u{302}' => ("aeiocghjsu", "âêîôĉĝĥĵŝû"),
        '\u{303}' => ("no", "ñõ"),
        '\u{306}' => ("aguиу", "ăğŭйў"),
        '\u{307}' => ("cgz", "ċġż"),
        '\u{308}' => ("aeouие", "äëöüїё"),
        '\u{30a}' => ("a", "å"),
        '\u{30b}' => ("ou", "őű"),
        '\u{30c}' => ("cdersz", "čďěřšž"),
        _ => ("", ""),
    };
    letters.chars().zip(joined.chars()).find(|(one, _)| *one == letter).map(|(_, joined)| joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(tag: &str, mut names: Vec<&str>) -> String {
        let order = Order::of(Some(tag).filter(|tag| !tag.is_empty()));
        names.sort_by_key(|name| order.key(name));
        names.join(" ")
    }

    #[test]
    fn every_language_has_the_alphabet_that_its_readers_know() {
        // As the International Components for Unicode sort, but for the order of letters that are one to it.
        for (tag, alphabet) in [
            ("sv", "a b e o u v w y z zz å ä ö"),
            ("fi", "a o s t u v w y z å ä ö"),
            ("da", "a b d o t þ u y z æ ø å"),
            ("nb-NO", "a b d o y z æ ø å"),
            ("is", "a á b d ð e é i í o ó t u ú y ý z þ æ ö å"),
            ("et", "a e o r s š z ž t u v w õ ä ö ü x y"),
            ("lv", "a b c č d e f g ģ h i y j k ķ l ļ n ņ o r ŗ s š t u z ž"),
            ("lt", "c č e f i j s š u z ž"),
            ("pl", "a ą b c ć e ę l ł n ń o ó s ś z ź ż"),
            ("cs", "c č d h ch i r ř s š t z ž"),
            ("sk", "a ä b c č d dz dž e h ch i o ô r ř s š t z ž"),
            ("hu", "c cs d dz dzs e g gy l ly n ny o ö p s sz t ty u ü v z zs"),
            ("hr", "a c č ć d dž đ l lj n nj s š z ž"),
            ("sl", "c č ć d đ s š z ž"),
            ("es", "c ch l ll n ñ o"),
            ("tr", "c ç g ğ h ı i j o ö s ş u ü"),
            ("az", "a c ç e ə f g ğ h x ı i j k q o ö s ş u ü"),
            ("ro", "a ă â b i î s ș t ț"),
            ("sq", "a c ç d dh e ë g gj l ll n nj r rr s sh t th x xh z zh"),
            ("cy", "a c ch d dd e f ff g ng h l ll p ph r rh t th"),
            ("eo", "c ĉ g ĝ h ĥ j ĵ s ŝ u ŭ"),
            ("hsb", "c č ć d dź e ě h ch k ł l n r ř s š z ž ź"),
            ("mt", "ċ c d f ġ g għ h ħ i ie ż z"),
            ("vi", "a ă â d đ e ê o ô ơ u ư"),
            ("ru", "г д е ж и й к ы ь э ю я"),
            ("uk", "г ґ д е є ж з и і ї й к ь ю я"),
            ("sr", "г д ђ е ж и ј к л љ м н њ о т ћ у ц ч џ ш"),
            ("mk", "г д ѓ ж з ѕ ј к л љ н њ т ќ џ"),
            ("el", "α β ε η ο σ τ ω"),
            ("he", "א ב כ ל מ נ פ צ ת"),
            ("fa", "ا ب پ ت ج چ ز ژ ک گ و ه ی"),
        ] {
            let mut names: Vec<&str> = alphabet.split(' ').collect();
            names.reverse();
            assert_eq!(sorted(tag, names), alphabet, "{tag}");
        }
    }

    #[test]
    fn names_stand_where_readers_of_each_language_look_for_them() {
        assert_eq!(
            sorted("de", vec!["Oz", "Özal", "Ober", "Muller", "Müller", "Mullers"]),
            "Muller Müller Mullers Ober Oz Özal"
        );
        assert_eq!(sorted("sv", vec!["Öberg", "Zorn", "Åkesson", "Ärlig", "Adam"]), "Adam Zorn Åkesson Ärlig Öberg");
        // An accent after its letter is that letter: 1 = “Å” in two characters.
        assert_eq!(sorted("sv", vec!["A\u{30a}kesson", "Zorn"]), "Zorn A\u{30a}kesson");
        assert_eq!(sorted("cs", vec!["Ibsen", "Chopin", "Horák", "Cyril", "Čapek"]), "Cyril Čapek Horák Chopin Ibsen");
        assert_eq!(sorted("da", vec!["Aarhus", "Odense", "Ærø", "Zeuthen"]), "Odense Zeuthen Ærø Aarhus");
        assert_eq!(sorted("ru", vec!["Ёлкин", "Жуков", "Ежов", "Яковлев"]), "Ежов Ёлкин Жуков Яковлев");
        assert_eq!(sorted("", vec!["Zorn", "Åkesson", "Évora", "Ebert"]), "Åkesson Ebert Évora Zorn");
    }

    #[test]
    fn all_of_a_family_stand_together_and_punctuation_does_not_count() {
        let names =
            vec!["Berg, Zoë", "Bergen, Ann", "Berg-Landolt, Ann", "berg, Anna", "De Berg, A.", "“Deal, The”", "Berg,"];
        assert_eq!(
            sorted("en", names),
            "Berg, berg, Anna Berg, Zoë Bergen, Ann Berg-Landolt, Ann “Deal, The” De Berg, A."
        );
    }

    #[test]
    fn a_number_in_brackets_before_a_name_only_decides_between_what_is_otherwise_the_same() {
        assert_eq!(
            sorted("de", vec!["[2] Berg", "Zorn", "(1), Heggli", "† Gans", "(1) Berg", "Abt", "1957"]),
            "1957 Abt (1) Berg [2] Berg † Gans (1), Heggli Zorn"
        );
        assert_eq!(sorted("en", vec!["Berg, Zoë", "—, Carl", "?, Anna"]), "?, Anna Berg, Zoë —, Carl");
    }

    #[test]
    fn what_stands_in_the_margin_of_an_index_is_a_letter_of_the_language() {
        for (tag, name, initial) in [
            ("sv", "Åkesson", "Å"),
            ("sv", "Ærø", "Ä"),
            ("sv", "Über", "Y"),
            ("de", "Äbi", "A"),
            ("cs", "Chopin", "Ch"),
            ("da", "Aarhus", "Å"),
            ("ru", "Ёлкин", "Е"),
            ("tr", "Irmak", "I"),
            ("tr", "izmir", "İ"),
            ("en", "“izmir”", "I"),
            ("he", "ךרמל", "כ"),
            ("el", "Ἀθῆναι", "Α"),
            ("en", "1957, Declaration of", "#"),
            ("en", "—", "#"),
            // A number in brackets is an editor's mark, wherever it stands.
            ("de", "(1), Heggli", "H"),
            ("de", "[2] Berg", "B"),
            ("sv", "* (12) Åkesson", "Å"),
            ("cs", "（3）Chopin", "Ch"),
            ("de", "(von) Berg", "V"),
            ("en", "(1957) 2nd Declaration", "#"),
            ("en", "(1)", "#"),
            ("en", "(1957", "#"),
        ] {
            assert_eq!(Order::of(Some(tag)).initial(name), initial, "{tag} {name}");
        }
    }
}
