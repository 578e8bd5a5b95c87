//! Handing an address on to other programs of the device, where the browser can.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Whether the browser has a share sheet.
#[must_use]
pub fn is_possible() -> bool {
    share_function().is_some()
}

/// Opens the share sheet. What the reader does there is not known here; one that is refused does not open.
pub fn share(title: &str, text: &str, url: &str) {
    let Some((navigator, function)) = share_function() else {
        return;
    };
    let data = Object::new();
    for (name, value) in [("title", title), ("text", text), ("url", url)] {
        let _ = Reflect::set(&data, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    let promise = function.call1(&navigator, &data);
    // A sheet that the reader closes rejects the promise; unheard, that would be an error in the console.
    if let Ok(promise) = promise.and_then(|promise| promise.dyn_into::<js_sys::Promise>()) {
        super::clipboard::settle(&promise, |_| {});
    }
}

fn share_function() -> Option<(JsValue, Function)> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let function = Reflect::get(&navigator, &JsValue::from_str("share")).ok()?.dyn_into().ok()?;
    Some((navigator, function))
}
