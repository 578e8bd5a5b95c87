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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_letter_becomes_a_capital() {
        let cases = ["of war", "Of", "", "9 of", "élan", "“of”"].map(capitalised);
        assert_eq!(cases, ["Of war", "Of", "", "9 of", "élan", "“of”"]);
    }
}
