//! The report: what came in, what needs an eye, the letters, what the texts hold, where every character went.
//!
//! Start with [`page`]. What was left out stands first, then what is doubtful; nothing here must be answered. Must not know how it was counted.

use std::{collections::BTreeMap, rc::Rc};

use yew::prelude::*;

use super::{PageContext, sections, table::LettersTable};
use crate::platform::importer::{Importer, ReportData};
use crate::view::parts::{letters::counted, thousands};

/// How many rows of a kind stand before *more*.
pub(super) const FIRST: usize = 12;

/// What the report is drawn from.
pub(super) struct ReportView<'a> {
    /// What every page is given.
    pub context: &'a PageContext,
    /// What the module tells.
    pub told: &'a Rc<ReportData>,
    /// What was written into fields.
    pub written: &'a BTreeMap<(String, String), (String, String)>,
    /// The module.
    pub importer: Option<&'a Importer>,
    /// What was said last.
    pub said: &'a str,
    /// Saves the letters as one file, without opening them.
    pub save_one_file: &'a Callback<MouseEvent>,
    /// Asks the module.
    pub ask: &'a Callback<&'static str>,
    /// Begins again.
    pub again: &'a Callback<MouseEvent>,
    /// Whether the letters are to be shown together with the edition's.
    pub together: &'a UseStateHandle<bool>,
}

/// The page.
pub(super) fn page(report: &ReportView<'_>) -> Html {
    let told = report.told;
    let shown = told.figures.get(7).copied().unwrap_or_default();
    let left_out = told.files.iter().filter(|file| count(file) == 0 && !cell(file, 2).is_empty()).count();
    let headline = match (shown, left_out) {
        (0, 1) => "This file could not be read".to_owned(),
        (0, _) => format!("None of these {} could be read", counted(told.files.len(), "file", "files")),
        (_, 0) => format!("{} came in", counted(shown, "letter", "letters")),
        _ => format!(
            "{} came in, {} left out",
            counted(shown, "letter", "letters"),
            counted(left_out, "file was", "files were")
        ),
    };
    let matters = matters(report);
    let eye = match matters.len() {
        0 => String::new(),
        count => format!(" {} your eye.", counted(count, "matter needs", "matters need")),
    };
    let with_letters = told.files.iter().filter(|file| count(file) > 0).count();
    let came = format!(
        "Of {}, {} letters.{}",
        counted(told.files.len(), "file", "files"),
        match with_letters {
            1 => "1 holds".to_owned(),
            count => format!("{} hold", thousands(count)),
        },
        if shown == 0 { " Nothing was changed: your files are as they were." } else { eye.as_str() }
    );
    html! {
        <div class="wide import report">
            <header>
                <p class="eyebrow">{ "Your own letters · report" }</p>
                <h1 id="title" tabindex="-1">{ &headline }</h1>
                <p class="lead">{ came }</p>
            </header>
            { next(report, shown) }
            <div class="body" data-report="">
                if !matters.is_empty() {
                    <section aria-labelledby="eye">
                        <h2 id="eye">{ "What needs your eye" }</h2>
                        <p class="soft">{ "Nothing here must be answered before you open the letters." }</p>
                        { for matters }
                    </section>
                }
                if shown > 0 {
                    { sections::whose(told, report.importer) }
                    <section aria-labelledby="letters">
                        <h2 id="letters">{ "The letters" }</h2>
                        <p class="soft">
                            { "Write into a field to put it right; several people are parted by a semicolon. Dates are written 1871-03-04, 1871-03, 1871; about 1871~, perhaps 1871?." }
                        </p>
                        <LettersTable
                            told={told.clone()}
                            written={Rc::new(report.written.clone())}
                            importer={report.importer.cloned()}
                        />
                    </section>
                }
                { sections::files(told) }
                { sections::constructs(told) }
                { sections::characters(told) }
            </div>
        </div>
    }
}

/// A cell of a row; empty where there is none.
pub(super) fn cell(row: &[String], at: usize) -> &str {
    row.get(at).map_or("", String::as_str)
}

/// How many letters a file has.
pub(super) fn count(file: &[String]) -> usize {
    cell(file, 1).parse().unwrap_or_default()
}

fn next(report: &ReportView<'_>, shown: usize) -> Html {
    let asks = |what: &'static str| {
        let ask = report.ask.clone();
        move |_: MouseEvent| ask.emit(what)
    };
    let choose = |is: bool| {
        let together = report.together.clone();
        move |_: Event| together.set(is)
    };
    let open = {
        let (importer, together) = (report.importer.cloned(), **report.together);
        move |_: MouseEvent| {
            if let Some(importer) = &importer {
                importer.open(together.then_some(crate::CORPUS_COMPACT));
            }
        }
    };
    // Where letters of a reader are shown, the edition is another.
    let theirs = match report.context.opened {
        Some(_) => report.context.edition_switch.edition.clone(),
        None => format!("this edition’s {}", thousands(report.context.edition.corpus.letters.len())),
    };
    html! {
        <section class="next" aria-labelledby="next">
            <h2 id="next">{ "Next" }</h2>
            if shown > 0 {
                <fieldset>
                    <legend>{ format!("Show {}", counted(shown, "letter", "letters")) }</legend>
                    <label>
                        <input
                            type="radio"
                            name="with"
                            value="alone"
                            checked={!**report.together}
                            onchange={choose(false)}
                        />
                        { " alone" }
                    </label>
                    <label>
                        <input
                            type="radio"
                            name="with"
                            value="together"
                            checked={**report.together}
                            onchange={choose(true)}
                        />
                        { format!(" together with {theirs}") }
                    </label>
                </fieldset>
                <p><button type="button" name="open" class="strong" onclick={open}>{ "Open these letters" }</button></p>
                <p class="soft">{ "You can open them now and put the rest right later." }</p>
            }
            <ul
                class="plain others"
            >
                <li>
                    <button type="button" name="save-report" onclick={asks("save-report")}>
                        { "Save this report" }
                    </button>
                    { " " }
                    <button type="button" name="save-table" onclick={asks("save-table")}>{ "as a table" }</button>
                </li>
                if shown > 0 {
                    <li>
                        <button type="button" name="save-one-file" onclick={report.save_one_file.clone()}>
                            { "Save the letters as one file" }
                        </button>
                    </li>
                    <li>
                        <button type="button" name="save-collection" onclick={asks("save-collection")}>
                            { "Save the collection" }
                        </button>
                        { " " }
                        <button type="button" name="save-tei" onclick={asks("save-tei")}>{ "as TEI" }</button>
                    </li>
                }
                <li>
                    <button type="button" name="again" onclick={report.again.clone()}>
                        { "Begin again with other files" }
                    </button>
                </li>
            </ul>
            <p class="soft" role="status">{ report.said }</p>
        </section>
    }
}

/// A matter: its kind, what it is, what is shown now, and the rest inside.
fn matter(kind: &str, sign: &str, what: String, now: String, is_open: bool, within: Html) -> Html {
    html! {
        <details class={classes!("matter", kind.to_owned())} open={is_open}>
            <summary>
                <span class="kind">{ sign }</span>
                <span class="what">{ what }</span>
                <span class="now">{ "Now: " }<strong>{ now }</strong></span>
            </summary>
            <div class="within">{ within }</div>
        </details>
    }
}

fn matters(report: &ReportView<'_>) -> Vec<Html> {
    let told = report.told;
    let mut all = Vec::new();
    let (left_out, doubtful): (Vec<_>, Vec<_>) =
        told.files.iter().filter(|file| !cell(file, 2).is_empty()).partition(|file| count(file) == 0);
    if !left_out.is_empty() {
        let what = counted(left_out.len(), "file was left out", "files were left out");
        all.push(matter("out", "Left out", what, "not among the letters".to_owned(), true, of_files(&left_out)));
    }
    if !told.since.is_empty() {
        all.push(since(told));
    }
    if !doubtful.is_empty() {
        let what = counted(doubtful.len(), "file is doubtful in part", "files are doubtful in part");
        all.push(matter("doubt", "Doubtful", what, "among the letters".to_owned(), false, of_files(&doubtful)));
    }
    for (about, what) in [
        ("correspondents", "title and header name sender and recipient the other way round"),
        ("date", "two dates are stated"),
    ] {
        let those: Vec<_> = told.disagreements.iter().filter(|one| cell(one, 0) == about).collect();
        if let Some(first) = those.first() {
            let what = format!("In {} {what}", counted(those.len(), "letter", "letters"));
            let now = format!("as the {} says", field(cell(first, 2)));
            all.push(matter("doubt", "Doubtful", what, now, those.len() > 1, disagreement(report, about, &those)));
        }
    }
    if !told.problems.is_empty() {
        let what = counted(told.problems.len(), "other matter in the texts", "other matters in the texts");
        let list =
            told.problems.iter().map(|problem| html! { <li>{ cell(problem, 0) }{ ": " }{ cell(problem, 1) }</li> });
        all.push(matter(
            "doubt",
            "Doubtful",
            what,
            "shown as far as it can be".to_owned(),
            false,
            html! { <ul>{ for list }</ul> },
        ));
    }
    let [comments, keys, places] = [4, 5, 6].map(|at| told.figures.get(at).copied().unwrap_or_default());
    if keys > 0 {
        let what = format!(
            "{} that no register has, at {}",
            counted(keys, "key of a name", "keys of names"),
            counted(places, "place", "places")
        );
        let within = html! {
            <p>
                { "The registers of people and places are perhaps in another folder: choose it too. The saved report lists the keys." }
            </p>
        };
        all.push(matter("note", "Note", what, "names without a description".to_owned(), false, within));
    }
    if comments > 0 {
        let what = counted(comments, "comment of the encoders", "comments of the encoders");
        let within = html! {
            <p>
                { "What stands between <!-- and --> is no text of a letter. The saved report has the first of them." }
            </p>
        };
        all.push(matter("note", "Note", what, "not shown".to_owned(), false, within));
    }
    all
}

/// What has become of letters since they were saved.
fn since(told: &ReportData) -> Html {
    let of =
        |how: &str| told.since.iter().filter(|one| cell(one, 0) == how).map(|one| cell(one, 1)).collect::<Vec<_>>();
    let (new, changed, gone) = (of("new"), of("changed"), of("gone"));
    let what = format!(
        "Since they were saved: {} new, {} changed, {} in none of these files",
        thousands(new.len()),
        thousands(changed.len()),
        thousands(gone.len())
    );
    let lists = [("New", new), ("Changed", changed), ("In none of these files; kept as saved", gone)];
    let lists = lists.into_iter().filter(|(_, ids)| !ids.is_empty());
    let within = lists.map(|(title, ids)| html! { <p><strong>{ title }</strong>{ ": " }{ ids.join(", ") }</p> });
    matter("note", "Note", what, "with what was put right".to_owned(), true, html! { <>{ for within }</> })
}

/// What a field of a file is called in a sentence.
fn field(evidence: &str) -> &str {
    match evidence {
        "letter" => "dateline",
        "front-matter" => "beginning of the file",
        "file-name" => "name of the file",
        "hand" => "table",
        other => other,
    }
}

fn disagreement(report: &ReportView<'_>, about: &'static str, those: &[&Vec<String>]) -> Html {
    let rows = those.iter().take(FIRST).map(|one| {
        html! {
            <tr>
                <td class="file">{ cell(one, 1) }</td>
                <td>{ format!("{}: {}", field(cell(one, 2)), cell(one, 3)) }</td>
                <td>{ format!("{}: {}", field(cell(one, 4)), cell(one, 5)) }</td>
            </tr>
        }
    });
    let more = those.len().saturating_sub(FIRST);
    let (followed, other) = those.first().map_or(("", ""), |one| (cell(one, 2), cell(one, 4)));
    let mut choices = vec![followed, other];
    // In the order of the words, so that a choice does not move when it is made.
    choices.sort_unstable();
    let picks = choices.into_iter().map(|evidence| {
        let (importer, choice) = (report.importer.cloned(), evidence.to_owned());
        let decide = move |_: Event| {
            if let Some(importer) = &importer {
                importer.decide(about, &choice);
            }
        };
        html! {
            <label>
                <input type="radio" name={format!("follow-{about}")} checked={evidence == followed} onchange={decide} />
                { format!(" the {}", field(evidence)) }
            </label>
        }
    });
    html! {
        <>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{ "File" }</th>
                        <th scope="col">{ "Followed" }</th>
                        <th scope="col">{ "Not followed" }</th>
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
            if more > 0 { <p class="soft">{ format!("And {} more.", thousands(more)) }</p> }
            <fieldset class="picks"><legend>{ "What is to be followed?" }</legend>{ for picks }</fieldset>
        </>
    }
}

fn of_files(files: &[&Vec<String>]) -> Html {
    let rows = files
        .iter()
        .map(|file| html! { <tr><th scope="row" class="file">{ cell(file, 0) }</th><td>{ cell(file, 2) }</td></tr> });
    html! {
        <table>
            <thead><tr><th scope="col">{ "File" }</th><th scope="col">{ "What is the matter" }</th></tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}
