//! The page of the one file.
//!
//! Start with [`document`]. Everything that runs in it is allowed by its digest, which the [`Shell`] brings along: what is
//! filled in is text and data, so the policy stays as it is whatever letters the file holds.

use super::{BlockMetadata, block, plain::plain_text};
use corpus::Corpus;
use text::escape::html as escape;

/// The application, as the publisher has packed it: everything that is the same in every file of one build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shell {
    /// The content security policy.
    pub policy: String,
    /// The inline script of the head.
    pub head_script: String,
    /// The style of the plain text.
    pub plain_style: String,
    /// The icon, as an address that holds it.
    pub icon: String,
    /// Which version of the program this is.
    pub version: String,
    /// The parts of the application by name, packed.
    pub packed: Vec<(String, String)>,
    /// Unpacks and starts it.
    pub unpack: String,
}

/// What is shown in the page.
#[derive(Clone, Copy, Debug)]
pub enum Contents<'a> {
    /// The edition that the application was made for.
    Edition {
        /// The edition.
        corpus: &'a Corpus,
        /// The site's own address, if it has one.
        site_url: Option<&'a str>,
    },
    /// Nothing yet: an explorer for letters to come.
    Bare {
        /// The edition that the application was made for.
        corpus: &'a Corpus,
    },
    /// Letters that a reader has opened.
    Letters {
        /// The letters.
        corpus: &'a Corpus,
        /// Whose they are.
        whose: &'a BlockMetadata,
        /// The same as the text of a block.
        block: &'a str,
    },
}

/// The whole page.
#[must_use]
pub fn document(shell: &Shell, contents: &Contents<'_>) -> String {
    let Shell { policy, head_script, plain_style, icon, version, packed, unpack } = shell;
    let (language, root, title, description) = said(contents);
    let (body, data) = match contents {
        Contents::Edition { corpus, .. } => (plain_text(corpus, None), String::new()),
        Contents::Bare { corpus } => (bare(corpus), String::new()),
        Contents::Letters { corpus, whose, block } => (plain_text(corpus, Some(whose)), block::element(block)),
    };
    let packed: String = packed
        .iter()
        .map(|(name, text)| format!("<script type=\"text/plain\" id=\"packed-{name}\">{text}</script>\n"))
        .collect();
    format!(
        "<!DOCTYPE html>\n\
         <html lang=\"{language}\" data-app=\"static\"{root}>\n<head>\n\
         <meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <script>{head_script}</script>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n\
         <meta name=\"description\" content=\"{description}\">\n\
         <meta name=\"version\" content=\"{version}\">\n\
         <link rel=\"icon\" href=\"{icon}\">\n\
         <style>{plain_style}</style>\n\
         </head>\n<body>\n\
         <noscript><p class=\"no-app\">Scripts are off: below is the text of all letters; notes beside their places, \
         searching and comparing need scripts.</p></noscript>\n\
         <p class=\"no-app failed\" role=\"status\">The application is not running: this browser refuses \
         WebAssembly, or it has ended by itself (then load the page again). Searching and comparing are missing.</p>\n\
         <div id=\"app\">{body}</div>\n\
         <aside class=\"imprint\" aria-label=\"Version\">Version {version}</aside>\n\
         {data}{packed}<script>{unpack}</script>\n</body>\n</html>\n",
        version = escape(version),
    )
}

/// The language of a page: its letters', or that of the application's own words.
fn language(corpus: &Corpus) -> String {
    escape(corpus.collection.told_language().unwrap_or("en"))
}

/// Language, further attributes of the root element, title and description.
fn said(contents: &Contents<'_>) -> (String, String, String, String) {
    match contents {
        Contents::Edition { corpus, site_url } => {
            let collection = &corpus.collection;
            let site = site_url.map_or_else(String::new, |url| format!(" data-site=\"{}\"", escape(url)));
            let title = format!("{}: {}", escape(&collection.title), escape(&collection.subtitle));
            (language(corpus), site, title, escape(&collection.description))
        }
        Contents::Bare { .. } => {
            let description =
                "Opens letters from files of your own: TEI, text, Word, CSV. Nothing leaves your machine.";
            (
                "en".to_owned(),
                " data-letters=\"none\"".to_owned(),
                "Letters explorer".to_owned(),
                description.to_owned(),
            )
        }
        Contents::Letters { corpus, whose, .. } => {
            let collection = &corpus.collection;
            let kind = if whose.together { "together" } else { "private" };
            let root = format!(" data-letters=\"{kind}\"");
            (language(corpus), root, escape(&collection.title), escape(&collection.description))
        }
    }
}

/// What a bare explorer says where it does not run.
fn bare(corpus: &Corpus) -> String {
    format!(
        "<main id=\"main\" class=\"plain-edition\">\n<h1>Letters explorer</h1>\n<p>Opens letters from files of your own and \
         shows them as {} shows its letters: to be read, searched and compared. It needs scripts and WebAssembly.</p>\n</main>",
        escape(&corpus.collection.title)
    )
}

#[cfg(test)]
mod tests {
    use corpus::{compact, fixture};

    use super::*;

    fn shell() -> Shell {
        Shell {
            policy: "default-src 'none'; script-src 'sha256-x'".to_owned(),
            head_script: "1".to_owned(),
            plain_style: "p{}".to_owned(),
            icon: "data:,".to_owned(),
            version: "1.0.0 of 2024".to_owned(),
            packed: vec![("script".to_owned(), "H4sI".to_owned()), ("module".to_owned(), "AAAA".to_owned())],
            unpack: "2".to_owned(),
        }
    }

    #[test]
    fn letters_stand_in_the_page_as_text_and_as_data_and_add_nothing_that_runs() {
        let mut corpus = fixture::corpus();
        corpus.collection.title = "</title><script>alert(1)</script>".to_owned();
        corpus.letters[0].description = "</script><img src=x onerror=alert(1)>".to_owned();
        let whose =
            BlockMetadata { editor: "<script>".to_owned(), licence: "CC BY".to_owned(), ..BlockMetadata::default() };
        let block = block::write(&whose, &compact::write_lasting(&corpus).unwrap());
        let page = document(&shell(), &Contents::Letters { corpus: &corpus, whose: &whose, block: &block });
        assert_eq!(page.matches("<script").count(), 2 + 1 + 2, "head, unpacking, data, two packed parts: {page}");
        assert!(!page.contains("<img"));
        assert!(page.contains("Edited by &lt;script&gt;. Licence: CC BY."));
        assert!(page.contains("data-letters=\"private\"") && !page.contains("data-site"));
        assert_eq!(block::read(block::of_page(&page).unwrap()).unwrap().corpus, corpus);
        assert!(page.contains("Tell him: come home."), "the text can be read without scripts");
    }

    #[test]
    fn a_bare_explorer_has_the_application_and_no_letters() {
        let corpus = fixture::corpus();
        let page = document(&shell(), &Contents::Bare { corpus: &corpus });
        assert!(page.contains("data-letters=\"none\"") && page.contains("packed-module"));
        assert_eq!(block::of_page(&page), None);
        assert!(!page.contains("Tell him: come home."));
    }
}
