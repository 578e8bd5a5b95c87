//! The search alone, as WebAssembly: what `cargo xtask bench` sets beside other search engines in one JavaScript engine.
//!
//! It is the program's own code, built as the application is built. `compare.mjs` and the others here call it.

use corpus::Corpus;
use search::{self, Answer, Index, PassageId, Request, Scope};
use wasm_bindgen::{JsCast as _, prelude::wasm_bindgen};

/// A collection with its index.
#[wasm_bindgen]
pub struct SearchEngine {
    corpus: Corpus,
    index: Index,
}

#[wasm_bindgen]
impl SearchEngine {
    /// Reads a collection and makes its index; nothing if the text is no collection.
    #[wasm_bindgen]
    pub fn open(json: &str) -> Option<SearchEngine> {
        let corpus = Corpus::from_json(json).ok()?;
        Some(Self { index: Index::build(&corpus), corpus })
    }

    /// How much memory it uses, with everything in it, in bytes.
    pub fn bytes() -> u32 {
        let memory = wasm_bindgen::memory().unchecked_into::<js_sys::WebAssembly::Memory>();
        memory.buffer().unchecked_into::<js_sys::ArrayBuffer>().byte_length()
    }

    /// Answers what stands in the search field, as the page does at each key; gives how many passages were found.
    pub fn key(&self, q: &str, drawn: usize) -> usize {
        self.answer(q, drawn).count.passages
    }

    /// The passages in the order in which the page shows them, one a line: those found, those with some of the words,
    /// and where there are neither, those where the ones named are meant otherwise.
    pub fn listed(&self, q: &str, limit: usize) -> String {
        let answer = self.answer(q, limit);
        let some = answer.partial_matches.iter().flat_map(|some| &some.passages);
        let mut listed: Vec<PassageId> = answer.passages.iter().chain(some).map(|found| found.passage).collect();
        if listed.is_empty() {
            listed.extend(answer.names.iter().flat_map(|named| &named.passages).map(|place| place.passage));
        }
        listed.into_iter().take(limit).map(|id| self.place(id)).collect::<Vec<_>>().join("\n")
    }

    /// Every passage that a plain query is about: place, tab, text; one a line.
    pub fn passages(&self) -> String {
        let all = (0..self.index.size().0).filter_map(|number| u32::try_from(number).ok()).map(PassageId);
        let plain = all.filter(|id| self.index.passage(*id).is_some_and(|passage| passage.scope != Scope::Apparatus));
        plain.map(|id| format!("{}\t{}\n", self.place(id), self.index.text(id).replace(['\t', '\n'], " "))).collect()
    }

    fn answer(&self, q: &str, limit: usize) -> Answer {
        search::answer(&self.corpus, &self.index, &Request::query(q), limit)
    }

    fn place(&self, id: PassageId) -> String {
        let Some(passage) = self.index.passage(id) else { return String::new() };
        let letter = self.corpus.letters.get(passage.letter).map_or("", |letter| &letter.id);
        format!("{letter}#{}", passage.anchor)
    }
}

/// Nothing happens by itself.
fn main() {}
