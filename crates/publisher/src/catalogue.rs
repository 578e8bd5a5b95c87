//! The pages of the folders that no page of the application stands for: `/data/`, which says of every file what it is,
//! `/data/letters/`, `/letters/`, which lists the letters with theirs, and `/compare/{letter}/`.
//!
//! Start with [`data`], [`files_of_letters`], [`letters`] and [`comparisons`]; [`super::page::Frame::plain`] puts head and navigation around them. They run no
//! application: what they say only the publisher knows.

use std::{collections::BTreeMap, fmt::Write as _};

use corpus::{Corpus, Letter, named};
use exports::files::{DataFile, formats};
use knot_of_war::edition::Edition;
use site::{Route, pages};
use text::escape::html as escape;

use super::{PublishError, output::Output};

/// A page without the application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainPage {
    /// Its folder below the edition's root, with a slash at its end.
    pub folder: String,
    /// Its title, without the edition's.
    pub title: String,
    /// A sentence for search engines.
    pub description: String,
    /// What stands in `<main>`, as HTML.
    pub main: String,
    /// `prev` and `next` with the folders of the pages before and after.
    pub neighbours: Vec<(&'static str, String)>,
}

/// What the columns of a table hold, by their names.
type Columns = &'static [(&'static str, &'static str)];

/// The tables; where a column is not named for its table, it is what the first of them says.
const TABLES: &[(&str, Columns)] = &[
    (
        "letters.csv",
        &[
            ("letter", "the letter’s id, as in its address"),
            ("title", "the letter’s title in this edition"),
            ("date", "as YYYY-MM-DD, or less where less is known"),
            ("date_certainty", "whether the date stands in the letter, is inferred, or is doubtful"),
            ("from", "who sent it"),
            ("to", "who was to receive it"),
            ("form", "letter, telegram, or what else it is"),
            ("paragraphs", "how many paragraphs its body has"),
            ("words", "how many words its body has, in the reading text"),
            ("archive", "the archive or collection that the text is from"),
            ("citation", "how the letter is cited (Chicago, bibliography)"),
            ("part", "the passage’s id in its letter, as in its address after #"),
        ],
    ),
    (
        "themes.csv",
        &[
            ("theme", "the theme’s id, as in its address"),
            ("label", "the theme in words"),
            ("assignment", "main: the passage is about the theme; touches: it mentions it"),
        ],
    ),
    (
        "emendations.csv",
        &[
            ("id", "the correction’s id in its letter"),
            ("kind", "what sort of slip"),
            ("certainty", "how sure the correction is"),
            ("applied", "whether the reading text has the correction: yes or no"),
            ("as_transmitted", "the words of the source"),
            ("proposed", "the words in their place"),
            ("why", "the reason"),
            ("sense", "turned: without it the words say the opposite; open: the sense hangs on it"),
        ],
    ),
    (
        "contradictions.csv",
        &[
            ("order", "the editor’s order, from the strongest"),
            ("id", "the contradiction’s id"),
            ("question", "the question that both passages answer"),
            ("strength", "from 1 to 3"),
            ("a", "one passage: letter and part"),
            ("a_words", "which of its words are meant, if not all"),
            ("a_to", "to whom it was written"),
            ("a_text", "the words themselves"),
            ("b", "the other passage"),
            ("b_words", "which of its words are meant, if not all"),
            ("b_to", "to whom it was written"),
            ("b_text", "the words themselves"),
            ("reason", "why they contradict each other"),
        ],
    ),
    (
        "exchange.csv",
        &[
            ("number", "its place in the order of the messages"),
            ("id", "the message’s id"),
            ("label", "the message in a few words"),
            ("dated", "its date, with the hour where that is known"),
            ("from", "who sent it"),
            ("to", "to whom it was sent"),
            ("kind", "letter, telegram, broadcast and the like, with its way"),
            ("public", "whether it was said to everybody: yes or no"),
            ("place", "the place of its dateline"),
            ("sent", "when it was sent off or broadcast"),
            ("handed_on", "when it was handed to those who were to pass it on"),
            ("delivered", "when it was handed to whom it was for"),
            ("received", "when it was received"),
            ("answers", "the ids of the messages that it answers"),
            ("answered_by", "the ids of those that answer it"),
            ("letter", "the id of the letter of this edition that it is, if any"),
            ("printed", "where it is printed"),
            ("url", "where it can be read"),
            ("remarks", "how the hours are known, and what else is"),
        ],
    ),
];

/// What a column of a table holds.
fn holds(table: &str, column: &str) -> Option<&'static str> {
    let known = |columns: Columns| columns.iter().find(|(name, _)| *name == column).map(|(_, holds)| *holds);
    let own = TABLES.iter().find(|(name, _)| *name == table).and_then(|(_, columns)| known(columns));
    own.or_else(|| TABLES.iter().find_map(|(_, columns)| known(columns)))
}

/// The page of `/data/`.
///
/// # Errors
/// When a file is listed that was not written.
pub fn data(edition: &Edition, files: &[DataFile], output: &Output) -> Result<PlainPage, PublishError> {
    let mut main = format!(
        "<article class=\"column prose catalogue\">\n<h1>Data</h1>\n\
         <p>The whole edition as files, to be read, counted and built upon by other programs. They are the same data that \
         the pages are made from. <a href=\"index.json\">index.json</a> is this list for programs.</p>\n{}",
        rights(&edition.corpus)
    );
    let (of_letters, of_all): (Vec<&DataFile>, Vec<&DataFile>) =
        files.iter().partition(|file| file.path.starts_with("data/letters/"));
    main.push_str("<h2 id=\"collection\">The collection</h2>\n<dl class=\"data-files\">\n");
    for file in of_all {
        describe(&mut main, file, "data/", output)?;
    }
    main.push_str("</dl>\n<h2 id=\"letters\">Each letter</h2>\n");
    main.push_str(&of_each_letter(edition, &of_letters, "data/", output)?);
    main.push_str("</article>\n");
    let title = &edition.corpus.collection.title;
    let description = format!("The files of {title}: TEI, JSON, CSV, citations; what each is, its columns and digest.");
    Ok(PlainPage { folder: "data/".to_owned(), title: "Data".to_owned(), description, main, neighbours: Vec::new() })
}

/// The page of `/data/letters/`, for whoever has shortened the address of a file.
///
/// # Errors
/// When a file is listed that was not written.
pub fn files_of_letters(edition: &Edition, files: &[DataFile], output: &Output) -> Result<PlainPage, PublishError> {
    let folder = "data/letters/";
    let files: Vec<&DataFile> = files.iter().filter(|file| file.path.starts_with(folder)).collect();
    let main = format!(
        "<article class=\"column prose catalogue\">\n<h1>Files of each letter</h1>\n\
         <p>A part of the <a href=\"../\">data</a> of this edition.</p>\n{}{}</article>\n",
        rights(&edition.corpus),
        of_each_letter(edition, &files, folder, output)?
    );
    let title = &edition.corpus.collection.title;
    let description = format!("The files of each letter of {title}: TEI, JSON, Markdown, plain text; with digests.");
    let title = "Files of each letter".to_owned();
    Ok(PlainPage { folder: folder.to_owned(), title, description, main, neighbours: Vec::new() })
}

/// The files of the letters, seen from a folder: of many letters only which kinds there are.
fn of_each_letter(
    edition: &Edition,
    files: &[&DataFile],
    folder: &str,
    output: &Output,
) -> Result<String, PublishError> {
    let root = "../".repeat(folder.matches('/').count());
    let mut out = String::new();
    if pages::has_many_letters(&edition.corpus) {
        let _ = writeln!(
            out,
            "<p>{} files, <code>letters/</code> with the id of the letter and an ending. The \
             <a href=\"{root}letters/\">list of letters</a> leads to those of each; \
             <a href=\"{root}data/index.json\">index.json</a> has size and digest of every one.</p>\n<dl class=\"data-files\">",
            files.len()
        );
        for (ending, label) in endings(&edition.corpus) {
            let _ = writeln!(out, "<dt><code>letters/{{id}}.{ending}</code></dt>\n<dd>{label}</dd>");
        }
    } else {
        out.push_str("<dl class=\"data-files\">\n");
        for file in files {
            describe(&mut out, file, folder, output)?;
        }
    }
    out.push_str("</dl>\n");
    Ok(out)
}

/// Under which licence the files are, and that letters have rights of their own.
fn rights(corpus: &Corpus) -> String {
    let licence = corpus.collection.licence.as_ref().map_or_else(
        || "No licence is stated for what this edition has added to the letters.".to_owned(),
        |licence| {
            format!(
                "What this edition has added to the letters, in every file, is under \
                 <a rel=\"license\" href=\"{}\">{}</a>.",
                escape(&licence.url),
                escape(&licence.name)
            )
        },
    );
    format!("<p>{licence} The rights in each letter are stated in its dossier.</p>\n")
}

/// The endings that files of letters have, each with what it is.
fn endings(corpus: &Corpus) -> Vec<(&'static str, &'static str)> {
    let mut endings = Vec::new();
    for format in corpus.letters.iter().flat_map(formats) {
        if !endings.contains(&format) {
            endings.push(format);
        }
    }
    endings
}

/// A file, as it is called and linked to from a folder: what it is, its columns if it is a table, size and digest.
fn describe(out: &mut String, file: &DataFile, folder: &str, output: &Output) -> Result<(), PublishError> {
    let near = file.path.strip_prefix(folder).map(str::to_owned);
    let link = near.unwrap_or_else(|| format!("{}{}", "../".repeat(folder.matches('/').count()), file.path));
    let name = link.trim_start_matches("../");
    let written = output.written(&file.path)?;
    let media_type = file.media_type.split(';').next().unwrap_or_default();
    let _ = write!(
        out,
        "<dt><a href=\"{link}\">{name}</a></dt>\n<dd>{what}. <span class=\"small\">{media_type}, {size}</span>{columns}\
         <span class=\"small digest\">SHA-256 <code>{digest}</code></span></dd>\n",
        link = escape(&link),
        name = escape(name),
        what = escape(&file.what),
        media_type = escape(media_type),
        size = size(written.bytes),
        columns = columns(file),
        digest = written.hex(),
    );
    Ok(())
}

/// The columns of a table, read off its first line, with what they hold.
fn columns(file: &DataFile) -> String {
    if !file.media_type.starts_with("text/csv") {
        return String::new();
    }
    let table = file.path.rsplit('/').next().unwrap_or_default();
    let text = String::from_utf8_lossy(&file.bytes);
    let line = text.trim_start_matches('\u{FEFF}').lines().next().unwrap_or_default();
    let items: String = line
        .split(',')
        .map(|name| {
            let holds = holds(table, name).map(|holds| format!(": {holds}")).unwrap_or_default();
            format!("<li><code>{}</code>{holds}</li>\n", escape(name))
        })
        .collect();
    format!("\nColumns:\n<ul class=\"data-columns\">\n{items}</ul>\n")
}

/// A number of bytes, as one says it.
fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", (bytes + 500) / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

/// How many letters one page of the list of letters holds.
const LETTERS_PAGE: usize = 250;

/// The folder of a page of the list of letters, counted from 1.
fn letters_folder(page: usize) -> String {
    if page <= 1 { "letters/".to_owned() } else { format!("letters/page/{page}/") }
}

/// The page of `/letters/`, with those after it where one cannot hold all.
///
/// # Errors
/// When a file of a letter was not written.
pub fn letters(edition: &Edition, files: &[DataFile], output: &Output) -> Result<Vec<PlainPage>, PublishError> {
    let count = pages::pages_of(edition.corpus.letters.len(), LETTERS_PAGE);
    (1..=count).map(|page| letters_page(edition, (page, count), files, output)).collect()
}

/// The way between the pages of the list.
fn ways(page: usize, count: usize, root: &str) -> String {
    if count < 2 {
        return String::new();
    }
    let item = |to: usize, attribute: &str, label: &str| {
        format!("<li><a href=\"{root}{}\"{attribute}>{label}</a></li>\n", letters_folder(to))
    };
    let mut items = String::new();
    if page > 1 {
        items.push_str(&item(page - 1, " rel=\"prev\"", "Previous"));
    }
    for to in 1..=count {
        let current = if to == page { " aria-current=\"page\"" } else { "" };
        items.push_str(&item(to, &format!(" aria-label=\"Page {to}\"{current}"), &to.to_string()));
    }
    if page < count {
        items.push_str(&item(page + 1, " rel=\"next\"", "Next"));
    }
    format!("<nav class=\"paging\" aria-label=\"Pages of this list\"><ol class=\"plain\">\n{items}</ol></nav>\n")
}

fn letters_page(
    edition: &Edition,
    (page, count): (usize, usize),
    files: &[DataFile],
    output: &Output,
) -> Result<PlainPage, PublishError> {
    let corpus = &edition.corpus;
    let folder = letters_folder(page);
    let root = "../".repeat(folder.matches('/').count());
    let ways = ways(page, count, &root);
    let first = (page - 1) * LETTERS_PAGE + 1;
    let mut main = format!(
        "<article class=\"column prose catalogue\">\n<h1>Letters</h1>\n\
         <p>In order of the collection. The <a href=\"{root}\">first page</a> searches and filters them; \
         <a href=\"{root}data/\">Data</a> has the files of the whole collection.</p>\n{rights}{ways}<ol class=\"letters-list\"{start}>\n",
        rights = rights(corpus),
        start = if page > 1 { format!(" start=\"{first}\"") } else { String::new() },
    );
    for letter in corpus.letters.iter().skip(first - 1).take(LETTERS_PAGE) {
        let _ = writeln!(
            main,
            "<li><a href=\"{address}\">{title}</a><br>{facts}",
            address = escape(&format!("{root}{}", Route::letter(&letter.id).path().trim_start_matches('/'))),
            title = escape(&letter.title),
            facts = escape(&facts(edition, letter)),
        );
        // Digests of hundreds of letters would be most of what the page says; `/data/` says where they are.
        if pages::has_many_letters(corpus) {
            main.push_str("<ul class=\"data-formats\">\n");
            for (ending, label) in formats(letter) {
                let id = escape(&letter.id);
                let _ = writeln!(main, "<li><a href=\"{root}data/letters/{id}.{ending}\">{label}</a></li>");
            }
            main.push_str("</ul>");
        } else {
            main.push_str("<dl class=\"data-files\">\n");
            let own = format!("data/letters/{}.", letter.id);
            for file in files.iter().filter(|file| file.path.starts_with(&own)) {
                describe(&mut main, file, &folder, output)?;
            }
            main.push_str("</dl>");
        }
        main.push_str("</li>\n");
    }
    let _ = write!(main, "</ol>\n{ways}</article>\n");
    let title = &corpus.collection.title;
    let description = format!("The letters of {title}, with sender, recipient, date, and their files.");
    let before = (page > 1).then(|| ("prev", letters_folder(page - 1)));
    let after = (page < count).then(|| ("next", letters_folder(page + 1)));
    let title = if page > 1 { format!("Letters, page {page}") } else { "Letters".to_owned() };
    Ok(PlainPage { folder, title, description, main, neighbours: before.into_iter().chain(after).collect() })
}

/// The pages of `/compare/{letter}/`, for whoever has shortened the address of a comparison: what there is to set beside it.
#[must_use]
pub fn comparisons(edition: &Edition) -> Vec<PlainPage> {
    let corpus = &edition.corpus;
    let mut beside: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for route in site::pages(corpus) {
        if let Route::Compare { a, b } = route {
            beside.entry(a).or_default().push(b);
        }
    }
    let of = |letter: &Letter| -> Option<PlainPage> {
        let others = beside.get(&letter.id)?;
        let folder = format!("compare/{}/", letter.id);
        let root = "../".repeat(folder.matches('/').count());
        let title = format!("{} beside another", letter.title);
        let mut main = format!(
            "<article class=\"column prose catalogue\">\n<h1>{}</h1>\n\
             <p>Choose what is to stand beside it; <a href=\"../\">Compare</a> has all pairs.</p>\n<ul>\n",
            escape(&title)
        );
        for other in others {
            let label = corpus.letter(other).map_or("All other letters, by words", |other| other.title.as_str());
            let _ = writeln!(main, "<li><a href=\"{}/\">{}</a></li>", escape(other), escape(label));
        }
        let _ = write!(
            main,
            "</ul>\n<p><a href=\"{}\">Read it by itself</a></p>\n</article>\n",
            escape(&format!("{root}{}", Route::letter(&letter.id).path().trim_start_matches('/')))
        );
        let description = format!("What can be read beside {}, level with it.", letter.title);
        Some(PlainPage { folder, title, description, main, neighbours: Vec::new() })
    };
    corpus.letters.iter().filter_map(of).collect()
}

/// Who wrote to whom, when, and how much.
fn facts(edition: &Edition, letter: &Letter) -> String {
    let date = letter.date.in_words().map(|date| format!(", {date}")).unwrap_or_default();
    format!(
        "{}{date}; {}, {} words",
        named::from_to(&edition.corpus, letter),
        edition.corpus.collection.form_label(&letter.form).to_lowercase(),
        edition.word_count(letter)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_said_as_one_says_them() {
        assert_eq!(size(999), "999 bytes");
        assert_eq!(size(1_500), "2 kB");
        assert_eq!(size(1_240_000), "1.2 MB");
    }

    #[test]
    fn a_table_names_its_columns_and_what_they_hold() {
        let file = DataFile {
            path: "data/x.csv".to_owned(),
            media_type: "text/csv; charset=utf-8",
            what: String::new(),
            bytes: "\u{FEFF}letter,unheard_of\r\n1,2\r\n".as_bytes().to_vec(),
        };
        let columns = columns(&file);
        assert!(columns.contains("<li><code>letter</code>: the letter’s id"), "{columns}");
        assert!(columns.contains("<li><code>unheard_of</code></li>"), "{columns}");
    }

    #[test]
    fn every_column_of_every_table_is_explained() {
        let corpus = corpus::fixture::corpus();
        let edition = citations::CitedEdition { corpus: &corpus, base: None, accessed: None };
        let tables = exports::files::all(&edition, Vec::new()).unwrap();
        for table in tables.into_iter().filter(|file| file.media_type.starts_with("text/csv")) {
            let columns = columns(&table);
            assert!(!columns.contains("</code></li>"), "{}: {columns}", table.path);
        }
    }
}
