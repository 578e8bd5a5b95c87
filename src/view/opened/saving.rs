//! Saving letters as one file: fetching what they are saved with, filling it, handing it to the reader.

use yew::{Callback, UseStateSetter, platform::spawn_local};

use crate::opened::OpenedLetters;
use crate::platform::{download, one_file};
use exports::one_file::{Contents, document};

/// What became of saving or keeping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveOutcome {
    /// Nobody has asked.
    None,
    /// The file is being made.
    Going,
    /// It was handed over under this name.
    Done(String),
    /// The application as a file did not come.
    NoShell,
    /// The browser lets no file be saved.
    Refused,
    /// The letters are kept on this device.
    Kept,
    /// The browser does not keep them.
    NotKept,
}

impl SaveOutcome {
    /// What is said of it.
    #[must_use]
    pub fn in_words(&self) -> String {
        let said = match self {
            Self::None => "",
            Self::Going => "Saving…",
            Self::Done(name) => {
                return format!("Saved as {name}: application and letters in one file, which opens without a network.");
            }
            Self::NoShell => {
                "Not saved: the application as a file did not come. It needs the network once; then try again."
            }
            Self::Refused => "Not saved: this browser does not let the page save a file.",
            Self::Kept => "Kept: whoever uses this browser can open them on this page. “Forget” removes them.",
            Self::NotKept => "Not kept: this browser does not let the page keep anything.",
        };
        said.to_owned()
    }
}

/// Makes the one file and hands it to the reader.
pub fn save_as_one_file(opened: &OpenedLetters, told: UseStateSetter<SaveOutcome>, done: Callback<()>) {
    told.set(SaveOutcome::Going);
    let opened = opened.clone();
    spawn_local(async move {
        let Some(shell) = one_file::shell().await else {
            return told.set(SaveOutcome::NoShell);
        };
        let OpenedLetters { whose, edition, block, .. } = &opened;
        let page = document(&shell, &Contents::Letters { corpus: &edition.corpus, whose, block });
        let name = opened.file_name();
        if download::save(&name, "text/html", &page) {
            told.set(SaveOutcome::Done(name));
            done.emit(());
        } else {
            told.set(SaveOutcome::Refused);
        }
    });
}
