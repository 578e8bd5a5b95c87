//! Being told when elements change their size.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, ResizeObserver};

/// Watches until it is dropped.
pub struct ResizeListener {
    observer: Option<ResizeObserver>,
    _told: Closure<dyn FnMut()>,
}

impl ResizeListener {
    /// Calls `changed` when one of the elements changes its size, and once at the beginning. A browser that cannot tell
    /// calls it never.
    pub fn on(elements: &[Element], changed: impl FnMut() + 'static) -> Self {
        let told = Closure::<dyn FnMut()>::new(changed);
        let observer = ResizeObserver::new(told.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            for element in elements {
                observer.observe(element);
            }
        }
        Self { observer, _told: told }
    }
}

impl Drop for ResizeListener {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
