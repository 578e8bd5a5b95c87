//! What the tests of search share.

use std::{path::Path, sync::LazyLock};

use corpus::{Corpus, validate::validate_folder};
use knot_of_war::CORPUS_JSON;
use search::{self, Answer, Index, PassageId, Request};

/// A collection with its index.
pub struct Searched {
    pub corpus: Corpus,
    pub index: Index,
}

impl Searched {
    fn of(corpus: Corpus) -> Self {
        Self { index: Index::build(&corpus), corpus }
    }

    /// The answer to a request, all of it.
    pub fn answer(&self, request: &Request) -> Answer {
        search::answer(&self.corpus, &self.index, request, usize::MAX)
    }

    /// The answer to a query.
    pub fn ask(&self, q: &str) -> Answer {
        self.answer(&Request::query(q))
    }

    /// “letter#part”.
    pub fn place(&self, id: PassageId) -> String {
        let passage = self.index.passage(id).expect("a passage of the index");
        format!("{}#{}", self.corpus.letters[passage.letter].id, passage.anchor)
    }

    /// The places that a query finds, in the order of the collection.
    pub fn found(&self, q: &str) -> Vec<String> {
        let mut passages: Vec<PassageId> = self.ask(q).passages.iter().map(|found| found.passage).collect();
        passages.sort();
        passages.into_iter().map(|id| self.place(id)).collect()
    }
}

/// The collection of this repository.
pub fn letters() -> &'static Searched {
    static LETTERS: LazyLock<Searched> =
        LazyLock::new(|| Searched::of(Corpus::from_json(CORPUS_JSON).expect("the embedded collection")));
    &LETTERS
}

/// One of the collections of `tests/collections/`.
pub fn small(name: &str) -> Searched {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/collections").join(name);
    Searched::of(validate_folder(&folder).corpus.expect("a small collection"))
}

/// Another collection, invented and small.
pub fn invented() -> &'static Searched {
    static INVENTED: LazyLock<Searched> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/second_collection");
        Searched::of(validate_folder(&folder).corpus.expect("the second collection"))
    });
    &INVENTED
}
