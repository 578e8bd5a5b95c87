//! Checks `parallels.json`: both passages exist, in two letters, each pair once, with a strength and one line of reason.

use std::collections::BTreeSet;

use super::{check::Check, fields};

const FILE: &str = "parallels.json";

/// The longest reason, in characters: more does not fit one line beside two columns.
const LONGEST_REASON: usize = 180;

pub(super) fn check(check: &mut Check<'_>) {
    let mut seen = BTreeSet::new();
    for (index, parallel) in check.corpus.parallels.iter().enumerate() {
        let (a, b) = (&parallel.a, &parallel.b);
        let at = format!("parallel {} ({}#{} with {}#{})", index + 1, a.letter, a.part, b.letter, b.part);
        fields::check(check, FILE, &at, parallel, &[]);
        check.place(FILE, &at, a);
        check.place(FILE, &at, b);
        check.demand(
            a.letter != b.letter,
            FILE,
            at.as_str(),
            "both passages are of the same letter",
            "join passages of two letters",
        );
        let mut pair = [(&a.letter, &a.part), (&b.letter, &b.part)];
        pair.sort_unstable();
        check.demand(
            seen.insert(pair),
            FILE,
            at.as_str(),
            "this pair of passages stands twice",
            "keep one entry and put what is to be said into its reason",
        );
        check.demand(
            (1..=3).contains(&parallel.strength),
            FILE,
            at.as_str(),
            format!("{} is not a strength", parallel.strength),
            "write 1, 2 or 3 (must be read together)",
        );
        let length = parallel.reason.chars().count();
        check.demand(
            length <= LONGEST_REASON,
            FILE,
            at,
            format!("the reason has {length} characters"),
            format!("say it in one line of at most {LONGEST_REASON}"),
        );
    }
}
