//! The letters as other programs take them: chapters in Markdown for mdBook, plain pages for Pagefind. Twice each: as one
//! would publish them, a page for each letter; and cut into passages, so that their searches can find what ours finds.
//!
//! Start with [`lay_out`]. Must not know browsers.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};
use corpus::{Corpus, Letter, reading::reading_text};

/// Writes `book/`, `book-of-passages/`, `pages/` and `pages-of-passages/` into a folder.
pub fn lay_out(corpus: &Corpus, folder: &Path) -> Result<()> {
    for (name, by_passage) in [("book", false), ("book-of-passages", true)] {
        let book = folder.join(name);
        let title = &corpus.collection.title;
        write(&book.join("book.toml"), &format!("[book]\ntitle = \"{title}\"\nlanguage = \"en\"\n"))?;
        let mut summary = "# Summary\n\n".to_owned();
        for letter in &corpus.letters {
            summary.push_str(&format!("- [{}]({}.md)\n", letter.title, letter.id));
            write(&book.join(format!("src/{}.md", letter.id)), &chapter(letter, by_passage))?;
        }
        write(&book.join("src/SUMMARY.md"), &summary)?;
    }
    for letter in &corpus.letters {
        write(&folder.join(format!("pages/{}/index.html", letter.id)), &page(corpus, letter))?;
        for (part, text) in parts(letter) {
            let page = document(&format!("{} {part}", letter.title), &format!("<p>{}</p>", escaped(&text)), "");
            write(&folder.join(format!("pages-of-passages/{}/{part}/index.html", letter.id)), &page)?;
        }
    }
    write(&folder.join("pages-of-passages/index.html"), &searching_page(corpus))?;
    write(&folder.join("pages/index.html"), &searching_page(corpus))
}

fn write(file: &Path, text: &str) -> Result<()> {
    let folder = file.parent().context("a file lies in a folder")?;
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    fs::write(file, text).with_context(|| format!("{} cannot be written", file.display()))
}

fn parts(letter: &Letter) -> impl Iterator<Item = (&str, String)> {
    letter.parts.iter().map(|part| (part.id.as_str(), reading_text(letter, part)))
}

fn chapter(letter: &Letter, by_passage: bool) -> String {
    let mut text = format!("# {}\n\n{}\n", letter.title, letter.description);
    for (id, said) in parts(letter) {
        let heading = if by_passage { format!("\n## {id}\n") } else { String::new() };
        // What Markdown would take for markup stays text.
        let said = said.replace(['*', '_', '`', '<', '[', '#'], "\u{200b}");
        text.push_str(&format!("{heading}\n{said}\n"));
    }
    text
}

/// Pagefind's own search field, as its documentation has it, which also answers `?q=`.
const FIELD: &str = "<div id=\"search\"></div>\n<script src=\"/pagefind/pagefind-ui.js\"></script>\n<script>\
    const ui = new PagefindUI({ element: '#search', showImages: false });\
    const asked = new URLSearchParams(location.search).get('q'); if (asked) ui.triggerSearch(asked);</script>";

fn page(corpus: &Corpus, letter: &Letter) -> String {
    let links: String = corpus
        .letters
        .iter()
        .map(|letter| format!("<li><a href=\"../{}/\">{}</a></li>", letter.id, escaped(&letter.title)))
        .collect();
    let body: String = parts(letter).map(|(id, text)| format!("<p id=\"{id}\">{}</p>\n", escaped(&text))).collect();
    document(&letter.title, &body, &format!("{FIELD}<nav><ul>{links}</ul></nav>"))
}

fn searching_page(corpus: &Corpus) -> String {
    let title = escaped(&corpus.collection.title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <link rel=\"stylesheet\" href=\"/pagefind/pagefind-ui.css\"></head><body><h1>{title}</h1>{FIELD}</body></html>\n"
    )
}

fn document(title: &str, body: &str, beside: &str) -> String {
    let title = escaped(title);
    let style = if beside.is_empty() { "" } else { "<link rel=\"stylesheet\" href=\"/pagefind/pagefind-ui.css\">" };
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>{style}\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <style>body{{font:1.1rem/1.6 Georgia,serif;max-width:40rem;margin:2rem auto;padding:0 1rem}}</style></head>\
         <body>{beside}<main data-pagefind-body><h1>{title}</h1>\n{body}</main></body></html>\n"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
