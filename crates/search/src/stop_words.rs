//! Words that need not match: small words, and the words that questions are asked with.
//!
//! Both lists are shown at `/help/`. A query of nothing else is taken word for word.

/// Articles, pronouns, prepositions, conjunctions, auxiliary verbs.
pub const STOP_WORDS: &[&str] = &[
    "a",
    "an",
    "the",
    "this",
    "that",
    "these",
    "those",
    "i",
    "me",
    "my",
    "mine",
    "myself",
    "you",
    "your",
    "yours",
    "yourself",
    "he",
    "him",
    "his",
    "himself",
    "she",
    "her",
    "hers",
    "herself",
    "it",
    "its",
    "itself",
    "we",
    "us",
    "our",
    "ours",
    "ourselves",
    "they",
    "them",
    "their",
    "theirs",
    "themselves",
    "one",
    "ones",
    "some",
    "any",
    "all",
    "both",
    "each",
    "every",
    "such",
    "same",
    "other",
    "others",
    "and",
    "or",
    "but",
    "nor",
    "so",
    "yet",
    "if",
    "then",
    "than",
    "as",
    "because",
    "while",
    "though",
    "although",
    "of",
    "in",
    "on",
    "at",
    "by",
    "for",
    "with",
    "from",
    "to",
    "into",
    "onto",
    "upon",
    "up",
    "down",
    "out",
    "off",
    "over",
    "under",
    "about",
    "between",
    "among",
    "through",
    "during",
    "before",
    "after",
    "against",
    "towards",
    "toward",
    "within",
    "without",
    "am",
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "being",
    "do",
    "does",
    "did",
    "doing",
    "done",
    "have",
    "has",
    "had",
    "having",
    "will",
    "would",
    "shall",
    "should",
    "can",
    "could",
    "may",
    "might",
    "must",
    "ought",
    "not",
    "no",
    "dont",
    "doesnt",
    "didnt",
    "isnt",
    "arent",
    "wasnt",
    "werent",
    "cant",
    "cannot",
    "couldnt",
    "wont",
    "wouldnt",
    "shouldnt",
    "there",
    "here",
    "also",
    "too",
    "very",
    "just",
    "only",
    "ever",
    "really",
    "actually",
    "let",
    "lets",
    "im",
    "ive",
    "youre",
    "theyre",
    "ie",
    "eg",
    "etc",
    "mr",
    "mrs",
    "who",
    "whom",
    "whose",
    "what",
    "which",
    "when",
    "where",
    "why",
    "how",
];

/// Words of a question that are about asking it. They need not match in a question only: in *her letter* the letter
/// is meant.
pub const ASKING: &[&str] = &[
    "say",
    "says",
    "said",
    "saying",
    "tell",
    "tells",
    "told",
    "think",
    "thinks",
    "thought",
    "mean",
    "means",
    "meant",
    "happen",
    "happened",
    "happens",
    "passage",
    "passages",
    "letter",
    "letters",
    "write",
    "writes",
    "wrote",
    "mention",
    "mentions",
    "mentioned",
    "show",
    "find",
    "explain",
    "explains",
    "describe",
    "describes",
    "regarding",
    "concerning",
];

/// Words that ask for a number after *how*; then they need not match either.
const AMOUNTS: &[&str] = &["many", "much", "long", "often", "far", "old", "big", "large"];

/// Whether the folded form asks for a number after *how*.
#[must_use]
pub fn is_amount(form: &str) -> bool {
    AMOUNTS.contains(&form)
}

/// What a question begins with, if it does not end with a question mark.
const OPENING: &[&str] = &[
    "who", "whom", "whose", "what", "which", "when", "where", "why", "how", "is", "are", "was", "were", "do", "does",
    "did", "has", "have", "had", "can", "could", "will", "would", "should", "may", "might", "must", "am",
];

/// Whether a question may begin with the folded form.
#[must_use]
pub fn is_opening(form: &str) -> bool {
    OPENING.contains(&form)
}

/// Whether the folded form is a small word.
#[must_use]
pub fn is_stop_word(form: &str) -> bool {
    STOP_WORDS.contains(&form)
}

/// Whether a theme may be called by this small word.
#[must_use]
pub fn calls_themes(word: &str) -> bool {
    matches!(word.to_ascii_lowercase().as_str(), "why" | "how" | "who")
}

/// Whether the folded form is one that questions are asked with.
#[must_use]
pub fn is_asking(form: &str) -> bool {
    ASKING.contains(&form)
}

/// Verbs and nouns that say little by themselves. They must match like other words, but weigh less in ranking.
const LIGHT: &[&str] = &[
    "put", "get", "got", "make", "made", "take", "took", "taken", "give", "gave", "given", "go", "went", "gone",
    "come", "came", "want", "wanted", "wants", "use", "used", "ask", "asked", "keep", "kept", "set", "try", "tried",
    "need", "needed", "call", "called", "look", "seem", "become", "became", "react", "reaction", "cause", "involve",
    "involved", "reason", "reasons", "view", "views", "opinion", "attitude", "position", "role", "way", "kind", "sort",
    "thing", "things", "many", "much", "more", "most", "long",
];

/// Whether the folded form is a verb or noun that says little by itself.
#[must_use]
pub fn is_light(form: &str) -> bool {
    LIGHT.contains(&form)
}
