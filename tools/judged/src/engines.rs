//! The engines that are compared, each asked the same queries about the same documents.
//!
//! Start with [`ours`] and [`others`]. tantivy is asked here, the engines in JavaScript by `engines.mjs`, which are set up
//! as their documentation advises.

use std::{collections::BTreeMap, path::Path, process::Command};

use anyhow::{Context as _, Result};
use search::{Index, Request};
use tantivy::{
    TantivyDocument,
    collector::TopDocs,
    query::QueryParser,
    schema::{FAST, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions, Value as _},
    tokenizer::{Language, LowerCaser, SimpleTokenizer, Stemmer, StopWordFilter, TextAnalyzer},
};

use crate::collection::Collection;

/// So many documents are listed for each query.
pub const LISTED: usize = 100;

/// What this search lists, with the settings it has everywhere.
pub fn ours(frame: &corpus::Corpus, collection: &Collection) -> Result<Vec<Vec<String>>> {
    let corpus = collection.corpus(frame)?;
    let index = Index::build(&corpus);
    Ok(collection.queries.iter().map(|query| listed(&corpus, &index, &query.text)).collect())
}

/// The letters of the passages that a page would list, best first.
pub fn listed(corpus: &corpus::Corpus, index: &Index, q: &str) -> Vec<String> {
    let answer = search::answer(corpus, index, &Request::query(q), LISTED);
    let some = answer.partial_matches.iter().flat_map(|some| &some.passages);
    let passages = answer.passages.iter().chain(some).filter_map(|found| index.passage(found.passage));
    passages
        .filter_map(|passage| corpus.letters.get(passage.letter))
        .map(|letter| letter.id.clone())
        .take(LISTED)
        .collect()
}

/// What the others list, by name.
pub fn others(root: &Path, folder: &Path, collection: &Collection) -> Result<Vec<(String, Vec<Vec<String>>)>> {
    let mut all = vec![("tantivy".to_owned(), tantivy(collection)?), ("Lucene's BM25".to_owned(), lucene(collection))];
    let packages: std::path::PathBuf =
        std::env::var_os("NODE_PACKAGES").map_or_else(|| root.join("tools/npm/node_modules"), Into::into);
    let script = root.join("tools/judged/engines.mjs");
    for name in ["MiniSearch", "FlexSearch", "lunr"] {
        let output =
            Command::new("node").arg(&script).args([name, &LISTED.to_string()]).arg(folder).arg(&packages).output();
        match output {
            Ok(output) if output.status.success() => {
                let lists: Vec<(String, Vec<String>)> = serde_json::from_slice(&output.stdout).context(name)?;
                let of = |text: &str| lists.iter().find(|(query, _)| query == text).map(|(_, list)| list.clone());
                let lists = collection.queries.iter().map(|query| of(&query.text).unwrap_or_default()).collect();
                all.push((name.to_owned(), lists));
            }
            // Where Node.js or the packages are not there the others are still worth having.
            _ => eprintln!("{name} was not asked: it needs Node.js and the packages of tools/npm (npm ci)"),
        }
    }
    Ok(all)
}

/// BM25 over stems, any of the words.
fn tantivy(collection: &Collection) -> Result<Vec<Vec<String>>> {
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("en_stem")
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let text = schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing));
    let number = schema.add_u64_field("number", STORED | FAST);
    let index = tantivy::Index::create_in_ram(schema.build());
    let mut writer = index.writer_with_num_threads(1, 50_000_000)?;
    for (at, (_, document)) in (0_u64..).zip(&collection.documents) {
        let mut entry = TantivyDocument::default();
        entry.add_text(text, document);
        entry.add_u64(number, at);
        writer.add_document(entry)?;
    }
    writer.commit()?;
    let searcher = index.reader()?.searcher();
    let parser = QueryParser::for_index(&index, vec![text]);
    let mut lists = Vec::new();
    for query in &collection.queries {
        let plain: String = query.text.chars().map(|sign| if sign.is_alphanumeric() { sign } else { ' ' }).collect();
        let (query, _) = parser.parse_query_lenient(&plain.to_lowercase());
        let mut list = Vec::new();
        for (_, address) in searcher.search(&query, &TopDocs::with_limit(LISTED))? {
            let found: TantivyDocument = searcher.doc(address)?;
            let at = found.get_first(number).and_then(|value| value.as_u64()).and_then(|at| usize::try_from(at).ok());
            list.extend(at.and_then(|at| collection.documents.get(at)).map(|(id, _)| id.clone()));
        }
        lists.push(list);
    }
    Ok(lists)
}

/// What Lucene's analyser of English leaves out.
const LEFT_OUT: [&str; 33] = [
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "no", "not", "of",
    "on", "or", "such", "that", "the", "their", "then", "there", "these", "they", "this", "to", "was", "will", "with",
];

/// BM25 in Lucene's form, with its `k1` and `b`: stems by Porter's second algorithm, without the smallest words; a word
/// that the query repeats counts as often.
fn lucene(collection: &Collection) -> Vec<Vec<String>> {
    const SATURATION: f64 = 1.2;
    const LENGTH: f64 = 0.75;
    let mut analyser = TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(LowerCaser)
        .filter(StopWordFilter::remove(LEFT_OUT.map(str::to_owned)))
        .filter(Stemmer::new(Language::English))
        .build();
    let mut words = |text: &str| {
        let mut words = Vec::new();
        analyser.token_stream(text).process(&mut |token| words.push(token.text.clone()));
        words
    };
    let mut postings: BTreeMap<String, BTreeMap<usize, f64>> = BTreeMap::new();
    let mut lengths = Vec::new();
    for (at, (_, text)) in collection.documents.iter().enumerate() {
        let words = words(text);
        lengths.push(words.len() as f64);
        for word in words {
            *postings.entry(word).or_default().entry(at).or_default() += 1.0;
        }
    }
    let total = lengths.len() as f64;
    let mean = lengths.iter().sum::<f64>() / total.max(1.0);
    let listed = |query: &str| {
        let mut scores = vec![0.0_f64; lengths.len()];
        for found in words(query).iter().filter_map(|word| postings.get(word)) {
            let count = found.len() as f64;
            let rarity = (1.0 + (total - count + 0.5) / (count + 0.5)).ln();
            for (&at, times) in found {
                let norm = SATURATION * (1.0 - LENGTH + LENGTH * lengths[at] / mean);
                scores[at] += rarity * times / (times + norm);
            }
        }
        let mut order: Vec<usize> = (0..scores.len()).filter(|at| scores[*at] > 0.0).collect();
        order.sort_by(|one, other| scores[*other].total_cmp(&scores[*one]).then(one.cmp(other)));
        order.into_iter().take(LISTED).filter_map(|at| Some(collection.documents.get(at)?.0.clone())).collect()
    };
    collection.queries.iter().map(|query| query.text.as_str()).map(listed).collect()
}
