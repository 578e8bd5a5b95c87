//! What readers type, key by key. Must not know what is measured with it.

/// Plain words, a phrase, a question, patterns, a field, exclusion.
const TYPED: &[&str] = &[
    "trust",
    "\"the united states\"",
    "who proposed the missiles",
    "missil* -cuba",
    "kruschev~ OR kennedy",
    "\"trust states\"~8",
    "withdraw date:1962-11",
];

/// Everything that stands in the field while it is being typed.
pub fn typed() -> impl Iterator<Item = &'static str> {
    TYPED.iter().flat_map(|text| (1..=text.len()).map(|end| &text[..end]))
}
