//! The reading text of all letters with their notes: everything that is to be read, and nothing that needs a script.
//!
//! Start with [`plain_text`].

use std::fmt::Write as _;

use super::BlockMetadata;
use corpus::{
    Corpus, Letter, Part, PartKind,
    collection::UNDETERMINED,
    language::{Direction, direction},
    letter::NoteBy,
    named,
};
use text::{Version, compose, escape::html as escape};

/// All letters of a collection. `whose` says more of letters that a reader has opened.
#[must_use]
pub fn plain_text(corpus: &Corpus, whose: Option<&BlockMetadata>) -> String {
    let collection = &corpus.collection;
    let mut out = String::new();
    let _ = write!(
        out,
        "<main id=\"main\" class=\"plain-edition\">\n<h1>{}</h1>\n<p>{}</p>\n<p>{}</p>\n",
        escape(&collection.title),
        escape(&collection.subtitle),
        escape(&collection.description)
    );
    if let Some(whose) = whose {
        let _ = writeln!(out, "<p>{}</p>", escape(&whose.in_words()));
    }
    out.push_str("<nav aria-label=\"Letters\"><ol>\n");
    for letter in &corpus.letters {
        let _ = writeln!(out, "<li><a href=\"#{}\">{}</a></li>", escape(&letter.id), escape(&letter.title));
    }
    out.push_str("</ol></nav>\n");
    for letter in &corpus.letters {
        plain_letter(&mut out, corpus, letter);
    }
    out.push_str("</main>");
    out
}

impl BlockMetadata {
    /// Whose letters these are, as a sentence or two; empty where nothing is known.
    #[must_use]
    pub fn in_words(&self) -> String {
        let mut said = String::new();
        if !self.editor.is_empty() {
            let _ = write!(said, "Edited by {}. ", self.editor);
        }
        if !self.licence.is_empty() {
            let _ = write!(said, "Licence: {}. ", self.licence);
        }
        said.trim_end().to_owned()
    }
}

/// A letter and its notes.
fn plain_letter(out: &mut String, corpus: &Corpus, letter: &Letter) {
    let date = letter.date.in_words().map(|date| format!(", {date}")).unwrap_or_default();
    let _ = write!(
        out,
        "<article class=\"letter\" id=\"{id}\" data-letter=\"{id}\">\n<h2>{title}</h2>\n<p>{ends}{date}. {description}</p>\n",
        id = escape(&letter.id),
        title = escape(&letter.title),
        ends = escape(&named::from_to(corpus, letter)),
        description = escape(&letter.description)
    );
    let is_note = |part: &&Part| part.kind == PartKind::Note;
    for part in letter.parts.iter().filter(|part| !is_note(part)) {
        let (lang, text) = (lang_attributes(corpus, letter, part), reading_text(letter, part));
        let _ = writeln!(out, "<p id=\"{}-{}\"{lang}>{text}</p>", letter.id, part.id);
    }
    let mut notes = letter.parts.iter().filter(is_note).peekable();
    if notes.peek().is_some() {
        out.push_str("<h3>Notes</h3>\n");
    }
    for part in notes {
        let whose = match part.note_by() {
            Some(NoteBy::Translator) => "Translator",
            Some(NoteBy::Edition) => "This edition",
            _ => "Source",
        };
        let _ = writeln!(
            out,
            "<p id=\"{}-{}\">{} ({whose}): <span{}>{}</span></p>",
            letter.id,
            part.id,
            part.id,
            lang_attributes(corpus, letter, part),
            reading_text(letter, part)
        );
    }
    out.push_str("</article>\n");
}

/// The attributes by which a browser knows the language of a text and which way it runs, where the page's own is another.
fn lang_attributes(corpus: &Corpus, letter: &Letter, part: &Part) -> String {
    let told = |tag: &Option<String>| tag.clone().filter(|tag| tag != UNDETERMINED);
    let Some(own) = told(&part.lang).or_else(|| corpus.language_of(letter).map(str::to_owned)) else {
        return " dir=\"auto\"".to_owned();
    };
    if corpus.collection.told_language() == Some(own.as_str()) && direction(&own) == Direction::LeftToRight {
        return String::new();
    }
    format!(" lang=\"{}\" dir=\"{}\"", escape(&own), direction(&own).id())
}

/// The text of a part; what stands in lines there stands in lines here.
fn reading_text(letter: &Letter, part: &Part) -> String {
    let text = escape(&compose(letter, part, Version::Reading).text);
    let has_lines = part.keeps_lines() || matches!(part.kind, PartKind::List | PartKind::Table);
    if has_lines { text.replace('\n', "<br>\n") } else { text }
}
