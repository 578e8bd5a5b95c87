//! What was noticed when letters were joined with the edition's: people of one name, letters that both have. The reader decides.
//!
//! Start with [`noticed`].

use yew::prelude::*;

use crate::platform::importer::{ImportedLetters, ModuleMessage};
use crate::view::parts::letters::counted;

/// The matters, each with its two answers; `open` shows the letters anew, together.
pub(super) fn noticed(letters: &ImportedLetters, open: &Callback<(ImportedLetters, bool)>) -> Html {
    let decide = |about: &str, own: &str, is_same: bool| {
        let (importer, open) = (letters.importer.clone(), open.clone());
        let (about, own) = (about.to_owned(), own.to_owned());
        move |_: MouseEvent| {
            importer.same(&about, &own, is_same);
            let open = open.clone();
            importer.listen(Callback::from(move |said| {
                if let ModuleMessage::Opened(letters) = said {
                    open.emit((letters, true));
                }
            }));
            importer.open(Some(crate::CORPUS_COMPACT));
        }
    };
    let matters = letters.notices.iter().filter_map(|notice| {
        let [about, own, base, name] = &notice[..] else { return None };
        let (what, yes, no) = match about.as_str() {
            "person" => (format!("{name} stands in both. Is it one person?"), "One person", "Two people"),
            _ => (
                format!("{name} is in the edition too ({base}). Is yours another witness of that letter?"),
                "Another witness",
                "Another letter",
            ),
        };
        Some(html! {
            <li data-notice={format!("{about} {own}")}>
                { what }
                { " " }
                <button type="button" name="same" onclick={decide(about, own, true)}>{ yes }</button>
                { " " }
                <button type="button" name="other" onclick={decide(about, own, false)}>{ no }</button>
            </li>
        })
    });
    html! {
        <details class="noticed">
            <summary>{ format!("{} noticed", counted(letters.notices.len(), "matter", "matters")) }</summary>
            <ul>{ for matters }</ul>
        </details>
    }
}
