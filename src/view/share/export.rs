//! A comparison as a file: its links with both passages, made in the browser.

use yew::prelude::*;

use super::{
    cite::{CitationSubject, entry},
    copying::use_copier,
    menu::menu,
};
use crate::platform::download;
use crate::view::compare::Comparison;
use citations::Style;
use compare::{Link, export};
use site::Head;

/// The formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Csv,
    Markdown,
    Json,
}

impl Format {
    const ALL: [Self; 3] = [Self::Csv, Self::Markdown, Self::Json];

    /// Name, ending, media type.
    fn parts(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Csv => ("CSV, a table", "csv", "text/csv"),
            Self::Markdown => ("Markdown, for reading", "md", "text/markdown"),
            Self::Json => ("JSON, for programs", "json", "application/json"),
        }
    }
}

/// What the menu is given.
#[derive(Clone, PartialEq, Properties)]
pub struct ExportProps {
    /// The comparison.
    pub comparison: Comparison,
    /// What it is cited as.
    pub cited: CitationSubject,
}

/// *Export*: the links that are shown, with both passages.
#[component]
pub fn ExportMenu(props: &ExportProps) -> Html {
    let copier = use_copier();
    let items = Format::ALL.map(|format| {
        let (props, copier) = (props.clone(), copier.clone());
        let (label, ending, media_type) = format.parts();
        let save = move |_: MouseEvent| {
            let name = format!("{}.{ending}", props.cited.file_name());
            if download::save(&name, media_type, &content(&props, format)) {
                copier.say(format!("Saved as {name}."));
            }
        };
        html! { <li><button type="button" onclick={save}>{ label }</button></li> }
    });
    let count = props.comparison.links.len();
    let unit = if count == 1 { "link" } else { "links" };
    let content = html! {
        <>
            <span class="legend">{ format!("{count} {unit}, with both passages") }</span>
            <ul class="plain formats">{ for items }</ul>
            { copier.said() }
        </>
    };
    menu(html! { { "Export" } }, "needs-app", "", content)
}

fn content(props: &ExportProps, format: Format) -> String {
    let Comparison { context, links, .. } = &props.comparison;
    let corpus = &context.edition.corpus;
    let links: Vec<&Link> = links.iter().collect();
    let title = Head::of(corpus, &context.address.route).title;
    let citation = entry(context, &props.cited, Style::ChicagoBibliography).plain();
    let document = export::ComparisonExport {
        corpus,
        evidence: context.edition.evidence(),
        links: &links,
        title: &title,
        citation: &citation,
    };
    match format {
        Format::Csv => document.to_csv(),
        Format::Markdown => document.to_markdown(),
        Format::Json => document.to_json(),
    }
}
