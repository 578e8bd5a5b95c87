//! Who wrote to whom, from a title: “Alfred Escher an Jakob Dubs, 9. Juli 1831”, “Letter to Sir William Elford, April 3, 1815”.
//!
//! Start with [`correspondents`]; [`names`] tells one name from several and from prose. Also used for names of files. Must not know elements.

mod names;
mod words;

pub use names::{is_like_a_name, likeness, several};

use words::{
    AFTER, AFTER_BEFORE_DATE, ARTICLES, BEFORE, BEFORE_TO, BETWEEN, ELIDED, FRENCH, FROM, HELD_TO, OFFICES, SHORTENED,
    TO_ONLY,
};

/// Sender and recipient as a title names them; the sender is `None` where it names only the recipient.
#[must_use]
pub fn correspondents(title: &str) -> Option<(Option<String>, String)> {
    let title = without_lives(&title.split_whitespace().collect::<Vec<_>>().join(" "));
    let is_name = |name: &str| name.chars().any(char::is_uppercase) && name.chars().count() < 120;
    if let Some(recipient) = recipient_alone(&title) {
        let named = [" from ", " fra ", " från "].into_iter().find_map(|word| recipient.split_once(word));
        let (recipient, sender) = match named {
            Some((recipient, sender)) => (recipient, without_end(sender, false)),
            None => (recipient, String::new()),
        };
        let recipient = without_end(recipient, false);
        // “A …” begins many titles that are none of letters.
        let is_told = (!title.starts_with("A ") || FRENCH.iter().any(|title| recipient.starts_with(title)))
            && recipient.starts_with(|character: char| character.is_uppercase());
        return (is_told && is_name(&recipient)).then_some((Some(sender).filter(|sender| is_name(sender)), recipient));
    }
    let padded = format!(" {title} ");
    // In capitals the words between are so too.
    let lower = padded.to_lowercase();
    let is_capital = !title.chars().any(char::is_lowercase) && lower.len() == padded.len();
    let searched = if is_capital { &lower } else { &padded };
    // In Polish the word is one that others write for *of*.
    let polish = || title.starts_with("List ").then(|| parted(searched, " do "))?;
    let Some((at, between)) =
        BETWEEN.iter().find_map(|words| words.iter().filter_map(|word| parted(searched, word)).min()).or_else(polish)
    else {
        return answered(&title);
    };
    let (sender, is_letter) = without_beginning(padded[..at].trim());
    let is_inverted = sender.split(", ").count() == 2;
    let rest = padded[at + between.len()..].trim();
    // “Letter to B from A”
    let (rest, after) = match rest.split_once(" from ").filter(|_| is_letter && sender.is_empty()) {
        Some((recipient, sender)) => (recipient, without_end(sender, false)),
        None => (rest, String::new()),
    };
    let is_dated = is_letter || crate::date::from_words(&title).is_some();
    let unmarked = ARTICLES.iter().find_map(|article| rest.strip_prefix(article)).filter(|_| is_dated);
    let recipient = without_end(unmarked.filter(|_| !rest.starts_with("the ")).unwrap_or(rest), is_inverted);
    let sender = if sender.is_empty() { after } else { without_place(sender, &recipient) };
    if !(is_name(&recipient) || is_dated && !recipient.is_empty() && is_name(&sender))
        || recipient.starts_with(|character: char| character.is_lowercase()) && !is_dated
    {
        return None;
    }
    Some((Some(sender).filter(|sender| is_name(sender)), recipient))
}

/// What follows the word with which a title begins that names the recipient first: “An Cora Field”, “Nr. 12. An: Cora Field”.
fn recipient_alone(title: &str) -> Option<&str> {
    let of = |title: &'_ str| -> Option<usize> {
        TO_ONLY.iter().find_map(|word| {
            let rest = title.strip_prefix(word.trim_end())?;
            let rest = rest.strip_prefix(':').unwrap_or(rest).strip_prefix(' ')?;
            Some(title.len() - rest.len())
        })
    };
    if let Some(at) = of(title) {
        return title.get(at..);
    }
    // After a number only.
    let rest = begins_with(title, &["nr", "no", "n°", "letter", "brief", "lettre"]).unwrap_or(title);
    let rest = rest.trim_start_matches(|character: char| character.is_ascii_digit() || " .:)]–-".contains(character));
    if rest.len() == title.len()
        || title.starts_with(char::is_uppercase) && !title.contains(|character: char| character.is_ascii_digit())
    {
        return None;
    }
    of(rest).and_then(|at| rest.get(at..))
}

/// “Cora Field from Anna Berg, 3 May 1801”: a name, from another, with a date.
fn answered(title: &str) -> Option<(Option<String>, String)> {
    let (recipient, sender) = title.split_once(" from ")?;
    let sender = without_end(sender, false);
    let are_names = [recipient, sender.as_str()].into_iter().all(|name| {
        let words: Vec<&str> = name.split(' ').collect();
        words.len() <= 5 && words.iter().all(|word| word.starts_with(char::is_uppercase))
    });
    let is_letter = begins_with(recipient, BEFORE).is_some();
    (are_names && !is_letter && crate::date::from_words(title).is_some()).then(|| (Some(sender), recipient.to_owned()))
}

/// The title without years of lives in brackets: “Anna Berg (1770–1830) to …”.
fn without_lives(title: &str) -> String {
    let is_life = |inside: &str| {
        let years: Vec<&str> = inside.split(['-', '–', '—']).map(str::trim).collect();
        let is_year = |year: &&str| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        matches!(&years[..], [birth, death] if is_year(birth) && is_year(death))
    };
    let mut out = String::new();
    let mut rest = title;
    while let Some((before, (inside, after))) =
        rest.split_once(" (").and_then(|(before, rest)| Some((before, rest.split_once(')')?)))
    {
        out.push_str(before);
        if !is_life(inside) {
            out.push_str(&format!(" ({inside})"));
        }
        rest = after;
    }
    out + rest
}

/// A sender without the place of writing after it, unless both names are filed by surname.
fn without_place(sender: String, recipient: &str) -> String {
    // “Anna Berg / [Basel]”
    if let Some((name, place)) = sender.split_once(" / ")
        && (place.starts_with('[') || !place.contains(' '))
    {
        return name.to_owned();
    }
    match sender.split_once(", ") {
        Some((name, _)) if name.contains(' ') && !recipient.contains(", ") => name.to_owned(),
        _ => sender,
    }
}

/// Where a word stands that parts sender from recipient: the first place, unless it belongs to an office and there is another.
fn parted<'w>(text: &str, word: &'w str) -> Option<(usize, &'w str)> {
    let mut places = text.match_indices(word).map(|(at, _)| at);
    let first = places.next()?;
    let is_held = |at: usize| {
        let before = text[..at].rsplit(' ').next().unwrap_or_default().to_lowercase();
        word == " to " && HELD_TO.contains(&before.as_str())
    };
    let place = if is_held(first) { places.find(|at| !is_held(*at)).unwrap_or(first) } else { first };
    Some((place, word))
}

/// The sender, where a title names only that: “From Anna Berg, 3 May 1801”.
#[must_use]
pub fn sender_alone(title: &str) -> Option<String> {
    let name =
        without_end(["From ", "Letter from ", "Brief von "].iter().find_map(|word| title.strip_prefix(word))?, false);
    (name.starts_with(char::is_uppercase) && name.chars().count() < 80).then_some(name)
}

/// The name at the end of what stands before the recipient, and whether it is said that it is a letter.
fn without_beginning(text: &str) -> (String, bool) {
    let mut rest = text.trim_end_matches(']');
    // A number or a date before the name: “65.”, “1801-05-03:”, “Weimar, 3. Mai 1801.”
    if let Some(at) = rest.rfind(|character: char| character.is_ascii_digit()) {
        let after = &rest[at + 1..];
        let is_date = crate::date::from_words(&rest[..=at]).is_some();
        let starts = rest.starts_with(|character: char| character.is_ascii_digit() || "[(#".contains(character));
        let is_numbered = starts
            || !rest[..at].trim_end_matches(|character: char| character.is_ascii_digit()).contains(char::is_uppercase)
            || begins_with(rest, BEFORE).is_some();
        if is_date || is_numbered {
            rest = after;
        }
    }
    rest = rest.trim_start_matches(|character: char| !character.is_alphanumeric() && character != '№');
    let is_letter =
        begins_with(text.trim_start_matches(|character: char| !character.is_alphabetic()), BEFORE).is_some();
    while let Some(others) = begins_with(rest, BEFORE) {
        rest = others;
    }
    // “Backchannel Message From …”, “Lettre autographe signée d’…”: of whatever kind the letter is.
    let words: Vec<(usize, &str)> = rest
        .match_indices(' ')
        .map(|(at, _)| at + 1)
        .map(|at| (at, rest[at..].split(' ').next().unwrap_or_default()))
        .collect();
    let leads = |at: usize| {
        let before: Vec<&str> = rest[..at].split_whitespace().collect();
        let is_kind = |word: &&str| BEFORE.contains(&word.to_lowercase().as_str());
        before.iter().any(is_kind) || is_letter && before.iter().all(|word| word.starts_with(char::is_lowercase))
    };
    let named = words.iter().take(5).find_map(|(at, word)| {
        let is_from = FROM.contains(&word.to_lowercase().as_str()) || ELIDED.iter().any(|sign| word.starts_with(sign));
        (is_from && leads(*at)).then(|| &rest[*at..])
    });
    let is_letter = is_letter || named.is_some();
    rest = named.unwrap_or(rest);
    if let Some(name) = begins_with(rest, &FROM).filter(|_| is_letter || rest.starts_with(char::is_uppercase)) {
        rest = name;
    }
    if let Some(name) = ELIDED.iter().find_map(|word| rest.strip_prefix(word)).filter(|_| is_letter) {
        rest = name;
    }
    for words in BEFORE_TO {
        rest = rest.strip_suffix(words).unwrap_or(rest);
    }
    rest = rest.trim_end_matches([',', ':', '.', ';']);
    // “HKB 12 (I 34–35): Anna Berg”
    if let Some((_, name)) = rest.rsplit_once(": ").filter(|(_, name)| name.starts_with(char::is_uppercase)) {
        rest = name;
    }
    // “Anna Berg (Leipzig)”
    if let Some((name, _)) = rest.rsplit_once(" (").filter(|(name, rest)| rest.ends_with(')') && !is_office(name)) {
        rest = name;
    }
    rest = ["’s", "'s"].iter().find_map(|mark| rest.strip_suffix(mark)).unwrap_or(rest);
    // “Basel. Anna Berg”
    if let Some((place, name)) = rest.rsplit_once(". ")
        && place.rsplit([' ', '.']).next().is_some_and(|word| word.chars().count() > 3 && !is_shortened(word))
    {
        rest = name;
    }
    (without_article(rest).to_owned(), is_letter)
}

/// What follows the word that a text begins with, if it is one of these; the text may be that word alone.
fn begins_with<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    let end = text.find([' ', '.', ':', ',']).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let lower = word.to_lowercase();
    words.contains(&lower.as_str()).then(|| rest.trim_start_matches([' ', '.', ':', ',']))
}

fn without_article(name: &str) -> &str {
    let name = name.trim();
    ["the ", "The "].iter().find_map(|article| name.strip_prefix(article)).unwrap_or(name)
}

/// The name at the beginning. `is_inverted`: the other is written surname first, so that one comma belongs to it.
fn without_end(text: &str, is_inverted: bool) -> String {
    // A name in brackets is one that the editors supply.
    let text = text.trim_start_matches('[');
    let is_office = is_office(text);
    let ends = |character: char| ",(;:[]–—→".contains(character) || character.is_ascii_digit();
    let mut end = text.find(ends).unwrap_or(text.len());
    if is_inverted && let Some(forename) = text[end..].strip_prefix(", ") {
        let second = forename.find(ends).unwrap_or(forename.len());
        let is_parted = |sign: char| ",;(:".contains(sign) || sign.is_ascii_digit();
        if second > 0 && forename[second..].starts_with(is_parted) || second == forename.len() {
            end += 2 + second;
        }
    }
    if is_office
        && let Some((holder, _)) = text[end..].strip_prefix('(').and_then(|rest| rest.split_once(')'))
        && holder.starts_with(char::is_uppercase)
        && holder.split(' ').count() <= 3
        && !holder.contains(|character: char| character.is_ascii_digit())
    {
        end += holder.len() + 2;
    }
    let mut name = &text[..end];
    for word in AFTER {
        if let Some(at) = name.find(word) {
            name = &name[..at];
        }
    }
    for word in AFTER_BEFORE_DATE {
        // What follows is a date if the name ends at a figure, a day of the week or a month.
        if let Some(at) = format!("{name} ").find(word)
            && crate::date::is_dated(&text[at..])
        {
            name = &name[..at];
        }
    }
    if let Some(at) = name.find(" in ").filter(|_| !is_office) {
        name = &name[..at];
    }
    // “Cora Field. Weimar”: a full stop after a word ends it, one after an initial or a title does not.
    let mut from = 0;
    while let Some(at) = name[from..].find(". ").map(|at| at + from) {
        let word = name[..at].rsplit(' ').next().unwrap_or_default();
        if word.chars().count() > 3 && !is_shortened(word) {
            name = &name[..at];
            break;
        }
        from = at + 2;
    }
    let name = name.trim();
    let is_short = name.trim_end_matches('.').rsplit([' ', '.']).next().is_some_and(|word| word.chars().count() == 1);
    without_article(if is_short { name } else { name.trim_end_matches('.') }).to_owned()
}

fn is_office(text: &str) -> bool {
    text.starts_with("the ")
        || text.starts_with("The ")
        || text.split(' ').any(|word| OFFICES.contains(&word.trim_end_matches("’s").to_lowercase().as_str()))
}

fn is_shortened(word: &str) -> bool {
    SHORTENED.contains(&word.to_lowercase().as_str())
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
            ("Brief von Anna Berg an Cora Feld, 3. Mai 1801", Some("Anna Berg"), "Cora Feld"),
            ("Anna Berg an Cora Feld. Weimar, 3.5.1801", Some("Anna Berg"), "Cora Feld"),
            ("Anna von Berg an Dr. C. Feld in Weimar", Some("Anna von Berg"), "Dr. C. Feld"),
            ("Von Anna Berg an Cora Feld", Some("Anna Berg"), "Cora Feld"),
            ("von Berg an Feld, 3. Mai 1801", Some("von Berg"), "Feld"),
            ("An Cora Feld, 3. Mai 1801", None, "Cora Feld"),
            ("Lettre d’Anne Mont à Claire Champ, le 3 mai 1801", Some("Anne Mont"), "Claire Champ"),
            ("Lettre de Anne Mont à Claire Champ le 3 mai 1801", Some("Anne Mont"), "Claire Champ"),
            ("Carta de Ana Monte a Clara Campo, 3 de mayo de 1801", Some("Ana Monte"), "Clara Campo"),
            ("Lettera di Anna Monte a Clara Campo", Some("Anna Monte"), "Clara Campo"),
            ("Brev från Anna Berg till Clara Fält", Some("Anna Berg"), "Clara Fält"),
            ("Brief van Anna Berg aan Clara Veld, 3 mei 1801", Some("Anna Berg"), "Clara Veld"),
            ("Letter from Anna Berg to a Friend", Some("Anna Berg"), "a Friend"),
            ("Letter to Cora Field from Anna Berg, 3 May 1801", Some("Anna Berg"), "Cora Field"),
            ("Letter 12: Anna Berg to Cora Field", Some("Anna Berg"), "Cora Field"),
            ("[12] Anna Berg to Cora Field, [3 May 1801?]", Some("Anna Berg"), "Cora Field"),
            ("1801-05-03: Anna Berg to Cora Field", Some("Anna Berg"), "Cora Field"),
            ("Weimar, 3. Mai 1801. Anna Berg an Cora Feld", Some("Anna Berg"), "Cora Feld"),
            ("Berg, Anna an Feld, Cora, Weimar, 3. Mai 1801", Some("Berg, Anna"), "Feld, Cora"),
            ("Anna Berg → Cora Feld", Some("Anna Berg"), "Cora Feld"),
            (
                "7. Telegram From the Embassy in the Northern Union to the Department of Letters",
                Some("Embassy in the Northern Union"),
                "Department of Letters",
            ),
            (
                "8. Telegram From the Department of Letters to the Embassy in Norland",
                Some("Department of Letters"),
                "Embassy in Norland",
            ),
        ] {
            assert_eq!(correspondents(title), Some((sender.map(str::to_owned), recipient.to_owned())), "{title}");
        }
        for (title, sender, recipient) in [
            (
                "Telegram From the Mission to the Union to the Department of Letters",
                "Mission to the Union",
                "Department of Letters",
            ),
            (
                "Telegram From the Department of Letters to the Mission to the Union",
                "Department of Letters",
                "Mission to the Union",
            ),
            (
                "Memorandum From the Special Assistant to the President for Letters (Berg) to the Under Secretary of Letters (Feld)",
                "Special Assistant to the President for Letters (Berg)",
                "Under Secretary of Letters (Feld)",
            ),
            (
                "Backchannel Message From the Envoy to Norland (Berg) to President Feld",
                "Envoy to Norland (Berg)",
                "President Feld",
            ),
            ("Eigenhändiger Brief von Anna Berg an Cora Feld (Weimar)", "Anna Berg", "Cora Feld"),
            (
                "Memorandum by the Secretary (Berg) to the Minister (Feld), May 3, 1801",
                "Secretary (Berg)",
                "Minister (Feld)",
            ),
        ] {
            assert_eq!(correspondents(title), Some((Some(sender.to_owned()), recipient.to_owned())), "{title}");
        }
        assert_eq!(correspondents("Some thoughts on what to do"), None);
        assert_eq!(correspondents("Diary"), None);
        assert_eq!(correspondents("A Journey to the North"), None);
    }
}
