//! The table of letters, in which sender, recipient and date can be put right.
//!
//! Start with [`LettersTable`]. Rows are drawn in slices, so that a thousand letters do not hold the page up. Must not know what is done with
//! what is written.

use std::{collections::BTreeMap, rc::Rc};

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::platform::importer::{Importer, ReportData};
use crate::view::parts::{letters::counted, thousands};

/// How many rows are drawn at a time, and how long the page rests between, in ms.
const SLICE: usize = 50;
const REST: u32 = 30;

/// What was written into fields, by letter and field, with what is the matter with it.
pub(super) type FieldInputs = BTreeMap<(String, String), (String, String)>;

/// What the table is given.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct TableProps {
    /// What the module tells.
    pub told: Rc<ReportData>,
    /// What was written into fields.
    pub written: Rc<FieldInputs>,
    /// The module.
    pub importer: Option<Importer>,
}

impl PartialEq for Importer {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// Which letters are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LetterFilter {
    All,
    Doubtful,
    PutRight,
}

/// The table.
#[component]
pub(super) fn LettersTable(props: &TableProps) -> Html {
    let which = use_state_eq(|| LetterFilter::All);
    let find = use_state_eq(String::new);
    let slices = use_state_eq(|| 1_usize);
    let is_put = |row: &[String]| {
        row.get(6).is_some_and(|put| !put.is_empty()) || row.first().is_some_and(|id| is_written(&props.written, id))
    };
    let is_doubtful = |row: &[String]| row.get(5).is_some_and(|doubt| !doubt.is_empty());
    let sought = find.to_lowercase();
    let listed: Vec<usize> = props
        .told
        .letters
        .iter()
        .enumerate()
        .filter(|(_, row)| match *which {
            LetterFilter::All => true,
            LetterFilter::Doubtful => is_doubtful(row),
            LetterFilter::PutRight => is_put(row),
        })
        .filter(|(_, row)| sought.is_empty() || row.iter().any(|cell| cell.to_lowercase().contains(&sought)))
        .map(|(at, _)| at)
        .collect();
    {
        let slices = slices.clone();
        let waits = *slices * SLICE < listed.len();
        use_effect_with((*slices, waits), move |(now, waits)| {
            let now = *now;
            let next = waits.then(|| Timeout::new(REST, move || slices.set(now + 1)));
            move || drop(next)
        });
    }
    let choice = |to: LetterFilter, label: String| {
        let which = which.clone();
        html! {
            <button
                type="button"
                aria-pressed={super::super::shell::pressed(*which == to)}
                onclick={move |_: MouseEvent| which.set(to)}
            >
                { label }
            </button>
        }
    };
    let look = {
        let find = find.clone();
        move |event: InputEvent| {
            if let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
                find.set(field.value().trim().to_owned());
            }
        }
    };
    let all = props.told.letters.len();
    let doubtful = props.told.letters.iter().filter(|row| is_doubtful(row)).count();
    let put = props.told.letters.iter().filter(|row| is_put(row)).count();
    let bodies = listed.chunks(SLICE).take(*slices).enumerate().map(|(at, rows)| {
        let written = rows
            .iter()
            .filter_map(|row| props.told.letters.get(*row)?.first())
            .any(|id| is_written(&props.written, id))
            .then(|| props.written.clone());
        html! {
            <Rows key={at} told={props.told.clone()} {written} rows={rows.to_vec()} importer={props.importer.clone()} />
        }
    });
    html! {
        <>
            <div class="table-tools">
                <div class="seg" role="group" aria-label="Which letters">
                    { choice(LetterFilter::All, format!("All {}", thousands(all))) }
                    { choice(LetterFilter::Doubtful, format!("Doubtful {}", thousands(doubtful))) }
                    { choice(LetterFilter::PutRight, format!("Put right by you {}", thousands(put))) }
                </div>
                <label class="hidden" for="find-letter">{ "Find a letter by name, date or file" }</label>
                <input id="find-letter" type="text" placeholder="Name, date or file" oninput={look} />
                <span class="hidden" role="status">{ counted(listed.len(), "letter", "letters") }</span>
            </div>
            <table class="letters-table">
                <thead>
                    <tr>
                        <th scope="col">{ "From" }</th>
                        <th scope="col"><span class="hidden">{ "Swap" }</span></th>
                        <th scope="col">{ "To" }</th>
                        <th scope="col">{ "Date" }</th>
                        <th scope="col">{ "Remark and file" }</th>
                    </tr>
                </thead>
                { for bodies }
            </table>
        </>
    }
}

fn is_written(written: &FieldInputs, id: &str) -> bool {
    written.range((id.to_owned(), String::new())..).next().is_some_and(|((letter, _), _)| letter == id)
}

/// What a slice is given; `written` only where it has anything to do with its letters.
#[derive(Clone, PartialEq, Properties)]
struct RowsProps {
    told: Rc<ReportData>,
    written: Option<Rc<FieldInputs>>,
    rows: Vec<usize>,
    importer: Option<Importer>,
}

/// A slice of rows.
#[component]
fn Rows(props: &RowsProps) -> Html {
    let rows = props.rows.iter().filter_map(|at| Some((*at, props.told.letters.get(*at)?)));
    let rows = rows.map(|(at, row)| draw(props, at, row));
    html! { <tbody>{ for rows }</tbody> }
}

fn draw(props: &RowsProps, at: usize, row: &[String]) -> Html {
    let cell = |at: usize| row.get(at).map_or("", String::as_str);
    let (id, file) = (cell(0).to_owned(), cell(1).to_owned());
    let now = |field: &'static str, told: &str| {
        let written = props.written.as_ref().and_then(|all| all.get(&(id.clone(), field.to_owned())));
        written.cloned().unwrap_or_else(|| (told.to_owned(), String::new()))
    };
    let field = |name: &'static str, label: &str, told: &str| {
        let (value, problem) = now(name, told);
        let (importer, letter) = (props.importer.clone(), id.clone());
        let put = move |event: Event| {
            let field = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
            if let (Some(importer), Some(field)) = (&importer, field) {
                let value = field
                    .value()
                    .split('\n')
                    .map(str::trim)
                    .filter(|line| !line.is_empty())
                    .collect::<Vec<_>>()
                    .join("; ");
                importer.put(&letter, name, &value);
            }
        };
        let rows = (value.chars().count() / 26 + 1).min(5).to_string();
        let (field_id, problem_id) = (format!("{name}-{at}"), format!("{name}-{at}-said"));
        html! {
            <td class={name}>
                <label class="on-small" for={field_id.clone()}>{ label }</label>
                <textarea
                    id={field_id}
                    {name}
                    {rows}
                    spellcheck="false"
                    aria-invalid={(!problem.is_empty()).then_some("true")}
                    aria-describedby={(!problem.is_empty()).then(|| problem_id.clone())}
                    value={value.clone()}
                    onchange={put}
                />
                if !problem.is_empty() { <p class="problem" id={problem_id} role="status">{ problem }</p> }
            </td>
        }
    };
    let swap = {
        let (importer, letter) = (props.importer.clone(), id.clone());
        let (sender, recipient) = (now("sender", cell(2)).0, now("recipient", cell(3)).0);
        move |_: MouseEvent| {
            if let Some(importer) = &importer {
                importer.put(&letter, "sender", &recipient);
                importer.put(&letter, "recipient", &sender);
            }
        }
    };
    let doubt = cell(5);
    html! {
        <tr key={id.clone()} data-letter={id.clone()} data-source={file.clone()}>
            { field("sender", "From", cell(2)) }
            <td class="swap">
                <button type="button" aria-label={format!("Swap sender and recipient of {file}")} onclick={swap}>
                    { "⇄" }
                </button>
            </td>
            { field("recipient", "To", cell(3)) }
            { field("date", "Date", cell(4)) }
            <td>if !doubt.is_empty() { <span class="remark">{ doubt }</span> }<span class="file">{ file }</span></td>
        </tr>
    }
}
