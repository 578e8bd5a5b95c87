//! What costs most of all that can be typed. Must not know what is measured with it.

/// How long each query is, in bytes: twice as long as what is read of one.
const LENGTH: usize = 8_000;

/// Queries as long and as costly as can be, some made of words of the collection's own texts.
pub fn costly(texts: &[String]) -> Vec<String> {
    let repeated = |text: &str| text.repeat(LENGTH / text.len());
    let words: Vec<&str> = texts.iter().flat_map(|text| text.split_whitespace()).take(LENGTH / 4).collect();
    let misspelt: Vec<String> = words.iter().map(|word| format!("z{word}q")).collect();
    vec![
        repeated("a* "),
        repeated("*a*e* "),
        repeated("trust~3 peace~3 "),
        format!("\"{}\"", repeated("a* ")),
        format!("\"{}\"~50", repeated("the of ")),
        repeated("the united states "),
        repeated("27 October OR 1/2 "),
        repeated("(peace OR war) -cuba "),
        "(".repeat(LENGTH),
        words.join(" OR "),
        words.join(" "),
        misspelt.join(" "),
    ]
}
