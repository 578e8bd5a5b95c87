//! Words of like meaning: *trip, visit, journey*.
//!
//! Start with [`Related::of`]. The groups stand in `related.txt`; they are compared by word families, so that every form
//! counts. Must not know queries or texts: when a word of like meaning counts, and how much, is for search to say.

use super::families::Families;

/// Groups of words of like meaning in general English, base forms, one group a line.
const GROUPS: &str = include_str!("related.txt");

/// Words of like meaning, ready to be asked for.
#[derive(Debug, Default)]
pub struct Related {
    groups: Vec<Vec<&'static str>>,
    /// Family key and number of group, sorted.
    by_key: Vec<(String, usize)>,
}

impl Related {
    /// The words of like meaning of English. Making them takes about a millisecond; make them once.
    #[must_use]
    pub fn english(rules: &Families) -> Self {
        let lines = GROUPS.lines().filter(|line| !line.starts_with('#'));
        let groups: Vec<Vec<&str>> = lines.map(|line| line.split(' ').collect()).collect();
        let mut by_key: Vec<(String, usize)> = Vec::new();
        for (number, group) in groups.iter().enumerate() {
            by_key.extend(group.iter().map(|word| (rules.key(word), number)));
        }
        by_key.sort();
        by_key.dedup();
        Self { groups, by_key }
    }

    /// The words of like meaning to those of a family, without the family itself; the nearest groups of words first.
    #[must_use]
    pub fn of(&self, rules: &Families, key: &str) -> Vec<&'static str> {
        let first = self.by_key.partition_point(|(other, _)| other.as_str() < key);
        let groups = self.by_key.iter().skip(first).take_while(|(other, _)| other == key);
        let words = groups.filter_map(|(_, group)| self.groups.get(*group)).flatten();
        let mut related: Vec<&str> = Vec::new();
        for word in words.filter(|word| rules.key(word) != key) {
            if !related.contains(word) {
                related.push(word);
            }
        }
        related
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_form_of_a_word_leads_to_the_others_of_its_groups_and_never_to_itself() {
        let rules = Families::english();
        let related = Related::english(&rules);
        let of = |word: &str| related.of(&rules, &rules.key(word));
        assert!(of("trips").contains(&"visit") && of("visited").contains(&"trip"));
        assert!(of("angrier").is_empty() || !of("angry").contains(&"angry"));
        assert!(of("the").is_empty());
    }

    #[test]
    fn every_group_has_two_words_of_different_families_at_least() {
        let rules = Families::english();
        for group in GROUPS.lines().filter(|line| !line.starts_with('#')) {
            let mut keys: Vec<String> = group.split(' ').map(|word| rules.key(word)).collect();
            keys.sort();
            keys.dedup();
            assert!(keys.len() > 1, "{group}");
            assert!(group.split(' ').all(|word| word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')));
        }
    }
}
