//! Words that a growing collection brings: drawn from a Pitman–Yor process.
//!
//! With falling probability a word is new, made of syllables and an ending; otherwise it is one drawn before, the more often
//! the likelier. Frequencies then fall off as in Zipf's law, and the number of different words grows with a power of the
//! number of all (Heaps' law). Source: J. Pitman and M. Yor, The Annals of Probability 25 (1997), 855–900.

use super::Chance;

/// The power with which the vocabulary grows.
const DISCOUNT: f64 = 0.65;
/// How readily new words come in the beginning.
const STRENGTH: f64 = 50.0;
/// The share of content words that are replaced.
const REPLACED: f64 = 0.35;
/// Shorter words are function words as a rule, and stay.
const CONTENT: usize = 4;

const ONSETS: [&str; 16] = ["b", "br", "c", "d", "f", "gr", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "v"];
const RIMES: [&str; 12] = ["a", "an", "ar", "e", "en", "er", "i", "in", "o", "on", "or", "u"];
const ENDINGS: [&str; 8] = ["", "", "s", "ed", "ing", "al", "ment", "tion"];

/// The words drawn so far, each as often as it was drawn.
#[derive(Default)]
pub struct Vocabulary {
    drawn: Vec<String>,
    different: usize,
}

impl Vocabulary {
    /// The word, or another in its place.
    pub fn perhaps_another(&mut self, word: &str, chance: &mut Chance) -> String {
        let is_content = word.len() >= CONTENT && word.bytes().all(|byte| byte.is_ascii_lowercase());
        if !is_content || chance.share() >= REPLACED {
            return word.to_owned();
        }
        let count = self.drawn.len() as f64;
        let is_new = chance.share() < (STRENGTH + DISCOUNT * self.different as f64) / (STRENGTH + count);
        let old = chance.pick(&self.drawn).filter(|_| !is_new).cloned();
        let drawn = old.unwrap_or_else(|| {
            self.different += 1;
            coined(chance)
        });
        self.drawn.push(drawn.clone());
        drawn
    }
}

/// A word that could be English.
fn coined(chance: &mut Chance) -> String {
    let mut word = String::new();
    let syllables = if chance.share() < 0.5 { 2 } else { 3 };
    for _ in 0..syllables {
        word.extend([chance.pick(&ONSETS), chance.pick(&RIMES)].into_iter().flatten().copied());
    }
    word.extend(chance.pick(&ENDINGS).copied());
    word
}
