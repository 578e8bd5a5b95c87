//! While files are read: how far it is, and the way out; and where it came to a stop.

use yew::prelude::*;

use crate::platform::importer::Progress;
use crate::view::parts::{letters::counted, thousands};

/// The page while files are read, which `began` at a time in ms; `ask` asks the module.
pub(super) fn going_on(progress: &Progress, began: f64, ask: &Callback<&'static str>) -> Html {
    let Progress { done, of, letters, left_out, name } = progress;
    let stop = {
        let ask = ask.clone();
        move |_: MouseEvent| ask.emit("stop")
    };
    let line = format!("{} of {}", thousands(*done), counted(*of, "file", "files"));
    let is_last = of == done;
    let left = if is_last { " · putting the letters in order".to_owned() } else { left(progress, began) };
    // Screen readers are told at the beginning, each quarter and the end.
    let quarter = (done * 4).checked_div(*of).unwrap_or_default();
    let spoken = if quarter == 0 { String::new() } else { format!("{} of {} files read.", of * quarter / 4, of) };
    html! {
        <div key="going-on" class="wide import">
            <h1 id="title" tabindex="-1">{ "Reading your letters" }</h1>
            <label class="hidden" for="how-far">{ "Files read" }</label>
            <progress id="how-far" max={of.to_string()} value={done.to_string()}>{ &line }</progress>
            <div class="progress-line">
                <p><strong>{ line.clone() }</strong>{ left }</p>
                <button type="button" name="stop" onclick={stop} disabled={is_last}>{ "Stop" }</button>
            </div>
            <dl class="figures">
                <div><dt>{ "Letters so far" }</dt><dd>{ thousands(*letters) }</dd></div>
                <div><dt>{ "Left out" }</dt><dd>{ thousands(*left_out) }</dd></div>
            </dl>
            <p class="soft now">if !name.is_empty() { { "Now: " }<span class="file">{ name }</span> }</p>
            <p class="soft">{ "Nothing leaves this device. You may go to another window; the reading goes on." }</p>
            <p class="hidden" role="status">{ spoken }</p>
        </div>
    }
}

/// How long it will take, by how long it has taken.
fn left(progress: &Progress, began: f64) -> String {
    let Progress { done, of, .. } = progress;
    if *done < 5 {
        return String::new();
    }
    #[allow(clippy::cast_precision_loss, reason = "counts of files")]
    let (done, of) = (*done as f64, *of as f64);
    let seconds = (js_sys::Date::now() - began) / 1000.0 * (of - done) / done;
    match seconds.ceil() {
        seconds if seconds <= 1.0 => " · about a second left".to_owned(),
        seconds if seconds < 90.0 => format!(" · about {seconds} seconds left"),
        seconds => format!(" · about {} minutes left", (seconds / 60.0).ceil()),
    }
}

/// The page where the reader has stopped.
pub(super) fn stopped(progress: &Progress, ask: &Callback<&'static str>, again: &Callback<MouseEvent>) -> Html {
    let Progress { done, of, letters, .. } = progress;
    let asks = |what: &'static str| {
        let ask = ask.clone();
        move |_: MouseEvent| ask.emit(what)
    };
    html! {
        <div class="wide import">
            <h1 id="title" tabindex="-1">
                { format!("You stopped after {} of {}", thousands(*done), counted(*of, "file", "files")) }
            </h1>
            <p>
                <strong>{ counted(*letters, "letter is", "letters are") }</strong>
                { format!(" ready. {} not read: what these say of people and places is missing.", counted(of - done, "file was", "files were")) }
            </p>
            <p class="actions">
                <button type="button" class="strong" name="go-on" onclick={asks("go-on")}>
                    { format!("Read the other {}", thousands(of - done)) }
                </button>
                if *letters > 0 {
                    <button type="button" name="report" onclick={asks("report")}>
                        { format!("Go on with {}", counted(*letters, "letter", "letters")) }
                    </button>
                }
                <button
                    type="button"
                    name="again"
                    onclick={again.clone()}
                >
                    { "Begin again" }
                </button>
            </p>
        </div>
    }
}

/// The page where the module has not come, or has ended by itself.
pub(super) fn failed(again: &Callback<MouseEvent>) -> Html {
    html! {
        <div class="wide import">
            <h1 id="title" tabindex="-1">{ "Your letters cannot be read just now" }</h1>
            <p role="status">
                { "The part of this program that reads files has not come, or this device has no more room for it. Your files are as they were." }
            </p>
            <p class="actions">
                <button type="button" class="strong" name="again" onclick={again.clone()}>
                    { "Choose files again" }
                </button>
            </p>
        </div>
    }
}
