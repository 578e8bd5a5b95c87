//! Larger collections for measuring how costs grow, made from the collection itself.
//!
//! Start with [`collection_of`]. Words follow each other as they do in the letters: each next word is drawn from those that
//! follow the present one somewhere in the collection (a Markov chain of the first order), so that frequencies and pairs of
//! words are those of real letters. Every third content word or so is replaced by one of a [`vocabulary`] that goes on
//! growing, as that of real letters does. Letters have five hundred words or a little more, in paragraphs
//! whose lengths are drawn from the real ones; each paragraph has the themes and mentions of a real paragraph. The same call
//! gives the same collection on every machine.

mod vocabulary;

use std::collections::{BTreeMap, BTreeSet};

use corpus::{Corpus, PartKind, reading::reading_text};
use serde_json::{Map, Value, json};
use vocabulary::Vocabulary;

/// How long a letter is, in words, before its last paragraph ends.
const WORDS: usize = 500;

/// Numbers that look like chance and are the same in every run (xorshift, Marsaglia 2003).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        let count = u64::try_from(of.len()).ok().filter(|count| *count > 0)?;
        of.get(usize::try_from(self.next() % count).ok()?)
    }

    /// A number from 0 to 1.
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// A real paragraph: what of it a made one takes over.
struct Model {
    letter: String,
    part: String,
    words: usize,
}

/// The collection with `count` letters instead of its own, as JSON.
pub fn collection_of(corpus: &Corpus, count: usize) -> Result<String, serde_json::Error> {
    let mut chance = Chance(19_621_026);
    let texts: Vec<(Model, String)> = corpus
        .letters
        .iter()
        .flat_map(|letter| letter.parts.iter().map(move |part| (letter, part)))
        .filter(|(_, part)| part.kind == PartKind::Paragraph)
        .map(|(letter, part)| {
            let text = reading_text(letter, part);
            let words = text.split_whitespace().count();
            (Model { letter: letter.id.clone(), part: part.id.clone(), words }, text)
        })
        .collect();
    let mut following: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut first: Vec<&str> = Vec::new();
    for (_, text) in &texts {
        let words: Vec<&str> = text.split_whitespace().collect();
        first.extend(words.first());
        for pair in words.windows(2) {
            following.entry(pair[0]).or_default().push(pair[1]);
        }
    }
    let mut whole = serde_json::to_value(corpus)?;
    let templates = whole["letters"].as_array().cloned().unwrap_or_default();
    let mut letters = Vec::new();
    let mut models: Vec<(String, String, &Model)> = Vec::new();
    let mut vocabulary = Vocabulary::default();
    for number in 0..count {
        let Some(template) = templates.get(number % templates.len().max(1)) else { break };
        let mut letter = template.clone();
        let id = format!("letter-{number}");
        letter["id"] = json!(id);
        letter["date"]["iso"] =
            json!(format!("19{:02}-{:02}-{:02}", 50 + number % 20, 1 + number % 12, 1 + number % 28));
        let mut parts = Vec::new();
        let mut words = 0;
        while words < WORDS {
            let Some((model, _)) = chance.pick(&texts) else { break };
            let mut said = Vec::new();
            let mut word = chance.pick(&first).copied();
            while let Some(now) = word.filter(|_| said.len() < model.words) {
                said.push(vocabulary.perhaps_another(now, &mut chance));
                let next = following.get(now).and_then(|next| chance.pick(next));
                word = next.or_else(|| chance.pick(&first)).copied();
            }
            let part = format!("p{}", parts.len() + 1);
            words += said.len();
            parts.push(json!({"id": part, "kind": "paragraph", "text": said.join(" ")}));
            models.push((id.clone(), part, model));
        }
        letter["parts"] = json!(parts);
        letter["corrections"] = json!([]);
        letter["transcript"] = json!([]);
        letters.push(letter);
    }
    whole["letters"] = json!(letters);
    for field in ["parallels", "correspondence"] {
        whole[field] = json!([]);
    }
    assign(&mut whole, corpus, &models);
    serde_json::to_string(&whole)
}

/// Gives every made paragraph the themes and mentions of its model.
fn assign(whole: &mut Value, corpus: &Corpus, models: &[(String, String, &Model)]) {
    for (value, theme) in whole["themes"].as_array_mut().into_iter().flatten().zip(&corpus.themes) {
        let mut passages: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (letter, part, model) in models {
            if theme.has(&model.letter, &model.part) {
                passages.entry(letter).or_default().push(part);
            }
        }
        let passages = passages.into_iter().map(|(letter, parts)| (letter.to_owned(), json!({"main": parts})));
        value["passages"] = Value::Object(passages.collect());
    }
    for field in ["people", "places", "organisations", "terms"] {
        for entity in whole[field].as_array_mut().into_iter().flatten() {
            let mentioned = entity["mentions"].as_object().cloned().unwrap_or_default();
            let real: BTreeSet<(String, String)> = mentioned
                .iter()
                .flat_map(|(letter, places)| {
                    let places = places.as_str().unwrap_or_default().split_whitespace();
                    places.filter_map(|place| Some((letter.clone(), place.split_once(':')?.0.to_owned())))
                })
                .collect();
            let mut made: BTreeMap<&str, Vec<String>> = BTreeMap::new();
            for (letter, part, model) in models {
                if real.contains(&(model.letter.clone(), model.part.clone())) {
                    made.entry(letter).or_default().push(format!("{part}:1"));
                }
            }
            let made: Map<String, Value> =
                made.into_iter().map(|(letter, places)| (letter.to_owned(), json!(places.join(" ")))).collect();
            entity["mentions"] = Value::Object(made);
        }
    }
}
