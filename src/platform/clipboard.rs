//! Copying to the clipboard.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use yew::Callback;

/// Copies a text and says whether it worked. Browsers refuse where the page is not served securely or the reader
/// denies it; some have no clipboard at all.
pub fn copy(text: &str, done: Callback<bool>) {
    let clipboard = web_sys::window()
        .and_then(|window| js_sys::Reflect::get(&window.navigator(), &JsValue::from_str("clipboard")).ok())
        .filter(|value| !value.is_undefined() && !value.is_null());
    let Some(clipboard) = clipboard else {
        done.emit(false);
        return;
    };
    let clipboard: web_sys::Clipboard = clipboard.unchecked_into();
    let refused = done.clone();
    let copied = Closure::once_into_js(move |_: JsValue| done.emit(true));
    let refused = Closure::once_into_js(move |_: JsValue| refused.emit(false));
    let promise = clipboard.write_text(text);
    // `then` with both handlers: exactly one of them is called.
    let then = js_sys::Reflect::get(&promise, &JsValue::from_str("then")).ok();
    if let Some(then) = then.and_then(|then| then.dyn_into::<js_sys::Function>().ok()) {
        let _ = then.call2(&promise, &copied, &refused);
    }
}
