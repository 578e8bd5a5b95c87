//! How often the computed links alone have the editor's parallel among the first three partners, beside plain TF-IDF. Not
//! times but shares in per cent: the higher the better, so that there is no upper limit; the program fails where the computed
//! links are less than ten points ahead.

#[path = "../../tests/compare/gold.rs"]
mod gold;

use std::process::ExitCode;

use compare::{Evidence, Weights};
use corpus::Corpus;
use gold::{Computed, Found, Passage, TUNED_ON, TfIdf, editors_pairs, measure};
use knot_of_war::CORPUS_JSON;

/// By how many points the computed links have to be ahead of TF-IDF.
const AHEAD: f64 = 10.0;

fn main() -> ExitCode {
    let corpus = match Corpus::from_json(CORPUS_JSON) {
        Ok(corpus) => corpus,
        Err(error) => {
            eprintln!("the embedded collection cannot be read: {error}");
            return ExitCode::FAILURE;
        }
    };
    let tf_idf = TfIdf::new(&corpus);
    // “Alone”: without the editor's parallels to third letters, either.
    let alone = Evidence::with_weights(&corpus, Weights { parallels: 0.0, ..Weights::STANDARD });
    let (alone, in_use) = (Computed::new(&corpus, &alone), Computed::new(&corpus, &Evidence::new(&corpus)));
    let found = |links: &Computed, pairs: &[(Passage, Passage)]| measure(pairs, |own, other| links.rank(own, other));
    let all = editors_pairs(&corpus);
    let (tuned, checked): (Vec<_>, Vec<_>) =
        all.iter().partition(|(a, b)| TUNED_ON.contains(&(a.0.min(b.0), a.0.max(b.0))));
    let mut ahead = f64::INFINITY;
    for (what, pairs) in [("all pairs of letters", &all), ("tuned on", &tuned), ("not tuned on", &checked)] {
        let baseline = measure(pairs, |own, other| tf_idf.rank(own, other));
        let computed = found(&alone, pairs);
        print(&format!("links: parallels found, {what}"), &computed, &baseline);
        print(&format!("links: the same with third letters, {what}"), &found(&in_use, pairs), &baseline);
        ahead = ahead.min(100.0 * (computed.on_a_side - baseline.on_a_side));
    }
    if !all.is_empty() && ahead < AHEAD {
        eprintln!("the computed links are only {ahead:.1} points ahead of TF-IDF; {AHEAD:.0} are wanted");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn print(what: &str, computed: &Found, baseline: &Found) {
    for (how, one, other) in
        [("one side", computed.on_a_side, baseline.on_a_side), ("each side", computed.of_sides, baseline.of_sides)]
    {
        println!("{what}, {how}\t{:.1}\t%\t{:.1}\t-", 100.0 * one, 100.0 * other);
    }
}
