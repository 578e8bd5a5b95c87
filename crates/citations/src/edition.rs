//! The edition as citations name it: the collection, where it is published, when it was consulted; and its addresses.
//!
//! Start with [`CitedEdition`]. Must not know what is cited of it.

use corpus::{Corpus, PartialDate, host};
use text::address::WordAddress;

/// The edition that is cited, where it is, and when it was consulted.
#[derive(Clone, Copy, Debug)]
pub struct CitedEdition<'a> {
    /// The collection.
    pub corpus: &'a Corpus,
    /// The address of the published site with its final slash; `None` where it has none that others could open.
    pub base: Option<&'a str>,
    /// The day it was consulted; `None` leaves it out.
    pub accessed: Option<PartialDate>,
}

impl CitedEdition<'_> {
    /// The whole address of a page, from its path below the root without a leading slash.
    #[must_use]
    pub fn address(&self, path: &str) -> Option<String> {
        self.base.map(|base| format!("{}/{path}", base.trim_end_matches('/')))
    }

    /// “The Example Press”, or nothing.
    pub fn publisher(&self) -> Option<&str> {
        Some(self.corpus.collection.publisher.as_str()).filter(|publisher| !publisher.is_empty())
    }

    /// The same where a format wants to know who is answerable: that nobody is named is said.
    pub fn editor(&self) -> &str {
        self.publisher().unwrap_or(UNNAMED_EDITOR)
    }

    /// Its version, as `2.1.0`.
    pub fn version(&self) -> &str {
        &self.corpus.collection.edition.version
    }

    /// The day of this version.
    pub fn date(&self) -> PartialDate {
        self.corpus.collection.edition.date
    }

    /// Its title without the subtitle.
    pub fn title(&self) -> &str {
        &self.corpus.collection.title
    }

    /// “Two Letters: An example”.
    pub fn full_title(&self) -> String {
        let collection = &self.corpus.collection;
        match collection.subtitle.as_str() {
            "" => collection.title.clone(),
            subtitle => format!("{}: {subtitle}", collection.title),
        }
    }
}

/// What stands for an editor whom the collection does not name.
pub const UNNAMED_EDITOR: &str = "Editor not named";

/// The path of a letter's page, as published addresses have it: `letters/{id}/`.
#[must_use]
pub fn letter_path(letter_id: &str) -> String {
    format!("letters/{letter_id}/")
}

/// The path, query and fragment of a passage: `letters/{id}/?at=p12:3-25~a1b2c3d4#p12`.
#[must_use]
pub fn words_path(letter_id: &str, passage: &WordAddress) -> String {
    format!("{}?at={passage}#{}", letter_path(letter_id), passage.words.first.part)
}

/// The path of the page that shows two letters side by side: `compare/{a}/{b}/`.
#[must_use]
pub fn comparison_path(a: &str, b: &str) -> String {
    format!("compare/{a}/{b}/")
}

/// An address that others can open: `http` or `https`, and neither this machine nor a numeric host.
///
/// The address of the page that is open (without query and fragment) may be given; what is cited is decided elsewhere.
#[must_use]
pub fn is_citable(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")) else {
        return false;
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    host::is_public(authority.rsplit('@').next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_that_others_can_open_are_cited() {
        for address in ["https://letters.example.org/x/", "http://example.org:8080/", "https://user@example.org/"] {
            assert!(is_citable(address), "{address}");
        }
        for address in [
            "file:///home/x/index.html",
            "http://localhost:8080/",
            "http://LOCALHOST/",
            "http://127.0.0.1/",
            "http://192.168.1.2:8000/x/",
            "http://2130706433/",
            "http://[::1]/",
            "https:///x",
            "ftp://example.org/",
        ] {
            assert!(!is_citable(address), "{address}");
        }
    }
}
