//! Names of people as they are filed, and lists of names.

/// Words that stand before a family name and are not filed under.
const PARTICLES: [&str; 22] = [
    "von", "van", "de", "der", "den", "du", "des", "di", "da", "del", "della", "dos", "la", "le", "zu", "zur", "zum",
    "af", "av", "ter", "ten", "y",
];

/// Words behind a family name.
const SUFFIXES: [&str; 11] = ["jr.", "jr", "sr.", "sr", "junior", "senior", "jun.", "sen.", "esq.", "fils", "père"];

/// What comes after them is the name that somebody was born with.
const BORN: [&str; 6] = ["née", "nee", "geb.", "geborene", "né", "born"];

/// A name as one files it: “Berg, Anna Maria”, “Planta, Andreas von”, “King, Martin Luther, Jr.”. A name with a comma between
/// its parts is filed as it stands, and so is one of a single word and one with an epithet, *Catherine the Great*.
#[must_use]
pub fn filed(name: &str) -> String {
    let (own, behind) = without_what_is_behind(name);
    let mut words: Vec<&str> = own.split_whitespace().collect();
    if own.contains(',') || words.contains(&"the") {
        return name.to_owned();
    }
    let Some(family) = words.pop().filter(|_| !words.is_empty()) else {
        return name.to_owned();
    };
    // Particles stay with the forenames: “Planta, Andreas von”.
    let only_particles = words.iter().all(|word| PARTICLES.contains(&word.to_lowercase().as_str()));
    if only_particles {
        return name.to_owned();
    }
    format!("{family}, {}{behind}", words.join(" "))
}

/// A name and what stands behind the family name: a suffix, the name that somebody was born with, what tells two of one name
/// apart, in brackets or figures.
fn without_what_is_behind(name: &str) -> (&str, &str) {
    let is_born = |word: &str| BORN.contains(&word.to_lowercase().as_str());
    let born = name.split_whitespace().find(|word| is_born(word)).and_then(|word| name.find(word));
    let mut own = at_most(name, born);
    loop {
        let last = own.split_whitespace().next_back().unwrap_or_default();
        let is_suffix = SUFFIXES.contains(&last.to_lowercase().as_str())
            || !last.contains(char::is_alphabetic)
            || is_roman_number(last);
        let begins = brackets_behind(own).or_else(|| is_suffix.then(|| own.len() - last.len()));
        let shorter = at_most(own, begins);
        if shorter.len() == own.len() {
            return (own, name.get(own.len()..).unwrap_or_default().trim_end());
        }
        own = shorter;
    }
}

/// Where the brackets begin with which a name ends.
fn brackets_behind(name: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, sign) in name.char_indices().rev() {
        match sign {
            ')' | ']' => depth += 1,
            _ if depth == 0 => return None,
            '(' | '[' if depth == 1 => return Some(at),
            '(' | '[' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Whether a word is a number after a name, *Henry VIII*; one sign alone may be a name, *Malcolm X*.
fn is_roman_number(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|sign| b"IVX".contains(&sign))
}

/// A name up to some place, unless nothing stands before it.
fn at_most(name: &str, end: Option<usize>) -> &str {
    let shorter = end.and_then(|end| name.get(..end)).map(|name| name.trim_end().trim_end_matches(','));
    shorter.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| name.trim_end())
}

/// “Anna Berg”, “Anna Berg and Per Holm”, “Anna Berg, Per Holm and the Board”.
#[must_use]
pub fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_filed_under_their_family_names() {
        for (name, as_filed) in [
            ("Anna Maria Berg", "Berg, Anna Maria"),
            ("Andreas Rudolf von Planta", "Planta, Andreas Rudolf von"),
            ("Martin King Jr.", "King, Martin Jr."),
            ("Plato", "Plato"),
            ("von Planta", "von Planta"),
            ("Berg, Anna", "Berg, Anna"),
            ("Martin Luther King, Jr.", "King, Martin Luther, Jr."),
            ("Anna Berg (1)", "Berg, Anna (1)"),
            ("Anna Berg (the banker’s wife) [?]", "Berg, Anna (the banker’s wife) [?]"),
            ("Anna Berg (née Holm (2))", "Berg, Anna (née Holm (2))"),
            ("Anna (Nancy) Berg", "Berg, Anna (Nancy)"),
            ("Anna Berg 1)", "Berg, Anna 1)"),
            ("Heggli (1)", "Heggli (1)"),
            ("(1)", "(1)"),
            ("Anna Berg 2", "Berg, Anna 2"),
            ("Anna Berg née Holm", "Berg, Anna née Holm"),
            ("Anna Berg, geb. Holm", "Berg, Anna, geb. Holm"),
            ("Catherine the Great", "Catherine the Great"),
            ("Henry VIII", "Henry VIII"),
            ("Malcolm X", "X, Malcolm"),
            ("Martin King III", "King, Martin III"),
            ("Jr.", "Jr."),
            ("", ""),
        ] {
            assert_eq!(filed(name), as_filed);
        }
    }
}
