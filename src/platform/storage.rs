//! What is remembered on this device. Reading and writing both may be denied.

use web_sys::Storage;

fn local() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// The value kept under a name.
#[must_use]
pub fn get(name: &str) -> Option<String> {
    local()?.get_item(name).ok().flatten()
}

/// Keeps a value; `false` if the browser refuses.
pub fn set(name: &str, value: &str) -> bool {
    local().is_some_and(|storage| storage.set_item(name, value).is_ok())
}
