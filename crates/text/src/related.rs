//! Words of like meaning: *trip, visit, journey*.
//!
//! Start with [`Related::of`]. The groups stand in `related.txt`; words meet them by their inflections, not by their stems:
//! *political* is not *polite*. Must not know queries or texts: when a word of like meaning counts, and how much, is for
//! search to say.

use super::families::Families;
use corpus::sort;

/// Groups of words of like meaning in general English, base forms, one group a line.
const GROUPS: &str = include_str!("related.txt");

/// Words of like meaning, ready to be asked for.
#[derive(Debug, Default)]
pub struct Related {
    groups: Vec<Vec<LikeWord>>,
    /// Family key and number of group, sorted.
    by_key: Vec<(String, usize)>,
}

/// A word of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LikeWord {
    /// Its base form.
    pub word: &'static str,
    kind: Kind,
}

/// Which forms of its family a word of a group stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Its inflections, and what `irregular.txt` says belongs to it.
    Any,
    /// The word and its plural: `sign.n` is not *signed*.
    Noun,
    /// The word alone.
    Alone,
}

impl LikeWord {
    fn read(word: &'static str) -> Self {
        match word.split_once('.') {
            Some((word, "n")) => Self { word, kind: Kind::Noun },
            Some((word, _)) => Self { word, kind: Kind::Alone },
            None => Self { word, kind: Kind::Any },
        }
    }

    /// Whether a folded form of the same family is a form of this word, and not only alike in its stem.
    #[must_use]
    pub fn has(&self, rules: &Families, form: &str) -> bool {
        match self.kind {
            Kind::Any => rules.is_inflection(self.word, form),
            Kind::Noun => is_plural(self.word, form) || self.word == form,
            Kind::Alone => self.word == form,
        }
    }
}

fn is_plural(word: &str, form: &str) -> bool {
    let y = word.strip_suffix('y');
    form.strip_prefix(word).is_some_and(|ending| matches!(ending, "s" | "es"))
        || y.and_then(|base| form.strip_prefix(base)).is_some_and(|ending| ending == "ies")
}

/// A word with its regular endings.
fn inflections(word: &'static str) -> Vec<String> {
    let (base, endings): (&str, &[&str]) = match word.strip_suffix('e') {
        Some(base) => (base, &["e", "es", "ed", "ing"]),
        None => match word.strip_suffix('y').filter(|base| !base.ends_with(['a', 'e', 'o'])) {
            Some(base) => (base, &["y", "ies", "ied", "ying"]),
            None if word.ends_with("ct") => (word, &["", "s", "ed", "ing", "or", "ors"]),
            None => (word, &["", "s", "ed", "ing"]),
        },
    };
    endings.iter().map(|ending| format!("{base}{ending}")).collect()
}

impl Related {
    /// The words of like meaning of English. Making them takes about a millisecond; make them once.
    #[must_use]
    pub fn english(rules: &Families) -> Self {
        let lines = GROUPS.lines().filter(|line| !line.starts_with('#'));
        let groups: Vec<Vec<LikeWord>> = lines.map(|line| line.split(' ').map(LikeWord::read).collect()).collect();
        let mut by_key: Vec<(String, usize)> = Vec::new();
        for (number, group) in groups.iter().enumerate() {
            by_key.extend(group.iter().map(|like| (rules.key(like.word), number)));
        }
        sort::natural(&mut by_key);
        by_key.dedup();
        Self { groups, by_key }
    }

    /// The words of all groups and their usual inflections that may differ from a folded form in at most so many letters: by
    /// their length and their letters, so that few have to be compared.
    pub fn near<'a>(&'a self, form: &'a str, most: usize) -> impl Iterator<Item = String> + 'a {
        let length = form.len();
        let is_near = move |word: &&'static str| {
            let strange = word.chars().filter(|letter| !form.contains(*letter)).count();
            word.len() <= length + most + 1 && length <= word.len() + most + 3 && strange <= most + 1
        };
        let words = self.groups.iter().flatten().map(|like| like.word).filter(|word| !word.contains('-'));
        words.filter(is_near).flat_map(inflections)
    }

    /// The words of like meaning to a folded form, without its own word; the nearest groups of words first.
    #[must_use]
    pub fn of(&self, rules: &Families, form: &str) -> Vec<LikeWord> {
        let key = rules.key(form);
        let first = self.by_key.partition_point(|(other, _)| *other < key);
        let groups = self.by_key.iter().skip(first).take_while(|(other, _)| *other == key);
        let groups = groups.filter_map(|(_, group)| self.groups.get(*group));
        let mut related: Vec<LikeWord> = Vec::new();
        for group in
            groups.filter(|group| group.iter().any(|like| rules.key(like.word) == key && like.has(rules, form)))
        {
            for like in group.iter().filter(|like| rules.key(like.word) != key) {
                if !related.iter().any(|other| other.word == like.word) {
                    related.push(*like);
                }
            }
        }
        related
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(word: &str) -> Vec<&'static str> {
        let rules = Families::english();
        Related::english(&rules).of(&rules, word).into_iter().map(|like| like.word).collect()
    }

    #[test]
    fn any_inflection_of_a_word_leads_to_the_others_of_its_groups_and_never_to_itself() {
        assert!(of("trips").contains(&"visit") && of("visited").contains(&"trip"));
        assert!(!of("angry").contains(&"angry"));
        assert!(of("fought").contains(&"struggle"), "irregular forms are inflections");
        assert!(of("inspections").contains(&"verify"), "and derivations that the list of irregular families names");
        assert!(of("the").is_empty());
    }

    #[test]
    fn misspelt_words_are_near_to_what_they_are_meant_to_be() {
        let rules = Families::english();
        let related = Related::english(&rules);
        let near = |form: &str| related.near(form, 1).collect::<Vec<String>>();
        for (form, meant) in [("starvnig", "starving"), ("inspcet", "inspect"), ("inspectrs", "inspectors")] {
            assert!(near(form).iter().any(|word| word == meant), "{form}: {:?}", near(form));
        }
        assert!(near("zzzzz").is_empty());
    }

    #[test]
    fn words_that_only_share_a_stem_do_not_meet() {
        for (word, not) in [
            ("political", "respect"),
            ("politics", "courteous"),
            ("united", "army"),
            ("united", "troops"),
            ("signed", "gesture"),
            ("signing", "omen"),
            ("affected", "love"),
            ("affects", "love"),
            ("based", "installation"),
            ("concerning", "worry"),
            ("forced", "army"),
            ("stated", "nation"),
            ("interested", "benefit"),
            ("according", "treaty"),
            ("noted", "letter"),
            ("generally", "marshal"),
            ("lay", "slander"),
            ("trained", "railway"),
            ("shipped", "vessel"),
        ] {
            assert!(!of(word).contains(&not), "{word} is not {not}: {:?}", of(word));
        }
    }

    #[test]
    fn every_group_has_two_words_of_different_families_at_least() {
        let rules = Families::english();
        for group in GROUPS.lines().filter(|line| !line.starts_with('#')) {
            let mut keys: Vec<String> = group.split(' ').map(|word| rules.key(LikeWord::read(word).word)).collect();
            keys.sort();
            keys.dedup();
            assert!(keys.len() > 1, "{group}");
            let is_sign = |byte: u8| byte.is_ascii_lowercase() || byte == b'-' || byte == b'.';
            assert!(group.split(' ').all(|word| word.bytes().all(is_sign)), "{group}");
        }
    }
}
