//! Files made in the browser and handed to the reader.

use gloo::timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::page;

/// How long the address of a file is kept after the reader has asked for it, in ms: browsers begin to read it a little
/// later.
const KEPT: u32 = 60_000;

/// Offers a text as a file; `false` if the browser refuses.
pub fn save(name: &str, media_type: &str, text: &str) -> bool {
    offer(name, media_type, text).is_some()
}

/// Offers a file that was made elsewhere; `false` if the browser refuses.
pub fn save_blob(name: &str, blob: &Blob) -> bool {
    hand_over(name, blob).is_some()
}

fn offer(name: &str, media_type: &str, text: &str) -> Option<()> {
    hand_over(name, &blob(media_type, text)?)
}

fn hand_over(name: &str, blob: &Blob) -> Option<()> {
    let url = Url::create_object_url_with_blob(blob).ok()?;
    let link: HtmlAnchorElement = page::document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Timeout::new(KEPT, move || {
        // A browser that has forgotten the address already has nothing to be told.
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Some(())
}

/// A text as a blob.
pub(super) fn blob(media_type: &str, text: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(text)), &options).ok()
}
