//! Letters as a block of data in a page, with a version, for as long as files last.
//!
//! Start with [`Block`]. The block is JSON in an element of its own, `<script type="application/json" id="letters">`, so
//! written that nothing in it ends the element. What its fields mean is in `docs/contracts.md`.

use std::fmt;

use serde::{Deserialize, Serialize};

use corpus::{Corpus, compact};

/// The version of the block that is written; earlier ones are read too.
pub const VERSION: u32 = 1;

/// How the element begins.
const START: &str = "<script type=\"application/json\" id=\"letters\">";

/// How it ends.
const END: &str = "</script>";

/// Whose letters these are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockMetadata {
    /// Whether they are shown together with those of the edition that the application was made for.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub together: bool,
    /// The title of the letters that were opened; together, the collection has another.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// By whom they were edited.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub editor: String,
    /// Under which licence, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub licence: String,
    /// Where the licence stands.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub licence_url: String,
    /// Together: the ids of the letters that were opened; all others are the edition's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own: Vec<String>,
    /// What was put right by hand, a sentence each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<String>,
    /// What was read and what was left out: the report of the import, as JSON.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub report: String,
}

/// What a block says.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Whose letters these are.
    pub whose: BlockMetadata,
    /// The letters.
    pub corpus: Corpus,
}

/// Why a block cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockError {
    /// It was saved by a later version of the program, with a form of its own.
    Later(u32),
    /// It has been cut or changed.
    Damaged,
}

impl fmt::Display for BlockError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Later(version) => write!(
                out,
                "These letters were saved by a newer explorer (version {version} of the file; this one reads up to \
                 {VERSION}). Open them with the newer explorer."
            ),
            Self::Damaged => out.write_str("The letters in this file cannot be read: it has been cut or changed."),
        }
    }
}

impl std::error::Error for BlockError {}

/// Only what every version of the block has.
#[derive(Deserialize)]
struct BlockVersion {
    version: u32,
}

/// The fields of a block; the collection stands beside them.
#[derive(Serialize)]
struct BlockFields<'a> {
    version: u32,
    #[serde(skip_serializing_if = "is_nobodys")]
    whose: &'a BlockMetadata,
}

fn is_nobodys(whose: &&BlockMetadata) -> bool {
    **whose == BlockMetadata::default()
}

#[derive(Deserialize)]
struct ReadBlock {
    #[serde(default)]
    whose: Option<BlockMetadata>,
    collection: Corpus,
}

/// The text of a block. `collection` is what [`compact::write_lasting`] has made of the letters: whoever saves them needs
/// not be able to write a collection.
#[must_use]
pub fn write(whose: &BlockMetadata, collection: &str) -> String {
    // The fields are texts, numbers and lists: there is nothing that the form lacks.
    let fields = compact::write_lasting(&BlockFields { version: VERSION, whose }).unwrap_or_default();
    let fields = fields.strip_suffix('}').unwrap_or_default();
    // Outside strings JSON has no such sign; within them it may be written so. What ends the element, or begins a comment
    // that hides its end, begins with it.
    format!("{fields},\"collection\":{collection}}}").replace('<', "\\u003c")
}

/// Reads the text of a block.
///
/// # Errors
/// When it is of a later version, or is no block.
pub fn read(text: &str) -> Result<Block, BlockError> {
    let text = text.trim();
    as_written(text).or_else(|trouble| match trouble {
        // Somebody may have laid it out for reading.
        BlockError::Damaged => as_written(&without_space(text)),
        later => Err(later),
    })
}

fn as_written(text: &str) -> Result<Block, BlockError> {
    let BlockVersion { version } = compact::read(text).map_err(|_| BlockError::Damaged)?;
    if version > VERSION {
        return Err(BlockError::Later(version));
    }
    let ReadBlock { whose, collection } = compact::read(text).map_err(|_| BlockError::Damaged)?;
    Ok(Block { whose: whose.unwrap_or_default(), corpus: collection })
}

/// JSON without the white space between its values.
fn without_space(text: &str) -> String {
    let (mut is_string, mut is_escaped) = (false, false);
    text.chars()
        .filter(|&character| {
            if is_string {
                let ends = character == '"' && !is_escaped;
                is_escaped = character == '\\' && !is_escaped;
                is_string = !ends;
                return true;
            }
            is_string = character == '"';
            !character.is_ascii_whitespace()
        })
        .collect()
}

/// A block as an element of a page.
#[must_use]
pub fn element(text: &str) -> String {
    format!("{START}{text}{END}\n")
}

/// The text of the block in a page, if the page has one.
#[must_use]
pub fn of_page(html: &str) -> Option<&str> {
    let (_, rest) = html.split_once(START)?;
    rest.split_once(END).map(|(text, _)| text)
}

#[cfg(test)]
mod tests {
    use corpus::fixture;

    use super::*;

    fn whose() -> BlockMetadata {
        BlockMetadata {
            title: "Letters of <b>Ada</b> & “others”".to_owned(),
            editor: "</script><script>alert(1)</script>".to_owned(),
            licence: "<!-- CC BY <script> 4.0 \\".to_owned(),
            own: vec!["winter-1".to_owned()],
            ..BlockMetadata::default()
        }
    }

    fn hostile() -> Corpus {
        let mut corpus = fixture::corpus();
        corpus.collection.title = "</SCRIPT><!--<script>\u{2028}\u{0}\r\n]]>".to_owned();
        corpus.letters[0].title = "\\</script\t>\u{1f600}\\u003c".to_owned();
        corpus
    }

    #[test]
    fn letters_come_back_from_a_page_as_they_were_whatever_they_say() {
        let corpus = hostile();
        let text = write(&whose(), &compact::write_lasting(&corpus).unwrap());
        assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok());
        assert!(!text.contains('<'), "nothing in it can end the element: {text}");
        let page = format!("<p>before</p>\n{}<p>after</p>", element(&text));
        let back = read(of_page(&page).unwrap()).unwrap();
        assert_eq!(back, Block { whose: whose(), corpus });
    }

    #[test]
    fn a_block_laid_out_for_reading_is_the_same_block() {
        let text = write(&whose(), &compact::write_lasting(&hostile()).unwrap());
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        let laid_out = serde_json::to_string_pretty(&value).unwrap();
        assert!(laid_out.lines().count() > 100);
        assert_eq!(read(&laid_out), read(&text));
    }

    #[test]
    fn a_block_of_a_later_version_is_told_whatever_else_it_holds() {
        let later = r#"{"letters":[{"new":true}],"version":7,"other":"}"}"#;
        assert_eq!(read(later), Err(BlockError::Later(7)));
        assert!(BlockError::Later(7).to_string().contains("newer explorer"));
    }

    #[test]
    fn fields_that_later_explorers_add_are_passed() {
        let text = write(&whose(), &compact::write_lasting(&hostile()).unwrap());
        let more = text.replacen("{\"version\":1,", "{\"added\":{\"a\":[1,{}]},\"version\":1,", 1);
        assert_ne!(more, text);
        assert_eq!(read(&more), read(&text));
    }

    #[test]
    fn a_block_that_is_cut_anywhere_is_damaged_and_nothing_worse() {
        let text = write(&whose(), &compact::write_lasting(&hostile()).unwrap());
        for (at, _) in text.char_indices().step_by(13) {
            assert_eq!(read(&text[..at]), Err(BlockError::Damaged), "cut at {at}");
        }
        assert_eq!(of_page("<p>no letters</p>"), None);
    }

    #[test]
    fn a_block_saved_by_the_first_version_is_read_by_this_one() {
        let text = include_str!("../../tests/version-1.json");
        let block = read(text).unwrap();
        assert_eq!(block.whose.title, "Two Letters");
        assert_eq!(block.corpus, fixture::corpus());
    }
}
