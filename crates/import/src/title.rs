//! Who wrote to whom, from a title: “Alfred Escher an Jakob Dubs, 9. Juli 1831”, “Letter to Sir William Elford, April 3, 1815”.
//!
//! Start with [`correspondents`]. Also used for names of files. Must not know elements.

/// The words that stand between sender and recipient, by language.
const BETWEEN: [&str; 8] = [" to ", " an ", " à ", " aan ", " a ", " ad ", " till ", " til "];

/// Words with which titles begin before a sender is named.
const BEFORE: [&str; 14] = [
    "letter",
    "letters",
    "telegram",
    "message",
    "note",
    "brief",
    "telegramm",
    "postkarte",
    "lettre",
    "lettera",
    "carta",
    "from",
    "von",
    "de",
];

/// Where a name ends.
const AFTER: [&str; 8] = [" dated ", " vom ", " on ", " le ", " il ", " del ", " in ", " um "];

/// Sender and recipient as a title names them; the sender is `None` where it names only the recipient.
#[must_use]
pub fn correspondents(title: &str) -> Option<(Option<String>, String)> {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let padded = format!(" {title} ");
    let (at, between) = BETWEEN.iter().filter_map(|word| padded.find(word).map(|at| (at, *word))).min()?;
    let sender = without_beginning(padded[..at].trim());
    let recipient = without_end(padded[at + between.len()..].trim());
    let is_name = |name: &str| name.chars().any(char::is_uppercase) && name.chars().count() < 80;
    if !is_name(&recipient) {
        return None;
    }
    Some((Some(sender).filter(|sender| is_name(sender)), recipient))
}

fn without_beginning(text: &str) -> String {
    let mut rest = text
        .trim_start_matches(|character: char| character.is_ascii_digit() || ". [".contains(character))
        .trim_end_matches(']');
    while let Some((word, others)) = rest.split_once(' ') {
        if !BEFORE.contains(&word.to_lowercase().as_str()) {
            break;
        }
        rest = others.trim_start();
    }
    if BEFORE.contains(&rest.to_lowercase().as_str()) {
        String::new()
    } else {
        rest.trim_end_matches([',', ':']).to_owned()
    }
}

fn without_end(text: &str) -> String {
    // A name in brackets is one that the editors supply.
    let text = text.trim_start_matches('[');
    let end =
        text.find(|character: char| ",(;:[]".contains(character) || character.is_ascii_digit()).unwrap_or(text.len());
    let mut name = &text[..end];
    for word in AFTER {
        if let Some(at) = name.find(word) {
            name = &name[..at];
        }
    }
    name.trim().trim_end_matches('.').to_owned()
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
    fn titles_name_sender_and_recipient() {
        for (title, sender, recipient) in [
            (
                "Alfred Escher an Heinrich Schweizer, Zürich, Samstag / Montag, 09. / 11. Juli 1831",
                Some("Alfred Escher"),
                "Heinrich Schweizer",
            ),
            ("Letter to Sir William Elford, April 3, 1815", None, "Sir William Elford"),
            ("Letter to [B. R. Haydon], November 4, 1820.", None, "B. R. Haydon"),
            ("Thomas Gray to James Brown (7 November 1761)", Some("Thomas Gray"), "James Brown"),
            ("65. Letter From Chairman Holm to President Brandt", Some("Chairman Holm"), "President Brandt"),
            ("Brief von Paul Tillich an Hannah Tillich vom 3. Mai 1936", Some("Paul Tillich"), "Hannah Tillich"),
        ] {
            assert_eq!(correspondents(title), Some((sender.map(str::to_owned), recipient.to_owned())), "{title}");
        }
        assert_eq!(correspondents("Some thoughts on what to do"), None);
        assert_eq!(correspondents("Diary"), None);
    }

    #[test]
    fn names_are_alike_by_their_words_whatever_their_order() {
        assert_eq!(likeness("Escher, Alfred", "Alfred Escher"), 2);
        assert_eq!(likeness("Alfred Escher", "Jakob Dubs"), 0);
    }
}
