//! Keys that work anywhere on a page: whatever says `aria-keyshortcuts` is reached by that key.
//!
//! A text field or list is focused, anything else is clicked. Nothing happens while the reader types, nor with a
//! modifier. A page offers single letters only where the reader's settings allow it (WCAG 2.1.4), by leaving the
//! attribute out where they do not; `Escape` may always be offered. Which key is meant, [`meant`] decides: it goes by the
//! character, whatever the layout; by the position where the layout has no Latin letters.

use std::cell::Cell;

use gloo::events::{EventListener, EventListenerOptions};
use text::fold::half_width;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use crate::platform::page;

/// The keys that pages use, each with what it does: for the page that lists them.
pub const KEYS: [(&str, &str); 6] = [
    ("/", "go to the search field"),
    ("?", "open this page"),
    ("n", "next hit in a letter, next link in a comparison"),
    ("p", "previous hit, previous link"),
    ("Esc", "in the search field: empty it; in a letter or comparison: clear the highlights of a search"),
    ("↓", "in the search field: go to the first result"),
];

/// Listens for keys as long as the application is there.
#[hook]
pub fn use_keys() {
    use_effect_with((), |()| {
        let script = Cell::new(Script::Latin);
        let listener = page::document().map(|document| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&document, "keydown", options, move |event| {
                if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                    script.set(Script::of(&event.key()).unwrap_or(script.get()));
                    pressed(event, script.get());
                }
            })
        });
        move || drop(listener)
    });
}

/// What a keyboard writes, as far as the letters typed so far have told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Latin,
    Other,
}

impl Script {
    /// What a key tells: nothing, where it is no letter.
    fn of(key: &str) -> Option<Self> {
        let letter = only_character(key).filter(|character| character.is_alphabetic())?;
        // Up to the extended Latin letters, then those that only some languages need.
        let is_latin = u32::from(letter) < 0x250 || matches!(letter, '\u{1e00}'..='\u{1eff}' | '\u{ff21}'..='\u{ff5a}');
        Some(if is_latin { Self::Latin } else { Self::Other })
    }
}

/// A key as a browser tells of it.
#[derive(Clone, Copy, Debug)]
struct Key<'a> {
    /// What it writes, or its name.
    key: &'a str,
    /// Where it lies, named after what an American keyboard has there.
    code: &'a str,
    shift: bool,
}

/// Which of the keys that a page may offer is meant; `Escape` stands for itself. The last letters told the `script`.
fn meant(Key { key, code, shift }: Key<'_>, script: Script) -> Option<char> {
    let character = only_character(key)?;
    if script == Script::Other {
        let position = match (code, shift) {
            ("Slash", false) => Some('/'),
            ("Slash", true) => Some('?'),
            (_, false) => code.strip_prefix("Key").and_then(only_character).map(|letter| letter.to_ascii_lowercase()),
            _ => None,
        };
        // What it writes by itself is meant all the same.
        return if matches!(character, '/' | '?') { Some(character) } else { position };
    }
    match half_width(character) {
        // In capitals because they are locked; with Shift it is another key.
        letter if letter.is_alphabetic() => (!shift).then(|| letter.to_ascii_lowercase()),
        // On some keyboards `/` and `?` need Shift.
        sign => Some(sign),
    }
}

fn only_character(text: &str) -> Option<char> {
    let mut characters = text.chars();
    characters.next().filter(|_| characters.next().is_none())
}

fn pressed(event: &KeyboardEvent, script: Script) {
    // Some browsers say of the key that ends a composition only that it is none.
    let is_taken = event.default_prevented() || event.is_composing() || event.key_code() == page::COMPOSING;
    let is_modified = event.ctrl_key() || event.alt_key() || event.meta_key();
    if is_taken || is_modified || is_typing(event) {
        return;
    }
    let (key, code) = (event.key(), event.code());
    let wanted = match key.as_str() {
        "Escape" => Some(key),
        _ => meant(Key { key: &key, code: &code, shift: event.shift_key() }, script).map(String::from),
    };
    let Some(target) = wanted.and_then(|key| offered(&key)) else { return };
    event.prevent_default();
    if target.matches("input, select, textarea").unwrap_or_default() {
        let _ = target.focus();
    } else {
        target.click();
    }
}

/// Whether the key goes into a field, or to a control that has keys of its own.
fn is_typing(event: &KeyboardEvent) -> bool {
    let field = "input:not([type=checkbox]), select, textarea, [contenteditable], [role=menu], [role=listbox], dialog";
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|target| target.closest(field).ok().flatten().is_some())
}

/// The first element on the page that offers a key and can be used now.
fn offered(key: &str) -> Option<HtmlElement> {
    let all = page::document()?.query_selector_all("[aria-keyshortcuts]").ok()?;
    (0..all.length())
        .filter_map(|at| all.item(at)?.dyn_into::<HtmlElement>().ok())
        .filter(|element| {
            element.get_attribute("aria-keyshortcuts").is_some_and(|keys| keys.split(' ').any(|one| one == key))
        })
        .find(|element| !element.has_attribute("disabled"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Presses keys in turn, as `(key, code, shift)`, and returns what each means.
    fn pressed(keys: &[(&str, &str, bool)]) -> Vec<Option<char>> {
        let mut script = Script::Latin;
        let mut press = |&(key, code, shift): &(&str, &str, bool)| {
            script = Script::of(key).unwrap_or(script);
            meant(Key { key, code, shift }, script)
        };
        keys.iter().map(&mut press).collect()
    }

    #[test]
    fn characters_count_wherever_they_lie_on_the_keyboard() {
        // American; German and French, where `/` needs Shift; Dvorak, where `n` lies elsewhere.
        assert_eq!(pressed(&[("/", "Slash", false), ("n", "KeyN", false)]), [Some('/'), Some('n')]);
        assert_eq!(pressed(&[("/", "Digit7", true), ("?", "Minus", true)]), [Some('/'), Some('?')]);
        assert_eq!(pressed(&[("/", "Period", true), ("n", "KeyL", false)]), [Some('/'), Some('n')]);
        assert_eq!(pressed(&[("b", "KeyN", false), ("-", "Slash", false)]), [Some('b'), Some('-')]);
    }

    #[test]
    fn where_there_are_no_latin_letters_the_position_counts() {
        for (n, p) in [("т", "з"), ("ν", "π"), ("ㅜ", "ㅔ"), ("מ", "פ"), ("ى", "ح"), ("น", "ย")] {
            assert_eq!(pressed(&[(n, "KeyN", false), (p, "KeyP", false)]), [Some('n'), Some('p')], "{n}");
        }
        // The full stop lies where others have `/`: known once a letter was typed.
        assert_eq!(
            pressed(&[(".", "Slash", false), ("т", "KeyN", false), (".", "Slash", false), (",", "Slash", true)]),
            [Some('.'), Some('n'), Some('/'), Some('?')]
        );
        assert_eq!(pressed(&[("т", "KeyN", false), ("/", "Backslash", true)]), [Some('n'), Some('/')]);
        assert_eq!(pressed(&[("т", "KeyN", false), ("n", "KeyN", false)]), [Some('n'), Some('n')], "switched back");
    }

    #[test]
    fn capitals_count_where_they_are_locked_and_not_with_shift() {
        assert_eq!(pressed(&[("N", "KeyN", false), ("N", "KeyN", true), ("n", "KeyN", true)]), [Some('n'), None, None]);
        assert_eq!(pressed(&[("Т", "KeyN", false), ("Т", "KeyN", true)]), [Some('n'), None]);
        assert_eq!(pressed(&[("ｎ", "KeyN", false), ("／", "Slash", false)]), [Some('n'), Some('/')]);
    }

    #[test]
    fn keys_that_write_nothing_mean_nothing() {
        for key in ["Shift", "Dead", "Process", "Unidentified", "F1", ""] {
            assert_eq!(pressed(&[(key, "KeyN", false)]), [None], "{key}");
        }
    }
}
