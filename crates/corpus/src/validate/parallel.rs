//! Checks `parallels.json`: both passages exist, in two letters, each pair once, with a strength and one line of reason.

use std::collections::BTreeSet;

use super::{check::Check, fields, ids};

const FILE: &str = "parallels.json";

/// The longest reason, in characters: more does not fit one line beside two columns.
const LONGEST_REASON: usize = 180;

pub(super) fn check(check: &mut Check<'_>) {
    let parallels = &check.corpus.parallels;
    let named = parallels.iter().map(|parallel| parallel.id.as_str()).filter(|id| !id.is_empty());
    ids::check(check, FILE, "named parallel", named);
    check_order(check);
    let mut seen = BTreeSet::new();
    for (index, parallel) in check.corpus.parallels.iter().enumerate() {
        let (a, b) = (&parallel.a, &parallel.b);
        let at = format!("parallel {} ({}#{} with {}#{})", index + 1, a.letter, a.part, b.letter, b.part);
        fields::check(check, FILE, &at, parallel, &[]);
        check.place(FILE, &at, a);
        check.place(FILE, &at, b);
        check.need(
            a.letter != b.letter,
            FILE,
            at.as_str(),
            "both passages are of the same letter",
            "join passages of two letters",
        );
        let mut pair = [(&a.letter, &a.part), (&b.letter, &b.part)];
        pair.sort_unstable();
        check.need(
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

/// Demands that the editor's order has each place once, and never a weaker parallel before a stronger.
fn check_order(check: &mut Check<'_>) {
    let mut ordered: Vec<(u16, u8, &str)> = Vec::new();
    for parallel in &check.corpus.parallels {
        let Some(order) = parallel.order else { continue };
        let at = format!("parallel at place {order}");
        check.demand(
            ordered.iter().all(|(other, ..)| *other != order),
            FILE,
            at.as_str(),
            "stands at a place of the order that another has",
            "give each its own place",
        );
        let wrong = ordered.iter().find(|(other, strength, _)| {
            (*other < order) != (*strength >= parallel.strength) && *strength != parallel.strength
        });
        if let Some((other, _, question)) = wrong {
            check.doubt(
                FILE,
                at,
                format!("of the parallels at places {order} and {other} (“{question}”) the weaker stands first"),
                "put the stronger first",
            );
        }
        ordered.push((order, parallel.strength, &parallel.question));
    }
}
