//! The files of a page: links to them; in the one file, which has none beside it, made in the browser.
//!
//! Start with [`Downloads`]. Must not know how a file is written: `exports` does.

use yew::prelude::*;

use super::{citing, copying::use_copier, menu::menu};
use crate::platform::download;
use crate::view::PageContext;
use citations::{Style, Subject, cite_all};
use corpus::Letter;
use exports::export;
use text::Version;

/// What the menu is given.
#[derive(Clone, PartialEq, Properties)]
pub struct DownloadsProps {
    /// What every page is given.
    pub context: PageContext,
    /// The letter.
    pub letter_id: String,
}

/// *Downloads*, on the page of a letter.
#[component]
pub fn Downloads(props: &DownloadsProps) -> Html {
    let DownloadsProps { context, letter_id } = props;
    let copier = use_copier();
    let save = {
        let (context, letter_id, copier) = (context.clone(), letter_id.clone(), copier.clone());
        Callback::from(move |file: MadeFile| {
            let name = file.name(&letter_id);
            let text = context.edition.corpus.letter(&letter_id).map(|letter| file.text(&context, letter));
            if text.is_some_and(|text| download::save(&name, file.media_type(), &text)) {
                copier.say(format!("Saved as {name}."));
            }
        })
    };
    let content = if context.is_one_file() { made(context, letter_id, &save) } else { linked(context, letter_id) };
    let content = html! { <>{ content }{ copier.said() }</> };
    menu(html! { { "Downloads" } }, "files-menu", "", content)
}

/// What a file is, its format, and its path.
type FileRow = (&'static str, &'static str, &'static str);

/// What there is of a letter; the path follows `data/letters/{id}.`.
const OF_LETTER: [FileRow; 5] = [
    ("Reading text", "plain text", "txt"),
    ("Text as transmitted", "plain text", "source.txt"),
    ("Reading text with notes and corrections", "Markdown", "md"),
    ("Both texts, encoded", "TEI P5", "xml"),
    ("Text and dossier as data", "JSON", "json"),
];

/// What there is of the edition; the path follows `data/`.
const OF_EDITION: [FileRow; 8] = [
    ("All letters as data", "JSON", "corpus.json"),
    ("Passages that belong side by side", "JSON", "parallels.json"),
    ("Themes and their passages", "CSV", "themes.csv"),
    ("Corrections and their reasons", "CSV", "emendations.csv"),
    ("Index of the letters", "CMIF", "cmif.xml"),
    ("Citations", "BibTeX", "citations.bib"),
    ("Citations", "RIS", "citations.ris"),
    ("Every file, with its digest", "JSON", "index.json"),
];

fn linked(context: &PageContext, letter_id: &str) -> Html {
    let item = |what: &str, format: &str, path: String| {
        html! {
            <li>
                <a href={context.file(&path)} download="" aria-label={format!("{what}, {format}")}>{ what }</a>
                <span>{ format }</span>
            </li>
        }
    };
    let corpus = &context.edition.corpus;
    let has_source = corpus.letter(letter_id).is_some_and(Letter::has_source);
    let of_letter = OF_LETTER
        .into_iter()
        .filter(|(_, _, ending)| has_source || *ending != "source.txt")
        .map(|(what, format, ending)| item(what, format, format!("data/letters/{letter_id}.{ending}")));
    let has = |path: &str| match path {
        "themes.csv" => !corpus.themes.is_empty(),
        "parallels.json" => corpus.letters.len() > 1,
        "emendations.csv" => corpus.letters.iter().any(|letter| !letter.corrections.is_empty()),
        _ => true,
    };
    let of_edition = OF_EDITION
        .into_iter()
        .filter(|(_, _, path)| has(path))
        .map(|(what, format, path)| item(what, format, format!("data/{path}")));
    let one_file = format!("{}.html", context.edition.corpus.collection.id);
    html! {
        <>
            <div><span class="legend">{ "This letter" }</span><ul class="plain files">{ for of_letter }</ul></div>
            <div>
                <span class="legend">{ "The edition" }</span>
                <ul class="plain files">
                    { item("Everything in one file, for a disk", "HTML", one_file) }
                    { for of_edition }
                </ul>
            </div>
        </>
    }
}

/// A file that the browser makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MadeFile {
    Reading,
    Source,
    Markdown,
    Json,
    Themes,
    Corrections,
    Citations(Style),
}

impl MadeFile {
    const OF_LETTER: [Self; 4] = [Self::Reading, Self::Source, Self::Markdown, Self::Json];
    const OF_EDITION: [Self; 5] = [
        Self::Themes,
        Self::Corrections,
        Self::Citations(Style::BibTex),
        Self::Citations(Style::Ris),
        Self::Citations(Style::CslJson),
    ];

    fn label(self) -> (&'static str, &'static str) {
        match self {
            Self::Reading => ("Reading text", "plain text"),
            Self::Source => ("Text as transmitted", "plain text"),
            Self::Markdown => ("Reading text with notes and corrections", "Markdown"),
            Self::Json => ("Text and dossier as data", "JSON"),
            Self::Themes => ("Themes and their passages", "CSV"),
            Self::Corrections => ("Corrections and their reasons", "CSV"),
            Self::Citations(style) => ("Citations", style.label()),
        }
    }

    fn name(self, letter_id: &str) -> String {
        match self {
            Self::Reading => format!("{letter_id}.txt"),
            Self::Source => format!("{letter_id}.source.txt"),
            Self::Markdown => format!("{letter_id}.md"),
            Self::Json => format!("{letter_id}.json"),
            Self::Themes => "themes.csv".to_owned(),
            Self::Corrections => "emendations.csv".to_owned(),
            Self::Citations(style) => format!("citations.{}", style.file_type().map_or("txt", |(ending, _)| ending)),
        }
    }

    fn media_type(self) -> &'static str {
        match self {
            Self::Reading | Self::Source => "text/plain",
            Self::Markdown => "text/markdown",
            Self::Json => "application/json",
            Self::Themes | Self::Corrections => "text/csv",
            Self::Citations(style) => style.file_type().map_or("text/plain", |(_, media_type)| media_type),
        }
    }

    fn text(self, context: &PageContext, letter: &Letter) -> String {
        let edition = citing(context);
        match self {
            Self::Reading => export::text(&edition, letter, Version::Reading),
            Self::Source => export::text(&edition, letter, Version::Source),
            Self::Markdown => export::markdown(&edition, letter),
            Self::Json => export::json(letter),
            Self::Themes => export::themes_csv(edition.corpus),
            Self::Corrections => export::emendations_csv(edition.corpus),
            Self::Citations(style) => {
                let letters = edition.corpus.letters.iter().map(Subject::Letter);
                let subjects: Vec<Subject> = [Subject::Edition].into_iter().chain(letters).collect();
                cite_all(&edition, &subjects, style)
            }
        }
    }
}

fn made(context: &PageContext, letter_id: &str, save: &Callback<MadeFile>) -> Html {
    let corpus = &context.edition.corpus;
    let has_source = corpus.letter(letter_id).is_some_and(Letter::has_source);
    let has = |file: &MadeFile| match file {
        MadeFile::Source => has_source,
        MadeFile::Themes => !corpus.themes.is_empty(),
        MadeFile::Corrections => corpus.letters.iter().any(|letter| !letter.corrections.is_empty()),
        _ => true,
    };
    let item = |file: MadeFile| {
        let save = save.clone();
        let (what, format) = file.label();
        html! {
            <li>
                <button type="button" aria-label={format!("{what}, {format}")} onclick={move |_| save.emit(file)}>
                    { what }
                </button>
                <span>{ format }</span>
            </li>
        }
    };
    html! {
        <>
            <div>
                <span class="legend">{ "This letter" }</span>
                <ul class="plain files">{ for MadeFile::OF_LETTER.into_iter().filter(has).map(&item) }</ul>
            </div>
            <div>
                <span class="legend">{ "The edition" }</span>
                <ul class="plain files">{ for MadeFile::OF_EDITION.into_iter().filter(has).map(&item) }</ul>
            </div>
            <p class="small">{ "TEI and CMIF are made for the site, and lie there." }</p>
        </>
    }
}
