//! What became of a copy: said in a live region; where the browser refuses, the text stands in a field to be copied by
//! hand.
//!
//! Start with [`use_copier`]. Must not know what is copied.

use gloo::timers::callback::Timeout;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::platform::clipboard;

/// How long it is said that something was copied, in ms.
const SAID: u32 = 6_000;

/// What became of the last copy.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Outcome {
    /// Nothing was copied yet, or it was said long enough ago.
    #[default]
    Nothing,
    /// It was copied; what is said.
    Done(String),
    /// The browser refused; the text.
    Refused(String),
}

/// Something to be copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// What is said when it is done.
    pub said: String,
    /// The plain text.
    pub plain: String,
    /// The same with its italics, as HTML, where it has any.
    pub html: Option<String>,
}

impl Copy {
    /// A plain text.
    #[must_use]
    pub fn plain(said: impl Into<String>, plain: impl Into<String>) -> Self {
        Self { said: said.into(), plain: plain.into(), html: None }
    }
}

/// Copies, and keeps what became of it for [`CopyStatus`].
#[derive(Clone, PartialEq)]
pub struct ClipboardCopy {
    outcome: UseStateHandle<Outcome>,
}

impl ClipboardCopy {
    /// Copies.
    pub fn copy(&self, what: Copy) {
        let outcome = self.outcome.setter();
        let Copy { said, plain, html } = what;
        let text = plain.clone();
        let done = Callback::from(move |is_copied: bool| {
            outcome.set(if is_copied { Outcome::Done(said.clone()) } else { Outcome::Refused(text.clone()) });
        });
        match html {
            Some(html) => clipboard::copy_formatted(&plain, &html, done),
            None => clipboard::copy(&plain, done),
        }
    }

    /// Says something else that was done.
    pub fn say(&self, said: impl Into<String>) {
        self.outcome.set(Outcome::Done(said.into()));
    }

    /// What became of the last copy, as an element.
    pub fn said(&self) -> Html {
        html! { <CopyStatus outcome={(*self.outcome).clone()} /> }
    }
}

/// A copier of a component's own.
#[hook]
pub fn use_copier() -> ClipboardCopy {
    let outcome = use_state_eq(Outcome::default);
    {
        let outcome = outcome.clone();
        use_effect_with((*outcome).clone(), move |now| {
            let later =
                matches!(now, Outcome::Done(_)).then(|| Timeout::new(SAID, move || outcome.set(Outcome::Nothing)));
            move || drop(later)
        });
    }
    ClipboardCopy { outcome }
}

/// The properties of [`CopyStatus`].
#[derive(Clone, PartialEq, Properties)]
pub struct CopyStatusProps {
    /// What became of the last copy.
    pub outcome: Outcome,
}

/// Says what became of a copy. The live region is there before anything is said in it, or it would not be heard.
#[component]
pub fn CopyStatus(props: &CopyStatusProps) -> Html {
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with(props.outcome.clone(), move |outcome| {
            if let (Outcome::Refused(_), Some(field)) = (outcome, field.cast::<HtmlTextAreaElement>()) {
                let _ = field.focus();
                field.select();
            }
        });
    }
    let (message, refused) = match &props.outcome {
        Outcome::Nothing => ("", None),
        Outcome::Done(said) => (said.as_str(), None),
        Outcome::Refused(text) => {
            ("The browser does not let the page copy. Copy the text from this field.", Some(text.clone()))
        }
    };
    html! {
        <div class="said">
            <p role="status">{ message }</p>
            if let Some(text) = refused {
                <textarea key="text" ref={field} readonly=true rows="4" aria-label="Text to copy" value={text} />
            }
        </div>
    }
}
