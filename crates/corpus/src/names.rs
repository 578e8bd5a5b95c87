//! Names of people as they are filed, and lists of names.

/// Words that stand before a family name and are not filed under.
const PARTICLES: [&str; 22] = [
    "von", "van", "de", "der", "den", "du", "des", "di", "da", "del", "della", "dos", "la", "le", "zu", "zur", "zum",
    "af", "av", "ter", "ten", "y",
];

/// Words behind a family name.
const SUFFIXES: [&str; 6] = ["jr.", "jr", "sr.", "sr", "ii", "iii"];

/// A name as one files it: “Berg, Anna Maria”, “Planta, Andreas von”. A name with a comma is filed as it stands, and so is
/// one of a single word.
#[must_use]
pub fn filed(name: &str) -> String {
    if name.contains(',') {
        return name.to_owned();
    }
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let suffix = words.pop_if(|last| SUFFIXES.contains(&last.to_lowercase().as_str()));
    let Some(family) = words.pop().filter(|_| !words.is_empty()) else {
        return name.to_owned();
    };
    // Particles stay with the forenames: “Planta, Andreas von”.
    let only_particles = words.iter().all(|word| PARTICLES.contains(&word.to_lowercase().as_str()));
    if only_particles {
        return name.to_owned();
    }
    let rest: Vec<&str> = words.into_iter().chain(suffix).collect();
    format!("{family}, {}", rest.join(" "))
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
            ("", ""),
        ] {
            assert_eq!(filed(name), as_filed);
        }
    }
}
