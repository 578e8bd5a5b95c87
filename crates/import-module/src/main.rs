//! The module: what `import_module` can do, for the script around it (`publisher/src/importer.js`).
//!
//! Start with [`Importer`]. Everything is text or bytes, so that a worker can hand it on. Must not decide anything.

use import_module::OpenedFiles;
use wasm_bindgen::prelude::wasm_bindgen;

/// Letters that are being opened.
#[wasm_bindgen]
#[derive(Default)]
pub struct Importer(OpenedFiles);

#[wasm_bindgen]
impl Importer {
    /// Begins; `settings`: what was decided before, as JSON, or nothing; `today`: the reader's day, `2026-11-30`.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(settings: &str, today: &str) -> Self {
        Self(OpenedFiles::new(settings, today))
    }

    /// Takes a file in.
    pub fn add(&mut self, name: String, bytes: Vec<u8>) {
        self.0.add(name, bytes);
    }

    /// Reads the next of the files that wait; `false` where none does.
    pub fn step(&mut self) -> bool {
        self.0.step()
    }

    /// Says of a file that it could not be read.
    pub fn refuse(&mut self, name: &str, why: &str) {
        self.0.refuse(name, why);
    }

    /// How many letters were read so far, and how many files were left out.
    #[wasm_bindgen(js_name = soFar)]
    #[must_use]
    pub fn so_far(&self) -> Vec<u32> {
        let (letters, left_out) = self.0.so_far();
        [letters, left_out].map(|count| u32::try_from(count).unwrap_or(u32::MAX)).to_vec()
    }

    /// Everything that the page of the report shows, as JSON.
    pub fn told(&mut self) -> String {
        self.0.told()
    }

    /// Puts a field of a letter right; what is the matter with the value, or nothing.
    pub fn put(&mut self, letter: &str, field: &str, value: &str) -> String {
        self.0.put(letter, field, value)
    }

    /// Decides a contradiction.
    pub fn decide(&mut self, about: &str, evidence: &str) {
        self.0.decide(about, evidence);
    }

    /// The collection in its compact form; empty where nothing can be shown.
    pub fn open(&mut self) -> String {
        self.0.open()
    }

    /// The collection joined with another: JSON with `compact` and `notices`.
    pub fn together(&mut self, base: &str) -> String {
        self.0.together(base)
    }

    /// Decides whether a `person` or `letter` is the edition's.
    #[wasm_bindgen(js_name = decideSame)]
    pub fn decide_same(&mut self, about: &str, own: &str, is_same: bool) {
        self.0.decide_same(about, own, is_same);
    }

    /// The report as JSON, as it is saved.
    pub fn report(&mut self) -> String {
        self.0.report_json()
    }

    /// The letters and constructs of the report as a table.
    #[wasm_bindgen(js_name = reportTable)]
    pub fn report_table(&mut self) -> String {
        self.0.report_csv()
    }

    /// The letters as TEI, a file each, as an archive.
    pub fn tei(&mut self) -> Vec<u8> {
        self.0.tei()
    }

    /// The folder of the collection as an archive.
    pub fn archive(&mut self) -> Vec<u8> {
        self.0.archive()
    }
}

fn main() {}
