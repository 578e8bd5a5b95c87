//! Letters that a reader has opened: what is shown instead of the edition, and how one comes to them and away.
//!
//! Start with [`OpenedLetters`]. They live in this page only; how they are read from files is the importer's, how they are kept
//! in a file or on the device that of [`exports::one_file`] and of `platform`. Must not know any page.

use std::{collections::BTreeSet, rc::Rc};

use corpus::{Corpus, dossier::FactField};
use exports::one_file::{Block, BlockError, BlockMetadata, block};
use site::Address;
use yew::Callback;

use crate::edition::Edition;
use crate::platform::importer::ImportedLetters;

/// Letters that a reader has opened.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedLetters {
    /// Whose they are.
    pub whose: BlockMetadata,
    /// The letters.
    pub edition: Edition,
    /// The same as the text of a block, as it is saved and kept.
    pub block: Rc<str>,
    /// Whether this is how they were last saved, so that nothing is lost with the page.
    pub is_saved: bool,
    /// Where they are when the page is gone.
    pub kept_in: KeptIn,
    /// What has read them, while it is there.
    pub imported: Option<ImportedLetters>,
}

/// Where letters are when the page is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptIn {
    /// Nowhere but in the reader's own files.
    Page,
    /// Kept on this device.
    Device,
    /// In the file that the page is.
    File,
}

impl OpenedLetters {
    /// Letters that were read from files, not saved yet; together with the edition's where they were joined with them.
    ///
    /// # Errors
    /// When the text is of another version of the model.
    pub fn imported(letters: ImportedLetters, together: bool) -> Result<Self, BlockError> {
        let corrections = letters.importer.put_right();
        let mut opened = Self::read(&letters.compact, &letters.report, corrections)?;
        if let Some(both) = letters.both.as_ref().filter(|_| together) {
            opened.edition = Edition::new(Corpus::from_compact(both).map_err(|_| BlockError::Damaged)?);
            opened.whose.together = true;
            opened.whose.own = letters.own.to_vec();
            opened.block = block::write(&opened.whose, both).into();
        }
        opened.imported = Some(letters);
        Ok(opened)
    }

    /// Letters as [`corpus::compact::write_lasting`] writes them, with the report of what was read and what was put right.
    ///
    /// # Errors
    /// When the text is of another version of the model.
    pub fn read(collection: &str, report: &str, corrections: Vec<String>) -> Result<Self, BlockError> {
        let corpus = Corpus::from_compact(collection).map_err(|_| BlockError::Damaged)?;
        let (licence, licence_url) = licence(&corpus);
        let whose = BlockMetadata {
            title: corpus.collection.title.clone(),
            editor: corpus.collection.publisher.clone(),
            licence,
            licence_url,
            corrections,
            report: report.to_owned(),
            ..BlockMetadata::default()
        };
        let block = block::write(&whose, collection).into();
        Ok(Self { whose, edition: Edition::new(corpus), block, is_saved: false, kept_in: KeptIn::Page, imported: None })
    }

    /// Letters that were saved or kept, from the text of their block.
    ///
    /// # Errors
    /// When it is of a later version, or damaged.
    pub fn of_block(text: &str, kept_in: KeptIn) -> Result<Self, BlockError> {
        let Block { whose, corpus } = block::read(text)?;
        Ok(Self {
            whose,
            edition: Edition::new(corpus),
            block: text.trim().into(),
            is_saved: true,
            kept_in,
            imported: None,
        })
    }

    /// The name of the file that they are saved as.
    #[must_use]
    pub fn file_name(&self) -> String {
        match self.edition.corpus.collection.id.as_str() {
            "" => "letters.html".to_owned(),
            id => format!("{id}.html"),
        }
    }
}

/// The licence of a collection, and its address: the one that it states, else the one that all its letters state.
fn licence(corpus: &Corpus) -> (String, String) {
    if let Some(licence) = &corpus.collection.licence {
        return (licence.name.clone(), licence.url.clone());
    }
    let rights = corpus.letters.iter().filter_map(|letter| letter.fact(FactField::Rights));
    let stated: BTreeSet<&str> = rights.filter_map(|fact| fact.value.as_deref()).collect();
    let name = match stated.len() {
        0 => String::new(),
        1 => stated.into_iter().collect(),
        several => format!("{several} different ones, in the dossiers of the letters"),
    };
    (name, String::new())
}

/// What the application asks of whatever has started it, which can put another in its place.
#[derive(Clone)]
pub struct EditionSwitch {
    /// The title of the edition that the application was made for.
    pub edition: String,
    /// Shows letters that a reader has opened, alone or together with the edition's as they say of themselves.
    pub open: Callback<OpenedLetters>,
    /// Forgets them, and shows the edition at an address.
    pub close: Callback<Address>,
    /// Back and forward have led to an address that this instance does not show: whether another takes its place.
    pub follow: Rc<dyn Fn() -> bool>,
}

impl Default for EditionSwitch {
    fn default() -> Self {
        Self { edition: String::new(), open: Callback::noop(), close: Callback::noop(), follow: Rc::new(|| false) }
    }
}

impl PartialEq for EditionSwitch {
    fn eq(&self, other: &Self) -> bool {
        self.open == other.open && self.close == other.close && self.edition == other.edition
    }
}

#[cfg(test)]
mod tests {
    use corpus::{compact, fixture};

    use super::*;

    #[test]
    fn letters_that_were_opened_are_the_same_when_they_are_opened_from_what_was_saved() {
        let corpus = fixture::corpus();
        let collection = compact::write_lasting(&corpus).unwrap();
        let corrections = vec!["sender of winter-1: Ada Winter".to_owned()];
        let opened = OpenedLetters::read(&collection, "{\"files\":[]}", corrections).unwrap();
        assert_eq!((opened.whose.editor.as_str(), opened.whose.licence.as_str()), ("The Example Press", "CC BY 4.0"));
        assert_eq!((opened.is_saved, opened.kept_in), (false, KeptIn::Page));
        let again = OpenedLetters::of_block(&opened.block, KeptIn::File).unwrap();
        assert_eq!((again.is_saved, again.kept_in), (true, KeptIn::File));
        assert_eq!(again.whose, opened.whose);
        assert_eq!(again.edition.corpus, corpus);
        assert_eq!(again.block, opened.block, "saved again, they are the same data");
        assert_eq!(again.file_name(), "two-letters.html");
    }

    #[test]
    fn what_is_no_collection_is_not_opened() {
        assert_eq!(OpenedLetters::read("[7", "", Vec::new()).err(), Some(BlockError::Damaged));
        assert_eq!(OpenedLetters::of_block("{\"version\":2}", KeptIn::Device).err(), Some(BlockError::Later(2)));
    }
}
