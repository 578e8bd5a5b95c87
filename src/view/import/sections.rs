//! The parts of the report in which nothing is asked: whose letters these are, the files, what the texts hold, every character.
//!
//! Each is drawn from what the module tells; [`super::report`] puts them in order.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::report::{FIRST, cell, count};
use crate::platform::importer::{Importer, ReportData};
use crate::view::parts::{letters::counted, thousands};

/// What the files say of title, editors and licence.
pub(super) fn whose(told: &ReportData, importer: Option<&Importer>) -> Html {
    let facts = [
        ("Title", 0, Some("title")),
        ("Published by", 1, None),
        ("Edited by", 2, None),
        ("Licence", 3, None),
        ("Language", 4, Some("language")),
    ];
    let facts = facts.map(|(name, at, field)| {
        let value = cell(&told.facts, at);
        let value = if value == "und" { "" } else { value };
        let Some(field) = field else {
            let value = if value.is_empty() { "not stated" } else { value };
            return html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> };
        };
        let importer = importer.cloned();
        let decide = move |event: Event| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if let (Some(importer), Some(input)) = (&importer, input) {
                importer.decide(field, &input.value());
            }
        };
        let hint = if field == "language" { "not stated; en, de, fr …" } else { "" };
        html! {
            <div>
                <dt><label for={format!("whole-{field}")}>{ name }</label></dt>
                <dd>
                    <input
                        id={format!("whole-{field}")}
                        type="text"
                        name={field}
                        value={value.to_owned()}
                        placeholder={hint}
                        onchange={decide}
                    />
                </dd>
            </div>
        }
    });
    html! {
        <section aria-labelledby="whose">
            <h2 id="whose">{ "Whose letters these are" }</h2>
            <p class="soft">
                { "As the files state it; it goes into whatever you save. Title and language can be put right." }
            </p>
            <dl class="named">{ for facts }</dl>
        </section>
    }
}

/// Every file, and what became of it.
pub(super) fn files(told: &ReportData) -> Html {
    let rows = told.files.iter().map(|file| {
        let name = cell(file, 0).to_owned();
        html! {
            <tr data-file={name.clone()}>
                <th scope="row" class="file">{ name }</th>
                <td class="amount">{ cell(file, 1) }</td>
                <td>{ cell(file, 2) }</td>
            </tr>
        }
    });
    html! {
        <section aria-labelledby="files">
            <h2 id="files">{ "The files" }</h2>
            <details open={told.files.len() <= FIRST}>
                <summary>{ format!("{} and what became of each", counted(told.files.len(), "file", "files")) }</summary>
                { table(["File", "Letters", "What is the matter"], html! { <tbody>{ for rows }</tbody> }) }
            </details>
        </section>
    }
}

/// A table of names, how many of each, and something about it.
fn table(columns: [&str; 3], bodies: Html) -> Html {
    let [name, amount, what] = columns;
    html! {
        <table>
            <thead>
                <tr>
                    <th scope="col">{ name }</th>
                    <th scope="col" class="amount">{ amount }</th>
                    <th scope="col">{ what }</th>
                </tr>
            </thead>
            { bodies }
        </table>
    }
}

/// What the texts hold, and what was made of each kind.
pub(super) fn constructs(told: &ReportData) -> Html {
    if told.constructs.is_empty() {
        return Html::default();
    }
    let groups = [
        ("omitted", "Left out of the letters"),
        ("text", "Words kept, mark-up not"),
        ("shown", "Shown as something else"),
        ("kept", "Kept as it is"),
    ];
    let bodies = groups.into_iter().map(|(treatment, heading)| {
        let rows: Vec<Html> = told
            .constructs
            .iter()
            .filter(|one| cell(one, 2) == treatment)
            .map(|one| {
                html! {
                    <tr data-construct={cell(one, 0).to_owned()} data-treatment={treatment}>
                        <th scope="row"><code>{ cell(one, 0) }</code></th>
                        <td class="amount">{ thousands(count(one)) }</td>
                        <td class="file">{ cell(one, 3) }</td>
                    </tr>
                }
            })
            .collect();
        html! {
            if !rows.is_empty() { <tbody><tr><th scope="rowgroup" colspan="3">{ heading }</th></tr>{ for rows }</tbody> }
        }
    });
    let sum: usize = told.constructs.iter().map(|one| count(one)).sum();
    html! {
        <section aria-labelledby="texts">
            <h2 id="texts">{ "What the texts hold" }</h2>
            <p class="soft">
                { format!("{} of {}. What is not shown as it was comes first.", counted(sum, "element", "elements"), counted(told.constructs.len(), "kind", "kinds")) }
            </p>
            { table(["What", "How often", "First place"], html! { <>{ for bodies }</> }) }
        </section>
    }
}

/// Where every character went.
pub(super) fn characters(told: &ReportData) -> Html {
    let [source, text, notes, omitted] = [0, 1, 2, 3].map(|at| told.figures.get(at).copied().unwrap_or_default());
    if source == 0 {
        return Html::default();
    }
    let sum = text + notes + omitted;
    let closes = if sum == source {
        "counted in the files themselves: nothing is missing".to_owned()
    } else {
        format!("counted in the files themselves: {} not accounted for", thousands(source.abs_diff(sum)))
    };
    let lines = [
        ("text", "In the text", text, "the reading text and what was written first".to_owned()),
        ("notes", "In notes", notes, "notes of the editors and of the writer".to_owned()),
        ("omitted", "Left out", omitted, "page headings, registers, front matter".to_owned()),
        ("source", "In the files", source, closes),
    ];
    let lines = lines.into_iter().map(|(id, name, number, what)| {
        html! {
            <div data-characters={id}>
                <dt>{ name }</dt>
                <dd class="amount">{ thousands(number) }</dd>
                <dd class="soft">{ what }</dd>
            </div>
        }
    });
    html! {
        <section aria-labelledby="characters">
            <h2 id="characters">{ "Every character" }</h2>
            <p class="soft">{ "The characters of all texts, without white space, each counted once." }</p>
            <dl class="sum">{ for lines }</dl>
        </section>
    }
}
