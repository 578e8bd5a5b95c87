//! Capitals, for the edition's own English words: letters beyond ASCII stay as they are. The table of all capitals would
//! be 11 kB of WebAssembly (before compression) that no word here asks for. Must not know where the words are shown.

/// A text that begins with a capital, if it begins with a letter that has one.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// A title with the capitals of a headline, as American style has them: every word but articles, prepositions and
/// conjunctions, and these too at the beginning and after a colon.
#[must_use]
pub fn headline_style(title: &str) -> String {
    const SMALL: &[&str] = &[
        "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "on", "or", "the", "to",
        "with",
    ];
    let mut begins = true;
    let words = title.split(' ').map(|word| {
        let keeps = !begins && SMALL.contains(&word);
        begins = word.ends_with(':');
        if keeps { word.to_owned() } else { capitalised(word) }
    });
    words.collect::<Vec<String>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_letter_becomes_a_capital() {
        let cases = ["of war", "Of", "", "9 of", "élan", "“of”"].map(capitalised);
        assert_eq!(cases, ["Of war", "Of", "", "9 of", "élan", "“of”"]);
    }
}
