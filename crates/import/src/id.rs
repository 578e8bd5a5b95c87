//! Ids of letters: from what a file says, so that they are the same whenever it is read again.
//!
//! Start with [`slug`] and [`make_unique`]. Must not know formats.

use std::collections::{BTreeMap, BTreeSet};

use crate::draft::Draft;

/// Names that Windows reserves: a folder of that name cannot be there.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];
/// How long an id may be, in characters.
const LONGEST: usize = 80;

/// `[a-z0-9-]+` for any text; empty where nothing of it can stand in an id.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for character in crate::source::composed(text).chars().flat_map(char::to_lowercase) {
        let plain = match character {
            'a'..='z' | '0'..='9' => character.to_string(),
            'ä' | 'æ' => "ae".to_owned(),
            'ö' | 'œ' | 'ø' => "oe".to_owned(),
            'ü' => "ue".to_owned(),
            'ß' => "ss".to_owned(),
            'à' | 'á' | 'â' | 'ã' | 'å' => "a".to_owned(),
            'ç' | 'č' => "c".to_owned(),
            'è' | 'é' | 'ê' | 'ë' => "e".to_owned(),
            'ì' | 'í' | 'î' | 'ï' => "i".to_owned(),
            'ñ' => "n".to_owned(),
            'ò' | 'ó' | 'ô' | 'õ' => "o".to_owned(),
            'š' => "s".to_owned(),
            'ù' | 'ú' | 'û' => "u".to_owned(),
            'ž' => "z".to_owned(),
            _ if slug.is_empty() || slug.ends_with('-') => continue,
            _ => "-".to_owned(),
        };
        slug.push_str(&plain);
    }
    let mut slug: String = slug.chars().take(LONGEST).collect();
    slug.truncate(slug.trim_end_matches('-').len());
    if RESERVED.contains(&slug.as_str()) { format!("{slug}-letter") } else { slug }
}

/// Gives every letter an id of its own: its own id, else its file's name; later ones of one id are numbered. An id that stands in
/// several files is a template's and nobody's.
pub fn make_unique(drafts: &mut [Draft]) {
    let mut files: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for draft in drafts.iter() {
        files.entry(slug(&draft.id)).or_default().insert(draft.file.clone());
    }
    for draft in drafts.iter_mut().filter(|draft| files.get(&slug(&draft.id)).is_some_and(|files| files.len() > 1)) {
        draft.id.clear();
    }
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for draft in drafts {
        let stem = draft
            .file
            .rsplit('/')
            .next()
            .and_then(|name| name.rsplit_once('.').map(|(stem, _)| stem).or(Some(name)))
            .unwrap_or_default();
        let id = [slug(&draft.id), slug(stem), "letter".to_owned()]
            .into_iter()
            .find(|id| !id.is_empty())
            .unwrap_or_default();
        let mut count = taken.get(&id).copied().unwrap_or_default() + 1;
        let numbered = |count: usize| if count == 1 { id.clone() } else { format!("{id}-{count}") };
        while count > 1 && taken.contains_key(&numbered(count)) {
            count += 1;
        }
        let unique = numbered(count);
        taken.insert(id, count);
        taken.entry(unique.clone()).or_insert(1);
        draft.id = unique;
    }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn any_text_becomes_an_id_or_nothing() {
        for (text, expected) in [
            ("K_0097", "k-0097"),
            ("1819-01-09 Mitford to Elford", "1819-01-09-mitford-to-elford"),
            ("Brief an Müßli", "brief-an-muessli"),
            ("../../etc/passwd", "etc-passwd"),
            ("CON", "con-letter"),
            ("письмо", ""),
            ("--a--b--", "a-b"),
        ] {
            assert_eq!(slug(text), expected, "{text}");
        }
    }
}
