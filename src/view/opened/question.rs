//! What is asked before letters are forgotten or left. The safe answer has the focus, and is what Escape says.
//!
//! Start with [`Question`].

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use crate::view::parts::letters::counted;

/// What a reader is about to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PendingAction {
    /// Nothing.
    Nothing,
    /// To remove the letters from page and device.
    Forgetting,
    /// To go to the edition, which takes the place of the letters.
    Leaving,
}

/// What the question is given.
#[derive(Clone, PartialEq, Properties)]
pub struct QuestionProps {
    /// What a reader is about to do.
    pub asked: PendingAction,
    /// How many letters are open.
    pub letters: usize,
    /// What was put right and is not saved.
    pub unsaved: Vec<String>,
    /// The title of the edition.
    pub edition: String,
    /// Saves them first.
    pub save: Callback<()>,
    /// Does it.
    pub go_on: Callback<()>,
    /// Does not.
    pub stay: Callback<()>,
}

/// The question.
#[component]
pub fn Question(props: &QuestionProps) -> Html {
    let QuestionProps { asked, letters, unsaved, edition, save, go_on, stay } = props;
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                // One that is open already stays so.
                let _ = dialog.show_modal();
            }
        });
    }
    let saves_first = {
        let (save, stay) = (save.clone(), stay.clone());
        move |_: MouseEvent| {
            save.emit(());
            stay.emit(());
        }
    };
    let closed = stay.reform(|_: Event| ());
    let many = counted(*letters, "letter", "letters");
    let (title, what, yes, no) = match asked {
        PendingAction::Leaving => (
            "Leave without saving?".to_owned(),
            format!(
                "You are going to {edition}. These {many} are only on this page: when you leave it, what you put right is gone."
            ),
            "Leave",
            "Stay here",
        ),
        _ => (
            format!("Forget these {many}?"),
            "They are removed from this page and from this device. Your own files stay as they are.".to_owned(),
            if unsaved.is_empty() { "Forget" } else { "Forget without saving" },
            "Keep them open",
        ),
    };
    html! {
        <dialog ref={dialog} class="question" aria-labelledby="question" onclose={closed}>
            <h2 id="question">{ title }</h2>
            <p>{ what }</p>
            if !unsaved.is_empty() {
                <p>
                    <span class="unsaved">{ counted(unsaved.len(), "correction", "corrections") }</span>
                    { if unsaved.len() == 1 { " is not saved and would be lost:" } else { " are not saved and would be lost:" } }
                </p>
                <ul>{ for unsaved.iter().map(|one| html! { <li>{ one }</li> }) }</ul>
            }
            <div
                class="actions"
            >
                if !unsaved.is_empty() {
                    <button type="button" class="strong" onclick={saves_first}>{ "Save as one file first" }</button>
                }
                <button
                    type="button"
                    name="go-on"
                    onclick={go_on.reform(|_: MouseEvent| ())}
                >
                    { yes }
                </button>
                <button type="button" name="stay" autofocus=true onclick={stay.reform(|_: MouseEvent| ())}>
                    { no }
                </button>
            </div>
        </dialog>
    }
}
