//! Names: whether words are one, those of several people, or like another.
//!
//! Start with [`several`]. Must not know titles.

use super::words::{OFFICES, TITLED};

/// The names of several people who are named together: “President Berg and Prime Minister Feld” are two, “the Ministry of Trade and
/// Industry” is one.
#[must_use]
pub fn several(named: &str) -> Vec<String> {
    const FIRMS: [&str; 9] = ["sons", "son", "co", "company", "brothers", "söhne", "sohn", "cie", "gebrüder"];
    let is_person = |name: &str| {
        let words: Vec<&str> = name.split(' ').collect();
        let bare = |word: &str| word.trim_matches('.').to_lowercase();
        let is_capital = |word: &str| {
            word.starts_with(char::is_uppercase) || matches!(word, "von" | "de" | "van" | "di" | "zu" | "af" | "le")
        };
        words.len() <= 5
            && words.iter().all(|word| is_capital(word))
            && !words.iter().any(|word| FIRMS.contains(&bare(word).as_str()))
            && (words.len() > 1 || !OFFICES.contains(&bare(name).as_str()))
    };
    let is_titled = |name: &str| {
        let mut words = name.split(' ').map(|word| word.trim_matches('.').to_lowercase());
        words.any(|word| TITLED.contains(&word.as_str()))
    };
    for between in [" and ", " und ", " et ", " & ", " och ", " en "] {
        if let Some((one, other)) = named.split_once(between)
            && is_person(one)
            && is_person(other)
            && (one.contains(' ') || other.contains(' ') || is_titled(one) || between == " und ")
        {
            return vec![one.to_owned(), other.to_owned()];
        }
    }
    vec![named.to_owned()]
}

/// Whether all words of a name are written as those of names are; prose in which a word like *to* stands is none.
#[must_use]
pub fn is_like_a_name(name: &str) -> bool {
    const WITHIN: [&str; 28] = [
        "of", "the", "in", "for", "and", "at", "von", "zu", "der", "den", "des", "die", "und", "in", "im", "de", "du",
        "la", "le", "et", "van", "di", "da", "del", "af", "y", "e", "on",
    ];
    let is_fit = |word: &str| !word.starts_with(char::is_lowercase) || WITHIN.contains(&word) || word.starts_with("d’");
    name.split(' ').all(is_fit) && name.split(' ').count() <= 12
}

/// How many words of one name stand in the other: the measure by which header and title are held against each other.
#[must_use]
pub fn likeness(one: &str, other: &str) -> usize {
    let tokens = |name: &str| -> Vec<String> {
        name.split(|character: char| !character.is_alphanumeric())
            .filter(|token| token.chars().count() > 1)
            .map(str::to_lowercase)
            .collect()
    };
    let (one, other) = (tokens(one), tokens(other));
    one.iter().filter(|token| other.contains(token)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_people_who_are_named_together_are_two_and_one_body_is_one() {
        for (named, names) in [
            ("President Berg and Prime Minister Feld", &["President Berg", "Prime Minister Feld"][..]),
            ("Anna Berg und Cora von Feld", &["Anna Berg", "Cora von Feld"]),
            ("Anna and Cora Berg", &["Anna", "Cora Berg"]),
            ("Ministry of Trade and Industry", &["Ministry of Trade and Industry"]),
            ("Smith and Sons", &["Smith and Sons"]),
            ("Anna Berg", &["Anna Berg"]),
        ] {
            assert_eq!(several(named), names, "{named}");
        }
    }

    #[test]
    fn names_are_alike_by_their_words_whatever_their_order() {
        assert_eq!(likeness("Escher, Alfred", "Alfred Escher"), 2);
        assert_eq!(likeness("Alfred Escher", "Jakob Dubs"), 0);
    }
}
