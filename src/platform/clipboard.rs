//! Copying to the clipboard.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use yew::Callback;

/// Copies a text and says whether it worked. Browsers refuse where the page is not served securely or the reader
/// denies it; some have no clipboard at all.
pub fn copy(text: &str, done: Callback<bool>) {
    match clipboard() {
        Some(clipboard) => settle(&clipboard.write_text(text), move |is_copied| done.emit(is_copied)),
        None => done.emit(false),
    }
}

/// Copies a text in two forms, so that a program which takes formatted text keeps the titles in italics; the plain one
/// alone where the browser cannot do more.
pub fn copy_formatted(plain: &str, html: &str, done: Callback<bool>) {
    let Some(clipboard) = clipboard() else {
        done.emit(false);
        return;
    };
    match in_two_forms(plain, html) {
        Some(items) => {
            let plain = plain.to_owned();
            settle(&clipboard.write(&items), move |is_copied| {
                if is_copied {
                    done.emit(true);
                } else {
                    copy(&plain, done.clone());
                }
            });
        }
        None => copy(plain, done),
    }
}

/// Calls `then` once, with whether the promise was kept.
pub(super) fn settle(promise: &Promise, then: impl FnOnce(bool) + Clone + 'static) {
    let refused = then.clone();
    let kept = Closure::once_into_js(move |_: JsValue| then(true));
    let refused = Closure::once_into_js(move |_: JsValue| refused(false));
    // `then` with both handlers: exactly one of them is called.
    let method = Reflect::get(promise, &JsValue::from_str("then")).ok();
    if let Some(method) = method.and_then(|method| method.dyn_into::<Function>().ok()) {
        let _ = method.call2(promise, &kept, &refused);
    }
}

fn clipboard() -> Option<web_sys::Clipboard> {
    let navigator = web_sys::window()?.navigator();
    let clipboard = Reflect::get(&navigator, &JsValue::from_str("clipboard")).ok()?;
    (!clipboard.is_undefined() && !clipboard.is_null()).then(|| clipboard.unchecked_into())
}

/// The list of one `ClipboardItem`; `None` in browsers that do not know it.
fn in_two_forms(plain: &str, html: &str) -> Option<JsValue> {
    let constructor: Function =
        Reflect::get(&js_sys::global(), &JsValue::from_str("ClipboardItem")).ok()?.dyn_into().ok()?;
    let forms = Object::new();
    for (media_type, text) in [("text/plain", plain), ("text/html", html)] {
        let blob = super::download::blob(media_type, text)?;
        Reflect::set(&forms, &JsValue::from_str(media_type), &blob).ok()?;
    }
    let item = Reflect::construct(&constructor, &Array::of1(&forms)).ok()?;
    Some(Array::of1(&item).into())
}
